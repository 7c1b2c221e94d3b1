"""The words of a clause, cut from its end, and those that are remembered."""

from __future__ import annotations

from itertools import pairwise

import pytest

from alvtc_info.analysis import clause_words
from alvtc_info.analysis.clause_words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("处里拨销旧车", "处里 拨销 旧车"), ("不得超过12人A1", "不得超过 12 人 A1"), ("了", "了"), ("拆除了基座", "拆除 了 基座"), ("提升至三级", "提升 至 三级"), ("（院发）-3", "（ 院 发 ） - 3"), ("对外开放", "对外开放"), ("在校门口劝返", "在 校门 口 劝返"), ("在校车上", "在 校车 上"), ("在校学生", "在校 学生"),
    ],
)  # fmt: skip
def test_words(text: str, words: str) -> None:
    found, starts = words_of(text)
    assert [word.text for word in found] == words.split()
    assert [b - a for a, b in pairwise(starts)] == [len(word.text) for word in found]


def test_words_met_before_are_forgotten_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    known = clause_words._Words()
    monkeypatch.setattr(clause_words, "_MOST", 3)
    for character in "天地人和":
        assert known[character] is not None
    assert list(known) == ["和"]
    endings = clause_words._Endings()
    for pair in ("天地", "人和", "水电", "气暖"):
        endings[pair]
    assert list(endings) == ["气暖"]


def test_the_last_word_is_told_by_two_characters_where_no_longer_one_may_end_there() -> None:
    endings = clause_words._Endings()
    told = {
        pair: word and word.text for pair in ("阀门", "3门", "门3", "修了", "就业率", "") for word in (endings[pair],)
    }
    assert told == {"阀门": "阀门", "3门": "门", "门3": None, "修了": None, "就业率": None, "": None}
