"""What `format` leaves alone: paragraphs whose layout says something that the house style has no words for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.model.kinds import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.layout.resolved_style import Appearance
    from alvtc_info.model.document import Block

CONTENTS, COVER, BELOW, NOTE, HEAD_TABLE, BOX, BROKEN = (
    "目录",
    "封面",
    "题下的署名、日期",
    "题前题后的标注",
    "表格里的版头",
    "文本框",
    "有手动换行（↓）的段落，不作两端对齐",
)
_NAMED = {Role.COVER: COVER, Role.HEADER: NOTE}
_HEADS = frozenset({Role.COVER, Role.LETTERHEAD, Role.DOCUMENT_NUMBER, Role.MASTHEAD})
_OF_CONTENTS = ("toc", "目录")
_LEADERS = frozenset({"dot", "middleDot", "hyphen", "underscore", "heavy"})
_LEADING = "….·．⋯_-"
_LISTED = 3


@dataclass(slots=True)
class Left:
    """What was left alone, by its name, with the places in the order of the paper."""

    places: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, place: str) -> None:
        """Enter a place."""
        places = self.places.setdefault(name, [])
        if place not in places:
            places.append(place)

    def line(self) -> str:
        """One line for the user; empty if nothing was left alone."""
        parts = [f"{name}（{_listed(places)}）" for name, places in self.places.items()]
        return f"这些照原样没有动，请自己核对：{'；'.join(parts)}" if parts else ""


def _listed(places: list[str]) -> str:
    if len(places) <= _LISTED:
        return "、".join(places)
    return f"{places[0]}至{places[-1]}，共 {len(places)} 处"


def reason_of(traced: Traced, blocks: list[Block], appearance: Appearance, fields: frozenset[_Element]) -> str:
    """The name of what a paragraph of the body belongs to that is left alone; empty for any other.

    `fields` are the paragraphs in a table of contents (`of_contents`).
    """
    role = blocks[0].role
    if role in _NAMED:
        return _NAMED[role]
    named = appearance.book.name(appearance.style_of(traced.element))
    if role is Role.CONTENTS_ENTRY or traced.element in fields or named.startswith(_OF_CONTENTS):
        return CONTENTS
    return CONTENTS if _leads_to_page(traced) else ""


def tables_of_heads(items: Iterable[tuple[Traced, list[Block]]]) -> dict[_Element, str]:
    """The tables that hold the letterhead of a paper or its number, or what stands on a cover, with their names."""
    return {
        table: COVER if blocks[0].role is Role.COVER else HEAD_TABLE
        for traced, blocks in items
        if traced.zone == "cell" and blocks[0].role in _HEADS
        for table in traced.element.iterancestors("{*}tbl")
    }


def _leads_to_page(traced: Traced) -> bool:
    """Whether a line runs by a tab with leaders, or by dots, to a number at its end."""
    text = traced.text.strip()
    words = text.rstrip("0123456789")
    if words == text or not words:
        return False
    if words.endswith("\t"):
        tabs = child(child(traced.element, "pPr"), "tabs")
        return tabs is not None and any(attribute(stop, "leader") in _LEADERS for stop in tabs)
    bare = words.rstrip(" \u3000")
    return len(bare) - len(bare.rstrip(_LEADING)) >= 2 and bool(bare.rstrip(_LEADING))


def of_contents(root: _Element) -> frozenset[_Element]:
    """The paragraphs that lie in a field TOC or in a content control for a table of contents."""
    found: set[_Element] = set()
    for control in root.iter("{*}sdt"):
        gallery = next(control.iter("{*}docPartGallery"), None)
        if gallery is not None and "Contents" in attribute(gallery, "val"):
            found.update(control.iter("{*}p"))
    open_fields: list[str] = []
    for element in root.iter("{*}p", "{*}fldChar", "{*}instrText"):
        name = local(element)
        if name == "fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                open_fields.append("")
            elif kind == "end" and open_fields:
                open_fields.pop()
        elif name == "instrText" and open_fields:
            open_fields[-1] += element.text or ""
            if _is_toc(open_fields[-1]):
                found.update(list(element.iterancestors("{*}p"))[:1])
        elif any(map(_is_toc, open_fields)):
            found.add(element)
    return frozenset(found)


def _is_toc(code: str) -> bool:
    return code.split()[:1] == ["TOC"]


def alone(root: _Element, kept: Iterable[_Element]) -> list[_Element]:
    """The sections (their `sectPr`) in which every paragraph with text is one of `kept`."""
    body = child(root, "body")
    kept = set(kept)
    sections, others, some = [], False, False
    for each in body if body is not None else ():
        texts = [p for p in each.iter("{*}p") if any((t.text or "").strip() for t in p.iter("{*}t"))]
        some = some or any(p in kept for p in texts)
        others = others or any(p not in kept for p in texts)
        found = each if local(each) == "sectPr" else child(child(each, "pPr"), "sectPr")
        if found is not None:
            if some and not others:
                sections.append(found)
            some = others = False
    return sections
