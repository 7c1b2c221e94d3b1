"""Whether the papers of the ledger, in a folder, still are what they were when they were recorded.

They are the items themselves, and what adoptions have as evidence.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import Adoption, Item
from alvtc_info.errors import InputError
from alvtc_info.reading.input import file_hash
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.assessment.ledger_entries import Record


@frozen
class Papers:
    """What was found: how many papers are the same, how many are not there, and those replaced, by number and name."""

    same: int
    missing: int
    replaced: tuple[tuple[int, str], ...]


def compare_papers(records: Iterable[Record], folder: str) -> Papers:
    """Compare the papers of these records with the files of their names in a folder and in the folders in it.

    Raises InputError if there is no such folder. A file that cannot be read is not the same.
    """
    if not os.path.isdir(folder):
        raise InputError("not-found", "找不到这个文件夹，请核对路径", folder)
    sought = {}
    for record in records:
        entry = record.said
        if isinstance(entry, Item) and entry.file and entry.sha256:
            sought[record.id] = entry.file, entry.sha256
        elif isinstance(entry, Adoption) and entry.evidence and entry.evidence_sha256:
            sought[record.id] = os.path.basename(entry.evidence), entry.evidence_sha256
    places = _places({file for file, _ in sought.values()}, folder)
    same = missing = 0
    replaced = []
    for number, (file, sha256) in sought.items():
        if file not in places:
            missing += 1
        elif any(file_hash(path) == sha256 for path in places[file]):
            same += 1
        else:
            replaced.append((number, file))
    return Papers(same, missing, tuple(replaced))


def _places(names: set[str], folder: str) -> dict[str, list[str]]:
    """The paths of the files with these names."""
    found: dict[str, list[str]] = {}
    for base, _, files in os.walk(folder):
        for name in names.intersection(files):
            found.setdefault(name, []).append(os.path.join(base, name))
    return found
