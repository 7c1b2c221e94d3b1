"""What a first report must hold, and what it must not put off (三)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import (
    CASUALTIES,
    MEASURES,
    SOURCE,
    event_places,
    part_of_day,
    tells_no_event,
    tells_time,
    tells_trouble,
    tells_what,
)
from alvtc_info.analysis.told_places import names_a_place
from alvtc_info.analysis.vague_sites import vague_sites
from alvtc_info.model.finding import Basis, Fix, Hit, Severity, whole
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import CONTENT, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed, reported
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document
from alvtc_info.rules.report_contents import (
    EVENT,
    GOES_ON_FROM,
    TITLE,
    WAIT_AND_SEE,
    found_by_nobody,
    hushed_up,
    of_another_kind,
    unnamed_units,
    without_a_day,
)

# the same in the words of papers that name no report: who saw it, who is well, what was done on the spot
_SAID_OTHERWISE = {
    "信息来源": Pattern(
        r"据[^，。；]{2,24}(?:答复|告知|回[报复]|反馈|来电|核实|查看|录像|记录|工单|监控|日志|台账|系统|显示|陈述|自述|讲述|所述|介绍|通知)|告警|弹出|(?:监控|日志|系统|屏幕|装置|仪表|平台)[^，。；]{0,10}(?:显示|记录|报警|提示|监测)|"
        r"按下[^，。；]{0,10}(?:按钮|呼救)|接听|目睹|看到|看见|听到|注意到|巡[查逻检]|值[班守]|打给|打来|来电|来访|反映"
        # whoever and whatever noticed it: 监控中心发现, 烟感鸣响
        r"|(?:[室处部系科馆队组员工师生人某长安卫医]|中心|同学|群众|主机|探头|仪|器|无人机)(?:(?<!未)[在于从由][^，。；]{1,12})?(?:(?:最先|首先|率先|率|最早|及时)?(?:发现|察觉|发觉|觉察|闻到|听见|监测到|识别|捕捉到|抓拍)|报[修警])"
        r"|(?:[烟温]感|主机|报警器|报警系统|探测器|传感器|水浸|监测仪|监控|门禁|井盖)[^，。；]{0,8}(?:报警|鸣响|鸣叫|响起|推送|触发|动作)|(?:群|微信|热线|信箱|论坛|留言)[^，。；]{0,8}(?:报告|报修|求助|告知|得知|获悉|收到|接到)|接[警访]|获悉|得知|闻讯|举报|求助"
    ),
    "人员伤亡": Pattern(
        r"无人(?:离场|离开|走散|走失)|未伤|一人不少|无一[^，。；]{0,4}伤|(?:未|没有?|尚未)(?:能)?找到|(?:下落|去向)不明|失联|外伤|急诊|意识|神志|中暑|无(?:其他)?(?:伤病|不适|恙)|身体无恙|到齐|点[名到]|[无没]有?人(?:员)?(?:受|被|滞|遗|不)|发热|腹[痛泻]|呕吐|轻生|过敏"
    ),
    # by when more is told: 12时30分前报告诊断结果; 下一次报告时间为17时
    "续报安排": Pattern(
        r"\d{1,2}(?:时(?:\d{1,2}分)?|日|:\d\d)(?:之|以)?前，?[^。；]{0,30}?(?:报告|报送|上报|再报|汇报|回报|补报)|下一?次(?:报告|报送|信息)|[后再]即?(?:再报|续报|补报)|各报(?:告|送)?一次"
    ),
    "先期处置": Pattern(
        r"撤[下回]|更正|下线|改[为由到走用]|封闭|采样|消毒|更衣|隔离|封[住堵贴]|围挡|留[院室校]观察|测温|体温|暂停|中止|停[机炉梯电水用]|易地|提交[^，。；]{0,8}(?:申请|核查)|送检|送[往到至去医]|护送|搀扶|平卧|带[往离到]|接走|接[到回](?![^，。；]{0,14}(?:报|电话|来电|反映|通知|求助|短信|邮件))|"
        # what a department did at its hour, whatever it was: 20时40分，后勤处抢修
        r"\d(?:时(?:\d{1,2}分)?|:\d\d)(?:许|左右)?，?(?:(?![处部系科馆队办]|中心|物业|公司|医院|校医|电工|维修|抢修|保安|民警)[^，。；\d]){0,10}(?:[处部系科馆队办]|中心|物业|公司|医院|校医室?|电工|(?:维|抢)修(?:工|班|组|人员)|保安|民警)(?:[\u4e00-\u9fff]某|(?![\u4e00-\u9fff]某))"
        r"(?![处部系科馆队办长员里内外门口一二三四五六七八九十的和与、：]|中心|主任|负责人|领导|教师|学生|未|没|不|无|尚|将|拟|准备|计划|打算|等?待|接|收到|获|得知|发现|察觉|看|听|反映|报|向|[致来]电|称|告知|电话|口头|了解到?|召开|开会|会商|研究|讨论|认为|表示|要求|[，。；]|因|突|出现|发生|从|与|在|到场|到达|抵达|赶[到赴])[\u4e00-\u9fff]{2}"
        r"|(?:送|扶|背|抬|陪)[^，。；]{0,12}(?:就[医诊]|医治|诊治|治疗|急诊|卫生[院室所]|医务[室所]|校医)|排水|堵漏|止水|止血|降温|抢[修险救出]|修[复理好补]|疏通|铲[雪冰]|除[雪冰]|断[水气]|扶正|加固|支[护撑顶]|[遮覆苫]盖|搬[离运移出走]|转移|挪[走开]"
        r"|(?:通知|联系|调集|调派|派出?|安排|请)[^，。；将]{0,10}(?:人员|工人|师傅|[电水焊]工|维修工|公司|厂家|校医|医生|物业|专家|队)(?![^，。；]{0,4}未)|"
        r"陪[同护]|抽排|更换|启[用动]|核实|逐间|逐一|逐人|点名|报[警案]|拨打|止付|关[闭掉停]|切断|断[开电网]|排查|清[理点]|劝[离开]|安抚|面谈|谈[话心]|搜[寻索]|寻找"
    ),
}
_LATER = (
    ("信息来源", SOURCE),
    ("人员伤亡", CASUALTIES),
    (
        "财产损失",
        Pattern(r"(?:经济|财产)?损失|过火面积|受损|车损|烧[毁损]|损[毁坏]|毁坏|浸湿|浸泡|破裂|开裂|(?:维修|修理)费"),
    ),
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
            r"(?:涉及|波及|影响)[^，。；]{0,15}(?:人|名|户|栋|间|班|专业|范围|秩序|宿舍)|秩序|全楼|其[他余](?:楼|区域|场所|学生|师生|人员|\d)[^，。；]{0,12}(?:正常|平稳|未|没有|安全)|恢复(?:通行|正常)|照常|不影响|未受波及|(?:入住|在楼|在场|在校)[^，。；]{0,6}\d|未(?:造成|引发)[^，。；]{0,8}(?:影响|聚集|舆情)"
        ),
    ),
    (
        "发展趋势",
        Pattern(
            r"(?:态势|事态|情况|病情|情绪|水势|火势)[^，。；]{0,6}(?:可控|平稳|稳定|得到控制|好转|扩大)|已(?:修复|恢复|扑灭|控制|得到控制)|不排除|预计|恢复[^，。；]{0,6}时间|待[^，。；]{2,14}后(?:再)?(?:确定|恢复|定)|(?:意识|神志)清|生命体征|视[^，。；]{2,10}(?:情况|结果)"
        ),
    ),
    (
        "续报安排",
        Pattern(
            r"续报|(?:后续|进展|最新|有关|处置|结果)[^，。；]{0,8}(?:情况|进展|结果)?[^，。；]{0,6}(?:再|另|及时|随时|即|将|持续|继续|适时)[^，。；]{0,6}(?:报告?|汇报|报送|上报)|(?:再次?|另行?|及时|随时|持续|继续|滚动)(?:向(?:(?![作做]了|进行了)[^，。；]){1,12})?(?:书面)?(?:上报|报告|报送|汇报|反馈)|特此报告|(?:后续|进展)情况|跟踪|跟进"
        ),
    ),
)


# what every first report tells; where it does, what else is open may wait unless nothing of it is told
_IN_ALL = frozenset({"信息来源", "人员伤亡", "先期处置", "续报安排"})


# code points in which what happened is told, in words that nobody thought of
_TELLS_ENOUGH = 160


# what happens in the net has the system, the site or the account for its place
_ONLINE = Pattern(
    r"(?:误发|误转|发[到至在]|推送[到至]|转[到至])[^，。；]{0,20}(?:群|公告栏|公众号|官网|网站|邮箱|系统|平台|朋友圈)|(?:(?:选课|教务|办公|财务|一卡通|门禁|信息|网络|应用|业务|考试|招生|学工|邮件|缴费)[^，。；]{0,4}系统|门户|网站|服务器|数据库|公众号|网页|平台|账[号户]|校园网|微博|微信群|QQ群|群聊|朋友圈|(?:班级|年级|学生|家长|工作)群|短视频|抖音|贴吧|论坛)"
    r"[^，。；]{0,24}(?:访问|登录|登陆|攻击|篡改|加密|瘫痪|泄露|宕机|中断|异常|入侵|植入|勒索|打不开|无法打开|发布|发帖|出现|流传|传播|转发|评论)"
)


# who was defrauded by a call was wherever the call came: 接到自称客服的电话……转账3000元
_BY_PHONE = Pattern(
    r"(?:电话|短信|网[上络购]|链接|软件|[Aa][Pp][Pp]|屏幕|二维码|微信|QQ|好友)[^。；]{0,60}(?:转账|汇款|付款|支付|转出|转走|扣款|被骗|骗[走取去了])|电信(?:网络)?诈骗"
)
_MONEY = Pattern(r"诈骗|被骗|转账|汇款|盗刷|冒充")


# somebody who is missing was last seen at the place that was left
_LAST_SEEN = Pattern(
    r"(?:从|由|自)[^，。；]{2,14}(?:离校|离开|走出|外出|出走|出校)|(?:走出|离开)[^，。；]{0,6}(?:校区|校门|[东西南北正侧大]门|公寓|宿舍)"
)


def first_report_elements(document: Document) -> Iterator[Hit]:
    """首报缺要素：什么时间、什么地点、发生了什么。

    制度{3a}：首报直报事件发生的时间、地点、基本情况等初步情况。缺这三项各报一条必改（写了一两百字的，不问有没有基本情况）；时间要写到“时”，只有日期的报宜改，只写早上、下午的作建议。
    食堂、实训楼一类学院不止一处的，写明是哪一处、几层几室；伤情诊断写明医院和时间（宜改）。信息来源、伤亡、损失、先期处置、影响、趋势、领导到场、续报安排缺了，合为一条建议，可以在续报里补充，不因此迟报。
    来源、伤亡、处置、续报安排都写了，也写了报给谁的，其余的就不提示。写的是获奖、开会一类，只提示核对文种。写明“正在核实、正在统计”算有；首报不要求写原因。单列“经验教训”“整改措施”的、单位只写“某企业”的，作建议。
    开头一句只说“校外一处院落、某条公路上、有个宿舍”的，宜改。
    """
    text = document.joined(CONTENT)
    if document.once(tells_no_event):
        yield of_another_kind(document)
        return
    yield from _goes_on_from_another(document)
    timed, hour = tells_time(document)
    if not timed:
        yield whole("首报缺少发生时间，请写明“某年某月某日某时某分许”")
    elif not hour:
        yield whole("首报的发生时间没有写到“时”，请写成“5月20日14时30分许”", Severity.WARNING)
    elif part := part_of_day(document):
        yield Hit(*part, "发生时间只写到这一段，请写明几时几分", Severity.INFO)
    placeless = (
        next(event_places(document), None) is None
        and not any(each.search(text) for each in (_ONLINE, _LAST_SEEN, _BY_PHONE, _TOLD_AS_PLACE))
        and not names_a_place(document)
    )
    if placeless:
        some = _somewhere(document)
        message = "首报缺少发生地点，请写明在哪个校区、哪栋楼、哪个路段"
        yield Hit(*some.span(), f"{message}；“{some.group()}”太笼统") if some else whole(message)
    if not (len(text) >= _TELLS_ENOUGH or tells_what(text) or tells_trouble(text) or _ONLINE.search(text)):
        yield whole("首报缺少基本情况，请写明发生了什么事")
    yield from found_by_nobody(document)
    if not _EXAMINED.search(text):
        for match in document.finditer(_DIAGNOSED, {Role.BODY}):
            yield Hit(*match.span(), "伤情请写明由哪家医院、什么时候诊断；没有诊断的写“伤情正在检查”", Severity.WARNING)
    coarse = list(_coarse_place(document))
    yield from coarse
    for found, name in vague_sites(document) if not (coarse or placeless) else ():
        message = f"“{found[name]}”太笼统，请写明在哪个镇、哪条路、哪栋楼、几层几室"
        yield Hit(*found.span(name), message, Severity.WARNING)
    yield from _some_hurt(document)
    yield from _put_off(document)
    yield from hushed_up(document)
    yield from without_a_day(document, WAIT_AND_SEE)
    yield from unnamed_units(document)
    for heading in headlines(document):
        name = document.text[heading.start : heading.end]
        if heading.level == 1 and _OF_THE_END.search(name):
            yield Hit(heading.start, heading.end, "首报只报已知的情况，教训、整改写进终报", Severity.INFO)
        elif heading.level == 1 and _OF_A_FOLLOW_UP.search(name):
            yield Hit(heading.start, heading.end, "这是续报的固定标题，首报不设这一节", Severity.INFO)
    missing = [name for name, cue in _LATER if not (cue.search(text) or _is_said_otherwise(name, text))]
    in_title = document.joined({Role.TITLE})
    if "人员伤亡" in missing and (_ONLINE.search(text) or _MONEY.search(text) or tells_trouble(in_title)):
        missing.remove("人员伤亡")  # nobody is hurt in the net, by a fraud, or by who asks for his pay
    reported_up = _REPORTED_UP.search(text) is not None
    if not _IN_ALL.isdisjoint(missing) or (len(missing) == len(_LATER) - len(_IN_ALL) and not reported_up):
        if not reported_up:
            missing.append("口头报告的经过")
        yield whole(f"还没有写到{'、'.join(missing)}，可在续报中补充；情况不明的写“正在核实”", Severity.INFO)


def _is_said_otherwise(name: str, text: str) -> bool:
    more = _SAID_OTHERWISE.get(name)
    return more is not None and more.search(text) is not None


# to whom it was reported: 处长8时12分报告分管副院长, 接值班员报告
_REPORTED_UP = Pattern(
    r"(?:报(?:告|送|至|到|给)?|汇报|电话)[^，。；]{0,10}(?:负责人|主任|处长|馆长|部长|领导|书记|院长|党政办|值班室|值守)|(?:向|给)[^，。；]{0,14}(?:负责人|主任|处长|馆长|部长|领导|书记|院长|党政办|值班室)[^，。；]{0,10}(?:报告?|汇报|说明|电话)"
    r"|接(?:到)?[^，。；]{0,12}(?:报告|电话|来电|报警|报修)|逐级|特此报告"
)
_OF_A_FOLLOW_UP = Pattern(r"(?:领导批示落实|网络舆情及善后处置)情况")  # fixed sections of a follow-up
_MARKED_FIRST = Pattern(r"（首报）")
_FIRST_BEFORE = Pattern(r"首报已?(?:已|于)[^，。；]{2,24}报送，现|继[^，。；]{2,24}首报[之以]?后，")


def _goes_on_from_another(document: Document) -> Iterator[Hit]:
    """The mark of a first report whose text says that it is a follow-up."""
    mark = next(document.finditer(_MARKED_FIRST, {Role.TITLE}), None)
    found = (next(document.finditer(each, {Role.BODY}), None) for each in (GOES_ON_FROM, _FIRST_BEFORE))
    said = mark and next(filter(None, found), None)
    if mark and said:
        yield Hit(
            *mark.span(), f"标的是首报，正文写“{said.group()}”：应标“（续报）”，按续报三节写", fix=Fix("（续报）")
        )


_OF_THE_END = Pattern(r"(?:经验)?教训|整改(?:措施|情况)|责任(?:追究|认定)|性质认定")  # sections of a final report


# a building of which there are several, by its kind alone, and what tells which or where in it
_ANY_HOUSE = Pattern(
    r"(?:在|于|(?<=[时分许午晚晨夜天才]，))(?:我院|学院|校内|我校)?(?P<house>实训楼|教学楼|宿舍楼?|学生公寓|公寓|食堂|餐厅|实验室|实训室|教室)(?![前后旁外东西南北区门]|附近|[、和与及管值工员经主负承保师厨学教])"
)


_WHICH = Pattern(
    r"\d[^，。；\d]{0,2}(?:号|楼|室|层|栋|座|区)|[A-Za-z][区座栋]|[一二三四五六七八九十]{1,2}(?:号|层|楼|食堂|餐厅|公寓|教学|实训|宿舍)|第[一二三四五六七八九十](?!时间)|[东西南北](?:侧|校区|门|区|楼|食堂|餐厅)|[男女]生(?:公寓|宿舍)|(?:清真|民族|教工|师生|风味)(?:食堂|餐厅)|[\u4e00-\u9fff]{2,8}(?<![训学]楼)(?:实训室|实验室)"
)


# a place that is one of many, or none at all: 一处车棚, 某路段
_SOME_HOUSE = Pattern(
    r"(?:一[处座栋间个所片]|(?:(?<=[在于内校院园区])|(?<![\u4e00-\u9fff]))某[处座栋间个所片]?)[^，。；与和及向\d]{0,3}?(?P<house>车棚|(?:学生)?宿舍楼?|教室|教学楼|实训楼|实训室|实验室|公寓|食堂|餐厅|库房|仓库|工地|办公室|卫生间|机房|楼房|路段|路口|商铺|餐馆|小区|超市)(?![^，。；]{0,8}(?:电话|打来|来电))"
)


# a place by how it is told, whatever it is called: 地点：…, 10时40分，学院田径场东侧训练区
_TOLD_AS_PLACE = Pattern(
    r"[东西南北](?:侧|面|边)?围墙|[进闯窜翻冲]入(?:学院|我院|校内)?[\u4e00-\u9fff]{0,6}(?:圃|园|院|场|楼|室|馆|区|库|房|渠|沟)(?=[，。；])|\d{1,2}时(?:\d{1,2}分)?许?，(?:在|位于)?[\u4e00-\u9fff]{0,6}?(?:田径场|操场|篮球场|足球场|体育馆|图书馆|行政楼|办公楼|综合楼|报告厅|大礼堂|锅炉房|换热站|配电室|停车场|浴室|家属区)(?!管理|值班|工作|负责|主任|馆长)|"
    r"从(?!此|中|而|来|[床车楼梯马树桌椅墙]上|高处|上面|空中|楼下|业)[\u4e00-\u9fff\dA-Za-z]{2,14}?(?:冒[出起]|坠|摔|跌|掉|脱落|漏|喷|溢|涌)|地点[：是为](?! *(?:待|有待|尚|正|还|暂|未|无|不[详明清]|某))|\d{1,2}时(?:\d{1,2}分)?许?，(?:在|位于)?(?![^，。；]{0,12}(?:报(?!告厅|亭)|致电|告知|通知|送|到达|赶[到赴]|抵达))[\u4e00-\u9fff\dA-Za-z]{2,14}?(?:(?<![部出住入转])院|[场馆楼室厅区库站园房池棚台井湖河渠路街](?<![坠跳爬上下]楼)(?<![跳投落坠][河湖井渠])|(?<!部)(?<![出进开关入锁上])门|(?:东|西|南|北|内|外|旁|一|正)侧)(?=[，。；突发出]|[内外里上旁前][，。；突发出一有])"
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


# people were hurt, and nothing says how many
_SOME_HURT = Pattern(
    r"(?<![没未无如若凡曾所是持含])有(?:学生|师生|人员?|教师|工人|群众|同学)(?:被[^，。；]{1,6}?)?(?:受伤|受[轻重]伤|[摔烫砸擦滑烧割夹撞扭]伤|滑倒|晕倒|摔倒|不适|被困)|几个(?:学生|师生|人|教师|同学|工人)(?=[^，。；]{0,6}(?:伤|倒|不适|被困|呕吐|腹痛))"
)
_COUNTED_PEOPLE = Pattern(r"(?:\d|[一二两三四五六七八九十])(?:余|多)?[名人位](?!次)")
_BEING_COUNTED = Pattern(r"(?:人数|伤情|伤亡)[^，。；]{0,8}(?:核实|统计|核查|清点)|是否|有没有|如有")


def _some_hurt(document: Document) -> Iterator[Hit]:
    """People who were hurt, in a report that tells no number of people at all."""
    text = document.joined({Role.BODY}) + document.joined({Role.TITLE})
    if _COUNTED_PEOPLE.search(text):
        return
    for match in document.finditer(_SOME_HURT, {Role.BODY}):
        if not _BEING_COUNTED.search(document.plain, *document.sentence_at(match.start())):
            message = "请写明几人；没有核实的写“人数正在核实”"
            yield Hit(*match.span(), message, Severity.WARNING)
            return


# within the college, and nothing that says where
_WITHIN = Pattern(
    r"(?<=[在于，])(?:学院|校园|校区|我院|[校院])[内里](?:(?:的?某处|的?一处)|(?=[，。；]|发生|突发|被|摔|滑|晕|跌|不慎|与))"
)
_SPREADS = Pattern(r"累计|病例|感染|流感|连续|多起|多次|聚集性")
_ANY_SITE = Pattern(
    r"[楼室馆路门棚库场院亭桥渠沟池坡栋层口]|公寓|宿舍|食堂|餐厅|操场|车间|工地|锅炉|基地|管网|全院|全校|各[系处]|网|系统|平台|公众号|群"
)


def _within(document: Document) -> re.Match[str] | None:
    """Where the first sentence says that it happened in the college, and it and the title name no site."""
    lead = next(document.roles(Role.BODY))
    begin, stop = document.sentence_at(lead.start)
    found = _WITHIN.search(document.plain, begin, stop)
    if found is None or _SPREADS.search(document.plain, begin, stop):
        return None
    others = document.plain[begin : found.start()] + document.plain[found.end() : stop] + document.joined({Role.TITLE})
    return None if _ANY_SITE.search(others) else found


def _coarse_place(document: Document) -> Iterator[Hit]:
    """The place of the event, where it is a building of which the college has several, and nothing tells which."""
    lead = next(document.roles(Role.BODY), None)
    found = _ANY_HOUSE.search(document.plain, lead.start, lead.end) if lead else None
    if lead and found and not _WHICH.search(document.joined({Role.TITLE}) + document.words(lead)):
        message = f"“{found['house']}”没有写是哪一处、哪一层，请写具体"
        yield Hit(*found.span("house"), message, Severity.WARNING)
    within = _within(document) if lead and next(event_places(document), None) else None
    if within:
        yield Hit(*within.span(), f"“{within.group()}”太笼统，请写明是哪栋楼、什么位置", Severity.WARNING)
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


# the paper is waited for, and not what is to be found out: 等书面材料成稿后再一并向其汇报
_PAPER_FIRST = Pattern(
    r"(?:等|待)(?:[^，。；]{0,8}(?:书面)?(?:材料|报告|稿子?|信息|文字)[^，。；]{0,4}(?:成稿|写[好完]|完成|整理好?|定稿|起草好?|拟好|形成)|[^，。；]{0,6}书面(?:材料|报告))(?:之?后|以后|了)?，?再(?:一并|统一|一起)?[向给](?:[^，。；]{0,8}领导|其|他|她|书记|院长)(?:作|做|进行)?(?:书面)?(?:报告|汇报)"
)


_SETTLED_STEP = Pattern(r"书面|详细|续报|终报|结果|结论|进展|材料|另行")


_AT_ONCE = "紧急信息要逐级立即报告，不等不压；没有查清的先报，再续报"


def _put_off(document: Document) -> Iterator[Hit]:
    """Reports up the chain that are put off, or are not to be made."""
    text = document.plain
    for match in document.finditer(_PAPER_FIRST, {Role.BODY}):
        yield Hit(*match.span(), _AT_ONCE, Severity.WARNING)
    for match in document.finditer(_PUT_OFF, {Role.BODY}):
        stop = document.sentence_at(match.start())[1]
        told_to = match.start(match.lastgroup or 0)
        waits = match.group()[0] not in "待等" or _PUT_OFF_FOR.search(text, match.start(), told_to)
        if waits and not _SETTLED_STEP.search(text, match.start(), stop):
            yield Hit(*match.span(), _AT_ONCE, Severity.WARNING)


# a diagnosis that is told as seen: 造成开放性骨折
_DIAGNOSED = Pattern(
    r"(?:造成|致使?|导致)[^，。；]{0,12}?(?:(?:开放性|粉碎性|闭合性|线性)?骨折|骨裂|脑震荡|颅内出血|韧带(?:断裂|撕裂|损伤)|肌腱断裂|(?:[二三]|Ⅱ|Ⅲ|深)度烧伤|脏器损伤|气胸)"
)


_EXAMINED = Pattern(r"诊断|确诊|检查|拍片|CT|医生|医嘱|疑似|初步|核实")


_LACKS = "可在续报中补充"


_SHED = "2024年5月20日21时10分，接保卫处报告，学院{}冒烟，7辆电动车受损，无人员伤亡。保卫处立即组织扑救，处长到场指挥，影响范围有限，火势已得到控制。后续情况续报。"


_CRASH = "2024年5月20日21时10分，接司机报告，师生乘坐的客车{}与货车追尾，2名学生受伤，车辆受损。学院立即组织救援，处长赶到现场指挥，影响范围有限，病情平稳。后续情况续报。"


_VOLUNTEERS = (
    "2024年5月20日9时至11时，团委36名志愿者到西花园社区服务，分为家电维修、环境清扫、健康义诊三组，为居民维修小家电42件，"
    "清扫楼道18个，测量血压65人次。截至当日12时，收回意见表120份，其中满意114份，占95%。"
)


def _first(text: str, *says: str) -> Example:
    return reported(TITLE, text, kind=Kind.FIRST, says=says)


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
            reported(
                "客车抛锚（首报）",
                "2024年5月20日8时30分，1辆客车在⟦某条公路上⟧抛锚，6名学生晕车，送盟中心医院救治，处长到场指挥，后续情况续报。",
                kind=Kind.FIRST,
                says=("还没有写到",),
            ),
            Example(
                framed("学生在技能大赛中获奖⟦（首报）⟧", "2024年5月18日，护理系2名学生在全区护理技能大赛中获一等奖。"),
                Kind.FIRST,
            ),
            Example(framed("志愿者走进社区⟦（首报）⟧", _VOLUNTEERS), Kind.FIRST),
            Example(
                framed(
                    "消防安全宣传周活动⟦（首报）⟧",
                    "2024年5月20日9时至11时，保卫处在学生公寓2号楼前摆放展板12块，讲解火灾逃生知识，演示灭火器使用方法，"
                    "学生186人签名承诺不违规用电。截至当日12时，发放手册320份，收回答题卡186张，平均得分91分。",
                ),
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
            _first(
                "2024年5月20日⟦早上⟧，学生公寓2号楼3层发生漏水，涉及6名学生，未造成人员伤亡和财产损失。14时35分接宿管员报告，后勤处立即关闭水阀并疏散学生，处长到场指挥，影响范围有限，水势已得到控制，后续情况续报。"
            ),
            _first("2024年5月20日14时30分许，学生公寓2号楼3层发生漏水。", "信息来源、人员伤亡"),
            reported("车棚火情", _SHED.format("⟦一处车棚⟧"), kind=Kind.FIRST),
            reported("车棚火情", _SHED.format("⟦某车棚⟧"), kind=Kind.FIRST),
            reported("学生受伤", EVENT.replace("学生公寓2号楼3层", "⟦一间闲置教室⟧"), kind=Kind.FIRST),
            reported("学生受伤", EVENT.replace("学生公寓2号楼3层", "学院⟦某实训室⟧"), kind=Kind.FIRST),
            reported("车辆追尾", _CRASH.format("⟦在路上⟧"), kind=Kind.FIRST),
            _first(EVENT + "后勤处决定，⟦待情况查清后再向学院领导报告⟧。"),
            _first(EVENT + "此事⟦暂不上报学院⟧。"),
            _first(EVENT + "分管领导出差，⟦等书面材料写好后再一并向其汇报⟧。"),
            _first(EVENT + "受损家具怎么赔，⟦等物业有了答复再定⟧。"),
            _first(EVENT + "下步处置⟦走一步看一步⟧。"),
            reported(TITLE, EVENT, "二、⟦领导批示落实情况⟧".replace("二、⟦", "⟦二、"), "暂无。", kind=Kind.FIRST),
            reported(TITLE + "⟦（首报）⟧", "现将截至5月20日18时的情况续报如下。", EVENT, kind=Kind.FIRST),
            reported("车棚火情", _SHED.format("校园⟦某路段⟧"), kind=Kind.FIRST),
            reported("学生受伤", _CRASH.format("在⟦学院内⟧"), kind=Kind.FIRST),
            reported("学生受伤", _CRASH.format("在⟦学院内某处⟧"), kind=Kind.FIRST),
            reported(TITLE + "⟦（首报）⟧", "首报已于5月20日15时报送，现将后续情况报告如下。", EVENT, kind=Kind.FIRST),
            _first(EVENT + "墙面怎么修⟦以后再谈⟧。"),
            _first(EVENT.replace("涉及6名学生，未造成人员伤亡和财产损失", "⟦有学生滑倒⟧受伤，损失正在统计")),
            _first(EVENT.replace("涉及6名学生，未造成人员伤亡和财产损失", "⟦几个学生⟧摔倒受伤，损失正在统计")),
            _first(EVENT + "水阀修不好⟦再想办法⟧。"),
            _first(EVENT.replace("后续情况续报", "下一步检修管道"), "续报安排"),
            _first(EVENT.replace("后续情况续报", "值班员及时向处长作了汇报"), "续报安排"),
            _first(EVENT + "已⟦要求学生删除⟧照片，并不得对外透露。"),
        ),
        good=(
            reported(
                "试卷袋封口裂开（首报）",
                "2024年5月20日8时41分，监考员向主考室报告：第7考场领到的试卷袋封口裂开约4厘米。8时43分，主考到场，命2名监考员原位看管，不得拆动。",
                "8时46分，主考向分管副院长报告。8时55分，备用卷启封，清点30份，与编排人数一致；第7考场9时按时开考，应考30人，实到27人，无人受伤，其他考场秩序正常。"
                "裂口何时形成正在调查，8时至8时45分的录像已封存。11时30分前续报。",
                kind=Kind.FIRST,
            ),
            _first(EVENT),
            reported(
                "一名教师在连廊摔伤（首报）",
                "2024年5月20日14时30分许，教师李某途经敏学楼连廊时摔倒，左腕扭伤，1人受伤，无财产损失。14时35分接保洁员报告，"
                "校医到场包扎，处长到场指挥。该教师意识清醒，后续情况续报。",
                kind=Kind.FIRST,
            ),
            _first(
                "2024年5月20日8时10分，接保卫处报告，校门口两车剐蹭，1名学生轻微擦伤，车辆受损，已送盟中心医院检查，处长赶到现场处置，影响范围有限，未造成秩序影响，情况可控。下一步，保卫处将配合交警做好处置，10时前续报。"
            ),
            _first(
                "2024年5月20日12时40分许，食堂一楼就餐的3名学生出现呕吐症状。接学工处报告，学院立即组织送医救治，书记、院长到场指挥，伤亡、损失情况正在核实，未造成其他影响，病情平稳，进展情况及时续报。"
            ),
            _first(
                "发生时间不详，2024年5月20日6时10分值班员发现实训室被盗，损失正在统计，无人员伤亡，未造成其他影响。接报后，保卫处立即保护现场并上报，处长到场，态势平稳，后续情况续报。"
            ),
            _first(
                "2024年5月20日15时10分，接保卫处报告，车队在国道307线追尾，在路上堵车的2名学生轻微擦伤，车辆受损，已送盟中心医院检查，处长赶到现场处置，影响范围有限，情况可控。下一步，保卫处配合交警处置，17时前续报。"
            ),
            reported("校车追尾", _CRASH.format("在学院内2号楼东侧"), kind=Kind.FIRST),
            reported(
                "6名家长来访反映实习报酬（首报）",
                "2024年5月20日8时30分，6名家长到行政楼一层接待室反映学生实习报酬未发，言语平和。"
                "8时35分，接待员报告处长，处长与家长面谈。11时前续报。",
                kind=Kind.FIRST,
            ),
            reported(
                "考题疑似外传（首报）",
                "2024年5月20日8时30分，1道考题的照片在QQ群里流传，考务科接学生来电得知。8时35分，考务科报告处长，8时50分启用备用卷。11时前续报。",
                kind=Kind.FIRST,
            ),
            reported(
                "羊羔疑似染病（首报）",
                "2024年5月20日8时30分，实训羊场饲养员看见3只羊羔流涎，8时40分羊场封闭、采样，无人员接触，8时45分报告系主任。11时前续报。",
                kind=Kind.FIRST,
            ),
            reported(
                "学生被骗",
                "2024年5月20日15时，学生接到自称网店售后的电话，15时20分转账3000元。接其报告，保卫处陪同报警，银行已止付，处长到场，影响范围、发展趋势正在核实，后续情况续报。",
                kind=Kind.FIRST,
            ),
            reported(
                "学生发热", EVENT.replace("学生公寓2号楼3层发生漏水", "在学院内，流感样病例累计6人"), kind=Kind.FIRST
            ),
            reported("2号公寓南侧车棚火情", _SHED.format("2号公寓南侧一处车棚"), kind=Kind.FIRST),
            _first(EVENT + "待检测结果出来后再向学院领导书面报告。"),
            _first(EVENT + "书面材料写好后，15时20分向分管领导报告。"),
            _first(EVENT + "渗水的墙面等入夏再看。"),
            _first(EVENT + "等水压恢复再看水表，5月21日9时前由维修科核对。"),
            _first(EVENT + "学生看情况再定是否回宿舍，值班员5月20日22时前逐一落实。"),
            _first(EVENT + "现将进展及时续报。"),
            _first(EVENT + "楼道湿滑，有学生滑倒，未受伤。"),
            _first(
                EVENT.replace(
                    "涉及6名学生，未造成人员伤亡和财产损失",
                    "是否有学生滑倒正在核实，人员伤亡、影响范围正在核实，损失正在统计",
                )
            ),
            _first(EVENT.replace("后续情况续报", "查明原因后及时向学院领导报告")),
            reported(TITLE + "（首报）", EVENT, "5月21日9时前续报修复情况。", kind=Kind.FIRST),
            _first(EVENT + "辅导员要求发布者删除不实信息，不得泄露学生个人信息。"),
            _first(EVENT + "公安机关通知发布者删除视频，宣传部统一口径发布通报。"),
            _first(EVENT + "水费由物业结清，不再向学院申请经费，无需向学院每日报告水压。"),
            _first(
                "2024年5月20日15时20分，操场2名学生发生推搡，无人员受伤和财产损失。接辅导员报告，保卫处立即劝离并安抚，处长到场，未造成影响，学生情绪稳定。后续情况续报。"
            ),
        ),
    ),
)
