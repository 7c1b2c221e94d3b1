"""How compiled expressions are kept: each code by itself, as a page asks for a quarter of them, and once what they share.

usage: python tools/pattern_tables.py COMPILED PATTERNS >table    (tools/page.py does; COMPILED is what compile_patterns.py printed for PATTERNS)
"""

from __future__ import annotations

import json
import marshal
import sys
import zlib
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from alvtc_info.text.precompiled import PIECE, Entry, Filter, Pieces, expression_key, whole_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Value = TypeVar("Value")
# as `compile_patterns.compiled` gives it
Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...], tuple[tuple[int, int], ...]]
Table = dict[bytes, Entry]
LONG = 8  # words of a class from which on it is told by its number
RUN = 32  # bytes that two codes share


def parted(made: Compiled) -> Iterator[tuple[int, int]]:
    """Where the pieces of a code stand, in words: its long classes, and what 16 bits cannot hold."""
    code, classes = array("I", made[1]), made[-1]
    starts = {start: end for start, end in classes if end - start > LONG}
    at = 0
    while at < len(code):
        end = starts.get(at, at + (code[at] >= PIECE))
        if end > at:
            yield at, end
        at = max(end, at + 1)


def pieces_of(made: Iterable[Compiled]) -> Pieces:
    """The pieces of all codes, alike ones once; in order, as they are packed the smaller the more neighbours agree."""
    return tuple(sorted({each[1][4 * start : 4 * end] for each in made for start, end in parted(each)}))


def likest_next(made: dict[bytes, Compiled]) -> dict[bytes, Compiled]:
    """The same in an order in which each code stands behind the one that it shares most with: packed, it is smaller."""
    runs = {
        key: {code[at : at + RUN] for at in range(0, len(code) - RUN, array("I").itemsize)}
        for key, (_, code, *_) in made.items()
    }
    left, last = dict.fromkeys(made), next(iter(made))
    found = {}
    while left:
        del left[last]
        found[last] = made[last]
        last = max(left, key=lambda key: len(runs[last] & runs[key]) / (len(runs[key]) + RUN), default=last)
    return found


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
    compiled: dict[bytes, Compiled], filters: dict[bytes, Filter | None], pieces: Pieces, bare: Iterable[bytes] = ()
) -> Table:
    """The table as `text.precompiled` reads it; of the expressions in `bare` only the prefilters.

    So of those that have pieces other than these.
    """
    once: dict[str, str] = {}  # equal texts are written once
    numbers_of = {piece: number for number, piece in enumerate(pieces)}

    def filter_of(key: bytes) -> Filter | None:
        told = filters[key]
        if told is None:
            return None
        words, heads, edge = told
        return tuple(once.setdefault(word, word) for word in words), once.setdefault(heads, heads), edge

    table: Table = {key: (b"", filter_of(key)) for key in bare}
    for key, made in compiled.items():
        flags, code, groups, names, numbers, _ = made
        words = array("I", code).tolist()
        spans = [*parted(made)]
        used = [code[4 * start : 4 * end] for start, end in spans]
        for start, end in reversed(spans):
            words[start:end] = [PIECE]
        entry = b""
        if numbers_of.keys() >= {*used}:
            told = array("H", [numbers_of[piece] for piece in used])
            entry = marshal.dumps((flags, array("H", words).tobytes(), told.tobytes(), groups, names, numbers), 4)
        table[key] = entry, filter_of(key)
    return table


def codes_of(table: Table, pieces: Pieces) -> dict[bytes, bytes]:
    """The codes that a table holds."""
    found = {}
    for key, (entry, _) in table.items():
        if entry:
            _, words, told, *_ = marshal.loads(entry)
            found[key] = array("I", whole_code(words, told, pieces)).tobytes()
    return found


def main(compiled: str, patterns: str) -> None:
    mark, made_by, whole = marshal.loads(Path(compiled).read_bytes())
    told = Path(patterns).read_bytes()
    table = keyed(whole)
    pieces = pieces_of(table.values())
    packed = packed_table(table, filters_of(json.loads(told)), pieces)
    sys.stdout.buffer.write(marshal.dumps((mark, made_by, packed, zlib.crc32(told), pieces), 4))


if __name__ == "__main__":
    main(*sys.argv[1:])
