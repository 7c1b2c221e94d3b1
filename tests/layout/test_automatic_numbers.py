"""The numbers that Word counts are the same before and after a draft is put into house style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from alvtc_info import Role, read, set_layout
from alvtc_info.reading.office import convert
from tests.building import HEAD, make_docx
from tests.layout.drafts import NS, SENTENCE, W, tight
from tests.layout.lists import drafts, level, listed, numbered, numbers, style
from tests.word.drafts import parts, saved, tree

BOUND = "".join(
    level(index, form, bound=f"Heading{index + 1}")
    for index, form in enumerate(
        (("chineseCountingThousand", "{0}、"), ("chineseCounting", "（{0}）"), ("decimal", "{0}."))
    )
)


def bound(body: str, *, more: str = "", instances: str = "") -> bytes:
    """A draft whose headings are numbered as usual: by styles that the levels of one list are bound to."""
    styles = (
        style("Normal", "")
        + "".join(style(f"Heading{n}", numbers(1, n - 1 or None), "Normal") for n in (1, 2, 3))
        + more
    )
    return listed(
        body,
        styles=styles,
        abstracts=f'<w:abstractNum w:abstractNumId="0">{BOUND}</w:abstractNum>',
        instances=f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{instances}',
    )


def seen(data: bytes) -> list[str]:
    """What a reader sees, a paragraph each, with its number, in any order."""
    return sorted(
        tight(block.label + block.text) for block in read(data, name="a.docx").blocks if block.role is not Role.FOOTER
    )


def in_libreoffice(data: bytes) -> str:
    return tight(convert(data, ".docx", "txt:Text (encoded):UTF8", "a.docx").decode("utf-8-sig"))


OUTLINE = bound(
    numbered("关于检查供水管线的情况", "", "")
    + numbered("总体要求", "Heading1", "")
    + numbered("检查范围", "Heading2", "")
    + numbered(SENTENCE, "", "")
    + numbered("检查方法", "Heading2", "")
    + numbered("", "Heading3", "")
    + numbered("逐段查看管线；", "Heading3", "")
    + numbered("下一步打算", "Heading1", "")
    + numbered("没有编号的小标题", "Heading1", numbers(0, None))
    + numbered("整改安排", "Deeper", "")
    + numbered("每周再查一次。", "Outside", "")
    + numbered(f"值班安排\n　　{SENTENCE}", "Heading2", "")
    + numbered("从头再来", "", numbers(2, 0))
    + numbered(SENTENCE, "", ""),
    more=style("Deeper", "", "Heading2") + style("Outside", numbers(0, None), "Heading2"),
    instances='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)


def test_numbers_that_come_by_styles_stay_when_the_styles_are_replaced(tmp_path: Path) -> None:
    after = set_layout(saved(tmp_path, OUTLINE))
    labels = [(b.label, b.text) for b in read(after, name="a.docx").blocks if b.label]
    assert [label for label, _ in labels] == ["一、", "（一）", "（二）", "2.", "二、", "（一）", "（二）", "一、"]
    assert seen(after) == seen(OUTLINE)
    assert seen(set_layout(saved(tmp_path, after, "b.docx"))) == seen(OUTLINE)
    heading = next(s for s in tree(after, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1")
    assert heading.find(f"{W}pPr/{W}numPr") is None
    assert b"pStyle" not in parts(after)["word/numbering.xml"]


def test_who_is_in_no_list_keeps_the_indent_of_the_body(tmp_path: Path) -> None:
    """Neither the rest of a numbered paragraph that is parted nor one that was taken out of its list names a list."""
    root = tree(set_layout(saved(tmp_path, OUTLINE)))
    words = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    named = [p.find(f"{W}pPr/{W}numPr/{W}numId") is not None for p in root.iter(f"{W}p")]
    assert [words[i] for i, each in enumerate(named) if not each] == [
        "关于检查供水管线的情况", "", SENTENCE, "没有编号的小标题", "每周再查一次。", SENTENCE, SENTENCE
    ]  # fmt: skip


def test_words_follow_their_number_without_a_gap(tmp_path: Path) -> None:
    """Directly after （一）, after a space elsewhere; what an author has chosen himself stays, and so do lists not shown."""
    forms = (("decimal", "{0}、"), ("bullet", "●"), ("chineseCounting", "第{0}条"), ("decimal", "{0}."))
    levels = "".join(level(index, form) for index, form in enumerate(forms))
    levels = levels.replace('<w:lvlText w:val="第', '<w:suff w:val="nothing"/><w:lvlText w:val="第')
    levels = levels.replace('<w:lvlText w:val="●', '<w:suff w:val="tab"/><w:lvlText w:val="●') + '<w:lvl w:ilvl="4"/>'
    data = listed(
        "".join(numbered(SENTENCE, "", numbers(1, each)) for each in (0, 1, 2, 4)) + numbered("查", "", numbers(2, 0)),
        styles=style("Normal", ""),
        abstracts=f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>',
        instances='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"/>',
    )
    root = tree(set_layout(saved(tmp_path, data)), "word/numbering.xml")
    suffixes = [each.find(f"{W}suff") for each in root.iter(f"{W}lvl")]
    assert [None if s is None else s.get(f"{W}val") for s in suffixes] == ["nothing", "space", "nothing", None, None]
    order = [etree.QName(each).localname for each in next(root.iter(f"{W}lvl"))]
    assert order[:4] == ["start", "numFmt", "suff", "lvlText"]


def test_lists_of_styles_that_stay_keep_their_binding(tmp_path: Path) -> None:
    own = level(0, ("decimal", "{0}."), bound="Own")
    data = listed(
        numbered("值班安排", "Own", "") + numbered(SENTENCE, "", ""),
        styles=style("Normal", "") + style("Own", numbers(1, None), "Normal"),
        abstracts=f'<w:abstractNum w:abstractNumId="0">{own}</w:abstractNum>',
        instances='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    after = set_layout(saved(tmp_path, data))
    assert b'pStyle w:val="Own"' in parts(after)["word/numbering.xml"]
    assert seen(after) == seen(data)


def test_rows_with_numbers_are_not_brought_onto_one_row(tmp_path: Path) -> None:
    """A number would vanish with its paragraph, and those after it would change."""
    rows = [
        numbered("后勤处值班信息", "", ""),
        numbered("后勤处", "", ""),
        numbered("2024年5月22日", "", numbers(1, 0)),
    ]
    end = [
        numbered("编辑：刘某", "", ""),
        numbered("电话：0483-8000000", "", numbers(1, 0)),
        numbered("签发：李某", "", ""),
    ]
    body = numbered("关于检查供水管线的情况", "", "") + numbered(SENTENCE, "", numbers(1, 0))
    data = bound("".join((*rows, body, *end)))
    assert seen(set_layout(saved(tmp_path, data))) == seen(data)
    cells = numbered("后勤处", "", ""), numbered("2024年5月22日", "", "") + numbered("", "", numbers(1, 0))
    table = "<w:tbl><w:tr>" + "".join(f"<w:tc>{each}</w:tc>" for each in cells) + "</w:tr></w:tbl>"
    data = bound(rows[0] + table + body + "".join(end))
    after = set_layout(saved(tmp_path, data))
    assert seen(after) == seen(data)
    assert len(list(tree(after).iter(f"{W}tbl"))) == 1


def test_a_style_gives_the_level_that_a_paragraph_does_not_name(tmp_path: Path) -> None:
    """A list named by the paragraph alone has the level of the style; a paragraph without properties is of the default style."""
    own = style("Normal", numbers(1, 1)) + style("Heading1", numbers(None, 1), "Normal")
    levels = level(0, ("decimal", "{0}.")) + level(1, ("lowerLetter", "{0})")) + level(2, ("upperRoman", "{0}."))
    data = listed(
        numbered("检查范围。", "Heading1", numbers(2, None))
        + numbered("检查方法。", "", numbers(None, 2))
        + f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>",
        styles=own,
        abstracts=f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>',
        instances="".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in (1, 2)),
    )
    for each in (data, set_layout(saved(tmp_path, data))):
        assert [b.label for b in read(each, name="a.docx").blocks] == ["a)", "I.", "b)"]


def test_broken_lists_number_nothing(tmp_path: Path) -> None:
    data = make_docx(
        numbered("总体要求", "", numbers(1, 0)) + numbered(SENTENCE, "", ""),
        parts={"word/numbering.xml": f"{HEAD}<w:numbering {NS}>"},
        links=(("numbering", "numbering.xml"),),
    )
    assert seen(set_layout(saved(tmp_path, data))) == seen(data)


@pytest.mark.medium
@settings(max_examples=15)
@given(drafts())
def test_the_numbers_of_any_draft_are_the_same_before_and_after(data: bytes) -> None:
    assert seen(set_layout(data, name="a.docx")) == seen(data)


@pytest.mark.slow
@settings(max_examples=150)
@given(drafts())
def test_the_numbers_of_many_drafts_are_the_same_before_and_after(data: bytes) -> None:
    assert seen(set_layout(data, name="a.docx")) == seen(data)


@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_shows_the_same_words_and_numbers_before_and_after() -> None:
    before = in_libreoffice(OUTLINE)
    assert re.search("一、总体要求.*（一）检查范围.*2.逐段查看", before)
    assert in_libreoffice(set_layout(OUTLINE, name="a.docx")) == before
