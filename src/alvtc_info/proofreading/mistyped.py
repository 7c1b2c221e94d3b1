"""Which character is mistyped for which, and what stands around a character that may be one of those.

A character is taken for one that sounds the same, or nearly so, and for one that looks like it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from sys import intern
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import BESIDE_A_NAME, TITLES, known_words
from alvtc_info.proofreading.homophones import RARE, read_as, readings
from alvtc_info.proofreading.look_alikes import look_alikes
from alvtc_info.proofreading.word_lists import row_in_bytes
from alvtc_info.text.chinese_runs import run_before, run_behind
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.segmentation import cut, entries_of, frequency, words_beginning
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

FREQUENT = "common_words"
# what a slip costs, as a logarithm: how much less likely it is than to take a character of the same sound
OTHER_TONE, NEAR_SOUND, SAME_SHAPE = 0.3, 1.0, 0.8
NO_WORDS = ("nr", "ns", "nt", "nz", "m", "t")  # parts of speech of words that are not meant: names, numbers, times
AROUND = 10  # code points on either side that decide how a clause is cut into words
# they go before any word: 逐间, 每栋, 各系
ONE_BY_ONE = frozenset("逐每各")
REACHES = frozenset("至")  # it goes behind any verb: 水渗至楼下
LEADS_TO = "致"  # and this before a number: 倒落致6人受伤
# what stands between these, or a number, and a pair counts it: 逐只试水, 30分旗供电公司到场
COUNTS_NEXT = frozenset("逐每0123456789０１２３４５６７８９")
NUMERALS = frozenset("一二两三四五六七八九十百千万")  # 限重十吨
# the short names of bodies, and words that begin what goes on: 县得, 处与, 改至, 尽后
BODIES = frozenset("旗县镇盟院处系科组室司厂站店校园区班部局企现凡从既尽守共")
GOES_ON = frozenset("了着过住后于至出到对给仍将自逐与及即再先可来下上内里时前未已是在不得要起为完好")
OWN = frozenset("我本该贵各")
# words before the last character of the name of a body: 学生工作|处发通知, 教务|科组织
STEMS = (
    "工作", "保障", "管理", "服务", "财务", "教务", "事务", "学生", "保卫", "宣传", "后勤", "人事", "科研", "审计", "信息", "招生", "就业", "资产",
    "基建", "合作", "建设", "安全", "教育", "培训", "督导", "监察", "组织", "统战", "图书", "值班", "医务", "工程", "医学", "护理", "旅游", "农牧",
    "机电", "化学", "体育", "艺术", "学工", "国资", "交流", "发展", "规划", "质量", "评估", "党政", "采购", "总务", "水电", "动力", "车辆", "公寓",
)  # fmt: skip
IN_TURN = "甲乙丙丁"
OF_BODIES = frozenset("处院系科组室部馆站所队局办")
# how sounds begin, and how they end, that many do not tell apart: 平翘舌, 前后鼻音
SAID_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s")), (("ang", "an"), ("eng", "en"), ("ing", "in"))
FOREIGN = 6  # code points around a dot within which a foreign name may stand


def _line(name: str, character: str) -> str:
    """What the list, which is in order, says of this character; empty where it has none."""
    return row_in_bytes(name, f"{character}\t".encode("utf-8", "surrogatepass")).decode()


@cache
def _steps(character: str) -> dict[str, int]:
    """The second characters of the frequent words that begin with this one, each with its step."""
    groups = _line(FREQUENT, character).split(" ")
    return {second: int(group[0]) for group in groups for second in group[1:]}


def frequent_step(pair: str) -> int:
    """How frequent a word of two characters is in official texts, in steps from 1; 0 for one that is not."""
    return _steps(pair[0]).get(pair[1], 0)


def near_syllables(syllable: str) -> Iterator[str]:
    """The syllables that are taken for this one where 平翘舌 or 前后鼻音 are not told apart."""
    starts, ends = SAID_ALIKE
    for retroflex, flat in starts:
        if syllable.startswith(retroflex):
            yield flat + syllable.removeprefix(retroflex)
        elif syllable.startswith(flat):
            yield retroflex + syllable.removeprefix(flat)
    for back, front in ends:
        if syllable.endswith(back):
            yield syllable.removesuffix(back) + front
        elif syllable.endswith(front):
            yield syllable.removesuffix(front) + back


@cache
def mistaken_for(character: str) -> dict[str, float]:
    """The characters that this one may be typed for, and what each such slip costs."""
    found = _at(SAME_SHAPE, look_alikes(character))
    for reading in readings(character):
        for near in near_syllables(reading.syllable):
            found |= _at(NEAR_SOUND, read_as(near))
    same = frozenset("".join(reading.same for reading in readings(character)))
    for reading in readings(character):
        found |= {intern(other): 0.0 if other in same else OTHER_TONE for other in reading.alike}
    found.pop(character, None)
    return found


def _at(cost: float, characters: str) -> dict[str, float]:
    """Slips for these characters at this cost. A hundred of these tables share a character: it is kept once."""
    return dict.fromkeys(map(intern, characters), cost)


@lru_cache(maxsize=32768)
def is_known(word: str) -> bool:
    """Whether this is a word, more than a misprint in the dictionary."""
    return frequency(word) > RARE or word in known_words()


def in_a_name(text: str, start: int, end: int) -> bool:
    """Whether the two characters are a name, or part of one: after a surname, as an item of a list, beside a dot."""
    before = text[max(0, start - 3) : start]
    if before and before[-1] in FREQUENT_SURNAMES and (before[-2:-1] in BESIDE_A_NAME or before[:-1].endswith(TITLES)):
        return True
    alone = before[-1:] in BESIDE_A_NAME or before[-2:] in TITLES
    if (
        text[start] in FREQUENT_SURNAMES
        and alone
        and (text[end : end + 1] in BESIDE_A_NAME or text.startswith(TITLES, end))
    ):
        return True
    return "·" in text[max(0, start - FOREIGN) : end + FOREIGN]


def ends_a_body(text: str, at: int) -> bool:
    """Whether the character at this place ends the name of a body: 学生工作处."""
    return text[at] in OF_BODIES and text.endswith(STEMS, 0, at)


class WordPiece(NamedTuple):
    """A word of a clause, and where it begins and ends in the text."""

    start: int
    end: int
    word: str


def cut_around(text: str, start: int, end: int, reach: int = AROUND) -> list[WordPiece]:
    """The words around `text[start:end]` and in it, as their clause is likeliest cut, `reach` far."""
    at = start - len(run_before(text, start, reach))
    pieces = []
    for word in cut(text[at : end + len(run_behind(text, end, reach))]):
        pieces.append(WordPiece(at, at + len(word), word))
        at += len(word)
    return pieces


class _TimesIn(dict[str, int]):
    """How often each word stands in a text, counted when it is first asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def __missing__(self, word: str) -> int:
        self[word] = times = self.text.count(word)
        return times


@lru_cache(maxsize=1)
def times_in(text: str) -> _TimesIn:
    """How often each word stands in this text: to count at each place is quadratic where a text repeats itself."""
    return _TimesIn(text)


class Mistyped(NamedTuple):
    """A word that may be meant, how often the dictionary counted it, and what its slip costs."""

    word: str
    counted: int
    cost: float


@lru_cache(maxsize=4096)
def first_mistyped(typed: str, second: str) -> tuple[Mistyped, ...]:
    """The words whose second character this is, and whose first one may be typed so."""
    costs = mistaken_for(typed)
    return tuple(
        Mistyped(word, count, costs[word[0]])
        for word, count, tag in words_beginning([other + second for other in costs])
        if not tag.startswith(NO_WORDS)
    )


@lru_cache(maxsize=512)
def _seconds(first: str) -> dict[str, int]:
    """The second characters of the words of two that begin with this one, each with how often it was counted."""
    return {
        intern(word[1]): count
        for word, count, tag in entries_of(first)
        if len(word) == 2 and not tag.startswith(NO_WORDS)
    }


def second_mistyped(first: str, typed: str) -> list[Mistyped]:
    """The words of two characters whose first one this is, and whose second one may be typed so."""
    seconds = _seconds(first)
    return [
        Mistyped(first + other, seconds[other], cost) for other, cost in mistaken_for(typed).items() if other in seconds
    ]


def slip_traits(cost: float) -> Iterator[tuple[str, float]]:
    """What is to be said of a slip that costs so much."""
    if cost:
        yield "tone" if cost == OTHER_TONE else "shape" if cost == SAME_SHAPE else "near", 1
