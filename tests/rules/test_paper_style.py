"""The set style of papers: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

import pytest

from alvtc_info import check, read_text
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("ordinal-punctuation", "（1）、停水", []),
        ("short-name-use", "学院成立管网改造领导小组（以下简称领导小组），领导小组开会。", []),
        (
            "short-name-use",
            "管网改造领导小组成立。学院明确管网改造领导小组（以下简称领导小组）的职责，领导小组每周开会。",
            [],
        ),
        ("skipped-item", "一是停餐；二是封存；三是三个班逐人询问；四是告知家长。", []),
        ("skipped-item", "一是登记。\n\n后勤处回电。\n\n三是上报。", []),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


@pytest.mark.parametrize(
    "text", ["附件：", "附件：管网图\n\n后勤处联系人为张某。", "附件：1管网图", "附件：1.管网图 2.预算表"]
)
def test_attachments_that_are_left_alone(text: str) -> None:
    paper = f"关于停水检修的通知\n\n各系部：\n\n后勤处定于5月20日停水检修。\n\n{text}\n"
    assert [each.quote for each in check(read_text(paper), select=["attachment-note"])] == []
