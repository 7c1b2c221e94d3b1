"""The errors of this package, each with a stable code and one Chinese sentence."""

from __future__ import annotations

import re

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


class AlvtcInfoError(Exception):
    """Base of all errors of this library.

    `code` is stable and English (`not-found`, `encrypted`, …); `message` is one Chinese line that says what is wrong
    and what to do; `path` is the file as the caller named it, or an empty string. An error can be pickled.
    """

    def __init__(self, code: str, message: str, path: str = "") -> None:
        self.code = code
        self.message = without_passwords(message)
        self.path = without_passwords(path)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.path}：{self.message}" if self.path else self.message

    def __reduce__(self) -> tuple[type[AlvtcInfoError], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.path)


class InputError(AlvtcInfoError):
    """A file or value that cannot be read, or not as what it claims to be."""


class OutputError(AlvtcInfoError):
    """A file that cannot be written or must not be overwritten."""


class ReportError(AlvtcInfoError):
    """A report whose fields are unknown, missing or of the wrong kind."""


class TemplateError(AlvtcInfoError):
    """A .docx template that lacks a variable, names an unknown one, or cannot be filled."""


class UsageError(AlvtcInfoError):
    """A choice that does not exist: an unknown rule, kind, stage or format."""
