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

COLLOCATIONS = "collocations"
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


class _Collocation(NamedTuple):
    """What a word is typed for where one of these stands right before it or right after it."""

    right: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def _collocations() -> dict[str, list[_Collocation]]:
    found: dict[str, list[_Collocation]] = {}
    for line in word_list(COLLOCATIONS).entries:
        wrong, right, before, after = line.split("\t")
        both = (tuple(words.split("、")) if words else () for words in (before, after))
        found.setdefault(wrong, []).append(_Collocation(right, *both))
    return found


def collocated_words(held: Set[str]) -> list[str]:
    """The words of a text with these pairs that are typed for another beside some neighbours."""
    return [word for word in _collocations() if word[:2] in held]


def collocated_at(text: str, start: int, word: str) -> WrongForm | None:
    """The wrong form that the word at this place is beside its neighbours; None where it may be right."""
    end = start + len(word)
    for right, before, after in _collocations()[word]:
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
