"""Read a draft: .docx, .txt, .md, .yaml and .json, from a path, bytes or a binary stream."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError, UsageError
from alvtc_info.model.limits import Limits
from alvtc_info.reading.formats import DATA_SUFFIXES, suffix_of
from alvtc_info.reading.input import DOCX, TEXT, decode, slurp, sniff

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from alvtc_info.institution.colleges import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind

__all__ = ["Limits", "read"]

EXTRAS = ("hidden", "comments", "deletions")


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    encoding: str | None = None,
    kind: Kind | None = None,
    limits: Limits | None = None,
    institution: Institution | None = None,
    extras: Iterable[str] = (),
) -> Document:
    """Read a draft into a Document.

    `source` is a path, bytes or a binary stream; `name` is what findings call it (the path by default) and its suffix
    decides between text, Markdown and data; a .docx is known by its content. `encoding` overrides the guess between
    UTF-8 and GB18030. `kind` overrides the inferred kind. `extras` asks a .docx for what is otherwise left out: `hidden` text,
    `comments`, `deletions` (text under a tracked deletion).

    .doc, .wps, .rtf, .odt and .pdf are converted by LibreOffice where it is installed.

    Raises InputError where it cannot be read, ReportError where data does not describe a report.
    """
    bounds = limits or Limits()
    label = name if name is not None else os.fspath(source) if isinstance(source, (str, os.PathLike)) else ""
    wanted = frozenset(_extra(each) for each in extras)
    data = slurp(source, label, bounds)
    suffix = suffix_of(label)
    form = sniff(data, suffix, label)
    if form == DOCX:
        from alvtc_info.reading.docx import read_docx

        return read_docx(data, label, bounds, kind=kind, institution=institution, extras=wanted)
    if form != TEXT:
        return _converted(data, form, label, bounds, kind=kind, institution=institution, extras=wanted)
    text, coding = decode(data, label, encoding)
    if suffix in DATA_SUFFIXES:
        from alvtc_info.reading.data import read_report

        return read_report(text, suffix, label, data=data, kind=kind, institution=institution)
    from alvtc_info.reading.plain_text import read_text

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


def _converted(
    data: bytes,
    suffix: str,
    name: str,
    limits: Limits,
    *,
    kind: Kind | None,
    institution: Institution | None,
    extras: frozenset[str],
) -> Document:
    """A document in another format, by way of LibreOffice. Raises InputError where that is not installed or fails."""
    from alvtc_info.reading import office

    if office.find_office() is None:
        message = f"{suffix} 文件不能直接读取，请用 Word 或 WPS 另存为 .docx（电脑上装有 LibreOffice 时会自动转换）"
        raise InputError("legacy", message, name)
    if suffix == ".pdf":
        from alvtc_info.reading.pdf import read_pdf

        return read_pdf(data, name, limits, kind=kind, institution=institution)
    from alvtc_info.reading.docx import read_docx

    copy = office.convert(data, suffix, office.WORD, name)
    notes = ("由 LibreOffice 转换后检查，版式可能有出入",)
    return read_docx(copy, name, limits, kind=kind, institution=institution, extras=extras, original=data, notes=notes)


def _extra(name: str) -> str:
    if name not in EXTRAS:
        raise UsageError("unknown-choice", f"没有名为“{name}”的附加内容，可用：{' '.join(EXTRAS)}")
    return name


def word_bytes(data: bytes, name: str) -> bytes:
    """The bytes as a .docx; an old format is converted by LibreOffice where it is installed."""
    from alvtc_info.reading import office
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.reading.input import DOCX, sniff

    form = sniff(data, suffix_of(name), name)
    if form == DOCX:
        return data
    if form not in (".doc", ".rtf", ".odt") or office.find_office() is None:
        raise InputError("not-docx", "只能在 .docx 上批注和修改，请用 Word 或 WPS 另存为 .docx", name)
    return office.convert(data, form, office.WORD, name)
