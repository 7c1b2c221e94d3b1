"""Figures of one paper that contradict each other, in many wordings, and look-alikes that are right.

Each line is a title (empty for one that says nothing), a bar, and the paragraphs, divided by ##.
"""

from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed
from tests import TESTS

RULES = ["data-arithmetic", "casualty-consistency", "title-against-text"]
KINDS = {"（首报）": Kind.FIRST, "（续报）": Kind.FOLLOW_UP, "（终报）": Kind.FINAL}


def found(line: str) -> list[str]:
    title, _, body = line.partition("|")
    kind = KINDS.get(title[-4:], Kind.DAILY)
    paper = framed(title or "后勤处有关情况", *body.split("##"))
    result = check(read(paper.encode(), name="a.txt", kind=kind), select=RULES)
    assert result.errors == ()
    return [f"{each.quote}：{each.message}" for each in result.findings]


def lines(name: str) -> list[str]:
    return (TESTS / "contradictions" / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", lines("told"))
def test_what_contradicts_itself_is_told(line: str) -> None:
    assert found(line)


@pytest.mark.parametrize("line", lines("passed"))
def test_what_agrees_or_is_of_something_else_passes(line: str) -> None:
    assert found(line) == []
