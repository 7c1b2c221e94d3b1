from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from _pytest.mark.structures import ParameterSet

from alvtc_info import Block, Document, Kind, ReportError, Result, Role, check, load_facts, read
from alvtc_info.institution.values import default_institution
from alvtc_info.linting.examples import marked, opened, placed
from alvtc_info.linting.reference import reference_page
from alvtc_info.model.rule import Example, Rule, example, framed
from alvtc_info.rules import RULES
from tests.conftest import ROOT


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
    found = [f for f in verdict(item, rule) if f.quote or f.severity != "info"]
    if item.kind is None:
        assert [f"{f.rule}: {f.quote}" for f in found] == []
    assert [f.message for f in verdict(item, rule) if f.rule == rule.name] == []


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


def test_what_depends_on_a_date_that_is_not_known_is_left_open() -> None:
    def found(text: str, rule: str) -> list[str]:
        return [f.message for f in check(read(text.encode(), name="a.txt"), select=[rule])]

    assert found("2月29日（星期三），检查结束。", "invalid-date") == []
    assert found("2024年3月1日后，2月29日检查。", "invalid-date") == []
    assert found("2023年3月1日后，2月29日检查。", "invalid-date") == []
    assert found("12月32日，检查结束。", "invalid-date") == ["“12月32日”不存在，请核对"]
    assert "应为" not in found("12日晚，供水主管破裂。", "relative-time")[0]
    assert "应为" not in found("昨日，供水主管破裂。", "relative-time")[0]
    assert "2024年5月20日" in found("近日，供水主管破裂。", "vague-time")[0]


def test_markup_is_no_punctuation_of_the_text() -> None:
    assert check(read("供暖,正常".encode(), name="a.txt"), select=["halfwidth-punct"]).findings[0].start == 2
    document = Document([Block("1", "学院(一),正常", Role.BODY, "", lead=5)])
    assert check(document, select=["halfwidth-punct"]).findings == ()


def test_relative_times_over_the_turn_of_the_year() -> None:
    def fixed(word: str) -> str | None:
        result = check(
            read(f"{word}，供水主管破裂。".encode(), name="a.txt"),
            select=["relative-time"],
            report_date=date(2024, 1, 1),
        )
        fix = result.findings[0].fix
        return fix.replacement if fix else None

    assert [fixed(w) for w in ("昨晚", "上周日", "上月", "去年", "下月", "明日")] == [
        "2023年12月31日晚", "2023年12月31日", "2023年12月", "2023年", "2月", "1月2日"
    ]  # fmt: skip


def test_the_secrecy_review_is_not_judged_without_one() -> None:
    (rule,) = (r for r in RULES if r.name == "confidentiality-review-missing")
    assert list(rule.check(Document([]))) == []


def test_a_first_date_that_cannot_be_resolved_has_no_year_to_offer() -> None:
    text = framed("后勤处检修阀门", "2月30日，后勤处检修阀门。")
    (finding,) = check(read(text.encode(), name="a.txt"), select=["incomplete-date"])
    assert finding.fix is None


def test_a_flow_without_outside_steps_sets_no_outside_deadline() -> None:
    flow = replace(default_institution().flow, steps=default_institution().flow.inner)
    college = replace(default_institution(), flow=flow)
    for rule in ("deadline-oral-40", "deadline-written-60", "emergency-missing-written", "reporting-chain"):
        for item in map(example, next(r for r in RULES if r.name == rule).bad):
            result = check(opened(item), select=[rule], institution=college)
            assert not result.errors
            assert rule == "reporting-chain" or result.findings == ()


def test_a_flow_may_start_the_clock_at_knowledge() -> None:
    college = replace(default_institution(), flow=replace(default_institution().flow, clock="known"))
    event = {"occurred_at": "2024-05-20 08:00", "known_at": "2024-05-20 10:00"}
    contacts = [{"at": "2024-05-20 10:31", "to": "处长 / 副院长; 院长和党委书记", "by": "电话"}]
    facts = load_facts({"event": {**event, "contacts": contacts}})
    assert facts.contacts is not None
    assert facts.contacts[0].to == ("处长 / 副院长", "院长", "党委书记")
    (finding,) = check(
        read("供水中断。".encode(), name="a.txt", kind=Kind.FIRST),
        facts=facts,
        select=["deadline-oral-30"],
        institution=college,
    )
    assert "没有口头报部门主要负责人" in finding.message
    for contact, words in (
        ({"to": 5, "by": "电话"}, "报给谁"),
        ({"to": "处长", "by": "飞鸽"}, "电话、当面"),
        ({"to": "处长", "by": 5}, "方式"),
    ):
        with pytest.raises(ReportError, match=words):
            load_facts({"event": {"contacts": [{"at": "2024-05-20 10:31", **contact}]}})


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_what_a_rule_says_is_what_its_page_says(rule: Rule) -> None:
    page = (ROOT / "docs" / "rules" / f"{rule.name}.md").read_text(encoding="utf-8")
    said = reference_page(rule, default_institution())
    assert page.split("## 会提示")[1] == said.split("## 会提示")[1]


def test_no_entry_of_the_list_of_typos_is_vain_or_goes_in_circles() -> None:
    from alvtc_info.rules.language import _TYPOS

    for wrong, right in _TYPOS.items():
        assert right not in _TYPOS
        for word, found in ((wrong, [wrong]), (right, [])):
            document = read(f"学院{word}。".encode(), name="a.txt")
            assert [f.quote for f in check(document, select=["typo-confusable"])] == found


def test_rule_names_and_titles_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({rule.title for rule in RULES}) == len(RULES)
