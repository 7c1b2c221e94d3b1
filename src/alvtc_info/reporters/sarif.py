"""SARIF 2.1.0."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.model.finding import Severity
from alvtc_info.model.wording import compared
from alvtc_info.reporters.indented_json import indented
from alvtc_info.reporters.places import spot, with_ground
from alvtc_info.reporters.style import PLAIN
from alvtc_info.text.value_classes import replace
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
_ROOT = "%SRCROOT%"
_DRIVE = re.compile(r"[A-Za-z]:/")
RULE_PAGES = "ALVTC_INFO_RULE_PAGES"  # the address of docs/rules of the version that runs; the action sets it
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def format_sarif(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return SARIF 2.1.0, one run: rules with their help, places in words for Word paragraphs, fixes, fingerprints.

    Files are named from the root of the repository. GitHub and Azure show a result at a line only: what has no lines of
    its own (Word, YAML) is told to be at the first.
    """
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
        {"location": _artifact(result.path), **({"hashes": {"sha-256": result.sha256}} if result.sha256 else {})}
        for result, _ in shown.checked
    ]
    pages = _rule_pages()
    driver = {
        "name": "alvtc-info",
        "fullName": "alvtc-info 政务信息校核",
        "version": __version__,
        **({"informationUri": pages} if pages else {}),
        "language": "zh-CN",
        "rules": rules,
    }
    provenance = _provenance()
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "alvtc-info/"},
        "originalUriBaseIds": {_ROOT: {"uri": uri(f"{shown.root.rstrip('/')}/")}},
        **({"versionControlProvenance": [provenance]} if provenance else {}),
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not shown.failures, "toolExecutionNotifications": _notifications(shown)}
        ],
        "artifacts": artifacts,
        "results": results,
    }
    return indented({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _notifications(shown: Shown) -> list[dict[str, Any]]:
    """What went wrong, as notifications of level `error`, and documents left out, as those of level `note`."""
    errors = [
        {
            "level": "error",
            "message": {"text": f.message},
            "descriptor": {"id": f.code},
            **({"locations": [{"physicalLocation": {"artifactLocation": _artifact(f.path)}}]} if f.path else {}),
        }
        for f in shown.failures
    ]
    notes = [
        {
            "level": "note",
            "message": {"text": message},
            "descriptor": {"id": "left-out"},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
        }
        for path, message in shown.left_out
    ]
    return [*errors, *notes]


def _all(result: Result) -> list[Finding]:
    """The findings of a result, suppressed ones included."""
    return [*result.findings, *(entry.finding for entry in result.suppressed)]


def _artifact(path: str) -> dict[str, str]:
    """The location of a file: relative to the root of the repository, where it lies in it."""
    named = {"uri": uri(path)}
    return named if named["uri"].startswith("file:") or path in ("", "-") else {**named, "uriBaseId": _ROOT}


def uri(path: str) -> str:
    """The URI of a path with /: absolute for a path from / or a drive, else a reference relative to the root."""
    drive = _DRIVE.match(path) and os.path.isabs(path)
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character
        raw = path.encode("utf-8", "surrogatepass")
    named = quote(raw[2:] if drive else raw, safe="/")
    if drive:
        return f"file:///{path[:2]}{named}"
    return f"file:{named}" if path.startswith("//") else f"file://{named}" if path.startswith("/") else named


def _rule_pages() -> str:
    """The address of the pages of the rules, without / at its end; empty where none is known."""
    address = os.environ.get(RULE_PAGES, "").rstrip("/")
    return address if re.fullmatch(r"https?://[!-~]+", address) else ""


def _provenance() -> dict[str, Any] | None:
    """The repository and the commit that a CI system says it checks; None where it does not say."""
    known = os.environ.get
    for address, commit, branch in (
        (f"{known('GITHUB_SERVER_URL', '')}/{known('GITHUB_REPOSITORY', '')}", "GITHUB_SHA", "GITHUB_REF_NAME"),
        (known("CI_PROJECT_URL", ""), "CI_COMMIT_SHA", "CI_COMMIT_REF_NAME"),
        (known("BUILD_REPOSITORY_URI", ""), "BUILD_SOURCEVERSION", "BUILD_SOURCEBRANCHNAME"),
    ):
        found = re.fullmatch(r"(https?://)(?:[^/@]*@)?([!-~]+)", address)
        if found and known(commit):
            return {
                "repositoryUri": found[1] + found[2],
                "revisionId": known(commit),
                **({"branch": known(branch)} if known(branch) else {}),
                "mappedTo": {"uriBaseId": _ROOT},
            }
    return None


def _rule(name: str, shown: Shown, institution: Institution) -> dict[str, Any]:
    from alvtc_info.linting.reference import rule_help

    first = next(f for result, _ in shown.checked for f in _all(result) if f.rule == name)
    help_text = rule_help(name, institution)
    about = help_text or first.title
    found: dict[str, Any] = {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": first.title},
        "fullDescription": {"text": about.partition("\n")[0]},
        "help": {"text": about},
        "defaultConfiguration": {"level": _SARIF[first.severity]},
        "properties": {"basis": str(first.basis), "clause": first.clause, "tags": [str(first.basis)]},
    }
    if help_text and (pages := _rule_pages()):
        found["helpUri"] = f"{pages}/{name}.md"
    return found


def _result(finding: Finding, mark: str, names: Sequence[str], institution: Institution) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _SARIF[finding.severity],
        "message": {"text": with_ground(finding, institution)},
        "locations": [_location(finding)],
        "partialFingerprints": {"alvtcInfo/v1": mark, "primaryLocationLineHash": mark},
    }
    if finding.related:
        found["relatedLocations"] = [
            {"id": number, "message": {"text": f"{compared(finding, site)[0]}：“{site.quote}”"}, **_location(site)}
            for number, site in enumerate(finding.related, 1)
        ]
    at = spot(finding)
    if finding.fix and finding.fix.safe and at and finding.block.isdecimal():  # in YAML a word may be written otherwise
        found["fixes"] = [
            {
                "description": {"text": f"改为：{finding.fix.replacement}" if finding.fix.replacement else "删去"},
                "artifactChanges": [
                    {
                        "artifactLocation": _artifact(finding.path),
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
    physical: dict[str, Any] = {
        "artifactLocation": _artifact(finding.path),
        "region": (_region(at) if at else {"startLine": 1})
        | ({"snippet": {"text": finding.quote}} if finding.quote else {}),
    }
    logical = {
        "name": finding.place,
        "fullyQualifiedName": f"{finding.path}#{finding.block}",
        "kind": "element",
    }
    return {"physicalLocation": physical, **({"logicalLocations": [logical]} if finding.place else {})}
