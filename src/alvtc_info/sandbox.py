"""Work on what somebody else wrote, in a process of its own with limits on time and memory."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from importlib import import_module
from typing import Any

from alvtc_info.errors import AlvtcInfoError, InputError, OutputError, ReportError, TemplateError, UsageError

SECONDS = 30
CONFINED = "--confined"  # tells the single-file program that it is to do a job for another of it
MEMORY = 1 << 30
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from alvtc_info.sandbox import main; main()"


def confine(job: str, name: str, *arguments: Any, seconds: float = SECONDS, memory: int = MEMORY) -> bytes:
    """What the function `module:function` returns for these arguments, computed apart.

    `memory` is in bytes and holds where the system can limit it (not on Windows). Raises the AlvtcInfoError that the job raised,
    or TemplateError about the template `name` where it took too long or too much.
    """
    frozen = getattr(sys, "frozen", False)  # a single-file program: it is its own Python
    start = [CONFINED] if frozen else ["-c", _START, json.dumps(sys.path)]
    command = [sys.executable, *start, job, str(memory), str(int(seconds) + 1)]
    payload = pickle.dumps(arguments)
    try:
        done = subprocess.run(command, input=payload, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise TemplateError(
            "template-slow", f"模板 {seconds:g} 秒还没有排完，已停止，请检查模板里的循环和计算", name
        ) from None
    head, _, data = done.stdout.partition(b"\n")
    if head == b"done":
        return data
    if head == b"failed":
        code, message, path, kind = json.loads(data)
        raise _KINDS[kind](code, message, path)
    raise TemplateError("template-broken", "模板不能用（占用内存过多或中途停止），请检查循环和计算，或换一个模板", name)


_KINDS: dict[str, type[AlvtcInfoError]] = {
    kind.__name__: kind for kind in (InputError, OutputError, ReportError, TemplateError, UsageError)
}


def main() -> None:
    """The confined process: limits set, the job done, its result on standard output."""
    _, _, job, memory, seconds = sys.argv
    _limit(int(memory), int(seconds))
    module, _, name = job.partition(":")
    arguments = pickle.loads(sys.stdin.buffer.read())  # from the process that started this one
    out = sys.stdout.buffer
    try:
        data = getattr(import_module(module), name)(*arguments)
    except AlvtcInfoError as error:
        out.write(b"failed\n" + json.dumps([error.code, error.message, error.path, type(error).__name__]).encode())
    else:
        out.write(b"done\n" + data)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
