"""What is not to be checked, by hand and with a reason: 不检查 含糊时间表述：引用原话.

In Word a comment on the words, in YAML a comment, in text and Markdown <!-- … -->, each for the paragraph it stands at; in the
settings a table for the files that its patterns name. A rule is named by its Chinese or English name; without a reason nothing
is held back. What is held back is kept with the reason, never dropped in silence.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


WORD = "不检查"
_NOTE = Pattern(
    rf"\s*{WORD}\s*(?P<rules>[^：:\s、，,]*(?:\s*[、，,]\s*[^：:\s、，,]+)*)\s*(?:[：:]\s*(?P<reason>.*?))?\s*"
)
_BETWEEN = Pattern(r"\s*[、，,]\s*")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One note: the blocks that it holds for (ids, or the beginnings of ids of their pieces), the rules as written, the reason."""

    blocks: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str

    def holds(self, block: str) -> bool:
        """Whether it stands at this block."""
        return any(block == each or block.startswith((f"{each}.", f"{each}[")) for each in self.blocks)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A table of the settings: patterns of files (with /, from the folder of the settings), names of rules, the reason."""

    files: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str = ""

    def names(self, path: str, settings: str) -> bool:
        """Whether a file is among these; `settings` is the path of the settings."""
        folder = os.path.dirname(os.path.abspath(settings))
        try:
            seen = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
        except ValueError:  # another drive
            return False
        return any(
            _glob(pattern).fullmatch(seen if "/" in pattern else seen.rpartition("/")[2]) for pattern in self.files
        )


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    """A pattern of files: * and ? within a folder, ** over folders; without / it is a file's name in any folder."""
    import re

    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./"))
    kinds = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(kinds.get(part) or re.escape(part) for part in parts))


def noted(text: str, blocks: Iterable[str]) -> Suppression | None:
    """The note that a comment is; None for any other comment."""
    found = _NOTE.compiled.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    rules = tuple(name for name in _BETWEEN.compiled.split(found["rules"]) if name)
    return Suppression(tuple(blocks), rules, found["reason"] or "")
