"""Where the slots of a template stand: looked at before it is filled, so that a wrong place can be named.

Two looks: at each paragraph as Word shows it (`check_paragraphs`), and at the XML source that docxtpl makes of a part
(`check_source`), in which what a loop or a condition encloses must open and close its elements in step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from lxml import etree

from alvtc_info.rendering.template_language import FaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.rendering.template_language import PlainEnvironment

SHOWN = 30  # characters of a paragraph that an error quotes
_SLOT = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_WIDE = re.compile(r"｛[｛{%％#]|\{[｛％]")
_WHOLE = re.compile(r"(\{\{|\{%|\{#)(p|tr|tc|r)(?=\s)")
_HOLDERS = {"p": ("一段", "w:p"), "tr": ("表格的一行", "w:tr"), "tc": ("一格", "w:tc")}
_OBJECTS = ("w:drawing", "w:pict", "w:object", "w:sectPr")
_TAG = re.compile(r"\ue000|<[^<>]*>")
_NAME = re.compile(r"</?([^\s/>\ue000]+)")
_ENDS = {"endif": "if", "endfor": "for", "endset": "set", "endwith": "with", "endfilter": "filter", "endmacro": "macro"}
_FILLED_ATTRIBUTES = frozenset({"w:gridSpan", "w:shd", "w:vMerge", "wp:docPr", "pic:cNvPr"})
_PLACES_OF_TEXT = frozenset({"w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t", "a:t"})


def check_paragraphs(root: Any) -> None:
    """Look at the slots of each paragraph of a part; raises FaultError with its line in the source."""
    for line, paragraph in enumerate(root.iter(qn("w:p")), 2):
        text = own_text(paragraph)
        try:
            _check_slots(text)
            for kind, name in _WHOLE.findall(text):
                _check_whole(paragraph, kind, name)
        except FaultError as fault:
            raise FaultError(fault.code, fault.message, line) from None


def own_text(paragraph: Any) -> str:
    """The text of a paragraph without that of paragraphs within it (text boxes)."""
    return "".join(
        text.text or "" for text in paragraph.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is paragraph
    )


def _check_slots(text: str) -> None:
    rest = _SLOT.sub("", text)
    if half := _HALF.search(rest):
        raise FaultError("template-syntax", f"占位写法有误：花括号“{half[0]}”不成对，一个占位要写在同一段里")
    if wide := _WIDE.search(rest):
        raise FaultError("template-syntax", f"占位写法有误：“{wide[0]}”是全角的，请改成半角花括号")
    for slot in _SLOT.findall(text):
        if "{{" in slot[2:] or "{%" in slot[2:]:
            raise FaultError("template-syntax", "占位写法有误：一个占位还没有写完又开了一个，请检查花括号")


def _check_whole(paragraph: Any, kind: str, name: str) -> None:
    slot = f"{kind}{name} … {'%}' if kind == '{%' else '}}' if kind == '{{' else '#}'}"
    if kind == "{{":
        raise FaultError("template-place", f"{slot} 不能用，填内容请写 {{{{ … }}}}")
    if name == "r":
        return
    called, tag = _HOLDERS[name]
    holder = paragraph if name == "p" else next(paragraph.iterancestors(qn(tag)), None)
    if holder is None:
        raise FaultError("template-place", f"{slot} 只能写在表格里")
    text = "".join(each.text or "" for each in holder.iter(qn("w:t"))).strip()
    if not _SLOT.fullmatch(text) or len(_SLOT.findall(text)) > 1:
        raise FaultError("template-place", f"{slot} 要单独占{called}，不能和别的文字或占位放在一起")
    if any(next(holder.iter(qn(each)), None) is not None for each in _OBJECTS):
        raise FaultError("template-place", f"{slot} 所在的{called}里还有图片、文本框或分节符，会一起删掉，请移开")


@dataclass(slots=True)
class _Open:
    """A statement that is not closed yet: its tag and line, the elements open where it began and after each branch."""

    tag: str
    line: int
    start: tuple[str, ...]
    ends: list[tuple[str, ...]]
    otherwise: bool = False


def marked_source(root: Any) -> str:
    """The XML of a part with each paragraph on a line of its own, from line 2 on.

    Line breaks stand before paragraphs; those of a row or cell that docxtpl takes out stand around it, so that none is
    lost and what is in their slots is still on the line of its paragraph.
    """
    tree = etree.fromstring(etree.tostring(root, encoding="unicode").replace("\n", " "))
    paragraphs = list(tree.iter(qn("w:p")))
    taken_out: dict[Any, Any] = {}  # rows and cells that docxtpl takes out: the paragraph of their slot
    for paragraph in paragraphs:
        whole = _WHOLE.search(own_text(paragraph))
        if whole and whole[2] in ("tr", "tc"):
            taken_out[next(paragraph.iterancestors(qn(_HOLDERS[whole[2]][1])), None)] = paragraph
    passed: set[Any] = set()
    for paragraph in paragraphs:
        holder: Any = next((each for each in paragraph.iterancestors() if each in taken_out), None)
        if holder in passed:
            holder.tail = "\n" + (holder.tail or "")
            continue
        _break_before(paragraph if holder is None else holder)
        if holder is not None and taken_out[holder] is paragraph:
            passed.add(holder)
    return etree.tostring(tree, encoding="unicode")


def _break_before(element: Any) -> None:
    before = element.getprevious()
    if before is None:
        parent = element.getparent()
        parent.text = (parent.text or "") + "\n"
    else:
        before.tail = (before.tail or "") + "\n"


def check_source(source: str, environment: PlainEnvironment) -> None:
    """Look at the XML source of a part with its slots; raises FaultError with the line in it."""
    open_statements: list[_Open] = []
    elements: list[str] = []
    for kind, line, what in _events(source, environment):
        if kind == "slot":
            if elements and elements[-1] not in _PLACES_OF_TEXT:
                raise FaultError("template-place", "占位不在文字里，写不进去；请把它单独打在一段里", line)
        elif kind == "element":
            _follow(what, line, elements, open_statements)
        else:
            elements = _statement(what, line, elements, open_statements)
    if open_statements:
        last = open_statements[-1]
        raise FaultError("template-syntax", f"{last.tag} 没有用 end{last.tag} 结束", last.line)


def _follow(tag: str, line: int, elements: list[str], open_statements: list[_Open]) -> None:
    name = _NAME.match(tag)
    if name is None or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        elements.append(name[1])
    elif not elements or elements.pop() != name[1]:
        last = open_statements[-1] if open_statements else None
        raise _crossed(last.tag if last else "占位", last.line if last else line)


def _crossed(tag: str, line: int) -> FaultError:
    return FaultError(
        "template-place", f"{tag} 和它的结束放的位置不配：要都在段里、都单独成段，或都在同一个表格的行里", line
    )


def _statement(tag: str, line: int, elements: list[str], open_statements: list[_Open]) -> list[str]:
    """The elements that are open after a statement."""
    if tag in ("elif", "else"):
        if not open_statements or open_statements[-1].tag not in ("if", "for"):
            raise FaultError("template-syntax", f"{tag} 前面没有 if", line)
        last = open_statements[-1]
        last.ends.append(tuple(elements))
        last.otherwise = last.otherwise or tag == "else"
        return list(last.start)
    if tag not in _ENDS:
        open_statements.append(_Open(tag, line, tuple(elements), []))
        return elements
    if not open_statements:
        raise FaultError("template-syntax", f"{tag} 前面没有对应的 {_ENDS[tag]}", line)
    last = open_statements.pop()
    if last.tag != _ENDS[tag]:
        raise FaultError("template-syntax", f"{tag} 放的位置不对：前面的 {last.tag} 还没有用 end{last.tag} 结束", line)
    if {*last.ends, tuple(elements), *(() if last.tag == "if" and last.otherwise else (last.start,))} != {
        tuple(elements)
    }:
        raise _crossed(last.tag, last.line)
    return elements


def _events(source: str, environment: PlainEnvironment) -> Iterator[tuple[str, int, str]]:
    """Elements, slots and statements in their order, with their lines; a statement within a tag stands before it."""
    pieces: list[str] = []
    slots: list[tuple[str, int, str]] = []
    for kind, line, what in _read(source, environment):
        if kind == "data":
            pieces.append(what)
        else:
            slots.append((kind, line, what))
            pieces.append("\ue000")
    text = "".join(pieces)
    line, at, upcoming = 1, 0, iter(slots)
    for found in _TAG.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        if found[0] == "\ue000":
            yield next(upcoming)
            continue
        name = _NAME.match(found[0])
        for _ in range(found[0].count("\ue000")):
            kind, where, what = next(upcoming)
            if name is None or name[1] not in _FILLED_ATTRIBUTES:
                raise FaultError("template-place", "占位写进了 XML 的属性里，只能写在文字里", where)
            if kind == "statement":
                yield kind, where, what
        yield "element", line, found[0].replace("\ue000", "")


def _read(source: str, environment: PlainEnvironment) -> Iterator[tuple[str, int, str]]:
    """Data, slots and those statements that have an end, as jinja2 reads them."""
    import jinja2

    from alvtc_info.rendering.template_language import in_chinese

    inside: list[tuple[str, str]] | None = None
    try:
        for line, kind, what in environment.lex(source):
            if kind == "data":
                yield "data", line, what.replace("\ue000", " ")
            elif kind == "variable_begin":
                yield "slot", line, ""
            elif kind == "block_begin":
                inside = []
            elif kind == "block_end" and inside is not None:
                if tag := _paired(inside):
                    yield "statement", line, tag
                inside = None
            elif inside is not None and kind != "whitespace":
                inside.append((kind, what))
    except jinja2.TemplateSyntaxError as error:
        raise FaultError("template-syntax", in_chinese(error.message or ""), error.lineno) from None


def _paired(tokens: list[tuple[str, str]]) -> str:
    """The tag of a statement that begins, parts or ends something; empty for others."""
    tag = tokens[0][1] if tokens else ""
    if tag == "set":
        return "" if ("operator", "=") in tokens else tag
    return tag if tag in {*_ENDS, *_ENDS.values(), "elif", "else"} else ""
