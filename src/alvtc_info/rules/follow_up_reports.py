"""What a follow-up must hold: its three sections, its title, its elements (三, 附件2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import (
    tells_no_event,
)
from alvtc_info.analysis.natures_unsettled import NATURE_OF_NOBODY, natures_of_nobody
from alvtc_info.model.finding import Basis, Fix, Hit, Severity, whole
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.folding import fold
from alvtc_info.text.incidents import DEATHS
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document, Passage
    from alvtc_info.model.headlines import Headline
from alvtc_info.rules.report_contents import (
    EVENT,
    FINAL_GOOD,
    GOES_ON_FROM,
    SECTIONS_GOOD,
    SOME_DAY,
    TITLE,
    UNSETTLED,
    WAIT_AND_SEE,
    follow_up,
    found_by_nobody,
    hushed_up,
    missing_elements,
    nature_left_open,
    of_another_kind,
    unnamed_units,
    without_a_day,
)

_STATE_AS_OF = Pattern(r"截[至止]")
# a cut-off without its month, or by the hour alone: 截至22日9时, 截至14时, 截至同一时刻
_BARE_CUT_OFF = Pattern(r"到?(?:\d{1,2}(?:日|[时点]|:\d\d)|[同当本该此今]|上述)")


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
        elif _BARE_CUT_OFF.match(document.plain, match.end()):
            return  # 截至10月20日22时，住宿1245人 is how it was before, and 截至22日9时 the state
    if today and cut_offs:
        day, start, end = max(cut_offs)
        if (today - day).days >= _STALE_DAYS:
            said = f"截至的时间比报送日期早 {(today - day).days} 天，续报请写最新的情况"
            yield Hit(start, end, said, Severity.INFO)


_SECTIONS = tuple(title.replace("事故", "{}") for title in Kind.FOLLOW_UP.sections.values())


_STRIP = Pattern(r"^(?:[一二三四五六七八九十]{1,3}[、.，：]|（[一二三四五六七八九十]{1,3}）)|[\s。：；，]+")


# what the sections are called instead: 一、事件概况, 二、领导批示情况, 三、善后处置情况
_RENAMED = (Pattern(r"情况|概况|经过|进展"), Pattern(r"批示|指示"), Pattern(r"舆情|舆论|善后"))
_SITUATION = "基本情况"


def _renamed(number: int, names: list[str]) -> int | None:
    """Which heading stands for a fixed section under another name; the first stands for the first. None for none."""
    fixed = {section.format(word) for section in _SECTIONS for word in ("事故", "事件")}
    asked = names[:1] if number == 0 else names
    other = any(_RENAMED[each].search(name) for name in asked for each in (1, 2)) if number == 0 else False
    found = (i for i, name in enumerate(asked) if name not in fixed and _RENAMED[number].search(name))
    return None if other else next(found, None)


_ACCIDENT = Pattern(
    r"(?:^|[，。；：\n])(?:(?![不非未无])[^，。；：\n]){0,80}?事故(?!隐患|责任追究|预防|应急|认定书|处理大队|处)"
)
_TO_COME = Pattern(r"下一?步|后续|接下来|(?:工作|续报)(?:安排|打算)")  # what stands last in any report


def followup_sections(document: Document, *, allow_incident: bool = True) -> Iterator[Hit]:
    """续报的三个固定标题缺了、换了说法或者次序不对。

    {A2b}的续报模板：一、事故基本情况 二、领导批示落实情况 三、网络舆情及善后处置情况。“事故”可以写成“事件”
    （文中称作事故的，建议核对），只写“基本情况”的宜改；序号对、名称换了的（三、善后处置情况），在那个标题处提示；三节之外另加一节只作建议，
    末尾的“下一步工作”不提示。没有批示写“暂无领导批示”，不要删标题。标着续报、写的是终报的，或者看不出是首报还是续报的，只在标题处提示。
    """
    if document.once(final_sections) or document.doubt or document.once(tells_no_event):
        return
    headings = [(h, _STRIP.sub("", document.text[h.start : h.end])) for h in headlines(document) if h.level == 1]
    names = [name for _, name in headings]
    places: list[int] = []
    for number, section in enumerate(_SECTIONS):
        accepted = {section.format("事故"), section.format("事件")} if number == 0 else {section}
        at = next((i for i, name in enumerate(names) if name in accepted), None)
        renamed = _renamed(number, names) if at is None else None
        if renamed is not None:
            heading, name = headings[renamed]
            said = f"“{name}”应照模板写成“{'一二三'[number]}、{section.format('事故')}”"
            plain = allow_incident and number == 0 and name.endswith(_SITUATION)
            yield Hit(heading.start, heading.end, said, Severity.WARNING if plain else None)
            places.append(renamed)
        elif at is None:
            yield whole(f"缺少固定标题“{'一二三'[number]}、{section.format('事故')}”")
        else:
            places.append(at)
            if (
                number == 0
                and names[at] == section.format("事件")
                and (not allow_incident or _ACCIDENT.search(document.joined(PROSE | {Role.TITLE})))
            ):
                start = document.text.index("事件", headings[at][0].start)
                yield Hit(
                    start,
                    start + 2,
                    "模板写的是“事故”；不属事故的（公共卫生、舆情等）可以写“事件”，请核对",
                    Severity.INFO if allow_incident else None,
                )
    if places != sorted(places) and len(set(places)) == len(places):
        first = headings[next(a for a, b in zip(sorted(places), places, strict=True) if a != b)][0]
        yield Hit(
            first.start,
            first.end,
            "三个固定标题的次序不对，应依次为事故基本情况、领导批示落实情况、网络舆情及善后处置情况",
        )
    for index, (heading, name) in enumerate(headings):
        if index not in places and not (index == len(headings) - 1 and _TO_COME.search(name)):
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


_MARK = Pattern(
    r"（ ?(?:第[一二三四五六七八九十\d]{1,2}次)?续 ?报 ?(第?[一二三四五六七八九十\d]*)次? ?）|续报([一二三四五六七八九十\d]+)"
)


_FIRST_MARK = Pattern(r"（首报）")
_SAID_AT_END = Pattern(r"续报 *$")


def followup_title(document: Document) -> Iterator[Hit]:
    """续报标题没有标“（续报）”。

    {A2b}的续报模板，标题后面带“（续报）”。第一次续报可以不编号；第二次起编“（续报二）”，没有编号只作建议。
    标着续报，写的却是终报的几节（事件概况、性质认定、处置情况、经验教训、整改措施）的，这里一并提示，固定标题、要素不再逐条提示。
    写的是获奖、开会一类的，只提示核对文种（宜改）。
    """
    if document.once(tells_no_event):
        yield of_another_kind(document)
        return
    ended = document.once(final_sections)
    if ended:
        yield _ended(document, ended)
        for start, end in natures_of_nobody(document):
            yield Hit(start, end, NATURE_OF_NOBODY, Severity.WARNING)
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
        if _SAID_AT_END.search(text):  # 关于……病例的续报
            yield Hit(last.start, last.end, "模板在标题末尾标“（续报）”，请照模板写", Severity.INFO)
            return
        yield Hit(last.start, last.end, "续报的标题末尾要标“（续报）”", fix=Fix(document.words(last) + "（续报）"))
    elif _tells_of_no_other(document):
        message = "正文没有提到首报，也没有续报的三节；第一次报告的改标“（首报）”，是续报的写明首报哪天几时报的"
        yield Hit(titles[-1].start, titles[-1].end, message, Severity.INFO)
    elif not re.search(
        r"续报 ?第?[一二三四五六七八九十\d]|第[一二三四五六七八九十\d]{1,2}次续报", text
    ) and _follows_a_follow_up(document):
        yield Hit(titles[-1].start, titles[-1].end, "已不是第一次续报，请编号，如“（续报二）”", Severity.INFO)


# a report before this one: 首报, 第12期, 前报
_ANOTHER_REPORT = Pattern(
    r"首报|续报|(?<!前)前报(?!送)|初报|上一?[次期]|此前[^，。；]{0,12}报|已[^，。；]{0,12}报[送告]|第 ?\d{1,4} ?期|上报"
)


def _tells_of_no_other(document: Document) -> bool:
    """Whether a paper that is marked as a follow-up has none of its sections, and speaks of no report before it."""
    if _ANOTHER_REPORT.search(document.joined(PROSE)):
        return False
    names = {_STRIP.sub("", document.text[h.start : h.end]) for h in headlines(document)}
    if any(cue.search(name) for name in names for cue in (_FINAL_NAMES["性质认定"], _FINAL_NAMES["整改措施"])):
        return False  # the end of an event, under the mark of a follow-up
    return not names.intersection(section.format(word) for section in _SECTIONS for word in ("事故", "事件"))


# that a follow-up was sent before, told as done; and what is only promised: 15时30分前再次续报
_SENT_BEFORE = Pattern(
    r"第[二三四五六七八九十]次(?:续报|报告|报送)|再次续报|(?:上|前一?)[次期]续报|续报[一二三四五六七八九]"
)
_STILL_NEAR = 60  # code points
_STILL_TO_COME = Pattern(r"(?<!现)将|拟|计划|预计|届时|下一步|随时|[前后时内]，?[^，。；：]{0,6}$")


def _follows_a_follow_up(document: Document) -> bool:
    """Whether the text tells that a follow-up on the event was sent before this one."""
    return any(
        not _STILL_TO_COME.search(
            document.plain, max(document.sentence_at(match.start())[0], match.start() - _STILL_NEAR), match.start()
        )
        for match in document.finditer(_SENT_BEFORE, PROSE)
    )


def _ended(document: Document, sections: tuple[str, ...]) -> Hit:
    """What is said once of a final report that is marked as a follow-up."""
    missing = [name for name in missing_elements(document) if name not in sections]
    lacks = [f"缺{'、'.join(missing)}"] if missing else []
    if nature_left_open(document):
        lacks.append("性质没有认定")
    also = f"；按终报还{'，'.join(lacks)}" if lacks else ""
    message = (
        f"标的是续报，写的是终报的{'、'.join(sections)}：处置已经结束的改标“（终报）”，没有结束的按续报三节写{also}"
    )
    for match in document.finditer(_MARK, {Role.TITLE}):
        return Hit(*match.span(), message, fix=Fix("（终报）"))
    return whole(message)


# who answers for it, or what it was, is left to an inquiry: 双方责任，待派出所调查后确定
_TO_BE_FOUND = r"(?:待|由|等)[^，。；]{0,16}(?:调查|核查|侦查|鉴定|认定|勘验)[^，。；]{0,6}(?:确定|明确|认定|为准|结论)"
# what an examination is to tell: 细菌培养仍在进行, 死因不作判断
_TESTED = (
    r"(?:培养|检测|检验|化验|尸检|解剖|送检)[^，。；]{0,6}(?:[仍尚还正]在进行|[未没]有?出结果)"
    r"|[死病]因[^。；]{0,12}(?:不作判断|待|未|尚|正在)"
)
# what nobody did: 被大风吹倒, 在阵风中倾倒, 遭雷击
_BY_WEATHER = (
    r"(?:被|遭|受|因|在)[^，。；]{0,4}(?:[大阵狂强]风|风|暴?雨|[大暴]?雪|冰雹|雷|洪水?|沙尘暴?|地震)[^，。；]{0,4}"
    r"(?:吹|刮|掀|压|淋|浸|击|冲|毁|中)"
)
# what is not settled, and who settles it: 解约是否合法由其审查；发件者身份由网安大队追查；未作结论
_OPEN = (
    r"(?:是否|有无|能否|应否)[^，。；]{2,16}，?[^，。；]{0,6}(?:由|待|须|尚|未|正在)|未作出?(?:结论|定性|认定)|不作(?:结论|定性)|"
    r"(?:身份|真伪|来源|责任|归属|违约|性质)[^，。；]{0,12}(?:由[^，。；]{2,20}(?:查|侦|认定|审|鉴定|裁)|待|尚[无未在]|均?未|正在|不明)"
)
# what a dispute or a fraud comes from: what was asked for, what somebody did in a false name
_DISPUTED = (
    r"诉求|故而|因而|因故|缘于|起于|起自|(?:要求|反映|讨要|催要)[^，。；]{0,10}(?:结清|支付|退|赔|解决|兑现|工资|欠|报酬|费|说法|解约|待遇|补发)|"
    r"因[^，。；]{2,16}(?:纠纷|争议|矛盾|问题|未到|未付|未发|不满)|冒用|冒充|仿冒|假冒|诈骗|骗取"
)
# that it is no case, and what nobody is to blame for: 未发现他人侵害，不作案件处理; 天黑迷路
_NO_CASE = (
    r"不(?:作|按|列为?|构成|属)[^，。；]{0,6}(?:案件|刑事|治安|事故|犯罪|违法)|不予?立案|(?:未发现|排除|没有发现)[^，。；]{0,8}(?:侵害|犯罪|他杀|人为|刑事)|"
    r"迷[路失]|走散|走失"
)
# what kind of thing it is, closing its clause: 属自然因素造成的突发情况, 不属器质性疾病
# an illness by its name or by what was found: 水痘病毒核酸阳性, 症状像饲料中毒, 确诊5人
_ILLNESS = r"(?:病毒|病原|核酸|抗[原体]|[杆球细真]菌|毒素)[^，。；]{0,8}(?:[阴阳]性|检出|超标)|(?:像|近似|类似|疑似?|疑为|考虑(?:为|是)?)[^，。；]{0,10}(?:中毒|感染|过敏|霉变|炎|疹|痘|症|病)|确诊(?:为|\d)"
# what somebody did amiss, or came loose, tells why: 记错了站, 挣脱缰绳, 没有拧紧
_AMISS = r"[记走看坐乘听拿装接按踩拧填打认算用发写输选报][错反]|挣[脱断]|[未没]有?(?:拧紧|关[严好]|锁[好住]|系[好牢]|接[好牢]|固定|配重|按[^，。；]{2,10}(?:操作|要求|规定|规程|流程))|缺(?:少)?(?:配重|防护|护罩|保养|润滑)|老化|击穿|跳闸"
_BELONGS = r"(?<![家附隶金所下直亲眷归从军分])属(?!地|实|[于]?[我该本][院系处])[^，。；\d]{3,20}(?=[，。；])"
_FOLLOWED = {
    "原因": Pattern(
        rf"{_TO_BE_FOUND}|{_TESTED}|{_OPEN}|{_DISPUTED}|立案|侦[查办]|{_BY_WEATHER}|{_ILLNESS}|{_AMISS}|责任(?:结论|认定|划分)|"
        r"是否(?:由|因|系)[^，。；]{0,12}(?:传入|引起|引发|导致|所致|造成)|流行病学调查|流调|迷路|走散|(?:目的|动机|缘由)[^。；]{0,24}(?:调查|[追核]查|未出结论|[待尚])|与[^，。；]{2,8}(?:之间)?的?(?:因果)?关[系联][^。；]{0,20}(?:会商|调查|核实|[待尚])|"
        r"与[^，。；“”]{2,16}有(?:直接)?关(?!的|部门|单位|人员|方面)|(?:判断|怀疑|疑似?|推断|认为|估计|研判)(?:为|是|系)?[^，。；]{0,12}(?:老化|松动|腐蚀|锈蚀|破损|开裂|断裂|短路|过热|受潮|过载|堵塞|冻[胀裂坏]|失灵|失效|故障|磨损|脱落|误操作)|"
        r"引发|致使|诱发|溯源|在溯|结论[^，。；]{0,4}[是为系]|(?:短路|断裂|老化|失效|疏于|过载|操作不当|误操作)，?(?:使|致|而|引)|"
        r"原因|起因|理由是|水锤|超压|卡[死滞]|结垢|初步(?:判断|分析|研判)(?:为|是|系)(?![^，。；]{0,8}(?:事[故件]|案件))|由[^，。；]{1,16}(?:引起|引发|造成|导致|所致)|(?<![^，。；\n])[^，。；]{0,8}是[^，。；]{2,20}(?:造成|导致|引起)的|(?:来源|成因|污染源|传染源|(?:传播|感染|扩散|蔓延|泄漏|入侵)(?:途径|路径|渠道|链条?))[^。；]{0,14}(?:待|正在|尚|仍在|还在|不明|为|是)|系[其由因]|由于|经(?:初步)?(?:查|调查|勘验|检测|流调|查看)|因[^，。；]{1,12}(?:所致|引起|造成|发生|引发|产生|争[吵执]|口角|起了?(?:争|冲突|纠纷))|(?:检测|检验|检出|认定)[^。；]{0,12}(?:流感|病毒|感染|细菌|阳性)|(?:认定|查明|系)[^。；]{0,24}(?:未|违|责任|所致|引起|造成|引发)|(?:认定|查明|核实)[^。；]{0,16}系|负(?:全部|主要|次要|同等|全)责|因[^，。；]{2,20}(?:离校|出走|离开|滑倒|摔倒|脱落|断裂|跳闸|停[电水]|短路|不慎|未[^，。；]{2,8})|(?:认定|查明|查看|勘验|鉴定)[^。；]{0,24}(?:下沉|老化|破损|断裂|短路|松动|堵塞|占满|故障|失灵|锈蚀|混入|变形|超载|疲劳)"
    ),
    "性质": Pattern(
        rf"{_NO_CASE}|{_TO_BE_FOUND}|{_TESTED}|{_OPEN}|立案|受案|立为[^，。；]{{0,8}}案|按[^，。；]{{1,10}}案件?(?:受理|立|侦)|(?:受理|接受)[^，。；]{{0,4}}(?:投诉|仲裁|申请|举报)|涉嫌|{_BY_WEATHER}|责任(?:结论|认定|划分)|"
        rf"{_BELONGS}|{_ILLNESS}|"
        r"性质|认定|定性|研判|结论[^，。；]{0,6}[为是系]|判[定断]为|诊断[^，。；]{0,4}[是为系][^，。；]{0,8}(?:反应|症|[疾]?病|炎|中毒|疹|痘|感染|血糖|癫痫|过敏|中暑|梗[死塞]|衰竭|休克|综合征|痉挛)|与[^，。；]{2,12}无关|(?:鉴定|诊断|确认|核定)为[^，。；]{0,14}(?:疫情|事[故件]|案件|故障|纠纷)|聚集性(?:疫情|病例|发病)|属(?:于)?[^，。；]{0,10}(?:事故|事件|案件|责任)|(?:意外|责任|公共卫生|治安|灾害|自然灾害)[^，。；]{0,6}事[故件]|初步判断|属于?[^，。；]{0,12}(?:故障|问题|纠纷|意外|灾害|行为|范畴|情形)|为(?:一般|较大|普通|轻微)[^，。；]{0,10}(?:事故|事件|纠纷|案件)"
    ),
    "后果": Pattern(
        rf"[多重错][复]?[扣收付]|少发|迟发|顺延|推迟|延误|滞留|被困|伤亡|{DEATHS}|[无未没][^，。；]{{0,3}}伤|缺失|短少|去向不明|原值|欠[发付缴薪]|后果|被骗|骗[走取]|转账|转走|冻结|止付|追回|无法|失联|走失|疏散|涉及\d|波及|受伤|轻微伤|[擦扭烫划摔挫裂割刺]伤|软组织|脱位|脑震荡|骨折|痊愈|治愈|出院|留观|住院|病例|损失|浸湿|受损|影响|无人|返回|恢复|身体|体征|情绪|异常|正常|平稳|稳定|找到|获救|砸坏|损坏|烧毁|丢失|停[课电水气业用]|中断|[轻重]症|症状|不适|未造成|扩散"
    ),
    "采取的措施及处置情况": Pattern(
        r"措施|处置|陪伴|看护|宣讲|冻结|止付|补助|查找|寻找|搜[寻救]|完成|到场|现场|赶[赴到]|陪同|安排|组织|发放|提供|回复|答复|说明|延长|批示要求|拨打|报案|谈心|家访|对接|协商|签订|停业|整顿|接回|送[往至]|治疗|完成[^，。；]{0,8}(?:排查|消杀|消毒|清理|检修)|排空|抽排|清[理运淤]|移[至到]|转移|晾晒|消[毒杀]|切断|关闭|封存|送医|劝[离返]|下架|辟谣|补课|已(?:采取|落实|开展|组织|封存|消杀|隔离|排查|更换|修复)|正在(?:抢修|救治|排查|处置)|抢修|救治|疏散|安置|更换|修复|疏导|撤离|撤出|停用|封闭|清洗|采样|整改|自查|约谈|座谈|谈话|走访|报警|澄清|辟谣|监测|核查|陪护|安装|加装|落实批示|处分|批评教育|调解|和解|隔离|入住|看诊|给药|用药|接返|接回|等候|食宿|通知|返程|找到|面谈|见面|告知[^，。；]{0,6}家[长属]|垫付"
    ),
}


_NO_CONCLUSION = Pattern(
    r"(?:不|未|没有?)(?:先|急于|轻易|作|下|妄)+[^，。；]{0,4}(?:判断|结论|定论|推断|猜测)|"
    r"(?:原因|成因|起因|病因)[^，。；]{0,6}(?:[须需待]|还要|有待|尚[未无]|暂不|正由)|尚无(?:最终|明确)?结论|[待由][^，。；]{0,20}(?:鉴定|认定|检测|调查)(?:结论|结果)?(?:确定|为准|后)"
)


# what is said against the college in public, and that it is over: no platform, no number, nothing that was done
_TALK = Pattern(
    r"网(?:上|络上)(?:也|还)?有|(?:不实|负面|不良|恶意|过激|个别)(?:言论|信息|评论|帖文|帖子|消息)|谣言|炒作|(?:引发|引起)[^，。；]{0,6}(?:关注|热议|议论)"
)


_TALK_OVER = Pattern(
    r"舆情[^，。；]{0,4}(?:得到|被)[^，。；]{0,4}(?:控制|平息|化解|管控)|有[力效](?:引导|管控)|舆情(?:总体|整体)?(?:平稳|可控)|已经?(?:基本)?平息|网(?:上|络上)(?:也|还)?有(?:一?些|一?点|零星)(?:的)?(?:议论|讨论|说法|声音)"
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
    r"(?:网上|网络上?|互联网上?|外网|各平台)[^，。；]{0,6}(?:未(?:发现|见|监测到|出现)|(?:没有|无)(?:任何|发现|出现|监测到)?)[^，。；]{0,12}(?:舆情|炒作|信息|言论|评论|帖文)|(?:网上|网络上?|各平台)[^，。；]{0,4}没有?(?:什么|啥|多少|多大)?[^，。；]{0,4}(?:动静|反映|反应|反响|声音|议论|说法|消息|波澜|水花)(?=[，。；]|$)|网(?:上|络上)(?:比较|很|还算|一直)?(?:平静|风平浪静|安静)(?=[，。；]|$)|(?:网上|网络上?|网民|舆论|各平台|社会上?|校内外|舆情)[^，。；\d]{0,4}?(?:反响|反应|影响|关注|热度|讨论|议论|声音|水花|动静)[^，。；\d]{0,3}?(?:不(?:太|算|是很|怎么)?(?:大|多|高|强烈)|(?:很|较|比较|都|不太)?(?:小|少|低|一般|平淡|有限))(?=[，。；]|$)|没有?听说[^，。；]{0,8}舆情|(?:网上|网络)(?:反响|反应|舆论|舆情)(?:总体|整体)?(?:平稳|良好|正常|平静)|未(?:发现|见|监测到|出现)[^，。；]{0,8}(?:舆情|炒作|网络信息|不实信息|负面信息)"
)


_UP_TO = Pattern(r"截[至止]|(?<!\d)\d{1,2}(?:时|:\d\d)|至\d")
# behind the sentence that claims it: when and by whom it was looked for
_LOOKED_FOR = Pattern(r"(?<![费款额元])截[至止]|监测|巡查|巡检|搜索")


def _nothing_found(document: Document) -> Iterator[Hit]:
    for match in document.finditer(_NOTHING_FOUND, PROSE):
        passage, stop = document.passage_at(match.start()), document.sentence_at(match.start())[1]
        if _heads_text(document, match.start()):
            stop = passage.end  # the text below the heading tells the claim
        told = _UP_TO.search(document.plain, passage.start, stop) or dates(document).holds(passage.start, stop)
        if not (told or _LOOKED_FOR.search(document.plain, stop, passage.end)):
            yield Hit(*match.span(), "请写明截至几日几时、由谁监测")
            return


# what tells of public opinion; the other clauses of the section tell of what was done afterwards
_OPINION = Pattern(
    r"舆[情论]|宣传部|(?:没有|未)(?:看到|发现|见到?|检索到)[^，。；]{0,12}(?:信息|消息|内容)|网[上络民友帖页评传信安警]|外网|外传|朋友圈|[班级年友长作]群|发图|[发跟]?帖|平台|监[测看控]|检索|搜索|巡查|评论|转[发载]|浏览|播放|点赞|视频|抖音|微[博信]|快手|小红书|贴吧|公众号|媒体|炒作|传[播言]|言论|谣|辟"
)
_NO_AFTERCARE = Pattern(r"截[至止]|\d{1,2}时(?:\d{1,2}分)?$|总体平稳$|以上|信息来源|续报")
_SHORTEST = 4  # Chinese characters of a clause that tells something


def _sections(document: Document, name: str) -> Iterator[tuple[Headline, list[Passage]]]:
    """The headings of the first level with this name, each with the running text up to the next one, if any."""
    heads = [heading for heading in headlines(document) if heading.level == 1]
    for index, heading in enumerate(heads):
        stop = heads[index + 1].start if heads[index + 1 :] else len(document.text)
        passages = [p for p in document.roles(*PROSE) if heading.end <= p.end and heading.start <= p.start < stop]
        if passages and _STRIP.sub("", document.text[heading.start : heading.end]) == name:
            yield heading, passages


def _half_a_section(document: Document) -> Iterator[Hit]:
    """A third section that tells either of public opinion or of what was done afterwards, and not of both."""
    for heading, passages in _sections(document, _SECTIONS[2]):
        told = "。".join(document.text[max(p.start, heading.end) : p.end] for p in passages)
        if not told.strip() or "暂无" in told:
            continue
        clauses = [clause.strip() for clause in re.split("[，。；：\n]", told)]
        if not _OPINION.search(told):
            if "舆情" in document.joined({Role.BODY}):
                continue  # it is told elsewhere
            message = "这一节没有写网络舆情；没有的写明由谁监测、截至几时未发现"
        elif all(len(c) < _SHORTEST or _OPINION.search(c) or _NO_AFTERCARE.search(c) for c in clauses):
            message = "这一节只写了网络舆情，没有写善后处置；没有的写“暂无”"
        else:
            continue
        yield Hit(heading.start, heading.end, message, Severity.WARNING)


# an order in the second section, who gave it, and that there was none
_ORDER = Pattern(r"批示|指示|要求|强调|过问|签批|部署|批阅")
_LEADER = Pattern(r"书记|院长|校长|主任|[处部局厅科系县旗盟市]长|分管[^，。；]{0,4}领导|[\u4e00-\u9fff]某|批示人")
_NO_ORDER = Pattern(r"[暂尚]?无|未|没有|待")
_HOUR_OR_DAY = Pattern(r"\d{1,2} ?(?:[时日点]|[:：]\d\d)")


def _order_untold(document: Document) -> Iterator[Hit]:
    """A second section whose order nobody in particular gave, or at no time: 学院领导高度重视，批示要求全力追查."""
    for heading, passages in _sections(document, _SECTIONS[1]):
        begin, end = max(heading.end, passages[0].start), passages[-1].end
        order = _ORDER.search(document.plain, begin, end)
        if order is None or _NO_ORDER.search(document.plain, begin, order.end()):
            continue
        sentence, until = document.sentence_at(order.start())
        missing = [] if _LEADER.search(document.plain, begin, end) else ["哪位领导"]
        missing += [] if _HOUR_OR_DAY.search(document.plain, begin, until) else ["哪天几时"]
        if missing:
            message = f"领导批示没有写是{'、'.join(missing)}作出的，请写明批示人、时间和内容"
            yield Hit(max(sentence, begin), order.end(), message, Severity.WARNING)


# that a first report was sent, in the sentence that leads into this one
_FIRST_SENT = Pattern(
    r"(?:已|曾|此前|前期|先前|之前|前已)[^，。；\d]{0,8}(?:首报|初报)|(?:首报|初报)(?:材料|信息)?(?:已|现已|业已)[^，。；\d]{0,8}[报送发达]|继首报|(?:首报|初报)(?:以来|之?后)"
)
_FIRST_REPORT = Pattern(r"首报|初报|前报|首次报[告送]")
_SENT_WHEN = Pattern(r"\d{1,2}(?:时|:\d\d|日)|第 ?\d{1,4} ?期")


def _first_report_undated(document: Document) -> Iterator[Hit]:
    """The first report, told as sent in the opening without its day and hour or its issue; nowhere else either."""
    if any(
        _SENT_WHEN.search(document.plain, *_around(document, match))
        for match in document.finditer(_FIRST_REPORT, PROSE)
    ):
        return
    for match in document.finditer(_FIRST_SENT, {Role.BODY}):
        begin, stop = _around(document, match)
        if GOES_ON_FROM.search(document.plain, begin, stop):
            yield Hit(*match.span(), "请写明首报哪天几时报的、第几期", Severity.WARNING)
            return


def _around(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """The sentence of what was found, as far as it is near."""
    begin, stop = document.sentence_at(match.start())
    return max(begin, match.start() - _AROUND), min(stop, match.end() + _AROUND)


_AROUND = 200  # code points


def _heads_text(document: Document, at: int) -> bool:
    """Whether this offset lies in a heading that opens a paragraph of text."""
    return any(heading.start <= at < heading.end for heading in headlines(document))


def followup_elements(document: Document) -> Iterator[Hit]:
    """续报没有写到原因、性质、后果、采取的措施及处置情况。

    {3f}：要连续滚动报告事件发生的原因、性质、后果、采取的措施及处置情况。还没有结论的写“正在调查、正在认定”即可；
    性质没有写到的，宜改；原因还在调查、只缺性质的，只缺别的一项的，作建议。伤情、性质“经鉴定”而没有写谁鉴定的，舆情只说“得到有效控制”、没有平台和条数的，“未发现舆情”没有截至时间的，也提示。
    “三、网络舆情及善后处置情况”只写了其中一样的，开头写“已报首报”却没有写哪天几时、第几期的，也提示。
    批示没有写哪位领导、哪天几时作出的（学院领导高度重视，批示要求……），也提示。
    截至的时间比报送日期早 2 天以上的、单位只写“某企业”的，作建议。
    """
    if document.once(tells_no_event):
        return
    yield from found_by_nobody(document)
    yield from _opinion_without_facts(document)
    yield from _nothing_found(document)
    yield from hushed_up(document)
    yield from unnamed_units(document)
    yield from without_a_day(document, SOME_DAY)
    yield from without_a_day(document, WAIT_AND_SEE)
    yield from _stale_state(document)
    yield from _first_report_undated(document)
    if document.once(final_sections) or document.doubt:
        return
    yield from _half_a_section(document)
    yield from _order_untold(document)
    text = document.joined(PROSE)
    missing = [name for name, cue in _FOLLOWED.items() if not cue.search(text)]
    if missing:
        # what is inquired into has no nature yet; cause, harm and measures may be told in words that nobody thought of
        waits = UNSETTLED.search(text) or _NO_CONCLUSION.search(text)
        sure = "性质" in missing and ("原因" in missing or not waits)
        message = f"续报没有写到{'、'.join(missing)}；还没有结论的写“正在调查”“正在认定”"
        yield whole(message, None if sure else Severity.INFO)


_SETTLED = (
    "一、事故基本情况",
    "截至2024年5月22日8时，漏水点已修复，6名学生返回宿舍。原因正在调查，性质正在认定。",
    *SECTIONS_GOOD[2:5],
)


RULES = (
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
            follow_up(
                "学生公寓漏水（续报）",
                *SECTIONS_GOOD[:2],
                "二、网络舆情及善后处置情况",
                "未发现舆情。",
                says=("二、领导批示落实情况",),
            ),
            follow_up(
                "学生公寓漏水（续报）",
                "全文一段，没有标题。",
                says=("一、事故基本情况", "二、领导批示落实情况", "三、网络舆情及善后处置情况"),
            ),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD, "⟦四、工作体会⟧", "加强巡查。"),
            follow_up(
                "学生公寓漏水（续报）",
                "⟦一、领导批示落实情况⟧",
                "暂无领导批示。",
                "二、事故基本情况",
                "已修复。",
                *SECTIONS_GOOD[4:],
            ),
            follow_up("学生摔伤事故（续报）", "一、⟦事件⟧基本情况", *SECTIONS_GOOD[1:]),
            follow_up("学生腹泻情况（续报）", "⟦一、基本情况⟧", *SECTIONS_GOOD[1:]),
            follow_up("学生公寓漏水（续报）", "⟦一、漏水经过⟧", *SECTIONS_GOOD[1:]),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD[:2], "⟦二、院领导批示⟧", *SECTIONS_GOOD[3:]),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD[:4], "⟦三、善后工作⟧", SECTIONS_GOOD[5]),
        ),
        good=(
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD, "四、下一步安排", "维修科5月23日复查阀门。"),
            follow_up(
                "学生公寓漏水（续报二）",
                "一、事故基本情况",
                "（一）最新情况",
                "已修复。",
                "（二）原因",
                "正在调查。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up("学生腹泻情况（续报）", "一、事件基本情况", *SECTIONS_GOOD[1:]),
            follow_up("学生公寓漏水（续报）", "一． 事故基本情况", *SECTIONS_GOOD[1:]),
            follow_up("学生公寓漏水（续报）", "一、 事故基本情况 ", *SECTIONS_GOOD[1:]),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD[:4], "三、网络舆情及善后处置情况。", SECTIONS_GOOD[5]),
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
            follow_up("⟦学生公寓漏水事件⟧", *SECTIONS_GOOD),
            follow_up("⟦关于学生公寓漏水的续报⟧", *SECTIONS_GOOD),
            follow_up("⟦关于学生公寓漏水情况的报告⟧", *SECTIONS_GOOD),
            follow_up("学生公寓漏水⟦（首报）⟧", *SECTIONS_GOOD),
            follow_up("⟦学生公寓漏水（续报）⟧", "一、基本情况", EVENT.replace("，后续情况续报", "")),
            follow_up("学生在技能大赛中获奖⟦（续报）⟧", "2024年5月20日，护理系2名学生获一等奖。"),
            follow_up(
                "秋季田径比赛日程⟦（续报）⟧",
                "一、赛程",
                "2024年5月20日8时至18时，男子组、女子组共进行24个项目，各系312名学生报名，其中护理系86人、机电系92人、化工系134人。",
                "二、成绩",
                "男子100米前三名依次为机电系、化工系、护理系，女子铅球前三名依次为化工系、护理系、机电系。",
            ),
            follow_up("后勤处召开供水工作会议⟦（续报）⟧", "一、会议情况", "2024年5月20日，会议通报管道爆裂和抢修。"),
            follow_up("学生公寓漏水⟦（续报）⟧", "处置工作已于5月21日结束，现将有关情况总结如下。", *SECTIONS_GOOD),
            follow_up("⟦实训楼火情（二）⟧", *SECTIONS_GOOD),
            follow_up("", *SECTIONS_GOOD, says=("没有标题",)),
            follow_up("学生公寓漏水⟦（续报）⟧", *FINAL_GOOD[:6], *FINAL_GOOD[8:]),
            follow_up("学生公寓漏水⟦（续报）⟧", *FINAL_GOOD[:2], "二、处置情况", "处置工作已于5月21日结束。"),
            follow_up("学生公寓漏水⟦（续报）⟧", *FINAL_GOOD[:2], "二、性质认定", "性质仍在研究。", *FINAL_GOOD[4:]),
            follow_up(
                "⟦学生公寓漏水（续报）⟧",
                "一、事故基本情况",
                "这是第二次报告，截至2024年5月20日20时已恢复供水。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up("⟦学生公寓漏水（续报）⟧", "现就最新情况再次续报如下。", *SECTIONS_GOOD),
        ),
        good=(
            follow_up(
                "红外体温门误报高温（续报）",
                "一、事件基本情况",
                "5月20日误报，截至5月20日12时，厂家查出传感器窗口结霜，读数偏高4.6℃，41人复测体温在36.1℃至36.9℃之间，学生按时进教学楼。",
                *SECTIONS_GOOD[2:],
            ),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD),
            follow_up("实训楼火情（续报一）", *SECTIONS_GOOD),
            follow_up("实训楼火情（第一次续报）", *SECTIONS_GOOD),
            follow_up("学生公寓漏水（续报）", "一、基本情况", "后勤处5月20日15时报送首报。漏水已止。"),
            follow_up("学生公寓漏水（续报）", "第12期所报漏水已止，原因正在调查。"),
            follow_up("运动会上学生受伤（续报）", *SECTIONS_GOOD),
            follow_up("学生公寓漏水（续报）", "抢修工作已于5月21日结束，现将进展续报如下。", *SECTIONS_GOOD),
            follow_up("实训楼火情（续报二）", *SECTIONS_GOOD),
            follow_up("学生公寓漏水( 续报 2 )", *SECTIONS_GOOD),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD, "2024年5月20日22时前再次续报。"),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD, "管件装好后，后勤处将作第二次报告。"),
            follow_up("学生公寓漏水（续报）", *FINAL_GOOD[:6], "抢修正在进行。", *FINAL_GOOD[8:]),
            Example(framed("学生公寓漏水", *SECTIONS_GOOD, issue="第12期（续报）"), Kind.FOLLOW_UP),
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
            follow_up("漏水（续报）", *_SETTLED, "⟦网上没啥动静⟧，家属情绪稳定。"),
            follow_up("漏水（续报）", *_SETTLED, "⟦没听说有什么舆情⟧，家属情绪稳定。"),
            follow_up("漏水（续报）", *_SETTLED, "⟦网上也有些议论⟧，家属情绪稳定。"),
            follow_up("漏水（续报）", *_SETTLED, "截至2024年5月22日8时，未发现相关舆情。家具赔偿⟦视情况再定⟧。"),
            follow_up("漏水（续报）", "略。", says=("原因、性质、后果、采取的措施及处置情况",)),
            follow_up("漏水（续报）", "漏水原因正在调查，无人员伤亡，已更换管件。", says=("没有写到性质",)),
            follow_up("漏水（续报）", "初步判断属意外事件，无人员伤亡，已更换管件。", says=("没有写到原因",)),
            follow_up("漏水（续报）", "原因正在调查，性质正在认定，管件更换完毕。", says=("没有写到后果",)),
            follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡。", says=("采取的措施及处置情况",)),
            follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡，已修复。⟦网上没有任何负面舆情⟧。"),
            follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡，已修复。⟦网上反响平稳⟧。"),
            follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡，水泵⟦过些日子⟧修复。"),
            follow_up("漏水（续报）", *_SETTLED[:4], "⟦三、网络舆情及善后处置情况⟧", "截至5月22日8时，未见相关网帖。"),
            follow_up("漏水（续报）", *_SETTLED[:4], "⟦三、网络舆情及善后处置情况⟧", "浸湿的被褥由后勤处换新。"),
            follow_up(
                "漏水（续报）",
                *_SETTLED[:3],
                "⟦院领导十分关心，要求⟧查清漏点。水电科已换管。",
                *_SETTLED[4:],
                "截至5月22日8时，未见相关网帖，住户已搬回。",
            ),
            follow_up(
                "漏水（续报）",
                "此事⟦前期已作首报⟧，现将修复情况续报如下。",
                *_SETTLED,
                "截至5月22日8时，未见相关网帖，住户已搬回。",
            ),
            follow_up(
                "漏水（续报）",
                "原因正在调查，性质正在认定，无人员伤亡，已修复。⟦网上反响不大⟧。医疗费截至5月22日8时1180元。",
            ),
        ),
        good=(
            follow_up("学生出疹（续报）", "采样6份，水痘病毒核酸阳性5份，患病学生隔离居住，无重症。"),
            follow_up(
                "骆驼闯入校园（续报）", "牧民说骆驼是挣断缰绳跑来的，性质正在认定，无人受伤，处置结束，已由牧民领回。"
            ),
            follow_up("羊只抽搐（续报）", "兽医看过，症状像饲料中毒，2只恢复饮水，同批饲料已停用。"),
            follow_up("漏水（续报）", "原因正在调查，性质正在认定，无人员伤亡，管件更换完毕。"),
            follow_up("漏水（续报）", "厂家认为与接头老化有关，性质正在认定，无人员伤亡，管件更换完毕。"),
            follow_up("漏水（续报）", "维修工怀疑阀芯磨损，性质正在认定，无人员伤亡，管件更换完毕。"),
            follow_up(
                "漏水（续报）",
                "原因正在调查，性质正在认定，无人员伤亡，管件更换完毕。",
                "（一）网络舆情平稳。党委宣传部5月22日8时至12时检索7个平台，有相关帖文2条，都是询问供水。",
                "（二）师生情绪稳定。辅导员逐室说明了停水安排。",
            ),
            follow_up(
                "漏水（续报）",
                "原因正在调查，性质正在认定，无人员伤亡，管件更换完毕。未发现舆情。以上由宣传部监测，截至5月22日12时。",
            ),
            follow_up("漏水（续报）", "经初步查看为垫圈老化，属意外事件，浸湿被褥21件，供水支管已修复。"),
            follow_up(
                "学生被骗（续报）", "原因正在调查，性质正在认定，张某被骗1.2万元，派出所已冻结0.4万元，辅导员谈话2次。"
            ),
            follow_up("腹泻（续报）", "经检测为诺如病毒引起，研判为公共卫生事件，12人已治愈，教室已消杀。"),
            follow_up("车库进水（续报）", "由短时强降雨引起，属自然因素造成的进水，无人受伤，积水已抽排。"),
            follow_up("学生晕倒（续报）", "医院诊断为低血糖反应，因空腹较久引起，该生身体无恙，班主任陪护返校。"),
            follow_up("火情（续报）", "原因以消防认定为准，性质待认定，损失正在统计，已组织安置学生。"),
            follow_up(
                "水痘（续报）", "经盟疾控中心判断为聚集性疫情，传播途径仍在调查，无重症，7人居家隔离，教室已消杀。"
            ),
            follow_up("腹泻（续报）", "经疾控中心检测由诺如病毒引起，性质正在认定，12人已治愈，教室已消杀。"),
            follow_up("漏水（续报）", *_SETTLED, "截至5月22日8时，未见相关网帖，住户已搬回。"),
            follow_up("漏水（续报）", *_SETTLED, "暂无。"),
            follow_up(
                "漏水（续报）",
                *_SETTLED[:3],
                "5月21日9时，院长要求查清漏点。水电科10时换管。",
                *_SETTLED[4:],
                "截至5月22日8时，未见相关网帖，住户已搬回。",
            ),
            follow_up("漏水（续报）", "截至5月22日8时，宣传部未监测到舆情。", *_SETTLED, "被褥由后勤处换新。"),
            follow_up(
                "漏水（续报）",
                "5月20日15时已作首报，现续报如下。",
                *_SETTLED,
                "截至5月22日8时，未见相关网帖，住户已搬回。",
            ),
            follow_up(
                "漏水（续报）", "首报后，水压恢复正常。", *_SETTLED, "截至5月22日8时，未见相关网帖，住户已搬回。"
            ),
            Example(framed(TITLE, EVENT), Kind.FIRST),
        ),
    ),
)
