from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role, check, read
from tests.rules.drafts import passes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("unit-style", "水温20℃，室温零下5度，水压0.3Mpa。", ["Mpa"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)


def test_markup_is_no_punctuation_of_the_text() -> None:
    assert check(read("供暖,正常".encode(), name="a.txt"), select=["halfwidth-punct"]).findings[0].start == 2
    document = Document([Block("1", "学院(一),正常", Role.BODY, "", lead=5)])
    assert check(document, select=["halfwidth-punct"]).findings == ()
