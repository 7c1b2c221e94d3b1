"""A year of the ledger by department: items that count, adoptions, items missing, faults. Facts only, no points."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import (
    GENERAL,
    PROBLEMS,
    Adoption,
    Bonus,
    Extension,
    Fault,
    Founded,
    Instruction,
    Item,
    Request,
    title_key,
)
from alvtc_info.errors import UsageError
from alvtc_info.model.kinds import EMERGENCY_KINDS
from alvtc_info.text.clock_times import present
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.assessment.ledger_entries import Record
    from alvtc_info.institution.values import Institution

CALENDAR, ACADEMIC = "calendar-year", "academic-year"
_MONTHS = 12


@frozen
class Period:
    """A year of assessment from `start` to `end`, counted up to `until` (all inclusive)."""

    start: date
    end: date
    until: date

    @property
    def over(self) -> bool:
        """Whether the year has ended."""
        return self.until >= self.end

    def months(self) -> list[tuple[int, int]]:
        """Its twelve months as pairs of year and month, the month counted from 0."""
        first = self.start.year * _MONTHS + self.start.month - 1
        return [divmod(first + at, _MONTHS) for at in range(_MONTHS)]

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= min(self.end, self.until)


def period(year: int, kind: str = CALENDAR, until: date | None = None) -> Period:
    """Return the calendar year, or the academic year that begins on 1 September of `year`, counted up to `until`.

    Without `until` it is counted up to its end.
    """
    start = date(year, 9, 1) if kind == ACADEMIC else date(year, 1, 1)
    end = date(start.year + 1, start.month, 1) - timedelta(days=1)
    return Period(start, end, min(until or end, end))


def today(institution: Institution) -> date:
    """Return today's date in the time zone of the institution."""
    return present(institution.time_zone).date()


def demand_year(year: int) -> None:
    """Raise UsageError for what is no year."""
    if not 1900 <= year <= 2098:
        raise UsageError("bad-year", f"“{year}”不是年份，请写成 2024")


def assessed_period(year: int, until: date | None, kind: str, institution: Institution) -> Period:
    """The year to assess, up to `until` or today. Raises UsageError for what is no year and for a day before it."""
    demand_year(year)
    whole = period(year, kind)
    until = until or min(today(institution), whole.end)
    if until < whole.start:
        raise UsageError("before-year", f"{until} 在这一年（{whole.start} 起）以前，请核对年份")
    return period(year, kind, until)


@frozen
class Sent:
    """An item with its adoptions and instructions of the year; `own` is unset if the item is of an earlier year.

    `entered` is unset if the item was never entered: `id` is then the number of the adoption or instruction that names
    it first, and its day is theirs.
    """

    id: int
    item: Item
    own: bool = True
    entered: bool = True
    adoptions: tuple[tuple[int, Adoption], ...] = ()
    instructions: tuple[tuple[int, Instruction], ...] = ()


NO_CATEGORY = "没有类别"
_COMMISSIONED, _REPEATED = "约稿的答复", "重复报送"
UNCOUNTED = (NO_CATEGORY, "一般性会议、学习、活动", _COMMISSIONED, _REPEATED, "紧急信息")


@frozen
class Uncounted:
    """An item of the year that does not count, and why: one of `UNCOUNTED`."""

    id: int
    item: Item
    why: str


def _why_not(item: Item) -> str:
    """Why an item does not count towards the quota."""
    if item.repeats is not None:
        return _REPEATED
    if item.answers is not None:
        return _COMMISSIONED
    if item.report in EMERGENCY_KINDS:
        return UNCOUNTED[4]
    return UNCOUNTED[1] if item.category in GENERAL else NO_CATEGORY


@frozen
class Asked:
    """A request of the year, due after every extension, and how it was met.

    `state` is `on-time`, `late`, `missed`, or still `open`.
    """

    id: int
    request: Request
    due: date
    state: str
    answer: int | None = None


@dataclass(slots=True)
class Standing:
    """One department's year. `quota` is the number of items it owes, reduced if it was founded within the year."""

    department: str
    quota: int
    founded: date | None = None
    sent: list[Sent] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    faults: list[tuple[int, Fault]] = field(default_factory=list)
    bonuses: list[tuple[int, Bonus]] = field(default_factory=list)

    @property
    def counted(self) -> list[Sent]:
        """The items that count towards the quota."""
        return [sent for sent in self.sent if sent.own and sent.item.composite]

    @property
    def without_category(self) -> list[Uncounted]:
        """The items that would count if somebody said of which category they are."""
        return [each for each in self.uncounted if each.why == NO_CATEGORY]

    @property
    def uncounted(self) -> list[Uncounted]:
        """The items of the year that do not count towards the quota, with the reason."""
        left = (sent for sent in self.sent if sent.own and not sent.item.composite)
        return [Uncounted(sent.id, sent.item, _why_not(sent.item)) for sent in left]

    @property
    def missing(self) -> int:
        """How many items are still owed."""
        return max(0, self.quota - len(self.counted))

    @property
    def problem_share(self) -> Fraction | None:
        """The share of the counted items that report problems (有忧报忧); None if no items count."""
        counted = self.counted
        return Fraction(sum(s.item.category == PROBLEMS for s in counted), len(counted)) if counted else None

    def by_month(self, of: Period) -> list[int]:
        """How many items count in each month of the year."""
        months = Counter((sent.item.dated.year, sent.item.dated.month - 1) for sent in self.counted)
        return [months[month] for month in of.months()]

    @property
    def adoptions(self) -> Counter[str]:
        """How often its items were adopted, by level."""
        return Counter(str(adoption.level) for sent in self.sent for _, adoption in sent.adoptions)

    @property
    def instructions(self) -> int:
        """How many instructions were written on its items."""
        return sum(len(sent.instructions) for sent in self.sent)

    @property
    def requests(self) -> Counter[str]:
        """Its requests by how they were met."""
        return Counter(asked.state for asked in self.asked)

    @property
    def fault_kinds(self) -> Counter[str]:
        """Its faults by kind."""
        return Counter(fault.fault for _, fault in self.faults)

    @property
    def emergencies(self) -> int:
        """How many emergency reports it sent."""
        return sum(sent.own and sent.item.report in EMERGENCY_KINDS for sent in self.sent)

    @property
    def general(self) -> int:
        """How many of its items are general meetings, study or activities, which do not count."""
        return sum(sent.own and sent.item.category in GENERAL for sent in self.sent)


def standings(
    records: Iterable[Record], of: Period, *, quota: int = 12, departments: Iterable[str] = ()
) -> list[Standing]:
    """Return the year of every department: first those given in `departments`, then the others of the ledger.

    `records` are the valid records. An item, a request and a fault belong to the year of their day, an adoption to the
    year of its own day, so that an item adopted a year later appears again with its adoption only.
    """
    kept = [r for r in records if isinstance(r.said, Request) or r.said.happened <= of.until]
    items = {r.origin: r.said for r in kept if isinstance(r.said, Item)}
    founded = {r.said.department: r.said.since for r in kept if isinstance(r.said, Founded)}
    found: dict[str, Standing] = {}

    def standing(department: str) -> Standing:
        since = founded.get(department)
        owed = quota if since is None or since not in of else _prorated(quota, since, of)
        return found.setdefault(department, Standing(department, owed, since))

    for name in (*departments, *founded):
        standing(name)
    became: dict[int, _Became] = {}
    elsewhere: dict[tuple[str, str], _Became] = {}
    extended = {r.said.request: r.said.until for r in kept if isinstance(r.said, Extension)}
    for record in kept:
        entry = record.said
        if isinstance(entry, (Adoption, Instruction)) and entry.on in of:
            if entry.item is None:
                of_it = elsewhere.setdefault((entry.department, title_key(entry.title)), _Became())
            else:
                of_it = became.setdefault(entry.item, _Became())
            of_it.add(record.origin, entry)
        elif isinstance(entry, Fault) and entry.on in of:
            standing(entry.department).faults.append((record.origin, entry))
        elif isinstance(entry, Bonus) and entry.on in of:
            standing(entry.department).bonuses.append((record.origin, entry))
        elif isinstance(entry, Request) and of.start <= entry.due <= of.end:
            due = extended.get(record.origin, entry.due)
            standing(entry.department).asked.append(_asked(record.origin, entry, due, items, of))
    for number, item in sorted(items.items(), key=lambda pair: (pair[1].dated, pair[0])):
        if item.dated in of or number in became:
            of_it = became.get(number, _Became())
            sent = Sent(number, item, item.dated in of, True, tuple(of_it.adoptions), tuple(of_it.instructions))
            standing(item.department).sent.append(sent)
    for of_it in elsewhere.values():
        number, named = of_it.first
        item = Item(title=named.title, department=named.department, dated=named.on)
        sent = Sent(number, item, False, False, tuple(of_it.adoptions), tuple(of_it.instructions))
        standing(item.department).sent.append(sent)
    return list(found.values())


@dataclass(slots=True)
class _Became:
    """What became of an item in the year, with the numbers of the entries."""

    adoptions: list[tuple[int, Adoption]] = field(default_factory=list)
    instructions: list[tuple[int, Instruction]] = field(default_factory=list)

    @property
    def first(self) -> tuple[int, Adoption | Instruction]:
        """The entry with the lowest number."""
        every: list[tuple[int, Adoption | Instruction]] = [*self.adoptions, *self.instructions]
        return min(every, key=lambda pair: pair[0])

    def add(self, number: int, entry: Adoption | Instruction) -> None:
        if isinstance(entry, Adoption):
            self.adoptions.append((number, entry))
        else:
            self.instructions.append((number, entry))


def _prorated(quota: int, since: date, of: Period) -> int:
    """The quota of a department founded within the year, rounded up.

    It is a twelfth of the full quota for each month from that of its founding on.
    """
    left = _MONTHS - of.months().index((since.year, since.month - 1))
    return ceil(Fraction(quota * left, _MONTHS))


def _asked(number: int, request: Request, due: date, items: dict[int, Item], of: Period) -> Asked:
    answers = [(item.dated, at) for at, item in items.items() if item.answers == number]
    if answers:
        first = min(answers)
        return Asked(number, request, due, "on-time" if first[0] <= due else "late", first[1])
    return Asked(number, request, due, "missed" if due < of.until or (of.over and due <= of.end) else "open")
