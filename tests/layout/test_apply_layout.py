"""Is a draft in house style, and putting it right: words, revisions, pictures and tables stay."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest
from docx import Document as NewDocument
from hypothesis import given, settings
from lxml import etree

from alvtc_info import InputError, Limits, Role, read, set_layout
from alvtc_info.reading.office import convert
from alvtc_info.reading.pdf import pdf_lines
from tests import Run
from tests.building import HEAD, WORD, make_docx, pack, paragraph, relationships
from tests.layout.drafts import DRAFTS, NS, SENTENCE, W, data_of, fill, judged, plain, styled, tight
from tests.word.drafts import bodies, parts, run, saved, tree


@pytest.mark.medium
@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_put_into_house_style_and_says_the_same(name: str, tmp_path: Path) -> None:
    before = data_of(DRAFTS[name]())
    after = set_layout(saved(tmp_path, before))
    assert judged(after) == {}
    first, second = (read(data, name="a.docx") for data in (before, after))
    assert [(b.role, tight(b.text)) for b in first.blocks] == [(b.role, tight(b.text)) for b in second.blocks]
    assert second.value("department") == "后勤处"
    rows = [b.id.partition(".")[0] for b in second.blocks if b.role in (Role.REPORTING_UNIT, Role.DATE)]
    assert len(rows) == 2
    assert len(set(rows)) == 1
    assert (
        len({b.id.partition(".")[0] for b in second.blocks if b.role in (Role.EDITOR, Role.PHONE, Role.SIGN_OFF)}) == 1
    )
    assert judged(set_layout(saved(tmp_path, after, "b.docx"))) == {}
    fonts = {
        str(e.get(f"{W}eastAsia"))
        for e in tree(set_layout(saved(tmp_path, before), profile="windows-fonts"), "word/styles.xml").iter(
            f"{W}rFonts"
        )
    }
    assert {"仿宋", "楷体", "黑体"} <= fonts


def counted(data: bytes) -> Counter[str]:
    kept = "ins del delText moveTo moveFrom drawing footnoteReference commentReference commentRangeStart hyperlink fldSimple fldChar instrText bookmarkStart sdt tbl tr tc smartTag u".split()
    names = [etree.QName(e).localname for e in tree(data).iter("{*}*")]
    return Counter(name for name in names if name in kept)


@pytest.mark.medium
@settings(max_examples=40)
@given(bodies())
def test_revisions_notes_fields_and_controls_stay(body: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        frame = "".join(
            map(paragraph, ("后勤处值班信息", "第12期", "后勤处　　　　2024年5月22日", "关于检查供水管线的情况"))
        )
        notes = f"{HEAD}<w:footnotes {NS}><w:footnote w:id='2'>{paragraph('昨日统计。')}</w:footnote></w:footnotes>"
        data = make_docx(
            frame + body + paragraph("编辑：刘某　电话：0483-8000000　签发：李某"),
            parts={"word/footnotes.xml": notes},
            links=(("footnotes", "footnotes.xml"),),
        )
        after = set_layout(saved(Path(folder), data))
        assert counted(after) == counted(data)
        first, second = (read(each, name="a.docx") for each in (data, after))
        assert [tight(b.text) for b in first.blocks if b.role is not Role.FOOTER] == [
            tight(b.text) for b in second.blocks if b.role is not Role.FOOTER
        ]
        assert parts(after)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]


def test_odd_drafts(tmp_path: Path) -> None:
    """No styles, numbered headings, pictures, text boxes, labels in cells, landscape sections, footers with words."""
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    themed = styled(run("框内文字", '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'))
    right = '<w:jc w:val="right"/>'
    box = f"<w:p><w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent>{themed}<w:p><w:pPr><w:spacing w:line='300'/><w:ind w:left='10'/></w:pPr>{run('又一段')}</w:p>{'<w:p>' + run('再一段') + '</w:p>'}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    listed = styled(
        run("基本情况"),
        '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:sz w:val="20"/></w:rPr>',
    )
    numbering = f'{HEAD}<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    cells = "".join(f"<w:tc>{styled(run(t), right)}</w:tc>" for t in ("编辑：刘某", "电话：0483-8000000", "签发："))
    wide = '<w:p><w:pPr><w:sectPr><w:footerReference w:type="default" r:id="r1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
    footer = f'{HEAD}<w:ftr {NS}><w:p><w:r><w:t>内部资料</w:t></w:r></w:p><w:p><w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple></w:p><w:p><w:r><w:t>- 2 -</w:t></w:r></w:p></w:ftr>'
    data = make_docx(
        paragraph("后勤处值班信息") + paragraph("关于进一步加强全院供水管线和供暖设施日常巡查维护工作的情况（续报二）") + listed + paragraph(SENTENCE) + picture + box
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + wide,
        parts={"word/numbering.xml": numbering, "word/footer1.xml": footer},
        links=(("numbering", "numbering.xml"), ("footer", "footer1.xml")),
    )  # fmt: skip
    after = set_layout(saved(tmp_path, data))
    first, second = (read(each, name="a.docx") for each in (data, after))
    assert [tight(b.text) for b in first.blocks if b.role is not Role.FOOTER] == [
        tight(b.text) for b in second.blocks if b.role is not Role.FOOTER
    ]
    assert [b.text for b in second.blocks if b.role is Role.FOOTER] == ["内部资料"] * 2
    root = tree(after)
    assert len(list(root.iter(f"{W}br"))) == 2
    assert [e.get(f"{W}orient") for e in root.iter(f"{W}pgSz")] == ["landscape", None]
    assert len(list(root.iter(f"{W}drawing"))) == 1
    assert "word/styles.xml" in parts(after)
    assert not [e for e in root.iter(f"{W}rFonts") if e.get(f"{W}eastAsiaTheme")]


def test_other_styles_keep_their_look(tmp_path: Path) -> None:
    styles = (
        f'{HEAD}<w:styles {NS}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="footnote text"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="own"/><w:basedOn w:val="a"/><w:pPr><w:spacing w:line="300"/><w:ind w:left="5"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:link w:val="c"/><w:pPr/></w:style></w:styles>'
    )
    data = make_docx(
        paragraph("后勤处检查供水管线") + paragraph(SENTENCE),
        parts={"word/styles.xml": styles},
        links=(("styles", "styles.xml"),),
    )
    root = tree(set_layout(saved(tmp_path, data)), "word/styles.xml")
    found = {str(s.get(f"{W}styleId")): s for s in root.iter(f"{W}style")}
    assert found["Note"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "21"  # type: ignore[union-attr]
    assert found["Note"].find(f"{W}pPr/{W}ind").get(f"{W}firstLine") == "0"  # type: ignore[union-attr]
    assert found["Own"].find(f"{W}pPr/{W}spacing").get(f"{W}line") == "300"  # type: ignore[union-attr]
    assert found["a"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "32"  # type: ignore[union-attr]
    assert found["b"].find(f"{W}link") is None
    assert found["DutyMasthead"].find(f"{W}basedOn").get(f"{W}val") == "a"  # type: ignore[union-attr]


@pytest.mark.medium
def test_properties_are_filled_in_where_a_program_left_its_own(tmp_path: Path) -> None:
    after = set_layout(saved(tmp_path, data_of(plain())))
    core = parts(after)["docProps/core.xml"].decode()
    assert "python-docx" not in core
    assert "关于3号宿舍楼供水管破裂情况的报告（首报）" in core
    own = NewDocument()
    fill(own)
    own.core_properties.author, own.core_properties.title = "王某", "我的标题"
    core = parts(set_layout(saved(tmp_path, data_of(own))))["docProps/core.xml"].decode()
    assert "王某" in core
    assert "我的标题" in core
    empty = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
    root = relationships(("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml"))
    data = make_docx(
        paragraph("后勤处值班信息") + paragraph("后勤处检查供水管线"),
        parts={"_rels/.rels": root, "docProps/core.xml": empty},
    )
    assert "后勤处检查供水管线" in parts(set_layout(saved(tmp_path, data)))["docProps/core.xml"].decode()


@pytest.mark.medium
def test_strict_and_secret_files_are_refused(tmp_path: Path, run_cli: Run) -> None:
    content = parts(make_docx(paragraph("后勤处检查供水管线")))
    content["word/document.xml"] = content["word/document.xml"].replace(
        WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    with pytest.raises(InputError) as caught:
        set_layout(saved(tmp_path, pack(content)))  # type: ignore[arg-type]
    assert caught.value.code == "strict"
    with pytest.raises(InputError, match="保密部门"):
        set_layout(saved(tmp_path, make_docx(paragraph("机密★1年") + paragraph("检查供水管线"))))
    path = saved(tmp_path, data_of(plain()))
    target = tmp_path / "out.docx"
    assert run_cli("format", path, "-o", target)[1] == f"已排好：{target}\n"
    assert run_cli("format", path, "-o", target)[0] == 2
    assert "原稿" in run_cli("format", path, "-o", path, "--force")[2]
    assert "扩展名" in run_cli("format", path, "-o", tmp_path / "out.doc")[2]
    with zipfile.ZipFile(target) as package:
        assert package.testzip() is None


INLINE = '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"/></w:drawing></w:r>'
FREE = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='position:absolute'/></w:pict></w:r>"
BOX = f"<w:r><w:drawing><w:txbxContent>{paragraph('框内')}</w:txbxContent></w:drawing></w:r>"


def test_lines_with_a_picture_are_as_high_as_it_is(tmp_path: Path) -> None:
    data = make_docx(
        paragraph("后勤处检查供水管线")
        + f"<w:p>{INLINE}</w:p><w:p>{run('图文并排的一段')}{INLINE}</w:p><w:p>{run('绕排的一段')}{FREE}{BOX}</w:p>"
    )
    found = list(tree(set_layout(saved(tmp_path, data))).iter(f"{W}p"))
    lines = [p.find(f"{W}pPr/{W}spacing") for p in found]
    assert [None if each is None else each.get(f"{W}lineRule") for each in lines if each is not None] == [
        "auto",
        "auto",
    ]
    assert [e.get(f"{W}val") for e in found[0].getroottree().iter(f"{W}pStyle")] == ["ReportPicture", "Kept1"]


def test_long_names_get_smaller_letters(tmp_path: Path) -> None:
    department = "马克思主义学院思想政治理论教学"
    unit = department + "研究部综合办公室"
    data = make_docx(
        paragraph(department + "值班信息") + paragraph(f"{unit}    2024年5月22日") + paragraph("关于检查供水管线的情况")
    )
    sizes = [str(e.get(f"{W}val")) for e in tree(set_layout(saved(tmp_path, data))).iter(f"{W}sz")]
    assert {"52", "24"} & set(sizes) or sizes
    assert len(set(sizes)) == 2


def test_small_oddities_of_drafts(tmp_path: Path) -> None:
    """An empty styles part, no section, no title or no masthead, a comment among the spaces, a date that ends a section."""
    empty = f"{HEAD}<w:styles {NS}/>"
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>　　<!-- x -->检查供水管线，更换阀门和管件，逐一登记。</w:t></w:r></w:p>"
    )
    bare = f"{HEAD}<w:document {NS}><w:body>{paragraph('后勤处值班信息')}{body}</w:body></w:document>"
    data = make_docx(parts={"word/document.xml": bare, "word/styles.xml": empty}, links=(("styles", "styles.xml"),))
    after = set_layout(saved(tmp_path, data))
    assert [b.text for b in read(after, name="a.docx").blocks][-1] == "检查供水管线，更换阀门和管件，逐一登记。"
    assert len(list(tree(after).iter(f"{W}sectPr"))) == 1
    right = '<w:jc w:val="right"/>'
    ended = styled(run("2024年5月22日"), "<w:sectPr/>")
    data = make_docx(paragraph("后勤处值班信息") + paragraph("后勤处") + ended + paragraph("关于检查供水管线的情况"))
    assert len(list(tree(set_layout(saved(tmp_path, data))).iter(f"{W}sectPr"))) == 2
    cells = f"<w:tbl><w:tr><w:tc>{paragraph('甲', '', right)}</w:tc></w:tr></w:tbl>"
    data = make_docx(paragraph("关于检查供水管线的情况") + paragraph(SENTENCE) + cells)
    assert [b.text for b in read(set_layout(saved(tmp_path, data)), name="a.docx").blocks][-1] == "甲"


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


def test_text_nested_within_runs_is_left_where_it_stands(tmp_path: Path) -> None:
    def nested(text: str) -> str:
        return f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t xml:space='preserve'>{text}</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>"

    title = "关于进一步加强全院供水管线和供暖设施日常巡查维护工作的情况"
    data = make_docx(
        paragraph("后勤处值班信息")
        + nested(title)
        + paragraph(SENTENCE)
        + nested("编辑：刘某　　电话：0483-8000000　　签发：李某")
    )
    texts = [b.text for b in read(set_layout(saved(tmp_path, data)), name="a.docx").blocks]
    assert title in texts
    assert not list(tree(set_layout(saved(tmp_path, data))).iter(f"{W}br"))


def test_headers_and_the_words_of_footers_stay(tmp_path: Path) -> None:
    header = f"{HEAD}<w:hdr {NS}>{paragraph('内部刊物')}</w:hdr>"
    link = f'<w:hyperlink r:id="rId1">{run("学院网站")}</w:hyperlink>'
    footer = f"{HEAD}<w:ftr {NS}><w:p>{link}{INLINE}</w:p></w:ftr>"
    section = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="r0"/><w:footerReference w:type="default" r:id="r1"/><w:titlePg/></w:sectPr></w:pPr></w:p>'
    data = make_docx(
        paragraph("后勤处检查供水管线") + paragraph(SENTENCE) + section,
        parts={"word/header1.xml": header, "word/footer1.xml": footer},
        links=(("header", "header1.xml"), ("footer", "footer1.xml")),
    )
    after = set_layout(saved(tmp_path, data))
    root = tree(after)
    assert [e.get(f"{W}type") for e in root.iter(f"{W}headerReference")] == ["default", "even"]
    feet = [parts(after)[name].decode() for name in parts(after) if "footer" in name and name.endswith("xml")]
    assert sum("学院网站" in foot for foot in feet) == 2
    assert not any("r:id" in foot or "inline" in foot for foot in feet)
    assert "内部刊物" in [b.text for b in read(after, name="a.docx").blocks]


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


def test_a_break_within_the_mark_of_a_title_goes(tmp_path: Path) -> None:
    words = "<w:r><w:t>关于检查供水管线的情况（续</w:t><w:br/><w:t>报二）</w:t></w:r>"
    frame = paragraph("后勤处值班信息") + paragraph("第12期") + paragraph("后勤处　　2024年5月22日")
    data = make_docx(frame + f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{words}</w:p>' + paragraph(SENTENCE))
    after = set_layout(saved(tmp_path, data))
    assert "关于检查供水管线的情况（续报二）" in [b.text for b in read(after, name="a.docx").blocks]
    assert not list(tree(after).iter(f"{W}br"))


@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_full_page_has_22_lines_of_28_characters_whatever_fonts_there_are(tmp_path: Path) -> None:
    words = "后勤处对全院供水管线逐段查看更换阀门和管件并把每一处登记在册" * 40
    data = make_docx(paragraph("关于检查供水管线的情况") + paragraph(words) * 2)
    pdf = convert(set_layout(saved(tmp_path, data)), ".docx", "pdf", "a.docx")
    lines = [line.text.strip() for line in pdf_lines(pdf, "a.pdf", Limits()) if line.page == 2]
    assert [len(line) for line in lines] == [28] * 22 + [len("— 2 —")]


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
