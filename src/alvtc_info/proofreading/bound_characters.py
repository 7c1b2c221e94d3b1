"""Characters that are hardly ever words by themselves: one that stands alone has lost its neighbour, or is wrong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import TITLES, within_known
from alvtc_info.proofreading.phrase_book import phrases_after, phrases_before
from alvtc_info.proofreading.typed_twice import NUMERALS
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.chinese_runs import run_before, run_behind
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, frequency, is_word, part_of_speech
from alvtc_info.text.surnames import KNOWN_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

BOUND = "bound_characters"
_ALONE, _IN_PHRASE, _AT_END, _NEVER_AT_END, _BEFORE_NUMBER, _BEFORE_VERB = "单", "组", "尾", "末", "数", "动"
_MORE = 1  # how many times as frequent as a character the word must be of which it is the rest
_REACH = 8  # code points on either side that decide how a clause is cut into words
_NAMES = ("nr", "ns", "nz")
_OF_A_PLACE = frozenset("某镇乡村旗县区市州盟路街山河湖岛寺城局处司法")
_OLD_WORDS = frozenset("之者所其而以于不无有")  # beside them single characters are words: 以示, 不惑
_BEFORE_NUMBERS = frozenset("自从距至逾仅共约")
_WORDS_ALONE = frozenset("的了和与及或在到从由向为是把将被于对给等全并也都已应要须可能会不未无经就再又还")


# verbs that the dictionary takes for something else
_ACTS = frozenset(
    "落实 核实 联系 清理 前往 指导 部署 健全 杜绝 规范 深化 离校 总结 整理 报告 通报 到岗 布置 交流 弘扬 关心 家访 主办 列席 汇报 备案 立项 结题 创业 资助 招标 盘点 更新 返岗 "
    "值守".split()
)


class LoneCharacter(NamedTuple):
    """Where a character stands alone that should not, and the word that it is the rest of; empty where none is sure."""

    at: int
    word: str


class _Bound(NamedTuple):
    """The characters that never stand alone and those that never do before a verb; and what looks for each sort."""

    never: frozenset[str]
    never_at_end: frozenset[str]
    before_numbers: frozenset[str]
    before_verbs: frozenset[str]
    anywhere: Pattern
    at_end: Pattern


_AFTER_THE_END = frozenset(("", *"的和与及并"))
_BEFORE_THINGS = frozenset("的等和与及有")
_BEFORE_THE_END = ("v", "n", "a", "d", "l", "i", "s")  # verbs, nouns, what describes them
# what a phrase ends before: a mark, a number, 的, 和
_END = r"(?=[，。；：！？、（）“”《》\d一二三四五六七八九十百千的和与及并]|\s|$)"


@cache
def _bound() -> _Bound:
    """The characters of the list, by what is wrong with one that stands alone."""
    by_kind = {kind: characters for characters, kind in (row.split("\t") for row in word_list(BOUND).entries)}
    never, before_verbs = by_kind[_ALONE], by_kind[_BEFORE_VERB]
    return _Bound(
        frozenset(never),
        frozenset(by_kind[_NEVER_AT_END]),
        frozenset(by_kind[_BEFORE_NUMBER]),
        frozenset(before_verbs),
        Pattern(f"[{never}{by_kind[_IN_PHRASE]}{before_verbs}]"),
        Pattern(f"[{by_kind[_AT_END]}{by_kind[_NEVER_AT_END]}{by_kind[_BEFORE_NUMBER]}]{_END}"),
    )


class _Words(dict[str, bool]):
    """Whether two characters of a text are a word: most pairs stand in it several times."""

    def __missing__(self, pair: str) -> bool:
        self[pair] = found = is_word(pair)
        return found


def lone_bound_characters(text: str) -> Iterator[LoneCharacter]:
    """Where a character that is no word by itself stands between whole words: 教学秩平稳, 学生积参加.

    Its neighbours are words of two characters or more, or a mark; names and words that the office knows do not count.
    Of characters that hardly stand alone, only those that a word beside them shows to be the rest of another; of those
    that do so within a phrase, what is left of one at its end (专人保，); of halves of adverbs, those before a verb.
    """
    bound = _bound()
    words = _Words()
    told = set[int]()
    last = len(text) - 1
    for match in bound.anywhere.finditer(text):
        at = match.start()
        if (at and words[text[at - 1 : at + 1]]) or (at < last and words[text[at : at + 2]]):
            continue
        one = text[at]
        if one in _BEFORE_NUMBERS and text[at + 1 : at + 2].isdecimal():
            continue  # 学生自2027年春季学期起
        beside = _neighbours(text, at)
        if beside is None or beside == ("", ""):
            continue
        word = _rest_of(one, *beside)
        counts = text[at - 1 : at] in NUMERALS  # 走出3步晕倒
        if word or (_stands_between(one, beside, bound) and not counts and not _named(*beside, text, at)):
            told.add(at)
            yield LoneCharacter(at, word)
    for match in bound.at_end.finditer(text):
        at, one = match.start(), match.group()
        rest = [each for each in phrases_after(text[max(0, at - 2) : at]) if each[0] == one]
        counts = text[at + 1 : at + 2] in NUMERALS
        if at in told or not (rest or one in (bound.before_numbers if counts else bound.never_at_end)):
            continue
        beside = _neighbours(text, at)
        if beside is not None and (rest or _ends(text, at, *beside, counts=counts)):
            yield LoneCharacter(at, max(rest, key=frequency, default=""))


def _stands_between(one: str, beside: tuple[str, str], bound: _Bound) -> bool:
    """Whether a character between these words is none by itself: it never is, or not before a verb."""
    before, after = beside
    if one in bound.never and "" not in (*map(_whole, beside),):
        return True
    return (
        one in bound.before_verbs
        and len(after) > 1
        and (after in _ACTS or (part_of_speech(after) or "").startswith("v"))
        and bool(_whole(before) or before in _WORDS_ALONE)
    )


def _ends(text: str, at: int, before: str, after: str, *, counts: bool) -> bool:
    """Whether the character between these words is the last of what it belongs to: 工具归、门窗关好, 等材1260卷."""
    if counts and before in _BEFORE_THINGS:
        return True
    return (
        len(before) > 1
        and (counts or after in _AFTER_THE_END)
        and (part_of_speech(before) or "").startswith(_BEFORE_THE_END)
        and not _named(before, after, text, at)
    )


def _neighbours(text: str, at: int) -> tuple[str, str] | None:
    """The words beside the character at this place; None where it is no word of its own, or part of a known one."""
    left = run_before(text, at, _REACH)
    right = run_behind(text, at + 1, _REACH)
    beside = _beside(left, right, text[at])
    return None if beside is None or within_known(text, at, at + 1) else beside


def _whole(word: str) -> str:
    """A word, or a mark for none; empty for a single character."""
    return "" if len(word) == 1 else word or "，"


def _beside(left: str, right: str, one: str) -> tuple[str, str] | None:
    """The words beside a character, empty for none; None where it is within a word."""
    at = 0
    words = cut(left + one + right)
    for index, word in enumerate(words):
        if at == len(left) and word == one:
            return (words[index - 1] if index else ""), (words[index + 1] if index + 1 < len(words) else "")
        at += len(word)
    return None


def _rest_of(one: str, before: str, after: str) -> str:
    """The word of which this character is the rest, where it makes a phrase of the book with a word beside it."""
    if (len(before) == 1 and before not in _WORDS_ALONE) or (len(after) == 1 and after not in _WORDS_ALONE):
        return ""
    found = [*phrases_after(before), *phrases_before(after)]
    least = _MORE * frequency(one)
    words = {word for word in found if one in word and frequency(word) >= least}
    return max(words, key=frequency, default="")


def _named(before: str, after: str, text: str, at: int) -> bool:
    """Whether a character beside these words is part of a name, or of old words."""
    called = before[-1:] in KNOWN_SURNAMES and before not in _WORDS_ALONE
    if before.endswith(TITLES) or called or text[at + 1 : at + 2] in _OF_A_PLACE:
        return True
    if any((part_of_speech(word) or "").startswith(_NAMES) for word in (before, after) if word):
        return True
    return any(text[at + shift : at + shift + 1] in _OLD_WORDS for shift in (-1, 1))
