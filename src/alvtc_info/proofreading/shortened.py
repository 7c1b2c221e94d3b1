"""Set phrases and words of three characters of which one was left out: 精打细 for 精打细算, 班任 for 班主任.

What is left must be words of one character, or nearly so: the clause is much likelier with the whole phrase.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import WrongForm, within_known
from alvtc_info.proofreading.mistyped import frequent_step, is_known
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.chinese_runs import NOT_CHINESE, run_before, run_behind
from alvtc_info.text.segmentation import cut, is_word, likelier_with, stands_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.proofreading.homophones import Half

THREES = "three_characters"
LEFT = 3  # code points that are left of a phrase of four
# how much likelier (logarithm) the clause must be with the phrase; with one of two words; across a word's edge; and
# with a word of three characters
LIKELIER, OF_TWO_WORDS, ACROSS, OF_THREE = 1.0, 5.5, 2.0, 4.5
_REACH = 8  # code points on either side that decide how a clause is cut into words
# words by themselves: a phrase may stand beside one
_WORDS_ALONE = frozenset(
    "的了着过地得和与及或并在到从自由向往为是有把将被使让给对于以按就也都又还再才只仅均已未不没可须应要需能会请如因而但且则即乃所其该此本各每某这那名个项条次年月日时后前一二两三四五六七八九十百千万"
)
_DEGREES = frozenset("甚极颇更最太")  # without one of them a phrase is right as well: 相距远
_GOES_ON = frozenset("的了着过地得和与及或并也就都均已而则但，")  # behind a phrase
# what is right with one character less
_RIGHT = frozenset(
    "联席会 就是说 共党员 催人进 随处可 无一人 不清楚 说清楚 也就是 这就是 至今日 不容易 以人为 无能力 推出新 不空谈 可操作 不小心 不上下 赤子心 取信于 维吾尔 何许人 与不同 有苦难 形而上 "
    "红十字 鉴于此 委书记 千万别 一笔勾 无一例 期以来 来人往 知去向 连续不 有所为 一席话 时至今 这样一 应有的 求真实 一而再 不得而 人所知 自始至".split()
)
# what is short for something itself, or two words
_SHORT = frozenset(
    "慢病 挖机 矿权 无电 传病 补费 村部 工日 养业 劳者 产线 载畜 各室 外系 科处 校委 校网 校卡 监室 区府 体部 住生 医费 文馆 对机 小电 无籍 言人 发人 "
    "党支 团支 上得 得上 得见 在地 的地 的物 实楼 工站 班室 前名 后处 处后 急车".split()
)


def shortened_phrases(text: str, places: list[int], half: Half) -> Iterator[WrongForm]:
    """The phrases of which the two characters at a place are this half, and of whose other half one is left."""
    behind = half.near == 2  # the other half stands behind this one
    others = [(phrase, phrase[2:] if behind else phrase[:2]) for phrase in half.phrases]
    for at in places:
        start = at if behind else at - 1
        left = text[start : start + LEFT]
        if start < 0 or len(left) < LEFT or left in _RIGHT:
            continue
        other = left[-1] if behind else left[0]
        for phrase, whole in others:
            if other in whole and phrase not in text[max(0, start - 1) : start + LEFT + 1]:
                missing = 2 * behind + (whole[0] == other)
                if phrase[missing] not in _DEGREES and _is_left_of(text, start, phrase, missing):
                    yield WrongForm(start, start + LEFT, left, phrase, sure=False)


def _is_left_of(text: str, start: int, phrase: str, missing: int) -> bool:
    """Whether the three characters at this place are what is left of a phrase without its character `missing`."""
    end = start + LEFT
    broken_off = missing == LEFT and NOT_CHINESE.match(f"{text[end : end + 1]}，", 0) is not None
    of_two_words = is_word(phrase[:2]) and is_word(phrase[2:]) and not broken_off
    least = OF_TWO_WORDS if of_two_words else LIKELIER
    if not stands_apart(text, start, end):
        least = max(least, ACROSS)
    if likelier_with(text, start, end, phrase) < least:
        return False
    if missing == LEFT:
        behind = _first_word(text, end)
        return len(behind) != 1 or behind in _GOES_ON  # 各执一把
    return missing != 0 or not _is_bare(_last_word(text, start))  # 旗委书记


def _is_bare(word: str) -> bool:
    """Whether this is one character that hardly stands alone: it may belong to what is beside it."""
    return len(word) == 1 and word not in _WORDS_ALONE


def _first_word(text: str, at: int) -> str:
    run = run_behind(text, at, _REACH)
    return cut(run)[0] if run else ""


def _last_word(text: str, at: int) -> str:
    run = run_before(text, at, _REACH)
    return cut(run)[-1] if run else ""


@cache
def _words() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The words of three characters by their first characters, and by their second ones."""
    first: dict[str, list[str]] = {}
    second: dict[str, list[str]] = {}
    for word in " ".join(word_list(THREES).entries).split():
        first.setdefault(word[0], []).append(word)
        second.setdefault(word[1], []).append(word)
    return first, second


def with_one_more(pair: str) -> tuple[str, ...]:
    """The words of three characters of which these two are left where one is gone, if they are no word themselves."""
    by_first, by_second = _words()
    found = [word for word in by_first.get(pair[0], ()) if pair[1] in word[1:]]
    found += [word for word in by_second.get(pair[0], ()) if word[2] == pair[1] and word not in found]
    return tuple(found) if found and not frequent_step(pair) and not is_known(pair) else ()


def shortened_word(text: str, at: int, words: tuple[str, ...]) -> WrongForm | None:
    """The word of three characters of which the two at this place are left."""
    end = at + 2
    if text[at:end] in _SHORT:
        return None
    before = run_before(text, at, _REACH)
    pieces = cut(before + text[at:end] + run_behind(text, end, _REACH))
    edges, edge = [0], 0
    for piece in pieces:
        edge += len(piece)
        edges.append(edge)
    place = len(before)
    if not {place, place + 1, place + 2} <= set(edges):
        return None
    number = edges.index(place)
    beside = [*pieces[max(0, number - 1) : number], *pieces[number + 2 : number + 3]]
    if any(map(_is_bare, beside)) or within_known(text, at, end):
        return None
    found = [(likelier_with(text, at, end, word), word) for word in words if word not in text[max(0, at - 1) : end + 1]]
    best, word = max(found, default=(0.0, ""))
    return WrongForm(at, end, text[at:end], word, sure=False) if best >= OF_THREE else None
