"""Numerals: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role
from alvtc_info.linting.engine import run
from alvtc_info.linting.select import rules_named
from tests.rules.drafts import quotes
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("wrong-two", "续报二所写的地点有误，上报二套方案。", ["二"]),
        ("wrong-two", "俩个学生，一、二套节目，第一、二条。", ["俩"]),
        ("dunhao-in-approximation", "三、六个班，二、四号楼。", []),
        ("mixed-numeral", "功率5千瓦，面积4千公顷，距离86千米。", []),
        ("mixed-numeral", "热水漫入201、202、203三间教室和11、12三户，12三名。", ["12三"]),
        ("percentage-points", "合格率由80%提高到90%，比计划多5%。", []),
        ("fall-in-multiples", "产值由12万元增加到36万元，增加了2倍。", []),
        ("fall-in-multiples", "产值由0万元增加了3倍到36万元。", []),
        ("fall-in-multiples", "产值由12万元增加了三倍到36万元。", ["增加了三倍"]),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


def test_two_rates_that_are_compared_differ_by_points() -> None:
    told = "截至2024年5月20日，安装率达99.2%，比3月末的84.2%{}。"
    assert quotes(told.format("提高了15%"), "percentage-points") == ["%"]
    assert quotes(told.format("提高了17.8%"), "percentage-points") == []


def test_a_day_is_read_as_a_day_and_told_where_it_is_text() -> None:
    blocks = [
        Block("1", "5月15号停水，“5月16号”，5月17号楼", Role.BODY, "第1行"),
        Block("2", "5月18号", Role.PROMPT, "第2行"),
        Block("3", "后勤处　2024年5月19号", Role.REPORTING_ROW, "第3行"),
    ]
    document = Document(blocks)
    assert document.text.split("\n") == ["5月15日停水，“5月16日”，5月17号楼", "5月18日", "后勤处 2024年5月19日"]
    told = [finding.block for finding in run(document, rules_named(["spoken-day"]), forced=True)]
    assert told == ["1", "3"]
