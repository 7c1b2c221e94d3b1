"""Marks and notices in the head of a report, wherever they stand in it, change neither its kind nor its elements."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from alvtc_info import Document, check, read
from alvtc_info.model.kinds import Kind, Role
from tests.building import make_docx, paragraph
from tests.text.written_forms import MARKS, NOTICES

FIRST = """后勤处值班信息
第12期
后勤处　　2024年5月22日
后勤处学生公寓火灾情况（首报）
2024年5月22日10时15分，学生公寓3号楼发生火灾。
编辑：刘某　电话：0483-8000000　签发：李某
"""
LINES = [m for m in MARKS if "\n" not in m and not any(word in m for word in ("关于", "某", "☑", "■")) and len(m) < 16][
    ::4
] + [n for n in NOTICES if len(n) < 12]
WHERE = {
    "above": lambda mark: f"{mark}\n{FIRST}",
    "above, with a notice": lambda mark: f"内部资料　注意保存\n{mark}\n{FIRST}",
    "below the masthead": lambda mark: FIRST.replace("\n第12期", f"\n{mark}\n第12期"),
    "above the title": lambda mark: FIRST.replace("22日\n", f"22日\n{mark}\n", 1),
    "above the editor row": lambda mark: FIRST.replace("\n编辑", f"\n{mark}\n编辑"),
    "at the end": lambda mark: f"{FIRST}{mark}\n",
}


def elements(document: Document) -> tuple[Kind | None, dict[str, str]]:
    return document.kind, {name: field.value for name, field in document.fields.items()}


@pytest.mark.medium
@pytest.mark.parametrize("where", WHERE)
def test_a_mark_changes_neither_kind_nor_elements(where: str) -> None:
    expected = elements(read(FIRST.encode(), name="a.txt"))
    assert expected[0] is Kind.FIRST
    for mark in LINES:
        text = WHERE[where](mark)
        assert elements(read(text.encode(), name="a.txt")) == expected, mark
        lines = [line for line in text.splitlines() if line.strip()]
        assert (
            elements(read(make_docx("".join(paragraph(escape(line)) for line in lines)), name="a.docx")) == expected
        ), mark


@pytest.mark.parametrize("mark", ["秘密★1年", "机密　10年", "内部资料　注意保存", "特急", "000001"])
def test_a_mark_beside_an_element_is_no_part_of_it(mark: str) -> None:
    expected = elements(read(FIRST.encode(), name="a.txt"))
    for text in (
        f"{mark}　　{FIRST}",
        FIRST.replace("第12期", f"第12期　　{mark}"),
        FIRST.replace("第12期", f"{mark}　第12期"),
    ):
        assert elements(read(text.encode(), name="a.txt")) == expected
        assert elements(read(make_docx("".join(map(paragraph, text.splitlines()))), name="a.docx")) == expected


def test_a_letter_to_each_line_is_a_mark_too() -> None:
    for mark in ("秘\n密", "机\n密★1年"):
        assert elements(read(f"{mark}\n{FIRST}".encode(), name="a.txt")) == elements(read(FIRST.encode(), name="a.txt"))


def test_the_clocks_of_a_first_report_are_seen_below_two_notices() -> None:
    plain = {each.rule for each in check(read(FIRST.encode(), name="a.txt")).unjudged}
    marked = {each.rule for each in check(read(f"内部资料\n注意保存\n{FIRST}".encode(), name="a.txt")).unjudged}
    assert "deadline-oral-30" in plain == marked


def test_a_notice_below_a_centred_title_is_no_part_of_it() -> None:
    centred = "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    body = paragraph("2024年5月22日10时15分，学生公寓3号楼发生火灾，现场已处置完毕。")
    data = make_docx(centred.format("学生公寓火灾终报") + centred.format("内部资料") + body)
    document = read(data, name="a.docx")
    assert document.value("title") == "学生公寓火灾终报"
    assert document.kind is Kind.FINAL
    assert [block.role for block in document.blocks][:2] == [Role.TITLE, Role.BODY]


def test_wrapped_lines_do_not_swallow_a_mark() -> None:
    document = read("学院召开会议部署各项工作\n机密\n并提出要求\n".encode(), name="a.txt")
    assert document.text == "学院召开会议部署各项工作\n机密\n并提出要求"
    assert read("学院召开会议部署各项\n工作。\n".encode(), name="a.txt").text == "学院召开会议部署各项工作。"
