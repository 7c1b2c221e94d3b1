"""The days of clock times in the data of a report: 14:41 is of the day of the event, or of the paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from alvtc_info.text.clock_times import moment_from, written_date

_OF_EVENT = ("occurred_at", "known_at", "instructed_at")  # in the order in which they happen
_OF_PAPER = ("submitted_at", "approvals", "secrecy_review")
_DAY = timedelta(days=1)


def with_days(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with a day for each clock time that has none, and a year for 11月30日14:41.

    The event is of the day of the report, or of the day before where what followed it would lie after the report. What
    followed is the first such time from the event on. What cannot be told stays as it is.
    """
    found, event, dated = dict(data), data.get("event"), data.get("dated")
    day = written_date(dated.strip()) if isinstance(dated, str) else dated
    clock = _Clock(datetime.combine(day, time()) if isinstance(day, date) and 1900 <= day.year < 2100 else None)
    if isinstance(event, Mapping):
        begun = clock.start
        found["event"] = clock.event(event)
        if begun is not None and clock.guessed and clock.last >= begun + _DAY:
            clock = _Clock(begun - _DAY)
            found["event"] = clock.event(event)
    found |= {name: clock.stamped(found[name]) for name in _OF_PAPER if name in found}
    if isinstance(gates := found.get("reviews"), Mapping):
        found["reviews"] = {name: clock.stamped(gate) for name, gate in gates.items()}
    return found


class _Clock:
    """The moments of a report from `start` on, and the last of them.

    `guessed` is whether the day of the event is that of the report.
    """

    def __init__(self, start: datetime | None) -> None:
        self.start = start
        self.last = datetime.min
        self.guessed = False

    def event(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """The data of an event, from which on all that follows is counted."""
        found, begun = dict(event), None
        for name in _OF_EVENT:
            value = event.get(name)
            told = moment_from(value, self.start) if isinstance(value, str) else None
            at = told.at if told else value
            if not isinstance(at, datetime) or at.tzinfo:
                continue
            found[name], self.last = at, max(self.last, at)
            if begun is None:
                self.guessed = bool(told and not told.dated)
                self.start = begun = at
            if told and told.rough and name == "occurred_at" and event.get("rough") is None:
                found["rough"] = True
        if "contacts" in event:
            found["contacts"] = self.stamped(event["contacts"])
        return found

    def stamped(self, value: object) -> object:
        """A text as the moment that it tells, a mapping or each of a list with that of its `at`."""
        if isinstance(value, (list, tuple)):
            return [self.stamped(each) if isinstance(each, Mapping) else each for each in value]
        if isinstance(value, Mapping):
            return {**value, "at": self.stamped(value["at"])} if isinstance(value.get("at"), str) else value
        told = moment_from(value, self.start) if isinstance(value, str) else None
        if told is None:
            return value
        self.last = max(self.last, told.at)
        return told.at
