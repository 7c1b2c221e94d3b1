"""Whole papers of careful hands who knew the regulation and not the rules: nothing in them is told as a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import check, read_text
from alvtc_info.model.finding import Severity
from tests import TESTS

FILES = sorted((TESTS / "papers").glob("*.txt"))
BETWEEN = "\n=====\n"
HINTS = 2.0  # a paper, on the average of a file


def papers(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split(BETWEEN)


@pytest.mark.medium
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_careful_papers_are_left_alone(path: Path) -> None:
    faults, hints = [], 0
    for paper in papers(path):
        found = check(read_text(paper))
        assert found.errors == ()
        faults += [(each.rule, each.quote, each.message) for each in found if each.severity is not Severity.INFO]
        hints += sum(each.severity is Severity.INFO for each in found)
    assert faults == []
    assert hints <= HINTS * len(papers(path))


def test_papers_with_a_fault_are_not() -> None:
    paper = papers(FILES[0])[0]
    assert "。\n" in paper
    found = check(read_text(paper.replace("。\n", "。\n2026年2月30日，后勤处检查阀门。\n", 1)))
    assert any(each.severity is Severity.ERROR for each in found)
