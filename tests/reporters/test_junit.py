from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from alvtc_info.model.finding import Severity
from alvtc_info.reporters.registry import format_run
from alvtc_info.reporters.style import Shown, Style
from tests import Run
from tests.reporters.findings import COLLEGE, TEXT, checked, formatted


def test_junit_and_checkstyle_hold_what_xml_cannot() -> None:
    text = TEXT.replace("近日", "近日\x0b")
    for form in ("junit", "checkstyle"):
        assert etree.fromstring(formatted(form, text=text, name="坏\x01\ud800.txt").encode()) is not None
    root = etree.fromstring(formatted("junit").encode())
    assert (root.get("errors"), root.get("name")) == ("2", "alvtc-info")
    clean = etree.fromstring(formatted("junit", [], text="一段平常的话。\n").encode())
    assert [case.get("name") for case in clean.iter("testcase")] == ["check"]
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")


@pytest.mark.parametrize("limit", Severity)
def test_what_is_below_the_limit_is_no_failure(limit: Severity) -> None:
    ((result, document),) = checked()
    text = format_run("junit", Shown([(result, document)]), COLLEGE, Style(fail_on=limit))
    root = etree.fromstring(text.encode())
    found = {
        (case.get("name"), each.tag): len((each.text or "").splitlines())
        for case in root.iter("testcase")
        for each in case
    }
    for rule in {finding.rule for finding in result}:
        severe = [finding.severity >= limit for finding in result if finding.rule == rule]
        assert found.get((rule, "failure"), 0) == sum(severe)
        assert found.get((rule, "system-out"), 0) == len(severe) - sum(severe)
    assert root.get("failures") == root[0].get("failures") == str(len(list(root.iter("failure"))))
    assert {each.get("type") for each in root.iter("failure")} <= {str(s) for s in Severity if s >= limit}


def test_junit_fails_where_the_check_does(run_cli: Run, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    for limit, failing in (("error", False), ("warning", True), ("info", True)):
        arguments = ("--select", "vague-time", "--format", "junit", "--fail-on", limit)
        (tmp_path / "alvtc-info.toml").write_text('[severity]\nvague-time = "warning"\n', encoding="utf-8")
        code, out, _ = run_cli("check", draft, *arguments)
        assert (code, "<failure" in out) == (int(failing), failing), limit
