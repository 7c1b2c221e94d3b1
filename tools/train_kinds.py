"""Make src/alvtc_info/reading/kind_weights.json: a linear score for the kind of a report, from labelled beginnings.

usage: python tools/train_kinds.py [--check | --folds]     (--check compares and writes nothing; --folds measures each file of
                                                           tests/kinds/ by weights that never saw it, and writes nothing)

One score a kind, by the logistic regression of `tools/train.py`; each beginning counts as a whole and by its first sentence alone, so that
no weight leans on what the rest says anyway. Traits seen seldom are left out; of the others those that weigh most
are kept and weighed again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info import read
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import framed
from alvtc_info.reading.kind_traits import kind_traits
from alvtc_info.reading.report_kind import CLEAR, KIND_WEIGHTS, beginning_of, best_kind, title_of
from train import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
FILES = (*sorted((ROOT / "tests/kinds").glob("*.txt")), ROOT / "tests/reading/kinds.txt")
KINDS = (Kind.FIRST, Kind.FOLLOW_UP, Kind.FINAL, Kind.DAILY, Kind.COMPOSITE)
SEEN, KEPT = 3, 1000


class Beginning(NamedTuple):
    """A title with the first paragraph below it: its file, its kind, its traits."""

    file: str
    kind: Kind
    traits: set[str]
    shorter: set[str] | None = None  # those with the first sentence alone


def beginnings() -> list[Beginning]:
    """All that are labelled."""
    found = []
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, title, text = line.split("\t")
            document = read(framed(title, text).encode(), name="a.txt", kind=Kind.DAILY)
            title, beginning = title_of(document), beginning_of(document)
            first = beginning[: beginning.find("。") + 1]
            shorter = kind_traits(title, first) if 0 < len(first) < len(beginning.rstrip()) else None
            found.append(Beginning(path.stem, Kind(kind), kind_traits(title, beginning), shorter))
    return found


def weigh(learned: Sequence[Beginning]) -> dict[str, list[int]]:
    """The weights of each trait that is kept, and of the base (""), in the order of `KINDS`, in hundredths."""
    examples = [(traits, each.kind) for each in learned for traits in (each.traits, each.shorter) if traits]
    seen = Counter(name for traits, _ in examples for name in traits)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    columns: list[list[float]] = []
    for most in (None, KEPT):
        if most is not None:
            weight = {n: max(abs(column[i]) for column in columns) * seen[n] ** 0.5 for i, n in enumerate(names)}
            names = sorted(sorted(names, key=lambda name: (-weight[name], name))[:most])
        place = {name: index for index, name in enumerate(names)}
        rows = [[place[name] for name in sorted(traits) if name in place] for traits, _ in examples]
        columns = [fit(rows, [taught is kind for _, taught in examples], len(names)) for kind in KINDS]
    return {
        name: whole
        for index, name in enumerate([*names, ""])
        if any(whole := [round(100 * column[index]) for column in columns])
    }


def measure(weights: dict[str, list[int]], tried: Sequence[Beginning]) -> str:
    """How many got their kind, and where not, whether that was said."""
    count: Counter[str] = Counter()
    for each in tried:
        guess = best_kind(each.traits, weights)
        count[("right" if guess.kind is each.kind else "wrong") + (", in doubt" if guess.doubtful else "")] += 1
    right = count["right"] + count["right, in doubt"]
    return f"{len(tried)}: {right / len(tried):.3f} {dict(sorted(count.items()))}"


def main() -> int:
    parser = argparse.ArgumentParser(description="make the weights of the score for kinds of reports")
    parser.add_argument("--check", action="store_true", help="compare with the file instead of writing it")
    parser.add_argument("--folds", action="store_true", help="measure each file by weights that never saw it")
    arguments = parser.parse_args()
    found = beginnings()
    if arguments.folds:
        for path in FILES:
            weights = weigh([each for each in found if each.file != path.stem])
            sys.stdout.write(f"{path.stem} {measure(weights, [e for e in found if e.file == path.stem])}\n")
            sys.stdout.flush()
        return 0
    weights = weigh(found)
    lines = [f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row)}" for name, row in weights.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    if arguments.check:
        same = Path(KIND_WEIGHTS).read_text(encoding="utf-8") == text
        sys.stdout.write("kind_weights.json is what the beginnings make\n" if same else "kind_weights.json is stale\n")
        return int(not same)
    Path(KIND_WEIGHTS).write_text(text, encoding="utf-8")
    sys.stdout.write(
        f"{len(text.encode())} bytes; on what was learned {measure(weights, found)}; doubt below {CLEAR}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
