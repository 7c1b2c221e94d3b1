"""The way to the screen and into files, for all commands."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    from alvtc_info.model.result import Failure


def as_bytes(text: str) -> bytes:
    r"""UTF-8; what a file name holds that is no character stays readable, in JSON as an escape that leads back to the name (\udcff)."""
    return text.encode("utf-8", "backslashreplace")


def write_utf8(text: str) -> None:
    """Write to standard output as UTF-8, whatever the console's own encoding is."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(as_bytes(text))
        buffer.flush()


def say_failure(failure: Failure) -> None:
    """One line on standard error: the file, what is wrong, what to do."""
    from alvtc_info.text.display import visible

    print(f"{visible(failure.path)}：{visible(failure.message)}", file=sys.stderr)


def refuse_onto(path: str, target: str, advice: str = "不能写到原稿上，请换一个文件名") -> None:
    """Raise UsageError where a file would be written onto the draft it comes from, by whatever name."""
    if os.path.exists(target) and os.path.exists(path) and os.path.samefile(path, target):
        raise UsageError("onto-itself", advice)


def demand_suffix(target: str, *suffixes: str) -> str:
    """The suffix of a file that is to be written. Raises UsageError where it is none of these."""
    suffix = os.path.splitext(target)[1].lower()
    if suffix not in suffixes:
        code = "not-docx" if suffixes == (".docx",) else "bad-suffix"
        raise UsageError(code, f"“{target}”的扩展名应为 {' 或 '.join(suffixes)}")
    return suffix
