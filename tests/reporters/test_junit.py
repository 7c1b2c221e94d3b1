from __future__ import annotations

from lxml import etree

from tests.reporters.findings import TEXT, formatted


def test_junit_and_checkstyle_hold_what_xml_cannot() -> None:
    text = TEXT.replace("近日", "近日\x0b")
    for form in ("junit", "checkstyle"):
        assert etree.fromstring(formatted(form, text=text, name="坏\x01\ud800.txt").encode()) is not None
    root = etree.fromstring(formatted("junit").encode())
    assert (root.get("errors"), root.get("name")) == ("2", "alvtc-info")
    clean = etree.fromstring(formatted("junit", [], text="一段平常的话。\n").encode())
    assert [case.get("name") for case in clean.iter("testcase")] == ["check"]
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")
