"""Limiting the findings of a draft to the paragraphs that changed since a git revision.

A finding about the whole draft is shown if the earlier version did not have it.
git is only queried; nothing is written.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

from alvtc_info.errors import AlvtcInfoError, UsageError
from alvtc_info.files import read_regular
from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.model.limits import DEFAULT_LIMITS
from alvtc_info.sandbox import find_program
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Result


class Since:
    """A revision in the git repositories of the drafts; it is looked up once for each folder."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._commits: dict[str, str] = {}
        self._prefixes: dict[str, bytes] = {}
        self._moved: dict[tuple[bytes, str], Mapping[bytes, bytes]] = {}
        self._trees: dict[tuple[bytes, str], Mapping[bytes, bytes]] = {}

    def before(self, path: str) -> bytes | None:
        """The bytes of a file at that revision, whatever its name was then; None if it did not exist.

        A file that was moved without telling git is known by its bytes.
        Raises UsageError if there is no git, no repository or no such revision.
        """
        folder, name = os.path.split(os.path.abspath(path))
        commit = self._commit(folder)
        done = _git(folder, "cat-file", "blob", f"{commit}:./{name}")
        if done.returncode == 0:
            return done.stdout
        now = self._prefix(folder) + os.fsencode(name)
        then = self._renamed(folder, commit).get(now)
        if then is None:
            return self._moved_unchanged(path, folder, commit)
        done = _git(folder, "cat-file", "blob", f"{commit}:{os.fsdecode(then)}")
        return done.stdout if done.returncode == 0 else None

    def _moved_unchanged(self, path: str, folder: str, commit: str) -> bytes | None:
        try:
            data = read_regular(path, DEFAULT_LIMITS.file_bytes)
        except OSError:
            return None
        return data if self._was_there(folder, commit, data) else None

    def _commit(self, folder: str) -> str:
        if folder not in self._commits:
            if _git(folder, "rev-parse", "--git-dir").returncode:
                raise UsageError("no-repository", f"“{folder}”不在 git 仓库里，--changed-since 用不了")
            done = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{self._revision}^{{commit}}")
            if done.returncode:
                shallow = _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
                raise UsageError(
                    "no-revision", f"git 里没有“{self._revision}”这个版本，{_SHALLOW if shallow else _WRONG}"
                )
            self._commits[folder] = done.stdout.decode("ascii").strip()
        return self._commits[folder]

    def _prefix(self, folder: str) -> bytes:
        """The path of a folder from the top of its repository, with / at its end unless it is the top."""
        if folder not in self._prefixes:
            done = _git(folder, "rev-parse", "--show-prefix")
            self._prefixes[folder] = done.stdout.removesuffix(b"\n")
        return self._prefixes[folder]

    def _renamed(self, folder: str, commit: str) -> Mapping[bytes, bytes]:
        """What files were called then, by their names in the index of git, from the top of the repository."""
        key = (self._top(folder), commit)
        if key not in self._moved:
            done = _git(folder, "diff-index", "--cached", "-M", "--diff-filter=R", "--name-status", "-z", commit, "--")
            words = iter(done.stdout.split(b"\0"))
            self._moved[key] = {now: then for _, then, now in zip(words, words, words, strict=False)}
        return self._moved[key]

    def _was_there(self, folder: str, commit: str, data: bytes) -> bool:
        """Whether a file with just these bytes was there then that is not there now: it has a new name."""
        top = self._top(folder)
        if (top, commit) not in self._trees:
            done = _git(folder, "ls-tree", "-r", "-z", "--full-tree", commit)
            lines = (line.partition(b"\t") for line in done.stdout.split(b"\0"))
            self._trees[top, commit] = {path: head.split(b" ")[2] for head, _, path in lines if path}
        tree = self._trees[top, commit]
        hashed = {blob_name(each, commit) for each in (data, data.replace(b"\r\n", b"\n"))}
        return any(
            blob in hashed and not os.path.lexists(os.path.join(os.fsdecode(top), os.fsdecode(path)))
            for path, blob in tree.items()
        )

    def _top(self, folder: str) -> bytes:
        return _git(folder, "rev-parse", "--show-toplevel").stdout.removesuffix(b"\n")


_WRONG = "请核对 --changed-since 的写法"
_SHALLOW = (
    "这里是浅克隆，只取了最近的提交；GitHub 的 checkout 请加 fetch-depth: 0，GitLab 请设 GIT_DEPTH: 0，"
    "自己的电脑上运行 git fetch --unshallow"
)


def blob_name(data: bytes, commit: str) -> bytes:
    """The name that git gives to these bytes, by the kind of hash that names this commit."""
    import hashlib

    digest = hashlib.new("sha1" if len(commit) == 40 else "sha256", b"blob %d\0" % len(data), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest().encode()


# what the settings of a repository could have git run: a repository that arrived with the drafts is not trusted
_QUIET = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}


def _git(folder: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    program = find_program("git")
    if program is None:
        raise UsageError("no-git", "没有找到 git，--changed-since 用不了；请先安装 git")
    return subprocess.run(
        [program, "-C", folder, "-c", "core.fsmonitor=false", *words],
        env={**os.environ, **_QUIET},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )


def only_changed(
    result: Result, document: Document, before: bytes | None, look: Callable[[bytes], tuple[Result, Document]]
) -> Result:
    """Return the result without findings in paragraphs of the earlier file; `look` reads and checks its bytes.

    A file that did not exist, or that could not be read, is new as a whole. Suppressed findings stay listed.
    """
    if before is None:
        return result
    try:
        old, earlier = look(before)
    except AlvtcInfoError:
        return result
    stood = Counter(_plain(block.text) for block in earlier.blocks)
    changed = set()
    for block in document.blocks:
        text = _plain(block.text)
        stood[text] -= 1
        if stood[text] < 0:
            changed.add(block.id)
    known = set(fingerprints(old, earlier))
    kept = tuple(
        finding
        for finding, mark in zip(result.findings, fingerprints(result, document), strict=True)
        if (finding.block in changed if finding.quote or finding.end else mark not in known)
        or any(site.path == finding.path and site.block in changed for site in finding.related)
    )
    return replace(result, findings=kept)


def _plain(text: str) -> str:
    return "".join(text.split())
