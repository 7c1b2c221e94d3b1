"""One table of suffixes, and everything that asks what a draft is asks there."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from alvtc_info import InputError, UsageError, fix, read
from alvtc_info.batch.worker_count import worker_count
from alvtc_info.reading.formats import (
    DATA_SUFFIXES,
    EDITABLE_SUFFIXES,
    FORMATS,
    OFFICE_SUFFIXES,
    PLAIN_SUFFIXES,
    WORD_SUFFIXES,
    left_out,
    suffix_of,
)
from alvtc_info.reading.search import find_drafts
from tests import ROOT, Run
from tests.building import make_docx, paragraph
from tests.source import MODULES, SOURCE, parsed

STRANGERS = (".xlsx", ".png", ".zip", ".pptx", ".html", ".toml", "")
TEXT = "近日，后勤处更换阀门。\n"


def content(suffix: str) -> bytes:
    """A draft as its suffix wants it."""
    if suffix in WORD_SUFFIXES:
        return make_docx(paragraph("后勤处值班信息") + paragraph(TEXT.strip()))
    if suffix in DATA_SUFFIXES:
        fields = {"kind": "daily", "department": "后勤处", "title": "更换阀门", "dated": "2024-05-22", "body": TEXT}
        return json.dumps(fields).encode()
    return TEXT.encode() if suffix in PLAIN_SUFFIXES else b"\x01\x02\x03 no text"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file of every suffix that there is, and of some that are no documents."""
    place = tmp_path / "稿件"
    place.mkdir()
    for suffix in (*FORMATS, *STRANGERS):
        (place / f"稿{suffix}").write_bytes(content(suffix))
    return place


def names(paths: list[str]) -> set[str]:
    return {Path(path).name for path in paths}


SEARCHED = {f"稿{suffix}" for suffix, form in FORMATS.items() if form.searched}
LEFT_OUT = {f"稿{suffix}" for suffix, form in FORMATS.items() if not form.searched}


def test_every_document_of_a_folder_is_a_draft_or_named_as_left_out(folder: Path) -> None:
    found = find_drafts([str(folder)])
    assert names(found.paths) == SEARCHED
    assert names([path for path, _ in found.left_out]) == LEFT_OUT
    assert found.failures == []
    assert all("要检查请" in why and "\n" not in why for _, why in found.left_out)


@pytest.mark.medium
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "html"])
def test_the_command_names_every_document_once(
    folder: Path, form: str, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alvtc_info.reading.office.find_office", lambda: None)
    code, out, err = run_cli("check", folder, "--format", form)
    assert code == 2
    lines = [line for line in err.splitlines() if ("检查" in line and "没有检查" in line) or "检查文件夹时不看" in line]
    assert names([line.partition("：")[0] for line in lines]) == LEFT_OUT
    assert not any(f"稿{suffix}：" in out + err for suffix in STRANGERS if suffix)
    quiet = run_cli("check", folder, "--format", form, "--quiet")[2]
    assert not any(f"{name}：" in quiet for name in LEFT_OUT)


def test_json_has_every_document_once(folder: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.reading.office.find_office", lambda: None)
    data = json.loads(run_cli("check", folder, "--format", "json")[1])
    read_, failed, told = ([Path(each["path"]).name for each in data[key]] for key in ("files", "errors", "notes"))
    converted = {f"稿{suffix}" for suffix in OFFICE_SUFFIXES}
    assert set(failed) == SEARCHED & converted
    assert set(read_) == SEARCHED - converted
    assert {name for name in told if name not in read_} == LEFT_OUT
    assert not {f"稿{suffix}" for suffix in STRANGERS} & {*read_, *failed, *told}


def test_the_ledger_s_import_takes_the_drafts_that_a_check_takes(
    folder: Path, tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alvtc_info.reading.office.find_office", lambda: None)
    place = ("--ledger", tmp_path / "台账.db", "--by", "王某")
    code, out, _ = run_cli("ledger", "import", folder, "--create", "--dry-run", "--other", *place)
    assert code == 1
    said = {name for name in SEARCHED | LEFT_OUT if f"{name}：" in out or f"{name}　" in out}
    assert said >= LEFT_OUT
    assert not any(f"稿{suffix}：" in out for suffix in STRANGERS)
    seen: list[list[str]] = []
    real = find_drafts

    def watched(places: list[str], **choices: Any) -> object:
        seen.append(places)
        return real(places, **choices)

    monkeypatch.setattr("alvtc_info.reading.search.find_drafts", watched)
    run_cli("ledger", "import", folder, "--dry-run", *place)
    run_cli("check", folder)
    assert seen == [[str(folder)], [str(folder)]]


def test_a_folder_of_documents_that_are_left_out_says_which(tmp_path: Path, run_cli: Run) -> None:
    (tmp_path / "文.ofd").write_bytes(b"x")
    code, out, err = run_cli("check", tmp_path)
    assert (code, out) == (2, "")
    assert "没有找到可检查的稿件" in err
    assert f"{tmp_path / '文.ofd'}：OFD 版式文件，读不了，没有检查；要检查请另存为 .docx" in err


def test_a_template_with_macros_in_a_folder_is_checked(tmp_path: Path, run_cli: Run) -> None:
    (tmp_path / "稿.dotm").write_bytes(content(".dotm"))
    (tmp_path / "稿.DOTM").write_bytes(content(".dotm"))
    data = json.loads(run_cli("check", tmp_path, "--format", "json")[1])
    assert names([file["path"] for file in data["files"]]) == {"稿.dotm", "稿.DOTM"}
    assert len([found for found in data["findings"] if found["rule"] == "vague-time"]) == 2


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_by_its_name_is_read_as_the_table_says(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alvtc_info.reading.office.find_office", lambda: None)
    path = tmp_path / f"稿{suffix}"
    path.write_bytes(content(suffix))
    if suffix in WORD_SUFFIXES | PLAIN_SUFFIXES | DATA_SUFFIXES:
        assert TEXT.strip() in read(path).text
    else:
        with pytest.raises(InputError) as caught:
            read(path)
        assert caught.value.code in ("not-docx", "unsupported")
    if suffix in EDITABLE_SUFFIXES:
        assert fix(path).applied is not None
    else:
        with pytest.raises(UsageError, match="不能直接修改"):
            fix(path)


def test_sets_of_suffixes_are_told_apart() -> None:
    sets = (WORD_SUFFIXES, PLAIN_SUFFIXES, DATA_SUFFIXES, OFFICE_SUFFIXES)
    every = [suffix for each in sets for suffix in each]
    assert len(every) == len(set(every))
    assert set(every) < set(FORMATS)
    assert not any(form.searched for suffix, form in FORMATS.items() if suffix not in every)
    assert all(suffix == suffix.lower() == suffix_of(f"a{suffix.upper()}") for suffix in FORMATS)
    assert left_out("a.docx") == left_out("a.xlsx") == left_out("a") == ""
    assert worker_count(["没有.docx"]) == 1


def test_the_hook_of_pre_commit_is_for_word_s_own_formats() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    pattern = re.compile(hook["files"])
    assert {suffix for suffix in FORMATS if pattern.search(f"稿{suffix}")} == WORD_SUFFIXES
    assert not pattern.search("docx")
    assert not pattern.search("稿.docx.txt")


@pytest.mark.medium
def test_no_other_module_has_a_list_of_suffixes() -> None:
    """Single suffixes may be named; what must be written together with them is in the table."""
    found = []
    for path in MODULES:
        if path.name == "formats.py" and path.parent.name == "reading":
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
                words = {each.value for each in node.elts if isinstance(each, ast.Constant)}
                if len(words & set(FORMATS)) > 1:
                    found.append(f"{path.relative_to(SOURCE)}:{node.lineno}: {ast.unparse(node)}")
    assert found == []


def test_a_file_named_in_two_spellings_is_one_draft_by_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    for name in ("a.txt", "drafts/b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    places = ["./a.txt", "-", "a.txt", "drafts", "drafts/../a.txt", str(tmp_path / "drafts" / "b.txt"), "-"]
    assert find_drafts(places).paths == ["./a.txt", "-", "drafts/b.txt"]
