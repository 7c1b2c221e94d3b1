"""A hook names whatever was changed: what is no draft passes, and what is left out by the settings."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml

from alvtc_info.reading.formats import LOCK_FILE
from tests import ROOT, Run
from tests.cli.drafts import BAD

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"
NO_DRAFTS = (
    "图.png",
    "表.csv",
    "表.xlsx",
    "包.zip",
    "设置.toml",
    "没有后缀",
    "compose.json",
    "坏.json",
    "compose.yaml",
    "README.md",
    "ReadMe.zh-CN.md",
    "requirements.txt",
    "requirements-dev.txt",
    "CHANGELOG.md",
    "LICENSE.txt",
    ".隐藏.md",
    ".github/说明.md",
    "drafts/.old/a.docx",
    "~$稿.docx",
    "drafts/~$稿.DOCX",
    ".~稿.docx",
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examples: Path) -> Path:
    """A repository with files of all kinds, none of them a draft, and two drafts."""
    for name in NO_DRAFTS:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"services": ["近日"]}' if name.endswith(".json") else BAD, encoding="utf-8")
    (tmp_path / "坏.json").write_text("{", encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services:\n  kind: x\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (tmp_path / "drafts" / "一.MD").write_text(BAD, encoding="utf-8")
    (tmp_path / "drafts" / "二.DOCX").write_bytes((examples / "draft.docx").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def hook() -> dict[str, str]:
    (found,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(found)


def by_hook(run_cli: Run, *paths: object) -> tuple[int, str, str]:
    return run_cli(*hook()["entry"].split()[1:], *paths)


@pytest.mark.medium
def test_what_is_no_draft_blocks_no_commit(repository: Path, run_cli: Run) -> None:
    assert by_hook(run_cli, *NO_DRAFTS) == (0, "", "")
    for name in NO_DRAFTS:
        assert by_hook(run_cli, name)[0] == by_hook(run_cli, repository / name)[0] == 0, name
    for form in ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "github", "html"):
        assert by_hook(run_cli, "图.png", "--format", form)[0] == 0
    assert run_cli("check", "图.png")[0] == 2
    assert run_cli("check", "README.md")[0] == 1


def test_drafts_among_others_are_checked_capital_suffixes_too(repository: Path, run_cli: Run) -> None:
    code, out, _ = by_hook(run_cli, *NO_DRAFTS, "drafts/一.MD", "drafts/二.DOCX", "--format", "json")
    assert code == 1
    assert [each["path"] for each in json.loads(out)["files"]] == ["drafts/一.MD", "drafts/二.DOCX"]
    files = re.compile(hook()["files"])  # pre-commit searches with it
    assert [
        name for name in ("a.DOCX", "x/a.docx", "a.Docm", "a.docx.png", "adocx", "a.dotx") if files.search(name)
    ] == [
        "a.DOCX",
        "x/a.docx",
        "a.Docm",
        "a.dotx",
    ]


def test_what_is_left_out_is_said_unless_quiet(repository: Path, run_cli: Run) -> None:
    (repository / "a.pdf").write_bytes(b"%PDF")
    code, _, err = run_cli("check", "--skip-others", "~$稿.docx", "a.pdf")
    assert (code, err.splitlines()) == (
        0,
        [f"~$稿.docx：{LOCK_FILE}", f"a.pdf：{err.splitlines()[1].partition('：')[2]}"],
    )


def test_a_folder_and_a_hook_take_the_same(repository: Path, run_cli: Run) -> None:
    (repository / "新.txt").write_text(BAD, encoding="utf-8")
    everything = sorted(str(path.relative_to(repository)) for path in repository.rglob("*") if path.is_file())
    walked = json.loads(run_cli("check", ".", "--format", "json")[1])["files"]
    passed = json.loads(run_cli("check", "--skip-others", *everything, "--format", "json")[1])["files"]
    assert sorted(os.path.normpath(each["path"]) for each in walked) == sorted(each["path"] for each in passed)
    assert len(passed) == 3


def test_a_hook_may_name_folders_standard_input_and_missing_files(repository: Path, run_cli: Run) -> None:
    assert json.loads(run_cli("check", "--skip-others", "drafts", "--format", "json")[1])["files"]
    assert by_hook(run_cli, "没有.docx")[0] == 2
    assert by_hook(run_cli, "没有.png")[0] == 0


def test_hidden_folders_above_the_repository_hide_nothing(tmp_path: Path, run_cli: Run) -> None:
    top = tmp_path / ".work" / "库"
    (top / ".git").mkdir(parents=True)
    (top / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (top / "一.txt").write_text(BAD, encoding="utf-8")
    assert by_hook(run_cli, top / "一.txt")[0] == 1
    outside = tmp_path / ".别处" / "二.txt"
    outside.parent.mkdir()
    outside.write_text(BAD, encoding="utf-8")
    assert by_hook(run_cli, top / "一.txt", outside)[1].count("近日") >= 2


def test_the_settings_leave_files_out(repository: Path, run_cli: Run) -> None:
    (repository / "drafts" / "旧稿" / "五月").mkdir(parents=True)
    for name in ("drafts/旧稿/五月/a.txt", "drafts/旧稿/b.md", "drafts/c.txt", "drafts/d.md"):
        (repository / name).write_text(BAD, encoding="utf-8")
    (repository / "drafts" / "e.pdf").write_bytes(b"%PDF")
    settings = repository / "alvtc-info.toml"
    settings.write_text('exclude = ["旧稿/", "*.md", "!d.md", "!README.md", "*.pdf", "二.DOCX"]\n', encoding="utf-8")

    def taken(*words: str) -> list[str]:
        data = json.loads(run_cli("check", *words, "--format", "json")[1])
        assert data["notes"] == []
        return sorted(os.path.normpath(each["path"]) for each in data["files"])

    expected = ["README.md", "drafts/c.txt", "drafts/d.md", "drafts/一.MD"]
    assert taken(".") == expected
    assert taken("drafts") == expected[1:]
    every = [
        str(path.relative_to(repository))
        for path in repository.rglob("*")
        if path.is_file() and path.name[0] not in "~."
    ]
    assert taken("--skip-others", *every) == expected
    assert taken("--skip-others", "drafts/旧稿/五月/a.txt") == []
    assert taken("drafts/旧稿/五月/a.txt", "drafts/二.DOCX") == ["drafts/二.DOCX", "drafts/旧稿/五月/a.txt"]
    assert taken("drafts/旧稿") == ["drafts/旧稿/五月/a.txt"]  # named, so wanted
    elsewhere = write(repository / "ci" / "x.toml", 'exclude = ["/drafts/"]')
    assert "drafts/旧稿/b.md" in json_paths(run_cli, ".", "--config", str(elsewhere))
    assert "drafts/旧稿/b.md" in json_paths(run_cli, ".", "--isolated")
    assert "不看的文件 exclude：旧稿/、*.md" in run_cli("config", ".")[1]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n", encoding="utf-8")
    return path


def json_paths(run_cli: Run, *words: str) -> list[str]:
    files = json.loads(run_cli("check", *words, "--format", "json")[1])["files"]
    return [os.path.normpath(each["path"]) for each in files]


@pytest.mark.parametrize(
    ("value", "said"),
    [('["../旧稿"]', "不能有 .."), ('["a[b"]', "方括号"), ('[""]', "是空的"), ('"a"', "exclude"), ("[1]", "exclude")],
)
def test_lines_of_exclude_that_leave_nothing_out(value: str, said: str, tmp_path: Path, run_cli: Run) -> None:
    write(tmp_path / "alvtc-info.toml", f"exclude = {value}")
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    code, out, err = run_cli("check", tmp_path)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_too_many_lines_of_exclude(tmp_path: Path, run_cli: Run) -> None:
    write(tmp_path / "alvtc-info.toml", f"exclude = {[f'{n}.md' for n in range(201)]}")
    assert "exclude 超过 200 项" in run_cli("check", tmp_path)[2]


@pytest.mark.parametrize("name", ["稿.docx", "稿.txt", "稿.md", "稿.doc"])
def test_a_pointer_of_lfs_has_a_line_of_its_own(name: str, tmp_path: Path, run_cli: Run) -> None:
    (tmp_path / name).write_text(POINTER, encoding="utf-8")
    for place in (tmp_path, tmp_path / name):
        code, _, err = run_cli("check", place)
        assert (code, err.count("\n")) == (2, 1)
        assert "Git LFS 的指针" in err
        assert "git lfs pull" in err


def test_a_lock_file_has_a_line_of_its_own(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "~$稿.docx"
    lock.write_bytes(b"\x05admin" + b"\0" * 156)
    assert run_cli("check", lock) == (2, "", f"{lock}：{LOCK_FILE}\n")
    (tmp_path / "稿.txt").write_text(BAD, encoding="utf-8")
    assert run_cli("check", tmp_path)[2] == ""

    def in_use(*_: object, **__: object) -> int:
        raise PermissionError(13, "in use")

    monkeypatch.setattr("alvtc_info.reading.input.os.open", in_use)
    assert run_cli("check", lock) == (2, "", f"{lock}：{LOCK_FILE}\n")
    assert "没有权限打开" in run_cli("check", tmp_path / "稿.txt")[2]
