"""Pictures that are wider than the text area of the house style: made smaller, not cut off by the edge of the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_EMU = 635  # to a twip
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
_LENGTH = re.compile(r"(?<![\w-])(width|height):([\d.]+)(pt|in|cm|mm|px)")
_OF_TEXT = frozenset({"column", "margin", "character", "leftMargin", "insideMargin"})


def fit(paragraph: _Element, twips: int) -> None:
    """Make the pictures of a paragraph at most this wide, in proportion; those that float end within the text.

    What floats behind the text, or is no picture but a line or a box, stays as it is: a watermark, a rule.
    """
    widest = twips * _EMU
    for drawing in paragraph.iter("{*}inline", "{*}anchor"):
        if local(drawing) == "inline" or _is_floating_picture(drawing):
            if _wide(drawing) > widest:
                _scale(drawing, widest / _wide(drawing))
            _bring_in(drawing, widest)
    for shape in paragraph.iter("{*}shape", "{*}rect"):
        _fit_old(shape, twips / 20)


def _is_floating_picture(anchor: _Element) -> bool:
    behind = anchor.get("behindDoc") in ("1", "true")
    return not behind and next(anchor.iter("{*}blip"), None) is not None


def _wide(drawing: _Element) -> float:
    extent = child(drawing, "extent")
    return 0.0 if extent is None else number(str(extent.get("cx")))


def _scale(drawing: _Element, ratio: float) -> None:
    for each in _sizes(drawing):
        for key in ("cx", "cy"):
            each.set(key, str(round(number(str(each.get(key))) * ratio)))


def _sizes(drawing: _Element) -> Iterator[_Element]:
    """Its own size, and that of the picture or the group in it; what a group holds is measured by the group."""
    yield from (each for each in drawing if local(each) == "extent")
    yield from [each for each in drawing.iter("{*}ext") if each.get("cx")][:1]


def _bring_in(drawing: _Element, widest: int) -> None:
    """Move a floating picture to the left until its right edge is within the text."""
    place = child(drawing, "positionH")
    offset = child(place, "posOffset")
    if place is not None and offset is not None and place.get("relativeFrom") in _OF_TEXT:
        room = widest - _wide(drawing)
        if number(str(offset.text)) > room:
            offset.text = str(max(0, round(room)))


def _fit_old(shape: _Element, points: float) -> None:
    """Do the same for a picture of the older kind (VML), whose size is in its style."""
    style = str(shape.get("style", ""))
    sizes = {name: float(value) * _POINTS[unit] for name, value, unit in _LENGTH.findall(style)}
    if next(shape.iter("{*}imagedata"), None) is None or sizes.get("width", 0) <= points:
        return
    ratio = points / sizes["width"]
    shape.set("style", _LENGTH.sub(lambda m: f"{m[1]}:{sizes[m[1]] * ratio:.1f}pt", style))
