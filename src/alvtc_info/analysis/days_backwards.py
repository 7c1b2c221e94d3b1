"""Days of an event told backwards in one paragraph: 9月12日恢复供电；9月11日，断路器运到；9月10日，供电公司检测.

Spans with what is wrong, and whether it is certain. Hours are for `hours_backwards`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.model.kinds import EMERGENCY_KINDS, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.analysis.dates import DateSpan
    from alvtc_info.model.document import Document

_HEAD = "。；\n\u3000 "
_ITEM = Pattern(
    r"(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]是)[^，。；\d]{0,12}[。：]?$"
)
_OVER = Pattern(
    r"恢复|复课|完成|装妥|验收|出院|结束|砌好|修好|修复|换好|全部|投用|通过|合格|作出|处分|返校|送电|供[水电暖热]|开放|解除"
)
_TOLD_SO = Pattern(
    r"此前|之前|先前|早在|事[前先]|原|经查|调查|监控|录像|依据|根据|按|据|记录|显示|曾|已于|上次|最近一次|使用|备份|投用于|购于|首报|续报|截[至止]|要求|规定|通知|更正"
)
_OF_IT = Pattern(r"(?:\d{1,2}时(?:\d{1,2}分)?)?(?:[前后内]|的|至|到|—|－|-|起|以来|期间|、|和)")
_FAR = 20  # days; what is told of before that led to it
_LENGTH = 24  # code points before a date in which the mark of an item stands


def days_backwards(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The days that open a part of a paragraph and are before the day that opened the part before."""
    today = document.report_date
    if document.kind not in EMERGENCY_KINDS or today is None:
        return
    text = document.plain
    for passage in document.roles(Role.BODY):
        heads: list[tuple[date, int, int]] = []
        for span in dates(document).between(passage.start, passage.end):
            if not _opens(document, passage.start, span.start) or _OF_IT.match(text, span.end):
                continue
            day, stop = span.resolved(span.year or today.year), _end(document, span.end)
            if day is None or _TOLD_SO.search(text, span.end, stop):
                heads = []
                continue
            if heads and _goes_back(document, heads, day, span, stop):
                last = heads[-1]
                message = f"“{text[span.start : span.end]}”写在{last[0].month}月{last[0].day}日之后，请按时间先后写"
                yield span.start, span.end, message, _OVER.search(text, last[1], last[2]) is not None
                heads = []
            else:
                heads.append((day, span.end, stop))


def _goes_back(document: Document, heads: list[tuple[date, int, int]], day: date, span: DateSpan, stop: int) -> bool:
    """Whether a day goes back behind the one told last, and opens no other strand that begins with the event."""
    text, (last, begin, end) = document.plain, heads[-1]
    anew = text[span.start - 1] != "；" and any(each[0] <= day for each in heads)
    return day < last and (last - day).days <= _FAR and not anew and not _alike(text[begin:end], text[span.end : stop])


def _opens(document: Document, begin: int, at: int) -> bool:
    """Whether a date stands at the head of a paragraph, of a sentence or behind a semicolon."""
    before = document.plain[max(begin, at - _LENGTH) : at]
    return at == begin or before[-1:] in _HEAD or _ITEM.search(before) is not None


def _end(document: Document, start: int) -> int:
    """Where the part that begins here ends, at a full stop or a semicolon."""
    stop = document.sentence_at(start)[1]
    mark = document.plain.find("；", start, stop)
    return mark if mark >= 0 else stop


def _alike(one: str, other: str) -> bool:
    """Whether two parts tell the same act, each of another subject: 护理系学生出院；财经系学生出院."""
    ends = [each.rstrip("。；\n")[-2:] for each in (one, other)]
    return ends[0] == ends[1]
