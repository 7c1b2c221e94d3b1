from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.item_category import proposed_category
from alvtc_info.model.rule import framed
from tests.rules.drafts import BODY


@pytest.mark.parametrize(
    ("title", "body", "category", "word"),
    [
        ("机电系学生荣获一等奖", BODY, "赛事获奖", "荣获"), ("学院获评示范校", BODY, "表彰奖励", "获评"), ("后勤处供暖建议", BODY, "意见建议", "建议"),
        ("供暖存在的问题", BODY, "问题情况反映", "存在的问题"), ("校企合作典型案例", BODY, "典型案例", "案例"),
        ("供暖改造主要做法", BODY, "工作经验总结", "主要做法"), ("供暖改造推进情况", BODY, "重点工作进展", "推进情况"),
        ("学院召开例会", "各系参加。", "会议", "召开"), ("学院组织党课", "各系参加。", "学习", "党课"), ("学院举行升旗仪式", "各系参加。", "活动", "仪式"),
        ("学院召开例会", "供暖完成，资金存在缺口。", "", ""), ("学院召开例会", "学生得了二等奖。", "赛事获奖", "二等奖"), ("后勤处检修", "各系参加。", "", ""),
        ("学院召开例会", "一、存在问题\n各系参加。", "问题情况反映", "存在问题"), ("学院召开例会", "资金存在缺口。", "会议", "召开"),
    ],
)  # fmt: skip
def test_categories_by_their_wording(title: str, body: str, category: str, word: str) -> None:
    document = read(framed(title, *body.split("\n")).encode(), name="a.txt", kind=Kind.COMPOSITE)
    assert proposed_category(document) == (category, word)
