"""The reports of one event in order: their numbers, and which is earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import KINDS, Kind, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.model.document import Document

_NUMBER = Pattern(r"续 ?报 ?第?([一二三四五六七八九十\d]+)")


def follow_up_number(document: Document) -> int:
    """Which follow-up this is by its title: （续报二） is 2; 1 where the title has no number."""
    title = document.joined({Role.TITLE}, "")
    found = _NUMBER.search(title)
    return numeral(found[1]) if found else 1


def earlier(one: Document, other: Document) -> bool:
    """Whether one report is certainly earlier than the other: by the minute where both are known, else by the day."""
    a, b = one.facts.submitted_at, other.facts.submitted_at
    if a and b:
        return a < b
    return bool(one.report_date and other.report_date and one.report_date < other.report_date)


def order(document: Document) -> tuple[int, int]:
    """The place of a report in its series: first report, follow-ups by number, final report."""
    return KINDS[document.kind or Kind.FIRST].order or 0, follow_up_number(document)
