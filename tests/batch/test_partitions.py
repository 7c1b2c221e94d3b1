"""Partitions of drafts: kinds of lines, runs that go on where they were broken off, tasks that die, a cluster."""

from __future__ import annotations

import json
import os
import signal
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import InputError, UsageError, check_file, check_partitions
from alvtc_info.batch.partitions import Partition
from alvtc_info.batch.pool import do_batch

TEXT = "近日，后勤处更换阀门{}个。"


def partition(path: Path, *records: object) -> Path:
    lines = [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in records]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    out = tmp_path / "out"
    out.mkdir()
    return [
        partition(tmp_path / f"{name}.jsonl", *({"name": f"{name}{n}", "text": TEXT.format(n)} for n in range(5)))
        for name in "abcdef"
    ]


def told(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def test_each_kind_of_line_is_a_draft(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(TEXT.format(3), encoding="utf-8")
    source = partition(
        tmp_path / "all.jsonl",
        {"path": str(file)},
        {"name": "某稿", "text": TEXT.format(4)},
        '{"text": "5月20日，保卫处检查宿舍。\\ud800"}',
        "",
        {"kind": "daily", "name": "报告", "department": "后勤处", "title": "更换阀门", "body": TEXT.format(5)},
        {"name": "draft.docx", "text": TEXT.format(6)},
        {"path": str(tmp_path / "gone.docx")},
        {"kind": "daily", "titel": "x"},
        {"name": "x"},
        [1],
        "{",
        "[" * 100_000,
    )
    (done,) = check_partitions([source], tmp_path)
    assert done[:2] == (str(source), str(tmp_path / "all.findings.jsonl"))
    assert (done.drafts, done.failures, done.kept, done.failure) == (11, 6, False, None)
    lines = told(done.target)
    assert lines[-1]["type"] == "end"
    found = {line["path"] for line in lines if line["type"] == "finding" and line["rule"] == "vague-time"}
    assert found == {str(file), "某稿.txt", "报告", "draft.docx.txt"}
    errors = {line["path"].rpartition("#")[2]: line["code"] for line in lines if line["type"] == "error"}
    assert errors[str(tmp_path / "gone.docx")] == "not-found"
    assert [errors[number] for number in ("9", "10", "11", "12")] == ["bad-record"] * 4
    assert errors["8"] == "unknown-field"
    assert next(line for line in lines if line.get("path") == str(file))["quote"] == next(iter(check_file(file))).quote


@pytest.mark.medium
def test_what_was_done_is_kept(sources: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = list(check_partitions(sources, out))
    assert [done.drafts for done in first] == [5] * 6
    sources[2].write_text(sources[2].read_text(encoding="utf-8").replace("近日", "昨日"), encoding="utf-8")
    Path(first[3].target).write_text("cut off", encoding="utf-8")
    Path(first[4].target).write_text('{"type": "end"}\n', encoding="utf-8")
    Path(first[5].target).write_text("", encoding="utf-8")
    second = list(check_partitions(sources, out))
    assert [done.kept for done in second] == [True, True, False, False, False, False]
    assert [done.failure.code if done.failure else "" for done in second] == ["", "", "", "exists", "exists", "exists"]
    assert Path(first[3].target).read_text(encoding="utf-8") == "cut off"
    assert list(check_partitions(sources[3:], out, again=True)) == first[3:]
    assert not any(done.kept for done in check_partitions(sources, out, select=["vague-time"]))
    assert not any(done.kept for done in check_partitions(sources, out, select=["vague-time"], again=True))
    settings = tmp_path / "own.toml"
    settings.write_text('ignore = ["vague-time"]', encoding="utf-8")
    assert [done.kept for done in check_partitions(sources[:1], out, config=settings)] == [False]
    settings.write_text('ignore = ["vague-quantity"]', encoding="utf-8")
    assert [done.kept for done in check_partitions(sources[:1], out, config=settings)] == [False]
    assert not list(out.glob("*.tmp"))


def test_with_rules_of_other_packages_nothing_is_kept(
    sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alvtc_info.batch.cache.settings_mark", lambda config: None)
    assert [[done.kept for done in check_partitions(sources[:1], tmp_path)] for _ in range(2)] == [[False], [False]]


@pytest.mark.medium
def test_they_come_as_they_are_done(sources: list[Path], tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        found = list(check_partitions(sources, tmp_path, executor=pool, ahead=2))
    assert sorted(done.source for done in found) == sorted(map(str, sources))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        again = list(check_partitions(sources, tmp_path, executor=pool))
    assert all(done.kept for done in again)


class Frail(Executor):
    """Runs a task at once; one that has the word in its name dies so many times, and after so many tasks nothing is taken any more."""

    def __init__(self, word: str, times: int, turns: int = 1000) -> None:
        self.word, self.times, self.turns = word, times, turns

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.turns -= 1
        if self.turns < 0:
            raise RuntimeError
        future: Future[Any] = Future()
        if self.word in Path(args[1][0]).name and self.times:
            self.times -= 1
            future.set_exception(ConnectionError())
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_task_that_dies_is_handed_in_once_more(sources: list[Path], tmp_path: Path) -> None:
    once = list(check_partitions(sources, tmp_path, executor=Frail("c.jsonl", 1)))
    assert [done.failure for done in once] == [None] * 6
    twice = {Path(d.source).name: d for d in check_partitions(sources, tmp_path, executor=Frail("c.jsonl", 2))}
    failure = twice["c.jsonl"].failure
    assert failure is not None
    assert failure.code == "died"
    assert sum(done.failure is None for done in twice.values()) == 5


def test_an_executor_that_takes_no_more_loses_no_partition(sources: list[Path], tmp_path: Path) -> None:
    found = list(check_partitions(sources, tmp_path, executor=Frail("c.jsonl", 1, turns=4), ahead=2))
    assert len(found) == 6
    assert {done.failure.code for done in found if done.failure} == {"no-executor"}
    assert sum(done.failure is None for done in found) == 3


def test_the_rest_is_called_off(sources: list[Path], tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        outcomes = check_partitions(sources, tmp_path, executor=pool, ahead=3)
        assert isinstance(next(outcomes), Partition)
        outcomes.close()  # type: ignore[attr-defined]


def test_misuse_and_places_that_cannot_be_used(sources: list[Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="vague-time"):
        check_partitions(sources, tmp_path, select=["vague-tim"])
    with pytest.raises(InputError):
        check_partitions(sources, tmp_path, config=tmp_path / "gone.toml")
    twin = tmp_path / "twin"
    twin.mkdir()
    with pytest.raises(UsageError, match="同名"):
        list(check_partitions([sources[0], twin / "a.jsonl"], tmp_path))
    (gone,) = check_partitions([tmp_path / "gone.jsonl"], tmp_path)
    assert gone.failure
    assert gone.failure.code == "not-found"
    (nowhere,) = check_partitions(sources[:1], tmp_path / "no" / "folder")
    assert nowhere.failure
    assert nowhere.failure.code == "no-folder"
    (itself,) = check_partitions([tmp_path / "a.findings.jsonl"], tmp_path)
    assert itself.failure
    assert itself.failure.code == "is-findings"
    (tmp_path / "b.findings.jsonl").mkdir()
    (full,) = check_partitions(sources[1:2], tmp_path, again=True)
    assert full.failure
    assert full.failure.code == "cannot-write"
    assert not list(tmp_path.glob("*.tmp"))


def slowly(work: Any, paths: Any, items: Any) -> list[Any]:
    time.sleep(0.1)
    return do_batch(work, paths, items)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_two_workers_of_a_dask_cluster_one_of_them_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe of docs/scale.md, on loopback."""
    distributed = pytest.importorskip("distributed")
    sources = [
        partition(tmp_path / f"{n:02}.jsonl", *({"name": f"{n}-{m}", "text": TEXT.format(m)} for m in range(10)))
        for n in range(60)
    ]
    monkeypatch.setattr("alvtc_info.batch.executors.do_batch", slowly)
    with (
        distributed.LocalCluster(2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        found = []
        for done in check_partitions(sources, tmp_path, executor=client.get_executor(pure=False)):
            found.append(done)
            if len(found) == 10:
                os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
    assert sorted(done.source for done in found) == [str(source) for source in sources]
    assert [done.failure for done in found if done.failure] == []
    for source in sources:
        lines = told(str(source).replace(".jsonl", ".findings.jsonl"))
        names = [line["path"] for line in lines if line.get("rule") == "vague-time"]
        assert names == [f"{source.stem.lstrip('0') or '0'}-{m}.txt" for m in range(10)]
