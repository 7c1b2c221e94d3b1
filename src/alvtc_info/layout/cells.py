"""How the text of a table's cell is aligned: numbers and short labels in the middle, prose at the left."""

from __future__ import annotations

from alvtc_info.rendering.line_breaking import width

_SENTENCE = frozenset("。；！？，")
_LONGEST = 16


def is_prose(text: str) -> bool:
    """Whether a cell (its paragraphs joined by line breaks) holds sentences or several items, no number or label."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 or any(_SENTENCE & set(line) or width(line.strip()) > _LONGEST for line in lines)
