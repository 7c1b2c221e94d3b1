from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import Document, read
from alvtc_info.reading.paper_parts import contents_page, is_addressee, is_document_number, is_notice, is_title
from tests.building import HEAD, OFFICE, WORD, make_docx, paragraph

SENTENCE = "5月20日，保卫处逐楼查看线路，更换老化插座12个。"
CENTRED = '<w:jc w:val="center"/>'
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def text(*lines: str) -> Document:
    return read("\n".join(lines).encode(), name="a.txt")


def roles(document: Document) -> list[str]:
    return [str(block.role) for block in document.blocks]


def docx(*paragraphs: str, styles: str = "") -> Document:
    part = f'{HEAD}<w:styles xmlns:w="{WORD}">{styles}</w:styles>'
    data = make_docx("".join(paragraphs), parts={"word/styles.xml": part}, links=(("styles", "styles.xml"),))
    return read(data, name="a.docx")


def test_a_notice_with_letterhead_and_all_its_parts() -> None:
    document = text(
        "阿拉善职业技术学院文件", "阿职院发〔2024〕17号", "关于做好用电安全管理工作的通知", "各系部、各处室：", "现将有关事项通知如下：", "一、提高认识", SENTENCE,
        "附件：1.排查表", "　　　2.责任清单", "阿拉善职业技术学院", "2024年5月22日", "抄送：自治区教育厅。", "党政办公室　2024年5月22日印发",
    )  # fmt: skip
    assert roles(document) == [
        "letterhead", "document-number", "title", "addressee", "body", "heading-1", "body", "attachment-note", "attachment-note", "signature",
        "closing-date", "copy-to", "copy-to",
    ]  # fmt: skip
    assert document.value("title") == "关于做好用电安全管理工作的通知"
    assert document.value("reporting_unit") == "阿拉善职业技术学院"
    assert document.report_date == date(2024, 5, 22)


def test_a_request_has_addressee_signature_and_date() -> None:
    document = text(
        "后勤处关于更换锅炉的请示",
        "学院：",
        "现有锅炉使用多年，需要更换。",
        "妥否，请批示。",
        "后勤处",
        "2024年5月22日",
    )
    assert roles(document) == ["title", "addressee", "body", "body", "signature", "closing-date"]


def test_unit_and_date_may_close_on_one_row() -> None:
    document = text("整改情况报告", "学院党委：", SENTENCE, "后勤处　　2024年5月22日")
    assert roles(document) == ["title", "addressee", "body", "closing-date"]
    assert (document.value("reporting_unit"), document.value("dated")) == ("后勤处", "2024年5月22日")
    assert roles(docx(paragraph("整改情况报告"), paragraph(SENTENCE), paragraph("后勤处　　2024年5月22日"))) == [
        "title", "body", "signature", "closing-date",
    ]  # fmt: skip


def test_two_units_may_sign() -> None:
    document = text("关于更换锅炉的请示", SENTENCE, "后勤处", "基建处", "2024年5月22日")
    assert roles(document)[-3:] == ["signature", "signature", "closing-date"]
    assert document.value("reporting_unit") == "基建处"


def test_a_masthead_keeps_its_unit_and_date() -> None:
    document = text("后勤处值班信息", "第1期", "后勤处 2024年5月22日", "更换锅炉", SENTENCE, "保卫处", "2024年5月23日")
    assert roles(document)[-2:] == ["signature", "closing-date"]
    assert (document.value("reporting_unit"), document.value("dated")) == ("后勤处", "2024年5月22日")
    row = docx(
        *map(
            paragraph,
            ("后勤处值班信息", "第1期", "后勤处 2024年5月22日", "更换锅炉", SENTENCE, "保卫处　2024年5月23日"),
        )
    )
    assert roles(row)[-2:] == ["signature", "closing-date"]
    assert (row.value("reporting_unit"), row.value("dated")) == ("后勤处", "2024年5月22日")


def test_a_date_within_the_text_closes_nothing() -> None:
    document = text(
        "漏水情况", SENTENCE, "经现场查看，水势已经得到控制。", "2024年5月20日", SENTENCE, SENTENCE, SENTENCE, SENTENCE
    )
    assert "closing-date" not in roles(document)


def test_a_sentence_with_a_date_at_its_end_closes_nothing() -> None:
    document = text("漏水情况", SENTENCE, "阀门更换完成于2024年5月22日")
    assert roles(document) == ["title", "body", "body"]


def test_a_number_may_stand_below_the_title() -> None:
    document = text("关于用电安全的通知", "（阿职院发〔2024〕17号）", "各系部：", SENTENCE)
    assert roles(document) == ["title", "document-number", "addressee", "body"]


def test_notes_above_and_below_the_title_are_none() -> None:
    document = text("附件2", "整改情况报告", "（征求意见稿）", SENTENCE)
    assert roles(document) == ["header", "title", "header", "body"]


def test_a_bulletin_of_another_name_keeps_its_head() -> None:
    document = text("校园安全简报", "第3期", "保卫处　2024年5月22日", "学院开展安全检查", SENTENCE)
    assert roles(document) == ["letterhead", "issue-number", "reporting-row", "title", "body"]
    assert document.value("department") is None


def test_a_masthead_in_other_words_stands_above_the_row_of_the_unit() -> None:
    row, title, below = "报送单位：后勤处　　2024年5月22日", "锅炉房节能改造的做法", "——基于2个校区的抄表记录"
    document = text("后勤处综合信息", "（工作经验）", row, title, below, SENTENCE)
    assert roles(document) == ["letterhead", "header", "reporting-row", "title", "title", "body"]
    assert roles(text("后勤处信息", row, title, SENTENCE)) == ["letterhead", "reporting-row", "title", "body"]
    assert "letterhead" not in roles(text("后勤处综合信息", "工作经验", row, title, SENTENCE))
    assert "letterhead" not in roles(text("后勤处综合情况", "（工作经验）", row, title, SENTENCE))


def test_a_letterhead_without_a_number_is_none() -> None:
    assert roles(text("后勤工作通报", SENTENCE))[0] == "title"
    assert roles(text("特急", "学院文件", SENTENCE))[:2] == ["header", "title"]
    assert "letterhead" not in roles(text(*["学院文件"] * 9))


def test_a_table_of_contents_has_no_headings() -> None:
    document = text(
        "安全手册",
        "目　录",
        "一、总则\t1",
        "二、职责……3",
        "（一）保卫处 .... 4",
        "三、附则\t9",
        "一、总则",
        SENTENCE,
        "二、附则",
        SENTENCE,
    )
    assert roles(document) == ["title", *["contents-entry"] * 5, "heading-1", "body", "heading-1", "body"]


def test_a_number_behind_a_tab_is_no_page_where_it_stands_alone() -> None:
    document = text("在校学生情况", SENTENCE, "教职工\t312", SENTENCE, "目录", "以上情况属实。")
    assert "contents-entry" not in roles(document)


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _field(code: str, *lines: str, ends: bool = True) -> str:
    """These lines as the result of a field, each with a link of its own within."""
    link = f'{_char("begin")}<w:r><w:instrText> HYPERLINK \\l "a" </w:instrText></w:r>{_char("separate")}'
    begin = f"{_char('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{_char('separate')}"
    shown = [f"{link}<w:r><w:t>{line}</w:t></w:r>{_char('end')}" for line in lines]
    found = "".join(f"<w:p>{begin if not n else ''}{each}</w:p>" for n, each in enumerate(shown))
    return found + (f"<w:p>{_char('end')}</w:p>" if ends else "")


def test_lines_of_a_field_are_entries_whatever_they_look_like() -> None:
    after = (paragraph("一、总则"), paragraph(SENTENCE))
    contents = _field('TOC \\n \\o "1-3"', "一、总则", "二、职责\t9", "三、附则\t3")
    assert roles(docx(paragraph("用电安全手册"), contents, *after)) == [
        "title",
        *["contents-entry"] * 3,
        "heading-1",
        "body",
    ]
    document = docx(paragraph("用电安全手册"), paragraph("目录"), _field("TOC", "一、总则"), *after)
    assert roles(document)[1:3] == ["contents-entry"] * 2
    assert "contents-entry" not in roles(docx(paragraph("用电安全手册"), _field("INDEX", "一、总则"), *after))


def test_a_field_that_never_ends_is_no_table_of_contents() -> None:
    contents = _field("TOC", "一、总则", ends=False)
    document = docx(paragraph("用电安全手册"), contents, paragraph("一、总则"), paragraph(SENTENCE))
    assert "contents-entry" not in roles(document)


@pytest.mark.parametrize(("gallery", "entry"), [("Table of Contents", True), ("Cover Pages", False)])
def test_a_control_may_hold_the_contents(gallery: str, entry: bool) -> None:
    control = f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="{gallery}"/></w:docPartObj></w:sdtPr><w:sdtContent>{paragraph("一、总则")}</w:sdtContent></w:sdt>'
    document = docx(paragraph("用电安全手册"), control, paragraph("一、总则"), paragraph(SENTENCE))
    assert ("contents-entry" in roles(document)) is entry


def test_lines_in_the_style_of_contents_are_entries() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>'
    document = docx(
        paragraph("用电安全手册"),
        paragraph("一、总则", "C1"),
        paragraph("一、总则"),
        paragraph(SENTENCE),
        styles=styles,
    )
    assert roles(document) == ["title", "contents-entry", "heading-1", "body"]


@pytest.mark.parametrize(
    "end",
    [BREAK, paragraph("", "", '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'), paragraph("", "", "<w:sectPr/>")],
)
def test_a_cover_is_a_page_of_its_own(end: str) -> None:
    cover = (
        paragraph("用电安全手册", "", CENTRED) + paragraph("后勤处", "", CENTRED) + paragraph("2024年5月", "", CENTRED)
    )
    document = docx(cover, end, *map(paragraph, ("关于用电安全的规定", SENTENCE, "一、总则", SENTENCE, SENTENCE)))
    assert roles(document)[:5] == ["cover", "cover", "cover", "title", "body"]


def test_a_page_may_begin_by_its_paragraph() -> None:
    before = paragraph("关于用电安全的规定", "", "<w:pageBreakBefore/>")
    document = docx(paragraph("用电安全手册"), before, *map(paragraph, (SENTENCE, SENTENCE, SENTENCE)))
    assert roles(document)[:2] == ["cover", "title"]
    assert roles(docx(before, *map(paragraph, (SENTENCE, SENTENCE, SENTENCE))))[0] == "title"


@pytest.mark.parametrize(
    "first",
    [
        [SENTENCE], ["一、总则"], ["后勤处值班信息"], ["目录"],
    ],
)  # fmt: skip
def test_a_first_page_with_text_is_no_cover(first: list[str]) -> None:
    document = docx(*map(paragraph, first), BREAK, *map(paragraph, ("关于用电的规定", SENTENCE, SENTENCE, SENTENCE)))
    assert "cover" not in roles(document)


def test_a_continuous_section_ends_no_page() -> None:
    end = paragraph("后勤处", "", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
    document = docx(paragraph("用电安全手册"), end, *map(paragraph, (SENTENCE, SENTENCE, SENTENCE, SENTENCE)))
    assert "cover" not in roles(document)


def test_lines_above_a_title_that_is_set_as_one_belong_to_nothing() -> None:
    assert roles(docx(paragraph("第二稿"), paragraph("用电安全检查", "", CENTRED), paragraph(SENTENCE))) == [
        "cover",
        "title",
        "body",
    ]
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    assert roles(docx(paragraph("第二稿"), paragraph("用电检查", "T"), paragraph(SENTENCE), styles=styles))[:2] == [
        "cover",
        "title",
    ]
    assert roles(docx(paragraph(SENTENCE), paragraph("用电安全检查", "", CENTRED), paragraph(SENTENCE)))[0] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "各系部、各处室：",
        "学院党委：",
        "自治区教育厅：",
        "各位老师、同学：",
        "尊敬的家长朋友：",
        "盟教育体育局：",
        "各位领导，你们好！",
        "办公室各位同志：大家辛苦了！",
        "赵院长：",
    ],
)
def test_addressees(line: str) -> None:
    assert is_addressee(line)


@pytest.mark.parametrize(
    "line",
    [
        "主要情况如下：",
        "检查发现以下问题：",
        "会议时间：",
        "一、二号楼有3个单位：",
        "参加单位：",
        "各系部",
        "联系人员：",
        "检查结果良好：",
        "水阀换好了",
    ],
)
def test_lead_ins_are_no_addressees(line: str) -> None:
    assert not is_addressee(line)


@pytest.mark.parametrize(
    "line",
    [
        "阿职院发〔2024〕7号",
        "内教办发[2024]12号",
        "〔2024〕3号",
        "后勤〔2024〕第5号",
        "阿职院请〔2024〕9号 签发人：王某",
    ],
)
def test_document_numbers(line: str) -> None:
    assert is_document_number(line)
    assert not is_document_number(f"按照{line[:9]}号文件要求，开展检查")


def test_what_else_a_line_may_be() -> None:
    assert [is_notice(line) for line in ("（送审稿）", "（专家咨询建议）", "关于紧急情况")] == [
        True,
        True,
        False,
    ]
    assert is_title("关于更换锅炉的请示")
    assert not any(map(is_title, ("1.关于更换锅炉的请示", "现将情况报告", "以上意见，请批复")))
    assert [contents_page(line) for line in ("总则\t1", "前言……ii", "共有教职工312", "总则 . . . 3")] == [
        1,
        0,
        None,
        None,
    ]


def test_a_masthead_may_stand_in_the_page_header() -> None:
    header = f'{HEAD}<w:hdr xmlns:w="{WORD}">' + "".join(
        map(paragraph, ("后勤处值班信息", "第3期", "后勤处　2024年5月22日", "注意节水"))
    )
    reference = f'<w:p><w:pPr><w:sectPr><w:headerReference xmlns:r="{OFFICE}" w:type="default" r:id="r0"/></w:sectPr></w:pPr></w:p>'
    data = make_docx(
        "".join(map(paragraph, ("更换供水阀门", SENTENCE))) + reference,
        parts={"word/header1.xml": header + "</w:hdr>"},
        links=(("header", "header1.xml"),),
    )
    document = read(data, name="a.docx")
    assert roles(document) == ["title", "body", *["header"] * 4]
    found = [document.value(name) for name in ("department", "issue_number", "reporting_unit", "dated", "title")]
    assert found == ["后勤处", "3", "后勤处", "2024年5月22日", "更换供水阀门"]


def test_a_page_header_without_a_masthead_gives_no_fields() -> None:
    header = f'{HEAD}<w:hdr xmlns:w="{WORD}">{paragraph("后勤处　2024年5月22日")}</w:hdr>'
    reference = f'<w:p><w:pPr><w:sectPr><w:headerReference xmlns:r="{OFFICE}" w:type="default" r:id="r0"/></w:sectPr></w:pPr></w:p>'
    data = make_docx(
        "".join(map(paragraph, ("更换供水阀门", SENTENCE))) + reference,
        parts={"word/header1.xml": header},
        links=(("header", "header1.xml"),),
    )
    assert set(read(data, name="a.docx").fields) == {"title"}


def test_no_more_than_three_lines_sign() -> None:
    document = text("关于更换锅炉的请示", SENTENCE, *["后勤处"] * 4, "2024年5月22日")
    assert roles(document)[-5:] == ["body", *["signature"] * 3, "closing-date"]


def test_a_long_line_or_a_numbered_one_signs_nothing() -> None:
    long = "后勤处" * 14
    assert roles(text("关于更换锅炉的请示", SENTENCE, long, "2024年5月22日"))[-2:] == ["body", "closing-date"]
    assert roles(text("关于更换锅炉的请示", SENTENCE, "3.后勤处", "2024年5月22日"))[-2:] == ["body", "closing-date"]
    assert roles(text("关于更换锅炉的请示", SENTENCE, "特此请示", "2024年5月22日"))[-2:] == ["body", "closing-date"]


def test_an_item_broken_over_lines_stays_an_item() -> None:
    document = text(
        "关于用电安全的报告", "保卫处提出以下整改措施，请各部门逐条落实到位：",
        "1.立即停用学生公寓三号楼全部老旧线路，并安排专", "人值守；", "2.更换学生公寓二号楼和食堂后厨的老化插座，逐一", "登记；", "3.每周检查一次。",
    )  # fmt: skip
    assert roles(document) == ["title", *["body"] * 6]


def test_attachments_may_be_the_last_lines() -> None:
    assert roles(text("关于用电安全的通知", SENTENCE, "附件：1.排查表", "2.清单"))[-2:] == ["attachment-note"] * 2


def test_a_page_break_that_is_turned_off_begins_no_page() -> None:
    before = paragraph("关于用电安全的规定", "", '<w:pageBreakBefore w:val="0"/>')
    document = docx(paragraph("用电安全手册"), before, *map(paragraph, (SENTENCE, SENTENCE, SENTENCE)))
    assert "cover" not in roles(document)


def _cover(*lines: str) -> str:
    return "".join(paragraph(line, properties=CENTRED) for line in lines)


def test_a_cover_may_share_its_page_with_the_contents() -> None:
    cover = _cover("消防设施检查方案", "示例学院")
    contents = _field("TOC", "一、总则", "二、要求")
    body = "".join(map(paragraph, ("一、总则", SENTENCE, "二、要求", SENTENCE)))
    wanted = ["contents-entry", "contents-entry", "heading-1", "body", "heading-1", "body"]
    assert roles(docx(cover, contents, BREAK, body)) == ["cover", "cover", *wanted]
    assert roles(docx(_cover("消防设施检查方案"), contents, BREAK, body)) == ["title", *wanted]
    after = docx(contents, _cover("消防设施检查方案", "示例学院"), BREAK, body)
    assert roles(after)[:4] == ["contents-entry", "contents-entry", "title", "cover"], "no cover, but title and byline"


def test_a_centred_line_below_a_title_is_no_part_of_it() -> None:
    title = _cover("关于供暖工作的报告")
    document = docx(title, _cover("后勤处　张某", "2024年5月22日"), paragraph(SENTENCE))
    assert roles(document) == ["title", "cover", "cover", "body"]
    assert document.value("title") == "关于供暖工作的报告"
    assert (document.value("dated"), document.report_date) == ("2024年5月22日", date(2024, 5, 22))
    assert roles(docx(title, _cover("暨下一步安排的说明"), paragraph(SENTENCE))) == ["title", "title", "body"]
    assert roles(docx(_cover("关于做好供暖"), _cover("保障工作的通知"), paragraph(SENTENCE))) == [
        "title",
        "title",
        "body",
    ]
    assert roles(docx(title, paragraph("后勤处"), paragraph(SENTENCE)))[:2] == ["title", "body"]
    masthead = (paragraph("后勤处值班信息"), paragraph("第1期"), paragraph("后勤处　　2024年5月20日"))
    headed = docx(*masthead, title, _cover("2024年5月22日"), paragraph(SENTENCE))
    assert (headed.value("dated"), roles(headed)[-2]) == ("2024年5月20日", "cover")


def test_chapters_and_sections_are_headings() -> None:
    document = text(
        "用电安全管理办法", "第一章　总则", "第一条　为加强用电管理，制定本办法。", "第一节 职责", "一、保卫处", SENTENCE, "二、后勤处", SENTENCE, "第二章附则",
        "一、解释", SENTENCE, "第一节课后检查插座", "第三章讲灭火，请看。", "第三章",
    )  # fmt: skip
    assert roles(document) == [
        "title", "heading-1", "body", "heading-2", "heading-1", "body", "heading-1", "body", "heading-1", "heading-1", "body", "body", "body", "body",
    ]  # fmt: skip


def test_what_heads_an_attachment_keeps_its_look() -> None:
    paper = (paragraph("关于检查用电的通知"), paragraph(SENTENCE), paragraph("保卫处"), paragraph("2024年5月22日"))
    attached = (paragraph("附件1"), _cover("用电检查表"), paragraph(SENTENCE))
    wanted = ["title", "body", "signature", "closing-date"]
    assert roles(docx(*paper, BREAK, *attached)) == [*wanted, "cover", "cover", "body"]
    assert roles(docx(*paper, *attached))[4:] == ["body"] * 3, "it heads no page"
    assert "cover" not in roles(docx(*paper, BREAK, paragraph("附则"), _cover("解释"), paragraph(SENTENCE)))
    assert roles(docx(*attached))[0] == "header"
