"""A ledger of 100,000 items: building it with its index of repeats, adding one more, verifying it, memory, the size of the file.

usage: python bench/ledger.py [ITEMS]
"""

from __future__ import annotations

import random
import re
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from alvtc_info.analysis.similarity import trace
from alvtc_info.assessment.ledger_entries import COMPOSITE, Item
from alvtc_info.assessment.ledger_store import open_store
from alvtc_info.institution.values import default_institution

PAIRS = Path(__file__).parent.parent / "tests" / "pairs"
BATCH = 500


def sentences() -> list[str]:
    """The sentences of the invented items that the tests use."""
    lines = [
        line[2:]
        for path in PAIRS.glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line[:2] in ("= ", "- ")
    ]
    return [sentence for line in lines for sentence in re.split(r"(?<=。)", line) if sentence]


def text(chance: random.Random, pool: list[str]) -> str:
    """An item of two to four sentences with figures of its own."""
    told = "".join(chance.sample(pool, chance.randint(2, 4)))
    told = re.sub(r"\d+月\d+日", lambda _: f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日", told)
    return re.sub(r"(?<![年月\d.])\d+(?:\.\d+)?(?![年月\d])", lambda found: _other(found[0], chance), told)


def _other(figure: str, chance: random.Random) -> str:
    return str(round(float(figure) * chance.uniform(0.3, 3), 1 if "." in figure else None))


def item(number: int, chance: random.Random, departments: list[str]) -> Item:
    return Item(
        title=f"第{number}条",
        department=chance.choice(departments),
        dated=date(2014, 1, 1) + timedelta(days=number * 3650 // 100_000),
        category=chance.choice(COMPOSITE),
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    chance, pool = random.Random(1), sentences()
    departments = [department.name for department in default_institution().departments]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.db"
        with open_store(place, create=True) as book:
            began = time.perf_counter()
            cpu = time.process_time()
            for start in range(0, count, BATCH):
                rows = [
                    (item(n, chance, departments), trace(text(chance, pool)))
                    for n in range(start, min(start + BATCH, count))
                ]
                book.add_all(rows, by="bench")
            print(
                f"{count} items with their index: {time.perf_counter() - began:.0f} s ({time.process_time() - cpu:.0f} s of CPU)"
            )
            took, repeats = [], 0
            for number in range(200):
                told = text(chance, pool)
                before = time.perf_counter()
                traced = trace(told)
                repeats += bool(book.like(traced))
                book.add(item(count + number, chance, departments), by="bench", trace=traced)
                took.append(time.perf_counter() - before)
            took.sort()
            print(
                f"one more, compared and written: median {1000 * took[100]:.1f} ms, slowest of 200 {1000 * took[-1]:.1f} ms; {repeats} of 200 called repeats"
            )
            before = time.perf_counter()
            for _ in range(20):
                book.same(item(count + 5_000, chance, departments))
                book.departments()
            print(f"looking whether it is there already: {50 * (time.perf_counter() - before):.1f} ms")
            before = time.perf_counter()
            held = book.records(["item"])
            print(f"reading all {len(held)}: {time.perf_counter() - before:.1f} s")
            before, cpu = time.perf_counter(), time.process_time()
            verified = book.verify()
            assert not verified.differences
            print(
                f"verifying all {verified.count}: {time.perf_counter() - before:.1f} s ({time.process_time() - cpu:.1f} s of CPU)"
            )
        print(
            f"file {place.stat().st_size / 1e6:.0f} MB, peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
        )


if __name__ == "__main__":
    main()
