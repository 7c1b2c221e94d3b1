"""Findings as plain data and back: the JSON contract of docs/json.md, the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.model.finding import Basis, Finding, Fix, Related, Severity, Urgency
from alvtc_info.model.kinds import Kind, Stage
from alvtc_info.model.result import Result, Suppressed, Unjudged

if TYPE_CHECKING:
    from collections.abc import Mapping


def result_data(result: Result) -> dict[str, Any]:
    """A result without errors as plain data, from which `result_from` makes it again."""
    return {
        "findings": [finding.to_dict() for finding in result.findings],
        "unjudged": [[each.rule, each.title, each.reason] for each in result.unjudged],
        "kind": result.kind,
        "stage": result.stage,
        "path": result.path,
        "sha256": result.sha256,
        "encoding": result.encoding,
        "warnings": result.warnings,
        "notes": result.notes,
        "ruleset": result.ruleset,
        "suppressed": [[each.finding.to_dict(), each.reason, each.by] for each in result.suppressed],
    }


def result_from(data: Mapping[str, Any]) -> Result:
    """The result from the data of `result_data`. Raises KeyError, TypeError or ValueError for other data."""
    return Result(
        findings=tuple(map(finding_from, data["findings"])),
        unjudged=tuple(Unjudged(*each) for each in data["unjudged"]),
        errors=(),
        kind=None if data["kind"] is None else Kind(data["kind"]),
        stage=Stage(data["stage"]),
        path=data["path"],
        sha256=data["sha256"],
        encoding=data["encoding"],
        warnings=tuple(data["warnings"]),
        notes=tuple(data["notes"]),
        ruleset=data["ruleset"],
        suppressed=tuple(Suppressed(finding_from(finding), reason, by) for finding, reason, by in data["suppressed"]),
    )


def finding_from(data: Mapping[str, Any]) -> Finding:
    """The finding from the data of `Finding.to_dict`. Raises as `result_from`."""
    return Finding(
        **{
            **data,
            "severity": Severity(data["severity"]),
            "basis": Basis(data["basis"]),
            "fix": data["fix"] and Fix(**data["fix"]),
            "related": tuple(Related(**site) for site in data["related"]),
            "why": tuple(data.get("why", ())),
            "urgency": Urgency(data.get("urgency", "now")),
        }
    )
