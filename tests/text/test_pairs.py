"""Pairs of neighbouring characters as numbers, and where those stand that are wanted."""

from __future__ import annotations

import pytest

from alvtc_info.text.pairs import number_of, numbers_of, pair_of, places_of_pairs


@pytest.mark.parametrize("pair", ["值班", "a1", "😀好", "\ud800字"])
def test_a_number_stands_for_its_pair(pair: str) -> None:
    assert pair_of(number_of(pair)) == pair
    (number,) = places_of_pairs(pair, lambda _: True)
    assert number == number_of(pair)
    assert [*numbers_of(pair + "值班")] == [number, number_of("值班")]


@pytest.mark.parametrize("text", ["", "值", "值班", "值班值班员", "😀值班，值班", "，，，值班"])
def test_pairs_are_found_where_they_stand(text: str) -> None:
    wanted = {number_of("值班"), number_of("，，")}
    found = places_of_pairs(text, wanted.__contains__)
    assert {pair_of(number): sorted(places) for number, places in found.items()} == {
        pair: places
        for pair in ("值班", "，，")
        if (places := [at for at in range(len(text)) if text.startswith(pair, at)])
    }
