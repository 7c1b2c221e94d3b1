"""Chinese dates, clock times and periods in running text: their values and their reach.

A date reaches from where it stands to the end of its paragraph (一（四）: a date at the head of a paragraph holds for all
of it); the masthead date lends its year. Digits may be Arabic or Chinese.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from alvtc_info.text.clock_times import Clock, clocks, present
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
    rf"(?:(?P<year>{_YEAR}) ?年 ?)?(?:(?<![\d一二三四五六七八九十.])|(?<=\s\d\.))(?P<month>{_MONTH}) ?月 ?(?P<day>{_DAY}) ?[日号](?![线令楼])"
    rf"|(?<![\d.])(?P<iso_year>(?:19|20)\d\d)(?:-(?=\d{{1,2}}-)|\.(?=\d{{1,2}}\.)|/(?=\d{{1,2}}/))(?P<iso_month>\d{{1,2}})[-./](?P<iso_day>\d{{1,2}})(?![\d.])"
    r"|(?:(?:^|(?<=[，。；、（\n于在自从至到]))(?P<run_year>(?:19|20)\d\d)"
    r"(?:(?P<run_month>0[1-9]|1[0-2])(?P<run_day>0[1-9]|[12]\d|3[01])| (?P<gap_month>0?[1-9]|1[0-2]) (?P<gap_day>0?[1-9]|[12]\d|3[01]))"
    r"|(?<![\d/A-Za-z.-])(?P<last_day>\d{1,2})/(?P<last_month>\d{1,2})/(?P<last_year>(?:19|20)\d\d)(?!/)"
    rf")(?=[，、：）\n]|$| ?{_THEN})(?!{_COUNTED})"
    r"|(?<![\d./:-])(?P<bare_month>0?[1-9]|1[0-2])[./-](?P<bare_day>0?[1-9]|[12]\d|3[01])(?= ?(?:上午|下午|中午|凌晨|清晨|早上|早晨|傍晚|晚上?|夜里|夜间|深夜)(?!会|自习|[点些]))"
    rf"|(?<![\d一二三四五六七八九十.])(?P<short_month>\d{{1,2}})月(?P<short_day>\d{{1,2}})(?=[-—–~～〜∼至到、]\d{{1,2}}[日号])"
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
        self.spans = tuple(_span(m) for m in document.everywhere(_DATE, mentions=True))
        self._starts = [s.start for s in self.spans]
        self._own: list[int] | None = None

    @property
    def own(self) -> list[int]:
        """The starts of those that tell when what is told happened, and not when something named in it did.

        Left out are 自1月1日起施行, 对4月30日发生的问题, 迎接12月4日的宪法日, 12月到期的协议,
        要求7月15日前销号.
        """
        if self._own is None:
            text = self._document.text
            self._own = [span.start for span in self.spans if not _is_of_another(text, span)]
        return self._own

    def tells(self, start: int, end: int) -> bool:
        """Whether one of its own dates begins in this span of the text."""
        own = self.own
        index = bisect_left(own, start)
        return index < len(own) and own[index] < end

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


# what is named with a date of its own: taken up by a preposition, or told by how it came about
_TAKEN_UP = Pattern(
    r"(?:[对就]|针对|围绕|依据|根据|按照|参照|迎接|[将把]|报名截[止至]到?|有效期[至到])[^，。；、]{0,6}$"
)
_OF_ANOTHER = Pattern(r"[^，。；、\d]{1,16}的[^\W\d_a-zA-Z]|[^，。；、\d]{0,6}(?:宪法日|纪念日|活动日|节日|消防日)")
_CAME_ABOUT = Pattern(
    r"(?:起|之日起)?(?:正式)?(?:施行|生效)|[^，。；、\d]{0,6}(?:到期|期满|届满)"
    r"|[^，。；、\d]{0,6}(?:建成|购置|印发|签订|发生|投用|下发|颁布|施行|修订|录取|入学)的(?![^，。；]{0,12}[上中时后]，)"
)


# by when something is to be done: 要求7月15日前销号
_UNTIL = ("前", "之前", "以前", "底前", "止")
_DEMANDED = Pattern(
    r"(?:要求|责令|责成|督促|约定|承诺|限(?:期|其|时)?|须|务[必于在]|力争|争取|确保|计划|拟|请|应(?![急邀对用届聘征])|(?<![主重需紧首])要(?!道)|预计)[^，。；]{0,12}$"
)


def _is_of_another(text: str, span: DateSpan) -> bool:
    if _CAME_ABOUT.match(text, span.end, span.end + 30):
        return True
    if text.startswith(_UNTIL, span.end) and _DEMANDED.search(text, max(0, span.start - 30), span.start):
        return True
    found = _TAKEN_UP.search(text, max(0, span.start - 14), span.start)
    return found is not None and bool(_OF_ANOTHER.match(text, span.end, span.end + 30))


_REPUBLIC = "民国"  # whose first year was 1912
# the groups of year, month and day in each way to write a date, by the last group of a match
_SHAPES = {
    "day": ("year", "month", "day"),
    "iso_day": ("iso_year", "iso_month", "iso_day"),
    "run_day": ("run_year", "run_month", "run_day"),
    "gap_day": ("run_year", "gap_month", "gap_day"),
    "last_year": ("last_year", "last_month", "last_day"),
    "bare_day": ("year", "bare_month", "bare_day"),
    "short_day": ("year", "short_month", "short_day"),
}


def _span(match: re.Match[str]) -> DateSpan:
    shape = match.lastgroup or ""
    year, month, day = match.group(*_SHAPES[shape])
    if shape == "last_year" and int(month) > 12:  # 5/22/2024
        month, day = day, month
    return DateSpan(match.start(), match.end(), _year(year or ""), numeral(month), numeral(day))


def _year(text: str) -> int | None:
    if text.startswith(_REPUBLIC):
        return 1911 + int(text.removeprefix(_REPUBLIC))
    return numeral(text) if text else None


def dates(document: Document) -> Dates:
    """The dates of a document, found once."""
    return document.once(Dates)


def clocks_in(document: Document, passage: Passage) -> list[Clock]:
    """The clock times in a passage; an hour of the afternoon goes on from one paragraph to the next."""
    found = document.once(_all_clocks)
    starts = document.once(_clock_starts)
    return found[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]


def _all_clocks(document: Document) -> list[Clock]:
    return list(clocks(document.plain))


def _clock_starts(document: Document) -> list[int]:
    return [clock.start for clock in document.once(_all_clocks)]


def lunar_dates(document: Document) -> list[tuple[int, int]]:
    """The spans of dates by the lunar calendar (农历三月初五), in order."""
    return [match.span() for match in document.finditer(_LUNAR)]


def example_year(document: Document) -> int:
    """The year of the examples in messages: that of the report, else the running one."""
    return (document.report_date or present()).year


_DATELINE = Pattern(
    r"[^。；]{0,40}?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[^。，；：]{0,6}?(?:电|讯|消息|信息|报道)"
    r"|[^。；，]{0,20}(?:电|讯|消息|信息|报道)[^。；，]{0,3}?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
)


def dateline(document: Document, passage: Passage) -> int:
    """The end of a press dateline (新华社北京5月20日电) at the head of a passage; its start where there is none."""
    found = _DATELINE.match(document.text, passage.start, min(passage.end, passage.start + 80))
    return found.end() if found else passage.start
