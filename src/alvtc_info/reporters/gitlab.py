"""GitLab's code quality report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.model.finding import Severity
from alvtc_info.reporters.places import placed, slashed, spot
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from typing import Any

    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style

_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def format_gitlab(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return GitLab's code quality report, a JSON list."""
    found: list[dict[str, Any]] = []
    for result, document in shown.checked:
        for finding, mark in zip(result.findings, fingerprints(result, document), strict=True):
            at = spot(finding)
            found.append(
                {
                    "description": placed(finding, institution),
                    "check_name": finding.rule,
                    "fingerprint": mark,
                    "severity": _GITLAB[finding.severity],
                    "location": {"path": slashed(finding.path), "lines": {"begin": at.line if at else 1}},
                }
            )
    found += [
        {
            "description": f.message,
            "check_name": f.code,
            "fingerprint": f"{f.code}:{slashed(f.path)}",
            "severity": "blocker",
            "location": {"path": slashed(f.path), "lines": {"begin": 1}},
        }
        for f in shown.failures
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
