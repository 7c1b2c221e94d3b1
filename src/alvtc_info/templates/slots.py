"""Slots in a rendered report: {…} is highlighted yellow, so that the writer sees what is still to be written."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from itertools import pairwise
from typing import Any

_SLOT = re.compile(r"\{[^{}]*\}")


def mark_slots(data: bytes) -> bytes:
    """The same .docx with the text of every slot highlighted; nothing else is changed."""
    from docx import Document
    from docx.enum.text import WD_COLOR_INDEX
    from docx.oxml.ns import qn
    from docx.text.run import Run

    from alvtc_info.files import repack

    document = Document(io.BytesIO(data))
    for paragraph in document.element.body.iter(qn("w:p")):
        for text, pieces in _pieces(list(paragraph.iter(qn("w:t")))):
            for piece, inside in _cut(text, pieces, qn):
                if inside:
                    run = Run(piece.getparent(), None)  # type: ignore[arg-type]
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    stream = io.BytesIO()
    document.save(stream)
    return repack(stream.getvalue())


def _pieces(texts: list[Any]) -> list[tuple[Any, list[tuple[str, bool]]]]:
    """The texts of a paragraph that hold of a slot, cut where one begins or ends; a slot may go over line breaks."""
    spans = [found.span() for found in _SLOT.finditer("".join(text.text or "" for text in texts))]
    cuts = sorted({at for span in spans for at in span})
    found, start = [], 0
    for text in texts:
        end = start + len(text.text or "")
        edges = [start, *(at for at in cuts if start < at < end), end]
        pieces = [
            (text.text[a - start : b - start], any(first <= a and b <= last for first, last in spans))
            for a, b in pairwise(edges)
            if a < b
        ]
        if any(inside for _, inside in pieces):
            found.append((text, pieces))
        start = end
    return found


def _cut(text: Any, pieces: list[tuple[str, bool]], qn: Any) -> list[tuple[Any, bool]]:
    """Split the run of a text into one for each piece of the text, and for what else is before and after it.

    Returns the new texts, each with whether it is inside of a slot.
    """
    run = text.getparent()
    children = [child for child in run if child.tag != qn("w:rPr")]
    if len(children) == len(pieces) == 1:
        return [(text, True)]
    at = children.index(text)
    parts = [children[:at]]
    cut = []
    for piece, inside in pieces:
        new = deepcopy(text)
        new.text = piece
        new.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        parts.append([new])
        cut.append((new, inside))
    parts.append(children[at + 1 :])
    bare = deepcopy(run)
    for child in [child for child in bare if child.tag != qn("w:rPr")]:
        bare.remove(child)
    for part in filter(None, parts):
        new = deepcopy(bare)
        new.extend(part)
        run.addprevious(new)
    run.getparent().remove(run)
    return cut
