"""Classes of words, moods and times as bits of whole numbers: a set of them is one number, cheap to join and ask."""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING

from alvtc_info.analysis import cue_words

if TYPE_CHECKING:
    from collections.abc import Iterable


class Classes:
    """A closed list of names; a set of them is a number with a bit for each."""

    __slots__ = ("_bits", "_known", "all", "names")

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self._bits = {name: 1 << place for place, name in enumerate(self.names)}
        self._known: dict[int, tuple[str, ...]] = {}
        self.all = (1 << len(self.names)) - 1

    def of(self, *names: str) -> int:
        """The set of these names; KeyError for a name that is not in the list."""
        found = 0
        for name in names:
            found |= self._bits[name]
        return found

    def named(self, held: int) -> tuple[str, ...]:
        """The names in a set, in the order of the list."""
        known = self._known.get(held)
        if known is None:
            known = self._known[held] = tuple(name for name, bit in self._bits.items() if held & bit)
        return known


CUE = Classes(cue_words.CUES)
# how a verb that is in no list is built: two characters of single acts, one that ends it, one of the two …
MADE = ("two", "end", "half", "being", "effort", "other", "one", "long")
VERB = Classes([*cue_words.VERBS, *MADE, "none"])
NOUN = Classes(cue_words.NOUN_ENDS)
MOODS = CUE.of("must", "habit", "future", "limit", "neg", "going", "many")


def _by_word(classes: dict[str, str], bits: Classes) -> dict[str, int]:
    found: dict[str, int] = {}
    known = found.get
    for name, words in classes.items():
        bit = bits.of(name)
        for word in words.split():
            found[word] = known(word, 0) | bit
    return found


def _by_character() -> dict[str, int]:
    found: dict[str, int] = {}
    for name, characters in cue_words.NOUN_ENDS.items():
        for character in characters:
            found[character] = found.get(character, 0) | NOUN.of(name)
    return found


NOUN_BY_END = _by_character()
LONGEST = 2  # code points of a word that is looked for without its last two


@cache
def listed() -> tuple[dict[str, int], dict[str, int], dict[str, tuple[str, ...]]]:
    """Cue classes and verb classes by word; the words that are longer than `LONGEST` by their last two characters."""
    cues, verbs = _by_word(cue_words.CUES, CUE), _by_word(cue_words.VERBS, VERB)
    tails: dict[str, list[str]] = {}
    for word in sorted(sorted(word for word in {*cues, *verbs} if len(word) > LONGEST), key=len, reverse=True):
        tails.setdefault(word[-2:], []).append(word)
    return cues, verbs, {tail: tuple(words) for tail, words in tails.items()}


@cache
def act_pairs() -> frozenset[str]:
    """The verbs of two characters that tell what an office does once, by the lists or by what they are made of."""
    lists = (words for group in cue_words.ACTS.values() for words in group.values())
    ended = {first + last for first in cue_words.ONCE for last in cue_words.RESULT}
    return frozenset(ended | {word for words in lists for word in words.split() if len(word) == 2})


def may_tell_an_act(text: str) -> bool:
    """Whether a text holds the characters of a listed act, 了, 已, 到 or 聘; costs far less than to cut it into words."""
    return not {"了", "已", "到", "聘"}.isdisjoint(text) or not act_pairs().isdisjoint(map(add, text, text[1:]))
