"""A paper against itself: in which kinds it is asked, and how sure it is told."""

from __future__ import annotations

import pytest

from alvtc_info import Finding, Kind, check, read
from alvtc_info.model.rule import framed


def told(rule: str, title: str, *body: str, kind: Kind = Kind.FIRST) -> list[Finding]:
    result = check(read(framed(title, *body).encode(), name="a.txt", kind=kind))
    assert result.errors == ()
    return [finding for finding in result if finding.rule == rule]


@pytest.mark.parametrize(
    ("title", "body", "quote", "severity"),
    [
        ("A座教学楼漏水情况", "5月20日8时，B座教学楼漏水。", "A座", "warning"),
        ("“5·8”沙尘应对情况", "5月9日8时，沙尘到校。", "“5·8”", "info"),
    ],
)
def test_a_title_against_its_text(title: str, body: str, quote: str, severity: str) -> None:
    found = told("title-against-text", title, body, kind=Kind.DAILY)
    assert [(finding.quote, finding.severity) for finding in found] == [(quote, severity)]


@pytest.mark.parametrize("kind", list(Kind))
def test_hours_are_asked_of_reports_of_an_emergency(kind: Kind) -> None:
    body = "5月20日8时，学生晕倒。", "8时12分救护车到达。", "8时15分，值班员拨打120。"
    found = [finding.quote for finding in told("hours-out-of-order", "学生晕倒情况", *body, kind=kind)]
    assert found == (["8时12分"] if kind in {Kind.FIRST, Kind.FOLLOW_UP, Kind.FINAL} else [])


def test_a_deadline_and_a_unit() -> None:
    late = told("deadline-over", "检修情况", "二、下一步工作", "5月10日前，后勤处换阀。", kind=Kind.DAILY)
    assert [(each.quote, each.severity) for each in late] == [("5月10日", "warning")]
    unit = told("unit-told-otherwise", "检修情况", "5月20日，后勤处开会，后勤部负责换阀。", kind=Kind.DAILY)
    assert [(each.quote, each.severity) for each in unit] == [("后勤部", "warning")]
