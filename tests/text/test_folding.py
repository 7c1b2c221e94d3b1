from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alvtc_info.text.folding import fold


@given(st.text())
def test_folding_never_moves_an_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_matches_full_and_half_width_twins() -> None:
    assert fold("２０２４年(一)、A,b") == "2024年（一）、A，b"
    assert fold("26,000人 10:30") == "26,000人 10:30"
    assert fold("会议,部署:") == "会议，部署："
