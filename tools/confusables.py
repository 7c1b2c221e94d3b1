"""Propose wrong forms of frequent official words, for a person to judge: the candidates of the list of confusable words.

usage: python tools/confusables.py TEXT... [--words N] [--each N] > candidates.tsv

TEXT are files of correct text (.txt, or .jsonl with a field `text`): which words are official is counted in them, and
what stands in them, also across the edges of words, is no wrong form. A candidate is a word of two or more characters
with one of them replaced by another that is read alike (lists/pinyin.tsv) or looks alike (lists/look_alikes.tsv). What the
dictionary has as a word, what two words make when they stand side by side, and what is listed already are left out.

Prints a line a word: the word, then its candidates, the likeliest slips first.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
OFFICIAL = (
    3.0  # how much more a word weighs for each time that it stands in the texts than for its place in the dictionary
)
SAME_TONE, SAME_SOUND, SAME_SHAPE, BOTH = 1.0, 0.6, 0.8, 1.0  # how easily one character is mistaken for another
NO_CANDIDATES = (
    "nr",
    "ns",
    "nt",
    "m",
    "r",
    "u",
    "q",
    "p",
    "c",
    "y",
    "e",
    "x",
)  # parts of speech: names, numerals, particles …


def look_alikes() -> dict[str, str]:
    """The characters that look like each character."""
    from alvtc_info.proofreading.word_lists import word_list

    return {line[0]: line[2:] for line in word_list("look_alikes").entries}


def texts(names: list[str]) -> str:
    """What the files say, one after another."""
    found = []
    for name in names:
        content = Path(name).read_text(encoding="utf-8")
        found += [json.loads(line)["text"] for line in content.splitlines()] if name.endswith("l") else [content]
    return "\n".join(found)


def dictionary_words() -> dict[str, int]:
    """The words of the dictionary and how frequent each is."""
    from alvtc_info.text.segmentation import dictionary

    words = {}
    for line in dictionary().decode().splitlines():
        fields = line.split()
        if fields:
            words[fields[0]] = int(fields[1])
    return words


def official_words(known: dict[str, int], text: str, most: int) -> list[str]:
    """The most frequent words of the texts and of the dictionary, of two to four characters."""
    from alvtc_info.text.segmentation import cut, part_of_speech

    counts: Counter[str] = Counter()
    for line in text.splitlines():
        for start in range(0, len(line), 400):
            counts.update(cut(line[start : start + 400]))
    weights = {word: OFFICIAL * log(1 + counts[word]) + log(1 + known.get(word, 0)) for word in known.keys() | counts}
    chosen = [w for w in weights if 2 <= len(w) <= 4 and all("\u4e00" <= c <= "\u9fff" for c in w) and w in known]
    chosen = [word for word in chosen if not (part_of_speech(word) or "").startswith(NO_CANDIDATES)]
    return sorted(chosen, key=lambda word: (-weights[word], word))[:most]


def confusions() -> dict[str, dict[str, float]]:
    """The characters that one may be mistaken for, and how easily."""
    from alvtc_info.proofreading.word_lists import word_list

    readings: defaultdict[str, set[str]] = defaultdict(set)
    toneless: dict[str, str] = {}
    for line in word_list("pinyin").entries:
        syllable, *tones = line.split("\t")
        toneless[syllable] = "".join(tones)
        for tone, characters in enumerate(tones, 1):
            for character in characters:
                readings[character].add(f"{syllable}{tone}")
    alike = {c: dict.fromkeys(row, SAME_SHAPE) for c, row in look_alikes().items()}
    found: dict[str, dict[str, float]] = {}
    for character, own in readings.items():
        others = dict(alike.get(character, {}))
        for syllable in own:
            for other in toneless[syllable[:-1]]:
                near = SAME_TONE if readings[other] & own else SAME_SOUND
                others[other] = near + (BOTH if other in alike.get(character, {}) else 0)
        others.pop(character, None)
        found[character] = others
    return found


def listed_already() -> set[str]:
    """The wrong forms that are in the list, and those that were judged and are not to be."""
    from alvtc_info.proofreading.word_lists import list_names, word_list

    names = [name for name in ("confusables",) if name in list_names()]
    return {line.partition("\t")[0] for name in names for line in word_list(name).entries}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--each", type=int, default=4)
    arguments = parser.parse_args()
    text, known = texts(arguments.texts), dictionary_words()
    frequent = Counter(text)
    seen = {size: Counter(text[at : at + size] for at in range(len(text) - size + 1)) for size in (2, 3, 4)}
    others, listed = confusions(), listed_already()
    for word in official_words(known, text, arguments.words):
        candidates = {}
        for at, character in enumerate(word):
            for other, ease in others.get(character, {}).items():
                wrong = word[:at] + other + word[at + 1 :]
                rare = known.get(wrong, 0) * 200 <= known[word] and known.get(wrong, 0) <= 20
                if rare and not seen[len(word)][wrong] and wrong not in listed:
                    candidates[wrong] = ease * log(2 + frequent[other])
        best = sorted(candidates, key=lambda wrong: (-candidates[wrong], wrong))[: arguments.each]
        if best:
            print(word, *best, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
