"""Work in processes, each piece with a time limit: one that hangs is ended, and costs itself only."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
import weakref
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alvtc_info.web.answers import ServiceError

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = "alvtc-info-service-"
_TRIES = 2  # of a piece of work whose process died under it
_PIECES = 500  # of work that a process does before a fresh one takes its place: memory stays flat
_own_roots: set[str] = set()  # temporary folders of pools of this process: a number alone may be an earlier one's


class WorkerPool:
    """Processes that work for the service; `seconds` is the limit of one piece of work.

    Each piece has a temporary folder of its own, which is gone with its answer, also if it was ended. Folders that a
    killed service has left are taken away when the next one starts.
    """

    def __init__(self, workers: int, seconds: float) -> None:
        self._workers = workers
        self._seconds = seconds
        self._pool: Any = None  # a ProcessPool, whose methods have no types
        self._root = ""
        self._pieces = 0
        self._stopping = False
        self._futures: set[Any] = set()

    def start(self) -> None:
        """Start the processes."""
        self._stopping = False
        sweep(tempfile.gettempdir())
        self._root = tempfile.mkdtemp(prefix=f"{_HEAD}{os.getpid()}-")
        _own_roots.add(self._root)
        weakref.finalize(self, shutil.rmtree, self._root, ignore_errors=True)  # where nothing will stop it
        self._pool = self._processes()

    def _processes(self) -> Any:
        from pebble import ProcessPool

        context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        return ProcessPool(self._workers, max_tasks=_PIECES, initializer=begin, context=context)

    def stop(self, grace: float = 10.0) -> None:
        """Let the work that has begun come to its end, `grace` seconds at most, then end the processes."""
        self._stopping = True
        if self._pool is not None:
            self._pool.close()
            try:
                self._pool.join(grace)
            except TimeoutError:
                self._pool.stop()
                self._pool.join()
                for future in list(self._futures):
                    future.cancel()
            self._pool = None
        if self._root:
            shutil.rmtree(self._root, ignore_errors=True)
            _own_roots.discard(self._root)
            self._root = ""

    async def run(self, job: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """What a module-level function gives for these arguments; they and it are pickled.

        A pool that was not started starts: an app that is mounted in another is not told that this one starts.

        Raises what it raises, ServiceError if it took too long, or if its process died, twice; 422 for data that are
        nested too deep to be handed over.
        """
        try:
            piece = pickle.dumps(
                partial(job, *arguments, **named)
            )  # in a thread of the pool it would end that for good
        except RecursionError:
            raise ServiceError(422, "too-deep", "发来的数据套了太多层，办不了，请核对") from None
        if self._pool is None and not self._stopping:
            self.start()
        for _ in range(_TRIES):
            self._pieces += 1
            folder = os.path.join(self._root, str(self._pieces))
            try:
                return await self._once(folder, piece)
            except _LostError:
                continue
            finally:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
        raise ServiceError(500, "worker-died", "处理这份稿件时程序中途停止，请拆分后再试")

    async def _once(self, folder: str, piece: bytes) -> Any:
        from pebble import ProcessExpired

        if self._pool is None or self._stopping:
            raise _stopped()
        pool = self._pool
        try:
            future = pool.schedule(work_on, args=(folder, piece), timeout=self._seconds)
        except RuntimeError:  # a process that died while it was idle breaks all of the pool
            self._replace(pool)
            raise _LostError from None
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            if self._stopping:
                raise _stopped() from None
            raise
        except TimeoutError:
            message = f"这份稿件 {self._seconds:g} 秒还没有处理完，已停止，请拆分后再试"
            raise ServiceError(504, "too-slow", message) from None
        except ProcessExpired:
            raise _LostError from None
        except BrokenProcessPool:
            self._replace(pool)
            raise _LostError from None

    def _replace(self, broken: Any) -> None:
        """Put fresh processes in the place of a pool that is broken, unless that was done already."""
        if self._pool is broken and not self._stopping:
            self._pool = self._processes()
            broken.stop()


class _LostError(Exception):
    """A piece of work whose process died under it, or was not to be had."""


def _stopped() -> ServiceError:
    return ServiceError(503, "stopping", "服务正在停止，请稍后再试", wait=10)


def begin() -> None:
    """What a process does first: it ends with its clean-up when it is told to, writes for its owner only, and loads
    what every check needs.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    keep_private()
    from alvtc_info import check_file

    with suppress(Exception):
        check_file("2024年5月22日，后勤处检修线路。".encode(), name="文字.txt")


def keep_private() -> int:
    """Let what this process writes from now on be for its owner only; returns the umask of before."""
    before = os.umask(0o077)
    os.umask(before | 0o077)
    return before


def work_on(folder: str, piece: bytes) -> Any:
    """Do one piece of work that was pickled."""
    return work(folder, pickle.loads(piece))  # from the process that this one works for


def work(folder: str, job: Callable[[], Any]) -> Any:
    """Do one piece of work; its temporary files lie in `folder`, which is gone afterwards.

    It is also the working folder: what a report names by a relative path is nothing of the server's.
    """
    os.mkdir(folder, 0o700)
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    os.chdir(folder)
    try:
        return job()
    finally:
        os.chdir(os.path.dirname(folder))
        shutil.rmtree(folder, ignore_errors=True)


def sweep(place: str) -> None:
    """Take away the folders of services that are no more."""
    for folder in Path(place).glob(f"{_HEAD}*"):
        number = folder.name.removeprefix(_HEAD).split("-")[0]
        if number.isdecimal() and str(folder) not in _own_roots and not _lives(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    """Whether another process of this number is there; this one has it again where each start gives the same."""
    if process == os.getpid():
        return False
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
