"""Nouns and the measure words that count them."""

from __future__ import annotations

import pytest

from alvtc_info.analysis.counted_nouns import counted_noun, listed_at, meant_by, narrow_measures, takes


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("新购的打印机", "打印机"),  # by its last character
        ("三维扫描机", "扫描机"),
        ("一年级学生", "学生"),
        ("学生代表队", "代表队"),
        ("课", "课"),
        ("生机", ""),  # it only looks like one
        ("拱手让人", ""),
        ("守厂", ""),
        ("六名间", ""),
        ("机", ""),
        ("见证", ""),
        ("前进", ""),
    ],
)
def test_a_noun_is_known_by_its_word_or_its_last_character(words: str, noun: str) -> None:
    assert counted_noun(words).word == noun


def test_the_measure_word_that_is_meant_sounds_like_what_is_written() -> None:
    assert counted_noun("手套").right_one("付") == "副"
    assert counted_noun("学生").right_one("明") == "名"
    assert counted_noun("学生").right_one("辆") == "名"  # the usual one
    assert counted_noun("").right_one("辆") == "辆"
    assert "幢" in meant_by("撞")


def test_a_listed_noun_begins_here() -> None:
    assert listed_at("两架无人机作业", 2) == "无人机"
    assert listed_at("两架起飞", 2) == ""


def test_a_narrow_measure_word_counts_few_kinds_of_things() -> None:
    assert takes("枚", "新刻的印章")
    assert takes("根", "柱子")
    assert not takes("枚", "申请材料")
    assert not takes("顶", "子")
    assert {"枚", "床", "棵", "株"} <= set(narrow_measures())
