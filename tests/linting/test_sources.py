"""A list says that it may be out of date a year after its date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from alvtc_info import UsageError
from alvtc_info.linting.reference import OLD, rule_sources
from alvtc_info.proofreading.word_lists import word_list

MADE = date.fromisoformat(word_list("in_context").head["as_of"])


@pytest.mark.parametrize(("days", "old"), [(0, False), (OLD, False), (OLD + 1, True)])
def test_an_old_list_says_that_it_is_old(days: int, old: bool) -> None:
    assert ("已经一年没有更新" in rule_sources("misused-word", MADE + timedelta(days))) is old


def test_the_sources_of_no_rule() -> None:
    with pytest.raises(UsageError, match="没有"):
        rule_sources("no-such-rule", MADE)
