"""Formatting of words that means something to their author, and stays in the house style."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.layout.resolved_style import Appearance

_KEPT_OF_RUN = frozenset(
    "rStyle b bCs u strike dstrike vertAlign highlight em vanish specVanish noProof rtl cs ins del rPrChange caps smallCaps bdr "
    "eastAsianLayout".split()
)
_DARKEST = 0x60
_BLACK = "000000"
_SYMBOLS = ("wingdings", "webdings", "symbol", "marlett", "zapfdingbats")
_PLAIN_SHADES = frozenset({"", "AUTO", "FFFFFF"})


def common_color(paragraphs: Iterable[Traced], appearance: Appearance) -> str:
    """The colour (RRGGBB) of most of the text of these paragraphs: a look, not a mark; none counts as `000000`."""
    found: Counter[str] = Counter()
    for traced in paragraphs:
        paragraph = traced.element
        bare = appearance.look(paragraph, paragraph.makeelement("r")).color
        for run in paragraph.iter("{*}r"):
            length = sum(len(t.text or "") for t in run if local(t) == "t")
            properties = child(run, "rPr") if length else None
            own = child(properties, "color")
            if own is not None:
                found[_plain(attribute(own, "val").upper())] += length
            elif child(properties, "rStyle") is not None:
                found[_plain(appearance.look(paragraph, run).color)] += length
            elif length:
                found[_plain(bare)] += length
    return found.most_common(1)[0][0] if found else _BLACK


def _plain(color: str) -> str:
    """A colour, or black for one that is nearly black or none."""
    try:
        channels = bytes.fromhex(color)
    except ValueError:
        return _BLACK
    return color if len(channels) == 3 and max(channels) >= _DARKEST else _BLACK


def kept_of_run(properties: _Element, common: str | None) -> frozenset[str]:
    """The names of a run's properties that stay.

    `common` is the colour that is no mark; None where no colour is one.
    """
    kept = set(_KEPT_OF_RUN)
    if common is not None:
        color, shade = child(properties, "color"), child(properties, "shd")
        if color is not None and _plain(attribute(color, "val").upper()) not in (_BLACK, common):
            kept.add("color")
        if shade is not None and attribute(shade, "fill").upper() not in _PLAIN_SHADES:
            kept.add("shd")
    return frozenset(kept)


def symbol_font(properties: _Element) -> _Element | None:
    """The fonts of a run whose letters are signs (a tick, a box) in that font only."""
    fonts = child(properties, "rFonts")
    named = attribute(fonts, "ascii") or attribute(fonts, "hAnsi") if fonts is not None else ""
    return fonts if named.lower().startswith(_SYMBOLS) else None
