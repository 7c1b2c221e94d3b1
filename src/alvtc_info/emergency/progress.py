"""The progress of each step of the flow: done in time or late, still to do, overdue."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from alvtc_info.analysis.reporting_clock import ORAL, clock_start, first_contact, minutes_late
from alvtc_info.text.clock_times import duration, elapsed, whole_minutes
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from datetime import datetime

    from alvtc_info.institution.values import Flow, Step
    from alvtc_info.model.document import Facts
    from alvtc_info.model.facts import ContactFact


class State(StrEnum):
    """The state of a step: done in time, done late, still to do, overdue, or not needed."""

    DONE = "done"
    LATE = "late"
    WAITING = "waiting"
    OVERDUE = "overdue"
    WAIVED = "waived"


@frozen
class Progress:
    """The progress of one step for one recipient: the contact that was made, the time limit and the time left.

    `due` is None if the flow sets no limit or the clock has no start. `minutes` is the time taken, in minutes begun;
    `left` the whole minutes that remain; `over` the minutes begun after the limit.
    """

    step: Step
    name: str
    state: State
    contact: ContactFact | None = None
    due: datetime | None = None
    minutes: int | None = None
    left: int | None = None
    over: int = 0


def lateness(row: Progress) -> str:
    """By how much a step is past its limit, in Chinese; empty if it is not. What is only advised cannot be overdue."""
    return f"{'比建议晚' if row.step.advice else '超时'} {duration(row.over)}" if row.over else ""


def progress(flow: Flow, facts: Facts, now: datetime | None = None) -> tuple[Progress, ...]:
    """Return the progress of every step for every recipient, in the order of the flow.

    Without `now`, steps not done are waiting, never overdue.
    """
    return tuple(_progress(flow, facts, step, name, now) for step in flow.steps for name in step.to)


def _progress(flow: Flow, facts: Facts, step: Step, name: str, now: datetime | None) -> Progress:
    start = clock_start(flow, facts)
    contact = first_contact(flow, facts, name, ORAL if step.by == "oral" else ("written",))
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
