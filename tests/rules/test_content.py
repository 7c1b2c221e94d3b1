from __future__ import annotations

import pytest

from alvtc_info.model.rule import framed
from tests.rules.drafts import BODY, messages, quotes


def test_the_longest_title() -> None:
    assert quotes(framed("后勤处" + "修" * 37, BODY), "title-informative") == []
    assert quotes(framed("后勤处" + "修" * 38, BODY), "title-informative") != []
    assert quotes(framed("后勤处" + "修" * 38, BODY), "title-informative", longest=41) == []


@pytest.mark.parametrize(("day", "found"), [("15", False), ("14", True), ("22", False), ("23", False)])
def test_seven_days_are_fresh(day: str, found: bool) -> None:
    assert bool(quotes(framed("学院召开例会", f"2024年5月{day}日，学院召开例会。"), "stale-info")) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("2024年5月20日，供水。", True), ("2024年5月20日，学生到校。", False), ("学生到校，完成检修。", True), ("5月20日，完成检修。", False), ("", False)],
)  # fmt: skip
def test_thin_content_lacks_two_of_four(text: str, found: bool) -> None:
    assert bool(quotes(framed("学院召开例会", text), "thin-content")) is found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("多名学生到场。", "人数"), ("大量旅客滞留。", "人数"), ("不少人反映。", "人数"), ("伤者众多。", "人数"), ("部分学生反映水温偏低。", "人数"),
        ("学院做了大量工作。", "数量"), ("若干椅子损坏。", "数量"), ("多家企业停产。", "数量"), ("部分部门没有上报。", "数量"), ("多次停电。", "数量"),
        ("许多学生宿舍物品受损。", "数量"), ("大量人工投入。", "数量"),
    ],
)  # fmt: skip
def test_a_number_of_people_is_called_so_and_no_other(text: str, number: str) -> None:
    assert [f"没核实的写“{number}正在核实”" in said for said in messages(text, "vague-quantity")] == [True]
