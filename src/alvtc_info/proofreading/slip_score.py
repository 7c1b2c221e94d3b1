"""What speaks for a slip of typing and against it, by weights that were learnt from right texts and planted slips."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WEIGHTS = "slip_weights"
HINT, SURE = "hint", "sure"  # the sums from which a slip is told


class SlipScore(NamedTuple):
    """The weight of each trait, in hundredths, and the sums from which a slip is told as a hint, and as a fault."""

    weights: Mapping[str, int]
    hint: int
    sure: int

    def of(self, traits: Iterable[tuple[str, float]]) -> float:
        """The sum of these traits."""
        return sum(self.weights[name] * value for name, value in traits)


@cache
def score(of: str) -> SlipScore:
    """The weights for one sort of slips."""
    rows = (line.split("\t") for line in word_list(WEIGHTS).entries)
    weights = {name: int(weight) for sort, name, weight in rows if sort == of}
    return SlipScore(weights, weights.pop(HINT), weights.pop(SURE))
