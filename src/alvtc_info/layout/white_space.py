"""White space of paragraphs that only served the layout: cut out, with the offsets of what follows kept right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local, run_at, set_text
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.layout.word_xml import made, properties_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced

_GAPS = re.compile(r"(?<=\S)[ \u3000]{3,}(?=\S)")


def trim(traced: Traced) -> None:
    """Remove layout white space from a paragraph: at its ends, in long gaps, and tabs used as an indent."""
    for gap in reversed(list(_GAPS.finditer(traced.text))):
        cut_out(traced, gap.start() + 1, gap.end())
    trim_ends(traced)


def trim_ends(traced: Traced) -> None:
    """Remove white space from both ends of a paragraph."""
    text = traced.text
    cut_out(traced, len(text.rstrip(" \u3000\t")), len(text))
    cut_out(traced, 0, len(text) - len(text.lstrip(" \u3000\t")))


def cut_out(traced: Traced, start: int, stop: int) -> None:
    """Remove white space from a paragraph and update the offsets of its atoms; a blank that is drawn stays."""
    for atom in list(traced.atoms):
        low, high = max(start, atom.start), min(stop, atom.end)
        if low >= high or is_drawn(atom.element):
            continue
        if local(atom.element) == "t":
            atom.text = atom.text[: low - atom.start] + atom.text[high - atom.start :]
            set_text(atom.element, atom.text)
        else:
            parent = atom.element.getparent()
            assert parent is not None
            parent.remove(atom.element)
            traced.atoms.remove(atom)
            _drop_empty(parent)
    at = 0
    for atom in traced.atoms:
        atom.start = at
        at += len(atom.text)


def is_drawn(element: _Element) -> bool:
    """Whether white space is seen: it is underlined, as a blank to be filled in by hand."""
    underline = child(child(element.getparent(), "rPr"), "u")
    return underline is not None and attribute(underline, "val") != "none"


def tab_at(traced: Traced, at: int) -> None:
    """Put a tab before the character at `at`, in place of the white space before it."""
    start = len(traced.text[:at].rstrip(" \u3000\t"))
    run = run_at(traced, at)
    if run is not None:
        run.insert(run.index(properties_of(run)) + 1, made(run, "tab"))
        cut_out(traced, start, at)


def _drop_empty(run: _Element) -> None:
    """Take out a run of which nothing but its properties is left."""
    parent = run.getparent()
    if parent is not None and local(run) == "r" and all(local(each) == "rPr" for each in run):
        parent.remove(run)
