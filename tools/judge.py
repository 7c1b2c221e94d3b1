"""How well the content rules judge text they were not made on: F1 by kind and set, and what is memory.

usage: python tools/judge.py GOLD [MORE ...] [--curve] [--repeats 200]

GOLD is a folder with dev.jsonl, dev2.jsonl and dev3.jsonl; MORE are further files (JSON lines, or text with labels in place) that
no weight was trained on. Acts and figures count by sentence, and either finds both (the guide's points 14 and 22).

First as shipped; then cross-validated: the rules as they are, each paragraph by weights that never saw its group. The difference is
memory of the weights. GOLD and all files together are given. Intervals are those of
`--repeats` draws of paragraphs with replacement. `--curve` trains on a quarter, a half and all of the groups.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from math import isnan
from pathlib import Path
from random import Random
from unittest.mock import patch

from alvtc_info import check, read
from alvtc_info.analysis import judgement
from alvtc_info.analysis.judgement import scale
from gold import BY_SENTENCE, KIND_OF, KINDS, Candidate, Record, candidates, records
from train import FOLDS, SEED, WEIGHTS, folds, taken, weigh

Counts = tuple[int, int, int]  # right, wrong, missed
OPEN = "acts and figures"
GOLD = ("dev", "dev2", "dev3")
RULE_NAMES = sorted({rule for rules in KINDS.values() for rule in rules})


def sentence(text: str, at: int) -> int:
    """Where the sentence that holds this offset begins."""
    return max(text.rfind(mark, 0, at) for mark in "。！？\n") + 1


def shipped(record: Record) -> dict[str, Counts]:
    """What the rules find in a paragraph, against its labels."""
    result = check(read(record.text.encode(), name="paragraph.txt"), select=RULE_NAMES, report_date=record.dated)
    found = [(KIND_OF[each.rule], each.start, each.end) for each in result]
    counts: dict[str, Counts] = {}
    for kind in ("vague-time", "relative-time", "source-missing"):
        labels = [(start, end) for name, start, end in record.labels if name == kind]
        spans = sorted({(start, end) for name, start, end in found if name == kind})
        right = sum(any(start < stop and at < end for at, stop in spans) for start, end in labels)
        wrong = sum(not any(start < stop and at < end for at, stop in labels) for start, end in spans)
        counts[kind] = right, wrong, len(labels) - right
    wanted = {sentence(record.text, start) for name, start, _ in record.labels if name in BY_SENTENCE}
    hits = {sentence(record.text, start) for name, start, _ in found if name in BY_SENTENCE}
    counts[OPEN] = len(wanted & hits), len(hits - wanted), len(wanted - hits)
    return counts


def held_out(found: list[Candidate], fold: list[int], read_records: list[Record]) -> dict[int, dict[str, Counts]]:
    """For each record that is in a fold what the rules find in it by weights that never saw its group."""
    whole = [[each for each in found if fold[each.record] != number] for number in range(FOLDS)]
    places = [[place for place, each in enumerate(fold) if each == number] for number in range(FOLDS)]
    tasks = [(learned, [read_records[place] for place in tried]) for learned, tried in zip(whole, places, strict=True)]
    counts: dict[int, dict[str, Counts]] = {}
    with ProcessPoolExecutor(2) as pool:
        for tried, rows in zip(places, pool.map(_by_other_weights, tasks), strict=True):
            counts.update(zip(tried, rows, strict=True))
    return counts


def _by_other_weights(task: tuple[list[Candidate], list[Record]]) -> list[dict[str, Counts]]:
    learned, tried = task
    tables = {}
    for kind in ("act", "figure"):
        known = scale(kind)
        weights = weigh([each for each in learned if each.kind == kind])
        base = weights.pop("")
        tables[kind] = {
            "base": round(100 * base),
            "doubtful": known.doubtful,
            "clear": known.clear,
            "weights": {name: round(100 * value) for name, value in weights.items()},
        }
    with patch.object(judgement, "_tables", lambda: tables):
        scale.cache_clear()
        found = [shipped(each) for each in tried]
    scale.cache_clear()
    return found


def f1(rows: list[Counts]) -> float:
    """F1 of all rows together; nan where there is nothing to find and nothing found."""
    right, wrong, missed = (sum(row[place] for row in rows) for place in range(3))
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else float("nan")


def interval(rows: list[Counts], repeats: int) -> tuple[float, float]:
    """The middle nineteen twentieths of F1 over draws of the rows with replacement."""
    draw = Random(SEED)
    drawn = (f1(draw.choices(rows, k=len(rows))) for _ in range(repeats))
    values = sorted(value for value in drawn if not isnan(value))  # a draw may hold nothing to find
    return (values[int(len(values) * 0.025)], values[int(len(values) * 0.975) - 1]) if values else (0.0, 0.0)


def line(name: str, rows: list[Counts], repeats: int) -> str:
    """A line of the table."""
    right, wrong, missed = (sum(row[place] for row in rows) for place in range(3))
    low, high = interval(rows, repeats)
    precision = right / (right + wrong) if right + wrong else float("nan")
    recall = right / (right + missed) if right + missed else float("nan")
    return f"{name:34}{right + missed:7}{precision:10.3f}{recall:8.3f}{f1(rows):8.3f}   {low:.3f}–{high:.3f}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="judge the content rules on labelled paragraphs")
    parser.add_argument("gold", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--repeats", type=int, default=200)
    arguments = parser.parse_args()
    out = sys.stdout.write
    out(f"{'':34}{'labels':>7}{'precision':>10}{'recall':>8}{'F1':>8}   19 of 20\n")
    learned = [each for each in taken(arguments.gold) if each.file != "sentences"]
    table = [shipped(each) for each in learned]
    for file in sorted({each.file for each in learned}):
        part = [row for row, each in zip(table, learned, strict=True) if each.file == file]
        for kind in part[0]:
            out(line(f"{file}: {kind}, as shipped", [row[kind] for row in part], arguments.repeats))
    found = list(candidates(all_records := taken(arguments.gold)))
    fold = folds(all_records)
    honest = held_out(found, fold, all_records)
    gold = [row for place, row in honest.items() if all_records[place].file in GOLD]
    for kind in gold[0]:
        out(line(f"dev, dev2, dev3: {kind}, cross-validated", [row[kind] for row in gold], arguments.repeats))
    everything = [count for row in gold for count in row.values()]
    out(line("dev, dev2, dev3: all, cross-validated", everything, arguments.repeats))
    out(line(f"{OPEN}, cross-validated", [row[OPEN] for row in honest.values()], arguments.repeats))
    out(line(f"{OPEN}, as shipped", [row[OPEN] for row in table], arguments.repeats))
    if arguments.curve:
        groups = sorted({record.group for record, number in zip(all_records, fold, strict=True) if number >= 0})
        Random(SEED).shuffle(groups)
        for share in (4, 2, 1):
            used = set(groups[: len(groups) // share])
            some = [each for each in found if fold[each.record] < 0 or all_records[each.record].group in used]
            counted = held_out(some, fold, all_records)
            chosen = [row[OPEN] for place, row in counted.items() if all_records[place].group in used]
            out(line(f"trained on 1/{share} of the groups", chosen, arguments.repeats))
    for path in arguments.more:
        unseen = [shipped(each) for each in records([path])]
        for kind in unseen[0]:
            out(line(f"{path.stem}: {kind}, unseen", [row[kind] for row in unseen], arguments.repeats))
        out(line(f"{path.stem}: all, unseen", [count for row in unseen for count in row.values()], arguments.repeats))
    out(f"weights: {WEIGHTS.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
