"""A text proofread by all lists at once: one pass, whatever is asked for."""

from __future__ import annotations

from itertools import islice
from operator import add
from typing import NamedTuple

from alvtc_info.proofreading.candidates import WrongForm, apart, pieces
from alvtc_info.proofreading.homophones import phrase_candidates
from alvtc_info.proofreading.listed_forms import (
    collocated_at,
    collocated_words,
    in_context_at,
    listed_candidates,
    words_in_context,
)
from alvtc_info.proofreading.mistyped import mistyped_pairs, slip_at
from alvtc_info.text.pattern import occurrences

LISTED = ("confusables", "variant_forms", "customary_forms", "left_out")
CONFUSABLES, STANDARD_FORMS, CUSTOMARY_FORMS, LEFT_OUT = LISTED


class Proofread(NamedTuple):
    """What a text has of each sort, in order."""

    confusables: tuple[WrongForm, ...]
    standard_forms: tuple[WrongForm, ...]
    customary_forms: tuple[WrongForm, ...]
    left_out: tuple[WrongForm, ...]
    phrases: tuple[WrongForm, ...]
    in_context: tuple[WrongForm, ...]
    collocations: tuple[WrongForm, ...]
    typing_slips: tuple[WrongForm, ...]


def proofread(text: str) -> Proofread:
    """The wrong forms of the lists, and the misspelt phrases, in a text."""
    found: list[list[WrongForm]] = [[] for _ in Proofread._fields]
    for offset, piece, held in pieces(text):
        several = (*(listed_candidates(name, held) for name in LISTED), phrase_candidates(held))
        for forms, candidates in zip(found, several, strict=False):
            for candidate in candidates:
                for at in occurrences(piece, candidate.wrong):
                    if form := candidate.found(text, offset + at):
                        forms.append(form)
        for word in collocated_words(held):
            for at in occurrences(piece, word):
                if form := collocated_at(text, offset + at, word):
                    found[-2].append(form)
        for word in words_in_context(held):
            for at in occurrences(piece, word):
                if form := in_context_at(text, offset + at, word):
                    found[-3].append(form)
        suspects = frozenset(mistyped_pairs(held))
        for at, pair in enumerate(
            map(add, piece, islice(piece, 1, None))
        ):  # one walk costs less than a search for each
            if pair in suspects and (form := slip_at(text, offset + at)):
                found[-1].append(form)
    return Proofread(*map(apart, found))
