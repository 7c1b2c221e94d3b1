"""JUnit XML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from alvtc_info.reporters.places import placed, slashed, xml_text
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


def format_junit(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return JUnit XML: each file is a suite, each rule with findings a failed case in it."""
    suites = []
    tests = failed = errors = 0
    for result, _ in shown.checked:
        cases = []
        for rule in dict.fromkeys(finding.rule for finding in result.findings):
            found = [finding for finding in result.findings if finding.rule == rule]
            text = "\n".join(f"{finding.severity.label}　{placed(finding, institution)}" for finding in found)
            cases.append(
                f"    <testcase classname={quoteattr(xml_text(slashed(result.path)))} name={quoteattr(rule)}>"
                f"<failure type={quoteattr(str(found[0].severity))} message={quoteattr(xml_text(found[0].title))}>{escape(xml_text(text))}</failure></testcase>\n"
            )
        count = len(cases)
        cases = cases or [f'    <testcase classname={quoteattr(xml_text(slashed(result.path)))} name="check"/>\n']
        suites.append(
            f'  <testsuite name={quoteattr(xml_text(slashed(result.path)))} tests="{len(cases)}" failures="{count}" errors="0">\n{"".join(cases)}  </testsuite>\n'
        )
        tests, failed = tests + len(cases), failed + count
    for failure in shown.failures:
        tests, errors = tests + 1, errors + 1
        name = quoteattr(xml_text(slashed(failure.path)))
        suites.append(
            f'  <testsuite name={name} tests="1" failures="0" errors="1">\n    <testcase classname={name} name="read">'
            f"<error type={quoteattr(failure.code)}>{escape(xml_text(failure.message))}</error></testcase>\n  </testsuite>\n"
        )
    for path, message in shown.left_out:
        tests += 1
        name = quoteattr(xml_text(slashed(path)))
        suites.append(
            f'  <testsuite name={name} tests="1" failures="0" errors="0" skipped="1">\n    <testcase classname={name} name="check">'
            f"<skipped message={quoteattr(xml_text(message))}/></testcase>\n  </testsuite>\n"
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="alvtc-info" tests="{tests}" failures="{failed}" errors="{errors}">\n'
        f"{''.join(suites)}</testsuites>\n"
    )
