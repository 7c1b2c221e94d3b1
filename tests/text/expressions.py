"""All expressions of the package, which characters a match can begin with, and texts that an expression matches or nearly does."""

from __future__ import annotations

import gc
import pkgutil
import random
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import alvtc_info
from alvtc_info.text.pattern import Pattern

_sre: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
ANY = frozenset({"any"})
SOME = "的一是在了人有中上个国天月日年处院学生校电水火楼、，。；：《》“”（）〔〕 \n0123456789abcXx.·%￥"


def all_patterns() -> list[Pattern]:
    """Every `Pattern` that a module of the package makes when it is imported."""
    for module in pkgutil.walk_packages(alvtc_info.__path__, "alvtc_info."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found = {(each.source, each.flags): each for each in gc.get_objects() if isinstance(each, Pattern)}
    return [Pattern(source, flags=flags) for source, flags in sorted(found)]


# what a match can begin with --------------------------------------------------------------------------------------------


def first(source: str, flags: int = 0) -> frozenset[str]:
    """These characters; ANY among them where not all can be told."""
    found, _ = _of(_parser.parse(source, flags))
    return found


def _of(items: Any) -> tuple[frozenset[str], bool]:
    """What a sequence can begin with, and whether it can match nothing."""
    found: frozenset[str] = frozenset()
    for op, given in items:
        here, empty = _one(op, given)
        found |= here
        if not empty:
            return found, False
    return found, True


def _one(op: Any, given: Any) -> tuple[frozenset[str], bool]:
    if op is _sre.LITERAL:
        return frozenset({chr(given)}), False
    if op is _sre.IN:
        return _class(given), False
    if op in (_sre.AT, _sre.ASSERT, _sre.ASSERT_NOT):
        return frozenset(), True
    if op is _sre.SUBPATTERN:
        return _of(given[3])
    if op is _sre.BRANCH:
        parts = [_of(part) for part in given[1]]
        return frozenset().union(*(part for part, _ in parts)), any(empty for _, empty in parts)
    if op in (_sre.MAX_REPEAT, _sre.MIN_REPEAT, _sre.POSSESSIVE_REPEAT):
        here, empty = _of(given[2])
        return here, empty or given[0] == 0
    return ANY, False


def _class(items: Any) -> frozenset[str]:
    found: set[str] = set()
    for op, given in items:
        if op is _sre.LITERAL:
            found.add(chr(given))
        elif op is _sre.RANGE and given[1] - given[0] < 200:
            found |= {chr(code) for code in range(given[0], given[1] + 1)}
        elif op is _sre.CATEGORY and given is _sre.CATEGORY_DIGIT:
            found |= set("0123456789")
        else:
            return ANY
    return frozenset(found)


# texts ------------------------------------------------------------------------------------------------------------------


class Texts:
    """Texts for an expression, by chance but the same each time: walks through its parse tree that take any way that is open."""

    def __init__(self, source: str, flags: int = 0, seed: int = 20240522) -> None:
        self._tree = _parser.parse(source, flags)
        self._chance = random.Random(f"{seed}{source}")
        self._groups: dict[int, str] = {}

    def some(self, count: int) -> Iterator[str]:
        """So many texts, each within others that may go on with what it begins and ends with."""
        for _ in range(count):
            self._groups.clear()
            yield f"{self._around()}{self._sequence(self._tree)}{self._around()}"

    def _around(self) -> str:
        return "".join(self._chance.choice(SOME) for _ in range(self._chance.choice((0, 0, 1, 2, 9))))

    def _sequence(self, items: Any) -> str:
        return "".join(self._one(op, given) for op, given in items)

    def _one(self, op: Any, given: Any) -> str:
        if op is _sre.LITERAL:
            return chr(given)
        if op is _sre.NOT_LITERAL:
            return self._other({chr(given)})
        if op is _sre.ANY:
            return self._other({"\n"})
        if op is _sre.IN:
            return self._member(given)
        if op is _sre.BRANCH:
            return self._sequence(self._chance.choice(given[1]))
        if op is _sre.SUBPATTERN:
            text = self._sequence(given[3])
            if given[0] is not None:
                self._groups[given[0]] = text
            return text
        if op in (_sre.MAX_REPEAT, _sre.MIN_REPEAT, _sre.POSSESSIVE_REPEAT):
            least, most, inner = given
            most = min(int(most), least + self._chance.choice((0, 1, 2, 6)))
            return "".join(self._sequence(inner) for _ in range(self._chance.randint(least, most)))
        if op is _sre.ATOMIC_GROUP:
            return self._sequence(given)
        if op is _sre.GROUPREF:
            return self._groups.get(given, "")
        if op is _sre.ASSERT:  # behind: what stands before; ahead: what must come, where nothing else does
            return self._sequence(given[1]) if given[0] < 0 or self._chance.random() < 0.5 else ""
        return ""

    def _other(self, not_these: set[str]) -> str:
        return self._chance.choice([char for char in SOME if char not in not_these])

    def _member(self, items: Any) -> str:
        if items[0][0] is _sre.NEGATE:
            return self._other(set().union(*(self._members(op, given) for op, given in items[1:])))
        return self._chance.choice(sorted(self._members(*self._chance.choice(items))))

    def _members(self, op: Any, given: Any) -> set[str]:
        if op is _sre.LITERAL:
            return {chr(given)}
        if op is _sre.RANGE:
            low, high = given
            return {chr(code) for code in range(low, min(high, low + 300) + 1)} | {
                c for c in SOME if low <= ord(c) <= high
            }
        kinds: dict[str, Any] = {
            "DIGIT": str.isdecimal,
            "SPACE": str.isspace,
            "WORD": lambda c: c.isalnum() or c == "_",
        }
        name = str(given).removeprefix("CATEGORY_")
        fits = kinds[name.removeprefix("NOT_")]
        return {char for char in SOME if fits(char) is not name.startswith("NOT_")}
