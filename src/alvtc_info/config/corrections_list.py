"""What an office keeps correcting: pairs of words that it replaced in drafts, each confirmed before it counts."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from alvtc_info.config.declared_rules import LONGEST, literal
from alvtc_info.config.list_files import ListForm, alone, list_rows, write_list
from alvtc_info.errors import InputError, UsageError
from alvtc_info.model.settings import Correction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORM = ListForm("常改词表", ("误写", "正写", "谁确认", "哪天确认"), 2, 1_000, "add-correction")
_LEAST = 2  # code points of a wrong form: a single character is right in too many words


def correction(wrong: str, right: str, by: str = "", on: str = "") -> Correction:
    """A pair as it is written. Raises UsageError for what can never match, or says nothing."""
    found = literal(wrong, FORM.what)
    better = right.strip()
    if not better or len(better) > LONGEST:
        raise UsageError("bad-word", f"正写要有字，不超过 {LONGEST} 字")
    if len(found) < _LEAST:
        raise UsageError("bad-word", f"误写至少 {_LEAST} 个字，请连前后的字一起写，如“工做”而不是“做”")
    if found == better:
        raise UsageError("bad-word", "误写和正写一样")
    if bool(by) != bool(on):
        raise UsageError("bad-value", "谁确认、哪天确认要么都写，要么都不写")
    try:
        return Correction(found, better, by, date.fromisoformat(on) if on else None)
    except ValueError:
        raise UsageError("bad-value", "哪天确认应写成 2024-05-22") from None


def read_corrections(place: str) -> tuple[Correction, ...]:
    """The pairs of a list, also those that wait. Raises InputError, naming the line, for what is wrong in it."""
    found: list[Correction] = []
    known = _Known(())
    for number, columns in list_rows(place, FORM):
        try:
            each = correction(*columns)
            known.take(each)
        except UsageError as error:
            raise InputError("bad-list", f"{FORM.what}第 {number} 行：{error.message}", place) from None
        found.append(each)
    return tuple(found)


class _Known:
    """The pairs that a list has, to which one more may be added where it makes no circle."""

    def __init__(self, pairs: Iterable[Correction]) -> None:
        self._wrong = {each.wrong for each in pairs}
        self._right = {each.right for each in pairs}

    def take(self, pair: Correction) -> None:
        """Add a pair. Raises UsageError where its wrong form is there already, or a wrong form would be right too."""
        if pair.wrong in self._wrong:
            raise UsageError("same-word", "这个误写已经有了")
        if pair.right in self._wrong or pair.wrong in self._right:
            raise UsageError("loop", "这个误写在别处是正写，或者正写在别处是误写")
        self._wrong.add(pair.wrong)
        self._right.add(pair.right)


def add_correction(place: str, pair: Correction) -> None:
    """Put a pair on the list, to be confirmed. Raises UsageError where it cannot stand beside the others."""
    with alone(place):
        pairs = _there(place)
        _Known(pairs).take(pair)
        _write(place, [*pairs, pair])


def add_corrections(place: str, added: Iterable[Correction]) -> tuple[int, int]:
    """Put those pairs on the list that can stand beside the others; returns how many were added and left out."""
    with alone(place):
        pairs = list(_there(place))
        known, new, left = _Known(pairs), [], 0
        for each in added:
            try:
                known.take(each)
                new.append(each)
            except UsageError:
                left += 1
        if new:
            _write(place, [*pairs, *new])
    return len(new), left


def confirm_corrections(place: str, wrong: str | None, by: str, on: date) -> int:
    """Confirm the pair of a wrong form, or with None all that wait; returns how many. Raises UsageError for none."""
    who = by.strip()
    if not who or len(who) > LONGEST or not who.isprintable():
        raise UsageError("bad-value", "--by 要写谁确认")
    with alone(place):
        pairs = read_corrections(place)
        at = _index(pairs, wrong) if wrong is not None else -1
        chosen = {number for number, each in enumerate(pairs) if not each.is_confirmed and at in (-1, number)}
        if not chosen:
            raise UsageError("nothing-waits", "没有等着确认的")
        done = [
            Correction(each.wrong, each.right, who, on) if number in chosen else each
            for number, each in enumerate(pairs)
        ]
        _write(place, done)
    return len(chosen)


def remove_correction(place: str, wrong: str) -> None:
    """Take a pair off the list. Raises UsageError where there is none of this wrong form."""
    with alone(place):
        pairs = read_corrections(place)
        at = _index(pairs, wrong)
        _write(place, [*pairs[:at], *pairs[at + 1 :]])


def _there(place: str) -> tuple[Correction, ...]:
    return read_corrections(place) if os.path.exists(place) else ()


def _index(pairs: Sequence[Correction], wrong: str) -> int:
    from alvtc_info.text.near_miss import meant

    known = [each.wrong for each in pairs]
    found = literal(wrong, FORM.what)
    if found not in known:
        raise UsageError("no-such-word", f"{FORM.what}里没有“{found}”{meant(found, known)}")
    return known.index(found)


def _write(place: str, pairs: Sequence[Correction]) -> None:
    if len(pairs) > FORM.most:
        raise UsageError("too-many", f"{FORM.what}最多 {FORM.most} 行")
    rows = ((each.wrong, each.right, each.by, each.on.isoformat() if each.on else "") for each in pairs)
    write_list(place, FORM, rows)
