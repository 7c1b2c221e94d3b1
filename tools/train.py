"""Make src/alvtc_info/analysis/weights.json: a linear score for acts and figures, from labelled paragraphs.

usage: python tools/train.py GOLD [--check]     (GOLD is a folder with dev.jsonl, dev2.jsonl, dev3.jsonl; tests/sentences.txt and
                                                 tests/paragraphs/ are always taken; --check compares and writes nothing)

Logistic regression with a square penalty, in plain Python. Traits seen seldom are left out; of the others those that weigh most are
kept and weighed again. The thresholds are chosen by cross-validation over groups: `doubtful` where F1 is best, `clear` where nineteen
of twenty findings in GOLD are right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from math import exp, log1p
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from alvtc_info.model.rule import example
from alvtc_info.rules import RULES
from gold import BY_SENTENCE, KIND_OF, Candidate, Record, candidates, from_marks, records

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/alvtc_info/analysis/weights.json"
SEED, FOLDS = 1, 5
SEEN, KEPT = 4, 740  # times that a trait must be seen; traits kept for each kind
PENALTY = 4.0
MARKED = re.compile(r"⟦([^⟦⟧]*)⟧")
ROUNDS, MEMORY = 120, 8
SURE = 0.95
FLAT = 0.0015
LOWER = 0.35  # how much lower the threshold of acts is: unseen text has more of them than are found

Vector = list[float]


def taken(folder: Path) -> list[Record]:
    """The paragraphs to train on."""
    own = [ROOT / "tests/sentences.txt", *sorted((ROOT / "tests/paragraphs").glob("*.txt"))]
    found = records([*(folder / f"{name}.jsonl" for name in ("dev", "dev2", "dev3")), *own])
    return [*found, *[record for record in found if record.file == "sentences"], *examples()]


def examples() -> list[Record]:
    """The examples of the rules on acts and figures; those of other rules hold acts without a date that are not their matter."""
    found = []
    for rule in RULES:
        kind = KIND_OF.get(rule.name)
        if kind not in BY_SENTENCE:
            continue
        for number, item in enumerate((*rule.bad, *rule.good)):
            text = example(item).text
            marked = MARKED.sub(rf"⟦\1|{kind}⟧", text)
            found.append(from_marks(marked, f"{rule.name}-{number}", "examples", "sentences"))
    return found


def fit(rows: Sequence[Sequence[int]], labels: Sequence[bool], size: int) -> Vector:
    """The weights, the base last, that make the labels likeliest under the penalty (by L-BFGS)."""
    count = len(rows)

    def cost(weights: Vector) -> tuple[float, Vector]:
        slope = [PENALTY * weight for weight in weights]
        slope[size] = 0.0
        total = PENALTY / 2 * sum(weight * weight for weight in weights[:size])
        for row, label in zip(rows, labels, strict=True):
            score = weights[size]
            for index in row:
                score += weights[index]
            away = -score if label else score
            total += away + log1p(exp(-away)) if away > 0 else log1p(exp(away))
            pull = 1 / (1 + exp(-max(-30.0, min(30.0, score)))) - label
            slope[size] += pull
            for index in row:
                slope[index] += pull
        return total, slope

    weights = [0.0] * (size + 1)
    weights[size] = -2.0
    value, slope = cost(weights)
    steps: list[tuple[Vector, Vector, float]] = []
    for _ in range(ROUNDS if count else 0):
        direction = _direction(slope, steps)
        along = _dot(direction, slope)
        rate = 1.0 if steps else 1.0 / max(1.0, _dot(slope, slope) ** 0.5)
        while True:
            moved = [weight + rate * part for weight, part in zip(weights, direction, strict=True)]
            lower, steeper = cost(moved)
            if lower <= value + 1e-4 * rate * along or rate < 1e-6:
                break
            rate /= 2
        step = [new - old for new, old in zip(moved, weights, strict=True)]
        turn = [new - old for new, old in zip(steeper, slope, strict=True)]
        bend = _dot(step, turn)
        if bend > 1e-10:
            steps = [*steps, (step, turn, bend)][-MEMORY:]
        gain, weights, value, slope = value - lower, moved, lower, steeper
        if gain < 1e-6 * abs(value):
            break
    return weights


def _dot(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _direction(slope: Vector, steps: Sequence[tuple[Vector, Vector, float]]) -> Vector:
    found = [-part for part in slope]
    held: list[float] = []
    for step, turn, bend in reversed(steps):
        share = _dot(step, found) / bend
        held.append(share)
        found = [part - share * other for part, other in zip(found, turn, strict=True)]
    if steps:
        _, turn, bend = steps[-1]
        scale = bend / _dot(turn, turn)
        found = [part * scale for part in found]
    for (step, turn, bend), share in zip(steps, reversed(held), strict=True):
        rest = share - _dot(turn, found) / bend
        found = [part + rest * other for part, other in zip(found, step, strict=True)]
    return found


def weigh(found: Sequence[Candidate], kept: int = KEPT) -> dict[str, float]:
    """The weight of each trait that is kept, and of the base ("")."""
    known = [each for each in found if each.label is not None]
    seen = Counter(name for each in known for name in each.traits)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    labels = [bool(each.label) for each in known]
    weights: dict[str, float] = {}
    for most in (None, kept):
        if most is not None:
            names = sorted(sorted(names, key=lambda name: (-abs(weights[name]) * seen[name] ** 0.5, name))[:most])
        place = {name: index for index, name in enumerate(names)}
        rows = [[place[name] for name in sorted(each.traits) if name in place] for each in known]
        values = fit(rows, labels, len(names))
        weights = dict(zip([*names, ""], values, strict=True))
    return weights


def score(weights: dict[str, float], each: Candidate) -> float:
    """The score of a candidate."""
    return weights[""] + sum(weights.get(name, 0.0) for name in each.traits)


def folds(found: Sequence[Record]) -> list[int]:
    """The fold of each record: all of a group in one; the tests' own sentences are in none (-1)."""
    groups = sorted({record.group for record in found})
    Random(SEED).shuffle(groups)
    number = {group: index % FOLDS for index, group in enumerate(groups)}
    return [-1 if record.file == "sentences" else number[record.group] for record in found]


def _fold(task: tuple[list[Candidate], list[Candidate]]) -> list[float]:
    learned, tried = task
    weights = weigh(learned)
    return [score(weights, each) for each in tried]


def cross_validated(found: Sequence[Candidate], fold: Sequence[int]) -> dict[int, float]:
    """The score of each candidate by weights that never saw its group, by its place in `found`."""
    tasks, places = [], []
    for kind in ("act", "figure"):
        for number in range(FOLDS):
            mine = [index for index, each in enumerate(found) if each.kind == kind]
            tried = [index for index in mine if fold[each_record(found, index)] == number]
            tasks.append(([found[i] for i in mine if fold[each_record(found, i)] != number], [found[i] for i in tried]))
            places.append(tried)
    scores: dict[int, float] = {}
    with ProcessPoolExecutor(2) as pool:
        for tried, values in zip(places, pool.map(_fold, tasks), strict=True):
            scores.update(zip(tried, values, strict=True))
    return scores


def each_record(found: Sequence[Candidate], index: int) -> int:
    """The record of a candidate."""
    return found[index].record


def thresholds(
    found: Sequence[Candidate], scores: dict[int, float], outside: Collection[int]
) -> dict[str, tuple[float, float]]:
    """`doubtful` and `clear` of each kind.

    Doubtful is where both kinds together have the best F1 of sentences; of acts, of which unseen text has more than are
    found, as low as costs little of it. Clear is where, in the records that come from
    `outside`, a share of `SURE` is right: our own paragraphs are easier than what others write.
    """
    best: dict[tuple[int, int], dict[str, float]] = {}
    for index, value in scores.items():
        each = found[index]
        at = best.setdefault(
            (each.record, each.sentence), {"act": -99.0, "figure": -99.0, "wanted": float(each.wanted)}
        )
        at[each.kind] = max(at[each.kind], value)
    grid = [step / 10 for step in range(-25, 16)]
    rows = list(best.values())
    strange = [row for (record, _), row in best.items() if record in outside]
    wanted = sum(row["wanted"] for row in rows)

    def f1(act: float, figure: float) -> float:
        hits = [row["wanted"] for row in rows if row["act"] >= act or row["figure"] >= figure]
        return 2 * sum(hits) / max(1, len(hits) + wanted)

    values = {low: f1(low, low) for low in grid}
    top = max(values.values())
    # the top is flat: of what is as good, what finds least is most precise
    both = max(low for low, value in values.items() if value >= top - FLAT)
    lower = both - LOWER
    # what is told of figures is told for certain: beside that of acts the most precise again
    figures = max(low for low in grid if f1(lower, low) >= f1(lower, both) - FLAT)
    sys.stdout.write(f"cross-validated F1 of sentences {top:.3f}, taken {f1(lower, figures):.3f}\n")
    chosen = {}
    for kind, low in (("act", lower), ("figure", figures)):
        clear = low
        for step in range(60):
            hits = [row["wanted"] for row in strange if row[kind] >= low + step / 10]
            clear = low + step / 10
            if not hits or sum(hits) / len(hits) >= SURE:
                break
        chosen[kind] = (low, clear)
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(description="make the weights of the score for acts and figures")
    parser.add_argument("gold", type=Path, help="folder with dev.jsonl, dev2.jsonl and dev3.jsonl")
    parser.add_argument("--check", action="store_true", help="compare with the file instead of writing it")
    arguments = parser.parse_args()
    taken_records = taken(arguments.gold)
    found = list(candidates(taken_records))
    outside = {number for number, record in enumerate(taken_records) if record.file.startswith("dev")}
    chosen = thresholds(found, cross_validated(found, folds(taken_records)), outside)
    tables = {}
    for kind in ("act", "figure"):
        weights = weigh([each for each in found if each.kind == kind])
        base = weights.pop("")
        whole = {name: round(100 * value) for name, value in sorted(weights.items())}
        tables[kind] = {
            "base": round(100 * base),
            "doubtful": round(100 * chosen[kind][0]),
            "clear": round(100 * chosen[kind][1]),
            "weights": {name: value for name, value in whole.items() if value},
        }
    text = json.dumps(tables, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
    if arguments.check:
        same = WEIGHTS.read_text(encoding="utf-8") == text
        sys.stdout.write("weights.json is what the paragraphs make\n" if same else "weights.json is stale\n")
        return int(not same)
    WEIGHTS.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(text.encode())} bytes; thresholds {chosen}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
