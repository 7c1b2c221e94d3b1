"""Whether the work on some drafts is worth sharing out to other processes; asked before anything is loaded for that."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

from alvtc_info.reading.formats import WORD_SUFFIXES, suffix_of

if TYPE_CHECKING:
    from collections.abc import Sequence

FORKED = 0.05  # seconds that a worker must have to do to be worth starting, where it is a copy of this process
SPAWNED = 1.0  # and where it is started from nothing (Windows, or where there are threads)
EACH, PER_MB = 0.004, 0.25  # seconds that a draft costs, roughly, and a megabyte of text in it


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_method() -> str:
    """How a process is started: as a copy of this one (`fork`) where that is safe, which it is not beside threads, else from nothing."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def worker_count(paths: Sequence[str]) -> int:
    """How many workers these drafts are worth; 1 where it is quicker to do it here."""
    most = min(cores(), len(paths))
    if most < 2:
        return 1
    cost = sum(EACH + PER_MB * _size(path) / 1e6 for path in paths)
    return max(1, min(most, int(cost / (FORKED if start_method() == "fork" else SPAWNED))))


def _size(path: str) -> int:
    """Bytes of text in a draft; most of a .docx is not."""
    try:
        size = os.stat(path).st_size
    except (OSError, ValueError):
        return 0
    return size // 10 if suffix_of(path) in WORD_SUFFIXES else size
