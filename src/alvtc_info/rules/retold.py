"""What one report tells twice of its event: when, where, which thing, how one was hurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.facts_retold import facts_retold
from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import EMERGENCY_KINDS, Kind
from alvtc_info.model.rule import Example, Rule, reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


def retold_otherwise(document: Document) -> Iterator[Hit]:
    """同一份稿里，事发的时刻、地点、伤情前后写得不一样：18时20分追尾……17时20分事故发生后，4号公寓312室……3号公寓312室。

    {1.2}：数据要真实准确。发现比发生晚几分钟的、写明更正的、备用和另外的设备、转移到别处的不提示。电梯、校车的号数、一名伤者的伤情作建议。
    """
    for start, end, message, sure in facts_retold(document):
        yield Hit(start, end, message, None if sure else Severity.INFO)


def _told(*body: str, kind: Kind = Kind.FIRST) -> Example:
    return reported("学生公寓电梯困人", *body, kind=kind)


RULES = (
    Rule(
        check=retold_otherwise,
        harm=True,
        family="figures",
        title="事发情况前后不一",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=EMERGENCY_KINDS,
        structural=True,
        yields_to=("casualty-consistency",),
        bad=(
            _told("2024年5月20日8时20分，校门口两车追尾。", "⟦5月20日7时20分⟧事故发生后，保卫处报警。"),
            _told("2024年5月20日8时20分，宿舍起火。", "⟦5月21日8时20分⟧，火情发生后，值班员报警。"),
            _told("5月20日8时20分，宿舍起火。", "⟦9时05分⟧火灾发生后，值班员报警。"),
            _told("5月20日8时，4号学生公寓312室起火。", "8时20分，消防员进入⟦3号学生公寓312室⟧。"),
            _told("5月20日8时，第二食堂门前两名学生发生冲突。", "8时20分，保卫处在⟦第一⟧食堂门前事发地点值守。"),
            _told("5月20日8时，公寓3层冒烟。", "8时20分，宿管员在⟦4层⟧事发现场断电。"),
            _told("5月20日8时，2号电梯停运，3人被困。", "8时20分，维保人员打开⟦1号电梯⟧，被困人员离开。"),
            _told("5月20日8时，1名保安被撞，腿部骨折。", "医院告知，该保安⟦为皮外擦伤⟧。"),
        ),
        good=(
            _told("2024年5月20日8时20分，校门口两车追尾。", "5月20日8时20分事故发生后，保卫处报警。"),
            _told("2024年5月20日8时20分，宿舍起火。", "8时23分，值班员发现火情后报警。"),
            _told("5月20日8时，4号学生公寓312室起火。", "8时20分，学生转移到3号学生公寓305室。"),
            _told("5月20日8时，第二食堂门前两名学生发生冲突。", "8时20分，学生被带到第一食堂门前。"),
            _told("5月20日8时，2号电梯停运，3人被困。", "8时20分，3人获救，1号电梯同时停用检查。"),
            _told("5月20日8时，1号锅炉爆裂。", "8时20分，2号锅炉故障，学院停暖。"),
            _told("5月20日8时20分，配电柜起火。", "9时05分停电后，后勤处启用发电机。"),
            _told("5月20日8时20分，学生冲突。", "8时50分，冲突发生后30分钟，民警到场。"),
            _told("5月20日8时，4号公寓101室、5号公寓101室漏水。", "值班员从3号公寓101室取来水泵，在5号公寓101室排水。"),
            _told("5月20日8时，公寓3层起火。", "8时20分，值班员守在2层到事发现场的楼梯口。"),
            _told("5月20日8时，1名学生右腿骨折。", "该生面部为皮外擦伤。"),
            _told("5月20日8时，2号电梯停运。", "更正：停运的是1号电梯，8时20分被困人员离开。"),
            _told("5月20日8时20分，宿舍起火。", "事发后，9时05分，值班员报告。"),
            _told("5月20日8时，1名保安被撞，疑似骨折。", "医院告知，该保安为皮外擦伤。"),
        ),
    ),
)
