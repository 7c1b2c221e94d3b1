"""Phrases of official writing, and what sounds like one of them but is written otherwise: 原则统一 for 原则同意.

A phrase is two words of two characters. A text is looked through by sound: its characters are replaced by one for their
syllable, as people type it who do not tell 平翘舌, 前后鼻音 and n, l apart, and every four of them are looked up. Where
one word is as it should be and the other is written otherwise, the other is a slip of typing: one that is no word, or
one that stands in place of the right word.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import compress, count
from operator import and_
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import WrongForm, known_words
from alvtc_info.proofreading.homophones import homophones
from alvtc_info.proofreading.mistyped import NUMERALS, ONE_BY_ONE, SAID_ALIKE, ends_a_body, mistaken_for
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pairs import kinds_of_pairs, numbers_of
from alvtc_info.text.segmentation import frequency, likelier_with, stands_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

BOOK = "phrase_book"
SIZE, HALF = 4, 2  # code points of a phrase, and of each of its words
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


# how the second words stand in the row of a first one: as steps from the rank of one to that of the next. A small step
# is one character, from FIRST on; from one of the BIG last ones on it is that many times as much as one character can
# say, and the next character says the rest. FAR goes on for more than two of them can say.
FIRST, DIGITS, BIG = 0x21, 93, 60
SMALL = DIGITS - BIG
FAR, REACHED = FIRST + DIGITS, SMALL + BIG * DIGITS
SECONDS = ""  # the row of all second words, the most frequent first


def packed(ranks: Iterable[int]) -> str:
    """Ranks, in order, as they stand in a row."""
    found, last = bytearray(), -1
    for rank in ranks:
        far, step = divmod(rank - last - 1, REACHED)
        last = rank
        found += bytes([FAR]) * far
        if step >= SMALL:
            high, step = divmod(step - SMALL, DIGITS)
            found.append(FIRST + SMALL + high)
        found.append(FIRST + step)
    return found.decode()


def unpacked(steps: str) -> Iterator[int]:
    """The ranks that a row holds."""
    rank, digits = -1, iter(steps.encode())
    for digit in digits:
        if digit == FAR:
            rank += REACHED
            continue
        step = digit - FIRST
        rank += 1 + (step if step < SMALL else SMALL + DIGITS * (step - SMALL) + next(digits) - FIRST)
        yield rank


class _Phrases(NamedTuple):
    """The phrases whose first words sound alike: the sounds of their second words, and they, one behind the other."""

    sounds: str
    written: str

    def that_sound(self, sound: str) -> list[str]:
        """Those whose second word sounds so."""
        found, at = [], self.sounds.find(sound)
        while at >= 0:
            if at % HALF == 0:
                found.append(self.written[2 * at : 2 * at + SIZE])
            at = self.sounds.find(sound, at + 1)
        return found


@cache
def _rows() -> dict[str, str]:
    """The rows of the book by the sound of their first words, as they stand."""
    return {row.partition("\t")[0]: row for row in word_list(BOOK).entries}


@cache
def seconds() -> str:
    """All second words of the book, the most frequent first, one behind the other."""
    return _rows()[SECONDS].removeprefix(f"{SECONDS}\t")


def _read(row: str) -> Iterator[tuple[str, str]]:
    """The phrases of a row, each as its two words."""
    listed, columns = seconds(), row.split("\t")
    for first, steps in zip(columns[1::2], columns[2::2], strict=True):
        for rank in unpacked(steps):
            yield first, listed[HALF * rank : HALF * rank + HALF]


@cache
def _phrases_of(sound: str) -> _Phrases:
    """The phrases whose first word sounds so, read when a text first has one. There must be some."""
    phrases = [first + second for first, second in _read(_rows()[sound])]
    return _Phrases(spoken("".join([phrase[HALF:] for phrase in phrases])), "".join(phrases))


@cache
def _sounds_of_words() -> tuple[frozenset[int], frozenset[int]]:
    """How the first words of phrases sound, and the second ones, as numbers of pairs."""
    return frozenset(numbers_of("".join(_rows()))), frozenset(numbers_of(spoken(seconds())))


@lru_cache(maxsize=4096)
def phrases_after(first: str) -> tuple[str, ...]:
    """The second words of the phrases that begin with this word."""
    sound = spoken(first)
    if len(sound) != HALF or sound not in _rows():
        return ()
    written = _phrases_of(sound).written
    phrases = (written[at : at + SIZE] for at in range(0, len(written), SIZE))
    return tuple(phrase[HALF:] for phrase in phrases if phrase.startswith(first))


@cache
def _firsts() -> Mapping[str, str]:
    """By second word the first words of its phrases, one behind the other: the whole book, for the few who ask."""
    found: dict[str, list[str]] = {}
    for row in word_list(BOOK).entries:
        for first, second in _read(row) if row[0] != "\t" else ():
            found.setdefault(second, []).append(first)
    return {second: "".join(firsts) for second, firsts in found.items()}


def phrases_before(second: str) -> tuple[str, ...]:
    """The first words of the phrases that end with this word."""
    firsts = _firsts().get(second, "") if len(second) == HALF and second in _in_book() else ""
    return tuple(firsts[at : at + HALF] for at in range(0, len(firsts), HALF))


def spoken(text: str) -> str:
    """The text with a character for the syllable of each; others stay."""
    return text.translate(_sounds())


def misheard_phrases(text: str) -> Iterator[WrongForm]:
    """The words of a text that are written otherwise than in a phrase that sounds so; sure where they are no words."""
    heard = spoken(text)
    begins, ends = (kinds_of_pairs(heard, words.__contains__) for words in _sounds_of_words())
    for start in compress(count(), map(and_, begins, ends[HALF:])):
        phrases = _phrases_of(heard[start : start + HALF]).that_sound(heard[start + HALF : start + SIZE])
        if phrases and text[start : start + SIZE] not in phrases:
            yield from _misheard(text, start, phrases)


@cache
def _in_book() -> frozenset[str]:
    """The words of the book: one that no dictionary has is a word all the same."""
    listed = seconds()
    return frozenset(map("".join, zip(listed[::2], listed[1::2], strict=True)))


def _misheard(text: str, start: int, phrases: Collection[str]) -> Iterator[WrongForm]:
    """The word of `text[start:start + 4]` that is not that of a phrase of which it has the other, with the usual word.

    Nothing where what stands there may be right.
    """
    middle, end = start + HALF, start + SIZE
    written = text[start:end]
    if written[0] in ONE_BY_ONE or ends_a_body(text, start) or not stands_apart(text, start, end):
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
    if frequency(wrong) > MISPRINT or wrong in known_words() or wrong in _in_book():
        alike = all(one == other or one in homophones(other) for one, other in zip(wrong, right, strict=True))
        return WrongForm(start, end, wrong, right, sure=False) if alike else None
    slips = (mistaken_for(one).get(other, NEITHER) for one, other in zip(wrong, right, strict=True) if one != other)
    least = LIKELIER + UNLIKE * sum(slips)
    return WrongForm(start, end, wrong, right) if likelier_with(text, start, end, right) >= least else None
