"""GitLab's code quality report."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.model.finding import Severity
from alvtc_info.reporters.indented_json import indented
from alvtc_info.reporters.places import placed, spot
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style

_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def format_gitlab(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return GitLab's code quality report, a JSON list; no two entries have the same fingerprint."""
    entries = []
    seen: Counter[tuple[str, ...]] = Counter()

    def add(check: str, severity: str, path: str, line: int, description: str, *identity: str) -> None:
        seen[path, *identity] += 1
        mark = "\n".join((path, *identity, str(seen[path, *identity])))
        entries.append(
            {
                "description": description,
                "check_name": check,
                "fingerprint": hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:32],
                "severity": severity,
                "location": {"path": path, "lines": {"begin": line}},
            }
        )

    for result, document in shown.checked:
        for finding, mark in zip(result.findings, fingerprints(result, document), strict=True):
            at, severity = spot(finding), _GITLAB[finding.severity]
            add(finding.rule, severity, finding.path, at.line if at else 1, placed(finding, institution), mark)
    for failure in shown.failures:
        add(failure.code, "blocker", failure.path, 1, failure.message, failure.code, failure.message)
    return indented(entries) + "\n"
