"""Search folders for drafts: their paths, what cannot be opened, and documents left out, each by its suffix."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.model.result import Failure
from alvtc_info.reading.formats import DATA_SUFFIXES, DRAFT_SUFFIXES, left_out, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE_A_DRAFT = "这是一个文件夹，名字却像文档，请改名或给出文件"
_HEAD = 4 << 20  # bytes of data that are searched for its kind


class Found:
    """The result of a search: paths of drafts in order, failures, and documents left out with the Chinese reason."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.failures: list[Failure] = []
        self.left_out: list[tuple[str, str]] = []


def find_drafts(places: Iterable[str]) -> Found:
    """The drafts at these places, each once: a file is one whatever its suffix, a folder is searched with all in it.

    Hidden files and folders, and the lock files that Word keeps beside an open file (~$), are skipped. Data is a draft
    where it says its kind. `-` is standard input.
    """
    found = Found()
    for place in places:
        if place != "-" and os.path.isdir(place):
            _search(place, found)
        else:
            found.paths.append(place)
    found.paths = list(dict.fromkeys(found.paths))
    found.left_out = list(dict.fromkeys(found.left_out))
    return found


def _search(folder: str, found: Found) -> None:
    if suffix_of(folder) in DRAFT_SUFFIXES:
        found.failures.append(Failure(folder, "is-folder", _LIKE_A_DRAFT))
        return

    def unreadable(error: OSError) -> None:
        found.failures.append(Failure(str(error.filename), "no-permission", "打不开这个文件夹，请检查权限"))

    for base, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [name for name in folders if suffix_of(name) in DRAFT_SUFFIXES]:
            found.failures.append(Failure(os.path.join(base, name), "is-folder", _LIKE_A_DRAFT))
            folders.remove(name)
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                _take(os.path.join(base, name), found)


def _take(path: str, found: Found) -> None:
    suffix = suffix_of(path)
    if suffix in DRAFT_SUFFIXES or (suffix in DATA_SUFFIXES and _is_report(path)):
        found.paths.append(path)
    elif why := left_out(path):
        found.left_out.append((path, why))


def _is_report(path: str) -> bool:
    from alvtc_info.files import head_of
    from alvtc_info.reading.data import has_kind

    try:
        return has_kind(head_of(path, _HEAD).decode("utf-8-sig", errors="replace"), suffix_of(path))
    except OSError:
        return True
