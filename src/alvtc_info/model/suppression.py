"""Notes by hand that a rule is not to be applied, with the reason: 不检查 含糊时间表述：引用原话.

A note is in Word a comment on the words, in YAML a comment, in text and Markdown <!-- … -->, and holds for the
paragraph it stands at; in the settings it is a table for the files that its patterns name. A rule is named by its
Chinese or English name; without a reason nothing is suppressed.
A suppressed finding is kept with the reason, never dropped.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.text.file_patterns import fits, parts
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


WORD = "不检查"
_NOTE = Pattern(
    rf"\s*{WORD}\s*(?P<rules>[^：:\s、，,]*(?:\s*[、，,]\s*[^：:\s、，,]+)*)\s*(?:[：:]\s*(?P<reason>.*?))?\s*"
)
_BETWEEN = Pattern(r"\s*[、，,]\s*")


@frozen
class Suppression:
    """One note: the blocks that it holds for, the rules as written, the reason.

    `blocks` are ids, or the beginnings of ids of their pieces.
    """

    blocks: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str

    def holds(self, block: str) -> bool:
        """Whether the note holds for this block."""
        return any(block == each or block.startswith((f"{each}.", f"{each}[")) for each in self.blocks)


@frozen
class Exemption:
    """A table of the settings: patterns of files, names of rules, the reason.

    The patterns are written with /, from the folder of the settings.
    """

    files: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str = ""

    def names(self, path: str, settings: str) -> bool:
        """Whether a file matches one of the patterns; `settings` is the path of the settings."""
        folder = os.path.dirname(os.path.abspath(settings))
        try:
            seen = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
        except ValueError:  # another drive
            return False
        return any(fits(parts(pattern), seen if "/" in pattern else seen.rpartition("/")[2]) for pattern in self.files)


def noted(text: str, blocks: Iterable[str]) -> Suppression | None:
    """The note in a comment; None for any other comment."""
    found = _NOTE.compiled.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    rules = tuple(name for name in _BETWEEN.compiled.split(found["rules"]) if name)
    return Suppression(tuple(blocks), rules, found["reason"] or "")
