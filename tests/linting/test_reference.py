"""The pages that document the rules."""

from __future__ import annotations

import pytest

from alvtc_info.errors import UsageError
from alvtc_info.institution.values import default_institution
from alvtc_info.linting.reference import reference_page, reference_pages, rule_page
from alvtc_info.linting.select import rules_named
from alvtc_info.rules import RULES


@pytest.mark.medium
def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    institution = default_institution()
    pages = reference_pages(institution)
    assert set(pages) == {"README.md", *(f"{rule.name}.md" for rule in RULES)}
    rows = [line for line in pages["README.md"].splitlines() if line.startswith("| [")]
    assert [row.split("`")[1] for row in rows] == [rule.name for rule in RULES]
    assert pages[f"{RULES[0].name}.md"].endswith(reference_page(RULES[0], institution))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("首报要素不完整", "首报要素不全"),
        ("引用未注明来源", "引用未注明出处"),
        ("报告连条", "报告链条"),
        ("vague-tim", "vague-time"),
    ],
)
def test_a_near_miss_of_a_name_or_a_title_is_asked_for(typed: str, meant: str) -> None:
    with pytest.raises(UsageError, match=f"是否指“{meant}”"):
        rule_page(typed, default_institution())


def test_a_rule_is_chosen_by_its_title_everywhere() -> None:
    assert [rule.name for rule in rules_named(["含糊时间表述", "undated-work"])] == ["vague-time", "undated-work"]
    assert "vague-time" not in {rule.name for rule in rules_named(ignore=["含糊时间表述"])}
    assert rule_page("含糊时间表述", default_institution()).startswith("含糊时间表述（vague-time）")
