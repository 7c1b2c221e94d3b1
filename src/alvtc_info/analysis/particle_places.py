"""A particle that stands alone, with the words before and behind it in its clause, as the dictionary cuts them."""

from __future__ import annotations

from functools import lru_cache

from alvtc_info.analysis.particle_words import HOW, NOUNS, ONLY_DONE, RESULT_ENDS
from alvtc_info.text.chinese_runs import run_before, run_behind
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, tag_of

LEFT, RIGHT = 12, 10  # code points on either side that are cut
CLAUSE = 60  # code points of the rest of a clause that are looked at
_CLAUSE_END = Pattern(r"[，。；：！？\n]")
_STOPS = "，。；！？、）”"
ACTS = frozenset({"v", "vn"})  # parts of speech of what is done


def kind_of(word: str) -> str:
    """What a word behind the particle is: the dictionary has 看法 for a verb, and 关上 for a place."""
    if word in NOUNS:
        return "n"
    if word == "过":
        return "v"
    if len(word) == 2 and word[1] in RESULT_ENDS and tag_of(word[0]) == "v":
        return "v"
    return tag_of(word)


def rest_of_clause(text: str, start: int, stop: int) -> str:
    """What the clause goes on with from `start` on, `stop` at the farthest."""
    return _CLAUSE_END.split(text[start:stop])[0]


class Place(NamedTuple):
    """A particle that stands alone: the words before and behind it in its clause, and what the clause goes on with.

    `ended` says whether the clause ends with the words behind it, `counts` whether figures or a title stand there.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    said: str
    rest: str
    ended: bool
    counts: bool

    @property
    def left(self) -> str:
        """The word before the particle."""
        return self.before[-1]

    @property
    def right(self) -> str:
        """The word behind the particle."""
        return self.after[0]

    @property
    def next(self) -> str:
        """The word behind the next one; empty for none."""
        return self.after[1] if len(self.after) > 1 else ""


@lru_cache(maxsize=1024)
def _cut_around(before: str, particle: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    words = cut(before + particle + after)
    at = 0
    for index, word in enumerate(words):
        if at == len(before):
            return (words[:index], words[index + 1 :]) if word == particle else None
        at += len(word)
        if at == len(before) + 1 and particle == "的" and word[:-1] in HOW:  # 悄悄的 is a word of the dictionary
            return (*words[:index], word[:-1]), words[index + 1 :]
    return None


_CARRIES_OUT = frozenset("执行 遵守 掌握 降低".split())  # with their object a word of the dictionary: 执行公务


def place_at(text: str, at: int) -> Place | None:
    """The particle at this place by its neighbours; None where it is part of a word, or nothing is on one side."""
    before, after = run_before(text, at, LEFT), run_behind(text, at + 1, RIGHT)
    words = _cut_around(before, text[at], after)
    if words is None or not before or not after:
        return None
    left, right = words
    verb, thing = right[0][:2], right[0][2:]
    if len(thing) == 2 and (
        verb in _CARRIES_OUT or verb in ONLY_DONE or (tag_of(verb) == "v" and tag_of(thing)[0] == "v")
    ):
        right = (verb, thing, *right[1:])  # 听取意见 is a word of the dictionary
    stop = at + 1 + len(after)
    ended = len(after) < RIGHT and (stop == len(text) or text[stop] in _STOPS or text[stop] == "\n")
    rest = rest_of_clause(text, at + 1, at + 1 + CLAUSE)
    counts = text[stop : stop + 1].isdigit() or text[stop : stop + 1] in ("《", "“")
    return Place(left, right, text[max(0, at - LEFT - RIGHT) : at], rest, ended, counts)
