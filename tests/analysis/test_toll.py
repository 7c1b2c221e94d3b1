"""The people hurt and the money lost, as counts."""

from __future__ import annotations

import pytest

from alvtc_info.analysis.toll import last_sentence_with, sayings, sentences_in, told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("学生公寓2号楼配电箱冒烟 无人员伤亡", {"0"}),
        ("暂未发现人员伤亡", {"0"}),
        ("疏散师生200余人，人员均安全", {"0"}),
        ("2名学生受轻伤", {"伤2"}),
        ("两名学生被困电梯", {"被困2"}),
        ("死亡1人、重伤2人", {"死亡1", "重伤2"}),
        ("造成1死2伤", {"死亡1", "伤2"}),
        ("3名受伤学生返校", {"伤3"}),
        ("食物中毒学生8人", {"中毒8"}),
        ("学生张某右臂骨折", {"骨折?"}),
        ("5名学生腹痛、腹泻，1名学生晕倒", {"腹痛5", "腹泻?", "晕倒1"}),
        ("1名学生脚部扭伤，2人手部擦伤，1人膝盖磕伤", {"扭伤1", "擦伤2", "磕伤1"}),
        ("人员伤亡情况正在核实", set()),
        ("2人伤势稳定", set()),
        ("2名伤者由120送医", {"伤2"}),
        ("伤员3人", {"伤3"}),
        ("受伤的2名学生返校", {"伤2"}),
        ("腹泻学生增至9人", {"腹泻9"}),
        ("军训无一人受伤", {"0"}),
        ("院领导看望伤者家属", set()),
        ("疏散师生200余人", set()),
    ],
)
def test_people(text: str, says: set[str]) -> None:
    assert sayings(told(text, "casualties")) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [("损失约3000元", {"3000"}), ("直接经济损失1.2万元", {"12000"}), ("无财产损失", {"0"}), ("损失正在统计", set())],
)
def test_money(text: str, says: set[str]) -> None:
    assert sayings(told(text, "losses")) == says


def test_the_last_sentence_counts() -> None:
    text = "首报无人员伤亡。经检查，2名学生受轻伤。现场已恢复。"
    assert last_sentence_with(text, "casualties") == "经检查，2名学生受轻伤。"
    assert last_sentence_with(text, "losses") == ""


def test_a_mark_that_closes_a_quotation_belongs_to_the_sentence_before_it() -> None:
    assert list(sentences_in("院长批示：“先救人。”学校照办。")) == ["院长批示：“先救人。”", "学校照办。", ""]
