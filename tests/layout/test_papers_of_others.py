"""Attachments, briefs, letterheads in tables, forms: what papers of other offices have, set or left as it must be."""

from __future__ import annotations

import re

import pytest

from alvtc_info import Role, read, set_layout
from tests.building import HEAD, make_docx, paragraph
from tests.layout.drafts import NS, SENTENCE, W, judged
from tests.layout.official import paper, setting
from tests.word.drafts import run, tree
from tests.word.shapes import text_box

MIDDLE = '<w:jc w:val="center"/>'
PAGE = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
UNDERLINED, NOT_UNDERLINED = '<w:u w:val="single"/>', '<w:u w:val="none"/>'
NOTICE = paragraph("关于检查用电的通知", properties=MIDDLE) + paragraph("各处室：") + paragraph(SENTENCE)
SIGNED = paragraph("保卫处") + paragraph("2024年5月22日")


def formatted(body: str, **more: object) -> bytes:
    return set_layout(make_docx(body, **more), name="a.docx")  # type: ignore[arg-type]


def look(data: bytes, text: str) -> dict[str, dict[str, str]]:
    """The properties of the paragraph that begins with these words, by their names."""
    for each in tree(data).iter(f"{W}p"):
        if "".join(t.text or "" for t in each.iter(f"{W}t")).strip().startswith(text):
            found = each.find(f"{W}pPr")
            return {
                e.tag.rpartition("}")[2]: {str(k).rpartition("}")[2]: str(v) for k, v in e.attrib.items()}
                for e in (found if found is not None else ())
            }
    raise AssertionError(text)


def style(data: bytes, text: str) -> str:
    return look(data, text).get("pStyle", {}).get("val", "")


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("", paragraph("用电检查安排", properties=MIDDLE)),
        ("附件：用电检查安排", paragraph("用电检查安排")),
        ("附件：1.用电检查安排", paragraph("《用电检查安排》")),
        ("附件：1．检查记录表", paragraph("检查记录表")),
    ],
)
def test_the_title_of_an_attachment_stands_on_its_third_line(note: str, title: str) -> None:
    body = NOTICE + (paragraph(note) if note else "") + SIGNED + PAGE + paragraph("附件1") + title + paragraph(SENTENCE)
    once = formatted(body)
    words = re.sub("<[^>]*>", "", title)
    for after in (once, set_layout(once, name="a.docx")):
        found = look(after, words)
        assert found["pStyle"]["val"] == "Title"
        assert (found["spacing"]["before"], found["spacing"]["after"]) == ("579", "579")
        assert look(after, "附件1")["jc"]["val"] == "left"
        assert style(after, "关于检查用电的通知") == "Title"


def test_a_line_below_an_attachment_s_head_that_nothing_calls_its_title_is_text() -> None:
    after = formatted(
        NOTICE
        + paragraph("附件：1.检查表")
        + SIGNED
        + PAGE
        + paragraph("附件1")
        + paragraph("用电检查安排")
        + paragraph(SENTENCE)
    )
    assert style(after, "用电检查安排") == ""


def test_free_lines_around_the_title_of_an_attachment_are_enough() -> None:
    title = paragraph("用电检查表", properties=MIDDLE)
    cells = f"<w:tbl><w:tr><w:tc>{paragraph('项目')}</w:tc></w:tr></w:tbl>"
    after = formatted(NOTICE + SIGNED + PAGE + paragraph("附件1") + "<w:p/>" + title + "<w:p/>" + cells)
    assert "spacing" not in look(after, "用电检查表")
    last = formatted(NOTICE + SIGNED + PAGE + paragraph("附件1") + title)
    assert look(last, "用电检查表")["spacing"] == {"before": "579", "after": "579"}


def test_an_attachment_may_be_a_file_of_its_own() -> None:
    lines = [paragraph(f"关于用电检查{word}", properties=MIDDLE) for word in ("工作的", "安排的意见")]
    data = make_docx(paragraph("附件2") + "".join(lines) + paragraph("一、检查时间") + paragraph(SENTENCE))
    after, left = setting(data)
    assert not left
    head, first, last = (look(after, text) for text in ("附件2", "关于用电检查工作的", "关于用电检查安排的意见"))
    assert (head["jc"]["val"], head["ind"]["firstLine"]) == ("left", "0")
    assert (first["spacing"], last["spacing"]) == ({"before": "579", "after": "0"}, {"before": "0", "after": "579"})


def test_a_brief_has_its_row_and_only_its_name_is_its_letterhead() -> None:
    body = "".join(paragraph(text) for text in ("内部资料", "特急"))
    body += paragraph("后勤工作简报", properties=MIDDLE) + paragraph("第5期", properties=MIDDLE)
    body += paragraph("示例学院后勤处编        2024年5月22日") + paragraph("三号楼供水改造完成", properties=MIDDLE)
    body += paragraph(SENTENCE) + "".join(map(paragraph, ("报：院领导", "送：各处室", "（共印20份）")))
    after, left = setting(make_docx(body))
    assert "题前题后的标注（第1段、第2段）" in left
    names = ("特急", "后勤工作简报", "第5期", "示例学院后勤处编", "三号楼供水改造完成", "报：", "送：", "（共印")
    styles = ("", "OfficialLetterhead", "IssueNumber", "ReportingRow", "Title", "CopyTo", "CopyTo", "CopyTo")
    assert [style(after, name).replace("Kept1", "") for name in names] == list(styles)
    again = read(after, name="a.docx").blocks
    assert [b.text.strip() for b in again if b.role is Role.LETTERHEAD] == ["后勤工作简报"]


def test_a_letterhead_in_a_table_keeps_its_look_and_its_number_is_none_of_the_title() -> None:
    big = paragraph("示例学院后勤处文件").replace("<w:r>", '<w:r><w:rPr><w:sz w:val="60"/></w:rPr>')
    head = f"<w:tbl><w:tr><w:tc>{big}</w:tc><w:tc>{paragraph('签发人：李某')}</w:tc></w:tr></w:tbl>"
    body = head + paragraph("示院后勤〔2024〕5号", properties=MIDDLE) + NOTICE + SIGNED
    after, left = setting(make_docx(body))
    assert "表格里的版头（表1第1行第1格、表1第1行第2格）" in left
    assert [e.get(f"{W}val") for e in tree(after).iter(f"{W}sz")] == ["60"]
    assert (style(after, "示院后勤"), style(after, "关于检查用电的通知")) == ("DocumentNumber", "Title")
    assert [style(after, text) for text in ("示例学院", "签发人")] == ["Kept1", "Kept1"]
    blank = [e for e in next(tree(after).iter(f"{W}body")) if not "".join(map(str, e.itertext())).strip()]
    assert len(blank) == 4  # two above the title, one below, the section


def test_a_table_on_a_cover_keeps_its_look() -> None:
    rows = (("项目名称", "实训室改造"), ("申报单位", "机电系"), ("日期", "2024年11月"))
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in row) + "</w:tr>" for row in rows)
    plain = f"<w:tbl><w:tr><w:tc>{paragraph('项目')}</w:tc></w:tr></w:tbl>"
    cover = paragraph("示例学院") + f"<w:tbl>{cells}</w:tbl>" + PAGE
    after, left = setting(make_docx(cover + NOTICE + paragraph("一、检查范围") + paragraph(SENTENCE) * 2 + plain))
    assert "封面（第1段至表1第3行第2格，共 7 处）" in left
    assert {style(after, each) for row in rows for each in row} == {"Kept1"}
    assert style(after, "项目") == "Kept1"
    assert [e.get(f"{W}val") for e in tree(after).iter(f"{W}pStyle")].count("ReportCell") == 1


def test_what_is_left_alone_takes_nothing_from_the_new_styles() -> None:
    styles = (
        f'{HEAD}<w:styles {NS}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="I"><w:name w:val="Index"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr><w:ind w:left="200"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/><w:basedOn w:val="I"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    lines = paragraph("一、检查范围", "T") + paragraph("二、检查要求", "I") + paragraph("三、检查时间", "T")
    body = paragraph("关于检查用电的通知", properties=MIDDLE) + paragraph("目录") + lines.replace("时间<", "时间\t3<")
    data = make_docx(
        body + NOTICE.partition("</w:p>")[2] + paragraph("某条", "I"),
        parts={"word/styles.xml": styles},
        links=(("styles", "styles.xml"),),
    )
    once = set_layout(data, name="a.docx")
    for after in (once, set_layout(once, name="a.docx")):
        found = {e.get(f"{W}styleId"): e for e in tree(after, "word/styles.xml").iter(f"{W}style")}
        entry = found["T"]
        assert [e.tag.rpartition("}")[2] for e in entry] == ["name", "basedOn", "pPr", "rPr"]
        own = {e.tag.rpartition("}")[2]: e for e in entry.iter()}
        assert (own["snapToGrid"].get(f"{W}val"), own["rFonts"].get(f"{W}ascii")) == ("0", "Arial")
        assert (own["ind"].get(f"{W}left"), own["widowControl"].get(f"{W}val")) == ("200", "1")
        assert own["numId"].get(f"{W}val") == "8"
        assert style(after, "一、检查范围") == "T"


def test_a_masthead_in_the_page_header_has_its_row_in_the_body() -> None:
    header = f"{HEAD}<w:hdr {NS}>{paragraph('后勤处值班信息')}</w:hdr>"
    lines = (
        "第12期",
        "后勤处        2024年5月22日",
        "供水管破裂情况（首报）",
        SENTENCE,
        "编辑：刘某  电话：略  签发：李某",
    )
    after = formatted(
        "".join(map(paragraph, lines)) + "<w:sectPr><w:headerReference w:type='default' r:id='r0'/></w:sectPr>",
        parts={"word/header1.xml": header},
        links=(("header", "header1.xml"),),
    )
    assert [style(after, text) for text in ("第12期", "后勤处", "供水")] == ["IssueNumber", "ReportingRow", "Title"]


@pytest.mark.parametrize("last", [run("值 班 信 息"), run("值班信息"), f"<w:r><w:br/></w:r>{run('值班信息')}"])
def test_a_long_masthead_is_broken_before_its_last_words(last: str) -> None:
    name = "示例学院继续教育与职业培训管理服务中心"
    rest = "".join(map(paragraph, ("第12期", f"{name}        2024年5月22日", "供水管破裂情况（首报）", SENTENCE)))
    once = formatted(f"<w:p>{run(name)}{last}</w:p>{rest}")
    for after in (once, set_layout(once, name="a.docx")):
        masthead = next(e for e in tree(after).iter(f"{W}p") if name in "".join(map(str, e.itertext())))
        words = "".join("|" if e.tag == f"{W}br" else e.text or "" for e in masthead.iter(f"{W}br", f"{W}t"))
        assert words.replace(" ", "") == f"{name}|值班信息"
    for department in (name, "社会主义核心价值观教育实践指导中心信息"):
        apart = formatted(paragraph(department) + paragraph("值班信息") + rest.replace(name, department))
        assert style(apart, department) == "DutyMasthead"
        assert not list(tree(apart).iter(f"{W}br")), department


def test_words_that_are_drawn_are_no_rule() -> None:
    words = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath on="t" string="示例学院文件"/></v:shape></w:pict></w:r></w:p>'
    after, _ = setting(make_docx(words + paragraph("示院发〔2024〕12号") + NOTICE))
    assert not list(tree(after).iter(f"{W}bottom"))


def test_what_stands_apart_by_tabs_or_spaces_stays_apart() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="5000"/></w:tabs>'
    row = f"<w:p><w:pPr>{stops}</w:pPr>{run('交班人：王某')}<w:r><w:tab/></w:r>{run('接班人：李某')}</w:p>"
    blank = f"<w:p>{run('姓名：')}{run('　　　　', UNDERLINED)}</w:p>"
    plain = f"<w:p>{run('学号：12')}{run('　　　　', NOT_UNDERLINED)}</w:p>"
    wide = paragraph("交班人签字：        接班人签字：")
    long = paragraph(SENTENCE.replace("，", "，     ", 1))
    title = paragraph("值班交接单", properties=MIDDLE)
    after = formatted(title + row + blank + plain + wide + long + paragraph(SENTENCE, properties=stops))
    assert "tabs" in look(after, "交班人：王某")
    assert sum("tabs" in look(after, text) for text in ("交班人：王某", SENTENCE[:4])) == 1
    for underline, told in ((UNDERLINED, False), (NOT_UNDERLINED, True)):
        gap = f"<w:p><w:pPr>{MIDDLE}</w:pPr>{run('关于')}{run('    ', underline)}{run('检查用电的通知')}</w:p>"
        assert ("layout-spaces" in judged(make_docx(gap + paragraph(SENTENCE)))) is told
    texts = ["".join(t.text or "" for t in e.iter(f"{W}t")) for e in tree(after).iter(f"{W}p")]
    assert {"姓名：　　　　", "学号：12", "交班人签字：        接班人签字："} <= set(texts)
    assert texts.count(SENTENCE) + texts.count(SENTENCE.replace("，", "， ", 1)) == 2


def test_a_page_that_ends_is_no_line_cut_by_hand() -> None:
    ended = f"<w:p>{run(SENTENCE)}<w:r><w:br w:type='page'/></w:r></w:p>"
    cut = f"<w:p>{run('联系人：王某')}<w:r><w:br/></w:r>{run('电话：略')}</w:p>"
    _, left = paper((Role.TITLE, "关于检查用电的通知"), (Role.BODY, SENTENCE), extra=ended + cut)
    assert "有手动换行（↓）的段落，不作两端对齐（第4段）" in left


def test_a_picture_is_kept_with_its_caption_only() -> None:
    picture = "<w:p><w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'><wp:extent cx='900000' cy='900000'/></wp:inline></w:drawing></w:r></w:p>"
    after = formatted(NOTICE + picture + paragraph("图1  检查现场") + picture + picture + paragraph(SENTENCE) + SIGNED)
    held = [e.find(f"{W}pPr/{W}keepNext") for e in tree(after).iter(f"{W}p") if list(e.iter(f"{W}drawing"))]
    assert [None if e is None else e.get(f"{W}val") for e in held] == [None, "0", "0"]


def test_what_old_programs_show_sets_no_line_apart() -> None:
    box = text_box(paragraph("电话：略"))
    after = formatted(NOTICE + box.replace("<w:p>", f"<w:p>{run(SENTENCE)}", 1))
    lines = [e.find(f"{W}pPr/{W}spacing") for e in tree(after).iter(f"{W}p") if list(e.iter(f"{W}drawing"))]
    assert lines == [None]


def test_lines_of_cells_are_off_the_grid() -> None:
    cells = f"<w:tbl><w:tr><w:tc>{paragraph(SENTENCE)}</w:tc></w:tr></w:tbl>"
    styles = tree(formatted(NOTICE + cells), "word/styles.xml")
    cell = next(e for e in styles.iter(f"{W}style") if e.get(f"{W}styleId") == "ReportCell")
    assert cell.find(f"{W}pPr/{W}snapToGrid").get(f"{W}val") == "0"  # type: ignore[union-attr]


def test_chapters_and_when_it_was_adopted_are_none_of_a_regulation_s_title() -> None:
    lines = (
        *("值班管理办法", "（2024年5月22日院长办公会通过）", "第一章　总则"),
        *("第一条　为规范值班，制定本办法。", "第二章　职责", "第二条　值班员负责接听电话。"),
    )
    body = "".join(paragraph(text, properties=MIDDLE if "条　" not in text else "") for text in lines)
    data = make_docx(body)
    assert [b.role for b in read(data, name="a.docx").blocks] == [
        *(Role.TITLE, Role.HEADER, Role.HEADING_1, Role.BODY, Role.HEADING_1, Role.BODY),
    ]
    after, left = setting(data)
    assert "题前题后的标注（第2段）" in left
    assert [look(after, text)["jc"]["val"] for text in lines if "章　" in text] == ["center"] * 2
    other = paragraph(lines[0]) + paragraph("一、职责", properties=MIDDLE) + paragraph(SENTENCE)
    assert "jc" not in look(setting(make_docx(other))[0], "一、")


def test_rows_of_a_second_report_stay_in_it() -> None:
    report = (
        *("第12期", "后勤处        2024年5月22日", "供水管破裂情况（首报）", SENTENCE),
        *("编辑：刘某", "电话：略", "签发：李某"),
    )
    second = ("学生处值班信息", "第3期", "学生就医情况（续报）", SENTENCE, "编辑：张某  电话：略", "签发：")
    after = formatted("".join(map(paragraph, ("后勤处值班信息", *report, *second))))
    rows = [e for e in tree(after).iter(f"{W}p") if "编辑" in "".join(map(str, e.itertext()))]
    assert ["".join(map(str, e.itertext())).strip() for e in rows] == [
        "编辑：刘某电话：略签发：李某",
        "编辑：张某电话：略签发：",
    ]
    texts = "".join(map(str, tree(after).itertext()))
    assert texts.index("签发：李某") < texts.index("学生就医情况") < texts.index("编辑：张某")


@pytest.mark.parametrize(
    "default", ["", '<w:style w:type="paragraph" w:default="1" w:styleId="D"><w:name w:val="Own"/></w:style>']
)
def test_text_has_the_house_style_where_another_one_is_the_default(default: str) -> None:
    styles = f'{HEAD}<w:styles {NS}><w:style w:type="paragraph" w:styleId="N"><w:name w:val="Normal"/></w:style>{default}</w:styles>'
    once = formatted(NOTICE, parts={"word/styles.xml": styles}, links=(("styles", "styles.xml"),))
    assert style(once, SENTENCE) == "N"
    assert judged(once).keys() & {"layout-grid", "layout-indent", "layout-alignment", "layout-body-font"} == set()
    assert style(formatted(NOTICE), SENTENCE) == ""


def test_a_title_in_a_control_gets_its_free_lines_once() -> None:
    title = paragraph("供水管破裂情况（首报）", properties=MIDDLE)
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{title}</w:sdtContent></w:sdt>"
    head = "".join(map(paragraph, ("后勤处值班信息", "第12期", "后勤处        2024年5月22日")))
    once = formatted(head + control + paragraph(SENTENCE))
    twice = set_layout(once, name="a.docx")
    assert set_layout(twice, name="a.docx") == twice
    free = [e for e in tree(twice).iter(f"{W}p") if not "".join(map(str, e.itertext())).strip()]
    assert len(free) == 3
