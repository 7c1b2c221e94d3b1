"""What the report of an event tells of the clock: steps without a time, and reports past their limits.

The log of calls beside the paper is for `deadlines` and `chain`; here the words of the paper alone are read.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import clocks_in, dates
from alvtc_info.analysis.event_cues import WHAT, tells_no_event, tells_time
from alvtc_info.analysis.facts_retold import clause_start
from alvtc_info.analysis.periods import is_cutoff
from alvtc_info.analysis.reporting_clock import outward_limit
from alvtc_info.analysis.time_words import names_a_time
from alvtc_info.analysis.vague_moments import vague_moments
from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import EMERGENCY_KINDS, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed, reported
from alvtc_info.rules.work import is_lesson
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

    from alvtc_info.institution.values import Flow
    from alvtc_info.model.document import Document, Passage
    from alvtc_info.text.clock_times import Clock

_SEGMENTS = Pattern(r"[。；！？\n]")
_CHAIN = "上级|负责人|主任|处长|部长|馆长|领导|书记|院长|总值班室|教育厅|教体局|党政办|盟委|行署"
# a report up the chain: 向分管领导作了汇报
_UP = Pattern(
    rf"(?<!方)(?:向|给)[^，。；：]{{0,12}}?(?:{_CHAIN})[^，。；：]{{0,24}}?(?:报告|汇报)(?!会|人|的|材料|制度|[后时](?:[，、]|，))"
    rf"|(?:上报|直报|报告|汇报)(?:给|了|至|到)?(?!后(?!勤)|时|称|说|会|的|厅|材料|制度|书)[^，。；：\d]{{0,8}}?(?:{_CHAIN})(?!的)"
)
_RECEIVED = Pattern(r"(?<![直间])[接据](?![^，。；：]{0,6}后)[^，。；：]{0,12}$")
# other steps that a duty office asks the hour of
_CALLED = Pattern(
    r"(?:(?<![接出系])报(?:警|案)(?=[，。；]|求助(?!类)|$)|拨打了?(?:110|119|120|122)(?!电话的)|(?:已|立即|随即|及时|随后|当即|并|陪同|协助|带领|向[^，。；：]{1,10})报(?:警|案)(?![后时的人器材电记回台号系]))"
    r"|(?:报给了?|报告给了?)[^，。；：]{0,6}(?:疾控|公安|派出所|消防|卫健|市场监管)[^，。；：]{0,6}(?=[，。；]|$)"
)
_DEVICE = Pattern(
    r"(?:自动|一键|超[载限压温速员]|过载|漏电|欠压|[高低]温|[高低]压|液位|可燃气体?|门[禁磁]|入侵|温感|异常|误|频繁|红外|烟感|烟雾|联网|声光|超标|消防|系统|装置|主机|围墙|水位|远程|电话|安装|设备|平台|能|可)[^，。；]{0,4}$"
)
_MET = Pattern(
    r"(?:送|拉|抬|转)(?:往|至|到|去)[^，。；：]{0,10}(?:医院|卫生院|医务室|校医室|诊所|救治|治疗)|(?<!夜间)送医(?![后时的]|院方|平均|\d)|(?:赶[到赴往至]|到达|抵达|到(?=了))了?[^，。；：]{0,4}现场(?![后时的])|(?:已|均|先后|陆续|民警|警察|消防员|医生|领导|负责人)[^，。；：]{0,2}到场(?![后时的])|介入(?:调查|处置|侦办)(?![后时的])"
    r"|(?:书记|院长|领导)[^，。；：]{0,4}(?:作出)?(?:批示|指示)(?!精神|后|的|\d|[^，。；]{0,6}(?:落实|要求，))"
)
_TIMED = Pattern(r"(?<!\d)\d{1,2} ?(?:时(?!间|候|段)|[点:：]\d|点)|凌晨零时|\d分钟[内后]|当场|\{几时")
# a leader's order, told without its words or its hour
_LEARNT = Pattern(
    r"(?:学院(?:主要|分管|党政)?领导|书记|院长|系主任|处长|主要负责人)[^，。；\d]{0,6}?(?:(?:知道|知晓|得知|知悉|清楚|掌握|听说)(?:了|此事|情况|这件事)|获悉)(?![^，。；]{0,2}后)"
    r"|(?:已|均)(?:及时|立即|第一时间)?(?:按[^，。；\d]{0,4}(?:程序|规定|要求|流程))?(?:逐级)?(?:上报|报告|汇报)(?=[，。；]|$)"
)
_ORDER = Pattern(
    r"(?:书记|院长|领导)[^。；：]{0,12}?(?:作出|作了|给予|提出)了?(?:重要|明确|具体|专门)?(?:批示|指示)(?!精神|后|的|[^，。；]{0,6}落实)"
    r"|(?:书记|院长|领导)(?:同志)?[^，。；：\d]{0,8}(?:重视|关注|关心)(?!不|程度)[^，。；：\d]{0,8}，[^，。；：\d]{0,10}?(?:批示|指示)(?!件|精神|后(?!勤)|的|[^，。；]{0,6}落实)"
)
_NO_STEP = Pattern(
    r"(?<!已)将(?!士|情况|此事|有关情况)|稍后|无人|[暂尚]无|无(?:领导|批示|指示)|拟|须|应当|要求|下一步|随时|如有|如遇|若|一旦|凡|未能?|没有|尚未|不得|不必|必须|请(?!示)|及时[^，。；]{0,4}向(?![^，。；]{1,12}[作进做]?(?:行|出)?了)|负责|准备|计划|需|续报"
)

# measures told one by one
_LISTED = Pattern(r"采取(?:了|如下|以下|下列)+[^，。；：]{0,6}措施(?=[：，。])")
_AHEAD = Pattern(
    r"下一步|今后|接下来|后续|每[半年月周日次]|遇|出险|凡|如发现|预案|规定|规程|制度|应(?![急邀对])|时，|[待等][^，。；]{2,20}[后再]"
)


def untimed_step(document: Document) -> Iterator[Hit]:
    """首报、续报、终报里，向上报告、报警报案、送医、到场、批示没有写几时。

    {1.4c}：开展的工作需注明具体时间。首报向部门负责人、学院领导、院外单位报告的，每一步写明时刻（{3a}的时限凭它核对）；
    报警报案、送医、赶到现场、介入调查、批示，同段前面或同句有时刻、日期就不提示。送医、到场、拨打急救电话一类只作建议；打算做的、没有做的不提示。
    续报、终报写“所有学生均已痊愈出院”，全文没有日期的，也作建议。
    事发的时间只写到旬（7月上旬）、只写“10点左右”的，宜改：写到日、时、分。
    步骤的时刻只说到“9时前后、9点多”的，“十几分钟后”以及“有一段时间了、好些天没人修”说不出从哪天起的，也提示；别人口述的不提示。
    """
    if document.once(tells_no_event):
        return
    first = document.kind is Kind.FIRST
    for passage in document.roles(Role.BODY):
        if not first and is_lesson(document, passage.start):
            continue
        listed = _LISTED.search(document.plain, passage.start, passage.end)
        if listed and not _is_timed(document, passage.start, passage.end):
            yield Hit(*listed.span(), "这些措施都没有写几时，请逐项写明时刻，如“14时40分”", Severity.INFO)
        timed = False  # whether anything in the paragraph before this segment tells a time
        for start, end in _segments(document, _text_start(document, passage), passage.end):
            here = _is_timed(document, start, end)
            told = timed or _is_timed(document, *document.sentence_at(start))
            if not here and (first or not timed):
                yield from _untimed(document, start, end, timed=told)
            elif first:
                yield from _afterwards(document, start, end)
            timed = timed or here
    yield from _told_outside(document, timed=False)
    yield from _recovered(document)
    rough = [*_roughly(document), *_after_a_while(document)]
    yield from rough
    for begin, stop, message, sure in vague_moments(document):
        if not any(hit.start < stop and begin < hit.end for hit in rough):
            yield Hit(begin, stop, message, None if sure else Severity.INFO)
    for match in _to_some_hospital(document):
        yield _which_hospital(document, match)


# how it ended for those who were hurt: 所有学生均已治愈出院
_RECOVERED = Pattern(
    r"(?:所有|全部|全体|上述|这?\d{1,3}名|受[伤困]的?|患病的?)(?:学生|师生|伤者|患者|人员|病例|伤员|教师|职工)[^，。；\d]{0,6}?(?:均|全部|都|已)+经?(?:治[好愈]|痊愈|康复|出院|返校|复课|归队|脱离危险)(?:出院|返校|归队|复课|康复)?(?=[，。；])"
)

_OUTCOMES = ("治好", "治愈", "痊愈", "康复", "出院", "返校", "复课", "归队", "脱离危险")


def _recovered(document: Document) -> Iterator[Hit]:
    """How it ended for those who were hurt, where no day is told for it anywhere, as advice."""
    if document.kind is Kind.FIRST:
        return
    for match in document.finditer(_RECOVERED, {Role.BODY}):
        text, passage = document.plain, document.passage_at(match.start())
        begin, stop = document.sentence_at(match.start())
        dated = _is_timed(document, begin, stop) or "截至" in text[passage.start : match.start()]
        elsewhere = any(
            _is_timed(document, *document.sentence_at(at))
            for word in _OUTCOMES
            if word in match.group()
            for at in occurrences(text, word, 0)
            if not begin <= at < stop
        )
        if not (dated or elsewhere):
            yield Hit(*match.span(), f"“{match.group()}”请写明是几月几日，或截至几时", Severity.INFO)


def _text_start(document: Document, passage: Passage) -> int:
    """Where the text of a paragraph begins: behind the heading that opens it (（一）主要领导作出批示。5月20日……)."""
    return next((each.end for each in headlines(document) if each.start == passage.start), passage.start)


# people taken to a hospital: who is vague, where is vague, or neither
_TO_A_HOSPITAL = Pattern(
    r"(?P<who>(?P<vague>(?:有关|相关|部分|其他)(?:人员|学生|师生|伤员|伤者|患者|同学))|(?:受伤|患病|涉事)?(?:人员|学生|师生|伤员|伤者|患者|同学)|均|全部|已)(?P<how>[^，。；\d]{0,6})送(?:往|至|到|去)?了?(?P<near>附近|当地|就近|最近|市区|校外)?的?(?:医院|医疗机构)(?!是|为)"
)
_HOSPITAL = Pattern(
    r"[\u4e00-\u9fff]{2}(?<![送往至到在近地的去家区外院经由各据])(?:医院|卫生院|医务室|诊所|疾控中心)|[第一二三四蒙中]医院|[旗盟市区县镇]医院"
)
_HOW_MANY = Pattern(r"(?:\d|[一二两三四五六七八九十])[名人位]")
_NOT_SENT = Pattern(r"未|没有|不|将|拟|需|应|可|如|若|准备|建议|要求")


def _to_some_hospital(document: Document) -> list[re.Match[str]]:
    """Where a hospital is vague, or who was taken there unknown, and the report names no hospital."""
    return [match for match in document.once(_unnamed_hospitals) if match["vague"] or match["near"]]


def _unnamed_hospitals(document: Document) -> list[re.Match[str]]:
    """Where people were taken to hospital, in a report that names none."""
    if _HOSPITAL.search(document.joined({Role.BODY})):
        return []
    return [match for match in document.finditer(_TO_A_HOSPITAL, {Role.BODY}) if not _NOT_SENT.search(match["how"])]


def _which_hospital(document: Document, match: re.Match[str]) -> Hit:
    counted = match["vague"] is None and _HOW_MANY.search(document.plain, *document.sentence_at(match.start()))
    return Hit(*match.span(), f"送医请写明{'' if counted else '几人、'}哪家医院、几时")


# the time of an event that a reader can set no clock by: 7月上旬, 上午10点左右
_TO_THE_MINUTE = Pattern(r"\d{1,2}(?:[时点]\d{1,2}分?|[:：]\d\d)")
_ROUGH_DAY = Pattern(r"(?<!\d)\d{1,2}月[上中下]旬(?![至到以—–~～-]|[的末]|起|前)")
_ROUGH_HOUR = Pattern(
    r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|夜间|夜里|深夜)?(?<![\d:：至到—-])(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:时|点钟?)(?:左右|前后|多(?!人|名|次|种))(?![至到—–~～-])"
)

# the hour of an event by the part of the day alone: 5月20日傍晚，……
_PART_OF_DAY = Pattern(
    r"(?:(?<=[日天号）])|(?<=\d日的))(?:凌晨|清晨|大?清早|一大?早|早[上晨间]|上午|中午|午后|下午|傍晚|晚[上间]|夜[间里晚]|深夜)(?![至到—–~～-]|[一二三四五六七八九十两]{1,3}[时点]|[^，。；]{0,2}(?:起|前|期间))"
)
_HOUR_UNKNOWN = Pattern(r"不详|不明|不清|待查|核[实查]|调查|左右|许")

_QUARREL = Pattern(r"口角|推打|厮打|撕扯|互推")
_MEAL = Pattern(
    r"(?:吃|用)?(?:早饭|早餐|午饭|午餐|中饭|晚饭|晚餐|饭点|就餐|开饭|课间操?|午休|熄灯|放学|下课|起床|晚自习|早自习|早操|上课|大课间|课外活动|训练)(?:时间|时分|时段|时候|期间|时)(?!长|间[表段安]|到|至)|第[一二三四五六七八]节(?:实训|体育|专业)?课(?!后|程)"
)


def _roughly(document: Document) -> Iterator[Hit]:
    """The time of the event where it is told roughly: of the first sentence with an incident."""
    text = document.plain
    for passage in document.roles(Role.BODY):
        at = passage.start
        while at < passage.end:
            start, stop = document.sentence_at(at)
            at = max(stop, at + 1)
            if not (WHAT.search(text, start, stop) or _QUARREL.search(text, start, stop)):
                continue
            day = None if dates(document).holds(start, stop) else _ROUGH_DAY.search(text, start, stop)
            hour = _ROUGH_HOUR.search(text, start, stop)
            # a first report that tells no hour at all is told so by first-report-elements
            if hour is None and (document.kind is not Kind.FIRST or tells_time(document)[1]):
                hour = None if _TIMED.search(text, start, stop) else _MEAL.search(text, start, stop)
                hour = hour or _part_of_day(document, start, stop, passage.end)
            for found, wanted in ((day, "几日几时"), (hour, "几时几分")):
                if found and not _TO_THE_MINUTE.search(text, start, stop):
                    yield Hit(*found.span(), f"“{found.group()}”太粗，事发时间请写到{wanted}")
            return


def _part_of_day(document: Document, start: int, stop: int, end: int) -> re.Match[str] | None:
    """The part of a day that is all a first report says of the hour, in the sentence of its event or behind it."""
    text = document.plain
    if document.kind is not Kind.FIRST or _TIMED.search(text, start, end) or _HOUR_UNKNOWN.search(text, start, stop):
        return None
    return _PART_OF_DAY.search(text, start, stop)


# a step that comes some time after another: 又过了好一阵，救护车到了
_A_WHILE = Pattern(
    r"(?<![^，。；：\n])(?:(?:(?:又|再|足足|前后)?(?:隔|过|等|耽搁)了?(?:差不多|大约|大概|约摸|将近|好|很|老|大|有)*(?:一|几|小)?(?:阵子?|会儿?|半天|许久|久|段时间|片刻|些时候|节课|顿饭的?(?:工夫|时间))|没过?多(?:久|大一?会儿?|[大长]时间|[大少]工夫)|不(?:多时|大一会儿?|一会儿?)|(?:过了?|过)不久)(?:之?后|以后)?(?!的|儿|就?[会要能可])(?=[，\u4e00-\u9fff])"
    r"|不久(?:(?:之?后|以后)(?!的|就?[会要])(?=[，\u4e00-\u9fff])|(?=，))|片刻(?:之?后|以后)(?!的)(?=[，\u4e00-\u9fff]))|(?:当[天日晚])?[稍更]?晚些时候(?=[，\u4e00-\u9fff])"
)


def _after_a_while(document: Document) -> Iterator[Hit]:
    for match in document.finditer(_A_WHILE, {Role.BODY}):
        text, stop = document.plain, document.sentence_at(match.start())[1]
        told = _UP.search(text, match.end(), min(stop, match.end() + _SOON))  # the report up that has no hour
        clause = text.find(
            "，", match.end() + 1, stop
        )  # 过了一会儿，教师护送学生就医，15时18分到院: that is of another step
        if not (told or _TIMED.search(text, match.end(), min(clause if clause >= 0 else stop, match.end() + _SOON))):
            yield Hit(*match.span(), f"“{match.group()}”说不出是几时，请写明时刻，如“14时40分”")


_SOON = 24  # code points behind such a word in which the hour may stand after all


def _untimed(document: Document, start: int, end: int, *, timed: bool) -> Iterator[Hit]:
    """The steps in a segment that need a time: a report up or an order, and as advice a visit beside it.

    `timed` is whether its paragraph told a time before.
    """
    text = document.plain
    up = None if timed and document.kind is not Kind.FIRST else _UP.search(text, start, end)
    if up is None and not timed and document.kind is Kind.FIRST:
        up = _LEARNT.search(text, start, end)
    if up is None and not (timed or names_a_time(document, start, end)):
        up = _ORDER.search(text, start, end)
    if up is not None and _is_step(document, start, up):
        past = _goes_past(document, *up.span())
        yield Hit(*up.span(), f"“{up.group()}”{_PAST}") if past else _no_time(up, None)
    if timed:
        return
    found, severity = _CALLED.search(text, start, end), None if up is None else Severity.INFO
    if found is None or _DEVICE.search(text, max(start, found.start() - 8), found.start()):
        found, severity = _MET.search(text, start, end), Severity.INFO
    elif "拨打" in found.group():
        severity = Severity.INFO
    beside = found is not None and (up is None or found.end() <= up.start() or up.end() <= found.start())
    if found is not None and beside and _is_step(document, start, found):
        unnamed = [m for m in document.once(_unnamed_hospitals) if m.start() <= found.start() < m.end()]
        if not unnamed:
            yield _no_time(found, severity)
        elif not (unnamed[0]["vague"] or unnamed[0]["near"]):  # those are told anyhow
            yield _which_hospital(document, unnamed[0])


# a step up that comes after one with a time, and says no more than that: 13时05分电话报……，随后向系主任作了报告
_AND_THEN = Pattern(r"(?:随后|之后|然后|过后|事后|后来|一会儿?|不久)[，]?[^，。；：\d]{0,8}$")


def _afterwards(document: Document, start: int, end: int) -> Iterator[Hit]:
    for up in _UP.compiled.finditer(document.plain, start, end):
        clause = start_behind(document.plain, start, up.start(), "，")
        if _AND_THEN.search(document.plain, clause, up.start()) and _is_step(document, start, up):
            yield _no_time(up, None)


def _no_time(found: re.Match[str], severity: Severity | None) -> Hit:
    return Hit(*found.span(), f"“{found.group()}”没有写几时，请写明时刻，如“14时40分”", severity)


def _is_step(document: Document, start: int, found: re.Match[str]) -> bool:
    """Whether a segment that begins at `start` tells this step as done: not received, refused, planned or a rule."""
    text = document.plain
    clause = start_behind(text, start, found.start(), "，：")
    if _RECEIVED.search(text, clause, found.start()):
        return False
    return not (_NO_STEP.search(text, clause, found.end()) or _AHEAD.search(text, start, found.start()))


def _segments(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between full stops and semicolons of this span of the text."""
    for edge in _SEGMENTS.compiled.finditer(document.plain, start, end):
        yield start, edge.start()
        start = edge.end()
    if start < end:
        yield start, end


def _is_timed(document: Document, start: int, end: int) -> bool:
    return dates(document).holds(start, end) or _TIMED.search(document.plain, start, end) is not None


# 16时20分，党政办公室电话报盟委行署总值班室、自治区教育厅
_CALL = Pattern(
    r"(?:向|给)(?P<who>[^，。；：]{2,40}?)(?:进行了?|作了?|做了?)?(?:电话|口头|当面|直接)*(?:报告|汇报|直报)(?!会|制度)"
    r"|(?:(?:电话|口头|直接)+报告?|上报|直报|报告|报给|报了)(?:给|了|至|到)?(?!厅|会|制度|后(?!勤)|时|称|说|的)(?P<who2>[^，。；：]{2,40})"
    r"|(?:向|给)(?P<who5>(?!盟|自治区|教|行署|旗)[^，。；：]{2,20}?)(?:[打去]了?[一个过通]{0,2}电话|发了?(?:条)?(?:短信|微信))"
    r"|(?:告诉|告知|转告)了?(?P<who6>[^，。；：\d]{2,12}?(?:主任|[处部馆]长|负责人))(?=[，。；]|$)"
    r"|(?<=[室处系部院])报(?P<who7>(?:盟|自治区)[^，。；：\d]{2,40})"
    r"|(?<![汇上直填申情预海警简通末月])报[至到]?(?P<who8>(?:学院)?(?:分管|(?:党委)?书记|主要领导|院领导|院长(?!办公会))(?![^，。；：]{0,12}(?:[审同批]|研究|备案))[^，。；：\d]{0,20})"
    r"|(?:与|同|和)(?P<who4>[^，。；：]{2,20}?)取得(?:了)?(?:电话)?联系，(?:并)?(?:报告|汇报|报告了|说明)"
    r"|(?P<who3>[^，。；：\d时分]{2,16}?)(?:才|方|于)?(?:\d{1,2}时(?:\d{1,2}分)?)?才?(?:(?<![直间])接到?[^，。；：]{0,12}(?:报告|汇报|电话)(?![后时]|的)|(?:得知|知晓|获悉)(?:了)?(?:此事|情况|消息|这一情况)(?=[，。；]|$))"
)
_WRITTEN = Pattern(
    r"(?<=[\d时分])(?:才|已|方|，)?(?:我[处部系院委]|本部门)?(?:书面|作出?了?|进行)?首报(?![、之以起后前时的以和及])|(?:报送|上报|报出|发出)了?本?(?:书面)?(?:首报|书面报告|书面信息)|(?:书面|文字)(?:材料|首报|信息)[^，。；：\d]{0,4}(?:报送?|送|交)(?:至|到)?(?:党政办|学院)"
)
# when this paper itself went out: 本信息于11时20分经OA报送, （报送时间：2024年5月20日16时10分）
_SENT = Pattern(
    r"本(?:信息|首报|报告|件)(?:已)?[于在]?[^，。；：]{3,40}?(?:报送|报出|发出|上报)|(?:报送|上报|发出)时间：[^，。；）\n]{5,20}[时分\d]"
)
_HEAD = Pattern(
    r"(?:系|部门|处|部|中心)(?:主要)?领导(?!小组|班子|干部)|(?<!分管)(?:主要|部门)?负责(?:人|同志)|(?<!副)(?:系主任|处长|部长|馆长|(?<!室)主任)"
)
_AND = Pattern(r"[、和及与]")
_PLANNED = Pattern(r"(?<!已)将(?!情况|此事|有关情况)|稍后|拟|须|应(?!急)|要求|未(?!经)|没有")
_AFTERWARDS = Pattern(
    rf"(?:稍后|随后|然后|之后|过后|再|后)[^，。；]{{0,6}}(?:向|报)[^，。；]{{0,16}}(?:领导|书记|院长|党政办|{_HEAD.source})"
)
_BYPASSED = Pattern(r"(?:越过|绕过|绕开|跳过)(?:了)?(?:学院|院领导|分管领导|处领导|系领导|党政办)|越级")
# 系主任直接打电话向自治区教育厅报告; the office does it by the leaders' order
_WITHOUT_LEAVE = Pattern(r"未经[^，。；]{0,10}(?:同意|批准|授权|指示)")
_BY_ITSELF = Pattern(r"未经|直接|径直|径自|自行|擅自|私自")
_OUTSIDE = Pattern(r"教育厅|教体局|教育体育局|教育局|总值班室|盟委|行署|旗委|自治区")
_BY_ORDER = Pattern(
    r"党政办|学院办公室|指示|同意|授权|批准|批示|安排|[将按]要求|(?:按照?|依照?)规定|受[^，。；]{1,12}委托|平台|系统"
)
# the head himself, or the college as such
_BY_THE_HEAD = Pattern(
    r"(?<![副向给经过报告、与和同])(?:党委书记|(?<!副)院长|学院(?:党委)?(?:主要领导|书记))(?:、院长)?[^，。；向给报]{0,6}(?=[向给报直自电]|$)"
    r"|(?<![向给经过、与和同\u4e00-\u9fff])(?:学院|我院)(?:已|又|及时|立即|随即)*(?=[直自向电报]|$)"
)


def _goes_past(document: Document, start: int, end: int) -> bool:
    """Whether somebody reports to an outside body here by himself, past the leaders and the office."""
    text, begin = document.plain, document.sentence_at(start)[0]
    clause = clause_start(document, start, "，；")
    return bool(
        _OUTSIDE.search(text, start, end)
        and _BY_ITSELF.search(text, clause, end)
        and not _BY_THE_HEAD.search(text, clause, start)
        and (_WITHOUT_LEAVE.search(text, clause, end) or not _BY_ORDER.search(text, max(begin, clause - 30), end))
    )


# 讲给了自治区教育厅值班室, 发到了盟教体局的群里: told outside in other words than 报告, and by whom
_TOLD_OUTSIDE = Pattern(
    r"(?:讲|说|透露|反映|转|发|传|捅|告诉|告知|通知|转发|上传|投|寄|打电话|打|汇报)(?:送|发|述)?(?:给|到|至|进)了?[^，。；]{0,6}?(?:教育厅|教体局|教育体育局|教育局|总值班室|盟委|行署|旗委)[^，。；]{0,12}"
    r"|(?:教育厅|教体局|教育体育局|教育局|总值班室|盟委|行署|旗委)(?:那边|方面|那里|一边)?，[^，。；]{0,16}(?:自行|私下|径直|径自|直接|擅自)[^，。；]{0,10}(?:解释|说明|沟通|打招呼|通气|通报|联系|电话)[^，。；]{0,4}"
    r"|(?:给|向|跟|与|和|同)[^，。；]{0,4}(?:教育厅|教体局|教育体育局|教育局|总值班室|盟委|行署|旗委)[^，。；]{0,8}(?:[打去]了?[一个过通]{0,2}电话|发了?(?:微信|短信|消息)|通了?(?:电话|气))[^，。；]{0,4}"
    r"|(?:自行|私下|径直|径自|擅自|抢先)[^，。；]{0,8}(?:向|给|同|与|跟|和|找)[^，。；]{0,6}(?:教育厅|教体局|教育体育局|教育局|总值班室|盟委|行署|旗委)[^，。；]{0,10}(?:解释|说明|沟通|打了?招呼|通气|联系|电话)[^，。；]{0,4}"
)
_BY_ONE_OF_US = Pattern(
    r"教师|老师|辅导员|班主任|值班员|宿管员|保安|员工|干事|校医|厨师|学生(?!家长)|我[系处部]|[系处部]里|系主任|[处部馆科站所]长|主任|[系处部馆]办"
)
_BY_STRANGERS = Pattern(r"家长|网[友民]|记者|媒体|群众|路人|商户|公安|民警|消防|交警|医院|疾控|党政办|院领导|书记|院长")


def _told_outside(document: Document, *, timed: bool) -> Iterator[Hit]:
    """What people of the college told outside bodies by themselves, in sentences with a time or (`timed`) without."""
    for match in document.finditer(_TOLD_OUTSIDE, {Role.BODY}):
        text, (begin, stop) = document.plain, document.sentence_at(match.start())
        begin = max(begin, match.start() - 60)
        if (
            _BY_ONE_OF_US.search(text, begin, match.end())
            and not _BY_STRANGERS.search(text, begin, match.start())
            and not _BY_ORDER.search(text, begin, match.end())
            and not _NO_STEP.search(text, max(begin, match.start() - 12), match.end())
            and _is_timed(document, begin, stop) is timed
        ):
            yield Hit(*match.span(), f"“{match.group()}”{_PAST}")


_PAST = "没有写几时、经谁同意；院外单位由党政办公室按学院主要领导指示报告，不得越级上报"
_PAST_BY_ITSELF = "没有写经谁同意就报院外单位；由党政办公室按学院主要领导指示报告，不得越级上报，请说明原因并抄报学院"
_DAY = 24 * 60  # minutes
_LONGEST = 3 * _DAY  # minutes: what is later than that is of another matter


class _Call(NamedTuple):
    """A report that the paper tells of: where, to which posts, and when (minutes; None where it does not say)."""

    start: int
    end: int
    posts: tuple[str, ...]
    at: int | None


def told_deadlines(document: Document) -> Iterator[Hit]:
    """文中写的报告时刻超过时限，或者先报院外、后报学院领导。

    {3a}、{3c}、{3d}：30 分钟内报部门主要负责人，40 分钟内报院外三家，1 小时内报送书面首报，从文中写的事发时刻起算；坚决杜绝越级上报（{3i}）。首报的日期是事发第二天或更晚的，也记。
    报到党委书记、院长超过 30 分钟的也写明；首报写了报分管领导、没有写报党委书记和院长的，请补报：
    部门已经报了党政办公室的，余下是分管领导和办公室的事，不提示。文末日期写到时、分的，从事发时刻算书面首报的 1 小时。另有报告记录的凭记录判断，这里不再提示。时间已经过去，不是稿件的毛病：列为时限记录，不算必改，不影响报送。
    """
    if document.facts.contacts is not None or document.once(tells_no_event):
        return
    flow = document.institution.flow
    began = _began(document)
    calls = list(_calls(document, flow))
    head, bodies = _head(flow), flow.bodies
    inner = {name for step in flow.inner[1:] for name in step.to}
    if began is not None:
        limits = ((head, _limit(flow)), (bodies, outward_limit(flow)), (frozenset({_PAPER}), _written_limit(flow)))
        for posts, limit in limits:
            for call, names in _first_told(calls, posts):
                took = (call.at or 0) - began[1]
                if limit is not None and limit < took <= _longest(document, call):
                    said = document.text[began[0].start : began[0].end].strip()
                    yield Hit(
                        call.start,
                        call.end,
                        f"{'、'.join(names)}：报的时刻距文中的“{said}”{took}分钟（规定{limit}分钟内），请说明原因",
                    )
        yield from _leaders_late(document, calls, began)
    yield from _a_day_late(document, began, _written_limit(flow))
    yield from _sent_late(document, calls, began, _written_limit(flow))
    leaders = min((call.at for call in _to(calls, inner) if call.at is not None), default=None)
    for call in calls:
        if bodies.intersection(call.posts) and _is_early(document, call, leaders):
            early = "报院外单位写在报学院领导之前，属越级上报；请说明原因并抄报学院"
            yield Hit(call.start, call.end, _PAST_BY_ITSELF if _goes_past(document, call.start, call.end) else early)
            break
    yield from (
        Hit(hit.start, hit.end, "自行告诉了院外单位，属越级上报；请说明经谁同意，并抄报学院")
        for hit in _told_outside(document, timed=True)
    )
    told = {post for call in calls for post in call.posts}
    last = set(flow.inner[-1].to) if flow.inner else set()
    if document.kind is Kind.FIRST and told & (inner - last) and not told & last and not _goes_on_up(document):
        call = _to(calls, inner)[0]
        yield Hit(call.start, call.end, f"没有写到报{'、'.join(flow.inner[-1].to)}，请补报或写明")


_PAPER = "书面首报"
# the office was told: 7时02分，口头报党政办公室; 向分管副院长和党政办公室口头报告
_TELLS = Pattern(r"(?:报(?!送|名|废|修)|告知|告诉|通知|通报|致电|电告|汇报|请示|向|给)[^，。；：]{0,16}$")
# and so were the leaders: 党委书记、院长8时07分接报; 院长要求全力救治
_KNOWS = Pattern(
    r"[^，。；：]{0,14}?(?:接报|接到[^，。；：]{0,6}报告|[得获]知|获悉|[得收]到[^，。；：]{0,4}报告|批示|指示|要求|到场|赶到)"
)

# the same by another verb or name: 电话告知党委书记和院长, 报告学院主要领导
_TOLD_TO = Pattern(r"(?<![没未])(?:告知|告诉|通报|致电|电告|转告)[^，。；：]{0,12}$")
_TO_THE_TOP = Pattern(
    r"(?<![没未])(?:报(?![送名废修])告?[至到给]?|汇报|告知|告诉|通报|致电|电告|[向给])[^，。；：]{0,6}(?:(?:学院|我院|院)(?:党政)?主要(?:领导|负责)|(?<![部系处门科馆室心])主要领导)"
)
_NEAR_BY = 16  # code points before a post


def _goes_on_up(document: Document) -> bool:
    """Whether the rest of the chain is told, or not a department's to tell.

    The leaders know of it (党委书记、院长8时07分接报), or a department has told the office too, which reports further.
    """
    institution, text = document.institution, document.plain
    masthead = "".join((document.value("department") or "").split())
    if next(document.finditer(_TO_THE_TOP, {Role.BODY}), None) or any(
        text[start - 1] != "副" and (_KNOWS.match(text, end) or _TOLD_TO.search(text, max(0, start - _NEAR_BY), start))
        for name in institution.flow.inner[-1].to
        for start, end in _named(document, name)
    ):
        return True
    if institution.office in masthead or masthead == institution.outward_masthead:
        return False
    return any(
        _TELLS.search(text, clause_start(document, start, "，；："), start)
        for start, _ in _named(document, institution.office)
    )


def _named(document: Document, name: str) -> Iterator[tuple[int, int]]:
    """Where the text names a post or an office of which nothing is planned."""
    text = document.plain
    for passage in document.roles(Role.BODY):
        for at in occurrences(text[passage.start : passage.end], name):
            start, end = passage.start + at, passage.start + at + len(name)
            if not _PLANNED.search(text, clause_start(document, start, "，；："), start):
                yield start, end


def _first_told(calls: list[_Call], posts: Collection[str]) -> Iterator[tuple[_Call, list[str]]]:
    """The calls with a time that are the first to any of these posts, with those posts."""
    told: set[str] = set()
    for call in calls:
        names = [post for post in call.posts if post in posts and post not in told]
        if names and call.at is not None:
            told.update(names)
            yield call, names


def _longest(document: Document, call: _Call) -> int:
    """How many minutes after the event a call is at most of it: a day without a date is only that of the last one."""
    return _LONGEST if dates(document).before(call.start) else _DAY // 2


def _leaders_late(document: Document, calls: list[_Call], began: tuple[Clock, int]) -> Iterator[Hit]:
    """The report to the last of the inner chain that came late, where the head was told in time."""
    flow = document.institution.flow
    heads = [call for call, _ in _first_told(calls, _head(flow))]
    limit = _limit(flow)
    if limit is None or any((call.at or 0) - began[1] > limit for call in heads):
        return
    told = [call for call, _ in _first_told(calls, frozenset(flow.inner[-1].to))]
    last = max(told, key=lambda call: call.at or 0, default=None)
    if last and flow.inner_minutes < (took := (last.at or 0) - began[1]) <= _longest(document, last):
        said = document.text[began[0].start : began[0].end].strip()
        message = f"报到学院主要领导的时刻距文中的“{said}”{took}分钟，留给对外报告的时间不多，请说明原因"
        yield Hit(last.start, last.end, message)


# the last line of a paper: 2024年5月20日15时40分报出
_SENT_AT = Pattern(
    r"[（(]?(?:20\d\d年)\d{1,2}月\d{1,2}日(?P<hour>\d{1,2})(?:时(?:(?P<minute>\d{1,2})分)?|[:：](?P<minute2>\d\d))(?:报出|报送|发出|上报)?[）)]?"
)


def _sent_late(
    document: Document, calls: list[_Call], began: tuple[Clock, int] | None, limit: int | None
) -> Iterator[Hit]:
    """The hour beside the date of a first report that is past the limit, where its text tells no such hour."""
    today = document.report_date
    if document.kind is not Kind.FIRST or began is None or today is None or limit is None:
        return
    if any(_PAPER in call.posts for call in calls) or began[1] < _DAY * today.toordinal():
        return  # told otherwise, or of the day before
    for passage in reversed(document.passages):
        sent = _SENT_AT.compiled.fullmatch("".join(document.words(passage).split()))
        if sent:
            minutes = 60 * int(sent["hour"]) + int(sent["minute"] or sent["minute2"] or 0)
            took = _DAY * today.toordinal() + minutes - began[1]
            if took > limit:
                said = document.text[began[0].start : began[0].end].strip()
                message = f"报出的时刻距文中的“{said}”{took}分钟（规定{limit}分钟内），请说明原因"
                yield Hit(passage.start, passage.end, message)
            return


def _a_day_late(document: Document, began: tuple[Clock, int] | None, limit: int | None) -> Iterator[Hit]:
    """The day of a first report that is after that of the event, but for one late in the evening."""
    today = document.report_date
    if began is None or today is None or limit is None or document.kind is not Kind.FIRST:
        return
    past = _DAY * today.toordinal() - began[1]
    newest = max(
        (day for span in dates(document).spans if (day := span.resolved(today.year)) and day < today), default=today
    )
    if began[1] > _DAY and past > _LONGEST and newest.toordinal() * _DAY <= began[1]:
        start, end = document.span("dated")
        days = today.toordinal() - began[1] // _DAY
        yield Hit(start, end, f"首报日期比事发晚{days}天，已是滞后信息；请核对日期和文种，说明迟报的原因")
    elif began[1] > _DAY and limit < past <= _LONGEST:
        said = document.text[began[0].start : began[0].end].strip()
        start, end = document.span("dated")
        yield Hit(start, end, f"首报日期在事发（“{said}”）的第二天或更晚，超过规定的{limit}分钟，请说明原因")


def _to(calls: list[_Call], posts: set[str]) -> list[_Call]:
    """The calls to any of these posts."""
    return [call for call in calls if posts.intersection(call.posts)]


def _head(flow: Flow) -> frozenset[str]:
    return frozenset(flow.inner[0].to) if flow.inner else frozenset()


def _limit(flow: Flow) -> int | None:
    return flow.inner[0].minutes if flow.inner else None


def _written_limit(flow: Flow) -> int | None:
    return min((step.minutes for step in flow.outside("written") if step.minutes is not None), default=None)


def _moments(document: Document) -> list[tuple[Clock, int]]:
    """The clock times of the text with the minutes that they stand for, those of cut-offs left out."""
    found = []
    known, text = dates(document), document.plain
    year = document.report_date.year if document.report_date else None
    day, dated = 0, False
    for passage in document.roles(Role.BODY):
        for clock in clocks_in(document, passage):
            span = known.before(clock.start)
            resolved = span.resolved(span.year or year) if span else None
            near = _near_day(document, clock)
            dated = dated or resolved is not None
            # what is told of 前天 in between moves no later clock, and beside dates 今天 is only that of its own clock
            day = resolved.toordinal() if resolved else day if dated else max(day, near)
            if not is_cutoff(text, 0, clock.start):
                found.append((clock, _DAY * (near or day) + clock.minutes))
    return found


# a day told from the day of writing, right before its clock
_NEAR_DAY = Pattern(
    r"(?:(?P<before>(?<![日之以目此])前[天日晚])|(?P<last>昨[天日晚夜晨早])|今[天日晚夜晨早])(?:凌晨|清晨|早晨|上午|中午|下午|傍晚|[早晚]?[上间]|[深半午]夜|夜[里间])?[的约大概 ]{0,3}(?=[\d零一二两三四五六七八九十])"
)
_NEAR_REACH = 8  # code points from the word to the clock


def _near_day(document: Document, clock: Clock) -> int:
    """The ordinal of the day that a word like 昨晚 right before this clock stands for; 0 where there is none."""
    found = _NEAR_DAY.search(document.plain, max(0, clock.start - _NEAR_REACH), clock.end)
    if found is None or found.end() < clock.start or document.report_date is None:
        return 0
    return document.report_date.toordinal() - (2 if found["before"] else 1 if found["last"] else 0)


def _place(moment: tuple[Clock, int]) -> int:
    return moment[0].start


_BEFORE_IT = Pattern(r"(?:之|以)?前(?!往|来|台|后)")
_SINCE = Pattern(r"自(?:(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)?$")


def _began(document: Document) -> tuple[Clock, int] | None:
    """The time that the paper gives the event: of the first sentence with an incident, else the first of all."""
    moments = document.once(_moments)
    searched = -1
    labelled = next(
        (each for each in moments if _LABELLED_TIME.search(document.plain, max(0, each[0].start - 24), each[0].start)),
        None,
    )
    if labelled:
        return labelled
    for clock, at in moments:
        begin, stop = document.sentence_at(clock.start)
        if _COUNTED_SINCE.match(document.plain, clock.end, stop) or _WARNED.match(document.plain, clock.end, stop):
            continue  # 当日11时至18时接诊7人; 14时20分，盟气象台发布预警
        if _LAST_SOUND.search(document.plain, begin, stop) and clock is not moments[-1][0]:
            continue
        if _BEFORE_IT.match(document.plain, clock.end):
            continue  # 9时前翻查铁柜，确认被盗的，报警
        told = begin if _SINCE.search(document.plain, begin, clock.start) else clock.end  # 滞留自12月16日14时开始
        if stop != searched and _tells_an_incident(document, told, stop):
            return _last_before_it(document, moments, (clock, at), stop)
        searched = stop  # no incident stands behind any later moment of this sentence
    return moments[0] if moments else None


def _last_before_it(
    document: Document, moments: list[tuple[Clock, int]], first: tuple[Clock, int], stop: int
) -> tuple[Clock, int]:
    """The last moment of a sentence before its incident: 12时30分野餐，16时20分起，3人呕吐."""
    incident = next((each.start() for each in WHAT.compiled.finditer(document.plain, first[0].end, stop)), stop)
    later = [
        each
        for each in moments
        if first[0].end <= each[0].start < incident
        and each[1] > first[1]
        and _ONE_OF_MEALS.search(document.plain, first[0].end, each[0].start)
    ]
    return later[-1] if later else first


_ONE_OF_MEALS = Pattern(r"餐|饭|就寝|熄灯|出发|集合|入场|开场|开考|上课|训练|排练|进食|食用|饮酒|聚")


# the time of the event under its label: 【时间】2026年9月9日14时08分, 事发时间：……
_LABELLED_TIME = Pattern(
    r"(?:(?<![^。；\n　 ])|事发|发生|【)时间[：】是为]{1,2} *(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?[^，。；\d]{0,4}$"
)
_COUNTED_SINCE = Pattern(
    r"(?:[至到—–~～-])(?:(?:\d{1,2}月)?\d{1,2}日)?\d{1,2}(?:时(?:\d{1,2}分)?|[:：]\d\d)，?[^，。；\d]{0,12}(?:降[雨雪]|刮|大风|沙尘|接诊|就诊|门诊|登记|统计|检索|巡查|监测)"
)
_WARNED = Pattern(r"，?[^，。；\d]{0,12}(?:发布|发出|升级)[^，。；]{0,10}(?:预警|预报)")
# when all was still as it should be: 查阅登记，11月2日22时10分最近一次巡查时门锁完好
_LAST_SOUND = Pattern(r"(?:最近|最后|上)一?次[^，。；]{0,12}(?:时|，)[^，。；]{0,10}(?:完好|正常|在位|齐全|未见异常)")
# 校医室共接诊6人，无腹泻、呕吐等症状
_NONE_NEAR = 20  # code points
_NONE_OF_IT = Pattern(r"(?:无(?!法|故|力|证|人机)|未(?!成年|遂|经)|没有)[^，。；]{0,12}$")


def _tells_an_incident(document: Document, start: int, end: int) -> bool:
    """Whether this span tells an incident, and does not only say that there was none."""
    return any(
        not _NONE_OF_IT.search(document.plain, max(start, found.end() - _NONE_NEAR), max(start, found.end() - 2))
        for found in WHAT.compiled.finditer(document.plain, start, end)
    )


def _calls(document: Document, flow: Flow) -> Iterator[_Call]:
    text, began = document.plain, _began(document)
    for passage in document.roles(Role.BODY):
        for start, end in _segments(document, passage.start, passage.end):
            for match in (*_CALL.compiled.finditer(text, start, end), *_WRITTEN.compiled.finditer(text, start, end)):
                clause = start_behind(text, start, match.start(), "，")
                if _PLANNED.search(text, clause, match.start()):
                    continue
                who = next((words for words in match.groups() if words), "")
                posts = _posts(flow, who) if who else (_PAPER,)
                if posts:
                    yield _Call(*match.span(), posts, _at(document, start, match.end(), began))
            sent = _SENT.search(text, start, end) if document.kind is Kind.FIRST else None
            if sent:
                yield _Call(*sent.span(), (_PAPER,), _at(document, start, sent.end(), began))


def _posts(flow: Flow, who: str) -> tuple[str, ...]:
    """The posts and bodies of the flow that are named in these words, in their order."""
    known = {name for step in flow.steps for name in step.to}
    found = [post for each in _AND.compiled.split(who) if (post := flow.post(each)) in known]
    return (*found, *(sorted(_head(flow) - set(found)) if _HEAD.search(who) else ()))


_ONE_BY_ONE = Pattern(r"分别|先后")


def _at(document: Document, start: int, end: int, began: tuple[Clock, int] | None) -> int | None:
    """The last time told between these offsets, in minutes; past midnight where it is half a day before the event.

    Of two reports that are told together (7时20分和13时，分别报送了首报和续报一) the first counts.
    """
    moments = document.once(_moments)
    first, last = (bisect_left(moments, place, key=_place) for place in (start, end))
    if first == last or began is None:
        return None
    clock, told = moments[first if _ONE_BY_ONE.search(document.plain, start, end) else last - 1]
    if dates(document).before(clock.start) is not None:
        return told
    if not _near_day(document, clock):
        told = began[1] - began[1] % _DAY + clock.minutes  # a day that another paragraph told last is not of this one
    return told + _DAY if told + _DAY // 2 < began[1] else told


def _is_early(document: Document, call: _Call, leaders: int | None) -> bool:
    """Whether a report to an outside body came before the first one to the leaders, in minutes."""
    begin = document.sentence_at(call.start)[0]
    if _goes_past(document, call.start, call.end):
        return True
    if _BYPASSED.search(document.plain, begin, call.end):
        return True
    if _AFTERWARDS.search(document.plain, call.end, document.sentence_at(call.start)[1]):
        return True
    return call.at is not None and leaders is not None and call.at < leaders


_TITLE = "学生公寓2号楼发生漏水（首报）"
_ROW = "后勤处　　2024年5月20日"
_TOLD = (
    "2024年5月20日14时30分，学生公寓2号楼3层发生漏水，涉及6名学生，未造成人员伤亡和财产损失。14时35分接宿管员报告，"
    "后勤处立即关闭水阀并疏散学生，处长到场指挥。水势已得到控制，后续情况续报。"
)


def _first(*body: str) -> Example:
    return Example(framed(_TITLE, _TOLD, *body, row=_ROW), Kind.FIRST)


def _late(began: str, *body: str) -> Example:
    return Example(framed(_TITLE, f"{began}，学生公寓2号楼3层发生漏水。", *body, row=_ROW), Kind.FIRST)


RULES = (
    Rule(
        check=untimed_step,
        family="emergency",
        title="处置环节没有写几时",
        clause="1.4c",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=EMERGENCY_KINDS,
        structural=True,
        bad=(
            _first("14时40分，水阀关闭，⟦很快⟧又漏水。"),
            _first("14时45分，门房锁住大门。⟦15时前后⟧，民警到场。"),
            _first("14时40分，宿管员拨打110。⟦十几分钟后⟧，民警到场。"),
            _first("住宿生反映，3层水管渗水⟦好一阵子⟧没有人修。"),
            _first("系主任已将情况⟦向分管领导报告⟧，正在安排清理。"),
            _first("14时40分，值班员向处长报告；处长随即⟦向分管领导作了汇报⟧。"),
            _first("保卫处⟦已报警⟧，正在核对门禁记录。"),
            _first("院⟦领导十分关注，当即批示⟧要求查清漏点。"),
            _first("系主任接报后直接打电话⟦向自治区教育厅报告⟧，随后将情况告知党政办公室。"),
            _first("⟦伤者已送往医院⟧。"),
            _first("后勤处立即⟦采取了以下措施⟧：一是关闭水阀；二是清理楼道。"),
            _first("保卫处第一时间⟦赶到现场⟧，公安机关已介入调查。"),
            _first("校医室把情况⟦报给了疾控中心⟧，正在采样。"),
            reported("图书馆漏水（终报）", "受损图书已⟦向保险公司报案⟧。", kind=Kind.FINAL),
            reported("图书馆漏水（终报）", "2024年5月20日⟦课间操时⟧，图书馆漏水，当日修复。", kind=Kind.FINAL),
            _first("14时40分，值班员向处长报告，随后⟦向学院分管领导作了报告⟧。"),
            _first("14时50分，⟦有关人员已送往医院⟧。"),
            _first("14时50分，值班员向处长报告，又过了一会⟦向学院领导作了汇报⟧。"),
            _first("14时50分，2名⟦学生均已送往附近医院⟧。"),
            _first("⟦院长也知道了⟧。"),
            reported("公寓漏水（终报）", "2024年5月20日14时30分，公寓漏水，3名学生滑倒。⟦3名学生均已痊愈返校⟧。", kind=Kind.FINAL),
            _first("有关情况⟦已按程序上报⟧。"),
            _first("值班员⟦已第一时间报告⟧。"),
            _first("一名实训教师把经过⟦说给了盟教体局的熟人⟧。"),
            _first("值班员已把现场照片⟦转到盟教体局工作群⟧。"),
            _first("盟⟦教体局那边，我处已私下打了电话⟧。"),
            _first("14时40分，宿管员拨打110。⟦又过了好一阵⟧，民警才到。"),
            _first("14时40分，宿管员关闭总阀；⟦不久之后⟧，漏水止住。"),
            _first("14时40分，宿管员打电话报修。⟦隔了老半天⟧，电工才来。"),
            _first("14时40分，宿管员关闭总阀，⟦没多大工夫⟧水就停了。"),
            _first("水电班⟦当天晚些时候⟧换好管件。"),
            reported("公寓漏水（首报）", "2024年5月20日⟦第三节课⟧，学生公寓2号楼发生漏水，涉及6名学生。", "10时40分，后勤处关闭水阀。", kind=Kind.FIRST),
            reported("公寓漏水（首报）", "2024年5月20日⟦一大早⟧，学生公寓2号楼发生漏水，涉及6名学生。", "8时40分，后勤处关闭水阀。", kind=Kind.FIRST),
            _first("14时40分，宿管员敲门无人应答。⟦过了一会儿⟧值班员拿来钥匙。"),
            reported("公寓漏水（首报）", "2024年5月20日⟦傍晚⟧，学生公寓2号楼发生漏水，涉及6名学生。", "18时40分，后勤处关闭水阀。", kind=Kind.FIRST),
            reported("公寓漏水（续报）", "一、事故基本情况", "2024年5月20日7时，公寓水管漏水。", "二、领导批示落实情况", "⟦院长十分重视，当即批示⟧后勤处抢修。", kind=Kind.FOLLOW_UP),
        ),
        good=(
            _first("14时40分，水阀关闭，很快，14时43分又漏水。"),
            _first("14时40分，校医告知，伤口处理后，很快能愈合。"),
            _first("14时40分，宿管员拨打110。下一步，16时左右恢复供水。"),
            _first("14时36分，后勤处处长向学院分管领导报告；14时40分，分管领导向党委书记、院长报告。"),
            _first("14时50分，保卫处报警；民警赶到现场，伤者送往医院。"),
            _first("下一步，重大情况随时向学院领导报告。"),
            _first("下一步，新情况将按程序上报。"),
            _first("14时36分，值班员向处长报告，并已按程序上报。"),
            _first("如有新情况，立即上报。"),
            reported(
                "学生走失（续报）",
                "2024年5月20日，情况如下。",
                "（一）主要领导作出指示。9时10分，院长要求查看全部出入口。",
                "（二）民警到场。9时20分，2名民警在东门听取了情况。",
                "（三）家长情绪稳定。9时40分，家长到校。",
                kind=Kind.FOLLOW_UP,
            ),
            reported("图书馆漏水（终报）", "2024年5月20日10时课间操时，图书馆漏水，当日修复。", kind=Kind.FINAL),
            _first("14时50分，有关人员已送往盟中心医院，有的在附近医院检查。"),
            _first("伤者不需送医院。", "受伤学生均已返校。"),
            reported("公寓漏水（终报）", "2024年5月20日14时30分，公寓漏水，3名学生滑倒。", "5月22日，3人痊愈。", "3名学生均已痊愈返校。", kind=Kind.FINAL),
            reported("公寓漏水（终报）", "截至2024年5月22日17时，后勤处恢复供水。所有学生均已返校。", kind=Kind.FINAL),
            reported("公寓漏水（终报）", "2024年5月22日，所有学生均已返校。", kind=Kind.FINAL),
            _first("14时40分，院长、书记接到电话，知道了情况。"),
            _first("学生家长把照片发到盟教体局信箱，值班员14时45分获知。"),
            _first("按照院长指示，15时02分，值班员将书面首报发到盟教体局邮箱。"),
            _first("经学院主要领导同意，15时05分，辅导员将名单送到盟教体局。"),
            _first("值班员没有把照片发到盟教体局工作群。"),
            _first("14时41分，值班员将情况讲给了处长。"),
            _first("后勤处采取以下措施：一是14时40分关闭水阀；二是清理楼道。"),
            _first("事发后无人报警，伤者没有送往医院。"),
            reported("2号公寓漏水（首报）", _TOLD, "消防报警，系误报，自动报警主机已复位。", kind=Kind.FIRST),
            _first("14时36分，医务室接报后赶到现场，学院分管领导向党委书记、院长报告。"),
            _first("14时40分，宿管员拨打110。不久，14时52分，民警到场。"),
            _first("该水阀不久前刚检修过，过了保修期。"),
            _first("14时40分，宿管员等了10分钟，电工到场。"),
            _first("等一会儿就能用的热水，14时50分恢复。"),
            _first("14时40分，宿管员通知第三节课改在1号楼。"),
            _first("过了一会儿，14时50分，水压恢复。"),
            reported("公寓漏水（首报）", "2024年5月20日傍晚（具体时间待查），学生公寓2号楼发生漏水。", "18时40分，后勤处关闭水阀。", kind=Kind.FIRST),
            reported("公寓漏水（首报）", "2024年5月20日傍晚，学生公寓2号楼发生漏水，18时32分止住。", kind=Kind.FIRST),
            reported("公寓漏水（首报）", "2024年5月20日下午三四点，学生公寓2号楼发生漏水。", "18时40分，后勤处关闭水阀。", kind=Kind.FIRST),
            reported("公寓漏水（续报）", "一、事故基本情况", "2024年5月20日7时，公寓水管漏水。", "二、领导批示落实情况", "院长十分重视，2024年5月20日8时批示后勤处抢修。", kind=Kind.FOLLOW_UP),
        ),
    ),
    Rule(
        check=told_deadlines,
        record=True,
        family="deadlines",
        title="文中的报告时刻",
        clause="3a",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        kinds=EMERGENCY_KINDS,
        structural=True,
        bad=(
            _first("处长接报后直接打电话⟦向自治区教育厅报告⟧，随后将情况告知党政办公室。"),
            _first("14时50分，辅导员自行⟦向盟教体局报告⟧。"),
            _first("14时50分，我处自行⟦打电话给了盟教体局⟧。"),
            _first("14时50分，宿管科未经学院领导同意径自⟦向盟教体局作了汇报⟧。"),
            _first("14时50分，宿管科擅自⟦电话报告盟委行署总值班室⟧。"),
            _first("14时50分，保卫处⟦向自治区教育厅报告⟧；14时52分，分管领导向党委书记、院长报告；15时40分，党政办公室⟦电话报盟委行署总值班室、盟教体局⟧。"),
            reported("公寓漏水（终报）", "一、事件概况", "2024年5月20日14时30分，公寓漏水。15时20分，党政办公室⟦电话报盟教体局⟧。", kind=Kind.FINAL),
            _first("15时05分，值班员⟦向后勤处主要负责人电话报告⟧。"),
            _first("14时40分，值班员向处长报告；16时20分，党政办公室⟦电话报盟委行署总值班室、自治区教育厅、盟教体局⟧。"),
            _first("16时，后勤处⟦报送了首报⟧。"),
            _first("14时50分，保卫处已⟦直接电话报告自治区教育厅和盟教体局⟧，稍后再向学院分管领导和党政办公室汇报。"),
            _first("14时40分，处长⟦向分管领导报告⟧。"),
            _first("14时50分，党政办公室⟦电话报自治区教育厅⟧；14时55分，分管领导向党委书记、院长报告。"),
            _late("今早7时10分", "8时05分，值班员⟦向处长报告⟧。"),
            _first("14时50分，我处越过学院，直接⟦向盟教体局报告⟧。"),
            _first("14时50分，我处越过学院领导⟦向盟教体局报告⟧。"),
            _first("14时50分，保卫处已⟦电话报告自治区教育厅和盟教体局⟧，稍后再向学院分管领导汇报。"),
            _first("前天8时有学生报修。15时05分，值班员⟦向后勤处主要负责人电话报告⟧。"),
            _late("今天7时10分", "8时05分，值班员才⟦与处长取得电话联系，报告⟧了情况。"),
            _first("15时05分，值班馆员⟦电话报告馆长⟧。"),
            _first("⟦本信息于15时50分经OA办公系统报送⟧党政办公室。"),
            _first("⟦本报告15时55分通过OA发出⟧。"),
            _first("15时50分，⟦书面材料报党政办⟧公室。"),
            _first("15时05分，值班员才⟦给系主任打了电话⟧。"),
            _first("⟦系主任15时10分接到报告⟧。"),
            _first("15时05分，⟦处长得知此事⟧。"),
            _first("15时05分，辅导员把情况⟦告诉了系主任⟧。"),
            _first("14时36分，分管领导报告书记、院长；15时25分，党政办公室⟦报盟教体局⟧。"),
            _first("（⟦报送时间：2024年5月20日16时10分⟧）"),
            _first("14时41分，值班员报告处长；14时58分，处长报分管领导；15时09分，分管领导⟦报党委书记、院长⟧。"),
            _first("处长14时41分接到电话，15时02分报分管院领导，15时12分由其⟦报至党委书记和院长⟧。"),
            _first("⟦2024年5月20日15时40分报出⟧"),
            _first("⟦2024年5月20日15:41⟧"),
            reported("公寓漏水（终报）", "2024年5月20日14时30分，公寓漏水。后勤处5月21日9时⟦首报⟧。", kind=Kind.FINAL),
            _first("16时10分⟦报送本书面首报⟧。"),
            reported("公寓漏水（续报）", "2024年5月20日14时30分，公寓漏水。5月25日查明渗漏点。", "15时20分，党政办公室⟦电话报盟教体局⟧。", kind=Kind.FOLLOW_UP),
            Example(framed(_TITLE, _TOLD, row=_ROW.replace("20日", "29日")).replace("2024年5月29日", "⟦2024年5月29日⟧"), Kind.FIRST),
        ),
        good=(
            _first("14时45分，处长报告分管副院长，14时55分，分管副院长报告学院主要领导。"),
            _first("14时45分，处长报告分管副院长；分管副院长14时55分电话告知党委书记和院长。"),
            _first("14时36分，值班员向后勤处主要负责人报告；14时40分，处长向分管领导报告；14时45分，分管领导向党委书记、院长报告；15时10分，党政办公室电话报盟委行署总值班室、自治区教育厅、盟教体局。"),
            _first("15时30分，后勤处报送书面首报。"),
            _first("14时41分，值班员报处长；14时50分，处长报分管领导；15时，分管领导报党委书记、院长。", "2024年5月20日15时25分"),
            _first("15时20分报送书面首报。", "2024年5月20日15时40分"),
            _first("水费单每月末报分管院领导审定。"),
            reported("公寓漏水（终报）", "2024年5月20日14时30分，公寓漏水。后勤处15时10分首报，5月21日9时续报。", kind=Kind.FINAL),
            _first("15时30分、17时20分先后报送书面首报、续报。"),
            _first("15时05分，党政办公室按照学院主要领导指示，直接电话报告自治区教育厅、盟教体局。"),
            _first("14时50分，后勤处直接通过平台向盟教体局报送设备台账。"),
            _first("14时50分，值班员直接向后勤处处长报告。"),
            reported("公寓漏水（终报）", "一、事件概况", "2024年5月20日14时30分，公寓漏水。15时05分，党政办公室电话报盟教体局。", kind=Kind.FINAL),
            _late("今早7时10分", "7时20分，值班员与处长取得电话联系，报告了情况。"),
            _late("昨晚23时50分", "23时55分，值班员向处长报告。"),
            _first("今天上午已恢复供水。14时45分，值班员向处长报告。"),
            _first("15时45分，后勤处向学生家长报告情况。"),
            reported(
                "网传食堂变质食品不实信息（终报）",
                "2024年5月20日18时05分，某平台一账号发布视频。5月20日12时至20时，医务室看诊9人，均无呕吐、腹泻症状。18时12分，值班员向处长报告。",
                kind=Kind.FINAL,
            ),
            _first("15时45分前，后勤处将向分管领导报告。"),
            Example(framed("学生公寓2号楼漏水（首报）", _TOLD.replace("14时35分", "14时38分"), row=_ROW), Kind.FIRST),
            _first("14时50分，值班馆员电话报告馆长。"),
            _first("14时50分，值班员给系主任打了电话，系主任14时52分告知分管副院长。"),
            _first("14时41分，处长得知此事，赶到现场；15时20分，辅导员告知家长。"),
            _first("15时50分，书面材料交保险公司；16时，班主任给家长打了电话。"),
            _first("（报送时间：2024年5月20日15时20分）"),
            _first("本信息于15时10分经OA办公系统报送党政办公室。"),
            reported("公寓漏水（续报）", "2024年5月20日14时30分，公寓漏水。5月25日查明渗漏点。", "15时05分，党政办公室电话报盟教体局。", kind=Kind.FOLLOW_UP),
            reported("公寓漏水（续报）", "2024年5月20日23时40分，公寓漏水。5月25日查明渗漏点。", "0时05分，值班员向处长报告。", kind=Kind.FOLLOW_UP),
            Example(framed(_TITLE, _TOLD, "5月28日，又有2间渗水。", row=_ROW.replace("20日", "29日")), Kind.FIRST),
        ),
    ),
)  # fmt: skip
