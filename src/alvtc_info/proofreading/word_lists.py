"""The lists as files: each says in its head what it holds, where that is from, as of when and how it was made.

A file of `lists/` begins with lines `# key: value` and an empty line; then come entries, a line each, of columns that a
tab separates. `lists/README.md` says how the office adds to them.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from functools import cache

from alvtc_info.text.clock_times import present
from alvtc_info.text.named_tuples import NamedTuple

LISTS = os.path.join(os.path.dirname(__file__), "lists")  # pathlib alone would cost 4 ms
FRESH = timedelta(days=365)  # how long what was read is taken as it is
HEAD = ("title", "what", "source", "as_of", "made", "add", "tested")


class WordList(NamedTuple):
    """A list: what its head says, by key (`HEAD`), and its entries as lines of columns."""

    name: str
    head: dict[str, str]
    entries: tuple[str, ...]


@cache
def word_list(name: str) -> WordList:
    """The list of this name. Raises FileNotFoundError where there is none."""
    with open(_path(name), encoding="utf-8") as stream:
        head, _, entries = stream.read().rstrip("\n").partition("\n\n")
    lines = (line.removeprefix("# ").partition(": ") for line in head.split("\n"))
    return WordList(name, {key: value for key, _, value in lines}, tuple(entries.split("\n")))


def aged(name: str, day: date | None) -> str:
    """That a list may be out of date, where it is a year older than a paper of this day, or of today; else nothing."""
    as_of = word_list(name).head["as_of"]
    today = day or present().date()
    return f"；清单截至{as_of}，可能过时" if today - date.fromisoformat(as_of) > FRESH else ""


@cache
def _in_bytes(name: str) -> tuple[bytes, int]:
    """The file, which ends with one line feed, and where the line feed before its first entry stands."""
    with open(_path(name), "rb") as stream:
        found = stream.read()
    return found, found.index(b"\n\n") + 1


def row_in_bytes(name: str, beginning: bytes) -> bytes:
    """The rest of the entry that begins so, of a list whose entries are in order; empty where there is none.

    The list is searched as it stands in the file: to take a long one apart, or to decode it, costs as much as to check
    a page.
    """
    entries, low = _in_bytes(name)
    high = len(entries) - 1
    # line feeds: the entry is none of those before the one, and of those after the other
    while low < high:
        middle = entries.rindex(b"\n", low, (low + high) // 2 + 1)
        end = entries.index(b"\n", middle + 1)
        if entries.startswith(beginning, middle + 1):
            return entries[middle + 1 + len(beginning) : end]
        if entries[middle + 1 : end] < beginning:
            low = end
        else:
            high = middle
    return b""


def _path(name: str) -> str:
    return os.path.join(LISTS, f"{name}.tsv")


def list_names() -> list[str]:
    """The names of all lists, in alphabetical order."""
    return sorted(name.removesuffix(".tsv") for name in os.listdir(LISTS) if name.endswith(".tsv"))
