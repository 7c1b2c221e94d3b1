"""How findings stand: what waits for the follow-up in the urgent hour, and the record of times (decision 0032).

Before a first report has gone, only what can do harm is to be changed first; the rest waits. What is past, such as a
late call, is a record beside the findings and never keeps a report back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Severity, Urgency
from alvtc_info.model.kinds import Kind, Stage
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.result import Result
    from alvtc_info.model.rule import Rule


def in_the_urgent_hour(document: Document) -> bool:
    """Whether this is a first report that has not gone yet, as far as paper and facts say."""
    return document.kind is Kind.FIRST and document.stage is not Stage.SENT and document.facts.written_at is None


def stand(findings: Iterable[Finding], rules: Iterable[Rule], *, urgent: bool) -> list[Finding]:
    """The findings as they stand: those of `record` rules as hints.

    While it is `urgent`, those of `harm` rules must be changed before the report goes, unless rule or user made one
    milder than the rule is, and the others wait.
    """
    by_name = {rule.name: rule for rule in rules if urgent or rule.record}
    return [_weighed(finding, by_name.get(finding.rule), urgent=urgent) for finding in findings]


def _weighed(finding: Finding, rule: Rule | None, *, urgent: bool) -> Finding:
    if rule is not None and rule.record:
        return replace(finding, severity=Severity.INFO, urgency=Urgency.RECORD)
    if not urgent or finding.severity is Severity.INFO:
        return finding
    if rule is None or not rule.harm:
        return replace(finding, severity=Severity.WARNING, urgency=Urgency.LATER)
    return replace(finding, severity=Severity.ERROR) if finding.severity is rule.severity else finding


def sent_first(result: Result) -> Result:
    """The result of a first report that goes now, improved later (先报后改). Other kinds are left as they are."""
    from alvtc_info.rules import RULES

    if result.kind is not Kind.FIRST:
        return result
    return replace(result, findings=tuple(stand(result.findings, RULES, urgent=True)))
