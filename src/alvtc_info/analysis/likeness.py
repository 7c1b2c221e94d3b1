"""Repeats (重复报送): is this item one that the ledger has already, told in other words?

MinHash over the words of a text leads to those that share many of them; a key for each figure with its unit leads to those
that were shortened or reworded, for people change words and keep figures. What is found is then compared as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

REPEATED = 0.5
_BANDS, _ROWS, _SEED = 20, 4, 20240522
_DATE = Pattern(
    r"(?:(?P<year>20\d\d)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日|(?P<clock>\d{1,2}时(?:\d{1,2}分)?)|20\d\d[年级届](?:\d{1,2}月)?|\d{1,2}月"
)
_FIGURE = Pattern(r"(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|万?[^\W\d_])?")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SMALL = 10
_FEWEST = 4  # words below which texts without figures are too short to be called the same; twice as many where no day is shared
_DOUBT = 0.45  # of a likeness that something speaks against
_LEAST = 0.35  # of the words: figures alone meet by chance


@dataclass(frozen=True, slots=True)
class Trace:
    """What is compared of a text: its words of two characters or more (as numbers), its figures with their units, its days."""

    words: frozenset[int]
    figures: frozenset[str]
    days: frozenset[tuple[int, int]]


def trace(text: str) -> Trace:
    """The trace of a text; dates and clock times are no figures."""
    from alvtc_info.text.segmentation import cut

    days = {(int(found["month"] or 0), int(found["day"])) for found in _DATE.finditer(text) if found["day"]}
    rest = _DATE.sub("\n", text)
    figures = {_figure(found["number"], found["unit"] or "") for found in _FIGURE.finditer(rest)}
    words = {word for run in _HAN.findall(rest) for word in cut(run) if len(word) > 1}
    return Trace(frozenset(_code(word) for word in words), frozenset(figures), frozenset(days))


def _figure(number: str, unit: str) -> str:
    """A figure as it is compared: a telling one by itself, a small one with its unit."""
    number = number.replace(",", "").replace("，", "")
    return number if "." in number or len(number) > 2 else number + {"名": "人", "位": "人"}.get(unit, unit)


def keys(of: Trace) -> tuple[int, ...]:
    """Numbers that two traces share where they may be of one item: a few for the words, one for each telling figure."""
    from rensa import RMinHash

    found = []
    if of.words:
        hashed = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
        hashed.update([str(word) for word in sorted(of.words)])
        digest = hashed.digest()
        for band in range(_BANDS):
            rows = digest[band * _ROWS : (band + 1) * _ROWS]
            found.append(_code(f"{band}:{rows}"))
    found += [_code(f"figure:{figure}") for figure in of.figures if _weight(figure) == 1]
    found += [_code(f"day:{month}-{day}") for month, day in of.days if month]
    return tuple(sorted(set(found)))


def likeness(one: Trace, other: Trace) -> float:
    """How sure it is that both tell of one event, 0 to 1; from `REPEATED` on they count as a repeat.

    The words that the shorter shares with the longer, and the figures that it shares, weigh the same; figures that differ
    speak against it.
    """
    words = _held(one.words, other.words)
    least = min(_sum(one.figures), _sum(other.figures))
    shared = _sum(one.figures & other.figures)
    one_day = any(day in other.days for day in one.days if day[0])
    if words < _LEAST:
        return words * _DOUBT
    if least < 1:
        enough = min(len(one.words), len(other.words)) >= (_FEWEST if one_day else 2 * _FEWEST)
        return words if enough and words >= (0.6 if one_day else 0.75) else words * _DOUBT
    figures = shared / least
    if one_day and words >= 0.5 and shared >= 1 and figures >= 0.25:
        return min(1.0, (words + figures) / 2 + 0.2)
    if shared >= 2 or (words >= 0.6 and figures >= 0.5):
        return (words + figures) / 2
    return min(words, figures) * _DOUBT


def _held(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _sum(figures: Iterable[str]) -> float:
    return sum(_weight(figure) for figure in figures)


def _weight(figure: str) -> float:
    """A figure under ten says little: many texts have 3 rooms and 2 people."""
    found = _FIGURE.match(figure)
    assert found is not None
    return 0.25 if float(found["number"]) < _SMALL and "." not in found["number"] else 1.0


def _code(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
