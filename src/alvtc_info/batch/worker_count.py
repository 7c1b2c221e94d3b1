"""Deciding how many child processes are worth starting for some drafts, before anything is imported for that."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError
from alvtc_info.reading.formats import WORD_SUFFIXES, suffix_of

if TYPE_CHECKING:
    from collections.abc import Sequence

FORKED = 0.4  # seconds of work that make a worker worth starting if it is a copy of this process
SPAWNED = 1.0  # the same if it is started afresh (on Windows, or if there are threads)
FIRST = 6  # drafts that are judged before workers are copied: most of what a draft looks up is looked up then
EACH, PER_MB = 0.008, 2.0  # rough cost in seconds of a draft, and of a megabyte of its text


def cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_method() -> str:
    """How to start a process: `fork` (a copy of this one) if that is safe, on Linux without threads; else `spawn`."""
    if sys.platform != "linux":
        return "spawn"
    import threading

    return "fork" if threading.active_count() == 1 else "spawn"


def is_daemon() -> bool:
    """Whether this is a daemonic process, which may start no processes by `multiprocessing`."""
    from multiprocessing import current_process

    return current_process().daemon


def no_child() -> UsageError:
    """The error where processes are needed and must not be started."""
    message = (
        "现在的进程是守护进程（daemon），不能再开子进程：请在普通进程里调用，或给 executor 一个线程池、不给 timeout"
    )
    return UsageError("daemonic", message)


def worker_count(paths: Sequence[str]) -> int:
    """The number of workers that these drafts are worth; 1 if it is quicker to work in this process."""
    most = min(cores(), len(paths))
    if most < 2:
        return 1
    cost = sum(EACH + PER_MB * _size(path) / 1e6 for path in paths)
    return max(1, min(most, int(cost / (FORKED if start_method() == "fork" else SPAWNED))))


def _size(path: str) -> int:
    """The estimated bytes of text in a draft: a tenth of the size of a Word file, otherwise the size."""
    try:
        size = os.stat(path).st_size
    except (OSError, ValueError):
        return 0
    return size // 10 if suffix_of(path) in WORD_SUFFIXES else size
