"""Learn which of 的, 地 and 得 the words around a particle make likely, from right text.

usage: python tools/particle_weights.py TEXT... [--office COUNT] [--most COUNT] [--hints RATE]

The texts are right, a paragraph a line; the first COUNT of them are office prose, and count twice. Each particle that the
cut leaves alone is a case. What makes 地 and 得 likelier than 的 is learnt by logistic regression in plain Python, with the
weights of rare traits drawn to nothing; the --most traits that matter most are kept, and weighed anew. The differences
from which a particle is told are those at which RATE right ones in 10,000 characters would be, by weights that
never saw them (two halves of the texts).
Writes lists/particle_weights.tsv anew, under the head that it has. Texts are only counted.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from math import exp, sqrt
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from alvtc_info.analysis.particle_grammar import may_be_wrong  # noqa: E402
from alvtc_info.analysis.particle_places import place_at  # noqa: E402
from alvtc_info.analysis.particle_weights import LEAST, PARTICLES, WEIGHTS, may_be_weighed, traits  # noqa: E402
from alvtc_info.analysis.particle_words import OF_GROUND, OF_PLACES  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

LIST = ROOT / f"src/alvtc_info/proofreading/lists/{WEIGHTS}.tsv"
SEED = 5
BLOCK = 50  # paragraphs that are in one half together
RARE = 8  # cases that a trait must have
SHRINK = 1.5
RATE = 0.15
RARER = {"的得": 0.2}  # what right texts have most of, and slips least
NUMBERS = ("m", "m1")
LOWEST = 0.6  # what is told is twice as likely
LABEL = re.compile(r"⟦([^|⟧]*)\|[^⟧]*⟧")

Trait = tuple[str, str]


class Case(NamedTuple):
    """A particle of a right text: which one, its traits, the half it is in, what it counts, and which ones may be told instead."""

    right: int
    traits: list[Trait]
    half: int
    weight: float
    judged: frozenset[str]


class Fitted(NamedTuple):
    """The weights of the traits, for 地 and for 得."""

    of: tuple[dict[Trait, float], dict[Trait, float]]

    def sums(self, found: Sequence[Trait]) -> tuple[float, float, float]:
        one, other = self.of
        return 0.0, sum(one.get(each, 0.0) for each in found), sum(other.get(each, 0.0) for each in found)


def cases_of(paths: Sequence[Path], office: int) -> tuple[list[Case], int]:
    """The particles of these texts, and how many characters they have."""
    cases, length, seen = [], 0, set[str]()
    for number, path in enumerate(paths):
        for at, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
            text = LABEL.sub(r"\1", line.strip())
            if text in seen:
                continue
            seen.add(text)
            length += len(text)
            for match in re.finditer(f"[{PARTICLES}]", text):
                place = place_at(text, match.start())
                if place is None:
                    continue
                particle = match.group()
                ground = place.left[-2:] in OF_PLACES or place.left in OF_GROUND
                found = traits(place)
                if particle == "地" and (ground or any(("before", each) in found for each in NUMBERS)):
                    continue  # a noun
                possible = particle != "的" or may_be_wrong(text, match.start())
                judged = frozenset(other for other in PARTICLES if possible and may_be_weighed(place, particle, other))
                weight = 2.0 if number < office else 1.0
                cases.append(Case(PARTICLES.index(particle), found, at // BLOCK % 2, weight, judged))
    return cases, length


def fitted(cases: Sequence[Case], allowed: set[Trait], epochs: int, shrink: float) -> Fitted:
    """Weights by logistic regression, each step as large as the trait's former ones allow."""
    random = Random(SEED)
    of: tuple[dict[Trait, float], dict[Trait, float]] = (defaultdict(float), defaultdict(float))
    steps: tuple[dict[Trait, float], dict[Trait, float]] = (defaultdict(lambda: 1e-8), defaultdict(lambda: 1e-8))
    rows = [(case.right, [each for each in case.traits if each in allowed], case.weight) for case in cases]
    for _ in range(epochs):
        random.shuffle(rows)
        for right, found, weight in rows:
            sums = [sum([known[each] for each in found]) for known in of]
            most = max(0.0, *sums)
            parts = [exp(each - most) for each in sums]
            whole = sum(parts) + exp(-most)
            for which, (known, size) in enumerate(zip(of, steps, strict=True)):
                slope = parts[which] / whole - (right == which + 1)
                if abs(slope) < 1e-3:
                    continue
                slope *= weight
                for each in found:
                    size[each] += slope * slope
                    known[each] -= 0.15 * slope / sqrt(size[each])
        for known, size in zip(of, steps, strict=True):
            for each, value in known.items():
                less = shrink / (1 + sqrt(size[each]))
                known[each] = max(0.0, value - less) if value > 0 else min(0.0, value + less)
    return Fitted(of)


def learnt(cases: Sequence[Case], most: int) -> Fitted:
    """Weights of the traits that matter most."""
    counted = Counter(each for case in cases for each in case.traits)
    common = {each for each, count in counted.items() if count >= RARE}
    first = fitted(cases, common, 6, SHRINK)
    random = Random(SEED)
    often = Counter(each for case in cases if case.right or random.random() < 0.1 for each in case.traits)
    matters = {each: (abs(first.of[0][each]) + abs(first.of[1][each])) * sqrt(often[each]) for each in common}
    top = set(sorted(matters, key=lambda each: (-matters[each], each))[:most])
    again = fitted(cases, top, 8, 0.0)
    one, other = ({each: float(round(known[each], 1)) for each in top} for known in again.of)
    return Fitted((one, other))


def least(cases: Sequence[Case], most: int, most_told: float) -> dict[str, float]:
    """The differences from which a particle is told, for each one that stands and each likelier one."""
    apart: dict[str, list[float]] = defaultdict(list)
    for half in (0, 1):
        known = learnt([case for case in cases if case.half != half], most)
        for case in cases:
            if case.half == half:
                sums = known.sums(case.traits)
                for which, other in enumerate(PARTICLES):
                    if which != case.right and other in case.judged:
                        apart[PARTICLES[case.right] + other].append(sums[which] - sums[case.right])
    return {
        name: max(LOWEST, sorted(found)[-int(most_told * RARER.get(name, 1.0)) - 1] + 0.1)
        for name, found in apart.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--office", type=int, default=1)
    parser.add_argument("--most", type=int, default=170)
    parser.add_argument("--hints", type=float, default=RATE)
    arguments = parser.parse_args()
    cases, length = cases_of(arguments.texts, arguments.office)
    told = least(cases, arguments.most, arguments.hints * length / 10_000)
    known = learnt(cases, arguments.most)
    values = defaultdict(list)
    for kind, value in known.of[0]:
        one, other = (round(10 * part[kind, value]) for part in known.of)
        if one or other:
            values[kind].append(f"{value} {one} {other}")
    values[LEAST] = [f"{name} {round(10 * value)} 0" for name, value in told.items()]
    head = LIST.read_text(encoding="utf-8").partition("\n\n")[0]
    rows = ("\t".join([kind, *sorted(found)]) for kind, found in sorted(values.items()))
    LIST.write_text(head + "\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    print(len(cases), "cases", length, "characters", told)


if __name__ == "__main__":
    main()
