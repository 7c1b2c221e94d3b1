"""Days that are probably typed wrongly: after today, before what they are about, a day due before it was set."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import Adoption, Extension, Instruction, Item, MatterProgress, Request

if TYPE_CHECKING:
    from datetime import date

    from alvtc_info.assessment.ledger_entries import AnyEntry

_PAST = ("on", "dated", "received_on")  # days that cannot be to come
_DUE = ("due", "until", "objections_until")
_LONG = timedelta(days=366)


def doubtful_dates(entry: AnyEntry, about: AnyEntry | None, today: date) -> list[str]:
    """What is doubtful about the days of an entry that refers to another (`about`), a Chinese line each."""
    titles = type(entry).model_fields
    found = []
    for name in _PAST:
        value = getattr(entry, name, None)
        if value is not None and value > today:
            found.append(f"{titles[name].title} {value} 在今天（{today}）以后")
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


def _against(entry: AnyEntry, about: AnyEntry | None) -> list[str]:
    """What is doubtful beside the entry that this one is about."""
    if isinstance(entry, (Adoption, Instruction)) and isinstance(about, Item):
        return [f"日期 {entry.on} 早于信息的日期 {about.dated}"] if entry.on < about.dated else []
    if isinstance(entry, Extension) and isinstance(about, Request) and entry.until <= about.due:
        return [f"延到 {entry.until}，不晚于原来的期限 {about.due}"]
    since = getattr(about, "on", None)
    if isinstance(entry, (MatterProgress, Extension)) and since is not None and entry.on < since:
        return [f"日期 {entry.on} 早于它所说的那一条（{since}）"]
    if isinstance(entry, Item) and isinstance(about, Request) and since is not None and entry.dated < since:
        return [f"日期 {entry.dated} 早于约稿的日期 {since}"]
    return []


def odd_date(entry: AnyEntry, about: AnyEntry | None) -> str:
    """A Chinese line on a day that may be right and is worth a look; empty for none."""
    if isinstance(entry, (Adoption, Instruction)) and isinstance(about, Item) and entry.on > about.dated + _LONG:
        return f"日期 {entry.on} 比信息的日期 {about.dated} 晚了一年以上，请核对年份"
    return ""
