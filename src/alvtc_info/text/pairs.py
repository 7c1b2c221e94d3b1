"""A text's pairs of neighbouring characters as numbers, which cost less to make and to look up than texts."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from itertools import compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_UTF_32, _FIRST, _SECOND = ("utf-32-le", 0, 32) if sys.byteorder == "little" else ("utf-32-be", 32, 0)
_CHARACTER = 0xFFFFFFFF


def number_of(pair: str) -> int:
    """Two characters as one number of 64 bits: both as UTF-32."""
    return ord(pair[0]) << _FIRST | ord(pair[1]) << _SECOND


def pair_of(number: int) -> str:
    """The two characters that a number stands for."""
    return chr(number >> _FIRST & _CHARACTER) + chr(number >> _SECOND & _CHARACTER)


def numbers_of(pairs: str) -> array[int]:
    """Pairs that stand one behind the other, as numbers."""
    return array("Q", pairs.encode(_UTF_32, "surrogatepass"))


def places_of_pairs(text: str, is_wanted: Callable[[int], object]) -> dict[int, list[int]]:
    """Where each pair begins that is wanted, in code points, by its number; the places of a pair in no order."""
    found = defaultdict[int, list[int]](list)
    units = text.encode(_UTF_32, "surrogatepass")
    for first in (0, 1):
        pairs = array("Q", units[4 * first : len(units) - (len(units) - 4 * first) % 8])
        for at in compress(count(), map(is_wanted, pairs)):
            found[pairs[at]].append(2 * at + first)
    return found


def kinds_of_pairs(text: str, kind_of: Callable[[int], int]) -> bytes:
    """What kind each pair is of, in their order."""
    units = text.encode(_UTF_32, "surrogatepass")
    found = bytearray(max(0, len(text) - 1))
    for first in (0, 1):
        pairs = array("Q", units[4 * first : len(units) - (len(units) - 4 * first) % 8])
        found[first::2] = bytes(map(kind_of, pairs))
    return bytes(found)
