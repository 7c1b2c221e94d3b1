"""Words written with a character that sounds like the right one: in set phrases, and in frequent words of two.

A set phrase is known by one of its halves, in which both characters are right; in the other half one may differ. A slip
in a word of two characters is looked for where the two are no word, are read like a frequent word, tones included, and
make no word with what stands beside them; then the dictionary's lattice must find the clause much likelier with that
word.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.proofreading.candidates import SURNAMES, Candidate, WrongForm
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.segmentation import frequency, likelier_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

PHRASES = "set_phrases"
FIRST_HAN = "\u4e00"
RIVAL = 0.05  # a phrase that is this frequent beside the listed one is a phrase of its own
SURE = 6.0  # how much likelier (logarithm) the clause must become with the frequent word
RARE = 5  # a frequency in the dictionary that a misprint may have
LOOSE = frozenset("逐按每各该某此本未不可先刚已再初因并")  # before a word of its own: 逐件, 各系, 未批
NEAR = 2  # code points of the words that a character may make with its neighbours


class _Reading(NamedTuple):
    """A way to read a character: the syllable with its tone, and all characters that are read so, tones aside."""

    syllable: str
    alike: str


@cache
def _readings(character: str) -> tuple[_Reading, ...]:
    """The ways to read a character. It is looked for in the table, which costs less than to take the table apart."""
    table = _table()
    found = []
    at = table.find(character) if character >= FIRST_HAN else -1
    while at >= 0:
        begin, end = table.rindex("\n", 0, at) + 1, table.index("\n", at)
        syllable, _, characters = table[begin:end].partition("\t")
        tones = characters.split("\t")
        found += [
            _Reading(f"{syllable}{tone}", "".join(tones)) for tone, row in enumerate(tones, 1) if character in row
        ]
        at = table.find(character, end)
    return tuple(found)


@cache
def _table() -> str:
    """The table of sounds as one text, each line between line feeds."""
    return "\n".join(("", *word_list("pinyin").entries, ""))


@cache
def _homophones(character: str) -> frozenset[str]:
    """The characters that may be read like this one, tones aside."""
    return frozenset(other for reading in _readings(character) for other in reading.alike) - {character}


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
        alike = _homophones(c) & characters
        found += [phrase[:2] + other + d for other in alike if b + other in held and other + d in held]
    if b + c in held:
        found += [phrase[:3] + other for other in _homophones(d) & characters if c + other in held]
    return found


def _wrong_beginning(phrase: str, held: Set[str], characters: Set[str]) -> list[str]:
    """The phrase with its first or second character replaced, so that its pairs are among those held."""
    a, b, c, _ = tuple(phrase)
    found = []
    if a in characters:
        alike = _homophones(b) & characters
        found += [a + other + phrase[2:] for other in alike if a + other in held and other + c in held]
    if b + c in held:
        found += [other + phrase[1:] for other in _homophones(a) & characters if other + b in held]
    return found


class _CommonWords(NamedTuple):
    """The frequent words of two characters: all, and by how the first and then the second is read."""

    all: frozenset[str]
    by_sound: dict[str, dict[str, list[str]]]


@cache
def _common_words() -> _CommonWords:
    found: dict[str, dict[str, list[str]]] = {}
    everything: list[str] = []
    for line in word_list("common_words").entries:
        sound, words = line.split("\t")
        first, second = sound.split(" ")
        listed = words.split(" ")
        everything += listed
        if first in found:
            found[first][second] = listed
        else:
            found[first] = {second: listed}
    return _CommonWords(frozenset(everything), found)


@cache
def _free_characters() -> frozenset[str]:
    """The characters that are often words by themselves."""
    return frozenset("".join(word_list("free_characters").entries))


def slip_candidates(held: Set[str]) -> Iterator[tuple[str, list[str]]]:
    """The pairs that are no word but sound like frequent words with one of them replaced, and those words."""
    everything, by_sound = _common_words()
    for pair in held - everything:
        if pair[0] in LOOSE:
            continue
        for first in _readings(pair[0]):
            row = by_sound.get(first.syllable, {})
            for second in _readings(pair[1]) if row else ():
                meant = _meant(pair, row.get(second.syllable, []))
                if meant and not _is_known(pair):
                    yield pair, meant


def _meant(pair: str, alike: list[str]) -> list[str]:
    """Those of some words that differ from the pair in one character, which is seldom a word by itself."""
    free = _free_characters()
    return [
        word for word in alike if (word[0] == pair[0]) != (word[1] == pair[1]) and pair[word[0] == pair[0]] not in free
    ]


def _is_known(word: str) -> bool:
    """Whether this is a word, more than a misprint in the dictionary."""
    return frequency(word) > RARE or word in _words("office_words")


def slip_at(text: str, start: int, pair: str, meant: list[str]) -> WrongForm | None:
    """The slip at this place, where the clause is much likelier with one of the words that may be meant."""
    end = start + 2
    if _in_a_name(text, start) or _has_neighbour(text, start, end):
        return None
    gain, word = max((likelier_with(text, start, end, word), word) for word in meant)
    return WrongForm(start, end, pair, word) if gain >= SURE else None


def _in_a_name(text: str, start: int) -> bool:
    """Whether the two characters may be the given name, or part of the name, of a person."""
    return not SURNAMES.isdisjoint(text[max(0, start - 1) : start + 1])


def _has_neighbour(text: str, start: int, end: int) -> bool:
    """Whether a character of `text[start:end]` makes a word with those beside it."""
    return any(
        _is_known(text[left:right])
        for left in range(max(0, start - NEAR), end)
        for right in range(left + 2, min(len(text), end + NEAR, left + NEAR + 1) + 1)
        if left < start < right or left < end < right
    )
