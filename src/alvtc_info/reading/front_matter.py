"""What stands before a paper: its cover page and its table of contents; and before what is attached to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import Role
from alvtc_info.reading.paper_lines import TERMINAL
from alvtc_info.reading.paper_parts import (
    LONGEST_NAME,
    attached_names,
    contents_page,
    is_attachment_head,
    is_contents_title,
)
from alvtc_info.text.folding import squeeze

if TYPE_CHECKING:
    from alvtc_info.reading.paper_lines import PaperLines

_COVER_LINES = 20
_COVERED = 4  # so many lines at least come after a cover page


def without_cover(paper: PaperLines, indexes: list[int]) -> list[int]:
    """Without the lines of a cover page: few, short, no sentence among them, and a page ends after them.

    The table of contents, which is found before, may stand below them on their page; a single line above it is the
    title of the paper.
    """
    last = next((i for i in paper.main if paper.lines[i].paged), -1)
    cover = [i for i in indexes if i <= last]
    texts = [paper.text(i).strip() for i in cover]
    listed = [i for i in paper.main if i <= last and paper.lines[i].role is Role.CONTENTS_ENTRY]
    if len(cover) > _COVER_LINES or len(indexes) - len(cover) < _COVERED or (listed and len(cover) < 2):
        return indexes
    if any(len(t) > LONGEST_NAME or t[-1:] in TERMINAL or paper.number(i) for i, t in zip(cover, texts, strict=True)):
        return indexes
    if any(squeeze(t).endswith(paper.suffix) or is_contents_title(t) for t in texts) or any(
        i > first for first in listed[:1] for i in cover
    ):
        return indexes
    for index in cover:
        paper.lines[index].role = Role.COVER
    return indexes[len(cover) :]


def without_contents(paper: PaperLines, indexes: list[int]) -> list[int]:
    """Without the lines of a table of contents: those that the file says are, and typed ones by their pages."""
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    titled: int | None = None
    for index in [*indexes, -1]:
        line = paper.lines[index] if index >= 0 else None
        page = contents_page(line.text) if line and line.zone == "main" else None
        rising = page is not None and (not run or (page or run[-1][1]) >= run[-1][1])
        if line and (line.contents or rising):
            run.append((index, page or (run[-1][1] if run else 0)))
            continue
        if len(run) > 1 or titled is not None or any(paper.lines[i].contents for i, _ in run):
            found |= {i for i, _ in run} | ({titled} if titled is not None and run else set())
        run = []
        titled = index if line and is_contents_title(paper.text(index).strip()) else None
    for index in found:
        paper.lines[index].role = Role.CONTENTS_ENTRY
    return [i for i in indexes if i not in found]


def without_attachment_heads(paper: PaperLines, indexes: list[int]) -> list[int]:
    """Without the lines that head an attachment at the top of a page (附件1) and its title below them.

    The title is what is centred there, has the style of titles, or is what the list of attachments calls it.
    """
    found: set[int] = set()
    heading = False
    names: set[str] = set()
    before = {after: each for each, after in zip(paper.main, paper.main[1:], strict=False)}
    for index in indexes:
        line = paper.lines[index]
        begins = index in before and paper.lines[before[index]].paged and is_attachment_head(paper.text(index).strip())
        if begins and not names:
            names = {name for each in indexes for name in attached_names(paper.text(each).strip())}
        titled = heading and (line.centred or line.title or squeeze(paper.text(index)).strip("《》") in names)
        heading = line.zone == "main" and (begins or titled)
        if heading:
            found |= paper.give(Role.COVER, index)
    return [i for i in indexes if i not in found]
