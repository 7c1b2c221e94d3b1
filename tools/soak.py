"""What takes too long for the gate: long fuzzing, writers that are killed, thousands of requests.

usage: python run.py soak [--minutes M] [--seed N]

Half of the minutes go to the fuzzer (all doors), then the loops of killed and simultaneous writers run once, the rest
goes to requests: every example is checked, reviewed, formatted and rendered again and again by four threads of one
process, as a server would. Each request must give what the first gave; memory is printed. Exits 1 where anything failed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

import fuzz  # noqa: E402
from alvtc_info import check, load_report, read, render, review, set_layout  # noqa: E402
from alvtc_info.reading.data import load  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

KILLED = ("tests/assessment/test_ledger.py", "tests/emergency/test_case_seals.py")
THREADS = 4


def requests() -> dict[str, Callable[[], object]]:
    """What a server is asked for, by name: each gives a value that is the same every time."""
    examples = ROOT / "examples"
    asked: dict[str, Callable[[], object]] = {}
    for path in sorted([*examples.glob("*.docx"), *examples.glob("*.txt"), *examples.glob("*.yaml")]):
        asked[f"check {path.name}"] = partial(_findings, path)
        if path.suffix == ".docx":
            asked[f"review {path.name}"] = partial(_reviewed, path)
            asked[f"format {path.name}"] = partial(set_layout, path)
        if path.suffix == ".yaml":
            report = load_report(load(path.read_text(encoding="utf-8"), ".yaml", path.name), path.name)
            asked[f"render {path.name}"] = partial(render, report, folder=examples)
    return asked


def _findings(path: Path) -> object:
    return check(read(path)).findings


def _reviewed(path: Path) -> object:
    return review(path).data


def answer(seconds: float) -> int:
    """Ask until the time is over; returns how many answers were not as the first, or failed."""
    asked = requests()
    first = {name: work() for name, work in asked.items()}
    wrong: Counter[str] = Counter()
    numbers, lock, end = count(), Lock(), time.monotonic() + seconds
    names = list(asked)
    before = fuzz.peak(reset=True)

    def ask(_: int) -> int:
        done = 0
        while time.monotonic() < end:
            with lock:
                name = names[next(numbers) % len(names)]
            done += 1
            try:
                same = asked[name]() == first[name]
            except Exception as error:
                name, same = f"{name}: {type(error).__name__}: {error}", False
            if not same:
                with lock:
                    wrong[name] += 1
        return done

    with ThreadPoolExecutor(THREADS) as pool:
        done = sum(pool.map(ask, range(THREADS)))
    print(
        f"{done} requests on {THREADS} threads, memory +{(fuzz.peak() - before) / 2**20:.0f} MiB, {sum(wrong.values())} wrong"
    )
    for name, times in wrong.most_common(20):
        print(f"  {times} × {name}")
    return sum(wrong.values())


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()) // 86_400)
    chosen = parser.parse_args(arguments)
    end = time.monotonic() + chosen.minutes * 60
    failed = fuzz.main(["--seed", str(chosen.seed), "--seconds", str(chosen.minutes * 30)])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "slow", *KILLED]
    failed += bool(subprocess.run(command, cwd=ROOT, check=False).returncode)
    failed += answer(max(10.0, end - time.monotonic()))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
