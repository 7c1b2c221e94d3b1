from __future__ import annotations

from dataclasses import replace

import pytest

from alvtc_info import check, read
from alvtc_info.institution.values import default_institution


def phrased(text: str, *phrases: str) -> list[str]:
    college = replace(default_institution(), lexicon={**default_institution().lexicon, "set_phrases": phrases})
    result = check(read(text.encode(), name="a.txt"), select=["set-phrase"], institution=college)
    assert result.errors == ()
    return [f.quote for f in result]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("甲乙丙丁戊", "甲乙丙丁己", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁庚辛", []),
        ("甲乙丙丁戊己庚辛壬", "甲乙丙丁戊己庚一二", []),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛一二", ["甲乙丙丁戊己庚辛一二"]),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚一二三", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊己", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊己甲乙丙丁戊庚", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚甲乙丙丁戊己", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚，甲乙丙丁戊辛", ["甲乙丙丁戊庚", "甲乙丙丁戊辛"]),
        ("甲乙丙丁戊己", "一丙丁戊己，甲乙丙丁戊", ["甲乙丙丁戊"]),
        ("甲乙丙丁戊己", "一二三四庚乙丙丁戊己", ["庚乙丙丁戊己"]),
        ("甲乙丙丁戊己", "甲乙庚丙丁戊己", ["甲乙庚丙丁戊己"]),
        ("甲乙丙丁戊己", "甲乙丙\n\n丁戊庚", []),
        ("甲乙丙丁戊己", "学院甲乙丙丁戊。", ["甲乙丙丁戊"]),
        ("甲乙丙丁戊己", "学院：乙丙丁戊己，好。", ["乙丙丁戊己"]),
        ("甲乙丙丁戊己", "学院甲丙丁戊己。", ["甲丙丁戊己"]),
        ("甲乙 ← 甲丙、甲丁", "甲丙和甲丁和甲丙", ["甲丙", "甲丁", "甲丙"]),
        ("甲乙 ← 乙", "甲乙和乙", ["乙"]),
    ],
)  # fmt: skip
def test_set_phrases_and_their_near_misses(phrase: str, text: str, found: list[str]) -> None:
    assert phrased(text, phrase) == found
