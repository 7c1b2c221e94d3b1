from __future__ import annotations

import pytest

from alvtc_info.cli.parser import ChineseParser


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
