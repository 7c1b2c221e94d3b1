from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from alvtc_info import InputError, Limits, Role, read
from alvtc_info.reading.numbering import ListLevel, Lists, Numbering
from alvtc_info.reading.package import Package, resolve
from alvtc_info.text.numerals import han
from tests.building import HEAD, WORD, document_xml, make_docx, pack, paragraph, relationships

W = f'xmlns:w="{WORD}"'


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data, name="a.docx").blocks]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (run("<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t>"), ["甲\t乙\n丙\n丁"]),
        (run("<w:t>0483</w:t><w:noBreakHyphen/><w:t>80</w:t><w:softHyphen/><w:t>0</w:t><w:sym/>"), ["0483-800□"]),
        ("<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>", ["新增"]),
        ("<w:p><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>", ["移来"]),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>可见</w:t></w:r></w:p>", ["可见"]),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>标记</w:t></w:r></w:smartTag></w:p>", ["链接标记"]),
        ("<w:sdt><w:sdtContent>" + paragraph("块控件") + "</w:sdtContent></w:sdt>", ["块控件"]),
        ("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>提示</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>正文</w:t></w:r></w:p>", ["正文"]),
        (run('<w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>结果</w:t><w:fldChar w:fldCharType="end"/>'), ["结果"]),
        ("<w:p><w:fldSimple w:instr='DATE'><w:r><w:t>结果</w:t></w:r></w:fldSimple></w:p>", ["结果"]),
        (run('<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>正常</w:t>'), ["正常"]),
        ("<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", ["x=1"]),
        ("<w:p><w:r><w:t>断<!-- 注 -->开</w:t></w:r></w:p>", ["断开"]),
        ("<w:p><w:r><w:t>前</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>后</w:t></w:r></w:p>", ["前", "后"]),
    ],
)  # fmt: skip
def test_what_is_read_of_a_paragraph(body: str, found: list[str]) -> None:
    assert texts(make_docx(body)) == found


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph('框内')}</w:txbxContent></wps:txbx>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + box + "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback>"
        "</mc:AlternateContent><w:t>框外</w:t></w:r></w:p>"
    )  # fmt: skip
    blocks = read(make_docx(body), name="a.docx").blocks
    assert [(b.text, b.place) for b in blocks] == [("框外", "第1段"), ("框内", "文本框")]


def test_tables_headers_footers_and_notes_have_their_places() -> None:
    row = f"<w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr>"
    body = (
        paragraph("正文")
        + f"<w:tbl>{row}{row.replace('甲', '丙')}</w:tbl>"
        + '<w:p><w:pPr><w:sectPr><w:headerReference r:id="r0"/><w:footerReference r:id="r1"/><w:footerReference r:id="r2"/></w:sectPr></w:pPr></w:p>'
    )

    def part(name: str, inner: str) -> str:
        return f"{HEAD}<w:{name} {W}>{inner}</w:{name}>"

    notes = f"<w:footnote w:type='separator' w:id='0'>{paragraph('隔')}</w:footnote><w:footnote w:id='2'>{paragraph('脚注')}</w:footnote>"
    data = make_docx(
        body,
        parts={
            "word/header1.xml": part("hdr", paragraph("页眉")),
            "word/footer1.xml": part("ftr", paragraph("页脚") + run('<w:t>— </w:t><w:instrText> PAGE </w:instrText><w:t>1 —</w:t>') + "<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"),
            "word/footer2.xml": part("ftr", paragraph("页脚")),
            "word/footnotes.xml": part("footnotes", notes),
            "word/endnotes.xml": part("endnotes", f"<w:endnote w:id='3'>{paragraph('尾注')}</w:endnote>"),
            "word/header9.xml": part("hdr", paragraph("没有用到")),
        },
        links=(("header", "header1.xml"), ("footer", "footer1.xml"), ("footer", "footer2.xml"), ("footnotes", "footnotes.xml"), ("endnotes", "endnotes.xml"), ("header", "header9.xml")),
    )  # fmt: skip
    assert read(data, name="a.docx").text.count("页脚") == 1  # the same words once more are read, not judged
    assert [(b.text, b.place, b.role) for b in read(data, name="a.docx").blocks] == [
        ("正文", "第1段", Role.BODY),
        ("甲", "表1第1行第1格", Role.CELL),
        ("乙", "表1第1行第2格", Role.CELL),
        ("丙", "表1第2行第1格", Role.CELL),
        ("乙", "表1第2行第2格", Role.CELL),
        ("页眉", "页眉", Role.HEADER),
        ("页脚", "页脚", Role.FOOTER),
        ("页脚", "页脚", Role.FOOTER),
        ("脚注", "脚注2", Role.FOOTNOTE),
        ("尾注", "尾注3", Role.FOOTNOTE),
    ]


NUMBERING = f"""{HEAD}<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:pStyle w:val="H1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="x"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/><w:lvlRestart w:val="0"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/><w:lvl w:ilvl="0"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""{HEAD}<w:styles {W}><w:docDefaults/>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="own"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="Hid"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def numbered() -> bytes:
    own = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
    other = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    unknown = '<w:numPr><w:ilvl w:val="7"/><w:numId w:val="9"/></w:numPr>'
    body = (
        paragraph("关于漏水的报告", "T") + paragraph("情况", "H1") + paragraph("人员", "H2") + paragraph("细目", "", own)
        + paragraph("设备", "H2") + paragraph("细目", "", own) + paragraph("打算", "H1") + paragraph("另起", "", other)
        + paragraph("又起", "", other) + paragraph("不编号的标题", "H1", none) + paragraph("没有的编号", "", unknown) + paragraph("循环样式", "A")
        + "<w:p><w:r><w:rPr><w:rStyle w:val='Hid'/></w:rPr><w:t>样式隐藏</w:t></w:r></w:p>" + paragraph("大纲标题", "", '<w:outlineLvl w:val="2"/><w:jc w:val="left"/>')
    )  # fmt: skip
    return make_docx(
        body,
        parts={"word/numbering.xml": NUMBERING, "word/styles.xml": STYLES},
        links=(("numbering", "numbering.xml"), ("styles", "styles.xml")),
    )


def test_automatic_numbers_are_labels_and_give_headings_their_level() -> None:
    found = [(b.label, b.text, b.role) for b in read(numbered(), name="a.docx").blocks]
    assert found == [
        ("", "关于漏水的报告", Role.TITLE), ("一、", "情况", Role.HEADING_1), ("（一）", "人员", Role.HEADING_2), ("1.", "细目", Role.BODY),
        ("（二）", "设备", Role.HEADING_2), ("2.", "细目", Role.BODY), ("二、", "打算", Role.HEADING_1), ("五、", "另起", Role.HEADING_1),
        ("六、", "又起", Role.HEADING_1), ("", "不编号的标题", Role.HEADING_1), ("", "没有的编号", Role.BODY), ("", "循环样式", Role.BODY), ("", "大纲标题", Role.HEADING_3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "third"),
    [("decimal", "3"), ("upperLetter", "C"), ("lowerRoman", "iii"), ("upperRoman", "III"), ("decimalEnclosedCircle", "③"), ("decimalZero", "03"), ("bullet", "")],
)  # fmt: skip
def test_forms_of_automatic_numbers(form: str, third: str) -> None:
    numbering = Numbering(Lists({"0": {0: ListLevel(form=form, text="%1")}}, {"1": "0"}))
    assert [numbering.label("1", 0) for _ in range(3)][-1] == third


def test_chinese_numbers_and_numbers_out_of_range() -> None:
    assert [han(n) for n in (0, 1, 10, 12, 20, 34, 100, 105, 110, 1000)] == [
        "零", "一", "十", "十二", "二十", "三十四", "一百", "一百零五", "一百一十", "1000"
    ]  # fmt: skip
    for form in ("lowerLetter", "lowerRoman", "decimalEnclosedCircle"):
        numbering = Numbering(Lists({"0": {0: ListLevel(start=5000, form=form, text="%1")}}, {"1": "0"}))
        assert numbering.label("1", 0) == "5000"
    deeper = Numbering(Lists({"0": {1: ListLevel(text="%1.%2")}}, {"1": "0"}))
    assert deeper.label("1", 1) == "1.1"


def test_what_could_not_be_read_is_told() -> None:
    data = make_docx(
        paragraph("正文") + '<w:altChunk/><w:p><w:r><w:object/><c:chart/></w:r></w:p>',
        parts={"word/vbaProject.bin": b"x", "word/styles.xml": b"", "word/numbering.xml": b"<broken"},
        links=(("header", "gone.xml"), ("attachedTemplate", "http://example.invalid/t"), ("hyperlink", "http://example.invalid"), ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("image", "gone.png")),
    )  # fmt: skip
    warnings = " ".join(read(data, name="a.docx").warnings)
    for words in (
        "gone.xml",
        "宏",
        "外部内容",
        "样式部件已损坏",
        "自动编号部件已损坏",
        "图表",
        "嵌入的外部内容",
        "嵌入的对象",
    ):
        assert words in warnings


def test_a_form_s_prompts_are_no_text() -> None:
    prompt = "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>提示</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    document = read(
        make_docx(
            paragraph("后勤处值班信息") + prompt + prompt.replace("<w:p>", "<w:p><w:pPr/>") + paragraph("编辑：")
        ),
        name="a.docx",
    )
    assert [b.role for b in document.blocks] == [Role.MASTHEAD, Role.PROMPT, Role.PROMPT, Role.EDITOR]
    assert [b.text for b in document.blocks][1:3] == ["提示", "提示"]
    assert "提示" not in document.text


def code_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read(data, name="a.docx", limits=limits)
    return caught.value.code


def test_broken_and_dangerous_packages_are_refused() -> None:
    good = make_docx(paragraph("正文"))
    assert code_of(good[: len(good) // 2]) == "broken-zip"
    assert code_of(pack({"a.txt": "x"})) == "not-docx"
    assert code_of(pack({"_rels/.rels": relationships(("officeDocument", "word/none.xml"))})) == "not-docx"
    assert code_of(make_docx()) == "empty"
    assert code_of(good, Limits(entries=2)) == "too-many-parts"
    assert code_of(good, Limits(inflated_bytes=10)) == "bomb"
    assert code_of(good, Limits(part_bytes=10)) == "part-too-large"
    assert code_of(make_docx(paragraph("字" * 9)), Limits(characters=5)) == "too-long"
    assert code_of(make_docx("<w:p>" * 60 + "</w:p>" * 60), Limits(depth=50)) == "too-deep"


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<w:document", "broken-xml"),
        ('<!DOCTYPE a><w:document xmlns:w="x"/>', "doctype"),
        ('<?xml version="1.0" encoding="EBCDIC-CP-US"?><a/>', "xml-encoding"),
    ],
)
def test_broken_and_dangerous_xml_is_refused(xml: str, code: str) -> None:
    assert code_of(make_docx(parts={"word/document.xml": xml})) == code


def patched(data: bytes, old: bytes, new: bytes, *, last: bool = False) -> bytes:
    at = data.rindex(old) if last else data.index(old)
    return data[:at] + new + data[at + len(old) :]


def test_zip_tricks_are_refused() -> None:
    twice = pack({"word/document.xml": document_xml(""), "_rels/.rels": "x", "WORD/document.xml": "y"})
    assert code_of(twice) == "duplicate-part"
    good = make_docx(paragraph("正文"))
    with zipfile.ZipFile(BytesIO(good)) as package:
        entry = package.getinfo("word/document.xml")
    central = good.rindex(b"PK\x01\x02", 0, good.rindex(b"word/document.xml"))
    encrypted = good[: central + 8] + b"\x01\x00" + good[central + 10 :]
    assert code_of(encrypted) == "encrypted"
    unknown = good[: central + 10] + b"\x63\x00" + good[central + 12 :]
    assert code_of(unknown) == "compression"
    wrong = good[: central + 10] + b"\x0e\x00" + good[central + 12 :]
    assert code_of(wrong) == "broken-part"
    at = entry.header_offset
    headless = good[:at] + b"PK\x03\x05" + good[at + 4 :]
    assert code_of(headless) == "broken-part"
    lying = good[: central + 24] + (entry.file_size + 9).to_bytes(4, "little") + good[central + 28 :]
    assert code_of(lying) == "broken-part"
    moved = good[: central + 42] + (0).to_bytes(4, "little") + good[central + 46 :]
    assert code_of(moved) == "overlap"
    crc = good[: central + 16] + b"\x00\x00\x00\x00" + good[central + 20 :]
    assert code_of(crc) == "broken-part"


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    package = Package(make_docx(paragraph("正文")), "a.docx", Limits())
    assert "/Word\\Document.xml" in package
    assert resolve("word/document.xml", "../media/a%20b.png#x") == "media/a b.png"
    assert resolve("word/document.xml", "/word/header1.xml") == "word/header1.xml"
    with pytest.raises(InputError) as caught:
        package.read("none.xml")
    assert caught.value.code == "missing-part"


def test_strict_documents_and_a_missing_root_relationship_are_read() -> None:
    strict = document_xml(paragraph("正文")).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(make_docx(parts={"word/document.xml": strict})) == ["正文"]
    assert texts(pack({"[Content_Types].xml": "x", "word/document.xml": document_xml(paragraph("正文"))})) == ["正文"]


def test_a_doctype_is_refused_in_side_parts_too() -> None:
    def styled(xml: str, limits: Limits | None = None) -> str:
        return code_of(
            make_docx(paragraph("正文"), parts={"word/styles.xml": xml}, links=(("styles", "styles.xml"),)), limits
        )

    assert styled("<!DOCTYPE a><a/>") == "doctype"
    assert styled("<a>" * 300 + "</a>" * 300) == "too-deep"
    assert styled("<a>" + "<b/>" * 300 + "</a>", Limits(elements=200)) == "too-many-elements"


def test_the_mark_of_a_hidden_paragraph_hides_no_text() -> None:
    assert texts(make_docx("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>可见</w:t></w:r></w:p>")) == [
        "可见"
    ]


def test_stray_elements_are_survived() -> None:
    body = (
        "<w:tc/><w:tr/><w:r><w:t>孤立</w:t></w:r><w:pStyle w:val='x'/><w:jc/><w:outlineLvl/><w:showingPlcHdr/><w:tab/><w:numId/><w:ilvl/>"
        "<w:rStyle w:val='x'/><w:highlight w:val='yellow'/><w:shd w:fill='FFFF00'/><w:tag w:val='title'/><w:placeholder/>"
        "<w:sdt><w:sdtPr/><w:tag w:val='title'/><w:placeholder/></w:sdt>" + paragraph("正文", "", "<w:numPr/>")
    )
    assert texts(make_docx(body)) == ["正文"]


def test_blanks_between_elements_are_no_text() -> None:
    document = read(make_docx("\n <w:p> <w:r>\n<w:t>近日</w:t> </w:r></w:p> "), name="a.docx")
    assert [block.text for block in document.blocks] == ["近日"]
