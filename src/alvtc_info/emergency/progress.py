"""How far each step of the flow is: done in time or late, still to do, overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from alvtc_info.analysis.reporting_clock import ORAL, clock_start, minutes_late, told
from alvtc_info.text.clock_times import elapsed, whole_minutes

if TYPE_CHECKING:
    from datetime import datetime

    from alvtc_info.institution.values import Flow, Step
    from alvtc_info.model.document import Facts
    from alvtc_info.model.facts import ContactFact


class State(StrEnum):
    """How a step stands: done in time, done late, still to do, overdue, or not needed."""

    DONE = "done"
    LATE = "late"
    WAITING = "waiting"
    OVERDUE = "overdue"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Progress:
    """One recipient of one step: what was done, by when it must be, how much of the time is left.

    `due` is None where the flow has no limit or the clock has no start; `minutes` is what it took, in minutes begun;
    `left` the whole minutes that remain, `over` those begun after the limit.
    """

    step: Step
    name: str
    state: State
    contact: ContactFact | None = None
    due: datetime | None = None
    minutes: int | None = None
    left: int | None = None
    over: int = 0


def progress(flow: Flow, facts: Facts, now: datetime | None = None) -> tuple[Progress, ...]:
    """Every recipient of every step, in the order of the flow. Without `now` what is not done is waiting."""
    return tuple(_progress(flow, facts, step, name, now) for step in flow.steps for name in step.to)


def _progress(flow: Flow, facts: Facts, step: Step, name: str, now: datetime | None) -> Progress:
    start = clock_start(flow, facts)
    contact = told(flow, facts, name, ORAL if step.by == "oral" else ("written",))
    due = start + timedelta(minutes=step.minutes) if start and step.minutes is not None else None
    if contact is not None:
        took = whole_minutes(elapsed(start, contact.at)) if start else None
        over = minutes_late(start, contact.at, step.minutes) if start and step.minutes is not None else 0
        return Progress(step, name, State.LATE if over else State.DONE, contact, due, took, None, over)
    if step.outside and facts.waiver:
        return Progress(step, name, State.WAIVED)
    if due is None or now is None or start is None or step.minutes is None:
        return Progress(step, name, State.WAITING, None, due)
    over = minutes_late(start, now, step.minutes)
    left = elapsed(now, due) // timedelta(minutes=1)
    return Progress(step, name, State.OVERDUE if over else State.WAITING, None, due, None, max(0, left), over)
