"""A report model where a Word file is wanted: printed first, with what is known beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from alvtc_info.institution.values import opened_institution
from alvtc_info.reading.drafts import is_report, label
from alvtc_info.report.given_facts import opened_facts
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

NAME = "report.docx"


def printed(
    source: Source | Report, name: str | None, request: CheckRequest
) -> tuple[Source, str | None, CheckRequest]:
    """The source, its name and the request of a work on files: of a report model the bytes of its .docx and its facts.

    Those of the request override them. Anything else stays as it is. Raises as `render`.
    """
    if not is_report(source):
        return cast("Source", source), name, request
    from alvtc_info.rendering.render import render

    given, known = opened_facts(request.facts), source.facts()
    facts = known if given is None else given.over(known)
    data = render(source, institution=opened_institution(request.institution))
    return data, label(name) or NAME, replace(request, facts=facts, kind=request.kind or source.report_kind)
