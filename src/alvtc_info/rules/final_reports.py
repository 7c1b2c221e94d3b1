"""What a final report must hold, and what it must have ended (三)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import (
    tells_no_event,
)
from alvtc_info.analysis.natures_unsettled import NATURE_OF_NOBODY, natures_of_nobody
from alvtc_info.analysis.still_open import still_open
from alvtc_info.model.finding import Basis, Fix, Hit, Severity, whole
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed, reported
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document
from alvtc_info.rules.premature_causes import cause_by_nobody
from alvtc_info.rules.report_contents import (
    AUTHORITY,
    CHARACTER,
    FINAL_GOOD,
    GOES_ON_FROM,
    SECTIONS_GOOD,
    SOME_DAY,
    WAIT_AND_SEE,
    follow_up,
    found_by_nobody,
    missing_elements,
    nature_left_open,
    of_another_kind,
    without_a_day,
)

# blame and causes of an ended event that rest on nobody's finding
_UNFOUNDED = Pattern(
    r"(?:完全|纯属|纯系)(?:是|系|由|因|属)?[^。；]{2,30}(?:所致|造成|引起|导致)|与(?:学院|我院|我系|我处|学校|本单位)(?:没有关系|无关(?![人的车]))"
    rf"|{CHARACTER}|咎由自取"
)


def _unfounded(document: Document) -> Iterator[Hit]:
    last = -1
    for match in document.finditer(_UNFOUNDED, PROSE):
        begin, _ = document.sentence_at(match.start())
        if begin != last and not AUTHORITY.search(document.plain, begin, match.start()):
            last = begin
            yield Hit(*match.span(), "没有写依据，请写明由哪个部门、什么时候认定，或删去", Severity.WARNING)
    for hit in cause_by_nobody(document, []):
        yield Hit(hit.start, hit.end, hit.message, Severity.WARNING)


# people who were dealt with, without who, how and when
_DEALT_WITH = Pattern(
    r"对(?:相关|有关|涉事|直接|主要)?(?:责任人员?|责任者|人员|当事人|失职人员|肇事者|违纪学生|涉事学生)(?:均|已|都)?(?:进行|作出|给予|予以)了?(?:相应的?|严肃的?|必要的?|严厉的?)*(?:处理|处分|问责|批评教育|追责|处罚|惩处)(?![为：])|(?:严肃|依规|从严)(?:处理|处分|问责|追究)了(?:相关|有关|涉事|直接)?(?:责任)?(?:人员?|学生|当事人)"
)


_PENALTY = Pattern(r"警告|记过|处分决定|通报批评|诫勉|停职|免职|开除|留校察看|扣[发罚]")


_HOW_DEALT = Pattern(r"警告|记过|处分决定|通报批评|诫勉|停职|扣[发罚]|\d人|[一二两三四五]人|某")


def _dealt_with(document: Document) -> Iterator[Hit]:
    for match in document.finditer(_DEALT_WITH, PROSE):
        begin, stop = document.sentence_at(match.start())
        around = document.passage_at(match.start())
        named = _PENALTY.search(
            document.plain, around.start, around.end
        )  # 对有关人员进行了处理。5月22日，给予马某警告处分
        if not (named or _HOW_DEALT.search(document.plain, begin, stop)):
            yield Hit(*match.span(), "请写明处理了谁、作了什么处理、哪天作出", Severity.WARNING)


def _measures_first(document: Document) -> Iterator[Hit]:
    """The heading of what was learnt, where it stands behind that of what is to be put right."""
    put_right = False
    for heading in headlines(document):
        name = document.text[heading.start : heading.end]
        if heading.level == 1 and put_right and "教训" in name and "整改" not in name:
            yield Hit(heading.start, heading.end, "“经验教训”应写在“整改措施”前面", Severity.WARNING)
        put_right = put_right or (heading.level == 1 and "整改" in name)


_MARKED_FINAL = Pattern(r"（终报）")
_FOLLOW_UP_SECTIONS = frozenset(Kind.FOLLOW_UP.sections.values())


def _says_it_goes_on(document: Document) -> Hit | None:
    """The mark of a final report whose text says that it is a follow-up, and what to do about it."""
    mark = next(document.finditer(_MARKED_FINAL, {Role.TITLE}), None)
    if mark is None:
        return None
    said = next(document.finditer(GOES_ON_FROM, {Role.BODY}), None)
    sections = {document.text[each.start : each.end][2:] for each in headlines(document)}
    if said:
        told = f"正文写“{said.group()}”"
    elif len(sections.intersection(_FOLLOW_UP_SECTIONS)) > 1 and len(missing_elements(document)) > 1:
        told = "写的是续报的几节"
    else:
        return None
    message = f"标的是终报，{told}：没有结束的改标“（续报）”，按续报三节写；已经结束的写全终报五项"
    return Hit(*mark.span(), message, fix=Fix("（续报）"))


_EMPTY_LESSON = Pattern(r"(?:暂?无|没有)(?:经验)?教训")


def final_report_elements(document: Document) -> Iterator[Hit]:
    """终报缺要素：事件概况、性质认定、处置情况、经验教训、整改措施。

    制度{3g}：终报是应急处置结束后的总结性报告，包括这五项。可以合并成段，但要看得出来；写“暂无教训”等于没有。
    文种拿不准的，缺的要素只作建议。性质尚待有关部门认定的，写明由谁认定、何时可出结果；只写“经认定”、“性质认定”一节没有写谁认定的，原因、责任没有依据的（完全系……所致、与学院无关），原因没有写谁查明、全文也没有人查过的，
    “整改措施”写在“经验教训”前面的，作宜改。
    """
    if document.once(tells_no_event):
        yield of_another_kind(document)
        return
    goes_on = _says_it_goes_on(document)
    if goes_on:
        yield goes_on
    else:
        for name in missing_elements(document):
            yield whole(f"终报缺少{name}", Severity.INFO if document.doubt else None)
    left_open = nature_left_open(document)
    if left_open:
        message = "终报要有性质认定；还没有认定的，写明由哪个部门认定、什么时候出结果"
        yield Hit(*left_open.span(), message, Severity.WARNING)
    found = list(found_by_nobody(document))
    yield from found
    for start, end in natures_of_nobody(document):
        spans = [(each.start, each.end) for each in found] + ([left_open.span()] if left_open else [])
        if not any(start < stop and begin < end for begin, stop in spans):
            yield Hit(start, end, NATURE_OF_NOBODY, Severity.WARNING)
    yield from _unfounded(document)
    yield from _measures_first(document)
    yield from _dealt_with(document)
    empty = _EMPTY_LESSON.search(document.joined({Role.BODY, Role.CELL}))
    if empty:
        yield whole("终报写“无教训”等于缺少经验教训，请写明暴露的问题")


_OPEN = Pattern(
    r"正在(?:处置|调查|核查|抢修|核实|扑救|搜救)|(?:还有|尚有|仍有)\d{1,6}(?!余?万?元[^，。；]{0,6}追回)[^，。；\d]{1,8}(?:正在?(?![^，。；]{0,8}(?:治疗|住院|康复|休养|观察|隔离))|(?:尚未|没有)(?:全部|完全)?(?:修复|修好|恢复|找到|找回|追回|处置|处理|清理|解决|撤离|疏散|供[水电暖气]))|将(?:及时)?续报|续报将|后续情况(?:将)?(?:及时)?续报|原因尚不清楚"
)
# what an ended event should have settled: 核查组还在查, 原因至今没有查清
_STILL_SOUGHT = Pattern(
    r"(?:还|仍|尚)在(?:进一步|继续|抓紧)?(?:查(?=[，。；]|$|找|清|明)|追查|排查|核查|核实|研判|论证|分析原因)(?!出|到)"
    r"|(?:原因|起因|成因|责任|性质|源头)[^，。；\d]{0,10}?(?:(?:尚|还|仍|暂|至今)(?:未|没有?|不)(?:能)?|未|没有?|不)(?:查[清明]|确定|认定|弄清|搞清|厘清|有?定论|清楚|明[确了]?)(?=[，。；]|$)"
    r"|(?:原因|起因|成因|责任)[^，。；\d]{0,6}(?:尚|还|仍)?(?:有)?待(?:进一步)?(?:查[清明]|核[查实]|调查|认定)(?=[，。；]|$)"
)


# what is put off to a day that nobody named: 等厂家腾出手来再拉走, 有了说法再报, 还在打听
_LEFT = Pattern(
    r"(?:等|待)(?!级)[^，。；\d]{2,18}?(?:后|了|来|时|完)?，?再(?:行|来|去|作|做)?(?:拉|运|清|处|修|换|补|赔|办|报|说|定|拆|装|查|退|还|安|结|送|研究|处理|答复)[^，。；]{0,6}(?=[，。；]|$)"
    r"|有了?(?:说法|结果|消息|结论|眉目|进展|准信)(?:以后|之后|后)?，?(?:再|另行?)(?:报|说|告|补|行)[^，。；]{0,4}"
    r"|(?<![^，。；：\n])[^，。；：\n\d]{0,8}(?:还在|仍在|尚在)(?:了解|打听|摸排|摸查|追查|查找|商量|协商|交涉|扯皮|走程序|等|查|找|谈|问|办|修|审|核|算|赔|治)(?=[，。；]|之?中|当中|着)"
    r"|(?<![^，。；：\n])[^，。；：\n\d]{0,10}(?:暂时|先)(?:堆|放|存|搁|撂|停)(?:放|存)?在[^，。；]{2,12}，(?:等|待)"
)
# a term without a day, in what is to be put right
_IN_TIME = Pattern(
    r"(?<![不合])适时(?![^，。；]{0,6}(?:调整|更新)(?:预案|名单))|争取(?:早日|尽早|尽快|及早|早些)|(?:条件|时机)(?:成熟|允许|具备)(?:时|后|了|的话)"
)


_IN_PAST = Pattern(r"当时|首报时|此前|起初|最初|其间|不知|责任(?:心|制|区|意识)|责任(?:人|部门|主体)不|责任不")
_AROUND = 200  # code points of a sentence about a finding
_OTHERS = Pattern(r"(?:公安|消防|疾控|法院|检察|仲裁|纪检|保险)[^，。；]{0,10}$")


def final_report_open(document: Document) -> Iterator[Hit]:
    """终报还在写“正在处置、正在调查、后续情况续报”。

    {3g}：终报是应急处置结束后的总结性报告。没有结束的（还有170册正在烘干）应报续报；公安等部门仍在侦办的写明是谁在办，不提示；伤员仍在治疗不算。
    留着没办完又没有日期的（等厂家有空再拉走、有了说法再报），没有时限的话（适时、争取早日、过几天），
    原因、责任还没有查清的（核查组还在查），宜改。
    “处置情况”一节里还剩几车没拉走、仍在恢复，后面没有写哪天办完的，也提示。
    """
    if document.once(tells_no_event):
        return
    for match in document.finditer(_OPEN, PROSE):
        if not _OTHERS.search(document.plain, max(0, match.start() - 16), match.start()):
            yield Hit(*match.span(), f"终报出现“{match.group()}”，请核实事件是否已经结束，没有结束应报续报")
    for match in document.finditer(_STILL_SOUGHT, PROSE):
        begin, stop = document.sentence_at(match.start())
        by_others = _OTHERS.search(document.plain, max(begin, match.start() - 16), match.start())
        begin, stop = max(begin, match.start() - _AROUND), min(stop, match.end() + _AROUND)
        told = _OPEN.search(document.plain, *match.span()) or _LEFT.search(document.plain, begin, stop)
        if not (
            told
            or by_others
            or dates(document).holds(match.start(), stop)
            or _IN_PAST.search(document.plain, begin, stop)
        ):
            message = f"终报出现“{match.group()}”：性质认定前要查清原因，没有查清的应报续报"
            yield Hit(*match.span(), message, Severity.WARNING)
    for match in document.finditer(_LEFT, PROSE):
        begin, stop = document.sentence_at(match.start())
        by_others = _OTHERS.search(document.plain, max(begin, match.start() - 16), match.end())
        if not (by_others or dates(document).holds(match.start(), stop)):
            yield Hit(*match.span(), "事情没有办完，请写明由谁、哪天办完；没有结束的应报续报", Severity.WARNING)
    for pattern in (_IN_TIME, SOME_DAY, WAIT_AND_SEE):
        yield from without_a_day(document, pattern)
    for match in still_open(document):
        if not any(pattern.search(document.plain, *match.span()) for pattern in (_OPEN, _STILL_SOUGHT, _LEFT)):
            yield Hit(*match.span(), f"“{match.group()}”，没有办完；没有结束的应报续报，请核实", Severity.WARNING)


_ITEM = Pattern(r"(?:完善|制定|建立|加强|更换|加装|配齐|配备|开展|落实|组织|修订|健全|整改|安装|清理|排查|增设|培训)")  # fmt: skip


_WHO = Pattern(
    r"责任(?:部门|单位|人)|(?:处|系|部|办公室|中心|科|院)(?:负责|牵头|落实|会同|于|在|组织|完成)|由(?!此|于|来|浅)[\u4e00-\u9fff、]{2,12}|各系|各部门|(?:^|[，。；：、）前])[^，。；：\d]{0,12}(?:公司|单位|厂家|厂|学院|集团|供应商|物业)(?:于|在)?(?=\d{1,2}月)"
)


# a unit that does it, at the head of a clause or behind its term: 8月14日前，保卫处修订预案
_UNIT = r"[^\W\d_a-zA-Z对把将在各全该本为了的时向从按每]{1,9}?(?:处(?![理置罚分于在])|系(?![统列])|科(?![学目研技])|办公室|中心(?![环思])|图书馆|团委|工会|总支|支部|(?:教学|宣传|组织|人事|统战|体育|基础|武装|继续教育)部|校?医院|服务公司)"
_UNIT_ACTS = Pattern(
    rf"(?:^|[，。；：、）日起前]|^（?[一二三四五六七八九十\d]{{1,2}}[）.．、] ?|[一二三四五六七八九十]是)(?:我[系处部馆院中]|{_UNIT}(?:[、和与及]{_UNIT})*)(?![的长室内外里、，。；：）])"
)
# a section of measures; one on how far they have come (整改进展) tells what was done
_TO_PUT_RIGHT = Pattern(r"(?:整改|防范)(?:措施|[与和及、]|$|要求|方案|建议)|整改(?!进展|情况|落实|完成|成效)")


_WHEN = Pattern(
    r"时限|\d{1,2}月(?:\d{1,2}日|底|前|份)|每(?:学期|年|月|周|季度|日|天|半年|场|次|班|晚|逢)|\d{4}年|学期|\d{1,2}日(?:前|起|内)|即日起|逐日|(?:发布|开学|开考|报名|复课|启用|供暖|入汛|放假|开工)之?前"
)
# measures in one paragraph, one after another: 一是……；二是……
_POINT = Pattern(r"(?<![^，。；：\n 　])(?:[一二三四五六七八九十]是(?!否)|[①-⑳])")
_LEADS = Pattern(r"[①-⑳]|（?[一二三四五六七八九十\d]{1,2}[）.．、]|[一二三四五六七八九十]是")
_SOON = Pattern(r"尽快|尽早|尽速|从速|早日|及早|适时|择机|择日|(?<!正)(?<!正在)抓紧")
# what was done by then is no promise
_ALREADY = Pattern(r"(?<![未业])已(?!发生|有)|完成了")


_NEXT_STEPS = Pattern(r"下一?步|今后(?:的)?(?:打算|工作)|工作打算")
# anybody, and any time, in what is still to be done; 有关部门 is nobody
_SOMEBODY = Pattern(
    r"处(?![理置于罚分境])|系(?![统列数])|[^门]部(?![分门署位])|办公室|教研室|中心|[馆团党]委?员?|工会|学院|总支|支部|辅导员|班主任|教师|物业|公司|我[们处系部馆院]"
)
_NUMBERED = Pattern(r"（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|[一二三四五六七八九]是")
# 有关部门适时……: thin-content tells it
_SOMETIME = Pattern(
    r"(?:部门|单位|科室|系部|处室|方面)(?:要|应当?|须|需|将|会)?(?:适时|尽快|择机|抓紧|尽早|早日)|"
    r"\d|时限|每[年月周日季天学半两]|年[底内末]|学期|学年|[寒暑]假|季度|逐[日周月]|定期|月[底末]|同步|随时"
)


_DONE_ALREADY = Pattern(r"\d日(?:已|[^，。；]{0,16}(?:完毕|到位|全部))")  # 9月22日已为全部车辆更换标识


def rectify_no_deadline(document: Document) -> Iterator[Hit]:
    """整改措施没有写责任部门或者完成时限。

    惯例是逐条写“（责任部门：……，完成时限：……）”；每学期一次这样的长期做法算有时限。“尽快、长期”不算。
    一段里“一是……；二是……”的，逐条看；前面统一写了部门、时限的，已经做完的，不提示。
    “下一步工作”一节里，谁做、什么时候做都没有写的，也提示；“有关部门”不算写了谁。
    """
    inside = ahead = False
    lead = ""
    sections = {heading.start: heading for heading in headlines(document) if heading.level == 1}
    for passage in document.passages:
        words_ = document.words(passage)
        heading = sections.get(passage.start)
        if heading is not None:
            lead = document.text[heading.start : heading.end]
            inside = _TO_PUT_RIGHT.search(lead) is not None
            ahead = not inside and _NEXT_STEPS.search(lead) is not None
        if ahead and _NUMBERED.match(words_) and not (_SOMEBODY.search(words_) or _SOMETIME.search(words_)):
            yield Hit(passage.start, passage.end, "这条没有写由谁、什么时候做")
        elif inside and passage.role in PROSE:
            points = list(_POINT.compiled.finditer(document.plain, passage.start, passage.end))
            if len(points) > 1:
                yield from _points_without_deadline(document, points, passage.end)
            elif _LEADS.match(words_) or _ITEM.search(words_):
                yield from _without_deadline(document, passage.start, passage.end, lead)
            else:
                lead += words_


def _points_without_deadline(document: Document, points: list[re.Match[str]], end: int) -> Iterator[Hit]:
    """Measures of one paragraph that say neither who nor when, or only 尽快; each up to the next."""
    lead = document.text[document.passage_at(points[0].start()).start : points[0].start()]
    for point, stop in zip(points, [*(each.start() for each in points[1:]), end], strict=True):
        words = document.text[point.start() : stop].rstrip("；。， 　\n")
        named = _names_who(words) or _names_who(lead)
        timed = _WHEN.search(words) or _WHEN.search(lead)
        done = _ALREADY.search(words) or _DONE_ALREADY.search(words)
        if not timed and not done and (not named or _SOON.search(words)):
            missing = "完成时限" if named else "责任部门和完成时限"
            yield Hit(point.start(), point.start() + len(words), f"这条整改措施没有写{missing}")


def _without_deadline(document: Document, start: int, end: int, lead: str) -> Iterator[Hit]:
    """A measure in a paragraph of its own without who or when; of one with no known verb, without both."""
    words = document.text[start:end]
    missing = [] if _names_who(words) or _names_who(lead) else ["责任部门"]
    missing += [] if _WHEN.search(words) or _WHEN.search(lead) else ["完成时限"]
    sure = len(missing) > 1 or _ITEM.search(words) or (missing == ["完成时限"] and _SOON.search(words))
    done = _DONE_ALREADY.search(words) or ("完成时限" not in missing and _ALREADY.search(words))
    if missing and sure and not done:
        yield Hit(start, end, f"这条整改措施没有写{'和'.join(missing)}")


def _names_who(words: str) -> bool:
    """Whether somebody is named who does it."""
    return bool(_WHO.search(words) or _UNIT_ACTS.search(words))


def _final(*body: str, says: tuple[str, ...] = ()) -> Example:
    return reported("学生公寓2号楼漏水情况（终报）", *body, kind=Kind.FINAL, says=says)


RULES = (
    Rule(
        check=final_report_elements,
        family="emergency",
        title="终报要素不全",
        clause="3g",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        kinds=frozenset({Kind.FINAL}),
        structural=True,
        bad=(
            _final(*FINAL_GOOD[:6], "四、整改措施", FINAL_GOOD[9], says=("缺少经验教训",)),
            _final(*FINAL_GOOD[:2], *FINAL_GOOD[4:], says=("缺少性质认定",)),
            _final(
                "一、整改措施", "更换老旧管件。", says=("缺少事件概况", "缺少性质认定", "缺少处置情况", "缺少经验教训")
            ),
            _final(*FINAL_GOOD[:7], "暂无经验教训。", *FINAL_GOOD[8:], says=("无教训",)),
            reported(
                "学生公寓漏水⟦（终报）⟧",
                "后勤处5月20日15时报送首报，现将5月20日18时的情况续报如下。",
                *SECTIONS_GOOD,
                kind=Kind.FINAL,
            ),
            reported("学生公寓漏水⟦（终报）⟧", *SECTIONS_GOOD, kind=Kind.FINAL),
            _final(
                *FINAL_GOOD[:4], "三、经验教训", FINAL_GOOD[7], "四、防范要求", "加强巡查。", says=("缺少处置情况",)
            ),
            _final(*FINAL_GOOD[:3], "⟦经认定⟧，该事件属一般责任事故。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "⟦经综合研判⟧，系管件老化引起的一般责任事故。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "⟦这起事件属于意外事件，主要是垫圈磨损引起的。⟧", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "⟦该事件性质为人为破坏⟧，损失已统计。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "⟦此次事故的性质属于一般责任事故⟧。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "⟦性质仍在研究⟧，不排除人为因素。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:6], "学院⟦对相关责任人进行了严肃处理⟧。", *FINAL_GOOD[6:]),
            _final(*FINAL_GOOD[:6], "学院⟦严肃处理了有关人员⟧。", *FINAL_GOOD[6:]),
        ),
        good=(
            _final(*FINAL_GOOD[:3], "经后勤处、保卫处5月21日会同核查，是管件老化引起的意外。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "经学生工作处、心理中心5月21日共同评估，属于个体情绪事件。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD),
            _final(
                "一、事件经过及处置情况",
                FINAL_GOOD[1],
                FINAL_GOOD[5],
                *FINAL_GOOD[2:4],
                "三、教训与反思",
                FINAL_GOOD[7],
                "四、整改措施",
                FINAL_GOOD[9],
            ),
            _final(
                "2024年5月20日，学生公寓发生漏水事件，后勤处立即组织抢修。经后勤处认定为意外事件。教训是巡查不细。整改工作由后勤处负责。"
            ),
            _final(*FINAL_GOOD[:3], "5月21日，后勤处会同保卫处研判，该事件性质为意外事件。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "该事件性质为一般责任事故，由调查组5月21日提出。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "属于意外事件，见维修公司5月21日检测报告。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:3], "性质待公安机关认定，预计5月30日出具意见。", *FINAL_GOOD[4:]),
            _final(*FINAL_GOOD[:8], "五、下一步措施", FINAL_GOOD[9]),
            _final(
                "（一）回顾：" + FINAL_GOOD[1],
                "（二）定性：" + FINAL_GOOD[3],
                "（三）应对：" + FINAL_GOOD[5],
                "（四）不足：管线巡查没有记录。",
                "（五）改进：维修科6月30日前更换管件。",
            ),
            _final(
                "2024年5月20日14时30分，公寓2号楼3层管件断裂漏水，14时36分值班员关闭水阀，18时10分恢复供水，无人员伤亡。",
                "5月21日，后勤处认定管件超期使用，属设备老化引起的意外事件。",
                "值得记取的是，管线巡查没有记录。维修科6月30日前整改。",
            ),
            _final(*FINAL_GOOD[:6], "5月22日，学院对责任人马某给予警告处分。", *FINAL_GOOD[6:]),
            _final(*FINAL_GOOD[:6], "学院对有关人员进行了处理。5月22日，给予马某警告处分。", *FINAL_GOOD[6:]),
        ),
    ),
    Rule(
        check=final_report_open,
        family="emergency",
        title="终报仍未结束",
        clause="3g",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        kinds=frozenset({Kind.FINAL}),
        structural=True,
        bad=(
            reported(
                "围墙倒塌（终报）",
                "一、事件概况",
                "2024年5月20日8时，围墙倒塌。",
                "二、处置情况",
                "碎砖⟦还剩3车没有拉走⟧。",
                kind=Kind.FINAL,
            ),
            _final(*FINAL_GOOD, "善后工作⟦正在处置⟧中。"),
            _final(*FINAL_GOOD, "事故原因⟦正在调查⟧。"),
            _final(*FINAL_GOOD, "⟦后续情况将及时续报⟧。"),
            _final(*FINAL_GOOD, "漏水管道⟦正在抢修⟧。"),
            _final(*FINAL_GOOD, "⟦还有170册图书正在⟧烘干。"),
            _final(*FINAL_GOOD, "漏水⟦原因尚不清楚⟧。"),
            _final(*FINAL_GOOD, "⟦还有2个房间尚未供水⟧。"),
            _final(*FINAL_GOOD, "泡坏的木地板⟦等工程队忙完手头的活再换⟧。"),
            _final(*FINAL_GOOD, "赔偿的事⟦有了结果再说⟧。"),
            _final(*FINAL_GOOD, "⟦渗水的源头还在打听⟧。"),
            _final(*FINAL_GOOD, "后勤处⟦适时⟧开展一次检修。"),
            _final(*FINAL_GOOD, "后勤处⟦争取尽早⟧换完阀门，墙面⟦过些日子⟧粉刷。"),
            _final(*FINAL_GOOD, "⟦条件成熟时⟧更换全楼管道。"),
            _final(*FINAL_GOOD, "家具赔偿⟦走一步看一步⟧。"),
            _final(*FINAL_GOOD, "管件为什么断裂，⟦维修班还在查⟧。"),
            _final(*FINAL_GOOD, "阀门漏水的⟦起因至今没有查清⟧。"),
            _final(*FINAL_GOOD, "渗水的⟦原因尚待核实⟧。"),
            _final(*FINAL_GOOD, "⟦两家单位还在谈⟧，费用未定。"),
        ),
        good=(
            reported(
                "围墙倒塌（终报）",
                "一、事件概况",
                "2024年5月20日8时，围墙倒塌。",
                "二、处置情况",
                "碎砖还剩3车没有拉走，5月22日清完。",
                kind=Kind.FINAL,
            ),
            _final(*FINAL_GOOD),
            _final(*FINAL_GOOD, "首报时原因尚未查清，5月21日查明为管件老化。"),
            _final(*FINAL_GOOD, "厂家仍在核实运费，2024年6月3日结清。"),
            _final(*FINAL_GOOD, "公安机关仍在追查。"),
            _final(*FINAL_GOOD, "公安机关正在调查的案件另行报告。"),
            _final(*FINAL_GOOD, "受伤学生仍在治疗，病情平稳。"),
            _final(*FINAL_GOOD, "还有2名学生正在住院，病情平稳。"),
            _final(*FINAL_GOOD, "后勤处要求，等水压稳定后再开泵，6月3日已照办。"),
            _final(*FINAL_GOOD, "废旧管件由回收公司于2024年5月25日拉走。"),
            _final(*FINAL_GOOD, "赔偿方案待保险公司核定，后勤处6月10日前办结。"),
            _final(*FINAL_GOOD, "后勤处争取尽早完成，2024年6月30日前换完阀门。"),
            _final(*FINAL_GOOD, "宿管员处置及时，通知适时发出，无不合适时段。".replace("，通知适时发出", "")),
            _final(*FINAL_GOOD, "公安机关还在了解情况，由保卫处对接。"),
            _final(*FINAL_GOOD, "2024年5月22日，家长等候30分钟后再次登记入楼。"),
            _final(*FINAL_GOOD, "学生每过几天领取一次滤芯的做法已取消。".replace("过几天", "周")),
            _final(*FINAL_GOOD, "还有12册图书未能修复，已报废；还有2个房间尚未入住。"),
            _final(*FINAL_GOOD, "整改工作2024年6月10日前全部完成。"),
            follow_up("学生公寓漏水（续报）", *SECTIONS_GOOD[:2], *SECTIONS_GOOD[2:], "漏水管道正在抢修。"),
        ),
    ),
    Rule(
        check=rectify_no_deadline,
        family="emergency",
        title="整改措施缺责任时限",
        clause="3g",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        kinds=frozenset({Kind.FINAL, Kind.COMPOSITE}),
        structural=True,
        bad=(
            _final(*FINAL_GOOD[:9], "⟦完善巡查制度，长期坚持。⟧"),
            _final(*FINAL_GOOD[:9], "⟦更换老旧管件（责任部门：后勤处）。⟧"),
            _final(*FINAL_GOOD[:9], "⟦2024年6月30日前配齐抢修工具。⟧"),
            _final(*FINAL_GOOD[:9], "⟦加强管理，尽快落实。⟧", FINAL_GOOD[9]),
            _final(*FINAL_GOOD[:9], "⟦一是抓紧给立管包棉⟧；二是后勤处6月9日前换垫圈；三是宿管科每周看一次管。"),
            _final(*FINAL_GOOD[:9], "⟦1. 立管重新包棉。⟧", "2. 后勤处6月9日前换垫圈。"),
            Example(framed("供暖问题", "一、整改措施", "⟦开展培训，提高能力。⟧"), Kind.COMPOSITE),
            Example(
                framed("供暖情况", "后勤处检查供暖。", "一、下一步工作", "⟦（一）尽快更换老旧管道。⟧"), Kind.COMPOSITE
            ),
            Example(
                framed("供暖情况", "后勤处检查供暖。", "一、下一步打算", "⟦（一）相关科室抓好落实。⟧"), Kind.COMPOSITE
            ),
        ),
        good=(
            _final(*FINAL_GOOD),
            _final(*FINAL_GOOD[:9], "每学期开展1次演练（责任部门：保卫处）。"),
            _final(*FINAL_GOOD[:9], "2024年6月15日前更换线路，由后勤处负责。"),
            _final(*FINAL_GOOD[:9], "1. 维修科2024年6月15日前更换线路。", "2. 阀门每周由值班员检查并安装标牌。"),
            _final(*FINAL_GOOD[:9], "2024年5月22日已更换老旧管件12个。"),
            _final(*FINAL_GOOD[:9], "各系6月1日前排查完毕。"),
            _final(*FINAL_GOOD[:9], "后勤处6月9日前办好三件事：一是立管包棉；二是换垫圈；三是补挂水表。"),
            _final(*FINAL_GOOD[:9], "1. 5月21日，立管已包棉。", "2. 后勤处6月9日前更换垫圈。"),
            _final(*FINAL_GOOD[:8], "五、整改措施", "由后勤处6月9日前办完：", "1. 立管包棉。", "2. 更换垫圈。"),
            Example(framed("供暖情况", "一、下一步工作", "（一）后勤处更换老旧管道。"), Kind.COMPOSITE),
            Example(framed("供暖情况", "一、下一步工作", "（一）10月15日前更换老旧管道。"), Kind.COMPOSITE),
            Example(framed("供暖情况", "一、下一步工作", "维修科逐月巡查，机电系配合。"), Kind.COMPOSITE),
            Example(framed("供暖情况", "一、主要做法", "（一）更换老旧管道。"), Kind.COMPOSITE),
            Example(framed("供暖情况", "一、下一步工作", "本稿已经审核。"), Kind.COMPOSITE),
            _final(*FINAL_GOOD[:8], "五、整改措施", "以下三条已经院长同意。", FINAL_GOOD[9]),
        ),
    ),
)
