from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import UsageError, load_report, render, set_layout
from alvtc_info.model.layout_names import DEPARTURES, LAYOUT_PROFILES
from alvtc_info.reading.data import load
from tests import Run
from tests.building import HEAD, make_docx, paragraph
from tests.layout.drafts import NS, SENTENCE, data_of, judged, plain, styled
from tests.word.drafts import run, saved


@pytest.mark.medium
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
    "a red heading": (styled(run("一、基本情况", face("黑体", color="FF0000"))) + styled(run(SENTENCE, face()), GOOD), {"layout-heading"}),
    "a heading in 仿宋": (styled(run("一、基本情况", face())) + styled(run(SENTENCE, face()), GOOD), {"layout-heading"}),
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


@pytest.mark.medium
def test_the_command_judges_layout_when_asked(tmp_path: Path, run_cli: Run) -> None:
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


def test_a_house_style_is_one_that_there_is() -> None:
    for profile in LAYOUT_PROFILES:
        assert judged(data_of(plain()), profile) is not None
    with pytest.raises(UsageError, match="没有名为“wide”的版式；可选：规定字体 default"):
        judged(data_of(plain()), "wide")


def test_headers_and_empty_paragraphs_are_no_body(tmp_path: Path) -> None:
    running = f"<w:hdr {NS}>{paragraph('小字页眉')}</w:hdr>"
    header = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr></w:pPr></w:p>'
    bare, headed = (paragraph(SENTENCE) + paragraph("") + paragraph(SENTENCE), header)
    with_header = make_docx(bare + headed, parts={"word/header1.xml": running}, links=(("header", "header1.xml"),))
    found = judged(with_header)
    assert found["layout-body-font"] == judged(make_docx(bare))["layout-body-font"]
