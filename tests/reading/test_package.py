"""What is odd about a package, and what is read all the same."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from alvtc_info import InputError, Limits, Role, UsageError, read
from alvtc_info.model.document import Document
from tests.building import HEAD, OFFICE, WORD, document_xml, make_docx, paragraph, relationships

BODY = paragraph("正文")
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def opened(data: bytes, **options: object) -> Document:
    document = read(data, name="a.docx", **options)  # type: ignore[arg-type]
    assert document.blocks[0].text == "正文"
    return document


def rezipped(data: bytes, method: int, names: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", method) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo((names or {}).get(name, name))
            info.compress_type = method
            target.writestr(info, source.read(name))
    return out.getvalue()


GOOD = make_docx(BODY)
ODD = (
    (b"MZ" + b"\x90" * 300 + GOOD, "开头有多余内容"),
    (GOOD + b"\0" * 300, "末尾有多余内容"),
    (rezipped(GOOD, zipfile.ZIP_LZMA), "不常见的压缩方式"),
    (rezipped(GOOD, zipfile.ZIP_BZIP2), "不常见的压缩方式"),
    (make_docx(BODY, links=(("image", "media/gone.png"),)), "失效的引用（word/media/gone.png）"),
    (make_docx(BODY, links=(("hyperlink", ""),)), "失效的引用（未写目标）"),
    (make_docx(BODY, links=(("image", "a.png"), ("image", "a.png"))), "失效的引用"),
    (make_docx(BODY, parts={"[Content_Types].xml": "<broken"}), "内容类型表已损坏"),
    (make_docx('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>' + BODY + "</w:tc></w:tr></w:tbl>"), "跨列数"),
    (make_docx("<w:p><w:pPr><w:jc w:val='middle'/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>"), "对齐方式“middle”"),
    (make_docx("<w:sdt><w:sdtContent>" * 60 + BODY + "</w:sdtContent></w:sdt>" * 60), "层，有的程序打不开"),
    (make_docx(BODY, parts={"word/settings.xml": "<a/>", "word/_rels/settings.xml.rels": relationships(("attachedTemplate", "http://example.invalid/t"))}, links=(("settings", "settings.xml"),)), "外部内容"),
    (make_docx(parts={"word/document.xml": document_xml(BODY).replace("UTF-8", "GB18030").encode("gb18030")}), "GB18030"),
    (make_docx(BODY, parts={"word/styles.xml": f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'}, links=(("styles", "styles.xml"),)), "互相继承"),
)  # fmt: skip


@pytest.mark.parametrize(("data", "words"), ODD, ids=[words for _, words in ODD])
def test_what_is_odd_is_read_with_a_warning(data: bytes, words: str) -> None:
    assert any(words in warning for warning in opened(data).warnings)


def test_ordinary_files_and_links_within_the_text_get_no_warning() -> None:
    body = BODY + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + BODY + "</w:tc></w:tr></w:tbl>"
    data = make_docx(body, links=(("hyperlink", "#bookmark"), ("hyperlink", "http://example.invalid")))
    assert opened(data).warnings == ()


def test_backslashes_are_warned_of_where_they_are_used() -> None:
    swapped = {name: name.replace("/", "\\") for name in ("word/document.xml", "_rels/.rels")}
    assert "反斜杠" in " ".join(opened(rezipped(GOOD, zipfile.ZIP_DEFLATED, swapped)).warnings)
    assert opened(make_docx(BODY, parts={"..\\..\\stray": b"x"})).warnings == ()


def test_links_that_climb_out_stay_inside() -> None:
    data = make_docx(BODY, parts={"../../../../stray.png": b"x"}, links=(("image", "../../../../stray.png"),))
    assert opened(data).warnings == ()


def test_a_damaged_part_that_is_not_needed_is_a_warning() -> None:
    stored = rezipped(make_docx(BODY, parts={"docProps/thumbnail.jpeg": b"abcabcabc"}), zipfile.ZIP_STORED)
    at = stored.index(b"abcabc")
    damaged = stored[:at] + b"x" + stored[at + 1 :]
    assert opened(damaged).warnings == ("部件 docProps/thumbnail.jpeg 已损坏",)


def test_a_part_packed_by_lzma_that_is_damaged_is_refused() -> None:
    data = bytearray(rezipped(GOOD, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo("word/document.xml")
    at = info.header_offset + 30 + len(info.filename) + 12
    data[at : at + 40] = b"\xff" * 40
    with pytest.raises(InputError) as raised:
        read(bytes(data), name="a.docx")
    assert raised.value.code in ("broken-part", "broken-zip")


def test_what_inflates_beyond_measure_is_warned_of() -> None:
    data = make_docx(BODY + paragraph("0" * 90000))
    assert "大得不正常" in " ".join(opened(data, limits=Limits(ratio_from_bytes=50000)).warnings)


@pytest.mark.parametrize(
    ("body", "limits"),
    [(BODY + paragraph("字") * 9, Limits(paragraphs=5)), (BODY + "<w:p>" + "<w:r/>" * 60 + "</w:p>" + BODY, Limits(elements=50))],
)  # fmt: skip
def test_a_document_that_is_too_long_is_read_in_part_and_says_so(body: str, limits: Limits) -> None:
    document = opened(make_docx(body), limits=limits)
    assert "后面的没有检查" in document.warnings[0]
    assert 1 <= len(document.blocks) <= 5


@pytest.mark.medium
def test_a_paragraph_of_millions_of_characters_is_warned_of() -> None:
    document = read(make_docx(paragraph("安" * 3_400_000)), name="a.docx")
    assert "几百万字" in document.warnings[0]


def test_templates_and_strict_documents_are_noted() -> None:
    types = f'{HEAD}<Types xmlns="{TYPES}"><Override PartName="/word/document.xml" ContentType="{KIND}.template.main+xml"/></Types>'
    template = opened(make_docx(BODY, parts={"[Content_Types].xml": types}))
    assert (template.warnings, template.notes) == ((), ("这是 Word 模板文件，按普通文档读取",))
    signed = opened(make_docx(BODY, parts={"_xmlsignatures/origin.sigs": b""}))
    assert "电子签名" in signed.notes[0]
    strict = document_xml(BODY).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert "严格" in opened(make_docx(parts={"word/document.xml": strict})).notes[0]
    macros = f'{HEAD}<Types xmlns="{TYPES}"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    assert "宏" in opened(make_docx(BODY, parts={"[Content_Types].xml": macros})).warnings[0]


def test_a_doctype_in_the_content_types_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(make_docx(BODY, parts={"[Content_Types].xml": "<!DOCTYPE a><a/>"}), name="a.docx")
    assert caught.value.code == "doctype"


def test_chinese_xml_that_is_not_what_it_declares_is_refused() -> None:
    broken = document_xml(BODY).replace("UTF-8", "GBK").encode("gb18030").replace("正文".encode("gbk"), b"\xff\xff")
    with pytest.raises(InputError) as caught:
        read(make_docx(parts={"word/document.xml": broken}), name="a.docx")
    assert caught.value.code == "broken-xml"


def embedded(name: str, data: str | bytes, target: str = "") -> Document:
    return opened(
        make_docx(BODY + '<w:altChunk r:id="r0"/>', parts={f"word/{name}": data}, links=(("aFChunk", target or name),))
    )


def test_embedded_files_are_read_as_text_where_they_can_be() -> None:
    page = "<html><head><title>题</title></head><body><p>嵌入<b>片段</b></p><script>1</script><ul><li>其一</ul></body></html>"
    document = embedded("c.html", page)
    assert [b.text for b in document.blocks] == ["正文", "嵌入片段", "其一"]
    assert document.blocks[1].place == "嵌入内容第1段"
    assert "只读了文字" in document.warnings[0]
    assert [b.text for b in embedded("c.txt", "一行\n又一行").blocks[1:]] == ["一行", "又一行"]
    assert [b.text for b in embedded("c.docx", make_docx(paragraph("内层"))).blocks[1:]] == ["内层"]
    assert "没有读取：嵌入的外部内容" in embedded("c.rtf", rb"{\rtf1}").warnings[0]
    assert "找不到" in embedded("c.html", page, "gone.html").warnings[-1]


def test_fields_that_would_fetch_something_are_warned_of() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>正文</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert "DDEAUTO" in opened(make_docx(f"<w:p>{field}</w:p>")).warnings[0]
    simple = '<w:p><w:fldSimple w:instr=" INCLUDETEXT x.docx "><w:r><w:t>正文</w:t></w:r></w:fldSimple></w:p>'
    assert "INCLUDETEXT" in opened(make_docx(simple)).warnings[0]
    assert opened(make_docx("<w:p><w:instrText>stray</w:instrText><w:r><w:t>正文</w:t></w:r></w:p>")).warnings == ()


W = f'xmlns:w="{WORD}"'


def extras() -> bytes:
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着</w:t></w:r>"
        "<w:del><w:r><w:delText>删去</w:delText><w:delInstrText>DATE</w:delInstrText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:del><w:r><w:delText>整段删去</w:delText></w:r></w:del></w:p>"
    )
    comments = f"{HEAD}<w:comments {W}><w:comment w:id='0' w:author='王某'>{paragraph('请核实')}</w:comment><w:comment w:id='1'>{paragraph('同意')}</w:comment></w:comments>"
    return make_docx(body, parts={"word/comments.xml": comments}, links=(("comments", "comments.xml"),))


def test_hidden_text_comments_and_deletions_are_read_when_asked_for() -> None:
    assert [b.text for b in read(extras(), name="a.docx").blocks] == ["正文"]
    everything = read(extras(), name="a.docx", extras=("hidden", "comments", "deletions"))
    assert [(b.text, b.place, b.role) for b in everything.blocks] == [
        ("正文藏着", "第1段", Role.BODY),
        ("删去移走", "第1段（已删除）", Role.REMOVED),
        ("整段删去", "第2段（已删除）", Role.REMOVED),
        ("请核实", "批注（王某）", Role.COMMENT),
        ("同意", "批注（未署名）", Role.COMMENT),
    ]
    with pytest.raises(UsageError):
        read(extras(), name="a.docx", extras=("footnotes",))


def test_text_hidden_by_its_paragraph_s_style_is_not_read() -> None:
    styles = f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    shown = "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>藏着</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>露出</w:t></w:r></w:p>"
    data = make_docx(BODY + shown, parts={"word/styles.xml": styles}, links=(("styles", "styles.xml"),))
    assert [b.text for b in opened(data).blocks] == ["正文", "露出"]
    assert [b.text for b in opened(data, extras=("hidden",)).blocks] == ["正文", "藏着露出"]


def test_a_watermark_is_read() -> None:
    art = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="机密"/></v:shape></w:pict></w:r></w:p>'
    header = f'{HEAD}<w:hdr {W} xmlns:r="{OFFICE}">{art}</w:hdr>'
    body = (
        BODY + "<w:p><w:pPr><w:sectPr><w:headerReference r:id='r0'/><w:headerReference/></w:sectPr></w:pPr></w:p>" + art
    )
    data = make_docx(body, parts={"word/header1.xml": header}, links=(("header", "header1.xml"),))
    assert [(b.text, b.place) for b in opened(data).blocks] == [("正文", "第1段"), ("机密", "艺术字"), ("机密", "水印")]


NUMBERING = f"""{HEAD}<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="List"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num>
</w:numbering>"""


def test_lists_by_linked_styles_legal_numbers_and_changed_levels() -> None:
    styles = (
        f'{HEAD}<w:styles {W}><w:style w:type="numbering" w:styleId="List"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="c"/><w:basedOn w:val="B"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )

    def item(number: int, level: int = 0) -> str:
        return paragraph("正文", "", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    body = (
        item(1)
        + item(1, 1)
        + item(1)
        + paragraph("正文", "C")
        + item(3)
        + item(2)
        + paragraph("正文", "", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    )
    data = make_docx(
        body,
        parts={"word/numbering.xml": NUMBERING, "word/styles.xml": styles},
        links=(("numbering", "numbering.xml"), ("styles", "styles.xml")),
    )
    assert [b.label for b in opened(data).blocks] == ["一、", "1.1", "二、", "2.1", "3)", "一、", ""]


def test_files_of_one_office_share_what_their_styles_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.reading.docx._CACHE_SIZE", 2)
    monkeypatch.setattr("alvtc_info.reading.docx._CACHED", 600)
    monkeypatch.setattr("alvtc_info.reading.docx._KNOWN", known := dict[object, object]())

    def styled(name: str) -> bytes:
        styles = f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="{name}"/></w:style></w:styles>'
        return make_docx(paragraph("正文", "T"), parts={"word/styles.xml": styles}, links=(("styles", "styles.xml"),))

    for name in ("Title", "Title", "甲", "乙", "".join(map(chr, range(0x4E00, 0x5000))), "Title"):
        document = opened(styled(name))
        assert (document.blocks[0].role is Role.TITLE) == (name == "Title")
        assert len(known) <= 2


def test_thousands_of_unknown_elements_are_survived() -> None:
    assert opened(make_docx(BODY + "".join(f"<w:x{n}/>" for n in range(6000)))).warnings == ()


WATCH = """
import sys
from alvtc_info import check, read
for name in sys.argv[1:]:
    check(read(name))
touched = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "urllib.", "ctypes.")):
        touched.append(event)
    elif event == "open" and (arguments[2] or 0) & 3:
        touched.append(f"{event} {arguments[0]}")
sys.addaudithook(watch)
for name in sys.argv[1:]:
    check(read(name))
print(touched)
"""


@pytest.mark.medium
def test_reading_opens_no_socket_starts_no_program_and_writes_no_file(tmp_path: Path) -> None:
    links = (
        ("image", "http://127.0.0.1:9/i.png"),
        ("attachedTemplate", "http://127.0.0.1:9/t.dotm"),
        ("image", "../../../../etc/passwd"),
    )
    include = '<w:p><w:fldSimple w:instr="INCLUDETEXT c:\\\\x.docx"><w:r><w:t>正文</w:t></w:r></w:fldSimple></w:p>'
    files = {
        "a.docx": make_docx(BODY + include + '<w:altChunk r:id="r3"/>', parts={"word/c.html": "<img src='http://127.0.0.1:9/x'><p>嵌入</p>"}, links=(*links, ("aFChunk", "c.html"))),
        "b.docx": make_docx(BODY, parts={"word/vbaProject.bin": b"x"}),
        "c.txt": "目前正常，昨日完成。".encode(),
        "d.yaml": "kind: daily\ndepartment: 后勤处\ntitle: 检查供水管线\nbody: 目前正常。\n".encode(),
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-c", WATCH, *(str(tmp_path / name) for name in files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_many_threads_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setattr("alvtc_info.reading.docx._CACHE_SIZE", 2)

    def styled(number: int) -> bytes:
        styles = f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="s{number}"/></w:style></w:styles>'
        return make_docx(paragraph("正文", "T"), parts={"word/styles.xml": styles}, links=(("styles", "styles.xml"),))

    files = [styled(number % 5) for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert {blocks[0].text for blocks in pool.map(lambda data: read(data, name="a.docx").blocks, files)} == {"正文"}
