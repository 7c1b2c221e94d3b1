from __future__ import annotations

import pytest

from tests.rules.drafts import passes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("secret-marking", "不得标注机密★1年。机密★1年。", ["机密★1年"]),
        ("secret-notice", "“内部资料”四字已删。内部资料，注意保存。", ["内部资料"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)
