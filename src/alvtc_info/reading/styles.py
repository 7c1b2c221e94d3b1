"""The styles of a document, as far as reading needs them: names, levels, alignment, numbering, hidden text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.reading.ooxml_names import NAMES, integer, on, value
from alvtc_info.reading.xml import parse
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.model.limits import Limits

_LATENT, _LATENT_END = b"<w:latentStyles ", b"</w:latentStyles>"
_STYLE, _STYLE_END = b"<w:style ", b"</w:style>"
_OF_TABLES = b'w:type="table"'
_CONTENTS = Pattern(r"(?:toc|目录) ?(?:[1-9]|heading|标题)$")
_HEADING = Pattern(r"(?:heading|标题) ?([1-9])$")


class Styles:
    """Attributes of styles by style identifier; an attribute that is missing is inherited or plain."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.based: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.number_levels: dict[str, int] = {}
        self.outlines: dict[str, int] = {}
        self.aligns: dict[str, str] = {}
        self.hidden: set[str] = set()
        self.default = ""
        self.circular = False
        self._chains: dict[str, tuple[str, ...]] = {}

    def chain(self, style: str) -> tuple[str, ...]:
        """The style and those it is based on, nearest first."""
        known = self._chains.get(style)
        if known is not None:
            return known
        found: list[str] = []
        at = style or self.default
        while at and at not in found and len(found) < 20:
            found.append(at)
            at = self.based.get(at, "")
        self._chains[style] = tuple(found)
        return self._chains[style]

    def level(self, style: str) -> int:
        """The heading level by style name (heading 1, 标题 1) or outline level, 0 for none."""
        for each in self.chain(style):
            found = _HEADING.match(self.names.get(each, "").lower())
            if found:
                return int(found[1])
        return next((self.outlines[e] + 1 for e in self.chain(style) if self.outlines.get(e, 9) < 9), 0)

    def is_title(self, style: str) -> bool:
        """Whether the style is Title."""
        return any(self.names.get(each, "").lower() in ("title", "标题") for each in self.chain(style))

    def is_contents(self, style: str) -> bool:
        """Whether the style is that of a line of a table of contents (toc 1, 目录 1), or of its title."""
        return any(_CONTENTS.match(self.names.get(each, "").lower()) for each in self.chain(style)[:2])

    def hides(self, style: str) -> bool:
        """Whether text in this style is hidden."""
        return bool(self.hidden) and any(each in self.hidden for each in self.chain(style or "-"))

    def align(self, style: str) -> str:
        """The alignment that the style gives; empty for none."""
        return next((self.aligns[each] for each in self.chain(style) if each in self.aligns), "")


def _without_idle(data: bytes) -> bytes:
    """A styles part without latent styles and those of tables, as far as they are written as usual.

    They are not needed for reading, and parsing them is most of the cost of a short document.
    """
    start = data.find(_LATENT)
    end = data.find(_LATENT_END, start)
    if -1 < start < end:
        data = data[:start] + data[end + len(_LATENT_END) :]
    kept = []
    taken = at = 0
    while (at := data.find(_STYLE, at)) >= 0 and (tag_end := data.find(b">", at)) >= 0:
        if _OF_TABLES not in data[at:tag_end] or data[tag_end - 1 : tag_end] == b"/":
            at = tag_end
            continue
        end = data.find(_STYLE_END, tag_end)
        if end < 0:
            break
        kept.append(data[taken:at])
        taken = at = end + len(_STYLE_END)
    return b"".join((*kept, data[taken:]))


def read_styles(data: bytes, part: str, name: str, limits: Limits) -> Styles:
    """Read a styles part. Raises InputError where its XML is broken or dangerous."""
    styles = Styles()
    current = ""
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current, depth
        depth += 1
        local = NAMES[tag]
        if local == "style" and depth == 2:
            current = value(attributes, "styleId") or ""
            paragraph = value(attributes, "type") in (None, "paragraph")
            if paragraph and (value(attributes, "default") or "0").lower() in ("1", "true", "on"):
                styles.default = current
        elif not current:
            return
        elif local == "name":
            styles.names[current] = value(attributes) or ""
        elif local == "basedOn":
            styles.based[current] = value(attributes) or ""
        elif local == "outlineLvl":
            styles.outlines[current] = integer(value(attributes), 9)
        elif local == "jc":
            styles.aligns.setdefault(current, value(attributes) or "")
        elif local == "vanish" and on(attributes):
            styles.hidden.add(current)
        elif local == "numId":
            styles.numbers[current] = value(attributes) or "0"
        elif local == "ilvl":
            styles.number_levels[current] = integer(value(attributes), 0)

    def end(tag: str) -> None:
        nonlocal current, depth
        depth -= 1
        if depth == 1:
            current = ""

    parse(_without_idle(data), start, end, None, part=part, name=name, limits=limits)
    styles.circular = any(_returns(styles.based, style) for style in styles.based)
    return styles


def _returns(based: dict[str, str], style: str) -> bool:
    at = based.get(style, "")
    for _ in range(20):
        if at == style:
            return True
        at = based.get(at, "")
    return False
