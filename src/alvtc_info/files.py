"""Writing files: the same input gives the same bytes, and a file is written whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from alvtc_info.errors import OutputError, bad_value
from alvtc_info.originals import no_more_readable, refuse_original

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_DIRECTORY", 0)
_BY_FOLDER = os.open in os.supports_dir_fd  # not on Windows
_LONGEST_WAIT = 3600  # seconds
_EPOCH = (1980, 1, 1, 0, 0, 0)


def repack(data: bytes, replace: dict[str, bytes] | None = None, *, drop: Container[str] = ()) -> bytes:
    """Return a zip package in a fixed order, with fixed dates and one deflate level.

    `replace` are parts to replace or add, `drop` parts to leave out, by their names in the zip.
    """
    import zipfile

    changed = replace or {}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        existing = {name for name in source.namelist() if name not in drop}
        for name in sorted(existing | changed.keys(), key=_order):
            _put(target, name, changed[name] if name in changed else source.read(name))
    return out.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files in their order: the same bytes on every system."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in files.items():
            _put(target, name, data)
    return out.getvalue()


def _put(target: zipfile.ZipFile, name: str, data: bytes) -> None:
    import zipfile

    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    info.external_attr = 0
    target.writestr(info, data, compresslevel=6)


def _order(name: str) -> tuple[int, str]:
    if name == "[Content_Types].xml":
        return 0, name
    return (1 if name.endswith(".rels") else 2), name


def write_atomically(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    force: bool = False,
    in_place: bool = False,
    private: bool = False,
    inputs: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Write a file whole or not at all: a temporary file beside it is synced and then renamed.

    A link is followed; a device or a pipe (/dev/null) is written to, never replaced. `inputs` are files that this was
    made from, beside those that the run has read: the file, and the temporary one, are no more readable than they are.
    With `in_place` the file is an input that is to be changed, and keeps its mode; with `private` only its owner may
    read it, from the first byte. Raises OutputError if the file is
    another input, if it exists and `force` is not set, or if it cannot be written.
    """
    from pathlib import Path

    name = os.fspath(path)
    inputs = () if in_place else tuple(inputs)
    if not in_place:
        refuse_original(path, inputs)
    temporary = ""
    try:
        target = Path(os.path.realpath(path))
        there = target.exists()
        if target.is_dir():
            raise OutputError("is-folder", "这是一个文件夹，请给出要写的文件名", name)
        if there and not target.is_file():
            target.write_bytes(data)
            return
        if there and not (force or in_place):
            raise OutputError("exists", "文件已存在，没有覆盖；确要覆盖请加 --force，或换一个文件名", name)
        mode = target.stat().st_mode & 0o777 if there else 0o666
        if not in_place:
            mode = no_more_readable(mode, _group_in(target.parent), inputs)
        if private:
            mode = 0o600
        beside = target.parent / f".{os.urandom(8).hex()}.tmp"
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode & 0o666), "wb") as stream:
            temporary = os.fspath(beside)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if there:
            os.chmod(temporary, mode)
        os.replace(temporary, target)
    except FileNotFoundError:
        raise OutputError("no-folder", "要写入的文件夹不存在，请先建好或换一个位置", name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "路径无效"
        raise OutputError(
            "cannot-write", f"写不进去（{reason}），请检查路径、权限、磁盘空间，或关闭占用它的程序", name
        ) from None
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def head_of(path: str | os.PathLike[str], most: int) -> bytes:
    """The first bytes of a regular file. Raises OSError for anything else: a pipe would never end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    with open(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        return stream.read(most)


def read_regular(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of a regular file. Raises OSError for anything else, and for more bytes than `most`."""
    data = head_of(path, most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, "too large")
    return data


def place(
    folder: str | os.PathLike[str],
    name: str,
    data: bytes,
    *,
    force: bool = False,
    inputs: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Write a file of a pack below a folder: whole or not at all, and through no link, whoever sets one meanwhile.

    `name` is one plain name, or several with / between: the folders that are missing are made. With `force` a regular
    file is replaced; its other names keep the old content. `inputs` are files that this was made from, as for
    `write_atomically`. Raises OutputError if the name is taken, if the folder, one
    on the way or the file is a link or something else, or if it cannot be written.
    """
    from pathlib import Path

    base, (*folders, last) = os.fspath(folder), name.split("/")
    shown = os.path.join(base, *folders, last)
    inputs = tuple(inputs)
    refuse_original(shown, inputs)
    try:
        with walked(base, folders, make=True) as (above, handle):
            mode = no_more_readable(0o666, _group_in(Path(base)), inputs)
            _place(os.path.join(above, last), handle, data, mode, force=force)
    except FileExistsError:
        raise OutputError("exists", "文件已存在，没有覆盖；确要覆盖请加 --force，或换一个文件夹", shown) from None
    except NotADirectoryError:
        raise OutputError("is-link", "这里是链接，不是文件夹或文件本身，没有写；请写出它指向的位置", shown) from None
    except OSError as error:
        message = f"写不进去（{error.strerror}），请检查权限、磁盘空间，或关闭占用它的程序"
        raise OutputError("cannot-write", message, shown) from None


@contextmanager
def walked(folder: str, below: Sequence[str], *, make: bool = False) -> Iterator[tuple[str, int | None]]:
    """The folder reached from `folder` by these names, none of them a link: what to put before a name, and a handle.

    The handle is for `dir_fd`, so that nobody can exchange a folder meanwhile; it is None where the system has no such
    thing, and the first value is then the path. With `make` missing folders below are made. Raises NotADirectoryError
    for a link, or another OSError.
    """
    handle = None
    place = os.path.normpath(folder)
    try:
        for name in (None, *below):
            if name is not None:
                place = name if handle is not None else os.path.join(place, name)
                if make:
                    with suppress(FileExistsError):
                        os.mkdir(place, dir_fd=handle)
            if _BY_FOLDER:
                above, handle = handle, os.open(place, _FOLDER, dir_fd=handle)
                if above is not None:
                    os.close(above)
            elif not _is_folder(place):
                raise NotADirectoryError(place)
        yield ("" if handle is not None else place), handle
    finally:
        if handle is not None:
            os.close(handle)


def _is_folder(path: str) -> bool:
    found = os.lstat(path)
    return stat.S_ISDIR(found.st_mode) and not getattr(found, "st_reparse_tag", 0)


def _place(path: str, handle: int | None, data: bytes, mode: int, *, force: bool) -> None:
    beside = os.path.join(os.path.dirname(path), f".{os.urandom(8).hex()}.tmp")
    new = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY
    try:
        with open(os.open(beside, new, mode, dir_fd=handle), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.close(os.open(path, new, mode, dir_fd=handle))  # nobody else can take the name from here on
        except FileExistsError:
            if not stat.S_ISREG(os.stat(path, dir_fd=handle, follow_symlinks=False).st_mode):
                raise NotADirectoryError(path) from None
            if not force:
                raise
        os.replace(beside, path, src_dir_fd=handle, dst_dir_fd=handle)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside, dir_fd=handle)


def file_lock(path: str | os.PathLike[str], *, seconds: float = 10) -> AbstractContextManager[None]:
    """Hold the lock of a file within a `with`, against other processes and threads.

    The file is made where it is missing, and stays; the system releases the lock when the process dies. Entering it
    raises OutputError: `locked` where somebody else keeps it for `seconds`, `no-folder`, or `cannot-write`.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise bad_value("path", "锁文件的路径", path)
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 <= seconds <= _LONGEST_WAIT:
        raise bad_value("seconds", f"0 到 {_LONGEST_WAIT} 的秒数", seconds)
    return _held(os.fspath(path), float(seconds))


@contextmanager
def _held(path: str, seconds: float) -> Iterator[None]:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:
        raise OutputError("no-folder", "要写入的文件夹不存在，请先建好或换一个位置", path) from None
    except (OSError, ValueError, TypeError) as error:
        reason = getattr(error, "strerror", None) or "路径无效"
        raise OutputError("cannot-write", f"写不进去（{reason}），请检查文件夹的权限和磁盘空间", path) from None
    try:
        until = time.monotonic() + seconds
        while not _is_grasped(handle):
            if time.monotonic() >= until:
                raise OutputError("locked", f"别的程序占着它，{seconds:g} 秒内没有等到，请再试一次", path)
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)


def _is_grasped(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def create_empty(path: str | os.PathLike[str]) -> None:
    """Create an empty file, no more readable than what this run has read; leave one that exists, or cannot be made."""
    from pathlib import Path

    with suppress(OSError, ValueError):
        mode = no_more_readable(0o666, _group_in(Path(path).resolve().parent))
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))


def create_beside(path: str, inputs: Iterable[str]) -> tuple[int, int]:
    """Create a temporary file that only its owner reads; returns its descriptor, and the mode for when it is done.

    That mode is the usual one, no more readable than `inputs`. Raises OSError if the file exists or cannot be created.
    """
    from pathlib import Path

    usual = no_more_readable(0o666, _group_in(Path(path).parent), inputs)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, usual)
    mode = stat.S_IMODE(os.fstat(handle).st_mode)
    os.chmod(path, 0o600)
    return handle, mode


def _group_in(folder: Path) -> int:
    """The group that a new file in a folder has."""
    found = folder.stat()
    return found.st_gid if found.st_mode & stat.S_ISGID or not hasattr(os, "getegid") else os.getegid()
