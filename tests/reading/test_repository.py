"""The root of a repository, from wherever a check runs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from alvtc_info.reading.repository import CI_ROOTS, Repository, repository_of


def told(*paths: object) -> list[str]:
    repository = repository_of([str(path) for path in paths])
    return [repository.path(str(path)) for path in paths]


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CI_ROOTS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository with a draft in a folder of it."""
    top = tmp_path / "库"
    (top / ".git").mkdir(parents=True)
    (top / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (top / "drafts" / "五月").mkdir(parents=True)
    (top / "drafts" / "五月" / "稿 件.txt").write_text("好。\n", encoding="utf-8")
    return top


def test_paths_are_told_from_the_top_of_git_wherever_it_runs(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = top / "drafts" / "五月" / "稿 件.txt"
    for folder in (top, top / "drafts", draft.parent, top.parent, Path("/"), Path("/dev")):
        monkeypatch.chdir(folder)
        for path in (draft, os.path.relpath(draft), os.path.join(".", os.path.relpath(draft))):
            assert told(path) == ["drafts/五月/稿 件.txt"], (folder, path)
    monkeypatch.chdir(draft.parent)
    assert told("../五月/./稿 件.txt", "..//五月/新.txt") == ["drafts/五月/稿 件.txt", "drafts/五月/新.txt"]


@pytest.mark.parametrize("name", CI_ROOTS)
def test_the_workspace_of_a_ci_system_comes_first(name: str, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = top / "drafts" / "五月" / "稿 件.txt"
    (top / "drafts" / ".git").write_text("gitdir: ../.git/modules/drafts\n")  # a submodule
    monkeypatch.chdir(draft.parent)
    assert told(draft) == ["五月/稿 件.txt"]
    monkeypatch.setenv(name, str(top))
    assert told(draft) == ["drafts/五月/稿 件.txt"]
    monkeypatch.setenv(name, str(top.parent / "空"))
    assert told(draft) == ["五月/稿 件.txt"]
    monkeypatch.setenv(name, "relative")
    assert told(draft) == ["五月/稿 件.txt"]


def test_a_workspace_without_the_drafts_is_not_theirs(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "别处"
    other.mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(other))
    monkeypatch.chdir(top)
    assert told("drafts/五月/稿 件.txt") == ["drafts/五月/稿 件.txt"]
    assert told("drafts/五月/稿 件.txt", other / "a.txt") == [
        (top / "drafts/五月/稿 件.txt").as_posix(),
        "a.txt",
    ]


def test_a_checkout_below_the_workspace_is_the_root(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(top.parent))
    assert told(top / "drafts" / "a.txt") == ["drafts/a.txt"]
    assert told(top / "a.txt", top.parent / "别的库" / "a.txt") == ["库/a.txt", "别的库/a.txt"]


def test_a_repository_in_a_repository(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = top / "drafts" / "五月"
    (inner / ".git").mkdir()
    monkeypatch.chdir(top)
    assert told(inner / "a.txt") == ["drafts/五月/a.txt"]  # an empty .git is none
    (inner / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    assert told(inner / "a.txt", "b.txt") == ["drafts/五月/a.txt", "b.txt"]  # as git itself, by the working folder
    monkeypatch.chdir(inner)
    assert told("a.txt", top / "b.txt") == ["a.txt", (top / "b.txt").as_posix()]
    monkeypatch.chdir("/")
    assert told(inner / "a.txt") == ["a.txt"]
    assert told(inner / "a.txt", top / "b.txt") == ["drafts/五月/a.txt", "b.txt"]


def test_a_worktree_is_a_root(top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (["init", "-q"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x", "--allow-empty"]):
        subprocess.run(["git", "-C", str(top), *words], check=True, capture_output=True)
    beside = tmp_path / "另一份"
    subprocess.run(["git", "-C", str(top), "worktree", "add", "-q", str(beside)], check=True, capture_output=True)
    assert (beside / ".git").is_file()
    (beside / "稿").mkdir()
    monkeypatch.chdir(beside / "稿")
    assert told("a.txt") == ["稿/a.txt"]


def test_without_a_repository_paths_are_told_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told("./a.txt", tmp_path / "b" / "c.txt", "") == ["a.txt", "b/c.txt", ""]
    assert told("../a.txt") == [(tmp_path.parent / "a.txt").as_posix()]
    assert told("-", "postgresql://host/db") == ["-", "postgresql://host/db"]
    assert told("a:b.txt", "换\n行.txt", "a\\b.txt")[:2] == ["a:b.txt", "换\n行.txt"]
    assert Repository("/").path("/a.txt") == "a.txt"
    assert Repository(str(tmp_path)).path(str(tmp_path)) == tmp_path.as_posix()


def test_drafts_on_several_drives_have_no_top(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def several(paths: object) -> str:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os.path, "commonpath", several)
    assert told("a.txt") == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_are_followed_within_the_repository(top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "门").symlink_to(top, target_is_directory=True)
    outside = tmp_path / "外面.txt"
    outside.write_text("好。\n", encoding="utf-8")
    (top / "近").symlink_to("drafts", target_is_directory=True)
    (top / "近.txt").symlink_to("drafts/五月/稿 件.txt")
    (top / "远.txt").symlink_to(outside)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "门"))
    monkeypatch.chdir(top / "drafts")
    assert told(tmp_path / "门" / "drafts" / "a.txt", top / "drafts" / "a.txt") == ["drafts/a.txt"] * 2
    assert told("../近/五月/稿 件.txt", "../近.txt") == ["drafts/五月/稿 件.txt"] * 2
    assert told("../远.txt") == ["远.txt"]
    assert told(outside, "a.txt") == [outside.as_posix(), "drafts/a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="no folder in use can be removed there")
def test_a_working_folder_that_was_removed(top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "没了"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert told(top / "drafts" / "a.txt") == ["drafts/a.txt"]
    assert told("/没有/a.txt") == ["没有/a.txt"]
    monkeypatch.chdir(tmp_path)
