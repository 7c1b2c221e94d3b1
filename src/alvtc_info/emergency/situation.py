"""The situation of a case at a moment: what is done, what is late, what is next and who must be called.

The result is plain data; `status_text` puts it into words.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from alvtc_info.analysis.reporting_clock import (
    bypasses,
    clock_start,
    inner_minutes,
    reversals,
    uncertain,
    uninstructed,
    unreported,
)
from alvtc_info.emergency.case_entries import Instructed, Learnt, Reported
from alvtc_info.emergency.progress import Progress, State, progress
from alvtc_info.model.hash_chain import CAUSES
from alvtc_info.text.clock_times import elapsed, shown
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from datetime import datetime

    from alvtc_info.emergency.case import Case, Party
    from alvtc_info.institution.values import Institution, Person
    from alvtc_info.model.document import Facts

_MINUTE = timedelta(minutes=1)


@frozen
class Chain:
    """One department's own part of the flow. `covered` are the posts that another department has notified."""

    party: Party
    rows: tuple[Progress, ...]
    covered: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether this department has notified nobody yet."""
        return all(row.contact is None for row in self.rows)


@frozen
class Call:
    """A call that must be made now or next: its progress, its sender, and the people to call."""

    progress: Progress
    sender: str
    people: tuple[Person, ...]


@frozen
class Situation:
    """The situation of a case at `now`. All moments are local times of its zone; minutes are whole.

    `left` is the time left until somebody outside must be notified, `left_for` how: by phone (oral; the whole inner
    chain and the instruction lie in it) or in writing; `over` how far that has passed, in minutes begun.
    `next_follow_up` and `final_due` are custom, not set by the regulation.
    """

    now: datetime
    start: datetime | None
    passed: int | None
    uncertain: bool
    chains: tuple[Chain, ...]
    outward: tuple[Progress, ...]
    instructions: tuple[Instructed, ...]
    calls: tuple[Call, ...]
    left: int | None
    over: int
    left_for: str
    inner_took: int | None
    warnings: tuple[str, ...]
    next_follow_up: datetime | None
    final_due: datetime | None

    @property
    def late(self) -> tuple[Progress, ...]:
        """The steps with a limit of the regulation that were done late or are overdue."""
        rows = [row for chain in self.chains for row in chain.rows if row.name not in chain.covered]
        return tuple(
            row for row in (*rows, *self.outward) if row.state in (State.LATE, State.OVERDUE) and not row.step.advice
        )


def assess(case: Case, institution: Institution, now: datetime) -> Situation:
    """Return the situation of the case at `now`, an aware moment."""
    case = case.until(now)
    flow = institution.flow
    wall = case.wall(now)
    facts = case.facts(flow)
    start = clock_start(flow, facts)
    chains = _chains(case, institution, facts, wall)
    outward = tuple(row for row in progress(flow, facts, wall) if row.step.outside)
    first = min((row for row in outward if row.contact is None and row.due), key=_due, default=None)
    return Situation(
        now=wall,
        start=start,
        passed=max(0, elapsed(start, wall) // _MINUTE) if start else None,
        uncertain=uncertain(flow, facts),
        chains=chains,
        outward=outward,
        instructions=tuple(case.those(Instructed)),
        calls=tuple(_calls(case, institution, chains, outward)),
        left=first.left if first else None,
        over=first.over if first else 0,
        left_for=first.step.by if first else "",
        inner_took=inner_minutes(flow, facts),
        warnings=tuple(_warnings(case, institution, facts)),
        next_follow_up=_next_follow_up(case, institution, wall),
        final_due=_final_due(case, institution),
    )


def _due(row: Progress) -> datetime:
    assert row.due is not None
    return row.due


def _chains(case: Case, institution: Institution, facts: Facts, wall: datetime) -> tuple[Chain, ...]:
    flow = institution.flow
    reached = {row.name for row in progress(flow, facts) if row.contact is not None and not row.step.outside}
    chains = []
    for party in case.parties:
        own = case.facts(flow, party.name)
        rows = tuple(row for row in progress(flow, own, wall) if not row.step.outside)
        first = flow.inner[0].to if flow.inner else ()
        missing = [row.name for row in rows if row.contact is None and not row.step.advice]
        chains.append(Chain(party, rows, tuple(name for name in missing if name in reached and name not in first)))
    return tuple(chains)


def _calls(
    case: Case, institution: Institution, chains: tuple[Chain, ...], outward: tuple[Progress, ...]
) -> list[Call]:
    """The next open step of every department, and the steps to the outside once the leaders know."""
    flow = institution.flow
    found: list[Call] = []
    several = len(chains) > 1
    for chain in chains:
        open_rows = [r for r in chain.rows if r.contact is None and not r.step.advice and r.name not in chain.covered]
        for row in open_rows:
            if row.step is open_rows[0].step:
                whose = chain.party.name if several else ""  # two departments' heads call at the same time
                sender = chain.party.name if row.step is flow.inner[0] else _of(whose, row.step.sender)
                found.append(Call(row, sender, _holders(institution, row.name, chain.party.name, case)))
        written = [row for row in chain.rows if row.contact is None and row.step.advice]
        if not open_rows:
            found.extend(Call(row, chain.party.name, _holders(institution, row.name, "", case)) for row in written)
    if not unreported(flow, case.facts(flow)):
        waiting = [row for row in outward if row.state in (State.WAITING, State.OVERDUE)]
        oral = [row for row in waiting if row.step.by == "oral"]
        found.extend(Call(row, row.step.sender, institution.holders(row.name)) for row in oral or waiting)
    return found


def _of(department: str, post: str) -> str:
    """A post with the department that it belongs to: 后勤处主要负责人 for 部门主要负责人."""
    return department + post.removeprefix("部门") if department and post.startswith("部门") else post


def _holders(institution: Institution, post: str, department: str, case: Case) -> tuple[Person, ...]:
    from alvtc_info.institution.values import Person

    stand_in = case.stand_in(post, case.entries[-1].recorded_at)
    if stand_in is not None:
        return (Person(post, f"{stand_in.deputy}（代）"),)
    return institution.holders(post, department)


def _warnings(case: Case, institution: Institution, facts: Facts) -> list[str]:
    flow = institution.flow
    found = []
    early = bypasses(institution, facts)
    if early:
        found.append(f"报{'、'.join(early)}在报学院主要领导之前，属越级上报；请说明原因并抄报学院")
    for later, before in reversals(flow, facts):
        found.append(f"先报{later}、后报{before}，次序颠倒")
    first = uninstructed(institution, facts)
    untimed = case.untimed(flow)
    if first is not None and not any(isinstance(entry, Instructed) for entry in untimed):
        found.append(f"{shown(first.at, first.at)}对外报告前没有学院主要领导指示的记录，请补记")
    start = clock_start(flow, facts)
    for entry in case.those(Reported):
        at = case.wall(entry.at)
        slack = timedelta(minutes=flow.rough_minutes if facts.rough else 0)
        if start and elapsed(at, start) > slack and not any(flow.calls_help(who) for who in entry.to):
            number = case.numbers[entry.id]
            found.append(f"第{number}条的时刻 {shown(at, start)} 早于事件时刻 {shown(start, start)}，请核对")
    for correction, name, held in case.overruled():
        label = Learnt.model_fields[name].title
        which, other = case.numbers[correction.id], case.numbers[held.id]
        found.append(f"{label}：第{which}条更正了，但以后来得知的第{other}条为准；第{other}条也不对的，更正第{other}条")
    if untimed:
        numbers = "、".join(str(case.numbers[entry.id]) for entry in untimed)
        found.append(f"第{numbers}条没有写几时，先按记录的时刻算；请更正，写明几时")
    if case.tampered:
        numbers = "、".join(map(str, case.tampered))
        found.append(f"第{numbers}条与封签不一致（{CAUSES}），不能作为凭据；用 emergency verify 核对")
    if facts.rough:
        found.append("发生时刻是约数，尽快核实")
    return found


def _next_follow_up(case: Case, institution: Institution, wall: datetime) -> datetime | None:
    """When the next follow-up is due by custom; None if the event is over or no written report was sent yet."""
    hours = institution.flow.follow_up_hours
    if not hours or case.closed_at or not case.papers or any(paper.report == "final" for paper in case.papers):
        return None
    return case.wall(case.papers[-1].at) + timedelta(hours=hours)


def _final_due(case: Case, institution: Institution) -> datetime | None:
    """When the final report is due by custom; None if the response goes on or the report was sent."""
    days, closed = institution.flow.final_days, case.closed_at
    if not days or closed is None or any(paper.report == "final" for paper in case.papers):
        return None
    return case.wall(closed) + timedelta(days=days)
