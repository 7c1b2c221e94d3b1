"""The sections of a draft in house style: paper, margins, grid, headers as they were, page numbers."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.check_layout import holds_page_number
from alvtc_info.layout.resolved_style import attribute, number
from alvtc_info.layout.word_xml import insert_before, is_on, made

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from typing import Any

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Trace, Traced
    from alvtc_info.editing.word_file import WordFile

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_AFTER_SIZE = (
    "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi",
    "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
_SEEN = frozenset({"drawing", "pict", "object"})
_PICTURES = frozenset({"blip", "imagedata"})
_OF_NUMBERS = frozenset("0123456789第页共总张/／—-–－·•~|.[]()（）pageof")
Footing = tuple[tuple[str, ...], bool]


class Pages:
    """The sections of a body, with the headers and footers that each shows.

    `restyled` gives a copied paragraph the style of footers; `house` are the footers of the house style for odd and
    even pages. `uniform` demands a page number on every page: in a duty report; elsewhere pages without one stay so.
    """

    def __init__(
        self,
        file: WordFile,
        trace: Trace,
        layout: Mapping[str, Mapping[str, Any]],
        house: Mapping[str, _Element],
        restyled: Callable[[_Element], None],
        *,
        uniform: bool,
    ) -> None:
        self._file = file
        self._page = layout["page"]
        self._house = house
        self._restyled = restyled
        self._root = file.tree(file.main)
        settings = file.part_of_kind("settings")
        self._facing = settings is not None and is_on(child(file.tree(settings), "evenAndOddHeaders"))
        self._uniform = uniform
        self._parts = {i: target for i, (_, target, external) in file.opened.linked.items() if not external}
        self._words: dict[str, list[Traced]] = {}
        self._numbered: set[str] = set()
        for each in trace.paragraphs.values():
            if each.zone == "footer" and each.text.strip() and not _number_only(each):
                self._words.setdefault(each.part, []).append(each)
        self._made: dict[tuple[str, Footing], str] = {}
        self.kept = 0

    def set(self, alone: Collection[_Element] = (), covered: Collection[_Element] = ()) -> None:
        """Set paper, margins and grid of every portrait section, and headers and page numbers of all.

        Sections in `alone` keep their paper, margins and grid; the first page of one in `covered` is a cover.
        """
        sections = [each for each in self._root.iter() if local(each) == "sectPr"]
        if not sections:
            body = child(self._root, "body")
            assert body is not None
            sections = [made(body, "sectPr")]
            body.append(sections[0])
        shown = list(self._shown(sections))
        self._numbered = {
            part for section, each in zip(sections, shown, strict=True) for part in self._with_number(section, each)
        }
        for section, each in zip(sections, shown, strict=True):
            self._headers(section)
            self._footers(section, each, bare=section in covered and not self._uniform and not self._numbered)
            if section not in alone:
                self._paper(section)
        self._drop_footers(sections)

    def _drop_footers(self, sections: list[_Element]) -> None:
        """Leave out the footers that no section shows any more."""
        used = {str(each.get(_RELATION)) for section in sections for each in section}
        shown = {target for identity, target in self._parts.items() if identity in used}
        linked = self._file.opened.linked.values()
        for part in {target for kind, target, external in linked if kind == "footer" and not external} - shown:
            self._file.drop_part(part)

    def _shown(self, sections: list[_Element]) -> Iterator[dict[tuple[str, str], str]]:
        """The parts that each section has, or takes over, as its headers and footers."""
        shown: dict[tuple[str, str], str] = {}
        for section in sections:
            for each in section:
                if local(each).endswith("Reference"):
                    shown[local(each), attribute(each, "type")] = self._parts.get(str(each.get(_RELATION)), "")
            yield dict(shown)

    def _with_number(self, section: _Element, shown: dict[tuple[str, str], str]) -> Iterator[str]:
        """The footers of a section that some page shows and that hold a page number."""
        sides = ["default"] + ["even"] * self._facing + ["first"] * is_on(child(section, "titlePg"))
        for part in {shown.get(("footerReference", side), "") for side in sides}:
            if part in self._file.opened.package and holds_page_number(self._file.tree(part)):
                yield part

    def _headers(self, section: _Element) -> None:
        """Give even pages the header that all pages had; one that no page showed does not come alive."""
        if self._facing:
            return
        references = {attribute(e, "type"): e for e in section if local(e) == "headerReference"}
        if "even" in references:
            section.remove(references["even"])
        if "default" in references:
            even = deepcopy(references["default"])
            even.set(str(references["default"].tag).rpartition("}")[0] + "}type", "even")
            references["default"].addnext(even)

    def _footers(self, section: _Element, shown: dict[tuple[str, str], str], *, bare: bool) -> None:
        """Put the page number of the house style under what else the footers say; `bare`: not on the first page."""
        first = child(section, "titlePg")
        odd = shown.get(("footerReference", "default"), "")
        even = shown.get(("footerReference", "even"), "") if self._facing else odd
        parts = {"default": odd, "even": even}
        if is_on(first):
            opening = shown.get(("footerReference", "first"), "")
            sides = ("first", "default", "even") if self._facing else ("first", "default")
            headers = {self._look(shown.get(("headerReference", side), "")) for side in sides}
            if len({self._footing(each) for each in (opening, odd, even)}) > 1 or len(headers) > 1:
                parts["first"] = opening
        if bare and "first" not in parts:
            parts["first"] = odd
            self._own_first(section)
        dropped = {"footerReference"} | ({"titlePg"} if "first" not in parts else set())
        dropped |= {"pgNumType"} if self._uniform else set()
        for each in [e for e in section if local(e) in dropped]:
            section.remove(each)
        for kind in reversed(parts):
            reference = made(section, "footerReference", type=kind)
            side = "even" if kind == "even" else "default"
            reference.set(_RELATION, self._relation(side, parts[kind], bare=bare and kind == "first"))
            section.insert(0, reference)

    def _own_first(self, section: _Element) -> None:
        """Let the first page of a section have a header of its own, the one that it has."""
        for each in list(section):
            if local(each) == "titlePg" or (local(each) == "headerReference" and attribute(each, "type") == "first"):
                section.remove(each)
        insert_before(section, made(section, "titlePg"), _AFTER_SIZE[_AFTER_SIZE.index("titlePg") + 1 :])
        for each in [e for e in section if local(e) == "headerReference" and attribute(e, "type") == "default"]:
            first = deepcopy(each)
            first.set(next(key for key in first.attrib if str(key).endswith("}type")), "first")
            each.addnext(first)

    def _footing(self, part: str) -> Footing:
        """What a footer says, and whether it is to bear a page number."""
        words = tuple(each.text for each in self._words.get(part, []))
        return words, self._uniform or not self._numbered or part in self._numbered

    def _look(self, part: str) -> str:
        """The name of a part that shows something; empty for one that shows nothing."""
        if not part or part not in self._file.opened.package:
            return ""
        root = self._file.tree(part)
        seen = any(local(e) in _SEEN or (local(e) == "t" and (e.text or "").strip()) for e in root.iter())
        return part if seen else ""

    def _relation(self, side: str, part: str, *, bare: bool = False) -> str:
        """The relationship of the footer that takes the place of `part`: its own if it cannot be set anew."""
        if part and self._is_own(part):
            self.kept += 1
            return next(i for i, target in self._parts.items() if target == part)
        words, numbered = self._footing(part)
        footing = words, numbered and not bare
        if (side, footing) not in self._made:
            self._made[side, footing] = self._footer(side, self._words.get(part, []), numbered=footing[1])
        return self._made[side, footing]

    def _is_own(self, part: str) -> bool:
        """Whether a footer holds a picture, or words on one line with the page number."""
        pictures = any(local(e) in _PICTURES for e in self._file.tree(part).iter())
        return pictures or any(holds_page_number(each.element) for each in self._words.get(part, []))

    def _footer(self, side: str, words: list[Traced], *, numbered: bool) -> str:
        """Add a footer with these words and, below them, the page number; return its relationship."""
        from lxml import etree

        root = deepcopy(self._house[side])
        if not numbered:
            for paragraph in root:
                for each in [e for e in paragraph if local(e) == "r"]:
                    paragraph.remove(each)
        said = {each.text: each.element for each in words}
        for element in reversed(said.values()):
            paragraph = deepcopy(element)
            _unlink(paragraph)
            self._restyled(paragraph)
            root.insert(0, paragraph)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._file.opened.package
        same = (each for each, part in self._parts.items() if part in package and package.read(part) == data)
        return next(same, None) or self._file.add_part("footer", data)[1]

    def _paper(self, section: _Element) -> None:
        for each in [e for e in section if local(e) == "docGrid"]:
            section.remove(each)
        if is_broadside(section):
            return
        for each in [e for e in section if local(e) in ("pgSz", "pgMar")]:
            section.remove(each)
        page = self._page
        values = {key: str(int(page[key])) for key in ("top", "right", "bottom", "left", "header", "footer")}
        insert_before(section, made(section, "pgSz", w=str(page["width"]), h=str(page["height"])), _AFTER_SIZE)
        insert_before(section, made(section, "pgMar", **values, gutter="0"), _AFTER_SIZE)
        grid = made(section, "docGrid", type="lines", linePitch=str(page["line"]))
        insert_before(section, grid, ("printerSettings", "sectPrChange"))


def is_broadside(section: _Element) -> bool:
    """Whether the paper of a section is laid broadside, said or only measured."""
    size = child(section, "pgSz")
    if size is None:
        return False
    return attribute(size, "orient") == "landscape" or number(attribute(size, "w")) > number(attribute(size, "h"))


def _unlink(paragraph: _Element) -> None:
    """Remove pictures and links from a copy in another part, where their relationships are not valid."""
    for each in list(paragraph.iter()):
        parent = each.getparent()
        if parent is not None and local(each) in _SEEN:
            parent.remove(each)
        elif local(each) == "hyperlink":
            for key in [k for k in each.attrib if str(k).endswith("}id")]:
                del each.attrib[key]


def _number_only(traced: Traced) -> bool:
    return not set("".join(traced.text.lower().split())) - _OF_NUMBERS


def sections_from(element: _Element) -> Iterator[_Element]:
    """The ends of sections from the child of the body on in which an element lies."""
    above = [element, *element.iterancestors()]
    top = next(each for each, parent in pairwise(above) if local(parent) == "body")
    for each in (top, *top.itersiblings()):
        yield from (e for e in each.iter() if local(e) == "sectPr")
