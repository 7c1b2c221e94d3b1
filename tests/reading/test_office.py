"""Old and foreign formats by way of LibreOffice."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info import InputError, Limits, Role, check_file, read
from alvtc_info.layout.page_numbers import _Places
from alvtc_info.reading import office
from alvtc_info.reading.drafts import word_bytes
from alvtc_info.reading.pdf import PdfLine, pdf_lines
from tests.building import WORD, make_docx, paragraph

DRAFT = make_docx(
    paragraph("后勤处值班信息")
    + paragraph("第12期")
    + paragraph("后勤处　　2024年5月22日")
    + paragraph("关于宿舍漏水的报告（首报）")
    + paragraph("2024年5月22日14时30分，宿舍楼水管破裂，截至15时已转移学生42人，无人员受伤，后勤处已关闭总阀并组织抢修，后续情况续报。")
    + paragraph("编辑：刘某　电话：0483-8000000　签发：李某")
)  # fmt: skip


def converting(monkeypatch: pytest.MonkeyPatch, gives: bytes) -> None:
    """Put a LibreOffice in place that gives these bytes whatever it is asked to convert."""
    monkeypatch.setattr(office, "find_office", lambda: "soffice")
    monkeypatch.setattr(office, "convert", lambda *_, **__: gives)


def test_what_libreoffice_gives_is_read_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    converting(monkeypatch, DRAFT)
    old = bytes.fromhex("D0CF11E0A1B11AE1") + b"old"
    document = read(old, name="draft.doc")
    assert document.value("title") == "关于宿舍漏水的报告（首报）"
    assert document.notes == ("由 LibreOffice 转换后检查，版式可能有出入",)
    assert document.sha256 == hashlib.sha256(old).hexdigest()


def test_a_conversion_that_leaves_no_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: shutil.which("true"))
    with pytest.raises(InputError, match="打不开") as caught:
        office.convert(b"x", ".doc", office.WORD, "x.doc")
    assert caught.value.code == "conversion"


def test_a_finding_has_the_page_that_holds_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "后勤处对供水管线逐段查看，更换阀门。" * 3
    words = paragraph("目前管线正常。") + paragraph(body + "近日又查一遍。") + paragraph("目前没有印出来。")
    header = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr></w:pPr></w:p>'
    running = f'<w:hdr xmlns:w="{WORD}">{paragraph("后勤处")}</w:hdr>'
    path = tmp_path / "a.docx"
    path.write_bytes(make_docx(words + header, parts={"word/header1.xml": running}, links=(("header", "header1.xml"),)))
    lines = [
        PdfLine(1, 1.0, "目前管线正常。"),
        PdfLine(1, 1.0, body[:30]),
        PdfLine(2, 1.0, body[30:] + "近日又查一遍。"),
    ]
    converting(monkeypatch, b"")
    monkeypatch.setattr("alvtc_info.reading.pdf.pdf_lines", lambda *_: lines)
    result = check_file(path, pages=True, select="vague-time")
    assert [(f.quote, f.page) for f in result] == [("目前", 1), ("近日", 2), ("目前", None)]


@pytest.mark.parametrize("kept", ["", "draft.doc"])
def test_a_finding_in_an_old_format_has_its_page_too(
    kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, asked = make_docx(paragraph("后勤处查看管线。") + paragraph("目前管线正常。")), []

    def convert(data: bytes, suffix: str, target: str, name: str) -> bytes:
        asked.append((suffix, target))
        return copy

    monkeypatch.setattr(office, "find_office", lambda: "soffice")
    monkeypatch.setattr(office, "convert", convert)
    monkeypatch.setattr("alvtc_info.reading.pdf.pdf_lines", lambda *_: [PdfLine(2, 1.0, "目前管线正常。")])
    old = bytes.fromhex("D0CF11E0A1B11AE1") + b"old"
    path = tmp_path / "draft.doc"
    path.write_bytes(old)
    (found,) = check_file(path if kept else old, name=None if kept else "draft.doc", pages=True, select="vague-time")
    assert (found.quote, found.page) == ("目前", 2)
    assert asked == [(".doc", office.WORD), (".doc", office.PDF)]


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [pytest.param(each, marks=pytest.mark.slow) for each in (".doc", ".rtf", ".odt")])
def test_old_formats_are_converted_and_read(suffix: str) -> None:
    data = office.convert(DRAFT, ".docx", suffix[1:], "draft.docx")
    document = read(data, name=f"draft{suffix}")
    assert document.value("department") == "后勤处"
    assert document.value("title") == "关于宿舍漏水的报告（首报）"
    assert document.notes == ("由 LibreOffice 转换后检查，版式可能有出入",)
    assert document.sha256 == read(data, name=f"draft{suffix}").sha256


@pytest.mark.medium
@pytest.mark.libreoffice
def test_a_pdf_is_read_line_by_line() -> None:
    document = read(office.convert(DRAFT, ".docx", office.PDF, "draft.docx"), name="draft.pdf")
    assert document.value("title") == "关于宿舍漏水的报告（首报）"
    assert document.value("signed_off_by") == "李某"
    body = document.joined({Role.BODY}, "")
    assert "截至15时已转移学生42人" in body
    assert document.blocks[0].place == "第1页第1行"
    assert "以 Word 稿为准" in document.warnings[0]


@pytest.mark.slow
@pytest.mark.libreoffice
def test_what_libreoffice_cannot_open_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, name="draft.doc")
    assert caught.value.code == "conversion"


def program(folder: Path, lines: str) -> str:
    path = folder / "soffice.py"
    path.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{lines}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


WRITE = """
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
suffix = sys.argv[sys.argv.index("--convert-to") + 1].partition(":")[0]
"""
FRAMES = """<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><text:p>外</text:p>%s</office:document>"""


def frame(page: int, left: str, top: str, text: str) -> str:
    return (
        f'<draw:frame text:anchor-page-number="{page}" svg:x="{left}" svg:y="{top}" svg:width="1in" svg:height="0.2in"> '
        f"<text:p>{text}</text:p> </draw:frame>"
    )


@pytest.mark.medium
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_a_stand_in_for_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = (
        frame(1, "1in", "1.01in", "甲处值班") + frame(1, "50.8mm", "1in", "信息") + frame(1, "10cm", "1in", "右边")
        + frame(1, "1in", "2in", "<text:s text:c='2'/>第一句") + frame(1, "1in", "9in", "— 1 —") + frame(2, "1in", "1in", "第二句。") + frame(2, "1in", "3in", " ")
    )  # fmt: skip
    page = program(tmp_path, f"{WRITE}\n(out / f'draft.{{suffix}}').write_text('''{FRAMES % pieces}''')")
    monkeypatch.setattr(office, "find_office", lambda: page)
    lines = pdf_lines(b"%PDF", "a.pdf", Limits())
    assert [(line.page, line.text) for line in lines] == [
        (1, "甲处值班信息　右边"),
        (1, "  第一句"),
        (1, "— 1 —"),
        (2, "第二句。"),
    ]
    document = read(b"%PDF", name="a.pdf")
    assert [(b.text, b.place) for b in document.blocks] == [
        ("甲处值班信息　右边", "第1页第1行"),
        ("　　第一句", "第1页第2行"),
        ("第二句。", "第2页第1行"),
    ]
    scan = program(tmp_path, f"{WRITE}\n(out / f'draft.{{suffix}}').write_text('''{FRAMES % ''}''')")
    monkeypatch.setattr(office, "find_office", lambda: scan)
    with pytest.raises(InputError, match="扫描件"):
        read(b"%PDF", name="a.pdf")


@pytest.mark.medium
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_a_conversion_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hang = program(tmp_path, "time.sleep(60)")
    monkeypatch.setattr(office, "find_office", lambda: hang)
    with pytest.raises(InputError, match=r"超过 0\.5 秒"):
        office.convert(b"x", ".doc", office.WORD, "a.doc", seconds=0.5)
    monkeypatch.setattr("alvtc_info.reading.office._OWN_GROUP", False)
    with pytest.raises(InputError, match="超过"):
        office.convert(b"x", ".doc", office.WORD, "a.doc", seconds=0.5)


def test_without_libreoffice_the_refusal_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda name: None)
    monkeypatch.setattr(office, "_PLACES", ())
    for name, data in (
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.odt", b"PK..mimetypeapplication/vnd.oasis.opendocument.text"),
    ):
        with pytest.raises(InputError, match=r"另存为 \.docx") as caught:
            read(data, name=name)
        assert caught.value.code == "legacy"
    with pytest.raises(InputError, match="没有装 LibreOffice"):
        office.convert(b"x", ".doc", office.WORD, "a.doc")


@pytest.mark.slow
@pytest.mark.libreoffice
def test_findings_are_given_the_page_they_are_printed_on(
    tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    filler = "后勤处对全院供水管线逐段查看，更换阀门和管件，并把每一处的位置、型号、责任人登记在册，形成台账。" * 8
    body = paragraph("目前管线正常。") + paragraph(filler) * 25 + paragraph(filler + "近日又查一遍。" + filler)
    header = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr></w:pPr></w:p>'
    running = f'<w:hdr xmlns:w="{WORD}">{paragraph("目前的页眉")}</w:hdr>'
    path = tmp_path / "a.docx"
    path.write_bytes(
        make_docx(
            paragraph("关于检查供水管线的情况") + body + header,
            parts={"word/header1.xml": running},
            links=(("header", "header1.xml"),),
        )
    )
    code, out, _ = run_cli("check", path, "--pages", "--format", "json", "--select", "vague-time,header-elements")
    found = {f["quote"]: f["page"] for f in json.loads(out)["findings"] if f["place"] != "页眉"}
    assert code == 1
    assert found["目前"] == 1
    assert found["近日"] > 1
    assert "（第1页，“" in run_cli("check", path, "--pages", "--select", "vague-time")[1]
    text = tmp_path / "a.txt"
    text.write_text("目前正常。", encoding="utf-8")
    assert "页）" not in run_cli("check", text, "--pages")[1]


def test_a_place_that_cannot_be_found_again_has_no_page() -> None:
    document = read(make_docx(paragraph("目前正常") + paragraph("近日又查")), name="a.docx")
    places = _Places([PdfLine(1, 1.0, "目前正常"), PdfLine(2, 1.0, "别的")], document)
    assert places.page("p1", 0) == 1
    assert places.page("p2", 0) is None
    shifted = _Places([PdfLine(1, 1.0, "目前异常"), PdfLine(2, 1.0, "别的")], read("目前异常也".encode(), name="a.txt"))
    assert shifted.page("1", 0) is None


def test_only_what_is_no_word_file_is_converted_for_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def convert(data: bytes, *words: str) -> bytes:
        asked.append(words)
        return DRAFT

    monkeypatch.setattr(office, "find_office", lambda: "soffice")
    monkeypatch.setattr(office, "convert", convert)
    assert word_bytes(DRAFT, "稿.docx") == DRAFT
    assert asked == []
    assert word_bytes(rb"{\rtf1 x}", "稿.doc") == DRAFT
    assert asked == [(".rtf", office.WORD, "稿.doc")]
