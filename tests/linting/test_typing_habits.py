"""What somebody's keyboard does to a text changes nothing of what is found in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from alvtc_info.linting.engine import run
from alvtc_info.linting.examples import opened
from alvtc_info.model.rule import Example, Rule, example
from alvtc_info.rules import RULES

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
HABITS: dict[str, Callable[[str], str]] = {
    "spaces beside numbers": lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", text),
    "characters nobody sees": lambda text: "\n".join(
        re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\u200b", line) if "。" in line else line
        for line in text.split("\n")
    ),
    "days as they are spoken": lambda text: re.sub(r"(?<=月)(\d{1,2})日", r"\1号", text),
    "wide digits": lambda text: text.translate(WIDE),
}


def told(item: Example, rule: Rule) -> list[str]:
    found = run(opened(item), [rule], forced=True)
    quotes = [re.sub(r"[\s\u200b]", "", finding.quote).translate(NARROW) for finding in found]
    quotes = [re.sub(r"(?<=\d)号(?![楼线])", "日", quote) for quote in quotes]
    return [re.sub(r"\*+", "*", quote) for quote in quotes]  # what is masked is as long as it was written


@pytest.mark.medium
@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_habit_of_typing_hides_and_adds_nothing(rule: Rule, habit: str) -> None:
    for item in map(example, (*rule.bad, *rule.good)):
        if item.yellow or rule.name in (
            "leftover-prompt",
            "spoken-day",
        ):  # they look at words as they stand on the paper
            continue
        bare = replace(item, text=item.bare)
        typed = replace(bare, text=HABITS[habit](bare.text), yellow=tuple(map(HABITS[habit], bare.yellow)))
        assert told(typed, rule) == told(bare, rule), bare.text
