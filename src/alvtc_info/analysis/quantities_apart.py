"""Quantities that cannot all be right, in any unit: parts and rests, rates, changes, products.

Each check is of what the words tie together; spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from alvtc_info.analysis.changes_apart import wrong_before_and_after, wrong_changes, wrong_multiples, wrong_periods
from alvtc_info.analysis.quantities import OPENS, PERCENT, quantities
from alvtc_info.analysis.rates_apart import wrong_averages, wrong_gifts, wrong_portions, wrong_products, wrong_rates
from alvtc_info.analysis.remainders_apart import wrong_leftovers, wrong_members, wrong_rests, wrong_sides
from alvtc_info.analysis.totals_apart import wrong_item_totals, wrong_parts, wrong_totals
from alvtc_info.model.kinds import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Wrong
    from alvtc_info.model.document import Document

_AROUND = 200  # quantities on both sides of a sentence that may explain a rate
_MOST_TOLD = 60  # quantities of a sentence; one with more is a table


def quantities_apart(document: Document) -> Iterator[Wrong]:
    """What is wrong with the quantities of a paper."""
    found = [each for each in quantities(document) if each.role in PROSE]
    sentences = [list(group) for _, group in groupby(found, key=lambda each: each.sentence)]
    yield from wrong_item_totals(document, found)
    begun = 0
    for index, sentence in enumerate(sentences):
        begin, begun = begun, begun + len(sentence)
        if len(sentence) > _MOST_TOLD:
            continue
        earlier = [each for group in sentences[max(0, index - 1) : index] for each in group][-_MOST_TOLD:]
        yield from wrong_parts(document, sentence, sentences[index + 1 : index + 2])
        if sentence[0].mark == "。" and OPENS.search(sentence[0].before):
            whole = [each for each in earlier if each.unit == sentence[0].unit]
            yield from wrong_parts(document, [*whole[:1], *sentence], []) if len(whole) == 1 else ()
        yield from wrong_members(document, sentence, sentences[index + 1 : index + 2])
        yield from wrong_totals(document, sentence)
        yield from wrong_rests(document, sentence, earlier)
        yield from wrong_leftovers(sentence)
        yield from wrong_sides(sentence)
        yield from wrong_changes(sentence)
        if any(each.unit == PERCENT for each in sentence):
            around = found[max(0, begin - _AROUND) : begun + _AROUND]
            yield from wrong_periods(sentence)
            yield from wrong_before_and_after(document, sentence)
            yield from wrong_portions(sentence)
            yield from wrong_rates(sentence, around)
        yield from wrong_multiples(sentence)
        yield from wrong_products(sentence, earlier)
        yield from wrong_gifts(sentence)
        yield from wrong_averages(sentence)
