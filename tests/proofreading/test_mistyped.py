"""What a character is mistyped for, and the words that may be meant."""

from __future__ import annotations

from alvtc_info.proofreading.homophones import readings, syllables
from alvtc_info.proofreading.mistyped import cut_around, first_mistyped, second_mistyped
from alvtc_info.proofreading.word_lists import word_list

CHARACTERS = sorted({character for line in word_list("pinyin").entries for character in line if character > "z"})


def test_the_syllables_of_a_character_are_those_of_its_readings() -> None:
    for character in (*CHARACTERS, "，", "a", "\t"):
        assert syllables().get(character, frozenset()) == {each.syllable for each in readings(character)}


def test_a_word_is_meant_where_one_of_its_characters_is_mistaken() -> None:
    assert "试卷" in [each.word for each in second_mistyped("试", "绢")]
    assert "预警" in [each.word for each in first_mistyped("予", "警")]
    assert "支付" not in [each.word for each in second_mistyped("支", "付")]


def test_a_clause_is_cut_as_far_as_its_marks() -> None:
    pieces = cut_around("到场，教师批改试绢。完", 7, 9)
    assert [piece.word for piece in pieces] == ["教师", "批改", "试", "绢"]
    assert [(piece.start, piece.end) for piece in pieces] == [(3, 5), (5, 7), (7, 8), (8, 9)]
