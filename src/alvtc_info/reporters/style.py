"""What all formats share: what they are given, and how a reader wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Failure, Result


class Shown(NamedTuple):
    """What is shown of a run: each result with its draft, what could not be read or run, documents that were left out.

    The documents hold words only where the format shows them. What was left out is a path and a Chinese line each.
    """

    checked: Sequence[tuple[Result, Document]]
    failures: Sequence[Failure] = ()
    left_out: Sequence[tuple[str, str]] = ()


class Style(NamedTuple):
    """How a reader wants findings: with the rules' names, only what was found, in colours, with counts by rule at the end."""

    verbose: bool = False
    quiet: bool = False
    colour: bool = False
    statistics: bool = False


PLAIN = Style()
