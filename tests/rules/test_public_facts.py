"""Facts that can be looked up: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

from datetime import date

import pytest

from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.rules.public_facts import day_of_festival
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("festival-date", "2024年2月9日是除夕，2024年5月12日是母亲节。", []),
        ("festival-date", "2024年2月8日是除夕，2060年2月3日是春节。", ["2024年2月8日"]),
        ("festival-date", "2026年端午节为6月18日，放假三天。", ["6月18日"]),
        ("festival-date", "2026年端午节为6月19日，放假三天。", []),
        ("area-code", "厂家在乌海，电话0473-8330000。", []),
        ("anniversary-years", "2019年和2024年都办了新中国成立70周年展览。", []),
        ("congress-year", "党的十二大于1983年召开。", []),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


@pytest.mark.parametrize("day", [date(2024, 9, 1), None])
def test_a_year_that_is_not_known_is_not_judged(day: date | None) -> None:
    assert told("anniversary-years", "学院庆祝新中国成立70周年。", day) == ([] if day is None else ["70"])
    assert told("festival-date", "学院庆祝第39个教师节，端午节（6月9日）放假。", day) == (
        [] if day is None else ["39", "6月9日"]
    )


def test_the_days_of_festivals_follow_one_another() -> None:
    for year in range(2000, 2051):
        days = [
            day_of_festival(name, year) for name in ("除夕", "春节", "元宵节", "清明节", "端午节", "中秋节", "重阳节")
        ]
        assert None not in days
        eve, spring, lanterns, _, boat, moon, double_nine = days
        assert eve
        assert spring
        assert lanterns
        assert boat
        assert moon
        assert double_nine
        assert (spring - eve).days == 1
        assert (lanterns - spring).days == 14
        assert 117 <= (boat - spring).days <= 152  # with a leap month before it or without
        assert 97 <= (moon - boat).days <= 129
        assert 23 <= (double_nine - moon).days <= 54
    assert day_of_festival("春节", 2060) is None
    assert day_of_festival("除夕", 2060) is None


def test_every_fixed_festival_has_a_day() -> None:
    for line in word_list("festivals").entries:
        names, *_ = line.split("\t")
        assert all(day_of_festival(name, 2024) for name in names.split("、"))


def test_plans_follow_one_another_and_congresses_go_on() -> None:
    plans = [tuple(map(int, line.split("\t")[1:])) for line in word_list("five_year_plans").entries]
    assert all(last - first == 4 for first, last in plans)
    assert [first for first, _ in plans[1:]] == [last + 1 for _, last in plans[:-1]]
    codes = [line.split("\t") for line in word_list("area_codes").entries]
    assert len(codes) == len({code for code, _ in codes}) == len({place for _, place in codes})


@pytest.mark.parametrize(
    ("sentence", "day", "quotes"),
    [
        ("支部组织活动，庆祝中国共产党成立105周年。", date(2025, 6, 30), ["105"]),
        ("支部组织活动，庆祝中国共产党成立104周年。", date(2025, 6, 30), []),
        ("支部筹备庆祝中国共产党成立104周年的活动。", date(2024, 12, 30), []),
        ("去年庆祝中国共产党成立103周年的经费已核销。", date(2025, 6, 30), []),
        ("团委筹备五四运动106周年活动。", date(2024, 12, 1), []),
        ("团委筹备五四运动106周年活动。", date(2024, 5, 1), ["106"]),
    ],
)
def test_an_anniversary_is_the_one_that_is_near(sentence: str, day: date, quotes: list[str]) -> None:
    assert told("anniversary-years", sentence, day) == quotes


@pytest.mark.parametrize(
    ("sentence", "day", "quotes"),
    [
        ("党委传达学习党的二十届三中全会精神。", date(2025, 11, 6), ["党的二十届三中全会"]),
        ("党委传达学习了二十届三中全会精神。", date(2025, 11, 6), ["二十届三中全会"]),
        ("党委传达学习党的二十届四中全会精神。", date(2025, 11, 6), []),
        ("党委传达学习党的二十届三中全会精神。", date(2025, 10, 26), []),
        ("党委传达学习党的二十届三中全会精神。", None, []),
        ("2025年11月6日，党委传达学习党的二十届三中全会精神。", None, ["党的二十届三中全会"]),
        ("党委传达学习党的二十届三中全会精神、二十届四中全会精神。", date(2025, 11, 6), []),
        ("党委学习贯彻党的二十届三中全会精神。", date(2025, 11, 6), []),
        ("党委传达学习党的十九届二中全会精神。", date(2025, 11, 6), []),
    ],
)
def test_what_is_conveyed_is_the_latest_session(sentence: str, day: date | None, quotes: list[str]) -> None:
    assert told("congress-year", sentence, day) == quotes
