"""Who should have come, who came and who did not, wherever a paper tells them: 报考540人，实考512人，缺考38人.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_IS = r"(?:新生|学生|考生|人数|代表|教师|的|有|为|共|达)*$"
# a whole, the part of it that did, and the part that did not
_SETS = tuple(
    tuple(Pattern(rf"(?:{words}){_IS}") for words in each)
    for each in (
        ("(?<!已)报考|应考|应试|参加报名", "实考|实际参考|参考|到考|实际参加考试", "缺考|未参考|未到考"),
        ("录取|计划招收|招收", "(?:实际|已|按时)报到", "未(?:按时)?报到|没有报到|放弃(?:入学|报到)"),
        ("应(?:参会|出席|参加|参训|签到)", "实际?(?:参会|出席|参加|参训|签到)", "缺席|未(?:参会|出席|参加|参训|签到)"),
        ("应返校", "(?:已|实际)返校", "未返校"),
        ("应报到", "(?:实际|已|按时)报到", "未(?:按时)?报到"),
    )
)
_NEVER = Pattern(r"另|新增|补录|补报|又|较|比|累计|往年|去年|上年|约")
_BACK = 24  # quantities before the last of them
_MOST_OTHERS = 4  # who did not come for another reason


def differences_told(document: Document) -> Iterator[Wrong]:
    """Those who did not come, in another number than those who should have leave without those who came."""
    found = [each for each in quantities(document) if each.role in PROSE and each.is_count and not each.rough]
    undone = list(_left_undone(found))
    yield from undone
    yield from _of_those(document, found)
    for whole_words, part_words, rest_words in _SETS:
        for at, rest in enumerate(found):
            if not rest_words.search(rest.before):
                continue
            near = [each for each in found[max(0, at - _BACK) : at] if each.unit == rest.unit]
            part = _only(near, part_words)
            whole = _only([each for each in near if part and each.start < part.start], whole_words)
            if whole is None or part is None or _NEVER.search(document.plain, whole.start, rest.start):
                continue
            said = whole.value - part.value
            others = found[max(0, at - _BACK) : at + _MOST_OTHERS + 1]
            if said > 0 and not _comes_to(said, part, rest, others) and all(rest.end != end for _, end, _, _ in undone):
                yield _wrong_rest(whole, part, rest)


def _wrong_rest(whole: Quantity, part: Quantity, rest: Quantity) -> Wrong:
    told = f"{whole.value:.10g}减{part.value:.10g}是{shown(whole.value - part.value, rest.unit)}"
    return rest.start - len(rest.before), rest.end, f"{told}，与{shown(rest.value, rest.unit)}不符，请复核", True


_SHOULD = Pattern(r"应(?P<act>[\u4e00-\u9fff]{1,3})$")


def _comes_to(said: float, part: Quantity, rest: Quantity, found: Sequence[Quantity]) -> bool:
    """Whether so many are the rest, or it with others of its sentence: 应考30人，实考27人，缓考2人，缺考1人."""
    others = [
        each.value
        for each in found
        if each is not rest and part.end <= each.start < rest.sentence and each.unit == rest.unit
    ][:_MOST_OTHERS]
    more = (sum(some) for size in range(len(others) + 1) for some in combinations(others, size))
    return any(said == rest.value + each for each in more)


def _left_undone(found: Sequence[Quantity]) -> Iterator[Wrong]:
    """What was to be done, what is done, and what is not, one after another: 应结题9项，已结题6项，未结题4项."""
    for at, (whole, part, rest) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        match = _SHOULD.search(whole.before)
        alike = whole.unit == part.unit == rest.unit and whole.sentence == rest.sentence
        if match is None or not alike:
            continue
        act, said = match["act"], whole.value - part.value
        told_so = part.before.endswith((f"已{act}", f"实{act}")) and rest.before.endswith((f"未{act}", f"没有{act}"))
        others = found[at + 3 : at + 3 + _MOST_OTHERS]
        if told_so and said >= 0 and not _comes_to(said, part, rest, others):
            yield _wrong_rest(whole, part, rest)


# 未检者中，出差14人、病休12人: of those whose number was told before
_OF_THOSE = Pattern(r"^(?P<who>[已未][\u4e00-\u9fff]{1,3}?)(?:者|的|人员|学生|教职工|学员)?中$")
_MORE_OF_THEM = Pattern(r"等|其余|另|其他|主要|大多|多数|至少|其中")
_LITTLE = 0.2  # of the whole


def _of_those(document: Document, found: Sequence[Quantity]) -> Iterator[Wrong]:
    """The groups of those who did not come, that are more or a little fewer than they."""
    for at, first in enumerate(found):
        begin, stop = document.sentence_at(first.start)
        comma = document.plain.find("，", begin, first.start)
        match = _OF_THOSE.search(document.plain[begin:comma].strip()) if comma > 0 else None
        if (
            match is None
            or (at and found[at - 1].sentence == first.sentence)
            or _MORE_OF_THEM.search(document.plain, comma, stop)
        ):
            continue
        parts = [each for each in found[at : at + _BACK] if each.sentence == first.sentence]
        whole = _only(
            [each for each in found[max(0, at - _BACK) : at] if each.unit == first.unit], Pattern(rf"{match['who']}$")
        )
        said = sum(each.value for each in parts)
        alike = len(parts) > 1 and all(each.unit == first.unit for each in parts)
        if whole and alike and said != whole.value and said > (1 - _LITTLE) * whole.value:
            told = f"各项相加是{shown(said, first.unit)}，与前面的{shown(whole.value, first.unit)}不符，请复核"
            yield first.start, parts[-1].end, told, said > whole.value


def _only(found: Sequence[Quantity], words: Pattern) -> Quantity | None:
    """The one quantity that these words stand before; None where there are several numbers."""
    told = [each for each in found if words.search(each.before)]
    return told[-1] if len({each.value for each in told}) == 1 else None
