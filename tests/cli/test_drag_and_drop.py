"""Drafts dropped onto the program: marked copies beside them, one page with everything, nothing overwritten."""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from alvtc_info import CheckRequest
from alvtc_info.cli import drag_and_drop, output
from alvtc_info.cli.drag_and_drop import check_dropped, main
from alvtc_info.errors import OutputError
from alvtc_info.institution.values import default_institution
from tests.test_timeout import ENDLESS, WORDS
from tests.word.drafts import run, with_body


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr("webbrowser.open", found.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return found


@pytest.fixture
def draft(tmp_path: Path, examples: Path) -> Path:
    return Path(shutil.copy(examples / "draft.docx", tmp_path / "稿.docx"))


@pytest.mark.medium
def test_a_draft_is_marked_beside_itself_and_its_page_shown(
    draft: Path, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.read_bytes()
    assert main([str(draft)]) == 1
    assert draft.read_bytes() == before
    assert draft.with_name("稿（批注）.docx").exists()
    (page,) = shown
    assert page.startswith("file:///")
    out = capsys.readouterr().out
    assert "批注 10 条" in out
    (written,) = draft.parent.glob("alvtc-info-*/校核结果.html")
    assert "含糊时间表述" in written.read_text(encoding="utf-8")
    first = draft.with_name("稿（批注）.docx").stat().st_mtime_ns
    assert check_dropped([str(draft)], shown.append) == 1
    assert draft.with_name("稿（批注2）.docx").exists()
    assert draft.with_name("稿（批注）.docx").stat().st_mtime_ns == first


@pytest.mark.medium
def test_what_cannot_be_marked_is_told(
    draft: Path, shown: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = draft.with_name("坏.docx")
    broken.write_bytes(b"no word file")
    old = draft.with_name("旧.rtf")
    old.write_bytes(b"{\\rtf1 x}")
    monkeypatch.setattr("alvtc_info.reading.office.find_office", lambda: None)
    assert main([str(broken), str(old), str(draft.parent)]) == 2
    out = capsys.readouterr().out
    assert f"{broken}：没有批注。不是有效的 Word 文档" in out
    assert f"{old}：只列出问题；要批注请先另存为 .docx" in out
    assert len(shown) == 1

    def full(*_: object, **__: object) -> None:
        raise OutputError("cannot-write", "写不进去", "x")

    monkeypatch.setattr("alvtc_info.files.write_atomically", full)
    assert drag_and_drop._marked(str(draft), CheckRequest()) == f"{draft}：没有批注。写不进去"
    monkeypatch.setattr(output, "MOST_BESIDE", 0)
    assert "旁边已有 0 份这样的文件" in drag_and_drop._marked(str(draft), CheckRequest())


def test_where_no_page_could_be_written_none_is_shown(
    draft: Path, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alvtc_info.cli.commands.check.run", lambda arguments, request: 2)
    assert check_dropped([str(draft)]) == 2
    assert shown == []


def test_alone_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr("builtins.input", asked.append)
    monkeypatch.setattr("sys.stdin", type("In", (), {"isatty": lambda self: True})())
    assert main([]) == 0
    assert "把稿件拖到" in capsys.readouterr().out
    assert asked == ["按回车键关闭"]
    monkeypatch.setattr("sys.stdin", None)
    assert main([]) == 0
    assert len(asked) == 1


def test_with_a_command_it_is_the_command(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft)]) == 1
    assert "必改" in capsys.readouterr().out


def test_it_is_run_as_a_module(monkeypatch: pytest.MonkeyPatch, draft: Path, shown: list[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["desktop", "check", str(draft), "--quiet"])
    monkeypatch.delitem(sys.modules, "alvtc_info.cli.drag_and_drop")
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("alvtc_info.cli.drag_and_drop", run_name="__main__")
    assert stop.value.code == 1


@pytest.mark.medium
def test_a_single_file_program_is_its_own_python(monkeypatch: pytest.MonkeyPatch) -> None:
    from alvtc_info import sandbox
    from alvtc_info.batch import cache

    asked: list[list[str]] = []

    class Process:
        def __init__(self, command: list[str], **_: object) -> None:
            asked.append(command)

        def communicate(self, given: bytes, timeout: float) -> tuple[bytes, bytes]:
            return b"done\nx", b""

        def poll(self) -> int:
            return 0

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr("subprocess.Popen", Process)
    assert sandbox.confine("a:b", "模板") == b"x"
    assert asked[0][:3] == [sys.executable, "--confined", "a:b"]
    cache.program.cache_clear()
    whole = cache.program()
    monkeypatch.setattr(sys, "executable", cache.__file__)
    cache.program.cache_clear()
    assert cache.program() != whole
    cache.program.cache_clear()


@pytest.mark.medium
def test_a_time_limit_and_another_institution_hold_for_the_page_too(
    draft: Path, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (draft.parent / "alvtc-info.toml").write_text(ENDLESS, encoding="utf-8")
    draft.write_bytes(with_body(run(f"2024年5月20日，{WORDS}。")))
    assert check_dropped([str(draft)], shown.append, timeout=1) == 2
    assert capsys.readouterr().out.count("1 秒还没有查完") == 1
    (written,) = draft.parent.glob("alvtc-info-*/校核结果.html")
    assert "1 秒还没有查完" in written.read_text(encoding="utf-8")
    (draft.parent / "alvtc-info.toml").unlink()
    other = replace(default_institution(), regulation="本校信息办法")
    assert check_dropped([str(draft)], shown.append, institution=other) in (0, 1)
    pages = sorted(draft.parent.glob("alvtc-info-*/校核结果.html"), key=lambda page: page.stat().st_mtime_ns)
    assert "本校信息办法" in pages[-1].read_text(encoding="utf-8")


def test_settings_that_cannot_be_read_are_told_in_one_line(
    draft: Path, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (draft.parent / "alvtc-info.toml").write_text("ignore = [", encoding="utf-8")
    assert check_dropped([str(draft)], shown.append) == 2
    out, err = capsys.readouterr()
    assert (shown, err.count("\n")) == ([], 1)
    assert "配置文件格式有误" in err
    assert f"{draft}：没有批注。" in out
