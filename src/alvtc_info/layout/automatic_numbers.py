"""Automatic numbers (一、 1.1 •) outlive a change of styles: what styles number is written into the paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.reading.ooxml_names import integer

if TYPE_CHECKING:
    from lxml.etree import _Element

    from alvtc_info.editing.word_file import WordFile

_NONE = "0"
_CLOSED = tuple("、）)．.】〕")
_BEFORE = frozenset({"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"})


def keep_numbers(file: WordFile) -> None:
    """Write into every paragraph of the body, headers, footers and notes the list and level that it has by its style.

    The styles may then be replaced.
    """
    for part in dict.fromkeys(part for part, _ in file.stories):
        for paragraph in list(file.tree(part).iter(f"{{{file.namespace()}}}p")):
            placed = _placed(file, paragraph)
            if placed:
                _write(paragraph, *placed)


def unbind(file: WordFile, styles: frozenset[str]) -> None:
    """Take the bindings of levels to these styles, which number nothing any more, out of the lists."""
    part = file.part_of_kind("numbering")
    if part is None or file.opened.lists is None:
        return
    for binding in list(file.tree(part).iter("{*}pStyle")):
        level = binding.getparent()
        if level is not None and attribute(binding, "val") in styles:
            level.remove(binding)


def drop_number(file: WordFile, paragraph: _Element) -> None:
    """Take a paragraph out of its list, be it in one by itself or by its style."""
    if _placed(file, paragraph):
        _write(paragraph, _NONE, 0)


def is_numbered(paragraph: _Element) -> bool:
    """Whether a paragraph itself names a list."""
    number = child(child(child(paragraph, "pPr"), "numPr"), "numId")
    return number is not None and attribute(number, "val") != _NONE


def holds_numbers(element: _Element) -> bool:
    """Whether a paragraph within an element names a list."""
    return any(map(is_numbered, element.iter("{*}p")))


def free(properties: _Element) -> None:
    """Take out of a paragraph's properties that it is in no list: Word then takes no indent from its style."""
    numbering = child(properties, "numPr")
    if numbering is not None:
        properties.remove(numbering)


def close_up(file: WordFile, paragraphs: list[_Element]) -> None:
    """Let the words of numbered paragraphs follow their number, closely or after a space, where a tab is between."""
    part = file.part_of_kind("numbering")
    places = dict.fromkeys(_placed(file, each) for each in paragraphs if is_numbered(each)) if part else {}
    for level in [level for each in places if part and each for level in _levels(file.tree(part), *each)]:
        text, suffix = child(level, "lvlText"), child(level, "suff")
        if text is None or (suffix is not None and attribute(suffix, "val") != "tab"):
            continue
        if suffix is None:
            suffix = text.makeelement(str(text.tag).replace("lvlText", "suff"))
            text.addprevious(suffix)
        closed = attribute(text, "val").endswith(_CLOSED)
        suffix.set(str(text.tag).replace("lvlText", "val"), "nothing" if closed else "space")


def _levels(root: _Element, number: str, level: int) -> list[_Element]:
    """The elements that define a level of a numbered list: those of its abstract list and its own."""
    found = next((e for e in root if local(e) == "num" and attribute(e, "numId") == number), None)
    named = child(found, "abstractNumId")
    if found is None or named is None:
        return []
    abstract = attribute(named, "val")
    owners = [e for e in root if local(e) == "abstractNum" and attribute(e, "abstractNumId") == abstract]
    return [
        each for owner in (*owners, found) for each in owner.iter("{*}lvl") if attribute(each, "ilvl") == str(level)
    ]


def _placed(file: WordFile, paragraph: _Element) -> tuple[str, int] | None:
    lists = file.opened.lists
    if lists is None:
        return None
    properties = child(paragraph, "pPr")
    numbering = child(properties, "numPr")
    style, number, level = child(properties, "pStyle"), child(numbering, "numId"), child(numbering, "ilvl")
    return lists.place(
        file.opened.styles,
        "" if style is None else attribute(style, "val"),
        None if number is None else attribute(number, "val"),
        None if level is None else integer(attribute(level, "val"), 0),
    )


def _write(paragraph: _Element, number: str, level: int) -> None:
    space = str(paragraph.tag).rpartition("}")[0] + "}"
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{space}pPr")
        paragraph.insert(0, properties)
    numbering = child(properties, "numPr")
    if numbering is None:
        numbering = paragraph.makeelement(f"{space}numPr")
        at = next((i for i, each in enumerate(properties) if local(each) not in _BEFORE), len(properties))
        properties.insert(at, numbering)
    for order, (name, value) in enumerate((("ilvl", str(level)), ("numId", number))):
        element = child(numbering, name)
        if element is None:
            element = paragraph.makeelement(f"{space}{name}")
            numbering.insert(order, element)
        element.set(f"{space}val", value)
