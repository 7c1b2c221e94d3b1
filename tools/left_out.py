"""Make the list of official phrases and of the characters in them that may be left out by a slip.

usage: python tools/left_out.py TEXT...

The texts (.txt, or .jsonl with a field `text`) are only counted. Phrases are those of tools/official_phrases.txt, the list of set phrases and what
stands three times in reports (.jsonl) as words of the dictionary, of two characters or more, that follow one another. A
character of a phrase is listed where no text and no entry of the dictionary has the phrase without it, and the characters
of its word that remain hardly ever stand alone in the texts, as the dictionary cuts them.
Writes lists/official_phrases.tsv anew, under the head that it has.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
PHRASES = Path(__file__).with_suffix("").with_name("official_phrases.txt")
LEAST = 3  # how often a phrase stands in reports
SHORTEST, LONGEST = 4, 6  # code points of such a phrase
ALONE, ALONE_AT_EDGE = 0.08, 0.03  # how often what remains of a word may stand alone, at most
MISPRINT = 3  # the frequency in the dictionary that a misprint may have
LINE = 400
ENDINGS = "员者家率部处所院局室会性化长生师手工费款金证书表卡机器具品物"  # what makes a word of almost any other
_HAN = re.compile("[\u4e00-\u9fff]+")
_COUNTS = re.compile("[一二三四五六七八九十]")


def main() -> int:
    from alvtc_info.proofreading.word_lists import LISTS, word_list
    from alvtc_info.text.segmentation import cut, frequency

    alone: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    said: Counter[str] = Counter()
    texts = []
    for name in sys.argv[1:]:
        content = Path(name).read_text(encoding="utf-8")
        reports = name.endswith(".jsonl")
        text = "\n".join(json.loads(line)["text"] for line in content.splitlines()) if reports else content
        texts.append(text)
        whole.update(text)
        for run in _HAN.findall(text):
            for start in range(0, len(run), LINE):
                words = cut(run[start : start + LINE])
                alone.update(word for word in words if len(word) == 1)
                if reports:
                    said.update(phrases_of(words))
    everything = "\n".join(texts)

    def share(character: str) -> float:
        return (alone[character] + 0.3) / (whole[character] + 3)

    def left_over(at: int, index: int, remains: str, shorter: str) -> bool:
        """Whether what remains of a word is no word where it stands in the shorter phrase."""
        if remains == shorter[-1] and remains in ENDINGS:
            return False
        cut_now = cut(shorter)
        if len(remains) > 1:
            return frequency(remains) <= MISPRINT and all(
                len(word) > 1 or share(word) <= ALONE_AT_EDGE for word in cut_now
            )
        at_edge = at == len(shorter) - 1 or (at == index == 0)
        edges = set(accumulate(map(len, cut_now), initial=0))
        return {at, at + 1} <= edges and share(remains) <= (ALONE_AT_EDGE if at_edge else ALONE)

    rows = []
    listed = {*PHRASES.read_text(encoding="utf-8").split(), *" ".join(word_list("set_phrases").entries).split()}
    for phrase in sorted(listed | {phrase for phrase, times in said.items() if times >= LEAST}):
        places = ""
        words = cut(phrase)
        at = 0
        for word in words:
            for index in range(len(word)):
                place = at + index
                shorter = phrase[:place] + phrase[place + 1 :]
                remains = word[:index] + word[index + 1 :]
                if not remains or frequency(shorter) or phrase[place - 1 : place] == phrase[place]:
                    continue
                if left_over(at, index, remains, shorter) and shorter not in everything:
                    places += str(place)
            at += len(word)
        if places:
            rows.append(f"{phrase}\t{places}")
    rows = without_longer(rows)
    path = Path(LISTS) / "official_phrases.tsv"
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    path.write_text(head + "\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows), "phrases", sum(len(row.partition("\t")[2]) for row in rows), "characters")
    return 0


def without_longer(rows: list[str]) -> list[str]:
    """The rows without the places whose shortened phrase holds that of a shorter phrase, which tells as much."""

    def shortened(row: str) -> dict[str, str]:
        phrase, places = row.split("\t")
        return {place: phrase[: int(place)] + phrase[int(place) + 1 :] for place in places}

    known = {shorter for row in rows for shorter in shortened(row).values()}
    kept = []
    for row in rows:
        places = "".join(
            place
            for place, shorter in shortened(row).items()
            if not any(
                shorter[start:end] in known
                for start in range(len(shorter))
                for end in range(start + SHORTEST - 1, len(shorter) + 1)
                if end - start < len(shorter)
            )
        )
        if places:
            kept.append("\t".join((row.partition("\t")[0], places)))
    return kept


def phrases_of(words: tuple[str, ...]) -> list[str]:
    """What one to three neighbouring words make together, none of them of one character and none a numeral."""
    found = []
    for start in range(len(words)):
        for end in range(start + 1, min(start + 3, len(words)) + 1):
            phrase = "".join(words[start:end])
            long = all(len(word) > 1 for word in words[start:end])
            if long and SHORTEST <= len(phrase) <= LONGEST and not _COUNTS.search(phrase):
                found.append(phrase)
    return found


if __name__ == "__main__":
    sys.exit(main())
