"""Read a draft: .docx, .txt, .md, .yaml and .json, from a path, bytes or a binary stream."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.errors import InputError, UsageError
from alvtc_info.institution.values import opened_institution
from alvtc_info.journal import debug
from alvtc_info.model.arguments import path
from alvtc_info.model.document import Document
from alvtc_info.model.limits import DEFAULT_LIMITS
from alvtc_info.model.request import proved, requested, takes_request
from alvtc_info.originals import is_path
from alvtc_info.reading.formats import DATA_SUFFIXES, suffix_of
from alvtc_info.reading.input import DOCX, TEXT, decode, slurp, sniff
from alvtc_info.report.given_facts import opened_facts
from alvtc_info.sandbox import within
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeGuard, Unpack

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

R = TypeVar("R")
PASTED = "文字.txt"


@takes_request
def read(
    source: Source | Report | Document,
    *,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> Document:
    """Read a draft into a Document.

    `source` is a path, bytes or a binary stream; `name` is what findings call it (the path by default) and its suffix
    decides between text, Markdown and data; a .docx is known by its content. A report model gives its document, and a
    document itself, both with what the request says. Of the request, `kind`, `stage`,
    `report_date` and `facts` override what was read, `encoding`, `extras`, `limits`, `institution` and `timeout` say
    how to read; the rest concerns the check only.

    .doc, .wps, .rtf, .odt and .pdf are converted by LibreOffice where it is installed.

    Raises InputError where it cannot be read, ReportError where data does not describe a report, UsageError for a
    choice that does not exist.
    """
    asked = requested(request, choices)
    if is_source(source):
        return work_on(source, name, asked, read_bytes)
    return document_of(source, asked, label(name))


def document_of(report: object, request: CheckRequest, name: str | None = None) -> Document:
    """The document of a report model, or a document, as the request has it. Raises UsageError for anything else."""
    institution = opened_institution(request.institution)
    if not isinstance(report, Document):
        if not is_report(report):
            wanted = "报告模型、读好的 Document、路径、字节或二进制流；文字请先用 read_text"
            raise UsageError("bad-source", f"稿件应为{wanted}，不能是 {type(report).__name__}")
        report = report.document(institution, name=name or "")
    return report.given(
        report_date=request.report_date,
        kind=request.kind,
        stage=request.stage,
        facts=opened_facts(request.facts),
        institution=institution,
    )


def is_report(value: object) -> TypeGuard[Report]:
    """Whether a value is a report model; the models need not be loaded for it."""
    return hasattr(type(value), "report_kind") and hasattr(type(value), "model_fields")


def is_source(value: object) -> TypeGuard[Source]:
    """Whether a value is a path, bytes or a binary stream."""
    return isinstance(value, (str, bytes, bytearray, memoryview, os.PathLike)) or (
        hasattr(value, "read") and not isinstance(value, type)
    )


@takes_request
def read_text(
    text: str, *, request: CheckRequest | None = None, name: str = PASTED, **choices: Unpack[CheckChoices]
) -> Document:
    """Read text that is at hand, as it was pasted or typed, into a Document.

    `name` is what findings call it; ending in .md, .yaml or .json it also says what the text is. Raises as `read`, and
    UsageError for what is no text.
    """
    if not isinstance(text, str):
        raise UsageError("bad-source", f"read_text 要的是文字，不能是 {type(text).__name__}；文件、字节请用 read")
    return read(text.encode("utf-8", "surrogatepass"), request=request, name=name, **choices)


def open_report(source: Source, *, name: str | None = None) -> Report:
    """Read a report that was written as .yaml or .json into its model: a path, bytes or a binary stream.

    `name` is what errors call it; where it ends in .json the bytes are JSON, otherwise YAML. Raises InputError if it
    cannot be read, ReportError if it does not describe a report.
    """
    from alvtc_info.reading.data import load
    from alvtc_info.report.models import load_report

    called = name_of(source, name)
    text, _ = decode(slurp(source, called, DEFAULT_LIMITS), called, None)
    suffix = suffix_of(called)
    return load_report(load(text, suffix if suffix in DATA_SUFFIXES else ".yaml", called), called)


def work_on(source: Source, name: str | None, request: CheckRequest, work: Callable[..., R], *more: object) -> R:
    """Return what `work`, a module-level function, returns for the bytes of a draft, its name, the request, and `more`.

    With a `timeout` in the request this is done in a separate process (`sandbox.within`), without one in this process;
    the request that `work` gets has none. Raises InputError if the source cannot be read, and what `work` raises.
    """
    label = name_of(source, name)
    data = slurp(source, label, request.limits)
    debug("%s：读了 %d 字节", label, len(data))
    asked = proved(request, timeout=None, facts=opened_facts(request.facts))
    return within(request.timeout, label, work, data, label, asked, *more, cancel=request.cancel)


def name_of(source: Source, name: str | None) -> str:
    """The name of a source: `name`, else its path; empty for bytes and streams.

    Raises UsageError for a value that is no source.
    """
    given = label(name)
    if not is_source(source) or (isinstance(source, os.PathLike) and not is_path(source)):
        wanted = "路径、字节或二进制流；已读好的 Document 没有文件，只能交给 check、slip"
        raise UsageError("bad-source", f"稿件应为{wanted}，不能是 {type(source).__name__}")
    if isinstance(source, (str, os.PathLike)) and given is None:
        return os.fspath(source)
    return given or ""


def label(name: str | os.PathLike[str] | None) -> str | None:
    """The name that a caller gives a draft. Raises UsageError for what is no name."""
    return None if name is None else path(name, "name", "稿件的名字")


def read_bytes(data: bytes, name: str, request: CheckRequest, *, guarded: bool = False) -> Document:
    """The Document of these bytes, by the request. Raises as `read`.

    With `guarded` a .docx also gives what is withheld from a reader (`Document.withheld`), so that a guard sees all of
    it at one reading; smaller limits withhold the rest of it.
    """
    suffix = suffix_of(name)
    institution = opened_institution(request.institution)
    form = sniff(data, suffix, name)
    if form == DOCX:
        document = _word(data, name, request, institution, guarded=guarded)
    elif form == TEXT:
        document = _text(data, name, request, institution, guarded=guarded)
    else:
        document = _converted(data, form, name, request, institution, guarded=guarded)
    if guarded and request.limits != (wide := request.limits.widened(DEFAULT_LIMITS)):
        whole = read_bytes(data, name, replace(request, limits=wide), guarded=True)
        document = document.withholding((*(block.text for block in whole.blocks), *whole.withheld))
    return document.given(stage=request.stage, report_date=request.report_date, facts=opened_facts(request.facts))


def _word(
    data: bytes,
    name: str,
    request: CheckRequest,
    institution: Institution | None,
    *,
    guarded: bool,
    original: bytes | None = None,
    notes: tuple[str, ...] = (),
) -> Document:
    from alvtc_info.reading.docx import read_docx

    return read_docx(
        data,
        name,
        request.limits,
        kind=request.kind,
        institution=institution,
        extras=frozenset(request.extras),
        original=original,
        notes=notes,
        guarded=guarded,
    )


def _text(data: bytes, name: str, request: CheckRequest, institution: Institution | None, *, guarded: bool) -> Document:
    text, coding = decode(data, name, request.encoding)
    suffix = suffix_of(name)
    if suffix in DATA_SUFFIXES:
        from alvtc_info.reading.data import read_report

        document = read_report(text, suffix, name, data=data, kind=request.kind, institution=institution)
        return document.withholding(comments_in(text, suffix)) if guarded else document
    from alvtc_info.reading.plain_text import read_text

    document = read_text(
        text,
        name,
        data=data,
        markdown=suffix == ".md",
        encoding=coding,
        kind=request.kind,
        limits=request.limits,
        institution=institution,
    )
    return document.withholding(comments_in(text, suffix)) if guarded else document


def comments_in(text: str, suffix: str) -> list[str]:
    """The comments of a draft that is text, line by line: those of YAML after #, those of others as in HTML."""
    if suffix in DATA_SUFFIXES:
        return [line.partition("#")[2] for line in text.splitlines() if "#" in line]
    return [line for piece in text.split("<!--")[1:] for line in piece.partition("-->")[0].splitlines()]


def _converted(
    data: bytes, suffix: str, name: str, request: CheckRequest, institution: Institution | None, *, guarded: bool
) -> Document:
    """A document in another format, converted by LibreOffice.

    Raises InputError where LibreOffice is not installed or fails.
    """
    from alvtc_info.reading import office

    if office.find_office() is None:
        message = f"{suffix} 文件不能直接读取，请用 Word 或 WPS 另存为 .docx（电脑上装有 LibreOffice 时会自动转换）"
        raise InputError("legacy", message, name)
    if suffix == ".pdf":
        from alvtc_info.reading.pdf import read_pdf

        return read_pdf(data, name, request.limits, kind=request.kind, institution=institution)
    copy = office.convert(data, suffix, office.WORD, name)
    notes = ("由 LibreOffice 转换后检查，版式可能有出入",)
    return _word(copy, name, request, institution, guarded=guarded, original=data, notes=notes)


def word_bytes(data: bytes, name: str) -> bytes:
    """The bytes as a .docx; an old format is converted by LibreOffice where it is installed.

    Raises InputError for a format that cannot be converted.
    """
    from alvtc_info.reading import office

    form = sniff(data, suffix_of(name), name)
    if form == DOCX:
        return data
    if form in (TEXT, ".pdf") or office.find_office() is None:
        raise InputError("not-docx", "只能在 .docx 上批注和修改，请用 Word 或 WPS 另存为 .docx", name)
    return office.convert(data, form, office.WORD, name)
