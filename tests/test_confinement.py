from __future__ import annotations

import ctypes
import json
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from alvtc_info import confinement, sandbox
from alvtc_info.confinement import Confinement, guard
from tests import TESTS

BY_C = {"parse", "include", "write by C"}  # what an audit hook does not see


@pytest.mark.medium
def test_a_confined_process_has_an_empty_folder_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<a/>")
    target = tmp_path / "target"
    monkeypatch.setenv("ALVTC_TOKEN", "secret")
    came_off, environment, folder = json.loads(
        sandbox.confine("tests.escapes:ways_out", "t.docx", str(secret), str(target))
    )
    kept = BY_C if not confinement.confinement().files else set()
    assert set(came_off) - kept == {"write here", "write here by C"}
    assert secret.exists()
    assert not target.exists() or not confinement.confinement().files
    assert "ALVTC_TOKEN" not in environment
    assert environment["HOME"] == environment["TMPDIR"] == folder
    assert not os.path.exists(folder)


@pytest.mark.parametrize(
    ("version", "resource", "words"),
    [
        (7, True, "文件由内核隔离（Landlock）：只能写自己的空文件夹，读不到别的文件；网络由内核隔离；内存、时间、文件大小有上限"),
        (3, True, "文件由内核隔离（Landlock）：只能写自己的空文件夹，读不到别的文件；网络只由程序自己拦截；内存、时间、文件大小有上限"),
        (0, False, "内核不隔离文件（没有 Landlock）：只由程序自己拦截，不能当作内核隔离；网络只由程序自己拦截；只限时间，系统不能限内存"),
    ],
)  # fmt: skip
def test_what_is_in_force_is_told(version: int, resource: bool, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "_version", lambda: version)
    if not resource:
        monkeypatch.setitem(sys.modules, "resource", None)
    told = confinement.confinement()
    assert told == Confinement(files=version > 0, network=version >= 4, resources=resource)
    assert str(told) == words


def test_the_version_of_landlock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(confinement, "_library", lambda: SimpleNamespace(syscall=lambda *_: 5))
    assert confinement._version() == 5
    monkeypatch.setattr(confinement, "_library", lambda: SimpleNamespace(syscall=lambda *_: -1))
    assert confinement._version() == 0
    monkeypatch.setattr(confinement, "_library", SimpleNamespace)
    assert confinement._version() == 0
    monkeypatch.setattr(sys, "platform", "win32")
    assert confinement._version() == 0


class Kernel:
    """System calls that are written down, and answered with open files of this process."""

    def __init__(self, refuses: int = 0, privileges: int = 0) -> None:
        self.refuses = refuses
        self.privileges = privileges
        self.calls: list[tuple[int, tuple[Any, ...]]] = []

    def syscall(self, number: int, *arguments: Any) -> int:
        self.calls.append((number, arguments))
        if number == self.refuses:
            return -1
        return os.open(TESTS, os.O_RDONLY) if number == 444 else 0

    def prctl(self, *_: int) -> int:
        return self.privileges


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> list[Callable[..., None]]:
    """The audit hooks that are asked for; they are not put in force here."""
    asked: list[Callable[..., None]] = []
    monkeypatch.setattr(sys, "addaudithook", asked.append)
    monkeypatch.setattr(confinement, "_limit_files", lambda: None)
    return asked


@pytest.mark.parametrize(("version", "size"), [(1, 8), (3, 8), (4, 16), (5, 16), (6, 24), (99, 24)])
def test_rights_are_asked_for_as_the_kernel_knows_them(
    version: int, size: int, tmp_path: Path, hooks: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = Kernel()
    monkeypatch.setattr(confinement, "_version", lambda: version)
    monkeypatch.setattr(confinement, "_library", lambda: kernel)
    confinement.restrict(str(tmp_path), ("alvtc_info", "none.such"))
    create, *rules, restrict = kernel.calls
    assert (create[0], len(create[1][0])) == (444, size)
    assert restrict[0] == 446
    granted = [struct.unpack("=Qi", call[1][2])[0] for call in rules]
    everything = struct.unpack("=Q", create[1][0][:8])[0]
    assert granted[-1] == everything - 1  # its own folder: all but running programs
    assert set(granted[:-1]) <= {1 << 2, 1 << 2 | 1 << 3}
    assert len(hooks) == 1


@pytest.mark.parametrize(
    "kernel", [Kernel(refuses=444), Kernel(refuses=445), Kernel(refuses=446), Kernel(privileges=1)]
)
def test_a_kernel_that_does_not_put_it_in_force_is_an_error(
    kernel: Kernel, tmp_path: Path, hooks: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confinement, "_version", lambda: 1)
    monkeypatch.setattr(confinement, "_library", lambda: kernel)
    ctypes.set_errno(1)
    with pytest.raises(OSError, match=r"Landlock|prctl"):
        confinement.restrict(str(tmp_path), ())
    assert hooks == []


def test_without_landlock_the_guard_stands_alone(
    tmp_path: Path, hooks: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confinement, "_version", lambda: 0)
    confinement.restrict(str(tmp_path), ())
    with pytest.raises(PermissionError):
        hooks[0]("open", ("/etc/passwd", "r", os.O_RDONLY))


def test_limits_are_set_where_the_system_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    set_: dict[str, tuple[int, int]] = {}

    def setrlimit(what: str, values: tuple[int, int]) -> None:
        if what == "files":
            raise ValueError  # already lower
        set_[what] = values

    fake = SimpleNamespace(
        RLIMIT_AS="memory", RLIMIT_CPU="seconds", RLIMIT_FSIZE="size", RLIMIT_NOFILE="files", setrlimit=setrlimit
    )
    monkeypatch.setitem(sys.modules, "resource", fake)
    confinement.limit(1000, 5)
    confinement._limit_files()
    assert set_ == {"memory": (1000, 1000), "seconds": (5, 5), "size": (64 << 20, 64 << 20)}
    monkeypatch.setitem(sys.modules, "resource", None)
    confinement.limit(1, 1)
    confinement._limit_files()


def test_the_guard(tmp_path: Path) -> None:
    hook = guard(str(tmp_path / "in"), [str(tmp_path / "libraries")])
    for event, arguments in [
        ("open", (str(tmp_path / "in" / "a"), "w", os.O_WRONLY | os.O_CREAT)),
        ("open", (os.fsencode(tmp_path / "libraries" / "a"), "r", os.O_RDONLY)),
        ("open", (3, "r", None)),
        ("os.listdir", (tmp_path / "libraries",)),
        ("os.putenv", (b"a", b"b")),
        ("import", ("a",)),
    ]:
        hook(event, arguments)
    for event, arguments in [
        ("open", (str(tmp_path / "libraries" / "a"), "w", os.O_WRONLY)),
        ("open", (str(tmp_path / "in" / ".." / "a"), "r", os.O_RDONLY)),
        ("open", (str(tmp_path / "inside"), "r", os.O_RDONLY)),
        ("os.listdir", (None,)),
        ("os.remove", (str(tmp_path / "in" / "a"), -1)),
        ("subprocess.Popen", ("id", [], None, None)),
        ("socket.connect", (None, ("127.0.0.1", 1))),
        ("ctypes.dlopen", ("libc.so.6",)),
    ]:
        with pytest.raises(PermissionError):
            hook(event, arguments)


def test_a_single_file_program_reads_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert {sys.executable, str(tmp_path)} <= set(confinement._readable(()))
