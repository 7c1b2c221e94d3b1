"""The numbers of a Word file's annotations (comments, tracked changes, bookmarks): no new one is in use already."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from alvtc_info.reading.ooxml_names import WORD, integer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_KEYS = tuple(f"{{{uri.strip()}}}id" for uri in WORD)
_GREATEST = 2**31 - 1


def free_numbers(trees: Iterable[_Element]) -> Iterator[int]:
    """Numbers that no annotation in these trees has, the first after the greatest in use where Word allows it."""
    used = {
        integer(str(element.get(key)), -1)
        for tree in trees
        for element in tree.iter()
        for key in _KEYS
        if key in element.attrib
    }
    used = {number for number in used if 0 <= number <= _GREATEST}
    after = max(used, default=-1) + 1
    return (number for number in chain(range(after, _GREATEST + 1), range(after)) if number not in used)
