"""The errors of this package, each with a stable code and one Chinese sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHEME = r"[a-z][a-z0-9+.-]{1,20}:/{1,2}"
_VALUE = r"""'(?:[^'\\]|\\.){0,300}'|"(?:[^"\\]|\\.){0,300}"|[^\s&;'"；：，。”]{1,300}"""
_PASSWORDS = (
    rf"(\w{{0,20}}(?:pass|pwd|口令|密码)\w{{0,20}}\s{{0,9}}(?:=|%3D)\s{{0,9}})(?:{_VALUE})()",  # password=…
    rf"({_SCHEME})[^\n]{{1,2000}}(@)",  # postgresql://user:…@
    r"([^\s/:@“”]{1,99}:)(?![/\\])[^\s@]{1,200}(@)",  # user:…@ behind no scheme, or a misspelt one
    rf"({_SCHEME}[^\s/]{{0,300}}:)(?!\d{{1,5}}(?:\D|$))[^\s/；：，。”]{{1,300}}()",  # postgresql://user:…
)


def without_passwords(text: str) -> str:
    """Return a text with *** for every password of a database address, in a URL or as a name and a value."""
    if "@" in text or "=" in text or "/" in text:
        for pattern in _PASSWORDS:
            text = re.sub(pattern, r"\1***\2", text, flags=re.IGNORECASE)
    return text


_BREAKS = r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*"


def one_line(text: str) -> str:
    """The text with a space for every run of line breaks."""
    return text if text.isprintable() else re.sub(_BREAKS, " ", text)


class AlvtcInfoError(Exception):
    """Base of all errors of this library.

    `code` is stable and English (`not-found`, `encrypted`, …); `message` is one Chinese line that says what is wrong
    and what to do; `path` is the file as the caller named it, or an empty string. An error can be pickled and copied;
    two of the same type, code, message and path are equal. Its repr has the code and the path only: a message may quote
    what was given.
    """

    def __init__(self, code: str, message: str, path: str = "") -> None:
        self.code = code
        self.message = one_line(without_passwords(message))
        self.path = without_passwords(path)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{one_line(self.path)}：{self.message}" if self.path else self.message

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code!r}{f', path={self.path!r}' if self.path else ''})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AlvtcInfoError):
            return NotImplemented
        return self.__reduce__() == other.__reduce__()

    def __hash__(self) -> int:
        return hash((type(self), self.code, self.message, self.path))

    def __reduce__(self) -> tuple[type[AlvtcInfoError], tuple[Any, ...]]:
        return type(self), (self.code, self.message, self.path)


class InputError(AlvtcInfoError):
    """A file or value that cannot be read, or not as what it claims to be."""


class OutputError(AlvtcInfoError):
    """A file that cannot be written or must not be overwritten."""


class FieldFault(NamedTuple):
    """One field of a report that does not fit: its path (`body[2].heading`; empty for the whole), what is wrong."""

    path: str
    message: str


class ReportError(AlvtcInfoError):
    """A report whose fields are unknown, missing or of the wrong kind.

    `fields` names each of them with its path and a Chinese line; it is empty where nothing is wrong with one field.
    """

    def __init__(self, code: str, message: str, path: str = "", fields: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(code, message, path)
        self.fields = tuple(FieldFault(place, one_line(without_passwords(said))) for place, said in fields)

    def __reduce__(self) -> tuple[type[AlvtcInfoError], tuple[Any, ...]]:
        return type(self), (self.code, self.message, self.path, self.fields)

    def at(self, path: str) -> ReportError:
        """The same error about this file."""
        return type(self)(self.code, self.message, path, self.fields)


class TemplateError(AlvtcInfoError):
    """A .docx template that lacks a variable, names an unknown one, or cannot be filled."""


class UsageError(AlvtcInfoError):
    """A choice that does not exist: an unknown rule, kind, stage or format."""


def bad_value(name: str, wanted: str, value: object) -> UsageError:
    """The error for an argument of a wrong type; of the value only its type is told."""
    return UsageError("bad-value", f"{name} 应为{wanted}，不能是 {type(value).__name__}")
