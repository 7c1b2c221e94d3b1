"""Every pattern of every rule over 1 MB texts made to be slow, against its own time on ordinary text.

usage: python bench/patterns.py        (lists the slowest; exits 1 where one takes over ten times its ordinary time)

A pattern whose words do not occur in ordinary text takes no time there; what a plain pass over 1 MB takes (`FLOOR`) is
allowed to every one of them.
"""

from __future__ import annotations

import importlib
import pkgutil
import signal
import sys
import time
from typing import TYPE_CHECKING

import alvtc_info.rules
from alvtc_info import read
from alvtc_info.text.pattern import Pattern
from throughput import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 333_000  # Chinese characters: 1 MB of UTF-8
FLOOR = 0.02
FACTOR = 10
LIMIT = 2.0
TEXTS = {
    "one sentence": "后勤处对全院供水管线逐段查看更换阀门和管件并把每一处的位置型号责任人登记在册",
    "digits": "8",
    "digits and commas": "8，",
    "nested brackets": "（",
    "quotes": "“",
    "book titles": "《",
    "近": "近",
    "目前": "目前",
    "截至": "截至",
    "据": "据",
    "dates without an end": "2024年5月",
    "percent": "占5%、",
    "numerals": "一二三",
    "的": "的",
    "spaces": "字 ",
    "组织": "组织",
    "发生": "发生",
    "原因": "由于原因",
    "dunhao": "“甲”、",
    "hyphens": "1-",
    "citations": "据有关",
    "names": "王某",
}


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Every pattern of the rules and of what they share, by name."""
    names = [f"rules.{found.name}" for found in pkgutil.iter_modules(alvtc_info.rules.__path__)]
    for name in (*names, "analysis.dates", "analysis.similarity", "model.document", "text.folding", "text.masking"):
        module = importlib.import_module(f"alvtc_info.{name}")
        for key, value in vars(module).items():
            if isinstance(value, Pattern):
                yield f"{name}.{key}", value


class TooLongError(Exception):
    """A pattern ran into the limit."""


def _stop(*_: object) -> None:
    raise TooLongError


def seconds(pattern: Pattern, text: str) -> float:
    """CPU time of all matches in the text; LIMIT where it takes longer."""
    before = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        for _ in pattern.finditer(text):
            pass
    except TooLongError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - before


def main() -> int:
    plain = read(corpus(1_000_000, 1).encode(), name="plain.txt").plain
    texts = {name: (unit * (SIZE // len(unit) + 1))[:SIZE] for name, unit in TEXTS.items()}
    signal.signal(signal.SIGVTALRM, _stop)
    worst = []
    for name, pattern in patterns():
        if not pattern.possible(plain):
            pattern.search(plain[:1])
        usual = max(FLOOR, min(seconds(pattern, plain) for _ in range(2)))
        for kind, text in texts.items():
            taken = seconds(pattern, text)
            if taken > 3 * usual:
                taken = min(taken, seconds(pattern, text))
            worst.append((taken / usual, taken, name, kind))
    worst.sort(reverse=True)
    for ratio, taken, name, kind in worst[:15]:
        print(f"{ratio:6.1f} ×  {taken:6.3f} s  {name}  on {kind}")
    slow = sum(ratio > FACTOR for ratio, *_ in worst)
    print(f"{len(worst)} runs, {slow} over {FACTOR} × ordinary")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
