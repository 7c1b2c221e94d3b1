"""What `re.compile` makes of an expression, in half the time.

Most of the time in which `re` compiles an expression of ours goes into its classes: for each one with a Chinese
character it marks 65,536 bytes and cuts them into pages. Here a class is made from its ranges, and once however many
expressions hold it; all else is done by the functions of `re` themselves.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    # what a class holds, and what is made of it: pairs of an operator and its argument
    Class = list[tuple[Any, Any]]

# the Pythons whose compiler of expressions was read: on any other `re` does all by itself
READ = ((3, 11), (3, 12), (3, 13))
# functions of that compiler through which a class is reached
ON_THE_WAY = "compile", "_code", "_compile_info", "_compile"
PAGE = 256  # code points; the engine looks a character up by its page
PAGES = 256
WHOLE_PAGE = (1 << PAGE) - 1


def compile_expression(source: str, flags: int) -> re.Pattern[str]:
    """What `re.compile(source, flags)` gives. Raises `re.error` as that does."""
    return _compile_function(sys.version_info[:2], sys.byteorder)(source, flags)


@cache
def _compile_function(version: tuple[int, int], byte_order: str) -> Callable[[str, int], re.Pattern[str]]:
    """`re`'s own function to compile with, with classes made here; `re.compile` on a Python that was not read."""
    if version not in READ or byte_order != "little":
        return re.compile
    names = dict(vars(import_module("re._compiler")))
    by_re = names["_optimize_charset"]
    made: dict[tuple[tuple[Any, Any], ...], tuple[Class, bool]] = {}

    def optimize(held: Class, cased: Any = None, lower: Any = None, others: Any = None) -> tuple[Class, bool]:
        if lower is not None:  # upper and lower case are the same
            return by_re(held, cased, lower, others)  # type: ignore[no-any-return]
        key = tuple(held)
        found = made.get(key)
        if found is None:
            found = made[key] = _class_of_ranges(held, names) or by_re(held)
        return found

    for name in ON_THE_WAY:
        known = names[name]
        names[name] = FunctionType(known.__code__, names, name, known.__defaults__)
    names["_optimize_charset"] = optimize
    return names["compile"]  # type: ignore[no-any-return]


def _class_of_ranges(held: Class, names: dict[str, Any]) -> tuple[Class, bool] | None:
    """What `re` makes of a class; None where that is short work, or a character lies beyond U+FFFF."""
    literal, range_, negate = names["LITERAL"], names["RANGE"], names["NEGATE"]
    ranges: list[tuple[int, int]] = []
    made: Class = []
    rest: Class = []
    for operator, argument in held:
        if operator is literal:
            ranges.append((argument, argument))
        elif operator is range_:
            ranges.append(argument)
        else:
            (made if operator is negate else rest).append((operator, argument))
    ranges.sort()
    if not ranges or not PAGE <= max(last for _, last in ranges) < PAGE * PAGES:
        return None
    joined = _joined(ranges)
    if len(joined) > 2:
        made.append((names["BIGCHARSET"], _by_pages(joined)))
        return made + rest, False
    made += [(literal, first) if first == last else (range_, (first, last)) for first, last in joined]
    made += rest
    return made if len(made) < len(held) else held, False


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters in as few ranges as can be, in order; `ranges` are sorted."""
    joined = []
    first, last = ranges[0]
    for begin, end in ranges:
        if begin > last + 1:
            joined.append((first, last))
            first, last = begin, end
        elif end > last:
            last = end
    joined.append((first, last))
    return joined


def _by_pages(ranges: list[tuple[int, int]]) -> list[int]:
    """How many different pages there are, for each page which of them it is, and their bits, in words of 32 bits."""
    pages: dict[int, int] = {}
    for first, last in ranges:
        begin, end = first // PAGE, last // PAGE
        if begin == end:
            pages[begin] = pages.get(begin, 0) | ((1 << last - first + 1) - 1) << first % PAGE
            continue
        pages[begin] = pages.get(begin, 0) | WHOLE_PAGE & WHOLE_PAGE << first % PAGE
        pages.update(dict.fromkeys(range(begin + 1, end), WHOLE_PAGE))
        pages[end] = (1 << last % PAGE + 1) - 1
    untouched = next((page for page in range(PAGES) if page not in pages), 0)
    kinds: dict[int, int] = {}
    for page in sorted({*pages, untouched}):
        kinds.setdefault(pages.get(page, 0), len(kinds))
    which = bytearray([kinds.get(0, 0)]) * PAGES
    for page, held in pages.items():
        which[page] = kinds[held]
    bits = b"".join(held.to_bytes(PAGE // 8, "little") for held in kinds)
    return [len(kinds), *memoryview(bytes(which) + bits).cast("I")]
