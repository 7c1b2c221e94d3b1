"""Output to the screen and to files, for all commands."""

from __future__ import annotations

import os
import sys

from alvtc_info.errors import AlvtcInfoError, UsageError
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
    from alvtc_info.text.masking import mask_all

    print(f"{visible(path)}：{visible(mask_all(message))}", file=sys.stderr)


def masked_error(error: AlvtcInfoError) -> str:
    """The one line of an error: the file as it was named, and the message with private numbers masked."""
    from alvtc_info.text.masking import mask_all

    message = mask_all(error.message)
    return f"{error.path}：{message}" if error.path else message


def takes_colour() -> bool:
    """Whether standard output is a terminal that shows colours: NO_COLOR is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def refuse_onto(path: str, target: str, advice: str = "不能写到原稿上，请换一个文件名") -> None:
    """Raise UsageError if the target is the draft itself, under whatever name."""
    if os.path.exists(target) and os.path.exists(path) and os.path.samefile(path, target):
        raise UsageError("onto-itself", advice)


def demand_suffix(target: str, *suffixes: str) -> str:
    """Return the suffix of a file to be written. Raises UsageError if it is none of these."""
    suffix = suffix_of(target)
    if suffix not in suffixes:
        code = "not-docx" if suffixes == (".docx",) else "bad-suffix"
        raise UsageError(code, f"“{target}”的扩展名应为 {' 或 '.join(suffixes)}")
    return suffix
