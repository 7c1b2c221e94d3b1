"""Writing files: the same input gives the same bytes, and a file is written whole or not at all."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from alvtc_info.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_BINARY = getattr(os, "O_BINARY", 0)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def repack(data: bytes, replace: dict[str, bytes] | None = None) -> bytes:
    """Return a zip package in a fixed order, with fixed dates and one deflate level.

    `replace` are parts to replace or add, by their names in the zip.
    """
    changed = replace or {}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        existing = set(source.namelist())
        for name in sorted(existing | changed.keys(), key=_order):
            _put(target, name, changed[name] if name in changed else source.read(name))
    return out.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files in their order: the same bytes on every system."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in files.items():
            _put(target, name, data)
    return out.getvalue()


def _put(target: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    info.external_attr = 0
    target.writestr(info, data, compresslevel=6)


def _order(name: str) -> tuple[int, str]:
    if name == "[Content_Types].xml":
        return 0, name
    return (1 if name.endswith(".rels") else 2), name


def write_atomically(path: str | os.PathLike[str], data: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all: a temporary file beside it is synced and then renamed.

    A link is followed; a device or a pipe (/dev/null) is written to, never replaced. Raises OutputError if the file
    exists and `force` is not set, or if it cannot be written.
    """
    target = Path(os.path.realpath(path))
    name = os.fspath(path)
    if target.is_dir():
        raise OutputError("is-folder", "这是一个文件夹，请给出要写的文件名", name)
    temporary = ""
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        if target.exists() and not force:
            raise OutputError("exists", "文件已存在，没有覆盖；确要覆盖请加 --force，或换一个文件名", name)
        beside = target.parent / f".{os.urandom(8).hex()}.tmp"
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), "wb") as stream:
            temporary = os.fspath(beside)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            os.chmod(temporary, target.stat().st_mode & 0o777)
        os.replace(temporary, target)
    except FileNotFoundError:
        raise OutputError("no-folder", "要写入的文件夹不存在，请先建好或换一个位置", name) from None
    except OSError as error:
        raise OutputError(
            "cannot-write", f"写不进去（{error.strerror}），请检查权限、磁盘空间，或关闭占用它的程序", name
        ) from None
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
