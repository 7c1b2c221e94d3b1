"""Each frame of words by its own function: many wordings that are told, and look-alikes that are right.

A line is the kind of paper, its title (empty for one that says nothing) and its paragraphs, divided by ##. What is told
stands between ⟦ and ⟧. The paper is dated by the last day that a line names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from alvtc_info import Document, Kind, read
from alvtc_info.analysis.checked_by_nobody import checked_by_nobody
from alvtc_info.analysis.counts_referred import counts_referred
from alvtc_info.analysis.days_backwards import days_backwards
from alvtc_info.analysis.lists_apart import lists_apart, titled_sums
from alvtc_info.analysis.mended_apart import mended_apart, rates_of_copies
from alvtc_info.analysis.named_victims import named_victims
from alvtc_info.analysis.natures_unsettled import natures_of_nobody
from alvtc_info.analysis.open_ends import open_ends
from alvtc_info.analysis.parts_told import parts_told
from alvtc_info.analysis.rank_and_alarm import ranks_and_alarm
from alvtc_info.analysis.rough_losses import rough_losses
from alvtc_info.analysis.running_counts import running_counts
from alvtc_info.analysis.spans_apart import spans_apart
from alvtc_info.analysis.still_open import still_open
from alvtc_info.analysis.titles_denied import titles_denied
from alvtc_info.analysis.titles_totals import titles_totals
from alvtc_info.analysis.unnamed_doers import unnamed_doers
from alvtc_info.analysis.unnamed_papers import unnamed_papers
from alvtc_info.analysis.vague_amounts import vague_amounts
from alvtc_info.analysis.vague_moments import vague_moments, went_on
from alvtc_info.analysis.vague_sites import vague_sites
from alvtc_info.analysis.years_apart import years_apart
from alvtc_info.model.rule import framed
from tests import TESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FRAMES: dict[str, Callable[[Document], Iterable[object]]] = {
    each.__name__: each
    for each in (
        checked_by_nobody,
        counts_referred,
        days_backwards,
        lists_apart,
        mended_apart,
        named_victims,
        natures_of_nobody,
        open_ends,
        parts_told,
        ranks_and_alarm,
        rates_of_copies,
        rough_losses,
        running_counts,
        spans_apart,
        still_open,
        titled_sums,
        titles_denied,
        titles_totals,
        unnamed_doers,
        unnamed_papers,
        vague_amounts,
        vague_moments,
        vague_sites,
        went_on,
        years_apart,
    )
}
KINDS = {
    "first": Kind.FIRST,
    "follow": Kind.FOLLOW_UP,
    "final": Kind.FINAL,
    "comp": Kind.COMPOSITE,
    "daily": Kind.DAILY,
    "expert": Kind.EXPERT_ADVICE,
}
YEAR = re.compile(r"20\d\d(?=年)")
DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?!前|之前|\d{0,2}时?前)")


def opened(line: str) -> tuple[Document, str]:
    """The paper of a line, and its text with the marks."""
    kind, title, body = line.split("|")
    bare = body.replace("⟦", "").replace("⟧", "")
    days = [(int(month), int(day)) for month, day in DAY.findall(bare)]
    month, day = max(days, default=(9, 14))
    row = f"后勤处　　{(YEAR.findall(bare) or ['2026'])[0]}年{month}月{day}日"
    marked = framed(title or "实训楼3层有关情况", *body.split("##"), row=row)
    text = marked.replace("⟦", "").replace("⟧", "")
    return read(text.encode(), name="p.txt", kind=KINDS[kind]), marked


def spans(found: Iterable[object]) -> Iterator[tuple[int, int]]:
    for each in found:
        match, name = each if isinstance(each, tuple) and isinstance(each[0], re.Match) else (each, 0)
        if isinstance(match, re.Match):
            yield match.span(name if name in match.re.groupindex else 0)
        else:
            assert isinstance(each, tuple)
            yield each[0], each[1]


def with_marks(document: Document, told: Iterable[tuple[int, int]]) -> str:
    text = document.text
    for start, end in sorted(told, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


def lines() -> list[tuple[str, str]]:
    found = []
    for name in FRAMES:
        told = (TESTS / "frames" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        found += [(name, line) for line in told]
    return found


@pytest.mark.parametrize(("name", "line"), lines())
def test_what_is_marked_is_told_and_nothing_else(name: str, line: str) -> None:
    document, marked = opened(line)
    told = with_marks(document, set(spans(FRAMES[name](document))))
    assert told.split("\n")[3:-1] == marked.split("\n")[3:-1]


def test_a_table_of_numbers_is_no_sentence_of_changes() -> None:
    row = "、".join(f"{number}月{number * 10}吨" for number in range(1, 70))
    document, _ = opened(f"comp||一、效果##用水：{row}，2025年9月为21吨，同比下降50%。")
    assert list(years_apart(document)) == []


def test_days_are_told_backwards_only_in_a_paper_that_has_a_date() -> None:
    text = framed("停电情况（终报）", "9月12日，恢复供电；9月11日，配件运到。", row="后勤处")
    assert list(days_backwards(read(text.encode(), name="p.txt", kind=Kind.FINAL))) == []
