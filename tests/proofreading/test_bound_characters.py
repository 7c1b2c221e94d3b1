"""Characters that stand alone and hardly ever do."""

from __future__ import annotations

import pytest

from alvtc_info.proofreading.bound_characters import LoneCharacter, lone_bound_characters
from alvtc_info.proofreading.phrase_book import phrases_after, phrases_before


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("学生积参加", "积极"),
        ("经费预不足", "预算"),
        ("考试纪严明", "纪律"),
        ("建立健长效机制", "健全"),
        ("学生情绪稳，家长理解", "稳定"),
        ("名单已经确", ""),
        ("药品由专人保，", "保管"),
        ("家庭经济困的新生", "困难"),
        ("做好解，", "解释"),
        ("按期参加培426人", "培训"),
        ("工具归、门窗关好", ""),
        ("登记表等材1260卷", ""),
        ("值班员迅赶到现场", "迅速"),
        ("各系要认落实", "认真"),
        ("与纸质文件同步移，", ""),
        ("师傅又踊报名", "踊跃"),
    ],
)
def test_what_a_lone_character_is_the_rest_of_is_found(text: str, word: str) -> None:
    assert [each.word for each in lone_bound_characters(text)] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "学生积极参加",
        "各系正在统计在读人数",
        "高职扩招生源充足",
        "值班主任确到场",  # a name behind a title
        "北京确到场",  # and beside a place
        "到场人员惑于形势",
        "乌鸦瞬某到场",
        "确",
        "向确向到场",
        "一律确由",
        "专人保管、药品专柜存放",
        "走出3步晕倒",
        "学生自2027年春季学期起",
        "王步组织师生",  # a name
        "以专人意，",  # no phrase ends so, but 意 may stand behind 人
        "七人归，",
        "由李强归、",
        "往东归，",
        "学业3门，材料1260卷",
        "各系认真落实，要求真务实",
        "院内立牌子",
        "认人准，认门牌",
    ],
)
def test_words_and_names_are_left_alone(text: str) -> None:
    assert list(lone_bound_characters(text)) == []


def test_a_lone_character_says_where_it_stands() -> None:
    assert list(lone_bound_characters("名单已经确。")) == [LoneCharacter(4, "")]


def test_phrases_are_found_by_either_word() -> None:
    assert "参加" in phrases_after("积极")
    assert "积极" in phrases_before("参加")
    assert phrases_after("积") == phrases_before("加") == phrases_after("参惑") == phrases_before("参惑") == ()
