"""Forms of a clause that tell a finished act."""

from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role
from alvtc_info.rules.work import undated_work


def told(text: str) -> list[str]:
    document = Document([Block("1", text, Role.BODY, "")])
    return [text[hit.start : hit.end] for hit in undated_work(document)]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("乌日娜升任教务处副处长。", "升任"),
        ("那顺连任学生会主席。", "连任"),
        ("斯琴教授受聘为蒙医药研究所顾问。", "受聘"),
        ("机电系申报的实用新型专利获授权。", "授权"),
        ("新修订的借阅办法经教代会表决通过。", "表决通过"),
        ("新一批实训教材付梓。", "付梓"),
        ("校史丛书第三卷出版。", "出版"),
        ("后勤处把伙食补助上调为每生每月200元。", "上调"),
        ("接到反映后，纪检室迅速立案，对当事人作了谈话。", "立案"),
        ("旧水塔已腾空。", "腾空"),
        ("后勤处装了防鸟网，天井干净多了。", "装"),
        ("护理专业拿到了考点资质。", "拿到"),
        ("女生宿舍评上“文明寝室”。", "评上"),
        ("由学院牵头制定的牧草加工标准获批。", "获批"),
        ("学院聘一名律师为法律顾问。", "聘"),
        ("经专家评审，三个课题获立项。", "立项"),
        ("经院长办公会研究，改任他人为组长。", "改任"),
    ],
)
def test_is_told(text: str, verb: str) -> None:
    assert told(text) == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "连任学生会主席的张某表示感谢。",
        "谁出任主任，由党委研究。",
        "论文经导师审核通过，方可参加答辩。",
        "保卫处立即组织扑救，火势得到控制。",
        "新员工的试用，为期三个月。",
        "医院的收费公开，群众满意。",
        "公司与牧户的合同按含量分三档定价。",
        "护理专业每年拿到十个名额。",
        "绘图由学院的设计室制作。",
        "后勤处把剩余的饭菜分成四份。",
    ],
)
def test_is_not_told(text: str) -> None:
    assert told(text) == []
