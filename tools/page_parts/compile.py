"""Compile what tools/page.py has laid out, by the interpreter that the page packs; runs in the folder of the layout.

`library` and `packages` hold sources, which are replaced by what they compile to; `patterns.json` holds the expressions, for which
`tools/compile_patterns.py` makes a table. The page would else compile all of it each time that it is opened.
"""

from __future__ import annotations

import io
import py_compile
import runpy
import sys
from pathlib import Path
from unittest import mock

OURS = "alvtc_info"  # keeps its docstrings: they describe what a schema holds


def compile_tree(folder: Path) -> None:
    """Replace every source under a folder by its compiled form, the same bytes each time."""
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        py_compile.compile(
            str(path),
            cfile=str(path.with_suffix(".pyc")),
            dfile=name,
            doraise=True,
            optimize=0 if name.startswith(OURS) else 2,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        path.unlink()


def compile_patterns(target: Path) -> None:
    """Write the expressions as they are compiled; the builder of the page packs them."""
    written = io.BytesIO()
    given = io.StringIO(Path("patterns.json").read_text(encoding="utf-8"))
    with mock.patch.object(sys, "stdin", given), mock.patch.object(sys, "stdout", io.TextIOWrapper(written)):
        runpy.run_path("compile_patterns.py", run_name="__main__")
        target.write_bytes(written.getvalue())


if __name__ == "__main__":
    version = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}"
    compile_patterns(Path("packages", OURS, "text", "compiled", f"{version}.bin"))
    compile_tree(Path("library"))
    compile_tree(Path("packages"))
