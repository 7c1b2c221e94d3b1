"""Backup, restore and upgrade of what a service keeps: accounts, audit trail, cases, a ledger in SQLite.

A backup is a .zip for its owner only, with a manifest of the SHA-256 of every file. Databases are copied by SQLite's
own backup, so a service may run meanwhile. A restore verifies everything before it touches anything, and puts what was
there aside. PostgreSQL is its administrator's to dump.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from alvtc_info import InputError, OutputError, UsageError, __version__
from alvtc_info.web.accounts import FILE, SCHEMA, connect, migrate, schema_of
from alvtc_info.web.audit_trail import FOLDER, AuditTrail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MANIFEST = "manifest.json"
_LEDGER = "ledger.sqlite3"
_CASES = "cases"
_FORMAT = 1
_MOST_BYTES = 1 << 34  # of all files of a backup, unpacked
_MOST_FILES = 100_000
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Places:
    """Where a service keeps things: the data folder, the folder of cases and the file of the ledger (None: none).

    Raises UsageError for a ledger that is no file.
    """

    data: str
    cases: str | None = None
    ledger: str | None = None

    def __post_init__(self) -> None:
        if self.ledger is not None and "://" in self.ledger:
            message = (
                "PostgreSQL 台账请管理员用 pg_dump 备份、pg_restore 恢复；这里只管 SQLite 台账文件，不要写 --ledger"
            )
            raise UsageError("not-a-file", message)


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: version and moment of its making, schema of the accounts, SHA-256 by name of file."""

    version: str
    made: str
    schema: int
    files: dict[str, str]


def make_backup(places: Places, target: str, *, force: bool = False) -> Manifest:
    """Write a backup to a file. Raises OutputError if it exists (without `force`) or cannot be written, InputError if
    something is missing or its database is broken.
    """
    if os.path.lexists(target) and not force:
        raise OutputError("exists", "文件已经有了；换一个名字，或加 --force 覆盖", target)
    _demand_apart(places, target)
    with _told(target), tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(target))) as work:
        made = os.path.join(work, "backup.zip")
        os.close(os.open(made, os.O_CREAT | os.O_WRONLY, 0o600))
        sums: dict[str, str] = {}
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in _collected(places, work):
                _demand_fit(name, path)
                sums[name] = _packed(archive, name, path)
            manifest = Manifest(__version__, _now(), _schema(os.path.join(places.data, FILE)), sums)
            archive.writestr(_MANIFEST, json.dumps({"format": _FORMAT, **vars(manifest)}, ensure_ascii=False, indent=1))
        with open(made, "rb+") as stream:
            os.fsync(stream.fileno())
        os.replace(made, target)
    return manifest


def restore_backup(archive: str, places: Places, *, force: bool = False) -> tuple[Manifest, list[str]]:
    """Put back what a backup holds, as far as `places` names where; the service must be stopped.

    Returns the manifest and where what was there before was put aside. Raises InputError if the backup is no whole one,
    OutputError if something is there already (without `force`) or cannot be written: then nothing was changed.
    """
    parent = os.path.dirname(os.path.abspath(places.data))
    with _told(parent):
        os.makedirs(parent, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=parent) as work:
            manifest = _unpacked(archive, work)
            _demand_sound(work, archive)
            moves = _moves(places, work, manifest)
            taken = [target for _, target in moves if _is_there(target)]
            if taken and not force:
                message = "这里已经有了，没有恢复；确要换成备份里的，加 --force（现有的会改名留着，不会删）"
                raise OutputError("exists", message, taken[0])
            return manifest, _swapped(moves)


def upgrade(places: Places, archive: str) -> tuple[int, int]:
    """Bring the accounts of an older version up to date: back up to a file, migrate, verify, else roll back.

    Returns the schema before and after; where they are the same nothing was done and no backup made. The service must
    be stopped. Raises as `make_backup`; OutputError if the migration failed and the accounts are as they were.
    """
    path = os.path.join(places.data, FILE)
    before = _schema(path)
    if before == SCHEMA:
        return before, before
    if before > SCHEMA:
        raise InputError("newer-accounts", "账号文件是更新的版本写的，请升级 alvtc-info", path)
    make_backup(places, archive)
    kept = f"{path}.{before}"
    with _told(path):
        _copy_database(path, kept)
    try:
        counted = _counts(path)
        with closing(connect(path)) as database:
            migrate(database, path)
        if _schema(path) != SCHEMA or _counts(path) != counted or not _is_whole(path):
            raise InputError("bad-upgrade", "升级后核对不上", path)
    except Exception as error:
        os.replace(kept, path)
        message = f"升级没有成功（{type(error).__name__}），账号已退回原样；备份在 {archive}"
        raise OutputError("rolled-back", message, path) from None
    os.unlink(kept)
    return before, SCHEMA


def _collected(places: Places, work: str) -> Iterator[tuple[str, str]]:
    """The files of a backup: the name of each in it, and where it lies; databases as copies in `work`."""
    accounts = os.path.join(places.data, FILE)
    yield FILE, _copied(accounts, os.path.join(work, FILE))
    trail = os.path.join(places.data, FOLDER)
    yield from _below(trail, FOLDER, lambda name: name.endswith(".jsonl"))
    if places.cases is not None:
        if not os.path.isdir(places.cases):
            raise InputError("not-found", "没有这个案卷文件夹", places.cases)
        yield from _below(places.cases, _CASES, lambda name: not name.endswith(".lock"))
    if places.ledger is not None:
        yield _LEDGER, _copied(places.ledger, os.path.join(work, _LEDGER))


def _demand_apart(places: Places, target: str) -> None:
    """Refuse to write a backup onto something that it is a backup of, by whatever name or link."""
    folders = [os.path.join(places.data, FOLDER), *filter(None, [places.cases])]
    kept = [os.path.join(places.data, FILE), *filter(None, [places.ledger])]
    kept += [path for folder in folders for _, path in _below(folder, "", lambda name: True)]
    if os.path.exists(target) and any(os.path.exists(path) and os.path.samefile(path, target) for path in kept):
        raise OutputError("onto-itself", "这是要备份的文件，不能写在它上面，请换一个文件名", target)


def _below(folder: str, called: str, wanted: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """The regular files below a folder, no links."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(place, name)
            if wanted(name) and os.path.isfile(path) and not os.path.islink(path):
                yield f"{called}/{os.path.relpath(path, folder).replace(os.sep, '/')}", path


def _copied(path: str, copy: str) -> str:
    if not os.path.isfile(path):
        raise InputError("not-found", "没有这个文件，没有备份", path)
    _copy_database(path, copy)
    if not _is_whole(copy):
        raise InputError("broken-database", "数据库坏了，没有备份；请先恢复以前的备份", path)
    return copy


def _copy_database(path: str, copy: str) -> None:
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        raise InputError("broken-database", f"数据库读不了（{error}）", path) from None


def _is_whole(path: str) -> bool:
    try:
        with closing(sqlite3.connect(path)) as database:
            return bool(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except sqlite3.Error:
        return False


def _schema(path: str) -> int:
    with closing(connect(path)) as database:
        return schema_of(database, path)


def _counts(path: str) -> list[Any]:
    """The names in the file of accounts, disabled and revoked ones too."""
    with closing(connect(path)) as database:
        return database.execute(
            "SELECT 'a', name, role, hash, disabled FROM accounts UNION ALL"
            " SELECT 't', name, role, hash, revoked FROM tokens ORDER BY 1, 2"
        ).fetchall()


def _packed(archive: zipfile.ZipFile, name: str, path: str) -> str:
    """Pack a file as it is at one moment, and return its SHA-256."""
    digest = hashlib.sha256()
    with open(path, "rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while data := source.read(_CHUNK):
            digest.update(data)
            target.write(data)
    return digest.hexdigest()


def _unpacked(archive: str, work: str) -> Manifest:
    """Unpack a backup into a folder; every file must be in the manifest with its hash, and no other."""
    try:
        with zipfile.ZipFile(archive) as packed:
            manifest = _manifest(packed)
            names = [info.filename for info in packed.infolist()]
            if sorted(names) != sorted([*manifest.files, _MANIFEST]) or len(names) > _MOST_FILES:
                raise ValueError("其中的文件和清单不一样")
            left = _MOST_BYTES
            for name, wanted in manifest.files.items():
                left -= _unpack(packed, name, _place_in(work, name), wanted, left)
    except FileNotFoundError:
        raise InputError("not-found", "没有这个备份文件", archive) from None
    except ValueError as error:
        raise InputError("bad-backup", f"这份备份不能用：{error}", archive) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise InputError("bad-backup", "这份备份不能用：不是备份，或者坏了", archive) from None
    return manifest


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    try:
        info = packed.getinfo(_MANIFEST)
        found = json.loads(packed.read(info)) if info.file_size <= _CHUNK * 64 else {}
        files = {str(name): str(digest) for name, digest in found["files"].items()}
        manifest = Manifest(str(found["version"]), str(found["made"]), int(found["schema"]), files)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        raise ValueError("没有清单，或清单读不了") from None
    if found.get("format") != _FORMAT or manifest.schema > SCHEMA:
        raise ValueError("是更新的版本做的，请先升级 alvtc-info")
    return manifest


def _place_in(work: str, name: str) -> str:
    """Where a file of a backup goes within a folder. Raises ValueError for a name that leads elsewhere."""
    parts = name.split("/")
    below = parts[0] in {FOLDER, _CASES} and len(parts) > 1
    odd = any(
        part in {"", ".", ".."} or "\\" in part or not part.isprintable() or os.path.splitdrive(part)[0]
        for part in parts
    )
    if odd or not (below or name in {FILE, _LEDGER}):
        raise ValueError("其中有不该有的文件名")
    return os.path.join(work, *parts)


def _demand_fit(name: str, path: str) -> None:
    """Refuse to pack what could not be restored."""
    try:
        _place_in("", name)
    except ValueError:
        raise InputError("bad-name", "文件名里有反斜杠或控制字符，恢复不了，请先改名", path) from None


def _unpack(packed: zipfile.ZipFile, name: str, target: str, wanted: str, most: int) -> int:
    os.makedirs(os.path.dirname(target), mode=0o700, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with packed.open(name) as source, open(handle, "wb") as stream:
        while data := source.read(_CHUNK):
            size += len(data)
            if size > most:
                raise ValueError("太大")
            digest.update(data)
            stream.write(data)
    if digest.hexdigest() != wanted:
        raise ValueError(f"{name} 和清单里的散列值不符")
    return size


def _demand_sound(work: str, archive: str) -> None:
    """Raise InputError unless the databases of an unpacked backup are whole and its trail holds together."""
    accounts = os.path.join(work, FILE)
    databases = [path for path in (accounts, os.path.join(work, _LEDGER)) if os.path.exists(path)]
    if accounts not in databases or not all(_is_whole(path) for path in databases):
        raise InputError("bad-backup", "这份备份不能用：其中的数据库坏了，或没有账号文件", archive)
    _schema(accounts)
    AuditTrail(work).verify()


def _moves(places: Places, work: str, manifest: Manifest) -> list[tuple[str, str]]:
    """What goes where: from within the unpacked backup to the places. Raises UsageError for what has no place."""
    heads = {name.split("/")[0] for name in manifest.files}
    moves = [(os.path.join(work, FILE), os.path.join(places.data, FILE))]
    if FOLDER in heads:
        moves.append((os.path.join(work, FOLDER), os.path.join(places.data, FOLDER)))
    for head, place, flag in ((_CASES, places.cases, "--cases"), (_LEDGER, places.ledger, "--ledger")):
        if head in heads:
            if place is None:
                raise UsageError(
                    "no-place", f"备份里有{'案卷' if head == _CASES else '台账'}，请用 {flag} 写明恢复到哪里"
                )
            moves.append((os.path.join(work, head), place))
    return moves


def _is_there(path: str) -> bool:
    """Whether there is something that must not be lost."""
    return bool(os.listdir(path)) if os.path.isdir(path) else os.path.lexists(path)


def _swapped(moves: list[tuple[str, str]]) -> list[str]:
    """Put everything into its place and what was there aside, all or nothing."""
    mark = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    done: list[tuple[str, str]] = []  # from → to, as renamed
    aside: list[str] = []
    try:
        for source, target in moves:
            os.makedirs(os.path.dirname(os.path.abspath(target)), mode=0o700, exist_ok=True)
            for tail in (
                "",
                "-wal",
                "-shm",
                "-journal",
            ):  # what belongs to an old database must not be read with the new
                if os.path.lexists(target + tail):
                    old = f"{target}.恢复前-{mark}{tail}"
                    os.rename(target + tail, old)
                    done.append((target + tail, old))
                    aside.append(old)
            shutil.move(source, target)
            done.append((source, target))
    except OSError:
        for before, after in reversed(done):
            shutil.move(after, before)
        raise
    return aside


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError("unwritable", f"写不了（{error.strerror}）", error.filename or path) from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
