from __future__ import annotations

import pytest

from tests.rules.drafts import passes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("pii-student", "他说：“学生张某（学号2023041301）未返校。”", ["学号2023041301"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)
