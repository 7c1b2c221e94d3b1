"""The root of the repository that drafts lie in, and the paths by which other programs know them there."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CI_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")  # GitHub, GitLab, Azure


class Repository:
    """The folder that paths are told from; `root` is its real path."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self._real = lru_cache(maxsize=None)(os.path.realpath)

    def inside(self, path: str) -> str | None:
        """The path from the root, with / and without . or ..; None for a file outside.

        A link is followed where it leads to another place in the repository: git has the change there.
        """
        folder, name = os.path.split(path)
        place = os.path.join(self._real(folder or os.curdir), name)
        if os.path.islink(place) or name in ("", os.curdir, os.pardir):
            target = self._below(self._real(place))
            if target is not None:
                return target
        return self._below(place)

    def path(self, path: str) -> str:
        """The path as other programs are told it: from the root, else absolute; always with /."""
        if is_no_file(path):
            return path
        found = self.inside(path)
        return os.path.abspath(path).replace(os.sep, "/") if found is None else found

    def _below(self, path: str) -> str | None:
        base = os.path.join(self.root, "")
        if not os.path.normcase(path).startswith(os.path.normcase(base)):
            return None
        return path[len(base) :].replace(os.sep, "/") or None


def is_no_file(path: str) -> bool:
    """Whether this is standard input, a draft without a name, or an address, rather than the path of a file."""
    return path in ("", "-") or "://" in path


def repository_of(paths: Iterable[str]) -> Repository:
    """The repository of some drafts: the first of these folders that one of them lies in.

    The workspace of GitHub, GitLab or Azure; the top of git from the working folder; that from the drafts. Else the
    working folder.
    A workspace that is no repository itself gives way to the one within it that all drafts lie in. git is not run.
    """
    folders = {os.path.dirname(path) for path in paths if not is_no_file(path)}
    real = {os.path.realpath(folder or os.curdir) for folder in folders}
    top = _top(_common(real)) if real else None
    for name in CI_ROOTS:
        workspace = os.environ.get(name, "")
        if os.path.isabs(workspace) and os.path.isdir(workspace):
            root = os.path.realpath(workspace)
            if any(_holds(root, folder) for folder in real):
                return Repository(top if top and not _has_git(root) and _holds(root, top) else root)
    working = _working_folder()
    here = _top(working)
    if here and any(_holds(here, folder) for folder in real):
        return Repository(here)
    return Repository(top or working)


def _working_folder() -> str:
    try:
        return os.getcwd()
    except OSError:  # it was removed
        return os.path.abspath(os.sep)


def _common(folders: Iterable[str]) -> str:
    try:
        return os.path.commonpath(folders)
    except ValueError:  # several drives
        return ""


def _holds(root: str, folder: str) -> bool:
    return os.path.normcase(os.path.join(folder, "")).startswith(os.path.normcase(os.path.join(root, "")))


def _top(folder: str) -> str | None:
    """The nearest folder upwards that git takes for the top of a repository."""
    while folder:
        if _has_git(folder):
            return folder
        above = os.path.dirname(folder)
        folder = "" if above == folder else above
    return None


def _has_git(folder: str) -> bool:
    """Whether a folder is the top of a repository, a worktree or a submodule (the latter have a file `.git`)."""
    found = os.path.join(folder, ".git")
    return os.path.isfile(found) or os.path.lexists(os.path.join(found, "HEAD"))
