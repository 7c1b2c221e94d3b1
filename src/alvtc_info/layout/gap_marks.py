"""The yellow of gaps: it goes where a gap has been filled, and stays on one that has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.model.form_prompts import SLOT
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced

_YELLOW = "FFFF00"
_REMARK = Pattern(
    r"[（(【]?(?:此处.{0,20}|.{0,12}待(?:核实?|补充?|定|查|确认|统计|报).{0,8}|[^，。]{1,20}[？?])[）)】]?$"
)


def clear_filled(paragraphs: Iterable[Traced], prompt_styles: frozenset[str]) -> int:
    """Take the yellow, and the look of a prompt, from text that is no slot; return in how many paragraphs.

    A remark of the author's own that something is open (待核实) keeps it.
    `prompt_styles` are the identifiers of the styles that prompts are set in.
    """
    return sum(_clear(traced, prompt_styles) for traced in paragraphs)


def _clear(traced: Traced, prompt_styles: frozenset[str]) -> bool:
    slots = [match.span() for match in SLOT.finditer(traced.text)]
    cleared = False
    for atom in traced.atoms:
        properties = child(atom.element.getparent(), "rPr")
        slot = any(a < atom.end and atom.start < b for a, b in slots)
        if properties is None or slot or _REMARK.match(atom.text.strip()):
            continue
        for each in [e for e in properties if _is_mark(e, prompt_styles)]:
            properties.remove(each)
            cleared = cleared or local(each) != "rStyle"
    return cleared


def _is_mark(element: _Element, prompt_styles: frozenset[str]) -> bool:
    name = local(element)
    if name == "rStyle":
        return attribute(element, "val") in prompt_styles
    if name == "highlight":
        return attribute(element, "val") == "yellow"
    return name == "shd" and attribute(element, "fill").upper() == _YELLOW
