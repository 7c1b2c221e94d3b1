"""A rule as a value: what callers may write for its severity and its basis."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from alvtc_info import Config, Rule, Severity, UsageError, check, read_text
from alvtc_info.plugin import Basis, Document, Hit


def three_words(document: Document) -> Iterator[Hit]:
    """三个字。"""
    yield Hit(0, 3, "三个字")


@pytest.mark.parametrize("severity", ["error", "必改", Severity.ERROR])
def test_severity_and_basis_may_be_text(severity: str) -> None:
    rule = Rule(check=three_words, title="三", clause="1.4a", basis="practice", severity=severity)  # type: ignore[arg-type]
    assert (rule.severity, rule.basis) == (Severity.ERROR, Basis.PRACTICE)
    found = list(check(read_text("检修的情况。"), config=Config(rules=(rule,))))
    assert [f.severity for f in found if f.rule == "three-words"] == [Severity.ERROR]


@pytest.mark.parametrize(("severity", "basis"), [("bad", "practice"), ("error", "bad")])
def test_other_text_is_refused(severity: str, basis: str) -> None:
    with pytest.raises(UsageError, match="bad"):
        Rule(check=three_words, title="三", clause="1.4a", basis=basis, severity=severity)  # type: ignore[arg-type]
