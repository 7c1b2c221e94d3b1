"""Characters that look like one another."""

from __future__ import annotations

from functools import cache

from alvtc_info.proofreading.word_lists import row_in_bytes

SHAPES = "look_alikes"


@cache
def look_alikes(character: str) -> str:
    """The characters that look like this one, the likest first; empty for none."""
    return row_in_bytes(SHAPES, f"{character}\t".encode("utf-8", "surrogatepass")).decode()
