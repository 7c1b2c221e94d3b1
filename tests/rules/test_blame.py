"""Blame: what is said of people and departments, and what is said by others, fought against or supposed."""

from __future__ import annotations

import pytest

from alvtc_info import Kind
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes

DAY = "2024年5月20日，"


def told(text: str, kind: Kind = Kind.COMPOSITE) -> list[str]:
    return quotes(framed("学生公寓供水情况", text), "groundless-blame", kind)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("物业公司对报修敷衍了事。", ["敷衍了事"]),
        ("宿管员严重失职，学生自作自受。", ["严重失职"]),
        ("维修科一贯推诿扯皮。后勤处放任不管。", ["一贯推诿扯皮", "放任不管"]),
        ("该生平时我行我素，屡教不改。", ["我行我素"]),
        ("监理单位是典型的不作为。", ["典型的不作为"]),
        ("后勤处是不作为，慢作为。", ["不作为"]),
        ("整顿以前，后勤处属慢作为。", ["慢作为"]),
        ("后勤处整顿的是不作为，慢作为。", []),
        ("学院着力解决部门推诿扯皮。", []),
        ("学生称物业公司态度恶劣。", []),
        ("家长投诉宿管员不负责任，学生处正在核实。", []),
        ("学院约谈对报修置之不理的商户。", []),
        ("学院整顿作风，干部敷衍了事等现象减少。", []),
        ("经查，宿管员玩忽职守。", []),
        ("水价上涨，无理取闹。", []),
        ("经济处于低谷，漠不关心。", []),
        ("学生心理讲座，得过且过是常见心态。", []),
        ("教师以案讲法，当事人罪有应得，被判3年。", []),
        ("学生读书会讨论，众人麻木不仁。", []),
        ("法学教师解释玩忽职守罪的构成。", []),
        ("该生饰演店主，蛮不讲理。", []),
        ("宿管员发现学生陈某对提醒不闻不问，联系辅导员谈话。", []),
        ("该生服药后认知水平低下，送医观察。", []),
        ("该生防范能力低下，被骗1200元。", ["能力低下"]),
        ("讲台上方漏水，后勤处置若罔闻。", ["置若罔闻"]),
        ("物业公司不负责任何搬运。", []),
        ("司机不负责搬运。", []),
    ],
)
def test_blame_of_somebody_by_the_paper_itself(said: str, found: list[str]) -> None:
    assert told(DAY + said) == found


@pytest.mark.parametrize("kind", [Kind.FIRST, Kind.FOLLOW_UP])
def test_a_penalty_is_not_asked_for_while_an_event_goes_on(kind: Kind) -> None:
    assert told(DAY + "宿管员必须严肃处理。", kind) == ["必须严肃处理"]
    assert told(DAY + "学院对违纪学生依规应予以严肃处理。", kind) == []
    assert told(DAY + "院长批示，宿管员必须严肃处理。", kind) == []
    assert told(DAY + "宿管员必须严肃处理。", Kind.COMPOSITE) == []
