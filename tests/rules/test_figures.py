from __future__ import annotations

import pytest

from alvtc_info.model.rule import framed
from tests.rules.drafts import passes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("casualty-consistency", framed("火情 2人受伤", "火情致1人轻伤，3人受伤。"), ["2人受伤"]),
        ("casualty-consistency", framed("火情", "死亡5人，其中重伤1人，轻伤3人。"), ["死亡5人，其中重伤1人，轻伤3人"]),
        ("casualty-consistency", framed("火情", "5人受伤，其中1人重伤，3人轻伤。"), ["5人受伤，其中1人重伤，3人轻伤"]),
        ("casualty-consistency", framed("火情", "5人受伤，其中1人重伤，4人轻伤。"), []),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)
