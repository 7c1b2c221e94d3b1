"""Moments of an event that no clock can be set by: 8时前后, 十几分钟后; how long something went on: 有一段时间了.

Spans with what to write instead, and whether it is certain. Words of a day (近日, 昨天) are `time_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.sections_ahead import ahead
from alvtc_info.model.kinds import Role
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

    Vague = tuple[int, int, str, bool]

# to the hour; one to the minute is near enough: 21时10分左右
_A_CLOCK = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:时(?!间|候|段|刻)|点(?!建议|意见|要求|[、，。；]))钟?(?!\d|[一三]刻)半?"
# 8时前后, 9点来钟, 快9点的时候; 8时前后各一次 is of two times, 第3点左右 no time
_ROUGH_CLOCK = Pattern(
    rf"(?<![\d:：.第至到—–~～-])(?<![\d:：]时)(?:{_A_CLOCK}(?:左右|前后(?!各|两|分别|共)|上下(?!班|课|车|楼)|来钟|多钟?(?![人名个位次件台]))(?![至到—–~～-])"
    rf"|(?:快到?|将近|差不多|大约|大概|约摸)(?=(?:\d|[一二两三四五六七八九十]))(?:{_A_CLOCK})(?![前后内起]|[至到—–~～-]+(?:次日)?[\d一二三四五六七八九十])(?:的时候)?)"
)
_A_FEW = r"(?:(?:[二三四五]?十?[几数]|好几|若干|个把|一两|两三|三四|三五|四五|五六|七八|八九|十几?[来多]|[二三四五]十[来多]|[1-9]0[来余多])个?(?:来|多)?|半个?[来多])"
# 十几分钟后, 半个来小时后, at the head of a clause
_SOME_MINUTES_LATER = Pattern(
    rf"(?<![^，。；：\n])(?:又?过了|又|约|大约|大概)?(?:{_A_FEW}(?:分钟|小时|钟头|刻钟|秒钟?))(?:之?后|以后|过后)(?!的|再|方可|才[能可])(?=[，\u4e00-\u9fff\d])"
    r"|(?<![^，。；：\n])(?:大概|大约|约莫|约摸|差不多)(?:又?过了?|隔了?|等了?)[\d一二两三四五六七八九十半]{1,3}(?:个?多?(?:分钟|小时|钟头)|刻钟?)(?:之?后|以后|过后)?(?=，)"
    # 很快修好, 没多久又冒烟
    r"|(?<![^，。；：\n])又?(?:很快|不多时|没过?多久|没过多长时间|不大?一会儿?|片刻(?:之?后)?|转眼(?:间|之间)?|随后不久|少顷)(?=(?:就|便|又|，)?[\u4e00-\u9fff])(?!(?:就|便)?[会能可要])"
)
# how long: 有一段时间了, 好些日子没有人修, 不是一天两天了
_LONG = r"(?:好|很|相当|老|挺)长?的?(?:一|几)?段(?:时间|日子)|(?:老?好|很|老大)一?阵(?:子|儿)?|好些(?:日子|天|年头|时候|时日)|不少(?:日子|天数?|年头)|好(?:几|多)(?:天|日|周|个?月|年)|(?:很|好|许|太)久(?!远)|(?:不是|非)一[天日年]两[天日年]|[老大好]半[天晌]|(?<=有)(?:些|点)?年[头月]"
_SOME_TIME = r"长?的?(?:一|几)?段(?:时间|日子)|一?阵子|一?些(?:日子|天|年头|时候|时日)|多(?:日|时)(?!间)|数[日月周]"
_UNTIL_NOW = r"(?=了(?!解|[^，。；]{0,6}后)|，?(?:一直|始终|都|也)?(?:没有?|未|无)[人能有得]?[\u4e00-\u9fff]|[，。；])"
_WENT_ON = Pattern(
    rf"(?:(?:已经?|都|也|曾)?(?<![没若如凡])有(?!关)|已经?|(?<=[\u4e00-\u9fff])了|存在|持续|长达|拖(?:延|了)?|搁置|闲置|失修|运行|运转|使用)(?P<long>{_SOME_TIME}){_UNTIL_NOW}"
    rf"|(?P<alone>{_LONG}){_UNTIL_NOW}"
)
_BEFORE_THAT = Pattern(
    r"(?<![提尽及趁越一])(?P<long>(?:老早|很早|早先|早年)(?:以前|之前)?(?:就|便)?|早就)(?=[\u4e00-\u9fff]{1,3})(?!业|餐|寝|诊|读|学|有(?:准备|安排|预案)|(?<=早就)(?:好|会|能|已)|[^，。；]{0,12}的[^，。；])"
)
_HELD_OUT = Pattern(
    r"如(?!下)|若|凡|一旦|遇|每[年月周日天次逢]|应当?(?!急)|须|不得|拟|计划|预计|将(?!其|情况|此|近)|各[一两1-9检查]|待|下一?步|今后|建议|规定|可能|演练|需(?!求)|往往|通常|一般"
)
# what somebody else said, or a record shows, of an hour that the writer cannot know better
_TOLD_BY_OTHERS = Pattern(
    r"(?:自?称|自述|口述|反映|回忆|陈述|讲述|供述|说|介绍)(?![赞呼号明])|(?:监控|录像|记录|日志|询问)[^，。；]{0,8}(?:显示|载)?|(?<![证依数根])据"
)
_NEAR = 40  # code points
_SOON = 4


def vague_moments(document: Document) -> Iterator[Vague]:
    """The vague moments and spans of time in the report of an event."""
    text = document.plain
    for match in document.finditer(_ROUGH_CLOCK, {Role.BODY}):
        begin, stop = document.sentence_at(match.start())
        near = max(begin, match.start() - _NEAR)
        told = _HELD_OUT.search(text, near, min(stop, match.end() + _SOON)) or _TOLD_BY_OTHERS.search(
            text, near, match.start()
        )
        if not (told or begin == document.once(_event) or ahead(document, match.start())):
            sure = match.group()[0] not in "大约"
            yield *match.span(), f"“{match.group()}”不是确切的时刻，请写明几时几分", sure
    for match in document.finditer(_SOME_MINUTES_LATER, {Role.BODY}):
        stop = document.sentence_at(match.start())[1]
        if not _is_timed(document, match.end(), stop) and not _HELD_OUT.search(text, match.start() - 1, stop):
            yield *match.span(), f"“{match.group()}”说不出是几时，请写明时刻，如“14时40分”", True
    yield from went_on(document)


def _event(document: Document) -> int:
    """Where the first sentence begins that tells an incident, of whose hour more is asked; -1 for none."""
    found = next(document.finditer(WHAT, {Role.BODY}), None)
    return document.sentence_at(found.start())[0] if found else -1


def went_on(document: Document) -> Iterator[Vague]:
    """The vague spans of time in a paper that something went on: 有一段时间了, 拖了一阵子没发."""
    text = document.plain
    for pattern in (_WENT_ON, _BEFORE_THAT):
        for match in document.finditer(pattern, {Role.BODY}):
            begin, stop = document.sentence_at(match.start())
            near = max(begin, match.start() - _NEAR), min(stop, match.end() + _NEAR)
            if (
                _is_since_a_day(document, *near, match.start())
                or _HELD_OUT.search(text, *near)
                or ahead(document, match.start())
            ):
                continue
            name = match.lastgroup or "long"
            yield *match.span(name), f"“{match[name]}”是从哪天起、多久？请写明", pattern is _WENT_ON


def _is_since_a_day(document: Document, begin: int, stop: int, at: int) -> bool:
    """Whether a day is told right before, from which it went on (9月10日起漏水，有一段时间了), or one behind it."""
    clause = start_behind(document.plain, begin, at, "，")
    return any(
        span.start >= clause or _SINCE.match(document.plain, span.end) is not None
        for span in dates(document).between(begin, stop)
    )


_SINCE = Pattern(r"(?:起|[至到—－-]|以来|至今|开始|[^，。；\d]{0,6}(?:发现|出现))")


def _is_timed(document: Document, start: int, stop: int) -> bool:
    """Whether the clause that begins here tells a clock."""
    text = document.plain
    start += text.startswith("，", start)
    marks = [at for mark in "，；。" if (at := text.find(mark, start, stop)) >= 0]
    return any(True for _ in clocks(text, start, min(marks, default=stop)))
