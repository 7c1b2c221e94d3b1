"""Output to the screen and to files, for all commands."""

from __future__ import annotations

import os
import sys

from alvtc_info.errors import UsageError
from alvtc_info.reading.formats import suffix_of


def as_bytes(text: str) -> bytes:
    r"""Encode as UTF-8; undecodable bytes of file names become escapes (\udcff), from which JSON restores the name."""
    return text.encode("utf-8", "backslashreplace")


def write_utf8(text: str) -> None:
    """Write to standard output as UTF-8, whatever the encoding of the console is."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(as_bytes(text))
        buffer.flush()


def say_of(path: str, message: str) -> None:
    """Print one line to standard error: the file, what is wrong, what to do."""
    from alvtc_info.text.display import visible

    print(f"{visible(path)}：{visible(message)}", file=sys.stderr)


def takes_colour() -> bool:
    """Whether standard output is a terminal that shows colours: NO_COLOR is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def demand_suffix(target: str, *suffixes: str) -> str:
    """Return the suffix of a file to be written. Raises UsageError if it is none of these."""
    suffix = suffix_of(target)
    if suffix not in suffixes:
        code = "not-docx" if suffixes == (".docx",) else "bad-suffix"
        raise UsageError(code, f"“{target}”的扩展名应为 {' 或 '.join(suffixes)}")
    return suffix
