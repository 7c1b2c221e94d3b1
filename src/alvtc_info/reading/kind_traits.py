"""What the title and the beginning of a paper show of its kind: traits, by name, for the score of `report_kind`.

Three sorts: signs (words for an event, for planned work, for a report that goes on or ends), structure (when it begins,
how many offices have a clause of their own, whether it compares with what was known before), and runs of characters.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from alvtc_info.reading.event_stage import stage_traits
from alvtc_info.reading.opening_traits import opening_traits
from alvtc_info.reading.sought_text import sought
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.incidents import INCIDENTS
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.reading.sought_text import SoughtText

_INCIDENT = Pattern(INCIDENTS)
_CLAUSE_ENDS = "，。；！？：\n"
# who speaks of incidents in these words has none to report
_TALK = Pattern(
    r"防(?!火墙|盗网|护[栏网服]|汛期|疫站|控区|暴|火门)|预案|演[练习](?!中|时|期间|过程|结束|后|当)|推演|模拟|假[设想如]|虚拟|情景|情形|培训(?![楼室中时期]|班学员|人员|结束|机构|学校)|"
    r"训练(?!中|时|馆|场|调整)|讲[座授解述]|宣[传讲]|科普|教育(?!局|厅|部|系|学院|专业)|案[例情]|警[示惕钟]|知识|常识|隐患|避[险免]|杜绝|识别|提[醒示]|风险|技[能巧]|能力|预报|预计[^，。；]{0,6}(?:将|有)|通报[^，。；]{0,12}(?:近期|外地|兄弟|典型|事故)|"
    r"图片展|解决|消除|加装|送法|进(?:校园|课堂|班级|社区|企业|农家)|讲(?![师台述])|预警(?!解除)|值班安排|安排[^，。；]{0,12}值[班守]|备[好足有]|拾金不昧|找回|锦旗|感谢信|成功(?:抢救|处置|救治|挽救)|勇救|救上|储备|补充|备足|防暑|防寒|作息|好人好事|应对方法|分析[^，。；]{0,8}(?:外校|外地|原因|过程)|缅怀|祭|默哀|演示|安全课|防范|短片|手册|流程|表彰|授予|嘉奖|见义勇为|勇?救[起助](?!工作)|称号|事迹|荣获|获奖|未(?:再)?(?:发生|出现)|没有发生|零(?:事故|发生)|[率比](?:为|降|升|由|达|下)|次数|如何|怎样|怎么|"
    r"急救(?!中心|车|人员|站)|救护(?!车|人员)|自救|互救|保险|[若如]遇|一旦|整治|治理|监测系统|报警器|专业|课程|竞赛|主题|标语|周年|检[验查修测](?!发现|时|中|出|结果|人员|站|仪|为)"
)
_WORK = Pattern(
    r"[召重]开(?!会议室)|举[办行]|开展(?!救|搜|抢|流|排|调|医|处|消|扑|伤)|组织(?![^，。；]{0,16}(?:疏散|救|抢|扑|撤|转移|搜|送|排水|寻|打火|消杀|处置|力量|攻击|就医|就诊|到[^，。；]{0,6}医院|密切))|邀请|观看|学习(?!时|中|期间|用品|通)|仪式|印发|修订|制定|"
    r"参加(?!军训|考试|运动|比赛|[^，。；]{0,12}(?:时|中|途))|发布[^，。；]{0,8}(?:提示|预警|通知|公告|指南)|部署|采购|签[订约署](?![^，。；]{0,6}(?:和解|调解|赔偿|安抚))|揭牌|慰问|看望|表彰|授予|竣工|验收(?!完毕)|投[入用](?:使用|运[行营])|开工|"
    r"开[馆班幕园](?!当)|上线|走[进访](?!失)|参观|调研|考察|督[导查]|检查(?!发现|时|中|出)|清[查扫]|评[选估审比]|获(?:评|奖|批|得|称)|荣获|[一二三]等奖|入选|公布|招[聘生标]|征[集求兵订]|报名|典礼|家访|巡查(?!发现|时|中)|义诊|体检(?!发现|时|中)|接种(?!后)|献血|"
    r"讲[座授解话]|[授上][^，。；]{0,6}课(?!时)|宣[传讲]|培训(?!楼|室|中心|人员|班学员|期间|时|机构|学校)|演[练习](?!中|时|期间|过程)|推演|比[赛武](?!中|时|期间|途)|竞赛(?!中)|决赛(?!中)|大赛|文化节|艺术节|活动(?!中|时|期间|轨迹|室|中心|板房|场|现场|恢复|暂停|取消)|班会|党[日课]|会议(?!室|中)|座谈|交流(?!群)|研讨|"
    r"提示$|储备|补充|作息|自查|点评|祭[扫英]|接待日|锦旗|感谢信|成功(?:抢救|处置|救治|挽救)|勇救|更换(?:完成|老旧)|请(?:各|广大|全体|师生)|预报|建成|安装(?!时|中|过程)|延长开|落实到位|计划[停于在]|将[于在]|定于|排查(?:出|整|隐|治|活)|整治|推[行进](?!室)|推广|达到|到[校院场县]指导|指导[^，。；]{0,14}(?:建设|工作)"
)
_REHEARSED = Pattern(
    r"锦旗|感谢信|演[练习](?!中|时|期间|过程|结束后|当)|推演|模拟|假[设想]|桌面|“(?:歹徒|伤员|病人|犯罪|嫌疑|被困)|实战化"
)
_RESPONSE = Pattern(
    r"(?:拨打|致电|打)[^，。；]{0,4}(?:1[12]\d|电话)|报[警案]|接[到报警]|处警|送[医往至到诊]|就[医诊]|住院|留[观院]|转院|抢救|救治|急诊|重症监护|ICU|缝合|补液|救护车|消防(?:员|车|人员|大队|救援)[^，。；]{0,8}(?:到|赶|扑|破|出)|民警|交警|派出所|立案|传唤|查扣|输液|"
    r"赶[到赴往]|[抵到]达?现?场|抢[修通险]|扑[灭救打]|疏散|撤[离出]|转移|警戒|封[控锁存闭]|隔[离开]|消杀|停课|停用|停业|停航|责令|关[闭停]|切[断换]|断开|劝[离导阻返]|安抚|搜[寻救找]|寻找|救[出援]|破拆|施救|止付|冻结|勘[查验]|流调|采样|取样|送检|"
    r"启动[^，。；]{0,12}(?:响应|预案)|应急响应|正在(?:处[理置]|调查|核[实查]|统计|清点|抢修|维修|救治|搜|进一步|观察|取样|劝|筛查|赶|恢复|追)|原因[^，。；]{0,6}(?:正在|尚|待|不明|调查|核实)|无人?员?(?:伤亡|受伤)|未造成|生命体征|病情|情绪稳定|暂无|初步(?:判断|统计|核实|了解)|"
    r"洗胃|校医|消防(?:正在|到场|已)|正在(?![进开推建举学使装施])|临时|推迟|围挡|带走|查获|发布[^，。；]{0,4}说明|疏[导通]|调换|被[困围]|监控|已报告|上报|派出|出动|调[集派来配]|备用|家[长属](?:已|均|正)|涉及|波及|影响[^，。；]{0,8}\d"
)
_MINUTE = Pattern(
    r"\d(?:日|号)?[^，。；]{0,6}?\d{1,2}(?:时|点)\d{1,2}分|\d{1,2}[:：]\d\d|\d{1,2}(?:时|点)(?:\d{1,2}分)?(?:许|左右|起)|(?:凌晨|深夜)\d{1,2}(?:时|点)"
)
_HOUR = Pattern(r"\d{1,2}(?:时|点)(?!间)|凌晨|深夜|傍晚|清晨|当晚|昨晚|夜间")
_SPAN_OF_TIME = Pattern(
    r"近[几两三五十]?年|[两三四五]年来|多年来|一年来|长期以来|(?:19|20)\d\d年(?:\d{1,2}月)?(?:以来|起(?!至)|开始|至(?!今年\d{1,2}月\d))|自(?:19|20)\d\d年|(?:19|20)\d\d[年—–~～-]+(?:19|20)?\d\d年|(?:\d{1,2}|[一二])[月—–~～-]+\d{1,2}月(?!\d)|[\d月]月?至\d{1,2}月(?!\d)|"
    r"上半年|下半年|全年|学年度?|去年|今年以来|季度|“?十[三四五]五”?|20\d\d年(?!\d{1,2}月)"
)
_LINE_OF_WORK = Pattern(
    r"做法|经验(?!教训)|探索|实践(?!基地|活动|教学)|成效|启示|总结(?!会)|思考|对策|建议|问题|困[难境局]|短板|不足|薄弱|瓶颈|堵点|难点|典型|(?<!事故)(?<!真实)(?<!往年)案例(?!通报)|模式|分析|综[述合]|推进情况|落实情况|工作(?:开展)?情况|工作进展|机制|制约|亟[需待]|现状|供需|调研报告|成因|亮点|回顾|打算"
)
_REPORTED_BELOW = Pattern(
    r"(?:现将|现就|将|现把)[^。；]{0,40}(?:如下|汇报|反映|报告)|作一介绍|综合报告|提出[^，。；]{0,6}建议"
)
# an event that the reader knows: the pupil who was hit on 1 July, after the report of that day
_KNOWN_EVENT = Pattern(
    r"\d日[^，。；]{0,16}(?:[伤病痛亡火停断塌落撞毁砸爆困失骗遭被溺坠徊]|送医|就诊|漏水|发生|攻击|接谈|围堵)[^，。；\d]{0,10}(?:的(?!报[告警])|后(?!续)|以来|一事|一案|事件)|继[^，。；]{2,20}(?:之?后|报告|报送)|自[^，。；]{2,14}(?:报告|上报|报送|首报)(?:之?后|以来)|[上报]报[^，。；]{2,20}(?:以来|之?后)|"
    r"首报(?:后|之后|以来)|(?:此前|前[报次期]|日)(?:已)?(?:报告|上报|报送|报)的|所报|上报时|首次上报|补充(?:报告|情况)|前报[^，。；]{2,20}后|较(?:前|首[报日]|上[次报]|昨)|^截至"
)
_GOES_ON_TITLE = Pattern(
    r"续报|进展|后续|最新|走势|应对|变化|好转|找到|获救|复课|追回|抢通|恢复(?!期)|救治|康复|病情|善后|[检化][测验][^，。；]{0,2}结果|查明|扑杀|平息|处[置理](?:情况|及)|落实[^，。；]{0,14}(?:批示|指示|要求)|调整情况|搜[寻救]|情况(?:更新|跟踪)|转[入出][^，。；]{0,4}病房|脱险|脱离危险|伤[员者]|苏醒|已(?:[^，。；]{0,4}(?:控制|扑灭|下来|返回|落地|打通))|[取交]回|归还|返程|返[回校]|"
    r"[住安]?[户置]?安置|监测及|垫付|筛查|补偿"
)
_GOES_ON = Pattern(
    r"(?:批示|指示)(?:后|要求|精神|“)|按照[^，。；]{0,10}(?:批示|要求)|根据[^，。；]{0,12}(?:批示|要求|指示)|[院校县市旗处局]长“|累计|又有|增至|升至|更正|核[减增]|仍在|仍需|剩余|已(?:找到|平息|出院|恢复|返校|复课|脱险|获救|复工|好转|转入|平复)|现已|好转|出院|找到|返校|复课|转入|回落|逐步|拆除完毕|完成(?:手术|流量|抢修|采样)|"
    r"经[^，。；]{1,14}(?:治疗|劝说|监测|扑[打救]|救治|抢修|协调|调解|处置)|上次报告|合围|苏醒|返程|交还|"
    r"截[至止]"
)
_CLOSED_TITLE = Pattern(
    r"终报|结案|[办了完]结|了断|完毕|终结|最终|处理结果|结束|调查处理|调查(?:结果|结论|报告)|总结|解除|终止|闭环|返还"
)
_CLOSED = Pattern(
    r"(?:处置|善后|救援|救助|调查|处理|抢修|搜救|事件|事故|此事|工作)[^，。；]{0,14}(?:完毕|结束|终结|办结)|结案|(?:解除|终止|结束)[^，。；]{0,8}(?:响应|状态|管控)|响应[^，。；]{0,4}(?:解除|终止|结束)|险情[^，。；]{0,12}(?:解除|排除)|不再续报|"
    r"(?:全部|均已?|已)(?:痊愈|治愈|康复)|痊愈|全部恢复|无反复|认定|鉴定|定性|评定|性质|属[^，。；]{2,20}(?:责任|事故|事件|疾病|案件|故障|纠纷)|系[^，。；]{2,24}所致|教训|暴露|反映出|整改|处分|免职|罚款|扣减|辞退|记过|问责|追责|赔[付偿]|理赔|[和调]解协议|总结报告|一并上报|责任"
)

_OVER = Pattern(
    r"(?:处置|善后|救援|事件|此事)(?:工作)?(?:已|全部|全面|就此|基本|均已?)*(?:完毕|结束|终结|办结|完结)|(?:响应|管控|状态|警戒)(?:已|同日|随即)*(?:解除|终止|结束)|不再续报|结案"
)


def _told(sought: SoughtText, most: int = 1) -> int:
    """How many clauses say that something happened, and do not only speak of such things; no more than `most`."""
    told = end = 0
    text = sought.text
    for match in sought.finditer(_INCIDENT):
        if match.start() < end:
            continue
        start = start_behind(text, 0, match.start(), _CLAUSE_ENDS)
        end = min((at for at in (text.find(mark, match.end()) for mark in _CLAUSE_ENDS) if at >= 0), default=len(text))
        told += not sought.has(_TALK, start, end)
        if told == most:
            break
    return told


_DAY = Pattern(r"(?:(\d{1,2})月)?(\d{1,2})日")


def _days(text: str) -> int:
    """How many days lie between the first and the last that a text names."""
    month = 0
    days = []
    for match in _DAY.finditer(text):
        month = int(match[1] or month)
        days.append(31 * month + int(match[2]))
    apart = max(days) - min(days) if days else 0
    return min(apart, 12 * 31 - apart)  # 31 December and 1 January are neighbours


# a paper that gathers several items, or goes over a span of time
_GATHERED = Pattern(
    r"综合(?:信息|情况|报告|反映)|汇[总编集]|综述|速[览递]|摘[编报要]|集[锦萃]|[概要快]览|要[情闻]|动态|[周月季年]报|[几两三四五六多]项|[几两三四五]则|一览|简况|盘点|小结|"
    r"运行(?:情况|分析)|回顾"
)
_PERIOD = Pattern(
    r"日至(?:\d{1,2}月)?\d{1,2}日|\d月至(?:今年)?\d{1,2}月|全[年月]|[上下]半年|季度|[本上当一首]周|[当本上]月|月份|假期|以来|一年[里来]|[天日]里"
)
_SPREAD_BELOW = Pattern(r"分[述列]|(?:摘编|摘要|汇总|整理|选编|列|附|排|小结)(?:如下|[于在]?后)|数据(?:一组|附后)|方面")
_SIGNS_OF_TITLE = {
    "response": _RESPONSE, "work": _WORK, "rehearsed": _REHEARSED, "line of work": _LINE_OF_WORK, "goes on": _GOES_ON_TITLE,
    "closed": _CLOSED_TITLE, "gathered": _GATHERED,
}  # fmt: skip
_SIGNS_OF_OPENING = {"span": _SPAN_OF_TIME, "minute": _MINUTE, "hour": _HOUR, "work": _WORK, "period": _PERIOD}
_SIGNS_OF_BEGINNING = {
    "spread below": _SPREAD_BELOW,
    "response": _RESPONSE, "rehearsed": _REHEARSED, "line of work": _LINE_OF_WORK, "reported below": _REPORTED_BELOW,
    "span": _SPAN_OF_TIME, "known event": _KNOWN_EVENT, "goes on": _GOES_ON, "closed": _CLOSED, "over": _OVER,
}  # fmt: skip
_BEGINS = {  # how exactly the first sentence says when; the first that it holds
    "at a minute": Pattern(r"\d(?:时|点)\d|\d[:：]\d\d"),
    "at an hour": Pattern(r"\d(?:时|点)|凌晨|清晨|傍晚|深夜|今晨|昨晚|今早"),
    "on a day": Pattern(r"\d日|[今昨当]天|[今昨当]日"),
}
_STRUCTURE = {
    "dated at once": Pattern(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日"),
    "as of": Pattern(r"^(?:截[至止]|至)"),
    "bullets": Pattern(r"[●▲■◆★]"),
    "compared": Pattern(
        r"由\d*[^，。；]{1,12}(?:增|降|升|减|缩|落|变|改)|比[^，。；]{1,10}[多少增减]|[增减降升][至到]|[增减降]为|原[来先]|其余|剩[下余]|又[有发新]|再[次度]|新增|"
        r"累计|仍|还[在有没要未]|陆续"
    ),
    "rescued": Pattern(r"1[12][09]|报警|送医|救护车|消防|派出所|民警|校医"),
    "from now on": Pattern(r"今后|往后|以后|教训|一律|全[院校县市区旗盟]"),
}
_AMOUNTS = {  # of each so many at most, every so many of them
    "items": (Pattern(r"；"), 2, 1),
    "offices": (
        Pattern(
            r"(?:^|[。；●▲■◆]|[一二三四五六七八九十\d]、)[^，。；：]{0,10}?(?:[局处科部系院委办站馆所队会团镇乡旗]|中心|公司)[^，。；]{2}"
        ),
        4,
        1,
    ),
    "done": (Pattern(r"[已了]"), 4, 1),
    "open": (Pattern(r"正|[尚待仍]|预计|赶来|途中|在查"), 3, 1),
    "figures": (Pattern(r"\d+(?:\.\d+)?(?=[^，。；\d])"), 4, 3),
}
_APART = (1, 2, 6)  # days between the first and the last that are named, from which on it is another trait
_DEFINITE = Pattern(r"[^，。；：的]{0,8}的(?!情况|报[告警]|反映|消息)")  # who was hurt is known: 昨晚送医的学生
_DIGITS = Pattern(r"[\d一二三四五六七八九十两]+")
_FIGURES = Pattern(r"\d+")


def _counted(pattern: Pattern, text: SoughtText, most: int) -> int:
    return len([*islice(text.finditer(pattern), most)])


def _runs(place: str, text: str, length: int = 2) -> set[str]:
    whole = f"^{text}$"
    return {place + whole[at : at + length] for at in range(len(whole) - length + 1)}


def kind_traits(title: str, beginning: str) -> set[str]:
    """The traits of a title and of the first characters of the text below it, both without white space."""
    text = sought(f"{title}。{beginning}")
    titled, begun = text.part(0, len(title)), text.part(len(title) + 1)
    sentence = beginning.find("。") + 1
    opening = begun.part(0, max(60, sentence))
    first = begun.part(0, sentence or None)
    words = _DIGITS.sub("0", title)
    found = _runs("text:", _FIGURES.sub("0", beginning)).union(*(_runs("title:", words, each) for each in (1, 2, 3)))
    for place, part, signs, most in (
        ("title", titled, _SIGNS_OF_TITLE, 1),
        ("opening", opening, _SIGNS_OF_OPENING, 1),
        ("text", begun, _SIGNS_OF_BEGINNING, 3),
    ):
        for name, pattern in signs.items():
            found |= {f"{place} {name} {count}" for count in range(1, _counted(pattern, part, most) + 1)}
    if _told(titled):
        found.add("title tells")
    found |= {f"text tells {count}" for count in range(1, _told(begun, 2) + 1)}
    if any(_DEFINITE.match(first.text, match.end()) for match in first.finditer(_INCIDENT)):
        found.add("known already")
    found.add("begins " + next((name for name, each in _BEGINS.items() if first.has(each)), "at no time"))
    found |= {name for name, each in _STRUCTURE.items() if begun.has(each)}
    for name, (pattern, most, every) in _AMOUNTS.items():
        found.add(f"{name} {_counted(pattern, begun, most * every) // every}")
    apart = _days(beginning)
    found.add(f"days apart {sum(apart >= least for least in _APART)}")
    found.add(f"days {min(3, len({each[0] for each in _DAY.finditer(beginning)}))}")
    found.add(f"title of {min(4, len(title) // 6)}")
    found.add(f"text of {min(5, len(beginning) // 40)}")
    return found | stage_traits(text, titled, begun) | opening_traits(titled, begun)
