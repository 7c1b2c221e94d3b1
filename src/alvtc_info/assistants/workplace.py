"""What whoever starts the tools gives them: the folders, the limits, how work is set apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from threading import Event

    from alvtc_info import CheckRequest


@dataclass(frozen=True)
class Workplace:
    """What the tools may touch, and how they work.

    `read` gives the bytes of a file of the shared folder by its relative path, and raises InputError for anything
    outside; `write` puts a new file into the folder for outputs (name, bytes, the draft it was made from or an empty
    text, whether it may replace one) and raises OutputError. Either is None where no such folder was named. `folder`
    is where `read` reads, for the pictures of a report.

    `apart(seconds, name, work, *arguments, cancel=event)` returns what a module-level function returns, within a time
    limit, and raises the library's errors. `request` holds what clients may not choose, `seconds` is the most that a
    call may take, `log` takes one line about each call, without any text.
    """

    apart: Callable[..., Any]
    request: CheckRequest
    seconds: float
    read: Callable[[str], bytes] | None = None
    write: Callable[[str, bytes, str, bool], None] | None = None
    folder: str | None = None
    log: Callable[[str], None] = field(default=lambda line: None)


class Given(NamedTuple):
    """A draft as a client gives it: bytes with a name, or a report as data."""

    name: str
    data: bytes = b""
    report: Mapping[str, object] | None = None


class ToolCall(NamedTuple):
    """One call of a tool: its arguments, already of the types of its schema; where it works; what tells it to stop."""

    arguments: Mapping[str, Any]
    place: Workplace
    stop: Event


class ToolAnswer(NamedTuple):
    """What a tool answers: plain data, and a short text in Chinese."""

    data: dict[str, Any]
    text: str
