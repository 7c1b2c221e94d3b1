"""Facts that can be looked up: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import check, read_text
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
        ("area-code", "巴彦浩特镇值班电话0473-8330000，锡林浩特市（0478-8330000）。", ["0473", "0478"]),
        ("area-code", "银川市延安路8号，电话0951-8330000；吉林省（0431-83300000）。", []),
        ("congress-year", "党的十二大于1983年召开。", ["党的十二大于1983年"]),
        ("congress-year", "党的十二届三中全会于1983年召开。", []),
        ("congress-year", "党的二十届三中全会2023年召开。", ["党的二十届三中全会2023年"]),
        ("congress-year", "2023年，党的二十大胜利召开。", ["2023年，党的二十大"]),
        ("congress-year", "党的二十大，2023年10月在北京召开。", ["党的二十大，2023年10月"]),
        ("congress-year", "党的十九大召开时间为2018年。", ["党的十九大召开时间为2018年"]),
        ("congress-year", "2024年10月召开的党的二十届三中全会。", ["2024年10月召开的党的二十届三中全会"]),
        ("congress-year", "党的二十届三中全会于2024年7月召开。", []),
        (
            "congress-year",
            "政协第十四届全国委员会第一次会议2022年3月召开。",
            ["政协第十四届全国委员会第一次会议2022年3月"],
        ),
        ("congress-year", "全国人大十四届三次会议2024年闭幕。", ["全国人大十四届三次会议2024年"]),
        ("congress-year", "2024年全国两会（十四届全国人大一次会议）。", ["2024年全国两会（十四届全国人大一次会议"]),
        ("congress-year", "二〇二三年召开了党的二十大。", ["二〇二三年召开了党的二十大"]),
        ("congress-year", "党的一大于1920年7月召开。", ["党的一大于1920年7月"]),
        ("congress-year", "2023年召开党的二十大精神学习会。", []),
        ("congress-year", "2023年，党的二十大召开后的第一年，2024年，党的二十大召开两年来。", []),
        ("congress-year", "学习党的二十大，2023年召开专题会；党的二十大（2023年学习）。", []),
        ("congress-year", "2023年6月，团的十九大在北京召开，2023年召开的中国工会十八大。", []),
        (
            "congress-year",
            "2023年10月16日上午，中国共产党第二十次全国代表大会开幕。",
            ["2023年10月16日上午，中国共产党第二十次全国代表大会"],
        ),
        ("congress-year", "党的二十大，于2023年开幕，召开于2022年的党的二十大。", ["党的二十大，于2023年"]),
        ("congress-ordinal", "十四届全国人大六次会议的精神。", ["十四届全国人大六次会议"]),
        ("plan-years", "“十二五”末（2016年）改造，“十五五”开局之年是2025年。", ["2016", "2025"]),
        ("plan-years", "十四五规划第三年即2024年，2024年，“十四五”收官之年，任务更重。", ["2024", "2024"]),
        ("plan-years", "“十四五”第三年（2023年），“十三五”末的2020年，二十四五岁。", []),
        ("plan-years", "2024年，“十四五”收官之年的准备工作启动。", []),
        ("festival-date", "国际禁毒日6月25日，教师节当天（9月11日）。", ["6月25日", "9月11日"]),
        (
            "festival-date",
            "8月2日，建军节当天，6月25日的国际禁毒日，11月8日全国消防日宣传。",
            ["8月2日", "6月25日", "11月8日"],
        ),
        ("festival-date", "学院定于11月5日为全国消防日组织演练，6月25日的国际禁毒日筹备会。", []),
        ("festival-date", "6月25日，国际禁毒日宣传活动启动。", []),
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
        names, day, *_ = line.split("\t")
        assert all(bool(day_of_festival(name, 2024)) is bool(day) for name in names.split("、"))
    assert day_of_festival("中小学生安全教育日", 2026) == date(2026, 3, 30)


def test_plans_follow_one_another_and_congresses_go_on() -> None:
    plans = [tuple(map(int, line.split("\t")[1:])) for line in word_list("five_year_plans").entries]
    assert all(last - first == 4 for first, last in plans)
    assert [first for first, _ in plans[1:]] == [last + 1 for _, last in plans[:-1]]
    codes = [line.split("\t") for line in word_list("area_codes").entries]
    places = [place for _, named in codes for place in named.split("、")]
    assert (len(codes), len(places)) == (len({code for code, _ in codes}), len(set(places)))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("congress-year", "党的二十大2023年召开。"),
        ("congress-year", "党委传达学习党的二十大精神。"),
        ("plan-years", "“十四五”末（2024年）。"),
        ("plan-years", "“十四五”（2020—2025年）。"),
        ("festival-date", "国际禁毒日6月25日。"),
        ("festival-date", "2024年第39个教师节。"),
        ("area-code", "中卫考点电话0935-8330000。"),
        ("former-name", "卫计委到院检查食堂。"),
        ("misspelt-name", "宁夏自治区、甘肃省银川市来函。"),
    ],
)
def test_what_an_old_list_says_says_that_it_is_old(rule: str, sentence: str) -> None:
    for day, is_old in ((date(2028, 3, 1), True), (date(2027, 3, 1), False)):
        found = check(read_text(sentence), select=[rule], report_date=day).findings
        assert found
        assert all(("可能过时" in each.message) == is_old for each in found)


def test_last_year_is_that_before_the_report() -> None:
    assert told("congress-year", "去年召开的党的二十大。", date(2022, 5, 1)) == ["去年召开的党的二十大"]
    assert told("congress-year", "去年召开的党的二十大。", date(2023, 5, 1)) == []
    assert told("congress-year", "去年召开的党的二十大。", None) == []


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
        ("党委传达学习党的十二届二中全会精神。", date(2025, 11, 6), []),
        ("党委传达学习党的二十大精神。", date(2022, 11, 6), []),
    ],
)
def test_what_is_conveyed_is_the_latest_session(sentence: str, day: date | None, quotes: list[str]) -> None:
    assert told("congress-year", sentence, day) == quotes


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("congress-year", "2026年5月6日，学院传达十四届全国人大三次会议精神。", ["十四届全国人大三次会议"]),
        ("congress-year", "2026年5月6日，学院传达十四届全国人大四次会议精神。", []),
        ("congress-year", "2025年4月6日，学院传达十四届全国人大三次会议精神。", []),
        ("congress-year", "2025年11月6日，支部学习党的十九届四中全会精神。", ["十九届四中全会"]),
        ("congress-year", "2020年11月6日，支部学习党的十九届四中全会精神。", []),
        ("congress-year", "2025年10月30日召开例会。\n支部传达学习党的二十届三中全会精神。", ["党的二十届三中全会"]),
        ("congress-year", "支部传达学习党的二十届三中全会精神。", []),
        ("plan-years", "学院讨论“十五五”规划，为今后五年（2025—2030年）指明方向。", ["2025—2030年"]),
        ("plan-years", "学院讨论“十五五”规划，2025—2030年的数据另附，2026—2030年规划已印发。", []),
        ("plan-years", "学院讨论第十五个五年规划，2026—2031年规划初稿已印发。", ["2026—2031年"]),
        ("festival-date", "2026年上半年，学院围绕第37个爱国卫生月举办讲座。", ["37"]),
        ("festival-date", "2026年2月16日为农历正月初一，2026年9月25日是八月十五。", ["2026年2月16日"]),
        ("festival-date", "2025年国庆节、中秋节放假，10月5日为中秋节。", ["10月5日"]),
        ("festival-date", "学院围绕第37个爱国卫生月举办讲座。", []),
        ("festival-date", "11月9日是第三十五个全国消防日，2025年11月7日，学院组织演练。", ["三十五"]),
    ],
)
def test_what_a_paper_reckons_with(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence, None) == quotes
