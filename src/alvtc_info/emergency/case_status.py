"""The status of a case as values for other programs: its entries, its steps, whom to call next and what to say.

Texts are as the command `emergency status` shows them: private numbers are masked, those of the institution's own
address book are not. Moments are aware; in `to_dict` they are ISO texts with the offset.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from alvtc_info.emergency.case import UNNAMED
from alvtc_info.emergency.case_entries import Erasure, Particulars
from alvtc_info.emergency.progress import State
from alvtc_info.emergency.script import build_script
from alvtc_info.emergency.situation import assess
from alvtc_info.emergency.status_text import (
    case_title,
    entry_words,
    format_entry,
    format_next,
    format_status,
    masked,
    people_line,
)
from alvtc_info.text.value_classes import field, frozen, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.progress import Progress
    from alvtc_info.emergency.situation import Call, Situation
    from alvtc_info.institution.values import Institution

_YES_NO = {True: "是", False: "否"}
COVERED = "covered"  # the state of a step that another department has done


@frozen(kw_only=True)
class CaseEntry:
    """One entry of the log: its number from 1, its sort, when it happened and was recorded, what it says.

    `corrects` is the number of the entry that it corrects, withdraws or erases, `superseded_by` that of the last entry
    which does so to it; `line` is the whole entry as one line of text; `sealed` is False where it does not match its
    seal.
    """

    number: int
    entry: str
    at: datetime
    recorded_at: datetime
    text: str = field(repr=False)
    line: str = field(repr=False)
    recorder: str = field(default="", repr=False)
    corrects: int | None = None
    superseded_by: int | None = None
    sealed: bool = True

    @property
    def superseded(self) -> bool:
        """Whether a later entry corrects, withdraws or erases this one."""
        return self.superseded_by is not None

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain data."""
        return _plain({**asdict(self), "superseded": self.superseded})


@frozen(kw_only=True)
class CaseStep:
    """One step of the flow for one recipient, of a department's own chain or to the outside (`department` is empty).

    `by` is `oral` or `written`; `state` is `done`, `late`, `waiting`, `overdue`, `waived` (经研判不外报) or `covered`
    (another department has done it). `late` says that a limit of the regulation was missed; `advice` that the limit is
    custom only. Minutes are whole: `minutes_left` until the deadline, `minutes_over` begun after it.
    """

    id: str
    label: str
    department: str
    whom: str
    by: str
    state: str
    late: bool
    advice: bool
    minutes: int | None
    deadline: datetime | None
    done_at: datetime | None
    minutes_left: int | None
    minutes_over: int

    def to_dict(self) -> dict[str, Any]:
        """The step as plain data."""
        return _plain(asdict(self))


@frozen(kw_only=True)
class CaseCall:
    """A call that must be made now or next: whom, by whom, how, the names and numbers, and the words to be said."""

    whom: str
    sender: str
    by: str
    people: str = field(repr=False)
    phone: str = field(repr=False)
    say: str = field(repr=False)
    deadline: datetime | None
    minutes_left: int | None
    minutes_over: int

    def to_dict(self) -> dict[str, Any]:
        """The call as plain data."""
        return _plain(asdict(self))


@frozen(kw_only=True)
class CaseStatus:
    """A case at a moment.

    `version` is how many entries there are: given back with a change, it tells whether somebody has changed the same
    entry meanwhile. `head` is the last seal. `minutes_left` is the time until somebody outside must know, None where
    that is done or not needed, `minutes_over` how far it has passed. `facts` are what is known, by its Chinese name;
    `gaps` what is not known yet. `damage` says in Chinese what of the file could not be read, and then nothing can be
    recorded. `text` is all this as the command `emergency status` shows it, `next_text` what it shows after an entry.
    """

    id: str
    title: str = field(repr=False)
    department: str
    departments: tuple[str, ...]
    when: str = field(repr=False)
    now: datetime
    started_at: datetime | None
    closed_at: datetime | None
    minutes_passed: int | None
    minutes_left: int | None
    minutes_over: int
    entries: tuple[CaseEntry, ...]
    steps: tuple[CaseStep, ...]
    calls: tuple[CaseCall, ...]
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    gaps: tuple[str, ...]
    warnings: tuple[str, ...] = field(repr=False)
    next_follow_up: datetime | None
    final_due: datetime | None
    version: int
    head: str
    damage: str
    text: str = field(repr=False)
    next_text: str = field(repr=False)

    @property
    def next(self) -> CaseCall | None:
        """The call to make first; None where nobody is left to call."""
        return self.calls[0] if self.calls else None

    @property
    def late(self) -> bool:
        """Whether a step was done late or is overdue by the regulation."""
        return any(step.late for step in self.steps)

    def to_dict(self) -> dict[str, Any]:
        """The status as plain data, without the texts for a terminal."""
        parts = {
            "entries": [each.to_dict() for each in self.entries],
            "steps": [each.to_dict() for each in self.steps],
            "calls": [each.to_dict() for each in self.calls],
            "next": self.next.to_dict() if self.next else None,
            "facts": dict(self.facts),
            "late": self.late,
        }
        own = {name: getattr(self, name) for name in names_of(self) if name not in ("text", "next_text")}
        return _plain({**own, **parts})


@frozen(kw_only=True)
class CaseOutline:
    """What a list of cases shows of each; the fields are as those of CaseStatus, `next` is whom to call next, empty for
    nobody.
    """

    id: str
    title: str = field(repr=False)
    department: str
    departments: tuple[str, ...]
    when: str = field(repr=False)
    started_at: datetime | None
    closed_at: datetime | None
    late: bool
    minutes_left: int | None
    minutes_over: int
    next: str
    version: int
    damage: str

    def to_dict(self) -> dict[str, Any]:
        """The outline as plain data."""
        return _plain({name: getattr(self, name) for name in names_of(self)})


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """The data with moments as ISO texts and lists for tuples."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else list(value) if isinstance(value, tuple) else value
        for name, value in data.items()
    }


def status_of(case: Case, institution: Institution, now: datetime) -> CaseStatus:
    """Return the status of a case with at least one entry at `now`, an aware moment."""
    situation = assess(case, institution, now)
    script = build_script(case, institution)
    say = masked(script.spoken, institution)
    parties = tuple(party.name for party in case.parties)
    return CaseStatus(
        id=case.id,
        title=masked(case_title(case), institution),
        department="" if parties[0] == UNNAMED else parties[0],
        departments=parties,
        when=case.when,
        now=now.astimezone(case.zone),
        started_at=_aware(situation.start, case.zone),
        closed_at=case.closed_at,
        minutes_passed=situation.passed,
        minutes_left=situation.left,
        minutes_over=situation.over,
        entries=tuple(_entries(case, institution)),
        steps=tuple(_steps(situation, case.zone)),
        calls=tuple(_call(call, say, institution, case.zone) for call in situation.calls),
        facts=tuple(_facts(case, institution)),
        gaps=script.gaps,
        warnings=tuple(masked(line, institution) for line in situation.warnings),
        next_follow_up=_aware(situation.next_follow_up, case.zone),
        final_due=_aware(situation.final_due, case.zone),
        version=len(case.entries),
        head=str(case.head),
        damage=case.damage,
        text=masked(format_status(case, situation, institution), institution),
        next_text=masked(format_next(situation), institution),
    )


def outline_of(case: Case, institution: Institution, now: datetime) -> CaseOutline:
    """Return the outline of a case with at least one entry at `now`, an aware moment."""
    situation = assess(case, institution, now)
    parties = tuple(party.name for party in case.parties)
    return CaseOutline(
        id=case.id,
        title=masked(case_title(case), institution),
        department="" if parties[0] == UNNAMED else parties[0],
        departments=parties,
        when=case.when,
        started_at=_aware(situation.start, case.zone),
        closed_at=case.closed_at,
        late=bool(situation.late),
        minutes_left=situation.left,
        minutes_over=situation.over,
        next=next((call.progress.name for call in situation.calls), ""),
        version=len(case.entries),
        damage=case.damage,
    )


def _aware(wall: datetime | None, zone: tzinfo) -> datetime | None:
    return wall.replace(tzinfo=zone) if wall else None


def _entries(case: Case, institution: Institution) -> Iterator[CaseEntry]:
    later = {**case.corrected_by, **{e.erases: e.id for e in case.entries if isinstance(e, Erasure)}}
    for number, entry in enumerate(case.entries, 1):
        of = entry.erases if isinstance(entry, Erasure) else entry.corrects
        yield CaseEntry(
            number=number,
            entry=entry.entry,
            at=(entry.at or entry.recorded_at).astimezone(case.zone),
            recorded_at=entry.recorded_at.astimezone(case.zone),
            text=masked(entry_words(case, entry, institution.flow), institution),
            line=masked(format_entry(case, entry, institution.flow), institution),
            recorder=masked(entry.recorder, institution),
            corrects=case.numbers.get(of or ""),
            superseded_by=case.numbers.get(later.get(entry.id, "")),
            sealed=number not in case.tampered,
        )


def _steps(situation: Situation, zone: tzinfo) -> Iterator[CaseStep]:
    late = set(map(id, situation.late))
    for chain in situation.chains:
        for row in chain.rows:
            state = COVERED if row.name in chain.covered else str(row.state)
            yield _step(row, chain.party.name, state, id(row) in late, zone)
    for row in situation.outward:
        yield _step(row, "", str(row.state), id(row) in late, zone)


def _step(row: Progress, department: str, state: str, late: bool, zone: tzinfo) -> CaseStep:
    return CaseStep(
        id=f"{department}:{row.name}:{row.step.by}",
        label=row.name + ("（书面）" if row.step.by == "written" else ""),
        department=department,
        whom=row.name,
        by=row.step.by,
        state=state,
        late=late,
        advice=row.step.advice,
        minutes=row.step.minutes,
        deadline=_aware(row.due, zone),
        done_at=_aware(row.contact.at, zone) if row.contact else None,
        minutes_left=row.left if row.state is State.WAITING and state != COVERED else None,
        minutes_over=row.over,
    )


def _call(call: Call, say: str, institution: Institution, zone: tzinfo) -> CaseCall:
    row = call.progress
    return CaseCall(
        whom=row.name,
        sender=call.sender,
        by=row.step.by,
        people=masked(people_line(call.people), institution),
        phone="、".join(dict.fromkeys(person.phone for person in call.people if person.phone)),
        say=say,
        deadline=_aware(row.due, zone),
        minutes_left=row.left,
        minutes_over=row.over,
    )


def _facts(case: Case, institution: Institution) -> Iterator[tuple[str, str]]:
    for name, value in case.particulars.given().items():
        title = str(Particulars.model_fields[name].title)
        said = case.spoken(value) if isinstance(value, datetime) else _YES_NO.get(value, str(value))
        yield title, masked(said, institution)
