from __future__ import annotations

from time import perf_counter

import pytest

from tests.analysis.quantities_told import told


def test_a_sentence_with_more_quantities_than_one_reads_is_a_table() -> None:
    assert told("查出问题" + "、".join(f"第{n}项{n}个" for n in range(1, 70)) + "，合计9个。") == []


@pytest.mark.parametrize(
    "body",
    [
        "12扇窗户破损。" + "13扇破损围栏，" * 8000,
        "12扇窗户破损。13扇破损围栏更换。" * 3000,
        "".join(f"领回{n}件，领回率{n % 90}.5%{'，。'[n % 29 == 0]}" for n in range(100, 2000)),
        "共5人" * 15_000,
        "5" * 50_000,
        "计划1400人，实际1352人" * 4000,
    ],
)
def test_long_texts_are_gone_through_in_windows(body: str) -> None:
    assert len(told(body)) <= 100  # what is told again is held against so many quantities before it


def test_time_grows_with_the_length_only() -> None:
    body = "登记失物128件，已领回96件，领回率为75%。大风造成12扇窗户破损。12扇破损窗户已换新。" * 400
    began = perf_counter()
    assert told(body) == []
    assert perf_counter() - began < 20
