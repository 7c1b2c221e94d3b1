"""Looking up drafts under check in a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.assessment.intake import trace_of
from alvtc_info.assessment.ledger_entries import Item, title_key
from alvtc_info.errors import InputError, UsageError
from alvtc_info.model.kinds import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.assessment.matters import FollowUpParts
    from alvtc_info.model.document import Document


def opened_ledger(place: str, *, create: bool = False) -> LedgerStore:
    """Open the ledger at a place. Raises UsageError if its packages are not installed, else as `open_store` does."""
    try:
        import rensa  # noqa: F401 - a missing package fails here, not in the middle of a transaction

        from alvtc_info.assessment.ledger_store import open_store
    except ModuleNotFoundError as error:
        raise UsageError(
            "not-installed", f"台账要用 {error.name}，还没有安装；请运行 pip install alvtc-info[ledger]"
        ) from None
    return open_store(place, create=create)


def known_repeats(documents: Iterable[Document], place: str) -> list[tuple[str, ...]]:
    """Return for each document up to three items of a ledger that tell of the same event, as texts for a reader.

    First those that its department sent under the same title. The document's own entry is left out.
    """
    found = []
    with opened_ledger(place) as ledger:
        for document in documents:
            title = document.joined({Role.TITLE}, "").strip()
            unit = document.value("reporting_unit") or document.value("department") or ""
            department = document.institution.department(unit)
            records = ledger.titled(title, department.name if department else unit)
            records += [record for _, record in ledger.like(trace_of(document))]
            repeats = {}
            for record in records:
                item = record.said
                assert isinstance(item, Item)
                if (title_key(item.title), item.dated) != (title_key(title), document.report_date):
                    repeats[record.origin] = f"第{record.origin}条“{item.title}”（{item.department} {item.dated}）"
            found.append(tuple(repeats.values())[:3])
    return found


def follow_up_of(place: str, items: Iterable[int]) -> FollowUpParts:
    """What the ledger at a place gives for sections 二 and 三 of a follow-up on these items.

    Raises InputError if one of them is no valid item, else as `opened_ledger` does.
    """
    from alvtc_info.assessment.matters import follow_up_parts

    with opened_ledger(place) as ledger:
        return follow_up_parts(ledger.records(), items_named(ledger, items))


def items_named(ledger: LedgerStore, numbers: Iterable[int]) -> list[int]:
    """The numbers of items by any number of their corrections. Raises InputError for what is no valid item."""
    found = []
    for number in numbers:
        record = ledger.standing(number)
        if not isinstance(record.said, Item):
            raise InputError("no-subject", f"台账里第{number}条不是信息")
        found.append(record.origin)
    return found


def ledger_head(place: str) -> str:
    """The head of a ledger's chain as it is printed on papers; empty if nothing is sealed yet."""
    with opened_ledger(place) as ledger:
        return str(ledger.head() or "")
