"""Text as dense in findings as drafts are: paragraphs that were written blind for the tests, with slips of the pen among them.

usage: python bench/dense_text.py [LABELLED.jsonl ...]        (findings a kB of UTF-8 by rule, beside those of labelled paragraphs)

Of public and invented paragraphs that people labelled, `check` finds 3.8 places a kB: figures without a moment 1.0, undated acts 0.7,
vague and relative words 0.9, sources 0.4, the rest punctuation and the forms of dates. The paragraphs of tests/paragraphs hold more
of the first and none of the last; so two are set in a line, one in five of them dated, and now and then a slip is put in.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

PARAGRAPHS = Path(__file__).resolve().parent.parent / "tests" / "paragraphs"
SLIPS = (("，", ","), ("（", "("), ("至", "-"), ("时", "点"), ("日", "号"))
DATED = 0.2  # of the paragraphs begin with a moment
SLIPPED = 0.2  # have one slip


@cache
def pool() -> tuple[str, ...]:
    """The paragraphs of the tests without their labels."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(PARAGRAPHS.glob("*.txt")))
    return tuple(re.sub(r"⟦(.*?)\|[a-z-]+⟧", r"\1", line) for text in texts for line in text.splitlines() if line)


def paragraph(chance: random.Random) -> str:
    """One paragraph, perhaps with a moment before it, perhaps with a slip."""
    text = chance.choice(pool())
    if chance.random() < DATED:
        text = f"截至2026年{chance.randint(1, 11)}月{chance.randint(1, 28)}日，{text}"
    right, wrong = chance.choice(SLIPS)
    places = [at for at, sign in enumerate(text) if sign == right]
    if places and chance.random() < SLIPPED:
        at = chance.choice(places)
        text = text[:at] + wrong + text[at + 1 :]
    return text


def corpus(size: int, seed: int) -> str:
    """Lines of two paragraphs, about `size` bytes of UTF-8 in all."""
    chance = random.Random(seed)
    lines: list[str] = []
    total = 0
    while total < size:
        line = paragraph(chance) + paragraph(chance)
        lines.append(line)
        total += len(line.encode()) + 1
    return "\n".join(lines)


def density(text: str) -> tuple[float, Counter[str]]:
    """Findings a kB of UTF-8 in all, and their number by rule."""
    from alvtc_info import check, read

    found = Counter(each.rule for each in check(read(text.encode(), name="draft.txt")))
    return found.total() / len(text.encode()) * 1000, found


def main() -> None:
    texts = {"generated": corpus(200_000, 1)}
    for name in sys.argv[1:]:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        texts[name] = "\n".join(json.loads(line)["text"] for line in lines)
    for name, text in texts.items():
        whole, found = density(text)
        mean = len(text) / (text.count("\n") + 1)
        print(f"{name}: {whole:.2f} findings a kB, {mean:.0f} characters a line")
        kilobytes = len(text.encode()) / 1000
        print("  " + " ".join(f"{rule} {count / kilobytes:.2f}" for rule, count in found.most_common(14)))


if __name__ == "__main__":
    main()
