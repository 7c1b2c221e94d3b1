"""Labelled paragraphs as candidates for training and judging: read, grouped by source, with the traits of each candidate.

A file is JSON lines (`text`, `findings` with `rule`, `start`, `end`; `source`, `group`, `report_date`) or a text with labels in
place (⟦近日|vague-time⟧), a paragraph a line.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from alvtc_info import read
from alvtc_info.rules.cutoffs import cued_figures, figure_candidates, figure_sentences
from alvtc_info.rules.work import act_candidates, act_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

KINDS = {
    "vague-time": ("vague-time", "vague-cutoff"),
    "relative-time": ("relative-time",),
    "data-cutoff": ("data-without-cutoff",),
    "source-missing": ("citation-without-source", "anonymous-source"),
    "event-date": ("undated-document", "undated-work"),
}
KIND_OF = {rule: kind for kind, rules in KINDS.items() for rule in rules} | {kind: kind for kind in KINDS}
BY_SENTENCE = ("data-cutoff", "event-date")
_LABEL = re.compile(r"⟦([^|⟧]*)\|([a-z-]+)⟧")


@dataclass(frozen=True)
class Record:
    """A labelled paragraph: labels as (kind, start, end); `group` tells what comes from one source or hand."""

    name: str
    text: str
    labels: tuple[tuple[str, int, int], ...]
    group: str
    dated: date | None
    file: str


@dataclass(frozen=True)
class Candidate:
    """A clause or a figure with its traits.

    `label` is True where it is what the label of its sentence points at, False where nothing is to be found, None where
    that is not known; `wanted` says that its sentence has a label.
    """

    kind: str
    record: int
    sentence: int
    start: int
    label: bool | None
    wanted: bool
    traits: frozenset[str]


def records(paths: Iterable[Path]) -> list[Record]:
    """The records of these files, in order."""
    found: list[Record] = []
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            name = f"{path.stem}-{number}"
            found.append(
                _from_json(line, path) if path.suffix == ".jsonl" else from_marks(line, name, path.stem, path.stem)
            )
    return found


def _from_json(line: str, path: Path) -> Record:
    data: dict[str, Any] = json.loads(line)
    source = str(data.get("source") or "")
    group = str(data.get("group") or (source if source.startswith("cec") else source.partition(":")[0]))
    if source == "original":
        group = f"{path.stem} original"
    labels = tuple((KIND_OF[each["rule"]], each["start"], each["end"]) for each in data["findings"])
    dated = data.get("report_date")
    return Record(
        str(data["id"]), data["text"], labels, group,
        date.fromisoformat(dated) if dated else None, path.stem,
    )  # fmt: skip


def from_marks(line: str, name: str, group: str, file: str) -> Record:
    """A paragraph with labels in place."""
    labels, cut = [], 0
    for match in _LABEL.finditer(line):
        start = match.start() - cut
        labels.append((KIND_OF[match[2]], start, start + len(match[1])))
        cut += len(match[0]) - len(match[1])
    return Record(name, _LABEL.sub(r"\1", line), tuple(labels), group, None, file)


def candidates(found: list[Record]) -> Iterator[Candidate]:
    """The candidates of all records, in order."""
    for number, record in enumerate(found):
        document = read(record.text.encode(), name="paragraph.txt")
        cued = cued_figures(document)
        for sentence in figure_sentences(document):
            acts, figures = _labels_in(record, sentence.start, sentence.end)
            wanted = bool(acts or figures)
            for figure, traits in figure_candidates(sentence, cued):
                label: bool | None = None
                if figures and (abs(figure.start - figures[0]) <= 2 or figure.start <= figures[0] < figure.end):
                    label = True
                elif not acts and (not figures or figure.start < figures[0]):
                    label = False
                yield Candidate("figure", number, sentence.start, figure.start, label, wanted, traits.names())
        for sentence in act_sentences(document):
            acts, figures = _labels_in(record, sentence.start, sentence.end)
            wanted = bool(acts or figures)
            for clause, traits in act_candidates(sentence):
                label = None
                if acts and clause.start <= acts[0] < clause.end:
                    label = True
                elif clause.end <= acts[0] if acts else not figures:
                    label = False
                yield Candidate("act", number, sentence.start, clause.start, label, wanted, traits.names())


def _labels_in(record: Record, start: int, end: int) -> tuple[list[int], list[int]]:
    inside = sorted((at, kind) for kind, at, _ in record.labels if start <= at <= end)
    return [at for at, kind in inside if kind == "event-date"], [at for at, kind in inside if kind == "data-cutoff"]
