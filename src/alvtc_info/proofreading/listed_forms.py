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
    from collections.abc import Iterator, Set

REACH = 12  # code points before a word that tell whether it is the right one


@cache
def _beginnings(name: str) -> frozenset[str]:
    """The first two characters of the wrong forms of a list."""
    return frozenset([line[:2] for line in word_list(name).entries])


@cache
def _candidates(name: str, beginning: str) -> tuple[Candidate, ...]:
    """The wrong forms of a list that begin so. The list is in order: they stand together."""
    lines = word_list(name).entries
    found = []
    for at in range(bisect_left(lines, beginning), len(lines)):
        if not lines[at].startswith(beginning):
            break
        wrong, right, *rest = lines[at].split("\t")
        found.append(Candidate(wrong, right, tuple(rest[0].split("、")) if rest else ()))
    return tuple(found)


def listed_candidates(name: str, held: Set[str]) -> Iterator[Candidate]:
    """The wrong forms of a list that a text with these pairs may hold."""
    for beginning in _beginnings(name) & held:
        for candidate in _candidates(name, beginning):
            if len(candidate.wrong) == 2 or candidate.wrong[-2:] in held:
                yield candidate


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


def wrong_in_context(text: str) -> Iterator[WrongForm]:
    """The words that are right elsewhere and wrong beside these neighbours, in order."""
    found = {}
    for wrong, right, before, after in _contexts():
        for start in occurrences(text, wrong):
            end = start + len(wrong)
            if after.match(text, end) and before.search(text, max(0, start - REACH), start):
                found[start] = WrongForm(start, end, wrong, right)
    yield from (found[start] for start in sorted(found))
