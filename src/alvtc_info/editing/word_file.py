"""A .docx whose parts can be changed; unchanged parts keep their bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError
from alvtc_info.files import repack
from alvtc_info.reading.docx import OpenedDocx, relationships_of
from alvtc_info.reading.package import broken_zip

if TYPE_CHECKING:
    from lxml.etree import _Element

    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.word_part import Story

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = "[Content_Types].xml"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_PROGRAMS = ("python-docx", "Un-named", "Administrator", "User")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class WordFile:
    """The parts of a .docx as XML trees, parsed on first use. Raises InputError if the file cannot be read."""

    def __init__(self, data: bytes, name: str, limits: Limits, extras: frozenset[str] = frozenset()) -> None:
        self.name = name
        self.data = data
        self.opened = OpenedDocx(data, name, limits, extras)
        self.stories: list[tuple[str, Story]] = self.opened.stories()
        self._trees: dict[str, _Element] = {}
        self._before: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        if _TYPES not in self.opened.package:
            raise self.opened.refuse("no-types", "文件缺少内容类型表，不能在上面批注或修改")

    def _linked(self) -> list[tuple[str, str, bool]]:
        return list(self.opened.linked.values())

    @property
    def main(self) -> str:
        """The name of the part with the body."""
        return self.opened.main

    def tree(self, part: str) -> _Element:
        """The root element of a part; changes to it are written by `save`."""
        if part not in self._trees:
            root = parse_tree(self._new.get(part) or self.opened.package.read(part), part, self.name)
            self._trees[part] = root
            self._before[part] = _written(root)
        return self._trees[part]

    def namespace(self) -> str:
        """The word-processing namespace of this file: transitional or strict."""
        return _STRICT if _STRICT in self.tree(self.main).tag else WORD

    def saved_at(self) -> str:
        """When the file was last saved according to its properties (2024-05-22T06:30:00Z); empty if they do not say."""
        for kind, part, external in self.opened.root.values():
            if kind == "core-properties" and not external and part in self.opened.package:
                moment = self.tree(part).findtext("{http://purl.org/dc/terms/}modified") or ""
                del self._trees[part]
                return moment if _MOMENT.match(moment) else ""
        return ""

    def part_of_kind(self, kind: str) -> str | None:
        """The name of the part that the body links to as this kind (`comments`, `styles`); None if there is none."""
        for each, target, external in self._linked():
            if each == kind and not external and target in self.opened.package:
                return target
        return None

    def add_part(self, kind: str, data: bytes) -> tuple[str, str]:
        """Add a part of this kind beside the body, with link and content type; return its name and relationship."""
        from lxml import etree

        folder = self.main.rpartition("/")[0]
        stem = f"{folder}/{kind}" if folder else kind
        names = (f"{stem}{n or ''}.xml" for n in range(1000))
        part = next(p for p in names if p not in self.opened.package and p not in self._new)
        self._new[part] = data
        types = self.tree(_TYPES)
        row = etree.SubElement(types, f"{{{_PACKAGE}content-types}}Override")
        row.set("PartName", "/" + part)
        row.set("ContentType", f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
        source = relationships_of(self.main)
        if source not in self.opened.package and source not in self._new:
            self._new[source] = f'{HEAD}<Relationships xmlns="{_PACKAGE}relationships"/>'.encode()
        links = self.tree(source)
        used = {link.get("Id") for link in links}
        link = etree.SubElement(links, f"{{{_PACKAGE}relationships}}Relationship")
        link.set("Id", next(i for i in (f"rIdReview{n}" for n in range(1, 1000)) if i not in used))
        office = _STRICT_OFFICE if self.namespace() == _STRICT else _OFFICE
        link.set("Type", f"{office}/{kind}")
        link.set("Target", part.rpartition("/")[2])
        return part, str(link.get("Id"))

    def drop_part(self, part: str) -> None:
        """Leave out a part beside the body, with its links, its content type and its own relationships."""
        links, types = self.tree(relationships_of(self.main)), self.tree(_TYPES)
        identities = {identity for identity, (_, target, _) in self.opened.linked.items() if target == part}
        for row in [each for each in links if each.get("Id") in identities]:
            links.remove(row)
        for row in [each for each in types if each.get("PartName", "").lstrip("/").lower() == part.lower()]:
            types.remove(row)
        self._dropped |= {part, relationships_of(part)}

    def describe(self, *, title: str, author: str) -> None:
        """Set title and author of the file if it has none, or only those of the program that wrote it."""
        part = next((p for k, p, x in self.opened.root.values() if k == "core-properties" and not x), "")
        if part not in self.opened.package:
            return
        root = self.tree(part)
        for name, value in (("title", title), ("creator", author)):
            element = next((e for e in root if e.tag == _DUBLIN + name), None)
            if element is None:
                element = root.makeelement(_DUBLIN + name)
                root.append(element)
            if not (element.text or "").strip() or element.text in _PROGRAMS:
                element.text = value
        for element in [e for e in root if e.tag == _DUBLIN + "description" and "python-docx" in (e.text or "")]:
            root.remove(element)

    def save(self) -> bytes:
        """Return the bytes of the file with its changes. Raises InputError if a part is damaged."""
        changed = dict(self._new)
        for part, root in self._trees.items():
            data = _written(root)
            if data != self._before[part]:
                changed[part] = data
        package = self.opened.package
        try:
            written = {package.filename(part): data for part, data in changed.items() if part not in self._dropped}
            return repack(self.data, written, drop={package.filename(part) for part in self._dropped})
        except broken_zip():
            raise self.opened.refuse("broken-part", "文件有损坏的部件，不能在上面批注或修改") from None


def _written(root: _Element) -> bytes:
    from lxml import etree

    tree = root.getroottree()
    alone = bool(tree.docinfo.standalone)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=alone))


def parse_tree(data: bytes, part: str, name: str) -> _Element:
    """Parse a part that has passed the checks of `reading.package`: no entities, no network, no document type.

    Raises InputError if its XML is broken.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise InputError(
            "broken-xml", f"部件 {part} 有误，不能在上面批注或修改，请用 Word 另存为 .docx", name
        ) from None
