"""What is told of one event twice: in which kinds it is asked, what is said, when nothing is."""

from __future__ import annotations

import pytest

from alvtc_info import Finding, Kind, check, read
from alvtc_info.model.rule import framed


def told(*body: str, kind: Kind = Kind.FOLLOW_UP, title: str = "宿舍起火") -> list[Finding]:
    result = check(read(framed(title, *body).encode(), name="a.txt", kind=kind))
    assert result.errors == ()
    return [finding for finding in result if finding.rule == "retold-otherwise"]


MOMENTS = "5月20日8时20分，宿舍起火。", "5月20日9时05分火灾发生后，值班员报警。"
ROOMS = "4号学生公寓312室冒烟。", "消防员进入3号学生公寓312室。"


@pytest.mark.parametrize("kind", list(Kind))
def test_it_is_asked_of_reports_of_an_emergency(kind: Kind) -> None:
    found = [finding.quote for finding in told(*MOMENTS, kind=kind)]
    assert found == (["5月20日9时05分"] if kind in {Kind.FIRST, Kind.FOLLOW_UP, Kind.FINAL} else [])


LIFTS = "2号电梯停运，3人被困。", "维保人员打开1号电梯，被困人员离开。"


@pytest.mark.parametrize(
    ("body", "quote", "message", "severity"),
    [
        (MOMENTS, "5月20日9时05分", "前面写事发在“5月20日8时20分”，这里写“5月20日9时05分”，请核实", "warning"),
        (ROOMS, "3号学生公寓312室", "前面写的是4号学生公寓312室，这里写“3号学生公寓312室”，请核实", "warning"),
        (LIFTS, "1号电梯", "前面写的是2号电梯，这里写“1号电梯”，请核实", "info"),
        (
            ("1名保安被撞，腿部骨折。", "该保安为皮外擦伤。"),
            "为皮外擦伤",
            "前面写“骨折”，这里写“为皮外擦伤”，请核实",
            "info",
        ),
    ],
)
def test_both_tellings_are_named(body: tuple[str, ...], quote: str, message: str, severity: str) -> None:
    assert [(each.quote, each.message, str(each.severity)) for each in told(*body)] == [(quote, message, severity)]


def test_before_a_first_report_goes_it_is_changed_first() -> None:
    assert [str(each.severity) for each in told(*MOMENTS, kind=Kind.FIRST)] == ["error"]


def test_moment_room_and_number_are_told_each() -> None:
    assert len(told(*MOMENTS, *ROOMS, *LIFTS)) == 3


def test_the_title_tells_of_the_event_too() -> None:
    found = told("5月20日8时，2号电梯停运，3人被困。", title="1号电梯困人")
    assert [finding.quote for finding in found] == ["2号电梯"]


@pytest.mark.parametrize("word", ["更正：", "上次报送有误，", "时刻应为9时05分，"])
def test_a_report_that_corrects_is_left_alone(word: str) -> None:
    assert told(*MOMENTS, *ROOMS)
    assert told(*MOMENTS, *ROOMS, f"{word}其他情况不变。") == []


@pytest.mark.parametrize(("minute", "count"), [("30", 0), ("31", 1)])
def test_what_is_noticed_a_little_later_is_not_told(minute: str, count: int) -> None:
    assert len(told(MOMENTS[0], f"5月20日8时{minute}分火灾发生后，值班员报警。")) == count
