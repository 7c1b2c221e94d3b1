from __future__ import annotations

import pytest

from alvtc_info.cli.parser import ChineseParser


def test_other_complaints_of_the_parser_are_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ChineseParser(prog="alvtc-info").error("奇怪")
    assert capsys.readouterr().err == "奇怪；用 alvtc-info --help 查看用法\n"


@pytest.mark.parametrize("choices", ["'start', 'log'", "start, log"])
def test_an_unknown_action_reads_the_same_on_every_python(capsys: pytest.CaptureFixture[str], choices: str) -> None:
    with pytest.raises(SystemExit):
        ChineseParser(prog="x").error(f"argument 动作: invalid choice: 'statu' (choose from {choices})")
    assert capsys.readouterr().err == "没有名为“statu”的动作；可选：start、log；用 x --help 查看用法\n"


def test_help_has_no_colours_and_no_foreign_suggestions() -> None:
    parser = ChineseParser(prog="x")
    assert (parser.color, parser.suggest_on_error) == (False, False)
