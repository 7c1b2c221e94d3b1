"""When and where one event was, told twice in one report and not alike: spans with what is wrong.

A report that says that it corrects is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT, event_times
from alvtc_info.analysis.event_site import parts_of, site_parts
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.analysis.event_site import Part
    from alvtc_info.model.document import Document

_CORRECTED = Pattern(r"更正|修正|订正|勘误|有误|误写|误报|应为")
_LATER = Pattern(r"认定|确诊|诊断|通报|报告|判定|检出|接报|截[至止]|据|报送")
# 7月6日18时20分事故发生后
_EVENT = "事故|事件|事情|疫情|火情|火灾|险情|舆情|冲突|爆裂|爆管|泄漏|漏水|停电|停水|故障|起火|着火|追尾|坍塌|垮塌"
_AFTER_EVENT = Pattern(
    rf"，?(?:{_EVENT}|此次事[故件])(?:发生|发现)?[后时](?!续|期|间|刻)|，?(?:发生|发现)(?:{_EVENT})后"
)
_MINUTES = 10  # the moment of the event and when it was noticed may lie so far apart
# 在第一食堂门前事发地点, 赶到3号公寓现场
_ITS_PLACE = Pattern(
    r"(?:在|到|至|于|从|对|将)(?P<words>[^，。；]{2,16}?)(?:门前|门口|附近|内)?的?(?:事发(?:地点|地|现场|处|楼层|房间|宿舍|车间)|案发(?:地点|现场)|出事(?:地点|现场|宿舍|房间)|起火(?:点|部位|现场)|漏水(?:点|部位|处))"
)
# one room in two houses: 4号学生公寓312室 … 3号学生公寓312室
_ROOM = Pattern(
    r"(?P<house>\d{1,2})号(?P<sort>学生公寓|公寓|宿舍楼?|教学楼|实训楼|楼)(?:\d{1,2}[层楼])?(?P<room>\d{3,4})(?:室|宿舍|寝室|房间)"
)
# things with numbers, of which one is what the event is about
_THING = Pattern(
    r"(?<![\d.])(?P<number>\d{1,2})号(?P<thing>电梯|锅炉|机组|变压器|水泵|配电[室柜箱]|开水[器炉]|灶台?|货梯|扶梯|校车|大巴|车间|实训室|机房|仓库)"
)
_OF_EVENT = Pattern(r"被困|困人|救出|事发|起火|着火|冒烟|爆裂|泄漏|停运|坠落|触电|卡住|失控|故障(?!率)")
_OTHER = Pattern(r"另|其他|其余|备用|排查|检查|启用|切换|转至|转移|同型|同类|分别|两[台部]|相邻")


def facts_retold(document: Document) -> Iterator[tuple[int, int, str]]:
    """What is told of the event a second time with another time or place."""
    if _CORRECTED.search(document.plain):
        return
    yield from _other_moment(document)
    yield from _other_place(document)
    yield from _other_house(document)
    yield from _other_number(document)


def _clause(document: Document, at: int, marks: str) -> int:
    """Where the clause begins that holds this place, behind one of these marks or at the head of the sentence."""
    begin, _ = document.sentence_at(at)
    return max(begin, *(document.plain.rfind(mark, begin, at) + 1 for mark in marks), begin)


def _moment(document: Document, start: int, end: int) -> tuple[date | None, int] | None:
    """The day, where it is written, and the minute of the day of a time with its hour."""
    clock = next(clocks(document.plain, start, end), None)
    if clock is None:
        return None
    year = document.report_date.year if document.report_date else None
    written = dates(document).at(start)
    return (written.resolved(written.year or year) if written else None), clock.minutes


def _other_moment(document: Document) -> Iterator[tuple[int, int, str]]:
    """A moment that is said to be that of the event, where the event was told with another one."""
    text = document.plain
    began: tuple[date | None, int, str] | None = None
    for start, end, exact in event_times(document):
        moment = _moment(document, start, end) if exact and document.passage_at(start).role in PROSE else None
        if moment is None:
            continue
        begin, stop = document.sentence_at(start)
        shown = document.text[start:end]
        if began is None:
            stands = WHAT.search(text, end, stop) and not _LATER.search(text, begin, stop)
            began = (*moment, shown) if stands else None
        elif _AFTER_EVENT.match(text, end):
            day, minutes = moment
            apart = abs(minutes - began[1])
            if (day and began[0] and day != began[0] and apart <= _MINUTES) or (
                (day is None or began[0] is None or day == began[0]) and apart > _MINUTES
            ):
                yield start, end, f"前面写事发在“{began[2]}”，这里写“{shown}”，请核实"
            return


def _other_place(document: Document) -> Iterator[tuple[int, int, str]]:
    """A place that is called that of the event, where the event was told of another one."""
    told: dict[str, Part] = {}
    for part in site_parts(document):
        if part.sure and not part.titled:
            told.setdefault(part.sort, part)
    for match in document.finditer(_ITS_PLACE, PROSE):
        if _OTHER.search(document.plain, _clause(document, match.start(), "，；"), match.end()):
            continue
        for part in parts_of(document, *match.span("words")):
            first = told.get(part.sort)
            if first and first.end <= part.start and first.value != part.value:
                before = document.text[first.start : first.end]
                here = document.text[part.start : part.end]
                yield part.start, part.end, f"前面写事发在“{before}”，这里写“{here}”，请核实"
                return


def _other_house(document: Document) -> Iterator[tuple[int, int, str]]:
    told: dict[tuple[str, str], str] = {}
    for match in document.finditer(_ROOM, PROSE | {Role.TITLE}):
        first = told.setdefault((match["sort"], match["room"]), match["house"])
        if first != match["house"]:
            yield *match.span(), f"前面写的是{first}号{match['sort']}{match['room']}，这里写“{match.group()}”，请核实"
            return


def _other_number(document: Document) -> Iterator[tuple[int, int, str]]:
    """A thing of the event with another number than where it was told first: 2号电梯停运 … 打开1号电梯，被困人员离开."""
    text = document.plain
    told: dict[str, str] = {}
    for match in document.finditer(_THING, PROSE | {Role.TITLE}):
        _, stop = document.sentence_at(match.start())
        clause = _clause(document, match.start(), "；")
        after = text.find("；", match.end(), stop)
        stop = after if after >= 0 else stop
        if not _OF_EVENT.search(text, clause, stop) or _OTHER.search(text, clause, match.end()):
            continue
        first = told.setdefault(match["thing"], match["number"])
        if first != match["number"]:
            yield *match.span(), f"前面写的是{first}号{match['thing']}，这里写“{match.group()}”，请核实"
            return
