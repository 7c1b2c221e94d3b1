"""Running work in a separate process with limits: on time and memory for foreign templates, on time for a draft."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from alvtc_info.errors import AlvtcInfoError, InputError, OutputError, ReportError, TemplateError, UsageError
from alvtc_info.journal import debug, warn

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from typing import IO, Protocol

    class Cancel(Protocol):
        """What tells that work is to stop: a `threading.Event`, or anything that can be asked as one."""

        def is_set(self) -> bool:
            """Whether to stop."""


R = TypeVar("R")
SECONDS = 30
ASKING = 0.05  # seconds between two questions whether to stop
GRACE = 2.0  # seconds that a process has to clean up when it is to end
CONFINED = "--confined"  # the argument by which the single-file program starts itself for a job
MEMORY = 1 << 30
# objects that a process of our own makes before it looks for garbage: nearly all that modules and drafts make stays
YOUNG = 50_000
_SHUT_IN, _OPEN = "shut-in", "open"
PACKAGES = ("alvtc_info", "docx", "docxtpl", "jinja2", "markupsafe", "lxml", "lxml.etree", "pydantic")  # what it reads
_KEPT = frozenset({"SYSTEMROOT", "WINDIR", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"})
_KEPT_HEADS = ("_PYI_", "_MEI")  # by which the single-file program finds what it has unpacked
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from alvtc_info.sandbox import main; main()"
_KINDS: dict[str, type[AlvtcInfoError]] = {
    kind.__name__: kind for kind in (AlvtcInfoError, InputError, OutputError, ReportError, TemplateError, UsageError)
}


def confine(job: str, name: str, *arguments: Any, seconds: float = SECONDS, memory: int = MEMORY) -> bytes:
    """Return what the function `module:function` returns for these arguments, computed in a confined process.

    It works in an empty folder that is gone afterwards, with an environment of its own, may write in that folder only
    and read nothing but Python and PACKAGES, as far as `confinement.confinement()` says so of this system. `memory` is
    in bytes and applies if the system can limit it (not on Windows). Raises the AlvtcInfoError that the job raised, or
    TemplateError about the template `name` if it took too long or too much memory.
    """
    import subprocess
    import tempfile

    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            return _apart(job, arguments, seconds, memory, folder)
    except subprocess.TimeoutExpired:
        message = f"模板 {seconds:g} 秒还没有排完，已停止，请检查模板里的循环和计算"
        raise TemplateError("template-slow", message, name) from None
    except _LostError:
        message = "模板不能用（占用内存过多或中途停止），请检查循环和计算，或换一个模板"
        raise TemplateError("template-broken", message, name) from None


def within(
    seconds: float | None, name: str, work: Callable[..., R], *arguments: Any, cancel: Cancel | None = None
) -> R:
    """Return what a module-level function returns for these arguments, computed within a time limit.

    With `seconds` it runs in a separate process, which is ended when it takes longer, or when `cancel` is set;
    arguments and value are pickled. With None it runs in this process. `name` is the draft, for the error. Raises the
    AlvtcInfoError that the work raised, InputError if it took too long, was cancelled, or its process died.
    """
    if cancel is not None and cancel.is_set():
        raise cancelled(name)
    if seconds is None:
        return work(*arguments)
    import pickle
    import subprocess

    job = f"{work.__module__}:{work.__qualname__}"
    try:
        found: R = pickle.loads(_apart(job, arguments, seconds, 0, cancel=cancel))  # from a process that this started
    except _CancelledError:
        raise cancelled(name) from None
    except subprocess.TimeoutExpired:
        warn("%s：%g 秒还没有查完，已停止", name, seconds)
        raise InputError("timeout", too_slow(seconds), name) from None
    except _LostError as error:
        message = f"检查时所在的进程中断了（退出码 {error.code}），请单独再查一次"
        raise InputError("died", message, name) from None
    return found


def too_slow(seconds: float) -> str:
    """The Chinese message for a draft that took longer than its limit."""
    return f"{seconds:g} 秒还没有查完，已停止；请拆分稿件，或用 --timeout 给更多时间"


def cancelled(name: str) -> InputError:
    """The error for work that was stopped because the caller said so."""
    debug("%s：已取消", name)
    return InputError("cancelled", "已取消，没有查完", name)


def find_program(name: str) -> str | None:
    """The path of a program on PATH, whose relative folders (the working folder) are passed over; None for none.

    On Windows neither the system nor `shutil.which` does so.
    """
    for folder in filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep)):
        for each in (name, f"{name}.exe"):
            path = os.path.join(folder, each)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                return path
    return None


class _CancelledError(Exception):
    """The caller said to stop."""


class _LostError(Exception):
    """A process ended without an answer; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _apart(
    job: str,
    arguments: tuple[Any, ...],
    seconds: float,
    memory: int,
    folder: str | None = None,
    cancel: Cancel | None = None,
) -> bytes:
    """The answer of a job: confined to a folder the bytes that it returns, otherwise its pickled value."""
    import json
    import pickle
    import subprocess

    command = command_for(job, memory, int(seconds) + 1, shut_in=folder is not None)
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        cwd=folder,
        env=None if folder is None else _environment(folder),
    )
    try:
        answer = _answer(process, pickle.dumps(arguments), seconds, cancel)
    finally:
        if process.poll() is None:
            _end(process)
    head, _, data = answer.partition(b"\n")
    if head == b"done":
        return data
    if head == b"failed":
        code, message, path, kind, *more = json.loads(data)
        raise _KINDS[kind](code, message, path, *more)
    raise _LostError(process.returncode)


def _answer(process: subprocess.Popen[bytes], question: bytes, seconds: float, cancel: Cancel | None) -> bytes:
    """What a process writes within a time; `cancel` is asked now and then whether to stop waiting."""
    if cancel is None:
        return process.communicate(question, timeout=seconds)[0]
    import subprocess
    import threading
    import time

    end = time.monotonic() + seconds
    threading.Thread(target=_send, args=(process.stdin, question), daemon=True).start()
    process.stdin = None  # what `communicate` has not sent when it stops waiting, it never sends
    while not cancel.is_set():
        try:
            return process.communicate(timeout=max(0.0, min(ASKING, end - time.monotonic())))[0]
        except subprocess.TimeoutExpired:
            if time.monotonic() >= end:
                raise
    raise _CancelledError


def _send(stream: IO[bytes], data: bytes) -> None:
    """Write to a process as fast as it reads, and close the stream; a process that has ended reads no more."""
    with suppress(OSError):
        try:
            stream.write(data)
        finally:
            stream.close()


def _paths() -> list[str]:
    """Where the process finds modules: as here, by whole paths, for it works in another folder."""
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return [*(os.path.abspath(path) for path in sys.path if path), home]


def _environment(folder: str) -> dict[str, str]:
    """The environment of a confined process: what Python needs to start, nothing else that stands in ours."""
    kept = {key: value for key, value in os.environ.items() if key.upper() in _KEPT or key.startswith(_KEPT_HEADS)}
    return {**kept, **dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), folder)}


def command_for(job: str, memory: int, seconds: int, *, shut_in: bool = False) -> list[str]:
    """The command that starts a process for a job, with limits in bytes and in seconds of processor time.

    The limits apply where `memory` is more than 0. With `shut_in` the process is confined to its folder, and the job
    returns bytes.
    """
    import json

    frozen = getattr(sys, "frozen", False)  # a single-file program: it is its own Python
    start = [CONFINED] if frozen else ["-I", "-c", _START, json.dumps(_paths())]
    return [sys.executable, *start, job, str(memory), str(seconds), _SHUT_IN if shut_in else _OPEN]


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to stop what it has started (LibreOffice has a group of its own), then kill it and its group."""
    import signal
    import subprocess

    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=GRACE)
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()


def main() -> None:
    """Run the confined process: set the limits, do the job, and write its result to standard output."""
    import json
    import pickle
    import signal

    from alvtc_info.confinement import limit

    _, _, job, memory, seconds, place = sys.argv
    confined = place == _SHUT_IN
    if int(memory):
        limit(int(memory), int(seconds))
    signal.signal(signal.SIGTERM, _stopped)
    module, _, name = job.partition(":")
    arguments = pickle.load(sys.stdin.buffer)  # from the process that started this one
    out = sys.stdout.buffer
    try:
        work = getattr(import_module(module), name)
        if confined:
            _shut_in()
        value = work(*arguments)
    except AlvtcInfoError as error:
        given = error.__reduce__()[1]
        out.write(b"failed\n" + json.dumps([*given[:3], type(error).__name__, *given[3:]]).encode())
    else:
        out.write(b"done\n" + (value if confined else pickle.dumps(value)))


def _shut_in() -> None:
    from alvtc_info.confinement import restrict

    for package in PACKAGES:
        import_module(package)
    try:
        restrict(os.getcwd(), PACKAGES)
    except OSError:
        message = "系统没能把模板关进沙箱，没有排版；请换一台机器，或用随包的模板"
        raise TemplateError("not-confined", message) from None


def _stopped(*_: object) -> None:
    raise SystemExit(1)
