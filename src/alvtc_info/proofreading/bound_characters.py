"""Characters that are hardly ever words by themselves: one that stands alone has lost its neighbour, or is wrong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import TITLES, known_words
from alvtc_info.proofreading.phrase_book import phrases_after, phrases_before
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, frequency, is_word, part_of_speech
from alvtc_info.text.surnames import KNOWN_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

BOUND = "bound_characters"
_ALONE, _IN_PHRASE = "单", "组"
_MORE = 1  # how many times as frequent as a character the word must be of which it is the rest
_REACH = 8  # code points on either side that decide how a clause is cut into words
_EDGE = Pattern(r"[^\u4e00-\u9fff]")
_NAMES = ("nr", "ns", "nz")
_OF_A_PLACE = frozenset("某镇乡村旗县区市州盟路街山河湖岛寺城局处司法")
_OLD_WORDS = frozenset("之者所其而以于不无有")  # beside them single characters are words: 以示, 不惑
_BEFORE_NUMBERS = frozenset("自从距至逾仅共约")
_WORDS_ALONE = frozenset("的了和与及或在到从由向为是把将被于对给等全并也都已应要须可能会不未无经就再又还")


class LoneCharacter(NamedTuple):
    """Where a character stands alone that should not, and the word that it is the rest of; empty where none is sure."""

    at: int
    word: str


@cache
def _bound() -> tuple[frozenset[str], Pattern]:
    """The characters that never stand alone, and what looks for them and for those that hardly do."""
    by_kind = {kind: characters for characters, kind in (row.split("\t") for row in word_list(BOUND).entries)}
    return frozenset(by_kind[_ALONE]), Pattern(f"[{by_kind[_ALONE]}{by_kind[_IN_PHRASE]}]")


def lone_bound_characters(text: str) -> Iterator[LoneCharacter]:
    """Where a character that is no word by itself stands between whole words: 教学秩平稳, 学生积参加.

    Its neighbours are words of two characters or more, or a mark; names and words that the office knows do not count.
    Of characters that hardly stand alone, only those that a word beside them shows to be the rest of another.
    """
    never, pattern = _bound()
    for match in pattern.finditer(text):
        at, one = match.start(), match.group()
        if one in _BEFORE_NUMBERS and text[at + 1 : at + 2].isdecimal():
            continue  # 学生自2027年春季学期起
        if any(len(pair) > 1 and is_word(pair) for pair in (text[max(0, at - 1) : at + 1], text[at : at + 2])):
            continue
        left = _EDGE.split(text[max(0, at - _REACH) : at])[-1]
        right = _EDGE.split(text[at + 1 : at + 1 + _REACH])[0]
        beside = _beside(left, right, one)
        if beside is None or beside == ("", "") or _within_known(text, at):
            continue
        word = _rest_of(one, *beside)
        if word or (one in never and "" not in (*map(_whole, beside),) and not _named(*beside, text, at)):
            yield LoneCharacter(at, word)


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
    if before.endswith(TITLES) or before[-1:] in KNOWN_SURNAMES or text[at + 1 : at + 2] in _OF_A_PLACE:
        return True
    if any((part_of_speech(word) or "").startswith(_NAMES) for word in (before, after) if word):
        return True
    return any(text[at + shift : at + shift + 1] in _OLD_WORDS for shift in (-1, 1))


def _within_known(text: str, at: int) -> bool:
    """Whether the character at this place is part of a word that the office knows."""
    words = known_words()
    return any(
        text[start:end] in words
        for start in range(max(0, at - 3), at + 1)
        for end in range(at + 1, start + 5)
        if end - start > 1
    )
