"""Where a finding stands, as other programs name places: lines and columns count from 1, columns in code points.

Only a text file has them. A place in Word or YAML is named in words. Paths are written with / as they were given.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.model.wording import ground, place_of
from alvtc_info.text.display import visible

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.finding import Finding, Related


class Spot(NamedTuple):
    """A span on one line of a text file."""

    line: int
    column: int
    end_column: int


def spot(finding: Finding | Related) -> Spot | None:
    """Where a finding stands in a text file; None where the file has no lines of its own (Word, YAML)."""
    return Spot(int(finding.block), finding.start + 1, finding.end + 1) if finding.block.isdigit() else None


def slashed(path: str) -> str:
    """A path with / on every system."""
    return path.replace(os.sep, "/")


def said(finding: Finding, institution: Institution) -> str:
    """The message with what it stands on."""
    return f"{visible(finding.message)}（{ground(finding, institution.regulation)}）"


def placed(finding: Finding, institution: Institution) -> str:
    """The same with the place and the words, for formats that show neither."""
    words = f"“{visible(finding.quote)}”" if finding.quote else ""
    return f"{place_of(finding)}{words}：{said(finding, institution)}"


def xml_text(text: str) -> str:
    """Text for XML: what XML cannot hold is shown as an escape."""
    return "".join(
        c
        if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
        else f"\\u{ord(c):04x}"
        for c in text
    )
