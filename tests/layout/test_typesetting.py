"""Is a draft in house style, and putting it right: words, revisions, pictures and tables stay."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as NewDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from lxml import etree

from alvtc_info import InputError, Role, UsageError, judge_layout, load_report, read, render, set_layout
from alvtc_info.institution.values import default_institution
from alvtc_info.model.layout_names import DEPARTURES
from alvtc_info.reading.data import load
from alvtc_info.rendering.font_families import family, same_family
from tests.building import HEAD, OFFICE, WORD, make_docx, pack, paragraph, relationships
from tests.test_reviewing import bodies, parts, run, saved, tree

W = f"{{{WORD}}}"
NS = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
CLI = Callable[..., tuple[int, str, str]]
BODY = (
    "2024年5月22日14时30分许，后勤处值班员巡查时发现3号宿舍楼二层东侧供水管接口破裂，“未造成人员伤亡”——14时50分渗漏得到控制，受影响的8名学生已临时安置。",
    "接报后，后勤处、学生工作处按照预案分工处置，组织维修人员更换接口，由辅导员逐一与学生沟通。截至2024年5月22日16时，抢修完成，供水恢复。",
)


def fill(draft: object, *, spaced: bool = True, title: str = "关于3号宿舍楼供水管破裂情况的报告（首报）") -> None:
    """The same report as people type it: spaces for layout, or unit and date on lines of their own."""
    add = draft.add_paragraph  # type: ignore[attr-defined]
    add("后勤处值班信息")
    add("第12期")
    if spaced:
        add("报送单位：后勤处                      2024年5月22日")
    else:
        add("　后勤处")
        add("　　　　2024年5月22日")
    add("")
    add(title)
    add("一、基本情况")
    add("（一）发现经过")
    add(("　　" if spaced else "") + BODY[0])
    add("")
    add("二、处置情况")
    add(BODY[1])
    table = draft.add_table(2, 3)  # type: ignore[attr-defined]
    for index, text in enumerate(("楼号", "宿舍", "人数", "3号楼", "201、202", "8")):
        table.cell(index // 3, index % 3).text = text
    add("")
    if spaced:
        add("编 辑：刘某        电 话：0483-8000000        签 发：李某")
    else:
        for text in ("编辑：刘某", "电话：0483-8000000", "签发："):
            add(text)


def plain() -> object:
    draft = NewDocument()
    fill(draft)
    return draft


def like_wps() -> object:
    """Style identifiers that are numbers, 宋体 14 set on every run, a big red bold masthead."""
    draft = NewDocument()
    numbers = {"Normal": "1", "Heading1": "2", "Heading2": "3", "Title": "4"}
    for style in draft.styles.element.iter(qn("w:style")):
        identity = style.get(qn("w:styleId"))
        style.set(qn("w:styleId"), numbers.get(str(identity), str(identity)))
    for element in list(draft.styles.element.iter(qn("w:basedOn"), qn("w:link"), qn("w:next"))):
        if element.tag == qn("w:basedOn") and element.get(qn("w:val")) in numbers:
            element.set(qn("w:val"), numbers[str(element.get(qn("w:val")))])
        elif element.tag != qn("w:basedOn"):
            element.getparent().remove(element)
    fill(draft, spaced=False)
    for each in draft.paragraphs:
        properties = each._p.pPr
        if properties is not None and properties.pStyle is not None:
            properties.remove(properties.pStyle)
        each.paragraph_format.line_spacing = 1.5
        for piece in each.runs:
            piece.font.name, piece.font.size = "宋体", Pt(14)
            piece._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    head = draft.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in head.runs:
        piece.font.size, piece.font.bold, piece.font.color.rgb = Pt(36), True, RGBColor(255, 0, 0)
    return draft


def like_web() -> object:
    draft = NewDocument()
    fill(draft)
    for each in draft.paragraphs:
        each.paragraph_format.space_before = each.paragraph_format.space_after = Pt(14)
        for piece in each.runs:
            piece.font.name, piece.font.size, piece.font.color.rgb = "Microsoft YaHei", Pt(10.5), RGBColor(51, 51, 51)
            piece._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "微软雅黑")
            piece._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="FFFFFF"/>'))
    return draft


DRAFTS = {"python-docx": plain, "wps": like_wps, "web": like_web}


def data_of(draft: object) -> bytes:
    stream = io.BytesIO()
    draft.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def judged(data: bytes, profile: str = "default") -> dict[str, str]:
    document = read(data, name="a.docx")
    return {f.rule: f.message for f in judge_layout(data, "a.docx", document, default_institution(), profile=profile)}


def tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


# judging ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["first", "composite", "final", "follow-up", "daily", "expert-advice"])
def test_what_is_rendered_is_in_house_style(name: str, examples: Path) -> None:
    path = examples / f"{name}.yaml"
    report = load_report(load(path.read_text(encoding="utf-8"), ".yaml", str(path)), str(path))
    assert judged(render(report, folder=examples)) == {}


def test_every_departure_of_a_plain_draft_is_found_once() -> None:
    found = judged(data_of(plain()))
    assert set(found) == {d.name for d in DEPARTURES} - {"layout-mixed-fonts"}
    assert "纸张应为 A4" in found["layout-page"]
    assert "第7段、第10段" in found["layout-grid"] or "第" in found["layout-grid"]
    assert "仿宋_GB2312" in found["layout-body-font"]
    assert "仿宋" in judged(data_of(plain()), "windows-fonts")["layout-body-font"].replace("仿宋_GB2312", "")


def styled(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


FACE = '<w:rFonts w:eastAsia="{0}" w:ascii="{1}" w:hAnsi="{1}" {2}/><w:color w:val="{3}"/><w:spacing w:val="{4}"/><w:sz w:val="{5}"/>'


def face(
    font: str = "仿宋_GB2312",
    latin: str = "Times New Roman",
    hint: str = "",
    color: str = "auto",
    spacing: int = -5,
    size: int = 32,
) -> str:
    return FACE.format(font, latin, hint, color, spacing, size)


GOOD = (
    '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="630"/><w:jc w:val="both"/>'
)
SENTENCE = "后勤处对全院供水管线逐段查看，更换阀门和管件，并把每一处登记在册。"
CASES = {
    "one grade fewer": (styled(run(SENTENCE, face(size=28)), GOOD), {"layout-body-font"}),
    "another font": (styled(run(SENTENCE, face("宋体")), GOOD), {"layout-body-font"}),
    "a font that goes for it": (styled(run(SENTENCE, face("华文仿宋")), GOOD), set()),
    "loose characters": (styled(run(SENTENCE, face(spacing=0)), GOOD), {"layout-grid"}),
    "loose lines": (styled(run(SENTENCE, face()), GOOD.replace('"579" w:lineRule="exact"', '"360" w:lineRule="auto"')), {"layout-grid"}),
    "no indent": (styled(run(SENTENCE, face()), GOOD.replace("200", "0").replace("630", "0")), {"layout-indent"}),
    "a hanging indent": (styled(run(SENTENCE, face()), GOOD.replace('w:firstLineChars="200" w:firstLine', "w:hanging")), {"layout-indent"}),
    "an indent in twips": (styled(run(SENTENCE, face()), GOOD.replace('w:firstLineChars="200" ', "")), set()),
    "typed spaces": (styled(run("　　" + SENTENCE, face()), GOOD.replace("200", "0").replace("630", "0")), {"layout-indent"}),
    "ragged": (styled(run(SENTENCE, face()), GOOD.replace('"both"', '"left"')), {"layout-alignment"}),
    "quotes in Times": (styled(run("会议要求“安全第一”，各部门逐条登记。", face()), GOOD), {"layout-quotes"}),
    "quotes hinted": (styled(run("会议要求“安全第一”，各部门逐条登记。", face(hint='w:hint="eastAsia"')), GOOD), set()),
    "quotes in a Chinese font": (styled(run("会议要求“安全第一”，各部门逐条登记。", face(latin="宋体")), GOOD), set()),
    "two fonts": (styled(run(SENTENCE, face()) + run("已完成", face("宋体")), GOOD), {"layout-mixed-fonts"}),
    "two sizes": (styled(run(SENTENCE, face()) + run("已完成", face(size=28)), GOOD), {"layout-mixed-fonts"}),
    "a theme font": (styled(run(SENTENCE, face().replace('w:eastAsia="仿宋_GB2312"', 'w:eastAsiaTheme="minorEastAsia"')), GOOD), {"layout-theme-font", "layout-body-font"}),
    "a red heading": (styled(run("一、基本情况", face("黑体", color="FF0000"))) , {"layout-heading"}),
    "a heading in 仿宋": (styled(run("一、基本情况", face())), {"layout-heading"}),
    "spaces within": (styled(run("左边    右边", face())), {"layout-spaces"}),
    "blank rows": (styled(run(SENTENCE, face()), GOOD) + "<w:p/>" + styled(run(SENTENCE, face()), GOOD), {"layout-spaces"}),
    "a blank row after a table": (styled(run(SENTENCE, face()), GOOD) + f"<w:tbl><w:tr><w:tc>{styled(run('格', face()))}</w:tc></w:tr></w:tbl><w:p/>" + styled(run(SENTENCE, face()), GOOD), set()),
    "a page break between": (styled(run(SENTENCE, face()), GOOD) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + styled(run(SENTENCE, face()), GOOD), set()),
    "an odd value": (styled(run(SENTENCE, face()), GOOD.replace('w:line="579"', 'w:line="x"')), {"layout-grid"}),
}  # fmt: skip
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474"/></w:sectPr>'


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_each_kind_of_departure(case: str) -> None:
    body, wanted = CASES[case]
    whole = (
        styled(
            run("关于检查供水管线的情况", face("方正小标宋简体", size=44, spacing=0)),
            '<w:pStyle w:val="T"/><w:jc w:val="center"/>',
        )
        + body
    )
    styles = f'{HEAD}<w:styles {NS}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="T"/></w:style></w:styles>'
    data = make_docx(whole + PAGE, parts={"word/styles.xml": styles}, links=(("styles", "styles.xml"),))
    assert set(judged(data)) - {"layout-page-number", "layout-page"} == wanted


def foot(size: int, font: str = "宋体") -> str:
    number = (
        f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}"/><w:sz w:val="{size}"/></w:rPr><w:t>1</w:t></w:r>'
    )
    return f'{HEAD}<w:ftr {NS}><w:p><w:fldSimple w:instr="PAGE">{number}</w:fldSimple></w:p></w:ftr>'


@pytest.mark.parametrize(
    ("feet", "even", "words"),
    [
        ((), False, "没有页码"),
        ((28,), False, "单页居右"),
        ((28, 28), True, ""),
        ((20, 28), True, "宋体 4 号"),
        ((28, 28), False, "单页居右"),
    ],
)
def test_page_numbers(feet: tuple[int, ...], even: bool, words: str) -> None:
    section = "".join(f'<w:footerReference w:type="{("default", "even")[n]}" r:id="r{n}"/>' for n in range(len(feet)))
    switch = "<w:evenAndOddHeaders/>" if even else ""
    data = make_docx(
        paragraph("后勤处检查供水管线") + f"<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr></w:p>",
        parts={
            **{f"word/footer{n}.xml": foot(size) for n, size in enumerate(feet)},
            "word/settings.xml": f"{HEAD}<w:settings {NS}>{switch}</w:settings>",
        },
        links=(*(("footer", f"footer{n}.xml") for n in range(len(feet))), ("settings", "settings.xml")),
    )
    found = judged(data).get("layout-page-number", "")
    assert bool(found) == bool(words)
    assert words in found


def test_a_landscape_page_and_the_second_set_of_margins_are_let_be() -> None:
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    inked = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1960" w:bottom="1847" w:left="1587" w:right="1474"/></w:sectPr>'
    for section in (wide, inked):
        data = make_docx(
            parts={
                "word/document.xml": f"{HEAD}<w:document {NS}><w:body>{paragraph('检查供水管线')}{section}</w:body></w:document>"
            }
        )
        assert "layout-page" not in judged(data)


def test_theme_fonts_are_those_of_the_document_s_language() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
        '<a:font script="Hans" typeface="宋体"/><a:font script="Jpan" typeface="ＭＳ 明朝"/></a:minorFont></a:theme>'
    )
    text = styled(run(SENTENCE, '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"/>'))
    for language, font in (("zh-CN", "宋体"), ("ja-JP", "ＭＳ 明朝")):
        settings_xml = f'{HEAD}<w:settings {NS}><w:themeFontLang w:eastAsia="{language}"/></w:settings>'
        data = make_docx(
            text,
            parts={"word/theme/theme1.xml": theme, "word/settings.xml": settings_xml},
            links=(("theme", "theme/theme1.xml"), ("settings", "settings.xml")),
        )
        assert font in judged(data)["layout-body-font"]


def test_font_families() -> None:
    assert family("FangSong") == family("仿宋_GB2312") == "仿宋"
    assert family("Arial") == family(None) == ""
    assert same_family("方正小标宋_GBK", "方正小标宋简体")
    assert same_family("文鼎体", "文鼎体")
    assert not same_family("文鼎体", "Arial")


def test_the_command_judges_layout_when_asked(tmp_path: Path, run_cli: CLI) -> None:
    path = saved(tmp_path, data_of(plain()))
    assert "纸张和页边距" not in run_cli("check", path)[1]
    code, out, _ = run_cli("check", path, "--layout", "--select", "layout-page,layout-title")
    assert code == 0
    assert "纸张和页边距" in out
    assert "标准：GB/T 9704—2012 5.2" in out
    assert "首行缩进" not in out
    assert "纸张和页边距" not in run_cli("check", path, "--layout", "--ignore", "layout-page")[1]
    assert "建议　正文两端对齐" in run_cli("check", "--layout", path, "--layout-profile", "windows-fonts")[1]
    assert "纸张" not in run_cli("check", path, "--layout", "--profile", "news")[1]
    assert "纸张" not in run_cli("check", path, "--layout", "--layout-profile", "web-news")[1]
    with pytest.raises(UsageError, match="没有名为“wide”的版式"):
        set_layout(path, profile="wide")
    (tmp_path / "alvtc-info.toml").write_text('ignore = ["layout-page"]\n', encoding="utf-8")
    assert "纸张和页边距" not in run_cli("check", path, "--layout")[1]
    text = tmp_path / "a.txt"
    text.write_text("检查完毕。", encoding="utf-8")
    assert run_cli("check", text, "--layout")[0] == 0


# putting it right -------------------------------------------------------------------------------------------------------


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


def test_strict_and_secret_files_are_refused(tmp_path: Path, run_cli: CLI) -> None:
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
        "auto",
    ]
    assert [e.get(f"{W}val") for p in found for e in p.iter(f"{W}pStyle")] == ["ReportPicture"]


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
    assert sum("学院网站" in foot for foot in feet) == 3
    assert sum("r:id" in foot or "inline" in foot for foot in feet) == 1
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
