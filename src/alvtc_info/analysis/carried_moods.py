"""Habits, rules, plans and stories that are told once and hold for the clauses and sentences beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.classes import CUE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.analysis.clauses import Clause
    from alvtc_info.analysis.sentences import Sentence
    from alvtc_info.model.document import Document

_FUTURE = CUE.of("future")
_DONE = Pattern(r"了(?!解|然)|已(?!知|然)|完成|成功|顺利")
_DATED = Pattern(r"\d[日月]|昨|今[天日晨年]|近日|日前|去年|上周")
# how something goes whenever it happens: 另行公布, 逐级签收
_AS_A_RULE = Pattern(r"另行|逐级|照例|酌情|照常|自行(?!车)|随到随|按需|即可|随时|轮流|轮班")
_RULE = Pattern(r"须|应当|不得|一律|方可|逾期|不予|严禁|可[以凭在由向到]")
_HABIT = Pattern(
    r"每[年月周日季学天晚次逢两半台人户班层组个届期名]|定期|平时|通常|一般(?!公共)|照例|历来|一直|轮流|随时|常年|日常|往年|按[年月周日季]|固定在|长期"
)
# 先在班内投票，再交系里审核: how it goes, step by step
_STEPS = Pattern(
    r"(?<![首原预优率最比])先(?!后|进|生|行|期|锋|例|天|导)[^，。；！？\n]{1,16}，[^，。；！？\n]{0,6}[再后]"
)
_LONG_AGO = Pattern(r"(?:从前|早年|当年|那时|昔日|旧时|过去(?![的一两几十\d]))")
_STORY = Pattern(r"(?:有一[天回次年日]|某[天日年]|那[天年])(?:[^。！？\n]{0,200}[。！？])")


def is_carried(sentence: Sentence, clause: Clause) -> bool:
    """Whether a habit, a rule or a plan that is told beside a clause holds for it too.

    Nothing in the clause says that it was done. Steps (先投票，再审核) hold from the first on; a plan until somebody else
    acts (拟迁入新楼，原址改作体检中心); a rule behind it, or one in the sentence before it in its paragraph, for a clause
    without an agent of its own.
    """
    text = sentence.document.plain
    if _DONE.search(clause.text):
        return False
    ahead = clause.starts[clause.head] if clause.head >= 0 else len(clause.text)
    if _AS_A_RULE.search(clause.text, 0, ahead):
        return True
    undone = not _DONE.search(text, sentence.start, sentence.end) and not _DATED.search(
        text, sentence.start, sentence.end
    )
    steps = _STEPS.search(text, sentence.start, sentence.end) if undone else None
    if steps and steps.start() < clause.end:
        return True
    if clause.agent in {"office", "person"} and "由" not in clause.text[:ahead]:
        return False
    if clause.moods_before & _FUTURE:
        return True
    if not undone:
        return False
    if any(each.search(text, clause.end, sentence.end) for each in (_RULE, _AS_A_RULE)):
        return True
    start = sentence.sentence_before
    told = start, sentence.start
    return (
        start < sentence.start
        and any(each.search(text, *told) for each in (_RULE, _AS_A_RULE, _HABIT))
        and not _DONE.search(text, *told)
        and not _DATED.search(text, *told)
    )


def is_in_a_story(document: Document, start: int) -> bool:
    """Whether a sentence that begins there tells of long ago, or goes on with a day that nobody knows (有一天，……)."""
    text = document.plain
    return bool(_LONG_AGO.match(text, start) or _STORY.match(text, document.passage_at(start).start, start))
