"""Notes by hand that a rule is not to be applied, with the reason: 不检查 含糊时间表述：引用原话.

A note is in Word a comment on the words, in YAML a comment, in text and Markdown <!-- … -->, and holds for the
paragraph it stands at; in the settings it is a table for the files that its patterns name. A rule is named by its
Chinese or English name; without a reason nothing is suppressed.
A suppressed finding is kept with the reason, never dropped.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable


WORD = "不检查"
_NOTE = Pattern(
    rf"\s*{WORD}\s*(?P<rules>[^：:\s、，,]*(?:\s*[、，,]\s*[^：:\s、，,]+)*)\s*(?:[：:]\s*(?P<reason>.*?))?\s*"
)
_WILD = Pattern(r"(\*\*/|\*\*|\*|\?)")
_BETWEEN = Pattern(r"\s*[、，,]\s*")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
        return any(
            _fits(_parts(pattern), seen if "/" in pattern else seen.rpartition("/")[2]) for pattern in self.files
        )


@lru_cache(maxsize=256)
def _parts(pattern: str) -> tuple[str, ...]:
    """A pattern of files in its parts: * and ? match within a folder, ** across folders, **/ any number of them."""
    return tuple(part for part in _WILD.compiled.split(pattern.removeprefix("./")) if part)


def _fits(parts: tuple[str, ...], path: str) -> bool:
    """Whether a path matches a pattern, in time that grows with the length of both, never with the ways to match."""
    reached = {0}
    for part in parts:
        reached = _through(part, path, reached)
    return len(path) in reached


def _through(part: str, path: str, reached: set[int]) -> set[int]:
    """Where a part may end that begins at one of these places of a path."""
    if part == "?":
        return {at + 1 for at in reached if path[at : at + 1] not in ("", "/")}
    if part == "**":
        return set(range(min(reached, default=len(path) + 1), len(path) + 1))
    if part not in ("*", "**/"):
        return {at + len(part) for at in reached if path.startswith(part, at)}
    found, gone = set(reached), -1  # what an earlier place reaches, a later one up to there reaches no further
    for at in sorted(reached):
        if at <= gone:
            continue
        gone, end = at, path.find("/", at)
        if part == "*":
            gone = len(path) if end < 0 else end
            found.update(range(at, gone + 1))
        while part == "**/" and end > gone:
            gone = end + 1
            found.add(gone)
            end = path.find("/", gone)
    return found


def noted(text: str, blocks: Iterable[str]) -> Suppression | None:
    """The note in a comment; None for any other comment."""
    found = _NOTE.compiled.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    rules = tuple(name for name in _BETWEEN.compiled.split(found["rules"]) if name)
    return Suppression(tuple(blocks), rules, found["reason"] or "")
