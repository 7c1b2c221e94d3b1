"""Editions of the rule book: pinned, compared, and the records of those that are out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from alvtc_info import InputError, UsageError, check, read
from alvtc_info.cli.main import main
from alvtc_info.config.settings_file import build_config
from alvtc_info.linting.select import rules_named
from alvtc_info.model.editions import (
    CHANGED,
    EDITIONS,
    LEAST_MEASURED,
    MEASURED,
    MOST_FALSE,
    EditionRule,
    Measured,
    compare,
    differences,
    edition,
    entry_of,
    format_edition,
)
from alvtc_info.model.finding import Severity
from alvtc_info.model.result import RULESET
from alvtc_info.model.settings import Config
from alvtc_info.rules import RULES

PLAIN = EditionRule("标题", "error", preview=False, clause="1.1", options={})
LATE = {"time-contradiction", "place-contradiction", "count-contradiction", "cutoff-backwards", "question-left-open"}


def test_the_newest_edition_is_the_rule_book() -> None:
    assert EDITIONS[-1] == RULESET
    assert edition(RULESET) == {rule.name: entry_of(rule) for rule in RULES}
    assert all(names.keys() <= edition(version).keys() for version, names in CHANGED.items())


@pytest.mark.parametrize(("old", "new"), list(pairwise(EDITIONS[1:])))
def test_new_rules_are_measured_or_in_preview(old: str, new: str) -> None:
    at_once = {name for name, entry in edition(new).items() if name not in edition(old) and not entry.preview}
    assert at_once == MEASURED.get(new, {}).keys()


def test_what_was_measured_is_enough_and_within_the_bar() -> None:
    assert MEASURED.keys() <= set(EDITIONS)
    for rules in MEASURED.values():
        for name, measured in rules.items():
            assert measured.texts, name
            assert measured.characters >= LEAST_MEASURED, name
            assert 0 <= measured.rate <= MOST_FALSE, name


def test_a_rate_is_per_ten_thousand_characters() -> None:
    assert Measured("试样", 250_000, 5).rate == pytest.approx(0.2)


def test_a_pinned_edition_runs_its_rules_only() -> None:
    pinned = build_config({"ruleset": "1.0"})
    names = {rule.name for rule in rules_named(config=pinned)}
    assert {rule.name for rule in rules_named(config=Config())} - names >= LATE
    assert {rule.name for rule in rules_named(["time-contradiction"], config=pinned)} == {"time-contradiction"}
    assert check(read(b"x", name="a.txt"), config=pinned).ruleset == "1.0"
    assert check(read(b"x", name="a.txt")).ruleset == RULESET


def test_enabled_and_own_rules_run_beside_a_pinned_edition() -> None:
    own = {"name": "no-boss", "message": "请写职务", "pattern": "老板", "bad": ["⟦老板⟧说好。"], "good": ["校长说好。"]}
    both = build_config({"ruleset": "1.0", "enable": ["cliche", "time-contradiction"], "rules": [own]})
    assert {"cliche", "time-contradiction", "no-boss"} <= {rule.name for rule in rules_named(config=both)}


def test_a_pinned_edition_keeps_its_severities(monkeypatch: pytest.MonkeyPatch) -> None:
    then = dict(edition("1.0"))
    then["vague-time"] = replace(then["vague-time"], severity="info")
    now = edition("1.1")
    monkeypatch.setattr("alvtc_info.model.editions.edition", lambda version: then if version == "1.0" else now)
    pinned = Config(ruleset="1.0")
    assert pinned.severity("vague-time") is Severity.INFO
    assert pinned.severity("vague-cutoff") is None
    assert Config(ruleset="1.0", severities={"vague-time": Severity.ERROR}).severity("vague-time") is Severity.ERROR


@pytest.mark.parametrize("value", ["9.9", 1.5])
def test_an_edition_that_there_is_not(value: object) -> None:
    with pytest.raises(InputError, match=f"版规则集，可用：{' '.join(EDITIONS)}"):
        build_config({"ruleset": value})


def test_what_changed_is_said_a_line_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "--diff", "1.0", "1.1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split("　")[1] for line in lines if line.startswith("新增")} >= LATE
    assert {line.split("　")[1] for line in lines if line.startswith("改动")} >= CHANGED["1.1"].keys()
    assert main(["rule", "--diff", "1.1", "1.1"]) == 0
    assert capsys.readouterr().out == "没有差别\n"
    assert main(["rule", "--diff", "1.1", "1.0"]) == 2
    assert "请把旧的写在前面" in capsys.readouterr().err
    with pytest.raises(UsageError, match="可用"):
        compare("0.9", "1.0")


def test_every_sort_of_change_is_named() -> None:
    before = {"a": PLAIN, "b": PLAIN, "c": PLAIN}
    changed = EditionRule("新名", "warning", preview=True, clause="1.2", options={"limit": 3, "strict": True})
    lines = differences(before, {"a": changed, "b": PLAIN, "d": replace(PLAIN, preview=True)}, [{"b": "找得更细"}])
    assert lines == [
        "新增　d　标题（试行）",
        "取消　c　标题",
        "改动　a　新名：级别由必改改为试行；原名“标题”；依据由 1.1 改为 1.2；选项由 无 改为 limit=3、strict=true",
        "改动　b　标题：找得更细",
    ]


def test_the_record_is_written_as_it_is_kept() -> None:
    import alvtc_info.model.editions as home

    kept = (Path(home.__file__).parent / "rule_book" / f"{RULESET}.json").read_text(encoding="utf-8")
    assert kept == format_edition(RULES)
