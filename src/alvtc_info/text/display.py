"""Text where it is shown: control characters made visible, in every kind of output, and the width in columns."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re

# control and format characters (the marks of writing direction among them), halves of characters, odd line ends
_UNSEEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_IN_LINES = Pattern(f"[{_UNSEEN}]")
_IN_A_LINE = Pattern(rf"[\n{_UNSEEN}]")
_COLOURED = Pattern(rf"\x1b\[(?:0|3[136])m|[{_UNSEEN}]")


def visible(text: str) -> str:
    """The text with control characters and direction marks shown as escapes, so that no terminal obeys them."""
    return _IN_A_LINE.sub(_escaped, text)


def visible_lines(text: str, *, coloured: bool = False) -> str:
    """The same for text of several lines; with `coloured` the colours of our own output stay."""
    return (_COLOURED if coloured else _IN_LINES).sub(_escaped, text)


def visible_json(text: str) -> str:
    """The same for JSON, whose meaning does not change."""
    return _IN_LINES.sub(_in_json, text)


def visible_xml(text: str) -> str:
    """The same for XML, whose meaning does not change. The text holds no character that XML does not allow."""
    return _IN_LINES.sub(lambda found: f"&#x{ord(found[0]):x};", text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0][-1])
    return found[0] if len(found[0]) > 1 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _in_json(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def columns(text: str) -> int:
    """How many terminal columns the text takes: wide characters two, combining marks none."""
    total = 0
    for char in text:
        if unicodedata.combining(char):
            continue
        total += 2 if unicodedata.east_asian_width(char) in "WFA" else 1
    return total
