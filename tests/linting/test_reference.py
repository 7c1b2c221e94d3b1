"""The pages that document the rules."""

from __future__ import annotations

import pytest

from alvtc_info.institution.values import default_institution
from alvtc_info.linting.reference import reference_page, reference_pages
from alvtc_info.rules import RULES


@pytest.mark.medium
def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    institution = default_institution()
    pages = reference_pages(institution)
    assert set(pages) == {"README.md", *(f"{rule.name}.md" for rule in RULES)}
    rows = [line for line in pages["README.md"].splitlines() if line.startswith("| [")]
    assert [row.split("`")[1] for row in rows] == [rule.name for rule in RULES]
    assert pages[f"{RULES[0].name}.md"].endswith(reference_page(RULES[0], institution))
