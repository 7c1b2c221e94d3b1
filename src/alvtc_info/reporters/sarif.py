"""SARIF 2.1.0."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.model.finding import Severity
from alvtc_info.reporters.places import slashed, spot, with_ground
from alvtc_info.reporters.style import PLAIN
from alvtc_info.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.finding import Finding, Related
    from alvtc_info.model.result import Result
    from alvtc_info.reporters.places import Spot
    from alvtc_info.reporters.style import Shown, Style

_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def format_sarif(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return SARIF 2.1.0, one run: rules with their help, places in words for Word paragraphs, fixes, fingerprints."""
    names = sorted({finding.rule for result, _ in shown.checked for finding in _all(result)})
    rules = [_rule(name, shown, institution) for name in names]
    results = []
    for result, document in shown.checked:
        marked = zip(result.findings, fingerprints(result, document), strict=True)
        results += [_result(finding, mark, names, institution) for finding, mark in marked]
        suppressed = replace(result, findings=tuple(entry.finding for entry in result.suppressed))
        for entry, mark in zip(result.suppressed, fingerprints(suppressed, document), strict=True):
            kind = "inSource" if entry.by == "note" else "external"
            suppressions = {"suppressions": [{"kind": kind, "justification": entry.reason}]}
            results.append(_result(entry.finding, mark, names, institution) | suppressions)
    artifacts = [
        {"location": {"uri": _uri(result.path)}, **({"hashes": {"sha-256": result.sha256}} if result.sha256 else {})}
        for result, _ in shown.checked
    ]
    run = {
        "tool": {"driver": {"name": "alvtc-info", "version": __version__, "language": "zh-CN", "rules": rules}},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not shown.failures, "toolExecutionNotifications": _notifications(shown)}
        ],
        "artifacts": artifacts,
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _notifications(shown: Shown) -> list[dict[str, Any]]:
    """What went wrong, as notifications of level `error`, and documents left out, as those of level `note`."""
    errors = [
        {
            "level": "error",
            "message": {"text": f.message},
            "descriptor": {"id": f.code},
            **({"locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(f.path)}}}]} if f.path else {}),
        }
        for f in shown.failures
    ]
    notes = [
        {
            "level": "note",
            "message": {"text": message},
            "descriptor": {"id": "left-out"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}],
        }
        for path, message in shown.left_out
    ]
    return [*errors, *notes]


def _all(result: Result) -> list[Finding]:
    """The findings of a result, suppressed ones included."""
    return [*result.findings, *(entry.finding for entry in result.suppressed)]


def _uri(path: str) -> str:
    named = quote(slashed(path), safe="/" if os.path.isabs(path) else "/:", errors="surrogateescape")
    return f"file://{named}" if os.path.isabs(path) else named


def _rule(name: str, shown: Shown, institution: Institution) -> dict[str, Any]:
    from alvtc_info.linting.reference import rule_help

    first = next(f for result, _ in shown.checked for f in _all(result) if f.rule == name)
    help_text = rule_help(name, institution)
    found: dict[str, Any] = {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": first.title},
        "defaultConfiguration": {"level": _SARIF[first.severity]},
        "properties": {"basis": str(first.basis), "clause": first.clause, "tags": [str(first.basis)]},
    }
    if help_text:
        found |= {"fullDescription": {"text": help_text.partition("\n")[0]}, "help": {"text": help_text}}
    return found


def _result(finding: Finding, mark: str, names: Sequence[str], institution: Institution) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _SARIF[finding.severity],
        "message": {"text": with_ground(finding, institution)},
        "locations": [_location(finding)],
        "partialFingerprints": {"alvtcInfo/v1": mark},
    }
    if finding.related:
        found["relatedLocations"] = [
            {"id": number, "message": {"text": f"对照：“{site.quote}”"}, **_location(site)}
            for number, site in enumerate(finding.related, 1)
        ]
    at = spot(finding)
    if finding.fix and finding.fix.safe and at and finding.block.isdecimal():  # in YAML a word may be written otherwise
        found["fixes"] = [
            {
                "description": {"text": f"改为：{finding.fix.replacement}" if finding.fix.replacement else "删去"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": _uri(finding.path)},
                        "replacements": [
                            {"deletedRegion": _region(at), "insertedContent": {"text": finding.fix.replacement}}
                        ],
                    }
                ],
            }
        ]
    return found


def _region(at: Spot) -> dict[str, int]:
    return {"startLine": at.line, "startColumn": at.column, "endColumn": at.end_column}


def _location(finding: Finding | Related) -> dict[str, Any]:
    at = spot(finding)
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.path)}}
    if at:
        physical["region"] = _region(at) | ({"snippet": {"text": finding.quote}} if finding.quote else {})
    logical = {
        "name": finding.place,
        "fullyQualifiedName": f"{slashed(finding.path)}#{finding.block}",
        "kind": "element",
    }
    return {"physicalLocation": physical, **({"logicalLocations": [logical]} if finding.place else {})}
