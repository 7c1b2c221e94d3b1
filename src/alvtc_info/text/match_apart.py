"""Matching in a helper process that is ended when it takes too long: one for each process, started when needed."""

from __future__ import annotations

import atexit
import marshal
import os
import re
import subprocess
import sys
import threading
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

MEMORY = 2 << 30  # bytes of addresses that the helper may take, where the system can limit them
_STARTING = 60.0  # seconds
_DAYS = 10**6  # seconds of processor time; each question has a limit of its own
_JOB = f"{__name__}:serve"
Spans = list[tuple[int, int]]


def spans_apart(source: str, text: str, most: int, seconds: float) -> Spans:
    """Start and end of the matches of an expression in a text, at most so many. Raises TimeoutError."""
    found: Spans = _helper().ask(source, text, most, None, seconds)
    return found


def found_apart(source: str, text: str, ranges: Sequence[tuple[int, int]], seconds: float) -> list[bool]:
    """Whether each of these parts of a text holds a match. Raises TimeoutError."""
    found: list[bool] = _helper().ask(source, text, 0, list(ranges), seconds)
    return found


class _Helper:
    """The helper of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._text: str | None = None

    def ask(self, source: str, text: str, most: int, ranges: Spans | None, seconds: float) -> Any:
        """What the helper answers. Raises TimeoutError where it takes longer, or dies; then a new one is started."""
        with self._lock:
            if self._process is None:
                self._start()
            new = None if text is self._text else text
            self._text = text
            return self._asked((source, new, most, ranges, seconds), seconds)

    def _start(self) -> None:
        from alvtc_info.sandbox import command_for

        self._process = process = subprocess.Popen(
            command_for(_JOB, MEMORY, _DAYS),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._text = ""
        assert process.stdin is not None
        process.stdin.write(_NO_ARGUMENTS)
        self._asked(("x", "", 0, None, _STARTING), _STARTING)

    def _asked(self, question: tuple[Any, ...], seconds: float) -> Any:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        clock = threading.Timer(seconds, process.kill)
        clock.start()
        try:
            _send(process.stdin, question)
            answer = _receive(process.stdout)
        except (OSError, ValueError, EOFError):
            answer = None
        finally:
            clock.cancel()
        if not isinstance(answer, list):
            self.end()
            raise TimeoutError
        return answer

    def end(self) -> None:
        """End the helper, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError):  # what was not sent yet
                process.communicate()


_helpers: dict[int, _Helper] = {}
_NO_ARGUMENTS = b"\x80\x04)."  # an empty tuple, pickled


def _helper() -> _Helper:
    """The helper of this process: a process that was forked from another has one of its own."""
    number = os.getpid()
    if number not in _helpers and _helpers.setdefault(number, _Helper()) and len(_helpers) == 1:
        atexit.register(_end)
    return _helpers[number]


def _end() -> None:
    if os.getpid() in _helpers:
        _helpers[os.getpid()].end()


def _send(stream: IO[bytes], value: Any) -> None:
    data = marshal.dumps(value)
    stream.write(len(data).to_bytes(8, "little") + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    """The next value; None at the end."""
    head = stream.read(8)
    size = int.from_bytes(head, "little") if len(head) == 8 else 0
    data = stream.read(size)
    return marshal.loads(data) if size and len(data) == size else None  # from a process of this program


def serve() -> bytes:
    """Answer questions on standard input until it ends: the helper's whole work."""
    source, out = sys.stdin.buffer, sys.stdout.buffer
    text = ""
    while (question := _receive(source)) is not None:
        expression, new, most, ranges, seconds = question
        text = text if new is None else new
        _alarm(seconds)
        try:
            answer = _answer(expression, text, most, ranges)
        except (re.error, MemoryError, RecursionError, OverflowError):
            return b""
        _alarm(0)
        _send(out, answer)
    return b""


def _answer(source: str, text: str, most: int, ranges: Spans | None) -> list[Any]:
    pattern = re.compile(source)
    if ranges is None:
        return [match.span() for match in islice(pattern.finditer(text), most)]
    return [pattern.search(text, *each) is not None for each in ranges]


def _alarm(seconds: float) -> None:
    """Be ended by the system after so many seconds, in case nobody else is there any more to do it."""
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds and seconds + 1)
