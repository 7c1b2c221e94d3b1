"""A call that is told to stop stops: before it begins, between rules, between drafts, while other processes work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import (
    check,
    check_file,
    check_many,
    check_partitions,
    fix,
    read,
    read_text,
    review,
    set_layout,
    slip,
    submit,
)
from alvtc_info.config.settings_file import build_config
from alvtc_info.sandbox import within
from tests import ROOT, work_apart
from tests.refusing import refused

WORD = ROOT / "examples" / "draft.docx"
SET = threading.Event()
SET.set()


class After:
    """Says to stop when it is asked for the n-th time."""

    def __init__(self, times: int) -> None:
        self.left = times

    def is_set(self) -> bool:
        self.left -= 1
        return self.left < 0


ENTRANCES: list[Callable[..., object]] = [check, check_file, fix, read, review, set_layout, slip, submit]


@pytest.mark.parametrize("entrance", ENTRANCES, ids=lambda entrance: entrance.__name__)
def test_what_is_cancelled_beforehand_is_not_begun(entrance: Callable[..., object]) -> None:
    for timeout in (None, 60):
        line = refused("cancelled", lambda timeout=timeout: entrance(WORD, cancel=SET, timeout=timeout))  # type: ignore[misc]
        assert line == f"{WORD}：已取消，没有查完"
    refused("cancelled", lambda: check(read_text("近日。"), cancel=SET))
    refused("cancelled", lambda: slip(read_text("近日。"), cancel=SET))


@pytest.mark.medium
@pytest.mark.parametrize("entrance", [check, fix, review, slip, submit], ids=lambda entrance: entrance.__name__)
def test_it_is_asked_between_rules(entrance: Callable[..., object]) -> None:
    asked = After(20)
    refused("cancelled", lambda: entrance(WORD, cancel=asked))
    assert asked.left == -1
    patient: Any = After(10_000)
    assert entrance(WORD, cancel=patient) == entrance(WORD)
    assert patient.left < 9_950


@pytest.mark.medium
def test_a_process_of_its_own_is_stopped(tmp_path: Path) -> None:
    begun = time.monotonic()
    refused("cancelled", lambda: within(60, "稿.docx", work_apart.hang, str(tmp_path), cancel=After(4)))
    assert time.monotonic() - begun < 30
    assert within(60, "a", work_apart.answer, 1, cancel=After(10_000))[1] == (1,)
    large = b"x" * 5_000_000  # more than a pipe holds, so that it waits for the process to begin reading
    assert within(60, "a", work_apart.answer, large, cancel=After(10_000))[1] == (large,)
    refused("cancelled", lambda: within(60, "a", work_apart.answer, large, cancel=After(1)))
    refused("timeout", lambda: within(0.3, "稿.docx", work_apart.hang, str(tmp_path), cancel=After(10_000)))


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for path in paths:
        path.write_text("近日，后勤处更换阀门。", encoding="utf-8")
    return paths


def test_the_drafts_of_a_run_are_checked_until_it_is_cancelled(drafts: list[Path]) -> None:
    stop = threading.Event()
    found = check_many(drafts, cancel=stop)
    assert next(found).result
    stop.set()
    refused("cancelled", lambda: next(found))
    assert next(found, None) is None
    refused("cancelled", lambda: list(check_many(drafts, cancel=After(30))))
    assert [each.result for each in check_many(drafts, cancel=After(100_000))] == [check(path) for path in drafts]


def test_a_run_on_an_executor_is_cancelled_while_it_waits(drafts: list[Path]) -> None:
    stop = threading.Event()
    gate = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(gate.wait)
        found = check_many(drafts, executor=pool, batch=2, cancel=stop)
        timer = threading.Timer(0.2, stop.set)
        timer.start()
        refused("cancelled", lambda: next(found))
        gate.set()
    with ThreadPoolExecutor(2) as pool:
        assert all(each.result for each in check_many(drafts, executor=pool, cancel=After(100_000)))


@pytest.mark.medium
def test_a_run_in_a_child_process_is_cancelled_while_it_waits(drafts: list[Path]) -> None:
    endless = build_config({"rules": [{"name": "endless", "pattern": "(?:水+)+火", "bad": ["⟦水火⟧无情。"]}]})
    drafts[0].write_text("水" * 40 + "。", encoding="utf-8")
    refused("cancelled", lambda: list(check_many(drafts, timeout=60, config=endless, cancel=After(4))))
    assert all(each.result for each in check_many(drafts[1:3], timeout=60, cancel=After(100_000)))


def test_partitions_are_cancelled_between_drafts(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text('{"text": "近日。"}\n' * 5, encoding="utf-8")
    refused("cancelled", lambda: list(check_partitions([source], tmp_path, cancel=SET)))
    refused("cancelled", lambda: list(check_partitions([source], tmp_path, cancel=After(2))))
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]
    (done,) = check_partitions([source], tmp_path, cancel=After(100_000))
    assert (done.drafts, done.failures) == (5, 0)


def test_an_event_of_another_kind_will_do() -> None:
    class Stop:
        def is_set(self) -> bool:
            return True

    refused("cancelled", lambda: check(WORD, cancel=Stop()))
    assert "is_set" in refused("bad-value", lambda: check(WORD, cancel="now"))  # type: ignore[arg-type]
