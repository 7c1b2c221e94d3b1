"""No finding depends on unrelated text: what a rule finds in a sentence, it finds in the same sentence among others."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from alvtc_info.linting.examples import spotted
from alvtc_info.model.rule import Example, Rule, example
from alvtc_info.rules import RULES

ALL = [example(item) for rule in RULES for item in rule.good]
SENTENCES = [item.bare for item in ALL if not (item.kind or item.meta or item.beside) and "\n" not in item.bare]
# what they say hangs on what the paper says elsewhere: a short form introduced, a sentence written before
WHOLE = {"first-mention-abbrev", "repeated-sentence", "mixed-names", "short-name-use", "empty-talk"}
OVER_PARAGRAPHS = {"unpaired-punct"}  # a quotation may go on over paragraphs, so marks elsewhere are not unrelated
PLAIN = [text for text in SENTENCES if not set(text) & set("“”‘’「」（）《》【】〔〕()\"'")]
# figures of one thing belong together, over paragraphs too: what one sentence says of it is not unrelated to another;
# nor is another way to write an office that an example names, or the word that 铁支布 may be meant for
RELATED = {
    "data-arithmetic": ("愿意", "断网"),
    "mixed-forms": ("学生工作处",),
    "relative-time": ("12日培训",),
    "typing-slip": ("支部",),
}
TIMES = 6


def alone(item: Example) -> bool:
    return not (item.kind or item.meta or item.beside)


@pytest.mark.parametrize("rule", [r for r in RULES if not (r.structural or r.kinds)], ids=lambda rule: rule.name)
def test_a_finding_does_not_hang_on_unrelated_text(rule: Rule) -> None:
    dice = random.Random(rule.name)
    for item in filter(alone, map(example, (*rule.bad, *rule.good))):
        wanted = spotted(rule, item)
        sentences = PLAIN if rule.name in OVER_PARAGRAPHS else SENTENCES
        if rule.name in RELATED:
            sentences = [text for text in sentences if not any(word in text for word in RELATED[rule.name])]
        for _ in range(TIMES if rule.name not in WHOLE else 0):
            before, after = ("\n\n".join(dice.sample(sentences, 3)) for _ in range(2))
            among = replace(item, text=f"{before}\n\n{item.text}\n\n{after}")
            start = len(before) + 2
            found = [(a - start, b - start) for a, b in spotted(rule, among) if start <= a < start + len(item.bare)]
            assert found == wanted, (item.bare, before, after)


def test_there_are_sentences_enough() -> None:
    assert len(SENTENCES) > 200
    assert {rule.name for rule in RULES} >= WHOLE


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("会议定于5月02日召开。", "date-format", "02"),
        ("有网文援引说法，校园供水不足。", "citation-without-source", "网文援引说法"),
    ],
)
def test_what_was_found_beside_another_line_only(text: str, rule: str, words: str) -> None:
    known = next(each for each in RULES if each.name == rule)
    item = Example(text)
    assert [item.bare[a:b] for a, b in spotted(known, item)] == [words]
