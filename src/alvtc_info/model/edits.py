"""Words of a draft that are to be replaced by others."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError, bad_value
from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Edit:
    """The replacement of a span of a block: `start` to `end` in code points of its text, which must hold `was` there.

    An empty span inserts, an empty `replacement` deletes. Raises UsageError for values of another type and for a span
    that is none.
    """

    block: str
    start: int
    end: int
    was: str = field(repr=False)
    replacement: str = field(repr=False)

    def __post_init__(self) -> None:
        for name in ("block", "was", "replacement"):
            if not isinstance(getattr(self, name), str):
                raise bad_value(name, "文字", getattr(self, name))
        for name in ("start", "end"):
            if isinstance(getattr(self, name), bool) or not isinstance(getattr(self, name), int):
                raise bad_value(name, "整数", getattr(self, name))
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.was):
            raise UsageError("bad-span", "改动的起止位置不对：end − start 应等于原文 was 的字数")


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits by block and place. Raises UsageError where two touch the same words, or for what is no edit."""
    if isinstance(edits, (str, bytes)) or not hasattr(edits, "__iter__"):
        raise bad_value("edits", "Edit 的列表", edits)
    listed = list(edits)
    for each in listed:
        if not isinstance(each, Edit):
            raise bad_value("edits", "Edit 的列表", each)
    listed.sort(key=lambda edit: (edit.block, edit.start, edit.end))
    if any(a.block == b.block and (b.start < a.end or a.start == b.start) for a, b in pairwise(listed)):
        raise UsageError("overlapping-edits", "有两处改动改的是同样的字，请分两次改")
    return listed
