"""Is this candidate a word of its own? Asked only where its neighbours leave a doubt.

Chinese is written without spaces: in 题目前三题 the characters 目前 belong to two other words. Neighbour lists settle most
cases; for the rest the clause is cut into the likeliest words of jieba's dictionary. Loading that dictionary whole takes most
of a second, so only the words that can stand in the clause at hand are taken from it: one scan for words made of its
characters. The verdict is that of jieba's own `cut(HMM=False)`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log

from alvtc_info.lexicon import Pattern

_CLAUSE_EDGE = Pattern(r"[，。；：！？、（）“”‘’《》\n ]")
REACH = 24
# the sum of all frequencies in the dictionary of jieba 0.42
_TOTAL = log(60_101_967)
_FEW_SCANS = 6
LONGEST = 16  # code points of the longest word in that dictionary
MOST = 150_000


class _Vocabulary:
    """Words and their frequencies, taken from the dictionary for the characters met so far.

    The first few times the dictionary is scanned for words made of those characters; after that it is known where the words
    of each first character stand, and those are read that a clause needs. It never holds more than `MOST` words and one clause's.
    """

    def __init__(self) -> None:
        self.characters: set[str] = set()
        self.words: dict[str, int] = {}
        self.scans = 0
        self.index: dict[bytes, list[tuple[int, int]]] | None = None

    def cover(self, text: str) -> dict[str, int]:
        """Every word of the dictionary that could stand in the text, and others."""
        words, characters = self.words, self.characters
        new = set(text) - characters
        if not new:
            return words
        self.scans += 1
        if self.scans <= _FEW_SCANS:
            return self._scan(characters | new)
        if self.index is None:
            self.index = _index(_dictionary())
            words, characters = {}, set()
        elif len(words) > MOST:
            words, characters = {}, set()
        for character in set(text) - characters:
            for start, end in self.index.get(character.encode("utf-8", "surrogatepass"), ()):
                entries = _ENTRY.finditer(_dictionary(), start, end)
                words.update((entry[1].decode(), int(entry[2])) for entry in entries)
            characters.add(character)
        self.words, self.characters = words, characters
        return words

    def _scan(self, characters: set[str]) -> dict[str, int]:
        unit = b"|".join(re.escape(c.encode("utf-8", "surrogatepass")) for c in sorted(characters))
        pattern = re.compile(rb"\n((?:" + unit + rb")+) (\d+)")
        words = {entry[1].decode(): int(entry[2]) for entry in pattern.finditer(_dictionary())}
        self.words, self.characters = words, characters
        return words


_ENTRY = re.compile(rb"\n([^ \n]+) (\d+)")
_RUN = rb"\n([\x21-\x7f]|[\xc2-\xf4][\x80-\xbf]+)[^\n]*(?:\n\1[^\n]*)*"


def _index(dictionary: bytes) -> dict[bytes, list[tuple[int, int]]]:
    """Where the entries of each first character stand: runs of neighbouring lines."""
    found: dict[bytes, list[tuple[int, int]]] = {}
    for run in re.finditer(_RUN, dictionary):
        found.setdefault(run[1], []).append(run.span())
    return found


@cache
def _dictionary() -> bytes:
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("jieba")
    folders = spec.submodule_search_locations if spec else None
    return b"\n" + (Path(folders[0]) / "dict.txt").read_bytes() if folders else b""


_VOCABULARY = _Vocabulary()


@lru_cache(maxsize=4096)
def _cut(clause: str) -> tuple[str, ...]:
    """The clause as its likeliest sequence of words; Latin letters and digits stay together."""
    words = _VOCABULARY.cover(clause)
    size = len(clause)
    best: list[tuple[float, int]] = [(0.0, size)] * (size + 1)
    for start in range(size - 1, -1, -1):
        routes = []
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            count = words.get(clause[start:end], 0)
            if count or end == start + 1:
                routes.append((log(count or 1) - _TOTAL + best[end][0], end))
        best[start] = max(routes)
    found: list[str] = []
    at = 0
    while at < size:
        end = best[at][1]
        word = clause[at:end]
        if (
            found
            and len(word) == 1
            and word.isascii()
            and word.isalnum()
            and found[-1].isascii()
            and found[-1].isalnum()
        ):
            found[-1] += word
        else:
            found.append(word)
        at = end
    return tuple(found)


def boundaries(text: str) -> set[int]:
    """The offsets at which words begin, the end of the text included."""
    at = 0
    found = {0}
    for word in _cut(text):
        at += len(word)
        found.add(at)
    return found


def is_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends on word boundaries in its clause (at most 24 code points each way)."""
    left = near = max(0, start - REACH)
    for edge in _CLAUSE_EDGE.finditer(text[near:start]):
        left = near + edge.end()
    edge_after = _CLAUSE_EDGE.search(text, end, min(len(text), end + REACH))
    right = edge_after.start() if edge_after else min(len(text), end + REACH)
    bounds = boundaries(text[left:right])
    return start - left in bounds and end - left in bounds
