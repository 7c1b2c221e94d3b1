"""Cut-offs and periods: what tells as of when a figure holds, and how far that reaches."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.time_words import names_a_time, vague_spans
from alvtc_info.model.kinds import EMERGENCY_KINDS, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from datetime import date

    from alvtc_info.model.document import Document

_RUNNING = Pattern(
    r"累计|初步统计|初步核[查实]|初报|已(?!于(?:20\d\d年)?\d{1,2}月\d{1,2}日)|目前|迄今|升至|增至|突破|至今|尚有|还有|现有|陆续"
)
_STILL = Pattern(r"已|目前|迄今|至今|尚有|还有|现有|陆续|仍|启动|开工")
_SINCE = Pattern(r"以来")
_CUTOFF = Pattern(
    r"截[至止](?:到)?[^，。；]{0,14}?(?:(?:\d|[一二三四五六七八九十])+ ?[日时点号月年](?:底|末|初)?|\d{1,2}:\d\d)|截[至止](?:到)?(?:昨|今|前|当|上|本|同)[日天晚晨周月年]|截[至止](?:到)?(?!发稿|记者|目前|当前)[^，。；]{0,8}(?:之[日时]|当[日天晚]|[月年]底|[月年]末|月初|周末)|(?<=[，。])至昨?[日晚天]\S{0,6}(?:时|已)|(?<![一-鿿\d])至(?:今[日天晨晚]|昨[日天晚]|当[日天晚])[^，。；]{0,4}\d{1,2}(?:时|点|:)|(?<=以来)，?至(?:(?:19|20)\d\d ?年)?\d{1,2} ?月"
    r"|(?<!\d)(?:(?:19|20)\d\d ?年)?(?<!\d)(?:1[0-2]|[1-9]) ?月(?:底|末|初|[上中下]旬)(?!之?前|以[前来]|起|至|到|[-—–~～])|(?<!\d)(?:19|20)\d\d ?年(?:年?初|年?中(?=，|在|全|学|共))(?!以来|起|至|到)|(?:学年|学期|季度|[寒暑]期)[末底](?!之?前|考|以[前来])"
    r"|(?<!\d)(?:19|20)××年(?:全年|[上下]半年|，)|(?<!\d)(?:19|20)\d\d年(?:版的?数据|(?:春运|暑运|汛期|国庆|春节|“?五一”?|清明|元旦|端午|中秋)(?:假期)?期间)|(?<!\d)(?:19|20)\d\d ?年(?:度|全年|[上下]半年|第?[一二三四1-4]季度|年?[末底]|春季|秋季|(?<![建创办立]于\d{4}年)，)|(?<!\d)(?:19|20)\d\d年\d{1,2}[-—–~～至到]\d{1,2}月|(?<!\d)\d{1,2}[-—–~～至到]\d{1,2}月|(?<!\d)\d{1,2}月份(?!以来)"
    r"|(?<![\d比较与同由])(?:19|20)\d\d年(?=[^\W\d_a-zA-Z])(?![版级届度末底春秋]|以来|起|至|到|初|后|以前|前|[建成创开]|第?[一二三四]季|[上下]半|全年)(?=[^，。；\d]{1,30}\d|[^，。；\d]{1,6}考，)|(?<!\d)\d{1,2}月(?:至|到|[-—–~～])\d{1,2}月|“?十[一二三四五]五”?(?:末|期间|前[一二三四]年)|毕业[半一]年[后时]|《[^》\n]{0,20}(?:19|20)\d\d年[^》\n]{0,30}(?:公报|年鉴|年报|蓝皮书|白皮书)》|黄金周(?!以来)|小长假(?!以来)|\d{1,2}月\d{1,2}日(?:统计|盘点|核定|汇总)"
    r"|全年(?!的?(?:任务|目标|计划|预算|指标|工作))|[上下]半年|前[一二三]季度|(?<![较比])前[一二三四五六七八九十两\d]{1,2}个?月(?!前|来)|[一二三四]季度(?!一)|(?<!\d)\d{4}[-—–~～/]\d{4}学年|年度末|(?:统计|数据|取数|采集)(?:日期|时点|时间|截点|节点|区间|口径)|(?:以上|上述)?数据(?:截至|截止|统计)|(?<!\d)(?<!每[日天晚早夜])(?<!每[日天][上下]午)\d{1,2}时?[-—–~～至]\d{1,2}时|到去年为止"
    r"|(?<!\d)\d{1,2}日\d{1,2}(?:时|点|:\d\d)(?:\d{1,2}分)?，?(?=[^，。；]{0,16}(?:共|累计|有|已)|[^，。；]{0,8}，已(?!造成|导致|致|有))"
)


# a period from one month or day to another; a count as of a month or day; a day alone in brackets
_TO = "(?:至|到|[-—–~～])"
_MONTH_OF = r"(?:(?:(?:19|20)\d\d ?年|[一二][〇○零0-9一二三四五六七八九]{3}年|去年|今年|上年|本年|当年|次年) ?)?(?:\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月"
_COUNTED = "(?:统计|盘点|核定|汇总|核查|清查|摸底|排查|普查|填报|上报|报送|登记|采集|核实|数据|在册|台账|核对|清点|核点|结算|决算|核算|测算|点验|盘库|校核)(?!结束|开始|动员|工作|会|方案|通知|启动|任务|完毕)"
_WHEN = r"(?:(?:19|20)\d\d ?年)?\d{1,2} ?月(?:\d{1,2} ?日(?:\d{1,2}时(?:\d{1,2}分)?)?|底|末|初|[上中下]旬|份)?"
_CLOSED = Pattern(
    rf"(?<![\d.])(?:19|20)\d\d\.\d{{1,2}}{_TO}(?:(?:19|20)\d\d\.)?\d{{1,2}}(?![\d.])|(?<![\d一二三四五六七八九十]){_MONTH_OF}(?:份|底|末|初|[上中下]旬)?{_TO}{_MONTH_OF}(?!\d|以来|起)"
    rf"|(?<!\d){_MONTH_OF} ?\d{{1,2}} ?日(?:\d{{1,2}}(?:时(?:\d{{1,2}}分)?|:\d\d))?{_TO}(?:{_MONTH_OF} ?)?\d{{1,2}} ?日"
    # 自9月1日开馆至11月15日
    rf"|自{_MONTH_OF} ?\d{{1,2}} ?日[\u4e00-\u9fff]{{1,6}}(?:至|到)(?:{_MONTH_OF} ?)?\d{{1,2}} ?日"
    rf"|(?<!\d){_WHEN}，?(?:的|全面|组织)?{_COUNTED}|(?<!\d){_WHEN}之?前(?:回传|反馈|回复|提交|填报|上报|报回)的?|(?<!》)（[^（）《》\n]{{0,16}}?{_WHEN}(?:[，、]?[^（），。\n\d]{{0,8}}{_COUNTED}[^（），。\n\d]{{0,4}})?）"
    rf"|(?<!\d)(?:19|20)\d\d年(?:第?[一二三四1-4]{_TO}第?[一二三四1-4]季度|[寒暑]假|[^\W\d_a-zA-Z]{{0,2}}学期)|(?<!\d)(?:19|20)\d\d年?{_TO}(?:19|20)\d\d年(?!以来|起)"
)
# a whole month, set before what was counted in it
_MONTH = Pattern(
    r"(?<![\d自从年—–~～至到、-])(?:(?P<year>(?:19|20)\d\d) ?年|(?P<this>今年|本年))? ?(?P<month>\d{1,2}) ?月(?:份)?(?:，|(?=[^\W\d_a-zA-Z])(?!份|以|起|至|到|初|底|末|[前后](?!勤)|[中上下建成创开办投启通印发设]))(?=[^。；\n]{0,60}?\d)"
)


# a holiday that everybody knows the days of, and from when to when it may last
_HOLIDAYS = {
    "寒": ((1, 1), (3, 1)),
    "暑": ((7, 1), (9, 1)),
    "春节": ((1, 20), (2, 28)),
    "国庆": ((10, 1), (10, 8)),
    "元旦": ((1, 1), (1, 3)),
    "五一": ((5, 1), (5, 5)),
    "清明": ((4, 3), (4, 7)),
}
_HOLIDAY = Pattern(
    r"(?<![明后每历往近]年)(?:(?P<year>(?:19|20)\d\d) ?年)?“?(?P<name>[寒暑](?=[假期])|(?:春节|国庆|元旦|五一|清明)(?=”?节?(?:[小长]?假|期间)))”?(?:节?[小长]?假期?|节?期)(?:期?间)?(?!工|作业|社会|安排|通知|值班|[前后将起]|以)"
)


# what comes to its end, and the word for it before a day: 报名截止11月15日
CLOSES_ON = Pattern(
    r"(?:报名|申报|申请|征集|征稿|投稿|收稿|投票|受理|缴费|交费|提交|报送|登记|招募|招标|投标|招聘|办理|预约|评选|公示|借阅|选课|认购|订购)(?:时间)?截止[到于]?$"
)
_UNTIL = Pattern(r"截[至止][^，。；]{0,16}$")
_UNTIL_REACH = 24  # code points


def is_cutoff(text: str, begin: int, clock: int) -> bool:
    """Whether the clock time at this place is one up to which figures hold (截至12时); `begin` is how far back to look."""
    return _UNTIL.search(text, max(begin, clock - _UNTIL_REACH), clock) is not None


_TOLD_OF = Pattern(
    r"，?[^，。；\d]{0,24}(?:来电|致电|电话|报告|汇报|反映|报警|报称|告知|求助|称)(?:称|说|反映|报告)?[，：]"
    r"(?:(?:(?:19|20)\d\d年)?\d{1,2}月)?(?:\d{1,2}日)?(?:当[日天]|凌晨|早上|上午|中午|下午|晚上?)?$"
)


def is_told_of(text: str, start: int, end: int) -> bool:
    """Whether these words between two clock times say that the second is of what was reported at the first."""
    return end - start < _TOLD_REACH and _TOLD_OF.match(text, start, end) is not None


_TOLD_REACH = 60  # code points

# how and when what stands above was counted, or up to when it holds: 以上为保卫处14时35分清点的结果; 上述人数由辅导员21时逐一
# 点名得出; 以上数字取自验收单，截至10月9日
_COUNTED_ABOVE = Pattern(
    r"[。；（][^\w]{0,2}(?:以上|上述|前述)(?!以)(?:[^。；\n]{0,40}?(?<!\d)\d{1,2}(?:时|:\d\d|日)[^。；\n]{0,24}(?:清点|清查|盘点|点名|核对|核实|核定|核算|统计|登记|查点|汇总|摸底|结果)"
    r"|[^。；\n]{0,40}?截[至止][^。；\n]{0,12}?\d{1,2}(?:时|:\d\d|日))"
)


def is_counted_below(document: Document, end: int) -> bool:
    """Whether the end of the paragraph says when what stands above in it was counted, or up to when it holds."""
    text, stop = document.plain, document.passage_at(end - 1).end
    return _COUNTED_ABOVE.search(text, end, stop) is not None


def cutoffs(document: Document) -> tuple[list[int], list[int]]:
    """The starts of cut-offs and closed periods, and the starts of cut-offs to the day or hour."""
    found = [
        match
        for match in document.everywhere(_CUTOFF, mentions=True)
        if document.plain[max(0, match.start() - 1) : match.start()] not in _BASES
        and (not _HOURS.match(match.group()) or _is_on_a_day(document, match.start()))
    ]
    points = [m.start() for m in found if m.group()[0] in "截至到" or "时" in m.group()]
    closed = list(document.everywhere(_CLOSED, mentions=True))
    points += [m.start() for m in closed if "日" in m.group() and (m.group()[0] == "（" or _TAKEN.search(m.group()))]
    return sorted([m.start() for m in (*found, *closed)]), sorted(points)


_TAKEN = Pattern(rf"日(?:\d{{1,2}}时(?:\d{{1,2}}分)?)?，?(?:的|全面|组织)?{_COUNTED}$")
# what something is compared with: 由2012年底的45.3万人减少到4.9万人
_BASES = frozenset("由比较")
# from one hour to another, which close a period only on a day that is told: 18时至22时开放
_HOURS = Pattern(r"\d{1,2}时?[-—–~～至]\d{1,2}时$")


def _is_on_a_day(document: Document, at: int) -> bool:
    """Whether a day is told before this place: in its paragraph, or anywhere in the report of an event."""
    begin = document.passage_at(at).start
    return (
        dates(document).tells(begin, at)
        or names_a_time(document, begin, at)
        or (document.kind in EMERGENCY_KINDS and dates(document).tells(0, at))
    )


def _past_months(document: Document) -> list[int]:
    """The starts of whole months and holidays that are over on the day of the report.

    2026年9月，图书馆新增藏书3200册; 寒假期间，检修管线3200米.
    """
    today = document.report_date
    months = [m.start() for m in document.everywhere(_MONTH, mentions=True) if _over(m, today)]
    holidays = [m.start() for m in document.everywhere(_HOLIDAY, mentions=True) if _is_past(m, today)]
    return sorted([*months, *holidays])


def _over(month: re.Match[str], today: date | None) -> bool:
    if today is None:
        return month["this"] is None
    after = today + timedelta(days=1)  # on its last day a month is over
    if month["year"] is None and month["this"] is None:
        return int(month["month"]) != today.month or after.month != today.month  # last year's, where it is to come
    year = int(month["year"] or today.year)
    return (year, int(month["month"])) < (after.year, after.month)


def _is_past(holiday: re.Match[str], today: date | None) -> bool:
    """Whether a holiday is over on this day: one of the summer is not in July and August."""
    first, last = _HOLIDAYS[holiday["name"]]
    if today is None or int(holiday["year"] or 0) > today.year:
        return False
    return int(holiday["year"] or today.year) < today.year or not first <= (today.month, today.day) < last


def _vague_words(document: Document) -> list[int]:
    return [start for start, _ in document.once(vague_spans)]


def _last_before(places: list[int], start: int, end: int) -> int:
    index = bisect_left(places, end) - 1
    return places[index] if index >= 0 and places[index] >= start else -1


def governed(document: Document, sentence: tuple[int, int], passage: int, start: int, cue: str) -> bool:
    """Whether something tells as of when a figure holds: a cut-off, a closed period, the date of its event.

    `passage` is where the search begins, `cue` the words before the figure: a running total (累计, 已, 陆续, 以来) is not
    dated by the date of the event.
    """
    places, points = document.once(cutoffs)
    cutoff = _last_before(places, passage, sentence[1])
    vague = _last_before(document.once(_vague_words), passage, start)
    # 目前全县有2家，前三季度……: the period is of what stands behind it
    if cutoff > vague and not (cutoff > start and vague >= sentence[0]):
        point = _last_before(points, passage, sentence[1])
        if cutoff >= sentence[0] or "累计" not in cue or point > vague:
            return True
    if _last_before(document.once(_past_months), sentence[0], start) > vague and not _STILL.search(
        document.plain, sentence[0], start
    ):
        return True
    if (
        vague < sentence[0]
        and _SAME.match(document.plain, *sentence)
        and _period_before(document, passage, sentence[0])
    ):
        return True
    if vague < sentence[0] and points and points[0] < start and _AGAINST.search(document.plain, *sentence):
        return True
    if (
        vague >= sentence[0]
        or _RUNNING.search(cue)
        or _RUNNING.search(document.plain, max(sentence[0], start - 12), start)
        or _SINCE.search(document.plain, sentence[0], start)
    ):
        return False
    known = dates(document)
    if known.holds(*sentence):
        said = _ANNOUNCED.search(document.plain, sentence[0], start)
        return not said or known.holds(said.end(), sentence[1])
    if passage < sentence[0] and known.reaches(start) and not _SAYS.search(document.plain, sentence[0], start):
        return True
    return bool(_LAST.search(document.plain, sentence[0], start))


# the day on which somebody says how things are: 9月7日，学院新闻发言人表示，
_ANNOUNCED = Pattern(r"日[^。；]{0,24}?(?:表示|介绍|透露|反映|坦言|称|说|上通报|披露)，")
# 公安部有关负责人今天表示，……: how things are, whenever the event was that is told before
_SAYS = Pattern(
    r"(?:负责人|发言人|[主局处院校部司厅]长|主任|[局厅办委]|部门)[^，。；]{0,8}(?:表示|介绍|透露|坦言|称|说)，"
)
# a period that is told before: 同月，接通率为97.1%
_SAME = Pattern(r"同(?:一?个?月|年|学年|学期|季度)")


def _period_before(document: Document, start: int, end: int) -> bool:
    return any(
        _last_before(places, start, end) >= 0 for places in (document.once(cutoffs)[0], document.once(_past_months))
    )


# the change since an earlier report, under the cut-off of this one
_AGAINST = Pattern(r"[较比与](?:首报|前报|续报|上(?:次|期|一次|一份|一期|报)|前(?:次|一次|一份))")
# a closed period, even where the year must be worked out
_LAST = Pattern(
    r"去年(?!以来|同期)|上(?:学期|月|个月|周|半年)|昨[日天晚]|本(?:年度|周|月)(?!以来|起|至今|[报刊末])|今年[春夏秋冬]"
    r"|今[天日晨晚](?![^，。；]{0,8}(?:表示|介绍|透露|通报|说|称|发布|公布|获悉))"
)


# one cut-off for the whole paper: 现将截至5月19日11时的情况续报如下, 上述数据均截至9月30日24时, 以上情况依据值班记录，截至9时
_DECLARED = Pattern(
    r"截[至止][^，。；]{0,12}\d{1,2}(?:日|时|分|:\d\d)，?[^。；\d]{0,20}如下|(?:以上|上述|文中|本[文期报][^，。；]{0,6})?数据(?:除[^。；，]{1,12}?(?:，|外))?(?:均|都)?截[至止]到?[^，。；]{0,6}\d|数据[取来]自[^。；\n]{2,30}，截[至止]到?[^，。；]{0,6}\d"
    r"|(?:以上|上述|文中|本[文期报])(?:各项|所列|所述|所有|全部)?(?:情况|数字|人数|数量|金额|工程量|统计|内容|事实)[^。；\n]{0,40}，(?:均|都)?截[至止]到?[^，。；]{0,6}\d"
)


def declares_a_cutoff(document: Document) -> bool:
    """Whether the paper says as of when all its figures hold."""
    return next(document.finditer(_DECLARED, {Role.BODY}), None) is not None
