"""Properties of paragraphs, runs and sections, at the places that the schema gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
    "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
_OFF = frozenset({"0", "false", "off", "none"})


def name_beside(like: _Element, name: str) -> str:
    """A name in the name space of an element."""
    return str(like.tag).rpartition("}")[0] + "}" + name


def made(like: _Element, name: str, **values: str) -> _Element:
    """A new element in the name space of another, with these attributes."""
    element = like.makeelement(name_beside(like, name))
    for key, value in values.items():
        element.set(name_beside(like, key), value)
    return element


def insert_before(parent: _Element, element: _Element, after: tuple[str, ...]) -> None:
    """Insert an element before the first child that the schema puts after it (`after`)."""
    at = next((i for i, each in enumerate(parent) if local(each) in after), len(parent))
    parent.insert(at, element)


def put(properties: _Element, element: _Element) -> None:
    """Set a property of a paragraph (`pPr`) or a run (`rPr`), in place of the one of this name."""
    order = PARAGRAPH_ORDER if local(properties) == "pPr" else RUN_ORDER
    name = local(element)
    for each in [e for e in properties if local(e) == name]:
        properties.remove(each)
    insert_before(properties, element, order[order.index(name) + 1 :])


def properties_of(element: _Element) -> _Element:
    """The properties element of a paragraph or a run, created if it has none."""
    name = "pPr" if local(element) == "p" else "rPr"
    properties = child(element, name)
    if properties is None:
        properties = made(element, name)
        element.insert(0, properties)
    return properties


def set_size(paragraph: _Element, size: float | None, usual: float) -> None:
    """Set the size (points) of a paragraph's runs if it is not the usual size of the style."""
    if size is None or size == usual:
        return
    for run in paragraph.iter(name_beside(paragraph, "r")):
        properties = properties_of(run)
        for name in ("sz", "szCs"):
            put(properties, made(properties, name, val=f"{size * 2:g}"))


def is_on(switch: _Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return switch is not None and attribute(switch, "val") not in _OFF
