"""Paragraphs that were pasted into one are taken apart at their line breaks."""

from __future__ import annotations

from pathlib import Path

from alvtc_info import Role, read, set_layout
from tests.building import HEAD, make_docx, paragraph
from tests.layout.drafts import NS, SENTENCE, W, counted, tight
from tests.word.drafts import parts, run, saved, tree


def test_paragraphs_that_were_pasted_into_one_are_taken_apart(tmp_path: Path) -> None:
    lines = ("一、基本情况", "　　" + SENTENCE, "二、下一步打算", "　　各部门逐条登记，", "能当场解决的当场解决。")
    pasted = (
        "<w:p><w:pPr><w:sectPr/></w:pPr>" + "<w:r><w:br/></w:r>".join(run(line, "<w:b/>") for line in lines) + "</w:p>"
    )
    inside = (
        f"<w:p><w:ins w:id='1' w:author='王某'>{run('已复查。')}<w:r><w:br/></w:r></w:ins>{run('　　又查一遍。')}</w:p>"
    )
    data = make_docx(
        paragraph("后勤处值班信息")
        + paragraph("关于检查供水管线的情况")
        + pasted
        + inside
        + paragraph("编辑：刘某　电话：0483-8000000　签发：李某")
    )
    before = read(data, name="a.docx")
    assert [(b.role, b.text.strip()) for b in before.blocks[2:5]] == [
        (Role.HEADING_1, lines[0]),
        (Role.BODY, SENTENCE),
        (Role.HEADING_1, lines[2]),
    ]
    after = set_layout(saved(tmp_path, data))
    found = [b for b in read(after, name="a.docx").blocks if b.role in (Role.HEADING_1, Role.BODY)]
    assert [(b.id, b.role, tight(b.text)) for b in found[:4]] == [
        ("p6", Role.HEADING_1, lines[0]), ("p7", Role.BODY, tight(lines[1])), ("p8", Role.HEADING_1, lines[2]), ("p9", Role.BODY, tight(lines[3] + lines[4])),
    ]  # fmt: skip
    assert counted(after)["ins"] == 1
    assert len(list(tree(after).iter(f"{W}sectPr"))) == 2
    assert [tight(b.text) for b in before.blocks] == [tight(b.text) for b in read(after, name="a.docx").blocks]


def test_breaks_in_notes_stay_and_paragraphs_without_properties_are_parted_too(tmp_path: Path) -> None:
    two = run("已查。") + "<w:r><w:br/></w:r>" + run("　　又查一遍。")
    notes = f"{HEAD}<w:footnotes {NS}><w:footnote w:id='2'><w:p>{two}</w:p></w:footnote></w:footnotes>"
    data = make_docx(
        paragraph("关于检查供水管线的情况") + f"<w:p>{two}</w:p>",
        parts={"word/footnotes.xml": notes},
        links=(("footnotes", "footnotes.xml"),),
    )
    after = set_layout(saved(tmp_path, data))
    assert not list(tree(after).iter(f"{W}br"))
    assert parts(after)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]
