"""Expressions that a user typed: proved harmless by their parse tree, or run in a process that can be ended.

The engine of `re` tries every way to match, and cannot be stopped. An expression whose tries at one place are few
whatever the text says runs here like any other; every other one runs in a helper process, with a limit on time.
"""

from __future__ import annotations

import re
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

from alvtc_info.errors import UsageError
from alvtc_info.text.match_apart import found_apart, spans_apart
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 500  # characters of an expression
STEPS = 1_000  # of the engine at one place of a text, at most, for an expression that runs here
SECONDS = 5.0  # for one expression on one draft
HITS = 10_000  # of one expression in one draft
STRIKES = 3  # drafts on which an expression may be too slow before it is not tried again
_MANY = 10**9
_SLOW = f"{SECONDS:g} 秒还没有匹配完，已停止；少用 * 和 +，写成 {{0,20}} 这样有上限的重复"
_WHOLE = re.compile("(?s:.*)")
_ONE = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN", "AT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


class UserPattern(Pattern):
    """An expression of the settings. Raises UsageError where it is no expression, too long, or matches nothing at all.

    Its methods raise UsageError where the limits on time or hits are passed.
    """

    __slots__ = ("_proved", "_slow")

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._slow = 0
        self._proved = steps(source) <= STEPS
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on what another version of Python may make of it
            head = self.at_heads
            if self._proved:
                self.compiled = re.compile(source)
                if head:
                    self._at_heads = re.compile(*head)
        if self.matches_nothing():
            raise UsageError("never-matches", "能匹配空白，请写具体")

    def matches_nothing(self) -> bool:
        """Whether the expression matches an empty text."""
        return not self.source or any(True for _ in self._matches(""))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in `text`."""
        if self.possible(text):
            for number, match in enumerate(self._matches(text)):
                if number == HITS:
                    raise UsageError("too-many-hits", f"在一份稿件里匹配超过 {HITS} 处，请写具体")
                yield match

    def found_in(self, text: str, ranges: Sequence[tuple[int, int]]) -> list[bool]:
        """Whether each of these parts of a text holds a match, with look-behind able to see before its start."""
        if self._proved:
            return [self.search(text, *each) is not None for each in ranges]
        found: list[bool] = self._limited(lambda: found_apart(self.source, text, ranges, SECONDS))
        return found

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        if self._proved:
            return super().finditer(text)
        return self._apart(text)

    def _apart(self, text: str) -> Iterator[re.Match[str]]:
        spans = self._limited(lambda: spans_apart(self.source, text, HITS + 1, SECONDS))
        for start, end in spans:
            match = _WHOLE.match(text, start, end)
            assert match is not None
            yield match

    def _limited(self, work: Any) -> Any:
        """What the helper answers. Raises UsageError where it does not within the limits."""
        if self._slow >= STRIKES:
            raise UsageError("pattern-slow", f"已有 {STRIKES} 份稿件超时，不再试；请改写这个表达式")
        try:
            return work()
        except TimeoutError:
            self._slow += 1
            raise UsageError("pattern-slow", _SLOW) from None


def first_match(source: str, text: str) -> re.Match[str] | None:
    """The first match of an expression that a user wrote, with its groups. Raises UsageError as `steps`, and where the
    limit on time is passed.
    """
    if steps(source) <= STEPS:
        return re.search(source, text)
    try:
        spans = spans_apart(source, text, 1, SECONDS)
    except TimeoutError:
        raise UsageError("pattern-slow", _SLOW) from None
    return re.compile(source).match(text, spans[0][0]) if spans else None


def steps(source: str) -> int:
    """The steps that the engine takes at one place of any text, at most; a great number where nothing bounds them.

    Raises UsageError for an expression that is too long or none.
    """
    if len(source) > LONGEST:
        raise UsageError("bad-pattern", f"超过 {LONGEST} 个字符，请拆成几条规则")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = import_module("re._parser").parse(source)
            taken, _ = _tries(list(tree))
            return _MANY if tree.state.flags & re.IGNORECASE else taken
    except re.error as error:
        raise UsageError("bad-pattern", f"不是有效的正则表达式（第 {error.pos or 0} 个字符）") from None
    except (ArithmeticError, RecursionError, ValueError, MemoryError):
        raise UsageError("bad-pattern", "不是有效的正则表达式（数太大或括号套得太深）") from None


def _tries(nodes: Sequence[tuple[Any, Any]]) -> tuple[int, int]:
    """The steps that a sequence takes, at most, where all that follows fails; and how often what follows is tried."""
    taken, ways = 0, 1
    for op, value in nodes:
        more, on = _tries_of(str(op), value)
        taken, ways = min(taken + ways * more, _MANY), min(ways * on, _MANY)
    return taken, ways


def _tries_of(op: str, value: Any) -> tuple[int, int]:
    if op in _ONE:
        return 1, 1
    if op == "SUBPATTERN":
        found = _tries(list(value[3]))
        return (_MANY, _MANY) if value[1] & re.IGNORECASE else found
    if op in ("ASSERT", "ASSERT_NOT"):  # tried once; there is no going back into it
        least, most = value[1].getwidth() if value[0] < 0 else (0, 0)
        if least != most:
            raise re.error("a look-behind of no fixed width")
        return _tries(list(value[1]))[0] + 1, 1
    if op == "ATOMIC_GROUP":
        return _tries(list(value))[0], 1
    if op == "BRANCH":
        each = [_tries(list(branch)) for branch in value[1]]
        return sum(taken for taken, _ in each) + 1, sum(ways for _, ways in each)
    if op in _REPEATS:
        least, most, inner = value
        return _repeated(*_tries(list(inner)), least, min(int(most), _MANY), keeps=op == "POSSESSIVE_REPEAT")
    return _MANY, _MANY  # a reference to a group, whose length is that of the text


def _repeated(taken: int, ways: int, least: int, most: int, *, keeps: bool) -> tuple[int, int]:
    """The same for an item that is repeated: each number of times, in each way, is tried."""
    if ways <= 1:
        return min(most * taken + 1, _MANY), 1 if keeps else most - least + 1
    total = on = 0
    power = 1
    for number in range(most + 1):
        on += power if number >= least else 0
        total += power * taken
        power *= ways
        if total > _MANY:
            return _MANY, _MANY
    return total + 1, 1 if keeps else on
