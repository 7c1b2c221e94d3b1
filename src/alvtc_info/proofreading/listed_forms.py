"""Wrong forms that are listed, by their first two characters, and words that are wrong beside some neighbours."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from re import MULTILINE
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.proofreading.candidates import Candidate, WrongForm
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

COLLOCATIONS = "collocations"
REACH = 12  # code points before a word that tell whether it is the right one
# a list of wrong forms, and that of phrases in which a character may be missing: both are looked for as one
PHRASES_OF = {"left_out": "official_phrases"}


@cache
def _lines(name: str) -> Sequence[str]:
    """The wrong forms of a list in order, with those that its list of phrases stands for."""
    lines = word_list(name).entries
    if name not in PHRASES_OF:
        return lines
    found = {line.partition("\t")[0]: line for line in lines}
    for phrase, places in (line.split("\t") for line in word_list(PHRASES_OF[name]).entries):
        for at in map(int, places):
            shorter = phrase[:at] + phrase[at + 1 :]
            found.setdefault(shorter, f"{shorter}\t{phrase}\t\tmade")
    return sorted(found.values())


@cache
def _beginnings(name: str) -> frozenset[str]:
    """The first two characters of the wrong forms of a list."""
    return frozenset([line[:2] for line in _lines(name)])


@cache
def _candidates(name: str, beginning: str) -> tuple[Candidate, ...]:
    """The wrong forms of a list that begin so. The list is in order: they stand together."""
    lines = _lines(name)
    found = []
    for at in range(bisect_left(lines, beginning), len(lines)):
        if not lines[at].startswith(beginning):
            break
        wrong, right, *rest = lines[at].split("\t")
        contexts = tuple(rest[0].split("、")) if rest and rest[0] else ()
        found.append(Candidate(wrong, right, contexts, made=len(rest) > 1))
    return tuple(found)


def listed_candidates(name: str, held: Set[str]) -> Iterator[Candidate]:
    """The wrong forms of a list that a text with these pairs may hold."""
    for beginning in _beginnings(name) & held:
        for candidate in _candidates(name, beginning):
            wrong = candidate.wrong
            if len(wrong) == 2 or (wrong[-2:] in held and (len(wrong) == 3 or wrong[1:3] in held)):
                yield candidate


class _Context(NamedTuple):
    """What a word is typed for after what matches `before`, and before what matches `after`."""

    right: str
    before: Pattern | tuple[str, ...]
    after: Pattern | tuple[str, ...]

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]` stands in this context."""
        before, after = self.before, self.after
        if not (text.startswith(after, end) if isinstance(after, tuple) else after.match(text, end)):
            return False
        left = max(0, start - REACH)
        return bool(
            text.endswith(before, left, start) if isinstance(before, tuple) else before.search(text, left, start)
        )


_SPECIAL = frozenset("[](){}?*+^$.\\")


def _words_of(expression: str, opening: str) -> tuple[str, ...] | None:
    """The words of an expression that is but a choice of them, for which no expression need be compiled; else None."""
    inner = expression.removeprefix(opening).removesuffix(")")
    return tuple(inner.split("|")) if _SPECIAL.isdisjoint(inner) else None


@cache
def _contexts() -> dict[str, list[_Context]]:
    """By word where it is the wrong one."""
    found: dict[str, list[_Context]] = {}
    for wrong, right, before, after in (line.split("\t") for line in word_list("in_context").entries):
        left = _words_of(before, "(?:") or Pattern(rf"(?:{before})\Z", flags=MULTILINE)
        found.setdefault(wrong, []).append(
            _Context(right, left, _words_of(after, "(?=") or Pattern(after, flags=MULTILINE))
        )
    return found


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


def words_in_context(held: Set[str]) -> list[str]:
    """The words of a text with these pairs that are wrong before and after some words; those of one character always."""
    return [word for word in _contexts() if len(word) == 1 or word[:2] in held]


def in_context_at(text: str, start: int, word: str) -> WrongForm | None:
    """The wrong form that the word at this place is where it stands; None where it may be right."""
    end = start + len(word)
    for context in _contexts()[word]:
        if context.holds(text, start, end):
            return WrongForm(start, end, word, context.right)
    return None
