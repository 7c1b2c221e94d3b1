"""A short text in which very many expressions are looked for: each is tried where it may begin, and nowhere else.

These places are found for all of them at one pass over the text. What they begin with is in a table of their own, made
as that of `text.beginnings`. To read it costs what the kinds of a few drafts cost without it.
"""

from __future__ import annotations

from array import array
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

from alvtc_info.text.beginnings import NUMBER, UTF_16, matches_at, table
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.text.pattern import Pattern

    Places = dict[bytes, list[int]]  # by `expression_key`, of every expression of which that is known

TABLE = "kind_beginnings"
FEW = 3  # texts of a process in which the engine looks itself


class Sought:
    """How many texts the engine has looked through so far, up to where the table pays."""

    texts = 0


class _Leads(NamedTuple):
    """The expressions that each pair of characters leads to, a single one, and a number by what follows it.

    Of a number the least and the most digits that a match begins with, and whether these are all that it has.
    """

    known: tuple[bytes, ...]
    pairs: dict[int, list[bytes]]
    singles: dict[str, list[bytes]]
    numbers: dict[str, list[tuple[int, int, bool, bytes]]]


@cache
def _leads() -> _Leads:
    beginnings, wanted = table(TABLE)
    by_number: dict[int, bytes] = {}
    singles: dict[str, list[bytes]] = {}
    numbers: dict[str, list[tuple[int, int, bool, bytes]]] = {}
    for key, (number, characters, counted, *anchors) in beginnings.items():
        if anchors:  # there are few: they are left to the engine
            continue
        by_number[number] = key
        for character in characters:
            singles.setdefault(character, []).append(key)
        for followers, least, most, whole in counted:
            for follower in followers or ("",):
                numbers.setdefault(follower, []).append((least, most, whole, key))
    pairs = {pair: [by_number[number] for number in led if number in by_number] for pair, led in wanted.items()}
    return _Leads(tuple(by_number.values()), pairs, singles, numbers)


def _places(text: str) -> Places:
    """Where each expression may begin, out of order; nothing for a text with characters beyond the first 65,536."""
    known, pairs, singles, numbers = _leads()
    units = text.encode(UTF_16, "surrogatepass")
    if len(units) > 2 * len(text):
        return {}
    found: Places = {key: [] for key in known}
    for first in (0, 1):
        stand = array("I", units[2 * first : len(units) - (len(units) - 2 * first) % 4])
        for index in compress(count(), map(pairs.__contains__, stand)):
            for key in pairs[stand[index]]:
                found[key].append(2 * index + first)
    for at in compress(count(), map(singles.__contains__, text)):
        for key in singles[text[at]]:
            found[key].append(at)
    anywhere = numbers.get("", [])
    for match in NUMBER.finditer(text):
        start, end = match.span()
        for least, most, whole, key in (*anywhere, *numbers.get(text[end : end + 1], ())):
            if not whole:
                found[key] += range(max(start, end - most), end - least + 1)
            elif least <= end - start <= most:
                found[key].append(start)
    return found


class SoughtText:
    """A text, or a part of one: what expressions find in it by itself."""

    __slots__ = ("_at", "_places", "text")

    def __init__(self, text: str, places: Places, at: int = 0) -> None:
        self.text = text
        self._places = places
        self._at = at

    def part(self, start: int, end: int | None = None) -> SoughtText:
        """A part of it, which knows nothing of what stands around."""
        text = self.text[start:end]
        within_number = text[:1].isdecimal() and self.text[max(0, start - 1) : start].isdecimal()
        return SoughtText(text, {} if within_number else self._places, self._at + start)

    def places_of(self, pattern: Pattern) -> list[int] | None:
        """Where a match may begin in the whole text, out of order; None where that is not known."""
        return self._places.get(pattern.key)

    def finditer(self, pattern: Pattern) -> Iterator[re.Match[str]]:
        """All matches."""
        places = self.places_of(pattern)
        if places is None:
            return pattern.finditer(self.text)
        first, last = self._at, self._at + len(self.text)
        return matches_at(pattern.match, self.text, sorted({at - first for at in places if first <= at < last}))

    def has(self, pattern: Pattern, start: int = 0, end: int | None = None) -> bool:
        """Whether there is a match in `text[start:end]`; look-behind sees what is before it."""
        text = self.text
        last = len(text) if end is None else end
        places = self.places_of(pattern)
        if places is None:
            return pattern.search(text, start, last) is not None
        for place in places:
            at = place - self._at
            if start <= at < last and pattern.match(text, at, last):
                return True
        return False


def sought(text: str) -> SoughtText:
    """The text as expressions are looked for in it."""
    if Sought.texts < FEW:
        Sought.texts += 1
        return SoughtText(text, {})
    return SoughtText(text, _places(text))
