"""A baseline: known findings that are ignored from then on. It contains hashes only, no text of a draft."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError
from alvtc_info.files import read_regular
from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.text.value_classes import frozen, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Result

VERSION = 1
_MOST = 256 << 20  # bytes


@frozen
class Baseline:
    """The fingerprints that are ignored, by file: paths with /, relative to the folder of the baseline."""

    path: str
    known: Mapping[str, frozenset[str]]

    def without(self, checked: Sequence[tuple[Result, Document]]) -> tuple[list[tuple[Result, Document]], int, int]:
        """Remove known findings from the results.

        Returns the results, the number of findings removed, and that of known findings of these files that are gone.
        """
        kept, passed, gone = [], 0, 0
        for result, document in checked:
            known = self.known.get(_named(result.path, self.path), frozenset())
            marks = fingerprints(result, document)
            new = tuple(f for f, mark in zip(result.findings, marks, strict=True) if mark not in known)
            passed += len(marks) - len(new)
            gone += len(known - set(marks))
            kept.append((replace(result, findings=new), document))
        return kept, passed, gone


def load_baseline(path: str) -> Baseline:
    """Read a baseline. Raises InputError if there is none, if it is no baseline, or if a newer program wrote it."""
    try:
        data = json.loads(read_regular(path, _MOST))
    except FileNotFoundError:
        raise InputError("not-found", "找不到这个基线文件，请核对路径；新建用 --write-baseline", path) from None
    except (OSError, ValueError, RecursionError):
        raise InputError("not-a-baseline", "这不是基线文件，请用 --write-baseline 重写", path) from None
    files = data.get("files") if isinstance(data, dict) else None
    version = data.get("baseline") if isinstance(data, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise InputError("newer-baseline", "基线是更新的程序写的，请升级 alvtc-info", path)
    good = isinstance(files, dict) and all(
        isinstance(marks, list) and all(isinstance(mark, str) for mark in marks) for marks in files.values()
    )
    if version != VERSION or not good or files is None:
        raise InputError("not-a-baseline", "这不是基线文件，请用 --write-baseline 重写", path)
    return Baseline(path, {name: frozenset(marks) for name, marks in files.items()})


def format_baseline(path: str, checked: Sequence[tuple[Result, Document]]) -> str:
    """Return the text of a baseline of these results, to be written to `path`; the same results give the same text."""
    files = {
        _named(result.path, path): sorted(fingerprints(result, document))
        for result, document in checked
        if result.findings
    }
    return json.dumps({"baseline": VERSION, "files": dict(sorted(files.items()))}, ensure_ascii=False, indent=1) + "\n"


def _named(path: str, baseline: str) -> str:
    """The path relative to the folder of the baseline; the absolute path if there is none (on another drive)."""
    folder = os.path.dirname(os.path.abspath(baseline))
    try:
        return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
    except ValueError:
        return os.path.abspath(path).replace(os.sep, "/")
