"""Compile expressions with the Python that runs this: what `tools/generate.py --patterns` prints on standard input, the table on standard output.

usage: python3.12 tools/compile_patterns.py <patterns.json >cpython-3.12.bin      (tools/generate.py does; needs nothing installed)
"""

from __future__ import annotations

import json
import marshal
import sys
import zlib
from array import array
from importlib import import_module
from typing import Any

FORMAT = 2  # as `text.precompiled` reads it


def compiled(source: str, flags: int) -> bytes:
    """What `re` would hand to its engine, marshalled."""
    compiler: Any = import_module("re._compiler")
    parsed = import_module("re._parser").parse(source, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    code = array("I", map(int, compiler._code(parsed, flags)))
    found = (
        int(flags | parsed.state.flags),
        zlib.compress(code.tobytes(), 9),
        parsed.state.groups - 1,
        names,
        tuple(numbers),
    )
    return marshal.dumps(found, 4)


def main() -> None:
    engine = import_module("_sre")
    assert array("I").itemsize == engine.CODESIZE, "another size of code words than ours"
    once: dict[str, str] = {}  # equal texts are written once
    table = {}
    for source, flags, derived, *_ in json.load(sys.stdin):
        words, heads, edge = derived or ((), "", False)
        told = (tuple(once.setdefault(word, word) for word in words), once.setdefault(heads, heads), edge)
        table[source, flags] = compiled(source, flags), told if derived else None
    whole = ((engine.MAGIC, engine.CODESIZE, sys.byteorder, FORMAT), tuple(sys.version_info[:3]), table)
    sys.stdout.buffer.write(marshal.dumps(whole, 4))  # one page asks for a seventh of it: each code by itself is packed


if __name__ == "__main__":
    main()
