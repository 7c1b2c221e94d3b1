"""Figures without the day up to which they hold, and the words for that day."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from alvtc_info.analysis.blank_forms import asks_when
from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.figure_forms import is_figure_by_form
from alvtc_info.analysis.judgement import scale
from alvtc_info.analysis.periods import CLOSES_ON, cutoffs, declares_a_cutoff, governed, is_counted_below
from alvtc_info.analysis.reasons import figure_reasons
from alvtc_info.analysis.running_counts import running_counts
from alvtc_info.analysis.sentences import TIME, sentences
from alvtc_info.analysis.time_words import names_a_time, speaks_of_now, undated_words, until_now, vague_spans
from alvtc_info.analysis.traits import (
    GROUP_OF,
    HANDFUL,
    JOINING,
    KNOWN_GROUP,
    figure_traits,
    is_no_count,
    is_no_statistic,
    is_plain,
    is_proposed,
    is_stock,
)
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import EMERGENCY_KINDS, HEADINGS, PROSE, Kind, Role
from alvtc_info.model.rule import Rule, reported
from alvtc_info.rules.work import TOLD, is_in_a_plan, is_lesson, is_of_a_visit, open_acts
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.analysis.judgement import Traits
    from alvtc_info.analysis.sentences import Figure, Sentence
    from alvtc_info.model.document import Document

_UNITS = (
    "人次|个百分点|平方米|平方公里|万千瓦时|千瓦时|公顷|公里|亿元|万元|千克|公斤|"
    "人|名|位|例|死|户|家|个|件|起|项|篇|次|场|台|套|册|间|栋|所|门|种|类|亩|吨|岗|条|份|支|处|辆|张|元|倍|番|%|‰"
)
_FIGURE = rf"(?P<figure>(?:(?<!\d)\d[\d,]{{0,15}}(?:\.\d{{1,6}})?[百千万亿]{{0,2}}[余多]?(?:{_UNITS})|百分之[一二三四五六七八九十百零点]+|[一二三四五六七八九]成(?=[，。；、以左])|(?:[二两三四五六七八九十百千][一二三四五六七八九十百千]{{0,5}}|一[百千]\S{{0,3}})[余多]?(?:人|名|例|次|死)))"
# a word that marks the number after it as a total, a stock or a rate; no other number may stand between them
_STRONG = (
    "累计|共计|共建|合计|总计|现有|共有|拥有|已有|尚有|还有|已达|已超|达到|高达|超过|突破|升至|增至|降至|升到|占比|占到|占|覆盖率|就业率|完成率|合格率|满意率|达标率|升学率|"
    "签约率|入住率|受助率|整改率|办结率|率为|率达|率|总值|总额|达|总数|总量|总投资额|在校生|教职工|可支配收入|纯收入|零售总额|已造成|已导致|已致|人口|新增|已发现|储备|收入完成|"
    "同比|环比|增长|下降|上升|提高|降低|完成|比例|比重|藏书|共发生|仍有|全院有|全校有|全市有|全县有|全区有|全旗有|全盟有|全省有|全国有|统计，"
)
_CUE = Pattern(
    rf"(?:{_STRONG})(?!地|有限)[^，。；：\d一二两三四五六七八九十百千]{{0,20}}?(?:约|近|至少|超|逾|为|达|了)?{_FIGURE}"
    r"|(?:日均|周均|月均|年均|人均|平均)[^，。；：\d]{0,14}(?P<average>\d[\d.]*(?:小时|分钟))"
)
# a stock: the figure after 有, 设有, 建有 of a place or an institution; a total of a district; people rescued or
# items checked so far
_STOCK = Pattern(
    rf"(?:(?<=[校院系县乡市区盟旗镇村馆州省厂国部])(?<!每[校院系县乡市区盟旗镇村馆厂部])(?:现|共|内|里)?(?:建|设|配|开|拥)?有(?![关效力的望待助利序])|(?<=[校院系])现设"
    rf"|全[区市县盟旗国省州](?!年|天|面|程|体|部|力|[^，。；]{{0,8}}(?:转移|出动|派出|投入|组织|疏散|撤离|紧急))|(?:已|共)(?:救出|搜救出?|治愈|排查|整改|接种|办理|摸排|收到|发放|查处|资助|接待)|平均工资)"
    rf"[^，。；：\d一二两三四五六七八九十百千]{{0,10}}?(?:约|近|至少|超|逾|为|达|了)?{_FIGURE}(?![^，。；]{{0,6}}(?:参加|到场|到会|参与|参会|出席|赶赴|撤离|疏散|观看|聆听|受轻?伤|死亡|轻伤|重伤|不适|呕吐|晕倒|被困))"
)
_NUMBER = Pattern(_FIGURE)
# 就业率排名全区第3, other than in a contest, which is an event
_RANKED = Pattern(
    r"(?:[率数量额值]|规模|实力|水平|指数|满意度|增速|增幅|排名)[^，。；：\d第]{0,6}?(?:排名?|位居|位列|名列|居|列|处于?|排在)(?:[^，。；：\d第]{0,10})(?P<figure>第[一二三四五六七八九十\d]{1,3}(?:[位名](?!学生|教师|选手))?)(?![\u4e00-\u9fff]{0,1}[届期次批轮年季节章条])"
)
_CONTEST = Pattern(
    r"[比大竞联决预复初]赛|比武|锦标|运动会|评比|获|夺|奖|选手|[轮场]次|名单|表格|目录|按[^，。；]{1,8}排"
)
_NOT_DATA = Pattern(
    r"力争|争取|预期|本次|此次|这次|当天|当日|当时|计划(?!的|已)|拟|预计|目标|到20\d\d年|不低于|不少于|不超过|不高于|不得|不小于|不大于|至少组织|要求|应达|须|确保|以上的?给予|标准|每[人年月天日家企名个季周学](?!约有|平均|都有|因)|按照|规定|限额|上限|下限|至多|将|提供|可(?!支配)"
)
_NUMERAL = Pattern(
    r"\d|百分之|半数|一半[以的]|[二三四五六七八九十]分之|[一二两三四五六七八九十百千]{2}|[一二两三四五六七八九](?:成|[百千万亿])|[只仅剩仍尚][^，。；]{0,4}[两三四五六七八九]"
)
_TARGET = Pattern(r"(?:目标|任务|指标)[是为：:]")
_AT_THE_EVENT = Pattern(
    r"(?:事发|案发|出事|发生|爆炸|坍塌|倒塌|侧翻|起火|着火|泄漏|坠落|发病|报警)(?:当)?时(?!间|候|段|刻|有)|事发前|案发前"
)
# who and what was sent to the scene: 组织12人分3组查找
_SENT = Pattern(
    r"(?:组织|安排|抽调|出动|派出|派|调集|调派|增派|集结|联系|租用|包租|协调|调度|动用|调用)(?:了)?[^，。；、\d]{0,8}$"
)
_SENDABLE = Pattern(r"\d{1,4}(?:余|多)?(?:人|名|辆|台|组|支|艘|架)$")
_CREW = Pattern(r"消防|警力|民警|救护|救援|医护|车辆|抢修")


# money that is asked for: 建议学院拨付专款50万元
_ASKED = Pattern(
    r"(?:(?<![\u4e00-\u9fff])建议|(?:申请|恳请|请求)[^，。；：\d]{0,8}(?:经费|资金|专款|拨|划)|拟(?:投入|拨|安排|列支))[^。；：]{0,40}?\d[\d.,]*[百千万亿]*元$"
)
# what an event that is over has come to: 影响师生2600余人
_IMPACT = Pattern(r"(?:影响|涉及|波及|造成|导致|致使?)(?!后|前)[^，。；：\d累已]{0,10}$")
# who took part in an act
_TAKING_PART = Pattern(r"参加|参与|参会|参赛|出席|到[场会课]|参训|观看|入场")
_TOOK_PART = Pattern(rf"[^，。；]{{0,8}}?(?:{_TAKING_PART.source})")


def _told_already(document: Document, begin: int, start: int, end: int) -> bool:
    """Whether a figure is of people in an act whose day is vague (近日……参加人数达3000人): that is reported already."""
    text, passage = document.plain, document.passage_at(start)
    clause = start_behind(text, begin, start)
    if not (_TAKING_PART.search(text, clause, start) or _TOOK_PART.match(text, end)):
        return False
    return any(
        passage.start <= a and b <= start and not speaks_of_now(text[a:b]) for a, b in document.once(undated_words)
    )


def cued_figures(document: Document, *, whole_paragraph: bool = True) -> list[tuple[int, int]]:
    """The figures that a word beside them makes a statistic (累计, 就业率), the first open one of each sentence."""
    text = document.plain
    hits: dict[tuple[int, int], tuple[int, int]] = {}
    for match in document.finditer(_CUE, PROSE):
        start, end = match.span("figure" if match["figure"] else "average")
        _consider(document, hits, start, end, cue=document.plain[match.start() : start], wide=whole_paragraph)
    for match in document.finditer(_STOCK, PROSE):
        start, end = match.span("figure")
        if HANDFUL.match(match["figure"]):
            continue
        if match.group()[0] == "共" and names_a_time(document, document.sentence_at(start)[0], start):
            continue
        _consider(document, hits, start, end, cue=document.plain[match.start() : start], wide=whole_paragraph)
    for match in document.finditer(_RANKED, PROSE):
        begin = document.sentence_at(match.start())[0]
        if not _CONTEST.search(text, begin, match.end()):
            _consider(
                document, hits, *match.span("figure"), cue=text[begin : match.start("figure")], wide=whole_paragraph
            )
    for before, after in document.once(vague_spans):
        if document.passage_at(after).role not in PROSE or not speaks_of_now(text[before:after]):
            continue
        number = _NUMBER.search(text, after, min(document.sentence_at(after)[1], after + 60))
        if number and not KNOWN_GROUP.match(text, number.end(), number.end() + 24):
            _consider(document, hits, *number.span("figure"), cue="目前", wide=whole_paragraph)
    return sorted(hits.values())


# how far under the score of a doubtful figure a cue word no longer makes it one, in the scale's hundredths
_BELOW = 100
# what may leave a figure open in a sentence that has a date or a period
_MAY_RUN = Pattern(
    r"累计|已|目前|仍|尚|升至|增至|至今|还有|现有|共有|初步|超过|突破|陆续|率|占|在校|总|达|比例|以来|迄今|余额|结余|初报|日均|(?:表示|介绍|通报|透露|反映)，"
)
_UNDATED = frozenset({"now here", "open here", "clock here", "open before", "vague before", "none"})


def figure_sentences(document: Document, *, whole_paragraph: bool = True) -> Iterator[Sentence]:
    """The sentences of running text that may hold an open figure: with a number, and not dated through and through."""
    known, text = sentences(document), document.plain
    for passage in document.roles(*TOLD):
        stop = passage.start
        while numeral := _NUMERAL.search(text, stop, passage.end):
            sentence = known.at(numeral.start())
            stop = sentence.end
            if not whole_paragraph:
                sentence = sentence.alone()
            if (
                sentence.time not in _UNDATED
                and not sentence.is_undated
                and not _MAY_RUN.search(text, sentence.start, sentence.end)
            ):
                continue
            if sentence.has_number:
                yield sentence


def figure_candidates(sentence: Sentence, cued: list[tuple[int, int]]) -> Iterator[tuple[Figure, Traits]]:
    """The figures of a sentence with their traits; those that are in `cued` have the trait `cue`.

    Others that something governs are left out, and so are targets and figures that only describe.
    """
    document = sentence.document
    for figure in sentence.figures():
        cue = document.plain[figure.clause_start : figure.start]
        reached = governed(document, (sentence.start, sentence.end), sentence.paragraph, figure.start, cue)
        index = bisect_left(cued, (figure.end, 0)) - 1
        with_cue = index >= 0 and cued[index][1] > figure.start
        told = sentence
        behind = ""
        if reached and not with_cue:
            if sentence.is_open_again(figure.start):
                behind = "opened again"
            elif (
                sentence.is_undated
                and (sentence.is_behind_event or not (figure.unit == "share" or _is_mean(sentence, figure)))
                and is_stock(sentence, figure)
            ):
                behind = "behind event" if sentence.is_behind_event else "behind period"
                told = sentence.alone()
            else:
                continue
            reached = False
        if _TARGET.search(document.plain, max(sentence.start, figure.start - 200), figure.start) or is_plain(
            sentence, figure
        ):
            continue
        if (
            not with_cue
            and (_is_done_vaguely(sentence, figure) or _is_by_order(sentence, figure))
            and not is_stock(sentence, figure)
        ):
            continue
        traits = figure_traits(told, figure, governed=reached)
        if with_cue:
            traits.add("cue")
        if behind:
            traits.add(behind)
        yield figure, traits


# 生均借阅6.2册: of the period that is told before
_MEAN = Pattern(r"(?:[人生日月年户班周校亩园馆]均|平均)[^，。；\d]{0,8}$")


def _is_mean(sentence: Sentence, figure: Figure) -> bool:
    return _MEAN.search(sentence.document.plain, figure.clause_start, figure.start) is not None


# work of a day that is only told vaguely, which is told already: 近日……共检查宿舍612间; prizes won
_DONE = Pattern(
    r"(?:检查|排查|查处|走访|发放|收缴|收集|清理|整改|约谈|摸排|巡查|抽查|受理|培训|慰问|捐赠|赠送|张贴|分发|更换|维修|检修|种植|栽植|评出|表彰|签约|征集|解答|接待|劝导|处置|联系|对接|调解)了?[^，。；、\d率占]{0,8}$"
    r"|(?:获|拿下|斩获|夺得|摘得|收获|荣获|取得|捧回)[^，。；\d]{0,16}(?:奖|奖项|金牌|银牌|铜牌|冠军|亚军|第[一二三]名)?$"
)
_VAGUE_HERE, _NOW_HERE = TIME.of("vague here"), TIME.of("now here")
_VAGUE = TIME.of("vague here", "vague before")


# what a numbered document orders: 以〔2026〕9号决定书对诊所罚款1.2万元
_ORDERED = Pattern(r"(?:罚款|处罚|没收|罚没|授予|表彰|免去|拨付|下达|核定|批复|奖励)[^，。；\d]{0,12}$")


def _is_by_order(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is of what a document orders whose number stands in the sentence."""
    ordered = _ORDERED.search(sentence.document.plain, figure.clause_start, figure.start)
    return ordered is not None and sentence.is_numbered


def _is_done_vaguely(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure counts what was done or won at a time that is told in a vague word before it, and only there."""
    text, times = sentence.document.plain, sentence.times
    if not times & _VAGUE or times & _NOW_HERE:
        return False
    done = _DONE.search(text, figure.clause_start, figure.start)
    if done is None:
        return False
    return bool(times & _VAGUE_HERE) or done.group()[0] in "获拿斩夺摘收荣取捧"


def data_without_cutoff(document: Document, *, whole_paragraph: bool = True) -> Iterator[Hit]:
    """总数、存量、累计数、比率没有说明截到哪天。

    制度{1.4d}：引用的数据需注明截至时间。同句或同段前文写明“截至5月20日”“2023年全年”“1—5月”“2025年11月至2026年10月”“2023年末”、
    已经过完的月份（2026年9月）、过完的假期（寒假期间、国庆假期）、“据某处2026年10月28日统计”、括号里的日期即可；写“较首报新增2人”的随上文的截至时间；
    “截至目前”不算；写明“事发时”的是那一刻的数。目标（力争达到95%）、法定限额、编号、一次活动里的计数（5月20日举行会议，120人参加）不提示；
    事情经过里的最终伤亡不提示，仍在变的（已造成、升至、累计）提示。一句里几个数缺同一个日期，只提示第一个；
    写了“截至目前”的，改好那一处即可；开头一段写明了期间（11月3日至14日，逐间检查）的，后文查出、办成多少不提示，
    写“累计、已、尚有”的作建议，在校生一类照样提示；前面写了哪天检查的，“检查发现……”，前面有的数“186人中……”，
    首报、续报、终报里事发时车上、室内的人，也不提示；
    开头写明哪天的一次活动、检查，后文参加了多少人、合格率是多少，不提示；要的钱（建议拨付50万元）、首报、续报、终报里写明由谁承担的费用、约定要做的、终报里事情最后的影响（影响师生2600人）、
    日期含糊已经提示过的活动有多少人参加，不提示。段末写明“以上为保卫处14时35分清点的结果”的，该段的数不提示；
    “建议”“下一步”一节里建成以后的数（总数达到180个），没有写“现有、目前、已”的，不提示。首报、续报、终报里网上的播放量、评论数，同句没有时刻的，宜改；
    已收多少、办了多少、还剩多少连着写的，同段没有日期也宜改；和上年比的今年的数，作建议。靠整句判断的，同句的工作也没有注明日期时只提示工作；
    写法通常要注明时间的（累计、就业率）照样提示。拿不准的作建议。
    首报、续报里已烘干几台、仍有几人住院，段里前面没有时刻的，宜改；时刻写在后面、说的是别的事的，不算写明了。
    """
    in_public = list(_talk_in_public(document))
    if not document.once(declares_a_cutoff):
        in_public += [*_open_tallies(document), *_year_not_over(document)]
        in_public.sort(key=lambda hit: hit.start)
    yield from in_public
    text, weights = document.plain, scale("figure")
    cued = cued_figures(document, whole_paragraph=whole_paragraph)
    hits: dict[int, tuple[int, int, Severity | None]] = {
        document.sentence_at(start)[0]: (start, end, None) for start, end in cued
    }
    acts = document.once(_sentences_with_acts)
    for sentence in figure_sentences(document, whole_paragraph=whole_paragraph):
        known = hits.get(sentence.start)
        if known is None and sentence.start in acts:
            continue
        for figure, traits in figure_candidates(sentence, cued):
            score = weights.score(traits)
            if known is None and score < weights.doubtful and not is_figure_by_form(sentence, figure):
                continue
            if known is not None and not (figure.start < known[1] and known[0] < figure.end):
                continue
            if known is not None and score < weights.doubtful - _BELOW:
                del hits[sentence.start]
                break
            severity = None if score >= weights.clear else Severity.INFO
            hits[sentence.start] = *(known[:2] if known else (figure.start, figure.end)), severity
            break
    lead = document.once(_behind_period)
    for start, end, grade in sorted(hits.values(), key=lambda hit: hit[0]):
        word, begin = text[start:end], document.sentence_at(start)[0]
        if asks_when(document, start) or document.once(declares_a_cutoff) or _YEAR_OF_ENTRY.match(word):
            continue
        sentence_end = document.sentence_at(start)[1]
        if any(begin <= hit.start < sentence_end for hit in in_public):
            continue
        if _AT_THE_EVENT.search(text, begin, start) or (
            _SENDABLE.match(word) and _SENT.search(text, max(begin, start - 14), start)
        ):
            continue
        if (
            _ASKED.search(text, begin, end)
            or (document.kind is Kind.FINAL and _IMPACT.search(text, max(begin, start - 14), start))
            or _told_already(document, begin, start, end)
            or _is_handed_out(document, begin, start)
            or _is_at_the_scene(document, start, word)
            or _is_result(document, begin, start)
            or _is_of_dated_occasion(document, begin, start, end)
            or _is_of_a_known_whole(document, begin, start)
            or _is_part_of_a_sum(document, begin, word)
            or _is_of_one(document, start, word)
            or is_counted_below(document, end)
            or _is_planned(document, begin)
            or _is_of_this(document, begin, start, end)
            or (document.kind in EMERGENCY_KINDS and _is_of_the_event(document, begin, start, end))
        ):
            continue
        told = start >= lead and not _STANDING.search(text, begin, end)
        if told and not _GOES_ON.search(text, begin, end):
            continue
        # a day before the figure may well be that of the figure: 5月20日，后勤处已完成全院16个食堂的检修
        doubtful = (
            told
            or dates(document).tells(begin, start)
            or word in document.joined({Role.TITLE}, "")  # what the paper is about has the date of its event
            or _is_dated_elsewhere(document, begin, start, end)
            or _CHECKED_THEN.match(text, sentence_end, sentence_end + 24) is not None
            or _is_behind_a_day(document, begin, start, end)
        )
        severity = Severity.INFO if doubtful else grade
        named = next((span for span in document.once(until_now) if begin <= span[0] < start), None)
        if named:
            message = f"数据“{word}”的截至时间就是前面的“{text[slice(*named)]}”，那里写明是哪天几时即可"
            yield Hit(start, end, message, severity, why=figure_reasons(document, start, end))
            continue
        yield Hit(
            start,
            end,
            f"数据“{word}”没有说明截至哪天，请写明“截至YYYY年M月D日”或统计期间",
            severity,
            Fix(f"{word}（截至{{YYYY年M月D日}}）"),
            why=figure_reasons(document, start, end),
        )
    dealt_with = acts | set(hits) | {document.sentence_at(hit.start)[0] for hit in in_public}
    for match in running_counts(document) if not document.once(declares_a_cutoff) else ():
        begin = document.sentence_at(match.start())[0]
        if begin not in dealt_with:
            dealt_with |= {begin}
            message = f"“{match['figure']}”是几时的数？请写明截至几日几时"
            start, end = match.span("figure")
            yield Hit(start, end, message, Severity.WARNING, why=figure_reasons(document, start, end))


# 均系2026级新生: a class, by the year in which it began
_YEAR_OF_ENTRY = Pattern(r"(?:19|20)\d\d级|\d{4}班")


# 11月1日，财务处已向各系学生发放提示卡2400张: one act of a day, whatever becomes of the date
_HANDED_OUT = Pattern(
    r"(?:\d{1,2}时(?:\d{1,2}分)?)?，(?:(?!累计|共计|总计|以来|截至|目前)[^，。；]){0,20}(?:向|给|为)[^，。；]{1,16}(?:发放|分发|发送|赠送|捐赠|配发|补发|下发|送去|送出|张贴)了?[^，。；\d]{0,14}$"
)


def _is_handed_out(document: Document, begin: int, start: int) -> bool:
    """Whether a figure is what somebody gave to others on the day that opens its sentence."""
    told = dates(document).between(begin, start)
    return bool(told) and _HANDED_OUT.match(document.plain, told[-1].end, start) is not None


# who was there when it happened: 大巴上共有42人, 轿厢内8人, 楼内另有5个教学班146人
_AT_THE_SCENE = Pattern(
    r"(?:(?:[车机船巴]|巴士)上?|轿厢[内里]?|现场|场[内上]|[屋室楼间]里?内?|食堂|餐厅[内里]?|宿舍[内里]?|考场|课堂|该[班组室楼层])(?:当时|事发时)?(?:共|一共)?(?:有|载有?|乘坐|乘有|坐有?|乘)?(?:学生|师生|教师|考生|职工|工人|人员|乘客|幼儿|读者|旅客|群众)?$"
    r"|(?<![\u4e00-\u9fff])该(?:[队班组团社营连群]|公寓|宿舍|楼层?|车间|单元|层|[客校大货]车|店)(?:共有?|现有?|有|住有?)?(?:学生|师生|人员|职工|队员)?$"
    r"|(?:当日|当天)[^，。；\d]{0,4}(?:上岗|到岗|在岗|进场|登记)[^，。；\d]{0,6}$|[车船]上[余剩还]有[^，。；\d]{0,8}$"
    r"|(?:[楼室场馆屋层车园]内|现场|同[楼层班室车])[^，。；]{0,16}$"
)
# those who were counted at an hour that is told: 两部分合计179人，14时41分清点完毕
_COUNTED_THEN = Pattern(
    r"[^。；]{0,24}[。，]?[^。；]{0,6}\d{1,2}(?:时|:\d\d)(?:\d{1,2}分)?[^，。；]{0,6}(?:清点|点名|点验|核对|统计|查点)"
)
# 倒伏时在场48人，……木工19人、钢筋工17人
_UNHURT = Pattern(r"(?:均|都|全部)?(?:未受伤|没有受伤|无人受伤|未受影响|无恙|平安|安全)")  # 其他21人未受伤
_PRESENT = Pattern(r"时(?:在场|在岗|在室|在楼)[^。\d]{0,4}\d")
_A_FEW_PEOPLE = Pattern(r"\d{1,3}[人名位]$")
_A_FEW_PLACES = Pattern(r"\d{1,3}(?:处|间|扇|层)$")
_A_FEW_THINGS = Pattern(r"\d{1,3}[瓶个只件箱块台套袋把]$")


def _is_at_the_scene(document: Document, start: int, word: str) -> bool:
    """Whether a figure is of those who were at the place of an event when it happened, in the report of it."""
    return (
        document.kind in EMERGENCY_KINDS
        and (_A_FEW_PEOPLE.match(word) or _A_FEW_THINGS.match(word)) is not None
        and (
            _AT_THE_SCENE.search(document.plain, document.sentence_at(start)[0], start) is not None
            or _COUNTED_THEN.match(document.plain, start + len(word)) is not None
            or _UNHURT.match(document.plain, start + len(word)) is not None
            or _PRESENT.search(document.plain, document.sentence_at(start)[0], start) is not None
        )
    )


# how much is talked of it in public changes by the minute: 播放量达2.3万次，转发310条
_TALK = r"(?:播放|阅读|浏览|点击|观看|转发|点赞|评论|跟帖|留言|收藏|回复|讨论|访问|搜索)"
_TALK_COUNTED = Pattern(
    rf"{_TALK}(?:量|数|次数|总量|热度)?(?:均|已经?|也|就|约|近|达到?|超过?|突破|升至|增至|至|为|有|逾|累计|共|合计|高达|近乎|分别){{0,4}}(?P<figure>\d[\d.,]*[万亿]?[余多]?(?:次|条|人次|个|人|遍)?)(?![年月日时分%％])|(?:收到|引来|出现|获|有|产生|累计|共)(?:了|近|约|超)?(?P<figure2>\d[\d.,]*[万亿]?[余多]?[次条个])(?:网民|网友|用户)?{_TALK}"
)
_OF_THE_NET = Pattern(r"视频|帖|抖音|快手|微博|微信|小红书|网上|网络|账号|平台|话题|热搜|推文|舆情|网民|网友|直播")
_OWN_ACCOUNT = Pattern(
    r"我院|学院(?:官方|微信|公众号|抖音)|官方(?:微信|抖音|微博|账号)|公众号推送|课程|慕课|资源库|超星|学习通|图书馆|推送"
)
_MOMENT = Pattern(r"截[至止]|(?<!\d)\d{1,2}(?:时|:\d\d)|\d日")


def _talk_in_public(document: Document) -> Iterator[Hit]:
    """The first figure of a paragraph on talk in public that no moment stands beside, in the report of an event."""
    if document.kind not in EMERGENCY_KINDS or document.once(declares_a_cutoff):
        return
    told = -1
    for match in document.finditer(_TALK_COUNTED, PROSE):
        begin, stop = document.sentence_at(match.start())
        passage = document.passage_at(begin)
        if passage.start == told or _OWN_ACCOUNT.search(document.plain, begin, stop):
            continue
        near = max(passage.start, begin - _BEFORE_TALK)
        if _OF_THE_NET.search(document.plain, near, stop) and not (
            _MOMENT.search(document.plain, begin, stop) or _CUT_OFF.search(document.plain, passage.start, passage.end)
        ):
            told = passage.start
            name = "figure" if match["figure"] else "figure2"
            message = f"“{match[name]}”是几时的数？请写明截至几日几时"
            yield Hit(*match.span(name), message, Severity.WARNING, why=figure_reasons(document, *match.span(name)))


# how much came in so far, how much of it is done and what is left: 已受理电话86个，办结81个，没办结的5个
_PIECES = "件|个|人|名|户|处|份|台|项|条|起|册|间|套|篇|家|辆|次|万元|元"
_TALLY = Pattern(
    rf"(?<![一-鿿]年)已[^，。；：\d]{{1,12}}(?P<whole>\d{{1,6}}(?:\.\d{{1,2}})?)(?P<unit>{_PIECES})[，、]?(?:其中)?(?:已)?[^，。；：\d]{{1,8}}(?P<done>\d{{1,6}}(?:\.\d{{1,2}})?)(?P=unit)，[^，。；：\d]{{0,10}}(?P<rest>\d{{1,6}}(?:\.\d{{1,2}})?)(?P=unit)"
)
_LEFT_OVER = Pattern(r"，[^，。；：\d]{0,6}(?:其余|余下|剩|未|没|尚|还有|仍有|另有)")


def _open_tallies(document: Document) -> Iterator[Hit]:
    """A running tally that is told with what is left of it, where nothing in its paragraph says as of when."""
    text = document.plain
    places, _ = document.once(cutoffs)
    for match in document.finditer(_TALLY, PROSE):
        whole, done, rest = (round(100 * float(match[name])) for name in ("whole", "done", "rest"))
        if whole != done + rest or not _LEFT_OVER.search(text, match.end("done"), match.start("rest")):
            continue
        passage, (_, stop) = document.passage_at(match.start()), document.sentence_at(match.start())
        if dates(document).tells(passage.start, match.start()) or any(passage.start <= at < stop for at in places):
            continue
        word = text[match.start("whole") : match.end("unit")]
        message = f"数据“{word}”没有说明截至哪天，请写明“截至YYYY年M月D日”或统计期间"
        severity = Severity.INFO if any(at < passage.start for at in places) else None
        start, end = match.start("whole"), match.end("unit")
        yield Hit(start, end, message, severity, why=figure_reasons(document, start, end))


# a year that is not over beside the one before: 2025年报名390人，2026年报名312人
_THIS_YEAR = Pattern(
    rf"(?<!\d)(?P<year>20\d\d)年(?![度级底末初前以第春夏秋冬上下]|全年|同期|\d)(?![^，。；\d]{{0,8}}(?:计划|预[算计]|目标|任务|拟|将|招生(?:简章|总结)))[^，。；：\d]{{1,10}}?(?P<figure>\d[\d.]{{0,7}}万?(?:{_PIECES}|人次))"
)


def _year_not_over(document: Document) -> Iterator[Hit]:
    """The figure of the year of the report, compared with that of the year before, and no day that it goes up to."""
    today, text = document.report_date, document.plain
    _, points = document.once(cutoffs)
    if today is None or today.month == _LAST_MONTH:
        return
    for match in document.finditer(_THIS_YEAR, PROSE):
        begin, stop = document.sentence_at(match.start())
        compared = f"{today.year - 1}年" in text[begin : match.start()]
        passage = document.passage_at(match.start())
        if int(match["year"]) != today.year or not compared or any(passage.start <= at < stop for at in points):
            continue
        message = f"{today.year}年还没有过完，“{match['figure']}”请写明截至哪天"
        figure = match.span("figure")
        yield Hit(*figure, message, Severity.INFO, why=figure_reasons(document, *figure))


_LAST_MONTH = 12

_BEFORE_TALK = 80  # code points before a sentence in which it is said to be of the net
_CUT_OFF = Pattern(r"截[至止][^，。；]{0,12}\d")


# what one of them holds, who should be there, how many steps a stair has: 一锅40份, 七连应到64人, 台阶3级
_OF_ONE = Pattern(r"(?:[一每][锅桌份车次批盘盒箱瓶组轮节层格排]|应到|在场|(?:台阶|阶梯|楼梯|风力|阵风)(?:共|有)?)$")


def _is_of_one(document: Document, start: int, word: str) -> bool:
    """Whether a figure is a measure or a roster, or in the report of an event that of a step told with its hour."""
    text, (begin, stop) = document.plain, document.sentence_at(start)
    if _OF_ONE.search(text, max(begin, start - 6), start):
        return True
    return (
        document.kind in EMERGENCY_KINDS
        and (_A_FEW_PEOPLE.match(word) or _A_FEW_PLACES.match(word)) is not None
        and _CLOCK.search(text, begin, stop) is not None
        and not (_GOES_ON.search(text, begin, start) or _STANDING.search(text, begin, start))
    )


_CLOCK = Pattern(r"(?<!\d)\d{1,2}(?:时\d|时许|时，|:\d\d)")
_FAR = 2_000  # code points before a result in which its act is looked for
# what came out of an act whose day a paragraph before tells: 检查发现违规电器23件
_RESULT_OF = Pattern(
    r"(?:本次|此次|这次)?(?P<act>检查|抽查|排查|巡查|督查|督导|测试|测评|体检|清点|盘点|摸排|活动|比赛|竞赛|展览|演练|会议|培训|讲座|招聘会)(?:[中组间]|期间)?(?=[，共发查展收获评签达送参])"
)


# how the act was told, where that is not the word itself
_TOLD_AS = {"活动": ("活动", "举办", "举行", "开展"), "展览": ("展",), "比赛": ("赛",), "会议": ("会",)}


def _is_result(document: Document, begin: int, start: int) -> bool:
    """Whether a sentence opens with an act that a paragraph before it dates: 5月16日，保卫处检查公寓."""
    result, passage = _RESULT_OF.match(document.plain, begin, start), document.passage_at(begin)
    if (
        result is None
        or _STANDING.search(document.plain, begin, start)
        or _GOES_ON.search(document.plain, begin, start)
    ):
        return False
    first, known = max(0, passage.start - _FAR), dates(document)
    return any(
        document.passage_at(first + at).role is Role.BODY
        and known.tells(document.sentence_at(first + at)[0], first + at)
        for word in _TOLD_AS.get(result["act"], (result["act"],))
        for at in occurrences(document.plain[first : passage.start], word)
    )


# a rate that a check or a test comes to, where how many were checked stands beside it
_RATE_OF_A_CHECK = Pattern(
    r"(?:合格|优良|优秀|良好|完好|通过|达标|检出|阳性|阴性|正确|准确|符合|及格|命中|有效)率(?:均|分别|都|依次)?(?:[为是达]|达到)?(?:\d[\d.]{0,5}%、)*$"
)
_CHECKED = Pattern(r"[查检测验考抽试赛评][^。；\d]{0,14}\d{1,6}[\u4e00-\u9fff]")
# 校内除颤器共4台。11月7日检查，3台正常。
_CHECKED_THEN = Pattern(
    r"。?(?:(?:20\d\d年)?\d{1,2}月)\d{1,2}日(?:\d{1,2}时)?，?[^，。；\d]{0,8}(?:检查|清点|盘点|核[查对实验]|检测|查看|巡查|抽查|测试)"
)


def _is_of_dated_occasion(document: Document, begin: int, start: int, end: int) -> bool:
    """Whether a figure is of those who took part, or a rate of what was checked, on the day that the paper opens with:
    11月7日，校医室培训心肺复苏。……参训教职工64人; 11月12日，……检查食堂。……餐具30份，合格率93.3%.
    """
    text, lead = document.plain, next(document.roles(Role.BODY), None)
    clause = start_behind(text, begin, start)
    if (
        lead is None
        or document.kind is None
        or lead.start == begin
        or not dates(document).tells(lead.start, document.sentence_at(lead.start)[1])
    ):
        return False
    if _OF_A_WHOLE.match(text, begin, start):
        return False
    if is_of_a_visit(document, begin, start):
        return True
    took_part = _TAKING_PART.search(text, clause, start)
    rated = _RATE_OF_A_CHECK.search(text, clause, start) and _CHECKED.search(text, begin, start)
    return bool(took_part or rated) and not (_GOES_ON.search(text, begin, end) or _SINCE.search(text, begin, end))


# what is so at large, and not on a day: 就业率, 完成投资, 全院
_AT_LARGE = Pattern(
    r"(?:就业|入住|报到|签约|升学|覆盖|普及|接种|安装|使用|利用|整改|办结|完成|开课|受助|参保|双师|达成|执行|到账|入网|流失|毕业|录取)[^，。；\d]{0,4}率|完成|[占比](?!赛|武)|比例|投资|收入|支出|余额|全[院校盟区旗]|[今本上]年|本学期|年度|平均|人均|同比|增长|下降|计划"
)


def _is_behind_a_day(document: Document, begin: int, start: int, end: int) -> bool:
    """Whether a figure may be of the day that a paper without headings opens with, for all that its words tell."""
    lead = next(document.roles(Role.BODY), None)
    if lead is None or document.kind is not Kind.DAILY or lead.start == begin or any(document.roles(*HEADINGS)):
        return False
    told = dates(document).between(lead.start, lead.start + 1)
    clause = start_behind(document.plain, begin, start)
    return bool(told) and not (
        _STANDING.search(document.plain, begin, end)
        or _GOES_ON.search(document.plain, clause, end)
        or _AT_LARGE.search(document.plain, clause, end)
    )


_SINCE = Pattern(r"以来|[至迄]今|每[年月周天次]|历[年届次]")


# a group that was counted before, and what it is made up of: 参加考试的186人中，三年制134人
_OF_A_WHOLE = Pattern(
    r"[^。；]{0,24}?(?<!\d)(?P<whole>\d{1,6}(?:人|名|个|件|项|条|家|间|台|份|处))[^，。；\d]{0,10}[中里](?=[，有\u4e00-\u9fff])"
)


def _is_of_a_known_whole(document: Document, begin: int, start: int) -> bool:
    """Whether a sentence tells of what a number of people or things is made up that stands in the text before it."""
    whole = _OF_A_WHOLE.match(document.plain, begin, start)
    if whole is None or _STANDING.search(document.plain, begin, start) or _GOES_ON.search(document.plain, begin, start):
        return False
    at = document.plain.find(whole["whole"][:-1], max(0, begin - _FAR), begin)
    return at >= 0 and not document.plain[at - 1 : at].isdecimal()


# a range of houses, the whole of one occasion, those that a plan deals with: 1至4号楼, 本次共立展架24副, 与现有3家签约
_HOUSES = Pattern(r"[号座栋层室]?(?:至|到|[—–~～-])\d{1,4}[号座栋层室楼单#]")
_THIS_ONE = Pattern(r"(?:本次|此次|这次)(?!累计)[^，。；\d已]{0,14}$")
_THOSE_IT_HAS = Pattern(r"(?:[与和同向对把将给为由从在]|会同|联合)现有的?$")
_ABOVE = Pattern(r"(?:上述|前述|(?<=[，。；\n])以上|下述|下列)$")  # 上述126个教学班
_THEN = Pattern(r"当[天日晚](?!报|选)[^，。；\d累已]{0,14}$")
_OF_A_BODY = Pattern(r"体表(?:总)?面积(?:的)?(?:约)?$")
_OF_THAT_DAY = Pattern(r"(?:均|都|全部|全体|分别)(?!为|是|达|在)")


def _is_of_this(document: Document, begin: int, start: int, end: int) -> bool:
    """Whether a figure is no count, or of an occasion whose hours its paragraph tells: 15时20分收工。学生19人均签了名。"""
    text, passage = document.plain, document.passage_at(start)
    near = max(begin, start - 24)
    if _HOUSES.match(text, end) or _THOSE_IT_HAS.search(text, near, start):
        return True
    if _ABOVE.search(text, near, start):
        return True
    if _THEN.search(text, near, start) or _OF_A_BODY.search(text, near, start):
        return True
    if _is_of_a_survey(document, begin, start):
        return True
    if _THIS_ONE.search(text, near, start) and dates(document).tells(0, start):
        return True
    return (
        _A_FEW_PEOPLE.match(text, start, end) is not None
        and _OF_THAT_DAY.match(text, end) is not None
        and any(clocks(text, passage.start, begin))
        and dates(document).tells(0, begin)
        and not (_STANDING.search(text, begin, start) or _GOES_ON.search(text, begin, start))
    )


_ANSWERED = Pattern(r"(?:问卷|答卷|受访|被访|受调查)(?:者|学生|教师|师生)?[^，。；\d]{0,24}$")


def _is_of_a_survey(document: Document, begin: int, start: int) -> bool:
    """Whether a figure is one of answers to a survey whose days its paragraph tells before it."""
    passage = document.passage_at(begin)
    return (
        _ANSWERED.search(document.plain, max(begin, start - 40), start) is not None
        and dates(document).tells(passage.start, begin)
        and not _GOES_ON.search(document.plain, begin, start)
    )


# what an earlier report said, and what is put right in this one: 首报写明2人、金额11.6万元; 现补正：……共51人
_SAID_EARLIER = Pattern(
    r"(?:首报|前报|初报|前一?期|上一?[次期])(?:中|里|时)?(?:所|误|曾)?(?:写|称|列|报|载|计)[^。；]{0,40}$"
)
_NOW_SO = Pattern(r"现(?!场|象|任|有)|更正|[增升减降核][至到为]|又|另")
_PUT_RIGHT = Pattern(r"补正|更正|订正|漏[计报列]|误[计报写列]|重复[计统]")
# up to an hour: 至22时40分又有3人……，累计12人
_UP_TO_AN_HOUR = Pattern(r"(?<!\d)至(?:\d{1,2}月)?(?:\d{1,2}日)?\d{1,2}(?:时(?:\d{1,2}分)?|:\d\d)[^。；]{0,40}$")
_HAD_THEN = Pattern(r"原(?:先)?(?:有|存|堆|停|载|装|放|住|藏|储)[^，。；\d]{0,8}$")  # 棚内原有苜蓿1200捆
# money that was paid once
_BORNE = Pattern(
    r"[由从](?!此)[^，。；\d]{2,20}(?:承担|负担|支付|垫付|赔[付偿]|列支|报销|结清|支出|出资|自理)"
)  # 由客运公司承担
_PAID = Pattern(r"(?:预交|预付|垫付|支付|赔付|赔偿|缴纳|交纳|退还|报销)了?[^，。；\d]{0,12}$")


def _is_of_the_event(document: Document, begin: int, start: int, end: int) -> bool:
    """Whether a figure in the report of an event is of a moment of it, or of what an earlier report said."""
    text, word = document.plain, document.plain[start:end]
    said = _SAID_EARLIER.search(text, max(begin, start - 60), start)
    if said and not _NOW_SO.search(text, said.start(), start):
        return True
    if (
        _HAD_THEN.search(text, max(begin, start - 12), start)
        or _UP_TO_AN_HOUR.search(text, max(begin, start - 60), start)
        or _PUT_RIGHT.search(text, *document.sentence_at(begin))
    ):
        return True
    if word.endswith("元") and (
        _PAID.search(text, max(begin, start - 24), start)
        or _is_sum_of_items(document, begin, start, word)
        or (_BORNE.search(text, begin, document.sentence_at(begin)[1]) and not _GOES_ON.search(text, begin, start))
    ):
        return True
    goes_on = _GOES_ON.search(text, begin, start) or _BY_NOW.search(text, begin, end)
    return (is_lesson(document, begin) and not goes_on) or _is_of_the_moment(document, begin, start, end)


# a few people or things that the report of an event tells of: 刮倒树木7棵, 当堂学生共28人
_A_FEW_OF_THEM = Pattern(r"\d{1,3}(?![\d.%万亿元])[\u4e00-\u9fff]$")
# what goes on changing, and what the institution has
_CHANGES = Pattern(
    r"累计|(?<![业以])已(?!于\d|[^，。；\d]{0,8}的)|目前|当前|现(?=[有已共在住存余留滞])|至今|迄今|截[至止]|以来|陆续|仍|尚|还有|增至|升至|达到?|突破|超过?|率|占|总数|拥有|播放|评论|转发|阅读|跟帖|点赞|留言"
)
_THE_HOUSE_HAS = Pattern(
    r"(?:学院|全院|全校|我院|我校|校内|全系|我系|各系|全区|[处系部馆]里?)(?:共|现)?(?:配|设|拥|建|备)?有?(?!在|的|派|组织|抽调|转移|疏散)[^，。；、\d在]{0,6}$"
)
_TOLD_BY_HOURS = Pattern(r"(?<!\d)\d{1,2}(?:时|:\d\d)")


def _is_of_the_moment(document: Document, begin: int, start: int, end: int) -> bool:
    """Whether a figure is a few people or things at an event that the paper tells by the hour, and nothing runs on."""
    text = document.plain
    if _A_FEW_OF_THEM.match(text, start, end) is None or not _TOLD_BY_HOURS.search(text, 0, begin):
        return False
    clause = start_behind(text, begin, start)
    behind = min(end + 12, document.sentence_at(begin)[1])
    return not (_CHANGES.search(text, begin, behind) or _THE_HOUSE_HAS.search(text, clause, start))


_SUM = Pattern(r"(?:共计?|合计|总计|总共)(?:为|是|人民币)?$")
_AMOUNT = Pattern(r"(?<![\d.×])(?P<number>\d{1,8}(?:\.\d{1,2})?)(?P<ten_thousand>万)?元")


def _is_sum_of_items(document: Document, begin: int, start: int, word: str) -> bool:
    """Whether a sum of money is what the amounts right before it in its sentence come to."""
    if not _SUM.search(document.plain, max(begin, start - 6), start):
        return False
    items = [_in_yuan(each) for each in _AMOUNT.finditer(document.plain[begin:start])]
    whole = _AMOUNT.match(word)
    each = _EACH_PAID.search(document.plain, begin, start)
    if each:
        items.append(float(each["count"]) * float(each["price"]))
    sums = {round(total, 2) for total in accumulate(reversed(items))}
    return whole is not None and round(_in_yuan(whole), 2) in sums


_EACH_PAID = Pattern(r"(?P<count>\d{1,4})[人名户][^，。；\d]{0,6}各[^，。；\d]{0,6}(?P<price>\d{1,6}(?:\.\d{1,2})?)元")


def _in_yuan(amount: re.Match[str]) -> float:
    return float(amount["number"]) * (10_000 if amount["ten_thousand"] else 1)


# what is there by now, in a section of proposals
_BY_NOW = Pattern(r"现有|目前|累计|共有|拥有|尚有|仍有|截至|至今")


def _is_planned(document: Document, begin: int) -> bool:
    """Whether a figure stands in a section of proposals or plans, in a sentence that says nothing of what is there."""
    return is_in_a_plan(document, begin) and not _BY_NOW.search(document.plain, begin, document.sentence_at(begin)[1])


_ADDED = Pattern(
    r"(?<![\d.])(?P<number>\d{1,6})(?P<unit>人次|万元|[人名个件项条家间台套份处户篇册本张辆棵株只头床幅块吨元])"
)


def _is_part_of_a_sum(document: Document, begin: int, word: str) -> bool:
    """Whether the numbers of a sentence add up to one that stands before it, which is that of the day to tell:
    1562人报到……机电系428人，护理系386人.
    """
    of_word = _ADDED.match(word)
    if of_word is None:
        return False
    unit = of_word["unit"]
    told = _ADDED.finditer(document.plain[begin : document.sentence_at(begin)[1]])
    parts = [int(each["number"]) for each in told if each["unit"] == unit]
    whole = f"{sum(parts)}{unit}"
    at = document.plain.find(whole, max(0, begin - _FAR), begin) if len(parts) > 2 else -1
    return at >= 0 and not document.plain[at - 1 : at].isdecimal()


# what an office has or has come to by now, which no period of work dates
_STANDING = Pattern(
    r"现有|拥有|共有(?:学生|教师|教职工|职工|在校)|在校|在册|在岗|教职工|目前|至今|总数(?!的)|总量为|总值|建有|设有|达到|高达|藏书|就业率|截至"
)


# what may have gone on since the period that the first paragraph tells
_GOES_ON = Pattern(r"累计|已(?![^，。；\d]{0,8}的)|共有|陆续|仍(?!不(?:明|懂|会|理解|清楚|知))|尚|还有|迄今")


def _behind_period(document: Document) -> int:
    """Where the text begins that the first paragraph of a paper gives a period to (11月3日至14日，……逐间检查)."""
    lead = next(document.roles(Role.BODY), None)
    places, _ = document.once(cutoffs)
    if lead is None or document.kind is None or not any(lead.start <= place < lead.end for place in places):
        return len(document.text)
    return lead.end


def _is_dated_elsewhere(document: Document, begin: int, start: int, end: int) -> bool:
    """Whether a paragraph before has a cut-off or a period that may be meant for this figure too, if it is no stock."""
    places, _ = document.once(cutoffs)
    known = document.kind is not None and bool(places) and min(places) < document.passage_at(start).start
    return known and not (_STANDING.search(document.plain, begin, end) or _GOES_ON.search(document.plain, begin, end))


def _sentences_with_acts(document: Document) -> frozenset[int]:
    return frozenset(sentence.start for sentence, _ in open_acts(document))


_COMPARED = Pattern("(?:超过|高于|低于|少于|大于|小于|不足|不满|达到|多于)$")


def _consider(
    document: Document, hits: dict[tuple[int, int], tuple[int, int]], start: int, end: int, *, cue: str, wide: bool
) -> None:
    sentence = document.sentence_at(start)
    passage = document.passage_at(start)
    best = hits.get(sentence)
    if _CREW.search(cue) or JOINING.match(document.text, end) or GROUP_OF.match(document.plain, end, end + 24):
        return
    if best is not None and best[0] <= start:
        return
    if governed(document, sentence, passage.start if wide else sentence[0], start, cue):
        return
    # 缺勤率超过5%的班级: a condition
    if document.plain.startswith("的", end) and _COMPARED.search(document.plain, max(sentence[0], start - 4), start):
        return
    if is_no_count(document.plain, sentence[0], start, end) or is_proposed(document.plain, sentence[0], start):
        return
    if is_no_statistic(document.plain, sentence[0], start, end, sentence[1]):
        return
    not_data = _NOT_DATA.search(document.plain, max(sentence[0], start - 40), start)
    # a share of answers is one also of what people do each week: 每周阅读1小时以下的占46.5%
    share = not_data and not_data.group()[0] == "每" and document.plain.startswith("的占", start - len(cue) - 1)
    if (not_data and not share) or dates(document).at(start):
        return
    if _TARGET.search(document.plain, max(sentence[0], start - 200), start):
        return
    hits[sentence] = (start, end)


_JIEZHI = Pattern(
    r"截止(?:到)?(?:目前|当前|(?=(?:(?:19|20)\d\d年|\d{1,2}月|\d{1,2}日|今|昨)))|截至到|截至[^，。；]{1,16}?(?:为止|(?<=[日时月年])止)(?=[，。；]|$)|截至日期"
)


# the deadline of what closes on a day, and no count up to it: 报名截止11月15日，
_DAY_AND_NO_MORE = Pattern(
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚上?|中午)?(?:\d{1,2}(?:时|点|:\d\d))?(?=[，。；）的]|$)(?!，[^，。；]{0,6}(?:共|已|累计|有\d|收到|达))"
)


def jiezhi_misuse(document: Document) -> Iterator[Hit]:
    """“截至”和“截止”用混了：后面接时间用“截至”，单独表示停止用“截止”，不说“截至……为止”。

    截止日期、报名截止是对的，报名截止11月15日说的是期限，不提示；“截止到”词典认可，只作建议。“截止目前”由“含糊的截至时间”一并提示：反正要改写成日期。
    """
    for match in document.finditer(_JIEZHI):
        word = match.group()
        start, end = match.start(), match.end()
        if word == "截至日期":
            yield Hit(start, end, "“截至日期”应为“截止日期”", fix=Fix("截止日期", safe=True))
        elif word.startswith("截至到"):
            yield Hit(start, end, "“截至到”重复，应为“截至”", fix=Fix("截至", safe=True))
        elif word.startswith("截至"):
            cut = 2 if word.endswith("为止") else 1
            yield Hit(end - cut, end, "已有“截至”，不再说“为止”", fix=Fix("", safe=True))
        elif not (
            CLOSES_ON.search(document.plain, max(0, start - 6), end) and _DAY_AND_NO_MORE.match(document.plain, end)
        ):
            severity = Severity.INFO if word.startswith("截止到") else None
            fixed = "截至" + word.removeprefix("截止").removeprefix("到")
            long = 3 if word.startswith("截止到") else 2
            yield Hit(start, start + long, f"后面接时间，应为“{fixed}”", severity, Fix("截至", safe=True))


RULES = (
    Rule(
        check=data_without_cutoff,
        family="data",
        options={"whole_paragraph": "同段前文的截至时间管到段末；设为 false 则只看本句"},
        title="数据未注明截至时间",
        clause="1.4d",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        bad=(
            "校友分布在⟦23个⟧省区，以区内居多。",
            "补考及格的不足⟦半数⟧，任课教师加了辅导课。",
            "公寓⟦五分之二⟧的柜锁不能用。",
            reported(
                "教室进水（续报）",
                "2024年5月20日8时，教室进水。",
                "志愿者已搬出课桌⟦34张⟧，5月21日的2节课改到4号楼。",
                kind=Kind.FOLLOW_UP,
            ),
            "该乡有⟦6200人⟧，以农业为主。",
            "蒙古语授课学生占⟦三分之一⟧。",
            "男女生比为⟦0.9:1⟧。",
            "学院就业率排名全区⟦第3⟧。",
            "学院取得驾驶证的教师有⟦96名⟧。",
            "库房存有融雪剂⟦4.5吨⟧。",
            "⟦六成⟧学生来自牧区。",
            "⟦四分之三⟧的毕业生留在区内。",
            "学院有专任教师⟦212人⟧，其中副教授46人。",
            "救援人员已救出⟦12人⟧，仍有3人被困。",
            "全区高职院校⟦36所⟧，其中公办30所。",
            "在岗职工平均工资⟦6800元⟧。",
            "截至2024年4月30日，在校生5300人。今年以来，新增学生⟦45人⟧。",
            "学院毕业生就业率达到⟦95.8%⟧。",
            "学院现有教职工⟦312人⟧，其中双师型教师占比68%。",
            "就业落实率为⟦百分之九十五⟧。",
            "受资助学生占比约⟦三成⟧。",
            "图书馆累计藏书⟦26万册⟧。",
            "已有⟦46人⟧到医院就诊，其余返校休息。",
            "受伤学生已增至⟦7人⟧，善后工作由专班负责。",
            "2023年全年完成投资2亿元。实训楼累计完成投资⟦1.5亿元⟧。",
            "实训耗材用量环比下降⟦12%⟧。",
            "全院有学生⟦5300人⟧。",
            "图书馆藏书⟦35万册⟧，电子图书60万种。",
            "宿舍区共发生小额盗窃⟦6起⟧。",
            "年度招聘计划已完成⟦82%⟧。",
            "据各系统计，参加早操的学生有⟦2200人⟧。",
            "宿舍空调日均使用⟦6小时⟧。",
            "2021年以来累计培训⟦860人次⟧。",
            reported(
                "公寓报修办理情况",
                "报修台已接单⟦74件⟧，修好66件，没修的8件要等配件，物资科5月28日到货。",
                kind=Kind.COMPOSITE,
            ),
            reported("公寓报修办理情况", "2023年各系申领教具410件，2024年申领⟦365件⟧。", kind=Kind.COMPOSITE),
        ),
        good=(
            reported("急救培训", "5月20日，校医室培训急救。", "参训教职工共64人，分4组。"),
            reported("抽检餐具", "5月20日，后勤处抽检餐具。", "快检餐具30份，合格率为93.3%。"),
            "倘若缺课率达到三成，任课教师要约谈本人。",
            "就餐人数超过800人应分批入场。",
            "会议要求，年内把持证率提高到95%以上。",
            "餐厅设计可容纳学生900人。",
            "2024年5月20日，保卫处开展秩序巡查。保卫处在校门口查扣了2辆外卖车。",
            "从北门到运动场有420米。",
            "每栋楼设报警器4个、应急灯24盏。",
            reported("自习室情况", "自2024年3月1日开馆至5月20日，自习室累计入座2.3万人次。"),
            reported(
                "客车陷沙（终报）",
                "2024年5月20日8时，客车陷沙。踏板修理费合计1150元，由客运公司承担。",
                kind=Kind.FINAL,
            ),
            reported(
                "教室进水（续报）",
                "2024年5月20日8时，教室进水。",
                "截至5月20日10时，志愿者已搬出课桌34张。",
                kind=Kind.FOLLOW_UP,
            ),
            reported(
                "公寓报修办理情况",
                "截至2024年5月20日，报修台已接单74件，修好66件，没修的8件要等配件。",
                kind=Kind.COMPOSITE,
            ),
            reported("公寓报修办理情况", "2022年各系申领教具410件，2023年申领365件。", kind=Kind.COMPOSITE),
            reported(
                "公寓报修办理情况", "2023年各系申领教具410件，2024年申领365件（截至5月20日）。", kind=Kind.COMPOSITE
            ),
            "事发时304室只有护目镜12副，上课学生32人。",
            "2026年初，馆内阅览座位716个。",
            "今年学院计划招收420人。",
            "锅炉功率为2800千瓦。",
            "学生宿舍每间住6人。",
            "合同总价19.8万元，质保期两年。",
            "离大赛还有二十六天。",
            "机房相对湿度为40%。",
            "学院是全区12所高职院校中的一所。",
            "入秋后相对湿度高达89%。",
            "学员心率超过每分钟一百五十次，停下休息。",
            "2025年全年，图书馆借出图书3万册。生均借阅6.2册。",
            "要求全院性会议压减三分之一。",
            "缺课达到总学时三分之一的，须重修。",
            "队员获得比赛总分排名全区第3。",
            "合同约定的功能点共168个。",
            "男女生比应为0.9:1。",
            "2024年5月20日，财务处已向各系学生发放防诈骗提示卡2400张。",
            "2024年5月20日10时，后勤处为住宿学生送去饮用水280桶。",
            "起火时在校学生3200人。",
            "学院有120人参加运动会。",
            "校内有2名学生受轻伤。",
            "2024年5月20日，全市消防救援人员200人到场。",
            "该院有效利用3间教室。",
            "截至2024年5月20日，毕业生初次就业率为95.8%。",
            "2024年1—5月，学院共计培训860人次。",
            "截至2023年底，图书馆藏书26万册。",
            "学院力争到2026年实训开出率达到98%以上。",
            "2024年5月20日，会议于8时30分在3号楼204室召开。",
            "该制度共六章三十二条。",
            "2023年全院毕业生就业率为95.8%。",
            "学院定下的目标为：招生规模增长5%，毕业生去向落实情况进一步好转，双师型教师队伍结构更加合理，实训条件明显改善，培训收入增长11%。",
            "2024年5月20日，两车相撞，造成1人受伤。",
            "每期培训最多名额40个，每学期不少于2次。",
            "现场共有消防车3辆、民警15人参与救援。",
            "2名学生已脱离危险，家长已到院。",
            "5月20日22时30分，保卫处组织12人，分3组在校园查找。",
        ),
    ),
    Rule(
        check=jiezhi_misuse,
        family="data",
        yields_to=("vague-cutoff",),
        title="截至与截止误用",
        clause="1.4d",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        bad=(
            "⟦截止⟧2024年5月20日，312人报名。",
            "⟦截至到⟧2024年5月底，投资完成80%。",
            "截至2024年5月20日⟦为止⟧，收到建议63条。",
            "本次招聘⟦截至日期⟧为2024年6月30日。",
            "⟦截止到⟧2024年5月20日，312人报名。",
            "报名⟦截止⟧2024年5月20日，共收到报名表312份。",
            "报名⟦截止⟧2024年5月20日已有312人。",
        ),
        good=(
            "截至2024年5月20日，312人报名。",
            "报名截止日期为2024年6月30日。",
            "报名已于2024年5月20日截止。",
            "申报截止时间为2024年6月30日24时。",
            "截至2024年4月底，专任教师312人。",
            "羽毛球赛报名截止2024年6月10日，地点在操场。",
            "论文征集截止2024年6月30日17时。",
        ),
    ),
)
