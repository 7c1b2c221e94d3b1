from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from alvtc_info.text.clock_times import (
    Told,
    clocks,
    elapsed,
    moment_from,
    shown,
    told_moment,
    whole_minutes,
    written_moment,
    zone,
)
from tests.emergency.cases import CHINA, at
from tests.refusing import refused


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("14:30", Told(at("14:30"))),
        ("14：30", Told(at("14:30"))),
        ("14时30分许", Told(at("14:30"), True)),
        ("约14点半", Told(at("14:30"), True)),
        ("14点左右", Told(at("14:00"), True)),
        ("凌晨2点多", Told(at("2:00"), True)),
        ("2点来钟", Told(at("2:00"), True)),
        ("14:30:20", Told(at("14:30:20"))),
        ("5月19日23时50分", Told(at("23:50", 19))),
        ("2024-05-19 24:00", Told(at("0:00", 20))),
        ("5月19日24时", Told(at("0:00", 20))),
        ("2024年5月20日 9:05", Told(at("9:05"))),
        ("12月31日23:50", Told(datetime(2023, 12, 31, 23, 50, tzinfo=CHINA))),
        ("不详", Told(None)),
        ("１４：３０", Told(at("14:30"))),
        ("下午2点半", Told(at("14:30"))),
        ("下午两点十五分", Told(at("14:15"))),
        ("今早七点一刻", Told(at("7:15"))),
        ("上午10点整", Told(at("10:00"))),
        ("中午12点", Told(at("12:00"))),
        ("中午1点", Told(at("13:00"))),
        ("下午13点许", Told(at("13:00"), True)),
        ("凌晨12点", Told(at("0:00"))),
        ("凌晨3点", Told(at("3:00"))),
        ("昨晚8点", Told(at("20:00", 19))),
        ("昨晚12点", Told(at("0:00", 20))),
        ("今天半夜1点", Told(at("1:00"))),
        ("晚上1点", Told(at("1:00"))),
        ("昨天傍晚6点半", Told(at("18:30", 19))),
        ("昨天 晚上 10 点 05 分", Told(at("22:05", 19))),
        ("昨晚大约10点", Told(at("22:00", 19), True)),
        ("今年5月19日22时零5分", Told(at("22:05", 19))),
        ("五月十九日十五时", Told(at("15:00", 19))),
        ("上午9点3刻", Told(at("9:45"))),
        ("昨晚9点过一刻钟", Told(at("21:15", 19))),
        ("前天夜里11点", Told(at("23:00", 18))),
        ("5月19日下午3点", Told(at("15:00", 19))),
        ("昨晚12点半", Told(at("0:30", 20))),
        ("5月19日晚上12点10分", Told(at("0:10", 20))),
        ("19日15时", Told(at("15:00", 19))),
        ("二十号下午两点半", Told(at("14:30", 20))),
        ("周五14:30", Told(at("14:30", 17))),
        ("星期一 8点", Told(at("8:00", 20))),
        ("本周一8点", Told(at("8:00", 20))),
        ("上周日10时", Told(at("10:00", 19))),
    ],
)
def test_moments_as_people_type_them(text: str, wanted: Told) -> None:
    assert told_moment(text, at("15:00")) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "明天",
        "25:00",
        "上午14:30",
        "昨天凌晨15点",
        "昨晚13点",
        "晚上25点",
        "零点点",
        "两点七刻",
        "14:61",
        "24:30",
        "2月30日14:30",
        "45日14:30",
        "晚上24点10分",
        "5月19日半夜12点半",
        "周八10点",
        "2023-02-29 10:00",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    refused("bad-moment", lambda: told_moment(text, at("15:00")))


@pytest.mark.parametrize(
    "text", ["昨晚1点", "昨夜2点半", "前天夜里3点", "5月19日晚上1点", "今晚零点十分", "19日晚1点", "周五晚1点"]
)
def test_a_small_hour_of_an_evening_is_asked_for_by_its_day(text: str) -> None:
    said = refused("bad-moment", lambda: told_moment(text, at("15:00")))
    assert "说不准是哪天的凌晨，请写成 2024-05-" in said
    assert said.count(" 或 2024-05-") == 1


def test_a_day_without_its_month_is_the_nearest_or_asked_for() -> None:
    assert told_moment("30日15时", datetime(2024, 6, 1, 9, tzinfo=CHINA)).at == datetime(2024, 5, 30, 15, tzinfo=CHINA)
    assert "看不出是几月的" in refused("bad-moment", lambda: told_moment("5日15时", at("15:00")))
    assert "看不出是几月的" in refused(
        "bad-moment", lambda: told_moment("31日15时", datetime(2024, 5, 1, 9, tzinfo=CHINA))
    )
    refused("future", lambda: told_moment("22日15时", at("15:00")))
    assert moment_from("30日15时", datetime(2024, 6, 1)) == (datetime(2024, 5, 30, 15), False, True)
    assert moment_from("1日9时", datetime(2024, 5, 31, 20)) == (datetime(2024, 6, 1, 9), False, True)
    assert moment_from("30日13时", datetime(2024, 5, 30, 14)) == (datetime(2024, 5, 30, 13), False, True)
    assert moment_from("周五14:30", datetime(2024, 5, 30, 14)) is None
    assert "没有写几月几日" in refused("bad-moment", lambda: told_moment("周五14:30", at("15:00"), ahead=True))


def test_half_past_twelve_at_night_is_that_of_the_nearest_night() -> None:
    assert told_moment("夜里12点半", at("0:40", 21), since=at("23:50")).at == at("0:30", 21)
    assert told_moment("夜里12点半", at("23:50"), ahead=True).at == at("0:30", 21)
    assert told_moment("夜里12点半", at("0:10"), ahead=True).at == at("0:30")


def test_the_future_is_refused_with_what_to_write_instead() -> None:
    assert "2024-05-19 23:50" in refused("future", lambda: told_moment("23:50", at("0:10")))
    refused("future", lambda: told_moment("2024-05-21 10:00", at("15:00")))
    refused("future", lambda: told_moment("2月29日10:00", datetime(2024, 1, 5, 9, tzinfo=CHINA)))
    assert told_moment("15:01", at("15:00")).at == at("15:01")


def test_a_clock_after_midnight_is_of_the_day_before_where_the_event_was() -> None:
    assert told_moment("23:55", at("0:10", 21), since=at("23:50")).at == at("23:55")
    refused("future", lambda: told_moment("23:45", at("0:10", 21), since=at("23:50")))
    assert told_moment("0:05", at("0:10", 21), since=at("23:50")).at == at("0:05", 21)
    assert told_moment("0:05", at("23:50"), ahead=True).at == at("0:05", 21)
    assert told_moment("2024-05-01 0:05", at("23:50"), ahead=True).at == at("0:05", 1)


def test_written_moments() -> None:
    assert written_moment("2024-05-20 24时") == datetime(2024, 5, 21)
    assert written_moment("5月20日14时") is None
    with pytest.raises(ValueError, match="hour"):
        written_moment("2024-05-20 25:00")
    with pytest.raises(ValueError, match="before or after"):
        written_moment("2024年5月20日晚1点")


def test_zones_and_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    refused("unknown-zone", lambda: zone("Mars/Olympus"))
    zone.cache_clear()
    monkeypatch.setattr("zoneinfo.ZoneInfo", _no_zones)
    assert zone("Asia/Shanghai").utcoffset(None) == timedelta(hours=8)
    zone.cache_clear()
    paris = zone.__wrapped__
    monkeypatch.undo()
    berlin = paris("Europe/Berlin")
    before, after = datetime(2024, 3, 31, 1, 50, tzinfo=berlin), datetime(2024, 3, 31, 3, 10, tzinfo=berlin)
    assert whole_minutes(elapsed(before, after)) == 20
    assert whole_minutes(timedelta(minutes=30)) == 30
    assert whole_minutes(timedelta(minutes=30, seconds=1)) == 31
    assert shown(at("14:05"), at("9:00")) == "14时05分"
    assert shown(at("0:05", 21), at("9:00")) == "5月21日0时05分"
    assert shown(at("0:05", 21)) == "2024年5月21日0时05分"


def _no_zones(name: str) -> object:
    from zoneinfo import ZoneInfoNotFoundError

    raise ZoneInfoNotFoundError(name)


def test_a_day_that_is_named_is_not_moved() -> None:
    refused("future", lambda: told_moment("今晚8点", at("15:00")))
    assert written_moment("2024年5月20日下午2点半") == datetime(2024, 5, 20, 14, 30)
    assert written_moment("2024-05-20T14:30:09.5") == datetime(2024, 5, 20, 14, 30, 9)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5月20日14时30分", [("14时30分", 14 * 60 + 30, True)]),
        ("2:30 PM到场，下午两点半离场", [("2:30 PM", 14 * 60 + 30, True), ("下午两点半", 14 * 60 + 30, True)]),
        ("8点45接报，一点一刻到场", [("8点45", 8 * 60 + 45, True), ("一点一刻", 75, True)]),
        ("下午三点，3点左右，三点钟", [("下午三点", 900, False), ("3点", 900, False), ("三点钟", 900, False)]),
        ("提出三点建议，十点整改措施，一点半点，14时间，第3时", []),
        ("昨晚8点三刻", [("晚8点三刻", 20 * 60 + 45, True)]),
        ("图 ：值班 时，到 9 时 05 分止", [(" 9 时 05 分", 9 * 60 + 5, True)]),
        ("中午十一时二十分起停电", [("中午十一时二十分", 11 * 60 + 20, True)]),
        ("一说：各班按时到岗", []),
        ("25时，13:00 pm", [("25时", 25 * 60, False), ("13:00 pm", 13 * 60, True)]),
    ],
)
def test_clocks_in_running_text(text: str, wanted: list[tuple[str, int, bool]]) -> None:
    assert [(text[c.start : c.end], c.minutes, c.exact) for c in clocks(text)] == wanted


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("下午2时30分许漏水。2时35分报告，3时10分修好", ["14:30", "14:35", "15:10"]),
        ("晚上8时30分许，3号楼断电。8点45到场", ["20:30", "20:45"]),
        ("中午12时30分开会，1时10分散会", ["12:30", "13:10"]),
        ("傍晚6时闭馆，6时20分清场，18时30分锁门，7时", ["18:00", "18:20", "18:30", "7:00"]),
        ("下午2时30分漏水，1时35分报告", ["14:30", "1:35"]),
        ("下午2时30分漏水，8时修好", ["14:30", "8:00"]),
        ("下午5时30分漏水，次日6时修好", ["17:30", "6:00"]),
        ("下午5时30分漏水，21日6时修好", ["17:30", "6:00"]),
        ("晚11时30分漏水，0时35分修好", ["23:30", "0:35"]),
        ("下午5时30分漏水。\n6时值班员接班", ["17:30", "18:00"]),
        ("上午9时30分漏水，10时修好", ["9:30", "10:00"]),
        ("14时30分漏水，2时35分报告", ["14:30", "2:35"]),
    ],
)
def test_a_bare_hour_soon_after_one_of_the_afternoon_is_of_it(text: str, hours: list[str]) -> None:
    assert [f"{c.minutes // 60}:{c.minutes % 60:02d}" for c in clocks(text)] == hours


@pytest.mark.parametrize(
    ("text", "hour", "minute"), [("2:30 PM", 14, 30), ("12:10 AM", 0, 10), ("12:30pm", 12, 30), ("8点45", 8, 45)]
)
def test_halves_of_the_day_are_read(text: str, hour: int, minute: int) -> None:
    assert told_moment(text, at("23:00")).at == at(f"{hour}:{minute:02d}")


def test_an_hour_of_speech_is_of_the_half_of_the_day_in_which_the_event_was_over() -> None:
    assert told_moment("2点45", at("21:00"), since=at("14:30")).at == at("14:45")
    assert told_moment("2点45", at("21:00"), since=at("1:30")).at == at("2:45")
    assert told_moment("2:45", at("21:00"), since=at("14:30")).at == at("2:45")
    assert told_moment("凌晨2点45", at("21:00"), since=at("14:30")).at == at("2:45")
    assert told_moment("2点15", at("21:00"), since=at("14:30")).at == at("2:15")


def test_moments_told_from_now() -> None:
    assert told_moment("现在", at("15:00")) == Told(at("15:00"))
    assert told_moment("半小时前", at("15:00")) == Told(at("14:30"), rough=True)
    assert told_moment("十分钟前", at("15:00")) == Told(at("14:50"), rough=True)
    assert told_moment("2个小时以前", at("15:00")) == Told(at("13:00"), rough=True)
    assert told_moment("14 ；30", at("15:00")).at == at("14:30")
    assert told_moment("三点", at("14:30"), ahead=True).at == at("15:00")
