"""Work done and documents issued without a date."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.act_forms import is_act_by_form, is_done_by
from alvtc_info.analysis.acts_untold import is_brought_about, is_untold
from alvtc_info.analysis.blank_forms import asks_when
from alvtc_info.analysis.carried_moods import is_in_a_story
from alvtc_info.analysis.classes import may_tell_an_act
from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.judgement import scale
from alvtc_info.analysis.periods import declares_a_cutoff, is_counted_below
from alvtc_info.analysis.reasons import act_reasons
from alvtc_info.analysis.sentences import TIME, sentences
from alvtc_info.analysis.time_words import REACH, first_time, names_a_time
from alvtc_info.analysis.traits import (
    act_traits,
    is_about_whoever,
    is_barred,
    is_no_telling,
    is_told_of_meeting,
    is_who_are_counted,
)
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE, Kind, Role
from alvtc_info.model.rule import Rule, reported
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.pattern import Pattern, occurrences, words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.analysis.clauses import Clause
    from alvtc_info.analysis.judgement import Traits
    from alvtc_info.analysis.sentences import Sentence
    from alvtc_info.model.document import Document

_HEAD = Pattern(
    r"（[一二三四五六七八九十]{1,3}）[^，。；：\d了已]{2,18}。|\d{1,2}[.．、][^，。；：\d了已]{2,18}。|[一二三四五六七八九十]{1,3}、[^，。；：\d了已]{2,18}。"
)
_ISSUE = "印发 出台 下发 发布 颁布 颁发 公布 转发 批转 修订 制定印发 联合印发".split()
_FORMAL = "召开 举办 举行 启动 签订 签署 揭牌 成立 完成验收 通过验收".split()
_GENERAL = "开展 组织 调研 走访 慰问 考察 检查 督导 督查 荣获 获评 斩获 承办 参加".split()
_DOCUMENT = Pattern(
    rf"(?P<verb>{words(_ISSUE)})了?(?=《|[^，。；《]{{0,12}}《|[^，。；、]{{0,24}}(?:通知|办法|方案|意见|规定|制度|细则|提示|通告|公告|倡议书)(?:[，。；后]|$))"
    rf"|《[^》\n]{{1,80}}》(?:[^，。；]{{0,4}})(?P<after>(?:(?<=正式)(?:印发|出台|公布|颁布|发布)后?|印发|出台|公布|颁布|发布)(?!的|前|后?，?(?:要求|之)))"
)
_ACT = Pattern(rf"(?P<verb>{words([*_FORMAL, *_GENERAL])})")
_DOCUMENT_NUMBER = Pattern(r"[〔\[（【](?:19|20)\d\d[〕\]）】] ?第? ?\d{1,6} ?号")
_PLAN = Pattern(
    r"拟|定[于在]|凡|如需|遇有|[择改]日|择期|日内|不日|将(?!士|军)|计划|预计|力争|争取|下一步|今后|定期|每[年月周日季学天逢]|每[半两三]|原则上|常态|经常|坚持|应当|必须|务必|要求|确保|准备|负责|职责|用于|可[以与由向]|能够|不得|严禁"
    r"|建议|希望|如果|假如|一旦|未能|尚未|没有|不再|正在|征求|起草|研究出台|研究制定|为了|以便|尽快|尽早|适时|继续|进一步|通过|多次|先后|陆续|近年|以来|历年|年均"
    r"|(?<![主重需概摘纪不只])要(?!求|闻|素|点|案|件|道)|(?<![相适反响对供])应(?![急对用届届邀征]|急)|(?<![无必])须|(?<![必])需(?!求|要)|配合|协助|支持|鼓励|推动|组织好|做好|加强|落实|按照|根据《|依据"
)
# 我处认真落实，召开……: an order was carried out, and this is how
_OBEYED = Pattern(r"(?:迅速|立即|认真|全面|坚决|积极|第一时间)(?:贯彻|抓好)?落实(?=，)")
_STILL_PLAN = Pattern(
    r"拟|凡|如需|遇有|将(?!士|军)|计划|如果|假如|一旦|未能|尚未|没有|通过|多次|先后|陆续|近年|以来|历年|年均|每[年月周日季学天逢]|定期|经常|必须|务必|(?<![无必])须"
)
# if it is done (若学院印发通知), that it was not (从未印发), may not be, shall be (有权召开, 何时召开)
_IF = Pattern(
    r"(?<!一)若(?!干|尔)|倘|只要|即[使便]|无论|不论|不管|除非|要是|万一|假[如若使]|哪怕|(?:(?<![^，。；])|(?<=[院校系处部局室]))如(?![期实下上此今愿数约同何是常图表])"
    r"|(?:未(?!来|成年|央|婚|名)|无[须需]|不必|不用|暂不|没|不曾|不宜|不准|禁止|有权|无权|何时|能否|可否|是否|怎样|如何)[^，。；了]{0,6}$"
    r"|(?:流程|程序|步骤)(?:为|是|如下)?[：:]|(?:发生|出现|遇)[^，。；\d]{2,10}后，由[^，。；]{2,10}$"
)
# 学院召开会议，必须有会议记录: a rule, where nothing says that it was done
_RULED_BEHIND = Pattern(
    r"(?![^。；]{0,40}(?:要求|强调|指出|提出|明确|部署|了|已|通知|提醒|规定))[^，。；]{0,14}(?:(?:前|时|期间|的)，[^。；，]{0,8}|，)(?:必须|须(?!知)|应当|不得|禁止|严禁|方可)"
)
_PERIOD = Pattern(
    r"(?:19|20)\d\d ?年|[上下]半年|全年|年度|学年|学期|[一二三四]季度|春季|秋季|暑期|寒假|期间|(?<!\d)\d{1,2}[—–~～至到-]\d{1,2}月|截至|同期|\d时|(?<![\d:：])\d{1,2}[:：]\d\d(?![\d:：])|当天|当日|当晚|同日|次日"
)
# a month alone is no date: 5月，学院召开……; 2024年5月下旬，……
_MONTH = Pattern(
    r"(?:(?:19|20)\d\d ?年 ?)?(?<![\d—–~～至到-])\d{1,2} ?月(?:份|底|初|末|上旬|中旬|下旬)?(?![\d—–~～至到-])(?=，|[^，。；、\d]{0,8}$)"
)
_PAST = Pattern(r"立即|迅速|随即|随后|即刻|第一时间|已经?(?!知|往)|成功|顺利|圆满|连夜|紧急|带队|率队|首次|联合")
_ATTRIBUTIVE = Pattern(
    r"^[^，。；《》了]{1,12}后(?![，。续勤来方备]|$)|^(?:的|后(?!续)|前(?!期)|时|之后|之前|以来|期间|情况|工作(?!专班|小?组|领导小组|机构|协调)|活动中|过程)|^[^，。；《》]{0,12}(?:等方式|等形式|等途径|等活动|、(?!《))|^[^，。；]{0,20}的(?:会议|文件|通知|活动|办法|意见|方案|学生|教师|单位|部门|人员|企业)[，。；]"
)
# 昨日19时05分，管道被挖断。学院立即启动Ⅲ级响应: the day is that of the event
_AT_ONCE = Pattern(r"(?:立即|随即|迅速|第一时间|当即|马上|旋即|即刻|立刻)[^，。；]{0,4}$")
_PURPOSE = Pattern(r"(?:^|[，。；])为了?[^，。；]{2,30}，")
_ATTENDED = Pattern(r"(?<!\d)\d{1,6}(?:余|多)?(?:名[^，。；]{0,6}|人)(?:参加|参与|到场|出席)")
_OBJECT = {
    "开展": Pattern(
        r"^了?[^，。；、]{0,24}(?:检查|活动|演练|培训|行动|整治|排查|督查|调研|竞赛|讲座|座谈|问卷|调查|专题教育|警示教育|宣讲|测评|自查|清查|摸底|抽查|走访|慰问)"
    ),
    "组织": Pattern(r"^了?[^，。；、]{0,24}(?:会(?!商)|活动|演练|培训|竞赛|比赛|讲座|实习|调研|收看|观看)"),
    "参加": Pattern(r"^了?[^，。；、]{0,24}(?:会|活动|竞赛|比赛|大赛|仪式)"),
}


# a count of acts is a statistic: 召开专题会议3次
_COUNTED = Pattern(r"了?[^，。；、\d]{0,14}\d+[余多]?(?:人?次|份|场|期)(?![^，。；]{0,2}的)")
# a rule on acts of this kind (启动预案须由院长办公会决定), an act that is only named (会议的召开)
_RULED = Pattern(r"[^，。；]{0,16}(?:[必均]?须(?:由|经|报|先)|应[由经]|必须|原则上)|(?<=的..)[，标]")
# how long ago it was (签订协议五年来，), what something else stands for (标志着合作全面启动)
_SINCE_THEN = Pattern(r"了?[^，。；、]{0,16}[年月天]来，")
_SIGN = Pattern(r"(?:标志着|意味着)[^，。；]{0,20}$")
# the document that is issued, named without 《》: 印发了关于做好值班工作的通知
_OWN_DOCUMENT = Pattern(
    r"了?关于[^，。；]{2,30}的(?:通知|办法|方案|意见|规定|制度|细则|提示|通告|公告|倡议书)(?:[，。；]|$)"
)
_AWAY = Pattern(r"[^，。；、]{1,12}赴")


def _verb(match: re.Match[str], *names: str) -> tuple[int, int]:
    name = next(n for n in names if match[n])
    return match.span(name)


def cued_documents(document: Document, *, number_is_enough: bool = True) -> list[tuple[int, int]]:
    """The verbs of issuing with a document beside them (印发《……办法》) that nothing dates."""
    return document.once(_unnumbered_documents if number_is_enough else _undated_documents)


def _documents(document: Document) -> list[tuple[int, int]]:
    """The verbs of issuing with a document beside them."""
    return [_verb(match, "verb", "after") for match in document.finditer(_DOCUMENT, PROSE)]


def _undated_documents(document: Document) -> list[tuple[int, int]]:
    return [span for span in document.once(_documents) if not _excused(document, *span)]


def _unnumbered_documents(document: Document) -> list[tuple[int, int]]:
    return [span for span in document.once(_undated_documents) if not _is_numbered(document, *span)]


def cued_acts(document: Document, *, month_is_enough: bool = False) -> list[tuple[int, int]]:
    """The first verb of a formal act (召开, 签订) of each sentence that nothing dates."""
    return _acts(document, month=True) if month_is_enough else document.once(_undated_acts)


def _undated_acts(document: Document) -> list[tuple[int, int]]:
    return _acts(document, month=False)


def _acts(document: Document, *, month: bool) -> list[tuple[int, int]]:
    issued = {start for start, _ in document.once(_documents)}
    found: list[tuple[int, int]] = []
    last = (-1, -1)
    for match in document.finditer(_ACT, PROSE):
        start, end = match.span("verb")
        sentence = document.sentence_at(start)
        if sentence == last or start in issued or _excused(document, start, end, month=month):
            continue
        if _COUNTED.match(document.plain, end) or _RULED.match(document.plain, end):
            continue
        if _SINCE_THEN.match(document.plain, end) or _SIGN.search(document.plain, max(sentence[0], start - 24), start):
            continue
        if _fixed_act(document, match["verb"], sentence[0], start, end):
            last = sentence
            found.append((start, end))
    return found


# a cell is no sentence: what dates it stands in the heading or the caption of its table
TOLD = PROSE - {Role.CELL}
# what was done before the event that the date tells
_EARLIER = Pattern(r"(?:[^，。；]{0,12}，)?(?:[^，。；]{0,10})(?:此前|先前|早前|事先)(?!的|期)")
# the end or the beginning of a year is a date
_YEAR_END = Pattern(r"(?:19|20)\d\d ?年年?[初末底]")
# a cut-off or a span of months in it, or a day told before it
_DATED = TIME.of("point here")
_CLOCK = TIME.of("clock here")
_SHORTEST = 4  # code points of a clause that tells an act


def act_sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of running text that no date reaches, no word for a time opens and no cut-off closes."""
    known, all_sentences = dates(document), sentences(document)
    # the report of an event says its day once, and goes on by the clock
    told_by_the_clock = document.kind in EMERGENCY_KINDS
    for passage in document.roles(*TOLD):
        at = passage.start
        while at < passage.end:
            start, stop = document.sentence_at(at)
            at = max(stop, at + 1)
            if stop - start < _SHORTEST or known.tells(start, stop):
                continue
            told = known.tells(passage.start, start)
            if (told and not _EARLIER.match(document.plain, start, stop)) or is_in_a_story(document, start):
                continue
            if not names_a_time(document, start, min(stop, start + _SHORTEST)):
                if not may_tell_an_act(document.plain[start:stop]):
                    continue
                sentence = all_sentences.of(start, stop, passage.start)
                if told:
                    sentence = sentence.alone()
                if (
                    not sentence.times & _DATED
                    and not sentence.is_numbered
                    and not _YEAR_END.search(document.plain, start, stop)
                    and not (sentence.times & _CLOCK and told_by_the_clock and known.tells(0, start))
                ):
                    yield sentence


def act_candidates(sentence: Sentence) -> Iterator[tuple[Clause, Traits]]:
    """The clauses of a sentence that may tell an act, with their traits; those without a verb, plans, duties and
    habits are left out.

    Those with a verb of `cued_acts` or `cued_documents` have the trait `cue`. What stands behind a word for a time is
    dated by it.
    """
    document = sentence.document
    cued = document.once(_cued)
    dated_from = first_time(document, sentence.start, sentence.end)
    for clause in sentence.clauses:
        index = bisect_left(cued, (clause.start, 0))
        with_cue = index < len(cued) and cued[index][0] < clause.end
        if (not with_cue and clause.head < 0) or is_barred(clause, with_cue=with_cue):
            continue
        if dated_from < clause.end:
            return
        if not with_cue and is_no_telling(sentence, clause):
            continue
        if is_brought_about(document.plain, sentence.start, clause) or (
            clause.head >= 0 and is_untold(document.plain, sentence.start, *clause.verb_span(), sentence.end)
        ):
            continue
        traits = act_traits(sentence, clause)
        if with_cue:
            traits.add("cue")
        yield clause, traits


def _cued(document: Document) -> list[tuple[int, int]]:
    return sorted([*cued_acts(document), *cued_documents(document)])


def open_acts(document: Document) -> list[tuple[Sentence, Hit]]:
    """The acts that nothing dates, one a sentence, as hits without a message; documents issued are among them."""
    return document.once(_open_acts)


def _open_acts(document: Document) -> list[tuple[Sentence, Hit]]:
    weights = scale("act")
    found: dict[int, tuple[Sentence, Hit]] = {}
    for span in document.once(_cued):
        sentence = sentences(document).at(span[0])
        found.setdefault(sentence.start, (sentence, Hit(*span, "")))
    for sentence in act_sentences(document):
        if sentence.start in found:
            continue
        for clause, traits in act_candidates(sentence):
            score = weights.score(traits)
            told = score >= weights.doubtful or (
                document.kind not in EMERGENCY_KINDS and is_act_by_form(sentence, clause)
            )
            if told and clause.head >= 0 and not _is_in_a_name(document, clause):
                severity = None if score >= weights.clear else Severity.INFO
                hit = Hit(*clause.verb_span(), "", severity)
                found[sentence.start] = sentence, hit
                break
    return [found[start] for start in sorted(found)]


# who does something by trade is no act: 指导教师, 施工单位
_BY_TRADE = frozenset(
    "指导 值班 监考 任课 施工 承办 主办 参赛 参训 监理 维保 带队 陪同 巡查 检修 执勤 授课 评审".split()
)
_TRADE = Pattern("(?:教师|老师|人员|单位|企业|公司|机构|员工|专家|选手)")


# a programme that has a verb behind it: 营养改善计划覆盖全盟
_PROGRAMME = Pattern(r"(?:计划|工程|行动|项目|专项)(?:覆盖|惠及|涵盖|实施以来|共(?=\d|覆盖|惠及))")


def _is_in_a_name(document: Document, clause: Clause) -> bool:
    """Whether what looks like the verb of a clause is part of a name, or of a longer word."""
    start, end = clause.verb_span()
    if _PROGRAMME.match(document.plain, end) or _NO_ACT.match(document.plain, end):
        return True
    return document.plain[start:end] in _BY_TRADE and _TRADE.match(document.plain, end) is not None


def _judged(sentence: Sentence, at: int) -> Severity | None:
    """The severity of an act that a cue tells: its rule's own (None) where it is clear."""
    clause = next((each for each in sentence.clauses if each.start <= at < each.end), None)
    if clause is None:
        return None
    weights, traits = scale("act"), act_traits(sentence, clause)
    traits.add("cue")
    return None if weights.score(traits) >= weights.clear else Severity.INFO


def undated_document(document: Document, *, number_is_enough: bool = True) -> Iterator[Hit]:
    """印发、出台、下发、发布了文件，却没有说哪天印发，也没有文号。

    制度{1.4c}：印发的文件需注明具体时间。同句有月日、同段前文有月日、或注明文号〔2024〕7号，都算注明。
    拟印发、正在修订、要求、作为依据引用的文件不提示；时间只写了“近日、昨日”的，由那两条规则提示。
    """
    for start, end in cued_documents(document, number_is_enough=number_is_enough):
        if asks_when(document, start) or _is_head(document, start):
            continue
        verb = document.text[start:end]
        message = f"“{verb}”的文件没有注明印发日期或文号，请补上"
        yield Hit(start, end, message, fix=Fix(f"{{YYYY年M月D日}}{verb}"), why=act_reasons(document, start, end))


# any day, month, year or word for a time: a paper without one does not say when it was, whatever the work is
_ANY_TIME = Pattern(r"\d ?[月日时]|[\d一二三四五六七八九〇○] ?年|[今昨明前去当次同近本上下]|目|期间|以来|随|每|即")


_ON_A_DAY = frozenset(
    (
        *_FORMAL,
        *_GENERAL,
        *"座谈 洽谈 更换 添置 邀请 参观 接待 培训 发放 签约 捐赠 安装 检修 购置 搬迁 清理 修缮".split(),
    )
)


def undated_work(document: Document, *, month_is_enough: bool = False) -> Iterator[Hit]:
    """召开会议、举办活动、签订协议、启动响应，或者办成了别的一件事，却没有说是哪天。

    制度{1.4c}：开展的工作需注明具体时间，写到日（只有月份不算）。同段前文的日期管到段末。
    “（二）举办专场招聘会。”这样领起一段的小标题不提示；计划、要求、职责、惯常做法（将召开、定期开展、通过举办讲座等方式）和作定语的（召开的会议）不提示；
    文件规定要办的（方案明确，各系成立小组）、条件（批准休学的，……）、活动带来的效果（讲座拓宽了眼界）也不提示；
    开头写明哪天来的检查组、考察团，后文做了什么不提示。一句里几个动词挂在同一个缺失的日期上，只提示第一个。拿不准的作建议；全文没有任何时间的，会议、走访一类宜改。
    """
    cued = cued_acts(document, month_is_enough=month_is_enough)
    told = {document.sentence_at(start)[0] for start, _ in (*cued, *cued_documents(document, number_is_enough=False))}
    hits = []
    for span in cued:
        hits.append(Hit(*span, "", _judged(sentences(document).at(span[0]), span[0])))
    for sentence, hit in open_acts(document):
        month = month_is_enough and sentence.names("month", sentence.start, hit.start)
        if document.sentence_at(sentence.start)[0] not in told and not month:
            hits.append(hit)
    no_time = document.kind in (Kind.DAILY, Kind.COMPOSITE) and not any(
        _ANY_TIME.search(document.plain, each.start, each.end) for each in document.roles(*PROSE)
    )
    for hit in sorted(hits, key=lambda each: each.start):
        if asks_when(document, hit.start) or _is_head(document, hit.start):
            continue
        if _is_a_cause(document, hit) or is_in_a_plan(document, hit.start) or _is_timed_by_itself(document, hit):
            continue
        if _is_assigned(document, hit) or _is_part_of_dated_work(document, hit.start):
            continue
        if _is_undone(document, hit.start, hit.end):
            continue
        if document.kind in EMERGENCY_KINDS and is_lesson(document, hit.start):
            continue
        verb = document.text[hit.start : hit.end]
        if _NO_ACT.match(document.plain, hit.end) or _is_no_act(document, hit):
            continue
        message = f"“{verb}”的工作没有注明日期，请写明到日，如“5月20日”"
        # 截至9月17日10时的情况续报如下: what is done by then
        by_then = document.kind in EMERGENCY_KINDS and document.once(declares_a_cutoff)
        yield Hit(
            hit.start,
            hit.end,
            message,
            Severity.INFO if by_then else None if no_time and verb in _ON_A_DAY else hit.severity,
            Fix(f"{{M月D日}}{verb}"),
            why=act_reasons(document, hit.start, hit.end),
        )


# a time counted from it, what it is like, a part and a body: 签订满60日, 订单班开班不难, 启动电流, 职业技能鉴定指导中心
_NO_ACT = Pattern(
    r"于(?:19|20)\d\d年(?!\d{1,2}月\d)|"
    # 签约年限较长, 更新勤、内容杂: what something is like
    r"[^，。；了\d]{0,4}(?:较|偏|过于?|太|很|越来越|更|颇)[高低长短多少大小快慢重轻严松宽窄强弱差晚早繁简难紧](?=[，。；、有]|$)|[^，。；了\d]{0,2}(?:(?<!后)勤|频繁|及时|滞后|缓慢|[大慢快难旺猛])(?=[，。；、]|$)|"
    # 启动条件是……, 建立在互信之上
    r"(?:条件|标准|原则|依据|方式|目的|前提|门槛|范围|对象|周期|期限|费用)(?:是|为(?!了))|在[^，。；\d了]{1,10}(?:之上|基础上)|"
    r"在(?:第[一二三四五六七八九十\d]{1,3}(?:教学)?(?:周|学期|节|天|阶段)|每|周[一二三四五六日末]|下[周月学])|(?:技术|工艺|原理)[^，。；了]{0,8}(?:专业|课程?|方向|岗位|赛项|工种)|"
    r"(?:已?满|超过|逾|不足|不满)(?:\d|[一二两三四五六七八九十半])|(?:并|也|很|太|更|较)?(?:不难|不易|容易|困难|难)(?=[，。；])|报修|(?:服务|咨询)?热线|电话|[^，。；]{0,10}一事(?=[，。；、])|了?[^，。；、\d]{0,12}(?:成功|成效|突破|效应|好评)|之事|一案|知情同意书后(?=[\u4e00-\u9fff])|(?:电流|电压|按钮|按键|装置|时间|资金|键|器)|(?:指导|服务|管理|评估|考核)?(?:中心|机构|站|所|委员会)(?![地内外旁])"
)


# what cannot be done, what a group is made up of, what was agreed on, and the last part of a longer word
_MAY_NOT_BE = Pattern(r"(?:不能|无法|未能|没能|不得|难以|不可)(?:再|正常|自动|自行)?$")
_AMONG_THEM = Pattern(r"其中[^，。；]{0,30}$")
_SO_MANY_OF_THEM = Pattern(r"了?\d{1,6}[\u4e00-\u9fff]{1,3}(?=[，。；、])")
_OF_A_VERSION = Pattern(
    r"(?:版本?|新系统|新平台|新程序|新规|新办法|新方案|新制度|新教材|新课标|[修送]\w稿)(?:还|也|又|同时|另|里|中){0,2}$"
)
_NEXT_TIME = Pattern(
    r"(?:下一?[次届期回批]|每[次届期批]|今后|往后)[^，。；\d了已]{0,10}$|将(?:[会再]|根据|依[据照]|视|结合|比照|参照|继续|陆续|逐步|适时)[^，。；了已]{0,20}$"
)
_HAD = Pattern(r"(?:现有|共有|拥有)$")  # 学院现有出租房产38处
_DEALING = Pattern(r"(?:处置|处理|救治|抢修|救援)(?:工作)?(?:均|全部|现)?已经?(?:全部)?$")
_IS_OVER = Pattern(r"(?:结束|完成|完毕|终结)")
_NO_MORE_MADE = Pattern(r"停[产售供]")
_MAKERS = Pattern(r"(?:厂家|厂商|厂方|型号|配件|产品|机型)[^，。；]{0,6}$")
_IN_BRACKETS = Pattern(r"（[^（）]*$")
_AT_AN_HOUR = Pattern(r"(?<!\d)\d{1,2}(?:时(?:\d{1,2}分)?|:\d\d)，")
_LONGER_WORD = Pattern(r"[物互车]$")
_AGREED = Pattern(r"(?:依|按|据|按照|根据|依照)[^，。；]{0,8}(?:协议|合同|约定|协定)[^，。；]{0,4}，")
_SO_FAR = Pattern(r"(?:已|均|全部|全都)[^，。；]{0,6}$")


def _departments(document: Document) -> list[str]:
    """The departments of the institution, and the one that reports."""
    names = [each.name for each in document.institution.departments]
    return [*names, document.value("department") or "", document.value("reporting_unit") or ""]


# what an act is said to be (会议的召开，标志着……), and what became of a thing told of before (该项目页面已改版)
_SPOKEN_OF = Pattern(r"，?(?:标志|意味|使|让|推动|促进|表明|体现|说明|[是为](?!了))")
_OF_THIS = Pattern(r"[该此其][^，。；\d]{2,10}已经?$")


def _is_no_act(document: Document, hit: Hit) -> bool:
    """Whether nothing was done there: 2台电脑不能启动; 其中高新区来了22家; 依协议，双方合办; 组织宣传部; 物联网."""
    text, begin = document.plain, document.sentence_at(hit.start)[0]
    near = max(begin, hit.start - 32)
    return bool(
        _MAY_NOT_BE.search(text, near, hit.start)
        or (_AMONG_THEM.search(text, near, hit.start) and _SO_MANY_OF_THEM.match(text, hit.end))
        or (text.startswith("网", hit.end - 1) and _LONGER_WORD.search(text, near, hit.start))
        or _AGREED.match(text, begin, hit.start)
        or _HAD.search(text, near, hit.start)
        or (document.kind is Kind.FINAL and _IS_OVER.match(text, hit.start) and _DEALING.search(text, near, hit.start))
        or (_NO_MORE_MADE.match(text, hit.start) and _MAKERS.search(text, near, hit.start))
        or (_IN_BRACKETS.search(text, near, hit.start) and text.startswith("）", hit.end))
        or (
            hit.severity is Severity.INFO
            and _AT_AN_HOUR.search(text, begin, hit.start)
            and dates(document).tells(0, begin)
        )
        or _NEXT_TIME.search(text, near, hit.start)
        or _OF_A_VERSION.search(text, near, hit.start)
        or (text.startswith("的", hit.start - 1) and _SPOKEN_OF.match(text, hit.end))
        or (hit.severity is Severity.INFO and _OF_THIS.match(text, begin, hit.start))
        or any(name and text.startswith(name, hit.start) for name in _departments(document))
        or (
            document.kind in EMERGENCY_KINDS
            and document.once(declares_a_cutoff)
            and _SO_FAR.search(text, near, hit.start)
        )
    )


# sections that look back on what was told before: 四、经验教训 值班室通知了公寓，没有通知体育馆
_LESSONS = Pattern(r"教训|不足|短板|反思|暴露|存在(?:的)?(?:主要)?问题|原因")


def is_lesson(document: Document, at: int) -> bool:
    """Whether the heading above says that what stands here is what was learnt from the event."""
    above = [heading for heading in headlines(document) if heading.start <= at]
    return bool(above) and _LESSONS.search(document.text, above[-1].start, above[-1].end) is not None


# what others do, as a cause: 系市政单位野蛮施工所致, 因违规操作引起; 施工单位 is no work told
_BY_CAUSE = Pattern(r"(?:系|因|由于?|被)[^，。；]{0,24}$")
_CAUSED = Pattern(r"[^，。；]{0,6}(?:所致|引起|造成|导致|引发)")


def _is_a_cause(document: Document, hit: Hit) -> bool:
    """Whether the work is no act of the paper's, but what something came of."""
    text, begin = document.plain, document.sentence_at(hit.start)[0]
    return bool(_CAUSED.match(text, hit.end) and _BY_CAUSE.search(text, max(begin, hit.start - 26), hit.start))


# how long something took is no work told: 从发现信息到发布说明历时2小时
_FROM_TO = Pattern(r"从[^，。；]{2,20}到[^，。；]{0,8}$")
_TOOK = Pattern(r"[^，。；]{0,10}(?:历时|用时|耗时|间隔|相隔|用了|花了)")


def _is_timed_by_itself(document: Document, hit: Hit) -> bool:
    """Whether the act is an end of a span of time that is measured there."""
    text, begin = document.plain, document.sentence_at(hit.start)[0]
    return bool(_TOOK.match(text, hit.end) and _FROM_TO.search(text, max(begin, hit.start - 32), hit.start))


# what somebody is to find out is no work done: 故障原因由租车公司检查。
_ASSIGNED = Pattern(
    r"由(?![^，。；]{2,14}(?:制定|起草|编写|承担|牵头|研发|捐赠|捐建|设计|出资|主编|申报|建设)[^，。；]{0,3}的)[^，。；]{2,24}$"
)
_CLAUSE_END = Pattern(r"[，。；]|$")
_STILL_OPEN = Pattern(
    r"[^，。；了已]{0,16}，(?:性质|结论|原因|责任|结果)?[^，。；]{0,4}[待尚]"
)  # 由公司委托检测机构鉴定，性质待认定
_WITH_A_NOUN = Pattern(r"(?:时间|日期|要素|手续|流程|表格?|单据?)(?!为|是)")


def _is_assigned(document: Document, hit: Hit) -> bool:
    """Whether the verb ends a clause that says whose task it is, or is the first part of a noun (交接时间)."""
    text, begin = document.plain, document.sentence_at(hit.start)[0]
    if _WITH_A_NOUN.match(text, hit.end):
        return True
    ends = _CLAUSE_END.match(text, hit.end) or _STILL_OPEN.match(text, hit.end)
    if not (ends and _ASSIGNED.search(text, max(begin, hit.start - 26), hit.start)):
        return False
    return not is_done_by(text, start_behind(text, begin, hit.start), hit.start, hit.end)


# what was done in the course of work that is dated above: 核验中，……
_IN_COURSE = Pattern(r"(?:在)?[\u4e00-\u9fff]{0,4}(?P<work>[\u4e00-\u9fff]{2})(?:过程中|中|期间|结束后|完成后)，")


# what goes on from what a paragraph above tells: 会后，老同志参观了……; 检查组当场下发了……
_GOES_ON_FROM = Pattern(
    r"(?:[会课赛训展演席]|活动|仪式|座谈|比赛|演练|检查|培训|讲座|参观|交流)(?:结束)?(?:[后上间中前]|过程中|期间|现场)，|(?:[^，。；]{0,10}，)?[^，。；]{0,10}当[场即天日晚]|(?:针对|对)(?:上述|以上|这些|此类)|接(?:报|到[^，。；]{1,8})后|[^，。；]{0,8}接报后"
)


# what guests did on the days of their visit, which the paper opens with: 督导组听取了汇报, 院长陪同调研, 校企双方
_GUESTS = Pattern(
    r"(?:(?P<group>(?!学院|我院)[\u4e00-\u9fff]{2,6}?[组团队]|[\u4e00-\u9fff]{2,4}们)(?:成员|专家)?(?:一行)?|一行|(?:校企|校地|校校|宾主)?双方|[\u4e00-\u9fff]{2,6}部门|专家|客人|来宾|[与到参]会(?:代表|人员|者|嘉宾)|[^，。；]{2,10}陪同)"
    r"(?!此前|已|陆续|先后|将|[要请]|之前)"
)
_VISIT = Pattern(
    r"一行|(?:到|来|赴|进|莅临?)[^，。；\d]{0,10}(?:[学我校]院|[院校系馆]|基地|公司|企业|苏木|嘎查)|洽谈|会谈|座谈|签约|年会|现场会|研讨会|论坛|通过[^，。；]{0,8}验收|与[^，。；]{2,30}(?:举行|召开|进行|开展)[^，。；]{0,8}(?:会议|交流)"
)


def is_of_a_visit(document: Document, begin: int, at: int) -> bool:
    """Whether guests do something whose visit a dated sentence at the head of the paper tells."""
    guests, lead = _GUESTS.match(document.plain, begin, at + 2), next(document.roles(Role.BODY), None)
    if guests is None or lead is None or document.kind is None or lead.start == begin:
        return False
    first = document.sentence_at(lead.start)
    # 走访组听取了需求 below 院长带队走访企业
    same = guests["group"] is not None and guests["group"][:2] in document.plain[slice(*first)]
    return (same or _VISIT.search(document.plain, *first) is not None) and dates(document).tells(*first)


def _is_part_of_dated_work(document: Document, at: int) -> bool:
    text, known = document.plain, dates(document)
    begin = document.sentence_at(at)[0]
    if is_counted_below(document, at + 1):
        return True
    if (_GOES_ON_FROM.match(text, begin, at) and known.tells(0, begin)) or is_of_a_visit(document, begin, at):
        return True
    course = _IN_COURSE.match(text, begin, at)
    if course is None:
        return False
    places = occurrences(text[:begin], course["work"])
    return any(known.tells(*document.sentence_at(place)) for place in places)


# a section of what is to be done, and what says that something in it was done all the same
_AHEAD = Pattern(r"对策|建议|打算|下一步|工作(?:计划|安排|思路|设想)|努力方向")
_BOTH = Pattern(r"问题|做法|成效|进展|情况|征集|收集|采纳|落实|办理|答复")
_WAS_DONE = Pattern(
    r"已|了(?!解)|\d{1,2}月(?!底?前|底|末|起|\d{1,2}日(?:之?前|起))|(?<![\d续约近满])\d{1,2}日(?!之?前|起|内|无)|[昨今]天|近[日期]|日前"
)


def _plans(document: Document) -> list[tuple[int, int]]:
    """The sections that tell what is to be done: from the heading to the next one of its level or a higher one."""
    heads = headlines(document)
    found = []
    for index, head in enumerate(heads):
        name = document.text[head.start : head.end]
        if head.level == 1 and _AHEAD.search(name) and not _BOTH.search(name):
            following = (each.start for each in heads[index + 1 :] if each.level == 1)
            found.append((head.start, next(following, len(document.text))))
    return found


def is_in_a_plan(document: Document, at: int) -> bool:
    """Whether a sentence stands in a section of proposals or plans, and nothing in it says that it was done."""
    inside = any(start <= at < end for start, end in document.once(_plans))
    return inside and not _WAS_DONE.search(document.plain, *document.sentence_at(at))


def _is_head(document: Document, at: int) -> bool:
    """Whether the sentence there is the head that a numbered paragraph begins with: short, bare, followed by more."""
    passage = document.passage_at(at)
    start, end = document.sentence_at(at)
    return start <= passage.start and end < passage.end and _HEAD.match(document.text, start, end) is not None


def _is_undone(document: Document, start: int, end: int) -> bool:
    """Whether an act was not done: it is a condition, denied, only asked about, or told in a rule."""
    text = document.plain
    begin, stop = document.sentence_at(start)
    near = max(begin, start - 60)
    if _IF.search(text, near, start):
        return True
    if text.startswith("了", end) or _WAS_DONE.search(text, near, start):
        return False
    return _RULED_BEHIND.match(text, end, stop) is not None


def _fixed_act(document: Document, verb: str, sentence: int, start: int, end: int) -> bool:
    text = document.plain
    rest = text[end : end + 40]
    if verb in _FORMAL:
        return start > sentence
    wanted = _OBJECT.get(verb)
    if wanted and not wanted.match(rest):
        return False
    if verb == "组织" and _AWAY.match(rest):
        return True
    near = max(sentence, start - REACH)
    clause = start_behind(text, near, start)
    if verb in {"调研", "考察", "走访", "慰问"}:
        return "赴" in text[clause:start] or "到" in text[clause:start] or rest[:1] == "了"
    if verb == "开展" and _ATTENDED.search(text, end, end + 40):
        return True
    return bool(rest[:1] == "了" or _PAST.search(text, max(clause, start - 20), start))


def _is_numbered(document: Document, start: int, end: int) -> bool:
    """Whether the number of the document stands beside it, in its sentence."""
    begin, stop = document.sentence_at(start)
    return _DOCUMENT_NUMBER.search(document.text, max(begin, start - REACH), min(stop, end + REACH)) is not None


def _excused(document: Document, start: int, end: int, *, month: bool = False) -> bool:
    """Whether an act needs no date.

    It is dated, planned, habitual, an attribute, or dated by a word that another rule reports.
    """
    text = document.plain
    known = dates(document)
    if known.reaches(start):
        return True
    begin, stop = document.sentence_at(start)
    rest = text[end : min(stop, end + 40)]
    if _ATTRIBUTIVE.match(rest) and not _OWN_DOCUMENT.match(rest):
        return True
    before = text[max(begin, start - 60) : start]
    if "为" in before:
        before = _PURPOSE.sub("，", before)
    before = _OBEYED.sub("，", before)
    if is_told_of_meeting(text, begin, start) or is_about_whoever(text, begin, stop):
        return True
    if (
        is_who_are_counted(text, end, stop)
        or is_untold(text, begin, start, end, stop)
        or _is_undone(document, start, end)
    ):
        return True
    if _AT_ONCE.search(before) and names_a_time(document, document.passage_at(start).start, begin):
        return True
    month_named = _MONTH.search(before)
    if month_named and month:
        return True
    # 贯彻落实，成立了专班: what is told with 了 was done, whatever stands before it
    if (_PLAN if rest[:1] != "了" else _STILL_PLAN).search(before) or _PERIOD.search(
        _MONTH.sub("", before) if month_named else before
    ):
        return True
    return names_a_time(document, begin, start) or is_in_a_story(document, begin)


RULES = (
    Rule(
        check=undated_document,
        family="work",
        options={"number_is_enough": "有发文字号就算注明了时间"},
        title="印发文件未注明时间",
        clause="1.4c",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        bad=(
            "学院⟦印发⟧《实训室安全管理办法》，明确责任分工。",
            "学院⟦修订⟧了《学生宿舍管理规定》。",
            "自治区教育厅⟦发布⟧《职业院校布局优化方案》。",
            "学院⟦出台⟧《教师企业实践管理办法》，同时⟦下发⟧《关于做好暑期实践工作的通知》。",
            "保卫处⟦下发⟧交通安全提示，由班主任逐班传达。",
        ),
        good=(
            "2024年5月22日，学院印发《信息报送办法》。",
            "学院印发《学生宿舍安全管理办法》（阿职院发〔2024〕18号）。",
            "学院正在修订《学生奖学金评定办法》，拟征求意见后提交审议。",
            "各部门依据《中华人民共和国安全生产法》自查。",
            "根据《关于印发〈学生资助管理办法〉的通知》（内教办发〔2024〕7号）要求，学工处复核资助对象。",
        ),
    ),
    Rule(
        check=undated_work,
        family="work",
        yields_to=("untimed-step",),
        options={"month_is_enough": "只写到月份也算注明了时间"},
        title="开展工作未注明时间",
        clause="1.4c",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        bad=(
            "教代会⟦增选⟧苏某、韩某为提案委员会委员。",
            "舞龙队⟦斩获⟧全盟社火展演一等奖。",
            "学院⟦表彰⟧后勤、保卫先进个人。",
            "教务处⟦召开⟧期中教学检查总结会，对3名教师提出改进要求。",
            "信息工程系⟦举办⟧技能节开幕式。",
            "学院立即⟦启动⟧应急预案，各系负责人到岗。",
            "学院与盟人民医院⟦签订⟧校医共建协议。",
            "智慧校园一期项目⟦完成验收⟧，专家提出3条建议。",
            "学院党委书记带队赴企业⟦调研⟧，走访7家。",
            "保卫处立即对学生宿舍⟦开展⟧拉网式检查。",
            "机电系⟦荣获⟧了优秀组织奖。",
            "机电系⟦组织⟧学生赴包头企业开展岗位实习。",
            "5月，教务处⟦召开⟧期中教学检查总结会。",
            "保卫处⟦开展⟧消防演练，师生800人参加。",
            "学院⟦成立⟧工作专班，由院长任组长。",
            "为加强管理，学院⟦召开⟧安全部署会。",
            "2024年5月下旬，学院⟦举办⟧技能节开幕式。",
            "旧印刷车间已⟦腾空⟧。",
            "违建彩钢棚被⟦拆除⟧。",
            "经学院党委研究，⟦免去⟧乌某基建科科长职务。",
            "新购的两台数控铣床由设备科⟦签收⟧，随机资料一并入库。",
            "保卫处把追回的自行车⟦发还⟧失主。",
            "乌云⟦接任⟧校医院院长。",
            "新版借阅规则经馆务委员会⟦审议通过⟧。",
            "后勤处把蒙餐窗口由两个⟦增加⟧到四个。",
        ),
        good=(
            reported("考察团来访", "5月20日，煤化工集团考察团到学院洽谈订单班。", "考察团参观了实训车间。"),
            "2024年6月，工会将根据用量卡调整药品。",
            "应急电源的启动条件是市电中断十秒。",
            "两校的合作建立在互信之上。",
            "温棚前期投入大，见效慢。",
            "校友代表提出增设返校接待点。",
            "图书馆认为，续订比重新招标省事。",
            "展馆分为产业变迁、技艺传承、校企合作三个单元。",
            "民警与车主取得联系，车主把车挪走了。",
            "借阅规则更新滞后，读者有意见。",
            "基建处拟对腾空的车库开展改造。",
            "（二）举办专场招聘会。2024年5月10日、17日，学院先后举办2场专场招聘会。",
            "2024年5月20日，学院召开期中教学检查总结会。",
            "5月20日停电后，学院随即启动应急响应，后勤处启用2台发电机。",
            "下一步，学院将定期开展消防应急演练。",
            "各系要把隐患排查纳入常态化管理，坚持召开周例会。",
            "学生处通过举办讲座、张贴海报等方式加强宣传。",
            "按照职责，保卫处负责组织校园治安检查。",
            "各系开展教学秩序良好，学生组织有序。",
            "新召开的会议上，各系汇报了整改情况。",
            "1—5月，教务处举办培训12场。",
            "2023年，学院启动管网改造。",
            "学院从未召开该会议。",
            "若后勤处更换供餐公司，另行通知。",
            "社团章程规定，社员大会选举社长，聘请顾问。",
            "学院批准转专业的，教务处注销原学籍。",
            "演讲赛拓宽了学生眼界，增强了班级凝聚力。",
            "学院召开会议，必须有会议记录。",
            "学院何时召开会议，由院长确定。",
            "学院成立于1978年。",
            "新版本增加了请假、报修等模块。",
            "面向烹饪工艺专业学生的技能课安排在第九周。",
            "面向焊接技术应用专业学生的课在车间上。",
            "快递由收发室签收，学生凭短信领取。",
            "2024年5月20日，老同志参加座谈会。\n会后，老同志们参观了校史馆。",
        ),
    ),
)
