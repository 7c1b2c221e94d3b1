"""A drafted report as a file: YAML for a text editor, or .docx with its slots in yellow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.emergency.drafting import begin
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import TypedDict, Unpack

    from alvtc_info.emergency.earlier_reports import Sources
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.kinds import Kind
    from alvtc_info.report.models import Report

    class DraftChoices(TypedDict, total=False):
        """What `begin` takes besides its sources."""

        sender: str
        issue: int | None
        instructed: Sequence[str]
        opinion: Sequence[str]


def drafted(
    kind: Kind, sources: Sources, institution: Institution, today: date, form: str, **choices: Unpack[DraftChoices]
) -> bytes:
    """Draft a report as `begin` does, written as `docx` or `yaml`. Raises as `begin`."""
    report = begin(kind, sources, institution, today, **choices)
    return report_docx(report, institution) if form == "docx" else report_yaml(report).encode()


def report_yaml(report: Report) -> str:
    """Return the report as YAML, for further work in a text editor."""
    import yaml

    data = report.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    ordered = {"kind": str(report.report_kind), **{key: value for key, value in data.items() if key != "kind"}}
    text: str = yaml.safe_dump(_plain(ordered), allow_unicode=True, sort_keys=False, width=1 << 20)
    return "# 花括号 {…} 里的要填写或核对；填好以后：alvtc-info check 本文件\n" + text


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item not in ("", None)}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.replace("T", " ")[:16] if isinstance(value, str) and _STAMP.match(value) else value


_STAMP = Pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$")


def report_docx(report: Report, institution: Institution) -> bytes:
    """Return the report as .docx in the institution's layout, with its slots highlighted in yellow."""
    from alvtc_info.rendering.render import render
    from alvtc_info.templates.slots import mark_slots

    return mark_slots(render(report, institution=institution))
