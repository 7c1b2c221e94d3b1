"""Work on many drafts in processes of our own: one that hangs or brings its process down costs only itself.

A worker has one task at a time and is told the next as soon as it answers; one that takes too long is ended, with whatever it has
started, and another takes its place. Nothing is left running when the work ends, however it ends.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, TypeVar

from alvtc_info.batch.sharing import start_method
from alvtc_info.model.result import Failure, attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.context import BaseContext

T = TypeVar("T")
R = TypeVar("R")
GRACE = 2.0  # seconds that a worker has to put its things in order when it is to end


class Crew:
    """So many workers, each task with so many seconds at most (None: as long as it takes)."""

    def __init__(self, size: int, seconds: float | None = None) -> None:
        self._size = size
        self._seconds = seconds

    def done(self, work: Callable[[T], R], tasks: Sequence[T], paths: Sequence[str]) -> Generator[R | Failure]:
        """What the work gives for each task, in the order of the tasks; a Failure of its path where it could not be done.

        The path `-` is standard input, which only this process has.
        """
        here = [number for number, path in enumerate(paths) if path == "-"]
        apart = [number for number, path in enumerate(paths) if path != "-"]
        known: dict[int, R | Failure] = {}
        following = 0
        with closing(self._spread(work, tasks, paths, apart)) as outcomes:
            own = ((number, attempt(paths[number], partial(work, tasks[number]))) for number in here)
            for number, outcome in chain(own, outcomes):
                known[number] = outcome
                while following in known:
                    yield known.pop(following)
                    following += 1

    def _spread(
        self, work: Callable[[T], R], tasks: Sequence[T], paths: Sequence[str], numbers: Sequence[int]
    ) -> Generator[tuple[int, R | Failure]]:
        """The same as they come."""
        context = get_context(start_method())
        waiting = iter(numbers[self._size :])
        workers: list[_Worker] = []
        try:
            with _interruptible():
                for number in numbers[: self._size]:
                    workers.append(_Worker(context, work, [each.pipe for each in workers]))
                    workers[-1].hand(number, tasks[number], paths[number], self._seconds)
                while workers:
                    for worker in _ready(workers):
                        number = worker.number
                        answer, lost = worker.answer()
                        following = next(waiting, None)
                        if lost or following is None:
                            worker.ask_to_end()
                            worker.stop(time.monotonic() + GRACE)
                            workers.remove(worker)
                        if following is not None:
                            if lost:
                                workers.append(_Worker(context, work, [each.pipe for each in workers]))
                            successor = workers[-1] if lost else worker
                            successor.hand(following, tasks[following], paths[following], self._seconds)
                        yield number, lost or pickle.loads(answer)  # from a process that this one started
        finally:
            for worker in workers:
                worker.ask_to_end()
            until = time.monotonic() + GRACE
            for worker in workers:
                worker.stop(until)


class _Worker:
    """One process, the task that it has, and until when."""

    def __init__(self, context: BaseContext, work: Callable[[Any], object], others: list[Connection[Any, Any]]) -> None:
        self.pipe, theirs = context.Pipe()
        process: Any = context.Process  # type: ignore[attr-defined]
        inherited = [*others, self.pipe] if context.get_start_method() == "fork" else []
        self._process = process(target=serve, args=(theirs, work, inherited), daemon=True)
        self._process.start()
        theirs.close()
        self.number = -1
        self.until: float | None = None

    def hand(self, number: int, task: object, path: str, seconds: float | None) -> None:
        """Give it a task: it waits for one, so this never blocks for long."""
        self.number, self._path, self._seconds = number, path, seconds
        self.until = None if seconds is None else time.monotonic() + seconds
        with suppress(OSError):  # it died between two tasks: told as of this one when it is asked
            self.pipe.send((path, task))

    def answer(self) -> tuple[bytes, Failure | None]:
        """What it says of its task, as bytes; or why it says nothing any more."""
        if not self.pipe.poll():
            message = f"{self._seconds:g} 秒还没有查完，已停止；请拆分稿件，或用 --timeout 给更多时间"
            return b"", Failure(self._path, "timeout", message)
        try:
            return self.pipe.recv_bytes(), None
        except (EOFError, OSError):
            self._process.join()
            message = f"检查时所在的进程中断了（退出码 {self._process.exitcode}），其他文件已照常检查；请单独再查一次"
            return b"", Failure(self._path, "died", message)

    def ask_to_end(self) -> None:
        """Let it put an end to what it has started: LibreOffice is in a group of its own."""
        self._process.terminate()

    def stop(self, until: float) -> None:
        """Wait until it has gone, but no longer than to this moment: then it is ended, with all of its group."""
        self._process.join(max(0.0, until - time.monotonic()))
        if hasattr(os, "killpg"):
            with suppress(OSError):  # gone, or not yet the head of a group of its own
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def _ready(workers: Sequence[_Worker]) -> list[_Worker]:
    """Those that have answered, have died, or have had their time; waits for the first."""
    ends = [worker.until for worker in workers if worker.until is not None]
    left = max(0.0, min(ends) - time.monotonic()) if ends else None
    heard = wait([worker.pipe for worker in workers], left)
    now = time.monotonic()
    return [w for w in workers if w.pipe in heard or (w.until is not None and w.until <= now)]


def serve(pipe: Connection[Any, Any], work: Callable[[Any], object], inherited: Sequence[Connection[Any, Any]]) -> None:
    """The life of a worker: a task, its outcome, the next, until nobody asks any more."""
    for each in inherited:  # so that the end of the asking process is noticed
        each.close()
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C is for the asking process, which ends this one with all that it started
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    while True:
        try:
            path, task = pipe.recv()
        except EOFError:
            return
        outcome = attempt(path, partial(work, task))
        try:
            pipe.send_bytes(pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL))
        except OSError:
            return


@contextmanager
def _interruptible() -> Iterator[None]:
    """A request to end (SIGTERM) ends the work as Ctrl-C does, so that nothing is left running."""
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
