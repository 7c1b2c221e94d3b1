"""How far each department is, in one line: 已报7，还差5，约稿1件后天到期."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import LABELS
from alvtc_info.assessment.matters import days_left, open_matters
from alvtc_info.assessment.notice import QUOTA
from alvtc_info.assessment.year import period, standings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from alvtc_info.assessment.ledger_entries import Record
    from alvtc_info.assessment.matters import Matter
    from alvtc_info.institution.values import Institution


def counter_lines(records: Iterable[Record], institution: Institution, year: int, today: date) -> dict[str, str]:
    """A line for each department of the institution and of the ledger, by its name, for a calendar year up to today.

    What is still open (requests, instructions, talk online) is told whatever year it is of.
    """
    kept = list(records)
    of = period(year, until=today)
    left = open_matters(kept)
    found = {}
    for standing in standings(kept, of, quota=QUOTA, departments=[each.name for each in institution.departments]):
        counted, missing = len(standing.counted), standing.missing
        parts = [f"已报{counted}", f"还差{missing}" if missing else f"够{standing.quota}条了"]
        own = [matter for matter in left if matter.is_up_to(standing.department)]
        for kind in ("request", "instruction", "opinion"):
            parts += _said(kind, [matter for matter in own if matter.entry.entry == kind], today)
        unnamed = len(standing.without_category)
        parts += [f"没有类别{unnamed}条不计"] if unnamed else []
        found[standing.department] = "，".join(parts)
    return found


def _said(kind: str, open_ones: list[Matter], today: date) -> list[str]:
    """What is said of the open matters of a kind, the first due first; nothing if there are none."""
    if not open_ones:
        return []
    head = f"{LABELS[kind]}{len(open_ones)}件"
    due = open_ones[0].due
    if due is None:
        return [f"{head}没办完"]
    return [f"{head}{'，最早的' if len(open_ones) > 1 else ''}{days_left(due, today)}"]
