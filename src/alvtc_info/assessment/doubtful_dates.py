"""Days that are probably typed wrongly: after today, before what they are about, a day due before it was set.

Those of more than a year ago may be right: what came late is recorded too. They are said, not refused.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import (
    Adoption,
    Circulated,
    Extension,
    Founded,
    Instruction,
    Item,
    MatterProgress,
    Objection,
    Request,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.assessment.ledger_entries import AnyEntry

_PAST = ("on", "dated", "received_on")  # days that cannot be to come
_DUE = ("due", "until", "objections_until")
_LONG = timedelta(days=366)
_OF_A_YEAR = (Circulated, Objection)  # what is frozen must be over, and is looked at where it is


def doubtful_dates(entry: AnyEntry, about: AnyEntry | None, today: date, printed: date | None = None) -> list[str]:
    """What is doubtful about the days of an entry that refers to another (`about`), a Chinese line each.

    `printed` is the date on the paper that an item is.
    """
    titles = type(entry).model_fields
    found = []
    for name in _PAST:
        value = getattr(entry, name, None)
        if value is not None and value > today:
            found.append(f"{titles[name].title} {value} 在今天（{today}）以后")
    if isinstance(entry, _OF_A_YEAR) and entry.year > today.year:
        found.append(f"{titles['year'].title} {entry.year} 还没有到")
    if isinstance(entry, Founded) and entry.since > today + _LONG:
        found.append(f"{titles['since'].title} {entry.since} 在一年以后")
    if isinstance(entry, Item) and printed and entry.dated.year != printed.year and _long_ago(entry.dated, today):
        found.append(f"{titles['dated'].title} {entry.dated} 和稿件上的 {printed} 不是同一年")
    begun = getattr(entry, "on", None)
    for name in _DUE:
        due = getattr(entry, name, None)
        if begun is None or due is None or entry.entry == "frozen":
            continue
        if due < begun:
            found.append(f"{titles[name].title} {due} 早于 {begun}")
        elif due > begun + _LONG:
            found.append(f"{titles[name].title} {due} 在一年以后")
    return found + _against(entry, about)


def _long_ago(day: date, today: date) -> bool:
    """Whether the same day a year later is past as well: then its year may be mistyped."""
    return (day.year + 1, day.month, day.day) <= (today.year, today.month, today.day)


def _against(entry: AnyEntry, about: AnyEntry | None) -> list[str]:
    """What is doubtful beside the entry that this one is about."""
    if isinstance(entry, (Adoption, Instruction)) and isinstance(about, Item):
        return [f"日期 {entry.on} 早于信息的日期 {about.dated}"] if entry.on < about.dated else []
    if isinstance(entry, Extension) and isinstance(about, Request) and entry.until <= about.due:
        return [f"延到 {entry.until}，不晚于现在的期限 {about.due}"]
    since = getattr(about, "on", None)
    if isinstance(entry, (MatterProgress, Extension)) and since is not None and entry.on < since:
        return [f"日期 {entry.on} 早于它所说的那一条（{since}）"]
    if isinstance(entry, Item) and isinstance(about, Request) and since is not None and entry.dated < since:
        return [f"日期 {entry.dated} 早于约稿的日期 {since}"]
    return []


def odd_date(entry: AnyEntry, about: AnyEntry | None, today: date, before: AnyEntry | None = None) -> str:
    """A Chinese line on a day that may be right and is worth a look; empty for none.

    `before` is the entry that this one corrects: of its days nothing is said again.
    """
    if isinstance(entry, (Adoption, Instruction)) and isinstance(about, Item) and entry.on > about.dated + _LONG:
        return f"日期 {entry.on} 比信息的日期 {about.dated} 晚了一年以上，请核对年份"
    found = next(iter(_of_long_ago(entry, about, today, before)), "")
    return f"{found}，请核对年份" if found else ""


def _of_long_ago(entry: AnyEntry, about: AnyEntry | None, today: date, before: AnyEntry | None) -> Iterator[str]:
    """The days and years of an entry that are long past, a Chinese line each.

    Not those of what happened about as long ago: there the other entry vouches for the year.
    """
    titles = type(entry).model_fields
    known = None if about is None else about.happened
    dueless = getattr(entry, "on", None) is None
    for name in (*_PAST, "since", *(("due",) if dueless else ())):
        day = getattr(entry, name, None)
        if day is None or day == getattr(before, name, None) or (known and abs(day - known) < _LONG):
            continue
        if _long_ago(day, today):
            yield f"{titles[name].title} {day} 在一年以前"
    if isinstance(entry, _OF_A_YEAR) and entry.year < today.year - 1 and entry.year != getattr(before, "year", None):
        yield f"{titles['year'].title} {entry.year} 是一年以前的"
