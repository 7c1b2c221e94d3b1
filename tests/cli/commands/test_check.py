from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info import Document
from alvtc_info.cli.commands.check import add_options
from alvtc_info.cli.main import main
from alvtc_info.cli.parser import ChineseParser
from alvtc_info.model.finding import Hit
from alvtc_info.model.rule import framed
from tests import Run
from tests.cli.drafts import BAD, broken
from tests.reporters.findings import TEXT


def test_statistics_quiet_and_colour(run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, good = tmp_path / "稿.txt", tmp_path / "好.txt"
    draft.write_text(TEXT + "近日又查。\n", encoding="utf-8")
    good.write_text("一段平常的话。\n", encoding="utf-8")
    _, out, _ = run_cli("check", draft, good, "--statistics", "--select", "vague-time,jiezhi-misuse")
    assert out.endswith(
        "\n    2　必改　含糊时间表述（vague-time）\n    1　宜改　截至与截止误用（jiezhi-misuse）\n共 3 处\n"
    )
    _, out, _ = run_cli("check", draft, good, "--quiet")
    assert "好.txt" not in out
    assert "未检查：" not in out
    assert run_cli("check", good, "--quiet", "--select", "vague-time")[1] == ""
    assert "\x1b[31m必改\x1b[0m" in run_cli("check", draft, "--color", "always")[1]
    assert "\x1b" not in run_cli("check", draft)[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" in run_cli("check", draft)[1]
    assert "\x1b" not in run_cli("check", draft, "--color", "never")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run_cli("check", draft)[1]


def test_many_files_show_how_far_the_work_is(run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(21):
        (tmp_path / f"{number:02}.txt").write_text("一段平常的话。\n", encoding="utf-8")
    assert run_cli("check", tmp_path)[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = run_cli("check", tmp_path)[2]
    assert "\r正在检查 21/21" in err
    for number in range(21):  # repeats, which are judged a second time
        text = framed(
            f"后勤处检修{number}", "5月20日，后勤处更换学生公寓2号楼供水阀门6个，检修管道120米。", issue="第1期"
        )
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    err = run_cli("check", tmp_path)[2]
    assert "22/21" not in err
    assert err.endswith("\r")


def test_exit_codes(run_cli: Run, folder: Path) -> None:
    assert run_cli("check", folder / "good.txt")[0] == 0
    assert run_cli("check", folder / "bad.txt")[0] == 1
    assert run_cli("check", folder / "none.txt")[0] == 2
    assert run_cli("check", folder / "bad.txt", "--ignore", "vague-time")[0] == 0


def test_warnings_and_hints_fail_only_when_asked(run_cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("昨日，阀门更换。", encoding="utf-8")
    assert [run_cli("check", path, "--fail-on", level)[0] for level in ("error", "warning", "info")] == [0, 1, 1]


def test_the_text_output_is_what_a_clerk_can_act_on(run_cli: Run, folder: Path) -> None:
    _, out, _ = run_cli("check", folder / "bad.txt", "--report-date", "2024-05-20")
    assert out == (
        f"{folder}/bad.txt　片段·草稿：必改 1，宜改 0，可补充 0\n\n"
        "  第1行　必改　含糊时间表述\n"
        "      近日，后勤处更换阀门。\n"
        "      ^^^^\n"
        "    “近日”没有说明是哪一天，请写明具体日期，如“2024年5月20日”\n"
        "    依据：信息工作制度一（四）\n"
    )
    assert "规则：vague-time（1.4c）" in run_cli("check", "-v", folder / "bad.txt")[1]


def test_folders_are_walked_for_drafts(run_cli: Run, folder: Path) -> None:
    code, out, _ = run_cli("check", folder, "--format", "json")
    data = json.loads(out)
    assert code == 1
    assert [os.path.relpath(f["path"], folder) for f in data["files"]] == ["bad.txt", "good.txt", "sub/report.yaml"]
    text = run_cli("check", folder, folder / "bad.txt")[1]
    assert text.count("bad.txt　片段") == 1
    assert "共检查 3 个文件，2 个有必改问题" in text


def test_the_current_folder_is_the_default(run_cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sub")
    assert [f["path"] for f in json.loads(run_cli("check", "--format", "json")[1])["files"]] == ["./report.yaml"]


def test_folders_that_cannot_be_used_are_told(run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.docx").mkdir()
    for path in (tmp_path, tmp_path / "a.docx"):
        code, _, err = run_cli("check", path)
        assert code == 2
        assert "名字却像文档" in err
    empty = tmp_path / "empty"
    empty.mkdir()
    code, _, err = run_cli("check", empty)
    assert code == 2
    assert "没有找到可检查的稿件" in err

    def walk(top: str, onerror: Callable[[OSError], None]) -> list[object]:
        onerror(PermissionError(13, "Permission denied", top))
        return []

    monkeypatch.setattr(os, "walk", walk)
    assert "打不开这个文件夹" in run_cli("check", empty)[2]


def test_data_that_cannot_be_opened_in_a_folder_is_an_error(run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")
    code, _, err = run_cli("check", tmp_path)
    assert code == 2
    assert "找不到这个文件" in err


def test_the_json_contract(run_cli: Run, folder: Path) -> None:
    _, out, _ = run_cli(
        "check", folder / "bad.txt", folder / "none.txt", "--format", "json", "--report-date", "2024-05-22"
    )
    data = json.loads(out)
    assert set(data) == {
        "version",
        "ruleset",
        "findings",
        "unjudged",
        "errors",
        "warnings",
        "notes",
        "files",
        "suppressed",
    }
    (finding,) = data["findings"]
    assert finding == {
        "rule": "vague-time", "title": "含糊时间表述", "severity": "error", "basis": "regulation", "clause": "一（四）", "clause_id": "1.4c",
        "path": f"{folder}/bad.txt", "block": "1", "place": "第1行", "start": 0, "end": 2, "quote": "近日",
        "message": "“近日”没有说明是哪一天，请写明具体日期，如“2024年5月22日”", "fix": {"replacement": "{YYYY年M月D日}", "safe": False}, "page": None, "related": [], "why": ["“后勤处更换阀门”只写了“近日”，全段没有写到月日的日期"],
        "line": 1, "column": 1, "end_column": 3,
    }  # fmt: skip
    assert data["errors"] == [
        {"path": f"{folder}/none.txt", "code": "not-found", "message": "找不到这个文件，请核对路径和文件名"}
    ]
    (file,) = data["files"]
    assert (file["path"], file["kind"], file["stage"], file["encoding"]) == (
        f"{folder}/bad.txt",
        None,
        "draft",
        "UTF-8",
    )


def test_results_can_be_written_to_a_file(run_cli: Run, folder: Path) -> None:
    for _ in range(2):
        code, out, _ = run_cli("check", folder / "bad.txt", folder / "none.txt", "-o", folder / "out.md")
        assert (code, out) == (2, "")
    text = (folder / "out.md").read_text(encoding="utf-8")
    assert "含糊时间表述" in text
    assert "none.txt：找不到这个文件" in text
    code, out, err = run_cli("check", folder / "none.txt", "-o", folder / "no" / "out.md")
    assert code == 2
    assert "文件夹不存在" in err


def test_standard_input_is_text_or_docx(run_cli: Run, monkeypatch: pytest.MonkeyPatch, examples: Path) -> None:
    for data in (BAD.encode(), (examples / "draft.docx").read_bytes()):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code, out, _ = run_cli("check", "-")
        assert code == 1
        assert out.startswith("-　")


def test_kind_stage_and_meta_are_given(run_cli: Run, tmp_path: Path, folder: Path) -> None:
    meta = tmp_path / "meta.yaml"
    meta.write_text("approvals: [{name: 赵某, level: officer}]\n", encoding="utf-8")
    _, out, _ = run_cli("check", folder / "good.txt", "--kind", "composite", "--stage", "sent", "--meta", meta)
    assert "综合信息·已报送" in out
    assert "须经部门主要负责人审核" in out
    assert "未检查：保密审核——稿件上没有这些信息" in out
    meta.write_text("approval: 1\n", encoding="utf-8")
    code, _, err = run_cli("check", folder / "good.txt", "--meta", meta)
    assert code == 2
    assert "没有名为“approval”的栏目" in err


def test_a_check_that_breaks_is_told_by_file(run_cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.checking.check.Checker.judge", broken)
    code, _, err = run_cli("check", folder / "good.txt")
    assert code == 2
    assert err.startswith(f"{folder / 'good.txt'}：检查时程序出错")


def test_memory_that_runs_out_is_told_by_file(run_cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(*_: object, **__: object) -> Document:
        raise MemoryError

    monkeypatch.setattr("alvtc_info.checking.check.read_bytes", hungry)
    assert "太大或太复杂" in run_cli("check", folder / "bad.txt")[2]


def test_a_stream_without_bytes_takes_json_too(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["check", str(folder / "good.txt"), "--format", "json"]) == 0
    assert json.loads(stream.getvalue())["findings"] == []


def test_a_rule_that_crashes_ends_in_exit_code_2(run_cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from alvtc_info import rules

    def vague_time(document: Document) -> list[Hit]:
        raise RuntimeError("bug")

    crashing = tuple(replace(r, check=vague_time) if r.name == "vague-time" else r for r in rules.RULES)
    monkeypatch.setattr(rules, "RULES", crashing)
    code, _, err = run_cli("check", folder / "bad.txt")
    assert code == 2
    assert "规则“含糊时间表述”（vague-time）运行出错" in err


HEAVY = ("pydantic", "docx", "docxtpl", "jinja2", "jieba", "lxml", "yaml", "tomllib")


@pytest.mark.medium
def test_checking_a_draft_loads_nothing_heavy(examples: Path) -> None:
    code = f"import sys; from alvtc_info.cli.main import main; main(['check', '-o', {os.devnull!r}, *sys.argv[1:]]); print(*(m for m in {HEAVY} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(examples / "draft.docx"), str(examples / "draft.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "", done.stdout + done.stderr


def test_help_begins_with_the_options_that_a_clerk_uses(run_cli: Run) -> None:
    shown = run_cli("check", "--help")[1]
    headings = re.findall(r"(?m)^(\S+):$", shown)
    assert headings[:2] == ["参数", "常用选项"]
    first = shown.partition("常用选项:\n")[2].partition("\n\n")[0]
    assert re.findall(r"(?m)^  (-[\w-]+)", first) == ["--kind", "--stage", "--pages", "-o"]
    flags = re.findall(r"(?m)^  (?:-\S+(?: \S+)?, )?(--[\w-]+)", shown)
    parser = ChineseParser(prog="check")
    add_options(parser)
    assert sorted(flags) == sorted(action.option_strings[-1] for action in parser._actions if action.option_strings)
