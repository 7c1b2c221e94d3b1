"""What is worth a second look in an entry beside its days, a Chinese line each: nothing of it keeps an entry out.

Recorded twice, about an item that the ledger has, for somebody else's request, a department misspelt, in a frozen year.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from alvtc_info.assessment.entry_building import WHO, entry_about
from alvtc_info.assessment.ledger_entries import (
    LABELS,
    Adoption,
    Founded,
    Frozen,
    Instruction,
    Item,
    Request,
    several,
)
from alvtc_info.assessment.year import period
from alvtc_info.assessment.year_end import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alvtc_info.assessment.ledger_entries import AnyEntry, Record
    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.institution.values import Institution

# by which fields an entry is the same as another of its kind; items are compared by title and text elsewhere
_SAME = {
    "adoption": ("item", "title", "department", "level", "by", "on"),
    "instruction": ("item", "title", "department", "leader", "words", "to"),
    "request": ("department", "subject"),
    "opinion": ("item", "subject", "where"),
    "progress": ("of", "words", "done", "on"),
    "fault": ("department", "fault", "item", "on"),
    "bonus": ("department", "points", "reason"),
    "founded": ("department",),
    "objection": ("year", "department", "words"),
    "ruling": ("objection",),
}
_AGAIN = timedelta(days=7)  # a request of the same words that is due so much later is another one


def second_looks(
    entry: AnyEntry, store: LedgerStore, institution: Institution, *, own: int = 0, before: AnyEntry | None = None
) -> tuple[str, ...]:
    """What is to be said of an entry: one not yet written, or with its `own` number, in place of the one `before`."""
    said = [] if before else list(_recorded(entry, store, own))
    said += [*_anothers(entry, store), *_misspelt(entry, store, institution), *_closed(entry, before, store)]
    return tuple(dict.fromkeys(said))


def _recorded(entry: AnyEntry, store: LedgerStore, own: int) -> Iterator[str]:
    """That the same was recorded before, or that an item said not to be in the ledger is."""
    fields = _SAME.get(entry.entry, ())
    same = []
    for record in store.records((entry.entry,)) if fields else ():
        other = record.said
        again = isinstance(entry, Request) and isinstance(other, Request) and abs(entry.due - other.due) > _AGAIN
        if record.origin != own and not again and all(getattr(entry, each) == getattr(other, each) for each in fields):
            same.append(record)
    if same:
        yield f"{_numbers(same)}已经记过这次{LABELS[entry.entry]}；记重了的作废一条"
    if isinstance(entry, (Adoption, Instruction)) and entry.item is None:
        titled = store.titled(entry.title, entry.department)
        if titled:
            yield f"台账里{_numbers(titled)}是这个题目；说的就是它，作废这一条，写条号重记"


def _numbers(records: Iterable[Record]) -> str:
    return "、".join(f"第{record.origin}条" for record in records)


def _anothers(entry: AnyEntry, store: LedgerStore) -> Iterator[str]:
    """That an item answers a request that was made to another department."""
    about = entry_about(entry, store) if isinstance(entry, Item) else None
    if isinstance(entry, Item) and isinstance(about, Request) and about.department != entry.department:
        yield f"第{entry.answers}条约稿约的是{about.department}，这一条是{entry.department}的；条号写错的请更正"


def _misspelt(entry: AnyEntry, store: LedgerStore, institution: Institution) -> Iterator[str]:
    """Who carries something out, watches, reports or is new, where that is a department, or almost the name of one."""
    from alvtc_info.institution.near_names import near_department

    founded = [entry.department] if isinstance(entry, Founded) else []
    named = [*founded, *(part for each in WHO for part in several(getattr(entry, each, "")))]
    known = store.departments().difference(founded) if named else set()
    if any(institution.department(called) for called in founded):
        yield f"{founded[0]}本来就有：不是年中新设的作废这一条，不然应报的条数会少算"
    for called in named:
        meant = None if called in known else near_department(called, institution)
        if meant:
            yield f"不认识“{called}”这个部门，是否指“{meant}”；是的请更正"


def _closed(entry: AnyEntry, before: AnyEntry | None, store: LedgerStore) -> Iterator[str]:
    """That the entry, or the one before it, tells of a year whose figures are frozen."""
    days = [each.happened for each in (entry, before) if each and each.entry not in CLOSING]
    for record in store.records(("frozen",)) if days else ():
        said = record.said
        assert isinstance(said, Frozen)
        of = period(said.year, said.kind, said.until)
        if any(day in of for day in days):
            yield f"{said.year}年度已经定稿（第{record.origin}条）：这一条不改变定稿的数字，通报里另外列出"
