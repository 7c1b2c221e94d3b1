"""A filled part made valid: what loops left empty is completed or taken out, what stands wrongly is refused."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from alvtc_info.rendering.template_language import FaultError
from alvtc_info.rendering.template_markup import SHOWN

_BLOCKS = frozenset(map(qn, ("w:p", "w:tbl", "w:sdt", "w:customXml")))
_ENDING_WITH_PARAGRAPH = ("w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment")
_STORIES = frozenset(map(qn, ("w:body", "w:docPartBody", *_ENDING_WITH_PARAGRAPH)))
_WRAPPERS = frozenset(map(qn, ("w:sdtContent", "w:customXml", "w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_LINES = frozenset(map(qn, "w:p w:hyperlink w:smartTag w:fldSimple w:rt w:rubyBase w:dir w:bdo".split()))
_PARENTS = {
    qn("w:p"): _STORIES | _WRAPPERS,
    qn("w:tbl"): _STORIES | _WRAPPERS,
    qn("w:tr"): frozenset({qn("w:tbl")}) | _WRAPPERS,
    qn("w:tc"): frozenset({qn("w:tr")}) | _WRAPPERS,
    qn("w:r"): _LINES | _WRAPPERS,
    qn("w:t"): frozenset({qn("w:r")}),
    qn("w:drawing"): frozenset({qn("w:r"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"}),
}
_CELL_PROPERTIES = tuple(
    map(
        qn,
        "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText "
        "w:vAlign w:hideMark w:headers w:cellIns w:cellDel w:cellMerge w:tcPrChange".split(),
    )
)
_TEXTS = frozenset(map(qn, "w:t w:delText w:instrText w:delInstrText w:fldData".split()))
_WORD = qn("w:t")[:-1]
_NUMBER = re.compile(r"\d{1,5}(?:\.\d+)?")
_SPAN = re.compile(r"[1-9]\d?")
_COLOUR = re.compile(r"auto|[0-9A-Fa-f]{6}")
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_TEXT_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}textId"


def make_valid(root: Any) -> None:
    """Put a part (or a body) right in place; raises FaultError, with the text nearby, for what cannot be put right."""
    _tidy_blanks(root)
    _demand_places(root)
    _take_out_empty(root)
    _complete_tables(root)
    for tag in _ENDING_WITH_PARAGRAPH:
        for holder in _all(root, tag):
            _end_with_paragraph(holder)
    _number_anew(root)
    if root.tag == qn("w:body"):
        _end_with_section(root)


def near(element: Any) -> str:
    """The beginning of the text around an element, to find it by."""
    while element is not None:
        text = "".join(each.text or "" for each in element.iter(qn("w:t"))).strip()
        if text:
            return f"“{text[:SHOWN]}”附近"
        before = element.getprevious()
        element = element.getparent() if before is None else before
    return "开头"


def _all(root: Any, tag: str) -> list[Any]:
    return list(root.iter(qn(tag)))


def _tidy_blanks(root: Any) -> None:
    """Take out blanks between elements; raises FaultError for text that stands between them."""
    for element in root.iter("{*}*"):
        if element.tag in _TEXTS or not element.tag.startswith(_WORD):
            continue
        for text in (element.text, *(child.tail for child in element)):
            if text and text.strip():
                message = f"{near(element)}的“{text.strip()[:SHOWN]}”不在文字里，请把占位打在一段里"
                raise FaultError("template-place", message)
        element.text = None
        for child in element:
            child.tail = None


def _demand_places(root: Any) -> None:
    for element in root.iter(*_PARENTS):
        parent = element.getparent()
        if parent is not None and parent.tag.startswith(_WORD) and parent.tag not in _PARENTS[element.tag]:
            raise FaultError("template-place", f"{near(element)}的内容放进了放不下它的地方，请检查占位放的位置")
    for element in root.iter(qn("w:gridSpan")):
        if not _SPAN.fullmatch(element.get(qn("w:val")) or ""):
            raise FaultError("template-broken", f"{near(element)}的格子要占的列数不是 1 到 99 的整数")
    for element in root.iter(qn("w:shd")):
        if not _COLOUR.fullmatch(element.get(qn("w:fill")) or "auto"):
            raise FaultError("template-broken", f"{near(element)}的底色不是六位颜色（如 FFCC00）")


def _take_out_empty(root: Any) -> None:
    """Take out rows without cells and tables without rows, the innermost first, and controls that hold nothing."""
    for tag, held in (("w:tr", "w:tc"), ("w:tbl", "w:tr")):
        for element in reversed(_all(root, tag)):
            nested = (each for each in element.iter(qn(held)) if next(each.iterancestors(qn(tag))) is element)
            if next(nested, None) is None:
                element.getparent().remove(element)
        for control in reversed(_all(root, "w:sdt")):
            content = control.find(qn("w:sdtContent"))
            if content is None or len(content) == 0:
                control.getparent().remove(control)


def _complete_tables(root: Any) -> None:
    for table in root.iter(qn("w:tbl")):
        properties, grid = table.find(qn("w:tblPr")), table.find(qn("w:tblGrid"))
        if properties is None:
            properties = etree.Element(qn("w:tblPr"))
            table.insert(0, properties)
        if grid is None:
            grid = etree.Element(qn("w:tblGrid"))
            properties.addnext(grid)
        if len(grid) == 0:
            etree.SubElement(grid, qn("w:gridCol"))
        for column in grid:
            if not _NUMBER.fullmatch(column.get(qn("w:w")) or ""):
                column.set(qn("w:w"), "0")
    for properties in root.iter(qn("w:tcPr")):  # docxtpl puts what it adds first
        properties[:] = sorted(properties, key=_order_in_cell)


def _order_in_cell(element: Any) -> int:
    return _CELL_PROPERTIES.index(element.tag) if element.tag in _CELL_PROPERTIES else len(_CELL_PROPERTIES)


def _end_with_paragraph(holder: Any) -> None:
    blocks = [child for child in holder if child.tag in _BLOCKS]
    if not blocks or (holder.tag == qn("w:tc") and blocks[-1].tag == qn("w:tbl")):
        etree.SubElement(holder, qn("w:p"))


def _number_anew(root: Any) -> None:
    """Give what a loop has repeated no identity twice: bookmarks, and the numbers that Word gives to paragraphs."""
    bookmarks: set[str] = set()
    for start in _all(root, "w:bookmarkStart"):
        number, name = start.get(qn("w:id")) or "", start.get(qn("w:name")) or ""
        if number in bookmarks or name in bookmarks:
            start.getparent().remove(start)
        bookmarks.update((number, name))
    finished = {end.get(qn("w:id")) for end in root.iter(qn("w:bookmarkEnd"))}
    for start in _all(root, "w:bookmarkStart"):
        if start.get(qn("w:id")) not in finished:
            start.getparent().remove(start)
    ended: set[str] = set()
    for end in _all(root, "w:bookmarkEnd"):
        number = end.get(qn("w:id")) or ""
        if number in ended or number not in bookmarks:
            end.getparent().remove(end)
        ended.add(number)
    seen: set[str] = set()
    for element in root.iter(qn("w:p"), qn("w:tr")):
        identity = element.get(_PARAGRAPH_ID)
        if identity is not None and identity in seen:
            element.attrib.pop(_PARAGRAPH_ID)
            element.attrib.pop(_TEXT_ID, None)
        seen.add(identity or "")


def _end_with_section(body: Any) -> None:
    """A body ends with the properties of its last section."""
    sections = body.findall(qn("w:sectPr"))
    for extra in sections[:-1]:
        body.remove(extra)
    last = sections[-1] if sections else etree.Element(qn("w:sectPr"))
    body.append(last)
