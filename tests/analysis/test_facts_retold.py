"""When and where an event was, told twice in one report."""

from __future__ import annotations

import pytest

from alvtc_info import Kind
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月19日8时20分，两车追尾。", "5月20日8时20分，事故发生后，保卫处报警。"), ["5月20日8时20分"]),
        (("8时20分，宿舍起火。", "8时50分火情发生后，值班员报警。"), ["8时50分"]),
        (("5月20日8时20分，宿舍起火。", "5月21日9时50分事发，火情扑灭。"), []),
        (("5月20日8时20分，宿舍起火。", "5月21日9时50分，火情扑灭。"), []),
        (("上午，宿舍起火。", "9时50分起火后，值班员报警。"), []),
        (("5月20日8时20分，值班员接报宿舍起火。", "8时05分起火后，值班员报警。"), []),
        (("公寓3层起火。", "消防员赶到现场，检查4层起火部位。"), []),
        (("公寓3层起火。", "消防员赶到3层起火部位。"), []),
        (("公寓3层起火。", "消防员在相邻的4层事发房间检查。"), []),
        (("发生时间不详，宿舍起火。", "9时50分起火后，值班员报警。"), []),
        (("2号电梯停运，3人被困。", "同型的1号电梯排查后，被困风险排除。"), []),
        (("2号电梯停运，3人被困。", "打开1号电梯轿厢；3人获救。"), []),
        (("3号公寓312室起火。", "3号公寓3层312室已断电。"), []),
    ],
)
def test_what_is_told_twice(body: tuple[str, ...], found: list[str]) -> None:
    assert quotes(framed("情况（首报）", *body), "retold-otherwise", Kind.FIRST) == found
