"""The rules on content over paragraphs that were written and labelled by people who know the guide and not the rules."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from alvtc_info import check, read
from alvtc_info.model.rule import example
from alvtc_info.rules import RULES
from tests import TESTS, mostly_slow
from tests.rules.test_sentences import CONTENT

LABEL = re.compile(r"⟦([^|⟧]*)\|([a-z-]+)⟧")
KINDS = {
    "vague-time": "vague-time", "vague-cutoff": "vague-time", "relative-time": "relative-time", "data-without-cutoff": "open",
    "citation-without-source": "source", "anonymous-source": "source", "undated-document": "open", "undated-work": "open",
    "data-cutoff": "open", "event-date": "open", "source-missing": "source",
}  # fmt: skip
FILES = sorted((TESTS / "paragraphs").glob("*.txt"))
MARKED = re.compile(r"⟦([^⟦⟧]*)⟧")


def told(text: str) -> set[tuple[str, int]]:
    """What is found: kind, and the sentence (for acts and figures) or the offset."""
    found = check(read(text.encode(), name="paragraph.txt"), select=CONTENT)
    assert found.errors == ()
    return {place(KINDS[f.rule], f.start, text) for f in found}


def place(kind: str, start: int, text: str) -> tuple[str, int]:
    if kind == "open":
        return kind, max(text.rfind(mark, 0, start) for mark in "。！？")
    return kind, start


def labelled(line: str) -> tuple[str, set[tuple[str, int]]]:
    bare, wanted, cut = LABEL.sub(r"\1", line), set(), 0
    for label in LABEL.finditer(line):
        wanted.add(place(KINDS[label[2]], label.start() - cut, bare))
        cut += len(label[0]) - len(label[1])
    return bare, wanted


@pytest.mark.medium
@pytest.mark.parametrize("path", mostly_slow(FILES, 3), ids=lambda path: path.stem)
def test_most_labels_are_found_and_little_else(path: Path) -> None:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        text, wanted = labelled(line)
        found = told(text)
        right.update(kind for kind, _ in found & wanted)
        wrong.update(kind for kind, _ in found - wanted)
        missed.update(kind for kind, _ in wanted - found)
    for kind, least in (("open", 0.75), ("vague-time", 0.92), ("relative-time", 0.92), ("source", 0.9)):
        f1 = 2 * right[kind] / (2 * right[kind] + wrong[kind] + missed[kind])
        assert f1 >= least, (kind, right[kind], wrong[kind], missed[kind])


def bodies(name: str) -> list[str]:
    return [example(item).text for rule in RULES if rule.name == name for item in rule.bad]


VERBS = ("制发", "核拨", "移交", "揭牌", "编制", "踏勘", "试点")
UNITS = ("幢", "羽", "峰", "眼", "尾", "孔")


def with_verb(text: str, verb: str) -> str:
    return MARKED.sub(verb, text, count=1).replace("⟦", "").replace("⟧", "")


def test_another_verb_makes_no_other_verdict() -> None:
    """Some verbs and objects make no sense together; the verdict hangs on the sentence in the others."""
    texts = [
        with_verb(text, verb)
        for name in ("undated-work", "undated-document")
        for text in bodies(name)
        for verb in VERBS
    ]
    silent = [text for text in texts if not told(text)]
    assert len(silent) <= 0.2 * len(texts), silent


def test_another_measure_word_makes_no_other_verdict() -> None:
    found = 0
    texts = []
    for text in bodies("data-without-cutoff"):
        mark = MARKED.search(text)
        assert mark
        amount = re.match(r"([\d.,]+[百千万]?)(?:人次|人|名|位|所|册|起|套|台|个|家|次)$", mark[1])
        if amount:
            texts += [f"{text[: mark.start()]}{amount[1]}{unit}{text[mark.end() :]}" for unit in UNITS]
    texts = [text.replace("⟦", "").replace("⟧", "") for text in texts]
    found = sum(bool(told(text)) for text in texts)
    assert len(texts) > 60
    assert found >= 0.97 * len(texts)


@pytest.mark.medium
def test_words_of_time_are_told_from_parts_of_words() -> None:
    """Written by somebody who did not know the rules: 130 words that only look like one, 130 that are one."""
    traps = (TESTS / "boundaries/traps.txt").read_text(encoding="utf-8").splitlines()
    alarms = [text for text in traps if any(kind.endswith("time") for kind, _ in told(text))]
    assert len(alarms) <= 0.05 * len(traps), alarms
    real = (TESTS / "boundaries/real.txt").read_text(encoding="utf-8").splitlines()
    missed = [line for line in real if not labelled(line)[1] <= told(labelled(line)[0])]
    assert len(missed) <= 0.06 * len(real), missed
