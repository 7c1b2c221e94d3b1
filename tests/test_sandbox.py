from __future__ import annotations

import io
import os
import pickle
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from alvtc_info import (
    InputError,
    ReportError,
    TemplateError,
    confinement,
    sandbox,
)
from alvtc_info.sandbox import confine, within
from tests import work_apart
from tests.batch.test_processes import survivors


def job(kind: str) -> bytes:
    if kind == "fails":
        raise ReportError("picture-missing", "找不到图片", "a.png")
    if kind == "dies":
        os._exit(3)
    return kind.encode()


@pytest.mark.medium
def test_what_a_confined_process_came_to(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"{__name__}:job"
    assert confine(name, "t.docx", "done") == b"done"
    with pytest.raises(ReportError, match=r"a\.png"):
        confine(name, "t.docx", "fails")
    with pytest.raises(TemplateError, match="中途停止"):
        confine(name, "t.docx", "dies")
    with pytest.raises(TemplateError, match="秒还没有排完"):
        confine("time:sleep", "t.docx", 30, seconds=1)


@pytest.mark.parametrize(("kind", "head"), [("done", b"done\n"), ("fails", b"failed\n")])
def test_the_confined_process_from_inside(kind: str, head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[tuple[int, int]] = []
    shut_in: list[tuple[str, tuple[str, ...]]] = []
    monkeypatch.setattr(confinement, "limit", lambda *values: limits.append(values))
    monkeypatch.setattr(confinement, "restrict", lambda *values: shut_in.append(values))
    out = io.BytesIO()
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["-c", "[]", f"{__name__}:job", "1000", "5", "shut-in"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(pickle.dumps((kind,)))))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    sandbox.main()
    assert out.getvalue().startswith(head)
    assert limits == [(1000, 5)]
    assert shut_in == [(os.getcwd(), sandbox.PACKAGES)]


def test_where_the_system_does_not_shut_it_in_nothing_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError

    out = io.BytesIO()
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["-c", "[]", f"{__name__}:job", "1000", "5", "shut-in"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(pickle.dumps(("done",)))))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    monkeypatch.setattr(confinement, "limit", lambda *_: None)
    monkeypatch.setattr(confinement, "restrict", refused)
    sandbox.main()
    assert out.getvalue().startswith(b'failed\n["not-confined"')


def test_a_value_of_any_kind_comes_back_where_memory_has_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers: dict[int, Callable[..., object]] = {}
    out = io.BytesIO()
    monkeypatch.setattr("signal.signal", handlers.__setitem__)
    monkeypatch.setattr(sys, "argv", ["-c", "[]", "tests.work_apart:answer", "0", "5", "open"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(pickle.dumps(("甲", 1)))))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    sandbox.main()
    head, _, value = out.getvalue().partition(b"\n")
    assert (head, pickle.loads(value)) == (b"done", (os.getpid(), ("甲", 1)))
    with pytest.raises(SystemExit) as stop:
        handlers[signal.SIGTERM]()
    assert stop.value.code == 1


@pytest.mark.medium
def test_where_there_are_no_groups_of_processes_it_is_ended_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.delattr("os.killpg", raising=False)
    with pytest.raises(InputError, match=r"0\.5 秒还没有查完"):
        within(0.5, "稿.docx", work_apart.hang)


@pytest.mark.medium
def test_who_does_not_end_when_asked_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "GRACE", 0.2)
    with pytest.raises(InputError, match="还没有查完"):
        within(1.5, "稿.docx", work_apart.hang_on, str(tmp_path))
    assert survivors(tmp_path) == []
