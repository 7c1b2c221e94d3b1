"""How long something took, of one system, one building, one undertaking."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.durations import wrong_durations
from alvtc_info.model.rule import framed


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # what ended is of another system, or of another building
        ("5月20日9时05分停电，11时05分来电，停电2小时。网络9时10分中断，中断1小时。", []),
        ("5月20日10时30分，1号楼恢复供水。2号楼自8时起停水，停水1小时。", []),
        ("5月20日10时30分，1号楼恢复供水。1号楼自8时起停水，停水1小时。", ["停水1小时"]),
        ("5月20日10时30分，恢复供水。自8时起停水，停水1小时。", ["停水1小时"]),
        ("5月20日10时30分，1号楼恢复正常。自8时起停水，停水1小时。", ["停水1小时"]),
        # the end stands behind, what ended began in a sentence before
        ("5月20日9时05分，主干网中断，办公系统停用。网络中断共持续3小时，于11时恢复。", ["持续3小时"]),
        ("5月20日9时05分，主干网中断，办公系统停用。网络中断共持续1小时55分，于11时恢复。", []),
        ("5月20日9时05分许，主干网中断。网络中断共持续3小时，于11时恢复。", []),
        ("5月20日9时05分，主干网中断。会议共持续3小时，于11时结束。", []),
        ("5月20日9时05分，主干网中断。网络中断共持续3小时，于11时报告。", []),
        # up to a cut-off
        ("5月20日9时断网。截至10时，断网持续3小时。", ["持续3小时"]),
        ("5月20日9时断网。截至11时，断网持续2小时。", []),
        ("5月20日9时断网。截至12时，断网持续30分钟。", []),
        ("5月19日9时断网。截至5月20日10时，断网持续3小时。", []),
        ("截至10时，断网持续3小时。", []),
        # a part is over before the whole
        ("食堂改造5月12日开工，5月16日主体完工，历时7天。", []),
        ("5月12日活动启动，5月16日完成自查，活动为期10天。", []),
        ("5月12日开始排查，5月16日完成整改，历时10天。", []),
        ("5月12日食堂改造开工，5月16日食堂改造完工，历时7天。", ["历时7天"]),
        ("5月12日训练营开营，5月16日结束，历时7天。", ["历时7天"]),
        ("5月12日至5月16日训练营举行，为期7天。", ["为期7天"]),
    ],
)
def test_durations_of_one_thing(body: str, found: list[str]) -> None:
    document = read(framed("学院有关情况", body).encode(), name="a.txt", kind=Kind.FIRST)
    assert [document.text[start:end] for start, end, _ in wrong_durations(document)] == found
