"""The clause that holds a place begins behind the last mark before it."""

from __future__ import annotations

from alvtc_info.text.clause_starts import start_behind


def test_the_last_of_the_marks_counts_and_none_before_the_edge() -> None:
    text = "甲到场，乙登记；丙报告"
    assert start_behind(text, 0, 10) == 8
    assert start_behind(text, 0, 10, "，") == 4
    assert start_behind(text, 9, 10) == 9
    assert start_behind(text, 2, 3) == 2
    assert start_behind(text, 2, 9, "") == 2
