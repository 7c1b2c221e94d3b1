"""Many files on any executor: threads, processes, a cluster; workers that die."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import InputError, UsageError, check_file, check_many
from alvtc_info.batch.pool import do_batch
from alvtc_info.institution import packs

TEXTS = ("近日，后勤处更换阀门3个。", "5月20日，保卫处开展检查。", "昨日学生食堂停电，据了解已恢复。")


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number:03}.txt" for number in range(40)]
    for number, path in enumerate(paths):
        path.write_text(TEXTS[number % 3] + f"第{number}件。", encoding="utf-8")
    return paths


def alone(drafts: list[Path]) -> list[object]:
    return [check_file(path) for path in drafts]


@pytest.mark.medium
def test_a_file_is_judged_as_when_it_is_checked_alone(drafts: list[Path]) -> None:
    wanted = alone(drafts)
    assert any(wanted)
    assert [outcome.result for outcome in check_many(drafts)] == wanted
    with ThreadPoolExecutor(3) as pool:
        assert [outcome.result for outcome in check_many(drafts, executor=pool, batch=3, ahead=2)] == wanted


@pytest.mark.medium
def test_processes_give_the_same_in_the_same_order(drafts: list[Path]) -> None:
    wanted = alone(drafts)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        got = list(check_many(drafts, executor=pool, batch=7))
    assert [outcome.path for outcome in got] == [str(path) for path in drafts]
    assert [outcome.result for outcome in got] == wanted


def test_a_file_that_cannot_be_read_is_that_files_failure(drafts: list[Path]) -> None:
    drafts[3].unlink()
    drafts[5].write_bytes(b"")
    with ThreadPoolExecutor(2) as pool:
        got = list(check_many(drafts, executor=pool))
    failed = {outcome.path: outcome.failure.code for outcome in got if outcome.failure}
    assert failed == {str(drafts[3]): "not-found", str(drafts[5]): "empty"}
    assert all((outcome.result is None) != (outcome.failure is None) for outcome in got)


def test_what_is_too_much_is_that_files_failure(drafts: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(*_: object, **__: object) -> Any:
        raise RecursionError

    monkeypatch.setattr("alvtc_info.checking.check.Checker.judge", burst)
    assert {outcome.failure.code for outcome in check_many(drafts) if outcome.failure} == {"too-large"}


def test_paths_may_be_endless_and_the_rest_is_called_off(drafts: list[Path]) -> None:
    asked = []

    def endless() -> Any:
        for number in count():
            asked.append(number)
            yield drafts[number % len(drafts)]

    with ThreadPoolExecutor(1) as pool:
        outcomes = check_many(endless(), executor=pool, batch=2, ahead=3)
        assert len(list(islice(outcomes, 5))) == 5
        outcomes.close()  # type: ignore[attr-defined]
    assert len(asked) < 20


class Frail(Executor):
    """Runs a task at once, and dies on those that hold a certain file; `turns` tasks in all."""

    def __init__(self, poison: str, turns: int = 1000) -> None:
        self.poison, self.turns = poison, turns

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.turns -= 1
        if self.turns < 0:
            raise RuntimeError
        future: Future[Any] = Future()
        if self.poison in args[1]:
            future.set_exception(ConnectionError())
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_task_that_dies_is_handed_in_again_file_by_file(drafts: list[Path]) -> None:
    got = list(check_many(drafts, executor=Frail(str(drafts[9]))))
    assert [outcome.path for outcome in got] == [str(path) for path in drafts]
    assert [outcome.path for outcome in got if outcome.failure] == [str(drafts[9])]
    assert got[9].failure
    assert (got[9].failure.code, "ConnectionError" in got[9].failure.message) == ("died", True)


def test_an_executor_that_takes_no_more_loses_no_file(drafts: list[Path]) -> None:
    got = list(check_many(drafts, executor=Frail("", turns=1), batch=8, ahead=2))
    assert [outcome.path for outcome in got] == [str(path) for path in drafts]
    assert [outcome.failure.code if outcome.failure else "" for outcome in got] == [""] * 8 + ["no-executor"] * 32


@pytest.mark.medium
def test_settings_are_read_where_the_work_is_done(drafts: list[Path], tmp_path: Path) -> None:
    settings = tmp_path / "own.toml"
    settings.write_text('ignore = ["vague-time"]', encoding="utf-8")
    plain = [f.rule for o in check_many(drafts, ignore=["relative-time"]) for f in o.result or ()]
    held = [f.rule for o in check_many(drafts, config=settings, select=None) for f in o.result or ()]
    assert "vague-time" in plain
    assert "vague-time" not in held
    settings.write_text('ignore = ["relative-time"]', encoding="utf-8")
    assert [f.rule for o in check_many(drafts, config=settings) for f in o.result or ()] == plain
    pack = Path(packs.__file__).parent / "alszyxy"
    assert [
        f.rule for o in check_many(drafts, ignore=["relative-time"], institution=pack) for f in o.result or ()
    ] == plain
    with pytest.raises(UsageError):
        check_many(drafts, select=["no-such-rule"])
    with pytest.raises(InputError):
        check_many(drafts, config=tmp_path / "gone.toml")
    with pytest.raises(InputError):
        check_many(drafts, institution=tmp_path)


def slowly(work: Any, paths: Any, items: Any) -> list[Any]:
    time.sleep(0.05)
    return do_batch(work, paths, items)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_two_workers_of_a_dask_cluster_one_of_them_killed(drafts: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe of docs/scale.md, on loopback."""
    distributed = pytest.importorskip("distributed")
    wanted = alone(drafts)
    paths = [drafts[number % len(drafts)] for number in range(400)]
    monkeypatch.setattr("alvtc_info.batch.executors.do_batch", slowly)
    with (
        distributed.LocalCluster(2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        got = []
        for outcome in check_many(paths, executor=client.get_executor(pure=False), batch=4):
            got.append(outcome)
            if len(got) == 40:
                pids = client.run(os.getpid)
                os.kill(next(iter(pids.values())), signal.SIGKILL)
    assert [outcome.path for outcome in got] == [str(path) for path in paths]
    assert [outcome.failure for outcome in got if outcome.failure] == []
    assert [outcome.result for outcome in got] == [wanted[number % len(drafts)] for number in range(400)]


@pytest.mark.medium
def test_with_a_time_limit_it_comes_to_the_same(drafts: list[Path]) -> None:
    whole = list(check_many(drafts[:2]))
    with ThreadPoolExecutor(1) as pool:
        assert list(check_many(drafts[:2], executor=pool, timeout=60)) == whole
