"""The cells of tables in house style: numbers and short labels in the middle, prose at the left."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.rows import LABELS
from alvtc_info.layout.white_space import trim
from alvtc_info.layout.word_xml import made, properties_of, put
from alvtc_info.rendering.line_breaking import width

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.layout.direct_formatting import DirectFormatting

_SENTENCE = frozenset("。；！？，")
_LONGEST = 16
_BLACK = "000000"


def set_cells(cells: Iterable[Traced], plain: DirectFormatting, kept: Collection[_Element]) -> None:
    """Set the paragraphs of tables in the house style for cells; those that are `kept` stay as they are."""
    paragraphs = list(cells)
    texts: dict[_Element | None, list[str]] = {}
    for traced in paragraphs:
        texts.setdefault(_cell_of(traced), []).append(traced.text.strip())
    for traced in paragraphs:
        if traced.element not in kept:
            _set_cell(traced, "\n".join(texts[_cell_of(traced)]), plain)


def _set_cell(traced: Traced, text: str, plain: DirectFormatting) -> None:
    """Set a paragraph of a cell with this text."""
    align = child(child(traced.element, "pPr"), "jc")
    kept = deepcopy(align) if align is not None else None
    labelled = bool(LABELS.match(traced.text.strip()))
    plain.strip(traced.element, "EditorCell" if labelled else "ReportCell", _BLACK)
    if kept is None and is_prose(text):
        kept = made(traced.element, "jc", val="left")
    if kept is not None and not labelled:
        put(properties_of(traced.element), kept)
    trim(traced)


def _cell_of(traced: Traced) -> _Element | None:
    return next((each for each in traced.element.iterancestors() if local(each) == "tc"), None)


def is_prose(text: str) -> bool:
    """Whether a cell (its paragraphs joined by line breaks) holds sentences or several items, no number or label."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 or any(_SENTENCE & set(line) or width(line.strip()) > _LONGEST for line in lines)
