"""Causes, faults and guilt told before anybody has settled them (三)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import CONTENT, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document
from alvtc_info.rules.report_contents import (
    AUTHORITY,
    BODIES,
    CHARACTER,
    EVENT,
    FINAL_GOOD,
    SECTIONS_GOOD,
    TITLE,
    UNSETTLED,
    follow_up,
)

_WRONG = "打架|斗殴|争吵|事故|事件|火灾|起火|着火|火情|漏水|爆裂|爆管|垮塌|坍塌|塌陷|积水|停电|停水|故障|爆炸|泄漏|冲突|腹泻|呕吐|发热|感染|中毒|受伤|坠落|烧伤|烫伤|脱落"


# what somebody did wrong or let happen, as the cause
_FAULTS = r"老化|违规(?:[用操作充停][电作操放]?)?|违章(?:作业|操作)?|操作不当|管理(?:不善|混乱|不到位|缺失|松懈)|疏忽(?:大意)?|偷工减料|质量(?:低劣|不合格|问题|差)|失职|超负荷|不洁|变质|巡查不到位|年久失修|麻痹大意|野蛮施工|玩忽职守"


_CAUSE = Pattern(
    r"(?<!多)(?:系|是因|因|由)(?:于)?(?!哪|何(?!某)|什么|谁|怎)[^，。；]{1,14}(?:所致|引起|引发|造成|导致)|(?<![关联体])系(?!统|列|数|主任)[^，。；]{2,18}、[^，。；]{2,18}(?:所致|引起|引发|造成|导致)|(?:事件|事故|此事|火灾)的?性质(?:为|是|属于?|系)(?!待|尚|否|什么|有关|由)[^，。；]{2,14}(?=[，。；])|(?<![^，。；\n])(?:主要|肯定|显然|完全|都|全)?是[^，。；]{2,20}(?:(?:导致|造成|引起)的|所致)|(?:原因|起因|病因|祸根|诱因)(?:就|正)?(?:是(?!否|什么)|为|系|在于)|责任(?:完全|全部|主要|全|都)?(?:在|方为|人为)"
    r"|(?:事故|火灾|起火|着火|火情|漏水|事件|冲突|打架|停电|故障|爆炸|泄漏)[^，。；]{0,3}(?:就)?是(?:因为|由于|因)|是(?:造成|导致|引起|引发)[^，。；]{1,16}的(?:根本|主要|直接|首要|重要)?(?:原因|根源|祸首|元凶)|是[^，。；]{1,14}的(?:根本|主要|直接|首要|唯一)原因|(?:罪魁祸首|祸首|元凶|症结)(?:就)?(?:是|在于)|(?:主要|完全|根本|就)是(?:由于|因为|因)|肯定(?:是|系)|(?:纯属|完全属于?)意外|(?:祸|肇)因(?!是|为|素)|(?:事件|事故|此事|火灾|起火|冲突|漏水|故障)[^，。；]{0,4}(?:缘于|源于|起因于|归咎于|归因于)|与(?:学院|我院|我系|我处|学校)[^，。；]{0,4}(?:没有(?:任何)?关系|(?:毫|并)?无关(?![人的车])系?)|系(?:自杀|自伤|人为|食物中毒|纵火)|属(?:责任|意外)事故"
    rf"|(?:{_WRONG})[^，。；]{{0,3}}(?:就)?是(?:因为|由于)|原因(?:很|已经?|十分|非常)?(?:清楚|明白|简单|明了)，(?:就)?是(?!否)"
    rf"|(?:{_WRONG})(?:其实|明摆着)?就是[^。；]{{2,40}}?(?:引起|引发|造成|导致|惹|闹出来?|惹出来)的(?=[，。；]|$)"
    rf"|(?<!哪里的)(?:毛病|根子|病根|祸根|岔子|纰漏)(?:就|正|全|都|显然)?(?:出)?在(?:于)?(?!哪|何|什么|谁)|问题(?:就|正|全|都|显然|明显)出在(?!哪|何|什么|谁)"
    r"|(?:完全|全|都|就|明明|显然|分明|纯粹)是[^，。；]{2,14}(?:挑起|挑头|先动手?|先惹|惹|闹|招惹|挑衅|引)(?:起来|出来|来)?的(?=[，。；]|$)"
    rf"|是(?:此次|本次|这次|该起?|这起|此|本)?(?:{_WRONG}|此事)[^，。；]{{0,4}}的(?:根源|祸根|元凶|祸首|罪魁祸首|症结|主因|起因|诱因)|(?:根源|祸根|病根|主因)(?:就|正|全)?(?:是(?!否|什么)|在于|出在|为(?!何))(?!哪|何|什么|谁)"
    r"|(?:完全|就|全|都|纯粹|还)?是[^，。；]{1,20}(?:惹的祸|闯的祸|闹的|害的|作的怪)(?=[，。；])"
    rf"|(?<=[，；])(?:这|方)?才(?:酿成|导致|造成|引发|致使|引起|发生)了?[^，。；]{{0,14}}?(?:{_WRONG}|伤|亡|损|坏|险)"
    rf"|(?:{_WRONG})[^，。；]{{0,4}}是[^，。；]{{2,20}}(?:导致|造成|引起|引发|所致|酿成|挑起|惹[起出])|(?:{_FAULTS})(?:(?!会|可能|容?易|不)[^，。；]){{0,4}}(?:导致|造成|引发|引起|致使|酿成)|(?:完全|全|都|纯粹|主要)是[^，。；]{{2,14}}的(?:责任|过错|过失|错)"
)


# what people are warned of, or what is to be prevented, is no cause of what happened: 防止违规用电引发火灾
_WARNED = Pattern(
    r"(?:防止|提醒|严防|避免|预防|谨防|杜绝|防范|告诫|警示|提示|教育|讲[解授述]|宣讲)(?:，|[^，。；]){0,16}$"
)


# blame and findings that only an authority can settle: what is said of them afterwards takes nothing back
_SETTLED = Pattern(
    # at the edge of a clause, or of what happened: 抢修的责任由后勤处承担 tells who does the work
    rf"(?:(?<![^，。；：\n])|(?:损失|赔偿|后果|伤害|{_WRONG})的?)(?:一切|全部|主要|次要|相关)?责任(?:应当?|须|要)?由(?!谁|哪|何)[^，。；]{{2,14}}?(?:承担|负)"
    r"|(?:账|损失|钱|医药费|后果)(?:就|都|全|也)?(?:该|应当?|得|要)由(?!谁|哪|何)[^，。；]{1,14}?(?:全部|全|来|一力)?(?:承担|担|负|出|赔|背)(?=[，。；]|$)"
    r"|(?:应|要)?(?:负|承担)(?:事故|此次|本次|该起)?[^，。；]{0,4}(?:全部|主要|同等|次要)责任|(?:要|应当?|得|须|理应|该)(?:由)?(?:担|背)(?:负|起)?(?:全部|主要|同等|次要|首要|直接|全)责任?|负全责|(?:已|现已)(?:确定|确认|确诊|认定)(?:为|系|是)"
    r"|由于[^，。；\d]{0,12}(?:某|学生|教师|老师|司机|驾驶员|工人|保安|宿管员|家长|该生|性格|脾气|疏忽|违规|违章|操作不当)[^。；\d]{0,40}?(?:导致|造成|引发)"
    r"|(?:因|系)(?:其|该生)?[^。；\d]{0,10}(?:违规|违章|违反|操作不当|疏忽|麻痹|意识淡薄|想不开)[^。；\d]{0,24}?(?:导致|造成|引发)|(?<![\u4e00-\u9fff]系)(?<!可能)(?<!疑似)因[^，。；]{0,8}(?:分手|失恋|感情|情感|吵架|争吵|矛盾|纠纷|压力|批评|挂科|考试)[^，。；]{0,8}(?:离校|出走|轻生|自杀|自残|跳楼|失联)|系因[^，。；]{2,30}(?:出走|轻生|自杀|离校|失联|坠楼|跳楼|自残|打架|互殴)"
    r"|(?:系|是|为)(?:其|该生|该账号|本人|他|她)(?:自己|自行|本人|个人|故意)(?!的?(?:存款|积蓄|储蓄|财物|物品|用品|资金|账户|账号|手机|车辆|所有|信息|随身))[^，。；]{1,8}|(?:恶意|蓄意|故意)(?:造谣|中伤|抹黑|诬陷|捏造|纵火|破坏|滋事|寻衅滋事|编造|摆拍)|别有用心|咎由自取"
    # what somebody is charged with by his post: 维修班长玩忽职守
    r"|(?<=[员长师人司位方队部处科组理工医])(?:长期|一贯|一向|平时|严重|工作中?)?(?:玩忽职守|渎职|失职|敷衍(?:了事|塞责)|偷工减料|擅离职守|草率从事|不负责任)(?=[，。；])(?!，(?:这|才|就|正)?是)"
    r"|(?:纯属|完全是|均系|系|属于?)(?:造谣|谣言|诬告|诬陷|人为破坏|虚构|捏造|编造|自导自演)"
)


# a hedge counts in its own clause or right before it, an authority in its sentence
_SAID_BY = Pattern(
    r"(?:初步|疑似|可能|不排除|是否|不是|并非|怀疑|涉嫌)[^，。；]{0,10}(?:，(?!但|却|不过|然而|可(?![能以])))?[^，。；]{0,24}$|(?:尚未|未能?)[^，。；]{0,30}$"
    rf"|(?:{BODIES})(?:(?![尚还仍]未|还没|未[作出公]|正在|[等待])[^。；]){{0,20}}$"
    r"|(?:家长|学生|该生|本人|当事人|司机|网[民友]|对方|双方|家属|亲属)[^，。；]{0,6}(?:称|说|表示|认为|反映|讲|抱怨|埋怨)[：，]?$"
)


_HEDGE = Pattern(
    rf"初步|疑似|可能|待查|不排除|怀疑|(?:{BODIES})(?:(?!正在|待|将|尚未|还在|仍在)[^，。；]){{0,12}}(?:认定|出具|检测|勘验|鉴定|通报|查明)"
)


# a firm or a body that was there and found it: 水务公司5月20日查明
_FOUND_BY = Pattern(
    r"(?:公司|部门|中心|机构|厂家|监理|[局处站所队])[^，。；]{0,12}(?:(?<!待)查明|认定|鉴定|检测(?:后|，)|出具)[^。；]{0,12}$"
)


# takes back what its own clause says, or counts what came of it: 因漏水造成的损失正在核实
# (statistics of many events, too: 因酒驾导致的事故35起)
_OPEN_IN_CLAUSE = Pattern(
    r"[^，。；]{0,24}(?:正在|尚在|有待|进一步(?:调查|核查|核实))|的(?=[\u4e00-\u9fff])|[^，。；\d]{0,12}\d{1,6}起"
)


# what is asked is not told: 是否由受潮引起，待拆检后确定; 起因系预约重叠还是临时占用，正在核对
_ASKED = Pattern(r"(?:是否|是不是|有无|究竟|能否)[^，。；]{0,8}$")
_IS_ASKED = Pattern(r"是否|是不是|能否|究竟")
_OR_ELSE = Pattern(r"[^，。；]{0,24}，?(?:还是|抑或|或者是)(?!很|比较|会|要)")


_SUSPECTED = Pattern(r"[^，。；]{0,12}(?:之嫌|嫌疑|的可能|的说法|的传言)")


_CAUSE_TOLD = Pattern(r"(?:初步|疑似|可能|不排除|怀疑|涉嫌|据[^，。；]{1,10}[述称讲说])")


def premature_cause(document: Document) -> Iterator[Hit]:
    """过早断定原因、责任或性质：系……所致、原因是……、责任在……、恶意造谣

    {3e}：首报事件、快报事实、续报详情。首报写“原因正在调查”，或者加“初步判断、疑似”；消防、公安、疾控已有正式结论的，
    写明由谁在什么时候出具；标题里的“食物中毒”一类同样。说别人恶意、意在抹黑，说事情圆满解决的，首报、续报都提示。续报可以写原因；全文没有写谁查过的，作建议；同一段又说正在调查、结果没有出来的才提示。
    """
    if document.kind is Kind.FOLLOW_UP:
        told = list(_contradicted_cause(document))
        told += cause_by_nobody(document, told)
        yield from told
        yield from _settled_too_soon(document, told)
        return
    body = document.joined({Role.BODY})
    for match in document.finditer(_NATURE_TITLED, {Role.TITLE}):
        if not (AUTHORITY.search(body) or _SAID_BY.search(document.plain, max(0, match.start() - 16), match.start())):
            yield Hit(*match.span(), f"标题已定为“{match.group()}”，没有结论前写“疑似”，或只写看到的情况")
    told = []
    for match in document.finditer(_CAUSE, PROSE):
        begin, stop = document.sentence_at(match.start())
        near, far = max(begin, match.start() - 120), min(stop, match.end() + 60)
        if not (
            _HEDGE.search(document.plain, near, far)
            or _FOUND_BY.search(document.plain, near, match.start())
            or _OPEN_IN_CLAUSE.match(document.plain, match.end())
            or _WARNED.search(document.plain, near, match.start())
            or _ASKED.search(document.plain, near, match.start())
            or _IS_ASKED.search(document.plain, *match.span())
            or _OR_ELSE.match(document.plain, match.end())
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
    r"|(?<!确保)(?<!保证)(?:绝对|百分之百|100%|绝)(?:没有|不存在|未|不可能|无)[^，。；]{0,6}(?:泄|外传|外流|丢失|影响|问题|隐患|伤亡|损失|扩散|传染|复发|责任)"
)


_SURELY = (
    "(?:明显|显然|分明|肯定|一定|必定|绝对|纯粹|完全|毫无疑问|归根到底|归根结底|说到底|说来说去|一看就|无疑|全都?|一切)"
)
# whose fault it is, or whose doing, for certain: 错全在货车司机, 显然是学生贪玩闯的祸
_VERDICT = (
    r"(?:责任|过错|(?<![出交差失过])错|毛病|根源|症结)(?:显然|完全|全|都|就|主要|明显){1,2}(?:出|还)?(?:在|是)于?(?!哪|何|谁|否|不)[^，。；]{2,16}(?=[，。；]|$)"
    rf"|{_SURELY}(?:就|都|还|也)?是(?!否|因)[^，。；]{{2,20}}?(?:所致|所为|(?:造成|导致|引起|惹|闯|害|干|搞|弄|闹)[^，。；]{{0,4}}|的(?:结果|错|责任|锅|过错?|过失|祸|缘故)|太[\u4e00-\u9fff]{{1,2}}|不[严当周力够慎小细用认][\u4e00-\u9fff]{{0,2}}|图[省快便]\w?|偷懒|马虎|大意|疏忽|松懈|失职|走神|贪玩|拖延|管理混乱)(?=[，。；]|$)"
    r"|是[^，。；是]{2,14}的(?:锅|过错|过失)(?=[，。；]|$)"
    r"|(?<![^，。；：\n])(?:这|此|才|也|正)?是(?:本次|此次|这次|这起|该起|此起)[^，。；]{0,8}(?:事故|事件|火灾|火情|失窃|停电|停水|漏水|泄漏|坠落|冲突)[^，。；]{0,4}的(?:根源|根本原因|主要原因|直接原因|祸根|症结|元凶)"
    r"|是[^，。；是]{0,14}的(?:元凶|祸首|祸根|罪魁祸首)(?=[，。；]|$)"
    r"|(?:根子|病根|祸根)(?:就|正|都|全)?是(?!否|哪|何|什么|谁|待)[^，。；]{2,24}|(?:究其(?:原因|根[本源])|追根[溯究][源底]|追究起来|(?:明眼人|谁都|人人都|大家都|都)(?:看得出|知道|清楚|明白))，?(?:就|还|都|主要|无非)?是(?!否)[^，。；]{2,24}"
    r"|(?:若非|若不是|如果不是|倘若不是|要是|倘若|假如|(?<=[\u4e00-\u9fff])若(?=[不没能]))[^，。；]{2,20}，[^，。；]{0,10}(?:不至于|本可避免|也就没事|不会(?:出事|这样|如此|[^，。；]{0,6}(?:发生|酿成|造成|蔓延|扩大|起火|摔|触电|中毒|受伤|死|塌|倒|爆|漏|被[骗盗偷打])[^，。；]{0,8}))|(?:是|属)?(?:迟早|早晚)(?:的事|[会要]出事)"
    r"|纯属[^，。；]{0,8}(?:自己|个人|本人|自身|人为|疏忽|大意|失误|操作|管理)[^，。；]{0,8}(?=[，。；]|$)|(?:全|都|全都|就|只)是?因为[^，。；]{0,4}(?:保安|宿管员?|值班[员人]|物业|施工|司机|厂家|维修|管理员|门卫|教师|老师|承包|商户|监理)[^，。；]{2,16}(?=[，。；]|$)|(?:才|以至于?|这才)(?:酿成|招来|惹[来出下]|闯下|酿下)[^，。；]{1,12}(?=[，。；]|$)"
    r"|(?:账|责任|过错)[^，。；]{0,3}(?:要|该|得|应)(?:算|记|归)[在到给][^，。；]{2,10}(?:头上|身上|名下)"
    r"|(?:肯定|明显|显然|绝对|一定|必定|准|分明)(?:就)?是[^，。；是]{0,10}(?:学生|教师|老师|司机|[员工人师商方]|公司|厂家?|单位|班)[^，。；是]{0,6}?[\u4e00-\u9fff]{1,2}的(?=[，。；]|$)"
)


_MEANT = Pattern(
    r"(?<![不勿得禁防])恶意(?:上传|传播|散布|炒作|剪辑|歪曲)|意在(?:抹黑|诋毁|炒作|诬陷)|(?:蓄意|故意)(?:抹黑|诋毁)|抹黑(?:学院|学校|我院|我系)"
    rf"|{CHARACTER}"
    # who is to blame, or did it, by the word of whoever writes: 主要怪他自己, 电缆就是他偷的
    r"|(?:主要|完全|全|都|只能?|就|得|该|应|要)怪(?![异罪圈病事物诞石味叫声癖招不])[^，。；]{2,24}(?=[，。；]|$)"
    rf"|{_VERDICT}"
    r"|(?:就|肯定|明显|显然|绝对|一定|准)是(?:他|她|他们|该生|[\u4e00-\u9fff]某某?)[^，。；]{0,6}?(?:偷|抢|砸|烧|割|毁|撬|搞|干|放火|点火|[\u4e00-\u9fff](?:走|坏|断|着|伤|碎|倒|翻|掉|破|漏|洒|丢))的(?=[，。；]|$)"
    # what is said to follow by itself, and who is behind it: 说到底，就是……; 可以断定是境外势力所为
    r"|(?:一时|因(?:为)?[^，。；]{1,10}而?)想不开"
    r"|要不是[^，。；]{2,20}，[^，。；]{0,10}(?:不会|不至于)|(?:难逃|脱不了|逃不脱|撇不清)(?:干系|责任)|(?:是|属)(?:其|他|她)?自(?:己)?(?:找|招|惹)的|(?:就是|无非是?|不过是|分明是)(?:想|为了)(?:讹|骗|闹|出名|博|要钱|捣乱|报复|出气)[^，。；]{0,6}"
    r"|(?:主要|完全|全|都)还?是(?:因为|由于)?[^，。；]{0,8}(?:自己|自身|本人)[^，。；]{0,4}(?:不小心|不注意|大意|粗心|没注意|不听|不当心|贪玩|冒失)"
    r"|(?:八成|十有八九|十之八九|准|不用说，?就?)是(?!否|确|时)[^，。；]{2,20}(?=[，。；]|$)"
    r"|(?:说到底|归根结底|归根到底|说白了|说穿了|很明显|谁都[知清看][^，。；]{0,3}|明摆着|摆明了?|显而易见|毫无疑问|毋庸置疑)，?[^，。；]{0,4}(?:就是|还是|都是|无非是?|(?<=明摆着)是|(?<=摆明)是|(?<=摆明了)是|(?<=归根到底)是|(?<=归根结底)是|(?<=说到底)是|(?:这|那)(?:就)?是|(?<=毫无疑问)是|(?<=毋庸置疑)是)(?!为了|要)[^，。；]{2,24}"
    r"|(?<![不未才方否后难])(?:可以|能够?|足以)(?:基本|完全)?(?:断定|肯定|断言|咬定)(?!是否|有无)(?:是|为|系|就是)?"
    r"|(?:境外|敌对|反动|反华)[^，。；]{0,6}(?:势力|分子|组织)[^，。；]{0,6}(?:所为|干的|指使|操纵|策划|煽动)"
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
    open_yet: dict[str, re.Match[str] | None] = {}  # where the text says that it is open, of each thing given up
    for match in document.finditer(_GIVEN_UP, PROSE):
        what = match["what"] or "追回"
        what = _RECOVERED if what in _RECOVERED else what
        begin, _ = document.sentence_at(match.start())
        if what not in open_yet:
            open_yet[what] = re.search(
                rf"能否(?:{what})|(?:{what})[^，。；]{{0,4}}(?:工作)?(?:正在|仍在|还在|有待)|(?:正|仍|还)在(?:全力)?(?:{what})",
                document.plain,
            )
        still = open_yet[what]
        if still and not AUTHORITY.search(document.plain, max(begin, match.start() - _BACK), match.start()):
            yield Hit(*match.span(), f"文中又写“{still.group()}”，结论下早了，请核实")
    last = -1
    for match in document.finditer(_MEANT, PROSE):
        begin, _ = document.sentence_at(match.start())
        said = _SAID_BY.search(document.plain, max(begin, match.start() - 60), match.start())
        if (
            begin != last
            and not _overlaps(told, match)
            and not said
            and not AUTHORITY.search(document.plain, max(begin, match.start() - _BACK), match.start())
        ):
            last = begin
            yield Hit(*match.span(), "没有依据的判断，请删去，或写明由哪个部门、什么时候认定")


# a test that is waited for is one of the cause, whatever it is said to settle: 事件性质待检验后认定
_TEST_PENDING = Pattern(
    r"[待等](?:样品|留样|样本)?(?:检验|检测|化验|鉴定|勘验|尸检)(?:结果|结论|报告)?(?:出来|出具|作出)?[之以]?后(?:再行?|方可|才)?(?:认定|确定|判定|明确|定性|得出|报告|公布)|(?:检验|检测|化验|鉴定)结果(?:尚|还)?(?:未|没有)(?:出|作|得|返回)"
    r"|(?:认定|鉴定|调查)(?:书|意见|报告|结论)(?:预计|将|拟|尚未|还未|未|待)[^，。；]{0,14}(?:出具|作出|出来|形成|下达|送达|出(?=[，。；]|$))"
)


# what may be open although the cause is known
_OTHER_MATTER = Pattern(r"(?:性质|损失|赔偿|理赔|伤情|费用|伤残|心理|体检|身体|隐患)[^，。；]{0,8}$")


_BACK = 240  # code points before a verdict in which its authority is looked for


def _open_matter(text: str, start: int, end: int) -> re.Match[str] | None:
    """What a paragraph calls open, of the cause: 起火原因正在调查, 待检验后认定."""
    for each in UNSETTLED.compiled.finditer(text, start, end):
        if not _OTHER_MATTER.search(text, max(start, each.start() - 12), each.start()):
            return each
    return _TEST_PENDING.search(text, start, end)


# what a paper may lean on, anywhere in its text: somebody looked into it
_LOOKED_INTO = Pattern(
    r"认定|查明|查实|经查|经[^，。；]{2,20}[检排]查，|调查|鉴定|勘[查验察]|检测|化验|检验|检修[单记报]|维修[单记报]|出具|诊断为(?:线|设|机)|流调|送检|溯源|核查组|排查发现|检查发现|现场查看|查看后|拆[检开解]|初步|疑似|可能|自述|判断|分析会|复盘|事故报告|责任认定|通报|正在(?:核实|认定)"
)
_CAUSE_OF_IT = Pattern(
    rf"(?:{_WRONG}|跳闸|断电|断水|停气|停暖|脱落|倒塌|滑倒|摔倒|摔伤|失火|漏电|漏气|失窃|被盗|拥堵|宕机|中断)[^，。；]{{0,4}}(?:的?(?:直接|主要|根本)?(?:原因|起因)(?:就|正)?(?:是|为|系|在于)|(?:就)?(?:是|系)(?:由于|因为|因|由)|(?:缘|源)于|因[^，。；]{{2,14}}(?:所致|造成|引起))(?!否|待|尚|什么|正在)[^，。；]{{2,24}}"
    r"|是(?:造成|导致|引发|引起|发生)[^，。；]{1,16}的(?:根本|主要|直接|首要|重要)?(?:原因|根源|症结)|(?<![^，。；\n])(?:主要|根本|直接)?原因(?:是|为|在于|系)(?!否|待|尚|什么|正在)[^，。；]{2,24}"
    r"|(?:安全)?意识(?:淡薄|不强|薄弱|差)[^。；]{0,16}(?:造成|导致|引起|引发|酿成|所致)"
)


def cause_by_nobody(document: Document, told: list[Hit]) -> Iterator[Hit]:
    """The first cause of what happened that a follow-up or a final report tells for certain, and nobody looked into."""
    if _LOOKED_INTO.search(document.joined(CONTENT)):
        return
    for match in document.finditer(_CAUSE_OF_IT, PROSE):
        if not (_overlaps(told, match) or _CAUSE_TOLD.search(document.plain, max(0, match.start() - 30), match.end())):
            yield Hit(
                *match.span(),
                "原因没有写由谁查明，请写明由哪个部门、什么时候查的；没有结论的写“正在调查”",
                Severity.INFO,
            )
            return


def _contradicted_cause(document: Document) -> Iterator[Hit]:
    """Causes and blame that a follow-up tells for certain, and calls open in the same paragraph."""
    text, last = document.plain, -1
    found = [match for pattern in (_CAUSE, _SETTLED) for match in document.finditer(pattern, PROSE)]
    asked, still = -1, None
    for match in sorted(found, key=lambda each: each.start()):
        passage, (begin, _) = document.passage_at(match.start()), document.sentence_at(match.start())
        if passage.start != asked:
            asked, still = passage.start, _open_matter(text, passage.start, passage.end)
        clause = max(begin, *(text.rfind(mark, begin, match.start()) + 1 for mark in "，；"))
        if (
            still is None
            or clause == last
            or _CAUSE_TOLD.search(text, max(begin, match.start() - 30), match.end())
            or AUTHORITY.search(text, max(begin, match.start() - _BACK), match.start())
            or _SAID_BY.search(text, max(begin, match.start() - 60), match.start())
            or _SUSPECTED.match(text, match.end())
            or _WARNED.search(text, max(clause, match.start() - 24), match.start())
        ):
            continue
        last = clause
        yield Hit(*match.span(), f"这里已下结论，同一段又写“{still.group()}”，请核实；没有结论的写“初步判断……”")


RULES = (
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
            Example(framed(TITLE, EVENT + "起火⟦原因是⟧插座超负荷。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "学生腹泻⟦系食堂饭菜变质引起⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "事故⟦因驾驶员操作不当造成⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "该生⟦系自伤⟧，⟦责任在⟧宿管员。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦原因为⟧电气线路老化。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "值班电工⟦玩忽职守⟧，阀门没有关。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "水电工多日不查，⟦这才酿成漏水⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "阀门锈死⟦是此次漏水的祸根⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "货车司机⟦应负事故全部责任⟧，交警正在认定。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "发热学生30人，⟦已确定为⟧甲型流感。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦由于王某脾气暴躁，先动手打人，导致⟧冲突升级。"), Kind.FIRST),
            Example(
                framed(TITLE, EVENT + "经初步了解，发热学生30人，⟦已确定为⟧甲型流感，病因要等检测结果。"), Kind.FIRST
            ),
            Example(framed(TITLE, EVENT + "这是个别账号⟦恶意造谣⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦起火是因为⟧学生抽烟，具体情况正在调查。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦责任完全在⟧司机一方，⟦与学院无关⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "施工单位偷工减料，⟦是造成漏水的根本原因⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "这⟦完全是他一个人的责任⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦主要是由于⟧物业公司巡查流于形式。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦责任应由物业公司承担⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦责任全在⟧物业公司。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦事故源于⟧物业公司失管。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "该生⟦因与同学吵架离校⟧，正在寻找。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "该生⟦因感情问题出走⟧。"), Kind.FIRST),
            follow_up(
                "食堂学生不适（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，⟦事件是拌菜变质引起⟧的，样品已送检，事件性质待检验后认定。12人已治愈，窗口已停用。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "实验室冒烟（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，冒烟⟦系试剂瓶破裂引起⟧，检测结果尚未作出，性质正在认定。未造成人员伤亡，试剂已清理。",
                *SECTIONS_GOOD[2:],
            ),
            Example(framed(TITLE, EVENT + "管道⟦老化导致⟧漏水。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "该生⟦素质低下⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦祸根就在⟧那台老式水泵，值班员⟦要担全责⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦漏水就是租户改了管子，夜里没关总阀造成的⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "推搡⟦全是隔壁寝室先惹起来的⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦说白了，就是外地学生看不惯本地学生⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦足以断定是⟧反华组织策划。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "考生资料⟦绝对没有丢失⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "水杯是一名学生⟦笨手笨脚⟧打翻的。"), Kind.FIRST),
            follow_up(
                "学生公寓漏水（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，⟦漏水就是住户装修碰断接头，又没有报修引起的⟧，鉴定书还没拿到。性质正在认定，无人员伤亡，已修复。",
                *SECTIONS_GOOD[2:],
            ),
            Example(framed(TITLE, EVENT + "损失⟦已经无法追回⟧，能否追回有待侦办。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "钱款⟦肯定追不回⟧来了，民警正在追缴。"), Kind.FIRST),
            Example(
                framed(
                    TITLE,
                    EVENT + "⟦不会再有⟧新的漏水点，不会造成任何影响。",
                ),
                Kind.FIRST,
            ),
            follow_up(
                "学生公寓漏水（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，积水⟦系管网设计不合理造成⟧，排查工作仍在进行。性质正在认定，无人员伤亡，已修复。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "学生腹泻（续报）",
                "一、事故基本情况",
                "5月20日，腹泻⟦由诺如病毒感染引起⟧，检测结果预计5月22日出具。性质正在认定，12人已治愈，教室已消杀。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "学生公寓漏水（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，⟦漏水是施工单位偷工减料引起⟧的，具体责任仍在调查。性质正在认定，无人员伤亡，已修复。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "学生公寓火情（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日起火，事故⟦原因是⟧学生违规用电，消防部门的调查还在进行。性质正在认定，无人员伤亡，已修复。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "食堂舆情（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，视频中的异物⟦系其自己放入⟧。市场监管部门检查结果尚未公布，性质正在认定，未造成影响，已停用该窗口。",
                *SECTIONS_GOOD[2:],
            ),
            Example(framed(TITLE, EVENT + "该生走路看手机，摔倒⟦只能怪他自己⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "水龙头没关，⟦都怪学生粗心⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "阀门⟦就是他拧坏的⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "漏水⟦原因很清楚，就是⟧垫圈没装好。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "水管⟦爆裂是由于⟧冻胀。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦要不是宿管员睡着了，水也不会⟧漏到三层。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "物业公司⟦难逃干系⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "该生是感情受挫⟦一时想不开⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦主要还是学生自己不小心⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "水管⟦八成是被人踩断的⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦说穿了，就是维修班偷懒⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "发帖的人⟦就是想讹钱⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "该生⟦平时就调皮⟧，不听劝。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦明摆着是厂家偷懒⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "这笔⟦损失该由施工单位全赔⟧。"), Kind.FIRST),
            follow_up(
                "电缆丢失（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，被清退的电工熟悉线路，电缆⟦肯定是赵某偷走的⟧。原因、性质正在认定，无人员伤亡，已修复。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "学生公寓漏水（续报）",
                "一、事故基本情况",
                "5月20日漏水，6名学生返回宿舍。⟦停水的原因是阀门锈死⟧。",
                *SECTIONS_GOOD[2:],
            ),
            Example(framed(TITLE, EVENT + "水龙头没关，⟦全怪值班员张某打瞌睡⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦显然是水工图省事⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦错全在施工单位⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "管材以次充好，⟦是此次漏水的根源⟧。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "⟦要是宿管员在岗，绝不会发生漏水⟧。"), Kind.FIRST),
            follow_up(
                "学生公寓漏水（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，检测报告还没出具，但⟦漏水完全是水工焊接马虎造成⟧的。原因、性质正在认定，无人员伤亡，已修复。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "学生公寓漏水（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，公安机关尚未通报结果，⟦肯定是⟧内部人员拧的阀门。原因、性质正在认定，无人员伤亡，已修复。",
                *SECTIONS_GOOD[2:],
            ),
        ),
        good=(
            Example(framed(TITLE, EVENT + "起火原因正在调查。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "爆裂的是三层水管，漏水点有2处，就是卫生间和水房。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "宿舍楼八成是学生，住着312人。".replace("八成是学生，", "")), Kind.FIRST),
            Example(framed(TITLE, EVENT + "提醒学生自己不注意用水会滑倒，平时就要关好水阀。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "原因很清楚与否，是调查要回答的，尚未查明。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "谁该负责正在调查，责任未定。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "辅导员劝学生遇事不要想不开，多找老师谈。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "公安机关认定，发帖人就是想讹钱。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "住宿生难怪要换房，该生说不怪同学。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "据该生自述，是他拧坏的阀门，正在核实。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "医药费由学院先行垫付，损失由谁赔付正在商定。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "公安机关5月20日查明，阀门就是他拧坏的。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "值班员就是他叫来的校医，也是他开的门。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "责任由谁承担正在调查。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "问题出在哪个接头，毛病在什么位置，维修工正在查找。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "由谁担责、要担多少责任，待调查后确定。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "尚不能断定是人为损坏，检测后可以肯定或者排除。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "是否由某一方挑起的正在核实。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "学院确保绝对没有学生滞留水房。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "师生个人信息是否外泄正在核查，尚未发现外泄。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "公安机关5月20日通报，可以断定是人为破坏。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "辅导员教育学生不要毛手毛脚。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "归根结底的原因尚未查明。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "值班员担任联络工作，2名学生挑水时滑倒。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "该生因病请假离校，5月19日返校。"), Kind.FIRST),
            Example(
                framed(TITLE, EVENT + "该生可能因考试压力出走，保卫处正在核实。"),
                Kind.FIRST,
            ),
            follow_up(
                "食堂学生不适（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，疑似拌菜变质引起，样品已送检，事件性质待检验后认定。12人已治愈，窗口已停用。",
                *SECTIONS_GOOD[2:],
            ),
            Example(framed(TITLE, EVENT + "提醒学生违规充电会引发火灾，抢修的责任由后勤处承担。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "能否恢复供水正在抢修。"), Kind.FIRST),
            follow_up(
                "学生公寓漏水（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日，后勤处查明漏水系垫圈老化造成，用电安全排查仍在进行。性质正在认定，无人员伤亡，已修复。",
                *SECTIONS_GOOD[2:],
            ),
            Example(framed(TITLE, EVENT + "2024年一季度，全盟因电气故障引发火灾12起。起火原因正在调查。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "交警大队5月20日15时认定货车司机负全责。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "盟疾控中心检测后已确定为甲型流感。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "尚未认定由谁承担主要责任。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "初步判断原因为插座超负荷，以消防部门认定为准。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "学生腹泻疑似由食物引起，疾控中心正在检测。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "消防救援大队5月20日出具意见，认定原因为线路故障。"), Kind.FIRST),
            Example(framed("学生公寓漏水（终报）", *FINAL_GOOD, "原因为设备老化。"), Kind.FINAL),
            Example(framed(TITLE, EVENT + "盟公安局5月20日通报，该账号恶意造谣。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "初步判断，该生系其自己不慎滑倒。"), Kind.FIRST),
            follow_up(
                "学生公寓漏水（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日18时，后勤处查明漏水原因为垫圈老化，属意外事件。无人员伤亡，管件已更换。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "学生公寓火情（续报）",
                *SECTIONS_GOOD[:1],
                "消防救援大队5月20日18时认定起火原因是插座短路，属意外事故。公安机关正在调查插座来源。无人员伤亡，线路已更换。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "学生公寓火情（续报）",
                *SECTIONS_GOOD[:1],
                "5月20日18时，据该生自述，起火原因是插座短路，消防部门正在调查，性质正在认定。无人员伤亡，线路已更换。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up(
                "学生公寓漏水（续报）",
                "一、事故基本情况",
                "5月20日漏水，停水可能是由于阀门锈死，6名学生返回宿舍。",
                *SECTIONS_GOOD[2:],
            ),
            Example(framed(TITLE, EVENT + "水务公司5月20日查明，停水的原因是阀门锈死。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "家长埋怨：都怪水工马虎。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "学生见怪不怪，水房秩序正常。"), Kind.FIRST),
            Example(framed(TITLE, EVENT + "若不关阀，水会漏到2层。"), Kind.FIRST),
        ),
    ),
)
