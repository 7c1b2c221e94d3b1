from __future__ import annotations

import pytest

from alvtc_info.cli.parser import ChineseParser


def test_other_complaints_of_the_parser_are_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ChineseParser(prog="alvtc-info").error("奇怪")
    assert capsys.readouterr().err == "奇怪；用 alvtc-info --help 查看用法\n"
