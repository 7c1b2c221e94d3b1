"""A measure word, a word at the end of a clause, or what a preposition or an adverb governs, that was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import proofreading_rule
from alvtc_info.proofreading.candidates import known_words
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_DONE_BY_PEOPLE = "参加|参与|出席|到场|到会|赶赴|前往|奔赴|受伤|死亡|遇难|被困|获救|报名|返校|就业|获奖|观看|聆听|受益|签名|列席|就餐|投票|投入"
_PEOPLE = "学生|师生|教师|教职工|职工|群众|民警|交警|消防员|医护人员|辅导员|党员|团员|家长|志愿者|居民|牧民|干部|工作人员|技术人员|救援人员"
_LACKING = Pattern(
    rf"(?<=\d)[余多](?=(?:{_DONE_BY_PEOPLE}|{_PEOPLE}))"
    rf"|(?:共|共有|共计|合计|组织|抽调|出动|派出|安排|选派|调集|转移|疏散|安置|现场|造成|导致|其中|和|及|[员兵生警师部众民])(?P<number>\d{{1,4}})(?=(?:{_DONE_BY_PEOPLE})(?![人者率的证费书表]))"
    rf"|(?<![\d.A-Za-z级届年第（(—～、-])(?P<bare>[1-9]\d{{1,3}})(?=(?:{_PEOPLE})(?:[，。；、]|参加|参与|和|到|在|被|受|参|返|就))(?<!(?:19|20)\d\d)"
)
# 一 with nothing behind it; what else ends with it: 之一, 统一, 周一, 初一, 二选一, 万一, 三七二十一
_ONE = Pattern(
    r"(?<=[\u4e00-\u9fff])(?<![之不唯惟统第万周期初高大单专如合归划其同逐星拜元丁零〇十百千第级班系部楼层组号年月卷篇章册附表图说道非始守定于选比分为是“对当初长独刘王李张陈点报期二三四五六七八九纯均共齐成])一(?=[，。；！])"
)


# 12月18前: a day of a month without 日; 5月至6月, 12月30家 and 3月15～20日 are none
_DAY = Pattern(
    r"(?<![\d.])(?:1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])(?=(?:之前|以前|前[，。；、（]|前(?:[将把报完交送由向到提]|[\u4e00-\u9fff]{2})|[，。；）]|起(?:[，。至]|施行|执行|实行|实施|正式|试行)|上午|下午|晚上|凌晨|当[天日晚]|举行|召开|完成|截止|到期|开始|启动))"
)
_MORE_OF_THEM = Pattern(
    r"\d月\d{1,4}起[，、；和].{0,6}\d月\d{1,4}起|(?:\d|共|计|发生|接报|查处)[^，。；]{0,4}起[，、；].{0,8}\d月\d{1,4}起"
)
# a term in days of work: 公示五个工日; 用工32个工日 counts labour
_TERM = Pattern(
    r"(?:公示|期限|办结|答复|异议|受理)[^，。；\d]{0,6}(?:\d{1,2}|[一二三四五六七八九十]{1,2})个(?P<term>工日|作日)|(?:\d{1,2}|[一二三四五六七八九十]{1,2})个(?P<within>工日|作日)(?:之?内|以内|[前后][，。完报上])"
)
# 实行一对帮扶: one for one, with one 一 less
_PAIR = Pattern(
    r"(?<![\u4e00-\u9fff]对)(?:实行|开展|落实|进行|采取|采用|推行|安排|提供|建立|通过)(?P<pair>一对)(?=(?:帮扶|辅导|指导|结对|帮带|谈心|谈话|服务|培训|教学|资助|援助|对接|联系|答疑|咨询|跟踪|包联|帮助|推荐)(?!对象|户|对子|伙伴|师徒))"
)
# 过期视弃权: what something counts as
_AS = Pattern(
    r"(?<=[期的者内次班席均也并一律])(?P<as>视)(?=(?:弃权|放弃|自动|同意|无效|违约|违规|违纪|旷课|旷工|缺考|缺席|作废|认可|合格|不合格|自愿|未报|已[阅知]|默认|退出|无异议|没有异议))"
)


# 未发数据外泄: found, or come about; 未发工资 is paid out
_NOT_FOUND = Pattern(
    r"(?:未|没有|尚未)(?P<found>发)(?=异常|问题|隐患|人员|数据|事故|火情|险情|违[规纪法]|泄[漏露]|病例|案件|安全|舆情|次生|溺水|中毒|伤亡|死亡|重大|一起|任何|类似|新的|踩踏|起火|火灾|漏水|漏电)"
)
_HURT = Pattern(r"人员(?P<hurt>伤|亡)(?=[和、及或]财产)")
# what the items before 等 are, with one character less: 库房等所进行检查
_ALL_OF_THEM = {"所": "场所", "域": "区域", "面": "方面", "节": "环节", "料": "材料", "备": "设备", "施": "设施", "门": "部门", "员": "人员", "容": "内容"}  # fmt: skip
_KIND_CUT = Pattern(
    rf"[、和及][\u4e00-\u9fff]{{2,6}}等(?P<kind>[{''.join(_ALL_OF_THEM)}])(?=(?:进行|开展|逐|全面|集中|的(?!的)|已|均|都|要|应|须|必须|到场|参加|存在|配备|安排|组织|联合|共同)|[，。；]|$)"
)


def _beside(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """The sentence of what was found, as far as it is near."""
    begin, stop = document.sentence_at(match.start())
    return max(begin, match.start() - 24), min(stop, match.end() + 24)


def lacking_measure(document: Document) -> Iterator[Hit]:
    """数字后面漏了量词，或者“一”后面漏了字：企业负责人120余参加、民警26赶赴现场、每两小时巡逻一。

    人数后面直接跟“参加、赶赴、受伤”或“学生、群众”的，漏了“人、名”；“之一、统一、周一”一类不算。表格、题目里的数不算。
    日期漏了“日”（12月18前）、五个工日、实行一对帮扶、过期视弃权、未发异常、库房等所也查。
    """
    for match in document.finditer(_LACKING, CONTENT):
        start, end = match.span("number" if match["number"] else "bare" if match["bare"] else 0)
        yield Hit(start, end, "数字后面像是漏了量词，如“人”“名”", Severity.INFO)
    for match in document.finditer(_DAY, CONTENT):
        day = match["day"]
        counted = document.plain[match.end() : match.end() + 1] == "起"
        if counted and _MORE_OF_THEM.search(document.plain, *_beside(document, match)):
            continue  # 9月4起、10月1起: so many cases in each month
        yield Hit(*match.span("day"), "日期后面漏了“日”", Severity.INFO, Fix(f"{day}日"))
    for pattern, right in ((_TERM, "工作日"), (_PAIR, "一对一"), (_AS, "视为")):
        for match in document.finditer(pattern, CONTENT):
            yield Hit(*match.span(match.lastgroup or 0), f"疑漏字：{right}", Severity.INFO, Fix(right))
    for match in document.finditer(_NOT_FOUND, CONTENT):
        yield Hit(*match.span("found"), "疑漏字：发现、发生", Severity.INFO)
    for match in document.finditer(_HURT, CONTENT):
        yield Hit(*match.span("hurt"), "疑漏字：伤亡", Severity.INFO, Fix("伤亡"))
    for match in document.finditer(_KIND_CUT, CONTENT):
        right = _ALL_OF_THEM[match["kind"]]
        yield Hit(*match.span("kind"), f"疑漏字：{right}", Severity.INFO, Fix(right))
    for match in document.finditer(_ONE, CONTENT):
        yield Hit(*match.span(), "“一”后面像是漏了字", Severity.INFO)


# words that govern or describe what comes next: no clause ends with one (一 is told above)
_UNFINISHED = Pattern(
    r"(?<=[\u4e00-\u9fff]{2})(?<!相(?=较))[虽如仍从而曾且但因皆向另将未每仅较随与以经凡再又按各使其尚更若均凭已渐常](?=[，。；！])"
)
# 逐一进行检，: what such a verb does has two characters
_DONE_TO = Pattern(
    r"(?:(?<=[\u4e00-\u9fff])进行|予以|加以)(?P<half>(?![了过着中时到得完曲的者后前])[\u4e00-\u9fff])(?=[，。；、！])"
)
_HAN_TAIL = Pattern(r"[^\u4e00-\u9fff]")
_TAIL = 12  # code points of the end of a clause that are cut into words


def broken_off(document: Document) -> Iterator[Hit]:
    """一句话停在不能收尾的字上，后面像是漏了字：3号楼暂停使，原定课程调整；未见常，已返校。

    介词、连词、副词（使、将、与、按、已、仍……）后面一定还有话。按词典切分，是别的词的末一个字的（行使、名将、家常）、人名不提示。
    “进行、予以、加以”后面只有一个字的（逐一进行检，）也提示。
    """
    text = document.plain
    for match in document.finditer(_UNFINISHED, CONTENT):
        at = match.start()
        tail = _HAN_TAIL.split(text[max(0, at - _TAIL) : at + 1])[-1]
        known = any(tail[-size:] in known_words() for size in (2, 3, 4))
        named = not FREQUENT_SURNAMES.isdisjoint(tail[-3:-1])
        if cut(tail)[-1] == match.group() and not known and not named:
            yield Hit(at, at + 1, f"“{match.group()}”后面像是漏了字", Severity.INFO)
    for match in document.finditer(_DONE_TO, CONTENT):
        yield Hit(*match.span("half"), f"“{match['half']}”后面像是漏了字", Severity.INFO)


RULES = (
    proofreading_rule(
        lacking_measure,
        "漏了量词",
        (
            "5月20日，师生代表和企业负责人120⟦余⟧参加签约。",
            "5月20日，医护人员和民兵⟦26⟧赶赴现场。",
            "5月20日，保卫处要求每两小时巡逻⟦一⟧。",
            "5月20日，教务处组织⟦36⟧参加技能比赛。",
            "5月20日，讲座吸引300⟦多⟧学生到场。",
            "5月20日，学院组织⟦120⟧学生参加演练。",
            "2024年5月20日，各系于6月⟦7⟧前报送名单，公示三个⟦工日⟧；对新教师实行⟦一对⟧指导，逾期⟦视⟧放弃。",
            "5月20日，巡查食堂、库房等⟦所⟧的线路，未⟦发⟧漏电，没有人员⟦伤⟧和财产损失。",
        ),
        (
            "5月20日，师生代表和企业负责人120余人参加签约。",
            "5月20日，该项目是十项任务之一，由教务处统一办理。",
            "2024年5月20日，2024级学生参加演练，5月21参加的另计。",
            "5月20日，两个班的名次并列第一，值班时间定在周一。",
            "5月20日，会议室门牌号为201，现场教师到会。",
            "2024年5月20日，抢修用工12个工日，6月7家企业到校，6月10～12日培训；一对帮扶对子到场，逾期视为放弃。",
            "5月20日，未发工资的教师12人，粉笔、课桌等面积另计，阀门、水泵等设备已检修。",
            "截至2024年5月20日，甲型占八成一，乙型占一成九。",
        ),
        yields_to=("left-out-character",),
        severity=Severity.INFO,
    ),
    proofreading_rule(
        broken_off,
        "话没说完",
        (
            "5月20日，3号实训楼暂停⟦使⟧，课程调整到2号楼。",
            "5月20日，学生未见⟦常⟧，已返校。",
            "5月20日，后勤处维修人员⟦将⟧，水泵已关。",
            "5月20日，学生病情⟦较⟧，已送医。",
            "5月20日，管网压力⟦仍⟧。",
            "5月20日，保卫处对灭火器逐一进行⟦检⟧，登记位置。",
            "5月20日，后勤处采取加装水箱的办法予以⟦决⟧。",
        ),
        (
            "5月20日，3号实训楼暂停使用，课程调整到2号楼。",
            "5月20日，监督权由工会行使，学生话家常。",
            "5月20日，教师王小常，班主任李未，到场。",
            "5月20日，方案已抄送各系，由系部接续。",
            "5月20日，物资由大使馆转交，经手人签字。",
            "5月20日，保卫处逐一进行检查，会议正在进行中，余款予以核减。",
        ),
        severity=Severity.INFO,
    ),
)
