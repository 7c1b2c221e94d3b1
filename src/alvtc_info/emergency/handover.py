"""Packing a case for another machine and taking it over there: its whole log and the files of its reports.

Two logs of one case that were continued separately are merged: entries that only the other has are appended.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

from alvtc_info.emergency.case import words_of
from alvtc_info.emergency.case_entries import HandedOver, Reported
from alvtc_info.emergency.case_file import append, load_case, new_id, parse_case
from alvtc_info.emergency.case_log import current
from alvtc_info.emergency.case_seals import doubted
from alvtc_info.errors import AlvtcInfoError, InputError, OutputError
from alvtc_info.model.limits import DEFAULT_LIMITS
from alvtc_info.originals import is_path, refuse_original
from alvtc_info.reading.drafts import name_of
from alvtc_info.reading.input import slurp, slurp_inside
from alvtc_info.reading.packs import MOST_BYTES, Pack, name_fault, open_pack, paper_fault, refused_member
from alvtc_info.text.value_classes import frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.case_entries import AnyEntry
    from alvtc_info.institution.values import Institution
    from alvtc_info.reading.input import Source

_EVENT, _MANIFEST, _FILES = "event.yaml", "manifest.json", "files/"
_DAMAGED = ("bad-pack", "这不是案卷压缩包，或者已经损坏，请让对方重新打包")
_PACK = Pack(
    damaged=_DAMAGED,
    too_large=("too-large", f"压缩包里的内容超过 {MOST_BYTES >> 20} MB 或文件太多，请核对来源"),
    folder=_FILES,
)


@frozen
class Handed:
    """What was packed or taken over: the case, the files of its reports, those missing, the number of new entries.

    `left_out` are Chinese lines on files that are there and were not packed or not put down, with the reason.
    """

    case: Case
    files: tuple[str, ...]
    missing: tuple[str, ...]
    new: int = 0
    left_out: tuple[str, ...] = ()


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

    Only drafts are packed, and only from the folder of the case: a log from elsewhere may name any file.
    Raises InputError if the case cannot be read or is damaged, or a report bears a secrecy mark, OutputError if the
    .zip exists or cannot be written; then the handover is not recorded either.
    """
    from alvtc_info.files import write_atomically

    name, target = os.fspath(path), os.fspath(output)
    known = load_case(path, mend=True)
    inputs = [name, *(known.paper_path(paper) for paper in known.those(Reported) if paper.file)]
    refuse_original(target, inputs)
    if os.path.exists(target) and not force:
        raise OutputError("exists", "文件已存在，没有覆盖；确要覆盖请加 --force，或换一个文件名", target)
    if not os.path.isdir(os.path.dirname(os.path.abspath(target))):
        raise OutputError("no-folder", "要写入的文件夹不存在，请先建好或换一个位置", target)
    handed, data = pack_up(path, institution, to=to, now=now)
    write_atomically(output, data, force=force, inputs=inputs)
    return handed


def pack_up(
    path: str | os.PathLike[str], institution: Institution, *, to: str = "", now: datetime | None = None
) -> tuple[Handed, bytes]:
    """Pack a case as `pack_case`, without writing the .zip: what was packed, and its bytes."""
    from alvtc_info.files import zipped

    name, moment, recipient = os.fspath(path), now or current(institution), to or institution.office

    def entry(case: Case) -> list[AnyEntry]:
        return [HandedOver(id=new_id(), at=moment, recorded_at=moment, direction="out", to=recipient)]

    known = load_case(path, mend=True)
    papers = _read_papers(known)
    remedy = "没有打包；误记的经批准用 emergency erase 清除"
    _refuse_marked(known, zip(papers.packed, papers.files.values(), strict=True), remedy, "没有打包")
    case = append(path, entry)
    files = papers.files
    files[_EVENT] = slurp(name, name, DEFAULT_LIMITS)
    manifest = {
        "case": case.id,
        "entries": len(case.entries),
        "head": {"number": case.head.number, "sha256": case.head.hash, "short": str(case.head)},
        "sha256": {n: _hash(d) for n, d in sorted(files.items())},
    }
    files[_MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    handed = Handed(case, tuple(papers.packed), tuple(papers.missing), left_out=tuple(papers.left_out))
    return handed, zipped(dict(sorted(files.items())))


def _refuse_marked(case: Case, papers: Iterable[tuple[str, bytes]], of_log: str, of_paper: str) -> None:
    """Raise InputError if the log or a report (path and bytes) bears a secrecy mark, saying what was not done.

    What cannot be read as a draft is passed over.
    """
    from alvtc_info.linting.secrecy_guard import refuse_secret, refuse_secret_words
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.reading.drafts import read_bytes

    refuse_secret_words((case.id, *words_of(case.entries)), work=of_log, name=case.path)
    for path, data in papers:
        try:
            document = read_bytes(data, path, CheckRequest(), guarded=True)
        except AlvtcInfoError:
            continue
        refuse_secret(document, work=of_paper)


class _Papers:
    """The files of a case's reports by their names in the pack, the paths packed and missing, what was left out."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.packed: list[str] = []
        self.missing: list[str] = []
        self.left_out: list[str] = []


def _read_papers(case: Case) -> _Papers:
    found = _Papers()
    folder = os.path.dirname(os.path.abspath(case.path))
    room = MOST_BYTES // 2  # the log has a place in the pack too
    for paper in case.those(Reported):
        if not paper.file:
            continue
        try:
            data = slurp_inside(folder, paper.file, paper.file, replace(DEFAULT_LIMITS, file_bytes=room))
        except InputError as error:
            if error.code == "not-found":
                found.missing.append(paper.file)
            else:
                found.left_out.append(f"稿件 {paper.file} 没有打包：{error.message}")
            continue
        fault = _path_fault(paper.file, data)
        if fault:
            found.left_out.append(f"稿件 {paper.file} 没有打包：{fault}")
            continue
        member = _member(paper)
        if member in found.files:
            if found.files[member] != data:
                found.left_out.append(
                    f"稿件 {paper.file} 没有打包：案卷里有两条编号相同的记录，文件也同名，请改名后再打包"
                )
            continue
        room -= len(data)
        found.files[member] = data
        found.packed.append(paper.file)
    return found


def _path_fault(path: str, data: bytes) -> str:
    """What keeps a paper from being put down at this path beside a case, in Chinese: each name on it is plain."""
    *folders, name = path.split("/")
    return paper_fault(name, data) or next(filter(None, map(name_fault, folders)), "")


def _member(paper: Reported) -> str:
    """The name of a file in the pack: the id of its entry and its own name, since two files may have the same name."""
    return f"{_FILES}{paper.id}-{os.path.basename(paper.file)}"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def take_over(
    pack: Source,
    output: str | os.PathLike[str],
    institution: Institution,
    *,
    now: datetime | None = None,
    name: str = "",
) -> Handed:
    """Take a case over from a .zip: write a new file, or append the new entries to the same case if it exists already.

    `name` is that of the .zip where it is given as bytes. The files of its reports are put beside it; no existing file
    is overwritten, no link followed. Raises InputError if the .zip is damaged, is of another case, holds anything but
    its log and drafts, or bears a secrecy mark: then nothing is written at all.
    """
    from alvtc_info.files import place

    target, source = os.fspath(output), name_of(pack, name or None)
    inputs = (source,) if is_path(pack) else ()
    files = _unpacked(pack, source)
    text = files[_EVENT].decode("utf-8-sig", errors="replace")
    incoming = doubted(parse_case(text, f"{source}：{_EVENT}"))
    papers = _judged_papers(files, incoming, source)
    _refuse_marked(incoming, papers.items(), "没有接收", "没有接收")
    moment = now or current(institution)
    folder = os.path.dirname(os.path.abspath(target))
    if os.path.islink(target):
        raise OutputError("is-link", "这里是链接，没有写；请写出它指向的案卷", target)
    begun = not os.path.exists(target)
    if begun:
        if not os.path.isdir(folder):
            raise OutputError("no-folder", "要写入的文件夹不存在，请先建好或换一个位置", target)
        place(folder, os.path.basename(target), files[_EVENT], inputs=inputs)
    fresh: list[AnyEntry] = []

    def entries(case: Case) -> list[AnyEntry]:
        if case.id != incoming.id:
            raise InputError("other-case", f"压缩包里是另一起事件（{incoming.id}），没有并入", target)
        existing = {entry.id for entry in case.entries}
        fresh.extend(entry for entry in incoming.entries if entry.id not in existing)
        taken = HandedOver(id=new_id(), at=moment, recorded_at=moment, direction="in", to=os.path.basename(source))
        return [*fresh, taken]

    case = append(target, entries)
    placed, left_out = _place_files(papers, folder, inputs)
    missing = [p.file for p in incoming.those(Reported) if p.file and _member(p) not in files]
    new = len(incoming.entries if begun else fresh)
    return Handed(case, tuple(placed), tuple(missing), new, tuple(left_out))


def _judged_papers(files: dict[str, bytes], case: Case, pack: str) -> dict[str, bytes]:
    """The papers of a pack by their path beside the case. Raises InputError for one that is not taken.

    What an older version packed from outside the folder of the case comes to lie beside it.
    """
    papers: dict[str, bytes] = {}
    named = {_EVENT, _MANIFEST}
    for paper in case.those(Reported):
        member = _member(paper)
        if not paper.file or member not in files:
            continue
        named.add(member)
        outside = paper.file.startswith(("/", "../")) or paper.file[1:2] == ":"
        path = paper.file.rpartition("/")[2] if outside else paper.file
        fault = _path_fault(path, files[member])
        if fault:
            raise refused_member(paper.file, fault, pack)
        papers.setdefault(path, files[member])
    for member in files:
        if member not in named:
            raise refused_member(member, "不是这份案卷的稿件", pack)
    return papers


def _place_files(papers: dict[str, bytes], folder: str, inputs: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Write each paper to its path below the folder: the paths written, and lines on those that were not.

    A file that is there already stays as it is.
    """
    from alvtc_info.files import place

    placed, left_out = [], []
    for path, data in papers.items():
        try:
            place(folder, path, data, inputs=inputs)
            placed.append(path)
        except OutputError as error:
            if error.code != "exists":
                left_out.append(f"稿件 {path} 没有取出：{error.message}")
            elif not _holds(folder, path, data):
                left_out.append(f"稿件 {path} 没有取出：已有同名的文件，内容不同，没有覆盖")
    return placed, left_out


def _holds(folder: str, path: str, data: bytes) -> bool:
    try:
        return slurp_inside(folder, path, path, replace(DEFAULT_LIMITS, file_bytes=len(data))) == data
    except InputError:
        return False


def _unpacked(pack: Source, name: str) -> dict[str, bytes]:
    """The members of a pack, their hashes verified. Raises InputError if it is too large, damaged or no pack."""
    files = open_pack(slurp(pack, name, DEFAULT_LIMITS), name, _PACK)
    try:
        sums = json.loads(files[_MANIFEST])["sha256"]
        wrong = [n for n, d in files.items() if n != _MANIFEST and sums.get(n) != _hash(d)]
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        raise InputError(*_DAMAGED, name) from None
    if wrong or _EVENT not in files:
        raise InputError("bad-pack", "压缩包里的内容与清单不符，请让对方重新打包", name)
    return files
