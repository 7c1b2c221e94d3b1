"""Compile expressions with the Python that runs this: what `tools/generate.py --patterns` prints on standard input, what is compiled on standard output.

usage: python3.12 tools/compile_patterns.py <patterns.json >compiled      (tools/generate.py does; needs nothing installed)
"""

from __future__ import annotations

import json
import marshal
import sys
from array import array
from importlib import import_module
from typing import Any

FORMAT = 4  # as `text.precompiled` reads it


def compiled(source: str, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What `re` would hand to its engine."""
    compiler: Any = import_module("re._compiler")
    parsed = import_module("re._parser").parse(source, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    code = array("I", map(int, compiler._code(parsed, flags)))
    return int(flags | parsed.state.flags), code.tobytes(), parsed.state.groups - 1, names, tuple(numbers)


def main() -> None:
    engine = import_module("_sre")
    assert array("I").itemsize == engine.CODESIZE, "another size of code words than ours"
    table = {(source, flags): compiled(source, flags) for source, flags, *_ in json.load(sys.stdin)}
    mark = (engine.MAGIC, engine.CODESIZE, sys.byteorder, FORMAT)
    sys.stdout.buffer.write(marshal.dumps((mark, tuple(sys.version_info[:3]), table), 4))


if __name__ == "__main__":
    main()
