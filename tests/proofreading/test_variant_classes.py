"""Variant forms that are told by a character."""

from __future__ import annotations

import pytest

from alvtc_info.proofreading.variant_classes import variant_classes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("核对进帐，搭起帐篷，挂好蚊帐。", [("进帐", "进账")]),
        ("帐物相符。", [("帐物", "账物")]),
        ("桌椅折迭存放，人员更迭，系统迭代。", [("折迭", "折叠")]),
        ("批覆已到，地膜覆盖，反覆盖。", [("批覆", "批复")]),
        ("展出塑象，形象端正，音象征集。", [("塑象", "塑像")]),
        ("骨干份子带头，凑份子钱。", [("份子", "分子")]),
        ("借还纪录丢失，打破校纪录，观看纪录片。", [("纪录", "记录")]),
        ("惟有落实。", [("惟有", "唯有")]),
    ],
)
def test_classes(text: str, found: list[tuple[str, str]]) -> None:
    assert [(form.wrong, form.right) for form in variant_classes(text)] == found
