"""Prompts and yellow in Word drafts, as they come from a form that was filled in half."""

from __future__ import annotations

from alvtc_info import check, read
from alvtc_info.institution.values import default_institution
from alvtc_info.model.kinds import Kind
from alvtc_info.templates.form import build_form
from tests.building import make_docx

YELLOW = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'


def rules(data: bytes) -> list[str]:
    return [f.rule for f in check(read(data, name="a.docx"))]


def test_an_untouched_form_has_no_leftovers() -> None:
    found = rules(build_form(Kind.FIRST, default_institution()))
    assert not {"leftover-prompt", "gap-mark-left"} & set(found)


def test_within_a_prompt_nothing_else_is_told() -> None:
    asked = "截至某年某月某日某时，最新情况怎样；谁在几时几分报告"
    text = f"2号楼漏水（首报）\n2024年5月20日14时30分，2号楼漏水。{asked}。\n"
    said = [f for f in check(read(text.encode(), name="a.txt", kind=Kind.FIRST)) if f.quote and f.quote in f"{asked}。"]
    assert [(f.rule, f.quote) for f in said] == [("leftover-prompt", f"{asked}。")]


def test_yellow_in_tables_and_notes_above_counts_too() -> None:
    cell = f"<w:tbl><w:tr><w:tc><w:p><w:r>{YELLOW}<w:t>关闭总阀</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    body = f"<w:p><w:r>{YELLOW}<w:t>14时</w:t></w:r><w:r>{YELLOW}<w:t>30分</w:t></w:r><w:r><w:t>，漏水。</w:t></w:r></w:p>{cell}"
    found = [f for f in check(read(make_docx(body), name="a.docx", kind=Kind.FIRST)) if f.rule == "gap-mark-left"]
    assert [f.message for f in found] == ["“14时30分”等2处还带着黄色底纹，核对无误后去掉底色"]
