"""Nouns and the measure words that count them, and the characters that a measure word is mistyped as."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from alvtc_info.proofreading.mistyped import mistaken_for
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.segmentation import cut, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Mapping

MEASURE_WORDS = "measure_words"
# measure words that are judged, and those that go with nouns of many kinds, which are not
JUDGED = "名位只头匹峰条张本册篇件台辆架艘座栋幢间所把支枝根棵株颗粒块片面顶床双付副幅部盏扇枚份家口眼具剂场起项堂节趟门首封朵束列尊道尾桩"
GENERAL = "个批套次组对排队届期轮种类笔段层级处点袋瓶箱桶盒包捆卷盘杯户吨行例遍集型页版句声界"
SOUNDS_SO = 0.3  # what a slip of the same sound costs at most
_ALSO_READ = {"撞": "幢", "憧": "幢"}
_UNLIKE = 2.0  # and more than any
_NARROW = "="  # before narrow measure words
_LITTLE = "子"  # 梯子, 柱子
_ANY = "…"  # before the last character of nouns: …机
_SIZES = (6, 5, 4, 3, 2, 1)
_LONGEST = 3  # code points of a word that is known by its last one: 拱手让人 is none
_THINGS = ("n", "b", "x", "l", "j")
VERBS = frozenset({"v", "vn", "vd", "d", "p"})


class Noun(NamedTuple):
    """What is counted: the word, and the measure words that it takes, the usual one first; both empty for none."""

    word: str
    measures: str

    def right_one(self, written: str) -> str:
        """The measure word that is meant: one that sounds or looks like what is written, or the usual one."""
        costs = meant_by(written)
        return min(self.measures, key=lambda measure: costs.get(measure, _UNLIKE), default=written)


NO_NOUN = Noun("", "")


@cache
def counted_by() -> Mapping[str, str]:
    """The measure words of each noun, in the order of the list; none for what only looks like a noun."""
    rows = (line.split("\t") for line in word_list(MEASURE_WORDS).entries if line[0] != _NARROW)
    return {noun: measures for nouns, measures in rows for noun in nouns.split("、")}


@cache
def narrow_measures() -> Mapping[str, tuple[str, ...]]:
    """The measure words that count few kinds of things: with what the words for these end."""
    rows = (line[1:].split("\t") for line in word_list(MEASURE_WORDS).entries if line[0] == _NARROW)
    ends = ((measures, (*characters, *words)) for measures, row in rows for characters, *words in [row.split(" ")])
    return {measure: each for measures, each in ends for measure in measures}


@lru_cache(maxsize=4096)
def takes(measure: str, words: str) -> bool:
    """Whether a narrow measure word counts one of these words: 两座新建的大桥."""
    ends = narrow_measures()[measure]
    return any(word.endswith(ends) or (word[-1] == _LITTLE and word[:-1].endswith(ends)) for word in cut(words))


@lru_cache(maxsize=4096)
def counted_noun(words: str) -> Noun:
    """The noun with which these words end: one of the list, or one whose last character the list has."""
    known = counted_by()
    noun = next((words[-size:] for size in _SIZES if words[-size:] in known), "")
    if len(noun) > 1 or (noun and noun == words):
        return Noun(noun, known[noun]) if known[noun] else NO_NOUN
    measures = known.get(_ANY + words[-1:], "") if len(words) > 1 else ""
    if not measures:
        return NO_NOUN
    *before, last = cut(words)
    if len(last) > 1:
        is_thing = len(last) <= _LONGEST and (part_of_speech(last) or "n").startswith(_THINGS)
        return Noun(last, measures) if is_thing else NO_NOUN
    made = len(before[-1]) > 1 and part_of_speech(last) not in VERBS and part_of_speech(before[-1]) != "m"
    return Noun(before[-1] + last, measures) if made else NO_NOUN


def listed_at(text: str, at: int) -> str:
    """The longest noun of the list, of two characters or more, that begins here; empty for none."""
    size = next((size for size in _SIZES[:-1] if text[at : at + size] in counted_by()), 0)
    return text[at : at + size]


@lru_cache(maxsize=2048)
def meant_by(character: str) -> Mapping[str, float]:
    """The measure words of which this character may be a slip, and what each such slip costs."""
    slips = mistaken_for(character) | dict.fromkeys(_ALSO_READ.get(character, ""), 0.0)
    return {measure: slips[measure] for measure in JUDGED + GENERAL if measure in slips}
