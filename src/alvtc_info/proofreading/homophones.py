"""Characters that sound alike, and set phrases written with one that sounds like the right one.

A set phrase is known by one of its halves, in which both characters are right; in the other half one may differ.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from alvtc_info.proofreading.candidates import Candidate
from alvtc_info.proofreading.look_alikes import look_alikes
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.segmentation import frequency, part_of_speech

PHRASES = "set_phrases"
FIRST_HAN, LAST_HAN = "\u4e00", "\u9fff"
RIVAL = 0.05  # a phrase that is this frequent beside the listed one is a phrase of its own
RARE = 5  # a frequency in the dictionary that a misprint may have
_ORDINARY = 20  # a frequency of a word that may stand beside any other
_FREE = 300  # and of a character that is a word by itself
# the first and the third character of phrases of which others are made: 一湖一策, 以查促改, 先审后发
_FRAMES = frozenset(
    "一一 以促 以带 以代 以定 以育 以治 以强 以养 先后 边边 即即 随随 立立 未先 自自 互互 共共 同同 群群 联联 严严 早早 有必 谁谁 应尽 能尽 可尽 逢必 "
    "人物 物技 无不 不不 再再 双双 多多 分分 专专 全全 上下 线线 重重 依治 依从 依执 依办".split()
)
_NAMES_OR_DOES = ("n", "v", "q", "vn", "ng", "vg")


class Reading(NamedTuple):
    """A way to read a character: the syllable, its tone, and the characters that are read so, and so tones aside."""

    syllable: str
    tone: int
    same: str
    alike: str


@cache
def readings(character: str) -> tuple[Reading, ...]:
    """The ways to read a character. It is looked for in the table, which costs less than to take the table apart."""
    table = _table()
    found = []
    at = table.find(character) if character >= FIRST_HAN else -1
    while at >= 0:
        begin, end = table.rindex("\n", 0, at) + 1, table.index("\n", at)
        syllable, _, characters = table[begin:end].partition("\t")
        tones = characters.split("\t")
        found += [Reading(syllable, tone, row, "".join(tones)) for tone, row in enumerate(tones, 1) if character in row]
        at = table.find(character, end)
    return tuple(found)


@cache
def _table() -> str:
    """The table of sounds as one text, each line between line feeds."""
    return "\n".join(("", *word_list("pinyin").entries, ""))


@cache
def _rows() -> dict[str, str]:
    """The characters of each syllable, those of one tone after those of another."""
    return {
        syllable: characters
        for syllable, _, characters in (line.partition("\t") for line in word_list("pinyin").entries)
    }


@cache
def syllables() -> dict[str, frozenset[str]]:
    """The syllables that each character may be read as."""
    known: dict[str, frozenset[str]] = {}
    for syllable in _rows():
        characters, alone = read_as(syllable), frozenset((syllable,))
        others = {each: known[each] | alone for each in known.keys() & characters}
        known |= dict.fromkeys(characters, alone) | others
    return known


def read_as(syllable: str) -> str:
    """The characters that may be read as this syllable, in any tone."""
    return _rows().get(syllable, "").replace("\t", "")


@cache
def homophones(character: str) -> frozenset[str]:
    """The characters that may be read like this one, tones aside."""
    return frozenset(other for reading in readings(character) for other in reading.alike) - {character}


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a list that has several a line."""
    return frozenset(" ".join(word_list(name).entries).split())


@cache
def _phrases() -> tuple[str, ...]:
    """The set phrases, in order."""
    return tuple(" ".join(word_list(PHRASES).entries).split(" "))


@cache
def _phrases_in_one() -> str:
    """The same with a space behind each, in which a half is found sooner than among many."""
    return " ".join((*_phrases(), ""))


class Half(NamedTuple):
    """The set phrases that have a half, and the characters of their other halves: next to it, and outermost.

    A text must have one of these in its place for a slip in the other: `near` and `far` code points from the beginning.
    """

    phrases: tuple[str, ...]
    inner: tuple[str, ...]
    outer: tuple[str, ...]
    near: int
    far: int


def _half(phrases: list[str], near: int, far: int) -> Half | None:
    inner, outer = (tuple(phrase[at] for phrase in phrases) for at in (near, far))
    return Half(tuple(phrases), inner, outer, near, far) if phrases else None


def halves() -> set[str]:
    """The first and second halves of all set phrases."""
    phrases = _phrases()
    return {phrase[:2] for phrase in phrases}.union([phrase[2:] for phrase in phrases])


def first_half(pair: str) -> Half | None:
    """The set phrases of which these two characters are the first half; None if there are none."""
    phrases = _phrases()
    found = []
    at = bisect_left(phrases, pair)
    while at < len(phrases) and phrases[at].startswith(pair):
        found.append(phrases[at])
        at += 1
    return _half(found, 2, 3)


def second_half(pair: str) -> Half | None:
    """The set phrases of which these two characters are the second half; None if there are none."""
    text, found = _phrases_in_one(), []
    at = text.find(f"{pair} ")
    while at >= 0:
        found.append(text[at - 2 : at + 2])
        at = text.find(f"{pair} ", at + 1)
    return _half(found, 1, 0)


def misspelt_phrases(text: str, start: int, half: Half) -> list[Candidate]:
    """The set phrases of which `text[start:start + 4]` has this half, and one character of the other otherwise.

    That one sounds like the right one, or looks like it. What is made of two ordinary words (求职不得, 高校有序), or as
    others are (一湖一策), is none; beside a phrase of the dictionary it is a doubtful one if it sounds alike.
    """
    written = text[start : start + 4]
    if len(written) < 4 or written in half.phrases:
        return []
    return [
        Candidate(written, phrase, rare=_in_two_words(written))
        for phrase in half.phrases
        if _is_mistaken(written, phrase)
        and written not in _words(PHRASES)
        and frequency(written) <= max(RARE, RIVAL * frequency(phrase))
        and not _is_made_likewise(written, phrase)
    ]


def _in_two_words(written: str) -> bool:
    """Whether each half is an ordinary word."""
    return min(frequency(written[:2]), frequency(written[2:])) >= _ORDINARY


def _is_made_likewise(written: str, phrase: str) -> bool:
    """Whether what is written is put together as the phrase is, of words or within a frame: 敢于奉献, 以查促改."""
    idiom = frequency(phrase) >= _ORDINARY
    if _in_two_words(written):
        return not idiom or _in_two_words(phrase)
    if idiom or phrase[0] + phrase[2] not in _FRAMES:
        return False
    other = next(heard for heard, right in zip(written, phrase, strict=True) if heard != right)
    return frequency(other) >= _FREE and (part_of_speech(other) or "").startswith(_NAMES_OR_DOES)


def _is_mistaken(written: str, phrase: str) -> bool:
    """Whether the phrase has one character otherwise than it is written, which sounds like that or looks like it."""
    wrong = [(mistaken, right) for mistaken, right in zip(written, phrase, strict=True) if mistaken != right]
    if len(wrong) != 1:
        return False
    mistaken, right = wrong[0]
    return mistaken in homophones(right) or (mistaken in look_alikes(right) and not _in_two_words(written))
