"""Things that are spoken of again by another number: 储水箱4座……上述5座水箱; 男部24个、女部30个……60个喷头已不敷使用.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown, slip
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_THESE = Pattern(r"(?:上述|以上|前述|上列|(?<![，。；\u4e00-\u9fff])[对将由请]?[这那]|(?<=[，。；对将由请])[这那])$")
_NO_THING = Pattern(r"^(?:方面|问题|意见|建议|措施|环节|工作|内容|情况|事项|因素|原因|任务|要求|点)")
_MORE = Pattern(r"另|新增|又|再|增至|减至|更正|核减|核增|转[入出]|退出|其余|首报")
_WANTED = Pattern(
    r"需|应(?!急)|达到?|增|拟|计划|建议|至少|共|合计|要|购|建|不足|缺|每|预计|将|改造后|扩|目标|某|兄弟|外[省地校]|走访|标准|超过|约|近"
)
_PAIR = 2
_FAR = 1_000  # code points back in which such things were counted
_MOST_COUNTS = 8
_NEAR_SUM = 0.15


def counts_referred(document: Document) -> Iterator[Wrong]:
    """What is wrong with the numbers of things spoken of again."""
    found = [each for each in quantities(document) if each.role in PROSE and each.is_count]
    for at, count in enumerate(found):
        before = [
            each for each in found[max(0, at - 40) : at] if each.unit == count.unit and each.start > count.start - _FAR
        ][-_MOST_COUNTS:]
        if before and not count.rough:
            yield from _these(document, count, before)
            yield from _all_of_them(document, count, before)


def _these(document: Document, count: Quantity, before: Sequence[Quantity]) -> Iterator[Wrong]:
    """上述5座水箱, where no number of 水箱, and no sum of numbers, is 5."""
    text = document.plain
    noun = count.behind[:_LONGEST]
    if not _THESE.search(text, max(0, count.start - 4), count.start) or _NO_THING.search(noun) or len(noun) < _PAIR:
        return
    named = [each for each in before if _names(noun, each)]
    values = [each.value for each in before]
    sums = {sum(some) for size in (1, 2, 3, 4) for some in combinations(values, size)}
    left = {a - b for a in values for b in values}
    if named and count.value not in sums | left and not _MORE.search(text, named[0].start, count.end):
        was, is_ = shown(named[-1].value, count.unit), shown(count.value, count.unit)
        yield count.start, count.end, f"前面写的是{was}，这里写{is_}，请核实", True


_LONGEST = 6


def _names(noun: str, count: Quantity) -> bool:
    """Whether a count is of what a noun names, by two characters that both have."""
    words = count.behind[:_LONGEST] + "，" + count.before[-_LONGEST:]
    return any(noun[at : at + _PAIR] in words for at in range(min(4, len(noun) - 1)))


def _all_of_them(document: Document, count: Quantity, before: Sequence[Quantity]) -> Iterator[Wrong]:
    """60个喷头, behind 24 and 30 of them told in one sentence, and no other number of them."""
    noun = count.behind[:_PAIR]
    same = [each for each in before if len(noun) == _PAIR and each.before.endswith(noun)]
    if len(same) < _PAIR or len({each.sentence for each in same}) > 1 or same[0].sentence == count.sentence:
        return
    values = [each.value for each in same]
    sums = {sum(some) for size in range(1, len(values) + 1) for some in combinations(values, size)}
    whole = sum(values)
    text = document.plain
    clause = start_behind(text, 0, count.start, "，。；：\n")
    told = _WANTED.search(text, clause, min(count.sentence, count.end + _LONGEST)) or _MORE.search(
        text, same[0].start, count.end
    )
    if count.value not in sums and not told and abs(count.value - whole) <= _NEAR_SUM * whole:
        added = "加".join(f"{each:.10g}" for each in values)
        yield (
            count.start,
            count.end + _PAIR,
            f"前面{added}是{shown(whole, count.unit)}，与{shown(count.value, count.unit)}不符，请核实",
            slip(whole, count.value),
        )
