"""What changed since a revision of git."""

from __future__ import annotations

import io
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest

from alvtc_info.batch.changed_since import Since
from tests import Run
from tests.linting.notes import VAGUE


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (tmp_path / "稿.txt").write_text(f"{VAGUE}\n\n目前，后勤处更换阀门。\n", encoding="utf-8")
    (tmp_path / "坏.yaml").write_text("kind: first\ntitle: [\n", encoding="utf-8")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", *words], check=True, capture_output=True)
    return tmp_path


def test_only_what_changed_since_a_revision(repository: Path, run_cli: Run) -> None:
    (repository / "稿.txt").write_text(
        f"日前，学工处走访宿舍。\n{VAGUE}\n\n目前，后勤处更换阀门。\n{VAGUE}\n", encoding="utf-8"
    )
    (repository / "新.txt").write_text(VAGUE, encoding="utf-8")
    (repository / "坏.yaml").write_text(
        "kind: first\ndepartment: 保卫处\ntitle: 近日情况\nbody: 正文\n", encoding="utf-8"
    )
    code, out, _ = run_cli("check", ".", "--changed-since", "HEAD", "--format", "jsonl", "--select", "vague-time")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert sorted((f["path"], f["block"]) for f in lines) == [
        ("坏.yaml", "title"),
        ("新.txt", "1"),
        ("稿.txt", "1"),
        ("稿.txt", "5"),
    ]


def test_what_the_whole_paper_lacks_is_told_where_it_did_not_before(repository: Path, run_cli: Run) -> None:
    first = "kind: first\ndepartment: 保卫处\ntitle: 关于演练的报告\nbody: 5月20日，保卫处组织演练。\n"
    path = repository / "报告.yaml"
    path.write_text(first, encoding="utf-8")
    before = run_cli("check", path, "--changed-since", "HEAD")[1]
    subprocess.run(["git", "add", "."], check=True)
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"], check=True)
    after = run_cli("check", path, "--changed-since", "HEAD")[1]
    assert "全文" in before
    assert "全文" not in after


def test_standard_input_has_no_earlier_text(repository: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(VAGUE.encode())))
    assert "含糊时间表述" in run_cli("check", "-", "--changed-since", "HEAD")[1]


def test_layout_before_and_now(repository: Path, run_cli: Run) -> None:
    path = repository / "稿.docx"
    document = docx.Document()
    document.add_paragraph(VAGUE)
    document.save(str(path))
    subprocess.run(["git", "add", "."], check=True)
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"], check=True)
    assert "layout-page" in run_cli("check", path, "--layout", "--format", "jsonl")[1]
    assert "layout-page" not in run_cli("check", path, "--layout", "--format", "jsonl", "--changed-since", "HEAD")[1]


@pytest.mark.parametrize("revision", ["HEAD~9", "--output=x", "没有"])
def test_a_revision_that_there_is_not(revision: str, repository: Path, run_cli: Run) -> None:
    code, out, err = run_cli("check", ".", f"--changed-since={revision}")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"git 里没有“{revision}”这个版本" in err


def test_no_repository_and_no_git(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "稿.txt").write_text(VAGUE, encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "不在 git 仓库里" in run_cli("check", tmp_path, "--changed-since", "HEAD")[2]
    monkeypatch.setenv("PATH", "")
    assert "没有找到 git" in run_cli("check", tmp_path, "--changed-since", "HEAD")[2]


def git(*words: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], check=True, capture_output=True)


def found_since(run_cli: Run, *words: str) -> list[tuple[str, str]]:
    """The places that are found in the whole folder: path and paragraph."""
    out = run_cli("check", ".", "--changed-since", "HEAD", "--format", "jsonl", "--select", "vague-time", *words)[1]
    lines = [json.loads(line) for line in out.splitlines()]
    return [(line["path"], line["block"]) for line in lines if line["type"] == "finding"]


@pytest.fixture
def drafts(repository: Path) -> Path:
    """A repository without the broken draft, with a folder of one draft, all committed."""
    (repository / "坏.yaml").unlink()
    (repository / "五月").mkdir()
    (repository / "五月" / "换\n行.txt").write_text(f"换行。\n{VAGUE}\n" * 3, encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "second")
    return repository


@pytest.mark.medium
@pytest.mark.skipif(os.name == "nt", reason="a name that no file may have there")
@pytest.mark.parametrize("told", [True, False])
def test_a_new_name_is_no_change(told: bool, drafts: Path, run_cli: Run) -> None:
    (drafts / "六月" / "旬").mkdir(parents=True)
    for old, new in (("稿.txt", "改名 了.txt"), ("五月/换\n行.txt", "六月/旬/另\n名.txt")):
        os.replace(drafts / old, drafts / new)
    if told:
        git("add", "-A")
    assert found_since(run_cli) == []
    with (drafts / "六月" / "旬" / "另\n名.txt").open("a", encoding="utf-8") as stream:
        stream.write(f"{VAGUE}又一处。\n")
    changed = found_since(run_cli)
    assert changed if not told else changed == [("六月/旬/另\n名.txt", "7")]
    git("add", "-A")
    git("commit", "-qm", "third")
    assert found_since(run_cli, "--changed-since", "HEAD~1") == [("六月/旬/另\n名.txt", "7")]


@pytest.mark.medium
def test_a_copy_is_new_and_so_is_a_like_file(drafts: Path, run_cli: Run) -> None:
    for name in ("副本.txt", "副本二.txt"):
        (drafts / name).write_bytes((drafts / "稿.txt").read_bytes())
    assert {path for path, _ in found_since(run_cli)} == {"副本.txt", "副本二.txt"}
    git("add", "-A")
    assert {path for path, _ in found_since(run_cli)} == {"副本.txt", "副本二.txt"}
    (drafts / "稿.txt").unlink()
    assert found_since(run_cli) == []


def test_a_file_moved_with_other_line_ends_is_the_same(drafts: Path, run_cli: Run) -> None:
    data = (drafts / "稿.txt").read_bytes()
    (drafts / "稿.txt").unlink()
    (drafts / "新.txt").write_bytes(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert found_since(run_cli) == []


def test_a_repository_whose_hashes_are_long(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = subprocess.run(["git", "init", "-q", "--object-format=sha256"], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this git has only one kind of hash")
    (tmp_path / "a.txt").write_text(VAGUE, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "x")
    os.replace(tmp_path / "a.txt", tmp_path / "b.txt")
    assert found_since(run_cli) == []


def test_a_shallow_clone_is_told_how_to_fetch_more(drafts: Path, run_cli: Run, tmp_path_factory: Any) -> None:
    shallow = tmp_path_factory.mktemp("浅") / "库"
    git("clone", "-q", "--depth", "1", drafts.as_uri(), str(shallow))
    code, out, err = run_cli("check", shallow, "--changed-since", "HEAD~1")
    assert (code, out, err.count("\n")) == (2, "", 1)
    for words in ("浅克隆", "HEAD~1", "fetch-depth: 0", "GIT_DEPTH: 0", "git fetch --unshallow"):
        assert words in err
    assert "浅克隆" not in run_cli("check", drafts, "--changed-since", "HEAD~9")[2]


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_nothing_that_a_repository_names_is_run(drafts: Path, run_cli: Run, tmp_path: Path) -> None:
    trap = tmp_path / ".git" / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/.git/ran\ncat\n")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "diff.external",
        "diff.x.command",
        "diff.x.textconv",
        "filter.x.clean",
        "filter.x.smudge",
    ):
        git("config", name, str(trap))
    (tmp_path / ".gitattributes").write_text("*.txt filter=x diff=x\n", encoding="utf-8")
    os.replace(drafts / "稿.txt", drafts / "新.txt")
    assert found_since(run_cli) == []
    assert not (tmp_path / ".git" / "ran").exists()


def test_a_draft_that_is_gone_meanwhile_was_never_there(drafts: Path) -> None:
    assert Since("HEAD").before(str(drafts / "没有.txt")) is None
