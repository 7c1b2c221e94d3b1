"""A heading that opens a paragraph gets the font of its level; its text stays as it was, and the paragraph whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from alvtc_info import judge_layout, read, set_layout
from alvtc_info.institution.values import default_institution
from tests.building import make_docx, paragraph
from tests.layout.drafts import W
from tests.layout.lists import level, listed, numbers
from tests.word.drafts import parts, saved, tree

TEXT = "后勤处于2024年5月20日逐段检查管线，登记“跑冒滴漏”隐患23处，并逐一注明位置。"
TITLE = paragraph("关于检查供水管线的情况")


def styled(data: bytes) -> list[tuple[str, str]]:
    """The character style of each run with text and its words, runs of one style joined."""
    found: list[tuple[str, str]] = []
    for run in tree(data).iter(f"{W}r"):
        named = run.find(f"{W}rPr/{W}rStyle")
        style = "" if named is None else str(named.get(f"{W}val"))
        text = "".join(each.text or "" for each in run.iter(f"{W}t"))
        if found and found[-1][0] == style:
            text = found.pop()[1] + text
        found.append((style, text))
    return [each for each in found if each[0]]


def words(data: bytes) -> list[str]:
    return [block.text for block in read(data, name="a.docx").blocks]


def test_its_words_have_the_style_of_their_level(tmp_path: Path) -> None:
    lines = [f"一、基本情况。{TEXT}", f"（一）用电。{TEXT}", f"1.人员。{TEXT}", f"（1）值班。{TEXT}", TEXT]
    draft = make_docx(TITLE + "".join(map(paragraph, lines)))
    after = set_layout(saved(tmp_path, draft))
    assert styled(after) == [
        ("RunInHeading1", "一、基本情况。"), ("RunInHeading2", "（一）用电。"), ("RunInHeading3", "1.人员。"), ("RunInHeading4", "（1）值班。"),
    ]  # fmt: skip
    assert words(after) == words(draft)
    sheet = etree.fromstring(parts(after)["word/styles.xml"])
    found = sheet.iterfind(f"{W}style[@{W}type='character']/{W}rPr/{W}rFonts")
    fonts = [str(each.get(f"{W}eastAsia")) for each in found]
    assert fonts[:2] == ["黑体", "楷体_GB2312"]


def test_again_nothing_changes_and_other_fonts_are_taken_over(tmp_path: Path) -> None:
    once = set_layout(saved(tmp_path, make_docx(TITLE + paragraph(f"一、基本情况。{TEXT}"))))
    twice = parts(set_layout(saved(tmp_path, once, "b.docx")))
    for part in ("word/document.xml", "word/styles.xml"):
        assert twice[part] == parts(once)[part]
    other = parts(set_layout(saved(tmp_path, once, "c.docx"), layout_profile="windows-fonts"))
    assert "黑体" in other["word/styles.xml"].decode()


def test_a_heading_that_is_one_no_more_loses_the_style_and_styles_of_others_stay(tmp_path: Path) -> None:
    once = set_layout(saved(tmp_path, make_docx(TITLE + paragraph(f"一、基本情况。{TEXT}"))))
    changed = dict(parts(once))
    changed["word/document.xml"] = changed["word/document.xml"].replace(
        "一、基本情况。".encode(), "检查情况良好，".encode()
    )
    stream = saved(tmp_path, _packed(changed), "b.docx")
    assert styled(set_layout(stream)) == []
    strong = f'<w:p><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>{TEXT}</w:t></w:r></w:p>'
    assert styled(set_layout(saved(tmp_path, make_docx(TITLE + strong), "c.docx"))) == [("Strong", TEXT)]


def _packed(content: dict[str, bytes]) -> bytes:
    from tests.building import pack

    return pack(dict(content))


def test_bold_of_the_author_ends_with_the_heading(tmp_path: Path) -> None:
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    draft = make_docx(f"{TITLE}<w:p>{run.format('一、基本')}{run.format('情况。' + TEXT)}</w:p>")
    after = tree(set_layout(saved(tmp_path, draft)))
    bold = ["".join(map(str, r.itertext())) for r in after.iter(f"{W}r") if r.find(f"{W}rPr/{W}b") is not None]
    assert bold == [TEXT]


def test_what_cannot_be_cut_stays_whole(tmp_path: Path) -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>guan</w:t></w:r></w:rt>"
        f"<w:rubyBase><w:r><w:t>情况。{TEXT}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    draft = make_docx(f"{TITLE}<w:p><w:r><w:t>一、基本</w:t></w:r>{ruby}</w:p>{paragraph(TEXT)}")
    after = set_layout(saved(tmp_path, draft))
    assert styled(after) == []
    assert words(after) == words(draft)


@pytest.mark.parametrize("mark", ["", "<w:rPr><w:b/></w:rPr>"])
def test_an_automatic_number_looks_like_its_heading(tmp_path: Path, mark: str) -> None:
    draft = listed(
        TITLE + "".join(paragraph(f"{name}。{TEXT}", properties=numbers(1, 0) + mark) for name in ("人员", "时间")),
        styles="",
        abstracts=f'<w:abstractNum w:abstractNumId="0">{level(0, ("chineseCountingThousand", "{0}、"))}</w:abstractNum>',
        instances='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    after = set_layout(saved(tmp_path, draft))
    assert [text for _, text in styled(after)] == ["人员。", "时间。"]
    marks = [
        p.find(f"{W}pPr/{W}rPr/{W}rStyle") for p in tree(after).iter(f"{W}p") if p.find(f"{W}pPr/{W}numPr") is not None
    ]
    assert [None if each is None else each.get(f"{W}val") for each in marks] == ["RunInHeading1"] * 2


def test_the_font_of_a_heading_is_no_mixture(tmp_path: Path) -> None:
    after = set_layout(saved(tmp_path, make_docx(TITLE + paragraph(f"一、基本情况。{TEXT}"))))
    rules = [f.rule for f in judge_layout(after, "a.docx", read(after, name="a.docx"), default_institution())]
    assert "layout-mixed-fonts" not in rules
    mixed = after_with_other_font(after)
    rules = [f.rule for f in judge_layout(mixed, "a.docx", read(mixed, name="a.docx"), default_institution())]
    assert "layout-mixed-fonts" in rules


def after_with_other_font(data: bytes) -> bytes:
    """The same with another font on some words behind the heading."""
    content = dict(parts(data))
    cut = '<w:r><w:rPr><w:rFonts w:eastAsia="隶书"/></w:rPr><w:t>隐患</w:t></w:r></w:p><w:sectPr'
    xml = content["word/document.xml"].decode()
    content["word/document.xml"] = xml.replace("</w:p><w:sectPr", cut, 1).encode()
    return _packed(content)


NUMBERED = st.tuples(
    st.sampled_from(["一、", "二、", "（一）", "（二）", "1.", "（1）", ""]),
    st.sampled_from(["用电。", "加强领导，压实责任。", "更换阀门12个。", "情况：", "无"]),
    st.sampled_from([TEXT, "", "已办。"]),
    st.integers(0, 12),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(NUMBERED, min_size=1, max_size=6))
def test_no_character_is_lost_and_again_is_the_same(lines: list[tuple[str, str, str, int]]) -> None:
    body = ""
    for number, head, text, cut in lines:
        whole = number + head + text
        body += "<w:p>" + "".join(
            f"<w:r><w:t xml:space='preserve'>{piece}</w:t></w:r>" for piece in (whole[:cut], whole[cut:]) if piece
        )
        body += "</w:p>"
    draft = make_docx(TITLE + body + paragraph(TEXT))
    once = set_layout(draft, name="a.docx")
    assert words(once) == words(draft)
    assert tree(set_layout(once, name="a.docx")).xpath("string()") == tree(once).xpath("string()")
    assert styled(set_layout(once, name="a.docx")) == styled(once)
