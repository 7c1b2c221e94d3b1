"""Headings that open a paragraph of text (一、基本情况。11月18日……): their words in the font of their level.

GB/T 9704 sets them so. It is done by a character style; the paragraph stays whole, and its text stays text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local, run_at
from alvtc_info.editing.tracing import run_of
from alvtc_info.layout.automatic_numbers import is_numbered
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.layout.word_xml import made, properties_of, put
from alvtc_info.model.headlines import run_in_headings
from alvtc_info.model.kinds import HEADINGS, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.model.document import Block
    from alvtc_info.model.headlines import RunInHeading

_STYLE = "RunInHeading{}"
_WEIGHT = frozenset({"b", "bCs"})


def openings(blocks: Iterable[Block]) -> dict[str, RunInHeading]:
    """The headings that open a paragraph, by the identifier of its block; only whole paragraphs have one."""
    found = [block for block in blocks if block.role is Role.BODY or block.role in HEADINGS]
    opening = run_in_headings([(block.label, block.text, block.role is not Role.BODY) for block in found])
    return {found[index].id: heading for index, heading in opening.items() if not found[index].origin}


def set_opening(traced: Traced, heading: RunInHeading | None, names: Mapping[str, str]) -> None:
    """Give the words of a heading that opens a paragraph its character style, and take ours from all others.

    `names` are the identifiers that the styles of the house have in the draft.
    """
    ours = {names.get(each, each) for level in range(1, len(HEADINGS) + 1) for each in (_STYLE.format(level),)}
    properties = [each for each in traced.element.iter() if local(each) == "rPr"]
    for each in properties:
        named = child(each, "rStyle")
        if named is not None and attribute(named, "val") in ours:
            each.remove(named)
    if heading is None or run_at(traced, heading.end) is None:
        return
    style = names.get(_STYLE.format(heading.level), _STYLE.format(heading.level))
    runs = {run_of(atom.element): None for atom in traced.atoms if atom.start < heading.end}
    for run in runs:
        _set(properties_of(run), style)
    if is_numbered(traced.element):
        mark = child(properties_of(traced.element), "rPr")
        if mark is None:
            mark = made(traced.element, "rPr")
            put(properties_of(traced.element), mark)
        _set(mark, style)


def _set(properties: _Element, style: str) -> None:
    for each in [e for e in properties if local(e) in _WEIGHT]:
        properties.remove(each)
    put(properties, made(properties, "rStyle", val=style))
