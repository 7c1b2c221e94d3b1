"""What changed since a revision of git."""

from __future__ import annotations

import io
import json
import os
import subprocess
from pathlib import Path

import docx
import pytest

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
