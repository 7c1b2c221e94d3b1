"""Wrong forms that are listed, by their first two characters, and words that are wrong beside some neighbours."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from re import MULTILINE
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.proofreading.candidates import Candidate, WrongForm
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

COLLOCATIONS = "collocations"
REACH = 12  # code points before a word that tell whether it is the right one


@cache
def first_pairs(name: str) -> frozenset[str]:
    """The first two characters of the entries of a list."""
    return frozenset([line[:2] for line in word_list(name).entries])


def _rows(name: str, pair: str) -> Iterator[list[str]]:
    """The columns of those entries of a list that begin with these two characters. The list is in order."""
    if pair not in first_pairs(name):
        return
    lines = word_list(name).entries
    at = bisect_left(lines, pair)
    while at < len(lines) and lines[at].startswith(pair):
        yield lines[at].split("\t")
        at += 1


def listed_candidates(name: str, pair: str) -> tuple[Candidate, ...]:
    """The wrong forms of a list that begin with these two characters."""
    return tuple(
        Candidate(wrong, right, tuple(rest[0].split("、")) if rest else ()) for wrong, right, *rest in _rows(name, pair)
    )


class _Context(NamedTuple):
    """Where a word is the wrong one: after what matches `before`, and before what matches `after`."""

    wrong: str
    right: str
    before: Pattern
    after: Pattern


@cache
def _contexts() -> tuple[_Context, ...]:
    rows = (line.split("\t") for line in word_list("in_context").entries)
    return tuple(
        _Context(wrong, right, Pattern(rf"(?:{before})\Z", flags=MULTILINE), Pattern(after, flags=MULTILINE))
        for wrong, right, before, after in rows
    )


class Collocation(NamedTuple):
    """What a word is typed for where one of these stands right before it or right after it."""

    right: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def collocations(pair: str) -> dict[str, list[Collocation]]:
    """The words that begin with these two characters and are typed for another beside some neighbours, with these."""
    found: dict[str, list[Collocation]] = {}
    for wrong, right, before, after in _rows(COLLOCATIONS, pair):
        both = (tuple(words.split("、")) if words else () for words in (before, after))
        found.setdefault(wrong, []).append(Collocation(right, *both))
    return found


def collocated_at(text: str, start: int, word: str, collocations: list[Collocation]) -> WrongForm | None:
    """The wrong form that the word at this place is beside its neighbours; None where it may be right."""
    end = start + len(word)
    for right, before, after in collocations:
        if text.startswith(after, end) or (before and text.endswith(before, max(0, start - REACH), start)):
            return WrongForm(start, end, word, right)
    return None


def wrong_in_context(text: str) -> Iterator[WrongForm]:
    """The words that are right elsewhere and wrong beside these neighbours, in order."""
    found = {}
    for wrong, right, before, after in _contexts():
        for start in occurrences(text, wrong):
            end = start + len(wrong)
            if after.match(text, end) and before.search(text, max(0, start - REACH), start):
                found[start] = WrongForm(start, end, wrong, right)
    yield from (found[start] for start in sorted(found))
