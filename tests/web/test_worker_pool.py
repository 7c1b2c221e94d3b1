"""Work in processes: each piece has its limit, its folder, and a second try."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import InputError, UsageError
from alvtc_info.web import worker_pool
from alvtc_info.web.answers import ServiceError
from alvtc_info.web.worker_pool import WorkerPool, begin, sweep, work, work_on


def stubborn() -> None:
    while True:
        time.sleep(1)


def who_and_wait() -> int:
    time.sleep(0.3)
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark: str) -> str:
    if not os.path.exists(mark):
        Path(mark).touch()
        die()
    return "done"


def refuse() -> None:
    raise InputError("secret", "文件有疑似国家秘密标志", "稿.txt")


def leave_a_file() -> tuple[str, str]:
    Path("left.txt").write_text("x")
    number, path = tempfile.mkstemp()
    os.close(number)
    return os.getcwd(), path


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WorkerPool]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    hook = threading.excepthook

    def told(thrown: threading.ExceptHookArgs) -> None:
        """A pool whose processes were all killed says so in a thread of its own."""
        if not issubclass(thrown.exc_type, BrokenProcessPool):
            hook(thrown)

    monkeypatch.setattr(threading, "excepthook", told)
    made = WorkerPool(2, 30.0)  # the time that a process takes to begin is not what is tried here
    made.start()
    yield made
    made.stop()
    assert list(tmp_path.glob("alvtc-info-service-*")) == []


@pytest.mark.medium
def test_work_that_nobody_waits_for_is_ended(pool: WorkerPool) -> None:
    async def leave() -> None:
        task = asyncio.ensure_future(pool.run(stubborn))
        await asyncio.sleep(0.5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(leave)
    assert run(lambda: pool.run(int, "5")) == 5


def run(work: Callable[[], Awaitable[Any]]) -> Any:
    async def main() -> Any:
        return await work()

    return asyncio.run(main())


@pytest.mark.medium
def test_work_comes_back_and_its_errors_too(pool: WorkerPool) -> None:
    assert run(lambda: pool.run(int, "12", base=3)) == 5
    with pytest.raises(InputError) as caught:
        run(lambda: pool.run(refuse))
    assert str(caught.value) == "稿.txt：文件有疑似国家秘密标志"


@pytest.mark.medium
def test_what_hangs_is_ended_and_costs_itself_only(pool: WorkerPool) -> None:
    assert run(lambda: pool.run(int, "4")) == 4
    pool._seconds = 3.0

    async def both() -> Any:
        return await asyncio.gather(pool.run(stubborn), pool.run(int, "5"), return_exceptions=True)

    hung, other = run(both)
    assert isinstance(hung, ServiceError)
    assert (hung.status, hung.code, other) == (504, "too-slow", 5)
    assert run(lambda: pool.run(int, "6")) == 6


@pytest.mark.medium
def test_work_whose_process_is_killed_is_tried_again(pool: WorkerPool, tmp_path: Path) -> None:
    assert run(lambda: pool.run(die_once, str(tmp_path / "mark"))) == "done"
    with pytest.raises(ServiceError) as caught:
        run(lambda: pool.run(die))
    assert (caught.value.status, caught.value.code) == (500, "worker-died")
    assert run(lambda: pool.run(int, "7")) == 7


@pytest.mark.medium
@pytest.mark.parametrize("count", [1, 2])
def test_idle_processes_that_are_killed_are_replaced(count: int, pool: WorkerPool) -> None:
    async def twice() -> Any:
        return await asyncio.gather(pool.run(who_and_wait), pool.run(who_and_wait))

    for number in sorted(set(run(twice)))[:count]:
        os.kill(number, signal.SIGKILL)
    time.sleep(0.5)
    assert run(lambda: pool.run(int, "7")) == 7
    assert run(lambda: pool.run(int, "8")) == 8


@pytest.mark.medium
def test_processes_that_all_died_are_replaced(pool: WorkerPool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(lambda: pool.run(int, "1")) == 1

    def broken(error: Exception) -> Callable[..., Any]:
        def schedule(*arguments: object, **named: object) -> Any:
            if not isinstance(error, BrokenProcessPool):
                raise error
            future: Future[None] = Future()
            future.set_exception(error)
            return future

        return schedule

    for error in (RuntimeError("Unexpected error within the Pool"), BrokenProcessPool("all died")):
        monkeypatch.setattr(pool._pool, "schedule", broken(error))
        assert run(lambda: pool.run(int, "8")) == 8
    old = pool._pool
    pool._replace(object())
    assert pool._pool is old


@pytest.mark.medium
def test_nothing_is_left_of_a_piece_of_work(pool: WorkerPool) -> None:
    folder, path = run(lambda: pool.run(leave_a_file))
    assert not os.path.exists(folder)
    assert not os.path.exists(path)


def nested(depth: int) -> list[Any]:
    deep: list[Any] = []
    for _ in range(depth):
        deep = [deep]
    return deep


def test_data_that_are_nested_deep_stop_nobody_else(pool: WorkerPool) -> None:
    deep = nested(100_000)
    for _ in range(3):
        with pytest.raises(ServiceError) as caught:
            run(lambda: pool.run(len, deep))
        assert (caught.value.status, caught.value.code) == (422, "too-deep")
    assert run(lambda: pool.run(int, "3")) == 3


def test_data_as_deep_as_an_interpreter_bears(pool: WorkerPool) -> None:
    """How deep that is differs from one version to the next: the work is done, or refused in one line."""
    for depth in (500, 2000, 8000):
        deep = nested(depth)
        try:
            assert run(partial(pool.run, len, deep)) == 1
        except ServiceError as error:
            assert error.code == "too-deep"  # noqa: PT017
    assert run(lambda: pool.run(int, "3")) == 3


@pytest.mark.medium
def test_a_pool_that_nobody_started_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = WorkerPool(1, 30)
    assert run(lambda: made.run(int, "4")) == 4
    made.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_pool_that_has_stopped_says_so() -> None:
    idle = WorkerPool(1, 1)
    idle.stop()
    with pytest.raises(ServiceError) as caught:
        run(lambda: idle.run(int, "1"))
    assert (caught.value.status, caught.value.wait) == (503, 10)


@pytest.mark.medium
def test_work_that_goes_on_is_ended_when_the_service_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    busy = WorkerPool(1, 60)
    busy.start()

    async def stop() -> None:
        task = asyncio.ensure_future(busy.run(stubborn))
        await asyncio.sleep(1.5)
        await asyncio.to_thread(busy.stop, 0.1)
        with pytest.raises(ServiceError) as caught:
            await task
        assert caught.value.code == "stopping"

    run(stop)
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_will_finish_is_told_when_the_service_stops() -> None:
    class Stuck:
        joined = 0

        def close(self) -> None:
            pass

        def stop(self) -> None:
            pass

        def join(self, grace: float | None = None) -> None:
            self.joined += 1
            if grace is not None:
                raise TimeoutError

        def schedule(self, *arguments: object, **named: object) -> Future[None]:
            return Future()

    made = WorkerPool(1, 60)
    made._pool = stuck = Stuck()

    async def stop() -> None:
        task = asyncio.ensure_future(made.run(int, "1"))
        await asyncio.sleep(0)
        made.stop(0)
        with pytest.raises(ServiceError) as caught:
            await task
        assert caught.value.code == "stopping"

    run(stop)
    assert stuck.joined == 2


def test_a_piece_of_work_has_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    folder, path = work(str(tmp_path / "1"), leave_a_file)
    assert Path(folder) == tmp_path / "1" == Path(path).parent
    assert not os.path.exists(folder)
    assert work_on(str(tmp_path / "2"), pickle.dumps(partial(int, "5"))) == 5


@pytest.mark.parametrize(("usual", "private"), [(0o022, 0o077), (0o027, 0o077), (0o177, 0o177), (0, 0o077)])
def test_what_a_process_writes_is_for_its_owner_only(usual: int, private: int) -> None:
    before = os.umask(usual)
    try:
        assert worker_pool.keep_private() == usual
        assert os.umask(0) == private
    finally:
        os.umask(before)


def test_a_process_that_begins_ends_when_told_and_writes_for_its_owner_only() -> None:
    before, mask = signal.getsignal(signal.SIGTERM), os.umask(0o022)
    try:
        begin()
        assert os.umask(0o022) == 0o077
        with pytest.raises(SystemExit):
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
        os.umask(mask)


def test_folders_of_services_that_are_no_more_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    names = [
        f"alvtc-info-service-{gone.pid}-x",
        f"alvtc-info-service-{os.getpid()}-y",
        "alvtc-info-service-z",
        "other",
        "alvtc-info-service-1-i",
        "alvtc-info-service-²-n",
    ]
    earlier = [f"alvtc-info-service-{os.getpid()}-e", f"alvtc-info-service-{10**30}-n"]
    for name in (*names, *earlier):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(worker_pool, "_own_roots", {str(tmp_path / names[1])})
    sweep(str(tmp_path))
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(names[1:])


def test_a_process_of_somebody_else_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    def kill(number: int, sign: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", kill)
    assert worker_pool._lives(1)


def test_an_error_of_the_library_is_pickled_whole() -> None:
    assert pickle.loads(pickle.dumps(UsageError("x", "一句话"))) == UsageError("x", "一句话")
