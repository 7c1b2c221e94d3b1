"""Running work in a separate process with limits: on time and memory for foreign templates, on time for a draft."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from alvtc_info.errors import AlvtcInfoError, InputError, OutputError, ReportError, TemplateError, UsageError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

R = TypeVar("R")
SECONDS = 30
GRACE = 2.0  # seconds that a process has to clean up when it is to end
CONFINED = "--confined"  # the argument by which the single-file program starts itself for a job
MEMORY = 1 << 30
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from alvtc_info.sandbox import main; main()"
_KINDS: dict[str, type[AlvtcInfoError]] = {
    kind.__name__: kind for kind in (AlvtcInfoError, InputError, OutputError, ReportError, TemplateError, UsageError)
}


def confine(job: str, name: str, *arguments: Any, seconds: float = SECONDS, memory: int = MEMORY) -> bytes:
    """Return what the function `module:function` returns for these arguments, computed in a separate process.

    `memory` is in bytes and applies if the system can limit it (not on Windows). Raises the AlvtcInfoError that the job
    raised, or TemplateError about the template `name` if it took too long or too much memory.
    """
    import subprocess

    try:
        return _apart(job, arguments, seconds, memory)
    except subprocess.TimeoutExpired:
        message = f"模板 {seconds:g} 秒还没有排完，已停止，请检查模板里的循环和计算"
        raise TemplateError("template-slow", message, name) from None
    except _LostError:
        message = "模板不能用（占用内存过多或中途停止），请检查循环和计算，或换一个模板"
        raise TemplateError("template-broken", message, name) from None


def within(seconds: float | None, name: str, work: Callable[..., R], *arguments: Any) -> R:
    """Return what a module-level function returns for these arguments, computed within a time limit.

    With `seconds` it runs in a separate process, which is ended when it takes longer; arguments and value are pickled.
    With None it runs in this process. `name` is the draft, for the error. Raises the AlvtcInfoError that the work
    raised, InputError if it took too long or its process died.
    """
    if seconds is None:
        return work(*arguments)
    import pickle
    import subprocess

    job = f"{work.__module__}:{work.__qualname__}"
    try:
        found: R = pickle.loads(_apart(job, arguments, seconds, 0))  # from a process that this one started
    except subprocess.TimeoutExpired:
        raise InputError("timeout", too_slow(seconds), name) from None
    except _LostError as error:
        message = f"检查时所在的进程中断了（退出码 {error.code}），请单独再查一次"
        raise InputError("died", message, name) from None
    return found


def too_slow(seconds: float) -> str:
    """The Chinese message for a draft that took longer than its limit."""
    return f"{seconds:g} 秒还没有查完，已停止；请拆分稿件，或用 --timeout 给更多时间"


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


class _LostError(Exception):
    """A process ended without an answer; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _apart(job: str, arguments: tuple[Any, ...], seconds: float, memory: int) -> bytes:
    """The answer of a job: the bytes that it returns if memory is limited, otherwise its pickled value."""
    import json
    import pickle
    import subprocess

    frozen = getattr(sys, "frozen", False)  # a single-file program: it is its own Python
    start = [CONFINED] if frozen else ["-P", "-c", _START, json.dumps(sys.path)]
    command = [sys.executable, *start, job, str(memory), str(int(seconds) + 1)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        answer, _ = process.communicate(pickle.dumps(arguments), timeout=seconds)
    finally:
        if process.poll() is None:
            _end(process)
    head, _, data = answer.partition(b"\n")
    if head == b"done":
        return data
    if head == b"failed":
        code, message, path, kind = json.loads(data)
        raise _KINDS[kind](code, message, path)
    raise _LostError(process.returncode)


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

    _, _, job, memory, seconds = sys.argv
    _limit(int(memory), int(seconds))
    signal.signal(signal.SIGTERM, _stopped)
    module, _, name = job.partition(":")
    arguments = pickle.loads(sys.stdin.buffer.read())  # from the process that started this one
    out = sys.stdout.buffer
    try:
        value = getattr(import_module(module), name)(*arguments)
    except AlvtcInfoError as error:
        out.write(b"failed\n" + json.dumps([error.code, error.message, error.path, type(error).__name__]).encode())
    else:
        out.write(b"done\n" + (value if int(memory) else pickle.dumps(value)))


def _stopped(*_: object) -> None:
    raise SystemExit(1)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
