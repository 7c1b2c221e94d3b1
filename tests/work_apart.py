"""Work for a process of its own: it hangs, dies, fails, or answers."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from alvtc_info import errors


def hang(place: str = "") -> None:
    if place:
        Path(place, f"{os.getpid()}.pid").touch()
    time.sleep(60)


def hang_on(place: str) -> None:
    """Hears no request to end."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hang(place)


def die(code: int) -> None:
    os._exit(code)


def fail(kind: str) -> None:
    raise getattr(errors, kind)("some-code", "一句话：“怎么办”", "稿 件.docx")


def crash() -> None:
    raise RuntimeError("a bug of ours")


def answer(*given: object) -> tuple[int, tuple[object, ...]]:
    return os.getpid(), given
