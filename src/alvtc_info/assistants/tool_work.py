"""What is done with a draft, in a process of its own: each function takes a draft as it was given, and a request.

Nothing is done with a draft that bears a mark of a state secret, and nothing but the refusal comes back.
"""

from __future__ import annotations

import tempfile
from contextlib import nullcontext
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from alvtc_info import examine, extract, load_report, render, review

if TYPE_CHECKING:
    from alvtc_info import CheckRequest, Document, Report, Result
    from alvtc_info.assistants.workplace import Given


def check_draft(given: Given, request: CheckRequest) -> Result:
    """The result of checking a draft. Raises as `examine`."""
    return examine(_source(given), refuse_secret=True, name=given.name, request=request).result


def review_draft(
    given: Given, request: CheckRequest, suggest: bool, fix: bool, unsafe: bool
) -> tuple[bytes, Result, int]:
    """The .docx with comments, the result, and the number of comments. Raises as `review`."""
    source = _source(given)
    done = review(source, name=given.name, suggest=suggest, fix=fix, unsafe=unsafe, suffix=".docx", request=request)
    return done.data, done.result, done.comments


def render_report(given: Given, request: CheckRequest, folder: str | None) -> bytes:
    """The .docx of a report; its pictures are taken from `folder` or below. Raises as `examine` and `render`."""
    _guarded(given, request)
    with nullcontext(folder) if folder else tempfile.TemporaryDirectory() as pictures:
        return render(_source(given), institution=request.institution, folder=pictures)


def extract_elements(given: Given, request: CheckRequest) -> dict[str, list[dict[str, Any]] | None]:
    """The elements of an event as plain data, by the names of `Elements`. Raises as `examine`."""
    return asdict(extract(_guarded(given, request)))


def _guarded(given: Given, request: CheckRequest) -> Document:
    """The document of a draft, to which no rule is applied. Raises InputError where it bears a secrecy mark."""
    asked = replace(request, select=())
    return examine(_source(given), refuse_secret=True, name=given.name, request=asked).document


def _source(given: Given) -> bytes | Report:
    """The bytes of a draft, or the report that the data describe. Raises ReportError, or InputError for a mark."""
    if given.report is None:
        return given.data
    examine(given.report, refuse_secret=True, select=(), name=given.name)  # what is wrong with it may quote it
    return load_report(given.report, given.name)
