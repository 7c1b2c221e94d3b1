"""Widths folded one for one, so that no offset moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re

_FOLD = {ord(a): b for a, b in zip("(),;:!?．％＋－　\t\xa0〈〉", "（），；：！？.%+- \u0020\u0020〈〉", strict=True)}


_FOLD |= {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


_FOLDABLE = Pattern(r"[(),;:!?．％＋－　\t\xa0〈〉\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")


_BETWEEN_DIGITS = Pattern(r"(?<=\d)[，：](?=\d)")


def fold(text: str) -> str:
    """Fold widths one for one: full-width digits and letters to ASCII, half-width punctuation to full-width.

    The length never changes. A comma or colon between two digits stays half-width (26,000; 10:30).
    """
    folded = _FOLDABLE.sub(_folded, text)
    if "," in text or ":" in text:
        folded = _BETWEEN_DIGITS.sub(lambda m: "," if m.group() == "，" else ":", folded)
    return folded


def _folded(match: re.Match[str]) -> str:
    return match.group().translate(_FOLD)


_SPACE = Pattern(r"[\s\u3000]+")


def squeeze(text: str) -> str:
    """The text with widths folded and all white space taken out."""
    return _SPACE.sub("", fold(text))
