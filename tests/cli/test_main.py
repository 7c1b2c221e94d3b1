from __future__ import annotations

import io
import json
import os
import re
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info import Document, Kind, read
from alvtc_info.cli.main import main
from alvtc_info.model.finding import Hit

Run = Callable[..., tuple[int, str, str]]
GOOD = "2024年5月20日，后勤处更换阀门，当日恢复供水。\n"
BAD = "近日，后勤处更换阀门。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "~$lock.docx").write_bytes(b"x")
    (tmp_path / "notes.rst").write_text(BAD, encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services:\n  kind: x\n", encoding="utf-8")
    sub = tmp_path / "sub"
    sub.mkdir()
    (sub / "report.yaml").write_text(
        "kind: daily\ndepartment: 后勤处\ntitle: 更换阀门\nbody: 近日更换。\n", encoding="utf-8"
    )
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


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
    _, out, _ = run_cli("check", folder / "bad.txt")
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
        "message": "“近日”没有说明是哪一天，请写明具体日期，如“2024年5月22日”", "fix": {"replacement": "{YYYY年M月D日}", "safe": False}, "page": None, "related": [],
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


def test_a_report_is_rendered(run_cli: Run, tmp_path: Path, examples: Path) -> None:
    target = tmp_path / "成稿.docx"
    assert run_cli("render", examples / "composite.yaml", "-o", target) == (0, f"已写好：{target}\n", "")
    assert read(target).kind is Kind.COMPOSITE
    code, _, err = run_cli("render", examples / "composite.yaml", "-o", target)
    assert code == 2
    assert "文件已存在" in err
    assert run_cli("render", examples / "composite.yaml", "-o", target, "--force")[0] == 0


@pytest.mark.parametrize("kind", [str(k) for k in Kind])
def test_new_forms_can_be_typed_into_and_read_back(run_cli: Run, tmp_path: Path, kind: str) -> None:
    form, data = tmp_path / "空表.docx", tmp_path / "空表.yaml"
    assert run_cli("new", kind, "-o", form)[0] == 0
    document = read(form)
    assert "点此" not in document.text
    assert document.value("editor") == document.value("signed_off_by") == ""
    if kind != "daily":
        assert document.kind == kind
    assert run_cli("new", kind, "-o", form)[0] == 2
    assert run_cli("new", kind, "-o", data)[0] == 0
    code, _, err = run_cli("check", data)
    assert code == 2
    assert "“部门”没有填写；“标题”没有填写" in err
    filled = (
        data.read_text(encoding="utf-8")
        .replace("department: ", "department: 后勤处 ")
        .replace("title: ", "title: 漏水 ")
        .replace("  - \n", "  - 略。\n")
    )
    for field in ("name", "affiliation", "contact"):
        filled = filled.replace(f"{field}: \n", f"{field}: 某某\n")
    data.write_text(filled, encoding="utf-8")
    assert run_cli("check", data)[0] in (0, 1)


def test_a_form_filled_in_word_checks_clean(run_cli: Run, tmp_path: Path) -> None:
    form = tmp_path / "首报.docx"
    run_cli("new", "first", "-o", form)
    answers = {
        "department": "后勤处", "issue_number": "12", "reporting_unit": "后勤处", "dated": "2024年5月20日", "title": "学生公寓2号楼漏水 无人员伤亡",
        "body0": "2024年5月20日14时30分许，学生公寓2号楼3层漏水，涉及18名学生，无人员伤亡和财产损失。14时33分接宿管员报告，后勤处立即关闭总阀，"
        "处长到场指挥，水势得到控制，后续情况续报。",
        "editor": "刘某", "phone": "0483-8000000", "signed_off_by": "孙某",
    }  # fmt: skip
    with zipfile.ZipFile(form) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    xml = parts["word/document.xml"].decode()
    for tag, answer in answers.items():
        before, control = xml.split(f'<w:tag w:val="{tag}"/>')
        typed = control.replace("<w:showingPlcHdr/>", "", 1)
        filled = re.sub(r"<w:t>[^<]*", f"<w:t>{answer}", typed, count=1)
        xml = f'{before}<w:tag w:val="{tag}"/>{filled}'
    parts["word/document.xml"] = xml.encode()
    with zipfile.ZipFile(form, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    code, out, _ = run_cli("check", form, "--fail-on", "info")
    assert out.startswith(f"{form}　首报·草稿：必改 0，宜改 0，可补充 0，未检查 8")
    assert code == 0


def test_the_schema_is_json(run_cli: Run, tmp_path: Path) -> None:
    code, out, _ = run_cli("schema", "first")
    assert code == 0
    assert json.loads(out)["title"] == "首报"
    target = tmp_path / "first.json"
    assert run_cli("schema", "first", "-o", target)[0] == 0
    assert json.loads(target.read_text(encoding="utf-8"))["title"] == "首报"
    assert run_cli("schema", "first", "-o", target)[0] == 2


def test_rules_are_listed_and_explained(run_cli: Run) -> None:
    out = run_cli("rule")[1]
    assert "vague-time" in out
    assert "含糊时间表述" in out
    for name in ("vague-time", "含糊时间表述"):
        page = run_cli("rule", name)[1]
        assert page.startswith("含糊时间表述（vague-time）\n必改　依据：信息工作制度一（四）\n")
        assert "【近日】" in page
    assert "152921190001010039" not in run_cli("rule", "pii-id-card")[1]
    assert "需要：审核记录" in run_cli("rule", "approval-level")[1]


def broken(*_: object, **__: object) -> Document:
    raise RuntimeError("secret bug")


def test_no_stack_trace_reaches_a_user(run_cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.reading.drafts.read", broken)
    code, out, err = run_cli("check", folder / "bad.txt", folder / "good.txt")
    assert code == 2
    assert err.count("检查时程序出错（RuntimeError）") == 2
    assert "Traceback" not in out + err
    assert "RuntimeError: secret bug" in run_cli("check", folder / "bad.txt", "--debug")[2]


def test_a_check_that_breaks_is_told_by_file(run_cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.checking.drafts.check", broken)
    code, _, err = run_cli("check", folder / "good.txt")
    assert code == 2
    assert err.startswith(f"{folder / 'good.txt'}：检查时程序出错")


def test_memory_that_runs_out_is_told_by_file(run_cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(*_: object, **__: object) -> Document:
        raise MemoryError

    monkeypatch.setattr("alvtc_info.reading.drafts.read", hungry)
    assert "太大或太复杂" in run_cli("check", folder / "bad.txt")[2]


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


def test_other_complaints_of_the_parser_are_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    from alvtc_info.cli.parser import build_parser

    with pytest.raises(SystemExit):
        build_parser().error("奇怪")
    assert capsys.readouterr().err == "奇怪；用 alvtc-info --help 查看用法\n"


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["alvtc-info", "check", str(folder / "good.txt")])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("alvtc_info", run_name="__main__")
    assert stop.value.code == 0


def test_the_module_runs_as_a_command(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alvtc_info", "check", str(folder / "bad.txt")], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "含糊时间表述" in done.stdout.decode()


HEAVY = ("pydantic", "docx", "docxtpl", "jinja2", "jieba", "lxml", "yaml", "tomllib")


def test_checking_a_draft_loads_nothing_heavy(examples: Path) -> None:
    code = f"import sys; from alvtc_info.cli.main import main; main(['check', '-o', {os.devnull!r}, *sys.argv[1:]]); print(*(m for m in {HEAVY} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(examples / "draft.docx"), str(examples / "draft.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "", done.stdout + done.stderr
