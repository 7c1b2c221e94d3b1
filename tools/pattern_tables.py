"""How compiled expressions are packed: each code by itself, as a page asks for a seventh of them, with what they share.

usage: python tools/pattern_tables.py COMPILED PATTERNS >table    (tools/page.py does; COMPILED is what compile_patterns.py printed for PATTERNS)
"""

from __future__ import annotations

import json
import marshal
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import Any, TypeVar

from alvtc_info.text.precompiled import RAW, Entry, Filter, expression_key

Value = TypeVar("Value")
Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # as `compile_patterns.compiled` gives it
Table = dict[bytes, Entry]
CHUNK, STEP = 24, 4  # bytes of code that are counted together; a word of code
SHARED = 16384  # bytes of what the codes share
AT_LEAST = 5  # codes that have a chunk in common


def shared_bytes(codes: list[bytes]) -> bytes:
    """What many of the codes hold, the most frequent last, where it is cheapest to point at."""
    counted = Counter[bytes]()
    for code in codes:
        counted.update(sorted({code[at : at + CHUNK] for at in range(0, len(code) - CHUNK + 1, STEP)}))
    found = bytearray()
    for chunk, times in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if times < AT_LEAST or len(found) >= SHARED:
            break
        if chunk in found:
            continue
        known = next((size for size in range(CHUNK - STEP, 0, -STEP) if found[-size:] == chunk[:size]), 0)
        found += chunk[known:]
    return bytes(found)


def keyed(told: dict[tuple[str, int], Value]) -> dict[bytes, Value]:
    """What is told by source and flags, by `expression_key`.

    ValueError where two expressions would have one key.
    """
    found = {expression_key(*key): value for key, value in told.items()}
    if len(found) < len(told):
        raise ValueError("two expressions have one key")
    return found


def filters_of(told: list[list[Any]]) -> dict[bytes, Filter | None]:
    """The prefilters by `expression_key`, of rows of source, flags and prefilter as JSON gives them; None for none."""
    derived = keyed({(source, flags): found for source, flags, found, *_ in told})
    return {key: found and (tuple(found[0]), *found[1:]) for key, found in derived.items()}


def packed_table(compiled: dict[bytes, Compiled], filters: dict[bytes, Filter | None], shared: bytes) -> Table:
    """The table as `text.precompiled` reads it."""
    once: dict[str, str] = {}  # equal texts are written once
    table: Table = {}
    for key, (flags, code, groups, names, numbers) in compiled.items():
        packer = zlib.compressobj(9, zlib.DEFLATED, RAW, 9, zlib.Z_DEFAULT_STRATEGY, shared)
        packed = packer.compress(code) + packer.flush()
        told = filters[key]
        if told is not None:
            words, heads, edge = told
            told = tuple(once.setdefault(word, word) for word in words), once.setdefault(heads, heads), edge
        table[key] = marshal.dumps((flags, packed, groups, names, numbers), 4), told
    return table


def unpacked(table: Table, shared: bytes) -> dict[bytes, Compiled]:
    """What a table holds, as `compile_patterns` gave it."""
    found = {}
    for key, (entry, _) in table.items():
        flags, packed, *names = marshal.loads(entry)
        found[key] = (flags, zlib.decompressobj(RAW, shared).decompress(packed), *names)
    return found


def main(compiled: str, patterns: str) -> None:
    mark, made_by, whole = marshal.loads(Path(compiled).read_bytes())
    told = Path(patterns).read_bytes()
    filters = filters_of(json.loads(told))
    table = keyed(whole)
    shared = shared_bytes([code for _, code, *_ in table.values()])
    packed = packed_table(table, filters, shared)
    sys.stdout.buffer.write(marshal.dumps((mark, made_by, packed, zlib.crc32(told), shared), 4))


if __name__ == "__main__":
    main(*sys.argv[1:])
