"""The content of a report: an informative title, countable quantities, fresh news, traceable references."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING

from alvtc_info.analysis.colloquialisms import said_in_talk
from alvtc_info.analysis.dates import dates, example_year
from alvtc_info.analysis.empty_promises import is_empty_promise
from alvtc_info.analysis.event_cues import WHAT, tells_no_event
from alvtc_info.analysis.open_ends import open_ends
from alvtc_info.analysis.rough_losses import rough_losses
from alvtc_info.analysis.sections_ahead import ahead
from alvtc_info.analysis.time_words import BARE_DAY
from alvtc_info.analysis.unnamed_doers import unnamed_doers
from alvtc_info.analysis.vague_amounts import vague_amounts
from alvtc_info.model.finding import Basis, Hit, Severity, whole
from alvtc_info.model.kinds import CONTENT, EMERGENCY_KINDS, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed, reported
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.analysis.dates import DateSpan
    from alvtc_info.model.document import Document, Passage

_SPAN = Pattern(
    r"(?<![附将贴临接靠最])近(?:几|些|两|三|数)?年来?(?=(?:[^\W\d_a-zA-Z]|[，,、]))(?![龄纪])|[多数历]年来|长期以来|一直以来|自(?:成立|建院|建校|运行|实施)以来|(?<![^，。；：\n])(?:前[两几些]|头[两几])年(?=，|[\u4e00-\u9fff])(?!的|度|级|均|龄)"
)
_YEARS = Pattern(
    r"(?:19|20)\d\d[—–~～-](?:19|20)?\d\d年|(?:19|20)\d\d年(?:\d{1,2}月)?以来|自(?:19|20)\d\d年|（(?:19|20)\d\d"
)


def vague_span(document: Document) -> Iterator[Hit]:
    """跨度没有起止：近年来、近几年、多年来、长期以来、自成立以来。

    惯例是写“2021年以来”或“2021—2023年”。只作建议；同句给出起止年的不提示，党的二十大以来一类固定表述不提示；
    从哪时起看得出来的（今年以来、开学以来、入冬以来）不提示。
    """
    for match in document.finditer(_SPAN):
        begin, stop = document.sentence_at(match.start())
        if not _YEARS.search(document.text, max(begin, match.start() - 80), min(stop, match.end() + 80)):
            year = example_year(document)
            yield Hit(
                *match.span(), f"“{match.group()}”没有起止年份，可写成“{year - 3}年以来”或“{year - 3}—{year - 1}年”"
            )


_QUANTITY = Pattern(
    r"(?<![\d几许很最大更过余诸差十百千万])多(?:名(?![师称字录单额誉牌优])|人(?![次均才口机员])|起(?![来点])|次(?!拨打|联系|致电|呼叫|敲门|劝|提醒|催|要求|沟通|(?:出现|发生)?(?:强?降[雨雪水温]|[大强]风|沙尘|扬沙|暴[雨雪]|余震|地震))|家(?![庭长]))|(?<![人个基岁多少])数[十百千]?(?:名|人|次)|数[十百千万]{0,2}万(?:名|人|次|元|条)|若干"
    r"|(?<!最)大量(?!程|的?(?:清|流动|流|自来|冷|温|饮用?)水)|大批(?!次)|众多|(?:很多|好多|较多)(?=学生|师生|教师|老师|职工|家长|群众|同学|人员)|(?<!一[个样件位人份只本袋张台套枚把支根辆瓶箱名句字分页])不少(?!于)|许多|成百上千|好几(?=[个名人家件次台间])|(?<![十百千万第好那这])几名|(?:[二三四五六七八九]?十几|几十|几百|几千|几万|上百|上千|上万)(?=[名人个位件家处台条次元])|一些(?=(?:负面|不实|不良|虚假|消极)?(?:评论|帖文|言论|跟帖|学生|师生|家长|教师|职工|群众|网民))|(?:个别|部分|有的|有些)(?:学生|同学|人员|住户|家属|教师|师生|群众|家长|部门|单位|系(?![统列数])|处室|科室|班级|宿舍|寝室)|一多半|多一半|一大半|小一半|一小半|(?<![一\d])大半(?=的?(?:人|学生|师生|教师|职工|家长|同学|班|寝室|宿舍|房间|座位))"
    r"|(?<![\d一二两三四五六七八九十百千])[一二两三四五六七八九]?[十百千万]来(?:[名个位家件台份块元次户辆间册斤米](?!月|小时|年)|人(?!次))"
    # 20来床; 已处理了大部分
    r"|(?<!\d)\d{1,4}来(?:[名位家件台份块元床张套户辆间册箱袋桶瓶斤米]|[个人](?![月次]))|(?<=[了成完复理回走好净干出])(?:绝?大部分|大半|多半|小部分|一部分)(?=[，。；])"
    r"|(?<![第同每分这该首上\d])一批(?=[^，。；\d]{2,24}?(?:丢失|不见|被盗|失窃|损坏|损毁|受损|烧毁|受潮|浸湿|被淹|被泡|报废))"
)
# what a survey found, in parts without a number: 问卷显示，大多数学生
_MOSTLY = Pattern(
    r"绝?大多数|大部分|(?<![大绝])多数|半数以上|过半数?(?=的?(?:人|学|师|教|职|家|受|企|单))|少部分|小部分|相当(?:一?部分|多)的?"
)
# most or some of those there, without a number: 大部分人, 多数寝室, 七成左右的学生
_PARTLY = Pattern(
    r"(?:绝?大多数|绝?大部分|(?<![大绝])多数|(?<!极)(?<!为)少数(?!民族)|(?<![\d一二两三四五六七八九十大小])一部分|小部分|相当一?部分|很大一部分|(?<!一)多半|(?<![一\d])大半|近半数?|(?:将?近|大约|约|差不多|超过?|过)一半(?:以上)?|半数以上|好些|[一二三四五六七八九]成(?:左右|以上|多)?)的?"
    r"(?:人(?![大民文工均口力事类体])|学生|同学|师生|教师|老师|职工|员工|家长|群众|乘客|旅客|伤者|伤员|患者|住户|商户|居民|牧民|学员|新生|毕业生|寝室|宿舍|房间|教室|班级|楼层|楼栋|设备|电脑|机床|车辆|座位|床位|水表|电表|阀门|灯具|路灯|企业|岗位|系部|处室|部门|单位|大棚|树木|图书|窗户|玻璃|隐患|问题(?![\u4e00-\u9fff]{0,2}[上于])|投诉)"
)
_SO_MANY = Pattern(r"\d[\d.]*(?:[%％]|[人名份家个户位间台辆件块处栋盏棵册套扇]|元)|百分之")
_A_SHARE = Pattern(r"\d[%％]")
_CLOSE = 40  # code points about such a part in which its number is looked for
_MOST_WORDS = 4  # code points of what stands before 部分学生 in such a part
_SURVEYED_NEAR = 200  # code points about such a part in which its survey and its number are looked for
_SURVEYED = Pattern(r"问卷|调查|调研|走访|座谈|访谈|测评|摸底|抽样")
_A_NUMBER = Pattern(r"\d[\d.]*(?:[%％]|人|名|份|家|个|户|位)|百分之")
_MANY = Pattern(r"很多|好多|较多|许多|不少|大量|大批|众多|成百上千|数[十百千万]|上百|几[十百]")
_FEWEST = 10  # of what is called many
_WHO = r"人员|人群|学生|师生|教师|老师|职工|员工|群众|家长|家属|旅客|乘客|游客|患者|病人|伤员|伤者|居民|村民|牧民|业主|商户|网民|民警|干部|儿童|幼儿|老人|观众|考生|民众"
_COUNTS_PEOPLE = Pattern(rf"[名人]$|{_WHO}")
# what people have is no number of people: 大量学生宿舍物品
_PEOPLE_AFTER = Pattern(
    rf"的?[^，。；、\d的]{{0,4}}?(?:{_WHO}|人(?![工民造为才情性口文均次力员气]))(?!的?(?:宿舍|公寓|食堂|用品|物品|信息|作品|档案|工作|证|意见|建议|诉求|资料|食材|车辆))"
)
_PEOPLE_BEFORE = Pattern(rf"(?:{_WHO})(?:人数)?$")
_CHECKING = Pattern(r"正在(?:核实|统计|核查)|有待核实|数十年")
# what is counted, right behind the word or in it: 大量|异常访问请求, 部分学生
_COUNTED = Pattern(r"的?(?P<thing>[\u4e00-\u9fff]{2,8})")
_COUNTED_WITHIN = Pattern(r"学生|教师|师生|群众|家长|部门|单位")
_AMOUNT = r"(?<![\d,.])\d[\d,.]{0,12}[万亿]?[余多]?(?:人次|名|人|位|个|次|条|件|起|家|户|辆|台|间|处)"
_AMOUNTS = Pattern(_AMOUNT)
_NEAR = 12  # code points between an amount and what is counted, and more than that
_PEOPLE_COUNTED = Pattern(r"(?<![\d,])\d[\d,]{0,12}[余多]?[名人](?![次均才])")


# a figure that is said to be about right; 3多人 and other slips are for other rules
_ROUGH = Pattern(
    r"(?<![\d.第])\d{1,6}(?:\.\d{1,2})?[百千万亿]{0,2}[余多](?:名|人次|人|位|所|家|件|个|条|台|次|份|项|元|万元|册|间|场|户|吨|平方米|公里)(?!月|小时|年)"
    r"|(?<![\d.:：第])\d{1,3}(?:\.\d)?(?:℃|摄氏度|度|人|名|家|件|个|条|台|份|项|万元|元)(?:左右|上下)(?!班)"
)
# 多名学生出现发热……报告病例12人: those who fell ill or were hurt are counted by another name
_FELL_ILL = Pattern(
    r"[^，。；\d]{0,10}(?:出现|发热|发烧|不适|呕吐|腹泻|腹痛|咳嗽|头晕|症状|感染|受伤|[擦摔烫划砸撞扭]伤|晕倒|中暑)"
)
_CASES_COUNTED = Pattern(
    r"(?:病例|患者|伤者|伤员|发病|患病|受伤|有症状|出现症状)(?:者|数|人数)?(?:共|共计|累计|为|增至)?\d[\d,]{0,6}[人名例]|\d[\d,]{0,6}[人名例]?(?:病例|患者|伤者|伤员|发病|受伤)"
)
_BESIDE = 120  # code points about a vague quantity in which its number is looked for
_SEVERAL = 5  # rough figures that a hint names at most


def vague_quantity(document: Document) -> Iterator[Hit]:
    """数量含糊：多名、若干、大量、不少、部分学生；约数（1000余名、12度左右）。

    说“三百来人”“一批物资被盗”“大部分人”“多数寝室”而后面没有数的也是。能给数字的给数字；紧急信息里没核实的，写“人数正在核实”（不是人数的写“数量正在核实”），同句写了就不提示。首报、续报、终报里宜改，其他只作建议。
    同段说同一样东西有确数的（部分学生呕吐……共23名学生）、标题写“部分学生”而正文有人数的不提示。约数不论文种只作建议，一稿合为一条；首报不提示。
    首报、续报、终报里“几个、七八个、塌落一大片、积水没过脚面”，以及没有写由谁核算的“损失三四万元”，宜改。
    """
    rough = [match for match in document.finditer(_ROUGH, PROSE) if document.kind not in (None, Kind.FIRST)]
    if rough:
        named = "、".join(dict.fromkeys(match.group() for match in rough[:_SEVERAL]))
        more = "等" if len(rough) > _SEVERAL else ""
        yield Hit(*rough[0].span(), f"约数（{named}{more}）能核实的写确数，写明出处和截至时间", Severity.INFO)
    urgent = document.kind in EMERGENCY_KINDS
    for match in rough_losses(document):
        message = f"“{match['sum']}”含糊，请写确数和由谁、截至几时核算；没核实的写“损失正在核算”"
        yield Hit(*match.span("sum"), message, Severity.WARNING)
    for match, instead in vague_amounts(document):
        yield Hit(*match.span(), f"“{match.group()}”数量含糊，请写{instead}", Severity.WARNING if urgent else None)
    surveyed = set()
    for match in document.finditer(_MOSTLY, PROSE):
        begin, stop = document.sentence_at(match.start())
        begin, stop = max(begin, match.start() - _SURVEYED_NEAR), min(stop, match.end() + _SURVEYED_NEAR)
        if _SURVEYED.search(document.plain, begin, match.start()) and not _A_NUMBER.search(document.plain, begin, stop):
            surveyed.add(match.start())
            yield Hit(*match.span(), f"“{match.group()}”是多少？请写人数或占比、问卷份数")
    for match in document.finditer(_PARTLY, PROSE):
        stop = min(document.sentence_at(match.start())[1], match.end() + _CLOSE)
        told = _SO_MANY.search(document.text, match.end(), stop) or _CHECKING.search(document.plain, match.end(), stop)
        begin = max(document.passage_at(match.start()).start, match.start() - _CLOSE)
        told = told or _A_SHARE.search(document.text, begin, match.start())  # 占81%。总的看，半数以上学生……
        if match.start() not in surveyed and not told:
            message = f"“{match.group()}”数量含糊，请写具体数字；没核实的写“数量正在核实”"
            yield Hit(*match.span(), message, Severity.WARNING if urgent else None)
    for match in document.finditer(_QUANTITY):
        if _PARTLY.search(document.plain, max(0, match.start() - _MOST_WORDS), match.end()):
            continue
        begin, stop = document.sentence_at(match.start())
        if _CHECKING.search(document.plain, max(begin, match.start() - 80), min(stop, match.end() + 80)) or (
            not urgent and match.group().endswith("十几")
        ):
            continue
        if _is_counted(document, *match.span()):
            continue
        severity = Severity.WARNING if urgent else None
        number = "人数" if _of_people(document.plain, *match.span()) else "数量"
        yield Hit(*match.span(), f"“{match.group()}”数量含糊，请写具体数字；没核实的写“{number}正在核实”", severity)


def _is_counted(document: Document, start: int, end: int) -> bool:
    """Whether the number itself is told: of the same thing in its paragraph, for a title in the text below it."""
    text, passage = document.plain, document.passage_at(start)
    if text.startswith("次", end - 1):
        return False
    if passage.role is Role.TITLE:
        return _PEOPLE_COUNTED.search(document.joined({Role.BODY})) is not None
    within = _COUNTED_WITHIN.search(text, start, end)
    behind = _COUNTED.match(text, end, passage.end)
    thing = within.group() if within else behind["thing"] if behind else ""
    paragraph = text[max(passage.start, start - _BESIDE) : min(passage.end, end + _BESIDE)]
    least = _FEWEST if _MANY.match(text, start) else 0  # 很多学生 are not the 3 in the lift
    amounts = [each for each in _AMOUNTS.finditer(paragraph) if _size(each.group()) >= least]
    if not amounts:
        return False
    beside = "\n".join([paragraph[max(0, each.start() - _NEAR) : each.end() + _NEAR] for each in amounts])
    if _FELL_ILL.match(text, end, min(passage.end, end + _NEAR)) and _CASES_COUNTED.search(paragraph):
        return True
    return any(
        name in beside  # an expression with the name in it must be compiled
        and name not in _STATES
        and re.search(
            rf"{_AMOUNT}[^，。；\d]{{0,4}}{name}|{name}(?:数|量|总数|人数|次数)?[^，。；\d]{{0,8}}{_AMOUNT}", paragraph
        )
        for name in dict.fromkeys(thing[at : at + 2] for at in range(len(thing) - 1))
    )


# what became of things is no name of them: 终端离线41台 does not count 若干门禁离线
_STATES = frozenset("离线 在线 受损 损坏 破损 破碎 倒塌 脱落 断裂 停电 停水 受潮 浸湿 丢失 被盗 烧毁 进水 故障".split())


def _size(amount: str) -> float:
    """The number that an amount begins with; one in 万 is large enough for anything."""
    if "万" in amount or "亿" in amount:
        return _FEWEST
    digits = _DIGITS.match(amount)
    return float(digits.group().replace(",", "")) if digits else 0


_DIGITS = Pattern(r"\d[\d,]*(?:\.\d+)?")


def _of_people(text: str, start: int, end: int) -> bool:
    """Whether a vague quantity is a number of people: by itself (多名, 部分学生), or by what is counted (大量旅客)."""
    return bool(
        _COUNTS_PEOPLE.search(text, start, end)
        or _PEOPLE_AFTER.match(text, end)
        or _PEOPLE_BEFORE.search(text, max(0, start - 6), start)
    )


_NUMBERLESS = Pattern(
    r"《[^》\n]{0,80}(?:办法|规定|意见|通知(?!书)|方案|规划|条例|细则|指引|要点)[^》\n]{0,40}》(?!（[^）]*(?:[〔\[（]\d{4}|第? ?\d{1,4} ?号))(?![^，。；]{0,6}[〔\[]\d{4})"
)
# a law, the rules of the Party, and the short form of a name that is given in full elsewhere: 《细则》
_LAW = Pattern(r"《中华人民共和国|条例(?:（[^）]*）)?》$|(?<!办)法》$|^《[^》]{2,3}》$")
_ISSUED = Pattern(
    r"(?:印发|出台|修订|制定|起草|发布|下发|转发|审议|公布|编制|拟定|形成|完成|草拟)了?[^，。；]{0,12}(?:《[^《》]*》[、和及]?)*$"
)
# what a body says of one case has no number: 《技术鉴定意见》; a rule that is being added to: 写入《实训室安全管理办法》
_OPINION_ON = Pattern(
    r"(?:鉴定|检[测验查定]|勘[查验察]|评估|诊断|尸检|检疫|监理|维保|验收|整改|处理|处置|书面|核查|调查|审[计核查])(?:技术)?(?:意见|报告|结论)书?》$"
)
_WRITTEN_INTO = Pattern(
    r"(?:写入|写进|纳入|列入|补入|补充进|增补|载入)(?:到|进)?(?:了|我[院处系部]|学院|本[院处系部])?的?$"
)
_BEING_ISSUED = Pattern(
    r"（(?:19|20)\d\d年[^（）]{0,24}(?:印发|发布|公布|施行|修订|通过)[^（）]{0,6}）|(?:正式|已|业经|经[^，。；《]{2,16})?(?:印发|出台|公布|颁布|施行|通过|修订完[毕成])|的?(?:初稿|草案|草稿|讨论稿|征求意见稿|送审稿|编制|起草)"
)


# a standard that is followed, without its number
_STANDARD = Pattern(
    r"(?:参照|按照|依照|依据|根据|遵照|执行|符合|达到)(?P<work>《[^》\n]{2,40}(?:标准|规范|规程)》)(?!（[^）]*\d)(?! ?(?:GB|DB|JG|CJ|GA|JY)|[（(]?(?:20|19)\d\d)"
)


def document_without_number(document: Document) -> Iterator[Hit]:
    """引用文件没有注发文字号：根据《关于加强校园安全工作的通知》要求；引用标准没有注标准号：参照《……设计标准》。

    GB/T 9704：引用公文先引标题、后引发文字号。法律、条例、正在起草印发的本单位文件、要写入内容的办法、就一件事出具的鉴定意见、写了“令第41号”的规章、
    全称写在别处的简称（《细则》）、发给当事人的通知书、课程作品名不算；同段前文已注过的不重复提示。
    """
    seen: set[str] = set()
    for match in document.finditer(_NUMBERLESS, CONTENT, mentions=True):
        work = match.group()
        if document.plain[match.start()] != "《" or _LAW.search(work) or work in seen:
            continue
        if _OPINION_ON.search(work) or _WRITTEN_INTO.search(document.plain, max(0, match.start() - 24), match.start()):
            continue
        if _ISSUED.search(document.plain, max(0, match.start() - 60), match.start()) or _BEING_ISSUED.match(
            document.plain, match.end()
        ):
            continue
        seen.add(work)
        yield Hit(*match.span(), f"引用文件可注明发文字号，如（内教办发〔{example_year(document)}〕7号）")
    for match in document.finditer(_STANDARD, CONTENT, mentions=True):
        if document.plain[match.start()] != "□" and document.plain[match.start("work")] == "《":
            yield Hit(*match.span("work"), "引用标准可注明标准号，如（GB 50015）")


_SHOUTS = Pattern(r"！|盛况空前|精彩纷呈|圆满成功|喜获|再创佳绩|硕果累累")
_EMPTY_TITLE = Pattern(
    r"^(?:关于)?(?:有关|重要|突发|紧急|相关)?(?:情况|信息|事件|事故|工作|问题)(?:的?(?:报告|说明|汇报|通报|信息|情况|情况反映|反映|建议|意见))?(?:（[^）]*）)?$"
)
# what is proposed or told is the topic: 关于增设热水供应点的建议
_TOPIC = Pattern(
    r"^(?:关于)?(?!(?:有关|相关|重要|突发|紧急)(?:情况|信息|事件|事故|工作|问题))[^，。]{4,}?(?:的|之)?(?:若干|几点|一点|些许|意见|对策|情况|问题)*(?:建议|意见|对策|思考|情况反映|反映|情况报告|请示|诉求|(?:事件|事故|一事|案件)的?(?:处置|调查|处理)?(?:情况)?(?:的?(?:报告|通报)))(?:（[^）]*）)?$"
)
# how something is done, told as its steps: 清账号、收权限、留痕迹; “一赛一档、赛后进课”：把竞赛资源变成课堂资源
# what is run or carried out is the topic: 督办单三色管理运行半年情况
_RUN = Pattern(
    r"(?:管理|制度|机制|办法|模式|平台|系统|项目|改革|清单|专班|试点)[^，。]{0,4}(?:运行|实施|推行|试行|推进|落实|执行|建设)[^，。]{0,6}(?:情况|成效|效果|进展)(?:（[^）]*）)?$"
)
_BY_STEPS = Pattern(r"^“?[\u4e00-\u9fff]{3,8}(?:[、，][\u4e00-\u9fff]{3,8}){1,4}”?(?:[：—].{4,})?$")
# somebody met or did something, and nothing says what about
_BARE_ACT = Pattern(
    r"^[^，。 ]{0,12}?(?:召开|举行|举办|开展|组织|组织召开|开|进行)(?:了)?(?:第?[一二三四五六七八九十\d]+次|专题|工作|重要|全体|部门|月度|周|月|例行|有关|相关|系列|各项|年度|部署|推进|动员|总结|教职工|职工|学生|师生|党员|党委|党总支|党支部|支部|班子|办公|院长办公)*"
    r"(?:会议?|例会|大会|座谈会?|活动|工作|学习|培训|检查|调研|讲座)(?:（[^）]*）)?$|领导(?:到校|来校|来院)?(?:调研|检查|指导)(?:工作)?$|^[^，。 ]{0,10}(?:动态|简报|信息|快讯|要闻)(?:[一二两三四五\d]则)?$"
)
# what is reported is a 报告: 关于一名学生受伤情况的汇报, 事件处置工作的总结
_OF_ANOTHER_KIND = Pattern(
    r"(?P<kind>(?P<plain>汇报材料|几点体会|心得体会)|(?:情况)?汇报|(?:工作)?总结|小结)(?:（[^）]*）)?$"
)
# a title that promises suggestions
_SUGGESTIONS = Pattern(
    r"^关于(?![^，。]{0,40}(?:办结|办理|采纳|征集|收集|答复|落实|征求|反馈))[^，。]{1,60}(?:建议|对策)(?:（[^）]*）)?$"
)
_SUGGESTED = Pattern(
    r"建议|对策|提议|措施|思路|方案|宜|可(?:以|由|在|先|增|将|按|参)|应(?!急|用|届|邀|对|聘)|(?<![必无])须|需(?!求)|(?<![主重需概摘纪不只])要(?!求|闻|素|点|案|件|道|害|紧)"
    r"|(?:\d ?[日月]|季|学期|学年|年度?)(?:起|增设|新增|开设|实行|实施|启用)"
)
# what was done, where a paper tells of its progress
_PROGRESS = Pattern(r"工作进展|进展情况|取得(?:的)?成效|工作成效|主要做法|完成情况|落实情况")
# what happened to what: 屋面板脱落事件
_HAPPENED_TO = 2  # code points before the incident that say so
_LED_IN = Pattern(r"^(?:关于)?(?:一起|一例|发生|突发)*")
_ACTOR = Pattern(
    r"[处系部院校室馆园站公寓楼区中心班生师棚库]|[东西南北正侧后]门|食堂|宿舍|操场|校园|盟|旗|市|企业|公司"
)


def title_informative(document: Document, *, longest: int = 40) -> Iterator[Hit]:
    """标题太空或者太长：“关于有关情况的报告”“重要信息”“教务处召开会议”；超过 40 个字。

    标题写“关于……的建议”，正文没有一条建议的，宜改。

    惯例是标题里看得出谁、什么地方、什么事；紧急信息的标题最好带上伤亡。“关于……的建议”“关于……的情况反映”说出了事，不提示；
    只说开了会、搞了活动，没说什么会、为了什么的，提示。首报、续报、终报的文种写成“汇报、总结”的，宜改；感叹号、“盛况空前”一类也提示。
    """
    for passage in document.roles(Role.TITLE):
        words = document.words(passage).replace(" ", "")
        whole_title = words + _subtitle(document)
        yield from _of_another_kind(document, passage)
        shout = _SHOUTS.search(document.plain, passage.start, passage.end)
        if shout:
            yield Hit(*shout.span(), "标题写事实和结果，不用感叹和夸张的话")
        if _BARE_ACT.search(words):
            yield Hit(passage.start, passage.end, "标题只说做了一件事，看不出是什么事、有什么结果，请写具体")
        elif _EMPTY_TITLE.search(words) or not (
            _ACTOR.search(whole_title)
            or _TOPIC.search(words)
            or _RUN.search(words)
            or _tells_of_an_incident(words)
            or (len(words) >= _TELLING and _FIGURED.search(words))
            or _HOW.search(whole_title)
            or _WENT_WRONG.search(words)
            or (document.kind is Kind.COMPOSITE and _BY_STEPS.match(words))
        ):
            yield Hit(passage.start, passage.end, "标题看不出谁、在哪里、出了什么事，请写具体")
        elif len(words) > longest:
            yield Hit(passage.start, passage.end, f"标题 {len(words)} 个字，请压缩到 {longest} 个字以内")
        if _SUGGESTIONS.search(words) and document.kind is Kind.COMPOSITE and not _suggests(document):
            message = "标题写的是建议，正文没有提出建议；写工作进展的请改标题，或写明建议谁做什么"
            yield Hit(passage.start, passage.end, message, Severity.WARNING)


# a title that tells what came of what: 助学金发放由45天压缩到18天; how something was done, and what went wrong
_TELLING = 10  # code points
_FIGURED = Pattern(r"\d[\d.]*(?:%|个百分点|万?[\u4e00-\u9fff])")
_HOW = Pattern(r"[\u4e00-\u9fff”》]{4,}的?(?:做法|经验|成效|体会|启示|探索|实践|问题|原因|短板|对策)")
_WENT_WRONG = Pattern(
    r"[\u4e00-\u9fff》]{2,}(?:缺失|短少|遗失|丢失|失窃|疑似|涉嫌|遭|被|误[发扣操]|错发|漏发|重复扣|外传|外泄|中断|失效|超标)"
)
_SUBTITLE = Pattern(r" *[—-]{1,2} *(?P<words>[^。\n]{4,40})$")


def _subtitle(document: Document) -> str:
    """The words of the line below the title that a dash opens; empty for none."""
    first = next((each for each in document.passages if each.role in PROSE), None)
    found = _SUBTITLE.match(document.plain, first.start, first.end) if first else None
    return found["words"] if found else ""


def _tells_of_an_incident(title: str) -> bool:
    """Whether a title tells an incident, and to what it happened."""
    words = _LED_IN.sub("", title)
    found = WHAT.search(words)
    return found is not None and found.start() >= _HAPPENED_TO


def _suggests(document: Document) -> bool:
    """Whether anything but the title says what should be done, or nothing tells of progress in its place."""
    text = document.joined(CONTENT - {Role.TITLE})
    return _SUGGESTED.search(text) is not None or _PROGRESS.search(text) is None


def _of_another_kind(document: Document, passage: Passage) -> Iterator[Hit]:
    """The word at the end of a title that names another kind of paper than the one that is sent."""
    found = _OF_ANOTHER_KIND.search(document.plain, passage.start, passage.end)
    urgent = document.kind in EMERGENCY_KINDS
    if found and (urgent or found["plain"]):
        mark = document.kind.mark if document.kind else ""
        mark = "" if mark and mark in document.words(passage) else mark
        message = f"标题的文种“{found['kind']}”宜改为“报告{mark}”"
        yield Hit(*found.span("kind"), message, Severity.WARNING if urgent else None)


_LOOKING_BACK = Pattern(r"总结|经验|案例|年度|回顾|综述|学期|季度|半年|以来")


# what was done on that day, in a composite report
_HELD = Pattern(
    r"举办|召开|举行|开展|组织|参加|检查|走访|慰问|培训|签订|启动|建立|成立|完成|安装|更换|邀请|观看|演练|座谈|赴"
)
_COMPOSED = 60  # days after which a composite report is stale: it looks back on weeks of work


def stale_info(document: Document, *, days: int = 7) -> Iterator[Hit]:
    """信息滞后：所报的事已过去 7 天以上；分节写的综合信息，最近办的一件事也在两个月以前。

    {1.3}：日常信息要及时报送，不得选用滞后信息。看正文里最近的一个日期，“9日至17日”看到 17 日；还没有完的期间、
    刚过去的几个月的期间（2025年9月1日至2026年7月10日）、文中写着今天的不提示，落实的文件、引用的数据是哪天发布的不算；总结、经验、案例、阶段统计不检查。
    拿 3 年以前的调查、统计作依据的，作建议。
    """
    today = document.report_date
    title = document.joined({Role.TITLE}, " ")
    marked = document.kind in EMERGENCY_KINDS
    if today is None or _LOOKING_BACK.search(title) or (marked and not document.once(tells_no_event)):
        return
    yield from _old_surveys(document, today)
    if document.kind is Kind.EXPERT_ADVICE:
        return
    days = days if document.kind is Kind.DAILY else max(days, _COMPOSED)
    dated: list[tuple[date, int, int]] = []
    others = _bare_days(document, today)  # these, and the days on which what is quoted came out
    spans = dates(document).spans
    for span, following in zip(spans, (*spans[1:], None), strict=False):
        if document.passage_at(span.start).role in PROSE:
            if _goes_on(document, span, following, today) or _is_of_a_term(document, span, following, today):
                return
            found = [each for each in _days_from(document, span, today) if each[0] <= today]
            (others if _OF_A_DOCUMENT.match(document.plain, span.end) else dated).extend(found)
    newest = max((day for day, _, _ in dated + others), default=today)
    if not dated or (today - newest).days <= days or next(document.finditer(_THESE_DAYS, PROSE), None):
        return
    day, start, end = max(dated, key=lambda each: each[0])
    if (
        document.kind is not Kind.DAILY
        and not marked
        and not _HELD.search(document.plain, end, document.sentence_at(start)[1])
    ):
        return
    yield Hit(start, end, f"最近的日期是 {(today - day).days} 天前，疑似滞后信息；请补充新进展，或不再报送")


# what a survey of years ago found, as the ground of today's advice
_SURVEY = Pattern(
    r"(?:据|根据|按照?)[^，。；\d]{0,16}(?P<year>20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?!起|以来|开始|[^，。；]{0,14}(?:每年|历年|逐年|连续)|[^，。；]{0,24}(?:意见|办法|规定|方案|制度|通知|条例|法》|标准|规范|规划))[^，。；\d]{0,14}(?:调查|摸底|统计(?!法)|测算|普查|问卷)"
)
_OUTDATED = 3  # years
_CENSUSES = ("人口普查", "农业普查")
_DECENNIAL = 11  # the results of a census of every ten years come out in the year after it


def _old_surveys(document: Document, today: date) -> Iterator[Hit]:
    for match in document.finditer(_SURVEY, PROSE, mentions=True):
        years = today.year - int(match["year"])
        if years >= (_DECENNIAL if match.group().endswith(_CENSUSES) else _OUTDATED):
            said = f"用的是 {years} 年前的数据，疑似滞后；请换成近年的，或说明为什么还能用"
            yield Hit(*match.span(), said, Severity.INFO)


# the day that a document, or what is quoted, came out: 落实3月18日印发的办法, 据统计局1月17日公布的数据
_OF_A_DOCUMENT = Pattern(
    r"(?:[^，。；\d]{0,8}(?:会议)?)(?:印发|下发|出台|发布|公布|通报|颁布|制定|修订|通过|实施|施行|签订|刊发|批复|批准)的"
)
# a day told from the day of writing
_THESE_DAYS = Pattern(r"今[天日晨早晚](?!头条)|昨[天日晚夜]|本周")
_ONWARD = Pattern(r"(?:以来|起(?![火诉飞草立哄争]))")


def _goes_on(document: Document, span: DateSpan, following: DateSpan | None, today: date) -> bool:
    """Whether what began on a date goes on: 自3月1日以来, 5月1日至7月31日 where that is still to come."""
    if _ONWARD.match(document.plain, span.end):
        return True
    if following is None or document.plain[span.end : following.start].strip() not in _TO:
        return False
    first = span.resolved(today.year)
    last = following.resolved(first.year) if first else None
    return first is not None and last is not None and first <= today < last


_A_TERM, _AFTER_A_TERM = 90, 120  # days


def _is_of_a_term(document: Document, span: DateSpan, following: DateSpan | None, today: date) -> bool:
    """Whether a period of months ended not long ago, of which a paper takes stock: 2025年9月1日至2026年7月10日."""
    if following is None or document.plain[span.end : following.start].strip() not in _TO:
        return False
    first = span.resolved(today.year)
    last = following.resolved(first.year) if first else None
    if first is None or last is None:
        return False
    return (last - first).days >= _A_TERM and 0 <= (today - last).days <= _AFTER_A_TERM


def _bare_days(document: Document, today: date) -> list[tuple[date, int, int]]:
    """The days without a month before which none stands either: of the last days before the report."""
    found = []
    for match in document.finditer(BARE_DAY, PROSE):
        number = numeral(match["digits"] or match["han"])
        if dates(document).before(match.start()) is None:
            ended = today.replace(day=1) - timedelta(days=1)
            month = today if number <= today.day else ended
            if 1 <= number <= _last_day(month):
                found.append((month.replace(day=number), *match.span()))
    return found


_TO = ("至", "到", "—", "-", "–", "~", "～", "〜", "∼")
# the end of a period, which has the month of its beginning: 9日至17日; one that goes on is of today
_PERIOD_END = Pattern(
    r"[至到—–~～〜∼-] ?(?:[当本同]月)?(?:(?P<digits>[12]?\d|3[01])(?!\d)|(?P<han>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])) ?[日号]|[至到](?:今|目前|发稿)"
)


def _days_from(document: Document, span: DateSpan, today: date) -> Iterator[tuple[date, int, int]]:
    """A date and the later days of its month that are named after it in its passage: the day, and where it stands."""
    first = span.resolved(today.year)
    if first is None:
        return
    yield first, span.start, span.end
    spans = dates(document).spans
    following = bisect_left(spans, span.end, key=lambda other: other.start)
    stop = min([document.passage_at(span.start).end, *(other.start for other in spans[following : following + 1])])
    begin = span.end - 1
    text = document.plain[begin:stop]
    for match in (*_PERIOD_END.finditer(text), *BARE_DAY.finditer(text)):
        number = numeral(match["digits"] or match["han"] or "0")
        if not number:
            yield today, begin + match.start(), begin + match.end()
        elif first.day <= number <= _last_day(first):
            day, group = first.replace(day=number), "digits" if match["digits"] else "han"
            ends = match.re is not BARE_DAY.compiled
            yield min(day, today) if ends else day, begin + match.start(group), begin + match.end()


_CUES = {
    "日期": Pattern(r"\d{1,2}月|\d{4}年|截至"),
    "数字": Pattern(r"\d"),
    "行为主体": Pattern(
        r"[处系部院馆]|学院|学生|教师|部门|中心|公司|企业|局|厅|工会|团委|支部|总支|教职工|职工|辅导员"
    ),
    "结果": Pattern(
        r"完成|恢复|达到|建成|解决|修复|通过|签订|提出|确定|明确|获|成效|增加|减少|提高|下降|整改|到位|返|结束|落实|达成|更换|新增"
    ),
}


def _last_day(day: date) -> int:
    """The last day of its month; the module `calendar` costs 2 ms to import."""
    return ((day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)).day


def thin_content(document: Document) -> Iterator[Hit]:
    """内容单薄：正文没有日期、数字、行为主体、结果中的三项以上。

    {1.2}：防止报送“粗、平、浅”信息和一般化信息。整句只有口号（深刻汲取教训，举一反三，坚决杜绝……）、空话（今后要进一步加强管理，防止再次发生）的另外提示；首报、续报、终报只查这一样，
    以及没有名称的单位：有关部门已介入调查、已移交相关单位处理。点了名的（盟消防救援支队等有关部门）、要求有关部门做的不提示。
    “有情况再说、以后再议”没有时间的宜改；建议里“适当增加、希望各方重视、杜绝一切事故”没有写多少、谁、哪天的，作建议。
    """
    told = list(_only_slogans(document))
    yield from told
    for doer in unnamed_doers(document):
        if not any(hit.start < doer.end() and doer.start() < hit.end for hit in told):
            told.append(Hit(*doer.span(), f"“{doer.group()}”没有写是哪个单位，请写明单位名称和时间", Severity.INFO))
            yield told[-1]
    for start, end, message, sure in open_ends(document):
        if not any(hit.start < end and start < hit.end for hit in told):
            yield Hit(start, end, message, Severity.WARNING if sure else Severity.INFO)
    if document.kind in EMERGENCY_KINDS or document.kind is Kind.EXPERT_ADVICE:
        return
    text = document.joined(PROSE)
    missing = [name for name, cue in _CUES.items() if not cue.search(text)]
    if text and len(missing) >= 2:
        yield whole(f"正文没有{'、'.join(missing)}，内容单薄，请补实", Severity.INFO)


_SLOGAN = Pattern(
    r"深刻[汲吸]取|举一反三|警钟(?:必须)?长鸣|敲响了?警钟|引以为戒|(?:坚决)?杜绝类似|上新台阶|提高(?:思想)?认识|加强(?:组织)?领导|强化(?:制度建设|责任|管理)|加大[^，。；]{0,4}力度|持续发力|久久为功|众志成城|永不言弃|坚强领导|切实(?:保障|维护|加强|做好)|全面加强"
    r"|营造[^，。；]{0,8}(?:氛围|环境)|舌尖上的安全|高度重视|发人深省|教训(?:是)?深刻|凝心聚力|真抓实干|压[紧实]+责任|统一思想|纷纷表示|深受教育|听党话|齐抓共管|落到实处|走深走实|再接再厉|长效机制|安全防线|乘势而上|新局面|推动[^，。；]{0,8}高质量|圆满成功|(?:一致|广泛)好评|热烈欢迎|反响热烈|显著成效|成效显著|吸取教训|(?:人民|生命)至上|[摆放]在(?:更加)?(?:突出|首要|重要|第一)位置|放心不下|落地见效|见行见效|保驾护航|担当作为|勇于担当|迅速行动|召之即来|政治站位|抓紧抓实|抓出成效|交口称赞|充分(?:彰显|展现)|以实际行动|入脑入心|凝聚[^，。；]{0,6}(?:力量|合力)|提质增效|奠定[^，。；]{0,8}基础|(?:氛围|热情)[^，。；]{0,4}(?:浓厚|高涨)|再创佳绩"
)
# what a lesson is that teaches nothing
_NO_LESSON = Pattern(
    r"常抓不懈|(?:再次|又一次|深刻)?(?:警醒|警示|告诫)(?:着)?(?:我们|大家|人们)|(?:不能|不可|不容|不得|没有)(?:有)?(?:丝毫|半点|一丝|片刻)?(?:的)?(?:放松|松懈|懈怠|麻痹|侥幸)|绷紧[^，。；]{0,8}弦|防患于?未然|防微杜渐|安全无小事|重于泰山|血的教训|如履薄冰|未雨绸缪|常备不懈|时时(?:处处)?(?:警惕|牢记)|时刻(?:牢记|警惕|保持)|牢固树立|筑牢|教训(?:十分|极其|非常|极为)?(?:沉痛|惨痛)|来之不易|引起(?:了)?(?:高度|足够)?(?:重视|警觉)"
)
_BARE_PROMISE = Pattern(r"继续(?:扎实|认真)?做好(?:各项|有关|相关|后续|下一步)工作$")
_TELLS_SOMETHING = Pattern(
    r"\d|《|负责|牵头|每[年月周日学季天]|一次|由[^，。；]{2,12}[，。；]|[处系部室](?:会同|组织|召开|印发|检查|完成)"
)


# done by nobody in particular, at no time: 有关部门适时召开总结会
_UNNAMED_DOER = Pattern(
    r"(?:由|请|建议|协调|督促)?各?(?:有关|相关)(?:职能)?(?:部门|单位|科室|系部|处室|方面)(?:要|应当?|须|需|将|会)?(?:适时|尽快|择机|抓紧|尽早|早日|在适当时候)(?!地?(?:报告|汇报))"
)
_BY_A_DAY = Pattern(r"\d{1,2}[日月]|年底|学期|每[年月周日季天]|指示|批示|要求")
# who is asked to settle it is nobody: 请有关部门研究出台补贴政策
_NOBODY_ASKED = Pattern(
    r"(?:提?请|恳请|建议|呼吁|希望|盼|协调|提请|期盼|争取)(?:由|请|让)?(?:各级|上级|地方|校内|院内|学院)?(?:有关|相关|主管|职能|上级|各有关|各相关)的?(?:职能|主管|业务|政府|管理|归口)?(?:部门|单位|方面|处室|科室|机构|领导)们?[^，。；\d]{0,8}?(?:研究|出台|制定|制订|考虑|重视|牵头|解决|支持|加大|完善|统筹|明确|予以|给予|落实|协调|关注|介入|想办法|尽早|增加|改善|修订|安排|推动)"
)
# a term that is none, in what is still to be done: 保卫处将尽快开展排查
_NO_TERM = Pattern(
    r"尽快|尽早|尽速|从速|早日|及早|(?<![不合])适时|择机|择日|(?<!正)(?<!正在)抓紧(?!时间表)|(?:适当|合适|恰当)的?(?:时候|时机)|(?:条件|时机)(?:成熟|允许|具备)(?:时|后|了|的话)|(?:过|隔)(?:一段时间|些时日|一阵子?)|过(?:段时间|些(?:时候|日子|天)|几天|阵子)(?=，|再|将|就|会|[\u4e00-\u9fff])|将及时(?=整改|维修|修复|更换|补齐|清理|修订|完善|修补|处理|拆除)"
)
_STILL_TO_DO = Pattern(
    r"下一?步|接下来|今后|后续(?:工作|将)|(?<![人主名门健战上中少大老麻小良])将(?!士|领|军|情况|此事|有关|其)|拟(?![定人])|打算|准备(?=[尽适择抓早对开再于])|会(?=[尽适择抓及])|争取|力争|计划(?=[尽适择抓早于])|(?:处|系|部|院|中心|办公室|室|科|队|公司|单位|部门|班|人员|教师|学生|辅导员)[^，。；]{0,6}(?:要|应当?|须|需)(?![求])"
)
_HAS_TERM = Pattern(
    r"\d{1,4}(?:日|号|时|月|天|个?小时|分钟|周|个?工作日|个月)|年[底内末]|学[期年]|每[年月周日季天半次学逢]|月[底末]|季度|[寒暑]假|当[日天晚]|本周|节前|开学前|入冬前|放假前|同步|即日|立即|入汛"
)
# what others were told to do, what is done that something else may come, and what somebody said
_TOLD_TO = Pattern(
    r"要求|批示|指示|强调|督促|提醒|叮嘱|嘱|催|劝|敦促|函|商请|通知|责成|责令|恳请|建议|呼吁|希望|表示|承诺|期盼|祝|盼|请|为(?:了|使|让|能)?[^，。；]{0,8}$|以便?$|便于?$|能够?$|使[^，。；]{0,8}$|让[^，。；]{0,8}$|如|若|凡|一旦|遇|发现|指导|引导|帮助|协助|确保|诉求|反映"
)


# what tells what was done or is so: a sentence without it that says 尽快 is of what is still to come
_DONE = Pattern(r"[了已过曾]|\d|昨|当[日天晚时]|随[即后]|立即|先后|分别|能|可|得[以到]|为|是|有|均|使")
_SUBJECT = 8  # code points of a subject at the head of a clause: 善后赔偿尽早协商


def _only_slogans(document: Document) -> Iterator[Hit]:
    """Sentences that say nothing but what stands in every paper: no number, no document, nobody who does something."""
    for passage in document.roles(Role.BODY):
        at = passage.start
        while at < passage.end:
            start, stop = document.sentence_at(at)
            at = max(stop, at + 1)
            words = document.plain[start:stop].rstrip("。！\n")
            slogans = len(list(_SLOGAN.compiled.finditer(words)))
            if document.kind in EMERGENCY_KINDS:
                slogans += len(list(_NO_LESSON.compiled.finditer(words)))
            empty = (
                slogans >= 2
                or _BARE_PROMISE.search(words)
                or is_empty_promise(words, document.plain[passage.start : start])
            )
            unnamed = _UNNAMED_DOER.search(document.plain, start, stop) or _NOBODY_ASKED.search(
                document.plain, start, stop
            )
            if unnamed and not _BY_A_DAY.search(document.plain, *_part(document, unnamed.start(), start, stop)):
                yield Hit(*unnamed.span(), "没有写由哪个部门、什么时候做，请写明", Severity.INFO)
            elif not empty and (term := _without_a_term(document, passage.start, start, stop)):
                yield Hit(*term.span(), f"“{term.group()}”没有时限，请写明哪天前、由谁完成", Severity.INFO)
            elif empty and not _TELLS_SOMETHING.search(words):
                yield Hit(start, start + len(words), "整句是口号，请写谁在什么时候做什么", Severity.INFO)


def _part(document: Document, at: int, start: int, stop: int) -> tuple[int, int]:
    """The part between semicolons of a sentence that holds this place: a day told in another part is another's."""
    last = document.plain.find("；", at, stop)
    return max(start, document.plain.rfind("；", start, at) + 1), stop if last < 0 else last


def _without_a_term(document: Document, paragraph: int, start: int, stop: int) -> re.Match[str] | None:
    """Where a sentence puts off what is still to be done to no day at all."""
    text = document.plain
    term = _NO_TERM.search(text, start, stop)
    if term is None:
        return None
    if _HAS_TERM.search(text, *_part(document, term.start(), start, stop)):
        return None  # what another part of the sentence sets a day for is another's
    clause = max(start, *(text.rfind(mark, start, term.start()) + 1 for mark in "，；："))
    to_come = (
        term.group()[0] in "将过"
        or ahead(document, start)
        or _STILL_TO_DO.search(text, max(paragraph, start - _BESIDE), term.end())
        or (term.start() - clause <= _SUBJECT and not _DONE.search(text, start, stop))
    )
    return term if to_come and not _TOLD_TO.search(text, clause, term.start()) else None


_SPOKEN = Pattern(
    r"闹情绪|挺[好大多快]的?|八九不离十|一大堆|好多人|摔了一跤|火挺大|人挺多|呛得很|折腾|忽悠|炸锅|抓一抓|管一管|吵起来|打起来|搞(?:[好定完砸]|一搞)|弄(?:[好坏清]|一弄)|没问题|差不多(?!%)|有点懵|懵了"
)


def colloquial(document: Document) -> Iterator[Hit]:
    """口语：火挺大、好多人、乱糟糟、搞好、弄清。

    公文用书面语；首报里的“火挺大、人挺多”改成“火势较大”，并补数字。说得随便的数（花了两千来块钱、等个三五天、也就几分钟）、
    程度（急得不行、挤得满满当当）、语气（挺、蛮、啥、咋、幸好没事）、被动（让人撬走）、要求（多拨点钱、早点修）都提示。引号里的不算。
    """
    told = [*document.finditer(_SPOKEN), *said_in_talk(document)]
    end = 0
    for match in sorted(told, key=lambda each: each.start()):
        if match.start() >= end:
            end = match.end()
            yield Hit(*match.span(), f"“{match.group()}”是口语，请改用书面语")


RULES = (
    Rule(
        check=vague_span,
        family="content",
        yields_to=("vague-cutoff",),
        title="含糊跨度",
        clause="1.4c",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        bad=("⟦近年来⟧，学院重视就业工作。", "⟦近几年⟧学院招生稳定。", "⟦前两年⟧，机电系建成车间。", "⟦长期以来⟧，机电系坚持协同育人。", "产业学院⟦自成立以来⟧，课程不断充实。"),
        good=("2021年以来，学院重视就业工作。", "近三年（2021—2023年），学院招生稳定。", "党的二十大以来，学院组织宣讲。", "学院将近年关，各系值班。", "2021—2023年，近三年来招生稳定。", "今年以来，校园秩序良好。", "开学以来，各系坚持晨检。"),
    ),
    Rule(
        check=vague_quantity,
        family="content",
        yields_to=("premature-cause",),
        title="数量含糊",
        clause="1.2",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        bad=(
            reported("返校情况", "5月20日返校时，⟦大约一半的学生⟧没有戴口罩。"),
            "淋湿的档案已处理了⟦大部分⟧。", "被褥湿了⟦20来床⟧。",
            reported("餐厅冒烟（首报）", "2024年5月20日8时，餐厅冒烟，⟦几个⟧帮厨咳嗽，外墙瓷砖掉落⟦一大片⟧。", kind=Kind.FIRST),
            reported("餐厅冒烟（首报）", "2024年5月20日8时，餐厅冒烟，估计损失⟦三四千元⟧。", kind=Kind.FIRST),
            "报修的⟦数量很多⟧。","⟦多名⟧学生到场。", "阅览室有⟦二百来人⟧。", "门卫放行货车⟦十来辆⟧。",
             reported("实训库房失窃（首报）", "2024年5月20日8时，实训库房⟦一批⟧刀具、量具失窃。", kind=Kind.FIRST), "学院做了⟦大量⟧工作。", "⟦数十名⟧学生在操场。", "⟦部分学生⟧反映水温偏低。", "现场有⟦若干⟧椅子损坏。", "⟦很多⟧学生因此感冒。",
             reported("公寓供暖情况", "截至2024年5月20日，5号公寓室温⟦12度左右⟧，涉及学生200多人。", kind=Kind.COMPOSITE),
             reported("学生技能大赛获奖", "2024年5月20日，大赛有⟦1000余名⟧选手参加。"), "走访中⟦大多数⟧住户反映水温低。", "⟦一大半⟧学生没有返校。", "抽查显示⟦多数教室⟧灯管老化。", "讲评时⟦六成左右的学员⟧答错。", reported("公寓停水（续报）", "2024年5月20日，电梯困住学生3人，停水影响⟦很多⟧学生。", kind=Kind.FOLLOW_UP),
        ),
        good=(
            reported("标本柜进水（首报）", "2024年5月20日8时20分，标本柜进水，36瓶标本有几瓶不能再用，由教研室11时前清出。", kind=Kind.FIRST),
            reported("餐厅冒烟（首报）", "2024年5月20日8时，餐厅冒烟，外墙瓷砖掉落一大片，面积4平方米。", kind=Kind.FIRST),
            "报修的数量很多，5月共86件。","12名学生到场。", "三年来人数逐年增加，十年来制度不断完善，外来人员凭证登记。", "第一批教材受潮后已更换。",
              reported("公寓供暖情况", "截至2024年5月20日，5号公寓室温12℃，涉及学生206人。", kind=Kind.COMPOSITE), "辅导员多次拨打该生手机。", "5月20日，点名一个不少，一百多名学生返校。", "多名学生不适，具体人数正在核实。", reported("公寓积水（续报）", "2024年8月1日，巴彦浩特镇多次降雨，3号公寓地下室积水。原因正在调查，性质正在认定，未造成影响，积水已排空。", kind=Kind.FOLLOW_UP), "各部门每年报送不少于12条。", "学院设有多名师工作站。", "教学楼已有数十年历史，数量众多一说不准确，人数正在核实。", "2024年5月20日，学生工作处收回问卷320份，大多数学生（260人）赞成延长供餐。", "2024年5月20日，大部分寝室（86间）已换锁，学生会按少数服从多数表决。", "2024年5月20日，多数学员已到，人数正在核实。", reported("公寓停水（续报）", "2024年5月20日，停水影响很多学生，其中2号楼学生312人、3号楼1.2万人次。", kind=Kind.FOLLOW_UP)),
    ),
    Rule(
        check=document_without_number,
        family="content",
        title="引用文件未注文号",
        clause="1.4e",
        basis=Basis.STANDARD,
        standard="GB/T 9704",
        severity=Severity.INFO,
        bad=("学院依据⟦《学生宿舍管理办法》⟧自查。", "落实⟦《职业教育改革实施方案》⟧。", "根据⟦《关于加强校园安全工作的通知》⟧要求，各系部署。", "执行⟦《校园巡查规定》⟧。", "对照⟦《教学诊断指导方案》⟧查摆，再对照《教学诊断指导方案》整改。", "后勤处参照⟦《建筑给水排水设计标准》⟧检查管道。"),
        good=("依据《学生宿舍管理办法》（阿职院发〔2024〕18号）自查。", "依据《学生宿舍管理办法》（2023年3月15日印发）自查。", "依据《中华人民共和国突发事件应对法》处置。", "课程《形势与政策》集体备课。", "2024年5月20日，该做法被《中国教育报》刊载。", "学院正在修订《学生奖学金评定办法》。", "5月20日，学院印发《实训室危险化学品管理办法》和《实训设备维修保养规定》，逐条讲解。", "5月20日，《学生公寓值班办法》经院长办公会审议后印发。", "5月20日，后勤处起草的《供水管理办法》初稿完成，《办法》共12条。", "5月20日，支部学习《中国共产党支部工作条例（试行）》。", "5月20日，保卫处向商户发出《整改通知书》3份。", "5月20日，科研处编制了《学院科研发展规划（2024—2028）》。", "5月20日，后勤处参照《建筑给水排水设计标准》（GB 50015）检查管道。", "5月20日，教师编写《护理操作规范》讲义。"),
    ),
    Rule(
        check=title_informative,
        family="content",
        options={"longest": "标题最多字数"},
        title="标题要素",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        structural=True,
        bad=(
            reported("⟦关于有关情况的报告⟧", "2024年5月20日，阀门更换完毕。"),
            reported("⟦突发事件情况⟧", "2024年5月20日，阀门更换完毕。"),
            reported("⟦重要信息⟧", "2024年5月20日，阀门更换完毕。"),
            reported("⟦动态一则⟧", "2024年5月20日，阀门更换完毕。"),
            reported("⟦关于加强校园消防工作的建议⟧", "一、主要做法", "2024年5月20日，保卫处排查6栋楼宇，整改隐患47处。", kind=Kind.COMPOSITE),
            reported("⟦关于改进食堂供餐的对策⟧", "一、工作进展", "2024年5月20日，后勤处调整窗口3个，师生反映良好。", kind=Kind.COMPOSITE),
            reported("⟦" + "后勤处更换学生公寓供水阀门" * 4 + "⟧", "2024年5月20日，阀门更换完毕。"),
        ),
        good=(
            reported("学生公寓2号楼漏水 无人员伤亡", "2024年5月20日，阀门更换完毕。"),
            reported("关于学生参加经典诵读大赛获奖情况的信息", "2024年5月20日，学生获奖。"),
            reported("实训楼火情（续报）", "2024年5月20日，明火扑灭。", kind=Kind.FOLLOW_UP),
            reported("关于一季度校园安全情况的报告", "2024年5月20日，阀门更换完毕。"),
            reported("补助发放由45天压缩到18天", "2024年5月20日，补助发放完毕。", kind=Kind.COMPOSITE),
            reported("夜里听水声", "——供水管网找漏的做法", "党政办公室：", "2024年5月20日，阀门更换完毕。", kind=Kind.COMPOSITE),
            reported("学院与盟人民医院共建校医室", "2024年5月20日，阀门更换完毕。"),
            reported("关于屋面板脱落事件的报告", "2024年5月20日，屋面板脱落，当日修复。", kind=Kind.FINAL),
            reported("关于加强校园消防工作的建议", "一、存在问题", "2024年5月20日，保卫处排查6栋楼宇。", "二、工作建议", "每栋楼宇配备灭火器12具。", kind=Kind.COMPOSITE),
            reported("关于改进食堂供餐的对策", "2024年5月20日，后勤处调查窗口3个，午餐供应应提前20分钟。", kind=Kind.COMPOSITE),
            reported("学院办结职工代表建议", "一、工作进展", "2024年5月20日，工会答复建议12件。", kind=Kind.COMPOSITE),
            reported("关于采纳师生意见建议", "一、工作进展", "2024年5月20日，教务处采纳8条。", kind=Kind.COMPOSITE),
            reported("关于优化值班安排的建议", "一、工作进展", "保卫处现为两班轮换，从2024年6月1日起改为三班轮换。", kind=Kind.COMPOSITE),
            reported("关于增设专业的建议", "一、工作进展", "2024年5月20日，专业申报完毕。2024年秋季增设风电专业，招生40人。", kind=Kind.COMPOSITE),
            reported("关于优化公寓管理的建议", "一、改进办法", "2024年6月1日起，每层增配宿管员1名，由学生处负责。", kind=Kind.COMPOSITE),
        ),
    ),
    Rule(
        check=stale_info,
        family="content",
        options={"days": "超过多少天算滞后"},
        title="滞后信息",
        clause="1.3",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=frozenset(Kind),
        structural=True,
        bad=(
            reported("学生在技能竞赛中获奖（首报）", "竞赛于⟦2024年2月21日⟧举行，学生获一等奖2项。", kind=Kind.FIRST),

            reported("关于增设专业的建议", "⟦据招生就业处2019年10月《企业用工需求调查⟧》，岗位为35个。", kind=Kind.COMPOSITE),
            reported("学院召开例会", "⟦2024年4月2日⟧，学院召开例会。"),
            reported("学院召开例会", "⟦5月14日⟧，学院召开例会。"),
            reported("学生获奖", "3月1日报名，⟦3月20日⟧，学生获奖。"),
            reported("学院开学", "⟦2024年3月1日⟧，学院开学。"),
            reported("学院检查宿舍", "学院⟦4月30日⟧检查宿舍。"),
            reported("学院检查宿舍", "学院⟦4月20日⟧检查宿舍，落实4月25日印发的管理办法。"),
            reported("学院检查宿舍", "学院于4月2日至⟦4月12日⟧检查宿舍。"),
            reported("保卫处开展反诈宣传", "一、广泛发动", "⟦2024年3月3日⟧，保卫处举办讲座，300人参加。", kind=Kind.COMPOSITE),
        ),
        good=(
            reported("关于增设专业的建议", "据招生就业处2023年10月《企业用工需求调查》，岗位为35个。", kind=Kind.COMPOSITE),
            reported("关于增设专业的建议", "2024年5月20日，根据学院2019年《招生调查管理办法》测算。", kind=Kind.EXPERT_ADVICE),
            reported("学院召开例会", "2024年5月20日，学院召开例会。"),
            reported("学院召开例会", "5月15日，学院召开例会。"),
            reported("学生公寓漏水（续报）", "一、事故基本情况", "2024年2月21日，公寓漏水，5月20日修复。原因正在调查，性质正在认定，未造成影响。", kind=Kind.FOLLOW_UP),
            reported("保卫处开展反诈宣传", "一、广泛发动", "2024年4月3日，保卫处举办讲座，300人参加。", kind=Kind.COMPOSITE),
            reported("招生章程公布", "一、招生计划", "招生章程2024年3月6日公布，报名费不收。", kind=Kind.COMPOSITE),
            reported("学生工作处检查宿舍", "学生工作处落实3月18日印发的管理办法，逐室检查宿舍。"),
            reported("招生就业处分析生源", "据国家统计局2024年1月17日公布的数据，2023年出生人口902万人。招生就业处据此测算生源。"),
            reported("保卫处开展专项行动", "专项行动时间为2024年5月1日至7月31日，保卫处牵头。"),
            reported("保卫处开展专项行动", "2024年4月8日起，保卫处逐楼检查消防设施。"),
            reported("学院检查宿舍", "学院于20日检查宿舍，整改隐患12处。"),
            reported("消防部门到院", "今日上午，消防部门到院，通报截至2024年4月23日检查的单位120家。"),
            reported("后勤处年度工作总结", "2024年3月1日，学院开学。"),
            reported("学院开展检查", "学院将于2024年9月1日开学。"),
            Example(framed("学院召开例会", "2024年4月2日，学院召开例会。", row="后勤处"), Kind.COMPOSITE),
        ),
    ),
    Rule(
        check=thin_content,
        family="content",
        title="内容单薄",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        yields_to=("final-report-open", "rectify-no-deadline"),
        kinds=frozenset({Kind.DAILY, Kind.COMPOSITE, Kind.EXPERT_ADVICE}) | EMERGENCY_KINDS,
        structural=True,
        bad=(
            reported("学院更换阀门", "2024年5月20日8时，后勤处更换阀门6个。", "漏点查明与否，⟦等有了结果再报⟧。", kind=Kind.FOLLOW_UP),
            reported("关于供水的建议", "一、问题", "2024年5月20日，阀门渗水6处。", "二、建议", "（一）⟦适当增加⟧阀门。", "（二）⟦希望各方都重视⟧节水。", kind=Kind.COMPOSITE),
            reported("公寓漏水", "2024年5月20日8时，后勤处更换阀门6个。", "5月21日9时，⟦有关部门⟧听取情况。", kind=Kind.FOLLOW_UP),
            reported("学院召开会议", "大家表示很受鼓舞。", says=("日期、数字、行为主体、结果",)),
            reported("学院召开会议", "学院召开会议，大家畅所欲言。", says=("日期、数字、结果",)),
            reported("学院召开会议", "会议气氛热烈，反响良好。", says=("内容单薄",)),
            reported("学院供暖", "供暖正常，大家满意。", kind=Kind.COMPOSITE, says=("内容单薄",)),
            reported("学院供暖", "后勤处重视供暖。", says=("日期、数字、结果",)),
            reported("学院供暖", "2024年5月20日，后勤处更换阀门6个。", "⟦后勤处始终坚持人民至上、生命至上，以时时放心不下的责任感，推动工作落地见效⟧。"),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "下一步，⟦有关部门适时⟧召开总结会。"),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "⟦相关部门要抓紧⟧整改。"),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "巡查台账⟦由相关科室尽快⟧建立。"),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "后勤处将⟦尽快⟧更换其余阀门；物资科6月5日前盘点备件。"),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "⟦该做法受到师生广泛好评和热烈欢迎⟧。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "下一步，后勤处将⟦择机⟧清洗水箱。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "⟦提请主管部门出台⟧补助办法。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "基建处会⟦尽早⟧修补路面。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "⟦过段时间⟧，后勤处清洗水箱。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "理赔事宜⟦从速⟧办理。"), reported("公寓漏水（终报）", "2024年5月20日，后勤处更换阀门6个。", "⟦安全工作不能有丝毫松懈，必须常抓不懈、防患未然⟧。", kind=Kind.FINAL),
            reported("公寓漏水", "2024年5月20日8时，后勤处更换阀门6个。", "漏水原因⟦相关单位正在检测⟧。", kind=Kind.FOLLOW_UP),
            reported("公寓漏水", "2024年5月20日8时，后勤处更换阀门6个。", "旧阀门已⟦送有关机构⟧化验。", kind=Kind.FINAL),
            reported("公寓漏水", "2024年5月20日8时，后勤处更换阀门6个。", "漏水情况⟦已及时向有关部门通报⟧。", kind=Kind.FIRST),
            reported("公寓漏水", "2024年5月20日8时，后勤处更换阀门6个。", "后勤处5月25日前清洗水箱；管网图⟦由相关部门尽快⟧补绘。", kind=Kind.FOLLOW_UP),
            reported("公寓换管", "2024年5月20日8时，后勤处更换阀门6个，⟦有关部门对管材进行了⟧抽样。"),
            reported("公寓漏水（终报）", "2024年5月20日8时，后勤处更换阀门6个。", "⟦今后，后勤处要进一步完善巡查制度，防止类似问题再次发生⟧。", kind=Kind.FINAL),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "⟦下一步将持续强化设备管理，不断提高服务水平⟧。"),
        ),
        good=(
            reported("学院更换阀门", "2024年5月20日8时，后勤处更换阀门6个。", "漏点查明与否，5月21日9时再报。", kind=Kind.FOLLOW_UP),
            reported("关于供水的建议", "一、问题", "2024年5月20日，阀门渗水6处。", "二、建议", "适当增加阀门，后勤处5月31日前装6个。", kind=Kind.COMPOSITE),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个，当日恢复供水。"),
            reported("学院更换阀门", "5月20日，后勤处完成更换。"),
            reported("学院更换阀门", "后勤处更换6个。"),
            reported("学院更换阀门", "截至2024年5月20日，6栋楼恢复供水。"),
            reported("学院更换阀门", "供水正常。", kind=Kind.FIRST),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "有关部门尽快提出方案，6月5日前报后勤处。"),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "院长批示，有关部门尽快查明漏点。"),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个，与有关单位尽快签订了协议。".replace("尽快", "5月21日")),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个，供水公司等有关部门及时到场。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个，尽快恢复了供水。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "为尽早用上热水，后勤处将连夜施工。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "下一步，后勤处6月5日前适时清洗水箱。"), reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "值班员尽快到岗，分别看守3处阀门。"),
            reported("公寓漏水", "2024年5月20日8时，后勤处更换阀门6个。", "院长要求有关部门连夜抢修。", kind=Kind.FOLLOW_UP),
            reported("公寓漏水", "2024年5月20日8时，后勤处更换阀门6个。", "旗供水公司等相关单位到场检测，9时离开。", kind=Kind.FOLLOW_UP),
            reported("公寓漏水", "2024年5月20日8时，后勤处更换阀门6个。", "按预案，水位上涨时由有关部门转移学生。", kind=Kind.FOLLOW_UP),
            reported("公寓漏水（终报）", "2024年5月20日8时，后勤处更换阀门6个。", "后勤处每周五巡查管网，防止类似问题再次发生。", kind=Kind.FINAL),
            reported("公寓漏水（续报）", "2024年5月20日8时，后勤处更换阀门6个。", "院长批示，要加强管理，防止类似问题再次发生。", kind=Kind.FOLLOW_UP),
            reported("学院更换阀门", "2024年5月20日，后勤处更换阀门6个。", "下一步，后勤处将为锅炉房加装围栏、为泵房换锁。"),
        ),
    ),
    Rule(
        check=colloquial,
        family="content",
        title="口语",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        bad=("⟦火挺大⟧，烟很浓。", "操场上⟦好多人⟧。", "现场⟦乱糟糟⟧。", "各系要⟦搞好⟧卫生。", "请⟦弄清⟧人数。", "值班人员说⟦没问题⟧。", "安排人员把门厅⟦搞一搞⟧。", "换锁花⟦了小三千⟧，师傅来了⟦十来趟⟧。", "库房的铜管⟦让人撬走了⟧，值班员急⟦得团团转⟧。", "⟦幸亏⟧当时屋里没人，停暖⟦个把小时⟧就修好了。", "⟦这回⟧雪下⟦得老大⟧，路面⟦滑溜溜⟧的。", "请多⟦拨点经费⟧。", "广告牌⟦咣当一声⟧掉下，水⟦咕咕往⟧外冒。", "库房账目⟦一团糟⟧，旧椅子⟦摞得老高⟧。", "⟦母线接头放炮⟧，值班员拉闸。"),
        good=("火势较大，烟很浓。", "操场上有120人。", "现场秩序混乱。", "各系要做好卫生。", "学生称“火挺大”。", "误差在5%以内。", "这回收箱由后勤处配发，大房间各2个。", "该生自觉不适，校医18时到场。", "来自12个旗县的选手到场，食堂早点供应8种。", "10月20日来访的家长有9人，上回复函已存档。", "教师一声令下，学生撤出教室。", "采石场放炮时间改为10时。"),
    ),
)  # fmt: skip
