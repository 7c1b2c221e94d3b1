"""Expressions compiled beforehand: compiling them is half of what checking one page costs.

`tools/generate.py` makes a table for each CPython that this was tested on: what `re` makes of each expression of the
package, and what a text must hold for it to match. `re` compiles as usual an expression that is not in the table, and
all of them on another Python or where the table cannot be read.
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
# what is compiled (flags, packed code, number of groups, group numbers by name, group names by number), marshalled by
# itself, as a page asks for few of them; then the prefilter of a searched expression
Entry = tuple[bytes, Filter | None]
FORMAT = 2  # of the table; `tools/compile_patterns.py` writes it


def compiled_before(source: str, flags: int) -> re.Pattern[str] | None:
    """The compiled expression from the table; None where `re` must compile it."""
    entry = _table().get((source, flags))
    if entry is None:
        return None
    import marshal
    from zlib import decompress, error

    try:
        whole, packed, groups, names, numbers = marshal.loads(entry[0])
        code = memoryview(decompress(packed)).cast("I").tolist()
        found: re.Pattern[str] = _engine().compile(source, whole, code, groups, names, numbers)
    except (RuntimeError, TypeError, ValueError, EOFError, error):
        return None
    return found


def filter_before(source: str, flags: int) -> Filter | None:
    """The prefilter from the table; None where it must be derived."""
    entry = _table().get((source, flags))
    return None if entry is None else entry[1]


def _engine() -> Any:
    return import_module("_sre")


@cache
def _table() -> dict[tuple[str, int], Entry]:
    """The table of this Python, by expression and flags; empty where none fits."""
    name = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    try:
        mark, _, table, *rest = _read(name)
        fits = bool(mark == (_engine().MAGIC, _engine().CODESIZE, sys.byteorder, FORMAT))
        if fits and len(rest) == 2:
            identity, other = rest
            _, _, whole, found = _read(other)
            fits, table = found == identity, {**whole, **table}
    except (OSError, ValueError, TypeError, EOFError, AttributeError):
        return {}
    return table if fits else {}


def _read(name: str) -> tuple[Any, ...]:
    """What a file of tables holds: engine, Python, the table and what tells it from others.

    Where a Python compiles nearly all as another does, only what differs, with the identity of the other's table and
    the name of its file.
    """
    import marshal

    with open(os.path.join(os.path.dirname(__file__), "compiled", name), "rb") as stream:  # pathlib would cost 4 ms
        found: tuple[Any, ...] = marshal.loads(stream.read())
    return found
