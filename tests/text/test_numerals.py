from __future__ import annotations

import pytest

from alvtc_info.text.numerals import numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("两", 2),
        ("三百二十", 320),
        ("一千零二十", 1020),
        ("一万二千", 12000),
        ("两万", 20000),
        ("廿一", 21),
        ("三十一", 31),
        ("廿三", 23),
        ("二〇二四", 2024),
        ("二零二四", 2024),
        ("九", 9),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize("text", ["", "甲", "一甲"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        numeral(text)
