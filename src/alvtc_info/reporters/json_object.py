"""The JSON contract that other programs build on; documented in docs/json.md."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

from alvtc_info.linting.engine import RULESET
from alvtc_info.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alvtc_info.linting.engine import Failure, Result
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.suppression import Held


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


def held_data(held: Held) -> dict[str, Any]:
    """A finding that was held back, as plain data."""
    return {**finding_data(held.finding), "reason": held.reason, "by": held.by}


def format_json(results: Sequence[Result], failures: Iterable[Failure]) -> str:
    """All results as one JSON object."""
    data = {
        "version": __version__,
        "ruleset": RULESET,
        "findings": [finding_data(f) for result in results for f in result.findings],
        "suppressed": [held_data(held) for r in results for held in r.suppressed],
        "unjudged": [{"path": r.path, "rule": u.rule, "reason": u.reason} for r in results for u in r.unjudged],
        "errors": [{"path": f.path, "code": f.code, "message": f.message} for f in failures],
        "warnings": [{"path": r.path, "message": note} for r in results for note in r.warnings],
        "notes": [{"path": r.path, "message": note} for r in results for note in r.notes],
        "files": [
            {
                "path": r.path,
                "kind": r.kind and str(r.kind),
                "stage": str(r.stage),
                "sha256": r.sha256,
                "encoding": r.encoding,
            }
            for r in results
        ],
    }
    text = StringIO()
    for piece in json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(
        data
    ):  # dumps would keep a list of all pieces
        text.write(piece)
    return text.getvalue() + "\n"
