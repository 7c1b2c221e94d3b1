"""What two checks of one rule see at one place is told once; what only one of them sees is told by it."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed

PLAN = ("一、问题", "2024年5月20日，阀门渗水6处。", "二、建议")
DISPOSAL = ("一、事件概况", "2024年5月20日8时，公寓停水。", "二、处置情况")
ENDED = ("首报为第11期，处置工作已全部结束，现作终报。", "一、事件概况", "2024年5月20日8时，公寓停水。", "二、性质认定")


def quotes(rule: str, kind: Kind, *body: str, title: str = "公寓停水有关情况") -> list[str]:
    document = read(framed(title, *body).encode(), name="a.txt", kind=kind)
    result = check(document, select=[rule])
    assert result.errors == ()
    return [each.quote for each in result.findings if each.quote]


@pytest.mark.parametrize(
    ("rule", "kind", "body", "found"),
    [
        ("thin-content", Kind.COMPOSITE, (*PLAN, "（一）条件成熟时更换阀门。"), ["条件成熟时"]),
        ("thin-content", Kind.COMPOSITE, (*PLAN, "（一）适当增加阀门。"), ["适当增加"]),
        ("final-report-open", Kind.FINAL, (*DISPOSAL, "还有2处没有修复。"), ["还有2处没有修复"]),
        ("final-report-open", Kind.FINAL, (*DISPOSAL, "2号楼尚未恢复供水。"), ["尚未恢复"]),
        ("absolute-words", Kind.COMPOSITE, ("2024年5月20日，节水水平遥遥领先。",), ["遥遥领先"]),
        ("absolute-words", Kind.COMPOSITE, ("2024年5月20日，节水水平居全盟之首。",), ["居全盟之首"]),
        ("followup-title", Kind.FOLLOW_UP, (*ENDED, "本次事件属设备故障。"), ["（续报）", "本次事件属设备故障。"]),
        ("citation-without-source", Kind.DAILY, ("根据上级有关文件要求，各系5月20日自查。",), ["根据上级有关文件要求"]),
        ("data-without-cutoff", Kind.FOLLOW_UP, ("校医室已登记不适学生23人，症状为呕吐。",), []),
    ],
)
def test_each_place_is_told_once(rule: str, kind: Kind, body: tuple[str, ...], found: list[str]) -> None:
    title = "公寓停水情况（续报）" if rule == "followup-title" else "公寓停水有关情况"
    assert quotes(rule, kind, *body, title=title) == found
