"""Characters that sound alike, and set phrases written with one that sounds like the right one.

A set phrase is known by one of its halves, in which both characters are right; in the other half one may differ.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.proofreading.candidates import Candidate
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.segmentation import frequency

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

PHRASES = "set_phrases"
FIRST_HAN = "\u4e00"
RIVAL = 0.05  # a phrase that is this frequent beside the listed one is a phrase of its own
RARE = 5  # a frequency in the dictionary that a misprint may have


class Reading(NamedTuple):
    """A way to read a character: the syllable, its tone, and all characters that are read so, tones aside."""

    syllable: str
    tone: int
    alike: str


@cache
def readings(character: str) -> tuple[Reading, ...]:
    """The ways to read a character. It is looked for in the table, which costs less than to take the table apart."""
    table = _table()
    found = []
    at = table.find(character) if character >= FIRST_HAN else -1
    while at >= 0:
        begin, end = table.rindex("\n", 0, at) + 1, table.index("\n", at)
        syllable, _, characters = table[begin:end].partition("\t")
        tones = characters.split("\t")
        found += [Reading(syllable, tone, "".join(tones)) for tone, row in enumerate(tones, 1) if character in row]
        at = table.find(character, end)
    return tuple(found)


@cache
def _table() -> str:
    """The table of sounds as one text, each line between line feeds."""
    return "\n".join(("", *word_list("pinyin").entries, ""))


@cache
def read_as(syllable: str) -> str:
    """The characters that may be read as this syllable, in any tone."""
    at = _table().find(f"\n{syllable}\t")
    if at < 0:
        return ""
    return _table()[at + len(syllable) + 2 : _table().index("\n", at + 1)].replace("\t", "")


@cache
def homophones(character: str) -> frozenset[str]:
    """The characters that may be read like this one, tones aside."""
    return frozenset(other for reading in readings(character) for other in reading.alike) - {character}


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a list that has several a line."""
    return frozenset(" ".join(word_list(name).entries).split())


class _Halves(NamedTuple):
    """The set phrases in order, and in that of their second halves; and the first and the second halves."""

    phrases: list[str]
    turned: list[str]
    firsts: frozenset[str]
    seconds: frozenset[str]


@cache
def _halves() -> _Halves:
    phrases = " ".join(word_list(PHRASES).entries).split(" ")
    turned = sorted([phrase[2:] + phrase[:2] for phrase in phrases])
    return _Halves(phrases, turned, frozenset([each[:2] for each in phrases]), frozenset([each[:2] for each in turned]))


@cache
def _phrases_with(half: str, second: bool) -> tuple[tuple[str, str, str], ...]:
    """The set phrases that have this half, as the second or as the first.

    Each comes with its outermost character on the other side and with the pair in its middle: a text must hold one of
    these for a slip in the other half.
    """
    halves = _halves()
    words = halves.turned if second else halves.phrases
    found = []
    for at in range(bisect_left(words, half), len(words)):
        if not words[at].startswith(half):
            break
        phrase = words[at][2:] + half if second else words[at]
        found.append((phrase, phrase[0 if second else 3], phrase[1:3]))
    return tuple(found)


def phrase_candidates(held: Set[str]) -> Iterator[Candidate]:
    """The set phrases that a text with these pairs may hold with one character that sounds like the right one."""
    halves = _halves()
    characters = frozenset("".join(held))
    found = []
    for half in halves.firsts & held:
        for phrase, outermost, middle in _phrases_with(half, second=False):
            if outermost in characters or middle in held:
                found += [(written, phrase) for written in _wrong_end(phrase, held, characters)]
    for half in halves.seconds & held:
        for phrase, outermost, middle in _phrases_with(half, second=True):
            if outermost in characters or middle in held:
                found += [(written, phrase) for written in _wrong_beginning(phrase, held, characters)]
    for written, phrase in found:
        if written not in _words(PHRASES) and frequency(written) <= max(RARE, RIVAL * frequency(phrase)):
            yield Candidate(written, phrase)


def _wrong_end(phrase: str, held: Set[str], characters: Set[str]) -> list[str]:
    """The phrase with its third or fourth character replaced, so that its pairs are among those held."""
    _, b, c, d = tuple(phrase)
    found = []
    if d in characters:
        alike = homophones(c) & characters
        found += [phrase[:2] + other + d for other in alike if b + other in held and other + d in held]
    if b + c in held:
        found += [phrase[:3] + other for other in homophones(d) & characters if c + other in held]
    return found


def _wrong_beginning(phrase: str, held: Set[str], characters: Set[str]) -> list[str]:
    """The phrase with its first or second character replaced, so that its pairs are among those held."""
    a, b, c, _ = tuple(phrase)
    found = []
    if a in characters:
        alike = homophones(b) & characters
        found += [a + other + phrase[2:] for other in alike if a + other in held and other + c in held]
    if b + c in held:
        found += [other + phrase[1:] for other in homophones(a) & characters if other + b in held]
    return found
