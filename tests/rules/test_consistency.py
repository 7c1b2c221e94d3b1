"""Reports of one event against each other: how far apart may what they say be, and what explains a difference."""

from __future__ import annotations

import pytest

from alvtc_info import Config, Document, Facts, Kind, check, read
from alvtc_info.model.rule import framed
from alvtc_info.rules.consistency import predecessors

FIRST = "2024年5月20日14时30分许，实训楼3层配电箱起火冒烟，3名学生受伤，送往盟中心医院，经济损失约2万元，是否有学生被困正在核查。截至5月20日15时，明火扑灭。"


def paper(kind: Kind, mark: str, day: int, body: str) -> Document:
    text = framed(f"实训楼冒烟{mark}", body, issue=f"第{day}期", row=f"后勤处　　2024年5月{day}日")
    return read(text.encode(), name=f"{mark}.txt", kind=kind)


def later(body: str, rule: str, kind: Kind = Kind.FOLLOW_UP, first: str = FIRST, **options: int) -> list[str]:
    """The words that a later report is found to say otherwise than the first."""
    one = paper(Kind.FIRST, "（首报）", 20, first)
    two = paper(kind, "（续报）" if kind is Kind.FOLLOW_UP else "（终报）", 21, body)
    config = Config(options={rule: options}) if options else None
    result = check(two.given(facts=Facts(same_event=(one,), others=(one,))), select=[rule], config=config)
    assert result.errors == ()
    assert all(finding.related[0].path == one.name for finding in result)
    return [finding.quote or finding.message.partition("，")[0] for finding in result]


@pytest.mark.parametrize(
    ("clock", "found"),
    [("14时30分", False), ("14时35分", False), ("14时36分", True), ("14时25分", False), ("14时24分", True), ("14时", False), ("15时", True), ("下午2时30分", False)],
)  # fmt: skip
def test_how_far_a_time_may_be_from_a_rough_one(clock: str, found: bool) -> None:
    body = f"2024年5月20日{clock}，实训楼3层配电箱起火冒烟。"
    assert bool(later(body, "time-contradiction")) is found
    corrected = f"更正：2024年5月20日{clock}，实训楼3层配电箱起火冒烟。"
    assert later(corrected, "time-contradiction") == []


def test_times_that_are_exact_must_be_the_same() -> None:
    exact = FIRST.replace("30分许", "30分")
    body = "2024年5月20日14时31分，实训楼3层配电箱起火冒烟。"
    assert later(body, "time-contradiction", first=exact) != []
    assert later(body, "time-contradiction") == []
    assert later(body, "time-contradiction", slack=0) != []
    assert later("2024年5月20日14时31分，学生全部返校上课学习。", "time-contradiction", first=exact) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("伤者送往盟中心医院救治。", []),
        ("伤者送往旗人民医院救治。", ["旗人民医院"]),
        ("伤者转送往旗人民医院救治。", []),
        ("经核实，伤者送往旗人民医院救治。", []),
        ("伤者送往盟中心医院、送往旗人民医院救治。", []),
    ],
)
def test_the_injured_are_in_the_same_hospital_unless_they_were_moved(body: str, found: list[str]) -> None:
    assert later(body, "place-contradiction") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("3名学生受伤。", []),
        ("2名学生受伤。", ["2名学生受伤"]),
        ("核减为2名学生受伤。", []),
        ("4名学生受伤。", ["4名学生受伤"]),
        ("截至5月21日8时，4名学生受伤。", []),
        ("较首报新增1人，4名学生受伤。", []),
        ("截至5月21日8时，2名学生受伤。", ["2名学生受伤"]),
        ("无人员伤亡。", ["无人员伤亡"]),
        ("经济损失约2.2万元。", []),
        ("经济损失约2.3万元。", ["经济损失约2.3万元"]),
        ("经核定，经济损失2.3万元。", []),
    ],
)
def test_counts_rise_with_a_reason_and_fall_with_another(body: str, found: list[str]) -> None:
    assert later(body, "count-contradiction") == found


@pytest.mark.parametrize(
    ("cut", "found"), [("20日15时", False), ("20日14时59分", True), ("20日15时01分", False), ("19日16时", True)]
)
def test_the_cut_off_goes_forward(cut: str, found: bool) -> None:
    assert bool(later(f"截至5月{cut}，供电恢复。", "cutoff-backwards")) is found


def test_what_was_being_looked_into_is_told_in_the_end() -> None:
    rule = "question-left-open"
    assert later("2024年5月20日，实训楼起火，已经扑灭。", rule, Kind.FINAL) == ["首报写“是否有学生被困正在核查”"]
    assert later("经核查，没有学生被困。", rule, Kind.FINAL) == []
    counting = FIRST.replace("经济损失约2万元", "经济损失正在统计")
    assert "首报写“经济损失正在统计”" in later("没有学生被困。", rule, Kind.FINAL, counting)
    assert later("没有学生被困，损失3万元。", rule, Kind.FINAL, counting) == []


def test_only_earlier_reports_are_predecessors() -> None:
    first, one, two = (
        paper(Kind.FIRST, "（首报）", 20, FIRST),
        paper(Kind.FOLLOW_UP, "（续报）", 21, "供电恢复。"),
        paper(Kind.FOLLOW_UP, "（续报二）", 22, "学生返校。"),
    )
    known = Facts(same_event=(two, first, one))
    assert predecessors(two.given(facts=known)) == [one, first]
    assert predecessors(one.given(facts=known)) == [first]
    assert predecessors(first.given(facts=known)) == []
    assert predecessors(first) == []
