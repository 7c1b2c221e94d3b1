"""Times that a reader cannot date: vague words, and words relative to the day of writing."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dateline, dates, example_year
from alvtc_info.analysis.reasons import time_reasons
from alvtc_info.analysis.time_words import (
    BARE_DAY,
    NOW,
    REACH,
    RELATIVE,
    names_a_time,
    relative_spans,
    undated_words,
    vague_cutoffs,
)
from alvtc_info.analysis.vague_moments import went_on
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, EMERGENCY_KINDS, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.rules.work import is_lesson
from alvtc_info.text.clock_times import clocks, shown_day
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import belongs_to_others

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.analysis.dates import DateSpan
    from alvtc_info.model.document import Document


# what the weather is like is no work whose day is asked for: 近期早晚温差较大
_WEATHER = Pattern(
    r"(?:近期|最近)，?[^，。；\d]{0,4}(?:温差|气温|天气)[^，。；\d]{0,4}(?:较|偏|多变|干燥|转[冷凉热暖]|下降|升高|变化)"
)


def vague_time(document: Document, *, loose: bool = False, soft_titles: bool = True) -> Iterator[Hit]:
    """时间说得含糊，读者不知道是哪一天、哪一刻。

    制度{1.4c}要求印发的文件、开展的工作注明具体时间，避免出现“近日、目前”等含糊表述。
    “近日、日前、近期、最近、前不久”一类一律提示；“目前、当前、现在、现阶段”一类，写明了时点（目前（5月20日17时）、
    截至5月20日，目前……）就不提示。引号、书名号里提到这些词不算，属于别的词的字（题目前三题、项目前期、应当前往）不算。
    同句另有事件日期（5月20日发生火情，目前已扑灭）仍提示，但降为宜改：目前是哪一刻仍不知道；标题里、说天气的（近期早晚温差较大）也降为宜改。
    “有一段时间了、好些天没有人修”说不出从哪天起的，宜改。
    """
    known = dates(document)
    for start, end in document.once(undated_words):
        word = document.text[start:end]
        lenient = word.removesuffix("为止") in NOW
        reach = document.passage_at(start).start if loose else document.sentence_at(start)[0]
        softer = lenient and known.holds(reach, start)
        softer = softer or _WEATHER.match(document.plain, start) is not None
        in_title = soft_titles and document.passage_at(start).role is Role.TITLE
        yield Hit(
            start,
            end,
            _vague_message(document, word, lenient),
            Severity.WARNING if softer or in_title else None,
            Fix("截至{YYYY年M月D日H时}" if lenient else "{YYYY年M月D日}"),
            why=time_reasons(document, start, end),
        )
    if document.kind not in EMERGENCY_KINDS:
        for start, end, message, sure in went_on(document):
            yield Hit(start, end, message, Severity.WARNING if sure else Severity.INFO)


def _vague_message(document: Document, word: str, lenient: bool) -> str:
    day = document.report_date
    shown = shown_day(day) if day else f"{example_year(document)}年5月20日"
    if lenient:
        return f"“{word}”没有说明是哪一刻，请写明时点，如“截至{shown}17时”，或删去"
    return f"“{word}”没有说明是哪一天，请写明具体日期，如“{shown}”"


_DAYS_ABOUT = frozenset({"昨天", "今天", "明天"})


def _is_then_and_now(document: Document, start: int) -> bool:
    """Whether a day stands against another as the past or the time to come."""
    begin, stop = document.sentence_at(start)
    return _THEN_AND_NOW.search(document.plain, max(begin, start - 20), min(stop, start + 24)) is not None


def vague_cutoff(document: Document) -> Iterator[Hit]:
    """拿含糊的词当截至时间：截至目前、截至发稿、到目前为止。

    制度{1.4d}要求引用的数据注明截至时间；“截至目前”到了读者手里，已经不是写稿时的“目前”。
    写成“截至2024年5月20日17时”。引号里提到这个词不算。
    """
    for start, end in document.once(vague_cutoffs):
        yield Hit(
            start,
            end,
            f"“{document.text[start:end]}”不是具体的截至时间，请写成“截至YYYY年M月D日H时”",
            Severity.WARNING if document.passage_at(start).role is Role.TITLE else None,
            Fix("截至{YYYY年M月D日H时}"),
            why=time_reasons(document, start, end),
        )


# how many days something lasts: 暂扣车牌7日, 连续3日
_LASTS = Pattern(
    r"(?:暂扣|扣[留押]|停[用课学职运业]|拘[留役]|封[存闭控]|隔离|公示|保[存留管]|冻结|禁[赛足]|休[息假]|请假|观察|留观|试运行|展出|延[长期]|为期|历时|连续|持续|提前|限期)[^，。；\d]{0,4}$"
)
# 实习13日，随队接诊57人次; 查晨检记录30日: what goes on or was kept for so many days, at the end of its clause
_DONE_FOR = Pattern(
    r"[\u4e00-\u9fff](?![于在至到自从截定为是即起止号期间限和与及或同由以时一二三四五六末初])[\u4e00-\u9fff](?!\n)$"
)
_EACH_MONTH = Pattern(r"每个?月(?:\d{1,2}日?[、和与及，或]){1,4}$")  # 每月10日、20日出车
_LIST_OF_DAYS = 24  # code points
_LEFT_THERE = Pattern(r"[，。；]|、(?!\d{1,2}日)")
_WEEKDAYS = "一二三四五六日天"
_MONTH_BEFORE = Pattern(r"月(?:(?<=[\d一二三四五六七八九十]月)|(?<=[\d一二三四五六七八九十] 月))")
_GLOSS = Pattern(r" ?（(?:即)?(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_DATED_AT_ONCE = Pattern(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日")  # 本学年9月1日至10月31日
_GLOSSES = Pattern(r"[日号]（(?:即)?$")
_YEAR = Pattern(r"(?:19|20)\d\d ?年")
_COUNTS = Pattern(r"[^，。；\d]{0,12}\d")
_EACH = Pattern(
    r"每(?:[一两二三半]?[个]?)?(?:[年月周日天晚晨早夜班逢]|学期|季)|轮流|逐月|按月|逐日|天天|平日|平时|日常|凡是?|如[遇有果]|一旦|遇有?[^，。；]{1,8}[时的]"
)
# about a feast or a term of the year: 国庆放假前后
_ABOUT_THEN = Pattern(
    r"(?:国庆|中秋|元旦|春节|五一|清明|端午|劳动|除夕|元宵|重阳|放假|开学|开课|入冬|入夏|供暖|寒假|暑假|军训|期中|期末|停暖|返校)(?:节|长假|小长假|假期?|放假|期间|考试|季)?(?:前后(?!各|两|分别|三|[一二三四五六七八九十\d]+|的?(?:安全|客流|天气|值班|高峰|时段))|(?:那|这)(?:几天|阵子?|会儿?|段时间|些天|两天))"
)
# the day after that nobody can date when the report is passed on: 第二天上午出院
_NEXT_DAY = Pattern(
    r"(?<![会赛动展旅程期学课考假节训行日的])(?:第[二三四]天|隔天|转天|头一?天)(?=[上下中]午|早[上晨]|一早|一大早|清早|清晨|凌晨|傍晚|晚|夜|又|才|就|便|，)"
)
# the day after, in what a rule or a rota says
_ROTA = Pattern(
    r"值班(?:实行|时间|制|表|的，|为)|值守|轮班|轮休|夜班|白班|早班|晚班|中班|一班|两班|三班|倒班|换班|交接班|带班|补休|调休|制度|规定|办法|应当?|须|不得|工作日|节假日|班次"
)
_TURN = Pattern(r"\d{1,2}(?:时|点|:\d\d)(?:\d{1,2}分)?[至到—–~～-]$")
_THAT_DAY = Pattern(r"当[天日晚]")
# the only time of an event, at the head of its clause
_SAME_DAY = Pattern(
    r"(?:(?<![^，。：；\n])|(?<=[局处科部院站社厂司委校系队店]))当[天日晚](?=就|即|便|上午|中午|下午|傍晚|晚|凌晨|夜|深夜|\d|，|[^的，。；]{0,2}[^，。；]{3})(?!的|气|常|会|选)(?![^，。；\d]{1,4}的)"
)
_GENERIC_TODAY = Pattern(
    r"今[日天](?:的?(?:中国|时代|世界|青年|生活))|明天会?更|今日(?:中国|校园)|(?:今天多[^，。；\d了]{1,3}，)?明天少"
    r"|[今明]天的(?![^，。；]{0,6}(?:会|考试|比赛|活动|仪式|演练|课|事故|火|事件|检查|行动|发布|报道|采访|地震|通报))"
)
# 昨天的荒滩，今天的果园; 从昨天的门外汉到今天的能手: then and now, and no days
_THEN_AND_NOW = Pattern(
    r"[昨今明]天的(?![^，。；]{0,6}(?:会|考试|比赛|活动|仪式|演练|课|事故|火|检查|行动|通报|雪|雨|作业))[^，。；\d了]{1,8}(?:，|到|和|与|靠)[^。；\d了]{0,8}?[昨今明]天(?!上午|下午|中午|晚|早|凌晨|夜)"
)
_WEEK = Pattern(r"(?:[上下]{1,5}|本|这一?)个?(?:周|星期|礼拜){1,2}(?P<day>[一二三四五六日天])$")
_PART_OF_DAY = {"晚": "晚", "夜": "夜", "晨": "晨", "早": "早"}
_DAY_SHIFT = {"昨": -1, "今": 0, "前": -2, "明": 1}


def relative_time(document: Document) -> Iterator[Hit]:
    """要知道写稿日期才能推算的时间：昨日、上周五、本月12日、年底、只有“20日”没有月份。

    制度{1.4c}要求写明具体时间；稿件转报、归档以后，“昨日”就对不上了。版头有日期时给出换算结果。
    同段前文已有日期的“次日、当日”不提示，说的是惯例、班次的（每天18时交接班，次日8时下班；宿舍23时熄灯，次日6时开门；巡查记录次日汇总）也不提示；“去年同期”一类比较基数、“2015年底”一类带年份的、“今年3月”不提示。
    首报、续报、终报里同样提示，“第二天上午”也要写明几月几日，“刚才、十几分钟前、没过几天”也提示，没有时刻的“后半夜、天亮后”作建议；
    “国庆放假前后”没有日期的也提示。引号、书名号里的不算。
    """
    text = document.plain
    known = dates(document)
    columns = document.institution.lexicon.get("columns", ())
    for start, end in document.once(relative_spans):
        word = text[start:end]
        if (
            _DATED_AT_ONCE.match(text, end)
            or _GLOSS.match(document.text, end)
            or _GLOSSES.search(text, max(0, start - 4), start)
        ):
            continue
        if _GENERIC_TODAY.match(text, start) or text.startswith(columns, start):
            continue
        if word in _DAYS_ABOUT and _is_then_and_now(document, start):
            continue
        if word in _TO_COME and _HE_SAYS.search(text, max(document.sentence_at(start)[0], start - _AROUND), start):
            continue
        if not (_anchored(document, word, start) or _recurs(document, word, start) or _closes(document, word, start)):
            yield _relative_hit(document, word, start, end)
    for match in document.finditer(_SAME_DAY):
        start = document.passage_at(match.start()).start
        named = known.holds(start, match.start()) or names_a_time(document, start, match.start())
        named = named or _GLOSS.match(document.text, match.end()) is not None
        rota = _ROTA.search(document.plain, *_around(document, match)) or _is_a_habit(document, match)
        if not (named or rota or _day_is_told_above(document, match.start())) and not belongs_to_others(
            text, *match.span()
        ):
            # in the report of an event its day is known, if not from this paragraph
            far = document.kind in EMERGENCY_KINDS and bool(_told_before(document, match.start()))
            message = f"“{match.group()}”{'本段' if far else '前面'}没有写明是哪天，请写明具体日期"
            fix = Fix("{YYYY年M月D日}")
            why = time_reasons(document, *match.span())
            yield Hit(*match.span(), message, Severity.INFO if far else None, fix, why=why)
    yield from _about_then(document)
    for match in document.finditer(BARE_DAY):
        start, end = match.start(), match.end()
        if known.at(start) or text[end : end + 1] == "电" or _LASTS.search(text, max(0, start - 10), start):
            continue
        passage = document.passage_at(start)
        if _month_before(document, start) or _month_in_heading(document, passage.start):
            continue
        if _is_a_day_of_the_event(document, match) or _is_in_a_span(document, match):
            continue
        if _EACH_MONTH.search(text, max(0, start - _LIST_OF_DAYS), start):
            continue
        if _DONE_FOR.search(text, max(0, start - 3), start) and _LEFT_THERE.match(text, end):
            continue
        yield _day_hit(document, match, Severity.INFO if _in_one_month(document, start) else None)


# what somebody is reported to have said of a time to come: 企业经理答复称……报酬并入下月发放
_TO_COME = frozenset("下月 下个月 下周 下星期 下季度 下学期 月底 月末 年底 年末 年内 月内 明年 明天 明日 后天".split())
_HE_SAYS = Pattern(r"(?:(?<![职简名])称(?![呼号赞职为])|自述|口述|辩称|坦言|供述)[^。；]{0,60}$")
# what is done each day, whichever it is: 当天发现的差异，由管理员当天填写; 当日事当日毕
_ON_ANY_DAY = Pattern(
    r"(?<![\u4e00-\u9fff])(?:每)?[办结做到来查改交领收用销填签印修补还借][一个]?[一个][项件个笔批户处份本条台间]，[^。；]{0,40}当[天日]|"
    r"当[天日](?![^，。；]{0,12}了)[^，。；、\d]{1,10}的[^，。；\d]{1,12}，[^。；\d]{0,24}当[天日]|(?:当[天日][^，。；、\d]{1,4}、?){2}(?=[，。；）]|$)"
    r"|当[天日](?![^，。；]{0,12}了)[^，。；、\d]{1,8}[，、；][^，。；、]{0,8}(?:次日|翌日|隔[夜日天]|第二天|逾期|[\d一二两三四五六七十]{1,2}个?(?:工作)?[日天]内)"
    r"|，当[天日](?:闭环|办结|清零|清仓|销号|归零|归档|反馈|回访|审结|转办)(?=[，。；]|$)"
    r"|当[天日][^，。；、\d了]{1,4}(?:[次隔当]日|隔天)(?:[达到取送还清毕结用]|送达|取走)(?=[，。；]|$)"
    r"|(?:做到|坚持|实行|落实)[^，。；\d]{0,8}当[天日][^，。；\d]{1,6}(?=[，。；、]|$)"
)


def _is_a_habit(document: Document, match: re.Match[str]) -> bool:
    """Whether 当天 stands in a sentence of what is done on every such day."""
    return _ON_ANY_DAY.search(document.plain, *_around(document, match)) is not None


_AROUND = 200  # code points of a sentence about a time


def _around(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """The sentence of a time, as far as it is near."""
    begin, stop = document.sentence_at(match.start())
    return max(begin, match.start() - _AROUND), min(stop, match.end() + _AROUND)


def _about_then(document: Document) -> Iterator[Hit]:
    """Times about a feast, and the day after something in the report of an event, where no date stands beside them."""
    text, known = document.plain, dates(document)
    for match in document.finditer(_ABOUT_THEN, PROSE):
        begin, stop = _around(document, match)
        if not (known.holds(begin, stop) or _EACH.search(text, begin, stop) or _AHEAD.search(text, begin, stop)):
            message, why = f"“{match.group()}”说不出是哪天，请写明具体日期", time_reasons(document, *match.span())
            yield Hit(*match.span(), message, fix=Fix("{YYYY年M月D日}"), why=why)
    if document.kind not in EMERGENCY_KINDS:
        return
    for match in document.finditer(_NEXT_DAY, PROSE):
        begin, stop = _around(document, match)
        if not (_EACH.search(text, begin, stop) or known.at(match.end()) or _ROTA.search(text, begin, stop)):
            message, why = f"“{match.group()}”请写明是几月几日", time_reasons(document, *match.span())
            yield Hit(*match.span(), message, fix=Fix("{M月D日}"), why=why)

    yield from _by_no_clock(document)


# a moment that only the writer knew: 刚才又接到来电, 十几分钟前，……; one of the night or a while later, that has no hour
_JUST_NOW = Pattern(
    r"(?<![\d时分许点晚])(?:刚才|适才)(?!的|那|能|会|可|[^，。；]{1,6}的)|(?<![^，。；：\n])(?:刚刚|方才)(?=，)|(?:刚刚?|(?<![^，。；：\n])方才)(?=(?:又|再|还)?(?:接[到报]|收到|得[知到]|获悉|来电|传来|有\d))|[这那]会儿|此刻(?!起)|(?<![^，。；：\n])片刻[之以]?前"
    r"|(?<![^，。；：\n])(?:十?[几数多]|[\d一二两三四五六七八九十半]{1,3})(?:来|多)?分钟[之以]?前(?=，)|(?<![^，。；：\n])前(?:[几两三]|十几)个?(?:多?小时|钟头)(?=，)"
    r"|(?<![^，。；：\n])(?:没过|又?过了?|隔了?)(?:[几两三四五数一]|十几)(?:天|夜|宿|晚上?|日)(?=，)|(?<![^，。；：\n])[几两三四五数](?:天|日)[之以]?后(?=，)"
)
_NO_HOUR = Pattern(
    r"(?<![^，。；：\n])(?:[前后上下]半夜|天(?:刚|快|蒙蒙|一)?[亮黑](?:以?[后前]|时|之[前后])?|入夜(?:以?[后前]|时分)?|傍黑(?:时分)?|擦黑(?:时分)?|黎明(?:时分|前)?|拂晓(?:时分|前)?|一大早|大清早|[早午中晚][饭餐]后|[上下]班[前后时]|放学[前后时])(?=，|[\u4e00-\u9fff]{2})(?!的)"
    r"|(?<![^，。；：\n])(?:周末|双休日|长假|节假日)(?:期间|里|时)?(?=，)"
)
_NOT_YET = Pattern(r"将|拟|计划|预计|要求|待|应当?|须|如(?!下)|若|一旦|可(?!燃)")


def _by_no_clock(document: Document) -> Iterator[Hit]:
    """Moments in the report of an event that no clock tells: 刚才, 十几分钟前, 没过几天, 后半夜."""
    text, known = document.plain, dates(document)
    for pattern, severity in ((_JUST_NOW, None), (_NO_HOUR, Severity.INFO)):
        for match in document.finditer(pattern, {Role.BODY}):
            begin, stop = _around(document, match)
            soon = match.end(), min(stop, match.end() + _BESIDE)
            dated = known.holds(begin, stop) or any(True for _ in clocks(text, begin, stop))
            if (
                match.span() not in document.once(undated_words)
                and not (_EACH.search(text, begin, stop) or (severity and _ROTA.search(text, begin, stop)))
                and not (severity and (dated or _NOT_YET.search(text, match.end(), stop)))
                and not (known.holds(*soon) or any(True for _ in clocks(text, *soon)))
            ):
                yield Hit(*match.span(), f"“{match.group()}”说不出是几时，请写明几月几日几时几分", severity)


_BESIDE = 8  # code points behind such a word in which the hour may stand after all


# what is planned or advised for such a time each year
_AHEAD = Pattern(r"多(?=[，。；]|$)|[人客车]流|建议|应当?|须|要(?!求)|将|拟|计划|容易|易|往往|通常|一般|常")


def _day_is_told_above(document: Document, start: int) -> bool:
    """Whether 当日 goes back to a day that the paragraphs above tell: there is one day only, or the report of an event
    goes on by the clock (22时31分……。当晚23时10分……) or looks back on it (四、经验教训 当晚只开东门一道).
    """
    told = _told_before(document, start)
    if len({(span.month, span.day) for span in told}) == 1:
        return True
    begin = document.passage_at(start).start
    if told and document.passage_at(told[-1].start).end == begin - 1 and _opens_with_one_day(document, told):
        return True
    goes_on = any(clocks(document.plain, begin, start)) or is_lesson(document, start)
    return bool(told) and document.kind in EMERGENCY_KINDS and goes_on


def _opens_with_one_day(document: Document, told: list[DateSpan]) -> bool:
    """Whether the paragraph of the last of these days opens with it and tells no other: 11月30日16时，……反馈会."""
    begin = document.passage_at(told[-1].start).start
    days = [each for each in told if each.start >= begin]
    return (
        len(days) == 1
        and days[0].start == begin
        and not _NO_ONE_DAY.match(document.plain, days[0].end, days[0].end + 20)
        and not BARE_DAY.search(document.plain, days[0].end, document.passage_at(begin).end)
    )


def _told_before(document: Document, at: int) -> list[DateSpan]:
    """The days that title, headings and text tell before this place."""
    return [span for span in dates(document).between(0, at) if document.passage_at(span.start).role in CONTENT]


_DAYS_NEAR = 7
_BY_THE_CLOCK = Pattern(r" ?\d{1,2} ?(?:时(?:\d{1,2}分)?|:\d\d)(?:之|以)?前")
_AT_A_CLOCK = Pattern(r" ?\d{1,2} ?(?:时|:\d\d)")


def _is_a_day_of_the_event(document: Document, match: re.Match[str]) -> bool:
    """Whether the report of an event told this day with its month above, and with no other month."""
    if document.kind not in EMERGENCY_KINDS:
        return False
    day = numeral(match["digits"] or match["han"])
    before = dates(document).between(0, match.start())
    today = document.report_date
    if (
        today
        and document.once(_months_told) == {today.month}
        and (_BY_THE_CLOCK if day < today.day else _AT_A_CLOCK).match(document.plain, match.end())
        and abs(day - today.day) <= _DAYS_NEAR
    ):
        return True  # 18日17时前, 24日10时定损: all days of the event are of one month
    months = {span.month for span in before if span.day == day}
    if months:
        return len(months) == 1
    # 定于14日复查一次；16日起……: a later day, behind one that is known
    begin, known = _around(document, match)[0], {span.day for span in before}
    earlier = [
        numeral(each["digits"] or each["han"]) for each in BARE_DAY.finditer(document.plain[begin : match.start()])
    ]
    one_month = len({span.month for span in before}) == 1
    return one_month and (any(each < day and each in known for each in earlier) or _is_known(document, match))


def _is_known(document: Document, match: re.Match[str]) -> bool:
    """Whether a paragraph above told this day behind its month: 10月19日发布，至20日删除。 / 20日10时，……"""
    start = document.passage_at(match.start()).start
    return any(
        each.group() == match.group() and each.end() <= start and _month_before(document, each.start())
        for each in document.finditer(BARE_DAY)
    )


# the days that something took, told with their month: 10月19日至23日
_DAYS_OF_A_MONTH = Pattern(r"(?<!\d)(?P<month>\d{1,2})月(?P<first>\d{1,2})日?(?:[至—–~～-]|到)(?P<last>\d{1,2})日")


def _is_in_a_span(document: Document, match: re.Match[str]) -> bool:
    """Whether a day is one of those from and to that were told last, and no day of another month stands between:
    10月19日至23日，走访9家企业。 / 19日9时，……; 20日23时，……
    """
    told = [each for each in document.finditer(_DAYS_OF_A_MONTH, CONTENT) if each.end() <= match.start()]
    if not told:
        return False
    day, span = numeral(match["digits"] or match["han"]), told[-1]
    between = dates(document).between(span.start(), match.start())
    return int(span["first"]) <= day <= int(span["last"]) and all(each.month == int(span["month"]) for each in between)


def _in_one_month(document: Document, at: int) -> bool:
    """Whether the days told so far are all of the month in which the paper is written."""
    today = document.report_date
    told = _told_before(document, at)
    return today is not None and bool(told) and all(span.month == today.month for span in told)


def _months_told(document: Document) -> set[int]:
    """The months of the days that the text tells."""
    return {span.month for span in dates(document).spans if document.passage_at(span.start).role in CONTENT}


def _closes(document: Document, word: str, start: int) -> bool:
    """Whether a word is the end of a year that was named, or the term of a dated act: 2021年……年末个体户1750户."""
    if word == "年末":
        text, after = document.plain, start + len(word)
        return (
            bool(_COUNTS.match(text, after)) and _YEAR.search(text, document.passage_at(start).start, start) is not None
        )
    return word.endswith("学期") and dates(document).holds(*document.sentence_at(start))


# 建议……月底集中报账: what shall be done each month
_MONTH_ENDS = frozenset({"月初", "月底", "月末"})
# a place in the week's timetable: 周三下午的预约时段, 周一第一节和周五下午
_SLOT = Pattern(
    r"(?:[上中下]午|晚[上间]?|早上?)?(?:(?:的?(?:开放|服务|营业|借阅|供应|办公)(?:时[间段]|至|到|延长)|照常开放)|的[^，。；]{0,4}(?:时段|课|班次|场次|例会|预约|排班)|第?[一二三四五六七八\d]{1,2}、?[一二三四五六七八\d]?节|[和、](?:周|星期)"
    r"|[^，。；\d]{0,8}(?:多|少|忙|集中|拥挤)(?=[，。；]))"
)
_SLOT_BEFORE = Pattern(r"(?:周|星期)[一二三四五六日天](?:[上中下]午|晚上?|第?[一二三四五六七八]节)?[和、]$")
# when something happens most: 集中在晚饭后和周五傍晚
_MOSTLY = Pattern(
    r"(?:集中[在于]|[大多][多都]?(?:发生|出现|发|见)?[在于]|往往|通常|一般|主要(?:发生|出现|集中)?[在是于为]|高峰(?:期|时段?)?[^，。；\d]{0,2}[在是为]|常[在于]|易发[在于])[^，。；]{0,16}$"
)
_PART_OF_WEEK = Pattern(
    r"(?:[上中下]午|傍晚|晚[上间]?|早[上晨]?|夜[里间晚]?|清晨|凌晨|中午|午间|课间|放学后?)?(?:前后|左右)?(?=[，。；、和及]|$)"
)
_ONCE_FOUND = Pattern(r"(?:凡|如|若|一经|一旦|每次)?(?:发现|收到|接到|遇到)(?!了)[^。；\d]{2,40}，[^。；\d]{0,24}$")
_ADVICE = Pattern(r"(?:[^，。；]{0,12}，)?建议")


# what is done at its hour, day after day: 次日6时开门, 次日9时前报送
_BY_TIMETABLE = Pattern(
    r"(?:(?!恢复|重新|继续)[^，。；]){0,20}?(?:开[门启放锁馆餐闸]|打开|解[锁除]|供[电水暖餐热]|送[电水](?!器)|[交接换上下]班|[离下上到换返]岗|起床|出操|晨检|补休|轮休|归还"
    r"|上报|报(?![警废名案修到考])|汇总|送(?![医往治诊回到])|通报|公[示布]|反馈|移交|归档|存档|清点|核[对销]|点名|复核|销假|说明|答复|回复|补[交缴签]|查[看验收]|抽查|消毒|通风)(?!了|过|完毕)"
)
# by night, or at an hour of every day, right before it
_HOUR_BEFORE = Pattern(
    r"\d{1,2} ?(?:时|点|:\d\d)|夜[间里班晚]|晚[上间班归]|熄灯|睡前|周末|双休|平[日时]|寒暑假|24小时|全天|昼夜|住宿生|走读生"
)
# the result of one day's work, as it is made every day
_RECORD = Pattern(
    r"(?:名单|记录|情况|结果|台账|日志|报告|数据|信息|问题|线索|单(?![价位元独])据?|表(?!扬|彰|演)册?|票据?|物品|钥匙|诉求|事项|材料|作业|假条)[^，。；\d]{0,6}$"
)
_REGIME = Pattern(
    r"制度|规定|办法|要求|作息|流程|规则|机制|规范|守则|须知|职责|细则|惯例|安排(?!了)|实行|执行|明确|约定|公约|管理"
)
# something that happened, or was done once
_ONCE = Pattern(
    r"了|已|曾|某|发生|接[到报]|收到|得知|获悉|发现|[爆破断碎]裂|[起着]火|漏水|受伤|送医|突[发然]|事[故件]|失窃|被|丢失|(?:投诉|反映)(?!的|事项|问题)|来[信电访]|当[时晚天日]|因|到场|抢修|抵达|赶[到赴]|听取|(?:检查|专家|调研|督导|考察|验收)组|[\d一两二三四五六七八九十][余多]?[名起例件处人次](?!时)"
)


def _is_by_timetable(document: Document, start: int, end: int) -> bool:
    """Whether the day after is that of any day: 宿舍23时熄灯，次日6时30分开门; 巡查记录次日汇总."""
    text, (begin, stop) = document.plain, document.sentence_at(start)
    begin = max(begin, start - _AROUND)
    if _BY_TIMETABLE.match(text, end) is None or _ONCE.search(text, begin, min(stop, end + _HABIT_REACH)):
        return False
    above = max(document.passage_at(start).start, start - REACH)
    return (
        _HOUR_BEFORE.search(text, begin, start) is not None
        or _RECORD.search(text, begin, start) is not None
        or _REGIME.search(text, above, start) is not None
    )


def _recurs(document: Document, word: str, start: int) -> bool:
    """Whether the word belongs to a habit or a rule: 每月5日前汇总上月登记表, 每周二、周四傍晚."""
    if word[0] in "今昨明本前大" or word.startswith("去"):
        return False
    if word[0] in "周星礼" and (
        _SLOT.match(document.plain, start + len(word)) or _SLOT_BEFORE.search(document.plain, max(0, start - 8), start)
    ):
        return True
    begin = document.sentence_at(start)[0]
    if (
        word[0] in "周星礼"
        and _MOSTLY.search(document.plain, max(begin, start - 30), start)
        and _PART_OF_WEEK.match(document.plain, start + len(word))
    ):
        return True
    if (
        word in {"次日", "翌日"}
        and document.kind not in EMERGENCY_KINDS
        and (_ONCE_FOUND.match(document.plain, begin, start) or _is_by_timetable(document, start, start + len(word)))
    ):
        return True
    if word in _MONTH_ENDS and _ADVICE.match(document.plain, begin, start):
        return not document.plain.startswith("前", start + len(word))
    return _EACH.search(document.plain, max(document.sentence_at(start)[0], start - _HABIT_REACH), start) is not None


_HABIT_REACH = 80  # code points behind a word like 每月 in which it is of a habit: 师傅每月25日前登记……，教师月底核对


def _months(document: Document) -> list[int]:
    return [m.start() for m in document.everywhere(_MONTH_BEFORE)]


def _month_before(document: Document, offset: int) -> bool:
    """Whether a month is named earlier in the passage."""
    months = document.once(_months)
    index = bisect_left(months, document.passage_at(offset).start)
    return index < len(months) and months[index] < offset


def _month_in_heading(document: Document, offset: int) -> bool:
    return any(
        p.end <= offset and _MONTH_BEFORE.search(document.text, p.start, p.end) for p in document.roles(Role.TITLE)
    )


def _anchored(document: Document, word: str, start: int) -> bool:
    text = document.plain
    passage = document.passage_at(start)
    known = dates(document)
    if word in {"次日", "翌日"}:
        sentence = document.sentence_at(start)
        if _TURN.search(text, max(sentence[0], start - 8), start) or _ROTA.search(text, *sentence):
            return True
        near = max(passage.start, start - REACH)
        if document.kind in EMERGENCY_KINDS and _day_is_told_above(document, start):
            return True
        return known.before(start) is not None or bool(
            BARE_DAY.search(text, near, start)
            or RELATIVE.search(text, near, start)
            or _THAT_DAY.search(text, near, start)
        )
    if word in {"今天", "今日", "今晨", "今早", "今晚"}:
        end = dateline(document, passage)
        return end > passage.start and end <= start
    if word[0] in "昨前" and word[1] != "年":
        return _is_told_before(document, word, start)
    if word[-1] == "前":
        return known.before(start) is not None
    if word == "本月":
        return _month_before(document, start)
    return False


# a span of days, or what is named by a date (6月1日开馆的图书馆): no event of one day that 昨日 could point back to
_NO_ONE_DAY = Pattern(r"[夜晚]?[至到—–~～-]|[^，。；]{0,12}的(?=[^\W\d_a-zA-Z])")


def _is_told_before(document: Document, word: str, start: int) -> bool:
    """Whether the day that 昨日 means was named: the paragraph begins with it, or its dateline is of the day after."""
    known, passage = dates(document), document.passage_at(start)
    end = dateline(document, passage)
    told = known.between(passage.start, start)
    if end == passage.start:
        return (
            len(told) == 1
            and told[0].start == end
            and not _NO_ONE_DAY.match(document.plain, told[0].end, told[0].end + 20)
        )
    written = [span.resolved(LEAP) for span in told if span.start < end]
    meant = written[0] + timedelta(days=_DAY_SHIFT[word[0]]) if written and written[0] else None
    return meant is not None and any(
        (span.month, span.day) == (meant.month, meant.day) for span in told if span.start >= end
    )


LEAP = 2024  # a year in which there is every day


def _relative_hit(document: Document, word: str, start: int, end: int) -> Hit:
    resolved, why = _resolve(word, document.report_date), time_reasons(document, start, end)
    if resolved:
        return Hit(
            start,
            end,
            f"“{word}”要知道报送日期才能推算，请写明日期，按报送日期应为“{resolved}”",
            fix=Fix(resolved, safe=True),
            why=why,
        )
    return Hit(start, end, f"“{word}”要知道报送日期才能推算，请写明具体日期", fix=Fix("{YYYY年M月D日}"), why=why)


def _day_hit(document: Document, match: re.Match[str], severity: Severity | None) -> Hit:
    day = numeral(match["digits"] or match["han"])
    today = document.report_date
    word, why = match.group(), time_reasons(document, *match.span())
    if today and day <= today.day:
        resolved = f"{today.month}月{day}日"
        message = f"“{word}”没有写月份，请写全；如在报送当月，应为“{resolved}”"
        return Hit(match.start(), match.end(), message, severity, Fix(resolved), why=why)
    message = f"“{word}”没有写月份，请写成“M月{day}日”"
    return Hit(match.start(), match.end(), message, severity, Fix(f"{{M月}}{day}日"), why=why)


def _resolve(word: str, today: date | None) -> str | None:
    if today is None:
        return None
    if word[0] in _DAY_SHIFT and len(word) == 2 and word != "今昨":
        day = today + timedelta(days=_DAY_SHIFT[word[0]])
        return _day_text(day, today) + _PART_OF_DAY.get(word[1], "")
    if week := _WEEK.match(word):
        weekday = min(_WEEKDAYS.index(week["day"]), 6)
        weeks = word.count("下") - word.count("上")
        return _day_text(today + timedelta(days=7 * weeks + weekday - today.weekday()), today)
    if word[0] in "本上下" and "月" in word:
        part = word[word.index("月") + 1 :]
        month = today.year * 12 + today.month - 1 + word.count("下") - word.count("上")
        return (f"{month // 12}年" if month // 12 != today.year else "") + f"{month % 12 + 1}月{part}"
    if word == "去年":
        return f"{today.year - 1}年"
    if word.startswith("今年"):
        return f"{today.year}年{word[2:]}"
    return None


def _day_text(day: date, today: date) -> str:
    return (f"{day.year}年" if day.year != today.year else "") + f"{day.month}月{day.day}日"


RULES = (
    Rule(
        check=vague_time,
        family="time",
        yields_to=("vague-cutoff",),
        options={"loose": "同段前文有日期的“目前”也降为宜改；设为 false 则只看同句", "soft_titles": "标题里的降为宜改"},
        title="含糊时间表述",
        clause="1.4c",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        bad=(
            "食堂⟦不日⟧换用新灶具。",
            "5月20日检查，楼道灯坏了⟦好些天⟧没有人修。",
            "⟦近日⟧，化工系组织学生到企业认知实习。",
            "⟦近一个时期⟧，化工系有3名学生请病假，⟦数月前⟧没有人请。",
            "食堂在⟦不久的将来⟧换用新灶具。",
            "⟦目前⟧，涉事学生已送医，情绪稳定。",
            "⟦连日来⟧，后勤处对各食堂开展排查。",
            "2024年5月20日实训楼发生火情，⟦目前⟧已扑灭。",
            "⟦前不久⟧，学院与园区企业商定合作事项。",
            "⟦当前⟧，3名学生仍在医院观察。",
            "该题⟦目前⟧无人作答，值班教师已到场。",
        ),
        good=(
            "5月20日检查，楼道灯5月11日起不亮，有一段时间了。",
            "2024年5月20日，化工系组织32名学生到企业认知实习。",
            "目前（2024年5月20日17时），3名学生留院观察。",
            "截至2024年5月20日，目前在校生5136人。",
            "监考教师反映，题目前三题字号偏小。",
            "请各部门于6月30日前报送整改清单。",
            "伤者被送往最近的医院救治。",
            "问题主要表现在消防通道堆放杂物、灭火器过期两个方面。",
            "各系应当前往现场核实，并在3日内反馈。",
            "稿件中避免出现“近日”“目前”等含糊表述。",
            "教师学习《关于当前形势的报告》。",
            "当前和今后一个时期，职业教育改革任务繁重。",
            "2024年5月20日，学院制定了近期与远期目标相衔接的专业建设规划。",
            "近日（5月20日），后勤处更换了阀门。",
            "该站点离学生公寓最近，已设置标识。",
        ),
    ),
    Rule(
        check=vague_cutoff,
        family="time",
        title="含糊的截至时间",
        clause="1.4d",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        bad=(
            "⟦截至目前⟧，3号楼漏水点已修复。",
            "⟦截止目前⟧，信访件已办结。",
            "⟦到目前为止⟧，接待家长时没有发生争执。",
            "⟦截至发稿时⟧，原因仍在核查。",
            "⟦截至目前⟧，各班已完成清点。",
        ),
        good=(
            "截至2024年5月20日17时，12名学生就诊，均为轻症。",
            "2024年5月20日17时，各班完成清点。",
            "报名截止日期为2024年6月30日。",
            "通知中写有“截至目前”四字，已提醒改正。",
            "截至2024年4月底，专任教师312人。",
        ),
    ),
    Rule(
        check=relative_time,
        family="time",
        yields_to=("vague-cutoff",),
        title="相对时间",
        clause="1.4c",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        bad=(
            "⟦昨日⟧上午，图书馆一楼漏水。",
            "⟦上周五⟧，学院检查了各实训室。",
            "⟦本月⟧12日，招生就业处走访企业15家。",
            "学院计划⟦年底⟧前完成智慧教室改造。",
            "⟦去年⟧，学院更换了锅炉。",
            "⟦12日⟧晚，体育馆供水主管破裂。",
            "⟦31日⟧晚，体育馆供水主管破裂。",
            "⟦今年春天⟧，公寓屋面防水翻新。",
            "⟦上个月⟧，锅炉检修完毕。",
            "⟦上上个月⟧，锅炉检修完毕。",
            "⟦下礼拜一⟧，锅炉检修完毕。",
            "⟦上上周五⟧，学院检查了各实训室。",
            "⟦这周周三⟧，学院检查了各实训室。",
            "⟦今天⟧上午，检查组到校查看危险化学品管理。",
            "⟦放假前后⟧，该生离校返家。",
            Example(framed("学生摔伤", "2024年5月20日8时，1名学生摔倒，⟦第二天⟧上午出院。"), Kind.FIRST),
            Example(framed("看台漏雨", "2024年5月20日8时，看台漏雨。", "⟦适才⟧又接到值班员来电。"), Kind.FIRST),
            Example(framed("看台漏雨", "2024年5月20日8时，看台漏雨。", "⟦十几分钟前⟧，雨势减小。"), Kind.FIRST),
            Example(framed("看台漏雨", "2024年5月20日8时，看台漏雨。", "⟦后半夜⟧，积水漫到过道。"), Kind.FIRST),
        ),
        good=(
            "实习13日，随队医生接诊57人次。",
            Example(
                framed("反馈意见", "5月18日，检查组进校。", "5月20日，检查组反馈意见。", "学院当晚开会部署。"),
                Kind.DAILY,
            ),
            "昨天的荒坡，今天的果园，靠的是一锹一镐。",
            "报修单当日派出，两日内修好。",
            Example(framed("锁门情况", "竣工当日（2024年5月20日），由后勤处锁门。"), Kind.DAILY),
            "2024年5月20日，施工单位答复称，工程款并入下月结算。",
            "今天的学生就是明天的工匠。",
            "2024年5月21日上午，图书馆一楼漏水，次日修复。",
            "开水房21时30分关闭，次日6时供水。",
            "各楼夜巡记录次日交后勤处核对。",
            "2024年一季度用电量比去年同期下降3.2%。",
            "2023年底，学院更换了核心设备。",
            "5月20日8时发现险情，当日16时排除。",
            "5月20日，该做法被今日头条转载。",
            "今天（5月20日）上午，图书馆照常开放。",
            "今年是学院建校50周年。",
            "各班级每月月底上报一次台账。",
            "5月21日，学院检查各系，23日公布结果。",
            "新华社北京19日电，会议闭幕。",
            "每年开学前后，保卫处检查门禁。",
            "国庆节前后各检查一遍门禁。",
            Example(
                framed(
                    "保卫处巡查库房", "2024年5月13日至17日，保卫处巡查库房。", "13日9时，第一组到书库；16日，复查书库。"
                ),
                Kind.DAILY,
            ),
            Example(
                framed(
                    "晚会拥挤（终报）",
                    "2024年5月18日19时，晚会入场拥挤。5月20日复查。",
                    "四、经验教训",
                    "当晚只开东门。",
                ),
                Kind.FINAL,
            ),
            Example(framed("学生摔伤", "比赛第二天，2024年5月20日8时，1名学生摔倒，5月21日出院。"), Kind.FIRST),
            Example(
                framed("学生摔伤", "2024年5月20日8时，1名学生摔倒，校医每天到场，第二天，校医照常到场。"), Kind.FIRST
            ),
            Example(
                framed("看台漏雨", "2024年5月20日8时，看台漏雨。", "8时30分，刚才漏雨的屋面盖上苫布。"), Kind.FIRST
            ),
            Example(framed("看台漏雨", "2024年5月20日8时，看台漏雨。", "后勤处每日放学后检查看台。"), Kind.FIRST),
            Example(framed("看台漏雨", "2024年5月20日8时，看台漏雨。", "天亮后，后勤处将更换屋面板。"), Kind.FIRST),
            Example(framed("看台漏雨", "2024年5月20日8时，看台漏雨。", "三天后，5月23日，屋面复查。"), Kind.FIRST),
        ),
    ),
)
