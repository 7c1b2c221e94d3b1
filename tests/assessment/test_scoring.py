from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from alvtc_info.assessment.ledger_entries import (
    AnyEntry,
    Fault,
    Founded,
    Request,
)
from alvtc_info.assessment.scoring import score
from alvtc_info.assessment.scoring_profile import ScoringProfile
from alvtc_info.assessment.year import period, standings
from tests.assessment.entries import INSTRUCTED, THREE, YEAR, adopted, item, records, standing


def points(by: ScoringProfile, *entries: AnyEntry) -> Decimal:
    of = period(2024, by.period)
    return score(standings(records(*entries), of, quota=by.quota)[0], of, by).total


def test_worked_1_twelve_items(profile: Callable[..., ScoringProfile]) -> None:
    assert points(profile(), *YEAR) == 12
    assert standing(*YEAR).missing == 0


def test_worked_2_ten_items_and_twenty_meetings(profile: Callable[..., ScoringProfile]) -> None:
    meetings = [item(3, day, category="一般性会议") for day in range(1, 21)]
    assert points(profile(), *YEAR[:10], *meetings) == 8
    assert standing(*YEAR[:10], *meetings).missing == 2


@pytest.mark.parametrize(("policy", "wanted"), [("highest", 6), ("sum", 11)])
def test_worked_3_adopted_by_three(policy: str, wanted: int, profile: Callable[..., ScoringProfile]) -> None:
    by = profile(duplicates=f'"{policy}"')
    assert points(by, YEAR[0], *THREE, *YEAR[1:]) - 11 == wanted


@pytest.mark.parametrize(("mode", "wanted"), [("add", 9), ("multiply", 11)])
def test_worked_4_with_an_instruction(mode: str, wanted: int, profile: Callable[..., ScoringProfile]) -> None:
    by = profile(mode=f'"{mode}"')
    assert points(by, YEAR[0], *THREE, INSTRUCTED, *YEAR[1:]) - 11 == wanted


def test_worked_5_eight_in_a_month(profile: Callable[..., ScoringProfile]) -> None:
    eight = [item(5, day) for day in range(1, 9)]
    by = profile(shortfall='"none"')
    assert points(by, *eight) == 5
    assert len(standing(*eight).counted) == 8
    assert points(profile(shortfall='"none"', monthly_cap='""'), *eight) == 8
    assert points(profile(shortfall='"none"', monthly_cap="2.5"), *eight) == Decimal("2.5")


def test_worked_6_requests(profile: Callable[..., ScoringProfile]) -> None:
    asked = [Request(department="后勤处", subject=name, due=date(2024, 6, 30)) for name in "甲乙"]
    assert points(profile(shortfall='"none"'), *asked, item(6, answers=1)) == -3


def test_worked_7_late_and_concealed(profile: Callable[..., ScoringProfile]) -> None:
    wrong = [
        Fault.model_validate({"department": "后勤处", "fault": kind, "on": "2024-05-20", "evidence": "案卷"})
        for kind in ("迟报", "瞒报")
    ]
    by = profile(shortfall='"none"')
    of = period(2024)
    found = score(standings(records(*wrong), of)[0], of, by)
    assert (found.total, found.veto) == (Decimal(-20), True)
    assert not score(standings(records(*wrong[:1]), of)[0], of, by).veto
    assert not score(standings(records(*wrong), of)[0], of, profile(concealed_veto="false")).veto


def test_worked_8_founded_in_july() -> None:
    assert standing(Founded(department="数据中心", since=date(2024, 7, 1))).quota == 6


def test_other_figures_of_a_profile(profile: Callable[..., ScoringProfile]) -> None:
    assert points(profile(base="100", cap="105"), *YEAR) == 105
    assert points(profile(cap="105"), *YEAR) == 12
    due = Request(department="后勤处", subject="经验", due=date(2024, 6, 30))
    of = period(2024, until=date(2024, 6, 1))
    assert score(standings(records(due), of)[0], of, profile()).lines == ()
    assert points(profile(base="100", shortfall='"cliff"'), *YEAR[:10]) == 100
    assert points(profile(shortfall='"cliff"'), *YEAR) == 12
    assert points(profile(shortfall='"cliff"'), item(category="一般性会议")) == 0
    joint = adopted("education", joint=True)
    assert points(profile(), YEAR[0], joint, *YEAR[1:]) == 15
    assert points(profile(mode='"multiply"'), YEAR[0], INSTRUCTED, *YEAR[1:]) == 12
    urgent = item(category=None, report="first", timely=True, audio_video=True)
    assert points(profile(shortfall='"none"'), urgent) == 3
    assert points(profile(shortfall='"none"', emergency_on_time="0", audio_video="0"), urgent) == 0
    late = Fault(department="后勤处", fault="迟报", on=date(2024, 5, 20), item=1, evidence="案卷")
    half = profile(late_mode='"half-item"', shortfall='"none"')
    assert points(half, YEAR[0], adopted("education"), late) == 3
    repeat = item(repeats=2)
    assert points(profile(shortfall='"none"'), repeat, YEAR[1], adopted("education")) == 1
    early = score(
        standings(records(YEAR[0]), period(2024, until=date(2024, 6, 1)))[0],
        period(2024, until=date(2024, 6, 1)),
        profile(),
    )
    assert early.total == 1


def test_every_point_has_its_line(profile: Callable[..., ScoringProfile]) -> None:
    of = period(2024)
    found = score(standings(records(YEAR[0], *THREE, INSTRUCTED), of)[0], of, profile())
    assert [(line.entry, line.rule, line.points) for line in found.lines] == [
        (1, "submission.comprehensive", Decimal(1)),
        (None, "submission.shortfall_per_item", Decimal(-11)),
        (2, "duplicate.policy", Decimal(0)),
        (3, "adoption.education", Decimal(5)),
        (4, "duplicate.policy", Decimal(0)),
        (5, "instruction.college", Decimal(3)),
    ]
