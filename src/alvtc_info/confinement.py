"""What keeps a foreign template in its place: rights to files by the kernel (Landlock), limits on resources, a guard.

Landlock (Linux 5.13 and later) is asked for at run time by its system calls, without a package of its own. Where it is
not there the guard, an audit hook, refuses what Python code opens, starts or calls; C code does not pass by it.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on all machines that have Landlock
_VERSION_FLAG, _PATH_BENEATH, _NO_NEW_PRIVILEGES = 1, 1, 38
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_READ = _READ_FILE | _READ_FOLDER
# what a version knows: rights to files, to the network, and what is closed to the outside (sockets, signals)
_RIGHTS = {
    1: (0x1FFF, 0, 0),
    2: (0x3FFF, 0, 0),
    3: (0x7FFF, 0, 0),
    4: (0x7FFF, 3, 0),
    5: (0xFFFF, 3, 0),
    6: (0xFFFF, 3, 3),
}
_EXECUTE = 1
_LARGEST_FILE, _OPEN_FILES = 64 << 20, 64
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_READING_EVENTS = frozenset({"open", "os.listdir", "os.scandir", "glob.glob"})
_REFUSED_EVENTS = ("subprocess.", "os.", "pty.", "socket.", "ctypes.", "winreg.", "shutil.", "webbrowser.", "mmap.")
_HARMLESS_EVENTS = frozenset({"os.putenv", "os.unsetenv", "os.walk", "os.fwalk", "os.add_dll_directory"})


@dataclass(frozen=True, slots=True)
class Confinement:
    """What the system keeps a foreign template from: `files`, `network`, `resources`; as text, one Chinese line.

    `files`: the kernel lets it write in its empty folder only, and read nothing but Python and the libraries;
    `network`: the kernel refuses connections (TCP); `resources`: the system limits memory, processor time, file sizes.
    """

    files: bool
    network: bool
    resources: bool

    def __str__(self) -> str:
        files = (
            "文件由内核隔离（Landlock）：只能写自己的空文件夹，读不到别的文件"
            if self.files
            else "内核不隔离文件（没有 Landlock）：只由程序自己拦截，不能当作内核隔离"
        )
        network = "网络由内核隔离" if self.network else "网络只由程序自己拦截"
        resources = "内存、时间、文件大小有上限" if self.resources else "只限时间，系统不能限内存"
        return f"{files}；{network}；{resources}"


def confinement() -> Confinement:
    """What is in force on this system when a foreign template is filled."""
    version = _version()
    return Confinement(files=version > 0, network=version >= 4, resources=_resource() is not None)


def restrict(folder: str, packages: Iterable[str]) -> None:
    """Shut this process in, for good: it may write in `folder` only, and read Python and these imported packages only.

    Raises OSError where the kernel has Landlock and yet does not put it in force.
    """
    readable = _readable(packages)
    _limit_files()
    version = _version()
    if version:
        _landlock(version, folder, readable)
    sys.addaudithook(guard(folder, readable))


def limit(memory: int, seconds: int) -> None:
    """Limit memory (bytes) and processor time (seconds) of this process where the system can."""
    resource = _resource()
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def guard(folder: str, readable: Iterable[str]) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that raises PermissionError for what a confined process has no business with."""
    inside = os.path.realpath(folder)
    roots = (inside, *map(os.path.realpath, readable))

    def allowed(path: object, places: tuple[str, ...]) -> bool:
        if not isinstance(path, (str, bytes, os.PathLike)):  # an open file by its number
            return True
        real = os.path.realpath(os.fsdecode(path))
        return any(real == place or real.startswith(place.rstrip(os.sep) + os.sep) for place in places)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _READING_EVENTS:
            writes = event == "open" and bool((arguments[2] or 0) & _WRITING)
            if not allowed(arguments[0] if arguments[0] is not None else ".", (inside,) if writes else roots):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        elif event.startswith(_REFUSED_EVENTS) and event not in _HARMLESS_EVENTS:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    return hook


def _readable(packages: Iterable[str]) -> list[str]:
    """The folders of Python, of its libraries, and of imported packages that lie elsewhere."""
    import sysconfig

    places = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    places.update("/usr/lib /usr/lib64 /lib /lib64 /etc/ld.so.cache".split())
    if getattr(sys, "frozen", False):  # a single-file program: its modules lie in itself, the rest where it unpacked
        places.update((sys.executable, getattr(sys, "_MEIPASS", "")))
    for name in packages:
        places.update(getattr(sys.modules.get(name), "__path__", ()))
    return sorted(place for place in places if place and os.path.exists(place))


def _resource() -> Any:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return None
    return resource


def _limit_files() -> None:
    resource = _resource()
    if resource is None:
        return
    wanted = {"RLIMIT_FSIZE": _LARGEST_FILE, "RLIMIT_NOFILE": _OPEN_FILES, "RLIMIT_NPROC": 0, "RLIMIT_CORE": 0}
    for name, most in wanted.items():
        if hasattr(resource, name):
            with suppress(OSError, ValueError):  # already lower
                resource.setrlimit(getattr(resource, name), (most, most))


# Landlock -----------------------------------------------------------------------------------------------------------


def _library() -> Any:
    import ctypes

    return ctypes.CDLL(None, use_errno=True)


def _version() -> int:
    """The version of Landlock that the kernel has in force; 0 for none."""
    if sys.platform != "linux":
        return 0
    try:
        found = _library().syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    except (ImportError, OSError, AttributeError):
        return 0
    return max(0, int(found))


def _landlock(version: int, folder: str, readable: Iterable[str]) -> None:
    import ctypes
    import struct

    library = _library()

    def call(number: int, *arguments: Any) -> int:
        found = int(library.syscall(number, *arguments))
        if found < 0:
            raise OSError(ctypes.get_errno(), "Landlock")
        return found

    rights = _RIGHTS[min(version, max(_RIGHTS))]
    attributes = struct.pack("=QQQ", *rights)[: 8 if version < 4 else 16 if version < 6 else 24]
    ruleset = call(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    try:
        for place, granted in [*((each, _READ) for each in readable), (folder, rights[0] & ~_EXECUTE)]:
            handle = os.open(place, getattr(os, "O_PATH", os.O_RDONLY) | os.O_CLOEXEC)
            try:
                files_only = granted if os.path.isdir(place) else granted & _READ_FILE
                call(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", files_only, handle), 0)
            finally:
                os.close(handle)
        if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")
        call(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
