"""The package as source text, each module parsed once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import alvtc_info

SOURCE = Path(alvtc_info.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
