"""Positions of findings for other programs: lines and columns count from 1, columns in code points.

Text files and reports written as YAML have them; a place in Word is named in words. Paths are written as given, with
/ as separator.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.model.finding import Related
from alvtc_info.model.wording import ground, place_of
from alvtc_info.text.display import visible

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.finding import Finding


class Spot(NamedTuple):
    """A span on one line of a file."""

    line: int
    column: int
    end_column: int


def spot(finding: Finding | Related) -> Spot | None:
    """The span of a finding in its file; None if that has no lines (Word), or the finding no place in them."""
    if isinstance(finding, Related):
        return Spot(int(finding.block), finding.start + 1, finding.end + 1) if finding.block.isdecimal() else None
    if finding.line is None or finding.column is None or finding.end_column is None:
        return None
    return Spot(finding.line, finding.column, finding.end_column)


def slashed(path: str) -> str:
    """The path with / as separator on every system."""
    return path.replace(os.sep, "/")


def with_ground(finding: Finding, institution: Institution) -> str:
    """The message of a finding, followed by its ground in brackets."""
    return f"{visible(finding.message)}（{ground(finding, institution.regulation)}）"


def placed(finding: Finding, institution: Institution) -> str:
    """The same, preceded by the place and the quoted text, for formats that show neither."""
    words = f"“{visible(finding.quote)}”" if finding.quote else ""
    return f"{place_of(finding)}{words}：{with_ground(finding, institution)}"


def xml_text(text: str) -> str:
    r"""Text for XML: characters that XML does not allow are written as \uXXXX."""
    return "".join(
        c
        if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
        else f"\\u{ord(c):04x}"
        for c in text
    )
