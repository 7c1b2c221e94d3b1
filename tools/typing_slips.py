"""Make the lists of frequent official words and of the pairs of characters that may be slips of typing them.

usage: python tools/typing_slips.py SEGMENTED-OR-PLAIN-TEXT... [--right TEXT...] [--joined PAIRS.json]

The texts (.txt, or .jsonl with a field `text`) are only counted. A word of two characters is frequent by how often it
stands in them (a text of reports, .jsonl, counts tenfold) and must be in the dictionary or in lists/office_words.tsv. A pair may
be a slip where one character of such a word is replaced by one that it is easily mistyped for, the pair is no word of
the dictionary that is more than a misprint, and neither a text nor what the other lists hold right has it within a word, no text
as two words of one character each.
Nor is a pair a slip that stands in a text that is right throughout (--right, laws), or that people type together (--joined:
first characters, each with the second ones and a weight): such a pair stays only where it is a homophone of a very frequent word.
Characters that are not among the 3,755 most common ones are not tried.
Writes lists/common_words.tsv and lists/typing_slips.tsv anew, under the heads that they have.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
LEAST = 6  # how often a word stands in the texts
REPORTS, CURRENT = 10, 20  # what a word in a report counts, and that it is in the list of today's words
STEPS = 5
MOST = {0.0: 12, 0.3: 5, 0.8: 4, 1.0: 1}  # by what a slip costs: so many characters are tried, the most frequent
NO_WORDS = ("nr", "ns", "nt", "nz", "m")
IN_BOOKS = 300  # the frequency in the dictionary from which a word counts that no text holds
MISPRINT = 3  # the frequency in the dictionary that a misprint may have
LINE = 400
# what speaks for a pair beforehand (`meant`) from which it is kept; between the two only with one of so many ends
SURELY_KEPT, KEPT, COMMON_ENDS = 2.5, 2.39, 900


def main() -> int:
    from alvtc_info.proofreading.candidates import known_words
    from alvtc_info.proofreading.homophones import PHRASES
    from alvtc_info.proofreading.mistyped import BODIES, FREQUENT, GOES_ON, PAIRS, mistaken_for
    from alvtc_info.proofreading.proofread import LISTED
    from alvtc_info.proofreading.word_lists import LISTS, word_list
    from alvtc_info.text.segmentation import cut, dictionary, frequency

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--right", nargs="*", default=[])
    parser.add_argument("--joined", type=Path)
    arguments = parser.parse_args()
    joined = json.loads(arguments.joined.read_text(encoding="utf-8")) if arguments.joined else {}
    counts: Counter[str] = Counter()
    typed: Counter[str] = Counter()
    together: set[str] = set()
    for name in (*arguments.texts, *arguments.right):
        content = Path(name).read_text(encoding="utf-8")
        reports = name.endswith(".jsonl")
        text = "\n".join(json.loads(line)["text"] for line in content.splitlines()) if reports else content
        counted = name not in arguments.right
        if counted:
            typed.update(text)
        for line in text.splitlines():
            for start in range(0, len(line), LINE):
                words = cut(line[start : start + LINE])
                for word in words:
                    counts[word] += (REPORTS if reports else 1) if counted else 0
                    together.update(word[at : at + 2] for at in range(len(word) - 1))
                together.update(a + b for a, b in pairwise(words) if len(a) == len(b) == 1)
    current = known_words()
    for word in current:
        counts[word] += CURRENT
        together.update(word[at : at + 2] for at in range(len(word) - 1))
    right = " ".join(word_list(PHRASES).entries).split(" ")
    right += [line.split("\t")[1] for name in LISTED for line in word_list(name).entries]
    for word in right:
        together.update(word[at : at + 2] for at in range(len(word) - 1))
    steps: dict[str, int] = {}
    for line in bytes(dictionary()).decode().splitlines():
        word, _, rest = line.partition(" ")
        listed, _, tag = rest.partition(" ")
        if len(word) != 2 or tag.startswith(NO_WORDS) or not all("\u4e00" <= c <= "\u9fff" for c in word):
            continue
        if int(listed) >= IN_BOOKS or (int(listed) >= LEAST and counts[word] >= LEAST):
            steps[word] = min(STEPS, max(1, round(log(1 + counts[word]))))
    steps |= {word: min(STEPS, round(log(1 + counts[word]))) for word in current if len(word) == 2}
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for word, step in steps.items():
        for at in (0, 1):
            for other in likeliest(word[at], step, typed):
                pair = word[:at] + other + word[at + 1 :]
                usual = pair[1] in joined.get(pair[0], ()) and (step < STEPS - 1 or mistaken_for(other)[word[at]] > 0)
                unlikely = step < 3 and (pair[0] in BODIES or pair[1] in GOES_ON)
                if (
                    not (usual or unlikely)
                    and is_common(other)
                    and pair not in together
                    and pair not in steps
                    and frequency(pair) <= MISPRINT
                ):
                    rows[pair[0]].add(pair[1])
    begun: defaultdict[str, defaultdict[int, str]] = defaultdict(lambda: defaultdict(str))
    for word, step in sorted(steps.items()):
        begun[word[0]][step] += word[1]
    write(Path(LISTS) / f"{FREQUENT}.tsv", [
        f"{first}\t{' '.join(f'{step}{seconds[step]}' for step in sorted(seconds, reverse=True))}"
        for first, seconds in sorted(begun.items())
    ])  # fmt: skip
    write(Path(LISTS) / f"{PAIRS}.tsv", in_steps(worth_their_room(rows)))
    print(len(steps), "words", sum(map(len, rows.values())), "pairs")
    return 0


def worth_their_room(rows: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The pairs that the wheel has room for: those with a likely word, of the others those that end as many do."""
    from alvtc_info.proofreading.mistyped import meant

    often = Counter(second for seconds in rows.values() for second in seconds)
    common = frozenset(sorted(often, key=lambda second: (-often[second], second))[:COMMON_ENDS])
    kept: dict[str, list[str]] = {}
    for first, seconds in rows.items():
        for second in seconds:
            likely = max((prior for _, prior in meant(first + second)), default=0.0)
            if likely >= SURELY_KEPT or (likely >= KEPT and second in common):
                kept.setdefault(first, []).append(second)
    return kept


def in_steps(rows: Mapping[str, Iterable[str]]) -> list[str]:
    """The entries of the list of pairs, from the second characters of each first one."""
    from alvtc_info.proofreading.mistyped import ALL_SECONDS, SHORT, SHORT_STEP, STEP

    often = Counter(second for seconds in rows.values() for second in seconds)
    ranked = sorted(often, key=lambda second: (-often[second], second))
    rank = {second: place for place, second in enumerate(ranked)}
    entries = [f"{ALL_SECONDS}\t{''.join(ranked)}"]
    for first in sorted(rows):
        places = [-1, *sorted(rank[second] for second in rows[first])]
        steps = [after - before for before, after in pairwise(places)]
        entries.append(f"{first}\t{''.join(chr(step + (SHORT_STEP if step <= SHORT else STEP)) for step in steps)}")
    return entries


def is_common(character: str) -> bool:
    """Whether this is one of the 3,755 most common characters (GB/T 2312, first level)."""
    try:
        return character.encode("gb2312") < b"\xd8"
    except UnicodeEncodeError:
        return False


def likeliest(character: str, step: int, typed: Counter[str]) -> list[str]:
    """The characters that are likeliest to be mistaken for this one in a word of this frequency."""
    from alvtc_info.proofreading.mistyped import NEAR_SOUND, OFTEN, OTHER_TONE, mistaken_for

    by_cost: defaultdict[float, list[str]] = defaultdict(list)
    for other in mistaken_for(character):
        cost = mistaken_for(other).get(character, NEAR_SOUND)
        if cost <= OTHER_TONE or step >= OFTEN:
            by_cost[cost].append(other)
    found: list[str] = []
    for cost, most in MOST.items():
        found += sorted(by_cost[cost], key=lambda other: (-typed[other], other))[: most if step >= OFTEN else most // 2]
    return found


def write(path: Path, entries: list[str]) -> None:
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    path.write_text(head + "\n\n" + "\n".join(entries) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
