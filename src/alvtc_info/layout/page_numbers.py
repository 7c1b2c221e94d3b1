"""The page of the printed draft on which a finding stands, found by laying the draft out with LibreOffice."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import Role
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Result
    from alvtc_info.reading.pdf import PdfLine

_ASIDE = frozenset({Role.HEADER, Role.FOOTER, Role.COMMENT, Role.REMOVED})
_WINDOW = 12
_STRAY = 400


def number_pages(result: Result, document: Document, data: bytes, name: str) -> Result:
    """Return the result with the page of every finding in the text of a .docx, .odt and the like, by LibreOffice.

    Pages count from 1; the page is None for findings on the whole document or in headers and footers, and if the text
    is not found on the pages. Raises InputError if LibreOffice is not installed or fails.
    """
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading import office
    from alvtc_info.reading.formats import OFFICE_SUFFIXES, suffix_of
    from alvtc_info.reading.input import sniff
    from alvtc_info.reading.pdf import pdf_lines

    form = sniff(data, suffix_of(name), name)
    lines = pdf_lines(
        office.convert(data, form if form in OFFICE_SUFFIXES else ".docx", office.PDF, name), name, Limits()
    )
    places = _Places(lines, document)
    return replace(
        result,
        findings=tuple(replace(f, page=places.page(f.block, f.start)) if f.quote else f for f in result.findings),
    )


class _Places:
    """The text of the pages without white space, and the offset of each block in it."""

    def __init__(self, lines: list[PdfLine], document: Document) -> None:
        texts = [_tight(line.text) for line in lines]
        self._text = "".join(texts)
        self._starts = [0, *accumulate(len(text) for text in texts)][:-1]
        self._pages = [line.page for line in lines]
        self._blocks: dict[str, tuple[int, str]] = {}
        at = 0
        for block in document.blocks:
            if block.role in _ASIDE:
                continue
            words = _tight(block.text)
            found = self._text.find(words[:_WINDOW], at)
            if found >= 0:
                self._blocks[block.id] = found, block.text
                at = found + len(words) * 19 // 20  # a few characters are printed differently

    def page(self, block: str, start: int) -> int | None:
        """The page of a code point of a block; None if the block was not found."""
        if block not in self._blocks:
            return None
        begin, text = self._blocks[block]
        offset = len(_tight(text[:start]))
        words = _tight(text[start:])[:_WINDOW]
        found = self._text.find(words, begin + offset, begin + offset + _STRAY)
        at = found if found >= 0 else begin + offset
        return self._pages[max(0, bisect_right(self._starts, at) - 1)]


def _tight(text: str) -> str:
    return "".join(text.split())
