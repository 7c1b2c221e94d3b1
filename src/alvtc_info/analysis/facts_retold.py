"""What one report tells twice of its event and not alike: when and where it was, which thing, how one was hurt.

A report that says that it corrects is left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT, event_times
from alvtc_info.analysis.event_site import parts_of, site_parts
from alvtc_info.analysis.told_twice import by_sentence
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.analysis.event_site import Part
    from alvtc_info.model.document import Document

CORRECTION = "更正|修正|订正|勘误|有误|误写|误报|应为"  # what says that a report corrects, as an alternation
# what says that somebody was found to be hurt only later than nobody was
FOUND_LATER = (
    r"随后|后[又再续经]|又(?:有|发现|查)|再次|新增|次日|截[至止]"
    r"|经[^，。；]{0,8}(?:检查|排查|核实|诊断|清点)[^，。；]{0,6}(?:发现|确认|，)"
)
CORRECTED = Pattern(CORRECTION)
_LATER = Pattern(r"认定|确诊|诊断|通报|报告|判定|检出|接报|截[至止]|据|报送")
# 7月6日18时20分事故发生后
_EVENT = "事故|事件|事情|疫情|火情|火灾|险情|舆情|冲突|爆裂|爆管|泄漏|漏水|停电|停水|故障|起火|着火|追尾|坍塌|垮塌"
_AFTER_EVENT = Pattern(
    rf"，?(?:{_EVENT}|此次事[故件])(?:发生|发现)[后时](?!续|期|间|刻|\d|[一二两三四五六七八九十半])|，?发生(?:{_EVENT})后(?!\d|[一二两三四五六七八九十半])"
)
_MINUTES = 10  # the moment of the event and when it was noticed may lie so far apart
# 在第一食堂门前事发地点, 赶到3号公寓现场
_SHORT = 2  # code points that tell what an ordinal is of: 第一|食堂
_ITS_PLACE = Pattern(
    r"(?:在|到|至|于|从|对|将)(?P<words>[^，。；在到至于从对将]{2,16}?)(?:门前|门口|附近|内)?的?(?:事发(?:地点|地|现场|处|楼层|房间|宿舍|车间)|案发(?:地点|现场)|出事(?:地点|现场|宿舍|房间)|起火(?:点|部位|现场)|漏水(?:点|部位|处))(?!之外|以外|附近|周边|对面|旁)"
)
# one room in two houses: 4号学生公寓312室 … 到3号学生公寓312室查看
_ROOM = Pattern(
    r"(?P<at>(?:到|进入|在|打开|查看|检查|封锁|勘查|清理|抵达|返回))?(?P<house>\d{1,2})号(?P<sort>学生公寓|公寓|宿舍楼?|教学楼|实训楼|楼)(?:\d{1,2}[层楼])?(?P<room>\d{3,4})(?:室|宿舍|寝室|房间)(?P<of>、|和|与|学生|居民|住)?"
)
# things with numbers, of which one is what the event is about
_THING = Pattern(r"(?<![\d.])(?P<number>\d{1,2})号(?P<thing>电梯|货梯|扶梯|校车|大巴|缆车|吊篮|升降机)")
_OF_EVENT = Pattern(r"被困|困[人住]|救出")
_OTHER = Pattern(r"另|其他|其余|备用|排查|检查|启用|切换|转至|转移|安置|搬|同型|同类|分别|两[台部]|相邻")


# one who was hurt, badly and then hardly
_ONE_HURT = Pattern(r"(?<!\d)1[名人](?!以上)|一[名人]")
_MANY_HURT = Pattern(
    r"(?<![第\d])(?:[2-9]|\d{2,3}|[二两三四五六七八九十])[名人][^，。；\d]{0,12}(?:伤|送医|就医|住院)|另一?[名人]"
)
_BADLY = Pattern(r"(?<!无)(?<!未)(?<!未见)(?<!没有)(?<!排除)(?<!无明显)(?:骨折|断裂伤)")
_HARDLY = Pattern(
    r"(?<![头面脸额颈肩背腰胸臂肘手腕指腿膝踝脚部侧])(?:为|系|是|属|仅有?|只有)(?:皮外擦伤|皮外伤|皮肤擦伤|软组织挫伤|轻微擦伤|轻微挫伤)"
)
_MAYBE = Pattern(r"疑似|可能|初步|怀疑|不排除|待|以及|[、和并合]")


def facts_retold(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """What is told of the event again with another time or place: spans, what is wrong, whether it is certain."""
    if CORRECTED.search(document.plain):
        return
    told: list[tuple[int, int]] = []
    for find, sure in (
        (_other_moment, True),
        (_other_house, True),
        (_other_place, True),
        (_other_number, False),
        (_other_injury, False),
    ):
        for start, end, message in find(document):
            if not any(start < b and a < end for a, b in told):
                told.append((start, end))
                yield start, end, message, sure


_LONGEST_CLAUSE = 400  # code points


def clause_start(document: Document, at: int, marks: str) -> int:
    """Where the clause begins that holds this place, behind one of these marks or at the head of the sentence.

    A clause that began longer ago than any that people write is cut there.
    """
    begin = max(document.sentence_at(at)[0], at - _LONGEST_CLAUSE)
    return start_behind(document.plain, begin, at, marks)


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
    what = [match.start() for match in document.finditer(WHAT, PROSE)]
    found_out: dict[int, bool] = {}
    began: tuple[date | None, int, str] | None = None
    for start, end, exact in event_times(document):
        moment = _moment(document, start, end) if exact and document.passage_at(start).role in PROSE else None
        if moment is None:
            continue
        begin, stop = document.sentence_at(start)
        shown = document.text[start:end]
        if began is None:
            if begin not in found_out:
                found_out[begin] = _LATER.search(text, begin, stop) is not None
            following = bisect_left(what, end)
            stands = following < len(what) and what[following] < stop and not found_out[begin]
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
        if _OTHER.search(document.plain, clause_start(document, match.start(), "，；"), match.end()):
            continue
        for part in parts_of(document, *match.span("words")):
            first = told.get(part.sort)
            if first and first.end <= part.start and first.value != part.value:
                more = _SHORT if part.sort == "nth" else 0
                before = document.text[first.start : first.end + more]
                here = document.text[part.start : part.end + more]
                yield part.start, part.end, f"前面写事发在“{before}”，这里写“{here}”，请核实"
                return


def _other_house(document: Document) -> Iterator[tuple[int, int, str]]:
    """The room of the event in another house, where somebody goes there: 4号公寓312室起火 … 进入3号公寓312室.

    A room that stands in a list, or that people live in, is another one.
    """
    text, happens = document.plain, by_sentence(document, WHAT)
    told: dict[tuple[str, str], str] = {}
    for match in document.finditer(_ROOM, PROSE | {Role.TITLE}):
        key, house = (match["sort"], match["room"]), match["house"]
        first = told.get(key)
        if first is None:
            if match["of"] or happens(match.start()):
                told[key] = "" if match["of"] else house
        elif (
            first
            and first != house
            and match["at"]
            and not match["of"]
            and not _OTHER.search(text, clause_start(document, match.start(), "，；"), match.end())
        ):
            start, end = match.start("house"), match.end()
            yield start, end, f"前面写的是{first}号{match['sort']}{match['room']}室，这里写“{text[start:end]}”，请核实"
            return


def _other_number(document: Document) -> Iterator[tuple[int, int, str]]:
    """A thing of the event with another number than where it was told first: 2号电梯停运 … 打开1号电梯，被困人员离开."""
    text = document.plain
    told: dict[str, str] = {}
    for match in document.finditer(_THING, PROSE | {Role.TITLE}):
        _, stop = document.sentence_at(match.start())
        clause = clause_start(document, match.start(), "；")
        after = text.find("；", match.end(), stop)
        stop = after if after >= 0 else stop
        if not _OF_EVENT.search(text, clause, stop) or _OTHER.search(text, clause, match.end()):
            continue
        first = told.setdefault(match["thing"], match["number"])
        if first != match["number"]:
            yield *match.span(), f"前面写的是{first}号{match['thing']}，这里写“{match.group()}”，请核实"
            return


def _other_injury(document: Document) -> Iterator[tuple[int, int, str]]:
    """The one who was hurt, badly in one sentence and hardly in a later one."""
    text = document.plain
    if _MANY_HURT.search(text) or not _ONE_HURT.search(text):
        return
    badly = next((m for m in document.finditer(_BADLY, PROSE) if not _guessed(document, m.start())), None)
    if badly is None:
        return
    for match in document.finditer(_HARDLY, PROSE):
        begin, stop = document.sentence_at(match.start())
        if begin > badly.start() and not (_guessed(document, match.start()) or _BADLY.search(text, begin, stop)):
            yield *match.span(), f"前面写“{badly.group()}”，这里写“{match.group()}”，请核实"
            return


def _guessed(document: Document, at: int) -> bool:
    return _MAYBE.search(document.plain, max(document.sentence_at(at)[0], at - 8), at) is not None
