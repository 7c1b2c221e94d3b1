"""Paragraphs that line breaks divide into several, split into as many."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, cut_run, empty_copy, local
from alvtc_info.editing.tracing import Trace
from alvtc_info.editing.word_file import WordFile
from alvtc_info.layout.automatic_numbers import drop_number
from alvtc_info.model.kinds import Role
from alvtc_info.model.limits import Limits

if TYPE_CHECKING:
    from alvtc_info.editing.tracing import Traced
    from alvtc_info.model.document import Document

_ROWS = frozenset(
    {Role.REPORTING_ROW, Role.REPORTING_UNIT, Role.DATE, Role.EDITOR_ROW, Role.EDITOR, Role.PHONE, Role.SIGN_OFF}
)


def parted(data: bytes, name: str, document: Document) -> bytes:
    """The file with each paragraph that line breaks divide into several split into as many paragraphs.

    It is split only where the break is in a plain run; without such paragraphs `data` itself is returned.
    """
    cut = [b for b in document.blocks if b.origin and b.role not in _ROWS and "\n" not in b.text[:1]]
    if not cut:
        return data
    file = WordFile(data, name, Limits())
    trace = Trace(file, document)
    for block in reversed(cut):
        traced = trace.paragraph(block.id)
        if traced is not None and traced.part == file.main and traced.text[block.origin - 1] == "\n":
            _split(file, traced, block.origin)
    return file.save()


def _split(file: WordFile, traced: Traced, at: int) -> None:
    """Move what follows the line break before `at` into a paragraph of its own."""
    element = traced.atoms[traced.atom_at(at - 1)].element
    run = element.getparent()
    if run is None or run.getparent() is not traced.element or local(element) not in ("br", "cr"):
        return
    rest = cut_run(run, element)
    paragraph = empty_copy(traced.element)
    properties = child(traced.element, "pPr")
    if properties is not None:
        kept = deepcopy(properties)
        paragraph.append(kept)
        for each in [e for e in properties if local(e) == "sectPr"]:
            properties.remove(each)
    drop_number(file, paragraph)
    following = [rest, *rest.itersiblings()]
    rest.remove(element)
    paragraph.extend(following)
    traced.element.addnext(paragraph)
