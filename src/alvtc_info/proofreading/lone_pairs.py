"""Two characters that are no word, each left alone by how the clause is cut, of which one was mistyped: 试绢 for 试卷.

What may be meant is any word of the dictionary that one of them makes with a character that is easily mistaken for the
other. Right texts have such pairs, too: verbs beside their objects, names, words that no dictionary has. Those that
right texts were found to have are listed; of the others a sum of what speaks for a slip decides.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import WrongForm, known_words
from alvtc_info.proofreading.mistyped import (
    BODIES,
    COUNTS_NEXT,
    GOES_ON,
    IN_TURN,
    LEADS_TO,
    NUMERALS,
    ONE_BY_ONE,
    OWN,
    REACHES,
    Mistyped,
    cut_around,
    ends_a_body,
    first_mistyped,
    frequent_step,
    in_a_name,
    is_known,
    mistaken_for,
    second_mistyped,
    slip_traits,
    times_in,
)
from alvtc_info.proofreading.phrase_book import phrases_after
from alvtc_info.proofreading.slip_score import score
from alvtc_info.proofreading.word_lists import row_in_bytes
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.segmentation import frequency, likelier_with, rarity_alone, weight_of
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEN, SORT = "lone_pairs", "pair"
RARE = 8  # the frequency in the dictionary that a word must have to be meant
MISPRINT = 3  # and the one that what stands there may have
SLACK = 2.0  # how much more likely (logarithm) a clause may become with a word than by the word itself
_BEYOND = frozenset("〔》）")  # what stands behind a short name


def is_seen(pair: str) -> bool:
    """Whether right texts have these two characters side by side as words by themselves."""
    return pair[1] in alone(pair[0]).seconds


class Alone(NamedTuple):
    """What right texts have of a character that is a word by itself beside another such.

    The characters behind it, and how often it is the first of the two, and the second: as a natural logarithm.
    """

    seconds: str
    first: int
    second: int


@cache
def alone(character: str) -> Alone:
    """What right texts have of this character."""
    seconds, _, steps = row_in_bytes(SEEN, f"{character}\t".encode()).decode().partition("\t")
    return Alone(seconds, int(steps[:1] or 0), int(steps[1:] or 0))


class Meant(NamedTuple):
    """A word that may be meant: what speaks for it whatever stands around, and the most that its clause may gain."""

    word: str
    prior: float
    gain: float


def words_meant(pair: str) -> Iterator[Mistyped]:
    """The words of which a pair of characters may be a slip."""
    first, second = pair[0], pair[1]
    for found in (first_mistyped(first, second), second_mistyped(first, second)):
        yield from (each for each in found if len(each.word) == 2 and each.counted >= RARE)
    for word, cost in _known_beside(first, second):
        yield Mistyped(word, RARE, cost)


def _known_beside(first: str, second: str) -> Iterator[tuple[str, float]]:
    """The words that the dictionary lacks and of which a pair may be a slip, with what each slip costs."""
    for other in _known_by_end().get(second, ""):
        if other in mistaken_for(first):
            yield other + second, mistaken_for(first)[other]
    for other in _known_by_end().get(f"{first} ", ""):
        if other in mistaken_for(second):
            yield first + other, mistaken_for(second)[other]


@cache
def _known_by_end() -> dict[str, str]:
    """The other characters of words of two that the dictionary lacks, by the last one; by the first, with a space."""
    found: dict[str, str] = {}
    for word in (word for word in known_words() if len(word) == 2):
        first, second = word[0], word[1]
        found[second] = found.get(second, "") + first
        found[f"{first} "] = found.get(f"{first} ", "") + second
    return found


def traits_of_word(pair: str, word: str, cost: float, count: int) -> Iterator[tuple[str, float]]:
    """What is to be said of a word for a pair, whatever stands around."""
    yield "bias", 1
    yield "count", log(count)
    yield "step", frequent_step(word)
    yield "first", alone(pair[0]).first
    yield "second", alone(pair[1]).second
    yield from slip_traits(cost)
    if frequency(pair):
        yield "misprint", 1


@lru_cache(maxsize=32768)
def meant(pair: str) -> tuple[Meant, ...]:
    """The words that may be meant and can be told at all."""
    weigh = score(SORT)
    least = weigh.hint - weigh.weights["phrase"] - weigh.weights["elsewhere"]
    rarity = rarity_alone(pair)
    found = []
    for word, count, cost in words_meant(pair):
        prior = weigh.of(traits_of_word(pair, word, cost, count))
        gain = weight_of(count) + rarity
        if prior + weigh.weights["gain"] * (gain + SLACK) >= least:
            found.append(Meant(word, prior, gain))
    return tuple(found)


def traits_of_context(text: str, start: int, word: str) -> Iterator[tuple[str, float]]:
    """What is to be said of a word for `text[start:start + 2]` by what stands elsewhere and right beside it."""
    if times_in(text)[word]:
        yield "elsewhere", 1
    end = start + 2
    if text[end : end + 2] in phrases_after(word) or word in phrases_after(text[max(0, start - 2) : start]):
        yield "phrase", 1


def traits_of_place(text: str, start: int, before: str, after: str) -> Iterator[tuple[str, float]]:
    """What is to be said of `text[start:start + 2]` between these words, whatever word is meant."""
    end = start + 2
    pair = text[start:end]
    yield "single", (len(before) == 1) + (len(after) == 1)
    if times_in(text)[pair] > 1:
        yield "again", 1
    if pair[1] in GOES_ON:
        yield "goes_on", 1
    if text[start - 1 : start] in FREQUENT_SURNAMES and start:
        yield "surname", 1
    around = text[max(0, start - 2) : start] + " " * max(0, 2 - start) + text[end : end + 2]
    if pair[1] in around or pair[0] in around:
        yield "parallel", 1  # 谁进谁出, 不渗不漏


def is_hopeless(text: str, start: int) -> bool:
    """Whether what stands around two characters shows that they are right, or part of a name or a longer word."""
    return not _may_be_slip(text, start) or _has_neighbour(text, start)


# behind a noun, and before what is told of there
_WITHIN, _GOES_ON = frozenset("上下中里内外间前后"), frozenset("未已不无均仅也都")


def _may_be_slip(text: str, start: int) -> bool:
    end = start + 2
    pair, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
    if pair[0] in ONE_BY_ONE or pair[1] in REACHES or pair[1] in NUMERALS or before in COUNTS_NEXT:
        return False
    if after == "某" or (pair[0] in OWN and pair[1] in BODIES) or not _BEYOND.isdisjoint(text[end : end + 2]):
        return False  # 管道工常某; 我园; 灵政规〔2026〕
    if ends_a_body(text, start):
        return False  # 学生工作处发通知
    if pair[0] in _WITHIN and pair[1] in _GOES_ON and is_known(text[start - 2 : start]):
        return False  # 网络上未发现
    if pair[0] in IN_TURN and any(each != pair[0] and each + pair[1] in text for each in IN_TURN):
        return False  # 甲园11人、乙园8人
    if pair[1] == LEADS_TO and (after in COUNTS_NEXT or after in NUMERALS):
        return False  # 护栏倒落致6人受伤
    return not in_a_name(text, start, end)


def words_beside(text: str, start: int) -> tuple[str, str] | None:
    """The words before and behind `text[start:start + 2]`, empty for none; None where a word holds one of the two."""
    end = start + 2
    pieces = cut_around(text, start, end)
    edges = {piece.start for piece in pieces} | {piece.end for piece in pieces}
    if start not in edges or end not in edges:
        return None
    before = next((piece.word for piece in pieces if piece.end == start), "")
    after = next((piece.word for piece in pieces if piece.start == end), "")
    return before, after


def _has_neighbour(text: str, start: int) -> bool:
    """Whether a character of `text[start:start + 2]` makes a word of three with those beside it."""
    return any(
        left >= 0 and left + 3 <= len(text) and is_known(text[left : left + 3]) for left in range(start - 2, start + 2)
    )


def slip_at(text: str, start: int) -> WrongForm | None:
    """The slip that `text[start:start + 2]` is; None where it is none. Its neighbours make no words of two with it."""
    end = start + 2
    pair = text[start:end]
    weigh = score(SORT)
    hopeful = []
    for word, prior, gain in meant(pair):
        sum_ = prior + weigh.of(traits_of_context(text, start, word))
        if sum_ + weigh.weights["gain"] * (gain + SLACK) >= weigh.hint:
            hopeful.append((sum_, word))
    if not hopeful or is_hopeless(text, start):
        return None
    beside = words_beside(text, start)
    if beside is None:
        return None
    place = weigh.of(traits_of_place(text, start, *beside))
    best, word = max(
        (sum_ + place + weigh.weights["gain"] * likelier_with(text, start, end, word), word) for sum_, word in hopeful
    )
    return WrongForm(start, end, pair, word, best >= weigh.sure) if best >= weigh.hint else None
