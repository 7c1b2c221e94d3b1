from __future__ import annotations

import pytest

from alvtc_info.model.rule import framed
from tests.rules.drafts import BODY, quotes


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
