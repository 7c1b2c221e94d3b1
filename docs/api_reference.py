"""The page of all public names: filled from what the package exports and from its docstrings, so neither is written twice.

Docstrings are plain text: code in single backticks, terms with an indented explanation, a sentence that begins with Raises, and
examples that begin with >>>. Here they become what Sphinx reads.
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE = "api/reference"
_CODE = re.compile(r"`+[^`]+`+")
_MARKS = re.compile(r"([*|_\\])")


def sections() -> dict[str, list[str]]:
    """The directives of the page by heading."""
    import alvtc_info

    found: dict[str, list[str]] = {"函数": [], "值、模型、列举": [], "出错": []}
    for name in sorted(alvtc_info.__all__, key=str.lower):
        value = getattr(alvtc_info, name)
        if inspect.isfunction(value):
            found["函数"].append(f".. autofunction:: alvtc_info.{name}")
        elif inspect.isclass(value):
            errors = issubclass(value, Exception)
            found["出错" if errors else "值、模型、列举"].append(f".. autoclass:: alvtc_info.{name}\n   :members:")
    return found


def fill(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the names behind the introduction of the page."""
    if page == PAGE:
        for heading, directives in sections().items():
            blocks = "\n\n".join(f"```{{eval-rst}}\n{each}\n```" for each in directives)
            source[0] += f"\n## {heading}\n\n{blocks}\n"


def escaped(text: str) -> str:
    """Plain text that means nothing else to Sphinx, with its code as code."""
    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [_MARKS.sub(r"\\\1", text[at : code.start()]), f"``{code[0].strip('`')}``"]
        at = code.end()
    return "".join([*parts, _MARKS.sub(r"\\\1", text[at:])])


def readable(app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]) -> None:
    """Turn the lines of a docstring into those that Sphinx reads; what is raised begins a paragraph of its own."""
    made: list[str] = []
    example = False
    for line in lines:
        example = line.lstrip().startswith(">>>") or (example and bool(line.strip()))
        told = line if example else escaped(line)
        before, mark, rest = told.partition("Raises ")
        ended = before.rstrip()
        if example or not mark or (ended and not ended.endswith((".", ":"))):
            made.append(told)
        else:
            indent = " " * (len(told) - len(told.lstrip()))
            made += [ended, "", f"{indent}**Raises** {rest}"]
    lines[:] = made


def setup(app: Sphinx) -> dict[str, bool]:
    """Fill the page and read the docstrings."""
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("source-read", fill)
    app.connect("autodoc-process-docstring", readable)
    return {"parallel_read_safe": True}
