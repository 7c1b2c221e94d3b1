"""The only module that rules of other packages need to import. See docs/write-rules.md.

It provides the values of the model, expressions and word lists, and the dates of a text; `complaints` tries the
examples of a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.analysis.dates import DateSpan, dates
from alvtc_info.model.document import Block, Document, Facts
from alvtc_info.model.finding import Basis, Finding, Fix, Hit, Severity, whole
from alvtc_info.model.kinds import CONTENT, EMERGENCY_KINDS, FRAME, HEADINGS, PROSE, Kind, Role, Stage
from alvtc_info.model.rule import Example, Rule, example, framed, reported
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern, occurrences, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    complaints: Callable[[Rule], Iterator[str]]

__all__ = [
    "CONTENT",
    "EMERGENCY_KINDS",
    "FRAME",
    "HEADINGS",
    "PROSE",
    "Basis",
    "Block",
    "DateSpan",
    "Document",
    "Example",
    "Facts",
    "Finding",
    "Fix",
    "Hit",
    "Kind",
    "Pattern",
    "Role",
    "Rule",
    "Severity",
    "Stage",
    "complaints",
    "dates",
    "example",
    "fold",
    "framed",
    "occurrences",
    "reported",
    "whole",
    "words",
]
_LATER = {"complaints": "alvtc_info.linting.examples"}  # imported on use: it needs the readers and the engine


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATER[name]), name)


def forwarded(old: str, homes: dict[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a module that has moved.

    It provides the old names from `homes` (name → module) for one more version, with a DeprecationWarning.
    """

    def get(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {old!r} has no attribute {name!r}")
        import warnings
        from importlib import import_module

        message = f"{old} 已并入 alvtc_info.plugin，下一版取消；请改为 from alvtc_info.plugin import {name}"
        warnings.warn(message, DeprecationWarning, stacklevel=2)
        return getattr(import_module(homes[name]), name)

    return get
