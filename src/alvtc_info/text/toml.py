"""TOML within limits: the time that tomllib takes grows with the square of the parts of a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS = 32  # of a dotted key
_STRING = Pattern(r""""(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'""")
_KEY = Pattern(r"(?:\.[ \t]*[A-Za-z0-9_-]++[ \t]*){32}")


def loads(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The data of a TOML text. Raises tomllib.TOMLDecodeError as tomllib does, and for a key of more than 32 parts."""
    import tomllib

    bare = _STRING.compiled.sub("s", text)
    found = _KEY.compiled.search(bare)
    if found:
        line = bare.count("\n", 0, found.start()) + 1
        raise tomllib.TOMLDecodeError(f"a key of more than {PARTS} parts (at line {line}, column 1)")
    return tomllib.loads(text, parse_float=parse_float)
