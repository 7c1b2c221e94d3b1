"""Papers written and labelled by people who knew the guide and not the program: what is a heading, what is a list item.

A line of a file is its label (T, H1–H4, H for a heading without a number, B for all else), a tab and the text; `===`
begins a paper.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import Role, read
from alvtc_info.model.kinds import HEADINGS
from alvtc_info.model.paragraph_roles import number_at_start
from alvtc_info.text.folding import fold
from tests import TESTS

FILES = sorted((TESTS / "outlines").glob("*.txt"))
LEVELS = dict(zip(("H1", "H2", "H3", "H4"), HEADINGS, strict=True))


def papers(path: Path) -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("==="):
            found.append([])
        else:
            label, _, text = line.partition("\t")
            found[-1].append((label, text))
    return found


def judged(paper: list[tuple[str, str]]) -> list[tuple[str, Role, str]]:
    """Label, role and text of each line that has a number."""
    lines = [text for _, text in paper]
    title = [] if paper[0][0] == "T" else ["关于有关工作情况的报告"]
    document = read("\n".join([*title, *lines]).encode(), name="a.txt")
    roles = {block.place: block.role for block in document.blocks}
    return [
        (label, roles[f"第{number}行"], text)
        for number, (label, text) in enumerate(paper, 1 + len(title))
        if label not in ("T", "H") and number_at_start(fold(text).strip())
    ]


@pytest.mark.medium
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_headings_are_told_from_items(path: Path) -> None:
    lines = [line for paper in papers(path) for line in judged(paper)]
    wrong = [line for line in lines if (line[1] if line[1] in HEADINGS else None) is not LEVELS.get(line[0])]
    assert len(lines) > 400
    assert len(wrong) <= 0.01 * len(lines), wrong
