"""Paragraphs that look as before when the house styles come in: their styles are written out in full."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import attribute, style_name
from alvtc_info.layout.word_xml import PARAGRAPH_ORDER, RUN_ORDER, insert_before, made, properties_of, put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from alvtc_info.layout.resolved_style import Appearance

_PREFIX = "原 "
_NEUTRAL_PARAGRAPH = {
    "widowControl": {"val": "1"},
    "autoSpaceDE": {"val": "1"},
    "autoSpaceDN": {"val": "1"},
    "snapToGrid": {"val": "0"},
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
    "ind": {"left": "0", "right": "0", "firstLine": "0"},
    "jc": {"val": "left"},
}  # what holds where nothing is set; but the lines leave the grid, which becomes that of the house
_NEUTRAL_RUN = {
    "rFonts": {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "宋体", "cs": "Times New Roman"},
    "b": {"val": "0"},
    "i": {"val": "0"},
    "color": {"val": "auto"},
    "spacing": {"val": "0"},
    "kern": {"val": "0"},
    "sz": {"val": "20"},
    "szCs": {"val": "20"},
    "u": {"val": "none"},
}
_AFTER_PARAGRAPH = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
_OF_A_PLACE = frozenset({"numPr", "sectPr", "pPrChange", "rPrChange", "pStyle", "rStyle"})
_OPPOSITE = {"hanging": ("firstLine", "firstLineChars"), "firstLine": ("hanging", "hangingChars")}


class KeptStyles:
    """The styles of a draft as they were, for paragraphs that are to keep their look.

    `root` is the styles part, `replaced` the names of the styles that are redefined.
    """

    def __init__(self, appearance: Appearance, root: _Element, replaced: Iterable[str]) -> None:
        self._appearance = appearance
        self._root = root
        self._replaced = frozenset(replaced)
        self._copies: dict[str, str] = {}
        self._whole: set[str] = set()

    def keep(self, paragraph: _Element) -> None:
        """Give a paragraph, whose style is redefined, a copy of that style as it was.

        Another style takes what it inherits from these as its own.
        """
        style = self._appearance.style_of(paragraph)
        known = self._appearance.book.styles.get(style)
        if known is not None and style_name(known) not in self._replaced:
            if style not in self._whole:
                self._whole.add(style)
                self._complete(next(e for e in self._root if attribute(e, "styleId") == style), style)
            return
        if style not in self._copies:
            self._copies[style] = self._copied(style)
        put(properties_of(paragraph), made(paragraph, "pStyle", val=self._copies[style]))

    def _complete(self, element: _Element, style: str) -> None:
        """Write all that a style inherits into it; its number stays."""
        number = child(child(element, "pPr"), "numPr")
        whole = made(element, "style")
        self.write_out(whole, style)
        for name, order in (("pPr", _AFTER_PARAGRAPH), ("rPr", _AFTER_PARAGRAPH[1:])):
            for each in [e for e in element if local(e) == name]:
                element.remove(each)
            properties = next(each for each in whole if local(each) == name)
            insert_before(element, properties, order)
            if name == "pPr" and number is not None:
                put(properties, number)

    def _copied(self, style: str) -> str:
        taken = {attribute(each, "styleId") for each in self._root}
        identity = next(name for name in (f"Kept{n}" for n in range(1, len(taken) + 2)) if name not in taken)
        copy = made(self._root, "style", type="paragraph", customStyle="1", styleId=identity)
        copy.append(made(self._root, "name", val=f"{_PREFIX}{self._appearance.book.name(style) or 'normal'}"))
        self.write_out(copy, style)
        self._root.append(copy)
        return identity

    def write_out(self, element: _Element, style: str) -> None:
        """Write all that a style is and inherits into a style element without properties of its own."""
        book = self._appearance.book
        chain = book.chain(style)
        for name, order, first, neutral in (
            ("pPr", PARAGRAPH_ORDER, book.paragraph_defaults, _NEUTRAL_PARAGRAPH),
            ("rPr", RUN_ORDER, book.run_defaults, _NEUTRAL_RUN),
        ):
            properties = made(element, name)
            for kind, values in neutral.items():
                put(properties, made(element, kind, **values))
            for layer in (first, *(child(each, name) for each in chain)):
                _lay(properties, layer, order)
            element.append(properties)


def _lay(properties: _Element, layer: _Element | None, order: tuple[str, ...]) -> None:
    """Lay the properties of one style over those of the styles that it is based on."""
    for each in layer if layer is not None else ():
        name = local(each)
        if name in _OF_A_PLACE or name not in order or name == "snapToGrid":
            continue
        under = child(properties, name)
        if under is None or name not in ("rFonts", "ind", "spacing", "tabs"):
            put(properties, deepcopy(each))
        elif name == "tabs":
            under.extend(deepcopy(stop) for stop in each)
        else:
            _merge(under, each)


def _merge(under: _Element, over: _Element) -> None:
    """Lay the attributes of one property over those of another; a font of the theme takes the place of a named one."""
    for key, text in over.attrib.items():
        space, _, name = str(key).rpartition("}")
        for other in (*_OPPOSITE.get(name, ()), name + "Theme"):
            if f"{space}}}{other}" in under.attrib:
                del under.attrib[f"{space}}}{other}"]
        under.set(key, text)
