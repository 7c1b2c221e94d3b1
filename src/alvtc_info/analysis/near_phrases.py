"""Forms that a set phrase is mistaken for: its parts in another order, a part or a name dropped, a character doubled.

Near misses of longer phrases that differ in a character or two are found by what they have in common
(`rules.phrases`); here is what that does not find, and the phrases of four or five characters, of which a
neighbour may be right (四个意见), so that less is told.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.proofreading.mistyped import mistaken_for
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pairs import number_of, places_of_pairs
from alvtc_info.text.pattern import Pattern, words
from alvtc_info.text.segmentation import frequency, is_word, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 4  # code points of the shortest phrase that has near misses
SHORT = 6  # of the shortest that is no short one
_LONG = 12  # of one from which a name may be dropped
_ENDS = 4  # code points that stand on either side of a name that is dropped
_NAME = (3, 4)  # code points of such a name; fewer are a slip of the pen
_SIDE = 6  # code points of a phrase without the name that it begins with
_WORD = (2, 3, 4)  # code points of words that may be exchanged
_TWO = 2
_SEPARATORS = Pattern("[、，；]")
_ANY_SEPARATOR = Pattern("[、，；和]")
_PARTS = Pattern("[^、，；]+(?:[、，；]|$)")
_HAN = Pattern(r"[\u4e00-\u9fff]")
_NUMERALS = frozenset("一二三四五六七八九十两双")
_MEASURES = frozenset("个大项种位条类层方点级面")
_OPENING, _QUOTE_ENDS = frozenset("“‘「"), ("”", "’", "」")
_CLOSING = frozenset("”’」，。；：、！？）\n")
_NOUNS = ("n", "vn", "a")
_HALF = 2
_RARE = 20  # times that the right word is more frequent


class NearPhrase(NamedTuple):
    """Where a text has a set phrase in another form, and which phrase that is."""

    start: int
    end: int
    phrase: str


class PhrasePlaces(NamedTuple):
    """Where the pairs of characters begin that phrases are found by; they are looked up for all phrases at once."""

    text: str
    pairs: dict[int, list[int]]

    def of(self, words: str) -> Iterator[int]:
        """The places at which these words stand, two characters or more; only what was looked up is found."""
        text = self.text
        return (at for at in self.pairs.get(number_of(words), ()) if text.startswith(words, at))


class _Sought(NamedTuple):
    """What phrases are mistaken for: wrong forms, those of which a name was dropped, and what finds their parts."""

    wrong: tuple[tuple[str, str], ...]
    nameless: tuple[tuple[str, str], ...]
    parts: tuple[tuple[Pattern, str], ...]
    short: tuple[str, ...]
    pairs: frozenset[int]


def places_in(text: str, phrases: tuple[str, ...]) -> PhrasePlaces:
    """What the text has of these phrases."""
    return PhrasePlaces(text, places_of_pairs(text, _sought(phrases).pairs.__contains__))


@lru_cache(maxsize=8)
def _sought(phrases: tuple[str, ...]) -> _Sought:
    wrong = tuple((each, phrase) for phrase in phrases for each in sorted(_wrong_forms(phrase)))
    nameless = tuple(
        (phrase[_NAME[0] :], phrase)
        for phrase in phrases
        if len(phrase) >= _NAME[0] + _SIDE and (part_of_speech(phrase[: _NAME[0]]) or "").startswith("nr")
    )
    parts = tuple((pattern, phrase) for phrase in phrases if (pattern := _in_parts(phrase)))
    short = tuple(phrase for phrase in phrases if SHORTEST <= len(phrase) < SHORT)
    begun = {number_of(each[:2]) for each, _ in (*wrong, *nameless)}
    within = {number_of(phrase[at : at + 2]) for phrase in phrases for at in range(len(phrase) - 1)}
    return _Sought(wrong, nameless, parts, short, frozenset(begun | within))


def _wrong_forms(phrase: str) -> set[str]:
    """What a phrase is when characters or words are exchanged, a character is doubled, a name or a part is dropped."""
    size = len(phrase)
    wrong = {phrase[:at] + phrase[at] + phrase[at:] for at in range(1, size - 1)}
    wrong |= {phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :] for at in range(size - 1)}
    if size >= SHORT:
        wrong |= {
            phrase[:at] + phrase[at + left : at + left + right] + phrase[at : at + left] + phrase[at + left + right :]
            for left in _WORD
            for right in _WORD
            for at in range(size - left - right + 1)
        }
    if size >= _LONG:
        wrong |= {
            phrase[:at] + phrase[at + dropped :] for dropped in _NAME for at in range(_ENDS, size - dropped - _ENDS + 1)
        }
    pieces = _PARTS.findall(phrase)
    wrong |= {"".join(pieces[:at] + pieces[at + 1 :]) for at in range(1, len(pieces) - 1)}
    wrong = {each for each in wrong if each not in phrase and phrase not in each and not _is_made_of_words(each)}
    if size == SHORTEST and phrase[0] in _NUMERALS and phrase[2] in _NUMERALS:  # 三会一课
        one, its, other, theirs = tuple(phrase)
        wrong |= {one + theirs + other + its, other + its + one + theirs, other + theirs + one + its}
    return wrong


_MUCH_LONGER = 10  # code points of a phrase that is meant where one character of it is another


def _is_made_of_words(wrong: str) -> bool:
    """Whether a short form is made of words of its own: 应预急案 is not, 全面四个 is."""
    return len(wrong) == SHORTEST and is_word(wrong[:2]) and is_word(wrong[2:])


def _in_parts(phrase: str) -> Pattern | None:
    """What finds the parts of a phrase, in any order; None where it has none."""
    parts = _SEPARATORS.split(phrase)
    if len(parts) < _TWO or len(set(parts)) < len(parts) or not all(parts):
        return None
    among = words(parts)
    return Pattern(rf"(?:{among})(?:[、，；和](?:{among})){{{len(parts) - 1}}}")


def misarranged(places: PhrasePlaces, phrases: tuple[str, ...]) -> Iterator[NearPhrase]:
    """Where a phrase has its parts, words or characters in another order, one doubled, or a part or a name dropped."""
    text, sought = places.text, _sought(phrases)
    for pattern, phrase in sought.parts:
        parts = sorted(_SEPARATORS.split(phrase))
        for match in pattern.finditer(text):
            found = _ANY_SEPARATOR.split(match.group())
            if found != _SEPARATORS.split(phrase) and sorted(found) == parts:
                yield NearPhrase(*match.span(), phrase)
    for wrong, phrase in sought.wrong:
        for at in places.of(wrong):
            yield NearPhrase(at, at + len(wrong), phrase)
    for rest, phrase in sought.nameless:
        name = phrase[: -len(rest)]
        for at in places.of(rest):
            if not text.endswith(name, 0, at):
                yield NearPhrase(at, at + len(rest), phrase)


def is_part(called: str, phrase: str) -> bool:
    """Whether only some parts of a phrase are named, which may be meant."""
    return set(_ANY_SEPARATOR.split(called)) < set(_SEPARATORS.split(phrase))


def says_another(called: str, phrase: str) -> bool:
    """Whether a phrase that is not long has one character otherwise that is no slip of its own: 全面从严治校."""
    wrong = [(a, b) for a, b in zip(called, phrase, strict=False) if a != b]
    short = len(called) == len(phrase) < _MUCH_LONGER
    return short and len(wrong) == 1 and wrong[0][1] not in mistaken_for(wrong[0][0])


def near_short(places: PhrasePlaces, phrases: tuple[str, ...]) -> Iterator[NearPhrase]:
    """Where a phrase of four or five characters has one of them wrong.

    That is told in quotation marks; else of a character that sounds or looks like the right one, of one that makes no
    noun that may be counted (两个拥护), and of another number (四个维护).
    """
    text = places.text
    for phrase in _sought(phrases).short:
        last = len(phrase) - 2
        starts = {*places.of(phrase[:2]), *(at - last for at in places.of(phrase[last:]) if at >= last)}
        for start in sorted(starts):
            called = text[start : start + len(phrase)]
            wrong = [at for at, (a, b) in enumerate(zip(called, phrase, strict=False)) if a != b]
            one = len(wrong) == 1 and len(called) == len(phrase)
            if one and _HAN.match(called[wrong[0]]) and _is_slip(text, start, called, phrase, wrong[0]):
                yield NearPhrase(start, start + len(phrase), phrase)


def _is_quoted(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1] in _OPENING and text[end : end + 1] in _QUOTE_ENDS


def _is_slip(text: str, start: int, called: str, phrase: str, at: int) -> bool:
    """Whether a short phrase is meant, of which this character is wrong."""
    alike = phrase[at] in mistaken_for(called[at])
    end = start + len(called)
    if _is_quoted(text, start, end):
        return alike or at > 0
    counted = phrase[0] in _NUMERALS
    ends = end == len(text) or text[end] in _CLOSING
    if at == 0:
        return counted and called[0] in _NUMERALS and ends
    if alike:
        return counted or _is_rare_beside(called, phrase, at)
    if not counted or not ends or at == 1:
        return False
    return phrase[1] not in _MEASURES or not (part_of_speech(called[-2:]) or "x").startswith(_NOUNS)


def _is_rare_beside(called: str, phrase: str, at: int) -> bool:
    """Whether the half with the wrong character is no word, or one that is rare beside the right one."""
    begin = 0 if at < _HALF else len(phrase) - _HALF
    wrong, right = (each[begin : begin + _HALF] for each in (called, phrase))
    return not is_word(wrong) or frequency(wrong) * _RARE < frequency(right)
