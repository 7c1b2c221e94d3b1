"""The lines of a PDF, reassembled from the pieces of text that LibreOffice finds on its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError
from alvtc_info.reading import office
from alvtc_info.reading.plain_text import read_text
from alvtc_info.reading.xml import parse
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind
    from alvtc_info.model.limits import Limits

_NUMBER = re.compile(r"[\d.]+")
_PAGE_NUMBER = re.compile(r"[—–\-－─·]?\s*(?:第\s*)?\d{1,3}(?:\s*页)?\s*[—–\-－─·]?$")
_FRAME = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 frame"
_SIZES = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0 "
_PAGE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 anchor-page-number"
_PARAGRAPH = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 p"
_SPACES = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 s"
_COUNT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 c"


@dataclass(slots=True)
class Piece:
    """Text on a page: its left, top, width and height in inches."""

    page: int
    left: float
    top: float
    width: float
    height: float
    text: str = ""


@frozen
class PdfLine:
    """A line of a page, from 1; `left` is its left edge, in inches."""

    page: int
    left: float
    text: str


def pdf_lines(data: bytes, name: str, limits: Limits) -> list[PdfLine]:
    """The lines of a PDF, page by page from the top.

    Raises InputError where LibreOffice is not installed or cannot read it.
    """
    flat = office.convert(data, ".pdf", office.FLAT, name, reader="writer_pdf_import")
    pieces: list[Piece] = []
    frames: list[Piece] = []
    paragraphs = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal paragraphs
        if tag == _FRAME:
            left, top, width, height = (
                _inches(attributes.get(_SIZES + key, "")) for key in ("x", "y", "width", "height")
            )
            frames.append(Piece(int(attributes.get(_PAGE, "1")), left, top, width, height))
        elif tag == _PARAGRAPH:
            paragraphs += 1
        elif tag == _SPACES and frames:
            frames[-1].text += " " * int(attributes.get(_COUNT, "1"))

    def end(tag: str) -> None:
        nonlocal paragraphs
        if tag == _FRAME:
            pieces.append(frames.pop())
        elif tag == _PARAGRAPH:
            paragraphs -= 1

    def text(data: str) -> None:
        if frames and paragraphs:
            frames[-1].text += data

    parse(flat, start, end, text, part="content.xml", name=name, limits=limits)
    return list(_lines(p for p in pieces if p.text.strip()))


def _inches(text: str) -> float:
    found = _NUMBER.search(text)
    number = float(found.group()) if found else 0.0
    return number / 2.54 if text.endswith("cm") else number / 25.4 if text.endswith("mm") else number


def _lines(pieces: Iterable[Piece]) -> Iterable[PdfLine]:
    ordered = sorted(pieces, key=lambda p: (p.page, p.top + p.height / 2))
    for page, found in groupby(ordered, key=lambda p: p.page):
        row: list[Piece] = []
        for piece in found:
            if row and piece.top + piece.height / 2 > max(p.top + p.height for p in row) - row[0].height * 0.2:
                yield _joined(page, row)
                row = []
            row.append(piece)
        yield _joined(page, row)


def _joined(page: int, row: list[Piece]) -> PdfLine:
    """The line of the pieces of a row, from left to right; a space stands where there is a wide gap."""
    row.sort(key=lambda p: p.left)
    text = row[0].text
    for before, after in pairwise(row):
        gap = after.left - before.left - before.width
        text += ("　" if gap > 0.3 else "") + after.text
    return PdfLine(page, row[0].left, text.rstrip())


def read_pdf(
    data: bytes, name: str, limits: Limits, *, kind: Kind | None = None, institution: Institution | None = None
) -> Document:
    """Read a PDF as text, a line a block: page numbers are left out, and indented lines begin with two spaces.

    Raises InputError where LibreOffice is not installed or cannot read it, and for a scan, which holds no text.
    """
    kept = [line for line in pdf_lines(data, name, limits) if not _PAGE_NUMBER.match(line.text.strip())]
    if not kept:
        raise InputError("empty", "PDF 里没有文字（可能是扫描件），请给出 Word 或文字稿", name)
    edge = median(line.left for line in kept)
    text = "\n".join(("　　" if _set_in(line, edge) else "") + line.text.strip() for line in kept)
    places = []
    for _, found in groupby(kept, key=lambda line: line.page):
        places += [f"第{line.page}页第{row}行" for row, line in enumerate(found, 1)]
    warnings = ["PDF 是按文字位置还原的，段落和标点可能与原稿有出入，请以 Word 稿为准"]
    return read_text(
        text,
        name,
        data=data,
        kind=kind,
        limits=limits,
        places=places,
        warnings=warnings,
        encoding="",
        institution=institution,
    )


def _set_in(line: PdfLine, edge: float) -> bool:
    return line.left > edge + 0.1 or line.text.startswith(("  ", "　"))
