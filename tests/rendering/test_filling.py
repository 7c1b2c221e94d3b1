"""Templates of one's own: what is filled is a whole document, what cannot be filled is named with its place."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Docx
from docx.oxml.ns import qn

from alvtc_info import DailyReport, Report, TemplateError, read, render
from tests import ROOT
from tests.rendering.own_templates import (
    HEAD,
    LOOP,
    REPORTS,
    RICH,
    TAIL,
    cell,
    element,
    own_template,
    paragraph,
    row,
    table,
)
from tests.rendering.reports import BASE, body_xml, part

pytestmark = pytest.mark.usefixtures("here")
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
ROWS = table(
    row(cell("{%tr for row in block.rows %}")),
    row(cell("{%tc for value in row %}"), cell("{{ value }}"), cell("{%tc endfor %}")),
    row(cell("{%tr endfor %}")),
)
BY_ROLE = (
    "{%p for block in body %}",
    "{%p if block.role == 'table' %}",
    ROWS,
    "{%p elif block.role == 'picture' %}",
    "{{ block.image }}",
    "{%p else %}",
    "{{ block.text }}",
    "{%p endif %}",
    "{%p endfor %}",
)


def faults(data: bytes) -> list[str]:
    """What Word would not open, or open with a complaint."""
    body = Docx(io.BytesIO(data)).element.body
    found = []
    for holder in body.iter(qn("w:tc"), qn("w:txbxContent")):
        if len(holder) == 0 or holder[-1].tag != qn("w:p"):
            found.append("a cell does not end with a paragraph")
    for tag, child in (("w:tbl", "w:tr"), ("w:tr", "w:tc")):
        for each in body.iter(qn(tag)):
            if each.find(qn(child)) is None:
                found.append(f"{tag} without {child}")
    for each in body.iter(qn("w:tbl")):
        first, second = each[0].tag, each[1].tag
        if (first, second) != (qn("w:tblPr"), qn("w:tblGrid")) or len(each[1]) == 0:
            found.append("a table without properties or columns")
    for each in body.iter(qn("w:sdtContent")):
        if len(each) == 0:
            found.append("an empty control")
    for each in body.iter(qn("w:p")):
        if each.getparent().tag not in map(qn, ("w:body", "w:tc", "w:sdtContent", "w:txbxContent")):
            found.append("a paragraph in a wrong place")
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    ends = list(body.iter(qn("w:bookmarkEnd")))
    if len(marks) != len(set(marks)) or len(marks) != len(ends):
        found.append("a bookmark twice")
    numbers = [each.get(f"{{{W14}}}paraId") for each in body.iter(qn("w:p")) if each.get(f"{{{W14}}}paraId")]
    if len(numbers) != len(set(numbers)):
        found.append("a paragraph number twice")
    if body[-1].tag != qn("w:sectPr") or len(body.findall(qn("w:sectPr"))) != 1:
        found.append("a body that does not end with its section")
    if "{{" in body_xml(data) or "{%" in body_xml(data):
        found.append("a slot that is not filled")
    return found


@pytest.mark.medium
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report.report_kind))
@pytest.mark.parametrize("loop", [LOOP, BY_ROLE], ids=["text", "role"])
def test_the_loop_works_for_every_kind_and_role(
    report: Report, loop: tuple[str, ...], tmp_path: Path, examples: Path
) -> None:
    own = own_template(tmp_path / "own.docx", *loop, lines=(*HEAD, *TAIL))
    data = render(report, template=own, folder=examples)
    assert faults(data) == []
    held = [list(items) for _, items in report.sections()]
    pictures = sum(hasattr(item, "picture") for items in held for item in items)
    tables = sum(hasattr(item, "table") for items in held for item in items)
    assert body_xml(data).count("<pic:pic") == pictures > 0
    assert len(Docx(io.BytesIO(data)).tables) == tables > 0
    text = "".join(block.text for block in read(data).blocks)
    assert all(block.text in text for block in report.document().blocks)


def test_the_snippets_of_the_docs_are_those_that_are_tested() -> None:
    written = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    snippets = [block.strip().split("\n") for block in re.findall(r"```\n(.*?)```", written, re.DOTALL)]
    assert list(LOOP) in snippets
    rows = [
        "{%tr for row in block.rows %}",
        "{%tc for value in row %} | {{ value }} | {%tc endfor %}",
        "{%tr endfor %}",
    ]
    assert [line for part in BY_ROLE for line in (rows if part == ROWS else [part])] in snippets


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report.report_kind))
def test_sections_and_authors_are_filled(report: Report, tmp_path: Path, examples: Path) -> None:
    loops = (
        "{%p for part in sections %}",
        "{{ part.heading }}",
        "{%p for block in part.blocks %}",
        "{{ block.text }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p for author in authors %}",
        "{{ author }}",
        "{%p endfor %}",
    )
    data = render(report, template=own_template(tmp_path / "own.docx", *loops, lines=(*HEAD, *TAIL)), folder=examples)
    assert faults(data) == []


Contents = tuple[str, ...]
SPLIT = '<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t xml:space="preserve">{ title</w:t></w:r><w:r><w:t>}}</w:t></w:r></w:p>'
BOOKMARK = '<w:p><w:bookmarkStart w:id="1" w:name="b"/>%s<w:bookmarkEnd w:id="1"/></w:p>'
RUN = "<w:r><w:t>{{ x }}</w:t></w:r>"
CONTROL = "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>"
HIDDEN = "".join(map(paragraph, ("{%p if not title %}", "a", "{%p endif %}")))
PICTURE_IN_A_RUN = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ (body|selectattr('image')|list)[0].image }}后</w:t><w:tab/><w:t>尾</w:t></w:r></w:p>"
NUMBERED = (
    '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="00000001" w14:textId="00000002">'
    "<w:r><w:t>{{ x }}</w:t></w:r></w:p>"
)
MADE_VALID: dict[str, Contents] = {
    "cell": (table(row(cell("{%p for x in [] %}", "{{ x }}", "{%p endfor %}"))),),
    "rows": (table(row(cell("{%tr for x in [] %}")), row(cell("{{ x }}")), row(cell("{%tr endfor %}"))),),
    "cells": (table(row(cell("{%tc for x in [] %}"), cell("{{ x }}"), cell("{%tc endfor %}"))),),
    "some rows": (table(row(cell("a")), row(cell("{%tc if not title %}"), cell("{{ title }}"), cell("{%tc endif %}"))),),
    "nested": (table(row(cell(table(row(cell("{%tr if not title %}")), row(cell("a")), row(cell("{%tr endif %}")))))),),
    "nested last": (table(row(cell("a", table(row(cell("b")))))),),
    "control": (CONTROL % HIDDEN,),
    "control in a cell": (table(row(f"<w:tc>{CONTROL % HIDDEN}</w:tc>")),),
    "columns": (table(row(cell("a"), cell("b"), cell("c"))), "<w:tbl>" + row(cell("a")) + "</w:tbl>"),
    "span": (table(row(cell("{% colspan 2 %}a")), row(cell("a"), cell("b"))),),
    "colour": (table(row(cell("{% cellbg 'FFCC00' %}a"))),),
    "merged": (table(row(cell("{%tr for x in [1, 2] %}")), row(cell("{% vm %}a"), cell("b")), row(cell("{%tr endfor %}"))),),
    "bookmarks": ("{%p for x in [1, 2] %}", BOOKMARK % RUN, "{%p endfor %}"),
    "half bookmarks": ('<w:p><w:bookmarkStart w:id="7" w:name="c"/></w:p>', '<w:p><w:bookmarkEnd w:id="8"/></w:p>'),
    "sections": ("<w:sectPr/>", "a"),
    "split runs": (SPLIT,),
    "across paragraphs": ("甲{% for x in [1, 2] %}乙", "丙{% endfor %}丁", "{% if title %}a", "b{% else %}c", "d{% endif %}"),
    "across cells": (table(row(cell("{%p if title %}", "a"), cell("b", "{%p endif %}"))),),
    "a picture in a text": ("图{{ (body|selectattr('image')|list)[0].image }}后{{ (body|selectattr('image')|list)[0].image }}",),
    "a picture in a run": (PICTURE_IN_A_RUN,),
    "paragraph numbers": ("{%p for x in [1, 2] %}", NUMBERED, "{%p endfor %}"),
    "a table in a cell": (table(row(cell("{{ (body|selectattr('rows')|list)[0].text }}"))),),
    "comments": ("{#p 说明 #}", "{# 说明 #}", "{%- if title -%}a{%- endif -%}", "{% raw %}a{% endraw %}", "{%r if title %}a{%r endif %}"),
    "lines and tabs": ("{{ '甲\\n乙\\t丙' }}",),
    "a field": ('<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',),
}  # fmt: skip


@pytest.mark.parametrize("contents", MADE_VALID.values(), ids=MADE_VALID)
def test_what_is_filled_is_valid(contents: Contents, tmp_path: Path, examples: Path) -> None:
    data = render(RICH, template=own_template(tmp_path / "own.docx", *contents), folder=examples)
    assert faults(data) == []
    assert not re.search("[0-9a-f]{24}", "".join(block.text for block in read(data).blocks))


def test_a_header_is_filled_and_made_valid(tmp_path: Path, examples: Path) -> None:
    picture = "{{ (body|selectattr('image')|list)[0].image }}"
    own = own_template(
        tmp_path / "own.docx", header=(picture, "{{ title }}"), footer=("{%p for x in [] %}", "{%p endfor %}")
    )
    data = render(RICH, template=own, folder=examples)
    header = Docx(io.BytesIO(data)).sections[0].header
    assert header.paragraphs[-1].text == "更换供水阀门"
    assert "<pic:pic" in part(data, "word/header1.xml")
    assert "image" in part(data, "word/_rels/header1.xml.rels")
    assert "<w:p" in part(data, "word/footer1.xml")


def test_the_properties_of_the_document_are_filled(tmp_path: Path) -> None:
    def subject(words: str) -> Callable[[Any], None]:
        return lambda document: setattr(document.core_properties, "subject", words)

    report = DailyReport(**{**BASE, "title": "A<B&C"})
    data = render(report, template=own_template(tmp_path / "a.docx", change=subject("{{ title }}")))
    assert Docx(io.BytesIO(data)).core_properties.subject == "A<B&C"
    with pytest.raises(TemplateError, match=r"模板的文档属性：.*没有的变量“x”"):
        render(report, template=own_template(tmp_path / "b.docx", change=subject("{{ x }}")))


NINTH = r"^模板正文第9段“.*”：.*"
REFUSED: dict[str, tuple[Contents, str, str]] = {
    "undefined": (("{{ title.more }}",), "template-variable", NINTH + "没有“more”"),
    "unknown": (("{{ a }}{{ b }}",), "template-variable", NINTH + "没有的变量：a、b；可用的有：masthead（版头）"),
    "division": (("{{ 1 / 0 }}",), "template-broken", NINTH + "除数是零"),
    "type": (("{{ 1 + title }}",), "template-broken", NINTH + "种类不对"),
    "syntax": (("{{ title | }}",), "template-syntax", NINTH + "占位写法有误"),
    "lexing": (("{{ title ? }}",), "template-syntax", NINTH + "“\\?”放的位置不对"),
    "filter": (("{{ title|nothing }}",), "template-syntax", NINTH + "没有名叫“nothing”的过滤器"),
    "half open": (("{{ title",), "template-syntax", NINTH + "“{{”不成对"),
    "half closed": (("title }}",), "template-syntax", NINTH + "“}}”不成对"),
    "two in one": (("{{ title {{ title }}",), "template-syntax", NINTH + "还没有写完"),
    "wide": (("｛｛ title ｝｝",), "template-syntax", NINTH + "全角"),
    "over two paragraphs": (("{{", "title }}"), "template-syntax", NINTH + "不成对"),
    "unclosed": (("{% if title %}",), "template-syntax", NINTH + "if 没有用 endif 结束"),
    "unclosed for": (("{%p for x in body %}", "a"), "template-syntax", NINTH + "for 没有用 endfor 结束"),
    "stray end": (("{%p endfor %}",), "template-syntax", NINTH + "endfor 前面没有对应的 for"),
    "stray else": (("{% else %}",), "template-syntax", NINTH + "else 前面没有 if"),
    "else of a block": (("{% set x %}{% else %}{% endset %}",), "template-syntax", NINTH + "else 前面没有 if"),
    "crossed": (("{% for x in [1] %}{% if x %}{% endfor %}{% endif %}",), "template-syntax", NINTH + "endfor 放的位置不对：前面的 if"),
    "unknown tag": (("{% foo %}",), "template-syntax", NINTH + "不认识标签“foo”"),
    "empty tag": (("{% %}",), "template-syntax", NINTH + "占位写法有误"),
    "p in a text": (("文字{%p if title %}", "{%p endif %}"), "template-place", NINTH + "单独占一段"),
    "two p": (("{%p if title %}{%p endif %}",), "template-place", NINTH + "单独占一段"),
    "p beside a picture": (('<w:p><w:r><w:t>{%p if title %}</w:t></w:r><w:r><w:drawing/></w:r></w:p>', "{%p endif %}"), "template-place", NINTH + "图片"),
    "tr without a table": (("{%tr for x in body %}",), "template-place", NINTH + "只能写在表格里"),
    "tr beside text": ((table(row(cell("{%tr for x in [1] %}"), cell("a"))),), "template-place", NINTH + "单独占表格的一行"),
    "tc beside text": ((table(row(cell("{%tc if title %}", "a"))),), "template-place", NINTH + "单独占一格"),
    "tr unclosed": ((table(row(cell("{%tr for x in [1] %}"), cell("")), row(cell("a"))), ), "template-syntax", NINTH + "for 没有用 endfor"),
    "an object's slot": (("{{p title }}",), "template-place", NINTH + "{{p … }} 不能用"),
    "out of a cell": (("{%p for x in [1] %}", table(row(cell("a", "{%p endfor %}")))), "template-place", NINTH + "位置不配"),
    "into a cell": (("甲{% if title %}", table(row(cell("乙{% endif %}")))), "template-place", NINTH + "位置不配"),
    "a branch into a cell": (("{% if title %}a{% else %}", table(row(cell("b{% endif %}")))), "template-place", NINTH + "位置不配"),
    "no text": (("<w:p>{{ title }}</w:p>",), "template-place", "^模板正文第9段：占位不在文字里"),
    "an attribute": (('<w:p><w:pPr><w:jc w:val="{{ title }}"/></w:pPr></w:p>',), "template-place", "^模板正文第9段：占位写进了"),
    "span": ((table(row(cell("{% colspan title %}a"))),), "template-broken", "^模板正文：“a”附近的格子"),
    "colour": ((table(row(cell("{% cellbg 'red' %}a"))),), "template-broken", "^模板正文：“a”附近的底色"),
    "a picture's place": ((table(row(cell("{% colspan 0 %}{{ (body|selectattr('image')|list)[0].image }}"))),), "template-broken", "^模板正文：“（图或表）”附近的格子"),
    "a block as text": (("{%p set x %}", "段", "{%p endset %}", "{{ x }}"), "template-place", "^模板正文：“段”附近的内容"),
    "merged into a cell": (("甲", table(row(cell("{%- if title %}b{% endif %}")))), "template-place", "^模板正文第.*位置不配"),
    "text between": (("<w:p>abc</w:p>",), "template-place", "^模板正文：.*的“abc”不在文字里"),
    "picture renumbered": (("{{ ((body|selectattr('image')|list)[0].image|string)[:-1] ~ '9' }}",), "template-place", "^模板正文：图片和表格"),
    "control character": (("前{{ '\\x01' }}后",), "template-place", "^模板正文：“前.后”附近填好以后不是完整的文档"),
    "half an entity": (("前{{ ('&lt;'|e)[:1] }}",), "template-place", "^模板正文：“前&”附近填好以后"),
    "picture changed": (("{{ (body|selectattr('image')|list)[0].image|string|upper }}",), "template-place", "^模板正文：图片和表格"),
    "table in a text": (("表：{{ (body|selectattr('rows')|list)[0].text }}",), "template-place", "^模板正文：“表：”旁边的表格"),
}  # fmt: skip


@pytest.mark.parametrize(("contents", "code", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_filled_is_named(
    contents: Contents, code: str, message: str, tmp_path: Path, examples: Path
) -> None:
    own = own_template(tmp_path / "own.docx", *contents)
    with pytest.raises(TemplateError) as caught:
        render(RICH, template=own, folder=examples)
    assert caught.value.code == code
    assert re.search(message, caught.value.message), caught.value.message
    assert "\n" not in caught.value.message
    unquoted = re.sub(r"“[^”]*”|（[^）]*）|\{[^}]*\}|[a-z_]+(?=（|、|；)|：a、b", "", caught.value.message)
    assert set(re.findall("[A-Za-z]+", unquoted)) <= {"if", "for", "endif", "endfor", "else", "XML"}


@pytest.mark.parametrize("called", ["页眉", "页脚"])
def test_a_fault_in_a_header_or_footer_is_named_there(called: str, tmp_path: Path) -> None:
    lines: dict[str, Iterable[str]] = {"header" if called == "页眉" else "footer": ("甲", "{{ title.x }}")}
    with pytest.raises(TemplateError, match=rf"模板{called}第3段“{{{{ title\.x }}}}”：没有“x”"):
        render(DailyReport(**BASE), template=own_template(tmp_path / "own.docx", **lines))  # type: ignore[arg-type]


def test_a_picture_that_a_template_leaves_out_is_missed(tmp_path: Path, examples: Path) -> None:
    loop = ("{%p for block in body if block.role != 'picture' %}", "{{ block.text }}", "{%p endfor %}")
    own = own_template(tmp_path / "own.docx", *loop, lines=(*HEAD, *TAIL))
    with pytest.raises(TemplateError, match=r"图片“pictures/placement\.png”没有写进文档") as caught:
        render(RICH, template=own, folder=examples)
    assert caught.value.code == "value-lost"


def test_what_follows_a_picture_keeps_its_look(tmp_path: Path, examples: Path) -> None:
    data = render(RICH, template=own_template(tmp_path / "own.docx", PICTURE_IN_A_RUN), folder=examples)
    last = Docx(io.BytesIO(data)).paragraphs[-1]
    assert [(run.text, run.bold) for run in last.runs] == [("", True), ("", None), ("后\t尾", True)]


def test_a_place_before_the_first_paragraph_is_told_without_a_number(tmp_path: Path) -> None:
    def slot(document: Any) -> None:
        document.element.body.text = "{{ title }}"

    with pytest.raises(TemplateError, match="：模板正文：占位不在文字里") as caught:
        render(DailyReport(**BASE), template=own_template(tmp_path / "own.docx", change=slot))
    assert caught.value.code == "template-place"


def test_a_place_without_text_around_is_the_beginning(tmp_path: Path) -> None:
    def header(document: Any) -> None:
        holder = document.sections[0].header
        holder._element.insert(0, element(table(row(cell("{% colspan title %}")))))

    with pytest.raises(TemplateError, match="：模板页眉：开头的格子要占的列数"):
        render(DailyReport(**BASE), template=own_template(tmp_path / "own.docx", header=("",), change=header))


def test_whatever_else_a_template_brings_about_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("bug")

    monkeypatch.setattr("alvtc_info.rendering.render._dress", broken)
    with pytest.raises(TemplateError, match="模板不能用，请检查占位写法") as caught:
        render(DailyReport(**BASE), template=own_template(tmp_path / "own.docx"))
    assert caught.value.code == "template-broken"
    with pytest.raises(RuntimeError):
        render(DailyReport(**BASE))
