from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role
from alvtc_info.rules.calendar import invalid_date
from tests.rules.drafts import messages, quotes


@pytest.mark.parametrize("month", range(0, 14))
def test_days_that_exist_in_no_year(month: int) -> None:
    last = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31) if 1 <= month <= 12 else 0
    for day in (0, 1, 28, 29, 30, 31, 32):
        document = Document([Block("1", f"检修，{month}月{day}日结束。", Role.BODY, "第1段")])
        found = [h for h in invalid_date(document) if "不存在" in h.message]
        assert (found == []) is (1 <= day <= last), (month, day)


@pytest.mark.parametrize(("text", "found"), [
    ("9月18日，供水管道冻裂，学生受伤。", True), ("9月19日，供水管道冻裂，学生受伤。", False), ("2024年9月19日，供水管道冻裂，学生受伤。", True),
])  # fmt: skip
def test_a_date_without_a_year_is_of_the_last_year_when_it_is_far_ahead(text: str, found: bool) -> None:
    assert bool(quotes(text, "invalid-date", None)) is found


def test_what_depends_on_a_date_that_is_not_known_is_left_open() -> None:
    assert messages("2月29日（星期三），检查结束。", "invalid-date") == []
    assert messages("2024年3月1日后，2月29日检查。", "invalid-date") == []
    assert messages("2023年3月1日后，2月29日检查。", "invalid-date") == []
    assert messages("12月32日，检查结束。", "invalid-date") == ["“12月32日”不存在，请核对"]
