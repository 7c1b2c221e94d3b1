"""Which characters a match of an expression can begin with, told from the expression itself."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_sre: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
ANY = frozenset({"any"})


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
