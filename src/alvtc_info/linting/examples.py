"""Run the examples of rules: a rule must find exactly what its examples mark, and nothing where they mark nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from alvtc_info.model.document import Facts, Spans
from alvtc_info.model.facts import ListedPerson
from alvtc_info.model.rule import example
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.rule import Example, Rule


def opened(item: Example) -> Document:
    """The document of an example, with the facts and the other reports beside it."""
    from alvtc_info.institution.values import default_institution
    from alvtc_info.reading.drafts import read

    document = read(item.bare.encode(), name="example.txt", kind=item.kind)
    if item.yellow:
        document = document.with_yellow(
            {b.id: Spans(b.text, tuple(_places(b.text, item.yellow))) for b in document.blocks}
        )
    facts = Facts()
    if item.meta:
        from alvtc_info.report.models import load_facts

        facts = load_facts(dict(item.meta))
    if document.kind:
        from alvtc_info.analysis.similarity import one_event

        beside = tuple(map(opened, item.beside))
        facts = replace(facts, same_event=tuple(o for o in beside if one_event(document, o)), others=beside)
    if item.people:
        facts = replace(facts, people=tuple(ListedPerson(name, posts) for name, posts in item.people.items()))
    institution = default_institution()
    return document.given(
        stage=item.stage,
        facts=facts,
        report_date=document.report_date or date.fromisoformat(item.report_date),
        institution=replace(institution, lexicon={**institution.lexicon, **item.lexicon}) if item.lexicon else None,
    )


def _places(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The span of each of these words that a text holds, in the order of the words."""
    for word in words:
        if word in text:
            yield text.index(word), text.index(word) + len(word)


def marked(item: Example) -> list[tuple[int, int]]:
    """The spans marked ⟦⟧, as offsets into the bare text."""
    spans, at = [], 0
    for index, piece in enumerate(item.text.replace("⟧", "⟦").split("⟦")):
        if index % 2:
            spans.append((at, at + len(piece)))
        at += len(piece)
    return spans


def found(rule: Rule, item: Example) -> tuple[Finding, ...]:
    """What the rule alone finds in an example."""
    from alvtc_info.linting.engine import run

    return run(opened(item), [rule], forced=item.kind is None).findings


def placed(findings: Iterable[Finding], text: str) -> list[tuple[int, int]]:
    """The spans of findings in a text file, as offsets into its text, in order.

    Findings on the whole text are left out.
    """
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spans = [(starts[int(f.block) - 1], f) for f in findings if f.quote]
    return sorted((start + f.start, start + f.end) for start, f in spans)


def spotted(rule: Rule, item: Example) -> list[tuple[int, int]]:
    """The spans of the rule's findings in the example's bare text, in order, without those on the whole document."""
    return placed(found(rule, item), item.bare)


def complaints(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule's examples, in Chinese, one line each."""
    for item in map(example, rule.bad):
        spans, wanted = spotted(rule, item), marked(item)
        if not wanted and not item.says:
            yield f"bad 示例没有用 ⟦⟧ 标出要提示的字：{item.bare}"
        elif spans != wanted:
            yield f"应提示{_shown(item, wanted)}，实际提示{_shown(item, spans)}：{item.bare}"
    for item in map(example, rule.good):
        wrong = found(rule, item)
        if wrong:
            yield f"good 示例不应提示，却提示“{wrong[0].message}”：{item.bare}"


def _shown(item: Example, spans: list[tuple[int, int]]) -> str:
    return "、".join(f"“{item.bare[start:end]}”" for start, end in spans) or "（无）"
