"""The parts of the place of an event: building, storey, gate, room, as the sentences that tell it name them.

Only what stands before the incident in its sentence counts, or after a cue of the place (起火点位于); where people were
taken or what was inspected elsewhere does not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


class Part(NamedTuple):
    """A part of the place: its sort, its value as it is compared, and where it stands in the text.

    `sure` is whether it stands where the event is told first, after a cue of the place, or in the title (`titled`).
    """

    sort: str
    value: str
    start: int
    end: int
    sure: bool
    titled: bool


_N = r"\d{1,3}|[一二三四五六七八九十]{1,3}"  # 两层 is how many, and no storey
_PARTS = Pattern(
    rf"(?<![\d一二两三四五六七八九十上下各几数隔])(?P<storey>(?:负|地下)?(?:{_N}))(?:层(?!小楼|楼房|建筑|楼高)|楼(?![道梯顶下长宇板管栋]))|(?P<gate>[东南西北正后侧]{{1,2}})[大侧]?门|(?P<campus>[东南西北新老主]{{1,2}})校区"
    rf"|(?P<side>[东南西北]{{1,2}})侧|(?P<seat>[A-Za-z])[座栋区]|(?P<unit>{_N})单元|(?P<door>\d{{3,4}}) ?室|第?(?P<nth>[一二三四五六\d])(?=食堂|餐厅|教学楼|实训楼|实训室|实验室|机房|车间)"
    rf"|(?P<house>\d{{1,3}})号(?=楼|教学楼|实训楼|学生公寓|公寓|宿舍)|(?P<shop>[\u4e00-\u9fff]{{2}})实训车间"
    r"|(?P<building>教学楼|实训楼|实验楼|办公楼|行政楼|综合楼|图书馆|体育馆|学生公寓|学生宿舍|公寓楼?|宿舍楼?|食堂|餐厅|礼堂|报告厅|锅炉房|配电房|浴室|澡堂|操场|运动场|停车场|车棚|超市|(?<![号大\d一二三四五六七八九十])[\u4e00-\u9fff]楼(?![道梯顶下长宇板管层内上]))"
)
_ALIKE = {
    "学生公寓": "公寓", "学生宿舍": "公寓", "公寓楼": "公寓", "宿舍楼": "公寓", "宿舍": "公寓", "餐厅": "食堂", "澡堂": "浴室", "运动场": "操场", "行政楼": "办公楼",
}  # fmt: skip
_NUMBERED = frozenset(("storey", "unit", "nth"))
_TOLD = Pattern(r"地点[为在是：]|位于|起火点|着火点|漏水点|起火部位|事发|案发|发生地")
_ELSEWHERE = Pattern(
    r"另有|另外|还有|未发现|排查|检查|巡查|类似|同类|举一反三|以往|此前|另一|转移|安置|疏散[至到]|撤离[至到]|送[往至到]|波及|蔓延|影响|楼上|楼下|相邻|隔壁|附近|消防车|进入校园|清[理扫]|抽排|打扫"
)
_CLEARED = Pattern(r"(?<=水)(?:均|已|全部|基本)*[清排抽扫退]")  # 1层积水已清理: water that ran there
_BACK, _AHEAD = 60, 30


def site_parts(document: Document) -> tuple[Part, ...]:
    """The parts of the place of the event, in the order of the text, those of the title last."""
    return document.once(_found)


def _found(document: Document) -> tuple[Part, ...]:
    parts = dict.fromkeys(part for region in _regions(document) for part in _parts_in(document, *region))
    return tuple(parts)


def _regions(document: Document) -> Iterator[tuple[int, int, bool]]:
    """The spans of the text that tell where it happened, and whether they do for certain."""
    text = document.plain
    first = -1
    for match in document.finditer(WHAT, PROSE):
        begin, _ = document.sentence_at(match.start())
        start = max(begin, match.start() - _BACK)
        if not _ELSEWHERE.search(text, start, match.end()) and not _CLEARED.match(text, match.end()):
            first = begin if first < 0 else first
            yield start, match.end(), begin == first
    for match in document.finditer(_TOLD, PROSE):
        _, stop = document.sentence_at(match.start())
        end = min(stop, match.end() + _AHEAD)
        if not _ELSEWHERE.search(text, match.start(), end):
            yield match.end(), end, True
    for passage in document.roles(Role.TITLE):
        yield passage.start, passage.end, True


def parts_of(document: Document, start: int, end: int) -> tuple[Part, ...]:
    """The parts of a place that `text[start:end]` names, as if the event were told there."""
    return tuple(_parts_in(document, start, end, True))


def _parts_in(document: Document, start: int, end: int, sure: bool) -> Iterator[Part]:
    titled = document.passage_at(start).role is Role.TITLE
    for sort, value, a, b in named_parts(document.plain[start:end]):
        yield Part(sort, value, start + a, start + b, sure, titled)


@lru_cache(maxsize=256)
def named_parts(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """The parts of a place that a text names: sort and value of each, and where it stands."""
    return tuple(
        (sort, _value(match, sort), *match.span())
        for match in _PARTS.finditer(text)
        for sort in (match.lastgroup or "",)
    )


def _value(match: re.Match[str], sort: str) -> str:
    words = match[sort]
    if sort == "gate":
        return words.rstrip("侧") or words
    if sort not in _NUMBERED:
        return _ALIKE.get(words, words)
    bare = words.removeprefix("负").removeprefix("地下")
    return f"{'' if bare == words else '-'}{numeral(bare)}"
