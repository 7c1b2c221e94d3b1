"""Chinese dates, clock times and periods in running text: their values and their reach.

A date reaches from where it stands to the end of its paragraph (一（四）: a date at the head of a paragraph holds for all
of it); the masthead date lends its year. Digits may be Arabic or Chinese.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    import re

    from alvtc_info.model.document import Document, Passage

_YEAR = r"(?:19|20)\d\d|民国 ?\d{2,3}|[一二][〇○零0九][〇○零0-9一二三四五六七八九]{2}"
_MONTH = r"\d{1,2}|十[一二]?|[一二三四五六七八九]"
_DAY = r"\d{1,2}|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]|廿[一二三四五六七八九]?"
# what may stand right behind a date that was typed as bare digits, and what tells that the digits are a number
_THEN = r"(?:上午|中午|下午|凌晨|早|晚|傍晚|夜|深夜|起|前|后|止|至|[\u4e00-\u9fff])"
_COUNTED = r" ?(?:[元人个名册吨件台米条次户份号万亿字班批期版届级]|千|百|平方|立方|公里|余|多|左右|以[上下内])"
_DATE = Pattern(
    rf"(?:(?P<year>{_YEAR}) ?年 ?)?(?<![\d一二三四五六七八九十.])(?P<month>{_MONTH}) ?月 ?(?P<day>{_DAY}) ?[日号](?![线令楼])"
    rf"|(?<![\d.])(?P<iso_year>(?:19|20)\d\d)(?:-(?=\d{{1,2}}-)|\.(?=\d{{1,2}}\.)|/(?=\d{{1,2}}/))(?P<iso_month>\d{{1,2}})[-./](?P<iso_day>\d{{1,2}})(?![\d.])"
    r"|(?:(?:^|(?<=[，。；、（\n于在自从至到]))(?P<run_year>(?:19|20)\d\d)"
    r"(?:(?P<run_month>0[1-9]|1[0-2])(?P<run_day>0[1-9]|[12]\d|3[01])| (?P<gap_month>0?[1-9]|1[0-2]) (?P<gap_day>0?[1-9]|[12]\d|3[01]))"
    r"|(?<![\d/A-Za-z.-])(?P<last_day>\d{1,2})/(?P<last_month>\d{1,2})/(?P<last_year>(?:19|20)\d\d)(?!/)"
    rf")(?=[，、：）\n]|$| ?{_THEN})(?!{_COUNTED})"
    r"|(?<![\d./:-])(?P<bare_month>0?[1-9]|1[0-2])[./-](?P<bare_day>0?[1-9]|[12]\d|3[01])(?= ?(?:上午|下午|中午|凌晨|清晨|早上|早晨|傍晚|晚上?|夜里|夜间|深夜)(?!会|自习|[点些]))"
    rf"|(?<![\d一二三四五六七八九十.])(?P<short_month>\d{{1,2}})月(?P<short_day>\d{{1,2}})(?=[-—–~～至到、]\d{{1,2}}[日号])"
)


# 农历三月初五, 腊月廿三: no date of the calendar that reports are dated by
_LUNAR = Pattern(
    r"(?:农历|阴历|旧历|夏历)(?:[\u4e00-\u9fff]{2}年|(?:19|20)\d\d年)?闰?(?:[正冬腊一二三四五六七八九]|十[一二]?|\d{1,2})月(?:初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|三十|廿[一二三四五六七八九]?|\d{1,2}[日号]?)"
    r"|(?:(?<![\u4e00-\u9fff])[正腊冬]|闰[一二三四五六七八九十正冬腊])月(?:初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|三十|廿[一二三四五六七八九]?)"
)


@frozen
class DateSpan:
    """A date with at least month and day, at `start`..`end` of `Document.text`; `year` is None where it has none."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def resolved(self, year: int | None) -> date | None:
        """The calendar date, with this year where none is written; None where there is no such day or no year."""
        try:
            return date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None


class Dates:
    """All dates of a document with month and day, in order, and what they reach."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.spans = tuple(_span(m) for m in _DATE.finditer(document.text))
        self._starts = [s.start for s in self.spans]

    def between(self, start: int, end: int) -> tuple[DateSpan, ...]:
        """The dates that begin in this span of the text."""
        return self.spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def holds(self, start: int, end: int) -> bool:
        """Whether a date begins in this span of the text."""
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end

    def before(self, offset: int) -> DateSpan | None:
        """The nearest date before this offset in the same passage; None where there is none."""
        index = bisect_left(self._starts, offset) - 1
        if index < 0:
            return None
        found = self.spans[index]
        return found if found.start >= self._document.passage_at(offset).start else None

    def reaches(self, offset: int) -> bool:
        """Whether a date stands earlier in the passage or anywhere in the sentence that holds this offset."""
        if self.before(offset) is not None:
            return True
        return self.holds(*self._document.sentence_at(offset))

    def at(self, offset: int) -> DateSpan | None:
        """The date that covers this offset; None where there is none."""
        index = bisect_right(self._starts, offset) - 1
        return self.spans[index] if index >= 0 and offset < self.spans[index].end else None


_REPUBLIC = "民国"  # whose first year was 1912
_SHAPES = ("", "iso_", "short_", "run_", "gap_", "last_", "bare_")


def _span(match: re.Match[str]) -> DateSpan:
    year, month, day = (
        next((found for shape in _SHAPES if (found := match.groupdict().get(shape + part))), "")
        for part in ("year", "month", "day")
    )
    if match["last_year"] and int(month) > 12:  # 5/22/2024
        month, day = day, month
    return DateSpan(match.start(), match.end(), _year(year), numeral(month), numeral(day))


def _year(text: str) -> int | None:
    if text.startswith(_REPUBLIC):
        return 1911 + int(text.removeprefix(_REPUBLIC))
    return numeral(text) if text else None


def dates(document: Document) -> Dates:
    """The dates of a document, found once."""
    return document.once(Dates)


def lunar_dates(document: Document) -> list[tuple[int, int]]:
    """The spans of dates by the lunar calendar (农历三月初五), in order."""
    return [match.span() for match in document.finditer(_LUNAR)]


def example_year(document: Document) -> int:
    """The year of the examples in messages: that of the report, else the running one."""
    return (document.report_date or date.today()).year


_DATELINE = Pattern(
    r"[^。；]{0,40}?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[^。，；：]{0,6}?(?:电|讯|消息|信息|报道)"
    r"|[^。；，]{0,20}(?:电|讯|消息|信息|报道)[^。；，]{0,3}?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
)


def dateline(document: Document, passage: Passage) -> int:
    """The end of a press dateline (新华社北京5月20日电) at the head of a passage; its start where there is none."""
    found = _DATELINE.match(document.text, passage.start, min(passage.end, passage.start + 80))
    return found.end() if found else passage.start
