"""Findings as plain data and back: the JSON contract of docs/json.md, the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.result import Suppressed


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    fix = finding.fix and {"replacement": finding.fix.replacement, "safe": finding.fix.safe}
    return {
        "rule": finding.rule,
        "title": finding.title,
        "severity": str(finding.severity),
        "basis": str(finding.basis),
        "clause": finding.clause,
        "clause_id": finding.clause_id,
        "path": finding.path,
        "block": finding.block,
        "place": finding.place,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "message": finding.message,
        "fix": fix,
        "page": finding.page,
        "related": [
            {"path": r.path, "block": r.block, "place": r.place, "start": r.start, "end": r.end, "quote": r.quote}
            for r in finding.related
        ],
    }


def suppressed_data(held: Suppressed) -> dict[str, Any]:
    """A finding that was held back, as plain data."""
    return {**finding_data(held.finding), "reason": held.reason, "by": held.by}
