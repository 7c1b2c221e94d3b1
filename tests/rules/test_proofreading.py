"""Slips of the pen: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import check, read_text
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.rules.public_facts import day_of_festival


def told(rule: str, sentence: str, day: date | None = date(2024, 5, 22)) -> list[str]:
    found = check(read_text(f"关于有关情况的报告\n\n{sentence}\n"), select=[rule], report_date=day)
    assert found.errors == ()
    return [each.quote for each in found]


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("wrong-particle", "工作抓得紧，任务完成的很好，材料核对的准确无误。", ["的", "的"]),
        ("wrong-particle", "各部门认真的听取意见，耐心的讲解政策。", ["的", "的"]),
        ("wrong-particle", "对方作了进一步的说明，给予有力的推动。", []),
        ("wrong-particle", "学员认真的记录表已经收齐，教师积极的工作态度值得学习。", []),
        ("wrong-particle", "值的肯定的是，学院取的了成绩，来的及整改。", ["的", "的", "的"]),
        ("doubled-character", "核对以后或者或丢失，由于由各系负责，发放材料12份份。", ["或", "由", "份份"]),
        ("doubled-character", "一束束鲜花、高高兴兴、鲜鲜亮亮，政治局委员、部部长到会。", []),
        ("doubled-word", "天空碧蓝碧蓝的，他读着读着笑了，老师教师教师节快乐。", []),
        ("doubled-word", "开展开展安全检查，保卫处安全安全检查。", ["开展", "安全"]),
        ("doubled-mark", "关了吗？！都关了。。", []),
        ("repeated-item", "“宿舍”、“食堂”、“宿舍”。", []),
        ("wrong-two", "俩个学生，一、二套节目，第一、二条。", ["俩"]),
        ("dunhao-in-approximation", "三、六个班，二、四号楼。", []),
        ("mixed-numeral", "功率5千瓦，面积4千公顷，距离86千米。", []),
        ("percentage-points", "合格率由80%提高到90%，比计划多5%。", []),
        ("fall-in-multiples", "产值由12万元增加到36万元，增加了2倍。", []),
        ("fall-in-multiples", "产值由0万元增加了3倍到36万元。", []),
        ("fall-in-multiples", "产值由12万元增加了三倍到36万元。", ["增加了三倍"]),
        ("ordinal-punctuation", "（1）、停水", []),
        ("former-name", "环境保护部门到院，原安监局的档案移交。", []),
        ("run-together-names", "教务处保卫处长到场。", []),
        ("misspelt-name", "交通警察支队到院，盟教育厅级干部，学生工作的意见。", []),
        ("misspelt-name", "信息中心、后还处于停用状态，统的部署。", []),
        ("mixed-names", "旗应急管理局到院。旗应急局回电。", []),
        ("festival-date", "2024年2月9日是除夕，2024年5月12日是母亲节。", []),
        ("festival-date", "2024年2月8日是除夕，2060年2月3日是春节。", ["2024年2月8日"]),
        ("area-code", "厂家在乌海，电话0473-8330000。", []),
        ("anniversary-years", "2019年和2024年都办了新中国成立70周年展览。", []),
        ("congress-year", "党的十二大于1983年召开。", []),
        ("short-name-use", "学院成立管网改造领导小组（以下简称领导小组），领导小组开会。", []),
        ("skipped-item", "一是登记。\n\n后勤处回电。\n\n三是上报。", []),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


@pytest.mark.parametrize(
    ("sentence", "day", "quotes"),
    [
        ("安监局到院检查。", date(2024, 5, 22), ["安监局"]),
        ("安监局到院检查。", date(2017, 5, 22), []),
        ("安监局到院检查。", None, []),
        ("2024年5月20日，安监局到院检查。", None, ["安监局"]),
        ("2016年5月20日，安监局到院检查。", date(2024, 5, 22), []),
        ("美国环保局发布报告，质监局到院检查。", date(2024, 5, 22), ["质监局"]),
    ],
)
def test_a_former_name_is_told_only_after_its_time(sentence: str, day: date | None, quotes: list[str]) -> None:
    assert told("former-name", sentence, day) == quotes


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


def test_a_former_name_does_not_hold_its_new_one() -> None:
    for line in word_list("former_names").entries:
        old, new, year, source = line.split("\t")
        assert new not in old
        assert 1980 < int(year) < 2027
        assert source


@pytest.mark.parametrize("text", ["附件：", "附件：1管网图", "附件：1.管网图；2.预算表"])
def test_attachments_that_are_left_alone(text: str) -> None:
    paper = f"关于停水检修的通知\n\n各系部：\n\n后勤处定于5月20日停水检修。\n\n{text}\n"
    assert [each.quote for each in check(read_text(paper), select=["attachment-note"])] == []
