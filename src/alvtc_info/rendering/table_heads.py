"""Rows of a table over several pages: the head on every page, and rows that no page breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS = ("cantSplit", "tblHeader")


def repeat(row: _Element) -> None:
    """Let Word print a row, whole, at the top of every page of its table. Only the first rows of a table can be."""
    _mark(row, _MARKS)


def unsplit(row: _Element) -> None:
    """Let Word move a row to the next page, whole, rather than break it."""
    _mark(row, _MARKS[:1])


def _mark(row: _Element, names: tuple[str, ...]) -> None:
    space = str(row.tag).rpartition("}")[0] + "}"
    properties = row.find(f"{space}trPr")
    if properties is None:
        properties = row.makeelement(f"{space}trPr")
        exceptions = row.find(f"{space}tblPrEx")
        row.insert(0 if exceptions is None else 1, properties)
    for name in names:
        for old in properties.findall(f"{space}{name}"):
            properties.remove(old)
    for order, name in enumerate(names):
        properties.insert(order, properties.makeelement(f"{space}{name}"))
