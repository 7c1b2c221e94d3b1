from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed
from tests.rules.drafts import passes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("pii-student", "他说：“学生张某（学号2023041301）未返校。”", ["学号2023041301"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)


@pytest.mark.parametrize(
    ("day", "told", "mended"),
    [
        ("2024.2.28", True, True),
        ("2024.2.31", True, False),
        ("2024-2-31", True, False),
        ("20240231", True, False),
    ],
)
def test_days_that_do_not_exist_are_not_mended(day: str, told: bool, mended: bool) -> None:
    text = framed("更换供水阀门情况", f"{day}，后勤处更换供水阀门。")
    found = list(check(read(text.encode(), name="a.txt", kind=Kind.DAILY), select=["date-format"]))
    assert (bool(found), any(each.fix is not None for each in found)) == (told, mended)


@pytest.mark.parametrize(
    ("day", "told", "mended"),
    [
        ("2024.5.20", True, True),
        ("2024-02-31", False, False),
        ("2024年0月5日", False, False),
        ("20240231", True, False),
    ],
)
def test_nor_those_of_the_masthead(day: str, told: bool, mended: bool) -> None:
    text = framed("更换供水阀门情况", "后勤处更换供水阀门。", row=f"后勤处　　{day}")
    found = list(check(read(text.encode(), name="a.txt", kind=Kind.DAILY), select=["date-format"]))
    assert (bool(found), any(each.fix is not None for each in found)) == (told, mended)
