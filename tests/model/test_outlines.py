from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alvtc_info.model.kinds import HEADINGS, Role
from alvtc_info.model.outlines import OutlineLine, outline_roles, paragraph_roles, whole_sentence
from alvtc_info.model.paragraph_roles import number_at_start, with_label
from alvtc_info.report.models import numbered
from alvtc_info.text.folding import fold

SENTENCE = "保卫处逐楼查看线路，更换老化插座。"
SIGNS = {Role.HEADING_1: "1", Role.HEADING_2: "2", Role.HEADING_3: "3", Role.HEADING_4: "4", Role.BODY: "-"}


def signs(*lines: str) -> str:
    """The roles of lines, a sign each: 1–4 for a heading of that level, - for body."""
    return "".join(SIGNS[role] for role in paragraph_roles(lines))


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["整改措施如下：", "1.立即停用三号楼全部老旧线路；", "2.更换插座；", "3.安排专人值守。"], "----"),
        (["一、整改措施", "1.停用线路", "2.更换插座", "3.专人值守"], "1---"),
        (["一、做法", "（一）立即停用", SENTENCE, "（二）逐项更换。", SENTENCE, "二、打算", SENTENCE], "12-2-1-"),
        (["（一）加强领导。成立专班，各部门要落实责任。", "（二）强化宣传：", "（三）严格检查。每周一次。"], "---"),
        (["一、情况", "1.宿舍", "（1）线路", SENTENCE, "（2）插座", SENTENCE, "2.食堂", SENTENCE], "134-4-3-"),
        (["（1）门窗", SENTENCE, "（2）水电", SENTENCE], "4-4-"),
        (["一、甲楼", "1.线路", SENTENCE, "2.插座", SENTENCE, "二、乙楼", "1.线路", SENTENCE, "2.门窗", SENTENCE], "13-3-13-3-"),
        (["第一，成立专班", SENTENCE, "第二，逐楼排查", SENTENCE], "1-1-"),
        (["一、做法", "第一，成立专班；", "第二，逐楼排查。", "二、打算", SENTENCE], "1--1-"),
        (["一、单独一条", SENTENCE], "1-"),
        (["1.单独一条，没有下文"], "-"),
        (["一、事故基本情况：5月20日14时，宿舍漏水。已修复。", "二、领导批示落实情况", "三、网络舆情及善后处置情况"], "-11"),
        (["（一）在5号楼增设保温水箱1个。", SENTENCE, "（二）更换阀门12个。", SENTENCE], "----"),
        (["一、加强领导，健全机制。", SENTENCE, "二、搭建平台，发挥优势。", SENTENCE], "1-1-"),
        (["1.加强领导，健全机制。", SENTENCE, "2.搭建平台，发挥优势。", SENTENCE], "----"),
        (["1.每周日晚发布下周课表，", "逢节假日提前。", "2.每天第一节课前巡堂，", "并登记。"], "----"),
        (["（一）增设水箱；", SENTENCE, "（二）更换阀门；", SENTENCE], "----"),
        (["1.东仓库：", "（1）灭火器；", "（2）水带。", "2.西仓库：", "（1）沙箱。"], "-----"),
        (["1.东仓库：", SENTENCE, "2.西仓库：", SENTENCE], "3-3-"),
        (["（1）灯泡老化（共98件）。", SENTENCE, "（2）幕布破损。", SENTENCE], "4-4-"),
        (["一 检查目的", SENTENCE, "二 检查对象", SENTENCE], "1-1-"),
        (["一 号楼", SENTENCE], "--"),
        (["1．值班员：张某", "2．带班领导：李某", "以上人员全天在岗。"], "---"),
        (["一、情况", SENTENCE, "1.5万元用于购置灭火器。", "3人受轻伤。", "二、打算", SENTENCE], "1---1-"),
        (["1.线路", "2.插座", SENTENCE, "1.线路", "2.插座"], "-----"),
    ],
)  # fmt: skip
def test_numbered_lines_are_judged_as_a_group(lines: list[str], wanted: str) -> None:
    assert signs(*lines) == wanted


def test_a_style_tells_headings_where_nothing_stands_below_them() -> None:
    entries = [
        OutlineLine("一、甲", 1),
        OutlineLine("二、乙", 1),
        OutlineLine("工作背景", 2),
        OutlineLine(SENTENCE),
        OutlineLine("（一）丙"),
        OutlineLine("细目", 5),
    ]
    assert outline_roles(entries) == [
        Role.HEADING_1, Role.HEADING_1, Role.HEADING_2, None, Role.HEADING_2, Role.HEADING_4,
    ]  # fmt: skip


def test_a_heading_given_for_certain_begins_new_lists() -> None:
    roles = paragraph_roles(
        ["", "1.甲", SENTENCE, "", "1.乙", "2.丙", "图1 楼层", "主笔人：王某"], [1, 0, 0, 1, 0, 0, 0, 0]
    )
    assert [str(role) for role in roles] == [
        "heading-1", "heading-3", "body", "heading-1", "body", "body", "caption", "lead-author",
    ]  # fmt: skip


def test_tables_and_captions_are_text_below_a_heading() -> None:
    entries = [
        OutlineLine("1.经费"),
        OutlineLine("表1 明细", other=True),
        OutlineLine("2.人员"),
        OutlineLine("表2 名单", other=True),
    ]
    assert outline_roles(entries) == [Role.HEADING_3, None, Role.HEADING_3, None]


@st.composite
def outlines(draw: st.DrawFn) -> list[str]:
    """The lines of a paper with numbers on up to four levels, each with or without text below it."""
    lines: list[str] = []

    def add(level: int) -> None:
        ends = draw(st.sampled_from(("", "；", "。", "：", "。各部门要落实责任，不留死角。")))
        for number in range(1, draw(st.integers(1, 4)) + 1):
            lines.append(numbered(draw(st.sampled_from(("线路", "更换插座", "落实值守责任"))) + ends, level, number))
            if draw(st.booleans()):
                lines.append(SENTENCE)
            if level < 4 and draw(st.integers(0, 3)) == 0:
                add(draw(st.integers(level + 1, 4)))

    add(draw(st.integers(1, 3)))
    return lines


@given(outlines())
@settings(max_examples=100, deadline=None)
def test_siblings_share_one_role(lines: list[str]) -> None:
    parents: dict[tuple[int, ...], set[Role]] = {}
    path: list[int] = [0] * 5
    for line, role in zip(lines, paragraph_roles(lines), strict=True):
        number = number_at_start(fold(line))
        if number is None:
            assert role is Role.BODY
            continue
        assert role in (Role.BODY, HEADINGS[number.level - 1])
        path[number.level] = path[number.level] + 1 if number.value > 1 else 100 * len(parents)
        path[number.level + 1 :] = [0] * (4 - number.level)
        parents.setdefault((number.level, *path[: number.level], path[number.level] - number.value), set()).add(role)
    assert all(len(found) == 1 for found in parents.values())


def test_an_automatic_number_makes_no_decimal_with_the_text() -> None:
    assert number_at_start(with_label("1.", "5月20日，保卫处查看线路。")) == (3, 1, False, 2)
    assert number_at_start(with_label("", "1.5万元")) is None


@pytest.mark.parametrize(
    ("line", "numbered"),
    [
        ("三、四季度：复核与总结", False),
        ("一、二年级，每周开放两个下午", False),
        ("3、4号楼：更换门禁", False),
        ("三、四季度工作安排", True),
        ("一、三年级：实习动员", True),
        ("一、二年级学生", True),
        ("二、三项措施：", True),
    ],
)
def test_two_numbers_of_one_thing_are_no_number_of_a_heading(line: str, numbered: bool) -> None:
    assert (number_at_start(fold(line)) is not None) is numbered


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("在5号楼增设10吨保温水箱1个。", True),
        ("更换循环泵两台。", True),
        ("安排专人每日巡查2次。", True),
        ("后勤处检修了锅炉。", True),
        ("已报学院批准。", True),
        ("拟于寒假实施。", True),
        ("由后勤处牵头。", True),
        ("各系不得擅自调课。", True),
        ("在5号楼增设10吨保温水箱1个", False),
        ("存在问题。", False),
        ("延长热水供应时间。", False),
        ("加强领导，健全机制。", False),
        ("关于模拟考试的安排。", False),
        ("干将与自由。", False),
        ("健全了解渠道。", False),
    ],
)
def test_a_closed_line_with_a_quantity_or_a_predicate_is_a_sentence(line: str, whole: bool) -> None:
    assert whole_sentence(line) is whole


def test_a_sentence_among_headings_is_text_and_no_style_makes_it_a_heading() -> None:
    lines = ["一、建议", "（一）延长供水时间", SENTENCE, "（二）在5号楼增设10吨保温水箱1个。", "二、打算", SENTENCE]
    assert signs(*lines) == "12--1-"
    assert signs("一、建议", "（一）延长供水时间。", SENTENCE, "（二）更换循环泵两台。") == "1---"
    entries = [
        OutlineLine("（一）延长供水时间", 2),
        OutlineLine("（二）更换循环泵两台。", 2),
        OutlineLine("更换水箱1个。", 2),
    ]
    assert outline_roles(entries) == [Role.HEADING_2, Role.BODY, None]
