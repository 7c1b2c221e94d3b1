"""A text proofread by all lists at once: one pass over its pairs of neighbouring characters, whatever is asked for.

What a pair may begin is looked up in the lists once in a process; next to all pairs of a text begin nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import apart, known_words
from alvtc_info.proofreading.homophones import (
    FIRST_HAN,
    LAST_HAN,
    RARE,
    first_half,
    halves,
    misspelt_phrases,
    second_half,
)
from alvtc_info.proofreading.listed_forms import (
    COLLOCATIONS,
    IN_CONTEXT,
    RARE_WORDS,
    collocated_at,
    collocations,
    contexts,
    contexts_of_characters,
    first_pairs,
    in_context_at,
    listed_candidates,
)
from alvtc_info.proofreading.lone_pairs import MISPRINT, is_seen, slip_at
from alvtc_info.proofreading.longer_words import may_be_in_word, slip_in_word
from alvtc_info.proofreading.phrase_book import misheard_phrases
from alvtc_info.proofreading.shortened import shortened_phrases, shortened_word, with_one_more
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pairs import kinds_of_pairs, pair_of
from alvtc_info.text.pattern import occurrences
from alvtc_info.text.segmentation import frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.proofreading.candidates import Candidate, WrongForm
    from alvtc_info.proofreading.homophones import Half
    from alvtc_info.proofreading.listed_forms import Collocation, WordContext

MOST = 200_000  # pairs that are remembered: about 15 MB

LISTED = ("confusables", "variant_forms", "customary_forms", "left_out", RARE_WORDS)
CONFUSABLES, STANDARD_FORMS, CUSTOMARY_FORMS, LEFT_OUT, _ = LISTED


class Proofread(NamedTuple):
    """What a text has of each sort, in order."""

    confusables: tuple[WrongForm, ...]
    standard_forms: tuple[WrongForm, ...]
    customary_forms: tuple[WrongForm, ...]
    left_out: tuple[WrongForm, ...]
    rare_words: tuple[WrongForm, ...]
    phrases: tuple[WrongForm, ...]
    in_context: tuple[WrongForm, ...]
    collocations: tuple[WrongForm, ...]
    typing_slips: tuple[WrongForm, ...]
    misheard: tuple[WrongForm, ...]


class _Begun(NamedTuple):
    """What a pair of characters may begin, or end, that is wrong."""

    listed: tuple[tuple[int, Candidate], ...]  # each with the number of its list
    wrong: tuple[str, ...]  # what these are, to be looked for at once
    thirds: frozenset[str] | None  # their third characters; None where one has none
    first: Half | None
    second: Half | None
    contexts: tuple[tuple[str, list[WordContext]], ...]
    collocations: tuple[tuple[str, list[Collocation]], ...]
    shortened: tuple[str, ...]  # words of three characters of which it may be left


class _BegunBy(dict[str, _Begun]):
    """What pairs of characters may begin, of those that begin something, looked up in the lists when a text has one."""

    def __missing__(self, pair: str) -> _Begun:
        self[pair] = begun = begun_by(pair, with_one_more(pair))
        return begun


@cache
def _heads() -> frozenset[str]:
    """The pairs that begin something of the lists, or are half of a phrase."""
    return frozenset[str]().union(*map(first_pairs, (*LISTED, IN_CONTEXT, COLLOCATIONS)), halves())


def begun_by(pair: str, longer: tuple[str, ...]) -> _Begun:
    """What two characters may begin that the lists hold wrong; `longer`, the words of which they may be left."""
    listed = tuple((number, each) for number, name in enumerate(LISTED) for each in listed_candidates(name, pair))
    wrong = tuple(each.wrong for _, each in listed)
    return _Begun(
        listed,
        wrong,
        frozenset(form[2] for form in wrong) if min(map(len, wrong), default=0) > len(pair) else None,
        first_half(pair),
        second_half(pair),
        tuple(contexts(pair).items()),
        tuple(collocations(pair).items()),
        longer,
    )


# kinds of pairs: a word; none; none, nor two words that right texts were seen to have; what is not Chinese
WORD, NO_WORD, UNSEEN, MARKS = range(4)


BEGINS = 4  # what the kind of a pair is more by that begins something of the lists
_BEGINNING = bytes(kind >= BEGINS for kind in range(256))


class _Kinds(dict[int, int]):
    """The kind of each pair of characters, found out when a text first has it."""

    def __missing__(self, number: int) -> int:
        if len(self) >= MOST:
            self.clear()
        pair = pair_of(number)
        begins = pair in _heads() or with_one_more(pair)
        self[number] = kind = kind_of(pair) | (BEGINS if begins else 0)
        return kind


def kind_of(pair: str) -> int:
    """The kind of these two characters."""
    if not all(FIRST_HAN <= character <= LAST_HAN for character in pair):
        return MARKS
    count = frequency(pair)
    if count > RARE or pair in known_words():
        return WORD
    return NO_WORD if count > MISPRINT or is_seen(pair) or _is_listed(pair) else UNSEEN


def _is_listed(pair: str) -> bool:
    """Whether a list tells these two characters: they are no slip of typing besides."""
    return any(each.wrong == pair for name in LISTED for each in listed_candidates(name, pair))


_BEGUN, _KINDS = _BegunBy(), _Kinds()


class _Apart(NamedTuple):
    """A character that makes no word with the one before it, nor with the one behind it.

    `unseen`: whether right texts were not seen to have it before the one behind it; `two`, whether that makes none
    either.
    """

    at: int
    unseen: bool
    two: bool


# two kinds of pairs side by side that are no words, of which one at least is Chinese
_NO_WORDS = re.compile(rb"[%c%c](?=[^%c])|%c(?=[%c%c])" % (NO_WORD, UNSEEN, WORD, MARKS, NO_WORD, UNSEEN))


def characters_apart(kinds: bytes) -> Iterator[_Apart]:
    """The characters that make no words with their neighbours, of which one at least is Chinese.

    `kinds` are those of the pairs of a text.
    """
    beside = bytes((MARKS, *kinds, MARKS, MARKS))
    for match in _NO_WORDS.finditer(beside, 0, len(beside) - 1):
        at = match.start()
        unseen = beside[at + 1] == UNSEEN
        yield _Apart(at, unseen, unseen and beside[at + 2] != WORD)


_KIND_ALONE = bytes(kind % BEGINS for kind in range(256))


def typing_slips(text: str, kinds: bytes) -> Iterator[WrongForm | None]:
    """The words of two, three and four characters of which one was mistyped; `kinds`, those of its pairs."""
    for at, unseen, two in characters_apart(kinds.translate(_KIND_ALONE)):
        if two:
            yield slip_at(text, at)
        if may_be_in_word(text, at):
            yield slip_in_word(text, at, unseen)


def proofread(text: str) -> Proofread:
    """The wrong forms of the lists, and the misspelt phrases, in a text."""
    found: list[list[WrongForm | None]] = [[] for _ in Proofread._fields]
    phrases, in_context, collocated, slips, misheard = found[len(LISTED) :]
    left_out = found[LISTED.index(LEFT_OUT)]
    kinds = kinds_of_pairs(text, _KINDS.__getitem__)
    beginning = defaultdict[str, list[int]](list)
    for at in compress(count(), kinds.translate(_BEGINNING)):
        beginning[text[at : at + 2]].append(at)
    for pair, places in beginning.items():
        begun = _BEGUN[pair]
        for at in places if begun.listed else ():
            if (begun.thirds is None or text[at + 2 : at + 3] in begun.thirds) and text.startswith(begun.wrong, at):
                for number, candidate in begun.listed:
                    if text.startswith(candidate.wrong, at):
                        found[number].append(candidate.found(text, at))
        if begun.first:
            phrases += _slips_in_phrases(text, places, begun.first)
        if begun.second:
            phrases += _slips_in_phrases(text, [at - 2 for at in places if at > 1], begun.second)
        for half in filter(None, (begun.first, begun.second)):
            left_out += shortened_phrases(text, places, half)
        for word, where in begun.contexts:
            in_context += [in_context_at(text, at, word, where) for at in places if text.startswith(word, at)]
        for word, several in begun.collocations:
            collocated += [collocated_at(text, at, word, several) for at in places if text.startswith(word, at)]
        if begun.shortened:
            left_out += [shortened_word(text, at, begun.shortened) for at in places]
    for character, where in contexts_of_characters().items():
        in_context += [in_context_at(text, at, character, where) for at in occurrences(text, character)]
    slips += typing_slips(text, kinds)
    misheard += misheard_phrases(text)
    return Proofread(*(apart(list(filter(None, forms))) for forms in found))


def _slips_in_phrases(text: str, starts: list[int], half: Half) -> Iterator[WrongForm | None]:
    """The phrases that begin at these places with one character otherwise, of those that have this half."""
    near, far = half.near, half.far
    for at in starts:
        if text.startswith(half.inner, at + near) or text.startswith(half.outer, at + far):
            for candidate in misspelt_phrases(text, at, half):
                yield candidate.found(text, at)
