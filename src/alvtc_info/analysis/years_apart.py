"""A rate behind one thing now and in the year or month before: 2026年9月用水18400吨，2025年9月为21500吨，同比下降16.8%.

Spans with what is wrong. The base is known by its words (去年同期, 上月, the year before).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_RATE = Pattern(
    r"^(?:(?:比|较)[^，。；\d]{0,8})?(?P<over>同比|环比)?(?:(?P<down>减少|下降|降低|回落|下滑|减|降|少)|增加|增长|上升|提高|提升|增|升)(?:了|率|幅)?(?:为|达到?|了)?$"
)
_CHANGED_BY = Pattern(r"(?:增[加长]?|净增|减[少]?|上升|下降|提高|降低|多|少|升|降)了?$")  # that is no amount of a year
_YEAR = Pattern(r"20\d\d年")
_BEFORE = Pattern(r"去年|上年|同期|上一年")
_SHORTLY_BEFORE = Pattern(r"上(?:个)?(?:月|周|季度|学期|期|旬|半年)|前一?(?:月|周|季度|学期)")
_OF_SOMETHING_ELSE = Pattern(r"人均|平均|每|其中|户均|单位|占|累计完成|计划|预算|目标")
_COMMAS = frozenset("，,（(")
_MOST = 60
_REACH = 30  # code points before a quantity that tell when it was so


def years_apart(document: Document) -> Iterator[Wrong]:
    """The rates of change that are not those of the two quantities right before them."""
    found = [each for each in quantities(document) if each.role in PROSE]
    for _, group in groupby(found, key=lambda each: each.sentence):
        sentence = list(group)
        if len(sentence) < _MOST:
            for one, other, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
                yield from _change(document, one, other, rate, sentence)


def _change(
    document: Document, one: Quantity, other: Quantity, rate: Quantity, sentence: list[Quantity]
) -> Iterator[Wrong]:
    match = _RATE.search(rate.before)
    if rate.unit != "%" or rate.mark not in _COMMAS or match is None or one.unit != other.unit or one.unit == "%":
        return
    base = _base(document, one, other, match["over"])
    rough = any(each.rough for each in (one, other, rate)) or not (one.value and other.value)
    rough = rough or any(_CHANGED_BY.search(each.before) for each in (one, other))
    about = document.plain[max(document.sentence_at(one.start)[0], one.start - _REACH) : rate.start]
    if base is None or rough or _OF_SOMETHING_ELSE.search(about):
        return
    was, now = (base, other if base is one else one)
    fell = now.value < was.value
    right = 100 * abs(now.value - was.value) / was.value
    loose = 100 * (was.exact + now.exact) / was.value if was.exact != 0.5 else 0.0
    # a rate of what it is now, by which it was more before, is the wrong one
    alike = [each.value for each in sentence if each.unit == one.unit and each is not now]
    least, most = rate.value - 1.2 * rate.exact - loose, rate.value + 1.2 * rate.exact + loose
    explained = any(a and least <= 100 * abs(b - a) / a <= most for a in alike for b in (*alike, now.value) if a != b)
    if not explained and fell == bool(match["down"]):
        told = f"由{shown(was.value, was.unit)}到{shown(now.value, now.unit)}是{right:.1f}%"
        yield rate.start, rate.digits, f"{told}，与{rate.value:g}%不符，请复核", True


def _base(document: Document, one: Quantity, other: Quantity, over: str | None) -> Quantity | None:
    """Which of two quantities was so before: by its words, or by its year."""
    text = document.plain
    first = text[max(document.sentence_at(one.start)[0], one.start - _REACH) : one.start]
    second = text[one.end : other.start]
    years = [_YEAR.findall(words) for words in (first, second)]
    if years[0] and years[1] and years[0][-1] != years[1][-1]:
        return one if years[0][-1] < years[1][-1] else other
    cues = [_BEFORE.search(words) or (over != "同比" and _SHORTLY_BEFORE.search(words)) for words in (first, second)]
    if bool(cues[0]) == bool(cues[1]):
        return None
    return one if cues[0] else other
