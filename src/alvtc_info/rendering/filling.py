"""Filling the parts of an opened template: each looked at, filled, made valid; faults are named with their place."""

from __future__ import annotations

import copy
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docxtpl import DocxTemplate
from lxml import etree

from alvtc_info.errors import TemplateError
from alvtc_info.rendering.foreign_template import refuse_active, refuse_active_content, root_of, set_root
from alvtc_info.rendering.plain_values import PictureData
from alvtc_info.rendering.table_heads import repeat
from alvtc_info.rendering.template_language import FaultError, PlainEnvironment
from alvtc_info.rendering.template_markup import SHOWN, check_paragraphs, check_source, marked_source, own_text
from alvtc_info.rendering.valid_document import make_valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.rendering.plain_values import Insertions

_STORIES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_MARK = re.compile(r"[0-9a-f]{24}\d{0,6}")
_TAG = re.compile(r"<[^>]*>?")
_FILLED_PROPERTIES = ("subject", "identifier")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELL = (
    f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p><w:pPr><w:ind w:left="0" w:right="0" '
    'w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve"/></w:r></w:p></w:tc>'
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class _Story:
    """A part to be filled: what it is called, its root (of the document its body), its paragraphs, its source."""

    called: str
    part: Any
    root: Any
    paragraphs: list[str]
    source: str = ""


class Filling:
    """A template being filled. `name` is that of a template from elsewhere, empty for one of ours, which is trusted."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.docxtpl = DocxTemplate(io.BytesIO(data))
        self.environment = PlainEnvironment()
        self.document = self._opened()
        self.stories = list(self._stories())

    def _opened(self) -> Any:
        try:
            self.docxtpl.init_docx()
            document = self.docxtpl.docx
            if self.name:
                refuse_active(document.part.package)
            document.element.body.iter()
        except FaultError as fault:
            raise self._wrong(fault.code, f"模板{fault.message}") from None
        except (OpcError, KeyError, ValueError, AttributeError, TypeError, SyntaxError, etree.LxmlError):
            raise self._wrong("template-broken", "模板打不开，文件内部有误，请用 Word 或 WPS 另存为 .docx") from None
        return document

    def _stories(self) -> Iterator[_Story]:
        document = self.document.part
        parts = [("正文", document, self.document.element.body)]
        for relation in document.rels.values():
            called = _STORIES.get(relation.reltype.rpartition("/")[2])
            if called and not relation.is_external:
                root = root_of(relation.target_part)
                parts.append((called, relation.target_part, root))
        for called, part, root in parts:
            yield _Story(called, part, root, [own_text(each) for each in root.iter(qn("w:p"))])

    def used_names(self) -> Iterator[tuple[str, str]]:
        """The names of variables that the template reads, each with its place.

        Raises TemplateError where it is wrong.
        """
        for story in self.stories:
            try:
                check_paragraphs(story.root)
                story.source = self._source(story.root)
                check_source(story.source, self.environment)
                for name, line in self.environment.used_names(story.source):
                    yield name, _place(story, line)
            except FaultError as fault:
                self._refuse(story, fault)

    def fill(self, values: dict[str, Any], insertions: Insertions) -> None:
        """Fill all parts with these values, put the pictures and tables in, and make the result valid.

        Raises TemplateError that names the part and the paragraph where this cannot be done.
        """
        for story in self.stories:
            try:
                filled = self.environment.fill(story.source or self._source(story.root), values)
                root = self._parsed(filled, story)
                make_valid(root)
                _insert(root, story.part, insertions)
                root = self._with_columns(root)
            except FaultError as fault:
                self._refuse(story, fault)
            if story.called == "正文":
                self.document.element.replace(story.root, root)
            else:
                set_root(story.part, root)
        self._fill_properties(values)
        if self.name:
            try:
                refuse_active_content(self.document.part.package)
            except FaultError as fault:
                raise self._wrong(fault.code, f"模板{fault.message}") from None

    def _fill_properties(self, values: dict[str, Any]) -> None:
        from markupsafe import Markup

        core = self.document.core_properties
        for name in _FILLED_PROPERTIES:
            try:
                setattr(core, name, str(Markup(self.environment.fill(getattr(core, name), values)).unescape())[:255])
            except FaultError as fault:
                raise self._wrong(fault.code, f"模板的文档属性：{fault.message}") from None

    def _source(self, root: Any) -> str:
        return str(self.docxtpl.patch_xml(marked_source(root)))

    def _parsed(self, filled: str, story: _Story) -> Any:
        xml = self.docxtpl.resolve_listing(filled.replace("\n<w:p", "<w:p"))
        try:
            return etree.fromstring(xml, _parser())
        except etree.XMLSyntaxError as error:
            line, column = error.position
            broken = xml.split("\n")[line - 1]
            around = broken[: column - 1].rpartition("<w:p")[2] + broken[column - 1 :].partition("</w:p>")[0]
            shown = _TAG.sub("", around.partition(">")[2]).strip()[:SHOWN]
            message = f"“{shown}”附近填好以后不是完整的文档，请检查占位放的位置和写法"
            raise FaultError("template-place", message) from None

    def _with_columns(self, root: Any) -> Any:
        """The filled part as python-docx reads it, the columns of its tables as many as their cells."""
        if next(root.iter(qn("w:tbl")), None) is not None:
            root = self.docxtpl.fix_tables(etree.tostring(root, encoding="unicode"))
        return parse_xml(etree.tostring(root))

    def _refuse(self, story: _Story, fault: FaultError) -> NoReturn:
        place = _place(story, fault.line) if fault.line else f"模板{story.called}"
        raise self._wrong(fault.code, f"{place}：{_MARK.sub('（图或表）', fault.message)}") from None

    def _wrong(self, code: str, message: str) -> TemplateError:
        return TemplateError(code, message, self.name)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True, load_dtd=False)


def _place(story: _Story, line: int) -> str:
    """Where a line of a source is: 模板正文第3段“…”; line 1 is what stands before the first paragraph."""
    number = line - 1
    if not 1 <= number <= len(story.paragraphs):
        return f"模板{story.called}"
    text = story.paragraphs[number - 1].strip()
    shown = f"“{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}”" if text else ""
    return f"模板{story.called}第{number}段{shown}"


def _insert(root: Any, part: Any, insertions: Insertions) -> None:
    """Put pictures and tables in for their marks; raises FaultError where a mark stands elsewhere than in a text."""
    if not insertions.held:
        return
    marks = re.compile(f"({insertions.nonce}\\d{{6}})")
    for text in list(root.iter(qn("w:t"))):
        rest = text
        for mark in marks.findall(text.text or ""):
            content = insertions.held.get(mark)
            if isinstance(content, PictureData):
                rest = _put_picture(rest, mark, part, content.data, content.width_mm)
            elif content is not None:
                _put_table(rest, mark, content.rows)
            insertions.placed.add(mark)
    for element in root.iter("{*}*"):
        if insertions.nonce in "".join((element.text or "", *element.attrib.values())).lower():
            raise FaultError("template-place", "图片和表格只能整个填在一段文字里，不能改写，也不能用作属性")


def _put_picture(text: Any, mark: str, part: Any, data: bytes, width_mm: float) -> Any:
    """Split a run at a mark, with the picture between; returns the text after it."""
    if not hasattr(part, "new_pic_inline"):
        raise FaultError("template-place", "这里不能放图片")
    before, _, after = (text.text or "").partition(mark)
    run = text.getparent()
    holder = etree.Element(qn("w:r"))
    etree.SubElement(holder, qn("w:drawing")).append(
        etree.fromstring(part.new_pic_inline(io.BytesIO(data), Mm(width_mm), None).xml, _parser())
    )
    rest = etree.Element(qn("w:r"))
    look = run.find(qn("w:rPr"))
    if after and look is not None:
        rest.append(copy.deepcopy(look))
    remaining = etree.SubElement(rest, qn("w:t"), {_SPACE: "preserve"})
    remaining.text = after
    text.text = before
    for later in list(text.itersiblings()):
        rest.append(later)
    run.addnext(holder)
    holder.addnext(rest)
    return remaining


def _put_table(text: Any, mark: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """Put a plain table with lines in place of the paragraph that holds its mark alone."""
    paragraph = next(text.iterancestors(qn("w:p")))
    if rest := own_text(paragraph).replace(mark, "").strip():
        raise FaultError("template-place", f"“{rest[:SHOWN]}”旁边的表格要单独占一段，不能和别的文字放在一起")
    columns = '<w:gridCol w:w="0"/>' * len(rows[0])
    table = etree.fromstring(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )
    for row in rows:
        line = etree.SubElement(table, qn("w:tr"))
        for cell in row:
            line.append(etree.fromstring(_CELL))
            next(line[-1].iter(qn("w:t"))).text = cell
    repeat(table[2])
    holder = paragraph.getparent()
    holder.replace(paragraph, table)
    if holder.tag == qn("w:tc") and holder[-1] is table:
        etree.SubElement(holder, qn("w:p"))
