"""What a template from elsewhere may carry into a report: nothing that loads, runs or embeds something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from alvtc_info.rendering.template_language import FaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELDS = frozenset(
    "PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME TOC PAGEREF REF NOTEREF SEQ "
    "STYLEREF HYPERLINK TITLE SUBJECT AUTHOR LASTSAVEDBY FILENAME KEYWORDS COMMENTS DOCPROPERTY NUMWORDS NUMCHARS EQ "
    "SYMBOL FORMTEXT FORMCHECKBOX FORMDROPDOWN XE INDEX TC LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT ADVANCE REVNUM".split()
)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_DROPPED_RELATIONS = frozenset({"attachedTemplate"})
_RELATIONS = {
    "oleObject": "嵌入的对象",
    "package": "嵌入的文件",
    "control": "控件",
    "activeXControlBinary": "控件",
    "vbaProject": "宏",
    "wordVbaData": "宏",
    "aFChunk": "嵌入的文档",
    "subDocument": "子文档",
    "frame": "框架",
    "mailMergeSource": "邮件合并的数据源",
    "mailMergeHeaderSource": "邮件合并的数据源",
    "recipientData": "邮件合并的数据源",
    "keyMapCustomizations": "自定义命令",
    "attachedToolbars": "自定义命令",
    "ui": "自定义命令",
    "extensibility": "自定义命令",
    "webextension": "加载项",
    "webextensiontaskpanes": "加载项",
}
_ELEMENTS = {
    qn("w:altChunk"): "嵌入的文档",
    qn("w:subDoc"): "子文档",
    qn("w:object"): "嵌入的对象",
    qn("w:control"): "控件",
    qn("w:movie"): "影片",
    qn("w:mailMerge"): "邮件合并的数据源",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "嵌入的对象",
}
_DROPPED_ELEMENTS = (qn("w:attachedTemplate"), qn("w:dataBinding"))
_CONTENTS = (
    (b"\xd0\xcf\x11\xe0", "旧式的 Office 对象"),
    (b"PK\x03\x04", "压缩包"),
    (b"MZ", "程序"),
    (b"{\\rtf", "RTF 文档"),
)
_VECTOR = "{urn:schemas-microsoft-com:"
_ADVICE = "，请在 Word 里删去后另存"


def refuse_active(package: Any) -> None:
    """Look through the parts of an opened package; raises FaultError for what loads, runs or embeds something.

    The way to the template that it was made with, and the ties of controls to hidden data, are dropped.
    """
    for owner in (package, *package.iter_parts()):
        for key, relation in list(owner.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind in _DROPPED_RELATIONS:
                del owner.rels[key]
            elif kind in _RELATIONS:
                raise _refused(_RELATIONS[kind])
            elif relation.is_external and not (kind == "hyperlink" and _SAFE_LINK.match(relation.target_ref)):
                raise _refused(f"指向外面的链接（{relation.target_ref[:60]}）")
    for part in package.iter_parts():
        if "macroEnabled" in part.content_type or "vba" in part.content_type.lower():
            raise _refused("宏")
        head = part.blob[:8]
        for start, called in _CONTENTS:
            if head.startswith(start):
                raise _refused(f"嵌入的{called}（{part.partname}）")
        drop_bindings(part)


def drop_bindings(part: Any) -> None:
    """Take the way to another template and the ties to hidden data out of a part."""
    root = root_of(part)
    if root is None:
        return
    found = list(root.iter(*_DROPPED_ELEMENTS))
    for element in found:
        element.getparent().remove(element)
    if found and not hasattr(part, "_element"):
        set_root(part, root)


def refuse_active_content(package: Any) -> None:
    """Look at the elements and fields of all parts, filled or not; raises FaultError as `refuse_active` does."""
    for part in package.iter_parts():
        root = root_of(part)
        if root is None:
            continue
        for element in root.iter(*_ELEMENTS):
            raise _refused(_ELEMENTS[element.tag])
        for element in root.iter("{*}*"):
            if element.tag.startswith(_VECTOR):
                for name, value in element.attrib.items():
                    outside = "://" in value or value.startswith("\\\\")
                    if outside and not (name.rpartition("}")[2] == "href" and _SAFE_LINK.match(value)):
                        raise _refused(f"指向外面的链接（{value[:60]}）")
        for field in _fields(root):
            word = field.split(maxsplit=1)[0].upper() if field.strip() else ""
            if word not in _FIELDS and not word.startswith("="):
                raise _refused(f"域 {word[:20] or '（拼出来的）'}")


def root_of(part: Any) -> Any:
    """The root element of an XML part, None for any other."""
    if hasattr(part, "_element"):
        return part._element
    if not (part.content_type.endswith("xml") and part.blob):
        return None
    return parse_xml(part.blob)


def set_root(part: Any, root: Any) -> None:
    """Let a part hold this root element."""
    if hasattr(part, "_element"):
        part._element = root
    else:
        from lxml import etree

        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _refused(what: str) -> FaultError:
    return FaultError("template-active", f"里有{what}，不能用作模板{_ADVICE}")


def _fields(root: Any) -> Iterator[str]:
    """The instruction of each field; of a field within another's instruction its own alone."""
    for simple in root.iter(qn("w:fldSimple")):
        yield simple.get(qn("w:instr")) or ""
    open_fields: list[list[str]] = []
    for element in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        if element.tag == qn("w:fldChar"):
            kind = element.get(qn("w:fldCharType"))
            if kind == "begin":
                open_fields.append([])
            elif kind == "end" and open_fields:
                yield "".join(open_fields.pop())
        else:
            if not open_fields:
                open_fields.append([])
            open_fields[-1].append(element.text or "")
    for rest in open_fields:
        yield "".join(rest)
