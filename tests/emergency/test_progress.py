from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from alvtc_info.analysis.reporting_clock import clock_start, inner_minutes, outward_limit, uncertain, unreported
from alvtc_info.emergency.progress import Progress, State, lateness, progress
from alvtc_info.institution.values import Step
from alvtc_info.model.document import Facts
from alvtc_info.model.facts import ContactFact
from tests.emergency.cases import FLOW


def test_flows_of_other_institutions() -> None:
    known = replace(FLOW, clock="known", steps=(Step("a", ("b",), "oral", "1"),))
    facts = Facts(occurred_at=datetime(2024, 5, 20, 10), known_at=datetime(2024, 5, 20, 11), contacts=())
    assert clock_start(known, facts) == datetime(2024, 5, 20, 11)
    assert not uncertain(known, Facts(known_at=datetime(2024, 5, 20, 11)))
    assert outward_limit(known) is None
    assert [row.state for row in progress(known, facts, datetime(2024, 5, 20, 12))] == [State.WAITING]
    assert [row.due for row in progress(FLOW, Facts(contacts=()))] == [None] * 11
    early = Facts(contacts=(ContactFact(datetime(2024, 5, 20, 10), ("b",), "phone"),))
    assert progress(known, early)[0].minutes is None
    empty = replace(FLOW, steps=())
    assert inner_minutes(empty, facts) is None
    assert unreported(empty, facts) == []


@pytest.mark.parametrize(("by", "words"), [("oral", "超时 5 分钟"), ("written", "比建议晚 5 分钟")])
def test_what_is_only_advised_is_missed_and_not_overdue(by: str, words: str) -> None:
    steps = [step for step in FLOW.steps if step.by == by and bool(step.advice) == (by == "written")]
    assert lateness(Progress(steps[0], "党政办公室", State.OVERDUE, over=5)) == words
    assert lateness(Progress(steps[0], "党政办公室", State.WAITING)) == ""
