"""JUnit XML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from alvtc_info.reporters.places import placed, xml_text
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.finding import Finding, Severity
    from alvtc_info.reporters.style import Shown, Style


def format_junit(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return JUnit XML: each file is a suite, each rule with findings a case in it.

    A case has failed where the rule has findings of `style.fail_on` or above; those below are what a case prints.
    """
    suites = []
    tests = failed = errors = 0
    for result, _ in shown.checked:
        name = quoteattr(xml_text(result.path))
        cases = [
            _case(name, [finding for finding in result.findings if finding.rule == rule], institution, style.fail_on)
            for rule in dict.fromkeys(finding.rule for finding in result.findings)
        ]
        count = sum("<failure " in case for case in cases)
        cases = cases or [f'    <testcase classname={name} name="check"/>\n']
        suites.append(
            f'  <testsuite name={name} tests="{len(cases)}" failures="{count}" errors="0">\n{"".join(cases)}  </testsuite>\n'
        )
        tests, failed = tests + len(cases), failed + count
    for failure in shown.failures:
        tests, errors = tests + 1, errors + 1
        name = quoteattr(xml_text(failure.path))
        suites.append(
            f'  <testsuite name={name} tests="1" failures="0" errors="1">\n    <testcase classname={name} name="read">'
            f"<error type={quoteattr(failure.code)}>{escape(xml_text(failure.message))}</error></testcase>\n  </testsuite>\n"
        )
    for path, message in shown.left_out:
        tests += 1
        name = quoteattr(xml_text(path))
        suites.append(
            f'  <testsuite name={name} tests="1" failures="0" errors="0" skipped="1">\n    <testcase classname={name} name="check">'
            f"<skipped message={quoteattr(xml_text(message))}/></testcase>\n  </testsuite>\n"
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="alvtc-info" tests="{tests}" failures="{failed}" errors="{errors}">\n'
        f"{''.join(suites)}</testsuites>\n"
    )


def _case(name: str, found: Sequence[Finding], institution: Institution, fail_on: Severity) -> str:
    """The case of one rule with findings; `name` is the path of the draft, quoted."""

    def lines(findings: Sequence[Finding]) -> str:
        texts = (f"{finding.severity.label}　{placed(finding, institution)}" for finding in findings)
        return escape(xml_text("\n".join(texts)))

    failing = [finding for finding in found if finding.severity >= fail_on]
    passing = [finding for finding in found if finding.severity < fail_on]
    said = ""
    if failing:
        kind, title = max(finding.severity for finding in failing), xml_text(failing[0].title)
        said = f'<failure type="{kind}" message={quoteattr(title)}>{lines(failing)}</failure>'
    if passing:
        said += f"<system-out>{lines(passing)}</system-out>"
    return f"    <testcase classname={name} name={quoteattr(found[0].rule)}>{said}</testcase>\n"
