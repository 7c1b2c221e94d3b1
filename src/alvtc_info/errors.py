"""The errors of this package, each with a stable code and one Chinese sentence."""

from __future__ import annotations


class AlvtcInfoError(Exception):
    """Base of all errors of this library.

    `code` is stable and English (`not-found`, `encrypted`, …); `message` is one Chinese line that says what is wrong
    and what to do; `path` is the file as the caller named it, or an empty string. An error can be pickled.
    """

    def __init__(self, code: str, message: str, path: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.path = path

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
