"""Words of three characters with a slip in one: the last, the middle or the first; and what leaves them alone."""

from __future__ import annotations

import pytest

from alvtc_info.proofreading.proofread import proofread


def slips(text: str) -> list[tuple[str, str]]:
    return [(form.wrong, form.right) for form in proofread(text).typing_slips]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("教师在盐减地试种苜蓿。", [("盐减地", "盐碱地")]),
        ("后勤管里处派人到场。", [("管里处", "管理处")]),
        ("值班员取来创可帖。", [("创可帖", "创可贴")]),
        ("学生请服导员签字。", [("服导员", "辅导员")]),
        ("教师在盐碱地试种苜蓿。", []),
        ("学院召开会议时，辅导员在场。", []),
        ("管理", []),
    ],
)
def test_one_of_three_characters(text: str, found: list[tuple[str, str]]) -> None:
    assert slips(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "捐赠人口述来历。",  # 口述 is a word
        "夜间值班时接转电话。",  # 时 is one by itself
        "所在的律师事务所。",
        "有新的教与学的规律。",
        "企业自行负责任。",  # a word itself
        "被打学生的家长到场。",
        "提交团委审核。",
        "事情发生在大仓镇。",  # a place
        "哪件事要报，先问清楚。",
        "走廊配灭火毯2条。",  # a word of the list itself
        "学生宋文忠说，管道在漏水。",  # a name
    ],
)
def test_a_character_that_belongs_to_its_neighbours(text: str) -> None:
    assert slips(text) == []


def test_the_word_that_is_meant_may_stand_elsewhere() -> None:
    assert slips("学生清点台张，各组登记。台账已送到。") == [("台张", "台账")]
    assert slips("学生清点台张，各组登记。") == []
