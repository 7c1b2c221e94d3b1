"""Slots in a rendered report: {…} is highlighted yellow, so that the writer sees what is still to be written."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from typing import Any

_SLOT = re.compile(r"(\{[^{}]*\})")


def mark_slots(data: bytes) -> bytes:
    """The same .docx with the text of every slot highlighted; nothing else is changed."""
    from docx import Document
    from docx.enum.text import WD_COLOR_INDEX
    from docx.oxml.ns import qn
    from docx.text.run import Run

    from alvtc_info.files import repack

    document = Document(io.BytesIO(data))
    texts = document.element.body.iter
    for paragraph in document.element.body.iter(qn("w:p")):
        while found := [text for text in paragraph.iter(qn("w:t")) if _mixed(text, qn)]:
            _cut(found[0], _SLOT.split(found[0].text), qn)
    for text in texts(qn("w:t")):
        if _SLOT.fullmatch(text.text or ""):
            Run(text.getparent(), None).font.highlight_color = WD_COLOR_INDEX.YELLOW  # type: ignore[arg-type]
    stream = io.BytesIO()
    document.save(stream)
    return repack(stream.getvalue())


def _mixed(text: Any, qn: Any) -> bool:
    """Whether a text has a slot and other words, or shares its run with other elements."""
    words = text.text or ""
    alone = len([child for child in text.getparent() if child.tag != qn("w:rPr")]) == 1
    return _SLOT.search(words) is not None and not (alone and _SLOT.fullmatch(words))


def _cut(text: Any, split: list[str], qn: Any) -> None:
    """Split the run of a text into one for each piece of the text, and for what else is before and after it."""
    run = text.getparent()
    children = [child for child in run if child.tag != qn("w:rPr")]
    at = children.index(text)
    parts = [children[:at]]
    for piece in filter(None, split):
        new = deepcopy(text)
        new.text = piece
        new.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        parts.append([new])
    parts.append(children[at + 1 :])
    bare = deepcopy(run)
    for child in [child for child in bare if child.tag != qn("w:rPr")]:
        bare.remove(child)
    for part in filter(None, parts):
        new = deepcopy(bare)
        new.extend(part)
        run.addprevious(new)
    run.getparent().remove(run)
