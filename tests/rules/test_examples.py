from __future__ import annotations

from datetime import date

import pytest
from _pytest.mark.structures import ParameterSet

from alvtc_info import Facts, Kind, Result, check, read
from alvtc_info.institution.values import default_institution
from alvtc_info.linting.examples import marked, opened, placed
from alvtc_info.linting.reference import reference_page
from alvtc_info.model.rule import Example, Rule, example
from alvtc_info.rules import RULES
from tests import ROOT


def pairs(which: str) -> list[ParameterSet]:
    return [
        pytest.param(rule, example(item), id=f"{rule.name}-{number}")
        for rule in RULES
        for number, item in enumerate(getattr(rule, which), 1)
    ]


def names(rule: Rule) -> str:
    return rule.name


def verdict(item: Example, rule: Rule) -> Result:
    result = check(opened(item), select=[rule.name] if rule.preview else None)
    assert not result.errors
    return result


@pytest.mark.parametrize(("rule", "item"), pairs("bad"))
def test_rule_points_at_exactly_the_marked_words_of_its_bad_examples(rule: Rule, item: Example) -> None:
    found = [f for f in verdict(item, rule) if f.rule == rule.name]
    spotted = [f for f in found if f.quote]
    assert placed(spotted, item.bare) == marked(item)
    told = [f.message for f in found if not f.quote]
    assert len(told) == len(item.says)
    for words in item.says:
        assert any(words in message for message in told), told


@pytest.mark.parametrize(("rule", "item"), pairs("good"))
def test_good_examples_pass_all_rules(rule: Rule, item: Example) -> None:
    result = verdict(item, rule)
    found = [f for f in result if f.quote or f.severity != "info"]
    if item.kind is None:
        assert [f"{f.rule}: {f.quote}" for f in found] == []
    assert [f.message for f in result if f.rule == rule.name] == []


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_a_rule_chosen_by_name_runs_on_every_kind(rule: Rule) -> None:
    for item in map(example, (*rule.bad, *rule.good)):
        document = opened(item)
        for kind in (None, *Kind):
            assert check(document.given(kind=kind), select=[rule.name]).errors == ()


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_every_rule_has_a_page_and_examples_on_both_sides(rule: Rule) -> None:
    assert len(rule.page) > 40
    assert rule.title
    assert len(rule.bad) >= 5
    assert len(rule.good) >= 5
    assert rule.options.keys() == rule.defaults.keys()


# what cannot be seen in a sentence alone is tried on whole reports
WHOLE = """invalid-date casualty-consistency data-arithmetic expert-byline missing-headings heading-sequence heading-trailing-punct
    title-informative header-elements footer-elements length-range unpaired-punct first-report-elements followup-sections followup-title
    followup-elements followup-progress final-report-elements report-order deadline-oral-30 deadline-oral-40 deadline-written-60
    reporting-chain emergency-missing-written stale-info approval-level self-approval confidentiality-review-missing
    first-mention-abbrev redundant-title-punct info-category duplicate-submission thin-content""".split()


@pytest.mark.parametrize("name", WHOLE)
def test_rules_on_whole_documents_have_whole_documents_as_examples(name: str) -> None:
    rule = next(r for r in RULES if r.name == name)
    for side in (rule.bad, rule.good):
        assert sum(item.kind is not None and item.text.count("\n") >= 4 for item in map(example, side)) >= 5


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_what_a_rule_says_is_what_its_page_says(rule: Rule) -> None:
    page = (ROOT / "docs" / "rules" / f"{rule.name}.md").read_text(encoding="utf-8")
    said = reference_page(rule, default_institution())
    assert page.split("## 会提示")[1] == said.split("## 会提示")[1]


def test_rule_names_and_titles_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({rule.title for rule in RULES}) == len(RULES)


# what is told once a text, or what a text says elsewhere, is not told again after other sentences
ONCE = {"first-mention-abbrev", "document-without-number", "casualty-consistency", "empty-talk"}


@pytest.mark.parametrize("rule", [r for r in RULES if r.name not in ONCE], ids=lambda rule: rule.name)
def test_good_sentences_before_it_never_hide_a_bad_one(rule: Rule) -> None:
    good = [e.bare for e in map(example, rule.good) if e.kind is None and not e.lexicon]
    for item in map(example, rule.bad):
        if item.kind is not None or item.lexicon or not good:
            continue
        before = "。\n\n".join(good) + "。\n\n"
        document = read((before + item.bare).encode(), name="a.txt")
        facts = Facts(people=opened(item).facts.people)
        result = check(document, select=[rule.name], report_date=date.fromisoformat(item.report_date), facts=facts)
        assert result.errors == ()
        spans = placed(result, before + item.bare)
        found = [(start - len(before), end - len(before)) for start, end in spans if start >= len(before)]
        assert found == marked(item), item.bare
