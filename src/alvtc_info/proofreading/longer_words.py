"""Words of three or four characters of which one was mistyped: 盐减地 for 盐碱地, 别出心栽 for 别出心裁.

All but one of the characters are right, which tells more than one of two does. What stands there must be no word, and
the wrong character must make none with what stands beside it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import WrongForm, known_words
from alvtc_info.proofreading.homophones import FIRST_HAN
from alvtc_info.proofreading.lone_pairs import alone
from alvtc_info.proofreading.mistyped import (
    NO_WORDS,
    cut_around,
    first_mistyped,
    in_a_name,
    is_known,
    mistaken_for,
    slip_traits,
    times_in,
)
from alvtc_info.proofreading.shortened import THREES
from alvtc_info.proofreading.slip_score import score
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.segmentation import frequency, likelier_with, longer_than_two, words_beginning, words_with_third
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alvtc_info.text.segmentation import DictionaryEntry

SORT = "word"
SIZES = (3, 4)
LEAST = 3  # the frequency in the dictionary that a word must have
REACH = 3  # code points of a word before and behind one of its characters
_OF_OUR_OWN = 8  # the frequency that words count for which the dictionary lacks
# words by themselves: they are seldom typed for what makes none with its neighbours
WORDS_ALONE = frozenset(
    "的了在和是有为与及对等将被把从到由向于就都也又还不并而或但其之各每该本此这那我你他她它们个谁却让仍某说曾给再很着使另更较号月日时岁旗居哪"
)
_SPEAKS = frozenset("说称讲问答")
DISTRICTS = frozenset("镇乡村旗县市区州盟")
# what names of things end in: a word of two before one is rather a name that the dictionary lacks (救生椅)
HEADS = frozenset(
    "机椅桌柜箱盒瓶袋桶罐杯盘锅炉灶灯镜表板架台床垫帽鞋衣裤布绳索链环网管线缆阀泵井渠沟坝堤桥路街巷道园圃林场院馆厅堂楼室房间屋仓库棚亭站所店铺摊厂矿坊区带段层库票券卡证章牌签单册簿本书报刊图卷"
    "题组队班团社会部科处司局员工师生手者兵民户族类型式款项件级品物料材具器材剂药粉油漆胶膜片块条丝球棋琴鼓车船艇轮梯钟铃笔墨纸刀剪钳锤籽粒菜果肉鱼奶茶酒水液汤饭面粥厢箭"
)


class Longer(NamedTuple):
    """A word that may be meant, how often the dictionary counted it, where its wrong character is, what that costs."""

    word: str
    counted: int
    at: int
    cost: float


@cache
def _own() -> frozenset[str]:
    """The longer words that the lists have, whether or not the dictionary has them."""
    words = {*" ".join(word_list(THREES).entries).split(), *known_words()}
    return frozenset(word for word in words if len(word) in SIZES)


@cache
def _own_by_rest() -> dict[str, list[str]]:
    """These words by what is left of each without one of its characters."""
    found: dict[str, list[str]] = {}
    for word in _own():
        for at in range(len(word)):
            found.setdefault(f"{word[:at]} {word[at + 1 :]}", []).append(word)
    return found


def _begun_by(beginning: str, typed: str, at: int) -> Iterator[Longer]:
    """The longer words that begin with these two characters and whose character at this place may be typed so."""
    costs = mistaken_for(typed)
    for word in longer_than_two(beginning):
        if len(word) > at and word[at] in costs:
            yield from _with(filter(_is_meant, words_beginning((f"{word} ",))), typed, at)


def _is_meant(entry: DictionaryEntry) -> bool:
    return len(entry.word) in SIZES and entry.counted >= LEAST and not entry.tag.startswith(NO_WORDS)


def _with(words: Iterable[DictionaryEntry], typed: str, at: int) -> Iterator[Longer]:
    """Those of the words whose character at this place may be typed so."""
    costs = mistaken_for(typed)
    for word, count, _ in words:
        if len(word) > at and word[at] in costs:
            yield Longer(word, count, at, costs[word[at]])


def may_be_in_word(text: str, at: int) -> bool:
    """Whether the character at this place, which makes no word with its neighbours, is hardly a word by itself."""
    return text[at] not in WORDS_ALONE and not text[at - 1 : at].isdecimal()


@lru_cache(maxsize=32768)
def _candidates(around: str, at: int, unseen: bool) -> tuple[Longer, ...]:
    """The words of which the character at this place may be a mistyped one, and that have the others as they stand.

    `unseen`: whether right texts were not seen to have it before the one behind it.
    """
    typed, second = around[at], around[at + 1 : at + 2]
    found: list[Longer] = []
    if second >= FIRST_HAN:
        if unseen and around[at + 2 : at + 3] >= FIRST_HAN:
            found += [
                Longer(word, count, 0, cost)
                for word, count, cost in first_mistyped(typed, second)
                if len(word) in SIZES and count >= LEAST
            ]
        if at and around[at - 1] >= FIRST_HAN:
            found += _with(filter(_is_meant, words_with_third(around[at - 1], second)), typed, 1)
    if at > 1 and around[at - 2 : at] >= FIRST_HAN:
        found += _begun_by(around[at - 2 : at], typed, 2)
    if at > 2 and around[at - 3 : at] >= FIRST_HAN:
        found += _begun_by(around[at - 3 : at - 1], typed, 3)
    found += _own_candidates(around, at)
    return tuple(
        each
        for each in found
        if around.startswith(each.word[: each.at], at - each.at) and around.startswith(each.word[each.at + 1 :], at + 1)
    )


def _own_candidates(around: str, at: int) -> Iterator[Longer]:
    costs = mistaken_for(around[at])
    for size in SIZES:
        for place in range(min(size, at + 1)):
            start = at - place
            for word in _own_by_rest().get(f"{around[start:at]} {around[at + 1 : start + size]}", ()):
                if word[place] in costs and not frequency(word):
                    yield Longer(word, _OF_OUR_OWN, place, costs[word[place]])


def words_meant(text: str, at: int, unseen: bool) -> list[Longer]:
    """The words that may be meant where the character at this place was mistyped, and nothing else."""
    first = max(0, at - REACH)
    found = []
    for longer in _candidates(text[first : at + REACH + 1], at - first, unseen):
        start = at - longer.at
        typed = text[start : start + len(longer.word)]
        named = typed[-1] in DISTRICTS and typed[-1] == longer.word[-1]  # 大仓镇
        speaks = typed[-1] in _SPEAKS and text[start - 1 : start] in FREQUENT_SURNAMES  # 宋文忠说
        named = named or speaks or in_a_name(text, start, start + 2)
        if not (named or typed in _own() or is_known(typed) or frequency(typed)):
            found.append(longer)
    return found


def traits(text: str, start: int, longer: Longer) -> Iterator[tuple[str, float]]:
    """What is to be said of a word in place of what stands from `start` on, but what the clause gains by it."""
    word, count, _, cost = longer
    end = start + len(word)
    yield "bias", 1
    yield "count", log(count)
    if len(word) > 3:
        yield "four", 1
    if count <= LEAST:
        yield "rare", 1
    typed = alone(text[start + longer.at])
    yield "first", typed.first
    yield "second", typed.second
    yield from slip_traits(cost)
    if longer.at == len(word) - 1 and text[end - 1] in HEADS and is_known(text[start : end - 1]):
        yield "head", 1
    if times_in(text)[word]:
        yield "elsewhere", 1
    if times_in(text)[text[start:end]] > 1:
        yield "again", 1
    pieces = cut_around(text, start, end)
    edges = {piece.start for piece in pieces} | {piece.end for piece in pieces}
    yield "across", (start not in edges) + (end not in edges)


def gain_traits(gain: float) -> Iterator[tuple[str, float]]:
    """What is to be said of how much likelier the clause is with a word."""
    yield "gain", gain
    yield "much", max(0.0, gain - 10)


def slip_in_word(text: str, at: int, unseen: bool) -> WrongForm | None:
    """The slip that a word is whose character at this place was mistyped; None where there is none."""
    words = words_meant(text, at, unseen)
    if not words:
        return None
    weigh = score(SORT)
    found = []
    for longer in words:
        start = at - longer.at
        end = start + len(longer.word)
        gain = likelier_with(text, start, end, longer.word)
        if gain > 0:
            total = weigh.of(traits(text, start, longer)) + weigh.of(gain_traits(gain))
            found.append((total, WrongForm(start, end, text[start:end], longer.word, total >= weigh.sure)))
    best, form = max(found, default=(0.0, None))
    return form if best >= weigh.hint else None
