"""The rows of unit and date, and of editor, telephone and sign-off."""

from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import Role, read, set_layout
from tests.building import HEAD, make_docx, paragraph
from tests.layout.drafts import NS, SENTENCE, W, judged, styled
from tests.word.drafts import run, saved, tree


def test_rows_of_their_own_and_character_styles_are_seen() -> None:
    styles = f'{HEAD}<w:styles {NS}><w:style w:type="character" w:styleId="Big"><w:name w:val="big"/><w:rPr><w:sz w:val="60"/></w:rPr></w:style></w:styles>'
    body = styled(run(SENTENCE, '<w:rStyle w:val="Big"/>'))
    data = make_docx(
        paragraph("后勤处值班信息") + paragraph("关于检查供水管线的情况") + body + paragraph("编辑：刘某") + paragraph("电话：0483-8000000") + paragraph("签发：李某"),
        parts={"word/styles.xml": styles}, links=(("styles", "styles.xml"),),
    )  # fmt: skip
    found = judged(data)
    assert "30 磅" in found["layout-body-font"]
    assert "同一行" in found["layout-editor-row"]


def test_a_table_that_only_stood_for_the_reporting_row_becomes_one(tmp_path: Path) -> None:
    def draft(*more: str) -> bytes:
        cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("后勤处", "2024年5月22日", *more))
        return make_docx(
            paragraph("后勤处值班信息")
            + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
            + paragraph("关于检查供水管线的情况")
            + paragraph(SENTENCE)
        )

    after = set_layout(saved(tmp_path, draft()))
    assert not list(tree(after).iter(f"{W}tbl"))
    assert [b.id for b in read(after, name="a.docx").blocks if b.role in (Role.REPORTING_UNIT, Role.DATE)] == [
        "p2.1",
        "p2.2",
    ]
    assert "layout-red-rule" not in judged(after)
    assert list(tree(set_layout(saved(tmp_path, draft("备注")))).iter(f"{W}tbl"))


@pytest.mark.parametrize(
    ("between", "held"),
    [
        ("", True),
        (paragraph(""), True),
        ("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", False),
    ],
)
def test_the_editor_row_is_not_left_alone_on_a_page(tmp_path: Path, between: str, held: bool) -> None:
    ends = paragraph("编辑：刘某") + paragraph("电话：0483-8000000") + paragraph("签发：李某")
    data = make_docx(
        paragraph("后勤处值班信息")
        + paragraph("关于供水管破裂情况的报告（首报）")
        + paragraph(SENTENCE)
        + between
        + ends
    )
    after = tree(set_layout(saved(tmp_path, data)))
    kept = [
        "".join(t.text or "" for t in p.iter(f"{W}t"))
        for p in after.iter(f"{W}p")
        if p.find(f"{W}pPr/{W}keepNext") is not None
    ]
    assert kept == ([SENTENCE] if held else [])


def test_no_row_is_held_to_a_title(tmp_path: Path) -> None:
    data = make_docx(paragraph("编辑：刘某") + paragraph(SENTENCE) + paragraph("（首报）"))
    assert not list(tree(set_layout(saved(tmp_path, data))).iter(f"{W}keepNext"))
