from __future__ import annotations

import pytest

from alvtc_info import read_text
from alvtc_info.analysis.members_named import members_named


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("4栋楼停水，分别是1号公寓、2号公寓和实训楼。", "写的是4栋，后面列了3个，请核实"),
        ("5名学生参赛，分别为李某、王某、赵某、孙某。", "写的是5人，后面列了4个，请核实"),
        ("3个系参加，分别是机电系、护理系和学前系。", ""),
        ("2处渗水，分别为二楼开水间、三楼东侧卫生间和楼梯间。", ""),
        ("7项整改，分别是线路、管道、门窗等。", ""),
        ("4栋楼停水，分别是1号公寓和2号公寓。", ""),
        ("约4栋楼停水，分别是1号公寓、2号公寓和实训楼。", ""),
        ("4个班获奖，分别是一等奖1个、二等奖3个。", ""),
        ("20栋楼停水，分别是1号公寓、2号公寓和实训楼。", ""),
        ("4名教师参加，分别是机电系王某、李某，护理系张某、孙某。", ""),
        ("4栋楼停水，分别是5至7号公寓、实训楼。", ""),
        ("5名学生参赛，分别为李某、王某、赵某、孙某，均已返校。", "写的是5人，后面列了4个，请核实"),
    ],
)
def test_as_many_names_as_there_are(body: str, told: str) -> None:
    document = read_text(f"停水情况\n\n2024年5月20日，{body}")
    assert [message for _, _, message, sure in members_named(document) if not sure] == ([told] if told else [])


def test_names_in_a_title_are_not_counted() -> None:
    assert not list(members_named(read_text("4栋楼停水，分别是1号公寓、2号公寓和实训楼")))
