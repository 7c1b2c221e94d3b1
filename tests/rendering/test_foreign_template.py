"""What a template from elsewhere carries: nothing that loads, runs or embeds something gets into a report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from alvtc_info import DailyReport, InputError, TemplateError, render
from tests.rendering.own_templates import element, own_template
from tests.rendering.reports import BASE, body_xml, part

pytestmark = pytest.mark.usefixtures("here")
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/"
REPORT = DailyReport(**BASE)


def field(*pieces: str) -> str:
    """A field in XML: ( and ) begin and end one, | parts instruction and result, other pieces are instructions."""
    marks = {"(": "begin", "|": "separate", ")": "end"}
    runs = (
        f'<w:fldChar w:fldCharType="{marks[piece]}"/>' if piece in marks else f"<w:instrText>{piece}</w:instrText>"
        for piece in pieces
    )
    return f"<w:p>{''.join(f'<w:r>{each}</w:r>' for each in runs)}</w:p>"


def simple(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>'


def vector(attributes: str) -> str:
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" {attributes}/>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


CONTENTS = {
    "INCLUDETEXT": (field("(", " INCLUDE", "TEXT c:/a.txt ", "|", ")"), "域 INCLUDETEXT"),
    "INCLUDEPICTURE": (field("(", 'INCLUDEPICTURE "http://a/b.png"', ")"), "域 INCLUDEPICTURE"),
    "DDEAUTO": (simple("DDEAUTO c:/a b"), "域 DDEAUTO"),
    "lower case": (simple(" ddeauto a b"), "域 DDEAUTO"),
    "put together": (field("(", "(", "QUOTE 68 68 69", ")", ")"), "域 QUOTE"),
    "put together by others": (field("(", "(", "PAGE", ")", ")"), "域 （拼出来的）"),
    "without an end": (field("(", "DDE a b"), "域 DDE"),
    "without a beginning": (field("LINK a b"), "域 LINK"),
    "altChunk": ('<w:altChunk r:id="rId1"/>', "嵌入的文档"),
    "object": ("<w:p><w:r><w:object/></w:r></w:p>", "嵌入的对象"),
    "control": ("<w:p><w:r><w:control/></w:r></w:p>", "控件"),
    "vector source": (vector('src="http://a/b.png"'), "指向外面的链接（http://a/b.png）"),
    "vector share": (vector('src="\\\\server\\share"'), "指向外面的链接"),
    "vector link": (vector('href="file:///c:/a"'), "指向外面的链接"),
}


@pytest.mark.parametrize(("content", "what"), CONTENTS.values(), ids=CONTENTS)
def test_active_content_is_refused(content: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        render(REPORT, template=own_template(tmp_path / "own.docx", content))
    assert caught.value.code == "template-active"
    assert caught.value.message.startswith(f"模板里有{what}")


def external(kind: str, target: str) -> Callable[[Any], None]:
    return lambda document: document.part.rels.get_or_add_ext_rel(RELATION + kind, target)


def inside(kind: str, name: str, content_type: str, data: bytes) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        package = document.part.package
        document.part.relate_to(Part(PackURI(name), content_type, data, package), kind)

    return change


def in_comments(xml: str) -> Callable[[Any], None]:
    """Content in a part that is not filled."""
    comments = f'<w:comments {nsdecls("w")}><w:comment w:id="0" w:author="a">{xml}</w:comment></w:comments>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    return inside(RELATION + "comments", "/word/comments.xml", kind, comments.encode())


PARTS = {
    "linked picture": (external("image", "http://a/b.png"), "指向外面的链接（http://a/b.png）"),
    "share": (external("hyperlink", "\\\\server\\share\\a.exe"), "指向外面的链接"),
    "file": (external("hyperlink", "file:///c:/a.exe"), "指向外面的链接"),
    "script": (external("hyperlink", "javascript:alert(1)"), "指向外面的链接"),
    "frame": (external("frame", "http://a"), "框架"),
    "linked object": (external("oleObject", "file:///c:/a.xls"), "嵌入的对象"),
    "object": (inside(RELATION + "oleObject", "/word/embeddings/a.bin", "application/a", b"a"), "嵌入的对象"),
    "file inside": (inside(RELATION + "package", "/word/embeddings/a.xlsx", "application/a", b"PK"), "嵌入的文件"),
    "document": (inside(RELATION + "aFChunk", "/word/a.html", "text/html", b"<a/>"), "嵌入的文档"),
    "macros": (inside(MICROSOFT + "vbaProject", "/word/vbaProject.bin", "application/a", b"a"), "宏"),
    "macros by type": (inside(RELATION + "a", "/word/a.bin", "application/vnd.ms-office.vbaProject", b"a"), "宏"),
    "macros by another name": (inside(RELATION + "a", "/word/a", "application/a", b"\xd0\xcf\x11\xe0a"), "嵌入的旧式的 Office 对象（/word/a）"),
    "program": (inside(RELATION + "a", "/word/a.png", "image/png", b"MZ\x90"), "嵌入的程序（/word/a.png）"),
    "zip": (inside(RELATION + "a", "/word/a.dat", "application/a", b"PK\x03\x04a"), "嵌入的压缩包"),
    "field in a comment": (in_comments(simple("DDE a b")), "域 DDE"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "what"), PARTS.values(), ids=PARTS)
def test_active_parts_are_refused(change: Callable[[Any], None], what: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        render(REPORT, template=own_template(tmp_path / "own.docx", change=change))
    assert caught.value.code == "template-active"
    assert caught.value.message.startswith(f"模板里有{what}")


def test_what_is_harmless_stays(tmp_path: Path) -> None:
    content = (
        simple(" PAGE  \\* MERGEFORMAT "),
        field("(", " NUMPAGES ", "|", ")"),
        simple("= 1 + 1"),
        vector('href="https://a" id="a"'),
    )
    own = own_template(tmp_path / "own.docx", *content, change=external("hyperlink", "https://www.example.edu.cn/"))
    data = render(REPORT, template=own)
    assert "NUMPAGES" in body_xml(data)
    assert "www.example.edu.cn" in part(data, "word/_rels/document.xml.rels")


def test_the_way_to_another_template_and_hidden_data_are_dropped(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        settings = document.settings.element
        attached = OxmlElement("w:attachedTemplate")
        rels = document.part._settings_part.rels
        key = rels.get_or_add_ext_rel(RELATION + "attachedTemplate", "file:///c:/Normal.dotm")
        attached.set(qn("r:id"), key)
        settings.insert(0, attached)
        note = f'<w:endnote w:id="1">{bound}</w:endnote>'
        xml = f"<w:endnotes {nsdecls('w')}>{note}</w:endnotes>".encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
        inside(RELATION + "endnotes", "/word/endnotes.xml", kind, xml)(document)

    bound = (
        '<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt></w:p>'
    )
    data = render(REPORT, template=own_template(tmp_path / "own.docx", bound, change=change))
    assert "attachedTemplate" not in part(data, "word/settings.xml")
    assert "Normal.dotm" not in data.decode("latin-1")
    assert "dataBinding" not in body_xml(data) + part(data, "word/endnotes.xml")


@pytest.mark.medium
@pytest.mark.parametrize("called", ["脚注", "尾注"])
def test_notes_are_filled_and_take_no_pictures(called: str, tmp_path: Path, examples: Path) -> None:
    name = {"脚注": "footnote", "尾注": "endnote"}[called]

    def notes(words: str) -> Callable[[Any], None]:
        note = f'<w:{name} w:id="1"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{name}>'
        kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}s+xml"
        xml = f"<w:{name}s {nsdecls('w')}>{note}</w:{name}s>".encode()
        return inside(f"{RELATION}{name}s", f"/word/{name}s.xml", kind, xml)

    data = render(REPORT, template=own_template(tmp_path / "a.docx", change=notes("{{ title }}")))
    assert "更换供水阀门" in part(data, f"word/{name}s.xml")
    with pytest.raises(TemplateError, match=f"模板{called}第1段“{{{{ x.y }}}}”：用了没有的变量：x"):
        render(REPORT, template=own_template(tmp_path / "b.docx", change=notes("{{ x.y }}")))
    picture = DailyReport(**{**BASE, "body": [{"picture": "pictures/placement.png"}, "导语。"]})
    with pytest.raises(TemplateError, match=f"模板{called}：这里不能放图片"):
        render(
            picture, template=own_template(tmp_path / "c.docx", change=notes("{{ body[0].image }}")), folder=examples
        )


def repacked(path: Path, changed: dict[str, bytes]) -> Path:
    """The template at a path, with these parts in place of its own or beside them."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return path


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize("name", ["word/document.xml", "word/settings.xml", "customXml/item9.xml", "_rels/.rels"])
def test_a_document_type_is_refused_in_every_part(name: str, tmp_path: Path) -> None:
    own = repacked(own_template(tmp_path / "own.docx"), {name: ENTITY})
    with pytest.raises(InputError) as caught:
        render(REPORT, template=own)
    assert caught.value.code == "doctype"


@pytest.mark.parametrize(
    "changed",
    [
        {"word/document.xml": b"<a/>"},
        {"[Content_Types].xml": b"<a/>"},
        {"word/_rels/document.xml.rels": b"<a/>"},
        {"_rels/.rels": b"<a/>"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_package_that_is_no_document_is_refused_in_chinese(changed: dict[str, bytes], tmp_path: Path) -> None:
    own = repacked(own_template(tmp_path / "own.docx"), changed)
    with pytest.raises(TemplateError) as caught:
        render(REPORT, template=own)
    assert caught.value.code == "template-broken"
    assert caught.value.message.startswith("模板打不开")


def test_the_fields_of_a_text_are_read_as_word_does() -> None:
    from alvtc_info.rendering.foreign_template import _fields

    nested = element(field("(", "IF ", "(", "PAGE", "|", ")", "> 1", "|", ")"))
    assert list(_fields(nested)) == ["PAGE", "IF > 1"]
    assert list(_fields(parse_xml(f"<w:p {nsdecls('w')}/>"))) == []
