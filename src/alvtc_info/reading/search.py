"""Search folders for drafts: their paths, what cannot be opened, and documents left out, each by its suffix."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.model.result import Failure
from alvtc_info.reading.formats import (
    DATA_SUFFIXES,
    DRAFT_SUFFIXES,
    LOCK_FILE,
    NO_DRAFTS,
    is_lock,
    left_out,
    suffix_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from alvtc_info.reading.repository import Repository
    from alvtc_info.text.file_patterns import IgnoredFiles

    Excluded = Callable[[str, bool], bool | None]  # a path, whether it is a folder → left out, taken back, or not named

_LIKE_A_DRAFT = "这是一个文件夹，名字却像文档，请改名或给出文件"
_HEAD = 4 << 20  # bytes of data that are searched for its kind


class Found:
    """The result of a search: paths of drafts in order, failures, and documents left out with the Chinese reason."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.failures: list[Failure] = []
        self.left_out: list[tuple[str, str]] = []


def find_drafts(
    places: Iterable[str], *, skip_others: bool = False, excluded: Excluded = lambda path, folder: None
) -> Found:
    """The drafts at these places, each once: a file is one whatever its suffix, a folder is searched with all in it.

    Hidden files and folders, the lock files that Word keeps beside an open file (~$), and what every repository has
    beside drafts (README, requirements) are skipped. Data is a draft where it says its kind. `-` is standard input.

    `excluded` says of a file or folder whether the settings leave it out, or take it back. With `skip_others` all this
    holds for files that are named too, with the folders above them: a hook names whatever was changed.
    """
    found = Found()
    places = list(places)
    search = _Search(found, excluded)
    repository = None
    if skip_others:
        from alvtc_info.reading.repository import repository_of

        repository = repository_of(places)
    for place in places:
        if place != "-" and os.path.isdir(place):
            search.folder(place)
        elif repository is None or place == "-":
            found.paths.append(place)
        else:
            search.named(place, repository)
    if len(places) > 1:
        once: dict[str, str] = {}
        for path in found.paths:
            once.setdefault(_place_of(path), path)
        found.paths = list(once.values())
    found.left_out = list(dict.fromkeys(found.left_out))
    return found


def _place_of(path: str) -> str:
    """The place a path leads to, by its words alone: `a.txt` and `./a.txt` are one, a link and its file are two."""
    return path if path == "-" else os.path.normcase(os.path.abspath(path))


class _Search:
    """A search for drafts, which are put into `found`."""

    def __init__(self, found: Found, excluded: Excluded) -> None:
        self._found = found
        self._excluded = excluded

    def folder(self, folder: str) -> None:
        """Search a folder with all in it."""
        found = self._found
        if suffix_of(folder) in DRAFT_SUFFIXES:
            found.failures.append(Failure(folder, "is-folder", _LIKE_A_DRAFT))
            return

        def unreadable(error: OSError) -> None:
            found.failures.append(Failure(str(error.filename), "no-permission", "打不开这个文件夹，请检查权限"))

        for base, folders, files in os.walk(folder, onerror=unreadable):
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".") and not self._excluded(os.path.join(base, name), True)
            )
            for name in [name for name in folders if suffix_of(name) in DRAFT_SUFFIXES]:
                found.failures.append(Failure(os.path.join(base, name), "is-folder", _LIKE_A_DRAFT))
                folders.remove(name)
            for name in sorted(files):
                if not name.startswith(".") and not is_lock(name):
                    self._take(os.path.join(base, name))

    def named(self, path: str, repository: Repository) -> None:
        """Take a file that a hook names, unless it, or a folder above it, is none of drafts."""
        below = (repository.inside(path) or os.path.basename(path)).split("/")
        if is_lock(path):
            self._found.left_out.append((path, LOCK_FILE))
        elif not any(name.startswith(".") for name in below) and not self._in_excluded(below, repository):
            self._take(path)

    def _in_excluded(self, below: list[str], repository: Repository) -> bool:
        steps = (os.path.join(repository.root, *below[:depth]) for depth in range(1, len(below)))
        return any(self._excluded(step, True) for step in steps)

    def _take(self, path: str) -> None:
        suffix = suffix_of(path)
        why = left_out(path)
        if not why and suffix not in DRAFT_SUFFIXES | DATA_SUFFIXES:
            return
        out = self._excluded(path, False)
        if out or (out is None and _beside_drafts().says(os.path.basename(path), folder=False)):
            return
        if why:
            self._found.left_out.append((path, why))
        elif suffix in DRAFT_SUFFIXES or _is_report(path):
            self._found.paths.append(path)


@lru_cache(maxsize=1)
def _beside_drafts() -> IgnoredFiles:
    from alvtc_info.text.file_patterns import IgnoredFiles

    return IgnoredFiles(NO_DRAFTS, folded=True)


def _is_report(path: str) -> bool:
    from alvtc_info.files import head_of
    from alvtc_info.reading.data import has_kind

    try:
        return has_kind(head_of(path, _HEAD).decode("utf-8-sig", errors="replace"), suffix_of(path))
    except OSError:
        return True
