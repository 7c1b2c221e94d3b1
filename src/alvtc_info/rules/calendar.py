"""Dates and hours that do not exist, and dates that contradict one another."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import DateSpan, clocks_in, dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.facts_reckoned import facts_reckoned
from alvtc_info.analysis.periods import CLOSES_ON, is_cutoff, is_told_of
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import CONTENT, EMERGENCY_KINDS, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed, reported
from alvtc_info.text.clock_times import Clock, shown_day
from alvtc_info.text.incidents import HAPPENED
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_WEEKDAY = Pattern(
    r"(?: ?(?:[为是系]|适逢)?（?|，(?=(?:星期|周)[一二三四五六日天]，))(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?P<close>）)?"
)
_CLOCK = Pattern(
    r"(?<![\d.:：第])(?P<hour>(?!1(?:10|19|2[02]) ?时)\d{1,3}(?= ?时)|\d{1,2}(?= ?点)) ?(?:时(?!间|段|期|候|代|速|常|长|效)|点(?=\d{1,2}分|[整半，。许左]|\d))(?:(?P<minute>\d{1,3}) ?分(?!之|钟|析|公|别|类|组))?"
    r"|(?<=[日午晚晨])(?P<hour2>\d{2}):(?P<minute2>\d{2})(?![\d:.])"
)
_MONTH = Pattern(r"(?:19|20)\d\d ?年 ?(?P<month>\d{1,2}) ?月(?! ?\d{1,2} ?[日号])")
_CUTOFF = Pattern(r"截(?:至|止(?!日|时))(?:到)?[^，。；]{0,4}$")
# a date that is a limit or begins something, by the words at its sides, and a sentence that says what is to come
_LIMIT_BEFORE = Pattern(
    r"(?:至|到|截止|于|为|是|迟于|晚于|早于|不迟|定在|定于|推迟|延[期长至]|提前|改[至到为在])[^，。；]{0,4}$"
)
_LIMIT_AFTER = Pattern(
    r" ?(?:（[^）]*）)? ?(?:\d{1,2} ?[时点](?:\d{1,2}分)?)?(?:之?前(?!往)|以前|以?后|起(?![火诉飞立哄争])(?!，[^，。；]{0,20}(?:停|断|无法|着火|冒烟|发生|出现|发现))|止|至|到(?![场达])|[—–~～-]|是|为|系|属)"
)
_FUTURE = Pattern(
    r"将(?![军士领其近])|拟|计划(?!内|外生)|预计|预报|预约|定于|力争|争取|确保|完成时限|时限|期限|截止|下次|届时|待(?![遇在])|须|应(?![急对答邀聘用届])|请(?![假示教求到来了])|要[求在于]?(?![闻点道素])|安排(?:在|于)|报名|之前|准备|下一步|力求|如无|若|如[果遇]|能够|可(?:于|在)|前(?:暂|一律)?不(?:作|下|得|再|予|开)|改[约期在到为于]|推迟|顺延|[约商]定"
)
# what is due stands before it: 说明9月27日15时前审定后发布；停放点9月28日8时启用
_DUE_BEFORE = Pattern(
    r"\d[日时][之以]?前(?![后期一次往来不述者])[^，。；]{0,16}(?:完成|发布|公布|报送|启用|送达|反馈|提交|审定|办结|恢复|续报|召开)"
)
_TELLS = Pattern(rf"{HAPPENED}|扑灭|送医")
_PAST = Pattern(r"[^为除罢得受算]了(?!解)|已(?!经?计划)")
# verbs by which a calendar of what is to come is written as well: 11月9日，保卫处举办演练
_DOES = Pattern(r"召开|举行|举办|印发|开展|完成|启动")
# an incident that is only spoken of: 办一次火灾扑救演练
_IN_WORDS = Pattern(r"演练|演习|培训|讲座|讲授|讲解|宣讲|班会|预案|宣传|教育|知识|警示|专题|通报会|预防|防范")
# what remains of something that is done: 其余2场11月27日举行
_LEFT_TO_DO = Pattern(r"其余|余下|剩余|剩下|尚未|还有|尚有|未完成|另外")
_OPENS = frozenset("，。；：）、")
# in the report of an event an hour is that of something that happened, whatever it was
_AT_AN_HOUR = Pattern(
    r" ?(?:（[^）]*）)? ?(?:凌晨|清晨|早上?|上午|中午|下午|傍晚|晚上?|夜间|深夜)? ?\d{1,2} ?(?:[时点]|[:：]\d\d)(?![^，。；]{0,6}(?:恢复|复[课工学产]|返校|开学|上课|报到|续报))"
)
_NOON, _EVENING = 12 * 60, 18 * 60
_PART_OF_DAY = "凌晨|清晨|早上?|上午|中午|下午|傍晚|晚上?|夜间"
_LUNAR = Pattern(r"农历|正月|腊月|闰")
_WEEKDAYS = "一二三四五六日"


def invalid_date(document: Document) -> Iterator[Hit]:
    """日期不存在、与星期不符，或者前后矛盾。

    2月30日、13月、25时；5月22日至20日、15时至14时；日期后面括注的星期不对；截至时间、已发生的事晚于报送日期；首报、续报、终报里，处置的时刻早于同一天的事发时刻，
    或一句话里后做的写在先做的之前（6月10日发现被骗，6月9日立案）；续报批示一节里写的工作早于批示的，宜改。“24时”可以表示当日终了；将来的安排、农历日期不算，
    “下一步”“整改措施”一节和文末只写“召开、举办”而没有写“已、了”的也算安排；过了零点的、写明“此前”的不算。
    学年不是相连的两年（2024—2026学年）、季度和半年的月份、年代和年份、节气的日期、“次日（……）”对不上的，作建议。
    """
    today = document.report_date
    for span in dates(document).spans:
        if document.passage_at(span.start).role not in CONTENT or _LUNAR.search(
            document.text, max(0, span.start - 6), span.start
        ):
            continue
        day = span.resolved(_year(document, span))
        shown = document.text[span.start : span.end]
        if day is None:
            if not _exists(span):
                yield Hit(span.start, span.end, f"“{shown}”不存在，请核对")
            continue
        yield from _weekday(document, span, day)
        if today and day > today and (span.year or _near(day, today)):
            yield from _later(document, span, shown, today)
        planned = today and day < today and (span.year or _near(today, day)) and _planned(document, span.start)
        if planned and today:
            said = shown_day(today)
            yield Hit(span.start, span.end, f"计划的日期“{shown}”早于报送日期{said}，请核对")
        elif (
            today
            and day < today
            and _near(today, day)
            and _is_due(document, span.end)
            and not document.plain.endswith(("每年", "每学年"), max(0, span.start - 3), span.start)
        ):
            said = shown_day(today)
            message = f"下一步的时限“{shown}”前，到报送日期{said}已经过了，请核对"
            yield Hit(span.start, span.end, message, Severity.WARNING)
    for match in document.finditer(_CLOCK):
        hour = int(match["hour"] or match["hour2"])
        minute = int(match["minute"] or match["minute2"] or 0)
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            yield Hit(*match.span(), f"“{match.group()}”不存在，请核对")
    for match in document.finditer(_MONTH):
        if not 1 <= int(match["month"]) <= 12:
            yield Hit(*match.span(), f"“{match.group()}”不存在，请核对")
    for start, end, message, right in facts_reckoned(document):
        yield Hit(start, end, message, Severity.INFO, Fix(right) if right else None)
    yield from _backwards(document)
    yield from _bare_weekdays(document)
    yield from _weekdays_from(document)
    if document.kind in EMERGENCY_KINDS:
        yield from _out_of_order(document)
        yield from _followed_too_early(document)
        yield from _before_the_order(document)
        yield from _reported_before(document)
    dated = document.span("dated")
    for span in dates(document).between(*dated):
        if span.year and span.resolved(None) is None:
            yield Hit(*dated, f"报送日期“{document.value('dated')}”不存在，请核对")


_TO = r" ?(?:至|到(?![达场])|[—–~～－-]{1,2}) ?"
# two days, the second perhaps without its month or year; and two hours of one day
_DAYS_FROM = Pattern(
    rf"(?P<year>(?:19|20)\d\d ?年 ?)?(?<![\d.])(?P<month>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}}) ?[日号]?(?:（[^）]{{1,4}}）)?(?:{_PART_OF_DAY})?(?:\d{{1,2}}(?:[时点](?:\d{{1,2}}分)?|:\d\d))?{_TO}"
    r"(?P<year2>(?:19|20)\d\d ?年 ?)?(?:(?P<month2>\d{1,2}) ?月 ?)?(?P<day2>\d{1,2}) ?[日号]"
)
_HOURS_FROM = Pattern(
    rf"(?P<part>{_PART_OF_DAY})? ?(?<![\d.:：第])(?P<hour>\d{{1,2}}) ?(?:[时点](?:(?P<minute>\d{{1,2}}) ?分|(?P<half>半))?|[:：](?P<minute_b>\d\d))?{_TO}"
    rf"(?P<part2>{_PART_OF_DAY})? ?(?P<hour2>\d{{1,2}}) ?(?:[时点](?!间)(?:(?P<minute2>\d{{1,2}}) ?分|(?P<half2>半))?|[:：](?P<minute2b>\d\d)(?![\d:：.]))"
)
# two years, months of years, or weeks and the like by their numbers
_OTHERS_FROM = Pattern(
    rf"(?P<year>(?:19|20)\d\d) ?年(?:度|(?P<month>\d{{1,2}}) ?月)?{_TO}(?P<year2>(?:19|20)\d\d) ?年(?:度|(?P<month2>\d{{1,2}}) ?月)?(?! ?\d)"
    rf"|第(?P<first>\d{{1,3}})(?P<of>周|期|季度|学期|月|批|页|条|章|节|题|款)?{_TO}第?(?P<last>\d{{1,3}})(?P<of2>周|期|季度|学期|月|批|页|条|章|节|题|款)"
)
_LAST_DAYS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_MONTH_DAYS, _YEAR = 31, 372  # days, for comparing only
_WRAPS = 60  # days by which a period over the end of a year, whose years are not written, is short of a year
_LATE_AFTERNOON = 17 * 60


def _backwards(document: Document) -> Iterator[Hit]:
    """Periods whose end stands before their beginning: 5月22日至20日, 15时至14时."""
    message = "“{}”的止期早于起期，请核对"
    for match in document.finditer(_DAYS_FROM):
        years = [int((match[name] or "0").rstrip(" 年")) for name in ("year", "year2")] if match["year2"] else [0, 0]
        months = int(match["month"]), int(match["month2"] or match["month"])
        length = _YEAR * (years[1] - years[0]) + _MONTH_DAYS * (months[1] - months[0])
        length += int(match["day2"]) - int(match["day"])
        year = int(
            (match["year"] or "0").rstrip(" 年")
        )  # 0 is a leap year: where none is written, 29 days may be right
        last = 28 if months[0] == 2 and not isleap(year) else _LAST_DAYS.get(months[0], _MONTH_DAYS)
        if not match["month2"] and int(match["day2"]) > last:
            yield Hit(match.start("day2"), match.end(), f"“{months[0]}月{match['day2']}日”不存在，请核对")
        over_the_year = not match["year2"] and -_YEAR <= length < -_WRAPS
        if (
            length < 0
            and not over_the_year
            and not _LUNAR.search(document.text, max(0, match.start() - 6), match.start())
        ):
            yield Hit(*match.span(), message.format(match.group()))
    for match in document.finditer(_OTHERS_FROM):
        names = ("first", "last") if match["first"] else ("year", "year2")
        first, second = (int(match[name]) for name in names)
        if first == second and match["month"] and match["month2"]:
            first, second = int(match["month"]), int(match["month2"])
        if second < first and match["of"] in (None, match["of2"]):
            yield Hit(*match.span(), message.format(match.group()))
    for match in document.finditer(_HOURS_FROM):
        first = _minutes(match["part"], match["hour"], match["minute"] or match["minute_b"], match["half"])
        second = _minutes(match["part2"], match["hour2"], match["minute2"] or match["minute2b"], match["half2"])
        over_midnight = first >= _LATE_AFTERNOON and second <= _NOON
        if second < first < 25 * 60 and not over_midnight and not match["part2"] == match["part"] == "夜间":
            yield Hit(*match.span(), f"“{match.group().strip()}”的止时早于起时，请核对；是第二天的写明次日")


def _minutes(part: str | None, hour: str, minute: str | None, half: str | None) -> int:
    late = part in ("下午", "傍晚", "晚上", "晚", "夜间") and int(hour) < 12
    return 60 * (int(hour) + 12 * late) + (30 if half else int(minute or 0))


_RESPONSE = Pattern(
    r"，?[^，。；：\d]{0,10}?(?:报[告警]|接[到报]|拨打|打[电1]|关[闭停]|切断|断[电水]|疏散|撤[离出]|转移|送[往至到医]|赶[到赴]|到达|到场|抵达|扑灭|恢复|救[出治]|处置|启动|封[锁闭控]|上报|通知|控制|清理|组织|安抚|抢修|修复|隔离|止付|冻结)"
)
# an order, and what says that it was carried out
_ORDERED = Pattern(r"[^。；\d]{0,16}(?:批示|指示|要求)")
_FOLLOWS = Pattern(r"落实|按照[^，。；]{0,8}(?:批示|指示|要求)|根据[^，。；]{0,8}(?:批示|指示)")
_ELSEWHEN = Pattern(
    r"今[晨早日天]|次[日晨]|第二天|翌日|隔日|凌晨|昨|前[一两]?[天日]|此前|之前|早在|事[发前]前|原定|应于|当晚|零时|\d日"
)


_RANGE_TO = frozenset("至到—–~～－-")
# an hour up to which something holds or until which it is put off, and one that was only planned: 延长至10月30日18时
_LIMIT_OR_PLAN = Pattern(
    r"(?:[至到—–~～－-]|截至|由|从|延(?:长|期|后)|推迟|计划|预计|预定|定[于在]|原定|拟|将于?|约定|要求[^，。；\d]{0,6})(?:(?:(?:19|20)\d\d年)?\d{1,2}月)?(?:\d{1,2}日)?$"
)
_BY_THEN = Pattern(r"(?:之|以)?前(?!往|来|台|后)|(?:发布|公布|监测|观测|实测)[^，。；]{0,4}的")


# what is done at that hour on every day: 每日7时30分、18时30分测温
_EVERY_DAY = Pattern(
    r"(?:每个?(?:[天日晚周早夜班]|工作日|上午|下午|星期)|天天|逐日|[早中晚]间?(?:各|固定))[^，；。：]{0,24}$"
)


def _moments(document: Document) -> list[Clock]:
    """The clock times of the text, without those of every day, and without those up to which figures hold.

    What was done before stands behind those.
    """
    text = document.plain
    return [
        moment
        for passage in document.roles(Role.BODY)
        for moment in clocks_in(document, passage)
        if not is_cutoff(text, passage.start, moment.start)
        and not _EVERY_DAY.search(text, max(passage.start, moment.start - 30), moment.start)
        and not _SHIFT_BEFORE.search(text, max(passage.start, moment.start - 10), moment.start)
        and not _SHIFT_BEHIND.match(text, moment.end)
    ]


# an hour of the timetable, at which nothing happened: 中班22时交接, 22时的末班车, 按课表15时下课
_SHIFT_BEFORE = Pattern(
    r"(?:(?:[早中晚夜白首末头二三甲乙丙丁]|大夜|小夜)班|班次|课表|作息|时刻表|规定|按时?|原定|应于|正常|通常|一般|平时|[开闭熄]馆|末班车|首班车)(?:是|为|于|在|应|到|安排)?$"
)
_SHIFT_BEHIND = Pattern(
    r"(?:整|许)?(?:的(?:[早中晚夜末首]班|班车|列?车|航班|火车|飞机|课|考试|场次|会)|交接班?|换班|交班|接班|闭馆|关门(?=是|为|，)|熄灯(?!后)|(?:开[餐饭课考馆演会]|[上下]课|放学|入场|发车)，(?=\d{1,2}时)|才(?:下班|下课|放学|开门))"
)


# what is told of the time before the event: 盟气象台13时40分发布预警，保卫处13时50分通知各系
_ONCE = "曾(?=经|[电通提到发检报有在由被对向多两一])"
_FOREWARNED = Pattern(rf"预警|预报|预告|预先|提前|事先|预判|防范|早先|{_ONCE}")
_WARNED = Pattern(rf"[^。；]{{0,30}}(?:预警|预报|预告|提前|事先)|[^，。；]{{0,4}}，?[^，。；\d]{{0,12}}{_ONCE}")
# hours of several one after another: 保卫处、后勤处分别于8时23分、8时22分接到报告; 8时30分联系的人员8时50分到场
_LISTS = frozenset("、和及与")
_ATTRIBUTE = Pattern(r"[^，。；\d]{1,10}的[\u4e00-\u9fff]{1,8}\d{1,2}时")


# the hour of a report that went before this paper, of which nothing below is a consequence
_OF_THE_REPORT = Pattern(
    r"，?[^。；\d]{0,24}?(?:首报|续报|(?:报告|汇报|报送|上报)(?:了|给)?(?:贵|你)|书面报告|(?:作|进行)了?(?:电话|口头))"
)
# what was over by then: 路段已由交警于12时50分封闭
_ALREADY = Pattern(
    r"(?:已(?:经)?(?:由|被)?[^，。；\d]{0,12}于|(?:先|早|提前)[于在]|此前|之前|先前|早些时候|事先)[^，。；\d]{0,6}"
    r"(?:(?:\d{1,2}月)?\d{1,2}日|当[日天晚])?$"
)

# what went on beside it: 东门9时开放；西门：8时40分封闭; ；教务处9时40分收回通知; 与此同时
_BESIDE = Pattern(r"；[^，。；：\d]{1,12}：|；[\u4e00-\u9fff]{1,12}[处部系科馆队办室院站心所司组会某]$|同时|同期")


def _out_of_order(document: Document) -> Iterator[Hit]:
    """Responses that are earlier than the event, or than what stands before them in their sentence, of the same day."""
    text = document.plain
    moments = document.once(_moments)
    if not moments:
        return
    # the next words of an order carried out, and the first of another day: each is looked for once
    carried_out = _FOLLOWS.search(text, moments[0].end)
    another_day = _ELSEWHEN.search(text, moments[0].end)
    first = moments[0]
    if len(moments) > 1 and moments[1].minutes < first.minutes and is_told_of(text, first.end, moments[1].start):
        first = moments[1]  # 13时10分，教师来电：12时55分，……: the hour of the event is the second one
    for index, moment in enumerate(moments[1:], 1):
        if moment is first or _ALREADY.search(text, max(0, moment.start - 20), moment.start):
            continue
        begin, end = document.sentence_at(moment.start)
        if carried_out is not None and carried_out.start() < moment.end:
            carried_out = _FOLLOWS.search(text, moment.end)
        follows = carried_out is not None and carried_out.end() <= end
        if text.startswith("起", moment.end):
            continue  # 落实情况：22时11分起网站一直关停
        if _FOREWARNED.search(text, begin, moment.start) or _WARNED.match(text, moment.end):
            continue
        response = _RESPONSE.match(text, moment.end)
        if not (follows or response) or _ATTRIBUTE.match(text, moment.end):
            continue
        if response and text.startswith("的", response.end()):
            continue  # 15时45分到场的第二辆消防车
        if text[moments[index - 1].end : moment.start].strip() in _LISTS:
            continue
        for earlier in (first, moments[index - 1]):
            if earlier is first and earlier is not moments[index - 1] and _OF_THE_REPORT.match(text, earlier.end):
                continue  # 17时02分，我院已将本起事故电话报告贵单位
            ordered = (
                follows and _ORDERED.match(text, earlier.end) and earlier.start >= document.passage_at(begin).start
            )
            near = earlier is first or earlier.start >= begin or ordered
            past_midnight = earlier.minutes >= _EVENING and moment.minutes < _NOON
            if earlier is first:
                elsewhen = another_day is not None and another_day.end() <= moment.start
            else:
                elsewhen = any(each.search(text, earlier.end, moment.start) for each in (_ELSEWHEN, _BESIDE))
            # 21时15分至23时: what follows is within
            ends = (
                text[max(0, earlier.start - 1) : earlier.start] in _RANGE_TO
                or _LIMIT_OR_PLAN.search(text, max(begin, earlier.start - 18), earlier.start)
                or _BY_THEN.match(text, earlier.end)
            )
            if near and not ends and moment.minutes < earlier.minutes and not past_midnight and not elsewhen:
                later, sooner = text[earlier.start : earlier.end].strip(), text[moment.start : moment.end].strip()
                message = f"“{sooner}”早于前面写的“{later}”，请核对；是另一天的写明日期"
                # behind ； another row of hours may begin: 3时05分报盟委；2时45分拨打119
                apart = earlier is not first and "；" in text[earlier.end : moment.start]
                yield Hit(moment.start, moment.end, message, Severity.WARNING if apart else None)
                break


# what came to light or began, and what is done about it afterwards, each behind its day
_BEGAN = Pattern(r"[^，。；]{0,16}(?:发现|发生|报[告警案]|爆裂|起火|冒烟|被骗|坠落|走失|失联|出现)")
_FOLLOWED = Pattern(r"[^，。；]{0,6}(?:立案|受理|报案|报警|送医|侦破|抓获|出院|结案|认定|扑灭|修复|恢复)")


def _followed_too_early(document: Document) -> Iterator[Hit]:
    """Days of what was done about an event that are earlier than the day before them in the sentence that it began."""
    text, spans = document.plain, dates(document).spans
    for earlier, span in pairwise(spans):
        begin, _ = document.sentence_at(span.start)
        if earlier.start < begin or document.passage_at(span.start).role not in CONTENT:
            continue
        year = _year(document, earlier)
        days = earlier.resolved(year), span.resolved(year)
        if (
            days[0]
            and days[1]
            and days[1] < days[0]
            and _BEGAN.match(text, earlier.end)
            and _FOLLOWED.match(text, span.end)
            and not _ELSEWHEN.search(text, earlier.end, span.start)
        ):
            sooner, later = text[span.start : span.end], text[earlier.start : earlier.end]
            yield Hit(span.start, span.end, f"“{sooner}”早于前面写的“{later}”，请核对")


_TO_POLICE = Pattern(r"，?[^，。；\d]{0,12}(?:报案|报警)")
_COMES_FIRST = Pattern(
    r"[^，。；\d]{0,16}(?:(?:被骗|被盗|失窃|被打)(?=[，。；]|\d|了|走)|转账|汇款|(?:发生|突然)?起火(?=[，。；])|坠落(?=[，。；]))"
)


def _reported_before(document: Document) -> Iterator[Hit]:
    """Reports to the police that stand before a later hour of the same day at which the harm was done."""
    text, known = document.plain, dates(document)
    for earlier, later in pairwise(document.once(_moments)):
        _, stop = document.sentence_at(earlier.start)
        days = [span and (span.month, span.day) for span in (known.before(each.start) for each in (earlier, later))]
        if (
            later.start < stop
            and days[0] == days[1]
            and earlier.minutes < later.minutes
            and _TO_POLICE.match(text, earlier.end)
            and _COMES_FIRST.match(text, later.end)
        ):
            said = text[later.start : later.end].strip()
            yield Hit(earlier.start, earlier.end, f"报案报警的时刻早于后面写的“{said}”，请核对")


_BY_ORDER = Pattern(r"批示|指示")
_LEADER_ORDERED = Pattern(r"[^。；\d]{0,14}(?:批示|指示)")
_NOT_BY_ORDER = Pattern(r"此前|之前|先期|事[发前]|接报|接到|批示前|已于")
# what went on already when the order came: 在15时50分停课的基础上, 自16时起
_SINCE_BEFORE = Pattern(r"(?:自|从|早在)(?:(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)?$")
_BUILT_ON = Pattern(
    r"[^，。；]{0,30}(?:基础上|以来)|[^，。；\d]{0,8}(?:成立|组建|启动|开始|派出|安排|设立|到场|印发|发布)的"
)


_DAY_ALONE = Pattern(r"(?<![月\d])\d{1,2}日(?:\d{1,2}时(?:\d{1,2}分)?[至到—–~～-])?$")


def _before_the_order(document: Document) -> Iterator[Hit]:
    """Work in the section on what leaders ordered that is dated before the first of the orders told there."""
    known, inside = dates(document), False
    first: tuple[date, int, str] | None = None
    for passage in document.passages:
        if passage.role is Role.HEADING_1:
            inside, first = _BY_ORDER.search(document.words(passage)) is not None, None
        if not inside or passage.role is not Role.BODY:
            continue
        for moment in clocks_in(document, passage):
            span = known.before(moment.start)
            day = span.resolved(document.report_date.year if document.report_date else None) if span else None
            if day is None:
                continue
            if _DAY_ALONE.search(document.plain, max(passage.start, moment.start - 8), moment.start):
                continue  # 22日8时: of a month that stands farther off
            begin, stop = document.sentence_at(moment.start)
            if _LEADER_ORDERED.match(document.plain, moment.end):
                said = document.text[moment.start : moment.end].strip()
                first = min(filter(None, (first, (day, moment.minutes, f"{shown_day(day)}{said}"))))
            elif (
                first
                and (day, moment.minutes) < first[:2]
                and not _BY_ORDER.search(document.plain, begin, stop)
                and not _NOT_BY_ORDER.search(document.plain, begin, stop)
                and not _SINCE_BEFORE.search(document.plain, max(begin, moment.start - 16), moment.start)
                and not _BUILT_ON.match(document.plain, moment.end)
            ):
                message = f"写在批示落实情况里，却早于批示的时刻“{first[2]}”，请核对"
                yield Hit(moment.start, moment.end, message, Severity.WARNING)


def _year(document: Document, span: DateSpan) -> int | None:
    """The year of a date: its own, that of the date before it in the paragraph, or the masthead's."""
    if span.year:
        return span.year
    earlier = dates(document).before(span.start)
    if earlier and earlier.year:
        return earlier.year
    return document.report_date.year if document.report_date else None


def _exists(span: DateSpan) -> bool:
    if span.year:
        return False
    return 1 <= span.month <= 12 and 1 <= span.day <= (
        29 if span.month == 2 else 30 if span.month in (4, 6, 9, 11) else 31
    )


# the weekdays of the days from and to before them: 11月9日至13日（星期一至星期五）
_WEEKDAYS_FROM = Pattern(
    r" ?（(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?:[至到—–~～-]|——)(?:星期|周|礼拜)?(?P<last>[一二三四五六日天])）"
)


# the weekdays of two days side by side, behind both: 10月24日、25日周六、周日
_WEEKDAYS_OF_TWO = Pattern(
    r" ?（?(?:星期|周|礼拜)(?P<first>[一二三四五六日天])(?:[、和及与]|[至到—–～~-])(?:星期|周|礼拜)?(?P<day>[一二三四五六日天])"
)
_JOINS_DAYS = frozenset("、和及与至到—–～~-")


def _weekdays_of_two(document: Document, start: int, end: int, day: date) -> Iterator[Hit] | None:
    """Those behind a day that stands right behind another; None where there is one weekday, or one day."""
    if _WEEKDAYS_FROM.match(document.text, end):
        return iter(())  # told with the days from and to
    match = _WEEKDAYS_OF_TWO.match(document.text, end)
    if match is None or not start or document.text[start - 1] not in _JOINS_DAYS:
        return None
    other = dates(document).before(start)
    before = other.resolved(day.year) if other and other.end == start - 1 else None
    return chain(_wrong_weekday(match, before, "first") if before else (), _wrong_weekday(match, day))


def _weekday(document: Document, span: DateSpan, day: date) -> Iterator[Hit]:
    of_two = _weekdays_of_two(document, span.start, span.end, day)
    if of_two is not None:
        yield from of_two
        return
    match = _WEEKDAY.match(document.text, span.end)
    if not match or ("（" in match.group() and not match["close"]):
        return
    yield from _wrong_weekday(match, day)


def _weekdays_from(document: Document) -> Iterator[Hit]:
    """Weekdays of the days from and to that they stand behind."""
    for match in document.finditer(_DAYS_FROM):
        told = _WEEKDAYS_FROM.match(document.text, match.end())
        first = dates(document).at(match.start())
        year = (first and _year(document, first)) or 0
        last_year = int((match["year2"] or "0").rstrip(" 年")) or year
        months = int(match["month"]), int(match["month2"] or match["month"])
        days = (
            DateSpan(*match.span(), year, months[0], int(match["day"])).resolved(None),
            DateSpan(*match.span(), last_year, months[1], int(match["day2"])).resolved(None),
        )
        for name, day in zip(("day", "last"), days, strict=True):
            if told and day:
                yield from _wrong_weekday(told, day, name)


def _wrong_weekday(match: re.Match[str], day: date, name: str = "day") -> Iterator[Hit]:
    """The weekday that a match gives for a day, where it is another's."""
    right = _WEEKDAYS[day.weekday()]
    if match[name].replace("天", "日") != right:
        message = f"{shown_day(day)}是星期{right}，请核对"
        yield Hit(*match.span(name), message, fix=Fix(right))


_PLANNED = Pattern(r"(?<![原曾本])(?:将|拟|定|计划|预计|预定)[于在]$")
# what somebody said may have been to come when it was said: 警方称，该团伙计划在3月14日作案
_SAID = Pattern(r"(?:说|称|表示|透露|供述|供认|交代|宣布|指出|披露)(?![明法呼号赞职])[^。；]{0,40}$")


def _planned(document: Document, start: int) -> bool:
    """Whether what stands before a date says that it is still to come: 学院将于6月20日召开会议."""
    begin, text = document.sentence_at(start)[0], document.plain
    planned = _PLANNED.search(text, max(begin, start - 4), start)
    return planned is not None and _SAID.search(text, max(begin, start - 60), start) is None


_PLANS = Pattern(r"下一?步|打算|计划|安排|部署|任务|展望")
# sections in which days stand that are to come, whatever their parts are called: 四、下一步工作 … （二）补齐能力短板
_TO_COME = Pattern(
    r"[要待]做的|待办|往后|接下来|再往下|下一?步|下一?阶段|打算|计划|展望|后续|今后|(?:整改|改进|防范)(?:措施|意见|建议)|建议|对策"
)


def _is_planned_above(document: Document, offset: int) -> bool:
    """Whether a heading above speaks of what is still to come: the nearest (四、下一步安排), or one that it is part of."""
    above = [heading for heading in headlines(document) if heading.end <= offset]
    if above and _PLANS.search(document.text, above[-1].start, above[-1].end):
        return True
    level = above[-1].level + 1 if above else 0
    for heading in reversed(above):
        if heading.level < level:
            level = heading.level
            if _TO_COME.search(document.text, heading.start, heading.end):
                return True
    return False


# a day by which something is to be done: 10月30日前完成
_BY_THEN = Pattern(r"(?:\d{1,2}时)?[之以]?前(?![后期一次往来不述者])")
_DONE_BY_THEN = Pattern(r"已|曾|原定|完成了|完成的|印发|反馈|提出的|没有|未")


def _is_due(document: Document, end: int) -> bool:
    """Whether a date that ends here is a term in what a section on the next steps tells."""
    if not (_BY_THEN.match(document.plain, end) and _is_planned_above(document, end)):
        return False
    return _DONE_BY_THEN.search(document.plain, *document.sentence_at(end)) is None


_BARE_WEEKDAY = Pattern(
    r"(?<![\d月一二三四五六七八九十第])(?P<date>\d{1,2})[日号](?:[为是系]|适逢)?（?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])"
)


def _bare_weekdays(document: Document) -> Iterator[Hit]:
    """Weekdays of days whose month stands before (10月24日至25日……（24日为星期五）)."""
    for match in document.finditer(_BARE_WEEKDAY):
        earlier = dates(document).before(match.start())
        if earlier is None or _WEEKDAYS_FROM.match(document.text, match.end("date") + 1):
            continue
        year = _year(document, earlier)
        day = DateSpan(*match.span("date"), year, earlier.month, int(match["date"])).resolved(None)
        if day is not None:
            of_two = _weekdays_of_two(document, match.start(), match.end("date") + 1, day)
            yield from _wrong_weekday(match, day) if of_two is None else of_two


def _near(day: date, today: date) -> bool:
    return day - today < timedelta(days=120)


# a label or a phrase behind which a paragraph tells what is to come: 下一步安排：10月16日完成……
_NEXT_STEPS = Pattern(
    r"(?<![^。；：\n])[（(]?[一二三四五六七八九十\d]{0,3}[）)、.]?(?:下一?步|下一?阶段|后续|今后|接下来|近期|随后)(?:[的工作安排计划打算任务措施进度]|我[处系部院]|学院){0,6}(?:如下|是|为)?[：，:。]"
)
# a label at the head of a paragraph instead of a heading: 【后续】6月5日9时，检测站上门检测
_LABELLED_AHEAD = Pattern(r" *【(?:后续|下一?步|接下来|今后|计划|安排|续报)[^】\n]{0,8}】")


def _later(document: Document, span: DateSpan, shown: str, today: date) -> Iterator[Hit]:
    text = document.plain
    begin, stop = document.sentence_at(span.start)
    report_day = shown_day(today)
    before = max(begin, span.start - 8), span.start
    if _CUTOFF.search(text, *before) and not CLOSES_ON.search(text, *before):
        yield Hit(span.start, span.end, f"截至时间“{shown}”晚于报送日期{report_day}，请核对")
        return
    limit = _LIMIT_BEFORE.search(text, *before) or _LIMIT_AFTER.match(text, span.end)
    if (
        limit
        or _is_planned_above(document, begin)
        or _NEXT_STEPS.search(text, document.passage_at(begin).start, span.start)
        or _LABELLED_AHEAD.match(text, document.passage_at(begin).start)
        or _FUTURE.search(text, max(begin, span.start - 20), min(stop, span.end + 40))
        or _DUE_BEFORE.search(text, begin, span.start)
    ):
        return
    exact = document.kind in EMERGENCY_KINDS and _AT_AN_HOUR.match(text, span.end)
    after = span.end, min(stop, span.end + 40)
    told = bool(WHAT.search(text, *after) or _TELLS.search(text, *after))
    if document.once(_arranges_what_comes) and not _PAST.search(text, *after):
        return
    done = _PAST.search(text, *after) or (told and (exact or not _IN_WORDS.search(text, *after)))
    if not done and not told and not exact and not _DOES.search(text, *after):
        return
    first, last = document.once(_days_over)
    if not done and not told and _is_among_plans(document, span, today):
        return
    if done or not 0 <= first < span.start:
        yield Hit(span.start, span.end, f"“{shown}”晚于报送日期{report_day}，所说的事却已发生，请核对")
    elif (document.kind in EMERGENCY_KINDS or span.end < last) and not _LEFT_TO_DO.search(
        text, max(begin, span.start - 40), span.start
    ):
        message = f"“{shown}”晚于报送日期{report_day}，请核对；是还没有做的，写“将”"
        # what is planned has a full or half hour (9时开挖), what happened has minutes
        full = exact and not _tells_minutes(text, exact)
        yield Hit(span.start, span.end, message, Severity.INFO if full else Severity.WARNING)


_MINUTES = Pattern(r"[时点] ?(?!30(?:分|$))\d|[:：](?!00|30)\d\d")
# a label within a paragraph behind which stands what is to come: 善后安排：9月23日8时开挖
_ARRANGED = Pattern(r"(?:安排|打算|计划|部署|下一?步|事项)(?:如下|是|为)?[：:]")


def _tells_minutes(text: str, at: re.Match[str]) -> bool:
    """Whether the hour that ends here has minutes, as of what happened: 8时20分."""
    return _MINUTES.search(text, at.start(), at.end() + 2) is not None


def _is_among_plans(document: Document, span: DateSpan, today: date) -> bool:
    """Whether a full hour of a day to come is told beside others of such days that are said to be to come
    (11月5日12时前到货；11月5日9时抽检), or behind a label in its paragraph.
    """
    text, passage = document.plain, document.passage_at(span.start)
    at = _AT_AN_HOUR.match(text, span.end)
    if at and _tells_minutes(text, at):
        return False
    if _ARRANGED.search(text, passage.start, span.start):
        return True
    for other in dates(document).between(passage.start, passage.end):
        day = other.resolved(_year(document, other))
        begin, stop = document.sentence_at(other.start)
        if other.start != span.start and day and day > today:
            limit = _LIMIT_AFTER.match(text, other.end)
            if limit or _FUTURE.search(text, max(begin, other.start - 20), min(stop, other.end + 40)):
                return True
    return False


# what is written of things to come, and tells their days as if they were over: 5月12日9时在体育馆举行
_ARRANGES = Pattern(
    r"(?:通知|方案|计划|预案|安排|日程|议程|邀请函|预告|公告)(?:书|表)?(?:[（(][^）)]{1,12}[）)])?$|^关于[^，。]{0,40}的(?:请示|函)$"
)

# a paper that says what is to come: 现将有关事项通知如下, 制定本方案
_ANNOUNCES = Pattern(r"(?:通知|安排|公告)如下|制[定订]本(?:方案|计划)")


def _arranges_what_comes(document: Document) -> bool:
    """Whether the title is that of a notice, a plan or an invitation, or the text says so."""
    if document.kind not in EMERGENCY_KINDS and _ANNOUNCES.search(document.plain):
        return True
    titles = (document.plain[each.start : each.end].strip() for each in document.roles(Role.TITLE))
    return any(map(_ARRANGES.search, titles))


def _days_over(document: Document) -> tuple[int, int]:
    """Where the first day that is over stands in the text, and the last that opens a clause; -1 for none.

    What is planned is told behind what was done, if it is told as if it were done: 11月9日，举办演练.
    """
    today, text, first, last = document.report_date, document.plain, -1, -1
    for span in dates(document).spans:
        day, passage = span.resolved(_year(document, span)), document.passage_at(span.start)
        if passage.role is Role.BODY and today and day and day <= today:
            first = span.start if first < 0 else first
            opens = span.start == passage.start or text[span.start - 1] in _OPENS
            last = span.start if opens else last
    return first, last


RULES = (
    Rule(
        check=invalid_date,
        harm=True,
        family="calendar",
        title="日期不存在或矛盾",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        bad=(
            "⟦2024年2月30日⟧，毕业典礼如期进行。",
            "2024年5月20日（星期⟦三⟧），教学例会照常召开。",
            "2024年5月20日⟦25时⟧，宿舍断电。",
            "⟦2023年13月⟧，学院完成招生计划。",
            "⟦2024—2026⟧学年的课程已排定。",
            "第二季度（⟦4—7月⟧）的隐患已整改，立春（⟦2月8日⟧）那天气温回升。",
            "截至⟦2024年5月25日⟧，已排查隐患120处。",
            "⟦2024年5月30日⟧，学生公寓发生漏水。",
            "5月20日⟦25:10⟧，宿舍断电。",
            "5月20日⟦24时10分⟧，宿舍断电。",
            "5月20日10时，宿舍断电；⟦10时60分⟧恢复。",
            "2024年5月19日（星期⟦六⟧），检查结束。",
            "2024年5月18日（星期⟦天⟧），检查结束。",
            "2024年5月20日星期⟦二⟧，检查结束。",
            "2024年5月13日至17日（星期一至星期⟦四⟧），书库盘点。",
            "2024年5月22日，学院召开会议。⟦5月30日⟧，学生宿舍漏水。",
            "⟦2024年5月22日至20日⟧，锅炉检修。",
            "⟦2024年5月22日至2023年5月20日⟧，锅炉检修。",
            "2024年4月16日至⟦31日⟧，锅炉检修。",
            "⟦2023年9月至2023年7月⟧，锅炉检修。",
            "2024年春季学期⟦第8周至第5周⟧，锅炉检修。",
            "2024年5月20日⟦15时至14时⟧，2号楼停水。",
            "2024年5月20日至22日，学院举办培训班（20日为星期⟦五⟧）。",
            "学院将于⟦2024年5月2日⟧召开会议。",
            reported(
                "后勤处检查阀门", "2024年5月20日，后勤处检查阀门。", "三、下一步工作", "后勤处⟦5月10日⟧前更换3个阀门。"
            ),
            reported(
                "后勤处检查阀门",
                "2024年5月20日，后勤处检查阀门。",
                "三、下一步打算",
                "⟦2024年5月18日⟧17时之前，各系报送名单。",
            ),
            Example(framed("更换阀门", "后勤处更换阀门。", row="后勤处　　⟦2024年2月30日⟧"), Kind.DAILY),
            reported("后勤处更换阀门", "⟦2024年4月31日⟧，后勤处更换阀门6个。"),
            reported(
                "食堂燃气泄漏（首报）",
                "2024年5月20日10时20分，食堂闻到燃气味，厨师长⟦10时05分⟧关闭总阀。",
                kind=Kind.FIRST,
            ),
            reported(
                "校车追尾（首报）",
                "2024年5月20日14时50分，校车追尾。",
                "⟦14时30分⟧，带队教师向系主任报告。",
                kind=Kind.FIRST,
            ),
            reported(
                "校门口车祸（首报）", "2024年5月20日下午5点50分，两车相撞。", "门卫⟦17时40分⟧拨打120。", kind=Kind.FIRST
            ),
            reported(
                "网站被篡改（首报）",
                "2024年5月20日8时，网站被篡改，值班员9时20分发现，⟦9时10分⟧恢复首页。",
                kind=Kind.FIRST,
            ),
            reported("实训楼配电箱冒烟（首报）", "⟦2024年5月23日⟧10时，实训楼3层配电箱冒烟。", kind=Kind.FIRST),
            reported(
                "看台顶棚掀落（首报）",
                "2024年5月20日16时，看台顶棚被大风掀落。",
                "保卫处⟦15时50分⟧疏散师生。旗气象台17时发布大风预警。",
                kind=Kind.FIRST,
            ),
            reported("学生被骗（首报）", "2024年5月20日9时发现学生被骗，学院于⟦5月19日⟧报案。", kind=Kind.FIRST),
            reported(
                "公寓冒烟（续报）",
                "二、领导批示落实情况",
                "2024年5月20日23时，院长批示做好救治。",
                "2024年5月20日⟦9时30分⟧，学生工作处召开会议部署。",
                kind=Kind.FOLLOW_UP,
            ),
            reported(
                "实训楼配电箱冒烟（终报）",
                "一、事件概况",
                "2024年5月20日（星期⟦二⟧）10时，实训楼3层配电箱冒烟。",
                kind=Kind.FINAL,
            ),
            reported("后勤处供暖改造进展", "一、进展", "截至⟦2024年6月1日⟧，完成投资120万元。", kind=Kind.COMPOSITE),
        ),
        good=(
            "培训讲到拨打120时先说地址、119时先说火势。",
            reported(
                "机房断电（续报）",
                "2024年5月20日8时，机房断电。信息中心8时40分核对数据；教务处8时25分收回纸质课表。",
                kind=Kind.FOLLOW_UP,
            ),
            "2024年5月20日，后勤处检查管件36处。下一步安排：5月24日完成更换，5月28日完成复查。",
            "2024年5月20日（星期一），教学例会照常召开。",
            "2024年5月13日至17日（星期一至星期五），书库盘点。",
            "数据统计至2024年5月20日24时。",
            "学院将于2024年9月1日组织新生军训。",
            "2024年2月29日，安全检查结束。",
            "截至2024年5月22日，已排查隐患120处。",
            "篮球赛以99:88结束，学生有序离场。",
            "2024年5月20日，综合指数上涨168点。",
            "2024年5月19日（星期天），检查结束。",
            "5月20日23时59分，宿舍断电；24时恢复。",
            "2024年12月，学院完成招生计划。",
            "12月30日至1月2日，图书馆闭馆。",
            "2024年5月20日至22日，学院举办培训班（20日为星期一）。",
            "会议原定于2024年5月2日召开。",
            "2024年5月20日22时至次日6时，2号楼停水。",
            "2024年5月20日22时至6时，2号楼停水。",
            "2024年5月20日上午9时至下午5时，2号楼停水。",
            "农历2024年2月30日，民俗活动照常。",
            "2024年5月22日，实训楼停电。",
            "12月30日，供水管道冻裂。",
            "2024年5月20日（周一休息），教学照常。",
            reported("后勤处更换阀门", "2024年5月20日（星期一），后勤处更换阀门6个。"),
            reported(
                "食堂燃气泄漏（首报）",
                "2024年5月20日10时20分，食堂闻到燃气味，厨师长10时25分关闭总阀。",
                kind=Kind.FIRST,
            ),
            reported(
                "公寓冒烟（首报）",
                "2024年5月20日23时40分，公寓冒烟，21日0时10分扑灭，0时30分恢复供电。",
                kind=Kind.FIRST,
            ),
            reported("公寓冒烟（首报）", "2024年5月20日23时40分，公寓冒烟，0时10分扑灭。", kind=Kind.FIRST),
            reported("学生被骗（首报）", "2024年5月20日9时，学生来报，5月19日发现被骗，5月20日报案。", kind=Kind.FIRST),
            reported("学生被骗（首报）", "2024年5月20日9时发现学生被骗，此前5月19日已报案。", kind=Kind.FIRST),
            reported(
                "公寓冒烟（续报）",
                "二、领导批示落实情况",
                "2024年5月20日11时，院长批示做好救治。接批示前，10时30分医务室送伤员就医。",
                "2024年5月20日12时，学生工作处召开会议部署。",
                kind=Kind.FOLLOW_UP,
            ),
            reported("公寓冒烟（首报）", "2024年5月20日14时，公寓冒烟，此前13时50分已报警。", kind=Kind.FIRST),
            reported(
                "公寓停水（续报）",
                "2024年5月20日14时，公寓停水。善后安排：5月23日9时开挖，5月24日12时前恢复供水。",
                kind=Kind.FOLLOW_UP,
            ),
            reported(
                "平台重复扣款（续报）",
                "2024年5月20日14时30分，副院长批示“逐笔退款”。缴费入口已先于当日14时10分关闭。",
                kind=Kind.FOLLOW_UP,
            ),
            reported(
                "学生发热（续报）",
                "2024年5月20日14时，学院启用隔离间，每日6时30分、17时30分测温，每日17时向党政办公室报告。",
                kind=Kind.FOLLOW_UP,
            ),
            reported(
                "公寓积水（续报）",
                "2024年5月20日14时，公寓积水，值班员每班巡查，早晚各巡查1次，每天8时通知后勤处。",
                kind=Kind.FOLLOW_UP,
            ),
            reported(
                "看台顶棚掀落（首报）",
                "2024年5月20日16时，看台顶棚被大风掀落。旗气象台15时20分发布大风预警，保卫处15时30分通知各系停课。",
                kind=Kind.FIRST,
            ),
            reported(
                "操场积水（首报）",
                "2024年5月20日16时，操场积水。后勤处15时40分关闭地下室入口，提前撤离人员。",
                kind=Kind.FIRST,
            ),
            reported("公寓冒烟（续报）", "截至2024年5月20日18时，已清理完毕，17时30分恢复供电。", kind=Kind.FOLLOW_UP),
            reported("更换阀门", "2024年5月20日14时，后勤处更换阀门，13时关闭总阀。"),
            reported("实训楼配电箱冒烟（首报）", "2024年5月22日0时10分，实训楼3层配电箱冒烟。", kind=Kind.FIRST),
            reported(
                "实训楼配电箱冒烟（终报）", "一、整改措施", "2024年6月30日前，后勤处更换全部配电箱。", kind=Kind.FINAL
            ),
            reported("后勤处供暖改造进展", "一、进展", "截至2024年5月22日，完成投资120万元。", kind=Kind.COMPOSITE),
            "2024年5月20日，盟公安局通报，嫌疑人供述，其团伙计划在2024年5月2日作案，已于4月30日落网。",
            reported("学院筹备迎新", "学院拟于2024年9月1日组织新生报到。"),
            reported("学院筹备迎新", "一、下一步安排", "8月30日前打扫公寓；2024年9月1日举办迎新会，由学生工作处负责。"),
        ),
    ),
)
