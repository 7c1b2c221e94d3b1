"""Drafting the next report from the last one and from the case: masthead, numbers and known facts are carried over.

Nothing is invented: what the writer must add or check is marked by slots, {…}, and a time is written only where
somebody gave it. What a later paper or entry contradicts is not carried over: a slot shows both readings. The rule
`template-placeholder` finds slots that are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.analysis.report_series import follow_up_number
from alvtc_info.analysis.similarity import STAGE_MARK
from alvtc_info.emergency.case import UNNAMED
from alvtc_info.emergency.case_entries import Instructed
from alvtc_info.emergency.earlier_reports import (
    Sources,
    all_said_of,
    amendments,
    ask_for_news,
    ask_where_differing,
    has_losses,
    later_readings,
    lead_of,
    report_name,
    said_of,
    told_of_response,
)
from alvtc_info.emergency.stale_facts import as_it_stands, still_true, title_as_it_stands
from alvtc_info.errors import UsageError
from alvtc_info.institution.near_names import near_department
from alvtc_info.model.kinds import HEADINGS, Kind, Role
from alvtc_info.report.models import FinalReport, FirstReport, FollowUpReport
from alvtc_info.report.parts import NUMBERED
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from alvtc_info.emergency.case_sentences import CaseSentences
    from alvtc_info.institution.values import Institution
    from alvtc_info.report.models import Report

_MARK = Pattern(STAGE_MARK)
_OWN = Pattern(r"[我本](?:处|系|部门|部|办|中心|科|院系)")
_NO_INSTRUCTION = "{领导批示及落实情况；没有的写“暂无领导批示。”}"
_NO_OPINION = "{网络舆情：谁监测、截至几时、有无舆情}"
_QUOTED = (("losses", "损失"), ("impact", "影响"))
_UNTITLED = "{标题：地点、事件、伤亡或进展}"


def begin(
    kind: Kind,
    sources: Sources,
    institution: Institution,
    today: date,
    *,
    sender: str = "",
    issue: int | None = None,
    instructed: Sequence[str] = (),
    opinion: Sequence[str] = (),
) -> Report:
    """Draft a report of this kind.

    `instructed` and `opinion` are paragraphs for the sections on instructions and on talk online of a follow-up, from
    elsewhere than the case.

    `sender` is the sender if it differs from that of the last report: the office for the institution, or a department.
    `issue` overrides the issue number, which otherwise follows that of the last report. Raises UsageError for kinds
    that are not of emergencies, and if a source that the report needs is missing.
    """
    head = _head(kind, sources, institution, today, sender, issue)
    if kind is Kind.FIRST:
        if sources.reports:
            return _resent(sources, head)
        return FirstReport(**head, body=_first_body(sources))
    if kind is Kind.FOLLOW_UP:
        if sources.last is None:
            raise UsageError("no-report", "续报要根据上一次报告起草，请一并给出首报或上一次续报")
        report = _follow_up(sources, head)
        return _with_paragraphs(report, instructed, opinion) if instructed or opinion else report
    if kind is Kind.FINAL:
        return _final(sources, head)
    raise UsageError("no-emergency", "接着案卷、报告只写首报、续报、终报（first、follow-up、final）")


# the masthead --------------------------------------------------------------------------------------------------------


def _head(
    kind: Kind, sources: Sources, institution: Institution, today: date, sender: str, issue: int | None
) -> dict[str, Any]:
    last, case = sources.last, sources.case
    renamed = case.corrected("department") if case else {}
    printed = last.value("department") if last else None
    owner = renamed.get(printed or "", printed) or (
        case.parties[0].name if case and case.parties[0].name != UNNAMED else None
    )
    unit = last.value("reporting_unit") if last else None
    department, unit = owner or "{部门}", renamed.get(unit or "", unit)
    number = issue
    if sender:
        department, unit = _sender(sender, institution)
    if number is None and last is not None and department == owner and kind is not Kind.FIRST:
        given = last.value("issue_number") or ""
        number = int(given) + 1 if given.isdecimal() else None
    head: dict[str, Any] = {"department": department, "issue_number": number, "dated": today, "title": _title(sources)}
    head["reporting_unit"] = unit if unit != department else None
    if last is not None and not sender:
        head |= {"editor": last.value("editor"), "phone": last.value("phone")}
    if sources.tell is not None:
        head["event"] = _event(sources.tell)
    return head


def _sender(sender: str, institution: Institution) -> tuple[str, str]:
    if institution.flow.post(sender) == institution.office or sender in (institution.name, *institution.short_names):
        return institution.outward_masthead, institution.outward_unit
    found = institution.department(sender)
    if found is None:
        names = (institution.office, *(d.name for d in institution.departments if d.name != institution.office))
        near = near_department(sender, institution) or ""
        hint = f"，是不是“{near}”" if near else ""
        raise UsageError("unknown-department", f"机构包里没有“{sender}”{hint}；可写：{'、'.join(names)}")
    return found.name, found.name


def _title(sources: Sources) -> str:
    for report in reversed(sources.reports):
        title = _MARK.sub("", report.value("title") or "").strip()
        if title:
            for old, new in sources.tell.case.corrected("place").items() if sources.tell else ():
                title = title if new in title else title.replace(old, new)
            later = later_readings(sources, sources.reports[sources.reports.index(report) :])
            return title_as_it_stands(title, report_name(report), later, sources.case, sources.institution)
    tell = sources.tell
    made = tell and (tell.case.particulars.title or tell.title())
    return still_true(made, "立案时", later_readings(sources, sources.reports)) if made else _UNTITLED


def _event(tell: CaseSentences) -> dict[str, Any]:
    """The facts that are not on the paper, as data for the field `event` of a report."""
    known, facts = tell.case.particulars, tell.case.facts(tell.institution.flow)
    event: dict[str, Any] = {
        "occurred_at": facts.occurred_at,
        "known_at": facts.known_at,
        "rough": facts.rough,
        "place": known.place,
        "kind": known.kind,
        "level": facts.level,
        "sensitive": facts.sensitive,
        "instructed_at": facts.instructed_at,
        "waiver": facts.waiver,
    }
    event["contacts"] = [
        {"at": c.at, "to": c.to, "by": c.by, "sender": c.sender, "acting_for": c.acting_for, "note": c.note}
        for c in facts.contacts or ()
    ]
    return event


# the first report ----------------------------------------------------------------------------------------------------


def _first_body(sources: Sources) -> list[str]:
    """The body of a first report, from the particulars of the case."""
    tell = sources.tell
    if tell is None:
        raise UsageError("nothing-to-begin-from", "首报要根据案卷或部门的首报起草，请给出案卷或首报")
    lead = _event_sentence(tell, sources) + tell.casualties() + tell.impacts()
    second = tell.sources() + tell.done_at_first() + tell.losses()
    cause = tell.fact("cause", "{原因：没有查明的写“原因正在调查”}") + tell.before("cause", "原因")
    third = cause + "后续情况续报。"
    return [lead, second, third]


def _event_sentence(tell: CaseSentences, sources: Sources) -> str:
    told = still_true(tell.event(), "立案时", later_readings(sources, sources.reports))
    return told + tell.before("what", "经过")


def _resent(sources: Sources, head: dict[str, Any]) -> FirstReport:
    """A department's first report sent on under another masthead: its text, with 我处 and the like marked by slots."""
    report = sources.last
    assert report is not None
    if report.kind is not Kind.FIRST:
        said = f"“{report.name}”是{report_name(report)}，不能据此再写首报"
        raise UsageError("no-first-report", f"{said}；接着报用 new 续报，处置结束了用 new 终报")
    whose = report.value("department") or "原部门"
    items: list[Any] = []
    readings = later_readings(sources, ())
    levels = {role: level for level, role in enumerate(HEADINGS, 1)}
    for passage in report.roles(Role.BODY, Role.CELL, *HEADINGS):
        words = _OWN.sub(lambda m: f"{{{m.group()}：改为{whose}}}", report.words(passage))
        if passage.role in levels:
            number = NUMBERED.match(words)
            items.append({"heading": words[number.end() if number else 0 :], "level": levels[passage.role]})
        else:
            items.append(as_it_stands(words, "部门", readings, sources.case, sources.institution))
    return FirstReport(**head, body=items)


# follow-up and final -------------------------------------------------------------------------------------------------


def _follow_up(sources: Sources, head: dict[str, Any]) -> FollowUpReport:
    last, first = sources.last, sources.first
    assert last is not None
    assert first is not None
    if last.kind is Kind.FINAL:
        raise UsageError("after-final", "终报之后不再续报；事件又发生的，请按新事件另立首报")
    number = follow_up_number(last) + 1 if last.kind is Kind.FOLLOW_UP else 1
    lead, tell = lead_of(first), sources.tell
    situation = [
        "截至{某月某日某时}，{最新情况，写更新，不要照抄上次报告}。"
        + _carried_over(lead, sources)
        + ask_where_differing(lead, sources)
        + amendments(sources.reports[1:]),
        ask_for_news("casualties", "伤亡", "写现状，有变化写“较首报新增×人”或“更正”", sources)
        + ask_for_news("measures", "措施及处置情况", "写进展", sources),
        ask_for_news("cause", "原因", "没有查明的写“正在调查”", sources)
        + ((tell and tell.facts("nature") + tell.before("nature", "性质")) or "{性质：没有认定的写“正在认定”}"),
    ]
    if tell is not None and tell.case.particulars.impact:
        situation.append(ask_for_news("impact", "影响", "写现状", sources))
    if has_losses(sources):
        situation.append(ask_for_news("losses", "损失", "写现状，有变化写明更正", sources))
    return FollowUpReport(
        **head,
        number=number,
        incident="事件" if any("事件基本情况" in last.words(p) for p in last.roles(Role.HEADING_1)) else "事故",
        situation=situation,
        instructions=_instructions(tell),
        public_opinion=[
            (tell and tell.facts("opinion") + tell.before("opinion", "舆情")) or _NO_OPINION,
            (tell and tell.facts("aftermath")) or "{善后处置情况}",
        ],
    )


def _with_paragraphs(report: FollowUpReport, instructed: Sequence[str], opinion: Sequence[str]) -> FollowUpReport:
    """The follow-up with these paragraphs; a slot goes where they say what it asks for."""
    own = tuple(each for each in report.instructions if each != _NO_INSTRUCTION or not instructed)
    asked = tuple(each for each in report.public_opinion if each != _NO_OPINION or not opinion)
    return report.model_copy(update={"instructions": (*own, *instructed), "public_opinion": (*opinion, *asked)})


def _instructions(tell: CaseSentences | None) -> list[str]:
    found = tell.case.those(Instructed) if tell else []
    if tell is None or not found:
        return [_NO_INSTRUCTION]
    return [f"{tell.instruction(entry)}{{落实情况}}" for entry in found]


def _carried_over(lead: str, sources: Sources) -> str:
    """The sentence of the first report on the event, with slots for what was told otherwise since."""
    assert sources.first is not None
    later = later_readings(sources, sources.reports[1:])
    return as_it_stands(lead, report_name(sources.first), later, sources.case, sources.institution)


def _final(sources: Sources, head: dict[str, Any]) -> FinalReport:
    tell = sources.tell
    if tell is not None:
        overview = [_event_sentence(tell, sources)]
        if losses := tell.losses():
            overview.append(still_true(losses, "案卷", later_readings(sources, sources.reports)))
        overview += [impact] if (impact := tell.impacts()) else []
        differing = ask_where_differing(overview[0], sources, both=True) + amendments(sources.reports)
        overview += [differing] if differing else []
    else:
        if sources.first is None:
            raise UsageError("nothing-to-begin-from", "终报要根据案卷或此前的报告起草，请给出案卷或报告")
        lead = _carried_over(lead_of(sources.first), sources)
        overview = [(lead or "{时间、地点、发生了什么}") + amendments(sources.reports[1:])]
    known = tell.case.particulars if tell else None
    said = [
        all_said_of(name, called, sources, "".join(overview))
        for name, called in _QUOTED
        if name == "losses" or not (known and getattr(known, name))
    ]
    overview += [each for each in said if each]
    overview.append(ask_for_news("casualties", "伤亡和损失", "写最后核定的数字", sources))
    done = [*tell.done(), *filter(None, [tell.facts("opinion") + tell.before("opinion", "舆情")])] if tell else []
    return FinalReport(
        **head,
        overview=overview,
        nature=[
            *_known_cause(sources, tell),
            (tell and tell.nature() + tell.before("nature", "性质")) or "{性质认定：由谁在几月几日认定为什么}",
            *_natures(sources),
        ],
        disposal=[*done, *told_of_response(sources, done), "{处置情况：采取了哪些措施，结果怎样}"],
        lessons=[(tell and tell.facts("lessons")) or "{经验教训：暴露出哪些问题}"],
        rectification=(tell and tell.each("rectification"))
        or ["{整改措施，逐条写：做什么（责任部门：，完成时限：年月日）}"],
    )


def _known_cause(sources: Sources, tell: CaseSentences | None) -> list[str]:
    """What is known of the cause: from the case, else what the last report says, to be confirmed."""
    if tell is not None and tell.case.particulars.cause:
        return [tell.cause() + tell.before("cause", "原因")]
    last = sources.last
    said = said_of("cause", last) if last else []
    return [f"{{原因：{report_name(last)}写“{said[0]}”，核实后写}}"] if last and said else []


def _natures(sources: Sources) -> list[str]:
    """What the last report that speaks of the nature of the event says of it, in a slot."""
    for report in reversed(sources.reports):
        said = said_of("nature", report)
        if said:
            return [f"{{性质：{report_name(report)}写“{said[0]}”，核实后写}}"]
    return []
