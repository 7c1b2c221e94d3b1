"""A draft as it prints: the pages that LibreOffice makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.checking.check import Checker
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import word_bytes, work_on
from alvtc_info.rendering.printed import printed
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from typing import Unpack

    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report


@takes_request
def print_pdf(
    path: Source | Report,
    *,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> bytes:
    """Return a Word draft as a PDF, page by page as LibreOffice prints it; the file itself is not changed.

    `path` is a path, bytes or a binary stream, called `name` if that is not its path, or a report model, which is
    rendered first. Of the request, `limits`, `institution` and `timeout` apply. Raises InputError if the draft cannot
    be read, is no .docx or bears a secrecy mark, and where there is no LibreOffice (`no-office`).
    """
    source, label, asked = printed(path, name, requested(request, choices))
    return work_on(source, label, replace(asked, layout=False, pages=False), print_bytes)


def print_bytes(data: bytes, name: str, request: CheckRequest) -> bytes:
    """Do the same for bytes, in this process and without a time limit."""
    from alvtc_info.reading.office import PDF, convert

    draft = Checker(request).reopen(word_bytes(data, name), name, guarded=True)
    refuse_secret(draft.document, work="不转换")
    return convert(draft.data, ".docx", PDF, name)
