"""A clause taken apart: its words with their classes, who acts, the main verb and the moods."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from alvtc_info.analysis import cue_words
from alvtc_info.analysis.classes import CUE, MOODS, VERB
from alvtc_info.analysis.clause_heads import agent_of, head_of
from alvtc_info.analysis.clause_words import (
    LATER_OFFICE,
    MODAL,
    OFFICE,
    PREPOSITION,
    SUFFIX,
    Word,
    all_cues,
    words_of,
)
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import changeable

_NONE = VERB.of("none")
_SMOOTH = CUE.of("smooth")
_MANNER = CUE.of("joint", "many", "going", "at_once")
_SAY = CUE.of("say")
_HABIT_CUE, _FUTURE_CUE = CUE.of("habit"), CUE.of("future")
_HABIT = Pattern(
    r"连续[多数几两三四五\d]年|[一半两][年月周天日][一两二三四\d]次|轮番|长期(?![^，。；]{1,6}(?:人员|学生|教师|职工|账[户号]|设备|物资|车辆|[卡费款])[^，。；])[^在任]|每[年月周日季学天晚次逢两半台人户班层组个届期批吨亩位名]|原则上|不定期|定期|一般(?!公共)|通常"
)


# 津贴提高到每人每天30元: how much, and no habit
_FOR_EACH = Pattern(r"(?:[到至为]|标准)(?:每[人天月年日次台生位名期]){1,2}\d")


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
    found.agent, found.subject_end = agent, end = agent_of(words)
    found.head, found.governed = head_of(words, agent, end)
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
    if habit and _FOR_EACH.compiled.search(inside, 0, habit.start() + 8):
        found.moods &= ~_HABIT_CUE
    elif habit and not _is_named(found, habit.start()):
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
# 公示了单招拟录取名单
_LIST_OF_PROPOSED = Pattern(
    r"(?:了|公示|公布|张贴|审议|通过|审定|确定|研究)[^，。；拟]{0,12}拟[\u4e00-\u9fff]{2,5}(?:名单|人选|对象|人员|学生|项目|单位|企业|结果)$"
)
_BEFORE_PROPOSED = frozenset("将把对与向就给")


def names_those_proposed(inside: str) -> bool:
    """Whether 拟 in a clause only names those of whom something is told."""
    at = inside.find("拟")
    if _LIST_OF_PROPOSED.search(inside, 0, len(inside)):
        return True
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
