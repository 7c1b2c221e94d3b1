"""What other programs read of a check: one function for each of their formats.

Lines and columns count from 1, columns in code points; only a text file has them. A place in Word or YAML is named in words.
Paths are written with / as they were given.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.model.finding import Severity
from alvtc_info.model.serialise import finding_data, suppressed_data
from alvtc_info.model.wording import ground, place_of
from alvtc_info.text.display import visible
from alvtc_info.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alvtc_info.institution.colleges import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding, Related
    from alvtc_info.model.result import Failure, Result

    Checked = Sequence[tuple[Result, Document]]

_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Spot(NamedTuple):
    """A span on one line of a text file."""

    line: int
    column: int
    end_column: int


def spot(finding: Finding | Related) -> Spot | None:
    """Where a finding stands in a text file; None where the file has no lines of its own (Word, YAML)."""
    return Spot(int(finding.block), finding.start + 1, finding.end + 1) if finding.block.isdigit() else None


def _path(path: str) -> str:
    return path.replace(os.sep, "/")


def _said(finding: Finding, college: Institution) -> str:
    """The message with what it stands on."""
    return f"{visible(finding.message)}（{ground(finding, college.regulation)}）"


def _placed(finding: Finding, college: Institution) -> str:
    """The same with the place and the words, for formats that show neither."""
    words = f"“{visible(finding.quote)}”" if finding.quote else ""
    return f"{place_of(finding)}{words}：{_said(finding, college)}"


# one finding a line ------------------------------------------------------------------------------------------------------


def format_jsonl(checked: Checked, failures: Iterable[Failure], college: Institution) -> str:
    """One JSON object a line: each finding as in the JSON contract with its fingerprint, those held back, then each error."""
    lines: list[dict[str, Any]] = []
    for result, document in checked:
        for finding, mark in zip(result.findings, fingerprints(result, document), strict=True):
            lines.append({"type": "finding", **finding_data(finding), "fingerprint": mark})
        lines += [{"type": "suppressed", **suppressed_data(held)} for held in result.suppressed]
    lines += [{"type": "error", "path": f.path, "code": f.code, "message": f.message} for f in failures]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def format_github(checked: Checked, failures: Iterable[Failure], college: Institution) -> str:
    """Workflow commands, that GitHub shows beside the file."""
    lines = []
    for result, _ in checked:
        for finding in result.findings:
            at = spot(finding)
            where = {"file": _path(finding.path)}
            if at:
                where |= {"line": str(at.line), "col": str(at.column), "endColumn": str(at.end_column)}
            where["title"] = f"{finding.severity.label} {finding.title}"
            lines.append(_command(_GITHUB[finding.severity], where, _placed(finding, college)))
    lines += [_command("error", {"file": _path(f.path)}, visible(f.message)) for f in failures]
    return "".join(f"{line}\n" for line in lines)


def _command(level: str, where: dict[str, str], message: str) -> str:
    def safe(text: str, *, value: bool) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return text.replace(":", "%3A").replace(",", "%2C") if value else text

    told = ",".join(f"{name}={safe(visible(text), value=True)}" for name, text in where.items() if text)
    return f"::{level} {told}::{safe(message, value=False)}"


def format_gitlab(checked: Checked, failures: Iterable[Failure], college: Institution) -> str:
    """GitLab's code quality report."""
    found: list[dict[str, Any]] = []
    for result, document in checked:
        for finding, mark in zip(result.findings, fingerprints(result, document), strict=True):
            at = spot(finding)
            found.append(
                {
                    "description": _placed(finding, college),
                    "check_name": finding.rule,
                    "fingerprint": mark,
                    "severity": _GITLAB[finding.severity],
                    "location": {"path": _path(finding.path), "lines": {"begin": at.line if at else 1}},
                }
            )
    found += [
        {
            "description": f.message,
            "check_name": f.code,
            "fingerprint": f"{f.code}:{_path(f.path)}",
            "severity": "blocker",
            "location": {"path": _path(f.path), "lines": {"begin": 1}},
        }
        for f in failures
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


# XML ---------------------------------------------------------------------------------------------------------------------


def _xml(text: str) -> str:
    """Text for XML: what XML cannot hold is shown as an escape."""
    return "".join(
        c
        if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
        else f"\\u{ord(c):04x}"
        for c in text
    )


def format_junit(checked: Checked, failures: Iterable[Failure], college: Institution) -> str:
    """JUnit XML: a file is a suite, a rule that found something a failed case in it."""
    suites = []
    tests = failed = errors = 0
    for result, _ in checked:
        cases = []
        for rule in dict.fromkeys(finding.rule for finding in result.findings):
            found = [finding for finding in result.findings if finding.rule == rule]
            told = "\n".join(f"{finding.severity.label}　{_placed(finding, college)}" for finding in found)
            cases.append(
                f"    <testcase classname={quoteattr(_xml(_path(result.path)))} name={quoteattr(rule)}>"
                f"<failure type={quoteattr(str(found[0].severity))} message={quoteattr(_xml(found[0].title))}>{escape(_xml(told))}</failure></testcase>\n"
            )
        count = len(cases)
        cases = cases or [f'    <testcase classname={quoteattr(_xml(_path(result.path)))} name="check"/>\n']
        suites.append(
            f'  <testsuite name={quoteattr(_xml(_path(result.path)))} tests="{len(cases)}" failures="{count}" errors="0">\n{"".join(cases)}  </testsuite>\n'
        )
        tests, failed = tests + len(cases), failed + count
    for failure in failures:
        tests, errors = tests + 1, errors + 1
        name = quoteattr(_xml(_path(failure.path)))
        suites.append(
            f'  <testsuite name={name} tests="1" failures="0" errors="1">\n    <testcase classname={name} name="read">'
            f"<error type={quoteattr(failure.code)}>{escape(_xml(failure.message))}</error></testcase>\n  </testsuite>\n"
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="alvtc-info" tests="{tests}" failures="{failed}" errors="{errors}">\n'
        f"{''.join(suites)}</testsuites>\n"
    )


def format_checkstyle(checked: Checked, failures: Iterable[Failure], college: Institution) -> str:
    """Checkstyle XML."""
    files = []
    for result, _ in checked:
        lines = [f"  <file name={quoteattr(_xml(_path(result.path)))}>\n"]
        for finding in result.findings:
            at = spot(finding)
            where = f'line="{at.line}" column="{at.column}"' if at else 'line="0"'
            lines.append(
                f'    <error {where} severity="{finding.severity}" message={quoteattr(_xml(_placed(finding, college)))} '
                f"source={quoteattr(f'alvtc-info.{finding.rule}')}/>\n"
            )
        files.append("".join([*lines, "  </file>\n"]))
    files += [
        f'  <file name={quoteattr(_xml(_path(f.path)))}>\n    <error line="0" severity="error" message={quoteattr(_xml(f.message))} '
        f"source={quoteattr(f'alvtc-info.{f.code}')}/>\n  </file>\n"
        for f in failures
    ]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n{"".join(files)}</checkstyle>\n'


# SARIF -------------------------------------------------------------------------------------------------------------------


def format_sarif(checked: Checked, failures: Iterable[Failure], college: Institution) -> str:
    """SARIF 2.1.0, one run: rules with their help, places in words for Word paragraphs, fixes, fingerprints."""
    wrong = list(failures)
    names = sorted({finding.rule for result, _ in checked for finding in _all(result)})
    rules = [_rule(name, checked, college) for name in names]
    results = []
    for result, document in checked:
        marked = zip(result.findings, fingerprints(result, document), strict=True)
        results += [_result(finding, mark, names, college) for finding, mark in marked]
        back = replace(result, findings=tuple(held.finding for held in result.suppressed))
        for held, mark in zip(result.suppressed, fingerprints(back, document), strict=True):
            kind = "inSource" if held.by == "note" else "external"
            suppressed = {"suppressions": [{"kind": kind, "justification": held.reason}]}
            results.append(_result(held.finding, mark, names, college) | suppressed)
    artifacts = [
        {"location": {"uri": _uri(result.path)}, **({"hashes": {"sha-256": result.sha256}} if result.sha256 else {})}
        for result, _ in checked
    ]
    notes = [
        {
            "level": "error",
            "message": {"text": f.message},
            "descriptor": {"id": f.code},
            **({"locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(f.path)}}}]} if f.path else {}),
        }
        for f in wrong
    ]
    run = {
        "tool": {"driver": {"name": "alvtc-info", "version": __version__, "language": "zh-CN", "rules": rules}},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not wrong, "toolExecutionNotifications": notes}],
        "artifacts": artifacts,
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _all(result: Result) -> list[Finding]:
    """What was found, also what was held back."""
    return [*result.findings, *(held.finding for held in result.suppressed)]


def _uri(path: str) -> str:
    named = quote(_path(path), safe="/" if os.path.isabs(path) else "/:", errors="surrogateescape")
    return f"file://{named}" if os.path.isabs(path) else named


def _rule(name: str, checked: Checked, college: Institution) -> dict[str, Any]:
    from alvtc_info.linting.reference import rule_help

    first = next(f for result, _ in checked for f in _all(result) if f.rule == name)
    told = rule_help(name, college)
    found: dict[str, Any] = {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": first.title},
        "defaultConfiguration": {"level": _SARIF[first.severity]},
        "properties": {"basis": str(first.basis), "clause": first.clause, "tags": [str(first.basis)]},
    }
    if told:
        found |= {"fullDescription": {"text": told.partition("\n")[0]}, "help": {"text": told}}
    return found


def _result(finding: Finding, mark: str, names: Sequence[str], college: Institution) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _SARIF[finding.severity],
        "message": {"text": _said(finding, college)},
        "locations": [_location(finding)],
        "partialFingerprints": {"alvtcInfo/v1": mark},
    }
    if finding.related:
        found["relatedLocations"] = [
            {"id": number, "message": {"text": f"对照：“{site.quote}”"}, **_location(site)}
            for number, site in enumerate(finding.related, 1)
        ]
    at = spot(finding)
    if finding.fix and finding.fix.safe and at:
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
    logical = {"name": finding.place, "fullyQualifiedName": f"{_path(finding.path)}#{finding.block}", "kind": "element"}
    return {"physicalLocation": physical, **({"logicalLocations": [logical]} if finding.place else {})}


FORMATS = {
    "jsonl": format_jsonl,
    "sarif": format_sarif,
    "github": format_github,
    "gitlab": format_gitlab,
    "junit": format_junit,
    "checkstyle": format_checkstyle,
}
