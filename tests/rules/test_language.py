from __future__ import annotations

import pytest

from alvtc_info import check, read
from tests.rules.drafts import passes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("pii-student", "他说：“学生张某（学号2023041301）未返校。”", ["学号2023041301"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)


def test_no_entry_of_the_list_of_typos_is_vain_or_goes_in_circles() -> None:
    from alvtc_info.rules.language import _TYPOS

    for wrong, right in _TYPOS.items():
        assert right not in _TYPOS
        for word, found in ((wrong, [wrong]), (right, [])):
            document = read(f"学院{word}。".encode(), name="a.txt")
            assert [f.quote for f in check(document, select=["typo-confusable"])] == found
