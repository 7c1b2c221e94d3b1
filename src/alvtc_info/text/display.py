"""Text on a terminal: control characters made visible, and the width in columns."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """The text with control characters and direction marks shown as escapes, so that no terminal obeys them."""
    return "".join(
        c if c in "\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else f"\\u{ord(c):04x}" for c in text
    )


def columns(text: str) -> int:
    """How many terminal columns the text takes: wide characters two, combining marks none."""
    total = 0
    for char in text:
        if unicodedata.combining(char):
            continue
        total += 2 if unicodedata.east_asian_width(char) in "WFA" else 1
    return total
