"""Characters that look like one another."""

from __future__ import annotations

from functools import cache

from alvtc_info.proofreading.word_lists import word_list

SHAPES = "look_alikes"


@cache
def _shapes() -> dict[str, str]:
    return {line[0]: line[2:] for line in word_list(SHAPES).entries}


def look_alikes(character: str) -> str:
    """The characters that look like this one, the likest first; empty for none."""
    return _shapes().get(character, "")
