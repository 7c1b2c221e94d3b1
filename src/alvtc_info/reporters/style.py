"""What all formats share: the data they are given and the options of output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Severity
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Failure, Result


class Shown(NamedTuple):
    """What is shown of a run: each result with its draft, failures to read or run, documents that were left out.

    The documents hold text only if the format shows it. `left_out` has a path and a Chinese message for each document.
    `root` is the absolute path, with /, of the folder that paths are relative to, in formats whose paths are so.
    """

    checked: Sequence[tuple[Result, Document]]
    failures: Sequence[Failure] = ()
    left_out: Sequence[tuple[str, str]] = ()
    root: str = ""


class Style(NamedTuple):
    """The options of output.

    `verbose` adds the names of rules, `quiet` shows findings only, `colour` uses terminal colours, `statistics` adds
    the counts by rule at the end. Findings below `fail_on` are no failures.
    """

    verbose: bool = False
    quiet: bool = False
    colour: bool = False
    statistics: bool = False
    fail_on: Severity = Severity.ERROR


PLAIN = Style()
