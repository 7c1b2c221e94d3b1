from __future__ import annotations

from concurrent.futures import Executor
from multiprocessing import current_process
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import check_many
from alvtc_info.batch import worker_count as counting
from alvtc_info.batch.worker_count import cores, start_method, worker_count
from tests.batch.drafts import BAD
from tests.refusing import refused


def test_a_worker_is_only_started_where_it_pays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cores() >= 1
    monkeypatch.setattr(counting, "cores", lambda: 4)
    monkeypatch.setattr(counting, "start_method", lambda: "fork")
    small, large, word = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.docx"
    small.write_text(BAD, encoding="utf-8")
    large.write_bytes(b"x" * 1_000_000)
    word.write_bytes(b"x" * 100_000)
    assert worker_count([str(small)]) == 1
    assert worker_count([str(small)] * 10) == 1
    assert worker_count([str(small)] * 99) == 1
    assert worker_count([str(small)] * 160) == 3
    assert worker_count([str(large)] * 2) == 2
    assert worker_count([str(word)] * 30) == 2
    assert worker_count([str(large)] * 40) == 4
    assert worker_count(["nowhere\0"] * 160) == 3
    monkeypatch.setattr(counting, "start_method", lambda: "spawn")
    assert worker_count([str(small)] * 160) == 1
    monkeypatch.undo()
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    assert cores() >= 1


def test_beside_threads_a_process_is_started_from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert start_method() == "spawn"
    monkeypatch.setattr("threading.active_count", lambda: 1)
    assert start_method() == "fork"
    monkeypatch.setattr("sys.platform", "win32")
    assert start_method() == "spawn"


class Broken(Executor):
    """An executor that starts a process, as a pool of processes does at its first task."""

    def submit(self, *_: Any, **__: Any) -> Any:
        assert not current_process().daemon, "daemonic processes are not allowed to have children"
        raise AssertionError("a bug of its own")


def test_who_may_have_no_children_is_told_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("近日。", encoding="utf-8")
    with pytest.raises(AssertionError, match="a bug of its own"):
        next(check_many([path], executor=Broken()))
    monkeypatch.setitem(vars(current_process())["_config"], "daemon", True)
    for choices in ({"timeout": 60}, {"executor": Broken()}):
        assert "守护进程" in refused("daemonic", lambda choices=choices: next(check_many([path], **choices)))  # type: ignore[misc]
    assert next(check_many([path])).result
