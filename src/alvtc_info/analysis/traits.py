"""What speaks for and against a candidate: named traits of a clause that may tell an act, and of a figure.

A trait is a short name such as `head=issue` or `left=total & period=none`: a class of words and where it stands. No
trait names a verb, a noun or a number. `analysis.judgement` weighs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis import cue_words
from alvtc_info.analysis.sentences import MOODS
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.analysis.sentences import Clause, Figure, Sentence, Word

_RULE_BEHIND = Pattern(r"须|不得|应当|不予|方可|逾期|不少于|不超过|不低于|每[年月周日天晚次两半]|一律")
_DOCUMENT_NUMBER = Pattern(
    r"[（以][^，。；（）]{0,14}〔(?:19|20)\d\d〕[^，。；]{0,8}号|\d{4}年第?\d+号(?:令|文|决定|公告)"
)
_TAILS = frozenset({"时", "后", "前", "中", "上", "下", "期间", "以来", "之际", "的", "起"})
_MANNERS = frozenset(
    {"done", "at_once", "smooth", "joint", "going", "neg", "many", "habit", "must", "future", "passive"}
)
_SUBJECT_CUES = frozenset({"point", "link", "since", "at_meeting", "habit", "must"})
_BEFORE_CUES = frozenset({"must", "future", "habit", "link", "point", "say", "evidence", "at_meeting", "passive"})
_AFTER_CUES = frozenset({"must", "future", "habit", "say", "limit", "neg", "part"})
_DIGITS = "0123456789"
_NUMERALS = _DIGITS + "一二三四五六七八九十两几多"
_LONGER = frozenset({"span here", "term here", "counted here", "plan end here"})
_SINGLE_TIMES = ("year here", "month here", "span here", "term here", "open here")


def _moods(clause: Clause, sentence: Sentence) -> Iterable[str]:
    before = frozenset().union(*(each.moods for each in sentence.clauses[: clause.index]))
    after = frozenset().union(*(each.moods for each in sentence.clauses[clause.index + 1 :]))
    for mood in MOODS:
        if mood in clause.moods:
            yield f"mood={mood}"
        if mood in before:
            yield f"mood before={mood}"
        if mood in after:
            yield f"mood after={mood}"


def _beside(word: Word) -> frozenset[str]:
    """The classes of a neighbour: its own, those of a verb, else its part of speech."""
    return word.cues | {f"v {name}" for name in word.is_verb_of} or frozenset({f"part {word.tag[:1]}"})


_COUNT_OF_ACTS = Pattern(r"\d+(?:余|多)?(?:人?次|份|场|期)$")
_DRAFTING = Pattern(r"研究(?:制定|出台|起草)(?!了)")
_GENERAL = frozenset({"开展", "组织", "进行"})
_SINGLE = Pattern(r"了|专项|集中|联合|全面|拉网|一次|首次|大检查|大排查|第[一二三四五六七八九十\d]")
_UNFINISHED = frozenset({"正在", "正", "仍在", "还在", "仍", "继续", "持续", "不断", "坚持"})
_NO_TELLING = Pattern(r"[A-Za-z]{2,}[./]|//|等(?:方式|形式|途径|渠道)|(?:会商|研判|值守|盯守|盯防|巡护)$")
_DUTIES = frozenset({"负责", "承担", "主管", "分管"})
_NUMBERED_TITLE = Pattern(r"》（[^（）]{0,16}〔(?:19|20)\d\d〕[^（）]{0,8}号）")
_BY_MEANS = frozenset({"通过", "采取", "采用", "以"})


def is_barred(clause: Clause) -> bool:
    """Whether a clause tells no single act that was done.

    It tells a plan, a duty, a habit, what was not done, a rescue, a means (通过举办讲座), or how often (先后召开会议3次).
    """
    ahead = clause.words[: clause.head] if clause.head >= 0 else clause.words
    barring = frozenset().union(*(word.cues for word in ahead))
    verb = clause.words[clause.head].text if clause.head >= 0 else ""
    if verb in _DUTIES or any(word.text in _DUTIES for word in ahead) or _NUMBERED_TITLE.search(clause.text):
        return True
    if barring & {"must", "future", "habit", "neg"} or _is_habit(clause) or "future" in clause.moods:
        return True
    if clause.head >= 0 and (clause.verb == {"rescue"} or (ahead and ahead[-1].text in _BY_MEANS)):
        return True
    if any(word.text in _UNFINISHED for word in ahead) or _NO_TELLING.search(clause.text):
        return True
    if _is_general(clause) or _DRAFTING.search(clause.text):
        return True
    return _COUNT_OF_ACTS.search(clause.text) is not None or (
        "many" in barring and any(word.text[0] in _DIGITS for word in clause.words[clause.head + 1 :])
    )


def _is_general(clause: Clause) -> bool:
    """Whether a verb that fits anything (开展, 组织) has an object that is no single event: 开展隐患排查, 组织学生."""
    if clause.head < 0 or clause.words[clause.head].text not in _GENERAL:
        return False
    rest = clause.words[clause.head + 1 :]
    cues = rest[-1].cues if rest else frozenset()
    if "abstract" in cues or (len(rest) <= 2 and "people" in cues) or (rest and "state" in rest[-1].verbs):
        return True
    ahead = frozenset().union(*(word.cues for word in clause.words[: clause.head]))
    return (
        "campaign" in cues
        and not ahead & {"at_once", "joint", "done", "smooth"}
        and not _SINGLE.search(clause.text)
        and not any(word.text[0] in _DIGITS for word in rest)
    )


def _is_habit(clause: Clause) -> bool:
    return "habit" in clause.moods and "habit" not in clause.cues


def act_traits(sentence: Sentence, clause: Clause) -> set[str]:
    """The traits of a clause that may tell an act."""
    verbs, time = clause.verb, _time_of_act(sentence)
    found = {
        f"time={time}",
        f"agent={clause.agent}",
        f"clause={min(clause.index, 2)}",
        f"length={min(5, len(clause.text) // 5)}",
        f"behind={sentence.document.plain[clause.end : clause.end + 1]}",
        *sentence.times,
        *_moods(clause, sentence),
        *(f"holds={cue}" for cue in clause.cues),
        *_setting(sentence, clause),
    }
    with_verb = [f"time={time}", f"agent={clause.agent}", *(f"mood={mood}" for mood in clause.moods)]
    with_verb.extend(name for name in found if name.startswith("bar "))
    with_verb.extend(name for name in _SINGLE_TIMES if name in sentence.times)
    if clause.head >= 0:
        found.update(_around_verb(clause, with_verb))
    last = clause.words[-1]
    found.add(f"last={last.tag[:1]}")
    if last.text in _TAILS:
        found.add("tail of time")
    for verb in verbs:
        found.add(f"head={verb}")
        found.update(f"head={verb} & {name}" for name in with_verb)
    return found


def _time_of_act(sentence: Sentence) -> str:
    """What governs the sentence; a month alone closes a period for figures and is no date for an act."""
    if sentence.time == "period here" and "month here" in sentence.times and not sentence.times & _LONGER:
        return "month here"
    return sentence.time


def _setting(sentence: Sentence, clause: Clause) -> Iterable[str]:
    """What stands before and behind the clause in its sentence, and what bars it."""
    text = sentence.document.plain
    ahead = clause.words[: clause.head] if clause.head >= 0 else []
    if any(word.cues & {"must", "future", "habit"} for word in ahead) or _is_habit(clause):
        yield "bar ahead"
    if any("neg" in word.cues for word in ahead):
        yield "bar not"
    if any(each.moods & {"must", "habit"} for each in sentence.clauses[: clause.index]):
        yield "bar before"
    if _RULE_BEHIND.search(text, clause.end, sentence.end):
        yield "bar behind"
    if _DOCUMENT_NUMBER.search(sentence.document.text, sentence.start, sentence.end + 1):
        yield "bar number"
    if clause.index:
        earlier = sentence.clauses[clause.index - 1]
        yield from (f"before head={verb}" for verb in earlier.verb)
        yield from (f"before={cue}" for cue in earlier.cues & _BEFORE_CUES)
        if earlier.words and earlier.words[0].text in cue_words.PREPOSITIONS:
            yield "before=phrase"
        if earlier.words and earlier.words[-1].text in {"时", "后", "前", "中", "上", "下"}:
            yield f"before ends={earlier.words[-1].text}"
    if clause.index + 1 < len(sentence.clauses):
        later = sentence.clauses[clause.index + 1]
        yield from (f"after head={verb}" for verb in later.verb)
        yield from (f"after={cue}" for cue in later.cues & _AFTER_CUES)


def _around_verb(clause: Clause, with_verb: list[str]) -> Iterable[str]:
    """The traits of what stands about the main verb; what goes with its class is added to `with_verb`."""
    words, head = clause.words, clause.head
    ahead, rest = words[clause.subject_end : head], words[head + 1 :]
    yield from (f"manner={cue}" for word in ahead for cue in word.cues)
    yield from (f"subject={cue}" for word in words[: clause.subject_end] for cue in word.cues & _SUBJECT_CUES)
    yield f"distance={min(3, len(ahead))}"
    if clause.governed:
        yield "phrase ahead"
    following = rest[0] if rest else None
    if following is None:
        yield "next=end"
        with_verb.append("next=end")
    elif following.text == "了":
        yield "next=了"
        with_verb.append("next=了")
    else:
        yield "next=number" if following.text[0] in _NUMERALS else f"next={following.tag[:1]}"
    if following is not None:
        yield from (f"next={cue}" for cue in following.cues)
    ends = words[-1].cues
    yield from (f"object={cue}" for cue in ends)
    with_verb.extend(f"object={cue}" for cue in ends or ("?",))
    with_verb.extend(f"manner={cue}" for word in ahead for cue in word.cues & _MANNERS)
    yield from (f"further={verb}" for word in rest for verb in word.verbs)
    if any(word.text == "的" for word in rest):
        yield "rest holds 的"
    if any(word.text[0] in _DIGITS for word in rest):
        yield "rest holds number"
    if "《" in clause.text or "□" in clause.text:
        yield "title"
        with_verb.append("title")
    if words[head].tag[:1] != "v":
        yield "head is noun"


KNOWN_GROUP = Pattern(
    r"[^，。；]{0,8}(?:患者|学生|伤员|伤者|病人|工地|部门|系部)[^，。；]{0,6}(?:病情|症状|情绪|均|都|生命体征|同时|各|正在|平稳|稳定|脱离|已脱离|已转)"
)
JOINING = Pattern(r"[^，。；、]{0,6}(?:参加|参赛|到场|出席|参会|参与)")
_YEAR_AHEAD = Pattern(r"(?:19|20)\d\d年(?=[^\W\d_a-zA-Z])(?!以来|起|至|到|初)[^，。；\d]{0,20}$")
_SEATS = Pattern(r"车厢|座位|席位")
# one of a group, and the group that the sentence is about: 26个试点单位之一, 39名学生中，已有3人
GROUP_OF = Pattern(r"[^，。；、\d]{0,14}(?:之一|中，)")
# so few that it is a description, not data: 学院有3个校区
HANDFUL = Pattern(r"[1-5](?:个|条|座|支|家|处|栋|所)$")
_SIZE = Pattern(r"设计|规划|核定|编制|额定|装机|容量|寿命|建筑面积|占地|总面积|全长|注册资本|分[^，]{0,4}$")
_BOUND = Pattern(r"[^，。；]{0,6}(?:以上|以下|以内|之内|者)")
_IN_CARE = Pattern(r"[^，。；]{0,10}(?:正在|在[^，。；]{2,10}(?:治疗|救治|观察|住院))")
_FINAL = Pattern(r"(?:共造成|事故造成|致)$")
_EARLIER = frozenset(
    {
        "hurt", "scene", "part", "part_of", "evidence", "say", "work", "have", "total", "limit", "spec", "must", "future",
        "at_meeting", "people",
    }
)  # fmt: skip
_LATER = frozenset(
    {
        "hurt", "scene", "part", "part_of", "evidence", "say", "work", "have", "total", "limit", "spec", "must", "future",
        "rate", "reach", "base",
    }
)  # fmt: skip


def _dating(sentence: Sentence, at: int) -> str:
    """What tells as of when a figure at this offset holds, by where it stands."""
    if sentence.names("period", sentence.start, at):
        return "ahead"
    names = (
        ("behind", "period here"), ("now", "now here"), ("date", "date here"), ("vague", "vague here"),
    )  # fmt: skip
    for short, name in names:
        if name in sentence.times:
            return short
    if sentence.names("open", sentence.start, at):
        return "open"
    if "clock here" in sentence.times:
        return "clock"
    if "period before" in sentence.times or "cut-off before" in sentence.times:
        return "earlier"
    return "event" if "date before" in sentence.times else "none"


def figure_traits(sentence: Sentence, figure: Figure, *, governed: bool) -> set[str]:
    """The traits of a figure; `governed` says that a cut-off or a period reaches it (`periods.governed`)."""
    clause, unit = figure.clause, figure.unit
    dating = _dating(sentence, figure.start)
    reached = "governed" if governed else "open"
    ahead = [word for word in clause.words if clause.start + word.end <= figure.start]
    behind = [word for word in clause.words if clause.start + word.start >= figure.end]
    found = {
        f"time={sentence.time}",
        f"unit={unit}",
        f"agent={clause.agent}",
        f"clause={min(clause.index, 2)}",
        f"order={min(figure.order, 2)}",
        f"dating={dating}",
        reached,
        f"dating={dating} & unit={unit}",
        f"dating={dating} & agent={clause.agent}",
        f"dating={dating} & {'first' if sentence.is_first else 'later'}",
        *sentence.times,
        *_moods(clause, sentence),
        *_amount(figure),
        *_form(sentence, figure, ahead),
    }
    for word in ahead:
        for cue in word.cues:
            found.update((f"ahead={cue}", f"dating={dating} & ahead={cue}", f"{reached} & ahead={cue}"))
        found.update(f"ahead=v {verb}" for verb in word.verbs)
    for word in behind:
        for cue in word.cues:
            found.update((f"behind={cue}", f"unit={unit} & behind={cue}"))
        found.update(f"behind=v {verb}" for verb in word.verbs)
    _add_neighbours(found, ahead, behind, unit, dating)
    for verb in clause.verb:
        found.update((f"head={verb}", f"dating={dating} & head={verb}"))
    for each in sentence.clauses[: clause.index]:
        found.update(f"before={cue}" for cue in each.cues & _EARLIER)
    for each in sentence.clauses[clause.index + 1 :]:
        found.update(f"after={cue}" for cue in each.cues & _LATER)
    return found


def is_plain(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure only describes: a handful of things, seats, a group of which one is spoken of, a plan."""
    text = sentence.document.plain
    if (
        any("future" in each.moods for each in sentence.clauses[: figure.clause.index + 1])
        or _SEATS.match(text, figure.end)
        or GROUP_OF.match(text, figure.end, figure.end + 24)
    ):
        return True
    ahead = [word for word in figure.clause.words if figure.clause.start + word.end <= figure.start]
    return bool(ahead) and "have" in ahead[-1].cues and HANDFUL.match(text, figure.start, figure.end) is not None


def _amount(figure: Figure) -> Iterable[str]:
    if figure.digits:
        yield "decimal" if figure.decimal else "whole"
        yield f"digits={min(4, figure.digits)}"
        yield f"digits={min(4, figure.digits)} & unit={figure.unit}"
    else:
        yield "in Chinese"
    if figure.thousands:
        yield "thousands"
    if figure.rough:
        yield "rough"


def _add_neighbours(found: set[str], ahead: list[Word], behind: list[Word], unit: str, dating: str) -> None:
    if not ahead:
        found.add("left=edge")
    else:
        for name in _beside(ahead[-1]):
            found.update((f"left={name}", f"left={name} & unit={unit}", f"dating={dating} & left={name}"))
    if len(ahead) > 1:
        found.update(f"second left={name}" for name in _beside(ahead[-2]))
    if not behind:
        found.add("right=edge")
    else:
        found.update(name for each in _beside(behind[0]) for name in (f"right={each}", f"right={each} & unit={unit}"))
        if behind[0].text == "的":
            found.add("right=的")


def _form(sentence: Sentence, figure: Figure, ahead: list[Word]) -> Iterable[str]:
    """Fixed forms of words about a figure that is no statistic, or a running one."""
    text, clause, start, end = sentence.document.plain, figure.clause, figure.start, figure.end
    if KNOWN_GROUP.match(text, end, end + 24):
        yield "known group"
    if JOINING.match(text, end):
        yield "joining"
    if _YEAR_AHEAD.search(text, max(sentence.start, start - 26), start):
        yield "year ahead"
    if any(word.cues & {"must", "future", "habit", "limit"} for word in ahead) or _is_habit(clause):
        yield "bar ahead"
        yield f"bar ahead & unit={figure.unit}"
    if any(each.moods & {"must", "habit", "limit"} for each in sentence.clauses[: clause.index]):
        yield "bar before"
    if _RULE_BEHIND.search(text, clause.end, sentence.end):
        yield "bar behind"
    if _SIZE.search(text, clause.start, start):
        yield "size"
    if _BOUND.match(text, end, end + 10):
        yield "bound"
    if _IN_CARE.match(text, end, end + 24):
        yield "in care"
    if text[start - 1 : start] in {"这", "该", "此"}:
        yield "this"
    if _FINAL.search(text, max(clause.start, start - 4), start):
        yield "final"
    near = text[max(clause.start, start - 12) : start]
    if "（" in near and "）" not in near:
        yield "in brackets"
