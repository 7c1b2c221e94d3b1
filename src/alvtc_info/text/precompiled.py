"""Expressions compiled beforehand: compiling them is half of what checking one page costs.

`tools/generate.py` makes a table for each CPython that this was tested on: what `re` makes of each expression of the
package that ordinary papers ask for, and what a text must hold for each to match. `re` compiles as usual an expression
that is not in the table, and all of them on another Python or where the table cannot be read.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

Filter = tuple[tuple[str, ...], str, bool]  # literals, heads, edge: see `text.prefilter`
# what is compiled, if papers ask for it (flags, words of code of 16 bits each, numbers of the shared pieces among them,
# number of groups, group numbers by name, group names by number), marshalled by itself, as a page asks for few of them;
# then the prefilter of a searched expression
Entry = tuple[bytes, Filter | None]
Pieces = tuple[bytes, ...]  # parts of codes in words of 32 bits: classes of characters, and what 16 bits cannot hold
PIECE = 0xFFFF  # a word that stands for a piece
FORMAT = 5  # of the table; `tools/compile_patterns.py` writes it


def expression_key(source: str, flags: int) -> bytes:
    """What an expression is known by in tables: check sums of 48 bits, as its text is in the module that holds it."""
    from zlib import adler32, crc32

    data = source.encode("utf-8", "surrogatepass")
    return (crc32(data, flags) << 16 | adler32(data) >> 16).to_bytes(6, "little")


def compiled_before(source: str, flags: int, key: bytes = b"") -> re.Pattern[str] | None:
    """The compiled expression from the table; None where `re` must compile it. `key` is its own, if that is known."""
    table, pieces = _table()
    entry = table.get(key or expression_key(source, flags))
    if entry is None or not entry[0]:
        return None
    import marshal

    try:
        whole, words, used, groups, names, numbers = marshal.loads(entry[0])
        code = whole_code(words, used, pieces)
        found: re.Pattern[str] = _engine().compile(source, whole, code, groups, names, numbers)
    except (RuntimeError, TypeError, ValueError, EOFError, IndexError):
        return None
    return found


def filter_before(source: str, flags: int, key: bytes = b"") -> Filter | None:
    """The prefilter from the table; None where it must be derived. `key` is that of the expression, if it is known."""
    entry = _table()[0].get(key or expression_key(source, flags))
    return None if entry is None else entry[1]


def whole_code(words: bytes, numbers: bytes, pieces: Pieces) -> list[int]:
    """A code with the shared pieces put in; `numbers` tells which, of 16 bits each as the words are.

    IndexError where there is no such piece, ValueError where too many are told or something is not whole.
    """
    from array import array  # it makes numbers in half the time that a memoryview takes

    code = array("H", words).tolist()
    at = 0
    for number in array("H", numbers):
        at = code.index(PIECE, at)
        piece = array("I", pieces[number])
        code[at : at + 1] = piece
        at += len(piece)
    return code


def _engine() -> Any:
    return import_module("_sre")


@cache
def _table() -> tuple[dict[bytes, Entry], Pieces]:
    """The table of this Python, by `expression_key`, and the pieces of its codes; empty where none fits."""
    name = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    try:
        mark, _, table, identity, shared = _read(name)
        fits = bool(mark == (_engine().MAGIC, _engine().CODESIZE, sys.byteorder, FORMAT))
        if fits and isinstance(shared, str):
            _, _, whole, found, shared = _read(shared)
            fits, table = found == identity, {**whole, **table}
    except (OSError, ValueError, TypeError, EOFError, AttributeError):
        return {}, ()
    return (table, shared) if fits else ({}, ())


def _read(name: str) -> tuple[Any, ...]:
    """What a file of tables holds: engine, Python, the table, what tells it from others, and the pieces of its codes.

    Where a Python compiles nearly all as another does, only what differs, with the identity of the other's table and
    the name of its file.
    """
    import marshal

    with open(os.path.join(os.path.dirname(__file__), "compiled", name), "rb") as stream:  # pathlib would cost 4 ms
        found: tuple[Any, ...] = marshal.loads(stream.read())
    return found
