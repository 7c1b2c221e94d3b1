"""Wrong forms that are listed, by their first two characters, and words that are wrong beside some neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache
from re import MULTILINE
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import Candidate, WrongForm
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

COLLOCATIONS, IN_CONTEXT, RARE_WORDS = "collocations", "in_context", "rare_words"
REACH = 12  # code points before a word that tell whether it is the right one
# a list of wrong forms, and that of phrases in which a character may be missing: both are looked for as one
PHRASES_OF = {"left_out": "official_phrases"}


@cache
def _phrases(name: str) -> dict[str, list[str]]:
    """The phrases for which a list stands too, by two characters that one begins with where a character is missing."""
    found = defaultdict[str, list[str]](list)
    for line in word_list(PHRASES_OF[name]).entries if name in PHRASES_OF else ():
        places = line[line.index("\t") + 1 :]
        if "0" in places:
            found[line[1:3]].append(line)
        if "1" in places:
            found[line[0] + line[2]].append(line)
        if places[-1] > "1":
            found[line[:2]].append(line)
    return found


@cache
def first_pairs(name: str) -> frozenset[str]:
    """The first two characters of the entries of a list, and of the forms that its list of phrases stands for."""
    return frozenset([line[:2] for line in word_list(name).entries]).union(_phrases(name))


def _rows(name: str, pair: str) -> Iterator[list[str]]:
    """The columns of those entries of a list that begin with these two characters. The list is in order."""
    if pair not in first_pairs(name):
        return
    lines = word_list(name).entries
    at = bisect_left(lines, pair)
    found = []
    while at < len(lines) and lines[at].startswith(pair):
        found.append(lines[at])
        at += 1
    if pair in _phrases(name):
        found = _with_phrases(found, pair, _phrases(name)[pair])
    for line in found:
        yield line.split("\t")


def _with_phrases(lines: list[str], pair: str, phrases: list[str]) -> list[str]:
    """These entries in order, with what is left of the phrases where a character is missing, if that begins so."""
    found = {line.partition("\t")[0]: line for line in lines}
    for phrase, places in (line.split("\t") for line in phrases):
        for at in map(int, places):
            shorter = phrase[:at] + phrase[at + 1 :]
            if shorter.startswith(pair):
                found.setdefault(shorter, f"{shorter}\t{phrase}\t\tmade")
    return sorted(found.values())


def listed_candidates(name: str, pair: str) -> tuple[Candidate, ...]:
    """The wrong forms of a list that begin with these two characters."""
    found = []
    for wrong, right, *rest in _rows(name, pair):
        contexts = tuple(rest[0].split("、")) if rest and rest[0] else ()
        doubt = rest[1] if len(rest) > 1 else "rare" if name == RARE_WORDS else ""
        found.append(Candidate(wrong, right, contexts, made=doubt == "made", rare=doubt == "rare"))
    return tuple(found)


class WordContext(NamedTuple):
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


def contexts(pair: str) -> dict[str, list[WordContext]]:
    """The words that begin with these two characters and are wrong in some contexts, with these."""
    found: dict[str, list[WordContext]] = {}
    for wrong, right, before, after in _rows(IN_CONTEXT, pair):
        left = _words_of(before, "(?:") or Pattern(rf"(?:{before})\Z", flags=MULTILINE)
        right_of = _words_of(after, "(?=") or Pattern(after, flags=MULTILINE)
        found.setdefault(wrong, []).append(WordContext(right, left, right_of))
    return found


@cache
def contexts_of_characters() -> dict[str, list[WordContext]]:
    """The characters that are by themselves wrong in some contexts, with these."""
    heads = sorted(pair for pair in first_pairs(IN_CONTEXT) if pair[1] == "\t")
    return {character: where for pair in heads for character, where in contexts(pair).items()}


def in_context_at(text: str, start: int, word: str, contexts: list[WordContext]) -> WrongForm | None:
    """The wrong form that the word at this place is where it stands; None where it may be right."""
    end = start + len(word)
    for context in contexts:
        if context.holds(text, start, end):
            return WrongForm(start, end, word, context.right)
    return None


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
