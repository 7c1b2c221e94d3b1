"""Clock times in the data of a report get the day of the event, or of the paper."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from alvtc_info.errors import ReportError
from alvtc_info.report.models import load_facts, load_report


def report(event: Any, **given: Any) -> Any:
    data = {"kind": "first", "department": "后勤处", "dated": "2026年11月30日", "title": "水管爆裂", "body": "正文。"}
    return load_report({**data, "event": event, **given})


def calls(*at: str) -> list[dict[str, str]]:
    return [{"at": each, "to": "院长", "by": "电话"} for each in at]


def moment(clock: str, day: int = 30, month: int = 11, year: int = 2026) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(year, month, day, hour, minute)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("14:41", moment("14:41")),
        ("14：41", moment("14:41")),
        ("14时41分", moment("14:41")),
        ("14点41", moment("14:41")),
        ("下午2点50", moment("14:50")),
        ("下午两点半", moment("14:30")),
        ("2点55", moment("14:55")),
        ("三点一刻", moment("15:15")),
        ("晚上11点", moment("23:00")),
        ("1:10", moment("1:10", 1, 12)),
        ("11月30日14：41", moment("14:41")),
        ("12月1日8时", moment("8:00", 1, 12)),
        ("2026年12月1日上午8点", moment("8:00", 1, 12)),
        ("2026-11-30 14:41", moment("14:41")),
    ],
)
def test_a_call_is_the_first_such_time_from_the_event_on(typed: str, at: datetime) -> None:
    found = report({"occurred_at": "2026年11月30日下午2点半", "contacts": calls(typed)})
    assert found.event.contacts[0].at == at


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("13:10", moment("13:10")),
        ("下午2点半", moment("14:30")),
        ("14：30", moment("14:30")),
        ("11月29日23:30", moment("23:30", 29)),
        ("12月30日23:30", moment("23:30", 30, 12)),
        ("1月2日3:00", moment("3:00", 2, 1, 2027)),
    ],
)
def test_an_event_is_of_the_day_of_the_report(typed: str, at: datetime) -> None:
    assert report({"occurred_at": typed}).event.occurred_at == at
    assert report({"known_at": typed}, dated=date(2026, 11, 30)).event.known_at == at


def test_an_event_before_midnight_is_of_the_day_before() -> None:
    found = report({"occurred_at": "23:50", "known_at": "0:05", "contacts": calls("0:10")}, submitted_at="0:40")
    assert found.event.occurred_at == moment("23:50", 29)
    assert (found.event.known_at, found.event.contacts[0].at) == (moment("0:05"), moment("0:10"))
    assert found.submitted_at == moment("0:40")
    late = report({"occurred_at": "2026-11-30 23:50", "contacts": calls("0:10")})
    assert late.event.contacts[0].at == moment("0:10", 1, 12)
    assert report({"occurred_at": "23:50", "known_at": "23:55"}).event.occurred_at == moment("23:50")


def test_a_rough_time_is_marked_so() -> None:
    assert report({"occurred_at": "约14点半"}).event.rough is True
    assert report({"occurred_at": "14时30分许", "rough": False}).event.rough is False
    assert report({"occurred_at": "14:30", "known_at": "14时33分许"}).event.rough is None
    assert report({"occurred_at": "2026-11-30 14:30许"}, dated=None).event.occurred_at == moment("14:30")


def test_reviews_are_of_the_day_of_the_event_or_of_the_paper() -> None:
    gate = {"reviewer": "张某", "at": "15:00"}
    given: dict[str, Any] = {
        "reviews": {"politics": gate, "policy": None},
        "approvals": [{"name": "李某", "level": "部门主要负责人", "at": "15:10"}, {"name": "王某", "level": "分管"}],
        "secrecy_review": {"reviewer": "张某", "conclusion": "可报送", "at": "15：05"},
    }
    given["approvals"].pop()
    found = report({"occurred_at": "2026-11-29 22:00"}, **given)
    assert found.reviews.politics.at == moment("15:00")
    assert (found.approvals[0].at, found.secrecy_review.at) == (moment("15:10"), moment("15:05"))
    assert report({}, **given).reviews.politics.at == moment("15:00")


def test_facts_beside_the_paper_are_read_so_too() -> None:
    facts = load_facts({"event": {"occurred_at": "2026-11-30 14:30", "contacts": calls("14:41")}})
    assert facts.contacts is not None
    assert facts.contacts[0].at == moment("14:41")


@pytest.mark.parametrize(
    ("event", "given"),
    [
        ({"occurred_at": "两点半"}, {}),
        ({"occurred_at": "25:00"}, {}),
        ({"occurred_at": "昨晚8点"}, {}),
        ({"occurred_at": "14:30"}, {"dated": None}),
        ({"occurred_at": "2月29日14:30"}, {}),
        ({"occurred_at": "9999-12-31 23:00", "contacts": calls("1:00")}, {}),
        ({"contacts": calls("2026-11-30 14:40", "14:45")}, {"dated": None}),
        ({"contacts": ["14:40", {"at": ["14:40"]}]}, {}),
        ({"occurred_at": "14:00"}, {"dated": "9999-12-31"}),
        ("14:00", {}),
        (3, {"approvals": 3, "reviews": 3, "submitted_at": ["14:00"]}),
    ],
)
def test_what_cannot_be_told_is_refused(event: Any, given: dict[str, Any]) -> None:
    with pytest.raises(ReportError):
        report(event, **given)


def test_what_is_missing_is_said() -> None:
    for given in ({"occurred_at": "14:30"}, {"occurred_at": "两点半"}):
        with pytest.raises(ReportError, match="“事件的发生时间”看不出是哪一天、上午还是下午，请写成 2024-05-22 14:30"):
            report(given, dated=None)


def test_moments_that_are_given_as_such_are_kept() -> None:
    at = moment("14:30")
    found = report({"occurred_at": at, "contacts": calls("14:41")})
    assert (found.event.occurred_at, found.event.contacts[0].at) == (at, moment("14:41"))
    aware = report({"occurred_at": "2026-11-30T14:30:00+08:00", "contacts": calls("14:41")})
    assert (aware.event.occurred_at, aware.event.contacts[0].at) == (at, moment("14:41"))
