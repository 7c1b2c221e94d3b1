"""Names with a post beside them, and two of them that are one but for a character."""

from __future__ import annotations

import pytest

from alvtc_info import read
from alvtc_info.analysis.names_apart import names_apart
from alvtc_info.model.rule import framed


def told(*body: str) -> list[tuple[str, str, bool]]:
    document = read(framed("学生公寓供水情况", *body).encode(), name="a.txt")
    return [(document.text[start:end], kept, sure) for start, end, kept, sure in names_apart(document)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("馆员周海平登记。", "馆员周海萍清点。"), [("周海萍", "周海平", False)]),  # many share this post
        (
            ("由科长周海平登记。", "科长周海明到场，周海明又报送。"),
            [("周海平", "周海明", True)],
        ),  # the more frequent is kept
        (("队长何建军带队。", "何建君队长到场。"), [("何建君", "何建军", True)]),
        (("学生白高娃取得一等奖。", "学生白高洼获得奖金。"), [("白高洼", "白高娃", False)]),
        (("学生高关注学业。", "学生高关注就业。"), []),
        (("馆员周海平登记。", "馆员周海明到场。"), []),  # two of many
        (("科长周海平登记。", "队长周海明到场。"), []),
        (("科长周平登记。", "科长周明清点。"), []),
        (("科长周平登记。", "科长周海明到场。"), []),
        (("科长周海平登记。", "科长郑海平清点。"), []),
        (("科长周海平登记。", "科长周某某清点，科长张。"), []),
        (("责任人：周海平", "责任人：周Ａ平", "电工安全操作"), []),
        (("张某科长登记。", "王者科长登记。", "王某科长登记。"), []),
        (("科长周海平、周海明登记。", "科长周海明到场。"), []),
        (("高原处长到场。", "高源处长到场。"), []),  # a word, perhaps, and no name
        (("财务处科长周海梅登记。", "教务处科长周海敏清点。"), []),  # each of a body of its own
        (("班长周小军登记。", "汽修2班班长周小峰清点。"), []),
        (("后勤处科长周海平登记。", "学院要求后勤处科长周海明到场。"), [("周海明", "周海平", True)]),
        (("后勤处科长周海平登记。", "科长周海明到场。"), [("周海明", "周海平", True)]),
        (("处长周海平登记。", "副处长周海明到场。"), []),
        (("党总支书记周海平讲话。", "团总支书记周海明汇报。"), []),
        (("管理员周海平管理1号公寓。", "管理员周海明管理2号公寓。"), []),
        (("管理员周海平管理1号公寓。", "管理员周海明到1号公寓登记。"), [("周海明", "周海平", True)]),
        (("原处长周海平离任。", "现任处长周海明到场。"), []),
        (("值班员周海平登记。", "值班员周海明20时接班。"), []),
        (("值班员周海平登记。", "值班员周海明到场。两人在楼内巡查。"), []),
        (("值班员周海平登记。", "值班员周海明到场。楼内无人。"), [("周海明", "周海平", True)]),
    ],
)
def test_names_that_differ_in_a_character(body: tuple[str, ...], found: list[tuple[str, str, bool]]) -> None:
    assert told(*body) == found


def test_a_list_of_people_is_no_slip() -> None:
    letters = [chr(ord("一") + 40 * at) for at in range(1, 400)]
    assert told(*(f"科长周海{each}登记。" for each in letters)) == []
    assert told(*(f"科长周{each}军登记。科长周{each}红清点。" for each in letters)) == []


@pytest.mark.parametrize(
    "body",
    [
        "由科长周海平登记" * 8000,
        "科长周海平登记，" * 8000 + "。科长周海平到场。",
        "".join(f"科长周{chr(0x4E00 + at)}军登记。" for at in range(15_000)),
        "".join(f"科长周{chr(0x4E00 + at)}军登记。科长周{chr(0x4E00 + at)}红清点。" for at in range(5_000)),
    ],
)
def test_long_texts_are_gone_through_once(body: str) -> None:
    assert told(body) == []


def test_a_family_of_names_is_no_slip() -> None:
    assert told("科长周海平登记。", "科长周海明到场。", "科长周海清到场。") == []
