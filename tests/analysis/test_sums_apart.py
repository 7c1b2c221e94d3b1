"""Those due, those who came and those missing; a part of a whole and its share."""

from __future__ import annotations

import pytest

from alvtc_info import read
from alvtc_info.analysis.sums_apart import sums_apart


def told(text: str) -> list[str]:
    document = read(text.encode(), name="a.txt")
    return [document.text[start:end] for start, end, _, _ in sums_apart(document)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年5月20日，应还工具60件，实还57件，未还4件。", ["4件"]),
        ("2024年5月20日，甲组应检20台、实检19台，乙组应检20台、实检18台，共漏检4台。", ["4台"]),
        ("2024年5月20日，通知46人，实际参训41人，尚有未参训4人。", ["4人"]),
        ("2024年5月20日，60件样品中有57件合格，占96%。", ["96"]),
    ],
)
def test_what_does_not_come_to_it_is_told(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月20日，应还工具60件，实还57件，未还3件。",
        "2024年5月20日，甲组应检20台、实检19台，乙组应检20台、实检18台，其中乙组漏检2台。",
        "2024年5月20日，应考60人，实考57人，缓考2人，缺考1人。",
        "2024年5月20日，应发餐券约200张，实发196张，剩余5张。",
        "2024年5月20日，应到60人，实还工具57件，未还4件。",
        "2024年5月20日，通知46人，实际参训41人，未参训5人。",
        "2024年5月20日，通知46人，实际参训41人，未参训者中请假4人。",
        "2024年5月20日，60件样品中有57件合格，占95%。",
        "2024年5月20日，60件样品中有57件合格，占全部抽检样品的12%。",
        f"2024年5月20日，{'、'.join(f'{n}号柜应还{n}件' for n in range(2, 70))}，未还3件。",
    ],
)
def test_what_comes_to_it_or_is_of_something_else_passes(text: str) -> None:
    assert told(text) == []
