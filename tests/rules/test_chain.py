"""The reporting chain: who must be told, in which order, by whom, and how long it may take."""

from __future__ import annotations

from dataclasses import replace

from alvtc_info import Config, Document, Kind, check, load_facts, read
from alvtc_info.institution.values import default_institution
from alvtc_info.model.rule import framed
from tests.rules.drafts import BODY

INNER = (("10:10", "部门主要负责人"), ("10:15", "学院分管领导"), ("10:20", "党委书记、院长"))
BODIES = "盟委行署总值班室、自治区教育厅、盟教体局"
TOLD = "2024-05-20 10:22"


def report(*calls: tuple[str, str], instructed: str = TOLD, **last: str) -> Document:
    """A first report with these calls; `last` adds fields to the last of them."""
    log: list[dict[str, str]] = [{"at": f"2024-05-20 {at}", "to": to, "by": "电话"} for at, to in calls]
    log[-1].update(last)
    event = {"occurred_at": "2024-05-20 10:00", "contacts": log, "instructed_at": instructed or None}
    document = read(framed("火情（首报）", BODY).encode(), name="a.txt", kind=Kind.FIRST)
    return document.given(facts=load_facts({"event": event}))


def said(document: Document, **options: bool) -> list[tuple[str, str]]:
    config = Config(options={"reporting-chain": options}) if options else None
    result = check(document, select=["reporting-chain"], config=config)
    assert result.errors == ()
    return [(str(finding.severity), finding.message.partition("；")[0]) for finding in result]


def test_the_whole_chain_in_time_is_silent() -> None:
    assert said(report(*INNER)) == []
    assert said(report(*INNER, ("10:35", BODIES))) == []


def test_both_leaders_must_be_told() -> None:
    assert said(report(*INNER[:2], ("10:20", "党委书记"))) == [("info", "没有报院长的记录")]
    assert said(report(INNER[0], INNER[2])) == [("info", "没有报学院分管领导的记录")]


def test_the_order_of_the_calls() -> None:
    (first, *_) = said(report(("10:09", "学院分管领导"), *INNER[::2]))
    assert first == ("info", "先报学院分管领导、后报部门主要负责人，次序颠倒")
    assert said(report(("10:10", "学院分管领导"), *INNER[::2])) == []


def test_outside_before_the_leaders_is_a_bypass_but_for_calls_for_help() -> None:
    early = said(report(*INNER[:2], ("10:18", "自治区教育厅"), INNER[2]))
    assert ("info", "报自治区教育厅在报学院主要领导之前，属越级上报") in early
    assert said(report(("10:01", "119"), *INNER)) == []


def test_an_instruction_comes_before_what_is_told_outside() -> None:
    calls = (*INNER, ("10:35", BODIES))
    assert said(report(*calls, instructed="2024-05-20 10:35")) == []
    late = said(report(*calls, instructed="2024-05-20 10:36"))
    assert late == [("info", "对外报告前没有学院主要领导指示的记录，指示的时刻在对外报告之后，请补记")]
    assert said(report(*calls, instructed="")) == [("info", "对外报告前没有学院主要领导指示的记录，请补记")]
    assert said(report(*calls, instructed=""), instruction_needed=False) == []


def test_who_stands_in_says_why() -> None:
    calls = (*INNER[:2], ("10:20", "党委书记"), ("10:21", "副院长"))
    assert said(report(*calls, acting_for="院长", note="院长出差")) == []
    assert said(report(*calls, acting_for="院长")) == [("info", "副院长代院长接报，请注明原因")]


def test_how_long_the_way_to_the_leaders_may_take() -> None:
    limit = default_institution().flow.inner_minutes
    assert limit == 30
    assert said(report(*INNER[:2], ("10:30", "党委书记、院长"), instructed="")) == []
    slow = said(report(*INNER[:2], ("10:31", "党委书记、院长"), instructed=""))
    assert slow == [("info", "报到学院主要领导用了 31 分钟，留给对外报告的时间不多")]
    flow = replace(default_institution().flow, inner_minutes=31)
    patient = report(*INNER[:2], ("10:31", "党委书记、院长"), instructed="")
    assert said(patient.given(institution=replace(default_institution(), flow=flow))) == []
