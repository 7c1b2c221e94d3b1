"""The reporting clock and chain (三): who was told when, within which time, in which order.

Rules, the status of a case, the phone script and the chart all ask here. Everything is computed from the flow of the
institution and from facts; `now` only tells what is still to come.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.text.clock_times import elapsed, whole_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from alvtc_info.institution.values import Flow, Institution, Step
    from alvtc_info.model.document import Facts
    from alvtc_info.model.facts import ContactFact

ORAL = ("phone", "oral")
RECORDED = (*ORAL, "written")


def told(flow: Flow, facts: Facts, name: str, media: tuple[str, ...] = ORAL) -> ContactFact | None:
    """The first time that this post or body was told by one of these means, in person or through its stand-in."""
    for contact in facts.contacts or ():
        if contact.by in media and any(flow.post(who) == name for who in (*contact.to, contact.acting_for)):
            return contact
    return None


def clock_start(flow: Flow, facts: Facts) -> datetime | None:
    """When the clock starts: when it happened, or as the flow has it when it became known; the other where that is unknown."""
    if flow.clock == "known":
        return facts.known_at or facts.occurred_at
    return facts.clock_start


def uncertain(flow: Flow, facts: Facts) -> bool:
    """Whether the clock runs from when the event became known because nobody knows when it happened."""
    return facts.occurred_at is None and flow.clock == "event"


def minutes_late(start: datetime, at: datetime, limit: int) -> int:
    """Whole minutes begun after the limit (minutes); 0 within it, and exactly at it."""
    return max(0, whole_minutes(elapsed(start, at) - timedelta(minutes=limit)))


def excused(flow: Flow, facts: Facts, step: Step) -> bool:
    """Whether this step weighs as a hint only: outside, of an ordinary event that is not sensitive."""
    return step.outside and facts.level in flow.ordinary_levels and not facts.sensitive


def unreported(flow: Flow, facts: Facts) -> list[str]:
    """The posts of the inner chain that nobody told, in its order."""
    return [name for step in flow.inner for name in step.to if told(flow, facts, name, RECORDED) is None]


def leaders(flow: Flow, facts: Facts) -> list[ContactFact | None]:
    """When each of those at the end of the inner chain was told."""
    return [told(flow, facts, name, RECORDED) for name in (flow.inner[-1].to if flow.inner else ())]


def ours(institution: Institution, contact: ContactFact) -> bool:
    """Whether one of the institution reported, to somebody who counts: not the fire brigade by its own duty, no call for help."""
    if any(institution.flow.calls_help(who) for who in contact.to):
        return False
    sender = contact.sender
    if not sender:
        return True
    aliases = institution.flow.aliases
    known = [institution.name, *institution.short_names, institution.office, *aliases]
    known += [word for words in aliases.values() for word in words]
    known += [name for d in institution.departments for name in (d.name, *d.aliases)]
    return any(name in sender for name in known)


def outside_reports(institution: Institution, facts: Facts) -> list[ContactFact]:
    """What the institution told the outside bodies, in order."""
    flow = institution.flow
    return [
        contact
        for contact in facts.contacts or ()
        if ours(institution, contact) and any(flow.post(who) in flow.bodies for who in contact.to)
    ]


def bypasses(institution: Institution, facts: Facts) -> list[str]:
    """The outside bodies that were told before the leaders were (越级), by the order of the calls, each once."""
    flow = institution.flow
    reached = leaders(flow, facts)
    told_early = [
        flow.post(who)
        for contact in outside_reports(institution, facts)
        for who in contact.to
        if flow.post(who) in flow.bodies and any(leader is None or contact.at < leader.at for leader in reached)
    ]
    return list(dict.fromkeys(told_early))


def reversals(flow: Flow, facts: Facts) -> Iterator[tuple[str, str]]:
    """Pairs of posts of the inner chain that were told in the wrong order: who was told first and should have been second, and who should have been first."""
    for before, after in combinations(flow.inner, 2):
        for first in before.to:
            for second in after.to:
                one, two = (told(flow, facts, name, RECORDED) for name in (first, second))
                if one and two and two.at < one.at:
                    yield second, first


def uninstructed(institution: Institution, facts: Facts) -> ContactFact | None:
    """The first report outside that no leader had instructed by then; None where there was one, or a note says why not."""
    reports = outside_reports(institution, facts)
    if not reports or any(contact.note for contact in reports):
        return None
    instructed = facts.instructed_at
    return None if instructed is not None and instructed <= reports[0].at else reports[0]


def inner_minutes(flow: Flow, facts: Facts) -> int | None:
    """How many minutes it took until the last of the leaders knew; None where that is not known."""
    start = clock_start(flow, facts)
    reached = [leader for leader in leaders(flow, facts) if leader]
    if start is None or not reached or len(reached) < len(flow.inner[-1].to):
        return None
    return whole_minutes(elapsed(start, max(contact.at for contact in reached)))


def outward_limit(flow: Flow) -> int | None:
    """The first limit, in minutes, by which somebody outside must be told by word of mouth."""
    return min((step.minutes for step in flow.outside("oral") if step.minutes is not None), default=None)
