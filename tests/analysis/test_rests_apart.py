"""The rest of a group beside those of it who are named."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.rests_apart import rests_apart
from alvtc_info.model.rule import framed


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("5月20日，学生29人上课。学生张某受伤。其余27名学生返校。", ["27名学生"]),
        ("5月20日，学生29人上课。学生张某受伤。其余28名学生返校。", []),
        ("5月20日，学生29人上课。学生张某、学生王某受伤，辅导员李某送医。其余27名学生返校。", []),
    ],
)
def test_rests_beside_names(body: str, found: list[str]) -> None:
    document = read(framed("学生受伤情况", body).encode(), name="a.txt", kind=Kind.FIRST)
    assert [document.text[start:end] for start, end, *_ in rests_apart(document)] == found
