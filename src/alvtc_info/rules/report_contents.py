"""What the reports of one event share: their elements, what a finding rests on, and the papers of the examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.model.finding import Hit, Severity, whole
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import PROSE, Kind, Role
from alvtc_info.model.rule import Example, reported
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


_ANY_MARK = Pattern(r"（ ?(?:首报|续 ?报[^（）]{0,6}|终报) ?）")


def of_another_kind(document: Document) -> Hit:
    """What is said once of daily information that bears the mark of a report of an event."""
    for match in document.finditer(_ANY_MARK, {Role.TITLE}):
        mark = match.group().strip("（） ")
        message = f"标着{mark}，写的不像突发事件，请核对文种；日常信息不标（{mark}）"
        return Hit(*match.span(), message, Severity.WARNING)
    return whole("写的不像突发事件，请核对文种", Severity.INFO if document.doubt else Severity.WARNING)


# a unit that is kept back: 某化工企业, 某酒店; 某银行卡 is none
_UNNAMED_UNIT = Pattern(
    r"(?<![\u4e00-\u9fff]某)某(?!些|种|个|日|年|月)(?:(?![由被与和在向到从是为及对把将给随经等去往赴入转来])[\u4e00-\u9fff]){0,5}?(?:企业|公司|工厂|酒店|饭店|宾馆|超市|医院|学校|单位|部门|处室|网站|媒体)(?![\u4e00-\u9fff]?某)"
)


_WHERE_IT_IS = Pattern(r"[\u4e00-\u9fff]{2}(?:园区|新区|开发区|[镇市旗县])(?:（[^（）]{1,10}）)?[内的]?$")
_POSTS = (
    "教师",
    "老师",
    "学生",
    "同学",
    "校医",
    "干部",
    "队员",
    "员工",
    "司机",
    "馆员",
    "家长",
    "主任",
    "处长",
    "科长",
)
_SOMEBODY_DOES = Pattern(
    r"某某?(?:[\u4e00-\u9fff]{0,3}?(?:乘|坐|驾|陪|称|系|找|持|开|送|护|扶|背|带|领|报|打|离|任|进|用|转|查))"
)


def unnamed_units(document: Document) -> Iterator[Hit]:
    """Units outside that are not named: 某化工企业."""
    for match in document.finditer(_UNNAMED_UNIT, {Role.BODY}):
        before = document.plain[max(0, match.start() - 3) : match.start()]
        named = before[-1:] in FREQUENT_SURNAMES or before[:-1].endswith(_POSTS)
        if _SOMEBODY_DOES.match(match.group()) and named:
            continue  # 石某陪同乘企业车辆: a person
        if _WHERE_IT_IS.search(document.plain, max(0, match.start() - 16), match.start()):
            continue  # 阿拉善高新区某化工企业: what it is called may be withheld
        yield Hit(*match.span(), "单位请写全称", Severity.INFO)
        return


# what happened is not to be known: 要求学生删除照片，不得对外透露
_HUSHED_UP = Pattern(
    r"(?:要求|责令|通知|督促|已让|已请)[^，。；]{0,14}(?:删除(?![^，。；]{0,4}(?:不实|虚假|谣|有害|违规|违法))(?=$|[，。；、了]|[^，。；]{0,4}(?:照片|视频|图片|帖|录像|聊天记录))|删帖|删掉)"
    r"|(?:不得|不准|不许|禁止|严禁)(?:对外|向外|随意|私自)*(?:透露|泄露|外传|谈论|议论|声张|发布|传播)(?![^，。；]{0,8}(?:个人|隐私|秘密|涉密|不实|虚假|谣|未经|机密|敏感))"
    r"|(?:学生|师生|同学|教师|家长|员工|知情|在场|当事|目击)[^，。；]{0,6}统一口径(?=[，。；]|$)"
    r"|(?:封锁消息|不要声张|内部消化|大事化小)"
)


# those who may have what was posted taken down
_MAY_HAVE_REMOVED = Pattern(r"(?:公安|网信|网安|网警|派出所|民警|警方|法院|平台)[^，。；]{0,10}$")


def hushed_up(document: Document) -> Iterator[Hit]:
    """What reads as if the event were to be kept quiet."""
    for match in document.finditer(_HUSHED_UP, {Role.BODY}):
        begin = document.sentence_at(match.start())[0]
        if not _MAY_HAVE_REMOVED.search(document.plain, begin, match.start()):
            message = "这样写像是在压消息；引导师生不传不实信息的写清楚，其余删去"
            yield Hit(*match.span(), message, Severity.WARNING)
            return


# a day that nobody can wait for: 过几天就能恢复供餐, 回头再修
SOME_DAY = Pattern(
    r"(?<!每)(?<!每隔)(?:再)?过(?:几天|些天|些日子|一阵子?(?![风雨])|段时间)(?!后)|(?<![^，。；：\n])(?:回头|改天|抽空|得空|择机|有空)(?=再|就|对|把|安|开|组|修|更|做|作)"
)


# a paper that says that it goes on from one before: 现将截至5月20日16时的情况续报如下
GOES_ON_FROM = Pattern(r"(?:现将?[^。；\n]{0,30})?续报(?:如下|于后)|现将[^。；\n]{2,30}续报(?=[：。，]|$)")


# what nobody will do before something turns up: 等有关方面有了说法再看, 走一步看一步
WAIT_AND_SEE = Pattern(
    r"(?:等|待)(?!级|次)(?![^，。；]{0,10}(?:入[春夏秋冬]|[年月周天]后|学期|[寒暑]假))[^，。；\d]{2,18}?再(?:看|说|定|议|作打算|做打算|考虑)(?=[，。；]|$)|走一步看一步|走着看|到时候?再(?:看|说|定)(?=[，。；]|$)|(?:看|视)[^，。；]{0,4}情况再(?:看|说|定|议)(?=[，。；]|$)|以后再(?:说|谈|议|定)(?=[，。；]|$)|(?:慢慢|再)(?:来|想办法|想辙)(?=[，。；]|$)"
)


def without_a_day(document: Document, pattern: Pattern) -> Iterator[Hit]:
    """Terms of these kinds, where the sentence names no day."""
    for match in document.finditer(pattern, PROSE):
        if not dates(document).holds(*document.sentence_at(match.start())):
            yield Hit(*match.span(), f"“{match.group()}”没有时限，请写明哪天完成、由谁负责", Severity.WARNING)


_OPEN_NATURE = Pattern(
    r"性质(?:认定)?(?:仍|还|尚)?(?:正在|仍在|还在|尚在|有待|尚未|未能?|待)[^，。；]{0,8}(?:研究|认定|调查|研判|核实|确定|明确|讨论)"
)


def nature_left_open(document: Document) -> re.Match[str] | None:
    """Where a final report says that its nature is open, and neither who settles it nor when."""
    for match in document.finditer(_OPEN_NATURE, PROSE):
        begin, stop = document.sentence_at(match.start())
        if not (_FINDS.search(document.plain, begin, stop) or dates(document).holds(begin, stop)):
            return match
    return None


_ELEMENTS = {
    "事件概况": (
        r"概况|概述|基本情况|经过|回顾|始末|过程|^案情",
        r"(?:发生|突发)[^。]{0,60}(?:事故|事件|火灾|火情|漏水|中毒|受伤)",
    ),
    "性质认定": (
        r"性质|定性|认定",
        r"(?:认定|定性|结论)[^。；]{0,40}[，、]?属(?!地|实)于?[^，。；]{2,}|(?:认定|定性|确认)[^，。；]{0,12}(?:为|系)|性质[^。]{0,12}(?:为|属|待)|属(?:于)?[^，。；]{0,12}(?:事故|事件|案件)",
    ),
    "处置情况": (
        r"处置|处理|应急|应对|救治|抢修|善后",
        r"(?:立即|随即|先后|当日|组织)[^。]{0,30}(?:处置|救治|扑救|疏散|抢修|送医|善后)",
    ),
    "经验教训": (
        r"教训|反思|暴露|问题|原因剖析|不足|短板|得失|检讨|体会|启示",
        r"(?:值得|应当?|需要)(?:汲取|吸取|记取|反思|检讨)的|(?<![汲吸]取)(?<![汲吸]取了)(?<!深刻)(?<!经验)教训|经验教训[是为：]|暴露出?[^。]{0,12}(?:问题|短板|不足|漏洞)|反思",
    ),
    "整改措施": (r"整改|改进|改正|防范|下一步|今后|措施", r"整改|责任(?:人|部门)：|完成时限"),
}


# a finding that nobody is named for: 经认定，属一般责任事故; 经诊断为骨折
_FOUND_BY_NOBODY = Pattern(
    r"(?:^|(?<=[，。；\n]))(?:后)?经(?:过)?(?:调查|研究|鉴定|核实|研判|综合|分析|会商)*(?:认定|定性|判定|鉴定|诊断|化验|检验)(?=，|[^，。；]{0,12}(?:为|系|属))"
    r"|(?:^|(?<=[，。；\n]))经(?:过)?(?:有关|相关|专业|权威)*(?:专家|部门|方面|机构|人员|人士)(?:组|们)?(?:认定|定性|判定|鉴定|诊断|研判|确认)(?=，|[^，。；]{0,12}(?:为|系|属))"
    r"|(?:^|(?<=[，。；\n]))经(?:过)?(?:综合|认真|反复|集体)*(?:分析|研判|判断|推断)(?=，(?:该|本|此)?[^，。；\d]{0,6}?(?:系(?![统列])|属于|是由|是因))"
)


_FINDS = Pattern(
    r"医院|医务室|卫生院|诊所|中心|机构|支队|大队|公安|派出所|疾控|消防|交警|法医|司法|调查组|专家组|监管|(?<!\d)\d{1,2}时"
)


# 该事件性质为校园霸凌: nobody is said to have found it
_NATURE_TOLD = Pattern(
    r"(?:该|此|本|此次|本次)(?:起)?(?:事件|事故|案件)的?性质(?:认定)?(?:为|是|属于?|系)(?!待|尚|否|什么|有关|由|正在|何)[^，。；]{2,16}(?=[，。；])"
)


_AROUND = 400  # code points about a nature in which a paragraph may say how it was found


_FOUND_SOMEHOW = Pattern(r"认定|判定|研判|鉴定|会商|通报|出具|初步|疑似|定性|确认|调查组|调查报告|待")


def found_by_nobody(document: Document) -> Iterator[Hit]:
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
CHARACTER = r"贪图(?:小利|便宜|钱财)|贪小便宜|虚荣心(?:强|作祟)|(?:性格|脾气)(?:暴躁|偏执|孤僻|古怪)|素质(?:低下|极?差)|(?:一贯|平时|平日)(?:表现)?(?:就|很|较)?(?:恶劣|顽劣|散漫|调皮|淘气|捣蛋|不听话|懒散|爱(?:打架|惹事|闹事))|始作俑者|惯犯|(?<!不要)(?<!不能)(?:毛手毛脚|笨手笨脚|冒冒失失|毛毛躁躁|没轻没重|吊儿郎当)|品行(?:不端|恶劣)|劣迹斑斑"


# an element that heads its paragraph, also with a number: 事件概况：9月14日……, （三）处置：……
_LABELLED = Pattern(
    r"(?<![^\n])[ \u3000]*(?:（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十\d]{1,2}[、.]|[其第][一二三四五六][，、])?[ \u3000]*(?:[\u4e00-\u9fff]{2,8}[：。]|【[\u4e00-\u9fff]{2,8}】)"
)
# what was done about it, by the hour, in a paper without headings
_ACTED = Pattern(
    r"报[告警案]|拨打|呼叫|赶[到赴]|到[场达]|抵达|送[往至到医]|接[上走到]|救[出治护]|扑[救灭]|熄灭|疏散|撤[离出]|清点|关[闭停]|切断|"
    r"封[闭锁存]|抢修|更换|修复|恢复|移交|隔离|接种|消[毒杀]|退[还回款]|支付|赔付|回访|答复"
)
_FEWEST_HOURS = 3  # of a paragraph that tells how it went


def _told_by_the_hour(document: Document) -> tuple[bool, bool]:
    """Whether a paper without headings tells what happened, and what was done about it, by the hour."""
    if any(heading.level < 3 for heading in headlines(document)):
        return False, False
    happened = acted = False
    for passage in document.roles(Role.BODY):
        hours = [clock.end for clock in clocks(document.plain, passage.start, passage.end)]
        if len(hours) >= _FEWEST_HOURS:
            happened = True
            acted = acted or sum(_ACTED.search(document.plain, at, at + _NEAR) is not None for at in hours) > 1
    return happened, acted


_NEAR = 24  # code points behind an hour in which stands what was done then


def missing_elements(document: Document) -> list[str]:
    """The elements of a final report that neither its headings nor its text show."""
    headings = " ".join(document.text[h.start : h.end] for h in headlines(document) if h.level < 3)
    headings += " ".join(match.group() for match in document.finditer(_LABELLED, {Role.BODY}))
    body = document.joined({Role.BODY, Role.CELL})
    shown = dict(zip(("事件概况", "处置情况"), document.once(_told_by_the_hour), strict=True))
    return [
        name
        for name, (in_heading, in_body) in _ELEMENTS.items()
        if not (re.search(in_heading, headings) or re.search(in_body, body) or shown.get(name))
    ]


BODIES = "消防|公安|派出所|疾控|疾病预防控制|市场监管|市场监督|交警|交管|应急管理|医院|检测机构|鉴定机构|调查组|网信|检察|法院"


# what says that an inquiry is still open
UNSETTLED = Pattern(
    r"(?:调查|勘验|鉴定|检测|认定|侦办|检查)(?:工作)?[^，。；]{0,6}(?:正在|还在|尚在|仍在|在)进行|[正还尚仍]在(?:进一步|对[^，。；]{1,12})?(?:进行)?(?:责任)?(?:调查|侦办|侦查|认定|鉴定|勘验|检测|检查)(?!站)"
    r"|(?:结果|结论|报告|认定|鉴定)(?:尚未|还未|没有|还没有|未)(?:公布|出具|作出|得出|出来|出|明确)|(?:认定书|鉴定书|化验单|检验单|结果|结论|报告|意见)[^，。；]{0,4}(?:还没有?|尚未|没有?|未)(?:下来|拿到|送达|到手|寄到|返回|出|作出|下达|下发)|(?:尚|还|仍)(?:未|没有?)(?:作出|出具|公布|得出|形成|通报|给出)[^，。；]{0,8}(?:结果|结论|认定|意见|报告|鉴定)|[尚还仍]未(?:定责|定性|查清|查明)|(?:等|待)[^，。；]{0,14}(?:检测|鉴定|认定|调查|化验)(?:结果|结论|意见)|(?:进一步|继续|深入)调查|原因(?:尚|还)?(?:有待|不明|不清|未查明)"
    r"|(?:检测|鉴定|检验|化验|认定|调查|评估|勘验)(?:结果|结论|报告|意见)(?:预计|将|拟|计划)[^，。；]{0,12}(?:出具|公布|反馈|得出|作出|出来)"
    r"|(?:(?<![^，。；：\n])|(?:原因|起因|成因|源头|事故|事件)的?)(?:排查|核查|勘查|勘察)(?:工作)?(?:仍|正|还|尚)在(?:进行|继续|开展)"
)


# who found it; what they have not found yet settles nothing: 交管大队已立案，责任认定书尚未出具
AUTHORITY = Pattern(
    rf"(?:{BODIES}|部门|单位|专家|公司)[^。；]{{0,24}}(?<![未待在将])(?<!未能)(?<!未作出)(?:认定|出具|检测|勘验|鉴定|通报|确认|查明|(?<!介入)(?<![展开]开)(?<!立案)调查)(?!(?:书|结果|结论|意见|报告)?[^，。；]{{0,2}}(?:尚未|还未|仍未|还没|没有|未[出作拿公下]))"
)


TITLE = "学生公寓2号楼发生漏水"


EVENT = (
    "2024年5月20日14时30分许，学生公寓2号楼3层发生漏水，涉及6名学生，未造成人员伤亡和财产损失。14时35分接宿管员报告，"
    "后勤处立即关闭水阀并疏散学生，处长到场指挥。水势已得到控制，后续情况续报。"
)


SECTIONS_GOOD = (
    "一、事故基本情况",
    "截至2024年5月20日18时，漏水点已修复，6名学生返回宿舍。原因正在调查。",
    "二、领导批示落实情况",
    "暂无领导批示。",
    "三、网络舆情及善后处置情况",
    "未发现相关舆情，家属情绪稳定。",
)


def follow_up(title: str, *body: str, says: tuple[str, ...] = ()) -> Example:
    """A follow-up as an example, with this title and this text."""
    return reported(title, *body, kind=Kind.FOLLOW_UP, says=says)


FINAL_GOOD = (
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
