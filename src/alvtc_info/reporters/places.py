"""Positions of findings for other programs: lines and columns count from 1, columns in code points.

Text files and reports written as YAML have them; a place in Word is named in words. In the formats that other programs
look up in a repository, paths are told from its root (`rooted`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Related
from alvtc_info.model.wording import ground, place_of
from alvtc_info.text.display import visible
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.result import Result
    from alvtc_info.reporters.style import Shown


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


def rooted(shown: Shown) -> Shown:
    """The same with all paths from the root of the repository: with /, without . and ..; a file outside is absolute."""
    from alvtc_info.reading.repository import repository_of

    named = [*(result.path for result, _ in shown.checked), *(failure.path for failure in shown.failures)]
    repository = repository_of([*named, *(path for path, _ in shown.left_out)])
    told = repository.path
    return shown._replace(
        checked=[(_rooted_result(result, told), document) for result, document in shown.checked],
        failures=[replace(failure, path=told(failure.path)) for failure in shown.failures],
        left_out=[(told(path), message) for path, message in shown.left_out],
        root=repository.path(repository.root),
    )


def _rooted_result(result: Result, told: Callable[[str], str]) -> Result:
    def rooted_finding(finding: Finding) -> Finding:
        related = tuple(replace(site, path=told(site.path)) for site in finding.related)
        return replace(finding, path=told(finding.path), related=related)

    return replace(
        result,
        path=told(result.path),
        findings=tuple(map(rooted_finding, result.findings)),
        suppressed=tuple(each._replace(finding=rooted_finding(each.finding)) for each in result.suppressed),
    )


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
