"""Where a text has what expressions begin with, found once for all of them.

Most expressions begin with one of few pairs of characters, or with a number that few characters follow. It costs
less to go through a text once, and note where each of these stands, than to let the engine go through it for each
expression. What an expression begins with is derived from it (`prefilter.beginnings`) and kept in a table that
`tools/generate.py` makes; one that is not in it is searched as ever. Either way the same is found.
"""

from __future__ import annotations

import os
import sys
from array import array
from collections import defaultdict
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

from alvtc_info.text.pattern import NOTHING, Pattern, occurrences

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

# places are tried one by one where at most one in so many code points is one: the engine is slow where it must try an
# expression at each of its heads, and fast where it skips to a character itself
RARE_HEADS, RARE = 10, 15
RARE_ANCHORED = 2  # and of those that begin with anything, which it tries everywhere
NUMBER = Pattern(r"\d+")
Anchor = tuple[str, int, int]  # characters, the least and the most code points before one of them

# what may follow a number (empty: anything), how many of its digits at least and at most a match begins with, and
# whether these are all that it has
Number = tuple[str, int, int, bool]

# the number of an expression, to which pairs of characters lead; with what else it begins: single characters, numbers;
# at last some code points before one of these characters
Beginnings = tuple[int, str, tuple[Number, ...], *tuple[Anchor, ...]]
Table = dict[bytes, Beginnings]
UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"


@cache
def table(name: str = "beginnings") -> tuple[Table, dict[int, tuple[int, ...]]]:
    """What expressions begin with, by `expression_key`; the expressions that begin with each pair, a number of 32 bits.

    Of the expressions that whole documents are searched for, or of another table. Empty where it cannot be read.
    """
    import marshal

    try:
        with open(os.path.join(os.path.dirname(__file__), "compiled", f"{name}.bin"), "rb") as stream:
            known, pairs, led_to = marshal.loads(stream.read())
        return known, dict(zip(array("I", pairs.encode(UTF_16)), led_to, strict=True))
    except (OSError, ValueError, TypeError, EOFError, AttributeError):
        return {}, {}


class BeginningPlaces:
    """Where pairs stand in a folded text that expressions begin with, and its numbers by the character behind them.

    It is good for the text in which quotations are masked, too: no pair in the table has the character that masks.
    Of a text with characters beyond the first 65,536 it knows nothing.
    """

    __slots__ = ("_begun", "_known", "_numbers", "_pairs", "_singles", "_size", "_text")

    def __init__(self, text: str) -> None:
        self._known, wanted = table()
        self._text, self._size = text, len(text)
        self._singles: dict[str, list[int]] = {}
        # two characters are one number of 32 bits: to put them together as texts would cost three times as much
        units = text.encode(UTF_16, "surrogatepass")
        if len(units) > 2 * len(text):
            self._known = {}
        stands = defaultdict[int, "array[int]"](_places)
        for first in (0, 1):
            pairs = array("I", units[2 * first : len(units) - (len(units) - 2 * first) % 4])
            for index in compress(count(), map(wanted.__contains__, pairs)):
                stands[pairs[index]].append(2 * index + first)
        self._pairs = led = defaultdict[int, "array[int]"](_places)
        for pair, places in stands.items():
            for number in wanted[pair]:
                led[number] += places
        # where the numbers stand by the character behind them, and all by none; where those digits that were asked for
        self._numbers = numbers = defaultdict[str, list[tuple[int, int]]](list)
        self._begun: dict[tuple[str, int, int, bool], list[int]] = {}
        everywhere, size = numbers[""], len(text)
        for match in NUMBER.compiled.finditer(text):
            span = match.span()
            everywhere.append(span)
            if span[1] < size:
                numbers[text[span[1]]].append(span)

    def finditer(self, pattern: Pattern, text: str) -> Iterator[re.Match[str]]:
        """All matches in the text, or in the same with quotations masked."""
        begins = self._known.get(pattern.key)
        if begins is None:
            return pattern.finditer(text)
        number, singles, numbers, *anchors = begins
        found: Sequence[int] = self._pairs.get(number, _NOWHERE)
        if singles or numbers:
            found = self._with_others(found, singles, numbers)
        if anchors:
            if not pattern.possible(text):
                return NOTHING
            found = [*self._before(anchors).union(found)]
        if not found or (len(found) > len(pattern.filter[0]) and not pattern.possible(text)):
            return NOTHING
        if len(found) * RARE > self._size:
            rare = RARE_ANCHORED if anchors else RARE_HEADS if pattern.filter[1] else RARE
            if len(found) * rare > self._size:
                return pattern.finditer(text)
        return matches_at(pattern.match, text, sorted(found))

    def _with_others(self, pairs: Sequence[int], singles: str, numbers: tuple[Number, ...]) -> list[int]:
        """These places, and those where the single characters and the numbers stand."""
        found = [*pairs]
        for single in singles:
            found += self._places_of(single)
        for followers, least, most, whole in numbers:
            for follower in self._numbers.keys() & followers if followers else ("",):
                found += self._in_numbers(follower, least, most, whole)
        return list({*found}) if len(numbers) > 1 else found

    def _in_numbers(self, follower: str, least: int, most: int, whole: bool) -> list[int]:
        """Where in the numbers before this character a match may begin that has so many of their digits."""
        asked = follower, least, most, whole
        found = self._begun.get(asked)
        if found is None:
            numbers = self._numbers[follower]
            if whole:
                found = [start for start, end in numbers if least <= end - start <= most]
            else:
                found = [at for start, end in numbers for at in range(max(start, end - most), end - least + 1)]
            self._begun[asked] = found
        return found

    def _places_of(self, single: str) -> list[int]:
        places = self._singles.get(single)
        if places is None:
            places = self._singles[single] = list(occurrences(self._text, single))
        return places

    def _before(self, anchors: list[Anchor]) -> set[int]:
        """So far before one of these characters as a match may begin."""
        found: set[int] = set()
        for singles, least, most in anchors:
            for single in singles:
                for place in self._places_of(single):
                    found.update(range(max(0, place - most), place - least + 1))
        return found


def _places() -> array[int]:
    return array("I")  # a tenth of what a list of them takes


_NOWHERE = _places()


def matches_at(
    match: Callable[[str, int], re.Match[str] | None], text: str, places: list[int]
) -> Iterator[re.Match[str]]:
    """The matches that begin at these places, in order, of which none begins within another."""
    for index, start in enumerate(places):
        found = match(text, start)
        if found:  # in five of six texts that have such places there is none
            return _with_later(found, match, text, places[index + 1 :])
    return NOTHING


def _with_later(
    first: re.Match[str], match: Callable[[str, int], re.Match[str] | None], text: str, places: list[int]
) -> Iterator[re.Match[str]]:
    """A match, and those that begin at these places behind it."""
    yield first
    at = first.end()
    for start in places:
        if start >= at:
            found = match(text, start)
            if found:
                at = found.end()
                yield found
