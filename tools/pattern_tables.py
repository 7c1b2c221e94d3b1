"""How compiled expressions are packed: each code by itself, as a page asks for a quarter of them, with what they share.

usage: python tools/pattern_tables.py COMPILED PATTERNS >table    (tools/page.py does; COMPILED is what compile_patterns.py printed for PATTERNS)
"""

from __future__ import annotations

import json
import marshal
import sys
import zlib
from array import array
from collections import Counter
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from alvtc_info.text.precompiled import RAW, Entry, Filter, expression_key, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = TypeVar("Value")
Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # as `compile_patterns.compiled` gives it
Table = dict[bytes, Entry]
SHARED = 32768  # bytes of what the codes share: as far back as deflating looks
SEGMENT, PIECE, STEP = 64, 8, 2  # bytes of them that are taken together; that are counted; of half a word of code


def halves(code: bytes) -> bytes:
    """A code with the lower halves of its words before the upper ones, which are nearly all zero: packed, it is smaller."""
    units = array("H", code)
    low = sys.byteorder == "big"
    return units[low::2].tobytes() + units[not low :: 2].tobytes()


def shared_bytes(codes: list[bytes]) -> bytes:
    """What many of the codes hold, the most frequent last, where it is cheapest to point at.

    All codes, one behind the other, are cut into as many parts as there are segments to take, and of each part the one
    is taken whose pieces stand in most codes and in no segment before it. `codes` are as `halves` gives them.
    """
    counted = Counter[bytes]()
    for code in codes:
        counted.update({code[at : at + PIECE] for at in range(0, len(code) - PIECE + 1, STEP)})
    whole = b"".join(code[: len(code) // 2] for code in codes)
    part = max(SEGMENT, len(whole) // (SHARED // SEGMENT) & -STEP)
    taken: set[bytes] = set()
    found: list[tuple[int, bytes]] = []
    for first in range(0, len(whole) - part + 1, part)[: SHARED // SEGMENT]:
        pieces = [whole[at : at + PIECE] for at in range(first, first + part - PIECE + 1, STEP)]
        worth = [0, *accumulate(0 if each in taken or counted[each] < 2 else counted[each] for each in pieces)]
        wide = (SEGMENT - PIECE) // STEP + 1
        best, at = max((worth[at + wide] - worth[at], -at) for at in range(len(pieces) - wide + 1))
        taken.update(pieces[-at : wide - at])
        found.append((best, whole[first - STEP * at :][:SEGMENT]))
    return b"".join(segment for _, segment in sorted(found))


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


def asked_for(told: list[list[Any]]) -> set[bytes]:
    """The expressions, by `expression_key`, that papers ask for: the others are compiled when one does."""
    return {key for key, asked in keyed({(source, flags): row[-1] for source, flags, *row in told}).items() if asked}


def packed_table(
    compiled: dict[bytes, Compiled], filters: dict[bytes, Filter | None], shared: bytes, bare: Iterable[bytes] = ()
) -> Table:
    """The table as `text.precompiled` reads it; of the expressions in `bare` only the prefilters."""
    once: dict[str, str] = {}  # equal texts are written once

    def filter_of(key: bytes) -> Filter | None:
        told = filters[key]
        if told is None:
            return None
        words, heads, edge = told
        return tuple(once.setdefault(word, word) for word in words), once.setdefault(heads, heads), edge

    table: Table = {key: (b"", filter_of(key)) for key in bare}
    for key, (flags, code, groups, names, numbers) in compiled.items():
        packer = zlib.compressobj(9, zlib.DEFLATED, RAW, 9, zlib.Z_DEFAULT_STRATEGY, shared)
        packed = packer.compress(halves(code)) + packer.flush()
        table[key] = marshal.dumps((flags, packed, groups, names, numbers), 4), filter_of(key)
    return table


def unpacked(table: Table, shared: bytes) -> dict[bytes, Compiled]:
    """What a table holds, as `compile_patterns` gave it."""
    found = {}
    for key, (entry, _) in table.items():
        if not entry:
            continue
        flags, packed, *names = marshal.loads(entry)
        found[key] = (flags, whole_words(zlib.decompressobj(RAW, shared).decompress(packed)).tobytes(), *names)
    return found


def main(compiled: str, patterns: str) -> None:
    mark, made_by, whole = marshal.loads(Path(compiled).read_bytes())
    told = Path(patterns).read_bytes()
    table = keyed(whole)
    shared = shared_bytes([halves(code) for _, code, *_ in table.values()])
    packed = packed_table(table, filters_of(json.loads(told)), shared)
    sys.stdout.buffer.write(marshal.dumps((mark, made_by, packed, zlib.crc32(told), shared), 4))


if __name__ == "__main__":
    main(*sys.argv[1:])
