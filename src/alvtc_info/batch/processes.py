"""Child processes as a back end: a draft that hangs or crashes its process affects no other draft."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from alvtc_info.batch.pool import Lost, Task, do_batch
from alvtc_info.batch.worker_count import is_daemon, no_child, start_method
from alvtc_info.sandbox import YOUNG, too_slow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.context import BaseContext

    from alvtc_info.batch.pool import Session

_SAFE_PATH = "PYTHONSAFEPATH"
WINDOW = 4_096  # drafts whose outcomes may wait for that of an earlier one


GRACE = 2.0  # seconds that a worker has to clean up when it is to end


class Processes:
    """The back end with `size` child processes; each draft may take `seconds` (None for no limit).

    Where these are copies of this process, and there is no limit, so many tasks at `first` are done here: what they
    look up is copied. Raises UsageError in a daemonic process, which may have none.
    """

    window = WINDOW

    def __init__(self, size: int, seconds: float | None = None, *, first: int = 0) -> None:
        if is_daemon():
            raise no_child()
        self._size = size
        self._seconds = seconds
        self._first = first if seconds is None and start_method() == "fork" else 0

    def open(self, work: Callable[[Any], Any]) -> Session:
        """Open a session in which this work is done for every item."""
        return _ProcessSession(work, self._size, self._seconds, self._first)


class _ProcessSession:
    """The child processes of one run.

    A worker has one task at a time and gets the next as soon as it answers; one that takes too long is ended, with
    whatever it has started, and another takes its place.
    """

    def __init__(self, work: Callable[[Any], Any], size: int, seconds: float | None, first: int) -> None:
        self._work = work
        self._size = size
        self._seconds = seconds
        self._first = first
        self._context = get_context(start_method())
        self._answered: list[tuple[Task, list[Any]]] = []
        self._busy: list[_Worker] = []
        self._idle: list[_Worker] = []
        self._signals = ExitStack()
        self._signals.enter_context(_interruptible())

    def room(self) -> bool:
        return len(self._busy) < self._size and not self._answered

    def hand_in(self, task: Task) -> Lost | None:
        if self._first:
            self._first -= 1
            self._answered.append((task, do_batch(self._work, task.paths, task.items)))
            return None
        worker = self._idle.pop() if self._idle else self._started()
        worker.hand(task, self._seconds)
        self._busy.append(worker)
        return None

    def _started(self) -> _Worker:
        return _Worker(self._context, self._work, [each.pipe for each in (*self._busy, *self._idle)])

    def finished(self, seconds: float | None) -> Iterable[tuple[Task, list[Any] | Lost]]:
        if self._answered:
            yield self._answered.pop()
            return
        for worker in _ready(self._busy, seconds):
            task = worker.task
            answer = worker.answer()
            self._busy.remove(worker)
            if isinstance(answer, Lost):
                worker.ask_to_end()
                worker.stop(time.monotonic() + GRACE)
                yield task, answer
            else:
                self._idle.append(worker)
                yield task, pickle.loads(answer)  # from a process that this one started

    def close(self) -> None:
        workers = [*self._busy, *self._idle]
        for worker in workers:
            worker.ask_to_end()
        until = time.monotonic() + GRACE
        for worker in workers:
            worker.stop(until)
        self._signals.close()


class _Worker:
    """One process, its task, and the moment (monotonic clock) when that must be done."""

    def __init__(self, context: BaseContext, work: Callable[[Any], object], others: list[Connection[Any, Any]]) -> None:
        self.pipe, child_pipe = context.Pipe()
        process: Any = context.Process  # type: ignore[attr-defined]
        inherited = [*others, self.pipe] if context.get_start_method() == "fork" else []
        self._process = process(target=serve, args=(child_pipe, work, inherited), daemon=True)
        with _safe_path():
            self._process.start()
        child_pipe.close()
        self.task = Task((), (), ())
        self.until: float | None = None

    def hand(self, task: Task, seconds: float | None) -> None:
        """Send it a task. It waits for one, so this never blocks for long."""
        self.task, self._seconds = task, seconds
        self.until = None if seconds is None else time.monotonic() + seconds
        with suppress(OSError):  # it died between two tasks: `answer` reports that for this task
            self.pipe.send((task.paths, task.items))

    def answer(self) -> bytes | Lost:
        """The pickled outcome of its task, or the reason why there is none."""
        if not self.pipe.poll():
            return Lost("timeout", too_slow(self._seconds or 0))
        try:
            return self.pipe.recv_bytes()
        except (EOFError, OSError):
            self._process.join()
            message = f"检查时所在的进程中断了（退出码 {self._process.exitcode}），其他文件已照常检查；请单独再查一次"
            return Lost("died", message)

    def ask_to_end(self) -> None:
        """Ask it to end, and so to stop what it has started: LibreOffice is in a process group of its own."""
        self._process.terminate()

    def stop(self, until: float) -> None:
        """Wait for its end until this moment (monotonic clock); then kill it with its whole process group."""
        self._process.join(max(0.0, until - time.monotonic()))
        if hasattr(os, "killpg"):
            with suppress(OSError):  # gone, or not yet the leader of a group of its own
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def _ready(workers: Sequence[_Worker], seconds: float | None) -> list[_Worker]:
    """The workers that have answered, have died, or have used up their time; waits for the first, at most so long."""
    ends = [worker.until for worker in workers if worker.until is not None]
    left = max(0.0, min(ends) - time.monotonic()) if ends else seconds
    if seconds is not None and left is not None:
        left = min(left, seconds)
    heard = wait([worker.pipe for worker in workers], left)
    now = time.monotonic()
    return [w for w in workers if w.pipe in heard or (w.until is not None and w.until <= now)]


def serve(pipe: Connection[Any, Any], work: Callable[[Any], object], inherited: Sequence[Connection[Any, Any]]) -> None:
    """Run a worker: receive a task, send its outcome, and so on, until the calling process closes the pipe."""
    for each in inherited:  # so that the end of the calling process is noticed
        each.close()
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C is for the calling process, which ends this one with all that it started
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    gc.set_threshold(YOUNG)
    gc.freeze()  # what was copied is not gone through
    while True:
        try:
            paths, items = pipe.recv()
        except EOFError:
            return
        outcome = do_batch(work, paths, items)
        try:
            pipe.send_bytes(pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL))
        except OSError:
            return


@contextmanager
def _safe_path() -> Iterator[None]:
    """Start Python without the working folder on its path: a worker that is spawned begins with `python -c`."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = before or "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


@contextmanager
def _interruptible() -> Iterator[None]:
    """Treat a request to end (SIGTERM) as Ctrl-C, so that nothing is left running."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _end(*_: object) -> None:
    raise SystemExit
