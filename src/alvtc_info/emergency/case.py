"""A case: one event, the log of everything recorded about it, and what can be derived from the log."""

from __future__ import annotations

import os
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from alvtc_info.emergency.case_entries import (
    ADDING,
    Closed,
    Delegated,
    Erased,
    Erasure,
    Instructed,
    Involved,
    Learnt,
    Opened,
    Particulars,
    Reported,
    Withdrawn,
)
from alvtc_info.model.document import Facts
from alvtc_info.model.facts import ContactFact
from alvtc_info.model.hash_chain import Head
from alvtc_info.text.clock_times import elapsed, shown
from alvtc_info.text.value_classes import field, frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from alvtc_info.emergency.case_entries import AnyEntry, Entry
    from alvtc_info.institution.values import Flow

UNNAMED = "涉事部门"  # the department of a case that was opened without naming one
E = TypeVar("E", bound="Entry")
_UNSAYING = (Withdrawn, Erasure, Erased)


@frozen
class Party:
    """A department that has to report the event, and its role (属地, 主管, 涉事)."""

    name: str
    role: str = ""


@frozen(slots=False)
class Case:
    """One event and its log.

    `entries` are all entries ever written, in that order; `standing` those that no later one corrects or withdraws.
    With a `horizon`, entries that happened after it are left out of `standing`.

    `zone_name` is the time zone in which moments are shown; `damage` is a Chinese text on what of the file could not be
    read; `tampered` are the numbers of the entries that do not match their seals; the first `older` entries were
    sealed by an older program and then anew.
    """

    id: str
    zone_name: str
    zone: tzinfo
    entries: tuple[AnyEntry, ...] = ()
    path: str = ""
    damage: str = ""
    tampered: tuple[int, ...] = field(default=())
    horizon: datetime | None = None
    older: int = 0

    @property
    def head(self) -> Head:
        """The number of the last entry and its seal: what a copy kept elsewhere is compared with."""
        return Head(len(self.entries), self.entries[-1].seal)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each entry, from 1, by its id."""
        return {entry.id: number for number, entry in enumerate(self.entries, 1)}

    @cached_property
    def corrected_by(self) -> dict[str, str]:
        """The id of the last entry that corrects each entry, by the id of the corrected entry."""
        return {entry.corrects: entry.id for entry in self.entries if entry.corrects}

    @cached_property
    def standing(self) -> tuple[AnyEntry, ...]:
        """The valid entries, in the order in which they were recorded."""
        holding = (e for e in self.entries if e.id not in self.corrected_by and not isinstance(e, _UNSAYING))
        return tuple(e for e in holding if self.horizon is None or e.at is None or e.at <= self.horizon)

    def those(self, kind: type[E]) -> list[E]:
        """The valid entries of one kind, by when they happened."""
        found = [entry for entry in self.standing if isinstance(entry, kind)]
        return sorted(found, key=_moment)

    @cached_property
    def told(self) -> tuple[Opened | Learnt, ...]:
        """The valid entries on the event; one that corrects another stands in its place."""
        return tuple(entry for entry in self._in_place() if isinstance(entry, (Opened, Learnt)))

    def _in_place(self) -> list[AnyEntry]:
        """The valid entries, each where the first stood that it corrects."""
        return sorted(self.standing, key=self.place_of)

    def place_of(self, entry: AnyEntry) -> int:
        """The number (from 1) of the entry in whose place this one stands: the first that it corrects, or itself."""
        return self.numbers[[entry, *self._before(entry)][-1].id]

    def corrected(self, name: str) -> dict[str, str]:
        """What was recorded for a field (such as `place`) before corrections, with what holds now."""
        return {
            old: new
            for entry in self.told
            for before in self._before(entry)
            if (old := str(getattr(before, name, None) or "")) and (new := str(getattr(entry, name) or "")) != old
        }

    def overruled(self) -> Iterator[tuple[Opened | Learnt, str, Opened | Learnt]]:
        """Corrections that a later entry overrules, though it was recorded before them: both, and the field's name."""
        for entry in self.told:
            own = {} if entry.corrects is None else entry.given()
            earlier = own and self._before(entry)[0]
            for name in own.keys() - set(ADDING):
                if own[name] == getattr(earlier, name, None):
                    continue
                held = [
                    each for each in self.told if self.place_of(each) > self.place_of(entry) and name in each.given()
                ]
                if held and self.numbers[held[-1].id] < self.numbers[entry.id] and held[-1].given()[name] != own[name]:
                    yield entry, name, held[-1]

    def _before(self, entry: AnyEntry) -> list[AnyEntry]:
        """The entries that this one corrects, the last first."""
        found = []
        while entry.corrects in self.numbers:
            entry = self.entries[self.numbers[entry.corrects] - 1]
            found.append(entry)
        return found

    @cached_property
    def particulars(self) -> Particulars:
        """What is known of the event: each field from the last valid entry that gives it; those of ADDING add up."""
        known: dict[str, Any] = {}
        for entry in self.told:
            given = entry.given()
            if "occurred_at" in given:
                known.pop("unknown_time", None)
                known.pop("rough", None)
            if given.get("unknown_time"):
                known.pop("occurred_at", None)
                known.pop("rough", None)
            known.update(given)
        for name in known.keys() & ADDING:
            known[name] = "；".join(dict.fromkeys(words.rstrip("。；") for _, words in self.stated(name)))
        return Particulars.model_construct(**known)

    def stated(self, name: str) -> list[tuple[Opened | Learnt, str]]:
        """Every value recorded for one field (such as `casualties`), with its entry, in the order of recording."""
        return [(e, str(getattr(e, name))) for e in self.told if getattr(e, name) not in (None, "")]

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The departments that have to report, each once; first the one that opened the case."""
        found: dict[str, str] = {}
        for entry in self._in_place():
            if isinstance(entry, (Opened, Involved)):
                found[entry.department] = entry.role or found.get(entry.department, "")
        if len(found) > 1:
            found.pop(UNNAMED, None)
        return tuple(Party(name, role) for name, role in found.items())

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The departments that were entered under another name before a correction: the name now, by that before."""
        found: dict[str, str] = {}
        for entry in self.standing:
            if isinstance(entry, (Opened, Involved)):
                for before in self._before(entry):
                    if isinstance(before, (Opened, Involved)) and before.department != entry.department:
                        found[before.department] = entry.department
        return found

    @property
    def papers(self) -> list[Reported]:
        """The written reports, by when they were sent."""
        return [entry for entry in self.those(Reported) if entry.by == "written"]

    @property
    def closed_at(self) -> datetime | None:
        """When the response ended; None if it goes on."""
        return closed.at if (closed := self.closed) else None

    @property
    def closed(self) -> Closed | None:
        """The end of the response; None if it goes on."""
        closed = self.those(Closed)
        return closed[-1] if closed else None

    def is_kept_live(self, flow: Flow) -> bool:
        """Whether the case was opened while the flow was still to be gone through.

        Then an entry without a moment of its own happened as it was recorded; else it was written up later.
        """
        start = self.particulars.known_at or self.particulars.occurred_at
        limit = max((step.minutes for step in flow.steps if step.minutes is not None), default=0)
        opened = self.entries[0].recorded_at
        return start is not None and elapsed(start, opened) <= timedelta(minutes=limit)

    def moment_of(self, entry: Instructed | Closed | Reported, flow: Flow) -> datetime | None:
        """When it happened; None where nobody gave a time and the case was written up later."""
        return entry.at if entry.at != entry.recorded_at or self.is_kept_live(flow) else None

    def untimed(self, flow: Flow) -> list[Instructed | Closed | Reported]:
        """The instructions, calls and the end of the response that were written up later and nobody gave a time for.

        A written report is recorded as it is sent.
        """
        timed = [each for each in self.standing if isinstance(each, (Instructed, Closed, Reported))]
        return [
            each
            for each in timed
            if self.moment_of(each, flow) is None and not (isinstance(each, Reported) and each.by == "written")
        ]

    def belated(self, entry: Entry, flow: Flow) -> bool:
        """Whether an entry was recorded so long after it happened that it counts as 补录."""
        late = timedelta(minutes=flow.late_entry_minutes)
        return entry.at is not None and elapsed(entry.at, entry.recorded_at) > late

    def stand_in(self, post: str, at: datetime) -> Delegated | None:
        """The delegation that is in force for a post at that moment; None if there is none."""
        found = [e for e in self.those(Delegated) if e.post == post and _moment(e) <= at]
        return found[-1] if found else None

    def facts(self, flow: Flow, department: str = "") -> Facts:
        """The facts that rules read, in local time of the case's zone.

        With a `department`, only the contacts of its own chain and those to the outside. Instructions and delegations
        of leaders come from their entries; the note of a delegation becomes that of the call.
        """
        known = self.particulars
        contacts = [
            self._contact(entry, flow) for entry in self.those(Reported) if self._concerns(entry, department, flow)
        ]
        instructed = next((self.moment_of(entry, flow) for entry in self.those(Instructed)), None)
        first = next((e for e in self.papers if e.report == "first" and self._concerns(e, department, flow)), None)
        return Facts(
            occurred_at=self._wall(known.occurred_at),
            known_at=self._wall(known.known_at),
            rough=known.rough,
            level=known.level,
            sensitive=known.sensitive,
            contacts=tuple(contacts),
            instructed_at=self._wall(instructed),
            waiver=known.waiver or None,
            submitted_at=self._wall(first.at) if first and not self._to_office(first, flow) else None,
        )

    def _to_office(self, entry: Reported, flow: Flow) -> bool:
        return all(flow.post(who) not in flow.bodies for who in entry.to)

    def _concerns(self, entry: Reported, department: str, flow: Flow) -> bool:
        """Whether an entry belongs to this department's chain: its own, one of no department, or one to the outside."""
        whose = self.renamed.get(entry.department, entry.department)
        own = whose in ("", UNNAMED, department) or len(self.parties) < 2
        return not department or own or any(flow.post(who) in flow.bodies for who in entry.to)

    def _contact(self, entry: Reported, flow: Flow) -> ContactFact:
        acting, note = entry.acting_for, entry.note
        for delegation in self.those(Delegated):
            if not acting and any(delegation.deputy == who for who in entry.to) and _moment(delegation) <= entry.at:
                acting, note = flow.post(delegation.post), note or delegation.note
        return ContactFact(self.wall(entry.at), entry.to, entry.by, entry.sender, acting, note)

    def wall(self, at: datetime) -> datetime:
        """A moment as naive local time of the case's zone."""
        return at.astimezone(self.zone).replace(tzinfo=None)

    def _wall(self, at: datetime | None) -> datetime | None:
        return self.wall(at) if at else None

    def spoken(self, at: datetime, beside: datetime | None = None) -> str:
        """A moment as written in a report: 2024年5月20日14时30分, or 14时 on the day of `beside`."""
        return shown(self.wall(at), self._wall(beside)).replace("时00分", "时")

    @property
    def when(self) -> str:
        """When the event happened, as written in a report."""
        known = self.particulars
        if known.occurred_at:
            return self.spoken(known.occurred_at) + ("许" if known.rough else "")
        assert known.known_at is not None
        return f"发生时间不详，{self.spoken(known.known_at)}接报"

    def paper_path(self, paper: Reported) -> str:
        """The path of the file of a report, stored relative to the folder of the case; empty for a case of no file."""
        return os.path.join(os.path.dirname(self.path), *paper.file.split("/")) if self.path else ""

    def until(self, moment: datetime) -> Case:
        """A copy of the case without valid entries that happened after this moment."""
        return replace(self, horizon=moment)

    def with_entries(self, *entries: AnyEntry) -> Case:
        """A copy of the case with these entries appended."""
        return replace(self, entries=(*self.entries, *entries))


def words_of(entries: Iterable[AnyEntry]) -> Iterator[str]:
    """All that people typed into these entries."""
    for entry in entries:
        for value in entry.model_dump(exclude={"id", "corrects", "salt", "seal", "sha256"}).values():
            yield from filter(
                lambda each: isinstance(each, str), value if isinstance(value, (list, tuple)) else [value]
            )


def _moment(entry: Entry) -> datetime:
    return entry.at or entry.recorded_at
