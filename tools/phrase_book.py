"""Make the list of phrases that is looked up by sound of the phrases that are written down.

usage: python tools/phrase_book.py [--check]

Reads tools/phrase_book.txt (a line each of first word, a tab, and the second words) and the phrases of two words of lists/official_phrases.tsv.
Writes lists/phrase_book.tsv anew, under the head that it has: all second words, the most frequent first; then for each sound of a first word the
first words that sound so, each with the ranks of its second words (`proofreading.phrase_book.packed`). --check only compares.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

Phrase = tuple[str, str]
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
PHRASES = Path(__file__).with_suffix(".txt")
_WORD = re.compile("[\u4e00-\u9fff]{2}")


def read() -> set[Phrase]:
    """The phrases of tools/phrase_book.txt. ValueError names a line that is not so."""
    found = set()
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        first, tab, others = line.partition("\t")
        if not tab or not all(map(_WORD.fullmatch, (first, *others.split(" ")))):
            raise ValueError(line)
        found |= {(first, second) for second in others.split(" ")}
    return found


def written_phrases() -> dict[str, set[str]]:
    """The second words by first word, as they are written down."""
    from alvtc_info.proofreading.word_lists import word_list

    listed = (line.partition("\t")[0] for line in word_list("official_phrases").entries)
    found: dict[str, set[str]] = defaultdict(set)
    for first, second in read() | {(phrase[:2], phrase[2:]) for phrase in listed if len(phrase) == 4}:
        found[first].add(second)
    return found


def made() -> str:
    """The list as a file."""
    from alvtc_info.proofreading.phrase_book import BOOK, SECONDS, packed, spoken
    from alvtc_info.proofreading.word_lists import LISTS

    phrases = written_phrases()
    counted = Counter(second for others in phrases.values() for second in others)
    ranked = sorted(counted, key=lambda word: (-counted[word], word))
    rank = {word: number for number, word in enumerate(ranked)}
    rows: dict[str, list[str]] = defaultdict(list)
    for first in sorted(phrases):
        rows[spoken(first)] += [first, packed(sorted(map(rank.__getitem__, phrases[first])))]
    lines = {SECONDS: "".join(ranked)} | {sound: "\t".join(columns) for sound, columns in rows.items()}
    head, _, _ = (Path(LISTS) / f"{BOOK}.tsv").read_text(encoding="utf-8").partition("\n\n")
    return head + "\n\n" + "".join(f"{sound}\t{lines[sound]}\n" for sound in sorted(lines))


def main() -> int:
    from alvtc_info.proofreading.phrase_book import BOOK
    from alvtc_info.proofreading.word_lists import LISTS

    path = Path(LISTS) / f"{BOOK}.tsv"
    text = made()
    if "--check" not in sys.argv:
        path.write_text(text, encoding="utf-8")
    elif path.read_text(encoding="utf-8") != text:
        print("phrase_book.tsv is older than what it is made of: run tools/phrase_book.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
