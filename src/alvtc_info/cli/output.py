"""Output to the screen and to files, for all commands."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import TextIOBase
from typing import TYPE_CHECKING, Any, cast

from alvtc_info.errors import AlvtcInfoError, UsageError, without_passwords
from alvtc_info.reading.formats import MAIN_TYPES, suffix_of
from alvtc_info.text.display import visible, visible_json, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO


class Screen:
    """A stream of text that shows control characters, and with `errors` hides passwords, whatever is written to it.

    `plain` is the stream itself, for what this program says to a terminal.
    """

    def __init__(self, plain: TextIO, *, errors: bool = False) -> None:
        self.plain = plain
        self._errors = errors

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)

    def flush(self) -> None:
        """Hand on what was written, if the stream holds anything back."""
        hand_on = getattr(self.plain, "flush", None)
        if hand_on is not None:
            hand_on()

    def write(self, text: str) -> int:
        """Write a text; returns the number of its characters."""
        self.plain.write(visible_lines(without_passwords(text) if self._errors else text))
        return len(text)


class Nowhere(TextIOBase):
    """A stream for a program that has no console: what is written to it is gone."""

    def write(self, text: str) -> int:
        """Drop a text; returns the number of its characters."""
        return len(text)


@contextmanager
def screened() -> Iterator[None]:
    """Let nothing raw reach a terminal by standard output and standard error, neither from here nor from a library.

    What is written where there is no such stream (it was closed, or a program has no console) goes nowhere.
    """
    before: tuple[TextIO | None, TextIO | None] = sys.stdout, sys.stderr
    out, errors = (stream or cast("TextIO", Nowhere()) for stream in before)
    for stream in (out, errors):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    sys.stdout, sys.stderr = Screen(out), Screen(errors, errors=True)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


MOST_BESIDE = 99  # the most files of one sort beside a draft


def write_coloured(text: str) -> None:
    """Write text with colours of our own to standard output."""
    plain(sys.stdout).write(visible_lines(text, coloured=True))


def plain(stream: TextIO) -> TextIO:
    """The stream as the terminal has it, for what moves the cursor."""
    return stream.plain if isinstance(stream, Screen) else stream


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


def write_json(data: object) -> None:
    """Write data to standard output as JSON that a terminal shows and does not obey."""
    import json

    write_utf8(visible_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n")


def say_of(path: str, message: str) -> None:
    """Print one line to standard error: the file, what is wrong, what to do."""
    from alvtc_info.text.masking import mask_all

    print(f"{visible(path)}：{visible(mask_all(message))}", file=sys.stderr)


def say_of_macros(target: str) -> None:
    """Say that a file was written without the macros of the draft."""
    say_of(target, "原稿带有宏，这个文件里已去掉；要保留，写成和原稿一样的类型，不加 --no-macros")


def say_of_fonts(target: str, fonts: Iterable[str]) -> None:
    """Say which of a file's fonts this machine lacks, where it tells."""
    from alvtc_info.templates.installed_fonts import missing_line

    line = missing_line(fonts)
    if line:
        say_of(target, line)


def masked_error(error: AlvtcInfoError) -> str:
    """The one line of an error: the file as it was named, and the message with private numbers masked."""
    from alvtc_info.text.masking import mask_all

    message = mask_all(error.message)
    return f"{error.path}：{message}" if error.path else message


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


def beside(path: str, word: str, suffix: str) -> str:
    """The name of a new file beside a draft: 首报（批注）.docx, or the next that is free.

    `word` may be empty. Raises UsageError where the draft comes from standard input, or too many of them are there.
    """
    if path == "-":
        raise UsageError("no-output", "稿件来自标准输入时，要用 -o 写明写进哪个文件")
    stem = os.path.splitext(path)[0]
    for number in range(1, MOST_BESIDE + 1):
        named = f"{word}{number if number > 1 else ''}"
        target = f"{stem}（{named}）{suffix}" if named else f"{stem}{suffix}"
        if not os.path.lexists(target):
            return target
    raise UsageError("too-many-beside", f"“{path}”旁边已有 {MOST_BESIDE} 份这样的文件，没有再写；请先删去旧的")


def demand_word(target: str) -> str:
    """Return the suffix of a Word file to be written. Raises UsageError if it is none that Word opens."""
    return suffix_of(target) if suffix_of(target) in MAIN_TYPES else demand_suffix(target, ".docx")
