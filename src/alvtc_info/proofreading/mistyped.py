"""Words of two characters of which one was mistyped: what stands there is no word, and one slip away is a frequent one.

A list tells which pairs may be such slips: they are in no dictionary, stand together in no text that was looked through
for it, and sound or look like a frequent word. Where a text holds one, and neither character makes a word with what
stands beside it, the dictionary's lattice must find the clause much likelier with the frequent word.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import BESIDE_A_NAME, TITLES, WrongForm, known_words
from alvtc_info.proofreading.homophones import RARE, read_as, readings, syllables
from alvtc_info.proofreading.word_lists import row_in_bytes, word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.segmentation import frequency, likelier_with
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRS, FREQUENT, SHAPES = "typing_slips", "common_words", "look_alikes"
# what a slip costs, as a logarithm: how much less likely it is than to take a character of the same sound
OTHER_TONE, NEAR_SOUND, SAME_SHAPE = 0.3, 1.0, 0.8
A_WEIGHT = 0.8  # what a step of frequency among official words is worth
OFTEN = 2  # the step from which a word is looked for behind near sounds and shapes too
DOUBT = 1.2  # what it costs that a surname, or a character that stands before words of their own, is beside
APART = 2.0  # and that a pair begins with the short name of a body, or ends with a word of its own
LIKELY, SURE = 8.0, 12.5  # the sums from which a slip is told: as a hint, as a fault
AGAIN = 2.5  # what it is worth that the word that is meant stands elsewhere in the text
# they go before any word: 逐间, 每栋, 各系
ONE_BY_ONE = frozenset("逐每各")
REACHES = frozenset("至")  # it goes behind any verb: 水渗至楼下
LEADS_TO = "致"  # and this before a number: 倒落致6人受伤
# what stands between these, or a number, and a pair counts it: 逐只试水, 30分旗供电公司到场
COUNTS_NEXT = frozenset("逐每0123456789０１２３４５６７８９")
NUMERALS = frozenset("一二两三四五六七八九十百千万")  # 限重十吨
# and these before many: 未批, 一户, 甲班, 本系
LOOSE = frozenset("一两甲乙丙丁按该某此这那本我未不无可只先刚已再初因并补减正占搭限必时应由重经指涉")
# the short names of bodies, and words that begin what goes on: 县得, 处与, 改至, 尽后
BODIES = frozenset("旗县镇盟院处系科组室司厂站店校园区班部局企现凡从既尽守共")
GOES_ON = frozenset("住后于至出到对给仍将自逐与及即再先可来下上内里时前未已是在不得要起为完好")
OWN = frozenset("我本该贵各")
# words before the last character of the name of a body: 学生工作|处发通知, 教务|科组织
STEMS = (
    "工作", "保障", "管理", "服务", "财务", "教务", "事务", "学生", "保卫", "宣传", "后勤", "人事", "科研", "审计", "信息", "招生", "就业", "资产",
    "基建", "合作", "建设", "安全", "教育", "培训", "督导", "监察", "组织", "统战", "图书", "值班", "医务", "工程", "医学", "护理", "旅游", "农牧",
    "机电", "化学", "体育", "艺术", "学工", "国资", "交流", "发展", "规划", "质量", "评估", "党政", "采购", "总务", "水电", "动力", "车辆", "公寓",
)  # fmt: skip
IN_TURN = "甲乙丙丁"
ROOMS = frozenset("间室房库井池棚仓")
OF_BODIES = frozenset("处院系科组室部馆站所队局办")
NEAR = 2  # code points of the words that a character may make with its neighbours
# how sounds begin, and how they end, that many do not tell apart: 平翘舌, 前后鼻音
SAID_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s")), (("ang", "an"), ("eng", "en"), ("ing", "in"))
# the row of the list of pairs that has all second characters, the most frequent first; in the others stand the steps
# from one to the next, from before the first on: each as the character that has so much more than this number, a short
# one more than the other number, as a character of one byte
ALL_SECONDS = ""
STEP = 0x4DFF
SHORT_STEP, SHORT = 0x2F, 78
# steps that are summed up at once, long and short ones as they stand: what a long one has more than a short one is more
# than all ranks, so that the sum without such laps is that of the steps
BLOCK, LAP = 32, STEP - SHORT_STEP
FOREIGN = 6  # code points around a dot within which a foreign name may stand


@cache
def _rank(second: str) -> int:
    """Which of all second characters this is, the most frequent first; less than 0 for none."""
    return _seconds().find(second)


@cache
def _seconds() -> str:
    return _line(PAIRS, ALL_SECONDS)


class _Row(NamedTuple):
    """The steps of a row as they stand, and the rank that the steps before each `BLOCK` of them lead to."""

    steps: array[int]
    ranks: list[int]


@cache
def _row(character: str) -> _Row:
    """The row of this one: to make a number of each of its steps would cost more than all else that is done with it."""
    steps = array("H", _line(PAIRS, character).encode(f"utf-16-{sys.byteorder[0]}e"))
    sums = accumulate([sum(steps[at : at + BLOCK]) - SHORT_STEP * BLOCK for at in range(0, len(steps), BLOCK)])
    return _Row(steps, [-1, *(each % LAP - 1 for each in sums)])


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


def _near_syllables(syllable: str) -> Iterator[str]:
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
def shapes() -> dict[str, str]:
    """The characters that look like each."""
    return {line[0]: line[2:] for line in word_list(SHAPES).entries}


@cache
def _taken_for(syllable: str) -> frozenset[str]:
    """The syllable itself and those that are taken for it."""
    return frozenset((syllable, *_near_syllables(syllable)))


@cache
def sounds_like(character: str) -> frozenset[str]:
    """The syllables of the characters that sound like this one, or nearly so."""
    return frozenset[str]().union(*map(_taken_for, syllables().get(character, ())))


def is_slip_of(typed: str, character: str) -> bool:
    """Whether this is one of `slips_of` a character, which need not be put together for it."""
    return typed in shapes().get(character, "") or not sounds_like(character).isdisjoint(syllables().get(typed, ()))


@cache
def mistaken_for(character: str) -> dict[str, float]:
    """The characters that this one may be typed for, and what each such slip costs."""
    found = dict.fromkeys(shapes().get(character, ""), SAME_SHAPE)
    for reading in readings(character):
        for near in _near_syllables(reading.syllable):
            found |= dict.fromkeys(read_as(near), NEAR_SOUND)
    same = frozenset("".join(reading.same for reading in readings(character)))
    for reading in readings(character):
        found |= {other: 0.0 if other in same else OTHER_TONE for other in reading.alike}
    found.pop(character, None)
    return found


@cache
def slips_of(character: str) -> str:
    """The characters that are mistaken for this one, as text; they cost less than `mistaken_for` of each of them."""
    sounds = readings(character)
    near = (read_as(syllable) for reading in sounds for syllable in _near_syllables(reading.syllable))
    return "".join((*(reading.alike for reading in sounds), *near, shapes().get(character, "")))


@lru_cache(maxsize=4096)
def meant(pair: str) -> tuple[tuple[str, float], ...]:
    """The frequent words of which a pair of characters may be a slip, and what speaks for each beforehand."""
    found = []
    for at in (0, 1):
        for other, cost in mistaken_for(pair[at]).items():
            word = other + pair[1] if at == 0 else pair[0] + other
            step = frequent_step(word)
            if step >= (OFTEN if cost > OTHER_TONE else 1):
                found.append((word, A_WEIGHT * step - cost))
    return tuple(found)


def may_be_mistyped(pair: str) -> bool:
    """Whether these two characters may be a slip."""
    rank = _rank(pair[1])
    if rank < 0:
        return False
    steps, ranks = _row(pair[0])
    block = bisect_left(ranks, rank, 0, len(ranks) - 1) - 1
    left = rank - ranks[block]
    for step in steps[block * BLOCK : block * BLOCK + BLOCK]:
        left -= (step - SHORT_STEP) % LAP
        if left <= 0:
            return left == 0
    return False


def slip_at(text: str, start: int) -> WrongForm | None:
    """The slip that `text[start:start + 2]` is, where the clause is much likelier with a word that may be meant."""
    end = start + 2
    pair = text[start:end]
    counted = text[start - 1 : start] in COUNTS_NEXT or pair[1] in NUMERALS
    if pair[0] in ONE_BY_ONE or pair[1] in REACHES or counted or pair in known_words():
        return None
    if text[end : end + 1] == "某" or (pair[0] in OWN and pair[1] in BODIES):
        return None  # 管道工常某; 我园
    if ends_a_body(text, start):
        return None  # 学生工作处发通知
    if pair[0] in IN_TURN and any(each != pair[0] and each + pair[1] in text for each in IN_TURN):
        return None  # 甲园11人、乙园8人
    if pair[1] == LEADS_TO and (text[end : end + 1] in COUNTS_NEXT or text[end : end + 1] in NUMERALS):
        return None  # 护栏倒落致6人受伤
    if _has_neighbour(text, start, end) or _in_a_name(text, start, end):
        return None
    best, word = max((prior + likelier_with(text, start, end, word), word) for word, prior in meant(pair))
    best -= DOUBT * ((pair[0] in LOOSE) + (text[start - 1 : start] in FREQUENT_SURNAMES))
    best -= APART * ((pair[0] in BODIES) + (pair[1] in GOES_ON) + _is_room(text, end))
    least = LIKELY - AGAIN if LIKELY - AGAIN <= best < LIKELY and word in text else LIKELY
    return WrongForm(start, end, pair, word, best >= SURE) if best >= least else None


@lru_cache(maxsize=32768)
def is_known(word: str) -> bool:
    """Whether this is a word, more than a misprint in the dictionary."""
    return frequency(word) > RARE or word in known_words()


def _in_a_name(text: str, start: int, end: int) -> bool:
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


def _is_room(text: str, end: int) -> bool:
    """Whether the word that ends here names a room or a place that a number or a mark follows: 阀组间2处."""
    behind = text[end : end + 1]
    return text[end - 1] in ROOMS and (behind.isdecimal() or behind in BESIDE_A_NAME)


def _has_neighbour(text: str, start: int, end: int) -> bool:
    """Whether a character of `text[start:end]` makes a word with those beside it."""
    if (start and frequent_step(text[start - 1 : start + 1])) or (
        end < len(text) and frequent_step(text[end - 1 : end + 1])
    ):
        return True  # nearly always it is one of these, which costs no look into the dictionary
    last = min(len(text), end + NEAR)
    for left in range(max(0, start - NEAR), end):
        for right in range(left + 2, min(last, left + NEAR + 1) + 1):
            if (left < start < right or left < end < right) and is_known(text[left:right]):
                return True
    return False
