"""Patterns of files: those of the settings, and those that are written as in a .gitignore.

All match in time that grows with the length of pattern and path, never with the ways to match.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WILD = Pattern(r"(\*\*/|\*\*|\*|\?)")
_CLASSES = {  # the classes of POSIX, of ASCII as git has them
    "alnum": str.isalnum,
    "alpha": str.isalpha,
    "blank": " \t".__contains__,
    "cntrl": lambda char: char < " " or char == "\x7f",
    "digit": str.isdigit,
    "graph": lambda char: "!" <= char <= "~",
    "lower": str.islower,
    "print": lambda char: " " <= char <= "~",
    "punct": lambda char: "!" <= char <= "~" and not char.isalnum(),
    "space": " \t\n\v\f\r".__contains__,
    "upper": str.isupper,
    "xdigit": "0123456789abcdefABCDEF".__contains__,
}


class _OneOf(NamedTuple):
    """One character out of some: ranges of code points, names of classes."""

    ranges: tuple[tuple[str, str], ...]
    classes: tuple[str, ...]
    negated: bool

    def has(self, char: str) -> bool:
        found = any(first <= char <= last for first, last in self.ranges) or any(
            char.isascii() and _CLASSES[name](char) for name in self.classes
        )
        return found is not self.negated


_Part = str | _OneOf


@lru_cache(maxsize=256)
def parts(pattern: str) -> tuple[_Part, ...]:
    """A pattern of files in its parts: * and ? match within a folder, ** across folders, **/ any number of them."""
    return tuple(part for part in _WILD.compiled.split(pattern.removeprefix("./")) if part)


def fits(parts: Sequence[_Part], path: str) -> bool:
    """Whether a path matches a pattern, in time that grows with the length of both, never with the ways to match."""
    reached = {0}
    for part in parts:
        reached = _through(part, path, reached)
    return len(path) in reached


def _through(part: _Part, path: str, reached: set[int]) -> set[int]:
    """Where a part may end that begins at one of these places of a path."""
    if part == "?":
        return {at + 1 for at in reached if path[at : at + 1] not in ("", "/")}
    if part == "**":
        return set(range(min(reached, default=len(path) + 1), len(path) + 1))
    if isinstance(part, _OneOf):
        return {at + 1 for at in reached if path[at : at + 1] not in ("", "/") and part.has(path[at])}
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


class _Line(NamedTuple):
    """A line of a .gitignore: what it matches, whether it takes back (!), and whether only folders are meant."""

    parts: tuple[_Part, ...]
    back: bool
    folders: bool


class IgnoredFiles:
    """Patterns as in a .gitignore, for paths with / from the folder that they are written in.

    `folded` patterns are written small, and match whatever the case.
    """

    def __init__(self, lines: Iterable[str], *, folded: bool = False) -> None:
        self._lines = tuple(_line(line) for line in lines)
        self._folded = folded

    def says(self, path: str, *, folder: bool) -> bool | None:
        """Whether a file or folder is to be left out by itself: by the last line that matches it; None without one."""
        path = path.lower() if self._folded else path
        for line in reversed(self._lines):
            if (folder or not line.folders) and fits(line.parts, path):
                return not line.back
        return None


def problem(line: str) -> str:
    """What is wrong with a line, in Chinese; empty for one that can match."""
    if not line.strip() or line.startswith("#"):
        return "是空的或是注释，什么也不排除"
    if ".." in line.lstrip("!").split("/") or _DRIVE.search(line):
        return "要从配置文件所在的文件夹写起，不能有 .. 和盘符"
    if "\\" in _ESCAPED.sub("", line):
        return "文件夹之间请写 /，不写反斜线"
    try:
        return "" if _line(line).parts else "什么也不排除"
    except ValueError:
        return "方括号没有写完，或写得不对"


_DRIVE = Pattern(r"^!?[A-Za-z]:[/\\]")
_ESCAPED = Pattern(r"\\[\\*?\[\]!# -]")


@lru_cache(maxsize=256)
def _line(line: str) -> _Line:
    """A line read as git does. Raises ValueError where it can never match: brackets or an escape that do not end."""
    text = line
    while text.endswith(" ") and not text.endswith("\\ "):
        text = text[:-1]
    back = text.startswith("!")
    text = text[1:] if back else text
    folders = text.endswith("/")
    text = text[:-1] if folders else text
    anchored = "/" in text
    found = tuple(_git_parts(text.removeprefix("/"), anchored=anchored))
    return _Line(found if anchored or not found else ("**/", *found), back, folders)


def _git_parts(text: str, *, anchored: bool) -> Iterator[_Part]:
    """The parts of a pattern: ** is more than * only between slashes, in a pattern with a slash."""
    at = 0
    while at < len(text):
        char = text[at]
        if char == "[":
            part, at = _one_of(text, at + 1)
            yield part
        elif char == "\\":
            if at + 1 == len(text):
                raise ValueError(text)
            yield _OneOf(((text[at + 1], text[at + 1]),), (), negated=False)
            at += 2
        elif char == "*":
            begin = at
            while text[at : at + 1] == "*":
                at += 1
            alone = text[max(0, begin - 1) : begin] in ("", "/") and text[at : at + 1] in ("", "/")
            if anchored and alone and at - begin > 1:
                yield "**/" if at < len(text) else "**"
                at += 1
            else:
                yield "*"
        else:
            yield char
            at += 1


def _one_of(text: str, at: int) -> tuple[_OneOf, int]:
    """The brackets that begin before `at`, and the place behind them. Raises ValueError where they do not end."""
    negated = text[at : at + 1] in ("!", "^")
    at += negated
    begin = at
    ranges: list[tuple[str, str]] = []
    classes: list[str] = []
    first = ""  # the last single character: a range may begin there
    while at == begin or text[at : at + 1] != "]":
        char, at = _in_brackets(text, at)
        named = text[at : text.find(":]", at)] if char == "[" and text[at : at + 1] == ":" and ":]" in text[at:] else ""
        if named:
            if named[1:] not in _CLASSES:
                raise ValueError(text)
            classes.append(named[1:])
            at += len(named) + 2
            first = ""
        elif char == "-" and text[at - 2 : at - 1] != "\\" and first and text[at : at + 1] not in ("]", ""):
            last, at = _in_brackets(text, at)
            ranges.append((first, last))
            first = ""
        else:
            ranges.append((char, char))
            first = char
    return _OneOf(tuple(ranges), tuple(classes), negated), at + 1


def _in_brackets(text: str, at: int) -> tuple[str, int]:
    """A character within brackets, perhaps behind a backslash, and the place behind it.

    Raises ValueError at the end of the text.
    """
    at += text[at : at + 1] == "\\"
    if at >= len(text):
        raise ValueError(text)
    return text[at], at + 1
