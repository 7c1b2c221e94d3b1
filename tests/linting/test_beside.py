from __future__ import annotations

import pytest

from alvtc_info import read_text
from alvtc_info.config.settings_file import build_config
from alvtc_info.linting.engine import run, run_beside
from alvtc_info.model.document import Facts
from alvtc_info.model.result import Suppressed
from alvtc_info.rules import RULES
from alvtc_info.text.value_classes import replace

TEXT = "近日，后勤处更换阀门。"
RULE = next(rule for rule in RULES if rule.compares)


@pytest.mark.parametrize("rule", ["vague-time", RULE.name])
def test_what_settings_set_aside_is_nothing_new_beside_others(rule: str) -> None:
    config = build_config({"suppress": [{"files": ["*"], "rules": [rule], "reason": "旧稿"}]})
    document = read_text(TEXT)
    alone = run(document, RULES, forced=True, config=config)
    assert [each.finding.rule for each in alone.suppressed] == ([rule] if rule == "vague-time" else [])
    beside = document.given(facts=Facts(others=()))
    assert run_beside(beside, RULES, alone, forced=True, config=config) is not None


def test_what_was_set_aside_of_a_comparison_is_judged_again() -> None:
    document = read_text(TEXT)
    alone = run(document, RULES, forced=True)
    told = replace(alone.findings[0], rule=RULE.name)
    suppressed = replace(alone, suppressed=(Suppressed(told, "旧稿", "settings"),))
    beside = document.given(facts=Facts(others=()))
    assert run_beside(beside, RULES, alone, forced=True) is not None
    assert run_beside(beside, RULES, suppressed, forced=True) is None
