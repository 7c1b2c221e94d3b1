"""The verdict on a candidate: its traits weighed by a linear score with whole numbers.

The weights are in `weights.json`, made by `tools/train.py` from labelled paragraphs; the score of a candidate is the
sum of the weights of its traits and a base. From `doubtful` on it is reported as a suggestion, from `clear` on with the
rule's own severity.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alvtc_info.analysis.classes import Classes

_Family = tuple[str, int, str]  # what stands before the classes, the classes, what stands behind them


class Traits:
    """What speaks for and against a candidate: single names, and families of names with the classes that hold in each.

    A family is a name's front, a set of classes and the name's end: `holds=` with the classes work and total stands for
    `holds=work` and `holds=total`. No name is in it twice.
    """

    __slots__ = ("_families", "_single", "_under")

    def __init__(self, *names: str) -> None:
        self._single: list[str] = list(names)
        self._families: list[tuple[_Family, Classes]] = []
        self._under: list[tuple[str, Traits]] = []

    def add(self, *names: str) -> None:
        """Add single traits."""
        self._single += names

    def add_each(self, name: str, classes: Classes, held: int, front: str = "", behind: str = "") -> None:
        """Add a trait for each of these classes: what stands in front, the name, the class, what stands behind."""
        if held:
            self._families.append(((front + name, held, behind), classes))

    def add_under(self, front: str, others: Traits) -> None:
        """Add all of the others, with this in front of their names."""
        self._under.append((front, others))

    def names(self) -> frozenset[str]:
        """The names of all."""
        found = set(self._single)
        for (front, held, behind), classes in self._families:
            found.update(f"{front}{name}{behind}" for name in classes.named(held))
        for front, others in self._under:
            found.update(front + name for name in others.names())
        return frozenset(found)

    def sum(self, weights: Weights) -> int:
        """The sum of their weights."""
        known, families = weights.by_name, weights.families
        total = 0
        for name in self._single:
            if name in known:
                total += known[name]
        for family, classes in self._families:
            total += (families.get(family) or weights.of(family, classes))[0]
        for front, others in self._under:
            total += others.sum(weights.under(front))
        return total

    def weighed(self, weights: Weights) -> list[tuple[int, str]]:
        """Those that have a weight, as weight and name."""
        known, front, families = weights.by_name, weights.front, weights.families
        found = [(known[name], front + name) for name in self._single if name in known]
        for family, classes in self._families:
            found += (families.get(family) or weights.of(family, classes))[1]
        for before, others in self._under:
            found += others.weighed(weights.under(before))
        return found


MOST_FAMILIES = 50_000  # families whose sums are kept; those met later are added up each time


class Weights:
    """Weights of traits by name; what each family that was met weighs is kept, and so are those under a front.

    Of those under a front, `front` is what stands before their names.
    """

    __slots__ = ("_fronts", "by_name", "families", "front")

    def __init__(self, by_name: Mapping[str, int], front: str = "") -> None:
        self.by_name = by_name
        self.front = front
        self.families: dict[_Family, tuple[int, tuple[tuple[int, str], ...]]] = {}
        self._fronts: dict[str, Weights] = {}

    def of(self, family: _Family, classes: Classes) -> tuple[int, tuple[tuple[int, str], ...]]:
        """The sum of a family's weights, and each with its whole name."""
        found = self.families.get(family)
        if found is None:
            front, held, behind = family
            names = [f"{front}{name}{behind}" for name in classes.named(held)]
            known = tuple((self.by_name[name], self.front + name) for name in names if name in self.by_name)
            found = sum(value for value, _ in known), known
            if len(self.families) < MOST_FAMILIES:
                self.families[family] = found
        return found

    def under(self, front: str) -> Weights:
        """The weights of the names that begin with this, by what follows it."""
        found = self._fronts.get(front)
        if found is None:
            under = {name[len(front) :]: value for name, value in self.by_name.items() if name.startswith(front)}
            found = self._fronts[front] = Weights(under, self.front + front)
        return found


@frozen
class Scale:
    """The weights of one kind of candidate, in hundredths of the natural logarithm of the odds."""

    base: int
    doubtful: int
    clear: int
    weights: Weights

    def score(self, traits: Traits) -> int:
        """The base and the weights of these traits, summed."""
        return self.base + traits.sum(self.weights)


@cache
def scale(kind: str) -> Scale:
    """The scale for acts (`act`) or figures (`figure`)."""
    table = _tables()[kind]
    return Scale(table["base"], table["doubtful"], table["clear"], Weights(table["weights"]))


@cache
def _tables() -> dict[str, Any]:
    import json
    import os

    with open(os.path.join(os.path.dirname(__file__), "weights.json"), encoding="utf-8") as stream:
        tables: dict[str, Any] = json.load(stream)
    return tables
