"""Folding of full and half widths, one character for one, so that no offset changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re

# the zeros of other scripts, each the first of its ten digits
_NOUGHTS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50"
    "\u0ed0\u0f20\u1040\u1090\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50"
    "\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0"
)
_FOLD = {ord(a): b for a, b in zip("(),;:!?．％＋－　\t\xa0〈〉", "（），；：！？.%+- \u0020\u0020〈〉", strict=True)}
_FOLD |= {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FOLD |= {ord(nought) + value: str(value) for nought in _NOUGHTS for value in range(10)}
_SCRIPTS = "".join(f"{nought}-{chr(ord(nought) + 9)}" for nought in _NOUGHTS)
_FOLDABLE = Pattern(rf"[(),;:!?．％＋－　\t\xa0〈〉\uff10-\uff19\uff21-\uff3a\uff41-\uff5a{_SCRIPTS}]+")
_BETWEEN_DIGITS = Pattern(r"(?<=\d)[，：](?=\d)")


def fold(text: str) -> str:
    """Fold widths one for one: full-width digits and letters to ASCII, half-width punctuation to full-width.

    Digits of other scripts become 0–9. The length never changes. A comma or colon between two digits stays half-width
    (26,000; 10:30).
    """
    if _FOLDABLE.search(text) is None:  # half of what it takes to replace nothing
        return text
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
