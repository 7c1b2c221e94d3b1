from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from alvtc_info.cli.main import main
from tests import Run
from tests.cli.drafts import broken


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "x", "--select", "vague-tim"], "是否指“vague-time”"),
        (["check", "x", "--select", ","], "没有写规则名"),
        (["check", "x", "--report-date", "2024-13-01"], "不是有效日期"),
        (["check", "x", "--kind", "other"], "--kind 不能是 'other'"),
        (["check", "x", "--kind"], "--kind 后面要跟一个值"),
        (["check", "x", "--bogus"], "不认识的参数：--bogus"),
        (["check", "x", "--fo", "x", "--f"], "不明确"),
        (["render"], "缺少参数"),
        (["other"], "不能是 'other'"),
        (["render", "a.docx", "-o", "b.docx"], "不是 .yaml 或 .json"),
        (["render", "a.yaml", "-o", "b.pdf"], "扩展名应为 .docx"),
        (["new", "first", "-o", "b.pdf"], "扩展名应为 .docx 或 .yaml"),
        (["rule", "zzz"], "没有名为“zzz”的规则"),
        (["check", "x", "--institution", "/nowhere"], "机构包缺少文件"),
    ],
)
def test_misuse_ends_in_one_chinese_line(run_cli: Run, arguments: list[str], words: str) -> None:
    code, out, err = run_cli(*arguments)
    assert code == 2
    assert words in err
    assert out == ""
    assert err.count("\n") == 1


def test_help_is_chinese_everywhere(run_cli: Run) -> None:
    for arguments in (
        ["--help"],
        ["check", "--help"],
        ["render", "-h"],
        ["new", "-h"],
        ["schema", "-h"],
        ["rule", "-h"],
    ):
        code, out, _ = run_cli(*arguments)
        assert code == 0
        assert out.startswith("用法：")
        assert "usage" not in out
        assert "options" not in out
    code, out, _ = run_cli()
    assert code == 2
    assert out.startswith("用法：")
    assert run_cli("--version")[1] == "alvtc-info 0.1.0\n"


def test_no_stack_trace_reaches_a_user(run_cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.checking.check.read_bytes", broken)
    code, out, err = run_cli("check", folder / "bad.txt", folder / "good.txt")
    assert code == 2
    assert err.count("检查时程序出错（RuntimeError）") == 2
    assert "Traceback" not in out + err
    assert "RuntimeError: secret bug" in run_cli("check", folder / "bad.txt", "--debug")[2]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RuntimeError("bug"), "程序内部出错（RuntimeError）"),
        (MemoryError(), "内存不足"),
        (KeyboardInterrupt(), "已中断"),
    ],
)
def test_other_commands_end_in_one_line_too(
    run_cli: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, words: str
) -> None:
    def failing(*_: object) -> str:
        raise error

    monkeypatch.setattr("alvtc_info.linting.reference.rule_index", failing)
    code, _, err = run_cli("rule")
    assert code == 2
    assert words in err
    if isinstance(error, RuntimeError):
        assert "Traceback" in run_cli("rule", "--debug")[2]


def test_a_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> str:
        raise BrokenPipeError

    moved: list[tuple[int, int]] = []
    monkeypatch.setattr("alvtc_info.linting.reference.rule_index", closed)
    monkeypatch.setattr(os, "dup2", lambda a, b: moved.append((a, b)))
    assert main(["rule"]) == 2
    assert moved


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["alvtc-info", "check", str(folder / "good.txt")])
    monkeypatch.delitem(sys.modules, "alvtc_info.__main__", raising=False)
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("alvtc_info", run_name="__main__")
    assert stop.value.code == 0


def test_the_module_runs_as_a_command(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alvtc_info", "check", str(folder / "bad.txt")], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "含糊时间表述" in done.stdout.decode()
