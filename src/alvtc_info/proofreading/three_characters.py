"""Words of three characters of which one was mistyped: 盐减地 for 盐碱地, 管里处 for 管理处.

Two of the three characters are right, which tells more than one of two does; what stands there must be no word, and the
wrong character must make none with what stands beside it.
"""

from __future__ import annotations

from functools import cache

from alvtc_info.proofreading.candidates import WrongForm
from alvtc_info.proofreading.homophones import syllables
from alvtc_info.proofreading.mistyped import (
    frequent_step,
    is_known,
    is_slip_of,
    mistaken_for,
    shapes,
    slips_of,
    sounds_like,
)
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.segmentation import likelier_with

THREES = "three_characters"
SIZE = 3
LIKELY, SURE = 4.0, 10.0  # how much likelier (logarithm) the clause must be with the word: for a hint, for a fault
# words by themselves: at an edge they are no slip of a character of the word
WORDS_ALONE = frozenset("居的时逐将都除仍与向自为由使被两一兴促过放回是述之地得了着在和或某打交办个这那其此该")


class Threes(NamedTuple):
    """The words of three characters that a pair of characters may begin, by what is wrong in them.

    `last`: the third characters that are slips, each with the word; `inner`: the words of which the first or second
    character is one, by the third, each with the place of the slip; `thirds`: all these third characters.
    """

    last: dict[str, str]
    inner: dict[str, list[tuple[str, int]]]
    thirds: frozenset[str]


@cache
def _words() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The words of the list by their first characters, and by their second ones."""
    first: dict[str, list[str]] = {}
    second: dict[str, list[str]] = {}
    for word in " ".join(word_list(THREES).entries).split():
        first.setdefault(word[0], []).append(word)
        second.setdefault(word[1], []).append(word)
    return first, second


@cache
def _slips_of_third(character: str) -> frozenset[str]:
    """The characters that are mistaken for a third one, without itself and those that are words by themselves."""
    return frozenset(slips_of(character)) - WORDS_ALONE - {character}


class _Mistakable(NamedTuple):
    """What may stand for one of several characters: one that looks like it, and one that sounds so."""

    shapes: frozenset[str]
    syllables: frozenset[str]

    def holds(self, typed: str) -> bool:
        return typed in self.shapes or not self.syllables.isdisjoint(syllables().get(typed, ()))


def _mistakable(characters: set[str], *, right: bool) -> _Mistakable:
    """What may stand for these, and where it is `right` they themselves."""
    alike = (shapes().get(each, "") for each in characters)
    return _Mistakable(
        frozenset(characters if right else ()).union(*alike), frozenset[str]().union(*map(sounds_like, characters))
    )


@cache
def _after(first: str) -> _Mistakable:
    """What may follow a first character in a word, right or mistaken: to look here first costs least."""
    return _mistakable({word[1] for word in _words()[0].get(first, ())}, right=True)


@cache
def _before(second: str) -> _Mistakable:
    """What may be mistaken for the character before this second one."""
    return _mistakable({word[0] for word in _words()[1].get(second, ())}, right=False)


def threes(pair: str) -> Threes | None:
    """What a pair of characters may begin that is a word of three with a slip; None for nothing."""
    a, b = pair[0], pair[1]
    first, second = _after(a).holds(b), a not in WORDS_ALONE and _before(b).holds(a)
    if not first and not second:
        return None
    by_first, by_second = _words()
    last: dict[str, str] = {}
    inner: dict[str, list[tuple[str, int]]] = {}
    right = frequent_step(pair)  # nothing is wrong with the characters of a word
    for word in by_first[a] if first else ():
        if word[1] == b:
            last |= dict.fromkeys(_slips_of_third(word[2]), word)
        elif not right and is_slip_of(b, word[1]):
            inner.setdefault(word[2], []).append((word, 1))
    for word in by_second[b] if second and not right else ():
        if word[0] != a and is_slip_of(a, word[0]):
            inner.setdefault(word[2], []).append((word, 0))
    return Threes(last, inner, frozenset((*last, *inner))) if last or inner else None


def with_one_more(pair: str) -> tuple[str, ...]:
    """The words of three characters of which these two are left where one is gone, if they are no word themselves."""
    by_first, by_second = _words()
    found = [word for word in by_first.get(pair[0], ()) if pair[1] in word[1:]]
    found += [word for word in by_second.get(pair[0], ()) if word[2] == pair[1] and word not in found]
    return tuple(found) if found and not frequent_step(pair) and not is_known(pair) else ()


def slip_in_three(text: str, start: int, begun: Threes) -> WrongForm | None:
    """The slip in a word of three characters that `text[start:start + 3]` is; None where it is none."""
    end = start + SIZE
    third = text[end - 1 : end]
    found = begun.inner.get(third, [])
    if third in begun.last:
        found = [*found, (begun.last[third], 2)]
    typed = text[start:end]
    if not found or is_known(typed) or typed in (word for word, _ in found):
        return None
    best, word = max(
        (likelier_with(text, start, end, word) - mistaken_for(word[at]).get(typed[at], 0), word)
        if not _has_neighbour(text, start, at)
        else (0.0, word)
        for word, at in found
    )
    return WrongForm(start, end, typed, word, best >= SURE) if best >= LIKELY else None


def _has_neighbour(text: str, start: int, at: int) -> bool:
    """Whether the character `at` of three that begin at `start` makes a word with what it should not belong to."""
    end = start + SIZE
    if at == 0:
        return _ends_word(text, start)
    if at == 2:
        return _begins_word(text, end - 1)
    before, after = is_known(text[start : start + 2]), is_known(text[start + 1 : end])
    return (before and (after or _begins_word(text, end - 1))) or (after and _ends_word(text, start))


def _begins_word(text: str, start: int) -> bool:
    """Whether a word begins with the character at this place and ends behind it."""
    return any(is_known(text[start:end]) for end in range(start + 2, min(len(text), start + 3) + 1))


def _ends_word(text: str, end: int) -> bool:
    """Whether a word ends with the character at this place and begins before it."""
    return any(is_known(text[start : end + 1]) for start in range(max(0, end - 2), end))
