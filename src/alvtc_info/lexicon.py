"""Patterns that cost nothing until they are needed, and nothing on a text that holds none of their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Pattern:
    """A regular expression with the literals without one of which it cannot match.

    It is compiled when a text first holds one of its literals. No literals: compiled at first use.
    """

    __slots__ = ("_compiled", "literals", "source")

    def __init__(self, source: str, *literals: str) -> None:
        self.source = source
        self.literals = literals
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def possible(self, text: str) -> bool:
        """Whether the text holds one of the literals."""
        return not self.literals or any(literal in text for literal in self.literals)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in `text`; compiles nothing where none is possible."""
        return self.compiled.finditer(text) if self.possible(text) else iter(())

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `text[start:end]`, with look-behind able to see before `start`."""
        return self.compiled.search(text, start, len(text) if end is None else end)


def words(items: Iterable[str]) -> str:
    """An alternation of literal words, longest first, so that 截至目前 wins over 目前."""
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda w: (-len(w), w)))
