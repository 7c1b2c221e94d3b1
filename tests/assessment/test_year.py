from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from alvtc_info.assessment.ledger_entries import (
    Founded,
    Instruction,
    Item,
    Level,
    Request,
)
from alvtc_info.assessment.year import ACADEMIC, period, standings
from tests.assessment.entries import adopted, item, records, standing


def test_what_counts_towards_the_twelve() -> None:
    found = standing(
        item(1),
        item(2, category="一般性会议"),
        item(3, category=None, report="first"),
        item(4, answers=9),
        item(5, repeats=1),
        item(6, category="问题情况反映"),
        item(7, dated="2023-07-01"),
        item(8, category=None),
    )
    assert len(found.counted) == 2
    assert (found.quota, found.missing) == (12, 10)
    assert found.problem_share == Fraction(1, 2)
    assert (found.general, found.emergencies) == (1, 1)
    of = period(2024)
    assert found.by_month(of) == [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert standing(item(1, category="一般性活动")).problem_share is None


def test_until_a_day_and_by_academic_year() -> None:
    entries = [item(month) for month in range(1, 13)]
    assert len(standing(*entries, until=date(2024, 6, 5)).counted) == 6
    of = period(2024, ACADEMIC)
    assert (of.start, of.end, of.over) == (date(2024, 9, 1), date(2025, 8, 31), True)
    assert of.months()[0] == (2024, 8)
    assert of.months()[-1] == (2025, 7)
    assert len(standing(*entries, kind=ACADEMIC).counted) == 4
    assert not period(2024, until=date(2024, 6, 5)).over
    assert period(2024, until=date(2030, 1, 1)).until == date(2024, 12, 31)


def test_an_adoption_belongs_to_the_year_of_its_day() -> None:
    found = standing(
        item(dated="2023-12-20"), adopted("media-region"), Instruction(item=1, level=Level.LEAGUE, on=date(2024, 2, 1))
    )
    assert found.counted == []
    assert found.adoptions == {"media-region": 1}
    assert found.instructions == 1
    assert standings(records(item(), adopted(month=6)), period(2024, until=date(2024, 5, 1)))[0].adoptions == {}
    assert (
        standings(
            records(item(dated="2023-12-20"), adopted(), Instruction(item=1, level=Level.LEAGUE, on=date(2023, 2, 1))),
            period(2023),
        )[0].instructions
        == 1
    )


@pytest.mark.parametrize(
    ("answer", "until", "state"),
    [
        (item(6, 30, answers=1), None, "on-time"),
        (item(7, 1, answers=1), None, "late"),
        (item(7, 1), None, "missed"),
        (item(7, 1), date(2024, 6, 30), "open"),
        (item(7, 1), date(2024, 7, 1), "missed"),
    ],
)
def test_how_a_request_was_met(answer: Item, until: date | None, state: str) -> None:
    request = Request(department="后勤处", subject="经验", due=date(2024, 6, 30))
    found = standing(request, answer, until=until)
    assert [asked.state for asked in found.asked] == [state]
    assert standings(records(request), period(2023)) == []


@pytest.mark.parametrize(
    ("since", "quota"), [("2024-07-01", 6), ("2024-01-15", 12), ("2024-12-31", 1), ("2020-07-01", 12)]
)
def test_the_quota_of_a_new_department(since: str, quota: int) -> None:
    assert standing(Founded(department="数据中心", since=date.fromisoformat(since))).quota == quota
