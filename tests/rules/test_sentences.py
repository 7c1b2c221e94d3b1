"""The rules on content over sentences of our own, labelled: every word they must point at, and no other.

A label is ⟦words|rule⟧. The report's date is 22 May 2024.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from alvtc_info import check, read
from tests import TESTS

CONTENT = {
    "vague-time", "vague-cutoff", "relative-time", "data-without-cutoff", "citation-without-source", "anonymous-source",
    "undated-document", "undated-work",
}  # fmt: skip
LABEL = re.compile(r"⟦([^|⟧]*)\|([a-z-]+)⟧")
LINES = (TESTS / "sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("number", range(len(LINES)))
def test_every_label_is_found_and_nothing_else(number: int) -> None:
    line = LINES[number]
    bare = LABEL.sub(r"\1", line)
    wanted, cut = [], 0
    for label in LABEL.finditer(line):
        start = label.start() - cut
        wanted.append((start, start + len(label[1]), label[2]))
        cut += len(label[0]) - len(label[1])
    found = check(read(bare.encode(), name="sentence.txt"), select=CONTENT, report_date=date(2024, 5, 22))
    assert found.errors == ()
    assert sorted((f.start, f.end, f.rule) for f in found) == wanted, bare


def test_a_sentence_too_long_to_take_apart_is_judged_by_its_cues() -> None:
    text = f"{'后勤处、' * 200}学院印发《办法》。"
    found = [f for f in check(read(text.encode(), name="a.txt")) if f.rule == "undated-document"]
    assert [f.why[0] for f in found] == ["印发，全段没有日期"]
