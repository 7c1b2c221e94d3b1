"""Learn what tells a slip of typing from right text: the pairs of words of one character, and the weights of traits.

usage: python tools/typing_slips.py TEXT... [--counted TEXT...] [--hints RATE] [--long-hints RATE] [--faults RATE]
       [--most COUNT]

The texts are right, a paragraph a line. Pairs of characters are counted in them that stand side by side as words of their
own; those of `--counted` are used for nothing else. The others are cut into two halves. In each half, characters are
looked for that make no words with their neighbours, and that the other half does not have side by side: all of them are
right. In as many places a character is replaced by one that is easily mistaken for it. What tells the one sort from the
other is learnt by logistic regression, with a square penalty, in plain Python; the sums from which a slip is told are those
at which so many right places (--hints, --long-hints, --faults: in 10,000 characters) would be told by weights that never
saw them.
Writes lists/slip_weights.tsv and lists/lone_pairs.tsv anew, under the heads that they have. Texts are only counted.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from math import exp, log
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from alvtc_info.proofreading import lone_pairs, longer_words  # noqa: E402
from alvtc_info.proofreading.candidates import known_words  # noqa: E402
from alvtc_info.proofreading.homophones import PHRASES, read_as, readings  # noqa: E402
from alvtc_info.proofreading.look_alikes import look_alikes  # noqa: E402
from alvtc_info.proofreading.mistyped import (  # noqa: E402
    NEAR_SOUND,
    NO_WORDS,
    OTHER_TONE,
    SAME_SHAPE,
    mistaken_for,
    near_syllables,
)
from alvtc_info.proofreading.proofread import LISTED, NO_WORD, UNSEEN, characters_apart, kind_of  # noqa: E402
from alvtc_info.proofreading.slip_score import HINT, SURE, WEIGHTS, score  # noqa: E402
from alvtc_info.proofreading.word_lists import LISTS, word_list  # noqa: E402
from alvtc_info.text.pairs import kinds_of_pairs, pair_of  # noqa: E402
from alvtc_info.text.segmentation import cut, frequency, likelier_with, part_of_speech  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEED, FOLDS, PENALTY, ROUNDS = 3, 5, 2.0, 25
HAN = re.compile("[\u4e00-\u9fff]+")
# how often a slip of each cost is made, and how much likelier a frequent character is to be typed
SHARES = {0.0: 0.65, OTHER_TONE: 0.22, SAME_SHAPE: 0.10, NEAR_SOUND: 0.03}
FREQUENT = 0.5
SURER = 3.0  # how much more (a logarithm) must speak for a fault than for a hint: so few right places are so high
MOST = 5  # the highest step of how often a character stands alone
EACH_WORD = 2  # times that a word is planted
PAIR, LONGER = lone_pairs.SORT, longer_words.SORT

Traits = dict[str, float]
Place = list[Traits]  # what speaks for each word that may be meant


class Seen(NamedTuple):
    """The pairs of words of one character that right texts have, and the steps of each as the first and the second."""

    pairs: frozenset[str]
    first: dict[str, int]
    second: dict[str, int]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--counted", nargs="*", default=[], type=Path)
    parser.add_argument("--hints", type=float, default=3.0)
    parser.add_argument("--long-hints", type=float, default=0.3)
    parser.add_argument("--faults", type=float, default=0.03)
    parser.add_argument("--most", type=int, default=8000)
    arguments = parser.parse_args()
    random = Random(SEED)
    lines = [line for path in arguments.texts for line in read(path)]
    random.shuffle(lines)
    halves = lines[::2], lines[1::2]
    counted = pairs_alone(line for path in arguments.counted for line in read(path)) + pairs_in_lists()
    seen = [counted + pairs_alone(half) for half in halves]
    size = sum(map(len, lines))
    right: dict[str, list[Place]] = {PAIR: [], LONGER: []}
    wrong: dict[str, list[Place]] = {PAIR: [], LONGER: []}
    for half, other in (halves[0], seen[1]), (halves[1], seen[0]):
        known = summed(other)
        for line in half:
            for sort, _, place in places(line, known):
                right[sort].append(place)
        for sort, place in planted(half, known, random, arguments.most // 2):
            wrong[sort].append(place)
    rows = []
    for sort, hints in (PAIR, arguments.hints), (LONGER, arguments.long_hints):
        weights, told = learn(right[sort], wrong[sort], random)
        told.sort(reverse=True)
        hint = told[int(hints * size / 10_000)]
        bounds = {HINT: hint, SURE: max(told[int(arguments.faults * size / 10_000)], hint + SURER)}
        found = sum(best(place, weights)[0] > bounds[HINT] for place in wrong[sort]) / len(wrong[sort])
        firm = sum(best(place, weights)[0] > bounds[SURE] for place in wrong[sort]) / len(wrong[sort])
        print(sort, len(right[sort]), "right,", len(wrong[sort]), f"planted, {found:.3f} found, {firm:.3f} firmly")
        rows += [f"{sort}\t{name}\t{round(100 * weight)}" for name, weight in {**weights, **bounds}.items()]
    write(Path(LISTS) / f"{WEIGHTS}.tsv", sorted(rows))
    score.cache_clear()
    word_list.cache_clear()
    lone_pairs.meant.cache_clear()
    every = seen[0] + pairs_alone(halves[1])
    known = summed(every)
    kept: defaultdict[str, str] = defaultdict(str)
    for pair in sorted(every):
        if lone_pairs.meant(pair):
            kept[pair[0]] += pair[1]
    rows = []
    for one in sorted({*known.first, *known.second}):
        steps = f"{known.first.get(one, 0)}{known.second.get(one, 0)}"
        if kept[one] or steps != "00":
            rows.append(f"{one}\t{kept[one]}" + (f"\t{steps}" if steps != "00" else ""))
    write(Path(LISTS) / f"{lone_pairs.SEEN}.tsv", rows)
    print(len(every), "pairs,", sum(map(len, kept.values())), "kept")
    return 0


def summed(pairs: Counter[str]) -> Seen:
    """These pairs, and how often each character is the first of one, and the second."""
    counts = Counter[str](), Counter[str]()
    for pair, times in pairs.items():
        for character, count in zip(pair, counts, strict=True):
            count[character] += times
    return Seen(
        frozenset(pairs), *({one: min(MOST, int(log(1 + times))) for one, times in count.items()} for count in counts)
    )


def read(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def pairs_alone(lines: Iterator[str] | Sequence[str]) -> Counter[str]:
    """How often each pair of characters stands side by side, each of them a word."""
    found: Counter[str] = Counter()
    for line in lines:
        for run in HAN.findall(line):
            found.update(a + b for a, b in pairwise(cut(run)) if len(a) == len(b) == 1)
    return Counter({pair: count for pair, count in found.items() if frequency(pair) <= lone_pairs.MISPRINT})


def pairs_in_lists() -> Counter[str]:
    """The pairs of characters within what the lists hold right."""
    right = " ".join(word_list(PHRASES).entries).split(" ") + [
        line.split("\t")[1] for name in LISTED for line in word_list(name).entries
    ]
    pairs = (word[at : at + 2] for word in right for at in range(len(word) - 1))
    return Counter(pair for pair in pairs if HAN.fullmatch(pair) and frequency(pair) <= lone_pairs.MISPRINT)


def kinds(seen: Seen) -> Callable[[int], int]:
    """The kind of each pair where right texts have these side by side."""

    class Kinds(dict[int, int]):
        def __missing__(self, number: int) -> int:
            pair = pair_of(number)
            kind = kind_of(pair)
            self[number] = kind = UNSEEN if kind == NO_WORD and frequency(pair) <= lone_pairs.MISPRINT else kind
            if kind == UNSEEN and pair in seen.pairs:
                self[number] = kind = NO_WORD
            return kind

    return Kinds().__getitem__


_KINDS: dict[frozenset[str], Callable[[int], int]] = {}


def places(text: str, seen: Seen) -> Iterator[tuple[str, int, Place]]:
    """The places of a text where a slip may be: of which sort, where, and what speaks for each word that may be meant."""
    if seen.pairs not in _KINDS:
        _KINDS[seen.pairs] = kinds(seen)
    for at, unseen, two in characters_apart(kinds_of_pairs(text, _KINDS[seen.pairs])):
        if two and (place := list(of_pair(text, at, seen))):
            yield PAIR, at, place
        if longer_words.may_be_in_word(text, at) and (place := list(of_longer(text, at, unseen, seen))):
            yield LONGER, at, place


def of_pair(text: str, start: int, seen: Seen) -> Iterator[Traits]:
    pair = text[start : start + 2]
    if lone_pairs.is_hopeless(text, start):
        return
    beside = lone_pairs.words_beside(text, start)
    if beside is None:
        return
    place = dict(lone_pairs.traits_of_place(text, start, *beside))
    for word, count, cost in lone_pairs.words_meant(pair):
        yield {
            **place,
            **dict(lone_pairs.traits_of_word(pair, word, cost, count)),
            **dict(lone_pairs.traits_of_context(text, start, word)),
            "first": seen.first.get(pair[0], 0),
            "second": seen.second.get(pair[1], 0),
            "gain": likelier_with(text, start, start + 2, word),
        }


def of_longer(text: str, at: int, unseen: bool, seen: Seen) -> Iterator[Traits]:
    for longer in longer_words.words_meant(text, at, unseen):
        start = at - longer.at
        gain = likelier_with(text, start, start + len(longer.word), longer.word)
        if gain > 0:
            yield {
                **dict(longer_words.traits(text, start, longer)),
                **dict(longer_words.gain_traits(gain)),
                "first": seen.first.get(text[at], 0),
                "second": seen.second.get(text[at], 0),
            }


def planted(lines: Sequence[str], seen: Seen, random: Random, most: int) -> Iterator[tuple[str, Place]]:
    """The places at which a character was replaced; empty where nothing would be looked for."""
    used: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for line in random.sample(lines, len(lines)) * 3:
        for sort, sizes in (PAIR, (2,)), (LONGER, (3, 4)):
            words = []
            for run in HAN.finditer(line):
                at = run.start()
                for word in cut(run.group()):
                    if len(word) in sizes and used[word] < EACH_WORD and is_meant(word):
                        words.append((used[word], random.random(), at, word))
                    at += len(word)
            if not words or made[sort] >= most:
                continue
            _, _, at, word = min(words)
            slip = mistyped(word, random)
            if slip is None:
                continue
            used[word] += 1
            made[sort] += 1
            place, typed = slip
            wrong = line[:at] + typed + line[at + len(word) :]
            if sort == PAIR:
                found = [each for kind, where, each in places(wrong, seen) if kind == sort and where == at]
            else:
                found = [each for kind, where, each in places(wrong, seen) if kind == sort and where == at + place]
            yield sort, found[0] if found else []


def is_meant(word: str) -> bool:
    return word in known_words() or (
        frequency(word) >= (lone_pairs.RARE if len(word) == 2 else longer_words.LEAST)
        and not (part_of_speech(word) or "").startswith(NO_WORDS)
    )


def mistyped(word: str, random: Random) -> tuple[int, str] | None:
    """Where a character of the word is replaced, and what the word is then."""
    place = random.randrange(len(word))
    by_cost: defaultdict[float, list[str]] = defaultdict(list)
    sounds = readings(word[place])
    others = [reading.alike for reading in sounds]
    others += [read_as(syllable) for reading in sounds for syllable in near_syllables(reading.syllable)]
    for other in dict.fromkeys("".join((*others, look_alikes(word[place])))):
        cost = mistaken_for(other).get(word[place])
        if cost is not None:
            by_cost[cost].append(other)
    if not by_cost:
        return None
    costs = list(by_cost)
    others = by_cost[random.choices(costs, [SHARES[cost] for cost in costs])[0]]
    other = random.choices(others, [(frequency(each) + 2) ** FREQUENT for each in others])[0]
    return place, word[:place] + other + word[place + 1 :]


def best(place: Place, weights: Traits) -> tuple[float, Traits]:
    """The sum of the likeliest word that may be meant, and what speaks for it."""
    if not place:
        return -99.0, {}
    sums = [
        (sum(weights.get(name, 0.0) * value for name, value in traits.items()), at) for at, traits in enumerate(place)
    ]
    total, at = max(sums)
    return total, place[at]


def learn(right: list[Place], wrong: list[Place], random: Random) -> tuple[Traits, list[float]]:
    """The weights of the traits, and the sums of the right places by weights that never saw them."""
    rows = [(place, 0.0) for place in right] + [(place, 1.0) for place in wrong if place]
    weights: Traits = {"gain": 0.5, "tone": -0.5, "shape": -1.0, "near": -2.0, "phrase": 2.0, "step": 0.3}
    for _ in range(2):
        weights = fit([(best(place, weights)[1], truth) for place, truth in rows])
    folds = [random.randrange(FOLDS) for _ in rows]
    told = []
    for fold in range(FOLDS):
        apart = fit(
            [(best(place, weights)[1], truth) for (place, truth), each in zip(rows, folds, strict=True) if each != fold]
        )
        told += [
            best(place, apart)[0]
            for (place, truth), each in zip(rows, folds, strict=True)
            if each == fold and not truth
        ]
    return weights, told


def fit(rows: list[tuple[Traits, float]]) -> Traits:
    """The weights that tell the rows best, by Newton's method."""
    names = sorted({name for traits, _ in rows for name in traits})
    number = {name: at for at, name in enumerate(names)}
    vectors = [([(number[name], value) for name, value in traits.items()], truth) for traits, truth in rows]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [PENALTY * weight for weight in weights]
        bend = [[PENALTY * (a == b) for b in range(len(names))] for a in range(len(names))]
        for vector, truth in vectors:
            total = sum(weights[at] * value for at, value in vector)
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
            spread = chance * (1 - chance)
            for a, x in vector:
                slope[a] += (chance - truth) * x
                row = bend[a]
                for b, y in vector:
                    row[b] += spread * x * y
        step = solved(bend, slope)
        weights = [weight - each for weight, each in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return dict(zip(names, weights, strict=True))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations, by elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = rows[at][at]
        rows[at] = [value / pivot for value in rows[at]]
        for other in range(size):
            if other != at and (factor := rows[other][at]):
                rows[other] = [value - factor * each for value, each in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]


def write(path: Path, entries: list[str]) -> None:
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    path.write_text(head + "\n\n" + "\n".join(entries) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
