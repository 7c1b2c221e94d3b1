"""The reporting clock and chain (三): who was reported to, when, within which time, in which order.

Rules, the status of a case, the phone script and the chart all use this module. Everything is computed from the flow of
the institution and from facts.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.text.clock_times import elapsed, whole_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from alvtc_info.institution.values import Flow, Institution
    from alvtc_info.model.document import Facts
    from alvtc_info.model.facts import ContactFact

ORAL = ("phone", "oral")
RECORDED = (*ORAL, "written")


def first_contact(flow: Flow, facts: Facts, name: str, media: tuple[str, ...] = ORAL) -> ContactFact | None:
    """The first report to this post or body by one of these means, in person or through its stand-in."""
    for contact in facts.contacts or ():
        if contact.by in media and any(flow.post(who) == name for who in (*contact.to, contact.acting_for)):
            return contact
    return None


def clock_start(flow: Flow, facts: Facts) -> datetime | None:
    """When the clock starts: when the event happened, or where the flow says so, when it became known.

    Where that moment is unknown, the other one counts.
    """
    if flow.clock == "known":
        return facts.known_at or facts.occurred_at
    return facts.clock_start


def uncertain(flow: Flow, facts: Facts) -> bool:
    """Whether the clock runs from when the event became known because nobody knows when it happened."""
    return facts.occurred_at is None and flow.clock == "event"


def minutes_late(start: datetime, at: datetime, limit: int) -> int:
    """Whole minutes begun after the limit (minutes); 0 within it, and exactly at it."""
    return max(0, whole_minutes(elapsed(start, at) - timedelta(minutes=limit)))


def ordinary(flow: Flow, facts: Facts) -> bool:
    """Whether the event is an ordinary one that is not sensitive: whether to report it outside is a judgement."""
    return facts.level in flow.ordinary_levels and not facts.sensitive


def unreported(flow: Flow, facts: Facts) -> list[str]:
    """The posts of the inner chain without a recorded report, in the order of the chain."""
    return [name for step in flow.inner for name in step.to if first_contact(flow, facts, name, RECORDED) is None]


def leaders(flow: Flow, facts: Facts) -> list[ContactFact | None]:
    """The first report to each post at the end of the inner chain; None for a post without one."""
    return [first_contact(flow, facts, name, RECORDED) for name in (flow.inner[-1].to if flow.inner else ())]


def own_report(institution: Institution, contact: ContactFact) -> bool:
    """Whether a contact is a report by the institution: no call for help, and not sent by another body."""
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
    """The institution's reports to the outside bodies, in order."""
    flow = institution.flow
    return [
        contact
        for contact in facts.contacts or ()
        if own_report(institution, contact) and any(flow.post(who) in flow.bodies for who in contact.to)
    ]


def bypasses(institution: Institution, facts: Facts) -> list[str]:
    """The outside bodies that got a report before the leaders did (越级), by the order of the calls, each once."""
    flow = institution.flow
    reached = leaders(flow, facts)
    early = [
        flow.post(who)
        for contact in outside_reports(institution, facts)
        for who in contact.to
        if flow.post(who) in flow.bodies and any(leader is None or contact.at < leader.at for leader in reached)
    ]
    return list(dict.fromkeys(early))


def reversals(flow: Flow, facts: Facts) -> Iterator[tuple[str, str]]:
    """Pairs of posts of the inner chain that were reported to in the wrong order.

    Each pair is the post that was first and should have been second, and the post that should have been first.
    """
    for before, after in combinations(flow.inner, 2):
        for first in before.to:
            for second in after.to:
                one, two = (first_contact(flow, facts, name, RECORDED) for name in (first, second))
                if one and two and two.at < one.at:
                    yield second, first


def uninstructed(institution: Institution, facts: Facts) -> ContactFact | None:
    """The first report outside, where no leader had instructed it by then.

    None where a leader had, where there is no such report, or where a note gives a reason.
    """
    reports = outside_reports(institution, facts)
    if not reports or any(contact.note for contact in reports):
        return None
    instructed = facts.instructed_at
    return None if instructed is not None and instructed <= reports[0].at else reports[0]


def inner_minutes(flow: Flow, facts: Facts) -> int | None:
    """How many minutes it took until the last of the leaders was reported to; None where that is not known."""
    start = clock_start(flow, facts)
    reached = [leader for leader in leaders(flow, facts) if leader]
    if start is None or not reached or len(reached) < len(flow.inner[-1].to):
        return None
    return whole_minutes(elapsed(start, max(contact.at for contact in reached)))


def outward_limit(flow: Flow) -> int | None:
    """The shortest limit, in minutes, of the oral steps to outside bodies; None where no step has one."""
    return min((step.minutes for step in flow.outside("oral") if step.minutes is not None), default=None)
