from __future__ import annotations

import pytest

from alvtc_info import Kind
from tests.analysis.titles_told import told


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("2号学生公寓起火情况", ("5月20日8时，3号学生公寓三层起火。",), [("2号学生", True)]),
        ("2号学生公寓起火情况", ("5月20日8时，3号教学楼三层起火。",), [("学生公寓", True)]),
        ("2号学生公寓起火情况", ("5月20日8时，3号教学楼三层起火，公寓停电。",), []),
        ("教学楼二层起火情况", ("5月20日8时，教学楼3楼起火。",), [("二层", True)]),
        ("教学楼二层起火情况", ("5月20日8时，教学楼2楼起火，烟气到3楼。",), []),
        ("体育馆起火情况", ("5月20日8时，礼堂后台起火。",), [("体育馆", True)]),
        ("A区供热管网漏水情况", ("5月20日8时，B座供热管网漏水。",), []),
        ("体育馆起火情况", ("5月20日8时，礼堂后台起火，体育馆停用。",), []),
        ("公寓起火情况", ("5月20日8时，宿舍楼起火。",), []),
        ("体育馆起火情况", ("5月20日8时，后台起火。",), []),
    ],
)
def test_places(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


def test_the_building_that_a_department_is_named_for_is_no_place() -> None:
    body = "5月20日8时，礼堂后台起火，馆员到场。"
    assert told("图书馆处置起火情况", body, department="图书馆") == []
    assert told("图书馆处置起火情况", body) == [("图书馆", True)]


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("5月8日停水情况的报告", ("5月9日8时，公寓停水。",), [("5月8日", True)]),
        ("5月8日停水情况的报告", ("5月8日8时，公寓停水，5月9日恢复。",), []),
        ("5月8日停水情况的报告", ("5月9日，后勤处开会。",), []),
        ("5月8日晚停水情况的报告", ("5月6日，后勤处开会。5月9日8时，公寓停水。",), [("5月8日", True)]),
        (
            "院长5月8日批示办理情况",
            ("5月6日开会，5月9日，院长在专报（5月7日报送）上批示。",),
            [("5月8日", True)],
        ),
        ("“5·8”沙尘天气应对情况", ("5月9日8时，沙尘到校。",), [("“5·8”", False)]),
        ("“5·8”沙尘天气应对情况", ("5月8日8时，沙尘到校。",), []),
        ("“5·8”沙尘天气应对情况", ("沙尘到校，后勤处清扫。",), []),
    ],
)
def test_days(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


@pytest.mark.parametrize(
    ("title", "body", "kind", "found"),
    [
        ("公寓停水情况", "5月20日8时，公寓配电室跳闸，全楼停电。", Kind.FIRST, [("停水", False)]),
        ("公寓停水情况", "5月20日8时，公寓配电室跳闸，全楼停电。", Kind.DAILY, []),
        ("公寓停水情况", "5月20日8时，公寓停电，水泵不转，无水。", Kind.FIRST, []),
        ("公寓停水停电情况", "5月20日8时，公寓停电。", Kind.FIRST, []),
        ("公寓停水情况", "5月20日8时，公寓有学生晕倒。", Kind.FIRST, []),
        ("公寓停水情况", "5月20日8时，值班员登记。", Kind.FIRST, []),
        ("公寓有关情况", "5月20日8时，公寓停电。", Kind.FIRST, []),
    ],
)
def test_another_sort_of_event(title: str, body: str, kind: Kind, found: list[tuple[str, bool]]) -> None:
    assert told(title, body, kind=kind) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("学生处9月安全检查情况", "5月20日，学生处检查宿舍。", [("9月", False)]),
        ("学生处9月安全检查情况", "5月20日，学生处部署9月安全检查。", []),
        ("学生处5月安全检查情况", "5月20日，学生处检查宿舍。", []),
        ("学生处第三季度安全检查情况", "5月20日，学生处检查宿舍。", [("第三季度", False)]),
        ("学生处第二季度安全检查情况", "5月20日，学生处检查宿舍。", []),
        ("学生处9月安全检查情况", "学生处检查宿舍。", []),
    ],
)
def test_months(title: str, body: str, found: list[tuple[str, bool]]) -> None:
    assert told(title, body) == found
