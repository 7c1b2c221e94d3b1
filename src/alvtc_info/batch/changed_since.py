"""Limiting the findings of a draft to the paragraphs that changed since a git revision.

A finding about the whole draft is shown if the earlier version did not have it.
git is only queried; nothing is written.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from alvtc_info.errors import AlvtcInfoError, UsageError
from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.sandbox import find_program

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Result


class Since:
    """A revision in the git repositories of the drafts; it is looked up once for each folder."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._commits: dict[str, str] = {}

    def before(self, path: str) -> bytes | None:
        """The bytes of a file at that revision; None if the file did not exist then.

        Raises UsageError if there is no git, no repository or no such revision.
        """
        folder, name = os.path.split(os.path.abspath(path))
        done = _git(folder, "cat-file", "blob", f"{self._commit(folder)}:./{name}")
        return done.stdout if done.returncode == 0 else None

    def _commit(self, folder: str) -> str:
        if folder not in self._commits:
            if _git(folder, "rev-parse", "--git-dir").returncode:
                raise UsageError("no-repository", f"“{folder}”不在 git 仓库里，--changed-since 用不了")
            done = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{self._revision}^{{commit}}")
            if done.returncode:
                raise UsageError("no-revision", f"git 里没有“{self._revision}”这个版本，请核对 --changed-since 的写法")
            self._commits[folder] = done.stdout.decode("ascii").strip()
        return self._commits[folder]


# what the settings of a repository could have git run: a repository that arrived with the drafts is not trusted
_QUIET = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}


def _git(folder: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    program = find_program("git")
    if program is None:
        raise UsageError("no-git", "没有找到 git，--changed-since 用不了；请先安装 git")
    return subprocess.run(
        [program, "-C", folder, *words],
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
