"""The verdict on a candidate: its traits weighed by a linear score with whole numbers.

The weights are in `weights.json`, made by `tools/train.py` from labelled paragraphs; the score of a candidate is the
sum of the weights of its traits and a base. From `doubtful` on it is reported as a suggestion, from `clear` on with the
rule's own severity.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Scale:
    """The weights of one kind of candidate, in hundredths of the natural logarithm of the odds."""

    base: int
    doubtful: int
    clear: int
    weights: Mapping[str, int]

    def score(self, traits: Iterable[str]) -> int:
        """The base and the weights of these traits, summed."""
        weights = self.weights
        return self.base + sum(weights[name] for name in traits if name in weights)


@cache
def scale(kind: str) -> Scale:
    """The scale for acts (`act`) or figures (`figure`)."""
    import json
    from pathlib import Path

    tables = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return Scale(**tables[kind])
