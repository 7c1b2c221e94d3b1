from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role, check, read
from tests.rules.drafts import passes
from tests.rules.slips import told as told_by


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


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("善款共4,812。5元，读数为7。205室停用。", ["。"]),
        ("签约企业共有，六家，不少于，3台，只有，教师到场。", ["，", "，"]),
        ("此外、各系到场，首先，各系自查。", ["、"]),
        ("缺勤集中在周一。周五两天，值班到星期六。星期日、节日另排。", ["。", "。"]),
        ("有人以为能赚钱，殊不知—选品样样要懂，例如——采购。", ["—"]),
        ("大家算好“经济账，”守住底线，“好，”他说。", ["，"]),
        ("推行“一站式。”的服务，他答“是。”后离开。", ["。"]),
        ("名单（含家属。），已公布。", ["。"]),
        ("续订《职教论坛》，《教育与职业》《班主任》等期刊。", ["，"]),
        ("学习《职教论坛》《教育与职业》，《班主任》的文章，落实《办法》，《通知》另发。", ["，"]),
        ("何时到货，供应商也说不准？你怎么会不清楚？", ["？"]),
        ("未满一年的，试用期，不得超过一个月，左髋着地，不得移动。", ["，"]),
        ("决定如下：（一）成立筹备组；二）编印通讯录；（三）举办返校日。", ["二）"]),
        ("步骤为：1）登记；2）核对，另有三）一项。", []),
        ("步骤为（1）登记；2）核对。", ["2）"]),
        ("值勤安排如下；周一由保卫处负责，存在的问题；一是少人。", ["；", "；"]),
        ("续报如下，数据截至10月1日，安排如下，周一值班。", ["，"]),
        ("公众号（微信号：）alszy）开通栏目，更换阀门（型号：）3个。", ["）", "："]),
    ],
)
def test_a_mark_for_which_another_stands(sentence: str, marks: list[str]) -> None:
    assert told_by("misplaced-mark", f"5月20日，{sentence}") == marks


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("后勤处检修管线，各系自查宿舍，检查组下周复查，结果另行公布到各系", ["系"]),
        ("后勤处检修管线，各系自查宿舍，检查组下周复查，结果另行公布：", []),
        ("后勤处检修管线各系自查宿舍检查组下周复查结果另行公布到各系各部门", ["门"]),
        ("后勤处检修管线", []),
    ],
)
def test_a_paragraph_that_ends_without_a_mark(sentence: str, marks: list[str]) -> None:
    assert told_by("misplaced-mark", f"5月20日，{sentence}") == marks


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("校友写道：母校的白杨还在吗？令人动容。”", ["母校的白杨还在吗？令人动容。”"]),
        ("“怎么比、如何备赛，这是本次培训的重点。", ["“怎么比、如何备赛"]),
    ],
)
def test_a_quotation_of_which_a_half_is_missing(sentence: str, quotes: list[str]) -> None:
    assert told_by("unpaired-punct", f"5月20日，{sentence}") == quotes


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("器材有篮球、足球、网球，排球、羽毛球、乒乓球。", ["，"]),
        ("器材有篮球、足球，检查线路、开关、插座。", []),
        ("器材有篮球、足球，教室、宿舍、食堂整洁。", []),
        ("器材有篮球、3足球，排球、羽毛球，有篮球、网球，发放、排球、足球。", []),
    ],
)
def test_a_comma_among_the_items_of_a_list(sentence: str, told_of: list[str]) -> None:
    assert told_by("misplaced-mark", f"5月20日，{sentence}") == told_of


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("依据《职业教育法〉修订办法。", ["〉"]),
        ("依据〈职业教育法》修订办法。", ["〈"]),
        ("获‘先进集体”称号。", ["‘"]),
        ("获“先进集体’称号。", ["’"]),
        ("实训楼【三层）停电。", ["【"]),
        ("实训楼【三层〕停电。", ["〕"]),
        ("他说“甲’乙”，已记录。", ["’"]),
        ("标语写着“Let’s go”，已更换。", ["’"]),
    ],
)
def test_halves_of_other_shapes(text: str, marks: list[str]) -> None:
    assert told_by("unpaired-punct", f"5月20日，{text}") == marks
