"""Empty talk is told once, with what to write instead."""

from __future__ import annotations

import pytest

from alvtc_info import check, read_text
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("empty-talk", "演练圆满成功，师生受益匪浅。", []),
        ("empty-talk", "演练圆满成功，师生受益匪浅，责任落细落实。", ["圆满成功"]),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


def test_what_to_write_instead_is_said_by_class() -> None:
    text = "2024年5月20日，演练圆满成功，师生受益匪浅，演练圆满成功。"
    (found,) = check(read_text(text), select=["empty-talk"])
    assert "圆满成功（2处）" in found.message
    assert [each.partition("：")[0] for each in found.why] == ["结果", "感受"]
