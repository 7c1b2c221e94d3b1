"""Kill a writer in the middle of its work: a process that says after each write what it wrote."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_CONTEXT: Any = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")


def killed(write: Callable[[str, str, int], None], place: Path, folder: Path, times: int = 100) -> dict[int, int]:
    """Start a writer so many times and kill it (SIGKILL); how many writes each said were done, by its number.

    `write(place, name, n)` writes once, for the n-th time; it is a function of a module, as is what it imports.
    """
    _CONTEXT.set_forkserver_preload([write.__module__])
    chance = random.Random(7)
    done: dict[int, int] = {}
    for attempt in range(times):
        log = folder / f"{attempt}.log"
        log.touch()
        writer = _CONTEXT.Process(target=_work, args=(write, str(place), str(attempt), str(log)))
        writer.start()
        while not log.stat().st_size and writer.is_alive():
            time.sleep(0.002)
        time.sleep(chance.random() * 0.03)
        writer.kill()
        writer.join()
        done[attempt] = log.stat().st_size
    return done


def _work(write: Callable[[str, str, int], None], place: str, name: str, log: str) -> None:
    with open(log, "ab", buffering=0) as stream:
        for n in range(10_000):
            write(place, name, n)
            stream.write(b".")
