from __future__ import annotations

import pytest

from tests.rules.drafts import passes, quotes


def test_a_cut_off_reaches_to_the_end_of_its_paragraph_or_of_its_sentence() -> None:
    text = "截至2024年5月20日，学院统计完毕。在校生共有3000人。"
    assert quotes(text, "data-without-cutoff", None) == []
    assert quotes(text, "data-without-cutoff", None, whole_paragraph=False) == ["3000人"]
    assert quotes("截至2024年5月20日，在校生共有3000人。", "data-without-cutoff", None, whole_paragraph=False) == []
    assert quotes("5月20日，在校生达3000人。", "data-without-cutoff", None, whole_paragraph=False) == []
    assert quotes("5月20日开会。在校生达3000人。", "data-without-cutoff", None, whole_paragraph=False) == ["3000人"]


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("jiezhi-misuse", "截至5月20日为止，供水正常。", ["为止"]),
        ("jiezhi-misuse", "截至5月20日止，供水正常。", ["止"]),
        ("jiezhi-misuse", "截止到5月20日，供水正常。", ["截止到"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)
