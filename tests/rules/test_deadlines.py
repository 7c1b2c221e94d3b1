from __future__ import annotations

from dataclasses import replace

import pytest

from alvtc_info import Kind, ReportError, check, load_facts, read
from alvtc_info.institution.values import default_institution
from alvtc_info.linting.examples import opened
from alvtc_info.model.rule import example, framed
from alvtc_info.rules import RULES
from tests.rules.drafts import BODY


def test_a_clock_that_starts_at_knowledge() -> None:
    college = default_institution()
    college = replace(college, flow=replace(college.flow, clock="known"))
    document = read(framed("火情（首报）", BODY).encode(), name="a.txt", kind=Kind.FIRST)
    calls = [{"at": "2024-05-20 10:31", "to": "处长", "by": "电话"}]
    for event, late in (
        ({"occurred_at": "2024-05-20 08:00", "known_at": "2024-05-20 10:00"}, "1 分钟"),
        ({"occurred_at": "2024-05-20 10:00"}, "1 分钟"),
        ({"known_at": "2024-05-20 10:01"}, ""),
    ):
        facts = load_facts({"event": {**event, "contacts": calls}})
        told = check(document, facts=facts, select=["deadline-oral-30"], institution=college).findings
        assert bool(told) is bool(late)
        assert all(late in finding.message and finding.severity == "info" for finding in told)


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
        ({"to": "处长", "by": "飞鸽"}, "可选：电话"),
        ({"to": "处长", "by": 5}, "方式"),
    ):
        with pytest.raises(ReportError, match=words):
            load_facts({"event": {"contacts": [{"at": "2024-05-20 10:31", **contact}]}})
