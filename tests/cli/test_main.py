from __future__ import annotations

import atexit
import errno
import gc
import io
import os
import runpy
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from alvtc_info.cli.main import CHINESE_COMMANDS, COMMANDS, ended, main, process
from tests import Run
from tests.cli.drafts import broken


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "x", "--select", "vague-tim"], "是否指“vague-time”"),
        (["check", "x", "--select", ","], "没有写规则名"),
        (["check", "x", "--report-date", "2024-13-01"], "不是有效日期"),
        (["check", "x", "--kind", "other"], "--kind：没有名为“other”的文种；可选：首报 first、续报 follow-up、"),
        (["check", "x", "--kind", "首暴"], "没有名为“首暴”的文种，是否指“首报”；"),
        (
            ["check", "x", "--stage", "sing"],
            "没有名为“sing”的阶段，是否指“sign”；可选：草稿 draft、送签稿 sign、已报送 sent；",
        ),
        (["check", "x", "--knd", "首报"], "不认识的参数：--knd 首报，是否指“--kind”；"),
        (["chekc", "x"], "没有名为“chekc”的命令，是否指“check”；"),
        (["检察", "x"], "没有名为“检察”的命令，是否指“检查”；"),
        (["tests", "x"], "没有名为“tests”的命令；要检查这个文件，写 alvtc-info check tests；"),
        (["emergency", "statu"], "没有名为“statu”的动作，是否指“状态 status”；可选：立案 start、记 log、"),
        (["check", "x", "--kind"], "--kind 后面要跟一个值"),
        (["check", "x", "--bogus"], "不认识的参数：--bogus"),
        (["check", "x", "--fo", "x", "--f"], "不认识的参数：--fo x --f，是否指“--force”"),
        (["render"], "缺少参数"),
        (["other"], "没有名为“other”的命令；用 alvtc-info --help"),
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


@pytest.mark.parametrize(("number", "reason"), [(errno.ENOSPC, "磁盘已满"), (errno.EIO, "写不进去")])
@pytest.mark.parametrize("command", [["--help"], ["rule"]])
def test_what_cannot_be_written_is_told(
    number: int, reason: str, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(number, "so the system says")

    moved: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "dup2", lambda a, b: moved.append((a, b)))
    monkeypatch.setattr(sys, "stdout", Full())
    assert main(command) == 2
    assert f"结果没有写完（{reason}）：腾出磁盘空间，或者写到别处，再运行一次" in capsys.readouterr().err
    assert moved


def test_what_fails_as_it_is_written_is_told_without_a_stack_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, "so the system says")

    monkeypatch.setattr(os, "dup2", lambda *_: None)
    monkeypatch.setattr(sys, "stdout", Full())
    assert main(["--version"]) == 2
    assert capsys.readouterr().err == "结果没有写完（磁盘已满）：腾出磁盘空间，或者写到别处，再运行一次\n"


def test_a_file_that_fails_otherwise_is_told_as_any_error(monkeypatch: pytest.MonkeyPatch, run_cli: Run) -> None:
    def failing(*_: object) -> str:
        raise OSError(errno.EIO, "so the system says", "a file")

    monkeypatch.setattr("alvtc_info.linting.reference.rule_index", failing)
    assert run_cli("rule")[::2] == (2, "程序内部出错（OSError），请用 --debug 重试并把输出交给维护人员\n")


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["alvtc-info", "check", str(folder / "good.txt")])
    monkeypatch.delitem(sys.modules, "alvtc_info.__main__", raising=False)
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("alvtc_info", run_name="__main__")
    assert stop.value.code == 0


@pytest.mark.medium
def test_the_module_runs_as_a_command(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alvtc_info", "check", str(folder / "bad.txt")], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "含糊时间表述" in done.stdout.decode()


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("检查 {x} --kind 续报 --stage 送签稿 --profile 网页新闻", "check {x} --kind follow-up --stage sign --profile news"),
        ("检查 {x} --stage 送签 --profile 新闻 --fail-on 宜改", "check {x} --stage sign --profile news --fail-on warning"),
        ("check {x} --format 网页 --color 从不", "check {x} --format html --color never"),
        ("规则 vague-time", "rule vague-time"),
        ("数据格式 首报", "schema first"),
    ],
)  # fmt: skip
def test_every_choice_is_taken_in_chinese_too(run_cli: Run, folder: Path, chinese: str, english: str) -> None:
    name = str(folder / "bad.txt")
    assert run_cli(*chinese.format(x=name).split()) == run_cli(*english.format(x=name).split())


def test_every_command_has_a_chinese_name_and_help_shows_it(run_cli: Run) -> None:
    assert sorted(CHINESE_COMMANDS.values()) == sorted(COMMANDS)
    shown = run_cli("--help")[1]
    assert all(f"（也可写 {word}）" in shown for word in CHINESE_COMMANDS)


def test_a_choice_lists_itself_in_chinese(run_cli: Run) -> None:
    shown = "".join(run_cli("check", "--help")[1].split())
    for words in (
        "首报first、续报follow-up",
        "草稿draft、送签稿sign",
        "文字text（默认）、json",
        "必改error（默认）、宜改warning",
    ):
        assert words in shown


@pytest.fixture
def ending(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is done at the end of a process, which does not end."""
    done: list[object] = []
    monkeypatch.setattr(atexit, "_run_exitfuncs", lambda: done.append("put off"))
    monkeypatch.setattr(os, "_exit", done.append)
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # those who run tests have some of their own
    return done


def test_a_process_ends_once_all_is_done_and_written(ending: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "flush", lambda: ending.append("written"))
    ended(1, vars(sys.modules["__main__"]))
    assert ending == ["put off", "written", 1]


def test_what_runs_within_another_program_goes_on(ending: list[object]) -> None:
    assert ended(1, {**vars(sys.modules["__main__"])}) == 1
    assert ending == []


def test_a_process_with_a_thread_at_work_waits_for_it(ending: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert ended(0, vars(sys.modules["__main__"])) == 0
    assert ending == []


def test_a_process_without_a_console_ends_as_any(ending: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["--version"]) == 0
    ended(0, vars(sys.modules["__main__"]))
    assert ending == ["put off", 0]


def test_a_process_of_its_own_looks_for_garbage_seldom(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = gc.get_threshold()
    gc.set_threshold(700)
    monkeypatch.setattr("sys.argv", ["alvtc-info", "--version"])
    try:
        assert process() == 0
        assert gc.get_threshold()[0] > 700
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
    assert capsys.readouterr().out
