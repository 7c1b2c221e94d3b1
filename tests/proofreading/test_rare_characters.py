"""Characters that hardly any text has are told where nothing beside them speaks for them."""

from __future__ import annotations

import pytest

from alvtc_info.proofreading.rare_characters import rare_characters


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("教师核对原始数椐。", "椐"),
        ("整改敷洐的部门", "洐"),
        ("椐统计", "椐"),
        ("教师核对原始数据。", ""),  # none
        ("数椐和数椐", ""),  # twice
        ("芳草萋萋。勠力同心。", ""),  # words
        ("防火门3樘、两樘", ""),
        ("防火门3樘", ""),  # counted
        ("屋架九榀", ""),
        ("教师王婞到校，王小婞也到。", ""),
        ("教师王小婞到校", ""),  # names
        ("叼走整鸡", ""),  # a word by itself
        ("한글", ""),
    ],
)
def test_what_is_told(text: str, told: str) -> None:
    assert "".join(text[at] for at in rare_characters(text)) == told
