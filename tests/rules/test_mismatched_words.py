"""Verbs and their objects: what is told and what is not, beside the examples of the rule."""

from __future__ import annotations

import pytest

from tests.rules.slips import told


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("5月20日，各系要改善教学水平。", ["改善"]),
        ("5月20日，各系改善从业人员的服务水平。", []),
        ("5月20日，校医院改善医疗服务水平，改善医疗水平。", []),
        ("5月20日，各系提高服务水平。", []),
        ("5月20日，水平，条件。", []),
        ("5月20日，教学水平不断改善，生活水平不断改善，教学水平不断提高。", ["改善"]),
        ("5月20日，切忌不要慌张，以免再次发生。", ["切忌不要"]),
        ("5月20日，学院避免事故没有发生。", ["避免事故没有发生"]),
    ],
)
def test_a_verb_and_its_object(sentence: str, quotes: list[str]) -> None:
    assert told("mismatched-verb", sentence) == quotes
