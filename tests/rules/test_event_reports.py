from __future__ import annotations

import pytest

from alvtc_info import Kind, Severity, check, read
from alvtc_info.model.rule import framed
from alvtc_info.model.settings import Config
from tests.rules.drafts import BODY, quotes


def test_settled_choices_change_the_weight() -> None:
    text = framed(
        "公寓漏水（续报）", "一、事件基本情况", BODY, "二、领导批示落实情况", BODY, "三、网络舆情及善后处置情况", BODY
    )
    document = read(text.encode(), name="a.txt")
    assert [f.severity for f in check(document, select=["followup-sections"])] == [Severity.INFO]
    config = Config(options={"followup-sections": {"allow_incident": False}})
    assert [f.severity for f in check(document, select=["followup-sections"], config=config)] == [Severity.ERROR]


def test_marks_are_pointed_at_where_they_stand() -> None:
    assert quotes(framed("公寓漏水（首报）处置", BODY), "followup-title", Kind.FOLLOW_UP) == ["（首报）"]
    text = framed(
        "漏水事件（续报）",
        "一、事件基本情况",
        "事件发生后，" + BODY,
        "二、领导批示落实情况",
        BODY,
        "三、网络舆情及善后处置情况",
        BODY,
    )
    found = check(read(text.encode(), name="a.txt"), select=["followup-sections"]).findings
    assert [(f.block, f.start, f.end) for f in found] == [("5", 2, 4)]


@pytest.mark.parametrize("style", ["# {}", "一、{}", "（一）{}"])
def test_elements_of_a_final_report_may_be_headings_or_text(style: str) -> None:
    names = ("事件概况", "性质认定", "处置情况", "经验教训", "整改措施")
    body = [part for name in names for part in (style.format(name), BODY)]
    document = read(framed("漏水（终报）", *body).encode(), name="a.md", kind=Kind.FINAL)
    assert check(document, select=["final-report-elements"]).findings == ()
    bare = read(framed("漏水（终报）", BODY).encode(), name="a.md", kind=Kind.FINAL)
    assert len(check(bare, select=["final-report-elements"])) >= 4
