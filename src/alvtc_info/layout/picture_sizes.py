"""Pictures that are wider than the text area of the house style: made smaller, not cut off by the edge of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import local
from alvtc_info.layout.resolved_style import number

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMU = 635  # to a twip


def fit(paragraph: _Element, twips: int) -> bool:
    """Make the inline pictures of a paragraph at most this wide, in proportion; whether there was one to be."""
    widest = twips * _EMU
    wide = [e for e in paragraph.iter("{*}inline") if _wide(e) > widest]
    for inline in wide:
        ratio = widest / _wide(inline)
        for each in inline.iter("{*}extent", "{*}ext"):
            for key in ("cx", "cy"):
                if each.get(key):
                    each.set(key, str(round(number(str(each.get(key))) * ratio)))
    return bool(wide)


def _wide(inline: _Element) -> float:
    extent = next((e for e in inline if local(e) == "extent"), None)
    return 0.0 if extent is None else number(str(extent.get("cx")))
