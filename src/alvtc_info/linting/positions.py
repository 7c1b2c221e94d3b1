"""Lines and columns of findings in drafts that are text: a text file, or a report written as YAML or JSON.

Lines and columns count from 1, columns in code points; the end of a span is clipped at the end of its first line.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.reading.yaml_positions import Site

_BREAK = Pattern(r"\r\n|\r|\n")
_ESCAPE = Pattern(r"\\(?:x..|u.{4}|U.{8}|.)")


def placed(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """The findings with line and column, as far as the file of the document has them."""
    if document.source:
        return [_in_source(document, finding) for finding in findings]
    return [
        replace(finding, line=int(finding.block), column=finding.start + 1, end_column=finding.end + 1)
        if finding.line is None and finding.block.isdecimal()
        else finding
        for finding in findings
    ]


class _Lines(NamedTuple):
    """The text of a file, where its lines begin and end, and where the blocks of the report stand in it."""

    starts: list[int]
    ends: list[int]
    sites: dict[str, Site]

    def of(self, offset: int) -> int:
        """The index of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1


def _lines(document: Document) -> _Lines:
    import yaml

    from alvtc_info.reading.yaml_positions import sites

    text = document.source
    if text.lstrip("\ufeff \t\r\n")[:1] in "{[":  # JSON, whose tabs stand between values: one parser of YAML takes none
        text = text.replace("\t", " ")
    try:
        known = sites(text, escapes=True)
    except (yaml.YAMLError, ValueError):  # JSON that YAML does not take
        known = {}
    breaks = [match.span() for match in _BREAK.finditer(document.source)]
    starts = [0, *(end for _, end in breaks)]
    return _Lines(starts, [*(start for start, _ in breaks), len(document.source)], known)


def _in_source(document: Document, finding: Finding) -> Finding:
    """A finding of a report that was written as data; where its words do not stand as they are, at its field."""
    lines = document.once(_lines)
    words, places = lines.sites.get(finding.block, ("", []))
    if not places:
        return finding
    printed = {block.text[block.shift :] for block in document.blocks if block.id == finding.block}
    as_written = words in printed and finding.end > finding.start
    begin = places[finding.start] if as_written else places[0]
    line = lines.of(begin)
    end = min(_behind(document.source, places, finding.end), lines.ends[line]) if as_written else begin
    start = lines.starts[line]
    return replace(finding, line=line + 1, column=begin - start + 1, end_column=end - start + 1)


def _behind(text: str, places: list[int], end: int) -> int:
    """The offset behind the code points before `end`, the last of which may be written as an escape."""
    last = places[end - 1]
    escape = _ESCAPE.compiled.match(text, last)
    if escape is None or (end < len(places) and places[end] == last + 1):
        return last + 1
    return escape.end()
