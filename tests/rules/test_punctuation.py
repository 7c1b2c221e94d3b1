from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role, check, read
from tests.rules.drafts import passes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("unit-style", "水温20℃，室温零下5度，水压0.3Mpa。", ["Mpa"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)


def test_markup_is_no_punctuation_of_the_text() -> None:
    assert check(read("供暖,正常".encode(), name="a.txt"), select=["halfwidth-punct"]).findings[0].start == 2
    document = Document([Block("1", "学院(一),正常", Role.BODY, "", lead=5)])
    assert check(document, select=["halfwidth-punct"]).findings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("卫生检查由学生会，公寓科共同评定。", True),
        ("方案交保卫处，后勤处联合宿管中心落实。", False),
        ("材料送盟公安局，教体局联合发文。", False),
        ("学院添置教学设备、体育器材，图书资料、消防用品和桌椅。", True),
        ("学院添置教学设备、体育器材，图书资料、消防用品等12件。", True),
        ("更换水泵、阀门，检修管道、电机和开关。", False),
        ("检查灯具、线路，教室、宿舍和食堂全部合格。", False),
        ("发放棉衣、棉被，学生、教师和家属领取。", False),
    ],
)
def test_a_comma_between_clauses_is_none_among_items(text: str, told: bool) -> None:
    passes("misplaced-mark", text, ["，"] if told else [])
