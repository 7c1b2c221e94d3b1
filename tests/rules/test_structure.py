from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed
from tests.building import HEAD, WORD, make_docx, paragraph
from tests.rules.drafts import BODY, lengths_that_fit, quotes


def test_the_length_from_which_on_headings_are_wanted() -> None:
    lengths_that_fit("missing-headings", Kind.DAILY, (1, 600))


def test_listed_points_do_for_headings_up_to_twice_the_length() -> None:
    for size, silent in ((1200, True), (1201, False)):
        assert (quotes(framed("检修", "一是" + "修" * (size - 4) + "二是"), "missing-headings") == []) is silent
    assert quotes(framed("检修", "一是" + "修" * 700), "missing-headings") != []
    assert quotes(framed("检修", "首先" + "修" * 700 + "二是"), "missing-headings") != []
    assert quotes(framed("检修", "一、检修", "修" * 700), "missing-headings") == []


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("0483-8000000", False), ("0483-800000", True), ("0483-80000", True), ("04838000000", False), ("010-80000000", False),
        ("8000000", False), ("80000000", False), ("800", False), ("80", True), ("13800138000", False), ("12800138000", True),
        ("0483-8000000、0483-123", True), ("0483-8000000 8000", False), ("0483-8000000转801", False), ("0483-8000000-801", False),
    ],
)  # fmt: skip
def test_phone_numbers(phone: str, found: bool) -> None:
    assert bool(quotes(framed("检修", BODY, tail=f"编辑：刘某　电话：{phone}　签发：李某"), "footer-elements")) is found


@pytest.mark.parametrize(
    ("row", "found"),
    [("2024年5月22日", False), ("2024-05-22", False), ("2024/5/22", False), ("2024.5.22", False), ("5月22日", True)],
)
def test_masthead_dates_need_a_year(row: str, found: bool) -> None:
    assert ("5月22日" in quotes(framed("检修", BODY, row=f"后勤处　　{row}"), "header-elements")) is found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("责任人XXX。", ["XXX"]), ("责任人xx。", []), ("责任人××。", ["××"]), ("责任人ＸＸ。", ["ＸＸ"]), ("王××到场，责任人×××。", ["×××"]),
        ("型号AXX。", []), ("型号XXA。", []), ("型号XX1。", []), ("XX", ["XX"]), ("王XX", []), ("责任人XX（代）", ["XX"]),
        ("2024年XX月XX日，检修。", ["XX", "XX"]), ("XX年5月。", ["XX"]), ("第X期。", ["第X期"]), ("【】", ["【】"]), ("待补充", ["待补充"]),
    ],
)  # fmt: skip
def test_placeholders(text: str, wanted: list[str]) -> None:
    assert quotes(text, "template-placeholder") == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("(一)主要做法", BODY, "(二)存在问题", BODY), ["(一)", "(二)"]),
        (("一.主要做法", BODY, "二：存在问题", BODY), ["一.", "二："]),
        (("（一）、加强领导。成立专班，明确责任，逐项落实到人到岗并按月通报。",), ["（一）、"]),
        (("1、加强领导。成立专班，明确责任，逐项落实到人到岗并按月通报。",), ["1、"]),
        (("1.5万元到账，用于检修管道，逐项落实到人到岗并按月通报全院师生。",), []),
        (("一，二班学生到校，逐项落实到人到岗并按月通报全院师生，检修结束。",), []),
        (("一.二班学生到校，逐项落实到人到岗并按月通报全院师生，检修结束了。",), ["一."]),
        (("第一、成立专班，明确责任，逐项落实到人到岗并按月通报全院师生了。",), ["第一、"]),
        (("（1）、成立专班，明确责任，逐项落实到人到岗并按月通报全院师生。",), ["（1）、"]),
    ],
)  # fmt: skip
def test_heading_numbers_are_punctuated_right(lines: tuple[str, ...], wanted: list[str]) -> None:
    assert quotes(framed("后勤处检修", *lines), "heading-format") == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("一、甲情况", "1.乙", "2.丙", "二、丁情况", "1.戊"), []),
        (("一、甲情况", "（一）乙", "1.丙", "（二）丁", "1.戊", "2.己"), []),
        (("一、甲情况", "（一）乙", "1.丙", "3.丁"), ["3."]),
        (("一、甲情况", "（一）乙", "二、丙情况", "（一）丁", "（二）戊"), []),
        (("一、甲情况", "（一）乙", "二、丙情况", "（二）丁"), ["（二）"]),
        (("一、甲情况", "（一）乙", "二、丙情况", "1.丁"), ["1."]),
        (("十、甲情况", "十一、乙情况"), ["十、"]),
    ],
)  # fmt: skip
def test_heading_numbers_run_on(lines: tuple[str, ...], wanted: list[str]) -> None:
    body = [part for line in lines for part in (line, BODY)]
    assert quotes(framed("后勤处检修", *body), "heading-sequence") == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("一、措施", "1.停用线路；", "2.更换插座；", "4.专人值守。", "另外还要：", "1.查看门窗；", "2.登记。"), []),
        (("一、措施", "（一）停用线路；", "（二）更换插座。", "另外还要：", "（一）查看门窗；", "（二）登记。"), []),
        (("一、措施", "（一）停用线路；", "（三）更换插座。"), ["（三）"]),
        (("一、措施", "（一）停用线路；", "（一）更换插座；", "（二）登记。"), ["（一）"]),
        (("一、甲楼", "1.线路", BODY, "（1）插座", BODY, "（2）门窗", BODY, "2.水管", BODY, "（1）阀门", BODY), []),
        (("一、甲楼", "1.线路", BODY, "（1）插座", BODY, "（3）门窗", BODY), ["（3）"]),
        (("一、甲楼", BODY, "第一，线路", BODY, "第二，插座", BODY, "二、乙楼", BODY), []),
    ],
)  # fmt: skip
def test_lists_begin_anew_and_are_not_counted(lines: tuple[str, ...], wanted: list[str]) -> None:
    assert quotes(framed("后勤处检修", *lines), "heading-sequence") == wanted


def test_headings_without_a_number_begin_anew_what_is_below_them() -> None:
    below = "".join(paragraph(line) for line in ("1.线路", BODY, "2.插座", BODY))
    styles = f'{HEAD}<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style></w:styles>'
    body = paragraph("用电安全检查") + paragraph("甲楼", "H") + below + paragraph("乙楼", "H") + below
    data = make_docx(body, parts={"word/styles.xml": styles}, links=(("styles", "styles.xml"),))
    assert check(read(data, name="a.docx"), select=["heading-sequence"]).findings == ()
