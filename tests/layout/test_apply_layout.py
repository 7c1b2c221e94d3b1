"""Is a draft in house style, and putting it right: words, revisions, pictures and tables stay."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document as NewDocument
from hypothesis import given, settings

from alvtc_info import InputError, Limits, Role, read, set_layout
from alvtc_info.reading.office import convert
from alvtc_info.reading.pdf import pdf_lines
from tests import Run
from tests.building import HEAD, WORD, make_docx, pack, paragraph, relationships
from tests.layout.drafts import DRAFTS, INLINE, NS, SENTENCE, W, counted, data_of, fill, judged, plain, styled, tight
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
