"""JSON that is indented, as `json.dumps(…, ensure_ascii=False, indent=2)` writes it.

The encoder in C knows no indent, and the one in Python goes through every value by a chain of generators: a fifth of a
run. Here only what holds other values is put together in Python; texts are written by the encoder in C.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any

STEP = "  "
_keys = lru_cache(maxsize=256)(quoted)


def indented(value: Any, margin: str = "\n") -> str:
    """A value of dictionaries with keys of text, lists, tuples and plain values; `margin` begins each line within it.

    Raises TypeError for a value that JSON does not have.
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        if not value:
            return "{}"
        inner = margin + STEP
        items = [f"{_keys(key)}: {indented(each, inner)}" for key, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{margin}}}"
    if isinstance(value, (list, tuple)):
        if not value:
            return "[]"
        inner = margin + STEP
        return f"[{inner}{f',{inner}'.join([indented(each, inner) for each in value])}{margin}]"
    return json.dumps(value)


def pieces(value: dict[str, Any]) -> Iterator[str]:
    """The same for a dictionary whose lists may be long, piece by piece, so that no second copy is held in memory.

    A list may be an iterator, too.
    """
    margin = "\n" + STEP
    between = "{"
    for key, each in value.items():
        yield f"{between}{margin}{_keys(key)}: "
        between = ","
        if isinstance(each, Iterator):
            inner = margin + STEP
            begun = "["
            for one in each:
                yield f"{begun}{inner}{indented(one, inner)}"
                begun = ","
            yield f"{margin}]" if begun == "," else "[]"
        else:
            yield indented(each, margin)
    yield "\n}"
