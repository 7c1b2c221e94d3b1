"""What a ledger knows of drafts that are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.assessment.intake import trace_of
from alvtc_info.assessment.ledger_entries import Item
from alvtc_info.errors import UsageError
from alvtc_info.model.kinds import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.assessment.ledger import Ledger
    from alvtc_info.model.document import Document


def opened_ledger(place: str, *, create: bool = False) -> Ledger:
    """The ledger at a place. Raises UsageError where the packages for it are not installed."""
    try:
        import rensa  # noqa: F401 - asked for now, not in the middle of a transaction

        from alvtc_info.assessment.ledger import open_ledger
    except ModuleNotFoundError as error:
        raise UsageError(
            "not-installed", f"台账要用 {error.name}，还没有安装；请运行 pip install alvtc-info[ledger]"
        ) from None
    return open_ledger(place, create=create)


def known_repeats(documents: Iterable[Document], place: str) -> list[tuple[str, ...]]:
    """For each document the items of a ledger that tell of the same, as a reader would name them; not its own entry."""
    found = []
    with opened_ledger(place) as ledger:
        for document in documents:
            title = document.joined({Role.TITLE}, "").strip()
            told = []
            for _, record in ledger.like(trace_of(document)):
                said = record.said
                assert isinstance(said, Item)
                if (said.title, said.dated) != (title, document.report_date):
                    told.append(f"第{record.origin}条“{said.title}”（{said.department} {said.dated}）")
            found.append(tuple(told[:3]))
    return found
