"""Habits, rules, plans and stories that hold for what stands beside them."""

from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role
from alvtc_info.analysis.carried_moods import is_carried, is_in_a_story
from alvtc_info.analysis.sentences import sentences


def one(text: str) -> Document:
    return Document([Block("1", text, Role.BODY, "")])


@pytest.mark.parametrize(
    ("text", "number", "carried"),
    [
        # how something goes whenever it happens
        ("开放时间另行公布", 0, True),
        ("保管员逐级上报损耗", 0, True),
        ("公布以后另行安排", 0, True),
        ("开放时间已另行公布", 0, False),
        ("损耗", 0, False),
        # a plan goes on until somebody else acts
        ("实验中心拟于暑期迁入北楼，旧楼改作仓库", 1, True),
        ("实验中心拟于暑期迁入北楼，旧楼已改作仓库", 1, False),
        ("实验中心拟于暑期迁入北楼，后勤处拆除旧棚", 1, False),
        ("实验中心迁入北楼，旧楼改作仓库", 1, False),
        ("实验中心拟于暑期迁入北楼，旧楼由后勤处改作仓库", 1, True),
        # steps, from the first on
        ("名单先由班里投票，再交系里审核，最后张贴", 0, True),
        ("名单先由班里投票，再交系里审核，最后张贴", 2, True),
        ("学院设立奖项，名单先由班里投票，再交系里审核", 0, False),
        ("学院设立了奖项，名单先由班里投票，再交系里审核", 1, False),
        # a rule behind it, unless something in the sentence was done or is dated
        ("废液倒入专桶，装满后须送回库房", 0, True),
        ("废液倒入专桶，装满后随时清运", 0, True),
        ("废液倒入专桶，库房换了锁，装满后须送回", 0, False),
        ("5月20日废液倒入专桶，装满后须送回库房", 0, False),
        ("保卫处倒空专桶，装满后须送回库房", 0, False),
        ("废液倒入专桶，装满后送回库房", 0, False),
    ],
)
def test_what_holds_for_a_clause(text: str, number: int, *, carried: bool) -> None:
    sentence = sentences(one(text)).at(0)
    assert is_carried(sentence, sentence.clauses[number]) is carried


@pytest.mark.parametrize(
    ("before", "carried"),
    [
        ("洒水车每日清晨出动。", True),
        ("领用须登记。", True),
        ("钥匙随时可取。", True),
        ("洒水车清晨出动。", False),
        ("洒水车每日清晨出动，上月换了水泵。", False),
        ("5月20日起洒水车每日出动。", False),
        ("洒水车每日清晨出动。车身漆成绿色。", False),
        ("", False),
    ],
)
def test_what_holds_for_the_sentence_behind(before: str, *, carried: bool) -> None:
    document = one(f"{before}台阶铺设草垫，提醒师生慢行。")
    sentence = sentences(document).at(len(before))
    assert is_carried(sentence, sentence.clauses[0]) is carried
    assert is_carried(sentence.alone(), sentence.alone().clauses[0]) is carried


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("有一天，门卫听见水声。", True),
        ("某日深夜，电工巡查。他锁上了门。", True),
        ("那年，学院没有图书馆。", True),
        ("门卫有一天听见水声。", False),
        ("有一天，门卫听见水声，", False),
        ("", False),
    ],
)
def test_what_goes_on_with_a_story(before: str, *, told: bool) -> None:
    assert is_in_a_story(one(f"{before}后勤处更换了水管。"), len(before)) is told


@pytest.mark.parametrize(("text", "told"), [("从前学院买煤排长队。", True), ("过去一年，学院买煤。", False)])
def test_what_was_long_ago(text: str, *, told: bool) -> None:
    assert is_in_a_story(one(text), 0) is told
