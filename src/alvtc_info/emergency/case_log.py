"""The operations on a case: opening it, recording what happened, correcting entries, repairing its file.

Times are texts as people type them (14:30, 5月20日14时30分许, 不详); `now` is an aware moment. Input that does not fit raises
UsageError with one Chinese line as message, and then nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from alvtc_info.emergency.case import UNNAMED, words_of
from alvtc_info.emergency.case_entries import (
    LABELS,
    Closed,
    Delegated,
    Entry,
    Erased,
    Erasure,
    Instructed,
    Involved,
    Learnt,
    Opened,
    Reported,
    Withdrawn,
)
from alvtc_info.emergency.case_file import append, create, dump, is_founded, new_id, parse_case, take_out
from alvtc_info.emergency.typed_facts import (
    OF_OPENING,
    corrected_facts,
    demand_order,
    department_called,
    known_role,
    typed_particulars,
)
from alvtc_info.errors import ReportError, UsageError
from alvtc_info.model.choices import near
from alvtc_info.text.clock_times import present, told_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.case_entries import AnyEntry
    from alvtc_info.institution.values import Institution

M = TypeVar("M")
MOST_WORDS = 20_000  # characters of one entry, so that a case stays small enough to be read


def current(institution: Institution) -> datetime:
    """Return the present moment, to the second, in the institution's time zone."""
    return present(institution.time_zone).replace(microsecond=0)


def open_case(
    path: str | os.PathLike[str],
    *,
    institution: Institution,
    department: str = "",
    occurred: str = "",
    known: str = "",
    role: str = "",
    particulars: Mapping[str, str] | None = None,
    recorder: str = "",
    now: datetime | None = None,
    force: bool = False,
    anyway: bool = False,
    identity: str = "",
    guarded: bool = False,
) -> Case:
    """Open a case; the department can be named later (`CaseLog.involve`). `identity` is that of the first entry.

    With `guarded`, what is too long or bears a secrecy mark is refused.

    A department that looks like a slip of the pen is taken with `anyway` only.

    Either `occurred` must be given or, if nobody knows when the event happened, `known`.
    """
    moment = now or current(institution)
    typed = {"occurred_at": occurred, "known_at": known, **(particulars or {})}
    known_facts = typed_particulars(typed.items(), moment, None)
    if "occurred_at" not in known_facts and "known_at" not in known_facts:
        raise UsageError("no-time", "请写明发生时刻，如 14:30；不知道几时发生的，写获知时刻")
    if "occurred_at" not in known_facts:
        known_facts["unknown_time"] = True
    demand_order(
        known_facts.get("occurred_at"),
        known_facts.get("known_at"),
        rough=bool(known_facts.get("rough")),
        flow=institution.flow,
    )
    given: dict[str, Any] = {
        "department": department_called(department, institution, anyway=anyway) or UNNAMED,
        "role": known_role(role, institution.flow),
    }
    first = _built(
        lambda: Opened(id=identity or new_id(), recorded_at=moment, recorder=recorder, **given, **known_facts)
    )
    if guarded:
        _judge(first, os.fspath(path))
    return create(path, first, institution.time_zone, force=force)


def _judge(entry: AnyEntry, name: str) -> None:
    """Raise InputError for an entry that bears a secrecy mark, UsageError for one that is too long."""
    from alvtc_info.linting.secrecy_guard import refuse_secret_words

    words = list(words_of([entry]))
    if sum(map(len, words)) > MOST_WORDS:
        raise UsageError("too-long", f"一笔最多 {MOST_WORDS} 字，没有记；请分几笔记", name)
    refuse_secret_words(words, work="没有记", name=name)


def _built(make: Callable[[], M]) -> M:
    """Return what `make` returns; what does not fit becomes a UsageError."""
    try:
        return make()
    except ReportError as error:
        raise UsageError("bad-entry", error.message) from None


# the log -------------------------------------------------------------------------------------------------------------


class CaseLog:
    """One person's access to one case: each method adds one entry and returns the case with it.

    `anyway` takes the name of a department that looks like a slip of the pen. `version` is the number of entries that
    this person has seen: an entry that somebody has corrected since is not corrected again (code `changed`).
    `identity` is that of the new entry: where the case has it already, nothing is recorded again. With `guarded`, what
    is too long or bears a secrecy mark is refused.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        institution: Institution,
        *,
        now: datetime | None = None,
        recorder: str = "",
        note: str = "",
        at: str = "",
        corrects: int | None = None,
        anyway: bool = False,
        version: int | None = None,
        identity: str = "",
        guarded: bool = False,
    ) -> None:
        self._path = os.fspath(path)
        self._college = institution
        self._now = now
        self._recorder = recorder
        self._note = note
        self._at = at
        self._corrects = corrects
        self._anyway = anyway
        self._version = version
        self._identity = identity
        self._guarded = guarded

    def report(
        self,
        to: Sequence[str],
        by: str = "",
        *,
        sender: str = "",
        department: str = "",
        acting_for: str = "",
        report: str = "",
        file: str = "",
        stranger: bool = False,
    ) -> Case:
        """Record a call or a written report.

        `file` is the report itself; its kind is read from it. `stranger` allows recipients that are not in the flow.
        """
        flow = self._college.flow
        details = self._paper(file, report) if file else {"report": report or None}
        given: dict[str, Any] = {"to": tuple(to), "by": by or ("written" if file or report else ""), "sender": sender}
        given |= {"department": self._called(department), "acting_for": acting_for, **details}

        def make(case: Case, common: dict[str, Any], old: AnyEntry | None) -> AnyEntry:
            merged = _merged(given, old)
            merged["by"] = merged["by"] or "phone"
            if not merged["to"]:
                raise UsageError("no-recipient", "请写明报给谁，如 部门主要负责人")
            if not stranger:
                _acquainted(merged["to"], self._college, case)
            if not merged["department"] and len(case.parties) == 1:
                merged["department"] = case.parties[0].name
            known = case.particulars
            occurred = known.occurred_at or known.known_at
            if not any(flow.calls_help(who) for who in merged["to"]):
                what = f"报{'、'.join(merged['to'])}"
                demand_order(occurred, common["at"], rough=bool(known.rough), flow=flow, what=what)
            return Reported(**common, **merged)

        return self._add(make, Reported, timed=True)

    def _called(self, department: str) -> str:
        """The full name of a department, or the text itself if the department is not known.

        Raises UsageError for one that looks like a slip of the pen.
        """
        return department_called(department, self._college, anyway=self._anyway)

    def instruct(self, leader: str, words: str) -> Case:
        """Record an instruction of a leader."""

        def make(case: Case, common: dict[str, Any], old: AnyEntry | None) -> AnyEntry:
            merged = _merged({"leader": leader, "words": words}, old)
            self._not_before(case, common["at"], "指示")
            return Instructed(**common, **merged)

        return self._add(make, Instructed, timed=True)

    def delegate(self, post: str, deputy: str) -> Case:
        """Record that a deputy stands in for a post; the note gives the reason."""
        name = self._college.flow.post(post)
        if name not in self._college.flow.aliases:
            raise UsageError("unknown-post", f"不认识“{post}”这个职务，可写：{'、'.join(_posts(self._college))}")
        if not self._note:
            raise UsageError("no-reason", "代理要写明原因（备注），如 院长出差，由其主持工作")
        return self._add(lambda case, common, old: Delegated(**common, post=name, deputy=deputy), Delegated)

    def learn(self, facts: Mapping[str, str] | Iterable[tuple[str, str]]) -> Case:
        """Record facts about the event, by the Chinese or English names of the fields of `Particulars`.

        Measures may be given several times and add up. Where the opening of the case is corrected, also its department
        (`部门`) and that department's role (`责任`).
        """
        pairs = list(facts.items() if isinstance(facts, Mapping) else facts)
        opening = self._opening(pairs)

        def make(case: Case, common: dict[str, Any], old: AnyEntry | None) -> AnyEntry:
            known = case.particulars
            learnt = typed_particulars(
                [pair for pair in pairs if pair[0] not in OF_OPENING], common["recorded_at"], None
            )
            if learnt.get("unknown_time") and not learnt.get("known_at", known.known_at):
                raise UsageError("no-time", "不知道几时发生的，要一并写获知时刻：发生时间=不详，获知时间=14:30")
            occurred = None if learnt.get("unknown_time") else learnt.get("occurred_at", known.occurred_at)
            rough = bool(learnt.get("rough", known.rough))
            demand_order(occurred, learnt.get("known_at", known.known_at), rough=rough, flow=self._college.flow)
            kept = corrected_facts(old.given(), learnt) if isinstance(old, (Opened, Learnt)) else learnt
            if isinstance(old, Opened):
                return Opened(**common, **{"department": old.department, "role": old.role, **kept, **opening})
            if opening:
                raise UsageError(
                    "opening-only",
                    "部门、责任记在立案那一条，请更正第 1 条；又有部门涉事的，另记一笔涉事部门",
                )
            return Learnt(**common, **kept)

        return self._add(make, Learnt, Opened)

    def _opening(self, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
        """What is given of the department that opened the case."""
        found = {OF_OPENING[key]: text.strip() for key, text in pairs if key in OF_OPENING and text.strip()}
        if "department" in found:
            found["department"] = self._called(found["department"])
        if "role" in found:
            known_role(found["role"], self._college.flow)
        return found

    def involve(self, department: str, role: str) -> Case:
        """Record a further department, or the role of one that is known."""
        name, known = self._called(department), known_role(role, self._college.flow)
        return self._add(lambda case, common, old: Involved(**common, department=name, role=known), Involved)

    def close(self) -> Case:
        """Record the end of the response."""

        def make(case: Case, common: dict[str, Any], old: AnyEntry | None) -> AnyEntry:
            self._not_before(case, common["at"], "处置结束")
            return Closed(**common)

        return self._add(make, Closed, timed=True)

    def _not_before(self, case: Case, at: datetime | None, what: str) -> None:
        """Raise UsageError where `at`, the moment of `what`, lies before the event."""
        known = case.particulars
        demand_order(
            known.occurred_at or known.known_at, at, rough=bool(known.rough), flow=self._college.flow, what=what
        )

    def withdraw(self) -> Case:
        """Withdraw the entry with the number `corrects`."""
        return self._add(lambda case, common, old: Withdrawn(**common), Entry)

    def erase(self, number: int, approved_by: str) -> Case:
        """Remove the content of an entry for good, and record who approved that; the note gives the reason."""
        if not approved_by.strip() or not self._note.strip():
            raise UsageError("no-approval", "清除要写明谁批准的、为什么")

        def make(case: Case) -> AnyEntry:
            if not 1 <= number <= len(case.entries):
                raise UsageError("no-entry", f"没有第 {number} 条记录，案卷共 {len(case.entries)} 条", self._path)
            self._unchanged(case, number)
            old = case.entries[number - 1]
            if isinstance(old, (Erased, Erasure)):
                what = "已经清除过" if isinstance(old, Erased) else "是清除的记录，要留着，不能清除"
                raise UsageError("erased-before", f"第 {number} 条{what}", self._path)
            now = (self._now or current(self._college)).astimezone(case.zone)
            common: dict[str, Any] = {
                "id": new_id(),
                "recorded_at": now,
                "recorder": self._recorder,
                "note": self._note,
            }
            return _built(lambda: Erasure(**common, erases=old.id, approved_by=approved_by))

        def fits(case: Case) -> None:
            if not is_founded(case):
                advice = f"先更正第 {number} 条的情况，再清除"
                raise UsageError(
                    "first-entry", f"第 {number} 条是立案记录，清除了案卷就没有了部门、时刻；{advice}", self._path
                )

        return take_out(self._path, number, make, fits)

    def _add(
        self,
        make: Callable[[Case, dict[str, Any], AnyEntry | None], AnyEntry],
        *kinds: type[Entry],
        timed: bool = False,
    ) -> Case:
        def entries(case: Case) -> list[AnyEntry]:
            if self._identity in case.numbers:
                return []
            now = (self._now or current(self._college)).astimezone(case.zone)
            old = self._corrected(case, *kinds)
            since = case.particulars.occurred_at or case.particulars.known_at
            at = old.at if old else now if timed else None
            if self._at:
                at = told_moment(self._at, now, since=since).at
                if at is None:
                    raise UsageError("no-time", "请写明时刻，如 14:41")
            common: dict[str, Any] = {
                "id": self._identity or new_id(),
                "at": at,
                "recorded_at": now,
                "recorder": self._recorder,
            }
            common |= {"note": self._note or (old.note if old else ""), "corrects": old.id if old else None}
            entry = _built(lambda: make(case, common, old))
            if self._guarded:
                _judge(entry, self._path)
            return [entry]

        return append(self._path, entries)

    def _corrected(self, case: Case, *kinds: type[Entry]) -> AnyEntry | None:
        """The entry to be corrected, of one of these kinds; None if none is to be corrected."""
        self._unchanged(case, self._corrects)
        if self._corrects is None:
            return None
        if not 1 <= self._corrects <= len(case.entries):
            raise UsageError("no-entry", f"没有第 {self._corrects} 条记录，案卷共 {len(case.entries)} 条", self._path)
        old = case.entries[self._corrects - 1]
        if old.id in case.corrected_by or isinstance(old, (Withdrawn, Erasure, Erased)):
            raise UsageError("no-entry", f"第 {self._corrects} 条已经更正或作废，请更正后来的那一条", self._path)
        if not isinstance(old, kinds):
            others = [
                str(number)
                for number, each in enumerate(case.entries, 1)
                if isinstance(each, kinds) and each.id not in case.corrected_by
            ]
            which = f"；能这样更正的是第 {'、'.join(others)} 条，请看 status 里的记录" if others else ""
            message = f"第 {self._corrects} 条是“{LABELS[old.entry]}”，不能这样更正{which}"
            raise UsageError("other-entry", message, self._path)
        if isinstance(old, Opened) and Opened not in kinds:
            raise UsageError("other-entry", "第 1 条是立案记录，不能作废；情况有变的，更正第 1 条的情况", self._path)
        return old

    def _unchanged(self, case: Case, number: int | None) -> None:
        """Raise UsageError where the entry was corrected, withdrawn or erased since this person looked, or is gone."""
        seen, there = self._version, len(case.entries)
        if seen is None:
            return
        if not 1 <= seen <= there:
            message = f"案卷现在有 {there} 条记录，和打开时的 {seen} 条对不上，没有记；请看过现在的记录再记"
            raise UsageError("changed", message, self._path)
        for later, entry in enumerate(case.entries[seen:], seen + 1):
            of = entry.erases if isinstance(entry, Erasure) else entry.corrects
            if of and case.numbers.get(of) == number:
                message = f"第 {number} 条在打开以后已由第 {later} 条更正、作废或清除，没有记；请看过现在的记录再改"
                raise UsageError("changed", message, self._path)

    def _paper(self, file: str, report: str) -> dict[str, Any]:
        """The kind of a report, its path relative to the folder of the case, and its hash."""
        from alvtc_info.reading.drafts import read

        document = read(file, institution=self._college)
        folder = os.path.dirname(os.path.abspath(self._path))
        try:
            place = os.path.relpath(os.path.abspath(file), folder).replace(os.sep, "/")
        except ValueError:  # on another drive on Windows
            place = os.path.abspath(file).replace(os.sep, "/")
        kind = report or (str(document.kind) if document.kind in ("first", "follow-up", "final") else None)
        return {"report": kind, "file": place, "sha256": document.sha256}


def _merged(given: dict[str, Any], old: AnyEntry | None) -> dict[str, Any]:
    return {name: value or (getattr(old, name) if old else value) for name, value in given.items()}


def _posts(institution: Institution) -> list[str]:
    return list(dict.fromkeys(name for step in institution.flow.steps for name in step.to))


def _acquainted(to: Sequence[str], institution: Institution, case: Case) -> None:
    """Raise UsageError for a recipient that neither the flow nor the case knows."""
    flow = institution.flow
    known = {party.name for party in case.parties} | {d.deputy for d in case.those(Delegated)}
    for who in to:
        post = flow.post(who)
        if post in flow.aliases or flow.calls_help(who) or who in known or institution.department(who):
            continue
        options = (*_posts(institution), *flow.not_reports)
        raise UsageError(
            "unknown-recipient",
            f"流程里没有“{who}”{near(who, options)}；可写：{'、'.join(options)}；确实报给了流程以外的人，请选照记",
        )


def mend(path: str | os.PathLike[str], output: str | os.PathLike[str], *, force: bool = False) -> Case:
    """Write the intact part of a damaged case to another file; what could not be read follows as comments.

    Raises UsageError if no entry is intact.
    """
    from alvtc_info.files import write_atomically
    from alvtc_info.reading.input import slurp_text

    name = os.fspath(path)
    original = slurp_text(path, name)
    case = parse_case(original, name, mend=True)
    if not case.entries:
        raise UsageError("nothing-whole", "案卷里没有一条完好的记录，请用备份", name)
    text = dump(case)
    rest = original[len(text) :] if original.startswith(text) else original
    if case.damage:
        text += "".join(f"# 读不了的内容：{line}\n" for line in rest.splitlines() if line.strip())
    write_atomically(output, text.encode(), force=force, inputs=(path,))
    return case


def asked_moment(text: str, case: Case) -> datetime:
    """Return the moment that a text names; a clock time alone is its first occurrence after the event.

    Raises UsageError if the text names no moment.
    """
    start = case.particulars.occurred_at or case.particulars.known_at
    assert start is not None
    at = told_moment(text, start, ahead=True).at
    if at is None:
        raise UsageError("no-time", "请写明时刻，如 14:52")
    return at
