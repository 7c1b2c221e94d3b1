"""What a report still means to do by a day or an hour that is over when it goes; its first report told otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.model.kinds import PROSE, Kind, Role
from alvtc_info.text.clock_times import clocks, shown_day
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.model.document import Document

_AHEAD = Pattern(r"下一?步|下一?阶段|今后|打算|后续(?:工作|安排|措施)")
_SAYS_AHEAD = Pattern(r" *(?:下一?步|下一?阶段|今后)")
_BY = Pattern(r" ?(?:\d{1,2}时(?:\d{1,2}分)?)?(?:之前|以前|前)(?![一二两三\d期])")
_OF_WHAT = Pattern(r" ?(?:之前|以前|前)[^，。；\d]{1,6}的")  # 5月10日前入库的物资
_WILL = Pattern(r"(?:将|拟|计划|定)(?:于|在)$")
_THEN = Pattern(r"(?:将|拟|计划)[^。；已]{2,36}[，、；](?:并|再)?[于在]$")  # 拟于5月30日前完成总结，于4月20日召开座谈会
_OVER = Pattern(r"已|原定|原计划|此前|曾|批示|印发|下达|要求|通知|上年|去年|较|比|截[至止]|延[期长至]")
_NEAR = 40  # code points
_FAR = 400  # code points before what happened in which its hour is looked for
_HALF_A_YEAR = 180  # days; what is longer ago is of the next year
_SENT = Pattern(r"报送时间[：:]?|(?:本信息|本报告|书面首报)[^，。；]{0,4}于")
_NEXT = Pattern(r"(?:之前|以前|前)(?!的|已)[^，。；]{0,8}(?:续报|再次?报|报送|报告)(?!如下)")
_FIRST_SENT = Pattern(
    r"[，]?[^，。；\d]{0,16}报(?:送|出)了?[^，。；口]{0,24}首报|[，]?首报(?!称|中|所|里)|[，]?[^，。；\d]{0,8}发出[^，。；口]{0,6}首报"
)
_WHEN_SENT = Pattern(r"首报[^，。；口]{0,10}(?:已|于)[^，。；]{0,3}$")
_ITS_ISSUE = Pattern(r"首报[（(]第 ?(?P<issue>\d{1,4}) ?期[）)]")


def past_due(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Deadlines that are over: spans, what is wrong, whether it is certain."""
    if document.report_date is not None:
        yield from _days(document, document.report_date)
        yield from _hours(document, document.report_date)
        yield from _sent_before(document, document.report_date)
    if document.kind in {Kind.FOLLOW_UP, Kind.FINAL}:
        yield from _first_reports(document)


def _days(document: Document, today: date) -> Iterator[tuple[int, int, str, bool]]:
    """Days before that of the report by which something is still to be done: 10月30日前完成 in a report of 11月6日."""
    text, inside = document.plain, False
    for passage in document.passages:
        if passage.role is Role.HEADING_1:
            inside = _AHEAD.search(document.words(passage)) is not None
        if passage.role not in PROSE:
            continue
        for span in dates(document).between(passage.start, passage.end):
            day = span.resolved(span.year or today.year)
            begin, stop = document.sentence_at(span.start)
            near = max(begin, span.start - _NEAR)
            if (
                day is not None
                and day < today
                and (today - day).days < _HALF_A_YEAR
                and (inside or _SAYS_AHEAD.match(text, begin))
                and (
                    _BY.match(text, span.end)
                    or _WILL.search(text, near, span.start)
                    or _THEN.search(text, near, span.start)
                )
                and not _OF_WHAT.match(text, span.end)
                and not _OVER.search(text, near, min(stop, span.end + _NEAR))
            ):
                shown = text[span.start : span.end]
                yield span.start, span.end, f"“{shown}”在报送日期{shown_day(today)}之前，还没有做的事请另定日期", True


def _hours(document: Document, today: date) -> Iterator[tuple[int, int, str, bool]]:
    """An hour by which the next report is promised that is before the hour at which this one goes."""
    text, known = document.plain, dates(document)
    sent = next(document.finditer(_SENT, PROSE), None)
    at = sent and next(clocks(text, sent.end(), document.sentence_at(sent.start())[1]), None)
    if at is None:
        return
    for passage in document.roles(*PROSE):
        for moment in clocks(text, passage.start, passage.end):
            if not _NEXT.match(text, moment.end) or moment.minutes >= at.minutes:
                continue
            begin = max(document.sentence_at(moment.start)[0], moment.start - _NEAR)
            days = known.between(begin, moment.start)
            promised = not _NOT_PROMISED.search(text, begin, moment.start)
            if promised and all(day.resolved(day.year or today.year) == today for day in days):
                shown, goes = text[moment.start : moment.end].strip(), text[at.start : at.end].strip()
                yield moment.start, moment.end, f"“{shown}”早于报送时间“{goes}”，请核对", True


def _sent_before(document: Document, today: date) -> Iterator[tuple[int, int, str, bool]]:
    """A day of sending that is not the masthead's, and a step that is told as done after the report went."""
    text, known = document.plain, dates(document)
    sent = next(document.finditer(_SENDING, PROSE), None)
    if sent is None:
        return
    stop = document.sentence_at(sent.start())[1]
    span = next(iter(known.between(sent.end(), stop)), None)
    at = next(clocks(text, sent.end(), stop), None)
    day = span and span.resolved(span.year or today.year)
    if span and day and day != today:
        yield span.start, span.end, f"报送时间是{shown_day(day)}，刊头日期是{shown_day(today)}，请核对", True
    first = next((each for each in known.spans if document.passage_at(each.start).role in PROSE), None)
    if at is None or first is None or day != today or first.resolved(first.year or today.year) != today:
        return  # hours without a day may be of the day before
    for passage in document.roles(*PROSE):
        for moment in clocks(text, passage.start, min(passage.end, sent.start())):
            begin, end = document.sentence_at(moment.start)
            written = known.before(moment.start)
            if (
                moment.minutes > at.minutes
                and written
                and written.resolved(written.year or today.year) == today
                and _DONE.match(text, moment.end, end)
                and not _NOT_YET.search(text, max(begin, moment.start - _NEAR), min(end, moment.end + _NEAR))
            ):
                shown, goes = text[moment.start : moment.end].strip(), text[at.start : at.end].strip()
                yield moment.start, moment.end, f"“{shown}”晚于报送时间“{goes}”，所说的事却已发生，请核对", True
                return


_SENDING = Pattern(r"报送时间[：:]")
_DONE = Pattern(r"，?[^，。；\d]{0,16}(?:报告|到[达场]|赶到|送[到往至]|恢复|扑灭|完成|结束|出院|返校|撤离)")
_NOT_YET = Pattern(r"将|拟|前|计划|预计|下一?步|应|须|待|后续|届时|次日|明")
# of another day, or told of what was and not promised: 现将9时前的情况续报如下, 院长要求9时前报送
_NOT_PROMISED = Pattern(
    r"次日|明[日天早]|翌日|第二天|每[日天]|现[将就把]|截[至止]|要求|批示|指示|首报|上[次期]|原[定计]|已|此前|规定|按照"
)


def _first_reports(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """When the first report went, told two ways, and an issue of it that is not before this one's."""
    text, known = document.plain, dates(document)
    told: tuple[tuple[int, int] | None, int, str] | None = None
    for passage in document.roles(*PROSE):
        for moment in clocks(text, passage.start, passage.end):
            begin, stop = document.sentence_at(moment.start)
            head = _day_before(document, moment.start)
            if not (
                _FIRST_SENT.match(text, moment.end, stop) or _WHEN_SENT.search(text, max(begin, head - _NEAR), head)
            ):
                continue
            written = known.before(moment.start)
            day = (written.month, written.day) if written else None
            shown = text[moment.start : moment.end].strip()
            if told is None:
                told = day, moment.minutes, shown
                began = document.once(_began)
                if (
                    began
                    and began[0] == day
                    and moment.minutes < began[1]
                    and not _has_earlier(document, day, moment.minutes)
                ):
                    yield moment.start, moment.end, f"首报的“{shown}”早于事发的“{began[2]}”，请核对", True
            elif told[1] != moment.minutes and (day is None or told[0] is None or day == told[0]):
                yield moment.start, moment.end, f"前面写首报在“{told[2]}”报送，这里写“{shown}”，请核实", False
                return
    own = fold(document.value("issue_number") or "")
    for match in document.finditer(_ITS_ISSUE, PROSE):
        if own.isdecimal() and int(match["issue"]) >= int(own):
            yield *match.span(), f"首报的期号不在本期（第{own}期）之前，请核对", True


def _began(document: Document) -> tuple[tuple[int, int] | None, int, str] | None:
    """The day and minute of the first sentence that tells what happened with its hour, as it is written."""
    text, known = document.plain, dates(document)
    for match in document.finditer(WHAT, PROSE):
        begin = max(document.sentence_at(match.start())[0], match.start() - _FAR)
        moment = next(clocks(text, begin, match.start()), None)
        if moment and _FOUND.search(text, moment.end, match.start()):
            return None  # what came to light at that hour began before it, nobody knows when
        if moment and not _LEARNT.search(text, begin, match.end()):
            day = known.before(moment.start)
            return (day.month, day.day) if day else None, moment.minutes, text[moment.start : moment.end].strip()
    return None


def _has_earlier(document: Document, day: tuple[int, int] | None, minutes: int) -> bool:
    """Whether the paper tells of an hour of this day before this minute, or of a day before: then the event is older
    than the sentence that says what happened (17时35分送到医院，骨折 of somebody who fell at 13时).
    """
    text, known = document.plain, dates(document)
    for passage in document.roles(*PROSE):
        for moment in clocks(text, passage.start, passage.end):
            written = known.before(moment.start)
            told = (written.month, written.day) if written else (0, 0)
            if (*told, moment.minutes) < (*(day or (0, 0)), minutes):
                return True
    return False


_LEARNT = Pattern(
    r"首报|续报|截[至止]|发现|接[到报]|获悉|据|受案|受理|立案|到[场达]|赶到|勘[查验]|查勘|读取|调[取看]|检索|监测|批示|诊断|查房|检查|结论|说明"
)
_FOUND = Pattern(r"发现")


def _day_before(document: Document, at: int) -> int:
    """Where the date begins that stands right before this place; this place where there is none."""
    span = dates(document).before(at)
    return span.start if span and span.end == at else at
