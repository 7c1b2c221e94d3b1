"""Compile expressions with the Python that runs this: what `tools/generate.py --patterns` prints on standard input, what is compiled on standard output.

usage: python3.12 tools/compile_patterns.py <patterns.json >compiled      (tools/generate.py does; needs nothing installed)

`re` tells its engine where a match may begin only of an expression that begins with a character, a class, or one of
several characters; from there on all others are tried at every place of a text. Here the engine is told the class of
all first characters of any expression, wherever these are certain, and what a match may not stand behind is asked
after the characters that it begins with: what is found is the same.
"""

from __future__ import annotations

import json
import marshal
import sys
from array import array
from importlib import import_module
from re import IGNORECASE
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    Node = tuple[Any, Any]

FORMAT = 5  # as `text.precompiled` reads it
LOOKS = ("ASSERT", "ASSERT_NOT")
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def compiled(
    source: str, flags: int
) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...], tuple[tuple[int, int], ...]]:
    """What `re` would hand to its engine, and where in it, counted in words, the classes of characters stand."""
    compiler: Any = import_module("re._compiler")
    parsed = import_module("re._parser").parse(source, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    usual, usual_class = compiler._get_charset_prefix, compiler._compile_charset
    classes: list[tuple[int, int]] = []

    def noting(items: object, given: object, code: list[int]) -> None:
        start = len(code)
        usual_class(items, given, code)
        classes.append((start, len(code)))

    if not (flags | parsed.state.flags) & IGNORECASE:
        look_later(parsed)
        compiler._get_charset_prefix = lambda tree, given: usual(tree, given) or first_class(tree)
    compiler._compile_charset = noting
    try:
        code = array("I", map(int, compiler._code(parsed, flags)))
    finally:
        compiler._get_charset_prefix, compiler._compile_charset = usual, usual_class
    whole = int(flags | parsed.state.flags)
    return whole, code.tobytes(), parsed.state.groups - 1, names, tuple(numbers), tuple(classes)


def first_class(nodes: Sequence[Node]) -> list[Node] | None:
    """The items of a class that holds whatever a match begins with; None where that is not certain."""
    items, empty = _first(nodes)
    return None if empty or not items else list(dict.fromkeys(items))


def _first(nodes: Sequence[Node]) -> tuple[list[Node] | None, bool]:
    """The items that a match of these nodes begins with (None: anything), and whether the match may be empty."""
    found: list[Node] = []
    for index, (op, value) in enumerate(nodes):
        if str(op) in LOOKS or str(op) == "AT":
            if str(op) == "ASSERT" and value[0] > 0 and (ahead := first_class(value[1])):
                then = first_class(nodes[index + 1 :])
                return found + (then or ahead), False
            continue
        items, empty = _first_of(str(op), value, (op, value))
        if items is None:
            return None, False
        found += items
        if not empty:
            return found, False
    return found, True


def _first_of(op: str, value: Any, node: Node) -> tuple[list[Node] | None, bool]:
    if op == "LITERAL":
        return [node], False
    if op == "IN":
        return (None if str(value[0][0]) == "NEGATE" else list(value)), False
    if op == "SUBPATTERN" and not (value[1] or value[2]):
        return _first(value[3])
    if op == "ATOMIC_GROUP":
        return _first(value)
    if op in REPEATS:
        items, empty = _first(value[2])
        return items, empty or value[0] == 0
    if op == "BRANCH":
        parts = [_first(branch) for branch in value[1]]
        if any(items is None for items, _ in parts):
            return None, False
        return [item for items, _ in parts for item in items or ()], any(empty for _, empty in parts)
    return None, False


def look_later(tree: Any) -> None:
    """Let look-behinds at the beginning of each alternative stand behind the characters that follow them.

    The engine passes over an alternative that begins with another character than the text has, without trying it.
    """
    for op, value in tree.data:
        for inner in _within(str(op), value):
            look_later(inner)
    nodes = tree.data
    at = 0
    while at < len(nodes) and str(nodes[at][0]) in LOOKS and nodes[at][1][0] < 0 and not _has_group(nodes[at][1][1]):
        at += 1
    end = at
    while end < len(nodes) and str(nodes[end][0]) == "LITERAL":
        end += 1
    if end == at < len(nodes) and str(nodes[at][0]) == "IN" and str(nodes[at][1][0][0]) != "NEGATE":
        end += 1
    if at and end > at:
        looks = [(op, (way, _widened(seen, end - at))) for op, (way, seen) in nodes[:at]]
        tree.data = nodes[at:end] + looks + nodes[end:]


def _within(op: str, value: Any) -> Sequence[Any]:
    """The trees that a node holds."""
    if op == "BRANCH":
        return list(value[1])
    if op in ("SUBPATTERN", *REPEATS, *LOOKS):
        return [value[-1]]
    return [value] if op == "ATOMIC_GROUP" else []


def _has_group(tree: Any) -> bool:
    """Whether a tree holds a group that is counted, or refers to one."""
    return any(
        str(op).startswith("GROUPREF")
        or (str(op) == "SUBPATTERN" and value[0] is not None)
        or any(map(_has_group, _within(str(op), value)))
        for op, value in tree.data
    )


def _widened(seen: Any, width: int) -> Any:
    """What a look-behind sees, with so many characters of any kind behind it."""
    constants: Any = import_module("re._constants")
    either = [(constants.CATEGORY, constants.CATEGORY_SPACE), (constants.CATEGORY, constants.CATEGORY_NOT_SPACE)]
    return type(seen)(seen.state, [*seen.data, *[(constants.IN, either)] * width])


def main() -> None:
    engine = import_module("_sre")
    assert array("I").itemsize == engine.CODESIZE, "another size of code words than ours"
    table = {(source, flags): compiled(source, flags) for source, flags, *_ in json.load(sys.stdin)}
    mark = (engine.MAGIC, engine.CODESIZE, sys.byteorder, FORMAT)
    sys.stdout.buffer.write(marshal.dumps((mark, tuple(sys.version_info[:3]), table), 4))


if __name__ == "__main__":
    main()
