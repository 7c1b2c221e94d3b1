"""What a ledger holds by department, year and category: items with what became of them, open matters, adoptions."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import Adoption, Instruction, Item
from alvtc_info.assessment.ledger_values import entry_value, matter_value
from alvtc_info.assessment.matters import open_matters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from alvtc_info.assessment.ledger_entries import Record
    from alvtc_info.assessment.ledger_values import LedgerEntry, OpenMatter


def listed_items(
    records: Sequence[Record], *, department: str = "", year: int | None = None, category: str = ""
) -> tuple[LedgerEntry, ...]:
    """The items by number, each with how often it was adopted and instructed on."""
    became: dict[int, Counter[type]] = defaultdict(Counter)
    for record in records:
        if isinstance(record.said, (Adoption, Instruction)) and record.said.item is not None:
            became[record.said.item][type(record.said)] += 1
    return tuple(
        entry_value(record, adopted=became[record.origin][Adoption], instructed=became[record.origin][Instruction])
        for record in records
        if isinstance(record.said, Item)
        and department in ("", record.said.department)
        and year in (None, record.said.dated.year)
        and category in ("", record.said.category)
    )


def listed_matters(
    records: Sequence[Record], today: date, *, department: str = "", year: int | None = None
) -> tuple[OpenMatter, ...]:
    """The open matters of a department, or of all, and of a year; what is overdue first."""
    numbers = {record.origin: record for record in records}
    return tuple(
        matter_value(matter, numbers[matter.number], today)
        for matter in open_matters(records)
        if (not department or matter.concerns(department)) and year in (None, matter.entry.happened.year)
    )


def adopted_elsewhere(
    records: Sequence[Record], *, department: str = "", year: int | None = None
) -> tuple[LedgerEntry, ...]:
    """The adoptions of items that were never entered."""
    return tuple(
        entry_value(record)
        for record in records
        if isinstance(record.said, Adoption)
        and record.said.item is None
        and department in ("", record.said.department)
        and year in (None, record.said.on.year)
    )
