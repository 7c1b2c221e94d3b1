"""Characters that hardly any text has, where they make no word: typed for one that looks or sounds alike."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import known_words
from alvtc_info.proofreading.homophones import FIRST_HAN, LAST_HAN
from alvtc_info.proofreading.mistyped import NUMERALS
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.segmentation import frequency
from alvtc_info.text.surnames import KNOWN_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

BY_ITSELF = 150  # the frequency in the dictionary of a character that is a word (叼 蹚)
NAME = 2  # code points behind a surname that are a name


@cache
def _common() -> frozenset[str]:
    """The characters that the list of syllables has."""
    return frozenset("".join(word_list("pinyin").entries))


def _is_word(pair: str) -> bool:
    return bool(frequency(pair)) or pair in known_words()


def rare_characters(text: str) -> Iterator[int]:
    """Where a character stands that the list of syllables lacks, once, in no word, name or count of things."""
    for character in sorted(set(text) - _common()):
        at = text.index(character)
        if (
            FIRST_HAN <= character <= LAST_HAN
            and frequency(character) < BY_ITSELF
            and text.count(character) == 1
            and not (at and _is_word(text[at - 1 : at + 1]))
            and not _is_word(text[at : at + 2])
            and text[at - 1 : at] not in NUMERALS
            and not text[at - 1 : at].isdecimal()
            and KNOWN_SURNAMES.isdisjoint(text[max(0, at - NAME) : at])
        ):
            yield at
