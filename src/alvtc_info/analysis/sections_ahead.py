"""The sections of a paper that tell what is still to be done or is advised: 四、下一步, （三）几点建议."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.headlines import headlines
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.model.document import Document

_STILL_TO_DO = Pattern(r"下一?步|下一?阶段|今后|整改|打算|安排$|后续(?:工作|安排|措施)|防范措施|对策|建议")
_ADVICE = Pattern(r"建议|对策")


def ahead(document: Document, at: int) -> bool:
    """Whether this place is in a section of what is still to be done or is advised."""
    return _within(document.once(_sections_ahead), at)


def advice(document: Document, at: int) -> bool:
    """Whether this place is in a section of advice."""
    return _within(document.once(_sections_of_advice), at)


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _sections_ahead(document: Document) -> list[tuple[int, int]]:
    return _sections(document, _STILL_TO_DO)


def _sections_of_advice(document: Document) -> list[tuple[int, int]]:
    return _sections(document, _ADVICE)


def _sections(document: Document, named: Pattern) -> list[tuple[int, int]]:
    """The spans from each heading that is so named up to the next heading of its level or above it."""
    heads, found = headlines(document), []
    for at, each in enumerate(heads):
        if named.search(document.text, each.start, each.end):
            ends = (other.start for other in heads[at + 1 :] if other.level <= each.level)
            found.append((each.start, next(ends, len(document.text))))
    return found
