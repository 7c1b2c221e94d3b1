"""What a unit is called in masthead, row, text and by whom it is addressed."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.units_apart import units_apart
from alvtc_info.model.rule import framed


def told(*body: str, department: str = "实训中心", unit: str = "") -> list[tuple[str, bool]]:
    row = f"报送单位：{unit}　　2024年5月22日" if unit else "2024年5月22日"
    text = framed("设备检修情况", *body, department=department, row=row)
    document = read(text.encode(), name="a.txt", kind=Kind.DAILY)
    return [(document.text[start:end], sure) for start, end, _, sure in units_apart(document)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日，实训部组织检修，实训部登记。",), [("实训部", False)]),
        (("5月20日，由实训处负责检修。",), [("实训处", False)]),
        (("5月20日，实训中心开会，由实训处负责检修。",), [("实训处", True)]),
        (("5月20日，大学实训处负责检修。",), []),
        (("5月20日，实训处理流程上墙。",), []),
        (("5月20日，检修机床。", "实训处安排检修。"), [("实训处", False)]),
    ],
)
def test_another_ending(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


def test_units_without_such_an_ending_and_known_ones() -> None:
    assert told("5月20日，信息部组织检修。", department="信息工程系") == []
    assert told("5月20日，学生工作部组织检修。", department="学生工作处") == [("学生工作部", False)]
    assert told("5月20日，后勤部组织检修。", department="后勤处", unit="后勤处") == [("后勤部", False)]
    assert told("5月20日，处里组织检修。", department="处") == []


@pytest.mark.parametrize(
    ("department", "unit", "found"),
    [
        ("后勤处", "后勤保障处", [("后勤处", False)]),
        ("学院办公室", "党政办公室", [("学院办公室", False)]),
        ("实训中心", "阿拉善职业技术学院实训中心", []),
        ("校史办公室", "院史办公室", []),
        ("后勤处", "教务处", []),
        ("", "教务处", []),
    ],
)
def test_masthead_and_row(department: str, unit: str, found: list[tuple[str, bool]]) -> None:
    assert told("5月20日，电工检修线路。", department=department, unit=unit) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("各系部：", "现将检修情况报告学院党委。"), [("各系部：", True)]),
        (("各系部：", "5月20日检修，5月21日报告学院党委。"), []),
        (("学院党委：", "现将检修情况报告学院党委。"), []),
    ],
)
def test_whom_it_is_addressed_to(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


def signed(unit: str, below: str) -> list[tuple[str, bool]]:
    row = f"报送单位：{unit}\n2024年5月22日"
    body = f"2024年5月20日，{unit}检查宿舍46间。", below, "2024年5月22日"
    text = framed("宿舍检查情况", *body, department=unit, row=row)
    document = read(text.encode(), name="a.txt", kind=Kind.DAILY)
    return [(document.text[start:end], sure) for start, end, _, sure in units_apart(document)]


def test_who_signs() -> None:
    assert signed("学生处", "教务处") == [("教务处", True)]
    assert signed("学生处", "学生工作处") == []
    assert signed("学生处", "党政办公室") == []
    assert signed("学生处", "阿拉善职业技术学院") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日，学生处检查宿舍，学工处登记。",), [("学工处", False)]),
        (("5月20日，学生处（简称学工处）检查宿舍，学工处登记。",), []),
        (("5月20日，学生处检查宿舍。",), []),
        (("5月20日，学生工作处检查宿舍。",), []),
    ],
)
def test_another_short_name_of_the_reporting_unit(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body, department="学生处") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日，后勤保障处检修，后勤保障处登记，后勤处复查。",), [("后勤处", False)]),
        (("5月20日，后勤保障处（简称后勤处）检修，后勤保障处登记，后勤处复查。",), []),
        (("5月20日，后勤处检修，后勤保障处登记，后勤保障处复查。",), []),
        (("5月20日，后勤保障处检修，后勤处复查。",), []),
    ],
)
def test_a_name_that_is_shortened_once(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found
