from __future__ import annotations

import argparse
from datetime import UTC, datetime

import pytest

from alvtc_info.cli.parser import ChineseParser, day


def test_other_complaints_of_the_parser_are_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ChineseParser(prog="alvtc-info").error("奇怪")
    assert capsys.readouterr().err == "奇怪；用 alvtc-info --help 查看用法\n"


@pytest.mark.parametrize("choices", ["'start', 'log'", "start, log"])
def test_an_unknown_action_reads_the_same_on_every_python(capsys: pytest.CaptureFixture[str], choices: str) -> None:
    parser = ChineseParser(prog="x")
    below = parser.add_actions({"立案": "start"})
    below.add_parser("start")
    below.add_parser("log")
    with pytest.raises(SystemExit):
        parser.error(f"argument 动作: invalid choice: 'statr' (choose from {choices})")
    said = "没有名为“statr”的动作，是否指“立案 start”；可选：立案 start、log；用 x --help 查看用法\n"
    assert capsys.readouterr().err == said


def test_help_has_no_colours_and_no_foreign_suggestions() -> None:
    parser = ChineseParser(prog="x")
    assert (parser.color, parser.suggest_on_error) == (False, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天", "2026-01-08"),
        ("明日", "2026-01-09"),
        ("前天", "2026-01-06"),
        ("后天", "2026-01-10"),
        ("五日内", "2026-01-13"),
        ("10天后", "2026-01-18"),
        ("两天前", "2026-01-06"),
        ("1月20日前", "2026-01-20"),
        ("2026年2月3日以前", "2026-02-03"),
        ("1月20号之前", "2026-01-20"),
        ("本周五", "2026-01-09"),
        ("下周一", "2026-01-12"),
        ("上个星期日", "2026-01-04"),
        ("这周天", "2026-01-11"),
    ],
)
def test_a_day_is_told_from_today_of_the_college(monkeypatch: pytest.MonkeyPatch, text: str, expected: str) -> None:
    night = datetime(2026, 1, 7, 23, 30, tzinfo=UTC)  # of a server; here it is the morning of the 8th, a Thursday
    monkeypatch.setattr("alvtc_info.text.clock_times._moment", lambda: night)
    assert str(day(text)) == expected


@pytest.mark.parametrize("text", ["周五", "大后天", "天前", "五天", "3日", "1月32日前"])
def test_what_names_no_day_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        day(text)
