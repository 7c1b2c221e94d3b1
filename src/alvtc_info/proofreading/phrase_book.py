"""Phrases of official writing, and what sounds like one of them but is written otherwise: 原则统一 for 原则同意.

A phrase is two words of two characters. A text is looked through by sound: its characters are replaced by one for their
syllable, as people type it who do not tell 平翘舌, 前后鼻音 and n, l apart, and every four of them are looked up. Where
one word is as it should be and the other is written otherwise, the other is a slip of typing: one that is no word, or
one that stands in place of the right word.
"""

from __future__ import annotations

import sys
from array import array
from functools import cache
from itertools import compress, count
from operator import ne
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import WrongForm, known_words
from alvtc_info.proofreading.homophones import homophones
from alvtc_info.proofreading.mistyped import NUMERALS, ONE_BY_ONE, SAID_ALIKE, mistaken_for
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.segmentation import frequency, likelier_with, stands_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

BOOK, OFFICIAL = "phrase_book", "official_phrases"
SIZE, HALF = 4, 2  # code points of a phrase, and of each of its words
_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_LAST, _NONE = "\uffff", "\ufffd"  # the last character of one unit of UTF-16, and what stands for a later one
MISPRINT = 3  # the frequency in the dictionary that a misprint may have
LIKELIER = 3.0  # how much likelier (logarithm) a clause must be with the word than with what is none
UNLIKE = 5.0  # and how much more for what a slip costs that sounds otherwise
NEITHER = 1.5  # what it costs to take a character for one that neither sounds nor looks like it
# characters that are read in several ways, by the one that they have in most words
_USUAL = {
    "chang": "长", "chu": "处", "chuan": "传", "dang": "当", "de": "的地得", "di": "提", "dou": "都", "du": "度",
    "fen": "分", "he": "和", "hui": "会", "jiang": "降将", "jiao": "教", "jie": "解结", "le": "了乐",
    "lv": "率", "ti": "提", "tiao": "调", "wei": "为", "xi": "系", "xing": "行", "ying": "应", "zhong": "重中种",
    "zhuan": "转", "ju": "据", "jian": "间监", "shi": "识", "ge": "个给", "guan": "观", "hao": "号", "jin": "尽",
    "ping": "屏", "shu": "数", "xiang": "相", "zai": "载", "zhi": "只", "can": "参", "cha": "差查",
    "cheng": "称", "gong": "供", "hua": "划华化", "huan": "还", "ji": "几系", "qi": "期", "qie": "切", "se": "色",
    "she": "舍", "sheng": "省", "xiao": "校", "yao": "要", "yu": "与", "zheng": "正", "shao": "少", "fa": "发",
}  # fmt: skip


def _syllable(syllable: str) -> str:
    """The syllable, as it is typed by those who do not tell sounds apart."""
    starts, ends = SAID_ALIKE
    for retroflex, flat in starts:
        if syllable.startswith(retroflex):
            syllable = flat + syllable.removeprefix(retroflex)
    for back, front in ends:
        if syllable.endswith(back):
            syllable = syllable.removesuffix(back) + front
    return "l" + syllable[1:] if syllable[0] == "n" else syllable


@cache
def _sounds() -> dict[int, str]:
    """By the number of a character, one for its syllable."""
    heads: dict[str, str] = {}
    rows = []
    for line in word_list("pinyin").entries:
        syllable, _, characters = line.partition("\t")
        characters = characters.replace("\t", "")
        rows.append((characters, heads.setdefault(_syllable(syllable), characters[0])))
    rows = [(usual, heads[_syllable(syllable)]) for syllable, usual in _USUAL.items()] + rows
    rows.reverse()  # of a character that is said twice, what was said first stays
    characters = "".join([characters for characters, _ in rows])
    return dict(zip(map(ord, characters), "".join([head * len(each) for each, head in rows]), strict=True))


class _Book(NamedTuple):
    """The phrases without anything between them, the number of the sound of each, and by that the number of one.

    `others` are the numbers of those that sound like that one.
    """

    phrases: str
    sounds: array[int]
    by_sound: dict[int, int]
    others: frozenset[int]

    def that_sound(self, sounds: Collection[int]) -> dict[int, list[str]]:
        """The phrases with each of these numbers of a sound; the book is gone through once."""
        found: dict[int, list[str]] = {sound: [] for sound in sounds}
        for at in compress(count(), map(found.__contains__, self.sounds)):
            found[self.sounds[at]].append(self.phrases[at * SIZE : (at + 1) * SIZE])
        return found


@cache
def _book() -> _Book:
    rows = [line[:SIZE] for line in word_list(OFFICIAL).entries if line.find("\t") == SIZE]
    phrases = "".join((*word_list(BOOK).entries, *rows)).replace(" ", "")
    sounds, numbers = _numbers(phrases.translate(_sounds()), 0), _numbers(phrases, 0)
    by_sound = dict(zip(sounds, numbers, strict=True))
    others = frozenset(compress(numbers, map(ne, map(by_sound.__getitem__, sounds), numbers)))
    return _Book(phrases, sounds, by_sound, others)


def _numbers(text: str, first: int) -> array[int]:
    """Every four characters from this one on, each four as one number: what is left of them at the end is left out."""
    units = text.encode(_UTF_16, "surrogatepass")
    return array("Q", units[2 * first : len(units) - (len(units) - 2 * first) % 8])


def misheard_phrases(text: str) -> Iterator[WrongForm]:
    """The words of a text that are written otherwise than in a phrase that sounds so; sure where they are no words."""
    book = _book()
    if not text.isascii() and max(text) > _LAST:  # such a character would be two of those that are counted
        text = "".join([each if each <= _LAST else _NONE for each in text])
    spoken = text.translate(_sounds())
    found: list[tuple[int, int]] = []
    for first in range(SIZE):
        heard, written = _numbers(spoken, first), _numbers(text, first)
        for at in compress(count(), map(book.by_sound.__contains__, heard)):
            if written[at] != book.by_sound[heard[at]] and written[at] not in book.others:
                found.append((first + SIZE * at, heard[at]))
    phrases = book.that_sound({sound for _, sound in found}) if found else {}
    for start, sound in found:
        yield from _misheard(text, start, phrases[sound])


def _misheard(text: str, start: int, phrases: Collection[str]) -> Iterator[WrongForm]:
    """The word of `text[start:start + 4]` that is not that of a phrase of which it has the other, with the usual word.

    Nothing where what stands there may be right.
    """
    middle, end = start + HALF, start + SIZE
    written = text[start:end]
    if written[0] in ONE_BY_ONE or not stands_apart(text, start, end):
        return
    found = []
    for phrase in phrases:
        if written[:HALF] == phrase[:HALF]:
            found.append(_slip(text, middle, end, phrase[HALF:]))
        elif written[HALF:] == phrase[HALF:]:
            found.append(_slip(text, start, middle, phrase[:HALF]))
    yield from sorted(filter(None, found), key=lambda form: -frequency(form.right))[:1]


def _slip(text: str, start: int, end: int, right: str) -> WrongForm | None:
    """The slip that `text[start:end]` is for this word; None where a word sounds otherwise, or is too likely."""
    wrong = text[start:end]
    if wrong[0] in NUMERALS:  # 一是, 四项: what is counted goes with anything
        return None
    if frequency(wrong) > MISPRINT or wrong in known_words():
        alike = all(one == other or one in homophones(other) for one, other in zip(wrong, right, strict=True))
        return WrongForm(start, end, wrong, right, sure=False) if alike else None
    slips = (mistaken_for(one).get(other, NEITHER) for one, other in zip(wrong, right, strict=True) if one != other)
    least = LIKELIER + UNLIKE * sum(slips)
    return WrongForm(start, end, wrong, right) if likelier_with(text, start, end, right) >= least else None
