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
_LONG = rf"(?:(?P<hours>\d{{1,3}}(?:\.\d)?|{_HAN})个?(?P<half>半)?(?:小时|钟头)(?P<and_half>半)?(?:零?(?P<minutes>\d{{1,2}})分钟?)?|(?P<only>\d{{1,4}})分钟)"
_LASTED = Pattern(
    rf"(?P<stopped>{_STOPPED})?(?P<how>共计?|总计|合计|历时|持续|长达|为时|用时|耗时|时长|被困|延误|失联|走失|滞留|(?:前后|一共|总共)[用花共]?|(?<=[中停][断水电暖气网课运用产])|(?<=时间)|(?<=时长))(?:了|为|达|约为|时间)?"
    rf"{_LONG}(?![后余多左前内/]|以[上下内]|之[内后])"
)
_BREAKS = Pattern(
    "历时|前后|持续|长达|被困|延误|失联|走失|滞留"
)  # what has no break in it, as an interruption has none
_NOT_ONE = Pattern(r"每[天日晚周班次]|其中|累计|分别|期间|两次|(?<!\d)分[两三\d]|轮流|各|除去|扣除|不含|课时|学时")
_OF_A_PART = Pattern(r"途中|途经|往返|路上|沿途|总时长|总时间|人均|人次")
_TO = Pattern(r"许?[^，。；\d]{0,6}(?:至|到|—|－|–|-|~|～)[^，。；\d]{0,4}$")
_ENDED = Pattern(r"来电|来水|恢复|结束|扑灭|获救|救出|解除|脱困|送[电水]|通[电水车网]|复[电水]|修复|排除|找到|返回")
# what was over at the moment before a duration; nothing of it began before the first moment that is told
_OVER = Pattern(
    rf"{_ENDED.source}|撤[到至离出]|疏散|转移|阻断|止住|关闭|抢通|清[理运除]|[运搬][走完离]|排[净空]|拉开|制止|平息|送[到达]|到达|到场|完成|完毕"
)
_FOUND_OUT = Pattern(r"发现|接[到报]|获悉|报[告警]|拨打|得知|反映|到场")
_SINCE = Pattern(
    rf"距(?:离)?(?:事[故件]发生|事发|案发|事故|起火|着火|停电|停水|断网|坠落|碰撞|追尾|泄漏|爆裂|故障|冲突)(?:发生|时|仅|只|已|有|共|时间)*{_LONG}(?![余多左前内]|以[上下内])"
)
# from one step to another: 从发病到救护车进校前后只有11分钟
_FROM_TO = Pattern(
    rf"从(?!业|事)[\u4e00-\u9fff]{{2,8}}?[到至][\u4e00-\u9fff]{{2,14}}?(?:前后|一共|总共|共|只|仅|历时|用时|耗时)+(?:有|用了?|为)?{_LONG}(?![余多左前内]|以[上下内])"
)
_SHORT = Pattern(
    rf"(?:前后|全程|历时|用时|持续|耗时|全过程|过程)(?:一共|总共|共|仅|只|均)?(?:不到|不足|未超过|没超过|不超过|未满){_LONG}"
)
_ALL = 60  # moments of a report among which that of the event is looked for
_ROUGH = Pattern(r"许|左右|前后|约|大概")
_NEAR = 24  # code points between the last moment and the duration
_NEAR_A_RANGE = 60  # and between a range of two moments and how long it was: 9时至11时30分，……，历时两个半小时
_BACK = 240  # code points before the duration in which moments are looked for
_MOST = 6  # moments in a paragraph among which two are looked for that fit
_A_DAY, _HALF_A_DAY = 24 * 60, 12 * 60  # minutes
_PERIOD_LONG = Pattern(
    rf"[^，、。；\d]{{0,12}}，?(?:为期|历时|共)(?P<days>\d{{1,3}}|{_HAN})(?:天|日)(?![程内后制上余多]|左右)"
)
_BETWEEN = frozenset(("至", "到", "—", "-", "–", "~", "～"))


def wrong_durations(document: Document) -> Iterator[tuple[int, int, str]]:
    """Durations that are not those between the moments or dates beside them: spans with what is wrong."""
    yield from _hours(document)
    yield from _told_backwards(document)
    yield from _told_ahead(document)
    yield from _after_the_event(document)
    yield from _less_than(document)
    yield from _from_to(document)
    yield from _days(document)
    yield from _up_to_now(document)
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


_DAYS_LASTED = Pattern(
    rf"(?:历时|为期|工期|(?<=，)一?共|共用时?|前后(?:共|用了?)?|耗时|持续|(?<=，)共?(?:停[工课产业运用办电水暖气]|关停|停用|封闭|关闭|隔离|住院|留观))(?:共|了|为|达)?(?P<days>\d{{1,3}}|{_HAN})(?:天|日)(?![程内后制上余多]|左右)"
)
_BEGUN = Pattern(
    r"开始|开工|启动|开班|开幕|开营|进场|动工|开赛|起，|停[工课产业运用办电水暖气]|关[停闭]|封闭|隔离|[入住]院|留观"
)
_FINISHED = Pattern(
    r"完成|完工|结束|结业|闭幕|竣工|修复|恢复|收官|完毕|闭营|撤场|解[除封]|复[工课产业学]|开放|出院|返校|启用|投用"
)
_TO_ANOTHER = Pattern(r"[至到—－～、-]")
_AT_MOST = 400  # days
_OF_A_STAGE = Pattern("主体|自查|初|理论|[一二三]期|第[一二三]|阶段|部分|首批")
_NO_SUBJECT = Pattern(
    rf"{_BEGUN.source}|{_FINISHED.source}|[^\u4e00-\u9fff]|全部|全面|正式|顺利|如期|圆满|整体|已|于|工作|任务|活动|工程|项目|的|并|共|前后|一共|当日|至|到|为期|历时|总"
)


def _of_one(begun: str, finished: str) -> bool:
    """Whether what was begun, what was finished and what took the days is one thing, or nothing else is named."""
    one, other = (_NO_SUBJECT.compiled.sub("", words) for words in (begun, finished))
    return not other or any(other[at : at + 2] in one for at in range(max(1, len(other) - 1)))


_BEFORE_DAYS = 60  # code points before the days in which the last date stands


def _days(document: Document) -> Iterator[tuple[int, int, str]]:
    """More days than lie between the two dates of a sentence: 5月16日开始，5月24日完成，历时12天."""
    year = document.report_date.year if document.report_date else None
    for match in document.finditer(_DAYS_LASTED, PROSE):
        begin, stop = document.sentence_at(match.start())
        told = dates(document).between(begin, stop)
        if len(told) != 2 or told[1].end > match.start() or match.start() - told[1].end > _BEFORE_DAYS:
            continue
        first, last = told
        if document.plain[first.end : last.start].strip() in _BETWEEN and first.month != last.month:
            continue  # those are told as a period
        begun = first.resolved(first.year or year)
        ended = last.resolved(last.year or (begun.year if begun else None))
        behind = last.end, match.start()
        span = document.plain[first.end : last.start].strip()
        from_to = _BEGUN.search(span) and _FINISHED.search(document.plain, *behind)
        tied = (span in _BETWEEN or from_to) and not _TO_ANOTHER.match(document.plain, last.end)
        whole = document.plain[begin : first.start] + span, document.plain[last.end : match.start()]
        if _OF_A_STAGE.search(whole[1]) or (from_to and not _of_one(*whole)):
            continue
        days = (ended - begun).days + 1 if begun and ended else 0
        if tied and 0 < days < numeral(match["days"]) < _AT_MOST and not _NOT_ONE.search(document.plain, begin, stop):
            shown = f"{document.text[first.start : first.end]}至{document.text[last.start : last.end]}"
            yield *match.span(), f"{shown}是{days}天，与{match['days']}天不符，请复核"


def _hours(document: Document) -> Iterator[tuple[int, int, str]]:
    text = document.plain
    for match in document.finditer(_LASTED, PROSE):
        moments = document.once(_all_moments)
        passage, (begin, stop) = document.passage_at(match.start()), document.sentence_at(match.start())
        first_at = bisect_left(moments, max(passage.start, match.start() - _BACK), key=_place)
        at = bisect_left(moments, match.start(), first_at, key=_place)
        told = moments[max(first_at, at - _MOST) : at]
        here = [each for each in told if each.start >= begin]
        near = max(begin, match.start() - _BACK), min(stop, match.end() + _NEAR)
        if not here or len(told) < 2 or _NOT_ONE.search(text, *near):
            continue
        linked = len(here) > 1 and _TO.match(text, here[-2].end, here[-1].start) is not None
        if match.start() - here[-1].end > (_NEAR_A_RANGE if linked else _NEAR):
            continue
        said, slack = _length(match)
        if sum(_TO.match(text, one.end, other.start) is not None for one, other in pairwise(here)) > 1:
            continue  # 9时至11时、14时至16时，共4小时
        over = _OVER.search(text, here[-1].end, match.end()) is not None
        after = [each for each in moments[at : at + 1] if each.start < near[1]]  # the end may stand behind: 12时恢复
        pairs = [(first, told[-1]) for first in told[:-1]] if over else list(combinations(told, 2))
        pairs += [(first, last) for first in told for last in after]
        if any(_fits(said, last.minutes - first.minutes, slack) for first, last in pairs):
            continue
        if _OF_A_PART.search(text, max(near[0], match.start() - _NEAR), match.end()):
            continue
        if linked and match["how"] == "延误":
            continue  # 8时至8时45分，第一节课延误15分钟
        first, last = here[-2:] if len(here) > 1 else told[-2:]
        ended = len(here) == len(told) == 2 and _ENDED.search(text, last.end, match.end()) is not None
        if over and not (linked or ended) and _begins(document, told[0], passage.start):
            first = told[0]  # the first moment of the paragraph: nothing began before the event
            ended = _longer_than_all(document, last, said, slack)
        took = (last.minutes - first.minutes) % _A_DAY
        shorter = said < took and not (match["stopped"] or _BREAKS.search(match["how"]))
        if (linked or ended) and not shorter and not _ROUGH.search(text, first.start, match.start()):
            shown = f"{document.text[first.start : first.end].strip()}至{document.text[last.start : last.end].strip()}"
            yield *match.span(), f"{shown}是{_shown(took)}，与“{match.group()}”不符，请复核"


_INTERRUPTED = Pattern(r"停[电水暖气网课运用产]|断[电水网气]|跳闸|中断|停供|停热|瘫痪|封闭|被困")


_SINCE_THEN = Pattern(r"[自从]")


def _told_backwards(document: Document) -> Iterator[tuple[int, int, str]]:
    """How long an interruption was, of which the end is told in another sentence: 15时35分，来电。13时05分停电，历时2小时10分.

    No moment of the report lies so far behind the one of its sentence.
    """
    text = document.plain
    for match in document.finditer(_LASTED, PROSE):
        begin, stop = document.sentence_at(match.start())
        moments = document.once(_all_moments)[:_ALL]
        here = [each for each in moments if begin <= each.start < stop]
        if len(here) != 1 or here[0].start > match.start() or _NOT_ONE.search(text, begin, stop):
            continue
        between = here[0].end, match.start()
        since = match["stopped"] and _SINCE_THEN.search(text, max(begin, here[0].start - _NEAR), here[0].start)
        if not (since or _INTERRUPTED.search(text, *between)) or _ENDED.search(text, *between):
            continue
        ends = [
            each
            for each in moments
            if each not in here
            and _ENDED.search(text, each.end, _clause_end(document, each.end))
            and _same_subject(document, (max(begin, here[0].start - _NEAR), match.end()), each)
        ]
        said, slack = _length(match)
        took = [(each.minutes - here[0].minutes) % _A_DAY for each in moments if each not in here]
        rough = _ROUGH.search(text, here[0].start, match.start()) or _ROUGH.match(text, here[0].end)
        if ends and not rough and not any(_fits(said, each, slack) for each in took):
            first, last = (document.text[each.start : each.end].strip() for each in (here[0], ends[0]))
            lasted = _shown((ends[0].minutes - here[0].minutes) % _A_DAY)
            yield *match.span(), f"{first}至{last}是{lasted}，与“{match.group()}”不符，请复核"


def _told_ahead(document: Document) -> Iterator[tuple[int, int, str]]:
    """How long an interruption was that began in a sentence before: 14时10分断网。……中断3小时20分，17时恢复."""
    text = document.plain
    for match in document.finditer(_LASTED, PROSE):
        begin, stop = document.sentence_at(match.start())
        moments = document.once(_all_moments)[:_ALL]
        here = [each for each in moments if begin <= each.start < stop]
        if len(here) != 1 or here[0].start < match.end() or _NOT_ONE.search(text, begin, stop):
            continue
        of_it = _INTERRUPTED.search(text, max(begin, match.start() - _NEAR), match.start())
        if not of_it or not _ENDED.search(text, here[0].end, _clause_end(document, here[0].end)):
            continue
        passage = document.passage_at(begin).start
        before = [each for each in moments if passage <= each.start < begin]
        begun = [
            each
            for each in before
            if _INTERRUPTED.search(text, each.end, _clause_end(document, _clause_end(document, each.end)))
        ]
        said, slack = _length(match)
        took = [(here[0].minutes - each.minutes) % _A_DAY for each in before]
        rough = begun and _ROUGH.match(text, begun[0].end)
        if begun and not rough and not any(_fits(said, each, slack) for each in took):
            first, last = (document.text[each.start : each.end].strip() for each in (begun[0], here[0]))
            lasted = _shown((here[0].minutes - begun[0].minutes) % _A_DAY)
            yield *match.span(), f"{first}至{last}是{lasted}，与“{match.group()}”不符，请复核"


# what was cut off, and which building or part of one it was
_SORTS = (Pattern("电|跳闸"), Pattern("水"), Pattern("网|系统|平台|信号"), Pattern("[暖热]"), Pattern("气"))
_WHICH = Pattern(r"(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十东西南北中男女]|老|新)(?:号|校|区|楼|[栋座层](?!楼)|院)")


def _same_subject(document: Document, cut: tuple[int, int], end: Clock) -> bool:
    """Whether what ended at a moment is what was cut off: 1号楼恢复供水 is no end of 2号楼停水."""
    text = document.plain
    over = text[max(document.sentence_at(end.start)[0], end.start - _NEAR) : _clause_end(document, end.end)]
    was = text[slice(*cut)]
    sorts, ended = ({at for at, sort in enumerate(_SORTS) if sort.search(words)} for words in (was, over))
    which, told = (set(_WHICH.findall(words)) for words in (was, over))
    return bool(sorts & ended or not (sorts and ended)) and (not which or not which.isdisjoint(told))


def _clause_end(document: Document, start: int) -> int:
    """Where the second clause from here on ends: 15时35分，东区5栋楼全部来电."""
    stop = document.sentence_at(start)[1]
    comma = document.plain.find("，", start + 1, stop)
    return stop if comma < 0 else comma


def _longer_than_all(document: Document, last: Clock, said: int, slack: int) -> bool:
    """Whether so many minutes are more than lie between any moment of the report and this later one."""
    before = [each for each in document.once(_all_moments)[:_ALL] if each.end <= last.start]
    took = [(last.minutes - each.minutes) % _A_DAY for each in before]
    apart = [each for each in took if each < _HALF_A_DAY]
    return bool(apart) and said < _HALF_A_DAY and said > max(apart) + slack


def _all_moments(document: Document) -> list[Clock]:
    """The clock times of the prose, in order."""
    return [each for part in document.roles(*PROSE) for each in clocks(document.plain, part.start, part.end)]


def _place(moment: Clock) -> int:
    return moment.start


def _begins(document: Document, moment: Clock, begin: int) -> bool:
    """Whether a moment is the first of its paragraph and tells what happened, not when it was found out."""
    _, stop = document.sentence_at(moment.start)
    comma = document.plain.find("，", moment.end + 1, stop)
    clause = moment.end, comma if comma >= 0 else stop
    return next(clocks(document.plain, begin, moment.end), moment) == moment and not _FOUND_OUT.search(
        document.plain, *clause
    )


def _after_the_event(document: Document) -> Iterator[tuple[int, int, str]]:
    """How long after the event something was, where no moment told before it fits: 18时15分到场，距事发25分钟."""
    matches = list(document.finditer(_SINCE, PROSE))
    if not matches:
        return
    told = document.once(_all_moments)[:_ALL]
    for match in matches:
        before = [moment for moment in told if moment.end <= match.start()]
        begin, _ = document.sentence_at(match.start())
        if len(before) < 2 or before[-1].start < begin or match.start() - before[-1].end > _NEAR:
            continue
        said, slack = _length(match)
        last = before[-1]
        if not any(_fits(said, last.minutes - each.minutes, slack) for each in before[:-1]):
            took = _shown((last.minutes - before[0].minutes) % _A_DAY)
            shown = document.text[before[0].start : before[0].end].strip()
            yield *match.span(), f"距前面写的“{shown}”是{took}，与“{match.group()}”不符，请复核"


def _from_to(document: Document) -> Iterator[tuple[int, int, str]]:
    """How long from one step to another, where no two moments told before lie so far apart."""
    for match in document.finditer(_FROM_TO, PROSE):
        before = [moment for moment in document.once(_all_moments)[:_ALL] if moment.end <= match.start()]
        begin, _ = document.sentence_at(match.start())
        if len(before) < 2 or before[-1].start < begin or match.start() - before[-1].end > _NEAR:
            continue
        said, slack = _length(match)
        last = before[-1]
        if not any(_fits(said, other.minutes - one.minutes, slack) for one, other in combinations(before, 2)):
            took = _shown((last.minutes - before[0].minutes) % _A_DAY)
            shown = document.text[before[0].start : before[0].end].strip()
            yield *match.span(), f"距前面写的“{shown}”是{took}，与“{match.group()}”不符，请复核"


# how long it has gone on up to a cut-off: 截至21时，搜寻已进行2小时
_SO_FAR = Pattern(
    rf"截[至止]到?[^，。；]{{0,14}}?\d{{1,2}}(?:时(?:\d{{1,2}}分)?|:\d\d)许?，[^，。；\d]{{0,14}}?(?P<lasted>(?:进行|持续|历时|长达|达到?|超过|失联|走失|被困|滞留|中断|停[水电暖气网运]|搜寻|救援|扑救|抢修)(?:了|已|近|约|达|超过|长达|时间|将近){{0,3}}{_LONG})(?![前内后])"
)


def _up_to_now(document: Document) -> Iterator[tuple[int, int, str]]:
    """Longer than since any moment of its paragraph, and since no moment of the paper: 20时32分……截至21时，已进行2小时."""
    text = document.plain
    for match in document.finditer(_SO_FAR, PROSE):
        passage = document.passage_at(match.start())
        told = [each for each in document.once(_all_moments)[:_ALL] if each.end <= match.start("lasted")]
        if len(told) < 2 or told[-1].start < match.start() or _NOT_ONE.search(text, *match.span()):
            continue
        days = {(span.month, span.day) for span in dates(document).between(passage.start, match.end())}
        said, slack = _length(match)
        last, before = told[-1], told[:-1]
        took = {each.start: (last.minutes - each.minutes) % _A_DAY for each in before}
        here = [took[each.start] for each in before if each.start >= passage.start]
        if len(days) > 1 or said >= _HALF_A_DAY or any(_fits(said, each, slack) for each in took.values()):
            continue
        if here and max(here) < _HALF_A_DAY and said > max(here) + slack:
            first = before[-len(here)]
            shown = f"{text[first.start : first.end].strip()}至{text[last.start : last.end].strip()}"
            yield (
                *match.span("lasted"),
                f"{shown}是{_shown(took[first.start])}，与“{match['lasted']}”不符，请复核",
            )


def _less_than(document: Document) -> Iterator[tuple[int, int, str]]:
    """Less than so long, where the moments before it lie farther apart: 21时40分……21时48分，前后不到5分钟."""
    text = document.plain
    for match in document.finditer(_SHORT, PROSE):
        passage, (begin, stop) = document.passage_at(match.start()), document.sentence_at(match.start())
        told = list(clocks(text, max(passage.start, match.start() - _BACK), match.start()))[-_MOST:]
        near = max(begin, match.start() - _BACK), min(stop, match.end() + _NEAR)
        if len(told) < 2 or told[-1].start < begin or match.start() - told[-1].end > _NEAR_A_RANGE:
            continue
        said, _ = _length(match)
        took = [(told[-1].minutes - each.minutes) % _A_DAY for each in told[:-1]]
        if min(took) >= said + 1 and not _NOT_ONE.search(text, *near):
            first, last = (document.text[each.start : each.end].strip() for each in (told[-2], told[-1]))
            yield *match.span(), f"{first}至{last}是{_shown(took[-1])}，与“{match.group()}”不符，请复核"


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
