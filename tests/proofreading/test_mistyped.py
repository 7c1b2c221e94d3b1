"""What may be a slip is told without what it costs to put all slips together, and is the same."""

from __future__ import annotations

from itertools import accumulate

import pytest

from alvtc_info.proofreading.homophones import readings, syllables
from alvtc_info.proofreading.mistyped import PAIRS, SHORT, SHORT_STEP, STEP, is_slip_of, may_be_mistyped, slips_of
from alvtc_info.proofreading.word_lists import word_list

CHARACTERS = sorted({character for line in word_list("pinyin").entries for character in line if character > "z"})
SECONDS, ROWS = word_list(PAIRS).entries[0].removeprefix("\t"), word_list(PAIRS).entries[1:]


def step(character: str) -> int:
    number = ord(character)
    return number - (SHORT_STEP if number <= SHORT_STEP + SHORT else STEP)


def test_the_syllables_of_a_character_are_those_of_its_readings() -> None:
    for character in (*CHARACTERS, "，", "a", "\t"):
        assert syllables().get(character, frozenset()) == {each.syllable for each in readings(character)}


def test_a_slip_of_a_character_is_one_of_its_slips() -> None:
    told = 0
    for character in (*CHARACTERS[::60], "，", "a"):
        slips = set(slips_of(character))
        for typed in (*sorted(slips), *CHARACTERS[::50], "，", "a"):
            assert is_slip_of(typed, character) == (typed in slips), (typed, character)
            told += typed in slips
    assert told > 1000


@pytest.mark.parametrize("row", [*ROWS[::600], max(ROWS, key=len), min(ROWS, key=len)], ids=lambda row: row[0])
def test_the_pairs_of_a_row_are_those_that_its_steps_lead_to(row: str) -> None:
    first, _, steps = row.partition("\t")
    ranks = [at - 1 for at in accumulate(map(step, steps))]
    assert [second for second in SECONDS if may_be_mistyped(first + second)] == [SECONDS[rank] for rank in ranks]


@pytest.mark.parametrize("pair", ["，的", "的，", "a的", "\x00b"])
def test_what_has_no_row_or_no_rank_is_no_slip(pair: str) -> None:
    assert not may_be_mistyped(pair)
