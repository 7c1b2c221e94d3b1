"""Regular expressions that are compiled on first use, and only run on texts that can hold a match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.text.precompiled import Filter, compiled_before, expression_key, filter_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Protocol

    class _Search(Protocol):
        def __call__(self, text: str, start: int = ..., end: int = ..., /) -> re.Match[str] | None: ...


NOTHING: Iterator[re.Match[str]] = iter(())  # no matches; it can be asked any number of times


class Pattern:
    """A regular expression, compiled when first needed, and only for a text that can hold a match.

    What such a text must hold, and which characters a match begins with, is derived from the expression
    (`text.prefilter`). The engine is told these characters of an expression that was compiled beforehand. Of any other
    that begins with a look-behind, it is tried only at those characters, which is several times faster than letting the
    engine try every position. (The engine skips to the characters of a class that an expression begins with; so the
    class comes first, and a look-behind after it holds the expression.)

    `literals` and `heads` were once given by hand and are not used any more.
    With `edge` no match begins within a number.
    """

    __slots__ = ("_at_heads", "_tries", "compiled", "filter", "flags", "key", "match", "search", "source")

    def __init__(self, source: str, *literals: str, flags: int = 0, heads: str = "", edge: bool = False) -> None:
        self.source = rf"(?:(?<!\d)|(?!\d))(?:{source})" if edge else source
        self.flags = flags

    if TYPE_CHECKING:
        compiled: re.Pattern[str]  # the compiled expression
        key: bytes  # what it is known by in tables
        # literals of which a text must hold one, the class of a match's first characters, and the edge flag, which
        # says that a match never begins within a number
        filter: Filter
        # the first match in `text[start:end]`, and a match that begins at `start`; look-behind sees what is before it
        search: _Search
        match: _Search
        _at_heads: re.Pattern[str]
        _tries: int
    else:  # type checkers would take any name for an attribute

        def __getattr__(self, name: str) -> object:
            """What is made when it is first asked for, and kept; whatever else has no value yet."""
            if name == "compiled":
                made = _compiled(self.source, self.flags, self.key)
            elif name in ("search", "match"):
                made = _search_of(self, name)
            elif name == "key":
                made = expression_key(self.source, self.flags)
            elif name == "filter":
                made = filter_before(self.source, self.flags, self.key)
                if made is None:
                    from alvtc_info.text.prefilter import derive

                    made = derive(self.source, self.flags)
            else:
                raise AttributeError(name)
            setattr(self, name, made)
            return made

    @property
    def at_heads(self) -> tuple[str, int] | None:
        """The expression, with its flags, that finds where a match begins; None where the engine skips there itself."""
        _, heads, edge = self.filter
        if not heads:
            return None
        first = f"[{heads}]"
        if "(?P=" in self.source or "(?(" in self.source:  # a look-behind cannot hold a reference to a group
            return (rf"\d+|{first}" if edge else first), 0
        within = r"(?:(?<!\d)|(?!\d))" if edge else ""
        return f"{first}(?<=(?={within}(?:{self.source})){first})", self.flags

    def possible(self, text: str) -> bool:
        """Whether the text holds what a match must hold."""
        literals = self.filter[0]
        for literal in literals:
            if literal in text:
                return True
        return not literals

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in `text`; compiles nothing where none is possible."""
        literals, heads, _ = self.filter
        if literals:
            for literal in literals:
                if literal in text:
                    break
            else:
                return NOTHING
        return self._from_heads(text) if heads and self._pays(text) else self.compiled.finditer(text)

    def _pays(self, text: str) -> bool:
        """Whether to compile what finds heads: not for the first short texts: it costs as much as the expression."""
        if hasattr(self, "_at_heads"):
            return True
        self._tries = tries = getattr(self, "_tries", 0) + 1
        return tries > FEW or len(text) > SHORT

    def _from_heads(self, text: str) -> Iterator[re.Match[str]]:
        if not hasattr(self, "_at_heads"):
            head = self.at_heads
            assert head is not None
            self._at_heads = _compiled(*head)
        match = self.match
        at = 0
        for head_at in self._at_heads.finditer(text):
            start = head_at.start()
            if start >= at:
                found = match(text, start)
                if found:
                    at = found.end()
                    yield found

    def findall(self, text: str) -> list[str]:
        """The words of all matches of a pattern without groups."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """The text between the matches."""
        return self.compiled.split(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self.compiled.sub(replacement, text)


# code points of a text, how often one is looked at before an expression is compiled, and searched without its heads
SHORT, TRIES, FEW = 4_096, 100, 2


def _search_of(pattern: Pattern, name: str) -> _Search:
    """The engine's search, or match; of an expression that is in no table, first what looks for its literals.

    To compile one costs a start half a millisecond, and of those that are not in the table few may match.
    """
    try:
        made = object.__getattribute__(pattern, "compiled")
    except AttributeError:
        made = compiled_before(pattern.source, pattern.flags, pattern.key)
        known = None if made else filter_before(pattern.source, pattern.flags, pattern.key)
        if known and known[0]:
            return _search_where_possible(pattern, name)
        if made:
            pattern.compiled = made
    return getattr(made or pattern.compiled, name)  # type: ignore[no-any-return]


def _search_where_possible(pattern: Pattern, name: str) -> _Search:
    left = TRIES

    def search(text: str, *span: int) -> re.Match[str] | None:
        nonlocal left
        left -= 1
        if left > 0 and len(text) <= SHORT and not pattern.possible(text):
            return None
        found: _Search = getattr(pattern.compiled, name)
        setattr(pattern, name, found)
        return found(text, *span)

    return search


def _compiled(source: str, flags: int, key: bytes = b"") -> re.Pattern[str]:
    found = compiled_before(source, flags, key)
    if found is None:
        from alvtc_info.text.compiling import compile_expression

        found = compile_expression(source, flags)
    return found


def occurrences(text: str, word: str, start: int = 0) -> Iterator[int]:
    """Every offset from `start` on at which a word stands in a text, overlapping ones too; none for an empty word."""
    at = text.find(word, start) if word else -1
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def words(items: Iterable[str]) -> str:
    """An alternation of literal words, longest first, so that 截至目前 wins over 目前."""
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda w: (-len(w), w)))
