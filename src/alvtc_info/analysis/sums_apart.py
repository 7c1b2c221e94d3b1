"""Figures that one word ties together: those due, those who came and those missing; a part of a whole and its share.

应考30人、实考29人……缺考5人; 56人中有52人满意，占96.4%. Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_DUE = Pattern(
    r"应(?P<act>[到考检发还交领参试测评训查缴收补修换巡访]|参加|参训|出勤|报到|接种|退还|返校|回收)[\u4e00-\u9fff]{0,4}$"
)
_CAME = Pattern(
    r"(?:实际?|已|现已?)(?P<act>[到考检发还交领参试测评训查缴收补修换巡访]|参加|参训|出勤|报到|接种|退还|返校|回收)[\u4e00-\u9fff]{0,4}$"
)
_MISSING = Pattern(
    r"^(?:有|共|尚有?|仍有?|还有?|另有?)*(?:(?:缺|漏|欠)[到考检发还交领参试测评训查缴收席勤课补修换巡访]?|(?:未|没有?|尚未|还未)(?:[到考检发还交领参试测评训查缴收补修换巡访]|参加|参训|出勤|报到|接种|退还|返校|回收)|剩余?|余下?|短缺)(?:的|者)?(?:共|有|为)?$"
)
_ALL = Pattern(r"合计|共计|总计|共|累计|总[应实]")
_OTHERWISE = Pattern(r"补[考检发还交测]|后补|另|其中|新增|病假|事假|请假|迟到|免[考检]|缓|转|退|退出|借出|预留")
_FEW = 60  # quantities of a sentence; one with more is a table


def sums_apart(document: Document) -> Iterator[Wrong]:
    """What is wrong with those missing of all who were due, and with the shares of parts."""
    if "应" in document.plain or "实际" in document.plain:
        found = [each for each in quantities(document) if each.role in PROSE]
        for _, group in groupby(found, key=_sentence):
            sentence = list(group)
            yield from _missing(document, sentence)
            yield from _who_did_not(document, sentence)
    yield from _shares(document)


def _sentence(count: Quantity) -> int:
    return count.sentence


def _missing(document: Document, sentence: list[Quantity]) -> Iterator[Wrong]:
    """Those missing who are not as many as were due and did not come, of one place or of several together."""
    if len(sentence) > _FEW:
        return
    due = [each for each in sentence if _DUE.search(each.before)]
    missing = [each for each in sentence if _MISSING.search(each.before)]
    if not due or len(missing) != 1:
        return
    absent = missing[0]
    came = [each for each in sentence if _CAME.search(each.before) and each.start < absent.start]
    alike = all(each.unit == absent.unit and not each.rough for each in (*due, *came, absent))
    acts = {match["act"] for each in due if (match := _DUE.search(each.before))}
    acts |= {match["act"] for each in came if (match := _CAME.search(each.before))}
    wholes, parts = ([each for each in some if not _ALL.search(each.before)] or some for some in (due, came))
    if (
        not alike
        or len(acts) != 1
        or len(wholes) != len(parts)
        or _OTHERWISE.search(document.plain, wholes[0].start, absent.end + 1)
    ):
        return
    expected = _sum(wholes) - _sum(parts)
    each_apart = {one.value - other.value for one, other in zip(wholes, parts, strict=True)}
    if absent.value != expected and (len(wholes) == 1 or absent.value not in each_apart):
        told = f"应{_sum(wholes):.10g}、实{_sum(parts):.10g}，相差{shown(expected, absent.unit)}"
        yield absent.start, absent.end, f"{told}，与{shown(absent.value, absent.unit)}不符，请复核", True


_REALLY = Pattern(r"实际(?P<act>[\u4e00-\u9fff]{2})$")


def _who_did_not(document: Document, sentence: list[Quantity]) -> Iterator[Wrong]:
    """Those of whom some did and some did not: 报名86人，实际参加83人，未参加4人."""
    for whole, did, did_not in zip(sentence, sentence[1:], sentence[2:], strict=False):
        match = _REALLY.search(did.before)
        tied = match is not None and did_not.before.lstrip("有尚还").startswith(f"未{match['act']}")
        alike = whole.unit == did.unit == did_not.unit and not (whole.rough or did.rough or did_not.rough)
        left = whole.value - did.value
        other = _OTHERWISE.search(document.plain, whole.start, did_not.end + 1)
        if tied and alike and not other and 0 <= left != did_not.value:
            told = f"{whole.value:.10g}减{did.value:.10g}是{shown(left, whole.unit)}"
            yield did_not.start, did_not.end, f"{told}，与{shown(did_not.value, whole.unit)}不符，请复核", True


def _sum(some: Sequence[Quantity]) -> float:
    return sum(each.value for each in some)


# 实考56人中有52人表示满意，占96.4%
_SHARE = Pattern(
    r"(?<![\d.])(?P<whole>\d{1,7})(?P<unit>[名人个台件份户间辆项条家次处套])[^，。；\d]{0,12}[中里]，?[^，。；\d]{0,6}?(?P<part>\d{1,7})(?:(?P=unit)|[人名])[^，。；\d]{0,14}，(?:仅|只)?占(?:比|总数的?|全部的?|总人数的?)?(?:为|达)?(?P<rate>\d{1,3}(?:\.\d{1,2})?)[%％]"
)


def _shares(document: Document) -> Iterator[Wrong]:
    for match in document.finditer(_SHARE, PROSE):
        part, whole, rate = int(match["part"]), int(match["whole"]), match["rate"]
        exact = 0.6 * 10 ** -len(rate.partition(".")[2])
        if whole and part <= whole and abs(100 * part / whole - float(rate)) > exact:
            told = f"{part}÷{whole}是{100 * part / whole:.1f}%"
            yield *match.span("rate"), f"{told}，与{rate}%不符，请复核", True
