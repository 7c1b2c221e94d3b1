from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import Document, Kind, Role, check, read
from alvtc_info.model.paragraph_roles import heading_like
from alvtc_info.text.clock_times import written_date
from tests.building import HEAD, WORD, make_docx, paragraph

LONG = "2024年5月20日，后勤处更换学生公寓2号楼供水阀门，当日恢复供水，宿舍秩序正常。"


def text(*lines: str) -> Document:
    return read("\n".join(lines).encode(), name="a.txt")


def roles(document: Document) -> list[Role]:
    return [block.role for block in document.blocks]


def test_a_report_typed_by_hand_is_understood() -> None:
    document = text(
        "　后勤处 值 班 信 息", "第 十二 期", "报送单位: 后勤处　　　2024 年 5 月 22 日", "标 题：供水阀门更换情况（续报二）",
        "一、事故基本情况", LONG, "（一）加强领导。成立专班。", "1．人员", "表1 情况", "编 辑：刘某   联系电话:0483-8000000  签 发 人：",
    )  # fmt: skip
    assert roles(document) == [
        Role.MASTHEAD, Role.ISSUE_NUMBER, Role.REPORTING_ROW, Role.TITLE, Role.HEADING_1, Role.BODY, Role.BODY,
        Role.HEADING_3, Role.CAPTION, Role.EDITOR_ROW,
    ]  # fmt: skip
    values = {name: document.value(name) for name in document.fields}
    assert values == {
        "department": "后勤处", "issue_number": "十二", "reporting_unit": "后勤处", "dated": "2024 年 5 月 22 日",
        "title": "供水阀门更换情况（续报二）", "editor": "刘某", "phone": "0483-8000000", "signed_off_by": "",
    }  # fmt: skip
    assert document.report_date == date(2024, 5, 22)
    assert document.kind is Kind.FOLLOW_UP


def test_unit_and_date_may_stand_on_two_lines_and_the_masthead_too() -> None:
    document = text("后勤处", "值班信息", "第3期", "后勤保障中心", "2024-05-22", "阀门更换", LONG)
    assert roles(document)[:6] == [
        Role.MASTHEAD, Role.MASTHEAD, Role.ISSUE_NUMBER, Role.REPORTING_UNIT, Role.DATE, Role.TITLE
    ]  # fmt: skip
    assert document.value("department") == "后勤处"
    assert document.value("reporting_unit") == "后勤保障中心"


def test_issue_number_unit_and_date_may_share_a_row() -> None:
    document = text("后勤处值班信息", "第3期  后勤处  2024年5月22日", "阀门更换", LONG)
    assert [document.value(n) for n in ("issue_number", "reporting_unit", "dated")] == ["3", "后勤处", "2024年5月22日"]


def test_a_unit_named_like_the_department_needs_no_date() -> None:
    document = text("后勤处值班信息", "后勤处", "阀门更换", LONG)
    assert document.value("reporting_unit") == "后勤处"
    assert document.value("dated") is None


def test_a_labelled_unit_may_be_empty() -> None:
    document = text("后勤处值班信息", "报送单位：", "阀门更换", LONG)
    assert document.value("reporting_unit") == ""


def test_an_empty_date_is_an_empty_field() -> None:
    document = text("后勤处值班信息", "后勤处　　年　月　日", "阀门更换", LONG)
    assert document.value("dated") == ""
    assert document.report_date is None


@pytest.mark.parametrize(
    ("row", "unit", "dated"),
    [
        (("后勤处　　2024年5月",), "后勤处", "2024年5月"), (("报送单位：阀门组　2024 年 5 月",), "阀门组", "2024 年 5 月"),
        (("后勤处", "二〇二四年五月"), "后勤处", "二〇二四年五月"), (("2024年5月",), None, "2024年5月"), (("后勤处 2024.5",), "后勤处", "2024.5"),
    ],
)  # fmt: skip
def test_a_date_may_lack_its_day(row: tuple[str, ...], unit: str | None, dated: str) -> None:
    document = text("后勤处值班信息", "第3期", *row, "阀门更换", LONG)
    assert [document.value(n) for n in ("reporting_unit", "dated", "title")] == [unit, dated, "阀门更换"]
    assert document.report_date is None
    said = [f.message for f in check(document, select=["header-elements"]).findings]
    assert f"报送日期“{dated}”只到月，请补上日" in said


@pytest.mark.parametrize("title", ["关于更换阀门的情况　2024年5月", "供水阀门更换情况2024年5月", "后勤处2024年5月"])
def test_a_title_may_end_with_a_month(title: str) -> None:
    assert text("后勤处值班信息", "第3期", title, LONG).value("title") == title
    assert text("后勤处　　2024年5月", LONG, LONG).value("dated") is None, "only a masthead has such a row"


def test_a_date_and_unit_below_the_text_are_the_signature() -> None:
    document = text("学院更换供水阀门", LONG, "后勤处", "2024年5月22日")
    assert roles(document)[-2:] == [Role.SIGNATURE, Role.CLOSING_DATE]
    assert (document.value("reporting_unit"), document.report_date) == ("后勤处", date(2024, 5, 22))
    assert document.kind is Kind.DAILY


def test_one_paragraph_is_a_fragment() -> None:
    document = text(LONG)
    assert document.kind is None
    assert document.fields == {}


def test_a_phone_alone_makes_no_editor_row() -> None:
    document = text("学院更换供水阀门", LONG, "电话：0483-8000000")
    assert roles(document)[-1] is Role.BODY


def test_editor_elements_may_stand_on_three_lines() -> None:
    document = text("学院更换供水阀门", LONG, "编辑：刘某", "电话：8000000", "签发：李某")
    assert roles(document)[-3:] == [Role.EDITOR, Role.PHONE, Role.SIGN_OFF]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["学生公寓发生漏水", LONG], Kind.FIRST),
        (["学院开展消防演练", LONG], Kind.DAILY),
        (["学生公寓漏水（终报）", LONG], Kind.FINAL),
        (["学生公寓漏水（首报）", LONG], Kind.FIRST),
        (["后勤处值班信息", "第12期（续报）", "漏水情况", LONG], Kind.FOLLOW_UP),
        (["公寓情况", "一、事件基本情况", LONG, "二、领导批示落实情况", LONG], Kind.FOLLOW_UP),
        (["公寓情况", "一、事件概况", LONG, "二、性质认定", LONG, "三、整改措施", LONG], Kind.FINAL),
        (["节水建议", LONG, "主笔人：王某，单位：化工系，联系方式：0483-8000000"], Kind.EXPERT_ADVICE),
        (["节水工作", "一、做法", LONG, "二、打算", LONG], Kind.COMPOSITE),
    ],
)
def test_the_kind_is_inferred_from_wording_and_structure(lines: list[str], kind: Kind) -> None:
    assert text(*lines).kind is kind


def test_a_given_kind_holds() -> None:
    assert read(LONG.encode(), name="a.txt", kind=Kind.FINAL).kind is Kind.FINAL


def test_long_numbered_sentences_are_no_headings() -> None:
    assert not heading_like("一、" + "很长" * 30, 1)
    assert not heading_like("1." + "很长" * 20, 3)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2024年5月22日", date(2024, 5, 22)), ("2024-05-22", date(2024, 5, 22)), ("二〇二四年五月二十二日", date(2024, 5, 22)),
        ("2024年2月30日", None), ("5月22日", None), ("2024年甲月2日", None),
        ("24年5月22日", date(2024, 5, 22)), ("20240522", date(2024, 5, 22)), ("2024．5．22", date(2024, 5, 22)),
    ],
)  # fmt: skip
def test_written_dates(written: str, found: date | None) -> None:
    assert written_date(written) == found


def test_an_editor_row_in_the_footer_is_found() -> None:
    footer = f"{HEAD}<w:ftr xmlns:w='{WORD}'>{paragraph('编辑：刘某　电话：8000000　签发：李某')}</w:ftr>"
    body = (
        paragraph("学院更换阀门")
        + paragraph(LONG)
        + '<w:p><w:pPr><w:sectPr><w:footerReference r:id="r0"/></w:sectPr></w:pPr></w:p>'
    )
    document = read(
        make_docx(body, parts={"word/footer1.xml": footer}, links=(("footer", "footer1.xml"),)), name="a.docx"
    )
    assert document.value("signed_off_by") == "李某"


def test_what_only_looks_like_a_head_is_none() -> None:
    document = text("后勤处值班信息", "各系、各部门及有关单位，" + "长" * 30 + "2024年5月22日", LONG)
    assert document.value("dated") is None
    assert text("后勤处值班信息", "长" * 90, LONG).value("title") is None
    assert text("后勤处值班信息", "一、做法", LONG).value("title") is None
    assert text("学院更换阀门。", LONG).value("title") is None
    assert text("甲", "乙").kind is None


def cells(*rows: tuple[str, ...]) -> str:
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def test_labels_and_values_may_stand_in_cells_of_their_own() -> None:
    body = (
        paragraph("后勤处值班信息") + paragraph("第12期") + cells(("报送单位", "后勤处", "日期", "2024年5月22日"), ("标题", "学院更换阀门"))
        + paragraph(LONG) + cells(("编辑：", "刘某", "联系电话", "8000000", "签发", ""), ("日期", ""), ("编辑部", "略"))
    )  # fmt: skip
    document = read(make_docx(body), name="a.docx")
    assert {name: document.value(name) for name in document.fields} == {
        "department": "后勤处", "issue_number": "12", "reporting_unit": "后勤处", "dated": "2024年5月22日", "title": "学院更换阀门",
        "editor": "刘某", "phone": "8000000", "signed_off_by": "",
    }  # fmt: skip
    assert document.report_date == date(2024, 5, 22)


def test_a_label_in_a_cell_without_a_value_beside_it_is_an_empty_field() -> None:
    document = read(make_docx(paragraph(LONG) + cells(("编辑：",))), name="a.docx")
    assert document.value("editor") == ""


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("（第12期）", "12"),
        ("2024年第12期", "12"),
        ("第12期（总第200期）", "12"),
        ("总第 200 期", "200"),
        ("第十二期 总第200期", "十二"),
    ],
)
def test_forms_of_issue_numbers(line: str, value: str) -> None:
    assert text("后勤处值班信息", line, "学院更换阀门", LONG).value("issue_number") == value


def test_a_typed_title_may_go_on_in_the_next_line() -> None:
    document = text("后勤处值班信息", "关于学生公寓供水支管漏水情况的", "报告（续报二）", LONG)
    assert roles(document) == [Role.MASTHEAD, Role.TITLE, Role.TITLE, Role.BODY]
    assert document.kind is Kind.FOLLOW_UP


def test_a_title_may_begin_with_whose_paper_it_is() -> None:
    for whose, paper in (("阿拉善职业技术学院", "实训室安全管理手册（试行）"), ("后勤处", "关于锅炉检修的通知")):
        assert roles(text(whose, paper, LONG))[:2] == [Role.TITLE, Role.TITLE]
    assert roles(text("阿拉善职业技术学院", "后勤处更换阀门", LONG))[:2] == [Role.TITLE, Role.BODY]
    assert roles(text("后勤处更换阀门", "安全管理手册", LONG))[:2] == [Role.TITLE, Role.BODY]


def test_other_labels_end_a_value_and_brackets_are_no_part_of_it() -> None:
    document = text("学院更换供水阀门", LONG, "（编辑：刘某　审核：王某　电话：8000000　签发：李某）")
    assert [document.value(n) for n in ("editor", "phone", "signed_off_by")] == ["刘某", "8000000", "李某"]


def test_centred_lines_below_a_centred_title_belong_to_it() -> None:
    def line(words: str, align: str) -> str:
        return paragraph(words, "", f'<w:jc w:val="{align}"/>')

    data = make_docx(
        line("学院更换供水阀门", "center")
        + line("保障学生用水", "center")
        + line("图1 阀门", "center")
        + paragraph(LONG)
    )
    assert [b.role for b in read(data, name="a.docx").blocks] == [Role.TITLE, Role.TITLE, Role.CAPTION, Role.BODY]


def test_a_title_may_go_on_with_its_mark_below() -> None:
    document = text("后勤处值班信息", "学生公寓供水支管漏水", "（续报二）", LONG)
    assert roles(document)[1:3] == [Role.TITLE, Role.TITLE]
    assert len(list(document.roles(Role.TITLE))) == 1


def test_paragraphs_within_one() -> None:
    from alvtc_info.reading.paper_lines import paragraphs_within

    text = "一、情况\n已查。\n\n　　又查一遍，\n没有问题\n（一）打算"
    found = paragraphs_within(text)
    assert [piece for _, piece in found] == ["一、情况", "已查。\n", "　　又查一遍，\n没有问题", "（一）打算"]
    assert all(text[start : start + len(piece)] == piece for start, piece in found)
    assert paragraphs_within("关于检查\n供水管线的情况") == [(0, "关于检查\n供水管线的情况")]
    assert paragraphs_within("\n甲") == [(0, "\n甲")]


def test_a_month_behind_the_department_is_a_date_without_its_day() -> None:
    document = text("后勤处值班信息", "第11期", "后勤处　　　　2026年11月", "关于公寓检修的情况", LONG)
    assert document.value("reporting_unit") == "后勤处"
    assert document.value("dated") == "2026年11月"
    assert document.report_date is None
    other = text("后勤处值班信息", "第11期", "公寓检修　　2026年11月", LONG)
    assert other.value("dated") is None


@pytest.mark.parametrize(
    "dated", ["2026年11月4日18:55", "2026年11月4日18：55", "2026年11月4日（星期三）", "2026年11月4日上午9时"]
)
def test_a_masthead_says_the_hour_or_the_weekday_too(dated: str) -> None:
    document = text("团委值班信息", "第9期", "团委", dated, "活动中心功放机柜冒烟（首报）", LONG)
    assert document.report_date == date(2026, 11, 4)
    assert document.value("title") == "活动中心功放机柜冒烟（首报）"


def test_a_masthead_may_bear_the_mark_of_the_report() -> None:
    document = text("保卫处值班信息（首报）", "第9期", "报送单位：保卫处　2026年10月13日", "两寝室学生争执", LONG)
    assert document.value("department") == "保卫处"
    assert document.value("title") == "两寝室学生争执"
    assert document.kind is Kind.FIRST


def test_the_head_of_other_information_is_no_title() -> None:
    document = text("财务处综合信息", "（工作经验）", "报送单位：财务处　2026年11月5日", "预审在前 退补减少", LONG)
    assert document.value("title") == "预审在前 退补减少"
    assert roles(document)[:2] == [Role.LETTERHEAD, Role.HEADER]
    assert text("财务处综合信息", "教学楼漏水情况", LONG).value("title") == "财务处综合信息"
    assert roles(text("财务处综合信息", "（工作经验）"))[0] is not Role.LETTERHEAD


def test_a_line_that_tells_hours_says_not_who_gets_a_copy() -> None:
    told = "报：9时05分辅导员报系主任，9时19分分管副书记报党委书记、院长。"
    document = text(
        "学工处值班信息",
        "第2期",
        "学工处　2026年9月7日",
        "1名新生抽搐（首报）",
        LONG,
        told,
        "编辑：刘某　电话：0483-8000000　签发：李某",
    )
    assert [block.role for block in document.blocks if block.text == told] == [Role.BODY]
