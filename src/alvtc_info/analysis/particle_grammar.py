"""Which of 的, 地 and 得 the words before and behind it demand, where they leave no choice.

A particle is judged where the clause is cut so that it stands alone. Nouns follow 的 (`particle_attributes`), what is
done follows 地, and how it is done, or what comes of it, follows 得 (`particle_complements`); what may be either is
left alone.
"""

from __future__ import annotations

from alvtc_info.analysis.particle_attributes import DONE_TOO, describes, describes_behind_get, is_owner, names_thing
from alvtc_info.analysis.particle_complements import COMES_OF_IT, comes, comes_of_it, is_complement
from alvtc_info.analysis.particle_places import ACTS, RIGHT, Place, kind_of, place_at
from alvtc_info.analysis.particle_words import (
    ALL_OF,
    BECOMES,
    DEGREE,
    FEELS,
    HANDIWORK,
    HOW,
    MAKES_SO,
    MODAL,
    NEVER_ATTRIBUTES,
    NO_ACTS,
    ONLY_ADVERBS,
    ONLY_DONE,
    PICTURED,
    PICTURES,
    PREPOSITIONS,
    RESULT_ENDS,
    SIMPLE_ACTS,
    TIMES,
)
from alvtc_info.text.chinese_runs import NOT_CHINESE
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, part_of_speech, tag_of


class Verdict(NamedTuple):
    """The particle that must stand in a place, and whether that is certain."""

    right: str
    sure: bool


def right_particle(text: str, at: int) -> Verdict | None:
    """The particle that must stand here instead of the one that does; None where that one may stand."""
    particle = text[at]
    if particle == "的" and not may_be_wrong(text, at):
        return None
    if text[at - 1] in FEELS and particle != "得" and comes_of_it(text[at + 1 : at + 1 + RIGHT], text, at):
        return Verdict("得", False)
    place = place_at(text, at)
    right = _right_one(place, particle) if place else ""
    return Verdict(right, _is_sure(place, right)) if place and right else None


def _right_one(place: Place, particle: str) -> str:
    """The particle that must stand instead of this one; empty where it may stand."""
    if particle == "得":
        return "的" if describes_behind_get(place) else "地" if _is_done_so(place) else ""
    if particle == "地" and describes(place):
        return "的"
    if is_complement(place, bare=particle == "地"):
        return "得"
    return "地" if particle == "的" and _is_adverbial(place) else ""


def _is_sure(place: Place, right: str) -> bool:
    """Whether it is plain that this one must stand: the neighbours are of the closest classes."""
    if right == "的":
        return is_owner(place.before) or place.left in TIMES
    rest = "".join(place.after)
    if right == "得":
        return DEGREE.match(rest) is not None or rest[:1] == rest[1:2] or rest in PICTURED
    is_done = place.next in _GOING or place.right in ONLY_DONE or place.right == "把"
    return is_done and _adverb(place)[0] in HOW


# 的 before what may be a complement
_MAY_SAY_HOW = Pattern(
    rf"(?:{DEGREE.source})|不|比|[\u4e00-\u9fff]不|{COMES_OF_IT.source}|(?P<a>[\u4e00-\u9fff])(?P=a)"
)
_ENDS = frozenset(word[-2:] for word in HOW)


def may_be_wrong(text: str, at: int) -> bool:
    """Whether an adverb may stand before this 的, or a complement behind it: a cheap test that comes before the cut."""
    last, four = text[max(0, at - 2) : at], text[max(0, at - 4) : at]
    if (
        last in _ENDS
        or last[:1] == "逐"
        or last[-1:] in BECOMES
        or last[-1:] in HANDIWORK
        or last in MAKES_SO
        or text[at + 1 : at + 5] in PICTURED
        or last[:1] == last[1:]
        or "一" in four[:2]
        or _MAY_SAY_HOW.match(text, at + 1)
    ):
        return True
    return len(four) == 4 and part_of_speech(four) in PICTURES


_REPEATED = Pattern(
    r"(?:(?P<a>[\u4e00-\u9fff])(?P=a)(?P<b>[\u4e00-\u9fff])(?P=b)|一[\u4e00-\u9fff]一[\u4e00-\u9fff]|(?P<c>[\u4e00-\u9fff]{2})(?P=c))$"
)
_LONG = (5, 4, 3)  # code points of adverbs that the dictionary has in parts: 有计划
_ONE_AFTER_ANOTHER = Pattern(r"一(?P<a>[\u4e00-\u9fff])(?P=a)$")


def _adverb(place: Place) -> tuple[str, str]:
    """The adverb that ends before the particle, and its kind: always, picture, manner, or other; empty for none."""
    left = "较好" if place.before[-2:] == ("较", "好") else place.left  # 较好
    four = place.said[-4:]
    if four in NEVER_ATTRIBUTES:
        return four, "always"
    if _REPEATED.match(four) and four not in ALL_OF:
        return four, "picture" if four[0] != "一" and four[:2] != four[2:] else "always"
    if place.said[-3:] == place.said[-6:-3] and place.said[-3:-2] == "一":
        return place.said[-6:], "always"  # 一间房一间房
    several = next((place.said[-size:] for size in _LONG if place.said[-size:] in HOW), "")
    if several:
        return several, "always" if several in NEVER_ATTRIBUTES else "manner"
    three = place.said[-3:]
    if _ONE_AFTER_ANOTHER.match(three):
        return three, "always"
    if (
        left in NEVER_ATTRIBUTES
        or (len(left) == 2 and left[0] == "逐")
        or (len(left) == 2 and left[0] == left[1] and (left in HOW or tag_of(left) in ("d", "z")))
    ):
        return left, "always"
    if left in HOW:
        return left, "manner"
    if len(left) == 4 and tag_of(left) in PICTURES:
        return left, "picture"
    return (left, "other") if len(left) > 1 and tag_of(left) in ("a", "ad", "d", "z", "an") else ("", "")


_MUST = Pattern(
    r"(?:能够|可以|应当|应该|必须|无法|不能|逐[一个项户条人栋间层]|一一|连夜|再次|反复|重新|[要须]对[^，。；、]{1,5})$"
)
_VERY_BEFORE = Pattern(r"(?:更加?|很|十分|非常|较|比较)$")


def _lead(place: Place, adverb: str) -> str:
    """What stands before the adverb, and before those that are listed with it: 积极、稳妥."""
    lead = place.said[: len(place.said) - len(adverb)]
    while True:
        very = _VERY_BEFORE.search(lead)
        if very:
            lead = lead[: very.start()]
        elif lead[-2:] in HOW and not _MUST.search(lead):
            lead = lead[:-2]
        elif (
            lead.endswith(("、", "而", "又"))
            and (words := cut(NOT_CHINESE.split(lead[:-1])[-1]))
            and (words[-1] in HOW or tag_of(words[-1])[0] in "adziv")
        ):
            lead = lead[: -1 - len(words[-1])]
        else:
            return lead


_NOUN_GOES_ON = frozenset("的者很是让使令都也会能可有对率表单")
_GOING = frozenset("了着起过")
_SEES = frozenset(
    "看到 看见 意识到 认识到 感到 感受到 体会到 发现 知道 记得 说 指出 认为 表示 觉得 了解到 问 问道 说道 回答 答道 告诉 写道 听到 想到 想起".split()
)
_GOES_ON = frozenset({"d", "p", "c", "ul"})  # what goes on behind a subject: 及时的反馈情况已存档
_GROUPS = frozenset("各 每 全 所有 有关 相关 全体 全院 全校 上级 党的".split())
_TAKES_NOUN = Pattern(
    r"(?:感到|感受到|充满|深表|满怀|进行|开展|给予|予以|作|做|作出|做出|提供|得到|受到|经过|通过|表示|在|有|是|为|以|用|靠|凭|对|把|将|从|向|与|和|及|、|的|出|了|着|更|最|很|较|种|个|次|番|项|场)(?:更|最|很|较|更加|十分|非常|比较|极其)?$"
)
_NAMES_A_THING = Pattern(
    r"(?:工作|方案|制度|机制|办法|措施|程序|流程|能力|水平|标准|系统|平台|方式|方法|结果|效果|过程|质量|模式|体系|力度|作用|人数|情况|精神|态度|时间|小组|人员|活动|服务|意识|环境|氛围|基础|习惯|说明|报告|清单|记录|台账|材料)$"
)


_AT_ONCE = frozenset("立刻 立即 随即 当即 即刻 尽早 及早 务必 一并".split())  # before nothing but a verb
_NOT = frozenset("不没非未无")
# what goes on or ends, and what is said, so and not otherwise: 顺利的进行， 激动的说：
_ONLY_SO = frozenset("进行 开展 举行 推进 闭幕 开幕 落幕 收官 说 问 答 喊".split())


def _is_adverbial(place: Place) -> bool:
    """Whether an adverb stands before 的, and what is done behind it."""
    adverb, kind = _adverb(place)
    right, behind = place.right, place.next
    if not adverb:
        return False
    if len(right) == 2 and right[0] == "逐" and (kind in ("always", "picture") or len(adverb) > 2):
        return tag_of(behind or "逐")[0] == "v"
    if right in PREPOSITIONS and behind:
        return _begins_with_preposition(place, kind)
    tag = kind_of(right)
    always, simple = kind == "always", right in SIMPLE_ACTS
    if adverb in _AT_ONCE and len(right) > 1 and (right in DONE_TOO or tag[0] not in "na"):
        return True
    if kind == "other" or right in NO_ACTS or (len(right) == 1 and always and adverb not in HOW and not simple):
        return False
    lead = _lead(place, adverb)
    modal = MODAL.search(lead) is not None
    done = right in ONLY_DONE
    noun = tag not in ("v", "vd", "vg", "zg") and not done
    if (noun and tag not in ("vn", "n")) or (not modal and _TAKES_NOUN.search(lead[-6:])):
        return False
    if kind != "picture" and (
        (right in _ONLY_SO and place.rest == right)
        or (behind == "并" and len(right) > 1 and _NOT.isdisjoint("".join(place.after[2:3])))
    ):
        return True
    relative, last = "的" in place.rest, place.ended and not behind
    if last and ((len(right) > 1 and _MUST.search(lead)) or (always and simple)):
        return True
    whole = not _NAMES_A_THING.search(place.rest[len(right) :])
    if behind in _GROUPS or (done and (whole or always) and behind[:1] not in _NOUN_GOES_ON):
        return True
    if _goes_on(place, tag):
        return (always and tag[0] in "vz") or (tag in ACTS and behind in _GOING) or (tag == "v" and not relative)
    if tag == "n" and not always:
        return simple and last and adverb in ONLY_ADVERBS
    thing = len(behind) > 1 and tag_of(behind)[0] in "nr"
    if modal and not relative and tag_of(behind or "了") != "f":
        if tag == "v":
            return len(right) > 1 or bool(behind)
        return thing and whole
    if tag != "v":
        return simple and last and adverb in ONLY_ADVERBS
    if always:
        return (
            thing or simple or tag_of(behind or "的")[0] in "mrvp" or (last and (len(right) > 1 or adverb not in HOW))
        )
    if (last and len(adverb) > 2 and adverb in ONLY_ADVERBS) or (right in _SEES and len(right) > 1):
        return True
    if place.counts and not behind and len(right) > 1:
        return True
    if relative or not behind:
        return False
    return tag_of(behind) == "m" or (
        thing
        and whole
        and place.ended
        and _GOES_ON.isdisjoint(map(tag_of, place.after[1:]))
        and (tag_of(behind)[0] == "r" or names_thing(place.after[1:]))
    )


_RESULTS = frozenset("了过着好完成出到起入向给在上下进回住掉走开满来去")
_DIRECTIONS = frozenset("起来 下去 出来 下来 上来 过来 进去 回来".split())


def _goes_on(place: Place, tag: str) -> bool:
    """Whether the verb behind has what only verbs have behind them: 了, 到, 出来."""
    right, behind = place.right, place.next
    result = len(behind) == 1 and (behind in _RESULTS or (len(right) == 1 and place.after[2:3] == ("了",)))
    return (
        (result and bool(behind))
        or behind in _DIRECTIONS
        or (len(right) > 1 and right[-1] in RESULT_ENDS and tag == "v")
    )


_WAYS = frozenset("往向从")
_HANDLES = frozenset("把将被")  # none of them begins what 的 describes
_NO_HANDLE = frozenset("是有会要为给")  # 将会, 被给予


def _begins_with_preposition(place: Place, kind: str) -> bool:
    """Whether a preposition with its noun stands behind the adverb, and a verb behind that: 耐心的向新生解释."""
    right, behind = place.right, place.next
    tag = tag_of(behind)
    if (
        right in _HANDLES
        and behind[0] not in _NO_HANDLE
        and (right == "把" or kind != "other")
        and (right != "被" or kind != "picture")
    ):
        return tag[0] in "nrmstvabx"
    said, relative, _ = place.rest.partition("的")
    if kind == "always" and right in _WAYS:
        return not relative
    if kind == "other" or tag[0] not in "nrsmtfb":
        return False
    words = cut(said[1:])[1:]
    return "了" in words or (not relative and any(tag_of(word)[0] == "v" for word in words))


def _is_done_so(place: Place) -> bool:
    """Whether an adverb stands before 得, and what is done behind it."""
    adverb, kind = _adverb(place)
    right = place.right
    if not adverb or kind == "other" or adverb in MAKES_SO:
        return False
    if right in PREPOSITIONS and len(place.after) > 1:
        return right not in "在给" or kind == "always"
    if right in NO_ACTS or comes("".join(place.after)):
        return False
    return (
        right in SIMPLE_ACTS
        or place.next in _RESULTS
        or (kind_of(right) in ACTS and (len(right) > 1 or kind == "always"))
    )
