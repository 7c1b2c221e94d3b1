"""What a title, or a later sentence, tells of the event otherwise than the text."""

from __future__ import annotations

import pytest

from alvtc_info import check
from alvtc_info.model.finding import Severity
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import framed

_RULES = ("casualty-consistency", "retold-otherwise")


def told(title: str, *body: str, kind: Kind = Kind.FIRST) -> list[str]:
    """What these rules point at in a report of 22 May, other than as advice."""
    result = check(framed(title, *body).encode(), name="report.txt", kind=kind)
    return [each.quote for each in result.findings if each.rule in _RULES and each.severity is not Severity.INFO]


_AT = "2024年5月22日20时30分，"


@pytest.mark.parametrize(
    ("title", "body", "quote"),
    [
        ("看台坍塌，无人员伤亡", "看台坍塌，造成1人死亡、2人受伤。", "无人员伤亡"),
        ("看台坍塌，师生平安", "看台坍塌，3名学生被砸伤。", "师生平安"),
        ("看台坍塌 无人受伤", "看台坍塌。伤者2人由120送医。", "无人受伤"),
        ("看台坍塌，没有人员伤亡", "看台坍塌。受伤的2名学生已送旗医院。", "没有人员伤亡"),
        ("看台坍塌致2人受伤", "看台坍塌，无人员伤亡。", "2人受伤"),
        ("看台坍塌造成1人死亡", "看台坍塌，无人员伤亡。", "1人死亡"),
        ("看台坍塌造成1人死亡", "看台坍塌，3名学生受伤，已送医。", "1人死亡"),
        ("看台坍塌", "看台坍塌，无人员伤亡。受伤的2名学生已送旗医院。", "受伤的2名学生"),
        ("看台坍塌", "看台坍塌，2名学生受伤，1名重伤，2名轻伤。", "2名学生受伤，1名重伤，2名轻伤"),
        ("看台坍塌", "看台坍塌，受伤5人（重伤1人、轻伤2人）。", "受伤5人（重伤1人、轻伤2人"),
        ("3号教学楼水管爆裂", "3号实训楼水管爆裂，无人员伤亡。", "教学楼"),
        ("5月21日看台坍塌", "看台坍塌，无人员伤亡。", "5月21日"),
        ("西门两车相撞", "食堂旁道路两车相撞，无人员伤亡。", "西门两车相撞"),
        ("水管爆裂", "3号楼2层水管爆裂。经查看，3号楼3层水管爆裂。", "3层水管爆裂"),
        ("水管爆裂", "3号楼2层水管爆裂。20时40分，电工到3号楼3层关闭水管爆裂处阀门。", ""),
        ("水管爆裂", "3号楼2层水管爆裂。20时40分，后勤处关闭3号楼3层水管爆裂处阀门。", "3层水管爆裂"),
        ("起火", "4号公寓起火。5号公寓起火后，宿管员报警。", "5号公寓起火"),
    ],
)
def test_what_is_told_otherwise_is_pointed_at(title: str, body: str, quote: str) -> None:
    assert told(title, _AT + body) == ([quote] if quote else [])


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("看台坍塌，无人员伤亡", "看台坍塌，无人员伤亡。1名学生受凉，送校医室检查，未见异常。"),
        ("看台坍塌", "看台坍塌，无人员伤亡。21时，经排查又发现1名学生擦伤。"),
        ("看台坍塌，无人员伤亡", "看台坍塌，无人员伤亡。21时，经排查又发现1名学生擦伤。"),
        ("“4·13”看台坍塌", "看台坍塌，无人员伤亡。"),  # the name of an event is no certain day
        ("看台坍塌，无人员伤亡", "看台坍塌，人员伤亡情况正在核实。"),
        ("看台坍塌，无人员伤亡", "看台坍塌，无人员伤亡。去年10月同一看台曾有2人受伤。"),
        ("看台坍塌致2人受伤", "看台坍塌，2名学生头部受伤，无人员死亡。"),
        ("看台坍塌致2人受伤", "看台坍塌，1名学生、1名教师受伤，其余人员无伤亡。"),
        ("看台坍塌致2人受伤", "看台坍塌，无人被困。伤情正在核实。"),
        ("看台坍塌致1人死亡", "看台坍塌，1名学生受伤，经抢救无效去世。"),
        ("看台坍塌致1人死亡", "更正：看台坍塌，1名学生受伤。"),
        ("看台坍塌", "看台坍塌，6人受伤，重伤1人，轻伤4人，另1人正在检查。"),
        ("看台坍塌", "看台坍塌，5人受伤，2人重伤，3人轻伤。"),
        ("3号楼水管爆裂", "3号楼2层水管爆裂，水流至1层。"),
        ("“5·13”看台坍塌", "看台坍塌。"),
        ("西门两车相撞", "西门外两车相撞，车辆改走东门。"),
        ("西门两车相撞", "校门口教学楼旁两车相撞。"),
        ("两车相撞", "两车相撞。西门两车相撞后，保卫处到场。"),
        ("停电", "3号公寓停电。21时，5号公寓停电。"),
        ("水管爆裂", "3号楼2层水管爆裂。3号楼4层水管也爆裂。"),
        ("水管爆裂", "3号楼2层水管爆裂。2023年3月，3号楼3层水管爆裂过。"),
        ("水管爆裂", "3号楼2层水管爆裂。4层、3号楼3层水管爆裂的隐患已消除。"),
        ("停水", "3号公寓停水。5号公寓停水情况待查。"),
        ("水管爆裂", "3号楼2层水管爆裂。21时，3号楼3层水管爆裂。"),
    ],
)
def test_what_is_told_alike_or_found_later_passes(title: str, body: str) -> None:
    assert told(title, _AT + body) == []


def test_the_title_of_a_follow_up_is_left_to_its_own_rule() -> None:
    body = ("一、事故基本情况", "截至2024年5月22日20时，3号实训楼水管爆裂，较首报新增2人。")
    assert told("3号教学楼水管爆裂（续报）", *body, kind=Kind.FOLLOW_UP) == []


def test_a_report_without_a_place_or_without_an_event_is_left() -> None:
    assert told("看台坍塌", _AT + "看台坍塌。") == []
    assert told("校园值班情况", _AT + "一切正常。") == []
    assert told("看台坍塌，无人员伤亡", "更正：2人受伤。") == []
