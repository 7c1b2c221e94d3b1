"""A clause taken apart: its words with their classes, who acts, the main verb and the moods."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from alvtc_info.analysis import cue_words
from alvtc_info.analysis.classes import CUE, MADE, MOODS, VERB, listed
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import part_of_speech
from alvtc_info.text.value_classes import changeable

_NONE = VERB.of("none")
_BY_BUILD = {name: VERB.of(name) for name in MADE}
# what a word may be at its place: bits of `Word.roles`
(
    OFFICE, FIRST_OFFICE, LATER_OFFICE, PERSON, PREPOSITION, PREDICATE, ONCE_FIRST, ONCE_SECOND, HEAD, AUXILIARY,
    SHORT, ACT, SUFFIX, MODAL, COPULA, ENDS,
) = (1 << place for place in range(16))  # fmt: skip
_BEFORE_VERB = CUE.of("done", "must", "future", "habit", "at_once", "smooth", "joint")
_AUXILIARY = CUE.of("must", "habit", "done", "going", "smooth", "at_once", "future", "neg")
_NO_OFFICE = CUE.of("scene", "meeting", "abstract", "point")
_SMOOTH = CUE.of("smooth")
_POINT = CUE.of("point")
_EVENT = CUE.of("campaign", "meeting", "abstract", "point")
_MANNER = CUE.of("joint", "many", "going", "at_once")
_DONE = CUE.of("done")
_ACTS = VERB.of("issue", "hold", "visit")
_SAY = CUE.of("say")
_DISPOSAL = CUE.of("disposal")
_HABIT_CUE, _FUTURE_CUE = CUE.of("habit"), CUE.of("future")
_NO_VERBS = frozenset({"有关", "相关", "有效", "有序", "所有", "原有", "现有", "有人", "主任"})
_SHORT_VERBS = frozenset("赴获任拨购授评设建开签")


class Word:
    """A word with its classes, one object for each word that was met; where it stands is told by its clause.

    `tag` is the dictionary's part of speech, "v" for a word of the verb classes; `cues` and `verbs` are the classes
    that list it (`classes.CUE`, `classes.VERB`), `size` its code points. `is_verb_of` are the classes of verbs that it
    is in, by the lists or by its characters, 0 for no verb: `two` are verbs of two characters for single acts (制发),
    `end` those that bring an act to its end, `half` those with one such character, `being` and `effort` states and
    efforts, `other`, `one`, `long` the rest. `roles` are the bits of this module (OFFICE …): what it may be in a
    clause.
    """

    __slots__ = ("cues", "is_verb_of", "roles", "size", "tag", "text", "verbs")

    def __init__(self, text: str, part: str, cues: int, verbs: int, is_verb_of: int) -> None:
        self.text, self.tag, self.cues, self.verbs, self.is_verb_of = text, part, cues, verbs, is_verb_of
        self.size = len(text)
        self.roles = _roles(self)


def is_office(text: str) -> bool:
    """Whether a whole word names an office: by the list, or one that speaks of itself (我园, 该馆, 本厂)."""
    return text in cue_words.OFFICES or (
        len(text) == 2 and text[0] in "我该" and text[1] in cue_words.OFFICE_ENDS and text != "该处"
    )


def _roles(word: Word) -> int:
    text, part = word.text, word.tag
    acts = word.verbs & _ACTS if len(text) > 1 else 0
    found = OFFICE if is_office(text) or (len(text) > 2 and text[-2:] in cue_words.OFFICES) else 0
    if text[-1] in cue_words.OFFICE_ENDS and text not in cue_words.NO_OFFICES and not word.cues & _NO_OFFICE:
        if len(text) > 1:
            found |= FIRST_OFFICE | LATER_OFFICE if part[:1] in "njx" and not word.cues & _DONE and not acts else 0
        elif part[:1] in "nqvjfi":
            found |= LATER_OFFICE
    found |= PERSON if text in cue_words.PERSONS else 0
    found |= PREPOSITION if text in cue_words.PREPOSITIONS else 0
    found |= PREDICATE if part[:1] in {"v", "d", "p"} or acts or word.cues & _BEFORE_VERB else 0
    found |= ACT if acts else 0
    found |= SUFFIX if text in cue_words.OFFICE_SUFFIXES else 0
    found |= MODAL if text in cue_words.MODALS else 0
    found |= COPULA if text in cue_words.COPULAS else 0
    found |= HEAD if word.is_verb_of and text not in _NO_VERBS else 0
    found |= AUXILIARY if word.cues & _AUXILIARY else 0
    if len(text) == 1:
        found |= 0 if text in _SHORT_VERBS else SHORT
        found |= ENDS if text in cue_words.RESULT else 0
        if text in cue_words.ONCE:
            found |= ONCE_SECOND
            found |= 0 if text in cue_words.PREPOSITIONS or word.cues else ONCE_FIRST
    return found


def _made_of(text: str, part: str) -> int:
    """The class of a verb that is in no list, by its characters."""
    is_verb = part[:1] == "v"
    if len(text) != 2:
        return _BY_BUILD["one" if len(text) == 1 else "long"] if is_verb else 0
    first, second = text[0] in cue_words.ONCE, text[1] in cue_words.ONCE
    if first and second:
        return _BY_BUILD["two"]
    if not is_verb:
        return 0
    if first and text[1] in cue_words.RESULT:
        return _BY_BUILD["end"]
    if first or second:
        return _BY_BUILD["half"]
    if text[0] in cue_words.BEING or text[1] in cue_words.BEING:
        return _BY_BUILD["being"]
    return _BY_BUILD["effort" if text[0] in cue_words.ONGOING and text[1] in cue_words.ONGOING else "other"]


# characters that are words of their own behind a verb or a word of rule or plan: 完成了, 应当在, 计划将, 响应由
_APART = "了至到为出成入于在与向对将由把从以给"
_BINDING = frozenset(
    {"计划", "应当", "可以", "需要", "必须", "务必", "能够", "准备", "打算", "预计", "建议", "要求", "希望"}
    | {"响应", "供应", "适应", "反应", "对应", "相应", "效应", "挥部"}
)


# the end of an office's name with what follows it: 保卫处|在, 工作站|在, 教务处|以 (but 对其|处以)
_AT_OFFICES = frozenset({"处在", "处于", "处以", "站在", "部将", "局部"})


class _Words(dict[str, "Word | None"]):
    """Words by what is written, None for what is no word; characters, figures and Latin letters always are one."""

    def __missing__(self, text: str) -> Word | None:
        if len(self) >= _MOST:
            self.clear()
        found = self[text] = _made(text)
        return found


def _made(text: str) -> Word | None:
    cues, verbs, _ = listed()
    known = verbs.get(text, 0)
    if len(text) == 2 and text[0] == "已" and text[1] in _APART:
        return None  # 已|在采购网公开招标
    part = "m" if text.isascii() else part_of_speech(text)
    if part is None:
        named = is_office(text)
        if not known and text not in cues and len(text) > 1 and not named:
            return None
        part = "v" if known else "n" if named else ""
    return Word(text, part, cues.get(text, 0), known, known or _made_of(text, part))


_MOST = 100_000  # entries; each is met again and again
_WORDS = _Words()


class _Endings(dict[str, "Word | None"]):
    """The last word of a text by its last two characters, where these tell it; None where more must be looked at."""

    def __missing__(self, pair: str) -> Word | None:
        if len(self) >= _MOST:
            self.clear()
        last = pair[-1:]
        told = not (
            pair in listed()[2] or pair in _AT_OFFICES or last.isascii() or last in _APART or last in cue_words.THIRDS
        )
        found = self[pair] = (_WORDS[pair] or _WORDS[last]) if told else None
        return found


_ENDINGS = _Endings()


def words_of(clause: str) -> tuple[tuple[Word, ...], tuple[int, ...]]:
    """The words of a clause and where each begins, then where the last one ends, in code points.

    Taken from the end of the clause, each time the longest that a list or the dictionary has, three characters only
    with an ending of `cue_words.THIRDS`; digits and Latin letters stay together, and so do two characters of single
    acts that are no word.
    """
    known, (_, verbs, tails), thirds, endings = _WORDS, listed(), cue_words.THIRDS, _ENDINGS
    found: list[Word] = []
    starts = [len(clause)]
    end = len(clause)
    behind = 0
    while end:
        pair = clause[end - 2 : end] if end > 1 else ""
        word = endings[pair]
        if word is not None:
            start = end - word.size
        elif clause[end - 1].isascii():
            start = _start_of_run(clause, end - 1)
            word = known[clause[start:end]]
        else:
            start = end - 1
            if start and not (
                end > 2
                and clause[start] in _APART
                and (
                    clause[end - 3 : start] in verbs
                    or clause[end - 3 : start] in _BINDING
                    or (
                        pair in _AT_OFFICES
                        and 2 < start < 8
                        and clause[end - 4 : end - 2] not in cue_words.OFFICES
                        and not (pair == "处以" and "对" in clause[:start])
                    )
                )
            ):
                if pair in tails and (
                    longer := next((each for each in tails[pair] if clause.endswith(each, 0, end)), "")
                ):
                    word, start = known[longer], end - len(longer)
                elif end > 2 and clause[start] in thirds and (word := known[clause[end - 3 : end]]) is not None:
                    start = end - 3
                elif (word := known[pair]) is not None:
                    start = end - 2
            if word is None:
                word = known[clause[start]]
        assert word is not None
        if behind & _JOINS and (
            (behind & ONCE_SECOND and word.roles & ONCE_FIRST) or (behind & ENDS and _is_bare_verb(word))
        ):
            found[-1] = _paired(word.text + found[-1].text)
            starts[-1] = start
            behind = 0
        else:
            found.append(word)
            starts.append(start)
            behind = word.roles
        end = start
    found.reverse()
    starts.reverse()
    return tuple(found), tuple(starts)


_JOINS = ONCE_SECOND | ENDS


def _start_of_run(text: str, start: int) -> int:
    """Where the digits and Latin letters begin that this one stands in."""
    if text[start].isalnum():
        while start and text[start - 1].isascii() and text[start - 1].isalnum():
            start -= 1
    return start


def _is_bare_verb(word: Word) -> bool:
    """Whether a character is a verb and nothing else, so that it takes what brings an act to its end (铺好, 挪到)."""
    return len(word.text) == 1 and word.tag[:1] == "v" and not word.cues and not word.roles & PREPOSITION


@lru_cache(maxsize=4096)
def _paired(text: str) -> Word:
    """Two characters that make a verb for an act that the dictionary does not know (制发, 铺好)."""
    return Word(text, "v", 0, 0, _BY_BUILD["end" if text[1] in cue_words.RESULT else "two"])


_HABIT = Pattern(
    r"连续[多数几两三四五\d]年|[一半两][年月周天日][一两二三四\d]次|轮番|长期(?![^，。；]{1,6}(?:人员|学生|教师|职工|账[户号]|设备|物资|车辆|[卡费款])[^，。；])[^在任]|每[年月周日季学天晚次逢两半台人户班层组个届期批吨亩位名]|原则上|不定期|定期|一般(?!公共)|通常"
)


@changeable
class Clause:
    """What stands between two of ，；：。: `start` and `end` are code points in the document's text.

    `words` are its words, `starts` where each begins in the clause and where the last one ends. `agent` is "office" or
    "person" where the clause names who acts, "carried office" or "carried person" where a clause before does, else
    "none". `head` is the index of the word that is taken for its main verb, -1 for none; `subject_end` the number of
    words up to the end of the agent; `cues` and `moods` the classes (`classes.CUE`) that it holds. What other clauses
    of the sentence hold is told by `cues_before`, `moods_before`, `cues_after`, `moods_after`. `roles` are those of its
    words, `roles_before` of those before it; `is_under_rule` says that a clause before it demands, tells a habit or
    makes a condition.
    """

    start: int
    end: int
    index: int
    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    cues: int
    moods: int = 0
    agent: str = "none"
    subject_end: int = 0
    head: int = -1
    governed: bool = False
    cues_before: int = 0
    moods_before: int = 0
    cues_after: int = 0
    moods_after: int = 0
    roles: int = 0
    roles_before: int = 0
    is_under_rule: bool = False

    @property
    def verb(self) -> int:
        """The classes of its main verb (`classes.VERB`); that of "none" without one."""
        return (self.words[self.head].is_verb_of if self.head >= 0 else 0) or _NONE

    @property
    def verb_text(self) -> str:
        """Its main verb; empty without one."""
        return self.words[self.head].text if self.head >= 0 else ""

    def verb_span(self) -> tuple[int, int]:
        """Where its main verb stands in the document's text; it must have one."""
        return self.start + self.starts[self.head], self.start + self.starts[self.head + 1]


def clauses(text: str, spans: list[tuple[int, int]]) -> list[Clause]:
    """The clauses of a sentence at these spans of the text, each with who acts and what stands before and behind it."""
    found = [_clause(text, start, end, index) for index, (start, end) in enumerate(spans)]
    carried = ""
    cues = moods = 0
    under_rule = False
    roles = 0
    for clause in found:
        clause.is_under_rule, clause.roles_before = under_rule, roles
        roles |= clause.roles
        under_rule = under_rule or _rules(clause)
        clause.cues_before, clause.moods_before = cues, moods
        cues |= clause.cues
        moods |= clause.moods
        if clause.agent != "none":
            carried = clause.agent
        elif carried:
            clause.agent = f"carried {carried}"
    cues = moods = 0
    for clause in reversed(found):
        clause.cues_after, clause.moods_after = cues, moods
        cues |= clause.cues
        moods |= clause.moods
    return found


_CALLS = frozenset({"叫", "呼", "回", "答", "接"})  # 叫应
_ASKING = frozenset("请邀约求托")  # 应旗医院之请
_ASKED = frozenset({"邀请", "邀", "要求", "请求", "约"})  # 应护理系邀请


def is_modal(clause: Clause, number: int) -> bool:
    """Whether a modal word is one, and no part of the agent's name (蒙能集团)."""
    words, text = clause.words, clause.words[number].text
    if not number and text == "应":
        return words[-1].text not in _ASKED and words[-1].text[-1] not in _ASKING
    if len(text) > 1 or text == "须" or not number:
        return True
    if text == "应" and words[number - 1].text in _CALLS:
        return False
    if number + 1 < len(words) and words[number + 1].roles & (OFFICE | SUFFIX):
        return False
    return number >= clause.subject_end


def demands(clause: Clause) -> bool:
    """Whether a clause says what shall or may be done, other than as what somebody said (要求各系应报送)."""
    if clause.roles & MODAL:
        for number, word in enumerate(clause.words):
            if word.roles & MODAL and is_modal(clause, number) and not _is_named(clause, clause.starts[number]):
                return True
            if word.cues & _SAY:
                return False
    return False


def _rules(clause: Clause) -> bool:
    """Whether what follows this clause stands under it: it demands, tells a habit or makes a condition (凡……的，)."""
    return bool(
        clause.moods & _HABIT_CUE
        or (
            clause.roles & MODAL
            and any(is_modal(clause, number) for number, word in enumerate(clause.words) if word.roles & MODAL)
        )
        or clause.words[0].text in cue_words.CONDITIONS
        or clause.words[-1].text == "的"
        or "一经" in clause.text
        or (clause.text.endswith("要求") and not any(word.roles & PREPOSITION for word in clause.words[:4]))
    )


def all_cues(words: tuple[Word, ...]) -> int:
    """The cue classes of all these words together."""
    found = 0
    for word in words:
        found |= word.cues
    return found


def _clause(text: str, start: int, end: int, index: int) -> Clause:
    known = _by_itself(text[start:end])
    return Clause(
        start, end, index, known.text, known.words, known.starts, known.cues, known.moods, known.agent, known.subject_end,
        known.head, known.governed, roles=known.roles,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _by_itself(inside: str) -> Clause:
    """A clause by its text alone, whatever stands around it; others are made of it, and nothing is set in it."""
    words, starts = words_of(inside)
    cues = roles = 0
    for word in words:
        cues |= word.cues
        roles |= word.roles
    found = Clause(0, len(inside), 0, inside, words, starts, cues, roles=roles)
    _find_agent(found)
    _find_head(found)
    if found.head >= 0 and words[found.head].roles & PREPOSITION:
        found.cues = all_cues((*words[: found.head], *words[found.head + 1 :]))  # 通过验收
    found.moods = found.cues & MOODS
    if found.moods & _FUTURE_CUE and (
        names_those_proposed(inside)
        or not any(
            word.cues & _FUTURE_CUE and not any(each.text == "的" for each in words[number + 1 : number + 4])
            for number, word in enumerate(words)
        )
    ):
        found.moods &= ~_FUTURE_CUE  # 对拟提任的干部, 将拟聘人员名单报送组织部
    if found.moods:
        _clear_moods_of_names(found)
    habit = _HABIT.compiled.search(inside)
    if habit and not _is_named(found, habit.start()):
        found.moods |= _HABIT_CUE
    if ("将" in inside and not _SHIFTED.compiled.search(inside) and _announces(found)) or (
        "计划" in inside and _plans(words)
    ):
        found.moods |= _FUTURE_CUE
    return found


# 将拟推荐名单张榜公示, 对拟录用人员政审: who is proposed, and no plan
_PROPOSED = Pattern(
    r"[将把对与向就给]?[^，。；拟]{0,4}拟[\u4e00-\u9fff]{2,5}(?:名单|人选|对象|人员|学生|干部|项目|单位|企业|集体|个人|课题|企业|方案|事项)[\u4e00-\u9fff]{2}"
)
_BEFORE_PROPOSED = frozenset("将把对与向就给")


def names_those_proposed(inside: str) -> bool:
    """Whether 拟 in a clause only names those of whom something is told."""
    at = inside.find("拟")
    return at > 0 and inside[at - 1] in _BEFORE_PROPOSED and _PROPOSED.search(inside, at - 1, len(inside)) is not None


def _is_named(clause: Clause, at: int) -> bool:
    """Whether what stands at this offset of a clause only describes what a finished act was done to.

    关停了三个长期无人维护的网站, 撤并三个没有产出的研究所: these were, and not the act.
    """
    words, behind = clause.words, clause.head + 2
    return (
        0 < behind < len(words)
        and (words[behind - 1].text == "了" or words[behind - 1].tag[:1] == "m")
        and at >= clause.starts[behind]
        and any(word.text == "的" for word, start in zip(words, clause.starts, strict=False) if start > at)
    )


def _clear_moods_of_names(clause: Clause) -> None:
    """Take from the moods those that only a name (蒙能集团) or what describes the object holds."""
    left = 0
    for number, word in enumerate(clause.words):
        moods = word.cues & MOODS
        if moods and not (
            (word.roles & MODAL and word.size == 1 and not is_modal(clause, number))
            or (moods & _HABIT_CUE and _is_named(clause, clause.starts[number]))
        ):
            left |= moods
    clause.moods &= left


# 将响应由四级提升至三级: what is handled, and no plan
_SHIFTED = Pattern(r"将[^由从]{2,16}[由从][^，]{1,8}[升降调改提扩增减延缩转移迁][^，]{0,2}[至到为]")


def _plans(words: tuple[Word, ...]) -> bool:
    """Whether 计划 is what an office does (全市计划新建) and no name (营养改善计划覆盖)."""
    for number, word in enumerate(words):
        if word.text == "计划":
            before = words[number - 1]
            return (
                not number
                or before.text == "该"
                or bool(before.roles & (OFFICE | LATER_OFFICE))
                or before.text[-2:] in cue_words.OFFICES
            )
    return False


_BEHIND_WILL = frozenset(
    {"于", "在", "会", "对", "按", "由", "以", "结合", "围绕", "联合", "通过", "依托"} | set("为给向从与同被")
)
_BEGUN = frozenset(
    {"开展", "组织", "举办", "举行", "召开", "启动", "实施", "进行", "推出", "赴", "前往", "停用", "启用"}
)


def _announces(clause: Clause) -> bool:
    """Whether 将 tells a plan (将召开, 将于, 将陆续赴) and not what is handled (将档案寄出, 将供水时段延长)."""
    words = clause.words
    for number, (word, after) in enumerate(pairwise(words), 1):
        if word.text != "将":
            continue
        if after.text in _BEHIND_WILL or after.text in _BEGUN or after.cues & _SMOOTH:
            return True
        if after.is_verb_of and (number == clause.head or clause.head < number):
            return True
        if after.cues & _MANNER and number < clause.head:
            return True
    return False


# 坡道和台阶处铺设草垫: a place, and no office
_PLACES = frozenset("道阶口角弯坡顶底边旁缝面沿端路桥线墙窗门梯沟堤岸")
_NO_OFFICE_BEHIND = _PLACES | frozenset("可并应")  # 可处罚款
_NEAR = 10  # words in which the agent must begin


def _find_agent(clause: Clause) -> None:
    words = clause.words
    offices = OFFICE | FIRST_OFFICE
    for number, word in enumerate(words[:_NEAR]):
        roles = word.roles
        if roles & offices and not (word.text == "处" and number and words[number - 1].text[-1] in _NO_OFFICE_BEHIND):
            clause.agent, clause.subject_end = "office", number + 1
        elif roles & PERSON:
            clause.agent, clause.subject_end = "person", number + 1
        elif roles & PREPOSITION and not number:
            pass
        elif clause.subject_end and roles & HEAD and _is_followed_by(words, number, "了"):
            return
        elif clause.subject_end and roles & PREDICATE:
            if not _ends_a_name(words, number) or not (roles & ACT or word.tag[:1] == "v"):
                return  # 消防救援局: 救援 is no verb
        elif not clause.subject_end and _is_predicate(words, number):
            return
        offices = OFFICE | LATER_OFFICE


def _is_followed_by(words: tuple[Word, ...], number: int, text: str) -> bool:
    return number + 1 < len(words) and words[number + 1].text == text


def _ends_a_name(words: tuple[Word, ...], number: int) -> bool:
    """Whether the word behind this one ends the name of an office (救援|局, 救援|支队), other than a place (评上|盟)."""
    if number + 1 == len(words):
        return False
    following = words[number + 1]
    if following.roles & SUFFIX:
        return True
    return bool(following.roles & LATER_OFFICE) and following.size > 1 and not words[number].roles & ACT


def _is_predicate(words: tuple[Word, ...], number: int) -> bool:
    """Whether this word, with no agent before it, begins what is told: an act, any verb with 了 or far from the edge."""
    word = words[number]
    following = words[number + 1] if number + 1 < len(words) else None
    if word.roles & ACT:
        return following is None or not following.roles & SUFFIX
    return word.tag[:1] == "v" and (number >= 4 or (following is not None and following.text == "了"))


# what follows a main verb, and verbs that only carry another one (予以通报)
_BEHIND_HEAD = frozenset({"了", "至", "到", "为", "给", "入", "出", "成", "于", "向"})
_LIGHT = frozenset({"予以", "给予", "加以", "进行"})


# 就护送一事回函: the verb behind these is not the main one
_ABOUT = frozenset({"就", "针对", "围绕", "为", "因"})


def _is_passed(words: tuple[Word, ...], number: int) -> bool:
    """Whether 通过 is a verb (已通过年检, 项目通过终期验收) and no preposition (通过举办讲座)."""
    before = words[number - 1] if number else None
    behind = words[number + 1 :]
    if before is not None and before.roles & AUXILIARY:
        return True
    return bool(before and behind and behind[-1].text in cue_words.PASSABLE) and not any(
        word.roles & HEAD and word.text not in cue_words.PASSABLE for word in behind[:-1]
    )


# verbs that have no object: a noun right behind them is what they describe
_LEFT = frozenset("退休 退役 离休 离任 在职 毕业 结业 复学 休学 退学 入学 返乡 返校 受灾 获奖".split())


# what firms and departments are called after: 开发公司, 测绘系
_TRADES = frozenset(
    "开发 测绘 采购 招标 施工 监理 建筑 建设 运营 运输 安装 装饰 装修 设计 检测 监测 维保 维修 保洁 安保 保险 租赁 经营 管理 培训 咨询 配送 供热 供电 供水 供气 "
    "供应 承建 代理 评估 审计 勘察 勘测 拆除 清运 回收 消杀 印刷 出版 投资 担保 拍卖 广告 旅游 护理 养护 绿化 测量 加工 制造 承运 承保 中介 派遣".split()
)
_BRANCHES = frozenset("组织 宣传 纪检 统战 学习 劳动 体育 文艺 生活 保卫 调解 治保".split())
_BRANCH_BEHIND = frozenset({"委员", "部", "干事", "部长", "主任", "生活", "关系", "科", "处", "口"})
_FIRMS = frozenset("公司 集团 系 厂 商 单位 企业 机构 有限公司 分公司 事务所".split())
# 经考核转正: what was passed before the act; 后经查明 is no such
_HAVING_PASSED = frozenset({"经", "经过", "历经"})
_TELLING = frozenset({"查明", "查证", "了解", "核实"})
_AFTERWARDS = frozenset({"后", "之后", "以后", "时"})
_BEHIND_NAME = frozenset({"由", "系", "均", "明显"})


# verbs that an act begins with, whose object may end with another verb
_ORGANISING = frozenset(
    "开展 组织 举办 召开 举行 进行 实施 启动 推进 加强 完成 参加 承办 主办 安排 部署 落实 做好 抓好 接受 通过 制定 印发 发布 出台 迎接 配合 保障 强化 深化 推动 促进 优化".split()
)


def _ends_what_is_told(clause: Clause, number: int) -> bool:
    """Whether the last verb of a clause tells what became of the noun before it, which an earlier verb describes."""
    words = clause.words
    word, before, first = words[number], words[number - 1], words[clause.head]
    if clause.agent != "none" or word.size != 2 or word.tag[:1] != "v" or before.tag[:1] != "n":
        return False
    if first.text in _ORGANISING or word.cues & _EVENT:
        return False  # 开展食堂安全专项行动
    behind = words[clause.head + 1]
    return (
        first.size == 2
        and behind.tag[:1] == "n"
        and not any(
            each.roles & (PREPOSITION | AUXILIARY | MODAL) or each.text in _BEHIND_HEAD or each.cues & _DONE
            for each in words[:number]
        )
    )


def _find_head(clause: Clause) -> None:
    """Take the likeliest of its verbs: what is marked as one (了, 至 behind it, 已, 立即 ahead of it), an act, the first."""
    words = clause.words
    count = len(words)
    best = rank = 0
    disposal = done = False
    for number in range(clause.subject_end, count):
        word = words[number]
        roles = word.roles
        if word.cues & _DONE:
            done = True
        if roles & PREPOSITION and not (roles & ACT and _is_passed(words, number)):
            clause.governed = True
            if not (
                best and clause.head == number - 1 and words[clause.head].roles & ACT and word.text == "对"
            ):  # 解除对公寓的封闭管理
                disposal = disposal or bool(word.cues & _DISPOSAL) or word.text in _ABOUT
        elif word.text in _AFTERWARDS:
            best = 0  # 收到举报后迅即开展调查: what was before is not the main verb, where another one follows
        elif roles & HEAD:
            following = words[number + 1] if number + 1 < count else None
            after = following.text if following else ""
            is_done = bool(number and words[number - 1].cues & _DONE)
            if word.text in _LEFT and following is not None and following.tag[:1] == "n":
                continue  # 退休教师
            if after in _BRANCH_BEHIND and word.text in _BRANCHES:
                continue  # 补选一名组织委员
            if word.text in _TRADES and after in _FIRMS:
                continue  # 由开发公司垫付: what the firm is called after
            if after == "的" or (roles & SHORT and after != "了" and not is_done):
                continue
            if roles & AUXILIARY and following and (not roles & ACT or following.is_verb_of):
                continue
            before = words[number - 1] if number else None
            value = 100 - 6 * rank
            value += 20 if roles & ACT else 0
            value += 30 if after in _BEHIND_HEAD else 0
            if before is not None:
                value += 25 if done or (before.roles & AUXILIARY and not before.roles & MODAL) else 0
                value -= 40 if before.text == "的" else 0
                value -= 50 if before.text in _HAVING_PASSED and word.text not in _TELLING else 0
            value -= 30 if word.text in _LIGHT else 0
            if (
                following
                and following.tag[:1] == "n"
                and any(each.text in _BEHIND_NAME for each in words[number + 2 :])
            ):
                value -= 60  # 统一身份认证平台由信息中心开发: part of a name
            value += 30 if roles & PREPOSITION else 0  # 通过 that is passed
            value -= 40 if following and following.cues & _POINT else 0
            if (number + 2 < count and words[number + 2].text == "的") or (
                number + 3 < count and words[number + 3].text == "的"
            ):
                value -= 25  # 出差在外的院长
            if best and number == count - 1 and _ends_what_is_told(clause, number):
                value = best + 1  # 补录计划获批: a verb before it only says what the subject is
            rank, done = rank + 1, False  # 已在公告栏公示: the first verb behind 已
            if disposal:
                value += 12 * rank
            if value > best:
                best, clause.head = value, number
