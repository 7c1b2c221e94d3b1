"""The formatting that Word shows for a paragraph or run: defaults, styles, direct formatting and theme resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.editing.word_file import parse_tree

if TYPE_CHECKING:
    from lxml.etree import _Element

    from alvtc_info.editing.word_file import WordFile
    from alvtc_info.model.limits import Limits

_OFF = frozenset({"0", "false", "off", "none"})
_SCRIPTS = {"zh-CN": "Hans", "zh-TW": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}


def attribute(element: _Element, name: str) -> str:
    """The value of a word-processing attribute, transitional or strict; empty if it is missing."""
    return next((str(text) for key, text in element.attrib.items() if str(key).endswith("}" + name)), "")


def number(text: str, default: float = 0.0) -> float:
    """The number in the value of an attribute, or the default if it is not a number."""
    try:
        return float(text)
    except ValueError:
        return default


@dataclass(slots=True)
class Look:
    """The formatting of a run: fonts by kind of character (None if not set), size in points, spacing in twips.

    `themed` are the kinds of character whose font comes from the theme.
    """

    east_asia: str | None = None
    ascii: str | None = None
    other: str | None = None
    hint: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    color: str = ""
    spacing: float = 0.0
    themed: frozenset[str] = frozenset()


@dataclass(slots=True)
class ParagraphShape:
    """The formatting of a paragraph: distances in twips, indents also in hundredths of a character.

    `line` is in twips if `line_rule` is `exact` or `atLeast`, in 240ths of a line if it is `auto`. `borders` by side:
    kind, width in eighths of a point, colour.
    """

    style: str = ""
    name: str = ""
    align: str = ""
    first_line: float = 0.0
    first_chars: float = 0.0
    left: float = 0.0
    line: float = 240.0
    line_rule: str = "auto"
    before: float = 0.0
    after: float = 0.0
    outline: int = -1
    tabs: list[tuple[str, float]] = field(default_factory=list)
    borders: dict[str, tuple[str, float, str]] = field(default_factory=dict)


@dataclass(slots=True)
class StyleBook:
    """The styles of a document by identifier, and its defaults."""

    styles: dict[str, _Element] = field(default_factory=dict)
    default: str = ""
    run_defaults: _Element | None = None
    paragraph_defaults: _Element | None = None
    _chains: dict[str, list[_Element]] = field(default_factory=dict)

    def chain(self, style: str) -> list[_Element]:
        """The style and those it is based on, the most basic first."""
        known = self._chains.get(style)
        if known is not None:
            return known
        found: list[_Element] = []
        at = style
        while at in self.styles and self.styles[at] not in found:
            found.append(self.styles[at])
            based = child(self.styles[at], "basedOn")
            at = attribute(based, "val") if based is not None else ""
        self._chains[style] = found[::-1]
        return self._chains[style]

    def name(self, style: str) -> str:
        """The name of a style in lower case."""
        return style_name(self.styles.get(style))


def style_name(style: _Element | None) -> str:
    """The name of a style element in lower case; empty if it has none or is None."""
    named = child(style, "name")
    return attribute(named, "val").lower() if named is not None else ""


def read_book(data: bytes, part: str, name: str, limits: Limits) -> StyleBook:
    """Read a styles part. Raises InputError if its XML is broken."""
    root = parse_tree(data, part, name)
    book = StyleBook()
    for element in root:
        if local(element) == "style":
            identity = attribute(element, "styleId")
            book.styles[identity] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                book.default = identity
        elif local(element) == "docDefaults":
            book.run_defaults = child(child(element, "rPrDefault"), "rPr")
            book.paragraph_defaults = child(child(element, "pPrDefault"), "pPr")
    return book


class Appearance:
    """The looks and shapes of a Word file's paragraphs."""

    def __init__(self, file: WordFile) -> None:
        part = file.part_of_kind("styles")
        self.book = StyleBook() if part is None else file.opened.cached(part, read_book)
        theme = file.part_of_kind("theme")
        self._theme = None if theme is None else file.opened.cached(theme, _read_theme)
        settings = file.part_of_kind("settings")
        self.settings = None if settings is None else file.opened.cached(settings, _read_tree)
        language = child(self.settings, "themeFontLang")
        self._script = _SCRIPTS.get(attribute(language, "eastAsia"), "Hans") if language is not None else "Hans"

    def style_of(self, paragraph: _Element) -> str:
        """The identifier of a paragraph's style."""
        named = child(child(paragraph, "pPr"), "pStyle")
        return attribute(named, "val") if named is not None else self.book.default

    def look(self, paragraph: _Element, run: _Element | None) -> Look:
        """The formatting of a run of a paragraph, or of the paragraph mark if `run` is None."""
        layers = [self.book.run_defaults]
        layers += [child(style, "rPr") for style in self.book.chain(self.style_of(paragraph))]
        direct = child(run, "rPr") if run is not None else child(child(paragraph, "pPr"), "rPr")
        named = child(direct, "rStyle")
        if named is not None:
            layers += [child(style, "rPr") for style in self.book.chain(attribute(named, "val"))]
        look = Look()
        for layer in (*layers, direct):
            if layer is not None:
                self._lay(look, layer)
        return look

    def _lay(self, look: Look, layer: _Element) -> None:
        for element in layer:
            name = local(element)
            if name == "rFonts":
                self._fonts(look, element)
            elif name == "sz":
                look.size = number(attribute(element, "val"), look.size * 2) / 2
            elif name == "b":
                look.bold = attribute(element, "val") not in _OFF
            elif name == "i":
                look.italic = attribute(element, "val") not in _OFF
            elif name == "color":
                look.color = attribute(element, "val").upper()
            elif name == "spacing":
                look.spacing = number(attribute(element, "val"))

    def _fonts(self, look: Look, element: _Element) -> None:
        look.hint = attribute(element, "hint") or look.hint
        for key, kind in (("eastAsia", "east_asia"), ("ascii", "ascii"), ("hAnsi", "other")):
            themed, plain = attribute(element, key + "Theme"), attribute(element, key)
            if themed:
                setattr(look, kind, self._themed(themed))
                look.themed |= {kind}
            elif plain:
                setattr(look, kind, plain)
                look.themed -= {kind}

    def _themed(self, key: str) -> str | None:
        """The font that the theme sets; for Chinese that of the script if the theme names no East Asian font."""
        fonts = (self._theme or {}).get("major" if key.startswith("major") else "minor", {})
        if key.endswith("EastAsia"):
            return fonts.get("ea") or fonts.get(self._script)
        return fonts.get("latin")

    def shape(self, paragraph: _Element) -> ParagraphShape:
        """The formatting of a paragraph."""
        style = self.style_of(paragraph)
        shape = ParagraphShape(style, self.book.name(style))
        layers = [self.book.paragraph_defaults]
        layers += [child(each, "pPr") for each in self.book.chain(style)]
        for layer in (*layers, child(paragraph, "pPr")):
            for element in layer if layer is not None else ():
                handler = _SHAPES.get(local(element))
                if handler is not None:
                    handler(shape, element)
        return shape


def _align(shape: ParagraphShape, element: _Element) -> None:
    shape.align = attribute(element, "val")


def _outline(shape: ParagraphShape, element: _Element) -> None:
    shape.outline = int(number(attribute(element, "val"), 9))


def _indent(shape: ParagraphShape, element: _Element) -> None:
    for key, name in (
        ("firstLine", "first_line"),
        ("firstLineChars", "first_chars"),
        ("left", "left"),
        ("start", "left"),
    ):
        if attribute(element, key):
            setattr(shape, name, number(attribute(element, key)))
    if attribute(element, "hanging"):
        shape.first_line = -number(attribute(element, "hanging"))


def _spacing(shape: ParagraphShape, element: _Element) -> None:
    for key, name in (("line", "line"), ("before", "before"), ("after", "after")):
        if attribute(element, key):
            setattr(shape, name, number(attribute(element, key)))
    if attribute(element, "line"):
        shape.line_rule = attribute(element, "lineRule") or "auto"


def _tabs(shape: ParagraphShape, element: _Element) -> None:
    shape.tabs += [(attribute(each, "val"), number(attribute(each, "pos"))) for each in element]


def _borders(shape: ParagraphShape, element: _Element) -> None:
    for each in element:
        shape.borders[local(each)] = (
            attribute(each, "val"),
            number(attribute(each, "sz")),
            attribute(each, "color").upper(),
        )


_SHAPES = {
    "jc": _align,
    "outlineLvl": _outline,
    "ind": _indent,
    "spacing": _spacing,
    "tabs": _tabs,
    "pBdr": _borders,
}


def _read_tree(data: bytes, part: str, name: str, limits: Limits) -> _Element:
    return parse_tree(data, part, name)


def _read_theme(data: bytes, part: str, name: str, limits: Limits) -> dict[str, dict[str, str]]:
    """The fonts of a theme: `major` and `minor` → typeface by `latin`, `ea` or script."""
    found: dict[str, dict[str, str]] = {}
    for element in parse_tree(data, part, name).iter():
        kind = {"majorFont": "major", "minorFont": "minor"}.get(local(element))
        if kind:
            fonts = found.setdefault(kind, {})
            for each in element:
                fonts[each.get("script") or local(each)] = str(each.get("typeface") or "")
    return found
