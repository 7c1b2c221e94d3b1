"""Line breaks and sizes of the fixed parts of a page: masthead, title, reporting unit.

The figures come from the institution pack's layout; lengths are counted in Chinese characters.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEVER_FIRST = "，。、；：！？）》”’〉〕…—%％的了和与及或等之"
_NEVER_LAST = "（《“‘〈〔和与及在对把被为于从向"
_GOOD_LAST = "的、，》）”"
_GOOD_FIRST = "（《“关开召举印发组"
_BRACKETS = re.compile(r"（[^（）()]*）|\([^（）()]*\)")
_MARK = re.compile(r"首报|.{0,4}续报|终报")
_WHOLE = 12
_WIDER = 0.15
_LATIN = {"m": 0.8, "w": 0.75, "M": 0.9, "W": 0.95, "%": 0.85, "@": 0.95}


def width(text: str) -> float:
    """The width in Chinese characters: full-width and ambiguous ones count 1, others 0.5, wide Latin letters more."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else _latin(c) for c in text)


def _latin(character: str) -> float:
    return _LATIN.get(character) or (0.7 if character.isupper() else 0.5)


def masthead_lines(department: str, suffix: str, layout: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """One line, or two (broken before the suffix) where the whole is longer than the layout allows."""
    whole = department + suffix
    return (whole,) if width(whole) <= layout["masthead"]["longest"] else (department, suffix)


def masthead_size(lines: tuple[str, ...], layout: Mapping[str, Mapping[str, Any]]) -> float:
    """The largest of the layout's sizes (points) at which the longest line fits; a smaller one where none does."""
    masthead = layout["masthead"]
    longest = max(width(line) for line in lines)
    for size in masthead["sizes"]:
        if longest * size <= masthead["width"]:
            return float(size)
    return max(8.0, float(masthead["width"] // longest))


def unit_size(unit: str, layout: Mapping[str, Mapping[str, Any]]) -> float | None:
    """The size (points) of a reporting unit too long for the row at the body size; None where the body size does."""
    row = layout["reporting_row"]
    if width(unit) <= row["longest_unit"]:
        return None
    room = row["longest_unit"] * layout["sizes"]["body"]
    sizes = row["small_sizes"]
    return float(next((s for s in sizes if width(unit) * s <= room), max(5.0, room // width(unit))))


def title_lines(title: str, mark: str, longest: float) -> tuple[str, ...]:
    """A title in as few lines as hold it, none over `longest`, in the shape of a trapezium or a lozenge.

    The mark （续报） stays on the title's only line where it fits, even with wider letters and digits in place of those
    of a font that is missing, and has a line of its own otherwise.
    """
    wider = _WIDER * sum(each.isascii() and each.isalnum() for each in title) if mark else 0.0
    if width(title + mark) + wider <= longest:
        return (title + mark,)
    lines: tuple[str, ...] = (title,)
    if width(title) > longest:
        from alvtc_info.text.segmentation import boundaries

        words = boundaries(title)
        tries = (_break(title, count, longest, words) for count in range(2, len(title) + 1))
        lines = next(found for found in tries if found)
    return (*lines, mark) if mark else lines


def title_breaks(text: str, longest: float) -> tuple[list[int], list[int]]:
    """How to break a title that may have breaks of its own: breaks to take out, and offsets at which to put one.

    Taken out are those within short brackets （续报二）; lines that are then still longer than `longest` are broken. The
    offsets are those of the text as it is.
    """
    inside = [i for span in _whole_brackets(text, longest) for i in range(*span) if text[i] == "\n"]
    breaks: list[int] = []
    lines = [0, *(i + 1 for i, letter in enumerate(text) if letter == "\n" and i not in inside), len(text) + 1]
    for start, end in itertools.pairwise(lines):
        kept = [i for i in range(start, end - 1) if i not in inside]
        line = "".join(text[i] for i in kept)
        at = 0
        for piece in title_lines(*_marked(line), longest)[:-1]:
            at = line.index(piece, at) + len(piece)
            breaks.append(kept[at])
    return inside, breaks


def _marked(line: str) -> tuple[str, str]:
    """A title and the mark at its end, in brackets: （续报二）; empty for none."""
    last = next((m for m in _BRACKETS.finditer(line) if m.end() == len(line) and _MARK.match(m.group()[1:])), None)
    return (line[: last.start()], last.group()) if last and last.start() else (line, "")


def _whole_brackets(title: str, longest: float) -> list[tuple[int, int]]:
    """The spans of brackets that are too short to be broken, and that a line can hold."""
    return [m.span() for m in _BRACKETS.finditer(title) if width(m.group()) <= min(_WHOLE, longest)]


def _break(title: str, count: int, longest: float, words: set[int]) -> tuple[str, ...] | None:
    """The cheapest way to break into `count` lines, at word boundaries if possible.

    None where so many lines cannot hold the title.
    """
    ideal = width(title) / count
    whole = {cut for start, end in _whole_brackets(title, longest) for cut in range(start + 1, end)}
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, cuts) in best.items():
            sizes = {
                cut: width(title[start:cut])
                for cut in range(start + 1, min(len(title), start + 2 * int(longest) + 1))
                if cut not in whole
            }
            for cut, size in sizes.items():
                skew = 1.5 if size > ideal and line == 1 else 0.0
                total = cost + (size - ideal) ** 2 + _penalty(title, cut, words) + skew
                if size <= longest and total < following.get(cut, (float("inf"), ()))[0]:
                    following[cut] = (total, (*cuts, cut))
        best = following
    ends = [
        (cost + (width(title[at:]) - ideal) ** 2, cuts)
        for at, (cost, cuts) in best.items()
        if width(title[at:]) <= longest
    ]
    if not ends:
        return None
    cuts = (0, *min(ends)[1], len(title))
    return tuple(title[a:b].strip() for a, b in itertools.pairwise(cuts))


def _penalty(title: str, cut: int, words: set[int]) -> float:
    before, after = title[cut - 1], title[cut]
    if (
        after in _NEVER_FIRST
        or before in _NEVER_LAST
        or (before.isascii() and after.isascii() and before.strip() and after.strip())
    ):
        return 400.0
    if before.isdigit() or (after.isdigit() and before in "第年月") or cut not in words:
        return 60.0
    return 0.0 if before in _GOOD_LAST or after in _GOOD_FIRST or " " in (before, after) else 9.0
