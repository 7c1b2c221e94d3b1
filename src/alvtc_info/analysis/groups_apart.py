"""A group that is spoken of again in another number: 12扇窗户破损 … 13扇破损窗户.

Spans with what is wrong; none of it is certain.
"""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown, slip
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document, Passage

_BEFORE = 100  # quantities before a group that is told again
_MOST_TOLD = 60  # quantities of a sentence of which two are added up
_THE = Pattern(r"(?:^|[对将把给向为让])(?:(?P<act>[\u4e00-\u9fff]{2})的)?$")
_OF_A_SORT = Pattern(r"^(?P<sort>[\u4e00-\u9fff]{2})的?(?P<thing>[\u4e00-\u9fff]{2})")
_CHANGED = Pattern(
    r"新增|增加|增至|又|另|累计|陆续|先后|更正|核实|更新|较|再次|其他|其余|分别|第二|追加|剩余|约|[每各]"
)
_ALL = Pattern(r"全部|均|都|逐|一律")
_FARTHEST = 400  # code points around a quantity in which its thing is named
_PEOPLE = frozenset({"师生", "人员", "学生", "同学"})
_MOST_LESS, _MOST_APART, _ROUGHLY = 0.15, 0.5, 0.25  # of the first count


def groups_apart(document: Document) -> Iterator[Wrong]:
    """A group spoken of again by what was said of it, in another number: 12扇窗户破损……13扇破损窗户."""
    text = document.plain
    found = [each for each in quantities(document) if each.role in PROSE]
    for at, again in enumerate(found):
        the, sort = _THE.search(again.before), _OF_A_SORT.match(again.behind)
        if the is None or again.rough or not again.is_count or not (the["act"] or sort):
            continue
        near = found[max(0, at - _BEFORE) : at]
        earlier = [each for each in near if each.unit == again.unit and each.sentence != again.sentence]
        said, thing = (the["act"], again.behind[:2]) if the["act"] or sort is None else sort.group("sort", "thing")
        told = [each for each in earlier if _said_of(each, said, attributive=bool(the["act"]))]
        passage = document.passage_at(told[0].start) if told else None
        named = passage and (thing in _PEOPLE or the["act"] or _spoken_of(text, thing, passage, told[0], again))
        if not named or len({each.value for each in told}) != 1 or again.value in _known(earlier):
            continue
        first = told[0]
        begin = max(document.sentence_at(again.start)[0], again.start - _FARTHEST)
        end = again.end + len(again.behind)
        apart = again.value - first.value
        alike = abs(apart) <= max(2.0, _MOST_APART * first.value) or slip(again.value, first.value)
        whole = bool(the["act"]) or _ALL.search(text, again.end, end) is not None
        told_again = alike and (apart > 0 or (whole and -apart <= _MOST_LESS * first.value))
        rough = first.rough and abs(apart) <= _ROUGHLY * first.value
        changed = _CHANGED.search(text, begin, end) or _CHANGED.search(first.before + first.behind)
        if told_again and not rough and not changed:
            was = f"{shown(first.value, first.unit)}"
            yield (
                again.start,
                again.end + len(thing),
                f"前面写的是{was}，这里写“{text[again.start : again.end]}”，请核实",
                False,
            )


def _spoken_of(text: str, thing: str, passage: Passage, first: Quantity, again: Quantity) -> bool:
    """Whether the passage of the first quantity speaks of a thing around that, before it is counted again."""
    begin, end = max(passage.start, first.start - _FARTHEST), min(passage.end, again.start, first.end + _FARTHEST)
    return text.find(thing, begin, end) >= 0


def _known(earlier: list[Quantity]) -> set[float]:
    """The values of amounts, and the sums and differences of two of a sentence."""
    known = {each.value for each in earlier}
    for _, group in groupby(earlier, key=lambda each: each.sentence):
        pairs = list(combinations([each.value for each in group][:_MOST_TOLD], 2))
        known |= {a + b for a, b in pairs} | {abs(a - b) for a, b in pairs}
    return known


def _said_of(count: Quantity, said: str, *, attributive: bool) -> bool:
    """Whether something is said of what was counted first, in other words than a name of it."""
    hurt = said[-1] in "伤亡" and said[-1] in count.before + count.behind
    named = count.behind.startswith(said) and len(count.behind) > len(said)
    return (said in count.before + count.behind or hurt) and (attributive or not named)
