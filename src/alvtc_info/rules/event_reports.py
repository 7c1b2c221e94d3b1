"""What a first report, a follow-up and a final report must hold (三, 附件2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import (
    CASUALTIES,
    MEASURES,
    SOURCE,
    event_places,
    tells_no_event,
    tells_time,
    tells_what,
)
from alvtc_info.model.finding import Basis, Fix, Hit, Severity, whole
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import CONTENT, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed, reported
from alvtc_info.text.folding import fold
from alvtc_info.text.incidents import DEATHS
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_LATER = (
    ("信息来源", SOURCE),
    ("人员伤亡", CASUALTIES),
    ("财产损失", Pattern(r"(?:经济|财产)?损失|过火面积|受损|烧毁|损毁|毁坏|浸湿|浸泡")),
    ("先期处置", MEASURES),
    (
        "领导到场",
        Pattern(
            r"(?:书记|院长|主任|处长|领导|负责人|负责同志)[^，。；]{0,20}(?:赶赴|赶到|到达|到场|带队|坐镇|指挥|批示|指示|要求|调度)"
        ),
    ),
    (
        "影响范围",
        Pattern(
            r"(?:涉及|波及|影响)[^，。；]{0,15}(?:人|名|户|栋|间|班|专业|范围|秩序|宿舍)|教学秩序|未(?:造成|引发)[^，。；]{0,8}(?:影响|聚集|舆情)"
        ),
    ),
    (
        "发展趋势",
        Pattern(
            r"(?:态势|事态|情况|病情|情绪|水势|火势)[^，。；]{0,6}(?:可控|平稳|稳定|得到控制|好转|扩大)|已(?:修复|恢复|扑灭|控制|得到控制)|不排除|预计"
        ),
    ),
    ("续报安排", Pattern(r"下一步|(?:后续|进展)情况|续报|特此报告|跟踪|跟进")),
)


# what happens in the net has the system, the site or the account for its place
_ONLINE = Pattern(
    r"(?:(?:选课|教务|办公|财务|一卡通|门禁|信息|网络|应用|业务|考试|招生|学工|邮件|缴费)[^，。；]{0,4}系统|门户|网站|服务器|数据库|公众号|网页|平台|账号|校园网|微博|微信群|抖音|贴吧|论坛)"
    r"[^，。；]{0,24}(?:访问|登录|登陆|攻击|篡改|加密|瘫痪|泄露|宕机|中断|异常|入侵|植入|勒索|打不开|无法打开|发布|发帖|出现|流传|传播|转发|评论)"
)


# somebody who is missing was last seen at the place that was left
_LAST_SEEN = Pattern(
    r"(?:从|由|自)[^，。；]{2,14}(?:离校|离开|走出|外出|出走|出校)|(?:走出|离开)[^，。；]{0,6}(?:校区|校门|[东西南北正侧大]门|公寓|宿舍)"
)


def first_report_elements(document: Document) -> Iterator[Hit]:
    """首报缺要素：什么时间、什么地点、发生了什么。

    制度{3a}：首报直报事件发生的时间、地点、基本情况等初步情况。缺这三项各报一条必改；时间要写到“时”，只有日期的报宜改。
    食堂、实训楼一类学院不止一处的，写明是哪一处、几层几室；伤情诊断写明医院和时间（宜改）。信息来源、伤亡、损失、先期处置、影响、趋势、领导到场、续报安排缺了，合为一条建议，可以在续报里补充，不因此迟报。
    写的是获奖、开会一类，只提示核对文种。写明“正在核实、正在统计”算有；首报不要求写原因。单列“经验教训”“整改措施”的、单位只写“某企业”的，作建议。
    """
    text = document.joined(CONTENT)
    if document.once(tells_no_event):
        yield _of_another_kind(document)
        return
    timed, hour = tells_time(document)
    if not timed:
        yield whole("首报缺少发生时间，请写明“某年某月某日某时某分许”")
    elif not hour:
        yield whole("首报的发生时间没有写到“时”，请写成“5月20日14时30分许”", Severity.WARNING)
    if next(event_places(document), None) is None and not (_ONLINE.search(text) or _LAST_SEEN.search(text)):
        some = _somewhere(document)
        message = "首报缺少发生地点，请写明在哪个校区、哪栋楼、哪个路段"
        yield Hit(*some.span(), f"{message}；“{some.group()}”太笼统") if some else whole(message)
    if not tells_what(text):
        yield whole("首报缺少基本情况，请写明发生了什么事")
    yield from _found_by_nobody(document)
    if not _EXAMINED.search(text):
        for match in document.finditer(_DIAGNOSED, {Role.BODY}):
            yield Hit(*match.span(), "伤情请写明由哪家医院、什么时候诊断；没有诊断的写“伤情正在检查”", Severity.WARNING)
    yield from _coarse_place(document)
    yield from _put_off(document)
    yield from _hushed_up(document)
    yield from _unnamed_units(document)
    for heading in headlines(document):
        name = document.text[heading.start : heading.end]
        if heading.level == 1 and _OF_THE_END.search(name):
            yield Hit(heading.start, heading.end, "首报只报已知的情况，教训、整改写进终报", Severity.INFO)
    missing = [name for name, cue in _LATER if not cue.search(text)]
    if missing:
        yield whole(f"还没有写到{'、'.join(missing)}，可在续报中补充；情况不明的写“正在核实”", Severity.INFO)


_ANY_MARK = Pattern(r"（ ?(?:首报|续 ?报[^（）]{0,6}|终报) ?）")


def _of_another_kind(document: Document) -> Hit:
    """What is said once of daily information that bears the mark of a report of an event."""
    for match in document.finditer(_ANY_MARK, {Role.TITLE}):
        mark = match.group().strip("（） ")
        message = f"标着{mark}，写的不像突发事件，请核对文种；日常信息不标（{mark}）"
        return Hit(*match.span(), message, Severity.WARNING)
    return whole("写的不像突发事件，请核对文种", Severity.WARNING)


# a unit that is kept back: 某化工企业, 某酒店; 某银行卡 is none
_UNNAMED_UNIT = Pattern(
    r"(?<![\u4e00-\u9fff]某)某(?!些|种|个|日|年|月)(?:[\u4e00-\u9fff]{0,5}?)(?:企业|公司|工厂|酒店|饭店|宾馆|超市|医院|学校|单位|部门|处室|网站|媒体)(?![\u4e00-\u9fff]?某)"
)


def _unnamed_units(document: Document) -> Iterator[Hit]:
    for match in document.finditer(_UNNAMED_UNIT, {Role.BODY}):
        yield Hit(*match.span(), "单位请写全称", Severity.INFO)
        return


_STATE_AS_OF = Pattern(r"截[至止]")
_STALE_DAYS = 2


def _stale_state(document: Document) -> Iterator[Hit]:
    """The cut-off of a follow-up, where its newest one is days before the report."""
    today = document.report_date
    cut_offs = []
    for match in document.finditer(_STATE_AS_OF, PROSE):
        written = dates(document).at(match.end())
        day = written.resolved(today.year) if written and today else None
        if written and day:
            cut_offs.append((day, match.start(), written.end))
    if today and cut_offs:
        day, start, end = max(cut_offs)
        if (today - day).days >= _STALE_DAYS:
            said = f"截至的时间比报送日期早 {(today - day).days} 天，续报请写最新的情况"
            yield Hit(start, end, said, Severity.INFO)


_OF_THE_END = Pattern(r"(?:经验)?教训|整改(?:措施|情况)|责任(?:追究|认定)|性质认定")  # sections of a final report

# a building of which there are several, by its kind alone, and what tells which or where in it
_ANY_HOUSE = Pattern(
    r"(?:在|于)(?:我院|学院|校内|我校)?(?P<house>实训楼|教学楼|宿舍楼?|学生公寓|公寓|食堂|餐厅|实验室|实训室|教室)(?![前后旁外东西南北]|门口|附近)"
)
_WHICH = Pattern(
    r"\d[^，。；\d]{0,2}(?:号|楼|室|层|栋|座|区)|[A-Za-z][区座栋]|[一二三四五六七八九十]{1,2}(?:号|层|楼|食堂|餐厅|公寓|教学|实训|宿舍)|第[一二三四五六七八九十](?!时间)|[东西南北](?:侧|校区|门|区|楼|食堂|餐厅)|[男女]生(?:公寓|宿舍)|(?:清真|民族|教工|师生|风味)(?:食堂|餐厅)|[\u4e00-\u9fff]{2,8}(?:实训室|实验室)"
)


# a place that is one of many, or none at all: 一处车棚, 某路段
_SOME_HOUSE = Pattern(
    r"(?:一[处座栋间个所片]|(?:(?<=[在于内校院])|(?<![\u4e00-\u9fff]))某[处座栋间个所片]?)[^，。；与和及向\d]{0,3}?(?P<house>车棚|(?:学生)?宿舍楼?|教室|教学楼|实训楼|实训室|实验室|公寓|食堂|餐厅|库房|仓库|工地|办公室|卫生间|机房|楼房|路段|路口|商铺|餐馆|小区|超市)(?![^，。；]{0,8}(?:电话|打来|来电))"
)


# 大巴车在路上追尾
_ON_THE_ROAD = Pattern(r"在(?:半路上?|路上|路边|途中|校外|外面|外地)(?=[，。；]|与|和|被|发生|遭|因|突)")
_ROAD_NAMED = Pattern(
    r"国道|省道|高速|公里|路口|路段|大街|大道|环岛|[\u4e00-\u9fff]{2}(?:路|街|镇|苏木|嘎查|小区|景区|公园|酒店|饭店|宾馆|医院|车站|旗|线|桥|广场|商场|超市|网吧)(?![上边])|[GSX]\d{1,4}"
)


def _somewhere(document: Document) -> re.Match[str] | None:
    """Where the first sentence says that it happened in one of many places, or on the road, and nothing tells more."""
    lead = next(document.roles(Role.BODY), None)
    if lead is None:
        return None
    begin, stop = document.sentence_at(lead.start)
    house = _SOME_HOUSE.search(document.plain, begin, stop)
    if house and not _WHICH.search(document.plain[begin : house.start()] + "，" + document.plain[house.end() : stop]):
        return house
    named = _ROAD_NAMED.search(document.joined({Role.TITLE}) + document.words(lead))
    return None if named else _ON_THE_ROAD.search(document.plain, begin, stop)


def _coarse_place(document: Document) -> Iterator[Hit]:
    """The place of the event, where it is a building of which the college has several, and nothing tells which."""
    lead = next(document.roles(Role.BODY), None)
    found = _ANY_HOUSE.search(document.plain, lead.start, lead.end) if lead else None
    if lead and found and not _WHICH.search(document.joined({Role.TITLE}) + document.words(lead)):
        message = f"“{found['house']}”没有写是哪一处、哪一层，请写具体"
        yield Hit(*found.span("house"), message, Severity.WARNING)
    some = _somewhere(document)
    if some and next(event_places(document), None):
        yield Hit(*some.span(), f"“{some.group()}”太笼统，请写明是哪一处、什么位置", Severity.WARNING)


_LEADERS = "上级|负责人|主任|处长|部长|领导|书记|院长|总值班室|教育厅|教体局|党政办|盟委|行署"
# a report up that waits for something else: 待情况查清后再向学院领导报告
_PUT_OFF = Pattern(
    rf"(?:(?:待|等)[^，。；]{{2,18}}?(?:后|之后|以后|了)?，?再(?:行|次)?|暂(?:时|且)?不|先不|暂缓|不再|无需|不必|没有必要)(?:逐级|统一|一并)?"
    rf"(?:[向给对](?P<who>[^。；，]{{0,14}}?(?:{_LEADERS}|学院|院办|党办))(?:[作做]|进行)?(?:逐级|口头|电话|当面|如实|直接)?(?:报告|汇报|上报|反映|报送)"
    rf"|(?:上报|报告|汇报|报送|报(?![名销警废考价到道刊答备修案亡关税读单批请审]))[给至到]?(?P<whom>[^。；，]{{0,8}}?(?:{_LEADERS}|学院|院办|党办))(?![^，。；]{{0,6}}(?:[审批]|备案|同意|研究|申请)))"
)
_PUT_OFF_FOR = Pattern(r"查|清|核|处理|处置|平息|稳定|明确|结束|结果|好转|解决|出来|完")
_SETTLED_STEP = Pattern(r"书面|详细|续报|终报|结果|结论|进展|材料|另行")


# what happened is not to be known: 要求学生删除照片，不得对外透露
_HUSHED_UP = Pattern(
    r"(?:要求|责令|通知|督促|已让|已请)[^，。；]{0,14}(?:删除(?![^，。；]{0,4}(?:不实|虚假|谣|有害|违规|违法))(?=$|[，。；、了]|[^，。；]{0,4}(?:照片|视频|图片|帖|录像|聊天记录))|删帖|删掉)"
    r"|(?:不得|不准|不许|禁止|严禁)(?:对外|向外|随意|私自)*(?:透露|泄露|外传|谈论|议论|声张|发布|传播)(?![^，。；]{0,8}(?:个人|隐私|秘密|涉密|不实|虚假|谣|未经|机密|敏感))"
    r"|(?:学生|师生|同学|教师|家长|员工|知情|在场|当事|目击)[^，。；]{0,6}统一口径(?=[，。；]|$)"
    r"|(?:封锁消息|不要声张|内部消化|大事化小)"
)


# those who may have what was posted taken down
_MAY_HAVE_REMOVED = Pattern(r"(?:公安|网信|网安|网警|派出所|民警|警方|法院|平台)[^，。；]{0,10}$")


def _hushed_up(document: Document) -> Iterator[Hit]:
    """What reads as if the event were to be kept quiet."""
    for match in document.finditer(_HUSHED_UP, {Role.BODY}):
        begin = document.sentence_at(match.start())[0]
        if not _MAY_HAVE_REMOVED.search(document.plain, begin, match.start()):
            message = "这样写像是在压消息；引导师生不传不实信息的写清楚，其余删去"
            yield Hit(*match.span(), message, Severity.WARNING)
            return


def _put_off(document: Document) -> Iterator[Hit]:
    """Reports up the chain that are put off, or are not to be made."""
    text = document.plain
    for match in document.finditer(_PUT_OFF, {Role.BODY}):
        stop = document.sentence_at(match.start())[1]
        told_to = match.start(match.lastgroup or 0)
        waits = match.group()[0] not in "待等" or _PUT_OFF_FOR.search(text, match.start(), told_to)
        if waits and not _SETTLED_STEP.search(text, match.start(), stop):
            yield Hit(*match.span(), "紧急信息要逐级立即报告，不等不压；没有查清的先报，再续报", Severity.WARNING)


_SECTIONS = tuple(title.replace("事故", "{}") for title in Kind.FOLLOW_UP.sections.values())
_STRIP = Pattern(r"^(?:[一二三四五六七八九十]{1,3}[、.，：]|（[一二三四五六七八九十]{1,3}）)|[\s。：；，]+")


def followup_sections(document: Document, *, allow_incident: bool = True) -> Iterator[Hit]:
    """续报的三个固定标题缺了、换了说法或者次序不对。

    {A2b}的续报模板：一、事故基本情况 二、领导批示落实情况 三、网络舆情及善后处置情况。“事故”可以写成“事件”（建议核对）；
    三节之外另加一节只作建议。没有批示写“暂无领导批示”，不要删标题。标着续报、写的是终报的，或者看不出是首报还是续报的，只在标题处提示。
    """
    if document.once(final_sections) or document.doubt or document.once(tells_no_event):
        return
    headings = [(h, _STRIP.sub("", document.text[h.start : h.end])) for h in headlines(document) if h.level == 1]
    names = [name for _, name in headings]
    places: list[int] = []
    for number, section in enumerate(_SECTIONS):
        accepted = {section.format("事故"), section.format("事件")} if number == 0 else {section}
        at = next((i for i, name in enumerate(names) if name in accepted), None)
        if at is None:
            yield whole(f"缺少固定标题“{'一二三'[number]}、{section.format('事故')}”")
        else:
            places.append(at)
            if number == 0 and names[at] == section.format("事件"):
                start = document.text.index("事件", headings[at][0].start)
                yield Hit(
                    start,
                    start + 2,
                    "模板写的是“事故”；不属事故的（公共卫生、舆情等）可以写“事件”，请核对",
                    Severity.INFO if allow_incident else None,
                )
    if places != sorted(places):
        first = headings[next(a for a, b in zip(sorted(places), places, strict=True) if a != b)][0]
        yield Hit(
            first.start,
            first.end,
            "三个固定标题的次序不对，应依次为事故基本情况、领导批示落实情况、网络舆情及善后处置情况",
        )
    for index, (heading, name) in enumerate(headings):
        if index not in places:
            yield Hit(heading.start, heading.end, f"“{name}”不是模板的固定标题，可并入三节之内", Severity.INFO)


# the sections of a final report, and that all is over
_FINAL_NAMES = {
    "事件概况": Pattern(r"概况"),
    "性质认定": Pattern(r"性质"),
    "处置情况": Pattern(r"处置(?!情况及善后)(?:工作|过程|经过)?情况|^处置"),
    "经验教训": Pattern(r"教训"),
    "整改措施": Pattern(r"整改|防范措施"),
}
_OVER = Pattern(
    r"(?:处置|救援|抢修|处理|善后|搜救|救治)(?:工作)?(?:已|均已|现已|于)[^，。；]{0,14}?(?:结束|完成|完毕|终结)|(?:事件|事故|案件)(?:已|现已)[^，。；]{0,8}(?:处置完毕|处理完毕|结案|了结|平息)"
)
# 处置工作已于3月26日结束，现总结报告如下
_SUMS_UP = Pattern(
    r"(?:处置|救援|抢修|处理|善后)(?:工作)?(?:已|均已|现已|于|全部)[^。；]{0,20}?(?:结束|完成|完毕|终结)，现?(?:将|就|对)?[^。；]{0,16}(?:总结|终报)"
)
_GOES_ON = Pattern(
    r"(?:抢修|处置|救援|搜救|抢险|扑救)(?:工作)?(?:仍|还|尚)?(?:正在|在)(?:有序|全力|紧张|抓紧)?(?:进行|开展|继续|推进)|(?:正在|仍在|还在)(?:全力|紧张|组织|抓紧|进行)?(?:抢修|处置|扑救|搜救|救援|抢险)"
)
_OPEN_NATURE = Pattern(
    r"性质(?:认定)?(?:仍|还|尚)?(?:正在|仍在|还在|尚在|有待|尚未|未能?|待)[^，。；]{0,8}(?:研究|认定|调查|研判|核实|确定|明确|讨论)"
)


def final_sections(document: Document) -> tuple[str, ...]:
    """The sections of a final report in a paper that is marked as a follow-up and tells how the event ended.

    Empty where the paper says that the work goes on (抢修正在进行), and does not say that it is over.
    """
    names = [_STRIP.sub("", document.text[h.start : h.end]) for h in headlines(document) if h.level == 1]
    fixed = {section.format(word) for section in _SECTIONS for word in ("事故", "事件")}
    found = tuple(name for name, cue in _FINAL_NAMES.items() if any(cue.search(each) for each in names))
    if document.kind is not Kind.FOLLOW_UP:
        return ()
    told = document.joined(PROSE)
    if _SUMS_UP.search(told):
        return found or ("总结",)
    if fixed.intersection(names):
        return ()
    over = _OVER.search(told) is not None
    ended = over if len(found) == 2 else len(found) > 2 and (over or not _GOES_ON.search(told))
    return found if ended else ()


def _nature_left_open(document: Document) -> re.Match[str] | None:
    """Where a final report says that its nature is open, and neither who settles it nor when."""
    for match in document.finditer(_OPEN_NATURE, PROSE):
        begin, stop = document.sentence_at(match.start())
        if not (_FINDS.search(document.plain, begin, stop) or dates(document).holds(begin, stop)):
            return match
    return None


_MARK = Pattern(r"（ ?续 ?报 ?(第?[一二三四五六七八九十\d]*)次? ?）|续报([一二三四五六七八九十\d]+)")
_FIRST_MARK = Pattern(r"（首报）")


def followup_title(document: Document) -> Iterator[Hit]:
    """续报标题没有标“（续报）”。

    {A2b}的续报模板，标题后面带“（续报）”。第一次续报可以不编号；第二次起编“（续报二）”，没有编号只作建议。
    标着续报，写的却是终报的几节（事件概况、性质认定、处置情况、经验教训、整改措施）的，这里一并提示，固定标题、要素不再逐条提示。
    写的是获奖、开会一类的，只提示核对文种（宜改）。
    """
    if document.once(tells_no_event):
        yield _of_another_kind(document)
        return
    ended = document.once(final_sections)
    if ended:
        yield _ended(document, ended)
        return
    titles = list(document.roles(Role.TITLE))
    if not titles:
        yield whole("没有标题；续报的标题末尾要标“（续报）”")
        return
    text = document.joined({Role.TITLE}, " ")
    issue = document.joined({Role.ISSUE_NUMBER}, " ")
    if _FIRST_MARK.search(text):
        start = document.text.index("（首报）", titles[0].start)
        yield Hit(start, start + 4, "按续报检查，标题却标着“（首报）”，应为“（续报）”", fix=Fix("（续报）"))
    elif not _MARK.search(fold(text)) and "续报" not in issue:
        last = titles[-1]
        if document.doubt:
            message = "看不出是首报还是续报，标题末尾请标明“（首报）”或者“（续报）”；续报按三节写"
            yield Hit(last.start, last.end, message, Severity.INFO)
            return
        yield Hit(last.start, last.end, "续报的标题末尾要标“（续报）”", fix=Fix(document.words(last) + "（续报）"))
    elif re.search(r"第[二三四五六七八九十]次|再次续报", document.text) and not re.search(
        r"续报 ?第?[一二三四五六七八九十\d]", text
    ):
        yield Hit(titles[-1].start, titles[-1].end, "已不是第一次续报，请编号，如“（续报二）”", Severity.INFO)


def _ended(document: Document, sections: tuple[str, ...]) -> Hit:
    """What is said once of a final report that is marked as a follow-up."""
    missing = [name for name in _missing_elements(document) if name not in sections]
    lacks = [f"缺{'、'.join(missing)}"] if missing else []
    if _nature_left_open(document):
        lacks.append("性质没有认定")
    also = f"；按终报还{'，'.join(lacks)}" if lacks else ""
    message = (
        f"标的是续报，写的是终报的{'、'.join(sections)}：处置已经结束的改标“（终报）”，没有结束的按续报三节写{also}"
    )
    for match in document.finditer(_MARK, {Role.TITLE}):
        return Hit(*match.span(), message, fix=Fix("（终报）"))
    return whole(message)


_ELEMENTS = {
    "事件概况": (r"概况|基本情况|经过", r"(?:发生|突发)[^。]{0,60}(?:事故|事件|火灾|火情|漏水|中毒|受伤)"),
    "性质认定": (
        r"性质|定性|认定",
        r"(?:认定|定性|确认)[^，。；]{0,12}(?:为|系)|性质[^。]{0,12}(?:为|属|待)|属(?:于)?[^，。；]{0,12}(?:事故|事件|案件)",
    ),
    "处置情况": (r"处置|处理|应急", r"(?:立即|随即|先后|当日|组织)[^。]{0,30}(?:处置|救治|扑救|疏散|抢修|送医|善后)"),
    "经验教训": (
        r"教训|反思|暴露|问题|原因剖析",
        r"(?<![汲吸]取)(?<![汲吸]取了)(?<!深刻)(?<!经验)教训|经验教训[是为：]|暴露出?[^。]{0,12}(?:问题|短板|不足|漏洞)|反思",
    ),
    "整改措施": (r"整改|防范|下一步|措施", r"整改|责任(?:人|部门)：|完成时限"),
}
# a finding that nobody is named for: 经认定，属一般责任事故; 经诊断为骨折
_FOUND_BY_NOBODY = Pattern(
    r"(?:^|(?<=[，。；\n]))(?:后)?经(?:过)?(?:调查|研究|鉴定|核实|研判|综合|分析|会商)*(?:认定|定性|判定|鉴定|诊断|化验|检验)(?=，|[^，。；]{0,12}(?:为|系|属))"
)
_FINDS = Pattern(
    r"医院|医务室|卫生院|诊所|中心|机构|支队|大队|公安|派出所|疾控|消防|交警|法医|司法|调查组|专家组|监管|(?<!\d)\d{1,2}时"
)
# a diagnosis that is told as seen: 造成开放性骨折
_DIAGNOSED = Pattern(
    r"(?:造成|致使?|导致)[^，。；]{0,12}?(?:(?:开放性|粉碎性|闭合性|线性)?骨折|骨裂|脑震荡|颅内出血|韧带(?:断裂|撕裂|损伤)|肌腱断裂|(?:[二三]|Ⅱ|Ⅲ|深)度烧伤|脏器损伤|气胸)"
)
_EXAMINED = Pattern(r"诊断|确诊|检查|拍片|CT|医生|医嘱|疑似|初步|核实")


# 该事件性质为校园霸凌: nobody is said to have found it
_NATURE_TOLD = Pattern(
    r"(?:该|此|本|此次|本次)(?:起)?(?:事件|事故|案件)的?性质(?:认定)?(?:为|是|属于?|系)(?!待|尚|否|什么|有关|由|正在|何)[^，。；]{2,16}(?=[，。；])"
)
_AROUND = 400  # code points about a nature in which a paragraph may say how it was found
_FOUND_SOMEHOW = Pattern(r"认定|判定|研判|鉴定|会商|通报|出具|初步|疑似|定性|确认|调查组|调查报告|待")


def _found_by_nobody(document: Document) -> Iterator[Hit]:
    """Findings and diagnoses without the body and without a day or an hour."""
    for match in document.finditer(_NATURE_TOLD, PROSE):
        around = document.passage_at(match.start())
        begin, stop = max(around.start, match.start() - _AROUND), min(around.end, match.end() + _AROUND)
        words = document.plain[begin : match.start()] + document.plain[match.end() : stop]
        if document.kind is not Kind.FIRST and not _FOUND_SOMEHOW.search(words):
            yield Hit(*match.span(), "性质请写明由哪个部门、什么时候认定", Severity.WARNING)
    for match in document.finditer(_FOUND_BY_NOBODY, PROSE):
        begin, stop = document.sentence_at(match.start())
        before = max(document.passage_at(begin).start, begin - 40, match.start() - 80)
        told = _FINDS.search(document.plain, before, match.start())
        by_whom = _FINDS.search(document.plain, match.end(), min(stop, match.end() + 30))
        if not (told or by_whom or dates(document).holds(begin, stop)):
            yield Hit(*match.span(), "请写明由哪个部门、什么时候认定", Severity.WARNING)


# what somebody is like, as if it explained what happened
_CHARACTER = r"贪图(?:小利|便宜|钱财)|贪小便宜|虚荣心(?:强|作祟)|(?:性格|脾气)(?:暴躁|偏执|孤僻|古怪)|素质(?:低下|极?差)|(?:一贯|平时|平日)(?:表现)?(?:恶劣|顽劣|散漫)|始作俑者|惯犯|品行(?:不端|恶劣)|劣迹斑斑"
# blame and causes of an ended event that rest on nobody's finding
_UNFOUNDED = Pattern(
    r"(?:完全|纯属|纯系)(?:是|系|由|因|属)?[^。；]{2,30}(?:所致|造成|引起|导致)|与(?:学院|我院|我系|我处|学校|本单位)(?:没有关系|无关(?![人的车]))"
    rf"|{_CHARACTER}|咎由自取"
)


def _unfounded(document: Document) -> Iterator[Hit]:
    last = -1
    for match in document.finditer(_UNFOUNDED, PROSE):
        begin, _ = document.sentence_at(match.start())
        if begin != last and not _AUTHORITY.search(document.plain, begin, match.start()):
            last = begin
            yield Hit(*match.span(), "没有写依据，请写明由哪个部门、什么时候认定，或删去", Severity.WARNING)


# people who were dealt with, without who, how and when
_DEALT_WITH = Pattern(
    r"对(?:相关|有关|涉事|直接|主要)?(?:责任人员?|责任者|人员|当事人|失职人员|肇事者|违纪学生|涉事学生)(?:均|已|都)?(?:进行|作出|给予|予以)了?(?:相应的?|严肃的?|必要的?|严厉的?)*(?:处理|处分|问责|批评教育|追责|处罚|惩处)(?![为：])|(?:严肃|依规|从严)(?:处理|处分|问责|追究)了(?:相关|有关|涉事|直接)?(?:责任)?(?:人员?|学生|当事人)"
)
_PENALTY = Pattern(r"警告|记过|处分决定|通报批评|诫勉|停职|免职|开除|留校察看|扣[发罚]")
_HOW_DEALT = Pattern(r"警告|记过|处分决定|通报批评|诫勉|停职|扣[发罚]|\d人|[一二两三四五]人|某")


def _dealt_with(document: Document) -> Iterator[Hit]:
    for match in document.finditer(_DEALT_WITH, PROSE):
        begin, stop = document.sentence_at(match.start())
        around = document.passage_at(match.start())
        named = _PENALTY.search(
            document.plain, around.start, around.end
        )  # 对有关人员进行了处理。5月22日，给予马某警告处分
        if not (named or _HOW_DEALT.search(document.plain, begin, stop)):
            yield Hit(*match.span(), "请写明处理了谁、作了什么处理、哪天作出", Severity.WARNING)


def _measures_first(document: Document) -> Iterator[Hit]:
    """The heading of what was learnt, where it stands behind that of what is to be put right."""
    put_right = False
    for heading in headlines(document):
        name = document.text[heading.start : heading.end]
        if heading.level == 1 and put_right and "教训" in name and "整改" not in name:
            yield Hit(heading.start, heading.end, "“经验教训”应写在“整改措施”前面", Severity.WARNING)
        put_right = put_right or (heading.level == 1 and "整改" in name)


def _missing_elements(document: Document) -> list[str]:
    """The elements of a final report that neither its headings nor its text show."""
    headings = " ".join(document.text[h.start : h.end] for h in headlines(document) if h.level < 3)
    body = document.joined({Role.BODY, Role.CELL})
    return [
        name
        for name, (in_heading, in_body) in _ELEMENTS.items()
        if not re.search(in_heading, headings) and not re.search(in_body, body)
    ]


_EMPTY_LESSON = Pattern(r"(?:暂?无|没有)(?:经验)?教训")


def final_report_elements(document: Document) -> Iterator[Hit]:
    """终报缺要素：事件概况、性质认定、处置情况、经验教训、整改措施。

    制度{3g}：终报是应急处置结束后的总结性报告，包括这五项。可以合并成段，但要看得出来；写“暂无教训”等于没有。
    性质尚待有关部门认定的，写明由谁认定、何时可出结果；只写“经认定”、没有写谁认定的，原因、责任没有依据的（完全系……所致、与学院无关），
    “整改措施”写在“经验教训”前面的，作宜改。
    """
    if document.once(tells_no_event):
        yield _of_another_kind(document)
        return
    for name in _missing_elements(document):
        yield whole(f"终报缺少{name}")
    left_open = _nature_left_open(document)
    if left_open:
        message = "终报要有性质认定；还没有认定的，写明由哪个部门认定、什么时候出结果"
        yield Hit(*left_open.span(), message, Severity.WARNING)
    yield from _found_by_nobody(document)
    yield from _unfounded(document)
    yield from _measures_first(document)
    yield from _dealt_with(document)
    empty = _EMPTY_LESSON.search(document.joined({Role.BODY, Role.CELL}))
    if empty:
        yield whole("终报写“无教训”等于缺少经验教训，请写明暴露的问题")


_WRONG = "事故|事件|火灾|起火|着火|火情|漏水|爆裂|爆管|垮塌|坍塌|塌陷|积水|停电|停水|故障|爆炸|泄漏|冲突|打架|腹泻|呕吐|发热|感染|中毒|受伤|坠落|烧伤|烫伤|脱落"
# what somebody did wrong or let happen, as the cause
_FAULTS = r"老化|违规(?:[用操作充停][电作操放]?)?|违章(?:作业|操作)?|操作不当|管理(?:不善|混乱|不到位|缺失|松懈)|疏忽(?:大意)?|偷工减料|质量(?:低劣|不合格|问题|差)|失职|超负荷|不洁|变质|巡查不到位|年久失修|麻痹大意|野蛮施工|玩忽职守"
_CAUSE = Pattern(
    r"(?<!多)(?:系|是因|因|由)(?:于)?[^，。；]{1,14}(?:所致|引起|引发|造成|导致)|(?<![关联体])系(?!统|列|数|主任)[^，。；]{2,10}、[^，。；]{2,14}(?:所致|引起|引发|造成|导致)|(?:事件|事故|此事|火灾)的?性质(?:为|是|属于?|系)(?!待|尚|否|什么|有关|由)[^，。；]{2,14}(?=[，。；])|(?<![^，。；\n])是[^，。；]{2,16}(?:导致|造成|引起)的|(?:原因|起因|病因|祸根|诱因)(?:就|正)?(?:是(?!否|什么)|为|系|在于)|责任(?:完全|全部|主要|全|都)?(?:在|方为|人为)"
    r"|(?:事故|火灾|起火|着火|火情|漏水|事件|冲突|打架|停电|故障|爆炸|泄漏)[^，。；]{0,3}(?:就)?是(?:因为|由于|因)|是(?:造成|导致|引起|引发)[^，。；]{1,16}的(?:根本|主要|直接|首要|重要)?(?:原因|根源|祸首|元凶)|是[^，。；]{1,14}的(?:根本|主要|直接|首要|唯一)原因|(?:罪魁祸首|祸首|元凶|症结)(?:就)?(?:是|在于)|(?:主要|完全|根本|就)是(?:由于|因为|因)|肯定(?:是|系)|(?:纯属|完全属于?)意外|(?:祸|肇)因(?!是|为|素)|(?:事件|事故|此事|火灾|起火|冲突|漏水|故障)[^，。；]{0,4}(?:缘于|源于|起因于|归咎于|归因于)|与(?:学院|我院|我系|我处|学校)[^，。；]{0,4}(?:没有(?:任何)?关系|(?:毫|并)?无关(?![人的车])系?)|系(?:自杀|自伤|人为|食物中毒|纵火)|属(?:责任|意外)事故"
    rf"|(?:{_WRONG})[^，。；]{{0,4}}是[^，。；]{{2,20}}(?:导致|造成|引起|引发|所致)|(?:{_FAULTS})(?:(?!会|可能|容?易|不)[^，。；]){{0,4}}(?:导致|造成|引发|引起|致使|酿成)|(?:完全|全|都|纯粹|主要)是[^，。；]{{2,14}}的(?:责任|过错|过失|错)"
)
# what people are warned of, or what is to be prevented, is no cause of what happened: 防止违规用电引发火灾
_WARNED = Pattern(r"(?:防止|提醒|严防|避免|预防|谨防|杜绝|防范|告诫|警示|提示|教育)[^，。；]{0,16}$")
# blame and findings that only an authority can settle: what is said of them afterwards takes nothing back
_SETTLED = Pattern(
    # at the edge of a clause, or of what happened: 抢修的责任由后勤处承担 tells who does the work
    rf"(?:(?<![^，。；：\n])|(?:损失|赔偿|后果|伤害|{_WRONG})的?)(?:一切|全部|主要|次要|相关)?责任(?:应当?|须|要)?由(?!谁|哪|何)[^，。；]{{2,14}}?(?:承担|负)"
    r"|(?:应|要)?(?:负|承担)(?:事故|此次|本次|该起)?[^，。；]{0,4}(?:全部|主要|同等|次要)责任|负全责|(?:已|现已)(?:确定|确认|确诊|认定)(?:为|系|是)"
    r"|由于[^，。；\d]{0,12}(?:某|学生|教师|老师|司机|驾驶员|工人|保安|宿管员|家长|该生|性格|脾气|疏忽|违规|违章|操作不当)[^。；\d]{0,40}?(?:导致|造成|引发)"
    r"|(?:因|系)(?:其|该生)?[^。；\d]{0,10}(?:违规|违章|违反|操作不当|疏忽|麻痹|意识淡薄|想不开)[^。；\d]{0,24}?(?:导致|造成|引发)|(?<![\u4e00-\u9fff]系)(?<!可能)(?<!疑似)因[^，。；]{0,8}(?:分手|失恋|感情|情感|吵架|争吵|矛盾|纠纷|压力|批评|挂科|考试)[^，。；]{0,8}(?:离校|出走|轻生|自杀|自残|跳楼|失联)|系因[^，。；]{2,30}(?:出走|轻生|自杀|离校|失联|坠楼|跳楼|自残|打架|互殴)"
    r"|(?:系|是|为)(?:其|该生|该账号|本人|他|她)(?:自己|自行|本人|个人|故意)[^，。；]{1,8}|(?:恶意|蓄意|故意)(?:造谣|中伤|抹黑|诬陷|捏造|纵火|破坏|滋事|寻衅滋事|编造|摆拍)|别有用心|咎由自取"
    r"|(?:纯属|完全是|均系|系|属于?)(?:造谣|谣言|诬告|诬陷|人为破坏|虚构|捏造|编造|自导自演)"
)
_BODIES = "消防|公安|派出所|疾控|疾病预防控制|市场监管|市场监督|交警|交管|应急管理|医院|检测机构|鉴定机构|调查组|网信|检察|法院"
# a hedge counts in its own clause or right before it, an authority in its sentence
_SAID_BY = Pattern(
    rf"(?:初步|疑似|可能|不排除|尚未|未能?|是否|不是|并非|怀疑|涉嫌)[^，。；]{{0,10}}，?[^，。；]{{0,24}}$|(?:{_BODIES})[^。；]{{0,20}}$"
)
_HEDGE = Pattern(
    rf"初步|疑似|可能|待查|不排除|怀疑|(?:{_BODIES})(?:(?!正在|待|将|尚未|还在|仍在)[^，。；]){{0,12}}(?:认定|出具|检测|勘验|鉴定|通报|查明)"
)
# takes back what its own clause says, or counts what came of it: 因漏水造成的损失正在核实
# (statistics of many events, too: 因酒驾导致的事故35起)
_OPEN_IN_CLAUSE = Pattern(
    r"[^，。；]{0,24}(?:正在|尚在|有待|进一步(?:调查|核查|核实))|的(?=[\u4e00-\u9fff])|[^，。；\d]{0,12}\d{1,6}起"
)
# what says that an inquiry is still open
_UNSETTLED = Pattern(
    r"(?:调查|勘验|鉴定|检测|认定|侦办|检查)(?:工作)?[^，。；]{0,6}(?:正在|还在|尚在|仍在|在)进行|[正还尚仍]在(?:进一步|对[^，。；]{1,12})?(?:进行)?(?:责任)?(?:调查|侦办|侦查|认定|鉴定|勘验|检测|检查)(?!站)"
    r"|(?:结果|结论|报告|认定|鉴定)(?:尚未|还未|没有|还没有|未)(?:公布|出具|作出|得出|出来|出|明确)|(?:等|待)[^，。；]{0,14}(?:检测|鉴定|认定|调查|化验)(?:结果|结论|意见)|(?:进一步|继续|深入)调查|原因(?:尚|还)?(?:有待|不明|不清|未查明)"
    r"|(?:检测|鉴定|检验|化验|认定|调查|评估|勘验)(?:结果|结论|报告|意见)(?:预计|将|拟|计划)[^，。；]{0,12}(?:出具|公布|反馈|得出|作出|出来)"
    r"|(?:(?<![^，。；：\n])|(?:原因|起因|成因|源头|事故|事件)的?)(?:排查|核查|勘查|勘察)(?:工作)?(?:仍|正|还|尚)在(?:进行|继续|开展)"
)
_SUSPECTED = Pattern(r"[^，。；]{0,12}(?:之嫌|嫌疑|的可能|的说法|的传言)")
_CAUSE_TOLD = Pattern(r"(?:初步|疑似|可能|不排除|怀疑|涉嫌|据[^，。；]{1,10}[述称讲说])")
_AUTHORITY = Pattern(
    rf"(?:{_BODIES}|部门|单位|专家|公司)[^。；]{{0,24}}(?:认定|出具|检测|勘验|鉴定|通报|确认|查明|调查)"
)


def premature_cause(document: Document) -> Iterator[Hit]:
    """过早断定原因、责任或性质：系……所致、原因是……、责任在……、恶意造谣

    {3e}：首报事件、快报事实、续报详情。首报写“原因正在调查”，或者加“初步判断、疑似”；消防、公安、疾控已有正式结论的，
    写明由谁在什么时候出具；标题里的“食物中毒”一类同样。说别人恶意、意在抹黑，说事情圆满解决的，首报、续报都提示。续报可以写原因；同一段又说正在调查、结果没有出来的才提示。
    """
    if document.kind is Kind.FOLLOW_UP:
        told = list(_contradicted_cause(document))
        yield from told
        yield from _settled_too_soon(document, told)
        return
    body = document.joined({Role.BODY})
    for match in document.finditer(_NATURE_TITLED, {Role.TITLE}):
        if not (_AUTHORITY.search(body) or _SAID_BY.search(document.plain, max(0, match.start() - 16), match.start())):
            yield Hit(*match.span(), f"标题已定为“{match.group()}”，没有结论前写“疑似”，或只写看到的情况")
    told = []
    for match in document.finditer(_CAUSE, PROSE):
        begin, stop = document.sentence_at(match.start())
        near, far = max(begin, match.start() - 120), min(stop, match.end() + 60)
        if not (
            _HEDGE.search(document.plain, near, far)
            or _OPEN_IN_CLAUSE.match(document.plain, match.end())
            or _WARNED.search(document.plain, near, match.start())
        ):
            told.append(Hit(*match.span(), f"首报慎报原因：“{match.group()}”请改为“初步判断……”或“原因正在调查”"))
    for match in document.finditer(_SETTLED, PROSE):
        begin = max(document.sentence_at(match.start())[0], match.start() - 60)
        if _SAID_BY.search(document.plain, begin, match.start()) or _SUSPECTED.match(document.plain, match.end()):
            continue
        if not _overlaps(told, match):
            told.append(Hit(*match.span(), "首报慎报原因和责任，请删去，或写明由哪个部门、什么时候认定"))
    yield from told
    yield from _settled_too_soon(document, told)


def _overlaps(told: list[Hit], match: re.Match[str]) -> bool:
    return any(hit.start < match.end() and match.start() < hit.end for hit in told)


# how an event ended, said while it goes on, and what was meant by people who are not known yet
_TOO_SOON = Pattern(
    r"(?:处置|处理|善后|救治|应对|调查)(?:工作)?(?:已|均)?(?:圆满|成功)(?:完成|结束|解决)|(?:得到|已)了?(?:圆满|彻底)(?:解决|处置|处理|平息|化解)|圆满(?:解决|处置|平息)|(?:疫情|舆情|影响|隐患|事态)(?:已|已经)?(?:得到|被)?了?(?:完全|彻底)(?:控制|平息|消除|化解)|(?<!确保)(?<!保证)不会再(?:有(?!关)|出现|发生|扩散)|不会(?:造成|产生|带来)任何"
)
_MEANT = Pattern(
    r"(?<![不勿得禁防])恶意(?:上传|传播|散布|炒作|剪辑|歪曲)|意在(?:抹黑|诋毁|炒作|诬陷)|(?:蓄意|故意)(?:抹黑|诋毁)|抹黑(?:学院|学校|我院|我系)"
    rf"|{_CHARACTER}"
)
# given up, while it is said to be open elsewhere: 资金已经无法追回 … 能否追回有待侦办
_GIVEN_UP = Pattern(
    r"(?P<lost>(?:肯定|已经?|绝对|恐怕)(?:是)?(?:追|要|找)不回)|(?:已经?|将)(?:完全|基本|彻底)?(?:无法|不可能|不能)(?:再)?(?P<what>追回|挽回|恢复|修复|找回|返还|追缴|止付|治愈|查清|查明|复课|供[电水暖气])"
)
_RECOVERED = "追回|挽回|找回|返还|追缴"
_NATURE_TITLED = Pattern(
    r"(?<!疑似)(?:食物中毒|自杀|他杀|投毒|纵火|责任事故)(?![^，。；\n]{0,4}(?:演练|演习|预防|防范|培训|宣传))"
)


def _settled_too_soon(document: Document, told: list[Hit]) -> Iterator[Hit]:
    """Ends and meanings that nobody has found, but for those that are told already."""
    last = -1
    for match in document.finditer(_TOO_SOON, CONTENT):
        begin, _ = document.sentence_at(match.start())
        if begin == last:
            continue  # 疫情已完全控制，不会再有新增病例
        last = begin
        yield Hit(*match.span(), "事情还在办，请不下这样的结论，写明做了什么、还剩什么")
    for match in document.finditer(_GIVEN_UP, PROSE):
        what = match["what"] or "追回"
        what = _RECOVERED if what in _RECOVERED else what
        begin, _ = document.sentence_at(match.start())
        still = re.search(
            rf"能否(?:{what})|(?:{what})[^，。；]{{0,4}}(?:工作)?(?:正在|仍在|还在|有待)|(?:正|仍|还)在(?:全力)?(?:{what})",
            document.plain,
        )
        if still and not _AUTHORITY.search(document.plain, begin, match.start()):
            yield Hit(*match.span(), f"文中又写“{still.group()}”，结论下早了，请核实")
    last = -1
    for match in document.finditer(_MEANT, PROSE):
        begin, _ = document.sentence_at(match.start())
        said = _SAID_BY.search(document.plain, max(begin, match.start() - 60), match.start())
        if (
            begin != last
            and not _overlaps(told, match)
            and not said
            and not _AUTHORITY.search(document.plain, begin, match.start())
        ):
            last = begin
            yield Hit(*match.span(), "没有依据的判断，请删去，或写明由哪个部门、什么时候认定")


# a test that is waited for is one of the cause, whatever it is said to settle: 事件性质待检验后认定
_TEST_PENDING = Pattern(
    r"[待等](?:样品|留样|样本)?(?:检验|检测|化验|鉴定|勘验|尸检)(?:结果|结论|报告)?(?:出来|出具|作出)?[之以]?后(?:再行?|方可|才)?(?:认定|确定|判定|明确|定性|得出|报告|公布)|(?:检验|检测|化验|鉴定)结果(?:尚|还)?(?:未|没有)(?:出|作|得|返回)"
)
# what may be open although the cause is known
_OTHER_MATTER = Pattern(r"(?:性质|损失|赔偿|理赔|伤情|费用|伤残|心理|体检|身体|隐患)[^，。；]{0,8}$")


def _contradicted_cause(document: Document) -> Iterator[Hit]:
    """Causes and blame that a follow-up tells for certain, and calls open in the same paragraph."""
    text, last = document.plain, -1
    found = [match for pattern in (_CAUSE, _SETTLED) for match in document.finditer(pattern, PROSE)]
    for match in sorted(found, key=lambda each: each.start()):
        passage, (begin, _) = document.passage_at(match.start()), document.sentence_at(match.start())
        still = next(
            (
                each
                for each in _UNSETTLED.compiled.finditer(text, passage.start, passage.end)
                if not _OTHER_MATTER.search(text, max(passage.start, each.start() - 12), each.start())
            ),
            _TEST_PENDING.search(text, passage.start, passage.end),
        )
        clause = max(begin, *(text.rfind(mark, begin, match.start()) + 1 for mark in "，；"))
        if (
            still is None
            or clause == last
            or _CAUSE_TOLD.search(text, max(begin, match.start() - 30), match.end())
            or _AUTHORITY.search(text, begin, match.start())
            or _SAID_BY.search(text, max(begin, match.start() - 60), match.start())
            or _SUSPECTED.match(text, match.end())
            or _WARNED.search(text, clause, match.start())
        ):
            continue
        last = clause
        yield Hit(*match.span(), f"这里已下结论，同一段又写“{still.group()}”，请核实；没有结论的写“初步判断……”")


_OPEN = Pattern(
    r"正在(?:处置|调查|核查|抢修|核实|扑救|搜救)|(?:还有|尚有|仍有)\d{1,6}[^，。；\d]{1,8}(?:正在?(?![^，。；]{0,8}(?:治疗|住院|康复|休养|观察|隔离))|(?:尚未|没有)(?:全部|完全)?(?:修复|修好|恢复|找到|找回|追回|处置|处理|清理|解决|撤离|疏散|供[水电暖气]))|将(?:及时)?续报|续报将|后续情况(?:将)?(?:及时)?续报|原因尚不清楚"
)
_OTHERS = Pattern(r"(?:公安|消防|疾控|法院|检察|仲裁|纪检|保险)[^，。；]{0,10}$")


def final_report_open(document: Document) -> Iterator[Hit]:
    """终报还在写“正在处置、正在调查、后续情况续报”。

    {3g}：终报是应急处置结束后的总结性报告。没有结束的（还有170册正在烘干）应报续报；公安等部门仍在侦办的写明是谁在办，不提示；伤员仍在治疗不算。
    """
    for match in document.finditer(_OPEN, PROSE):
        if not _OTHERS.search(document.plain, max(0, match.start() - 16), match.start()):
            yield Hit(*match.span(), f"终报出现“{match.group()}”，请核实事件是否已经结束，没有结束应报续报")


_FOLLOWED = {
    "原因": Pattern(
        r"原因|起因|初步(?:判断|分析|研判)(?:为|是|系)(?![^，。；]{0,8}(?:事[故件]|案件))|由[^，。；]{1,16}(?:引起|引发|造成|导致|所致)|(?<![^，。；\n])[^，。；]{0,8}是[^，。；]{2,20}(?:造成|导致|引起)的|(?:来源|成因|污染源|传染源)[^。；]{0,14}(?:待|正在|尚)|系[其由因]|由于|经(?:初步)?(?:查|调查|勘验|检测|流调|查看)|因[^，。；]{1,12}(?:所致|引起|造成|发生|引发|产生|争[吵执]|口角|起了?(?:争|冲突|纠纷))|(?:检测|检验|检出|认定)[^。；]{0,12}(?:流感|病毒|感染|细菌|阳性)|(?:认定|查明|系)[^。；]{0,24}(?:未|违|责任|所致|引起|造成|引发)|(?:认定|查明|核实)[^。；]{0,16}系|负(?:全部|主要|次要|同等|全)责|因[^，。；]{2,20}(?:离校|出走|离开|滑倒|摔倒|脱落|断裂|跳闸|停[电水]|短路|不慎|未[^，。；]{2,8})|(?:认定|查明|查看|勘验|鉴定)[^。；]{0,24}(?:下沉|老化|破损|断裂|短路|松动|堵塞|占满|故障|失灵|锈蚀|混入|变形|超载|疲劳)"
    ),
    "性质": Pattern(
        r"性质|认定|定性|研判|属(?:于)?[^，。；]{0,10}(?:事故|事件|案件|责任)|(?:意外|责任|公共卫生|治安|灾害|自然灾害)[^，。；]{0,6}事[故件]|初步判断|属于?[^，。；]{0,12}(?:故障|问题|纠纷|意外|灾害|行为|范畴|情形)|为(?:一般|较大|普通|轻微)[^，。；]{0,10}(?:事故|事件|纠纷|案件)"
    ),
    "后果": Pattern(
        rf"伤亡|{DEATHS}|被骗|骗[走取]|转账|转走|冻结|止付|追回|无法|失联|走失|疏散|涉及\d|波及|受伤|轻微伤|[擦扭烫划摔挫裂割刺]伤|软组织|脱位|脑震荡|骨折|痊愈|治愈|出院|留观|住院|病例|损失|浸湿|受损|影响|无人|返回|恢复|身体|体征|情绪|异常|正常|平稳|稳定|找到|获救|砸坏|损坏|烧毁|丢失|停[课电水气业用]|中断|[轻重]症|症状|不适|未造成|扩散"
    ),
    "采取的措施及处置情况": Pattern(
        r"措施|处置|完成|到场|现场|赶[赴到]|陪同|安排|组织|发放|提供|回复|答复|说明|延长|批示要求|拨打|报案|谈心|家访|对接|协商|签订|停业|整顿|接回|送[往至]|治疗|完成[^，。；]{0,8}(?:排查|消杀|消毒|清理|检修)|排空|抽排|清[理运淤]|移[至到]|转移|晾晒|消[毒杀]|切断|关闭|封存|送医|劝[离返]|下架|辟谣|补课|已(?:采取|落实|开展|组织|封存|消杀|隔离|排查|更换|修复)|正在(?:抢修|救治|排查|处置)|抢修|救治|疏散|安置|更换|修复|疏导|撤离|撤出|停用|封闭|清洗|采样|整改|自查|约谈|座谈|谈话|走访|报警|澄清|辟谣|监测|核查|陪护|安装|加装|落实批示|处分|批评教育|调解|和解|隔离"
    ),
}


_NO_CONCLUSION = Pattern(
    r"尚无(?:最终|明确)?结论|[待由][^，。；]{0,20}(?:鉴定|认定|检测|调查)(?:结论|结果)?(?:确定|为准|后)"
)


# what is said against the college in public, and that it is over: no platform, no number, nothing that was done
_TALK = Pattern(
    r"(?:不实|负面|不良|恶意|过激|个别)(?:言论|信息|评论|帖文|帖子|消息)|谣言|炒作|(?:引发|引起)[^，。；]{0,6}(?:关注|热议|议论)"
)
_TALK_OVER = Pattern(
    r"舆情[^，。；]{0,4}(?:得到|被)[^，。；]{0,4}(?:控制|平息|化解|管控)|有[力效](?:引导|管控)|舆情(?:总体|整体)?(?:平稳|可控)|已经?(?:基本)?平息"
)
_TALK_TOLD = Pattern(
    r"\d|抖音|快手|微博|微信|贴吧|论坛|平台|公众号|视频号|小红书|知乎|未(?:发现|见|监测)|无(?:不实|负面)"
)


def _opinion_without_facts(document: Document) -> Iterator[Hit]:
    for match in document.finditer(_TALK_OVER, PROSE):
        begin, stop = document.sentence_at(match.start())
        if _TALK.search(document.plain, begin, stop) and not _TALK_TOLD.search(document.plain, begin, stop):
            yield Hit(*match.span(), "请写明是哪个平台、几条、说了什么、怎么处置、截至几时")
            return


# nothing was found in public: up to when?
_NOTHING_FOUND = Pattern(
    r"(?:网上|网络上?|互联网上?|各平台)[^，。；]{0,6}(?:未(?:发现|见|监测到|出现)|(?:没有|无)(?:任何|发现|出现|监测到)?)[^，。；]{0,12}(?:舆情|炒作|信息|言论|评论|帖文)|(?:网上|网络)(?:反响|反应|舆论|舆情)(?:总体|整体)?(?:平稳|良好|正常|平静)|未(?:发现|见|监测到|出现)[^，。；]{0,8}(?:舆情|炒作|网络信息|不实信息|负面信息)"
)
_UP_TO = Pattern(r"截[至止]|(?<!\d)\d{1,2}(?:时|:\d\d)|至\d")


def _nothing_found(document: Document) -> Iterator[Hit]:
    for match in document.finditer(_NOTHING_FOUND, PROSE):
        begin, stop = document.passage_at(match.start()).start, document.sentence_at(match.start())[1]
        if not (_UP_TO.search(document.plain, begin, stop) or dates(document).holds(begin, stop)):
            yield Hit(*match.span(), "请写明截至几日几时、由谁监测")
            return


def followup_elements(document: Document) -> Iterator[Hit]:
    """续报没有写到原因、性质、后果、采取的措施及处置情况。

    {3f}：要连续滚动报告事件发生的原因、性质、后果、采取的措施及处置情况。还没有结论的写“正在调查、正在认定”即可；
    性质没有写到的，宜改；原因还在调查、只缺性质的，只缺别的一项的，作建议。伤情、性质“经鉴定”而没有写谁鉴定的，舆情只说“得到有效控制”、没有平台和条数的，“未发现舆情”没有截至时间的，也提示。
    截至的时间比报送日期早 2 天以上的、单位只写“某企业”的，作建议。
    """
    if document.once(tells_no_event):
        return
    yield from _found_by_nobody(document)
    yield from _opinion_without_facts(document)
    yield from _nothing_found(document)
    yield from _hushed_up(document)
    yield from _unnamed_units(document)
    yield from _stale_state(document)
    if document.once(final_sections) or document.doubt:
        return
    text = document.joined(PROSE)
    missing = [name for name, cue in _FOLLOWED.items() if not cue.search(text)]
    if missing:
        # what is inquired into has no nature yet; cause, harm and measures may be told in words that nobody thought of
        waits = _UNSETTLED.search(text) or _NO_CONCLUSION.search(text)
        sure = "性质" in missing and ("原因" in missing or not waits)
        message = f"续报没有写到{'、'.join(missing)}；还没有结论的写“正在调查”“正在认定”"
        yield whole(message, None if sure else Severity.INFO)


_ITEM = Pattern(r"(?:完善|制定|建立|加强|更换|加装|配齐|配备|开展|落实|组织|修订|健全|整改|安装|清理|排查|增设|培训)")  # fmt: skip
_WHO = Pattern(
    r"责任(?:部门|单位|人)|(?:处|系|部|办公室|中心|科|院)(?:负责|牵头|落实|会同|于|在|组织|完成)|由[^，。；]{2,12}(?:负责|牵头|落实|完成)|各系|各部门"
)
_WHEN = Pattern(r"时限|\d{1,2}月(?:\d{1,2}日|底|前|份)|每(?:学期|年|月|周|季度|日|天|半年)|\d{4}年|学期")


def rectify_no_deadline(document: Document) -> Iterator[Hit]:
    """整改措施没有写责任部门或者完成时限。

    惯例是逐条写“（责任部门：……，完成时限：……）”；每学期一次这样的长期做法算有时限。“尽快、长期”不算。
    """
    inside = False
    sections = {heading.start: heading for heading in headlines(document) if heading.level == 1}
    for passage in document.passages:
        words_ = document.words(passage)
        heading = sections.get(passage.start)
        if heading is not None:
            name = document.text[heading.start : heading.end]
            inside = "整改" in name or "防范措施" in name
        if inside and passage.role in PROSE and _ITEM.search(words_):
            missing = [name for name, cue in (("责任部门", _WHO), ("完成时限", _WHEN)) if not cue.search(words_)]
            if missing:
                yield Hit(passage.start, passage.end, f"这条整改措施没有写{'和'.join(missing)}")


_TITLE = "学生公寓2号楼发生漏水"
_EVENT = (
    "2024年5月20日14时30分许，学生公寓2号楼3层发生漏水，涉及6名学生，未造成人员伤亡和财产损失。14时35分接宿管员报告，"
    "后勤处立即关闭水阀并疏散学生，处长到场指挥。水势已得到控制，后续情况续报。"
)
_LACKS = "可在续报中补充"
_SHED = "2024年5月20日21时10分，接保卫处报告，学院{}冒烟，7辆电动车受损，无人员伤亡。保卫处立即组织扑救，处长到场指挥，影响范围有限，火势已得到控制。后续情况续报。"
_CRASH = "2024年5月20日21时10分，接司机报告，师生乘坐的客车{}与货车追尾，2名学生受伤，车辆受损。学院立即组织救援，处长赶到现场指挥，影响范围有限，病情平稳。后续情况续报。"
_SECTIONS_GOOD = (
    "一、事故基本情况",
    "截至2024年5月20日18时，漏水点已修复，6名学生返回宿舍。原因正在调查。",
    "二、领导批示落实情况",
    "暂无领导批示。",
    "三、网络舆情及善后处置情况",
    "未发现相关舆情，家属情绪稳定。",
)


def _first(text: str, *says: str) -> Example:
    return reported(_TITLE, text, kind=Kind.FIRST, says=says)


def _follow_up(title: str, *body: str, says: tuple[str, ...] = ()) -> Example:
    return reported(title, *body, kind=Kind.FOLLOW_UP, says=says)


def _final(*body: str, says: tuple[str, ...] = ()) -> Example:
    return reported("学生公寓2号楼漏水情况（终报）", *body, kind=Kind.FINAL, says=says)


_FINAL_GOOD = (
    "一、事件概况",
    "2024年5月20日14时30分，学生公寓2号楼3层发生漏水，无人员伤亡。",
    "二、性质认定",
    "5月21日，后勤处会同维修单位认定为设备老化引起的意外事件。",
    "三、处置情况",
    "后勤处当日关闭水阀、更换管件，18时恢复供水。",
    "四、经验教训",
    "暴露出管线巡查不细的问题。",
    "五、整改措施",
    "更换老旧管件（责任部门：后勤处，完成时限：2024年6月30日）。",
)
RULES = (
    Rule(
        check=first_report_elements,
        harm=True,
        family="emergency",
        title="首报要素不全",
        clause="3a",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        kinds=frozenset({Kind.FIRST}),
        structural=True,
        bad=(
            Example(
                framed("学生在技能大赛中获奖⟦（首报）⟧", "2024年5月18日，护理系2名学生在全区护理技能大赛中获一等奖。"),
                Kind.FIRST,
            ),
            Example(
                framed("漏水情况", "有学生反映漏水，已组织抢修。"),
                Kind.FIRST,
                says=("缺少发生时间", "缺少发生地点", _LACKS),
            ),
            Example(
                framed("发生火情", "2024年5月20日14时许发生火情，已扑灭。"), Kind.FIRST, says=("缺少发生地点", _LACKS)
            ),
            Example(
                framed("学生公寓情况", "2024年5月20日14时许，学生公寓2号楼情况紧急。"),
                Kind.FIRST,
                says=("缺少基本情况", _LACKS),
            ),
            _first("学生公寓2号楼发生漏水，已组织抢修。", "缺少发生时间", _LACKS),
            _first(
                "2024年5月20日，学生公寓2号楼发生漏水，涉及6名学生，无人员伤亡和财产损失。接宿管员报告，后勤处立即关闭水阀并疏散学生，处长到场指挥，水势已得到控制，后续情况续报。",
                "没有写到“时”",
            ),
            _first("2024年5月20日14时30分许，学生公寓2号楼3层发生漏水。", "信息来源、人员伤亡"),
            reported("车棚火情", _SHED.format("⟦一处车棚⟧"), kind=Kind.FIRST),
            reported("车棚火情", _SHED.format("⟦某车棚⟧"), kind=Kind.FIRST),
            reported("学生受伤", _EVENT.replace("学生公寓2号楼3层", "⟦一间闲置教室⟧"), kind=Kind.FIRST),
            reported("学生受伤", _EVENT.replace("学生公寓2号楼3层", "学院⟦某实训室⟧"), kind=Kind.FIRST),
            reported("车辆追尾", _CRASH.format("⟦在路上⟧"), kind=Kind.FIRST),
            _first(_EVENT + "后勤处决定，⟦待情况查清后再向学院领导报告⟧。"),
            _first(_EVENT + "此事⟦暂不上报学院⟧。"),
            _first(_EVENT + "已⟦要求学生删除⟧照片，并不得对外透露。"),
        ),
        good=(
            _first(_EVENT),
            _first(
                "2024年5月20日8时10分，接保卫处报告，校门口两车剐蹭，1名学生轻微擦伤，车辆受损，已送盟中心医院检查，处长赶到现场处置，影响范围有限，未造成秩序影响，情况可控。下一步，保卫处将配合交警做好处置。"
            ),
            _first(
                "2024年5月20日12时40分许，食堂一楼就餐的3名学生出现呕吐症状。接学工处报告，学院立即组织送医救治，书记、院长到场指挥，伤亡、损失情况正在核实，未造成其他影响，病情平稳，进展情况及时续报。"
            ),
            _first(
                "发生时间不详，2024年5月20日6时10分值班员发现实训室被盗，损失正在统计，无人员伤亡，未造成其他影响。接报后，保卫处立即保护现场并上报，处长到场，态势平稳，后续情况续报。"
            ),
            _first(
                "2024年5月20日15时10分，接保卫处报告，车队在国道307线追尾，在路上堵车的2名学生轻微擦伤，车辆受损，已送盟中心医院检查，处长赶到现场处置，影响范围有限，情况可控。下一步，保卫处配合交警处置。"
            ),
            reported("2号公寓南侧车棚火情", _SHED.format("2号公寓南侧一处车棚"), kind=Kind.FIRST),
            _first(_EVENT + "待检测结果出来后再向学院领导书面报告。"),
            _first(_EVENT + "辅导员要求发布者删除不实信息，不得泄露学生个人信息。"),
            _first(_EVENT + "公安机关通知发布者删除视频，宣传部统一口径发布通报。"),
            _first(_EVENT + "水费由物业结清，不再向学院申请经费，无需向学院每日报告水压。"),
            _first(
                "2024年5月20日15时20分，操场2名学生发生推搡，无人员受伤和财产损失。接辅导员报告，保卫处立即劝离并安抚，处长到场，未造成影响，学生情绪稳定。后续情况续报。"
            ),
        ),
    ),
    Rule(
        check=followup_sections,
        family="emergency",
        options={"allow_incident": "第一节可以写“事件基本情况”（建议核对）；设为 false 则必改"},
        title="续报固定三段",
        clause="A2b",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        kinds=frozenset({Kind.FOLLOW_UP}),
        structural=True,
        bad=(
            _follow_up(
                "学生公寓漏水（续报）",
                *_SECTIONS_GOOD[:2],
                "二、网络舆情及善后处置情况",
                "未发现舆情。",
                says=("二、领导批示落实情况",),
            ),
            _follow_up(
                "学生公寓漏水（续报）",
                "全文一段，没有标题。",
                says=("一、事故基本情况", "二、领导批示落实情况", "三、网络舆情及善后处置情况"),
            ),
            _follow_up("学生公寓漏水（续报）", *_SECTIONS_GOOD, "⟦四、下一步打算⟧", "加强巡查。"),
            _follow_up(
                "学生公寓漏水（续报）",
                "⟦一、领导批示落实情况⟧",
                "暂无领导批示。",
                "二、事故基本情况",
                "已修复。",
                *_SECTIONS_GOOD[4:],
            ),
            _follow_up("学生腹泻情况（续报）", "一、⟦事件⟧基本情况", *_SECTIONS_GOOD[1:]),
        ),
        good=(
            _follow_up("学生公寓漏水（续报）", *_SECTIONS_GOOD),
            _follow_up(
                "学生公寓漏水（续报二）",
                "一、事故基本情况",
                "（一）最新情况",
                "已修复。",
                "（二）原因",
                "正在调查。",
                *_SECTIONS_GOOD[2:],
            ),
            _follow_up("学生公寓漏水（续报）", "一． 事故基本情况", *_SECTIONS_GOOD[1:]),
            _follow_up("学生公寓漏水（续报）", "一、 事故基本情况 ", *_SECTIONS_GOOD[1:]),
            _follow_up("学生公寓漏水（续报）", *_SECTIONS_GOOD[:4], "三、网络舆情及善后处置情况。", _SECTIONS_GOOD[5]),
        ),
    ),
    Rule(
        check=followup_title,
        family="emergency",
        title="续报标题未标（续报）",
        clause="A2b",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        kinds=frozenset({Kind.FOLLOW_UP}),
        structural=True,
        bad=(
            _follow_up("⟦学生公寓漏水事件⟧", *_SECTIONS_GOOD),
            _follow_up("⟦关于学生公寓漏水情况的报告⟧", *_SECTIONS_GOOD),
            _follow_up("学生公寓漏水⟦（首报）⟧", *_SECTIONS_GOOD),
            _follow_up("学生在技能大赛中获奖⟦（续报）⟧", "2024年5月20日，护理系2名学生获一等奖。"),
            _follow_up("后勤处召开供水工作会议⟦（续报）⟧", "一、会议情况", "2024年5月20日，会议通报管道爆裂和抢修。"),
            _follow_up("学生公寓漏水⟦（续报）⟧", "处置工作已于5月21日结束，现将有关情况总结如下。", *_SECTIONS_GOOD),
            _follow_up("⟦实训楼火情（二）⟧", *_SECTIONS_GOOD),
            _follow_up("", *_SECTIONS_GOOD, says=("没有标题",)),
            _follow_up("学生公寓漏水⟦（续报）⟧", *_FINAL_GOOD[:6], *_FINAL_GOOD[8:]),
            _follow_up("学生公寓漏水⟦（续报）⟧", *_FINAL_GOOD[:2], "二、处置情况", "处置工作已于5月21日结束。"),
            _follow_up("学生公寓漏水⟦（续报）⟧", *_FINAL_GOOD[:2], "二、性质认定", "性质仍在研究。", *_FINAL_GOOD[4:]),
            _follow_up(
                "⟦学生公寓漏水（续报）⟧",
                "一、事故基本情况",
                "这是第二次报告，截至2024年5月20日20时已恢复供水。",
                *_SECTIONS_GOOD[2:],
            ),
        ),
        good=(
            _follow_up("学生公寓漏水（续报）", *_SECTIONS_GOOD),
            _follow_up("实训楼火情（续报一）", *_SECTIONS_GOOD),
            _follow_up("运动会上学生受伤（续报）", *_SECTIONS_GOOD),
            _follow_up("学生公寓漏水（续报）", "抢修工作已于5月21日结束，现将进展续报如下。", *_SECTIONS_GOOD),
            _follow_up("实训楼火情（续报二）", *_SECTIONS_GOOD),
            _follow_up("学生公寓漏水( 续报 2 )", *_SECTIONS_GOOD),
            _follow_up("学生公寓漏水（续报）", *_FINAL_GOOD[:6], "抢修正在进行。", *_FINAL_GOOD[8:]),
            Example(framed("学生公寓漏水", *_SECTIONS_GOOD, issue="第12期（续报）"), Kind.FOLLOW_UP),
        ),
    ),
    Rule(
        check=final_report_elements,
        family="emergency",
        title="终报要素不全",
        clause="3g",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        kinds=frozenset({Kind.FINAL}),
        structural=True,
        bad=(
            _final(*_FINAL_GOOD[:6], "四、整改措施", _FINAL_GOOD[9], says=("缺少经验教训",)),
            _final(*_FINAL_GOOD[:2], *_FINAL_GOOD[4:], says=("缺少性质认定",)),
            _final(
                "一、整改措施", "更换老旧管件。", says=("缺少事件概况", "缺少性质认定", "缺少处置情况", "缺少经验教训")
            ),
            _final(*_FINAL_GOOD[:7], "暂无经验教训。", *_FINAL_GOOD[8:], says=("无教训",)),
            _final(
                *_FINAL_GOOD[:4], "三、经验教训", _FINAL_GOOD[7], "四、防范要求", "加强巡查。", says=("缺少处置情况",)
            ),
            _final(*_FINAL_GOOD[:3], "⟦经认定⟧，该事件属一般责任事故。", *_FINAL_GOOD[4:]),
            _final(*_FINAL_GOOD[:3], "⟦该事件性质为人为破坏⟧，损失已统计。", *_FINAL_GOOD[4:]),
            _final(*_FINAL_GOOD[:3], "⟦此次事故的性质属于一般责任事故⟧。", *_FINAL_GOOD[4:]),
            _final(*_FINAL_GOOD[:3], "⟦性质仍在研究⟧，不排除人为因素。", *_FINAL_GOOD[4:]),
            _final(*_FINAL_GOOD[:6], "学院⟦对相关责任人进行了严肃处理⟧。", *_FINAL_GOOD[6:]),
            _final(*_FINAL_GOOD[:6], "学院⟦严肃处理了有关人员⟧。", *_FINAL_GOOD[6:]),
        ),
        good=(
            _final(*_FINAL_GOOD),
            _final(
                "一、事件经过及处置情况",
                _FINAL_GOOD[1],
                _FINAL_GOOD[5],
                *_FINAL_GOOD[2:4],
                "三、教训与反思",
                _FINAL_GOOD[7],
                "四、整改措施",
                _FINAL_GOOD[9],
            ),
            _final(
                "2024年5月20日，学生公寓发生漏水事件，后勤处立即组织抢修。经后勤处认定为意外事件。教训是巡查不细。整改工作由后勤处负责。"
            ),
            _final(*_FINAL_GOOD[:3], "5月21日，后勤处会同保卫处研判，该事件性质为意外事件。", *_FINAL_GOOD[4:]),
            _final(*_FINAL_GOOD[:3], "该事件性质为一般责任事故，由调查组5月21日提出。", *_FINAL_GOOD[4:]),
            _final(*_FINAL_GOOD[:3], "性质待公安机关认定，预计5月30日出具意见。", *_FINAL_GOOD[4:]),
            _final(*_FINAL_GOOD[:8], "五、下一步措施", _FINAL_GOOD[9]),
            _final(*_FINAL_GOOD[:6], "5月22日，学院对责任人马某给予警告处分。", *_FINAL_GOOD[6:]),
            _final(*_FINAL_GOOD[:6], "学院对有关人员进行了处理。5月22日，给予马某警告处分。", *_FINAL_GOOD[6:]),
        ),
    ),
    Rule(
        check=premature_cause,
        family="emergency",
        title="过早断定原因",
        clause="3e",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        kinds=frozenset({Kind.FIRST, Kind.FOLLOW_UP}),
        structural=True,
        bad=(
            Example(framed(_TITLE, _EVENT + "起火⟦原因是⟧插座超负荷。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "学生腹泻⟦系食堂饭菜变质引起⟧。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "事故⟦因驾驶员操作不当造成⟧。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "该生⟦系自伤⟧，⟦责任在⟧宿管员。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "⟦原因为⟧电气线路老化。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "货车司机⟦应负事故全部责任⟧，交警正在认定。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "发热学生30人，⟦已确定为⟧甲型流感。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "⟦由于王某脾气暴躁，先动手打人，导致⟧冲突升级。"), Kind.FIRST),
            Example(
                framed(_TITLE, _EVENT + "经初步了解，发热学生30人，⟦已确定为⟧甲型流感，病因要等检测结果。"), Kind.FIRST
            ),
            Example(framed(_TITLE, _EVENT + "这是个别账号⟦恶意造谣⟧。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "⟦起火是因为⟧学生抽烟，具体情况正在调查。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "⟦责任完全在⟧司机一方，⟦与学院无关⟧。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "施工单位偷工减料，⟦是造成漏水的根本原因⟧。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "这⟦完全是他一个人的责任⟧。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "⟦主要是由于⟧物业公司巡查流于形式。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "⟦责任应由物业公司承担⟧。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "⟦责任全在⟧物业公司。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "⟦事故源于⟧物业公司失管。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "该生⟦因与同学吵架离校⟧，正在寻找。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "该生⟦因感情问题出走⟧。"), Kind.FIRST),
            _follow_up(
                "食堂学生不适（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日，⟦事件是拌菜变质引起⟧的，样品已送检，事件性质待检验后认定。12人已治愈，窗口已停用。",
                *_SECTIONS_GOOD[2:],
            ),
            _follow_up(
                "实验室冒烟（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日，冒烟⟦系试剂瓶破裂引起⟧，检测结果尚未作出，性质正在认定。未造成人员伤亡，试剂已清理。",
                *_SECTIONS_GOOD[2:],
            ),
            Example(framed(_TITLE, _EVENT + "管道⟦老化导致⟧漏水。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "该生⟦素质低下⟧。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "损失⟦已经无法追回⟧，能否追回有待侦办。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "钱款⟦肯定追不回⟧来了，民警正在追缴。"), Kind.FIRST),
            Example(
                framed(
                    _TITLE,
                    _EVENT + "⟦不会再有⟧新的漏水点，不会造成任何影响。",
                ),
                Kind.FIRST,
            ),
            _follow_up(
                "学生公寓漏水（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日，积水⟦系管网设计不合理造成⟧，排查工作仍在进行。性质正在认定，无人员伤亡，已修复。",
                *_SECTIONS_GOOD[2:],
            ),
            _follow_up(
                "学生腹泻（续报）",
                "一、事故基本情况",
                "5月20日，腹泻⟦由诺如病毒感染引起⟧，检测结果预计5月22日出具。性质正在认定，12人已治愈，教室已消杀。",
                *_SECTIONS_GOOD[2:],
            ),
            _follow_up(
                "学生公寓漏水（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日，⟦漏水是施工单位偷工减料引起⟧的，具体责任仍在调查。性质正在认定，无人员伤亡，已修复。",
                *_SECTIONS_GOOD[2:],
            ),
            _follow_up(
                "学生公寓火情（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日起火，事故⟦原因是⟧学生违规用电，消防部门的调查还在进行。性质正在认定，无人员伤亡，已修复。",
                *_SECTIONS_GOOD[2:],
            ),
            _follow_up(
                "食堂舆情（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日，视频中的异物⟦系其自己放入⟧。市场监管部门检查结果尚未公布，性质正在认定，未造成影响，已停用该窗口。",
                *_SECTIONS_GOOD[2:],
            ),
        ),
        good=(
            Example(framed(_TITLE, _EVENT + "起火原因正在调查。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "责任由谁承担正在调查。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "该生因病请假离校，5月19日返校。"), Kind.FIRST),
            Example(
                framed(_TITLE, _EVENT + "该生可能因考试压力出走，保卫处正在核实。"),
                Kind.FIRST,
            ),
            _follow_up(
                "食堂学生不适（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日，疑似拌菜变质引起，样品已送检，事件性质待检验后认定。12人已治愈，窗口已停用。",
                *_SECTIONS_GOOD[2:],
            ),
            Example(framed(_TITLE, _EVENT + "提醒学生违规充电会引发火灾，抢修的责任由后勤处承担。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "能否恢复供水正在抢修。"), Kind.FIRST),
            _follow_up(
                "学生公寓漏水（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日，后勤处查明漏水系垫圈老化造成，用电安全排查仍在进行。性质正在认定，无人员伤亡，已修复。",
                *_SECTIONS_GOOD[2:],
            ),
            Example(
                framed(_TITLE, _EVENT + "2024年一季度，全盟因电气故障引发火灾12起。起火原因正在调查。"), Kind.FIRST
            ),
            Example(framed(_TITLE, _EVENT + "交警大队5月20日15时认定货车司机负全责。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "盟疾控中心检测后已确定为甲型流感。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "尚未认定由谁承担主要责任。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "初步判断原因为插座超负荷，以消防部门认定为准。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "学生腹泻疑似由食物引起，疾控中心正在检测。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "消防救援大队5月20日出具意见，认定原因为线路故障。"), Kind.FIRST),
            Example(framed("学生公寓漏水（终报）", *_FINAL_GOOD, "原因为设备老化。"), Kind.FINAL),
            Example(framed(_TITLE, _EVENT + "盟公安局5月20日通报，该账号恶意造谣。"), Kind.FIRST),
            Example(framed(_TITLE, _EVENT + "初步判断，该生系其自己不慎滑倒。"), Kind.FIRST),
            _follow_up(
                "学生公寓漏水（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日18时，后勤处查明漏水原因为垫圈老化，属意外事件。无人员伤亡，管件已更换。",
                *_SECTIONS_GOOD[2:],
            ),
            _follow_up(
                "学生公寓火情（续报）",
                *_SECTIONS_GOOD[:1],
                "消防救援大队5月20日18时认定起火原因是插座短路，属意外事故。公安机关正在调查插座来源。无人员伤亡，线路已更换。",
                *_SECTIONS_GOOD[2:],
            ),
            _follow_up(
                "学生公寓火情（续报）",
                *_SECTIONS_GOOD[:1],
                "5月20日18时，据该生自述，起火原因是插座短路，消防部门正在调查，性质正在认定。无人员伤亡，线路已更换。",
                *_SECTIONS_GOOD[2:],
            ),
        ),
    ),
    Rule(
        check=final_report_open,
        family="emergency",
        title="终报仍未结束",
        clause="3g",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        kinds=frozenset({Kind.FINAL}),
        structural=True,
        bad=(
            _final(*_FINAL_GOOD, "善后工作⟦正在处置⟧中。"),
            _final(*_FINAL_GOOD, "事故原因⟦正在调查⟧。"),
            _final(*_FINAL_GOOD, "⟦后续情况将及时续报⟧。"),
            _final(*_FINAL_GOOD, "漏水管道⟦正在抢修⟧。"),
            _final(*_FINAL_GOOD, "⟦还有170册图书正在⟧烘干。"),
            _final(*_FINAL_GOOD, "漏水⟦原因尚不清楚⟧。"),
            _final(*_FINAL_GOOD, "⟦还有2个房间尚未供水⟧。"),
        ),
        good=(
            _final(*_FINAL_GOOD),
            _final(*_FINAL_GOOD, "公安机关正在调查的案件另行报告。"),
            _final(*_FINAL_GOOD, "受伤学生仍在治疗，病情平稳。"),
            _final(*_FINAL_GOOD, "还有2名学生正在住院，病情平稳。"),
            _final(*_FINAL_GOOD, "还有12册图书未能修复，已报废；还有2个房间尚未入住。"),
            _final(*_FINAL_GOOD, "整改工作2024年6月10日前全部完成。"),
            _follow_up("学生公寓漏水（续报）", *_SECTIONS_GOOD[:2], *_SECTIONS_GOOD[2:], "漏水管道正在抢修。"),
        ),
    ),
    Rule(
        check=followup_elements,
        family="emergency",
        title="续报要素不全",
        clause="3f",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=frozenset({Kind.FOLLOW_UP}),
        structural=True,
        bad=(
            _follow_up("漏水（续报）", "略。", says=("原因、性质、后果、采取的措施及处置情况",)),
            _follow_up("漏水（续报）", "漏水原因正在调查，无人员伤亡，已更换管件。", says=("没有写到性质",)),
            _follow_up("漏水（续报）", "初步判断属意外事件，无人员伤亡，已更换管件。", says=("没有写到原因",)),
            _follow_up("漏水（续报）", "原因正在调查，性质正在认定，管件更换完毕。", says=("没有写到后果",)),
            _follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡。", says=("采取的措施及处置情况",)),
            _follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡，已修复。⟦网上没有任何负面舆情⟧。"),
            _follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡，已修复。⟦网上反响平稳⟧。"),
        ),
        good=(
            _follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡，管件更换完毕。"),
            _follow_up("漏水（续报）", "经初步查看为垫圈老化，属意外事件，浸湿被褥21件，供水支管已修复。"),
            _follow_up(
                "学生被骗（续报）", "原因正在调查，性质正在认定，张某被骗1.2万元，派出所已冻结0.4万元，辅导员谈话2次。"
            ),
            _follow_up("腹泻（续报）", "经检测为诺如病毒引起，研判为公共卫生事件，12人已治愈，教室已消杀。"),
            _follow_up("火情（续报）", "原因以消防认定为准，性质待认定，损失正在统计，已组织安置学生。"),
            _follow_up("腹泻（续报）", "经疾控中心检测由诺如病毒引起，性质正在认定，12人已治愈，教室已消杀。"),
            Example(framed(_TITLE, _EVENT), Kind.FIRST),
        ),
    ),
    Rule(
        check=rectify_no_deadline,
        family="emergency",
        title="整改措施缺责任时限",
        clause="3g",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        kinds=frozenset({Kind.FINAL, Kind.COMPOSITE}),
        structural=True,
        bad=(
            _final(*_FINAL_GOOD[:9], "⟦完善巡查制度，长期坚持。⟧"),
            _final(*_FINAL_GOOD[:9], "⟦更换老旧管件（责任部门：后勤处）。⟧"),
            _final(*_FINAL_GOOD[:9], "⟦2024年6月30日前配齐抢修工具。⟧"),
            _final(*_FINAL_GOOD[:9], "⟦加强管理，尽快落实。⟧", _FINAL_GOOD[9]),
            Example(framed("供暖问题", "一、整改措施", "⟦开展培训，提高能力。⟧"), Kind.COMPOSITE),
        ),
        good=(
            _final(*_FINAL_GOOD),
            _final(*_FINAL_GOOD[:9], "每学期开展1次演练（责任部门：保卫处）。"),
            _final(*_FINAL_GOOD[:9], "2024年6月15日前更换线路，由后勤处负责。"),
            _final(*_FINAL_GOOD[:9], "各系6月1日前排查完毕。"),
            _final(*_FINAL_GOOD[:8], "五、整改措施", "以下三条已经院长同意。", _FINAL_GOOD[9]),
        ),
    ),
)
