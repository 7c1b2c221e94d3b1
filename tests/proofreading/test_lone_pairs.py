"""Two characters each left alone: what stands around them shows that they are right."""

from __future__ import annotations

import pytest

from alvtc_info.proofreading import proofread as pass_over_pairs
from alvtc_info.proofreading.lone_pairs import is_hopeless
from alvtc_info.proofreading.mistyped import times_in
from alvtc_info.proofreading.proofread import proofread


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("学生工作处台账两本。", 4),  # the end of a body
        ("甲园11人、乙园8人到场。", 0),  # one of those that are told apart so
        ("管道工常某到场。", 2),
        ("截至14时，网络上未发现有关信息。", 8),
        ("护栏倒落致6人受伤。", 3),
    ],
)
def test_what_is_right_as_it_stands_is_not_weighed(text: str, at: int) -> None:
    assert is_hopeless(text, at)


def test_the_kinds_of_pairs_are_remembered_for_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "教师批改试绢，后勤处修理草评。"
    found = proofread(text).typing_slips
    kinds = pass_over_pairs._Kinds()
    monkeypatch.setattr(pass_over_pairs, "_KINDS", kinds)
    monkeypatch.setattr(pass_over_pairs, "MOST", 5)
    assert proofread(text).typing_slips == found != ()
    assert len(kinds) <= 5


def test_what_a_text_repeats_is_counted_once() -> None:
    text = "教师批改试绢。" * 3
    assert proofread(text).typing_slips
    assert times_in(text)["试绢"] == 3
    counted = dict(times_in(text))
    assert counted.keys() >= {"试绢", "试卷"}
    assert len(counted) < 20
