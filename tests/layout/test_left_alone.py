"""What format does not understand it leaves alone, and says so; headers, colours, pictures and prose stay."""

from __future__ import annotations

import re

import pytest

from alvtc_info import Role, set_layout
from alvtc_info.layout.cells import is_prose
from alvtc_info.layout.left_alone import Left
from alvtc_info.reading import office
from tests import Run
from tests.building import HEAD, make_docx, pack, paragraph
from tests.layout.drafts import NS, SENTENCE, W
from tests.layout.official import RED, paper, reference, section, setting, whole
from tests.word.drafts import parts, run, saved, tree


def styles_of(data: bytes) -> dict[str, str]:
    return {
        "".join(t.text or "" for t in p.iter(f"{W}t")): str(s.get(f"{W}val"))
        for p in tree(data).iter(f"{W}p")
        for s in p.iter(f"{W}pStyle")
    }


def test_contents_and_cover_keep_their_look() -> None:
    after, left = setting(whole(), Role.COVER, Role.COVER)
    assert "封面（第1段、第2段）；目录（第3段、第4段）；" in left
    assert "↓" in left
    assert "第17段" in left
    styles = styles_of(after)
    assert styles["二、检查要求4"] == "11"
    assert styles["消防设施检查方案"] == "Kept1"
    kept = {s.get(f"{W}styleId"): s for s in tree(after, "word/styles.xml").iter(f"{W}style")}["Kept1"]
    assert kept.find(f"{W}rPr/{W}sz").get(f"{W}val") == "21"  # type: ignore[union-attr]
    assert kept.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "宋体"  # type: ignore[union-attr]
    assert kept.find(f"{W}pPr/{W}jc").get(f"{W}val") == "both"  # type: ignore[union-attr]
    assert [e.tag.rpartition("}")[2] for e in next(tree(after).iter(f"{W}body"))][:3] == ["p"] * 3
    assert next(tree(after).iter(f"{W}pgMar")).get(f"{W}top") == "1440"


@pytest.mark.parametrize("facing", [False, True])
def test_no_stale_header_comes_alive_and_none_is_lost(facing: bool) -> None:
    after, _ = setting(whole(facing=facing), Role.COVER, Role.COVER)
    first = next(tree(after).iter(f"{W}sectPr"))
    heads = {
        e.get(f"{W}type"): next(v for k, v in e.attrib.items() if str(k).endswith("}id"))
        for e in first
        if e.tag == f"{W}headerReference"
    }
    assert heads == {"default": "r2", "even": "r3" if facing else "r2", "first": "r4"}
    assert first.find(f"{W}titlePg") is not None
    feet = [e.get(f"{W}type") for e in first if e.tag == f"{W}footerReference"]
    assert feet == ["default", "even", "first"]
    assert tree(after, "word/settings.xml").find(f"{W}evenAndOddHeaders").get(f"{W}val") is None  # type: ignore[union-attr]
    numbered = [name for name, data in parts(after).items() if "footer" in name and b" PAGE " in data]
    assert len(numbered) == (1 if facing else 2)


def test_first_pages_that_differ_in_nothing_get_the_page_number() -> None:
    end = section(properties="<w:titlePg/>")
    data = make_docx(paragraph("后勤处值班信息") + paragraph(SENTENCE) + f"<w:p><w:pPr>{end}</w:pPr></w:p>")
    assert not list(tree(set_layout(data, name="a.docx")).iter(f"{W}titlePg"))


@pytest.mark.parametrize(
    "content",
    [
        "<w:p><w:r><w:drawing><a:blip xmlns:a='urn:a'/></w:drawing></w:r></w:p>",
        f"<w:p>{run('内部资料 ')}<w:fldSimple w:instr='PAGE'>{run('1')}</w:fldSimple></w:p>",
    ],
)
def test_footers_that_cannot_be_set_anew_stay(content: str) -> None:
    end = f"<w:p><w:pPr>{section(reference('footer', 'default', 0))}</w:pPr></w:p>"
    footer = f"{HEAD}<w:ftr {NS}>{content}</w:ftr>"
    data = make_docx(paragraph(SENTENCE) + end, parts={"word/footer1.xml": footer}, links=(("footer", "footer1.xml"),))
    after, left = setting(data)
    assert "页脚" in left
    assert parts(after)["word/footer1.xml"] == footer.encode()


def test_remarks_keep_colour_and_signs_their_font() -> None:
    def line(*pieces: tuple[str, str]) -> str:
        return "<w:p>" + "".join(run(text, properties) for text, properties in pieces) + "</w:p>"

    blue, dark = '<w:color w:val="1F4E79"/>', '<w:color w:val="111111"/>'
    tick = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    shade = '<w:shd w:val="clear" w:fill="FFFF00"/>'
    data = make_docx(
        line((SENTENCE, blue)) + line(("待核。", RED), ("已核。", dark), ("无色。", '<w:color w:val="auto"/>'))
        + line(("þ", tick), ("黄底。", shade), ("白底。", '<w:shd w:val="clear" w:fill="auto"/>')) + line(("空白", ""))
    )  # fmt: skip
    after, _ = setting(data)
    assert [e.get(f"{W}val") for e in tree(after).iter(f"{W}color")] == ["FF0000"]
    assert [e.get(f"{W}fill") for e in tree(after).iter(f"{W}shd")] == ["FFFF00"]
    assert [e.get(f"{W}ascii") for e in tree(after).iter(f"{W}rFonts") if e.get(f"{W}ascii")] == ["Wingdings"]
    after, _ = paper((Role.TITLE, "检查供水管线"), extra=line((SENTENCE, "")))
    assert not list(tree(after).iter(f"{W}color"))


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("要求", False),
        ("2024年5月22日", False),
        ("87.0%", False),
        ("", False),
        ("压力正常，铅封完好", True),
        ("第一项\n第二项", True),
        ("各楼层灭火器和消火栓逐个登记造册备查存档", True),
    ],
)
def test_prose_in_cells_is_told_from_labels(text: str, prose: bool) -> None:
    assert is_prose(text) is prose


def test_cells_with_prose_are_not_centred() -> None:
    after, _ = setting(whole())
    aligned = {
        "".join(t.text or "" for t in p.iter(f"{W}t"))[:4]: [e.get(f"{W}val") for e in p.iter(f"{W}jc")]
        for cell in tree(after).iter(f"{W}tc")
        for p in cell.iter(f"{W}p")
    }
    assert aligned == {"项目": [], "要求": [], "灭火器": [], "压力正常": ["left"]}


@pytest.mark.parametrize(
    ("line", "contents"),
    [
        (paragraph("一、检查范围……………3"), True),
        (paragraph("一、检查范围.......3"), True),
        (f'<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs></w:pPr>{run("检查范围")}<w:r><w:tab/></w:r>{run("3")}</w:p>', True),
        (f'<w:p>{run("检查范围")}<w:r><w:tab/></w:r>{run("3")}</w:p>', False),
        (paragraph("……3"), False),
        (paragraph("合计1.3"), False),
        (paragraph("2024"), False),
        (f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{paragraph("检查")}</w:sdtContent></w:sdt>', True),
        (f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover"/></w:docPartObj></w:sdtPr><w:sdtContent>{paragraph("检查")}</w:sdtContent></w:sdt>', False),
    ],
)  # fmt: skip
def test_lines_of_contents_made_by_hand_are_known(line: str, contents: bool) -> None:
    _, left = setting(make_docx(paragraph(SENTENCE) + line + paragraph(SENTENCE)), Role.BODY, Role.BODY, Role.BODY)
    assert ("目录" in left) is contents


def test_formulas_and_wide_pictures_are_not_cut_off() -> None:
    spaces = "xmlns:wp='urn:wp' xmlns:a='urn:a'"

    def picture(width: int) -> str:
        return f"<w:r><w:drawing><wp:inline {spaces}><wp:extent cx='{width}' cy='1000000'/><a:ext cx='{width}' cy='1000000'/><a:ext uri='x'/></wp:inline></w:drawing></w:r>"

    wide = "<w:p><w:pPr><w:sectPr><w:pgSz w:w='16838' w:h='11906'/></w:sectPr></w:pPr></w:p>"
    data = make_docx(
        f"<w:p>{picture(7000000)}</w:p>{wide}" .replace("7000000", "8000000")
        + f"<w:p>{picture(11233150)}</w:p><w:p>{picture(100)}</w:p><w:p>{run('式')}<m:oMath/></w:p>"
        + "<w:p><w:r><w:drawing><wp:inline xmlns:wp='urn:wp'/></w:drawing></w:r></w:p>"
    )  # fmt: skip
    root = tree(setting(data)[0])
    extents = [(e.get("cx"), e.get("cy")) for e in root.iter("{urn:wp}extent")]
    assert extents == [("8000000", "1000000"), ("5616575", "500000"), ("100", "1000000")]
    assert [(e.get("cx"), e.get("cy")) for e in root.iter("{urn:a}ext")][2] == ("5616575", "500000")
    assert [e.get(f"{W}lineRule") for e in root.iter(f"{W}spacing")].count("atLeast") == 1


def test_the_command_says_what_was_left(tmp_path: object, run_cli: Run) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    code, _, said = run_cli("format", saved(folder, whole()), "-o", folder / "out.docx")
    assert code == 0
    assert len([line for line in said.splitlines() if "照原样没有动" in line and "目录" in line]) == 1


def test_many_places_are_told_by_their_ends() -> None:
    left = Left()
    for number in (1, 2, 3, 4, 4):
        left.add("目录", f"第{number}段")
    assert left.line().endswith("目录（第1段至第4段，共 4 处）")
    assert Left().line() == ""


def test_a_heading_in_the_contents_keeps_what_its_style_inherits() -> None:
    """Indents and tabs of the style and those that it is based on; a hanging indent takes the place of another."""
    styles = (
        f'{HEAD}<w:styles {NS}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="100"/></w:tabs>'
        '<w:snapToGrid w:val="1"/><w:ind w:firstLine="420"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
        '<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="200"/></w:tabs><w:ind w:hanging="210"/></w:pPr></w:style></w:styles>'
    )
    data = make_docx(
        paragraph("目录", "1") + paragraph(SENTENCE),
        parts={"word/styles.xml": styles},
        links=(("styles", "styles.xml"),),
    )
    after, _ = setting(data, Role.CONTENTS_ENTRY, Role.BODY)
    kept = {s.get(f"{W}styleId"): s for s in tree(after, "word/styles.xml").iter(f"{W}style")}["Kept1"]
    indent = {str(k).rpartition("}")[2]: v for k, v in kept.find(f"{W}pPr/{W}ind").attrib.items()}  # type: ignore[union-attr]
    assert indent == {"left": "0", "right": "0", "hanging": "210"}
    assert [e.get(f"{W}pos") for e in kept.iter(f"{W}tab")] == ["100", "200"]


def test_a_first_page_without_the_header_of_the_others_stays_without() -> None:
    end = section(reference("header", "default", 0), properties="<w:titlePg/>")
    field = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r></w:p>"
    data = make_docx(
        paragraph(SENTENCE) + field + f"<w:p><w:pPr>{end}</w:pPr></w:p>",
        parts={"word/header1.xml": f"{HEAD}<w:hdr {NS}>{paragraph('校内公文')}</w:hdr>"},
        links=(("header", "header1.xml"),),
    )
    after, _ = setting(data)
    assert [each.tag for each in tree(after).iter(f"{W}titlePg")]


def test_a_body_without_a_section_gets_one() -> None:
    picture = "<w:p><w:r><w:drawing><wp:inline xmlns:wp='urn:wp'/></w:drawing></w:r></w:p>"
    content = parts(make_docx(paragraph(SENTENCE) + picture))
    content["word/document.xml"] = content["word/document.xml"].replace(b"<w:sectPr/>", b"")
    after, _ = setting(pack(content))  # type: ignore[arg-type]
    assert len(list(tree(after).iter(f"{W}pgSz"))) == 1


def pages(data: bytes) -> list[str]:
    """The text of each page, without page numbers and white space, a leader as one mark, by poppler."""
    import shutil
    import subprocess

    if shutil.which("pdftotext") is None:
        pytest.skip("本机没有 pdftotext")
    pdf = office.convert(data, ".docx", "pdf", "a.docx")
    text = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    ).stdout
    whole_pages = ("".join(page.split()) for page in text.decode().split("\f"))
    found = [re.sub(r"\.{2,}", "…", re.sub(r"—\d+—", "", page)) for page in whole_pages]
    return [page for page in found if page]


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("facing", [False, True])
def test_pages_hold_the_same_marks_in_libreoffice(facing: bool) -> None:
    before = whole(facing=facing)
    after, _ = setting(before, Role.COVER, Role.COVER)
    first, second = pages(before), pages(after)
    cover = [re.sub(r"\d$", "", page) for page in (first[0], second[0])]
    assert cover[0] == cover[1]
    assert cover[0].startswith("首页页眉")
    heads = ("旧的偶数页页眉", "校内公文")
    assert all(page.startswith(heads[1:] if not facing else heads) for page in second[1:])

    def marks(found: list[str]) -> str:
        joined = "".join(re.sub(r"\d+$", "", page) for page in found)
        for head in (*heads, "项目要求"):  # a table over two pages repeats its head
            joined = joined.replace(head, "")
        return "".join(sorted(joined))

    assert marks(first) == marks(second)


def test_the_colour_of_most_words_may_come_from_a_style_of_characters() -> None:
    styles = f'{HEAD}<w:styles {NS}><w:style w:type="character" w:styleId="Q"><w:name w:val="q"/><w:rPr><w:color w:val="1F4E79"/></w:rPr></w:style></w:styles>'
    words = run(SENTENCE * 3, '<w:rStyle w:val="Q"/>') + run("待核。", '<w:color w:val="1F4E79"/>')
    data = make_docx(
        paragraph("后勤处检查供水管线") + f"<w:p>{words}</w:p>" + paragraph(SENTENCE),
        parts={"word/styles.xml": styles},
        links=(("styles", "styles.xml"),),
    )
    assert not list(tree(set_layout(data, name="a.docx")).iter(f"{W}color"))


def covered(*, references: str = "", properties: str = "", cover: bool = True) -> list[tuple[str, bool]]:
    """By the side of a page: its footer's page number, where a cover and the body share the only section."""
    end = f"<w:p><w:pPr>{section(references, properties=properties)}</w:pPr></w:p>"
    data = make_docx(
        "".join(map(paragraph, ("消防工作手册", "示例学院", SENTENCE))) + end,
        parts={"word/header1.xml": f"{HEAD}<w:hdr {NS}>{paragraph('校内公文')}</w:hdr>"},
        links=(("header", "header1.xml"),),
    )
    after, _ = setting(data, *([Role.COVER] * 2 if cover else ()))
    files = parts(after)
    links = {str(e.get("Id")): f"word/{e.get('Target')}" for e in tree(after, "word/_rels/document.xml.rels")}
    found = next(tree(after).iter(f"{W}sectPr"))
    assert (found.find(f"{W}titlePg") is not None) is cover
    sides = [
        (e, links[str(next(v for k, v in e.attrib.items() if str(k).endswith("}id")))]) for e in found if "Ref" in e.tag
    ]
    heads = {e.get(f"{W}type"): part for e, part in sides if "header" in e.tag}
    assert set(heads.values()) <= {"word/header1.xml"}
    assert not heads or set(heads) == {"default", "even"} | ({"first"} if cover else set())
    return [(str(e.get(f"{W}type")), b" PAGE " in files[part]) for e, part in sides if "footer" in e.tag]


@pytest.mark.medium
@pytest.mark.parametrize("references", ["", reference("header", "default", 0)])
def test_a_cover_in_the_section_of_the_body_gets_no_page_number(references: str) -> None:
    own = reference("header", "first", 0) if references else ""
    assert covered(references=references + own) == [("default", True), ("even", True), ("first", False)]
    switched = covered(references=references + own, properties="<w:titlePg/>")
    assert switched == [("default", True), ("even", True), ("first", False)]
    assert covered(references=references, cover=False) == [("default", True), ("even", True)]


def test_a_byline_keeps_its_look_and_the_first_page_its_number() -> None:
    centred = '<w:jc w:val="center"/>'
    lines = "".join(paragraph(text, properties=centred) for text in ("关于供暖工作的报告", "后勤处　张某"))
    data = make_docx(lines + paragraph(SENTENCE))
    after, left = setting(data)
    assert "题下的署名、日期（第2段）" in left
    assert "封面" not in left
    assert [e.get(f"{W}val") for e in tree(after).iter(f"{W}jc")] == ["center"]
    assert next(tree(after).iter(f"{W}sectPr")).find(f"{W}titlePg") is None
