"""Measure words that were left out: what is told and what is not, beside the examples of the rule."""

from __future__ import annotations

import pytest

from tests.rules.slips import told


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("5月20日，学院组织36参加比赛，疏散120名学生。", ["36"]),
        ("5月20日，现场有200余群众，其中3受伤。", ["余", "3"]),
        ("5月20日，保卫处每小时巡查一，统一登记，两次之一。", ["一"]),
        ("5月20日，比赛设一等奖3个，2024级学生参加。", []),
    ],
)
def test_a_number_without_its_measure(sentence: str, quotes: list[str]) -> None:
    assert told("lacking-measure", sentence) == quotes
