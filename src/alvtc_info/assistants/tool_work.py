"""What is done with a draft, in a process of its own: each function takes a draft as it was given, and a request.

Nothing is done with a draft that bears a mark of a state secret, and nothing but the refusal comes back.
"""

from __future__ import annotations

import tempfile
from contextlib import nullcontext
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from alvtc_info import examine, extract, render, review

if TYPE_CHECKING:
    from alvtc_info import CheckRequest, Examined, Result
    from alvtc_info.assistants.workplace import Given


def check_draft(given: Given, request: CheckRequest) -> Result:
    """The result of checking a draft. Raises as `examine`."""
    return _examined(given, request).result


def review_draft(
    given: Given, request: CheckRequest, suggest: bool, fix: bool, unsafe: bool
) -> tuple[bytes, Result, int]:
    """The .docx with comments, the result, and the number of comments. Raises as `review`."""
    source = given.data if given.report is None else _examined(given, replace(request, select=())).report
    assert source is not None
    done = review(source, name=given.name, suggest=suggest, fix=fix, unsafe=unsafe, suffix=".docx", request=request)
    return done.data, done.result, done.comments


def render_report(given: Given, request: CheckRequest, folder: str | None) -> bytes:
    """The .docx of a report; its pictures are taken from `folder` or below. Raises as `examine` and `render`."""
    guarded = _examined(given, replace(request, select=()))
    with nullcontext(folder) if folder else tempfile.TemporaryDirectory() as pictures:
        return render(guarded.report or given.data, institution=request.institution, folder=pictures)


def extract_elements(given: Given, request: CheckRequest) -> dict[str, list[dict[str, Any]] | None]:
    """The elements of an event as plain data, by the names of `Elements`. Raises as `examine`."""
    return asdict(extract(_examined(given, replace(request, select=())).document))


def _examined(given: Given, request: CheckRequest) -> Examined:
    """A draft, read and checked. Raises InputError where it bears a secrecy mark."""
    source = given.data if given.report is None else given.report
    return examine(source, refuse_secret=True, name=given.name, request=request)
