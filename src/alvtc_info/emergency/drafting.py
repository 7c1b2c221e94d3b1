"""Drafting the next report from the last one and from the case: masthead, numbers and known facts are carried over.

Nothing is invented: what the writer must add or check is marked by slots, {…}, and a time is written only where
somebody gave it. What a later paper or entry contradicts is not carried over: a slot shows both readings. The rule
`template-placeholder` finds slots that are left.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from alvtc_info.analysis.report_series import follow_up_number
from alvtc_info.analysis.similarity import STAGE_MARK
from alvtc_info.analysis.toll import sayings, told
from alvtc_info.emergency.case import UNNAMED
from alvtc_info.emergency.case_entries import ADDING, Closed, Instructed, Reported
from alvtc_info.emergency.earlier_reports import (
    Sources,
    amendments,
    ask_for_news,
    ask_where_differing,
    has_losses,
    later_readings,
    lead_of,
    report_name,
    said_of,
    still_true,
    told_of_response,
    without_braces,
)
from alvtc_info.emergency.fact_sentences import WHEN, bare_place, sentence, state, state_act, state_event
from alvtc_info.errors import UsageError
from alvtc_info.model.kinds import HEADINGS, Kind, Role
from alvtc_info.report.models import FinalReport, FirstReport, FollowUpReport
from alvtc_info.report.parts import NUMBERED
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from typing import TypedDict, Unpack

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.case_entries import Learnt, Opened
    from alvtc_info.institution.values import Institution
    from alvtc_info.report.models import Report

    class DraftChoices(TypedDict, total=False):
        """What `begin` takes besides its sources."""

        sender: str
        issue: int | None
        instructed: Sequence[str]
        opinion: Sequence[str]


_MARK = Pattern(STAGE_MARK)
_OWN = Pattern(r"[我本](?:处|系|部门|部|办|中心|科|院系)")
_NO_INSTRUCTION = "{领导批示及落实情况；没有的写“暂无领导批示。”}"
_NO_OPINION = "{网络舆情：谁监测、截至几时、有无舆情}"
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
        return FirstReport(**head, body=_first_body(sources, institution))
    if kind is Kind.FOLLOW_UP:
        if sources.last is None:
            raise UsageError("no-report", "续报要根据上一次报告起草，请一并给出首报或上一次续报")
        report = _follow_up(sources, head, institution)
        return _with_paragraphs(report, instructed, opinion) if instructed or opinion else report
    if kind is Kind.FINAL:
        return _final(sources, head, institution)
    raise UsageError("no-emergency", "接着案卷、报告只写首报、续报、终报（first、follow-up、final）")


# the masthead --------------------------------------------------------------------------------------------------------


def _head(
    kind: Kind, sources: Sources, institution: Institution, today: date, sender: str, issue: int | None
) -> dict[str, Any]:
    last, case = sources.last, sources.case
    owner = (last.value("department") if last else None) or (
        case.parties[0].name if case and case.parties[0].name != UNNAMED else None
    )
    department, unit = owner or "{部门}", last.value("reporting_unit") if last else None
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
    if case is not None:
        head["event"] = _event(case, institution)
    return head


def _sender(sender: str, institution: Institution) -> tuple[str, str]:
    if institution.flow.post(sender) == institution.office or sender in (institution.name, *institution.short_names):
        return institution.outward_masthead, institution.outward_unit
    found = institution.department(sender)
    if found is None:
        known = "、".join(
            (institution.office, *(d.name for d in institution.departments if d.name != institution.office))
        )
        raise UsageError("unknown-department", f"机构包里没有“{sender}”，可写：{known}")
    return found.name, found.name


def _title(sources: Sources) -> str:
    for report in reversed(sources.reports):
        title = _MARK.sub("", report.value("title") or "").strip()
        if title:
            return still_true(title, report_name(report), later_readings(sources, None))
    known = sources.case.particulars if sources.case else None
    if known is None:
        return _UNTITLED
    place = bare_place(known.place)
    made = place and known.what and (known.what if place in known.what else place + known.what)
    title = known.title or made
    return still_true(title, "立案时", later_readings(sources, None)) if title else _UNTITLED


def _event(case: Case, institution: Institution) -> dict[str, Any]:
    """The facts that are not on the paper, as data for the field `event` of a report."""
    known, facts = case.particulars, case.facts(institution.flow)
    event: dict[str, Any] = {
        "occurred_at": facts.occurred_at,
        "known_at": facts.known_at,
        "rough": facts.rough,
        "place": known.place,
        "kind": known.kind,
        "level": facts.level,
        "sensitive": facts.sensitive,
        "instructed_at": _instructed_at(case, institution),
        "waiver": facts.waiver,
    }
    event["contacts"] = [
        {"at": c.at, "to": c.to, "by": c.by, "sender": c.sender, "acting_for": c.acting_for, "note": c.note}
        for c in facts.contacts or ()
    ]
    return event


def _instructed_at(case: Case, institution: Institution) -> datetime | None:
    """When the leaders first instructed; None where nobody gave the time."""
    first = next(iter(case.those(Instructed)), None)
    at = _known_moment(first, case, institution) if first is not None else None
    return case.wall(at) if at is not None else None


# what is known -------------------------------------------------------------------------------------------------------


def _first_body(sources: Sources, institution: Institution) -> list[str]:
    """The body of a first report, from the particulars of the case."""
    case = sources.case
    if case is None:
        raise UsageError("nothing-to-begin-from", "首报要根据案卷或部门的首报起草，请给出案卷或首报")
    lead = _event_sentence(case, institution, sources)
    lead += _casualties(case, institution) + _fact(case, institution, "impact", "")
    second = _sources(case, institution)
    start = case.particulars.occurred_at or case.particulars.known_at
    second += "".join(_in_time(_acts(case, institution, dated=False), start)) or "{已采取的措施}。"
    second += _fact(case, institution, "losses", "")
    third = _fact(case, institution, "cause", "{原因：没有查明的写“原因正在调查”}") + "后续情况续报。"
    return [lead, second, third]


def _casualties(case: Case, institution: Institution) -> str:
    """The people hurt, as last entered; a slot with all that was said where that cannot stand alone."""
    said = list(dict.fromkeys(words for _, words in case.stated("casualties")))
    if len(said) > 1 and not any(each[-1].isdigit() for each in sayings(told(said[-1], "casualties"))):
        return _all_said("伤亡", said)
    return _fact(case, institution, "casualties", "{人员伤亡：没有核实清楚的写“正在核实”}")


def _sources(case: Case, institution: Institution) -> str:
    """Who told of the event, a sentence for each; when the department learnt of it belongs to the first."""
    said = list(dict.fromkeys(words for _, words in case.stated("source")))
    first = _fact(case, institution, "source", "{几时几分，谁向谁报告}", noted=said[0] if said else "")
    whose = _department(case)
    return first + "".join(state("source", each, institution, department=whose) for each in said[1:])


def _department(case: Case) -> str:
    party = case.parties[0].name
    return "{部门}" if party == UNNAMED else party


def _event_sentence(case: Case, institution: Institution, sources: Sources) -> str:
    known = case.particulars
    event = state_event(case.when, known.place, known.what, institution)
    return still_true(event, "立案时", later_readings(sources, None))


def _fact(case: Case, institution: Institution, name: str, slot: str, *, noted: str = "") -> str:
    """A fact of the case, or what was `noted` on it, as a sentence; the slot where it is not known."""
    known = case.particulars
    noted = noted or getattr(known, name)
    if not noted:
        return sentence(slot) if slot else ""
    when = case.spoken(known.known_at, known.occurred_at or known.known_at) if known.known_at else WHEN
    return state(name, noted, institution, known=when, department=_department(case))


class _Step(NamedTuple):
    """Something that was done: when, if somebody gave that, and the sentence on it, beside an earlier moment."""

    at: datetime | None
    say: Callable[[datetime | None], str]


def _acts(case: Case, institution: Institution, *, dated: bool) -> list[_Step]:
    """The measures of the case and the calls for help that no measure tells of, in the order of their entry.

    A sentence has a time where somebody gave one; without it a `dated` one has a slot.
    """

    def of_measure(entry: Opened | Learnt, noted: str) -> _Step:
        def say(beside: datetime | None) -> str:
            when = case.spoken(entry.at, beside) if entry.at else None
            return state_act(when, noted, institution, dated=dated)

        return _Step(entry.at, say)

    found = _helps(case, institution)
    told_before: set[str] = set()
    for entry, noted in case.stated("measures"):
        found += [of_measure(entry, each) for each in _apart(noted) if each not in told_before]
        told_before |= set(_apart(noted))
    return found


def _in_time(steps: list[_Step], start: datetime | None) -> list[str]:
    """The sentences of steps, by time; one whose time is not known stays behind the one that it was entered after."""
    placed, latest = [], None
    for step in steps:
        latest = step.at or latest
        placed.append((latest, step))
    found, beside = [], start
    for at, step in sorted(placed, key=lambda each: (each[0] is not None, each[0] or datetime.min)):
        found.append(step.say(beside))
        beside = at or beside
    return list(dict.fromkeys(found))


def _helps(case: Case, institution: Institution) -> list[_Step]:
    """The calls for help (119, 120) that no measure tells of."""

    def of_call(entry: Reported) -> _Step:
        who = entry.sender or entry.department or _department(case)
        how = "拨打" if entry.by == "phone" else "报告"

        def say(beside: datetime | None) -> str:
            return f"{_moment_of(entry, case, institution, beside)}，{who}{how}{'、'.join(entry.to)}。"

        return _Step(_known_moment(entry, case, institution), say)

    told_already = set(_HELP.findall(case.particulars.measures))
    return [
        of_call(entry)
        for entry in case.those(Reported)
        if all(institution.flow.calls_help(who) for who in entry.to)
        and not told_already.issuperset(_HELP.findall("、".join(entry.to)) or ["?"])
    ]


_HELP = Pattern(r"(?<![\d:：])1(?:10|19|20|22)(?!\d|[:：时点])")


def _apart(noted: str) -> list[str]:
    return [each for each in re.split(r"[；;。\n]+", noted) if each.strip()]


def _resent(sources: Sources, head: dict[str, Any]) -> FirstReport:
    """A department's first report sent on under another masthead: its text, with 我处 and the like marked by slots."""
    report = sources.last
    assert report is not None
    if report.kind is not Kind.FIRST:
        raise UsageError("no-first-report", f"“{report.name}”不是首报；续报用 new follow-up，终报用 new final")
    whose = report.value("department") or "原部门"
    items: list[Any] = []
    readings = later_readings(Sources(sources.case, ()), None)
    levels = {role: level for level, role in enumerate(HEADINGS, 1)}
    for passage in report.roles(Role.BODY, Role.CELL, *HEADINGS):
        words = _OWN.sub(lambda m: f"{{{m.group()}：改为{whose}}}", report.words(passage))
        if passage.role in levels:
            number = NUMBERED.match(words)
            items.append({"heading": words[number.end() if number else 0 :], "level": levels[passage.role]})
        else:
            items.append(still_true(words, "部门", readings))
    return FirstReport(**head, body=items)


# follow-up and final -------------------------------------------------------------------------------------------------


def _follow_up(sources: Sources, head: dict[str, Any], institution: Institution) -> FollowUpReport:
    last, first = sources.last, sources.first
    assert last is not None
    assert first is not None
    if last.kind is Kind.FINAL:
        raise UsageError("after-final", "终报之后不再续报；事件又发生的，请按新事件另立首报")
    number = follow_up_number(last) + 1 if last.kind is Kind.FOLLOW_UP else 1
    lead = lead_of(first)
    situation = [
        "截至{某月某日某时}，{最新情况，写更新，不要照抄上次报告}。"
        + still_true(lead, report_name(first), later_readings(sources, first))
        + ask_where_differing(lead, sources)
        + amendments(sources, first),
        ask_for_news("casualties", "伤亡", "写现状，有变化写“较首报新增×人”或“更正”", sources)
        + ask_for_news("measures", "措施及处置情况", "写进展", sources),
        ask_for_news("cause", "原因", "没有查明的写“正在调查”", sources)
        + (_facts(sources.case, institution, "nature") or "{性质：没有认定的写“正在认定”}"),
    ]
    if sources.case is not None and sources.case.particulars.impact:
        situation.append(ask_for_news("impact", "影响", "写现状", sources))
    if has_losses(sources):
        situation.append(ask_for_news("losses", "损失", "写现状，有变化写明更正", sources))
    return FollowUpReport(
        **head,
        number=number,
        incident="事件" if any("事件基本情况" in last.words(p) for p in last.roles(Role.HEADING_1)) else "事故",
        situation=situation,
        instructions=_instructions(sources, institution),
        public_opinion=[
            _facts(sources.case, institution, "opinion") or _NO_OPINION,
            _facts(sources.case, institution, "aftermath") or "{善后处置情况}",
        ],
    )


def _with_paragraphs(report: FollowUpReport, instructed: Sequence[str], opinion: Sequence[str]) -> FollowUpReport:
    """The follow-up with these paragraphs; a slot goes where they say what it asks for."""
    own = tuple(each for each in report.instructions if each != _NO_INSTRUCTION or not instructed)
    asked = tuple(each for each in report.public_opinion if each != _NO_OPINION or not opinion)
    return report.model_copy(update={"instructions": (*own, *instructed), "public_opinion": (*opinion, *asked)})


def _instructions(sources: Sources, institution: Institution) -> list[str]:
    case = sources.case
    found = case.those(Instructed) if case else []
    if not case or not found:
        return [_NO_INSTRUCTION]
    return [f"{_instruction(entry, case, institution)}{{落实情况}}" for entry in found]


def _instruction(entry: Instructed, case: Case, institution: Institution, beside: datetime | None = None) -> str:
    """An instruction of a leader as a sentence."""
    words = f"：“{entry.words.strip().rstrip('。')}”" if entry.words else ""
    return f"{entry.leader}{_moment_of(entry, case, institution, beside)}指示{words}。"


def _known_moment(entry: Instructed | Closed | Reported, case: Case, institution: Institution) -> datetime | None:
    """When it happened; None where nobody gave a time and the case was written up later."""
    return None if entry.at == entry.recorded_at and not case.is_kept_live(institution.flow) else entry.at


def _moment_of(
    entry: Instructed | Closed | Reported, case: Case, institution: Institution, beside: datetime | None = None
) -> str:
    """When it happened, as written in a report; a slot where nobody gave a time and the case was written up later."""
    at = _known_moment(entry, case, institution)
    return WHEN if at is None else case.spoken(at, beside)


def _final(sources: Sources, head: dict[str, Any], institution: Institution) -> FinalReport:
    case = sources.case
    if case is None and sources.first is None:
        raise UsageError("nothing-to-begin-from", "终报要根据案卷或此前的报告起草，请给出案卷或报告")
    if case is not None:
        overview = [_event_sentence(case, institution, sources)]
        losses = _losses(case, institution)
        overview += [still_true(losses, "案卷", later_readings(sources, None))] if losses else []
        overview += [_impacts(case, institution)] if case.particulars.impact else []
        differing = ask_where_differing(overview[0], sources, both=True) + amendments(sources, None)
        overview += [differing] if differing else []
    else:
        first = sources.first
        assert first is not None
        lead = still_true(lead_of(first), report_name(first), later_readings(sources, first))
        overview = [(lead or "{时间、地点、发生了什么}") + amendments(sources, first)]
    overview.append(ask_for_news("casualties", "伤亡和损失", "写最后核定的数字", sources))
    return FinalReport(
        **head,
        overview=overview,
        nature=[
            *_known_cause(sources, institution),
            _facts(case, institution, "nature") or "{性质认定：由谁在几月几日认定为什么}",
            *_natures(sources),
        ],
        disposal=[*_done(case, institution), *told_of_response(sources), "{处置情况：采取了哪些措施，结果怎样}"],
        lessons=[_facts(case, institution, "lessons") or "{经验教训：暴露出哪些问题}"],
        rectification=_each_fact(case, institution, "rectification")
        or ["{整改措施，逐条写：做什么（责任部门：，完成时限：年月日）}"],
    )


def _known_cause(sources: Sources, institution: Institution) -> list[str]:
    """What is known of the cause: from the case, else what the last report says, to be confirmed.

    What was a first judgement is no conclusion for a final report: a slot asks who found it.
    """
    if sources.case is not None and sources.case.particulars.cause:
        noted = sources.case.particulars.cause
        stated = _fact(sources.case, institution, "cause", "")
        if stated.startswith("初步判断") and "初步" not in noted:
            return [f"{{原因：案卷记“{without_braces(noted)}”，写明经谁查明}}"]
        return [stated]
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


def _all_said(called: str, said: Sequence[str]) -> str:
    """A slot with all that was entered on a fact, in order."""
    return f"{{{called}：{'，后来记'.join(f'“{without_braces(each)}”' for each in said)}，核实后写成完整的一句}}。"


def _impacts(case: Case, institution: Institution) -> str:
    """The impact as last entered; a slot with all that was said where that changed."""
    said = list(dict.fromkeys(words for _, words in case.stated("impact")))
    if len(said) > 1:
        return _all_said("影响", said)
    return _fact(case, institution, "impact", "")


def _losses(case: Case, institution: Institution) -> str:
    """The losses as last entered, and in a slot what was lost where that was entered before its worth."""
    said = list(dict.fromkeys(words for _, words in case.stated("losses")))
    before = [each for each in said[:-1] if not told(sentence(each), "losses") and not _UNTOLD.search(each)]
    quoted = "、".join(f"“{without_braces(each)}”" for each in before)
    return _fact(case, institution, "losses", "") + (f"{{损失：先前记{quoted}，核实后写全}}" if before else "")


_UNTOLD = Pattern(
    r"^(?:无|没有|暂无|不详|不清楚|待|正在)|[\d一二两三四五六七八九十几百千万][^，。]{0,4}(?:元|块)|(?:统计|核实|了解|评估)中?$"
)


def _done(case: Case | None, institution: Institution) -> list[str]:
    """The measures recorded in the case, a sentence for each with its time or a slot, and the end of the response."""
    if case is None:
        return []
    start = case.particulars.occurred_at or case.particulars.known_at
    orders = [
        _Step(_known_moment(entry, case, institution), partial(_instruction, entry, case, institution))
        for entry in case.those(Instructed)
    ]
    closed = case.those(Closed)
    ends = [f"{_moment_of(closed[-1], case, institution, start)}，应急处置结束。"] if closed else []
    after = _each_fact(case, institution, "aftermath")
    return [*_in_time([*_acts(case, institution, dated=True), *orders], start), *after, *ends]


def _each_fact(case: Case | None, institution: Institution, name: str) -> list[str]:
    """What the case says of a fact that adds up, a sentence each."""
    if case is None:
        return []
    noted = dict.fromkeys(each.strip() for _, words in case.stated(name) for each in _apart(words))
    return [state(name, each, institution, department=_department(case)) for each in noted]


def _facts(case: Case | None, institution: Institution, name: str) -> str:
    """The same in one paragraph, and the last that was said of a fact that does not add up; empty if it is unknown."""
    if case is None:
        return ""
    return "".join(_each_fact(case, institution, name)) if name in ADDING else _fact(case, institution, name, "")


def drafted(
    kind: Kind, sources: Sources, institution: Institution, today: date, form: str, **choices: Unpack[DraftChoices]
) -> bytes:
    """Draft a report as `begin` does, written as `docx` or `yaml`. Raises as `begin`."""
    report = begin(kind, sources, institution, today, **choices)
    return report_docx(report, institution) if form == "docx" else report_yaml(report).encode()


# writing -------------------------------------------------------------------------------------------------------------


def report_yaml(report: Report) -> str:
    """Return the report as YAML, for further work in a text editor."""
    import yaml

    data = report.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    ordered = {"kind": str(report.report_kind), **{key: value for key, value in data.items() if key != "kind"}}
    text: str = yaml.safe_dump(_plain(ordered), allow_unicode=True, sort_keys=False, width=1 << 20)
    return "# 花括号 {…} 里的要填写或核对；填好以后：alvtc-info check 本文件\n" + text


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item not in ("", None)}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.replace("T", " ")[:16] if isinstance(value, str) and _STAMP.match(value) else value


_STAMP = Pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$")


def report_docx(report: Report, institution: Institution) -> bytes:
    """Return the report as .docx in the institution's layout, with its slots highlighted in yellow."""
    from alvtc_info.rendering.render import render
    from alvtc_info.templates.slots import mark_slots

    return mark_slots(render(report, institution=institution))
