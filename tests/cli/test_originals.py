"""No command writes onto one of its inputs, whatever it is called; nothing is more readable than what it is made from.

The lines below name every option of every command that takes a file. A new one that is in none of them fails here.
"""

from __future__ import annotations

import argparse
import ast
import io
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from alvtc_info.cli.command_words import FILES
from alvtc_info.cli.drag_and_drop import check_dropped
from alvtc_info.cli.main import COMMANDS, _command, main
from alvtc_info.cli.parser import ChineseParser, Target
from alvtc_info.errors import OutputError
from alvtc_info.files import create_empty, write_atomically
from alvtc_info.originals import no_more_readable, note_input, one_run, refuse_original
from alvtc_info.reporters.registry import FORMATS, HEAD, is_report
from tests import ROOT, Run, mostly_slow
from tests.cli.drafts import BAD
from tests.source import MODULES, SOURCE, parsed

# a line is a command, what its output is called, and where it is written; {name} is a file of the folder below
DRAFT = "--meta {meta.yaml} --ledger {ledger.db} --config {config.toml} --institution {pack}"
FOUND = "--meta {meta.yaml} --ledger {ledger.db} --institution {pack}"
TABLE = "--ledger {ledger.db} --institution {pack}"
LINES = [
    f"check {{draft.docx}} {{draft.txt}} {{draft.yaml}} {DRAFT} --baseline {{baseline.json}} --cache-dir {{cache}} -o OUT.txt",
    f"check {{draft.docx}} {DRAFT} --write-baseline OUT.json",
    f"check {{case.yaml}} --one-event {FOUND} -o OUT.txt",
    f"fix {{draft.txt}} {DRAFT} -o OUT.txt",
    f"review {{draft.docx}} {DRAFT} -o OUT.docx",
    f"slip {{draft.docx}} {FOUND} -o OUT.docx",
    f"slip {{draft.txt}} {DRAFT} -o OUT.docx",
    f"format {{draft.docx}} {DRAFT} -o OUT.docx",
    f"submit {{draft.docx}} {FOUND} --config {{config.toml}} --slip {{slip.docx}} --anyway 先报 -o OUT.zip",
    "render {picture.yaml} --template {template.docx} --pictures {.} --institution {pack} -o OUT.docx",
    "new follow-up --from {case.yaml} {draft.yaml} --institution {pack} -o OUT.docx",
    "new follow-up --from {draft.yaml} --ledger {ledger.db} --item 1 --institution {pack} -o OUT.docx",
    "new first --institution {pack} -o OUT.yaml",
    "flowchart --event {case.yaml} --institution {pack} -o OUT.svg",
    "emergency start --anyway --occurred 2024-05-20T14:30 --department 后勤处 --institution {pack} -o OUT.yaml",
    "emergency script {case.yaml} --institution {pack} --print OUT.docx",
    "emergency shift {case.yaml} --institution {pack} -o OUT.docx",
    "emergency handover {case.yaml} --institution {pack} -o OUT.zip",
    "emergency repair {case.yaml} --institution {pack} -o OUT.yaml",
    f"assess --year 2024 --profile {{scoring.toml}} {TABLE} -o OUT.html",
    f"assess {TABLE} --new-profile OUT.toml",
    f"ledger export {TABLE} -o OUT.csv",
    "institution phrase-form -o OUT.csv",
    "schema first -o OUT.json",
    "completion bash -o OUT.sh",
]
BESIDE = {  # inputs that no argument names: settings that are found, files of the pack, of the case, of the report
    "check": ["alvtc-info.toml"], "fix": [], "slip": ["alvtc-info.toml"], "render": ["pictures/placement.png"],
}  # fmt: skip
# takes a file and writes none but what it was told to append to, change, or look into
APPENDING = {
    "emergency log", "emergency status", "ledger add", "ledger import", "receive", "emergency handover", "emergency folder",
    "service backup", "service upgrade",  # what they must not write onto: tests/web/test_upkeep.py
}  # fmt: skip
NO_OUTPUT = {"rule", "config"}


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    examples = ROOT / "examples"
    for source, name in [
        ("draft.docx", "draft.docx"), ("first.yaml", "draft.yaml"), ("composite.yaml", "picture.yaml"), ("pictures", "pictures"),
    ]:  # fmt: skip
        (shutil.copytree if (examples / source).is_dir() else shutil.copy)(examples / source, folder / name)
    (folder / "draft.txt").write_text(BAD, encoding="utf-8")
    (folder / "meta.yaml").write_text("important: true\n", encoding="utf-8")
    (folder / "alvtc-info.toml").write_text('ignore = ["vague-time"]\n', encoding="utf-8")
    (folder / "config.toml").write_text('ignore = ["vague-time"]\n', encoding="utf-8")
    shutil.copy(SOURCE / "templates" / "duty_report.docx", folder / "template.docx")
    shutil.copytree(SOURCE / "institution/packs/alszyxy", folder / "pack", ignore=shutil.ignore_patterns("*.py", "__*"))
    scoring = (SOURCE / "assessment" / "scoring-example.toml").read_text(encoding="utf-8")
    approved = re.sub(r"(?m)^approved_by = .*$", 'approved_by = "院长办公会"\napproved_on = 2024-12-01', scoring)
    (folder / "scoring.toml").write_text(re.sub(r"(?m)^#? ?approved_on = \"\".*$", "", approved), encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    for words in (
        "check draft.txt --write-baseline baseline.json",
        "emergency start --anyway --occurred 2024-05-20_14:30 --department 后勤处 -o case.yaml",
        "emergency log case.yaml --to 党政办公室 --by written --report first --file draft.yaml --at 2024-05-20_14:50",
        "ledger add draft.yaml --create --ledger ledger.db --by 张",
        "slip draft.docx -o slip.docx",
    ):
        assert main([word.replace("_", " ") for word in words.split(" ")]) in (0, 1), words
    os.chdir(before)
    return folder


@pytest.fixture
def folder(originals: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "稿件"
    shutil.copytree(originals, place)
    monkeypatch.chdir(place)
    return place


def inputs(line: str) -> list[str]:
    return re.findall(r"\{(.+?)\}", line)


def command(line: str, output: str, *more: str) -> list[str]:
    suffix = re.search(r"OUT(\.\w+)", line)
    assert suffix
    words = [re.sub(r"\{(.+?)\}", r"\1", word) for word in line.split(" ")]
    return [output if word.startswith("OUT") else word for word in words] + list(more)


def suffix(line: str) -> str:
    return line[line.index("OUT") + 3 :].partition(" ")[0]


def seen(folder: Path) -> dict[str, object]:
    """Everything in a folder but what SQLite keeps beside a ledger, and the cache."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode, path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm", ".lock")) and "cache" not in path.parts
    }


def onto(original: Path, wanted: str) -> Iterator[str]:
    """Names of a file: its own, other spellings, links of each kind that have the suffix that a command wants."""
    here = Path.cwd()
    for number, place in enumerate((here / f"符号{wanted}", here / f"再链{wanted}", here / f"硬链{wanted}")):
        (place.hardlink_to if number == 2 else place.symlink_to)(here / f"符号{wanted}" if number == 1 else original)
        yield str(place)
        if number:
            place.unlink()
    (here / f"符号{wanted}").unlink()
    yield str(original)
    yield os.path.relpath(original)
    yield os.path.join(str(original.parent), ".", "..", original.parent.name, original.name)


@pytest.mark.medium
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.partition("{")[0])
def test_no_command_writes_onto_what_its_arguments_name(
    line: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = seen(folder)
    named = [each for each in inputs(line) if Path(each).is_file()]
    for original in named:
        for target in onto(folder / original, suffix(line)):
            once = [] if "--write-baseline" in line else ["--force"]
            for force in ([], once) if target == str(folder / original) else [once]:
                assert main(command(line, target, *force)) == 2, (original, target)
                assert capsys.readouterr().err.count("\n") == 1
        assert seen(folder) == before


@pytest.mark.medium
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.partition("{")[0])
def test_no_command_writes_onto_what_it_reads_besides(
    line: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = line.partition(" ")[0]
    besides = [*BESIDE.get(first, []), *(["draft.yaml"] if "case.yaml" in line and "handover" in line else [])]
    besides += ["draft.yaml"] if "--one-event" in line else []
    besides += ["pack/flow.toml"] if "{pack}" in line else []
    if "--config" in line:
        besides = [each for each in besides if each != "alvtc-info.toml"]
    for original in besides:
        before = seen(folder)
        target = folder / f"符号{suffix(line)}"
        target.symlink_to(folder / original)
        assert main(command(line, str(target), *(["--force"] if "baseline" not in line else []))) == 2, original
        assert "不能写在它上面" in capsys.readouterr().err or "baseline" in line
        target.unlink()
        assert seen(folder) == before


@pytest.mark.medium
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.partition("{")[0])
def test_every_command_writes_elsewhere_and_privately(line: str, folder: Path) -> None:
    before = seen(folder)
    code = main(command(line, f"新{suffix(line)}"))
    assert code in (0, 1)
    made = folder / f"新{suffix(line)}"
    assert stat.S_IMODE(made.stat().st_mode) & 0o044
    after = seen(folder)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= ({"case.yaml"} if "handover" in line else set())
    named = [each for each in inputs(line) if Path(each).is_file()]
    for original in dict.fromkeys((*named[:1], *named[-1:])):
        made.unlink()
        os.chmod(original, 0o600)
        assert main(command(line, str(made))) in (0, 1)
        assert stat.S_IMODE(made.stat().st_mode) == 0o600, original
        os.chmod(original, 0o644)


def parsers() -> Iterator[tuple[str, ChineseParser]]:
    for name in COMMANDS:
        parser = ChineseParser(prog=name)
        _command(name).add_options(parser)
        subs = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
        if not subs:
            yield name, parser
        for sub in subs:
            for action, inner in sub.choices.items():
                if action.isascii():  # the Chinese names are of the same parsers
                    yield f"{name} {action}", inner


def test_every_option_that_takes_a_file_is_in_a_line() -> None:
    missing = []
    for name, parser in parsers():
        lines = [line for line in LINES if f"{line} ".startswith(f"{name} ")]
        targets = [each for each in parser._actions if each.type is Target and each.dest != "ledger"]
        if targets and not lines and name not in APPENDING:
            missing.append(name)
        for option in parser._actions:
            takes = {option.metavar} if isinstance(option.metavar, str) else set(option.metavar or ())
            if not takes & FILES or name in APPENDING | NO_OUTPUT or not targets:
                continue
            words = " ".join(lines)
            spelled = option.option_strings or ["{"]
            if not any(f" {each}" in words for each in spelled):
                missing.append(f"{name} {option.option_strings or option.dest}")
    assert missing == []


def test_every_metavar_is_known_as_a_file_or_not_one() -> None:
    """An option that takes a file under a new word has to be thought about."""
    used = {
        word
        for _, parser in parsers()
        for option in parser._actions
        if option.choices is None and option.type in (None, Target)
        for word in ([option.metavar] if isinstance(option.metavar, str) else option.metavar or ())
    }
    others = (
        "编码 部门 时刻 责任 地点 情况 伤亡 措施 来源 类别 姓名 电话 报给谁 方式 谁报的 职务 内容 领导 职务=人 名=内容 部门=责任 备注 "
        "单位 版本 理由 文件名 规则名 旧版 新版 标题 渠道 编号 级别 题目 情形 依据 改动 改成 期号 封签 页码 平台 处理 谁 事由 分 地址 域名 网址 请求头 误写 正写"
    ).split()
    assert used - FILES <= {*others, "栏目=内容"}, used - FILES - set(others)


# one door -------------------------------------------------------------------------------------------------------------

WRITERS = {  # module → why it writes by itself
    "files.py": "the door",
    "batch/cache.py": "the cache, in a folder of its own",
    "batch/partitions.py": "a line at a time, by `create_beside`",
    "reading/office.py": "drafts for LibreOffice, in a temporary folder",
    "reading/input.py": "opens for reading",
    "confinement.py": "names folders to the kernel",
    "cli/main.py": "standard output that is gone",
    "web/jobs.py": "pictures that were sent, in a temporary folder",
    "web/case_work.py": "folders of cases, made beside and renamed",
    "web/accounts.py": "makes the database of accounts, empty and for its owner",
    "web/audit_trail.py": "adds lines under a lock, rewrites nothing",
    "web/upkeep.py": "the service stands on public names; it refuses its own inputs",
}
READERS = {  # module → why it reads by itself
    "reading/input.py": "the door",
    "reading/office.py": "what LibreOffice has written",
    "batch/cache.py": "settings that are noted; the cache",
    "proofreading/word_lists.py": "lists of ours", "batch/partitions.py": "lines", "batch/shared_checker.py": "settings and packs that are noted",

    "rendering/render.py": "a template of ours; pictures, which are inputs", "cli/commands/assess.py": "the example",
    "emergency/script.py": "a template of ours", "model/editions.py": "ours", "text/precompiled.py": "ours",
    "text/segmentation.py": "the dictionary", "analysis/judgement.py": "ours", "files.py": "the door",
    "reading/report_kind.py": "weights of ours", "text/beginnings.py": "ours",
}  # fmt: skip


def calls(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Calls of functions and methods: the last two parts of the name, and whether a mode for writing is an argument."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", f".{getattr(node.func, 'attr', '')}")
            home = getattr(getattr(node.func, "value", None), "id", "")
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            yield home, name, any(isinstance(word, str) and re.fullmatch(r"[wax]b?\+?", word) for word in words)


OTHERS = {
    "write_bytes",
    "write_text",
    "touch",
    "copyfile",
    "copy2",
    "copytree",
    "move",
    "hardlink_to",
    "symlink_to",
    "rename",
}


@pytest.mark.medium
def test_files_are_written_by_one_door() -> None:
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in MODULES
        for home, name, writes in calls(path)
        if name[1:] in OTHERS or (home == "os" and name in (".open", ".replace")) or (name == "open" and writes)
    }
    assert found == set(WRITERS)


@pytest.mark.medium
def test_files_are_read_by_known_doors() -> None:
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in MODULES
        for home, name, writes in calls(path)
        if name in (".read_bytes", ".read_text")
        or (name == "open" and not writes)
        or (home == "os" and name == ".open")
    }
    assert found - (set(WRITERS) - set(READERS)) == set(READERS)


# the values -----------------------------------------------------------------------------------------------------------


def test_a_mode_is_that_of_the_strictest_input(tmp_path: Path) -> None:
    group = os.getegid()
    modes = {0o600: 0o600, 0o640: 0o660, 0o644: 0o666, 0o604: 0o606, 0o400: 0o600, 0o660: 0o660}
    for number, (given, allowed) in enumerate(modes.items()):
        path = tmp_path / str(number)
        path.touch()
        path.chmod(given)
        assert no_more_readable(0o666, group, [path]) == allowed, oct(given)
    assert no_more_readable(0o666, group + 1, [tmp_path / "1"]) == 0o600
    assert no_more_readable(0o666, group, [tmp_path / "1", tmp_path / "3"]) == 0o600
    assert no_more_readable(0o666, group, [tmp_path, tmp_path / "没有", "no\0"]) == 0o666


def test_a_file_is_private_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, plain = tmp_path / "密.txt", tmp_path / "果.txt"
    secret.touch(0o600)
    plain.write_bytes(b"1")
    plain.chmod(0o666)
    modes = []
    monkeypatch.setattr(os, "fsync", lambda handle: modes.append(stat.S_IMODE(os.fstat(handle).st_mode)))
    with one_run([str(secret)]):
        write_atomically(plain, b"2", force=True)
        create_empty(tmp_path / "新")
        create_empty(tmp_path / "新")
        create_empty("no\0")
    assert modes == [0o600]
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("果.txt", "新")} == {0o600}


def test_a_folder_gives_its_group(tmp_path: Path) -> None:
    tmp_path.chmod(0o2755)
    secret = tmp_path / "密.txt"
    secret.touch()
    os.chown(secret, -1, tmp_path.stat().st_gid)
    secret.chmod(0o640)
    write_atomically(tmp_path / "果", b"", inputs=[secret])
    assert stat.S_IMODE((tmp_path / "果").stat().st_mode) == 0o640


def test_outside_a_run_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    note_input(path)
    refuse_original(path)
    with one_run():
        note_input(path)
        with pytest.raises(Exception, match="不能写在它上面"):
            refuse_original(path)
    refuse_original(path)


def test_standard_input_is_an_input(folder: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run) -> None:
    before = seen(folder)
    link = folder / "a.zip"
    link.symlink_to(folder / "draft.docx")
    with open("draft.docx", "rb") as stream:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        assert "不能写在它上面" in run_cli("submit", "-", "-o", link, "--force", "--anyway", "先报")[2]
        stream.seek(0)
        assert "不能写在它上面" in run_cli("check", "-", "-o", "draft.docx", "--force")[2]
        stream.seek(0)
        os.chmod("draft.docx", 0o600)
        assert run_cli("check", "-", "-o", "果.txt")[0] == 1
    os.chmod("draft.docx", 0o644)
    link.unlink()
    assert stat.S_IMODE((folder / "果.txt").stat().st_mode) == 0o600
    (folder / "果.txt").unlink()
    assert seen(folder) == before


def test_the_ledger_is_no_draft_and_no_draft_the_ledger(
    folder: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seen(folder)
    (folder / "空.txt").touch()
    for words in (
        ("ledger", "add", "空.txt", "--ledger", "空.txt", "--create"),
        ("ledger", "import", "draft.txt", "--ledger", "./draft.txt"),
        ("assess", "--new-profile", "ledger.db-wal", "--ledger", "ledger.db", "--force"),
    ):
        (folder / "ledger.db-wal").touch()
        assert "不能写在它上面" in run_cli(*words)[2], words
    monkeypatch.setenv("ALVTC_INFO_LEDGER", "draft.yaml")
    assert "不能写在它上面" in run_cli("ledger", "add", "draft.yaml")[2]
    assert (folder / "空.txt").read_bytes() == b""
    (folder / "空.txt").unlink()
    assert seen(folder) == before


def test_a_new_ledger_is_as_private_as_the_draft(folder: Path, run_cli: Run) -> None:
    os.chmod("draft.yaml", 0o600)
    assert run_cli("ledger", "add", "draft.yaml", "--create", "--ledger", "新.db", "--by", "张")[0] == 0
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("新.db*")} == {0o600}


def test_in_place_keeps_the_mode(folder: Path, run_cli: Run) -> None:
    os.chmod("draft.txt", 0o600)
    os.chmod("case.yaml", 0o664)
    assert run_cli("fix", "draft.txt", "--in-place", "--unsafe", "--isolated")[0] == 0
    assert stat.S_IMODE(os.stat("draft.txt").st_mode) == 0o600
    assert run_cli("emergency", "log", "case.yaml", "--to", "院长", "--at", "15:00", "--file", "draft.txt")[0] == 0
    assert stat.S_IMODE(os.stat("case.yaml").st_mode) == 0o664


def test_a_dropped_draft_gets_a_copy_as_private(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.chmod("draft.docx", 0o600)
    assert check_dropped([str(folder / "draft.docx")], lambda _: None) == 1
    assert stat.S_IMODE((folder / "draft（批注）.docx").stat().st_mode) == 0o600


# reports --------------------------------------------------------------------------------------------------------------


@pytest.mark.medium
@pytest.mark.parametrize("name", mostly_slow(FORMATS, 6))
def test_a_report_of_every_format_is_replaced_by_any_other(name: str, folder: Path, run_cli: Run) -> None:
    report = folder / "结果"
    for source, extra in (("draft.txt", ()), ("draft.yaml", ("--quiet",)), ("没有.txt", ())):
        assert run_cli("check", source, "--format", name, "-o", report, *extra)[0] in (0, 1, 2)
        assert is_report(report.read_bytes()[:HEAD])
        for other in FORMATS:
            assert run_cli("check", "draft.txt", "--format", other, "-o", report)[0] in (0, 1)
        report.unlink()


FOREIGN = [
    b"PK\x03\x04", "近日。".encode(), b"{}", b'{"version": "1"}', b"[1]", b'[{"description": "x"}]', b"kind: first\n", b"\n", b"::error ::x",
    b'<?xml version="1.0"?>\n<testsuites name="other">', b'<?xml version="1.0"?>\n<checkstyle version="4.3">', b"<!DOCTYPE html>\n<html>",
    b'{"path": "a.docx"}\n', b'{"type": "draft", "text": "x"}\n', "\ufeff信息稿件".encode(), b"\xff\xfe\x00",
]  # fmt: skip


@pytest.mark.parametrize("data", FOREIGN)
def test_any_other_file_is_left_alone(data: bytes, tmp_path: Path, run_cli: Run) -> None:
    draft, report = tmp_path / "稿.txt", tmp_path / "别的"
    draft.write_text(BAD, encoding="utf-8")
    report.write_bytes(data)
    for name in FORMATS:
        code, _, err = run_cli("check", draft, "--format", name, "-o", report)
        assert (code, err.count("\n"), "不是以前查出的结果" in err) == (2, 1, True)
        assert report.read_bytes() == data
    assert run_cli("check", draft, "-o", report, "--force")[0] == 1
    assert is_report(report.read_bytes())


def test_what_cannot_be_opened_is_left_alone(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    draft, report = tmp_path / "稿.txt", tmp_path / "结果.txt"
    draft.write_text(BAD, encoding="utf-8")
    report.write_bytes(b"")
    monkeypatch.setattr("alvtc_info.cli.commands.check.head_of", denied)
    code, _, err = run_cli("check", draft, "-o", report)
    assert (code, "打不开" in err, report.read_bytes()) == (2, True, b"")


def test_a_report_may_be_empty_or_edited_by_windows() -> None:
    assert is_report(b"")
    text = f"\ufeff{FORMATS['text'].opening}".replace("\n", "\r\n")
    assert is_report(text.encode())


def test_an_earlier_report_in_the_folder_is_no_draft(folder: Path, run_cli: Run) -> None:
    drafts = folder / "一批"
    drafts.mkdir()
    (drafts / "稿.txt").write_text(BAD, encoding="utf-8")
    for _ in range(2):
        assert run_cli("check", drafts, "-o", drafts / "结果.txt", "--isolated")[0] == 1
    assert "结果.txt" not in (drafts / "结果.txt").read_text(encoding="utf-8")
    assert "不能写在它上面" in run_cli("check", drafts / "结果.txt", "-o", drafts / "结果.txt")[2]
    (drafts / "别的.txt").write_text(BAD, encoding="utf-8")
    assert "不能写在它上面" in run_cli("check", drafts, "-o", drafts / "别的.txt", "--force")[2]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_report_that_cannot_be_read(tmp_path: Path, run_cli: Run) -> None:
    (tmp_path / "稿.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "密").touch(0o000)
    assert "打不开" in run_cli("check", tmp_path / "稿.txt", "-o", tmp_path / "密")[2]


@pytest.mark.parametrize("tail", ["-wal", "-shm", "-journal"])
def test_what_a_database_keeps_beside_a_ledger_is_a_part_of_it(tail: str, tmp_path: Path) -> None:
    ledger = tmp_path / "a.db"
    ledger.write_bytes(b"")
    with pytest.raises(OutputError, match="不能写在它上面"):
        refuse_original(f"{ledger}{tail}", [ledger])
    refuse_original(f"{tmp_path / 'b.db'}{tail}", [ledger])
