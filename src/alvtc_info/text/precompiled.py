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
    from array import array

Filter = tuple[tuple[str, ...], str, bool]  # literals, heads, edge: see `text.prefilter`
# what is compiled, if papers ask for it (flags, packed code, number of groups, group numbers by name, group names by
# number), marshalled by itself, as a page asks for few of them; then the prefilter of a searched expression
Entry = tuple[bytes, Filter | None]
FORMAT = 4  # of the table; `tools/compile_patterns.py` writes it
RAW = -15  # deflated without head and check sum: the engine checks the code itself


def expression_key(source: str, flags: int) -> bytes:
    """What an expression is known by in tables: two check sums, as its text is in the module that holds it."""
    from zlib import adler32, crc32

    data = source.encode("utf-8", "surrogatepass")
    return (crc32(data, flags) << 32 | adler32(data)).to_bytes(8, "little")


def compiled_before(source: str, flags: int) -> re.Pattern[str] | None:
    """The compiled expression from the table; None where `re` must compile it."""
    table, shared = _table()
    entry = table.get(expression_key(source, flags))
    if entry is None or not entry[0]:
        return None
    import marshal
    from zlib import decompressobj, error

    try:
        whole, packed, groups, names, numbers = marshal.loads(entry[0])
        code = whole_words(decompressobj(RAW, shared).decompress(packed)).tolist()
        found: re.Pattern[str] = _engine().compile(source, whole, code, groups, names, numbers)
    except (RuntimeError, TypeError, ValueError, EOFError, error):
        return None
    return found


def filter_before(source: str, flags: int) -> Filter | None:
    """The prefilter from the table; None where it must be derived."""
    entry = _table()[0].get(expression_key(source, flags))
    return None if entry is None else entry[1]


def whole_words(halves: bytes) -> array[int]:
    """The words of a code whose lower halves stand before the upper ones.

    ValueError where these are not as many.
    """
    from array import array  # it makes numbers in half the time that a memoryview takes

    units, middle = array("H", halves), len(halves) // 4
    low = sys.byteorder == "big"
    mixed = array("H", halves)
    mixed[low::2], mixed[not low :: 2] = units[:middle], units[middle:]
    return array("I", mixed.tobytes())


def _engine() -> Any:
    return import_module("_sre")


@cache
def _table() -> tuple[dict[bytes, Entry], bytes]:
    """The table of this Python, by `expression_key`, and what its codes share; empty where none fits."""
    name = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    try:
        mark, _, table, identity, shared = _read(name)
        fits = bool(mark == (_engine().MAGIC, _engine().CODESIZE, sys.byteorder, FORMAT))
        if fits and isinstance(shared, str):
            _, _, whole, found, shared = _read(shared)
            fits, table = found == identity, {**whole, **table}
    except (OSError, ValueError, TypeError, EOFError, AttributeError):
        return {}, b""
    return (table, shared) if fits else ({}, b"")


def _read(name: str) -> tuple[Any, ...]:
    """What a file of tables holds: engine, Python, the table, what tells it from others, and what its codes share.

    Where a Python compiles nearly all as another does, only what differs, with the identity of the other's table and
    the name of its file.
    """
    import marshal

    with open(os.path.join(os.path.dirname(__file__), "compiled", name), "rb") as stream:  # pathlib would cost 4 ms
        found: tuple[Any, ...] = marshal.loads(stream.read())
    return found
