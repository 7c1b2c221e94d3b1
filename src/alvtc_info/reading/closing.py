"""What closes a paper: 附件说明, 署名, 成文日期, 抄送, 印发."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import Role
from alvtc_info.reading.paper_lines import TAIL_LINES
from alvtc_info.reading.paper_parts import date_at_end, goes_on_attaching, is_attachment_note, is_copy_to, is_signing

if TYPE_CHECKING:
    import re

    from alvtc_info.reading.paper_lines import PaperLines

_CLOSING_LINES = 4
_CLOSING_LENGTH = 60
_DATE_ENDS = frozenset("日号0123456789")


def without_closing(paper: PaperLines, indexes: list[int]) -> list[int]:
    """Without what closes a paper: 附件说明, 署名, 成文日期, 抄送, 印发."""
    found: set[int] = set()
    for order, index in enumerate(indexes):
        text = paper.text(index).strip()
        if paper.lines[index].zone != "main":
            continue
        if is_copy_to(text) and (found or order >= len(indexes) - TAIL_LINES) and order:
            found |= paper.give(Role.COPY_TO, index)
        elif is_attachment_note(text) and order:
            found |= _attachments(paper, indexes, order)
        elif index not in found and (date := _dated(paper, indexes, order)):
            found |= _sign(paper, indexes, order, date)
    return [i for i in indexes if i not in found]


def _attachments(paper: PaperLines, indexes: list[int], order: int) -> set[int]:
    found = paper.give(Role.ATTACHMENT_NOTE, indexes[order])
    for index in indexes[order + 1 :]:
        if not goes_on_attaching(paper.text(index).strip()):
            break
        found |= paper.give(Role.ATTACHMENT_NOTE, index)
    return found


def _dated(paper: PaperLines, indexes: list[int], order: int) -> re.Match[str] | None:
    """The date of a line that is a date by itself, or a unit with a date, and closes the text above it."""
    text = paper.text(indexes[order]).rstrip()
    if not order or len(text.lstrip()) > _CLOSING_LENGTH or text[-1:] not in _DATE_ENDS:
        return None
    date = date_at_end(text)
    if date is None:
        return None
    before = text[: date.start()]
    signed = before.strip()
    if signed:
        closes = before != before.rstrip() and is_signing(signed) and _ends(paper, indexes, order)
    else:
        closes = _signs(paper, indexes[order - 1]) or _ends(paper, indexes, order)
    return date if closes else None


def _signs(paper: PaperLines, index: int) -> bool:
    return paper.lines[index].role is None and not paper.number(index) and is_signing(paper.text(index).strip())


def _ends(paper: PaperLines, indexes: list[int], order: int) -> bool:
    return order >= len(indexes) - _CLOSING_LINES


def _sign(paper: PaperLines, indexes: list[int], order: int, date: re.Match[str]) -> set[int]:
    """Give the closing date and the names above it their roles, and the fields that no masthead gives."""
    index = indexes[order]
    text = paper.text(index)
    lead = paper.lines[index].lead
    unit = text[: date.start()].strip()
    names = paper.names()
    parts = [(Role.CLOSING_DATE, "dated", lead + date.start("value"), lead + date.end("value"))]
    found = paper.give(Role.CLOSING_DATE, index)
    if unit:
        at = lead + text.index(unit)
        parts.insert(0, (Role.SIGNATURE, "reporting_unit", at, at + len(unit)))
    paper.parts[index] = [(role, name if name not in names else "", start, end) for role, name, start, end in parts]
    above = order - 1
    while not unit and above > 0 and order - above <= 3 and _signs(paper, indexes[above]):
        signer = indexes[above]
        words = paper.text(signer).strip()
        start = paper.lines[signer].lead + paper.text(signer).index(words)
        free = "reporting_unit" not in paper.names()
        paper.parts[signer] = [(Role.SIGNATURE, "reporting_unit", start, start + len(words))] if free else []
        found |= paper.give(Role.SIGNATURE, signer)
        above -= 1
    return found
