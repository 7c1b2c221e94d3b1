"""Drafting the next report from the last one and from the case: masthead, numbers and known facts are carried over.

Nothing is invented: what the writer must add or check is marked by slots, {…}, and a time is written only where
somebody gave it. What a later paper or entry contradicts is not carried over: a slot shows both readings. The rule
`template-placeholder` finds slots that are left.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alvtc_info.analysis.event_elements import extract
from alvtc_info.analysis.report_series import follow_up_number, order
from alvtc_info.analysis.similarity import STAGE_MARK
from alvtc_info.analysis.toll import last_sentence_with, sayings, sentences_in, told
from alvtc_info.emergency.case import UNNAMED, words_of
from alvtc_info.emergency.case_entries import ADDING, Closed, Instructed, Reported
from alvtc_info.emergency.case_file import find_case
from alvtc_info.emergency.fact_sentences import WHEN, bare_place, sentence, state, state_act, state_event
from alvtc_info.errors import AlvtcInfoError, UsageError
from alvtc_info.linting.secrecy_guard import refuse_secret, refuse_secret_words
from alvtc_info.model.form_prompts import SLOT
from alvtc_info.model.kinds import EMERGENCY_KINDS, HEADINGS, Kind, Role
from alvtc_info.model.request import CheckRequest
from alvtc_info.reading.drafts import read_bytes
from alvtc_info.reading.input import slurp
from alvtc_info.report.models import FinalReport, FirstReport, FollowUpReport
from alvtc_info.report.parts import NUMBERED
from alvtc_info.text.numerals import han
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from alvtc_info.analysis.event_elements import Said
    from alvtc_info.emergency.case import Case
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.report.models import Report

_WORK = "没有据此起草"
_MARK = Pattern(STAGE_MARK)
_OWN = Pattern(r"[我本](?:处|系|部门|部|办|中心|科|院系)")
_CALLED = {Kind.FIRST: "首报", Kind.FOLLOW_UP: "续报", Kind.FINAL: "终报"}
_NO_INSTRUCTION = "{领导批示及落实情况；没有的写“暂无领导批示。”}"
_NO_OPINION = "{网络舆情：谁监测、截至几时、有无舆情}"
_UNTITLED = "{标题：地点、事件、伤亡或进展}"
_TOLLS = {"casualties": "伤亡", "losses": "损失"}
_NO_CAUSE = Pattern(r"指示|批示|要求|查清|查找|分析")
_CAUSE = Pattern(r"原因|初步判断|起因|所致|引发|引起")
_AMENDED = Pattern(r"更正|有误|误报|误写|应为|实为|经核实[^。；]{0,12}(?:为|系|是)")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report is drafted from: the case, and the reports of the event in their order."""

    case: Case | None
    reports: tuple[Document, ...]

    @property
    def last(self) -> Document | None:
        """The last report; None if there is none."""
        return self.reports[-1] if self.reports else None

    @property
    def first(self) -> Document | None:
        """The first report, or the earliest one available; None if there is none."""
        return self.reports[0] if self.reports else None


def gather(paths: Sequence[str | os.PathLike[str]], institution: Institution) -> Sources:
    """Read what a report is drafted from: a case, reports, or both; for a case alone, also the reports that it names.

    Raises UsageError for two cases, or for a report that is no emergency report, InputError where a report or what
    stands in the log of the case bears a secrecy mark.
    """
    case: Case | None = None
    reports = []
    for path in paths:
        found = find_case(path)
        if found is None:
            reports.append(_unmarked(os.fspath(path), institution))
        elif case is not None:
            raise UsageError("two-events", "一次只能根据一份案卷起草")
        else:
            case = found
    if case is not None:
        refuse_secret_words(words_of(case.standing), work=_WORK, name=case.path)
        reports = reports or _papers(case, institution)
    for report in reports:
        if report.kind not in EMERGENCY_KINDS:
            raise UsageError("no-emergency", f"“{report.name}”不是首报、续报、终报，不能据此起草")
    return Sources(case, tuple(sorted(reports, key=order)))


def _unmarked(path: str, institution: Institution) -> Document:
    """A report that bears no secrecy mark."""
    request = CheckRequest(institution=institution)
    report = read_bytes(slurp(path, path, request.limits), path, request, guarded=True)
    refuse_secret(report, work=_WORK)
    return report


def _papers(case: Case, institution: Institution) -> list[Document]:
    """The reports of a case whose files still exist and can be read. Raises InputError for one with a secrecy mark."""
    found = {}
    for paper in case.papers:
        path = case.paper_path(paper)
        if paper.file and os.path.isfile(path):
            try:
                document = _unmarked(path, institution)
            except AlvtcInfoError as error:
                if error.code == "secret":
                    raise
                continue
            if document.kind in EMERGENCY_KINDS:
                found[document.sha256] = document
    return list(found.values())


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
            raise UsageError("no-report", "续报要根据上一次报告起草：--from 首报.docx")
        report = _follow_up(sources, head, institution)
        return _with_paragraphs(report, instructed, opinion) if instructed or opinion else report
    if kind is Kind.FINAL:
        return _final(sources, head, institution)
    raise UsageError("no-emergency", "--from 只用于首报、续报、终报（first、follow-up、final）")


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
            return _still_true(title, _called(report), _later_readings(sources, None))
    known = sources.case.particulars if sources.case else None
    if known is None:
        return _UNTITLED
    place = bare_place(known.place)
    made = place and known.what and (known.what if place in known.what else place + known.what)
    title = known.title or made
    return _still_true(title, "立案时", _later_readings(sources, None)) if title else _UNTITLED


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
    known = first is not None and (first.at != first.recorded_at or case.is_kept_live(institution.flow))
    return case.wall(first.at) if first is not None and known else None


# what is known -------------------------------------------------------------------------------------------------------


def _called(report: Document) -> str:
    """What a report is called beside the others of its event: 首报, 续报二."""
    kind = report.kind
    assert kind is not None
    return _CALLED[kind] + (han(follow_up_number(report)) if kind is Kind.FOLLOW_UP else "")


def _later_readings(sources: Sources, than: Document | None) -> list[tuple[str, str]]:
    """The texts that count against what is carried over, each with what it is called, the oldest first.

    They are the prose of the reports after `than` (of all, if it is None), and what the case says last of the toll.
    """
    reports = list(sources.reports)
    if than is not None:
        reports = reports[reports.index(than) + 1 :]
    readings = [(_called(report), _prose(report)) for report in reports]
    case = sources.case
    for fact in _TOLLS if case else ():
        for entry, words in case.stated(fact)[-1:] if case else ():
            readings.append((f"案卷第{case.numbers[entry.id]}条" if case else "", sentence(words)))
    return readings


def _prose(report: Document) -> str:
    """The running text of a report without its slots: what they ask is not what it says."""
    return SLOT.sub("", report.joined((Role.BODY, Role.CELL)))


def _still_true(text: str, source: str, readings: Sequence[tuple[str, str]]) -> str:
    """The text, in which a slot stands for what later readings say otherwise of the people hurt and of the losses.

    `source` is what the text's own paper is called.
    """
    for fact, called in _TOLLS.items():
        own = told(text, fact)
        others = {
            name: last.strip()
            for name, reading in readings
            if (last := last_sentence_with(reading, fact)) and not sayings(own) <= sayings(told(last, fact))
        }
        if not own or not others:
            continue
        name, last = list(others.items())[-1]
        start, end = own[0].start, own[-1].end
        later = "、".join(f"“{_unslotted(last[a:b])}”" for a, b, _ in told(last, fact))
        slot = f"{{{called}：{source}写“{_unslotted(text[start:end])}”，{name}写{later}，核实后写}}"
        text = text[:start] + slot + text[end:]
    return text


def _amendments(sources: Sources, than: Document | None) -> str:
    """A slot for each sentence of a later report that corrects what was reported before."""
    of_reports = _later_readings(Sources(None, sources.reports), than)
    return "".join(
        f"{{{name}有更正：“{_unslotted(piece.strip())}”，请照此核对}}"
        for name, reading in of_reports
        for piece in sentences_in(reading)
        if _AMENDED.search(piece)
    )


def _first_body(sources: Sources, institution: Institution) -> list[str]:
    """The body of a first report, from the particulars of the case."""
    case = sources.case
    if case is None:
        raise UsageError("nothing-to-begin-from", "首报要根据案卷或部门的首报起草：--from event.yaml")
    lead = _event_sentence(case, institution, sources)
    lead += _casualties(case, institution) + _fact(case, institution, "impact", "")
    second = _sources(case, institution)
    second += "".join(_acts(case, institution, dated=False)) or "{已采取的措施}。"
    second += _fact(case, institution, "losses", "")
    third = _fact(case, institution, "cause", "{原因：没有查明的写“原因正在调查”}") + "后续情况续报。"
    return [lead, second, third]


def _casualties(case: Case, institution: Institution) -> str:
    """The people hurt, as last entered; a slot with all that was said where that cannot stand alone."""
    said = list(dict.fromkeys(words for _, words in case.stated("casualties")))
    if len(said) > 1 and not any(each[-1].isdigit() for each in sayings(told(said[-1], "casualties"))):
        return f"{{伤亡：{'，后来记'.join(f'“{_unslotted(each)}”' for each in said)}，核实后写成完整的一句}}。"
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
    return _still_true(event, "立案时", _later_readings(sources, None))


def _fact(case: Case, institution: Institution, name: str, slot: str, *, noted: str = "") -> str:
    """A fact of the case, or what was `noted` on it, as a sentence; the slot where it is not known."""
    known = case.particulars
    noted = noted or getattr(known, name)
    if not noted:
        return sentence(slot) if slot else ""
    when = case.spoken(known.known_at, known.occurred_at or known.known_at) if known.known_at else WHEN
    return state(name, noted, institution, known=when, department=_department(case))


def _acts(case: Case, institution: Institution, *, dated: bool) -> list[str]:
    """The measures of the case, a sentence each, in the order in which they were entered.

    A sentence has a time where somebody gave one; without it a `dated` one has a slot.
    """
    start = case.particulars.occurred_at or case.particulars.known_at
    found = [] if "11" in case.particulars.measures else _helps(case, institution)
    for entry, noted in case.stated("measures"):
        when = case.spoken(entry.at, start) if entry.at else None
        found += [state_act(when, each, institution, dated=dated) for each in _apart(noted)]
    return list(dict.fromkeys(found))


def _helps(case: Case, institution: Institution) -> list[str]:
    """The calls for help (119, 120), a sentence each."""
    start = case.particulars.occurred_at or case.particulars.known_at
    return [
        f"{_moment_of(entry, case, institution, start)}，{entry.sender or entry.department or _department(case)}"
        f"{'拨打' if entry.by == 'phone' else '报告'}{'、'.join(entry.to)}。"
        for entry in case.those(Reported)
        if all(institution.flow.calls_help(who) for who in entry.to)
    ]


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
    readings = _later_readings(Sources(sources.case, ()), None)
    levels = {role: level for level, role in enumerate(HEADINGS, 1)}
    for passage in report.roles(Role.BODY, Role.CELL, *HEADINGS):
        words = _OWN.sub(lambda m: f"{{{m.group()}：改为{whose}}}", report.words(passage))
        if passage.role in levels:
            number = NUMBERED.match(words)
            items.append({"heading": words[number.end() if number else 0 :], "level": levels[passage.role]})
        else:
            items.append(_still_true(words, "部门", readings))
    return FirstReport(**head, body=items)


def _lead(report: Document) -> str:
    """The sentence that gives the time of the event; empty if there is none."""
    times = extract(report).time
    statement = next((each for each in times or () if _in_prose(report, each)), None)
    return _around(report, statement) if statement else ""


def _in_prose(report: Document, statement: Said) -> bool:
    return any(block.id == statement.block and block.role in (Role.BODY, Role.CELL) for block in report.blocks)


def _around(report: Document, statement: Said) -> str:
    """The sentence that contains a statement."""
    index = next(i for i, block in enumerate(report.blocks) if block.id == statement.block)
    start, end = report.sentence_at(report.offset(index, statement.start))
    return report.text[start:end].strip()


_EDGES = "，。；！？\n"


def _clause(text: str, statement: Said) -> str:
    """The clause of a text that contains a statement."""
    start, end = statement.start, statement.end
    while start > 0 and text[start - 1] not in _EDGES:
        start -= 1
    while end < len(text) and text[end] not in _EDGES:
        end += 1
    return text[start:end]


def _differing(lead: str, sources: Sources, *, both: bool = False) -> str:
    """Slots for the time and the place if the case gives them otherwise than the sentence that is carried over.

    With `both` the sentence is that of the case, and a slot shows what the first report says.
    """
    case, report = sources.case, sources.first
    if case is None or report is None or not lead:
        return ""
    slots = ""
    when = case.when.removesuffix("许")
    first = _lead(report)
    for called, now in (("发生时间", when), ("地点", bare_place(case.particulars.place))):
        if both and first and now and now not in _prose(report):
            slots += f"{{{called}：{_called(report)}写“{_unslotted(first)}”，与上文不同的请核实}}"
        elif not both and now and now not in lead and now not in report.text:
            slots += f"{{{called}：案卷现记“{_unslotted(now)}”，与上文不同的请核实，写明“更正”}}"
    return slots


def _changed(name: str, called: str, ask: str, sources: Sources) -> str:
    """A slot for a field that may have changed, with the text of the last report and the latest text of the case."""
    report, case = sources.last, sources.case
    parts = [ask]
    before = _said_of(name, report) if report else []
    if before and report is not None:
        parts.append(f"{_called(report)}写{'、'.join(f'“{each}”' for each in before)}")
    stated = case.stated(name) if case else []
    quoted = "".join(before) if name == "measures" or report is None else _prose(report)
    for entry, words in stated if name == "measures" else stated[-1:]:
        if case and words.strip("。；") not in quoted:
            parts.append(f"案卷{case.spoken(entry.at or entry.recorded_at)}记“{_unslotted(words)}”")
    return f"{{{called}：{'；'.join(parts)}}}"


def _said_of(name: str, report: Document) -> list[str]:
    """What a report says of a field, without its slots: the clauses on measures, else the last sentence on it."""
    prose = _prose(report)
    if name == "measures":
        statements = extract(prose).measures or ()
        clauses = (_clause(prose, each) for each in statements)
        return [_unslotted(each) for each in dict.fromkeys(clauses)]
    if name in _TOLLS:
        last = last_sentence_with(prose, name)
        found = told(last, name)
        if not found:
            lost = [piece for piece in sentences_in(prose) if "损失" in piece] if name == "losses" else []
            return [_unslotted(piece.strip(_EDGES)) for piece in lost[-1:]]
        start = max((last.rfind(edge, 0, found[0].start) + 1 for edge in _EDGES), default=0)
        return [_unslotted(last[start : found[-1].end])]
    if name == "impact":
        spoken = [piece for piece in sentences_in(prose) if "影响" in piece and not told(piece, "casualties")]
    else:
        spoken = [piece for piece in sentences_in(prose) if _CAUSE.search(piece) and not _NO_CAUSE.search(piece)]
    return [_unslotted(piece.strip(_EDGES)) for piece in spoken[-1:]]


def _unslotted(text: str) -> str:
    return text.replace("{", "").replace("}", "")


# follow-up and final -------------------------------------------------------------------------------------------------


def _follow_up(sources: Sources, head: dict[str, Any], institution: Institution) -> FollowUpReport:
    last, first = sources.last, sources.first
    assert last is not None
    assert first is not None
    if last.kind is Kind.FINAL:
        raise UsageError("after-final", "终报之后不再续报；事件又发生的，请按新事件另立首报")
    number = follow_up_number(last) + 1 if last.kind is Kind.FOLLOW_UP else 1
    lead = _lead(first)
    situation = [
        "截至{某月某日某时}，{最新情况，写更新，不要照抄上次报告}。"
        + _still_true(lead, _called(first), _later_readings(sources, first))
        + _differing(lead, sources)
        + _amendments(sources, first),
        _changed("casualties", "伤亡", "写现状，有变化写“较首报新增×人”或“更正”", sources)
        + _changed("measures", "措施及处置情况", "写进展", sources),
        _changed("cause", "原因", "没有查明的写“正在调查”", sources)
        + (_facts(sources.case, institution, "nature") or "{性质：没有认定的写“正在认定”}"),
    ]
    if sources.case is not None and sources.case.particulars.impact:
        situation.append(_changed("impact", "影响", "写现状", sources))
    if _has_losses(sources):
        situation.append(_changed("losses", "损失", "写现状，有变化写明更正", sources))
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


def _has_losses(sources: Sources) -> bool:
    case = sources.case
    return bool((case and case.particulars.losses) or any(_said_of("losses", each) for each in sources.reports))


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


def _moment_of(
    entry: Instructed | Closed | Reported, case: Case, institution: Institution, beside: datetime | None = None
) -> str:
    """When it happened, as written in a report; a slot where nobody gave a time and the case was written up later."""
    if entry.at == entry.recorded_at and not case.is_kept_live(institution.flow):
        return WHEN
    return case.spoken(entry.at, beside)


def _final(sources: Sources, head: dict[str, Any], institution: Institution) -> FinalReport:
    case = sources.case
    if case is None and sources.first is None:
        raise UsageError("nothing-to-begin-from", "终报要根据案卷或此前的报告起草：--from event.yaml")
    if case is not None:
        overview = [_event_sentence(case, institution, sources)]
        losses = _fact(case, institution, "losses", "")
        overview += [_still_true(losses, "案卷", _later_readings(sources, None))] if losses else []
        differing = _differing(overview[0], sources, both=True) + _amendments(sources, None)
        overview += [differing] if differing else []
    else:
        first = sources.first
        assert first is not None
        lead = _still_true(_lead(first), _called(first), _later_readings(sources, first))
        overview = [(lead or "{时间、地点、发生了什么}") + _amendments(sources, first)]
    overview.append(_changed("casualties", "伤亡和损失", "写最后核定的数字", sources))
    return FinalReport(
        **head,
        overview=overview,
        nature=[
            *_known_cause(sources, institution),
            _facts(case, institution, "nature") or "{性质认定：由谁在几月几日认定为什么}",
        ],
        disposal=[*_done(case, institution), *_reported(sources), "{处置情况：采取了哪些措施，结果怎样}"],
        lessons=[_facts(case, institution, "lessons") or "{经验教训：暴露出哪些问题}"],
        rectification=_each_fact(case, institution, "rectification")
        or ["{整改措施，逐条写：做什么（责任部门：，完成时限：年月日）}"],
    )


def _known_cause(sources: Sources, institution: Institution) -> list[str]:
    """What is known of the cause: from the case, else what the last report says, to be confirmed."""
    if sources.case is not None and sources.case.particulars.cause:
        return [_fact(sources.case, institution, "cause", "")]
    last = sources.last
    said = _said_of("cause", last) if last else []
    return [f"{{原因：{_called(last)}写“{said[0]}”，核实后写}}"] if last and said else []


def _done(case: Case | None, institution: Institution) -> list[str]:
    """The measures recorded in the case, a sentence for each with its time or a slot, and the end of the response."""
    if case is None:
        return []
    start = case.particulars.occurred_at or case.particulars.known_at
    closed = case.those(Closed)
    ends = [f"{_moment_of(closed[-1], case, institution, start)}，应急处置结束。"] if closed else []
    told_to = [_instruction(entry, case, institution, start) for entry in case.those(Instructed)]
    after = _each_fact(case, institution, "aftermath")
    return [*_acts(case, institution, dated=True), *told_to, *after, *ends]


_OF_STATE, _OF_ORDERS, _OF_OPINION = "基本情况", "领导批示", "善后"  # in the headings of a follow-up's sections


def _reported(sources: Sources) -> list[str]:
    """What the reports say of the response that the case does not, each report in a slot with its own words."""
    case = sources.case
    known = "".join(words for name in ("measures", "aftermath") for _, words in (case.stated(name) if case else ()))
    slots = []
    for report in sources.reports:
        said = _said_of("measures", report)
        if report.kind is Kind.FOLLOW_UP:
            told_again = {_lead(each).strip(_EDGES) for each in sources.reports}
            states = _sentences_under(_OF_STATE, report)
            said = [each for each in states if each not in told_again and _tells_of_response(each)]
            said += [] if case and case.those(Instructed) else _sentences_under(_OF_ORDERS, report)
            said += [each for each in _sentences_under(_OF_OPINION, report) if "舆情" not in each]
        new = [each for each in dict.fromkeys(said) if each.strip(_EDGES) not in known]
        known += "".join(new)
        if new:
            slots.append(f"{{{_called(report)}写{'、'.join(f'“{each}”' for each in new)}，按时间写全}}")
    return slots


def _tells_of_response(text: str) -> bool:
    """Whether a sentence on the state of things is more than the people hurt, the losses or the cause."""
    return not (_CAUSE.search(text) or any(told(text, fact) for fact in _TOLLS))


def _sentences_under(heading: str, report: Document) -> list[str]:
    """The sentences of a section of a follow-up, without slots and without what says that there is nothing to say."""
    found: list[str] = []
    inside = False
    for passage in report.passages:
        if passage.role is Role.HEADING_1:
            inside = heading in report.words(passage)
        elif inside and passage.role in (Role.BODY, Role.CELL):
            found += sentences_in(SLOT.sub("", report.words(passage)))
    words = (_unslotted(each.strip(_EDGES)) for each in found)
    return [each for each in words if each and not _NOTHING.match(each)]


_NOTHING = Pattern(r"(?:暂无|没有|尚无|无)[^，。]{0,12}$")


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
