"""Read a draft: .docx, .txt, .md, .yaml and .json, from a path, bytes or a binary stream."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.reading.source import DOCX, Limits, decode, slurp, sniff, suffix_of

if TYPE_CHECKING:
    from typing import BinaryIO

    from alvtc_info.document import Document, Kind
    from alvtc_info.institution import Institution

__all__ = ["Limits", "read"]

DATA_SUFFIXES = frozenset({".yaml", ".yml", ".json"})


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    encoding: str | None = None,
    kind: Kind | None = None,
    limits: Limits | None = None,
    institution: Institution | None = None,
) -> Document:
    """Read a draft into a Document.

    `source` is a path, bytes or a binary stream; `name` is what findings call it (the path by default) and its suffix
    decides between text, Markdown and data; a .docx is known by its content. `encoding` overrides the guess between
    UTF-8 and GB18030. `kind` overrides the inferred kind.

    Raises InputError where it cannot be read, ReportError where data does not describe a report.
    """
    bounds = limits or Limits()
    label = name if name is not None else os.fspath(source) if isinstance(source, (str, os.PathLike)) else ""
    data = slurp(source, label, bounds)
    suffix = suffix_of(label)
    form = sniff(data, suffix, label)
    if form == DOCX:
        from alvtc_info.reading.docx import read_docx

        return read_docx(data, label, bounds, kind=kind, institution=institution)
    text, coding = decode(data, label, encoding)
    if suffix in DATA_SUFFIXES:
        from alvtc_info.reading.data import read_report

        return read_report(text, suffix, label, data=data, kind=kind, institution=institution)
    from alvtc_info.reading.text import read_text

    return read_text(
        text,
        label,
        data=data,
        markdown=suffix == ".md",
        encoding=coding,
        kind=kind,
        limits=bounds,
        institution=institution,
    )
