"""Tables that reach over a page repeat the row that names their columns; forms and lists without a head do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from alvtc_info import Limits, set_layout
from alvtc_info.layout.head_rows import head_rows
from alvtc_info.reading.office import convert
from alvtc_info.reading.pdf import pdf_lines
from tests.building import document_xml, make_docx, paragraph
from tests.layout.drafts import SENTENCE, W
from tests.word.drafts import saved, tree


def cell(text: str, properties: str = "", look: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(each if each[:1] == '<' else cell(each) for each in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'
NUMBERS = row("1", "三号楼", "已更换阀门"), row("2", "四号楼", "已更换阀门")
HEADS = {
    "names of columns": (table(row("序号", "地点", "整改情况"), *NUMBERS), 1),
    "units in brackets": (table(row("楼", "费用（单位：万元）"), row("三号楼", "12.5")), 1),
    "over figures": (table(row("春季", "秋季"), row("12", "三"), row("14", "四")), 1),
    "bold alone": (table(row(cell("春季", look="<w:b/>"), cell("秋季", look="<w:b/>")), row("甲", "乙"), row("丙", "丁")), 1),
    "a corner without a name": (table(row("", "春季人数", "秋季人数"), *NUMBERS), 1),
    "two rows": (table(row(cell("序号", DOWN), cell("整改情况", WIDE)), row(cell("", ON), "阀门数", "管件数"), row("1", "2", "3")), 2),
    "with a row for a group": (table(row("序号", "地点", "整改情况"), *NUMBERS * 3, row(cell("合计", '<w:gridSpan w:val="3"/>'))), 1),
    "with exceptions of its own": (table(row("序号", "地点", properties="<w:tblPrEx/><w:trPr><w:cantSplit w:val='0'/><w:jc/></w:trPr>"), row("1", "楼")), 1),
    "one row": (table(row("序号", "地点")), 0),
    "no row": (table(), 0),
    "one column": (table(row("序号"), row("1")), 0),
    "a form": (table(row("姓名", "王某", "性别", "男"), row("事由", cell("外出", '<w:gridSpan w:val="3"/>'))), 0),
    "labels": (table(row("姓名：", "性别："), row("王某", "男")), 0),
    "sentences": (table(row("地点", "已经更换。"), row("三号楼", "3")), 0),
    "figures above": (table(row("1", "2"), row("1", "2")), 0),
    "two without a name": (table(row("", "", "数"), row("1", "2", "3")), 0),
    "long words": (table(row("序号", "各部门要逐段查看供水管线更换阀门和管件并登记"), row("1", "2")), 0),
    "nobody's head": (table(row("王某", "教师"), row("张某", "工人")), 0),
    "a column merged to the end": (table(row(cell("序号", DOWN), "地点"), row(cell("", ON), "三号楼")), 0),
    "four rows": (table(row(cell("号", DOWN), "数"), *[row(cell("", ON), "数")] * 3, row("1", "2")), 0),
}  # fmt: skip


def marked(data: bytes) -> list[int]:
    """The numbers of the rows that are repeated, table by table."""
    rows = [list(each.iterchildren(f"{W}tr")) for each in tree(data).iter(f"{W}tbl")]
    return [n for each in rows for n, one in enumerate(each, 1) if one.find(f"{W}trPr/{W}tblHeader") is not None]


@pytest.mark.parametrize("name", HEADS)
def test_the_rows_that_name_the_columns_are_its_head(name: str) -> None:
    xml, count = HEADS[name]
    found = next(etree.fromstring(document_xml(xml).encode()).iter(f"{W}tbl"))
    assert head_rows(found) == list(found.iterchildren(f"{W}tr"))[:count]


@pytest.mark.medium
def test_they_are_repeated_and_stay_so(tmp_path: Path) -> None:
    wanted = [n for xml, count in HEADS.values() if "<w:tr>" in xml for n in range(1, count + 1)]
    body = "".join(xml + paragraph(SENTENCE) for xml, _ in HEADS.values() if "<w:tr>" in xml)
    after = set_layout(saved(tmp_path, make_docx(paragraph("关于检查供水管线的情况") + body)))
    assert marked(after) == wanted
    assert marked(set_layout(saved(tmp_path, after, "b.docx"))) == wanted


def test_marks_stand_where_the_schema_has_them(tmp_path: Path) -> None:
    xml = HEADS["with exceptions of its own"][0]
    first = next(tree(set_layout(saved(tmp_path, make_docx(xml + paragraph(SENTENCE))))).iter(f"{W}tr"))
    assert [etree.QName(each).localname for each in first][:2] == ["tblPrEx", "trPr"]
    assert [etree.QName(each).localname for each in first[1]] == ["cantSplit", "tblHeader", "jc"]
    assert first[1][0].get(f"{W}val") is None


def test_what_an_author_marked_and_tables_within_stay(tmp_path: Path) -> None:
    own = table(row("序号", "地点"), row("序号", "地点", properties="<w:trPr><w:tblHeader/></w:trPr>"), row("1", "楼"))
    inner = table(row("序号", f"<w:tc>{HEADS['names of columns'][0]}<w:p/></w:tc>"), row("1", SENTENCE))
    data = make_docx(paragraph(SENTENCE) + own + paragraph(SENTENCE) + inner + paragraph(SENTENCE))
    assert marked(set_layout(saved(tmp_path, data))) == [2]


@pytest.mark.libreoffice
@pytest.mark.slow
def test_every_page_of_a_long_table_has_its_head(tmp_path: Path) -> None:
    rows = [row(str(n), "三号楼", "已更换阀门") for n in range(1, 120)]
    data = make_docx(
        paragraph("关于检查供水管线的情况") + table(row("序号", "地点", "整改情况"), *rows) + paragraph(SENTENCE)
    )
    lines = pdf_lines(convert(set_layout(saved(tmp_path, data)), ".docx", "pdf", "a.docx"), "a.pdf", Limits())
    pages = {line.page for line in lines}
    assert len(pages) > 2
    assert {line.page for line in lines if "整改情况" in line.text} == pages


def whole(data: bytes) -> list[int]:
    """The numbers of the rows that no page breaks, over all tables."""
    return [n for n, each in enumerate(tree(data).iter(f"{W}tr"), 1) if each.find(f"{W}trPr/{W}cantSplit") is not None]


def test_short_rows_break_over_no_page(tmp_path: Path) -> None:
    nested = f"<w:tc>{table(row('1', '2'))}<w:p/></w:tc>"
    rows = (
        row("甲", "乙。"),
        row("丙", "已逐段检查供水管线并登记隐患位置。" * 5),
        row("丁", "戊", properties="<w:trPr><w:cantSplit w:val='0'/></w:trPr>"),
        row(cell("己", DOWN), "庚"),
        row("辛", nested),
    )
    data = make_docx(paragraph("关于检查供水管线的情况") + table(*rows) + paragraph(SENTENCE))
    after = set_layout(saved(tmp_path, data))
    assert whole(after) == [1, 3, 6]  # of 3 its author decided, 6 is the row within
    assert whole(set_layout(saved(tmp_path, after, "b.docx"))) == [1, 3, 6]
