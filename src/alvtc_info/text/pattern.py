"""Patterns that cost nothing until they are needed, and nothing on a text that holds none of their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.text.precompiled import ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Pattern:
    """A regular expression, compiled when first needed, with the literals without one of which it cannot match.

    `heads` are the characters a match can begin with: an expression that begins with a look-behind or a class is then tried
    only there, which is several times faster than letting the engine try every character. (The engine skips to the characters of a class
    that an expression begins with; so the class comes first and the expression is looked back at from behind it.) `edge` says that a match
    cannot begin within a number, so that only its first digit is tried.
    """

    __slots__ = ("_compiled", "_heads", "edge", "flags", "heads", "literals", "source")

    def __init__(self, source: str, *literals: str, flags: int = 0, heads: str = "", edge: bool = False) -> None:
        self.source = source
        self.literals = literals
        self.flags = flags
        self.heads = heads
        self.edge = edge
        self._compiled: re.Pattern[str] | None = None
        self._heads: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = _compiled(self.source, self.flags)
        return self._compiled

    @property
    def sources(self) -> tuple[tuple[str, int], ...]:
        """The expressions that this one is compiled from, with their flags."""
        if not self.heads:
            return ((self.source, self.flags),)
        first = f"[{self.heads}]"
        if "(?P=" in self.source:  # what refers to a group cannot be looked back at
            return (self.source, self.flags), (rf"\d+|{first}" if self.edge else first, 0)
        edge = r"(?:(?<!\d)|(?!\d))" if self.edge else ""
        return (self.source, self.flags), (f"{first}(?<=(?={edge}(?:{self.source})){first})", self.flags)

    def possible(self, text: str) -> bool:
        """Whether the text holds one of the literals."""
        for literal in self.literals:
            if literal in text:
                return True
        return not self.literals

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in `text`; compiles nothing where none is possible."""
        if not self.possible(text):
            return iter(())
        return self._from_heads(text) if self.heads else self.compiled.finditer(text)

    def _from_heads(self, text: str) -> Iterator[re.Match[str]]:
        if self._heads is None:
            self._heads = _compiled(*self.sources[1])
        match = self.compiled.match
        at = 0
        for head in self._heads.finditer(text):
            start = head.start()
            if start >= at:
                found = match(text, start)
                if found:
                    at = found.end()
                    yield found

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `text[start:end]`, with look-behind able to see before `start`."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match that begins at `start`, with look-behind able to see before it."""
        return self.compiled.match(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        """The words of all matches of a pattern without groups."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """The text between the matches."""
        return self.compiled.split(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self.compiled.sub(replacement, text)


def _compiled(source: str, flags: int) -> re.Pattern[str]:
    return ready(source, flags) or re.compile(source, flags)


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, every place, those that overlap too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def words(items: Iterable[str]) -> str:
    """An alternation of literal words, longest first, so that 截至目前 wins over 目前."""
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda w: (-len(w), w)))
