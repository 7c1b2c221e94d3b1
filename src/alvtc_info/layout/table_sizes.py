"""Tables that are wider than the text area of the house style: made narrower, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import attribute, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHOLE = 5000  # of a width in fiftieths of a percent
_WIDTHS = ("tblW", "tcW", "tblInd")


def fit_table(table: _Element, twips: int) -> None:
    """Make a table, with the tables in it, at most this wide (in twips), its indent included; columns in proportion."""
    properties = child(table, "tblPr")
    own, indent = child(properties, "tblW"), child(properties, "tblInd")
    if own is not None and attribute(own, "type") == "pct" and number(attribute(own, "w")) > _WHOLE:
        _set(own, _WHOLE)
    columns = [number(attribute(each, "w")) for each in table.iterfind("{*}tblGrid/{*}gridCol")]
    widest = max(sum(columns), _twips(own), *map(_row_width, table.iterfind("{*}tr")), 0)
    left = max(_twips(indent), 0)
    if widest + left <= twips:
        return
    if indent is not None and widest <= twips:
        _set(indent, max(0, twips - widest))
        return
    if indent is not None:
        _set(indent, min(_twips(indent), 0))
    for each in table.iter():
        if local(each) == "gridCol" or (local(each) in _WIDTHS and each is not indent and _twips(each) > 0):
            _set(each, number(attribute(each, "w")) * twips / widest)


def _row_width(row: _Element) -> float:
    return sum(_twips(child(child(cell, "tcPr"), "tcW")) for cell in row.iterfind("{*}tc"))


def _twips(width: _Element | None) -> float:
    """A width in twips; 0 for one that is in percent or is found by the text."""
    return number(attribute(width, "w")) if width is not None and attribute(width, "type") in ("", "dxa") else 0.0


def _set(element: _Element, value: float) -> None:
    name = next(str(key) for key in element.attrib if str(key).rpartition("}")[2] == "w")
    element.set(name, str(int(value)))
