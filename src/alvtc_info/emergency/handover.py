"""Packing a case for another machine and taking it over there: its whole log and the files of its reports.

Two logs of one case that were continued separately are merged: entries that only the other has are appended.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alvtc_info.emergency.case_entries import HandedOver, Reported
from alvtc_info.emergency.case_file import append, load_case, new_id, parse_case
from alvtc_info.emergency.case_log import current
from alvtc_info.errors import InputError, OutputError
from alvtc_info.originals import refuse_original

if TYPE_CHECKING:
    from datetime import datetime

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.case_entries import AnyEntry
    from alvtc_info.institution.values import Institution

_EVENT, _MANIFEST, _FILES = "event.yaml", "manifest.json", "files/"
_MOST = 64 << 20


@dataclass(frozen=True, slots=True)
class Handed:
    """What was packed or taken over: the case, the files of its reports, those missing, the number of new entries."""

    case: Case
    files: tuple[str, ...]
    missing: tuple[str, ...]
    new: int = 0


def pack_case(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    institution: Institution,
    *,
    to: str = "",
    now: datetime | None = None,
    force: bool = False,
) -> Handed:
    """Pack a case and the files of its reports into a .zip; the handover is recorded in its log.

    Raises InputError if the case cannot be read or is damaged, OutputError if the .zip exists or cannot be written;
    then the handover is not recorded either.
    """
    from alvtc_info.files import write_atomically, zipped

    name, target = os.fspath(path), os.fspath(output)
    inputs = [name, *_paper_paths(name)]
    refuse_original(target, inputs)
    if os.path.exists(target) and not force:
        raise OutputError("exists", "文件已存在，没有覆盖；确要覆盖请加 --force，或换一个文件名", target)
    moment = now or current(institution)
    recipient = to or institution.office

    def entry(case: Case) -> list[AnyEntry]:
        return [HandedOver(id=new_id(), at=moment, recorded_at=moment, direction="out", to=recipient)]

    if not os.path.isdir(os.path.dirname(os.path.abspath(target))):
        raise OutputError("no-folder", "要写入的文件夹不存在，请先建好或换一个位置", target)
    case = append(path, entry)
    files, packed, missing = _read_papers(case)
    with open(name, "rb") as stream:
        files[_EVENT] = stream.read()
    manifest = {
        "case": case.id,
        "entries": len(case.entries),
        "sha256": {n: _hash(d) for n, d in sorted(files.items())},
    }
    files[_MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    write_atomically(output, zipped(dict(sorted(files.items()))), force=force, inputs=inputs)
    return Handed(case, tuple(packed), tuple(missing))


def _paper_paths(path: str) -> list[str]:
    """The files of the reports of a case. Raises InputError if the case cannot be read or is damaged."""
    case = load_case(path)
    return [case.paper_path(paper) for paper in case.those(Reported) if paper.file]


def _read_papers(case: Case) -> tuple[dict[str, bytes], list[str], list[str]]:
    """The files of a case's reports by their names in the pack, the paths that were read, and the missing ones."""
    files: dict[str, bytes] = {}
    packed, missing = [], []
    for paper in case.those(Reported):
        if not paper.file:
            continue
        try:
            with open(case.paper_path(paper), "rb") as stream:
                files[_member(paper)] = stream.read(_MOST)
            packed.append(paper.file)
        except OSError:
            missing.append(paper.file)
    return files, packed, missing


def _member(paper: Reported) -> str:
    """The name of a file in the pack: the id of its entry and its own name, since two files may have the same name."""
    return f"{_FILES}{paper.id}-{os.path.basename(paper.file)}"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def take_over(
    pack: str | os.PathLike[str],
    output: str | os.PathLike[str],
    institution: Institution,
    *,
    now: datetime | None = None,
) -> Handed:
    """Take a case over from a .zip: write a new file, or append the new entries to the same case if it exists already.

    The files of its reports are put beside it; no existing file is overwritten. Raises InputError if the .zip is
    damaged or is of another case.
    """
    from alvtc_info.files import write_atomically

    files = _unpacked(pack)
    name = os.fspath(output)
    text = files[_EVENT].decode("utf-8-sig", errors="replace")
    incoming = parse_case(text, f"{os.fspath(pack)}：{_EVENT}")
    moment = now or current(institution)
    begun = not os.path.exists(name)
    if begun:
        write_atomically(name, files[_EVENT], inputs=(pack,))
    fresh: list[AnyEntry] = []

    def entries(case: Case) -> list[AnyEntry]:
        if case.id != incoming.id:
            raise InputError("other-case", f"压缩包里是另一起事件（{incoming.id}），没有并入", name)
        existing = {entry.id for entry in case.entries}
        fresh.extend(entry for entry in incoming.entries if entry.id not in existing)
        taken = HandedOver(
            id=new_id(), at=moment, recorded_at=moment, direction="in", to=os.path.basename(os.fspath(pack))
        )
        return [*fresh, taken]

    case = append(name, entries)
    placed = _place_files(files, incoming, os.path.dirname(os.path.abspath(name)), pack)
    missing = [p.file for p in incoming.those(Reported) if p.file and _member(p) not in files]
    return Handed(case, tuple(placed), tuple(missing), len(incoming.entries if begun else fresh))


def _place_files(files: dict[str, bytes], case: Case, folder: str, pack: str | os.PathLike[str]) -> list[str]:
    """Write each file to its path relative to the case; never outside the folder, never over another file."""
    from alvtc_info.files import write_atomically

    placed = []
    for paper in case.those(Reported):
        data = files.get(_member(paper)) if paper.file else None
        if data is None:
            continue
        inside = os.path.normpath(paper.file)
        if inside.startswith("..") or os.path.isabs(inside) or ":" in inside:
            inside = os.path.basename(paper.file)
        target = os.path.join(folder, inside)
        if not os.path.exists(target):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            write_atomically(target, data, inputs=(pack,))
            placed.append(inside)
    return placed


def _unpacked(pack: str | os.PathLike[str]) -> dict[str, bytes]:
    """The known members of a pack, their hashes verified. Raises InputError if it is too large, damaged or no pack."""
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.input import slurp

    name = os.fspath(pack)
    data = slurp(pack, name, Limits())
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            room = _MOST
            for info in source.infolist():
                if info.filename not in (_EVENT, _MANIFEST) and not info.filename.startswith(_FILES):
                    continue
                with source.open(info) as stream:
                    content = stream.read(room + 1)
                room -= len(content)
                if room < 0:
                    raise InputError("too-large", f"压缩包里的内容超过 {_MOST >> 20} MB，请核对来源", name)
                files[info.filename] = content
        manifest = json.loads(files[_MANIFEST])
        sums = manifest["sha256"]
        wrong = [n for n, d in files.items() if n != _MANIFEST and sums.get(n) != _hash(d)]
    except InputError:
        raise
    except Exception:  # damaged data makes zipfile, zlib and json raise in many ways
        raise InputError("bad-pack", "这不是案卷压缩包，或者已经损坏，请让对方重新打包", name) from None
    if wrong or _EVENT not in files:
        raise InputError("bad-pack", "压缩包里的内容与清单不符，请让对方重新打包", name)
    return files
