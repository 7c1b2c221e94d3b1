"""How long something took, beside the moments from and to: 8时20分至11时50分，共4个半小时; 6月28日至7月3日，为期9天."""

from __future__ import annotations

from bisect import bisect_left
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document
    from alvtc_info.text.clock_times import Clock

_HAN = "[一二两三四五六七八九十]{1,2}"
_STOPPED = "(?:中断|停[水电暖气网课运用产])(?:时间|时长)?"
_LASTED = Pattern(
    rf"(?P<stopped>{_STOPPED})?(?P<how>共计?|总计|合计|历时|持续|长达|为时|用时|耗时|时长|被困|延误|(?<=[中停][断水电暖气网课运用产])|(?<=时间)|(?<=时长))(?:了|为|达|约为|时间)?"
    rf"(?:(?P<hours>\d{{1,3}}(?:\.\d)?|{_HAN})个?(?P<half>半)?(?:小时|钟头)(?P<and_half>半)?(?:零?(?P<minutes>\d{{1,2}})分钟?)?|(?P<only>\d{{1,4}})分钟)(?![后余多左前内/]|以[上下内]|之[内后])"
)
_BREAKS = Pattern("历时|持续|长达|被困|延误")  # what has no break in it, as an interruption has none
_NOT_ONE = Pattern(r"每[天日晚周班次]|其中|累计|分别|期间|两次|分[两三\d]|轮流|各|除去|扣除|不含|课时|学时")
_OF_A_PART = Pattern(r"途中|途经|往返|路上|沿途|总时长|总时间|人均|人次")
_TO = Pattern(r"许?[^，。；\d]{0,6}(?:至|到|—|－|–|-|~|～)[^，。；\d]{0,4}$")
_ENDED = Pattern(r"恢复|结束|扑灭|获救|救出|解除|脱困|送[电水]|通[电水车网]|复[电水]|修复|排除|找到|返回")
_ROUGH = Pattern(r"许|左右|前后|约|大概")
_NEAR = 24  # code points between the last moment and the duration
_BACK = 240  # code points before the duration in which moments are looked for
_MOST = 6  # moments in a paragraph among which two are looked for that fit
_A_DAY = 24 * 60
_PERIOD_LONG = Pattern(
    rf"[^，、。；\d]{{0,12}}，?(?:为期|历时|共)(?P<days>\d{{1,3}}|{_HAN})(?:天|日)(?![程内后制上余多]|左右)"
)
_BETWEEN = frozenset(("至", "到", "—", "-", "–", "~", "～"))


def wrong_durations(document: Document) -> Iterator[tuple[int, int, str]]:
    """Durations that are not those between the moments or dates beside them: spans with what is wrong."""
    yield from _hours(document)
    year = document.report_date.year if document.report_date else None
    for first, last in pairwise(dates(document).spans):
        if document.plain[first.end : last.start].strip() not in _BETWEEN or first.month == last.month:
            continue
        match = _PERIOD_LONG.match(document.plain, last.end)
        begun = first.resolved(first.year or year)
        ended = last.resolved(last.year or (begun.year if begun else None))
        if match is None or begun is None or ended is None or document.passage_at(first.start).role not in PROSE:
            continue
        days = (ended - begun).days + 1
        if 0 < days < numeral(match["days"]):
            shown = document.text[first.start : last.end]
            yield first.start, match.end(), f"{shown}是{days}天，与{match['days']}天不符，请复核"


def _hours(document: Document) -> Iterator[tuple[int, int, str]]:
    text, moments = document.plain, document.once(_all_moments)
    for match in document.finditer(_LASTED, PROSE):
        passage, (begin, stop) = document.passage_at(match.start()), document.sentence_at(match.start())
        first_at = bisect_left(moments, max(passage.start, match.start() - _BACK), key=_place)
        at = bisect_left(moments, match.start(), first_at, key=_place)
        told = moments[max(first_at, at - _MOST) : at]
        here = [each for each in told if each.start >= begin]
        near = max(begin, match.start() - _BACK), min(stop, match.end() + _NEAR)
        if len(here) < 2 or match.start() - here[-1].end > _NEAR or _NOT_ONE.search(text, *near):
            continue
        said, slack = _length(match)
        if sum(_TO.match(text, one.end, other.start) is not None for one, other in pairwise(here)) > 1:
            continue  # 9时至11时、14时至16时，共4小时
        after = [each for each in moments[at : at + 1] if each.start < near[1]]  # the end may stand behind: 12时恢复
        if any(_fits(said, last.minutes - first.minutes, slack) for first, last in combinations((*told, *after), 2)):
            continue
        if _OF_A_PART.search(text, max(near[0], match.start() - _NEAR), match.end()):
            continue
        first, last = here[-2:]
        linked = _TO.match(text, first.end, last.start)
        ended = len(here) == len(told) == 2 and _ENDED.search(text, last.end, match.end())
        if linked and match["how"] == "延误":
            continue  # 8时至8时45分，第一节课延误15分钟
        took = (last.minutes - first.minutes) % _A_DAY
        shorter = said < took and not (match["stopped"] or _BREAKS.search(match["how"]))
        if (linked or ended) and not shorter and not _ROUGH.search(text, first.start, match.start()):
            shown = f"{document.text[first.start : first.end].strip()}至{document.text[last.start : last.end].strip()}"
            yield *match.span(), f"{shown}是{_shown(took)}，与“{match.group()}”不符，请复核"


def _all_moments(document: Document) -> list[Clock]:
    """The clock times of the prose, in order."""
    return [each for part in document.roles(*PROSE) for each in clocks(document.plain, part.start, part.end)]


def _place(moment: Clock) -> int:
    return moment.start


def _fits(said: int, took: int, slack: int) -> bool:
    """Whether so many minutes lie between two moments, whatever days they are of."""
    apart = (said - took) % _A_DAY
    return min(apart, _A_DAY - apart) <= slack


def _length(match: re.Match[str]) -> tuple[int, int]:
    """The minutes of a duration, and how far it may be rounded."""
    if match["only"]:
        return int(match["only"]), 1
    hours = match["hours"]
    whole = float(hours) * 60 if hours[0].isdecimal() else 60.0 * numeral(hours)
    half = 30 if match["half"] or match["and_half"] else 0
    if match["minutes"]:
        return round(whole) + int(match["minutes"]), 1
    return round(whole) + half, 15 if half or "." in hours else 30


def _shown(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}小时{rest}分钟" if hours and rest else f"{hours}小时" if hours else f"{rest}分钟"
