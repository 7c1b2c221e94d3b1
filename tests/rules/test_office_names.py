"""Names of offices: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

from datetime import date

import pytest

from alvtc_info.proofreading.word_lists import word_list
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("former-name", "环境保护部门到院，原安监局的档案移交。", []),
        ("run-together-names", "教务处保卫处长到场。", []),
        ("misspelt-name", "教物处、审记处到场，旗卫生建康委员会派员。", ["教物处", "审记处", "卫生建康委员会"]),
        ("misspelt-name", "交通警察支队到院，盟教育厅级干部，学生工作的意见。", []),
        ("misspelt-name", "信息中心、后还处于停用状态，统的部署。", []),
        ("mixed-names", "旗应急管理局到院。旗应急局回电。", []),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


@pytest.mark.parametrize(
    ("sentence", "day", "quotes"),
    [
        ("安监局到院检查。", date(2024, 5, 22), ["安监局"]),
        ("安监局到院检查。", date(2017, 5, 22), []),
        ("安监局到院检查。", None, []),
        ("2024年5月20日，安监局到院检查。", None, ["安监局"]),
        ("2016年5月20日，安监局到院检查。", date(2024, 5, 22), []),
        ("美国环保局发布报告，质监局到院检查。", date(2024, 5, 22), ["质监局"]),
    ],
)
def test_a_former_name_is_told_only_after_its_time(sentence: str, day: date | None, quotes: list[str]) -> None:
    assert told("former-name", sentence, day) == quotes


def test_a_former_name_does_not_hold_its_new_one() -> None:
    for line in word_list("former_names").entries:
        old, new, year, source = line.split("\t")
        assert new not in old
        assert 1980 < int(year) < 2027
        assert source
