"""Which fonts of the house style are missing on this machine, where fontconfig (fc-list) can tell."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from alvtc_info.sandbox import find_program
from alvtc_info.templates.font_table import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS = 10


def missing_fonts(fonts: Iterable[str]) -> dict[str, str]:
    """The fonts that are not installed → one of the same family that is, empty for none.

    Empty where the machine does not tell which fonts it has.
    """
    installed = _installed()
    return {
        font: next((other for other in alternatives(font) if other.casefold() in installed), "")
        for font in dict.fromkeys(fonts)
        if installed and font.casefold() not in installed
    }


def missing_line(fonts: Iterable[str]) -> str:
    """The Chinese line that names the missing fonts; empty for none."""
    missing = missing_fonts(fonts)
    if not missing:
        return ""
    named = "、".join(f"{font}（用 {other} 代替）" if other else font for font, other in missing.items())
    return f"这台电脑没有字体 {named}；行距、字距照旧，字形会不同，请在装有这些字体的电脑上打印"


def _installed() -> frozenset[str]:
    program = find_program("fc-list")
    if program is None:
        return frozenset()
    try:
        done = subprocess.run([program, "--format", "%{family}\n"], capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip().casefold() for line in lines for name in line.split(","))
