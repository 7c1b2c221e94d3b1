"""What a title says and its text does not: counts, points, places, days, marks, plans."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.titles_apart import titles_apart
from tests.analysis.titles_told import told


@pytest.mark.parametrize(
    ("title", "body", "kind", "found"),
    [
        ("停水情况（终报）", ("现将5月20日的情况续报如下。",), Kind.FINAL, [("（终报）", True)]),
        ("停水情况（续报）", ("现续报如下：", "5月20日恢复供水。"), Kind.FOLLOW_UP, []),
        ("停水情况（续报）", ("5月22日8时停水，电话报告处长。",), Kind.FOLLOW_UP, [("（续报）", False)]),
        ("停水情况（续报）", ("5月22日8时停水，首报已于9时报送，电话报告处长。",), Kind.FOLLOW_UP, []),
        ("停水情况（续报）", ("5月20日8时停水，电话报告处长。",), Kind.FOLLOW_UP, []),  # of another day
        ("停水情况（续报）", ("5月22日8时停水。",), Kind.FOLLOW_UP, []),
        ("停水情况（续报）", ("8时停水，电话报告处长。",), Kind.FOLLOW_UP, []),
        ("停水情况（首报）", ("现将5月20日的情况续报如下。",), Kind.DAILY, []),
        ("停水情况", ("现将5月20日的情况续报如下。",), Kind.FIRST, []),
        ("停水情况（首报）", ("5月20日8时停水，电话报告处长。",), Kind.FIRST, []),
    ],
)
def test_marks(title: str, body: tuple[str, ...], kind: Kind, found: list[tuple[str, bool]]) -> None:
    assert told(title, *body, kind=kind) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("学院超额完成培训任务", ("5月20日统计，全年计划培训800人，实际完成760人。",), [("超额", True)]),
        ("学院超额完成培训任务", ("全年计划培训800人，截至5月20日，实际完成860人。",), []),
        ("学院超额完成培训任务", ("截至5月20日，培训860人。",), []),
        ("学院完成培训任务", ("5月20日统计，全年计划培训800人，实际完成760人。",), []),
    ],
)
def test_plans(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("后勤处隐患全部整改", ("5月20日统计，整改20处，尚未整改4处。",), [("全部整改", False)]),
        ("后勤处隐患全部整改", ("5月20日统计，整改20处，还有4处隐患待整改。",), [("全部整改", False)]),
        ("后勤处隐患整改全部完成", ("5月20日统计，整改20处，尚未恢复4处，尚未整改2处。",), [("整改全部完成", False)]),
        ("后勤处隐患全部整改", ("5月10日，尚未整改4处，5月20日全部整改。",), []),
        ("后勤处隐患全部整改", ("5月20日统计，整改20处，尚未恢复供水4处。",), []),
        ("后勤处整改隐患", ("5月20日统计，整改20处，尚未整改4处。",), []),
    ],
)
def test_all_and_not_all(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


def test_a_report_that_corrects_is_left_alone() -> None:
    assert told("学院超额完成培训任务", "更正：5月20日前计划培训800人，实际完成760人。") == []


def test_without_a_title_nothing_is_told() -> None:
    document = read("5月20日8时，公寓停水。".encode(), name="a.txt", kind=Kind.FIRST)
    assert list(titles_apart(document)) == []


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("后勤处排查安全隐患", "5月20日，后勤处检查，待整改隐患3处。", []),
        ("保卫处开展安全检查", "5月20日，未检查3处。", []),
        ("实训中心开展安全培训", "5月20日，未培训3人。", []),
        ("安全员培训", "5月20日，未培训3人。", []),
        ("学生安全返校", "5月20日，未返校3人。", []),
        ("学生平均成绩提高", "5月20日，没有成绩3人。", []),
        ("健全制度情况", "5月20日，没有制度3处。", []),
        ("学生全返校", "5月20日，未返校3人。", [("全返校", False)]),
        ("宿舍安全大检查全部完成整改", "5月20日，未完成的8项已列表。", [("检查全部完成", False)]),
        ("宿舍检查全部完成", "5月20日，未检查8间。", [("检查全部完成", False)]),
        ("隐患全部整改", "5月20日，未整改3处。", [("全部整改", False)]),
        ("隐患均已整改", "5月20日，待整改3处。", [("均已整改", False)]),
        ("教师均参训", "5月20日，未参训3人。", [("均参训", False)]),
    ],
)
def test_all_and_words_that_only_end_as_it(title: str, body: str, found: list[tuple[str, bool]]) -> None:
    assert told(title, body) == found
