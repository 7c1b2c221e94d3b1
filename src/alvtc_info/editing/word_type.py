"""The type of a Word file: written as .docx, or as the type it is, with its macros or without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.word_file import parse_tree
from alvtc_info.errors import UsageError
from alvtc_info.files import repack
from alvtc_info.model.limits import Limits
from alvtc_info.reading.docx import OpenedDocx, relationships_of
from alvtc_info.reading.formats import MACRO_SUFFIXES, MAIN_TYPES, suffix_of
from alvtc_info.reading.package import resolve

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = "[Content_Types].xml"
_KINDS = frozenset(
    {
        "vbaProject",
        "wordVbaData",
        "vbaProjectSignature",
        "vbaProjectSignatureAgile",
        "vbaProjectSignatureV3",
        "keyMapCustomizations",
        "attachedToolbars",
        "extensibility",
        "userCustomization",
    }
)  # of relationships: code, its signatures, and the keys, bars and ribbons that call it
_CODE = "vbaproject.bin"
_CODE_TYPE = "application/vnd.ms-office.vbaProject"
_OBJECT_TYPE = "application/vnd.openxmlformats-officedocument.oleObject"


def as_type(data: bytes, name: str, suffix: str | None, *, macros: bool = True) -> tuple[bytes, bool]:
    """The Word file as a file of this suffix, and whether its macros were left out; None: of the type that it is.

    Files without macros (.docx, .dotx) lose them, others with `macros` false. Raises UsageError for a suffix that is
    neither .docx nor that of the file, by its content or by its name.
    """
    opened = OpenedDocx(data, name, Limits())
    allowed = dict.fromkeys((".docx", opened.suffix, *({suffix_of(name)} & MAIN_TYPES.keys())))
    if suffix is not None and suffix not in allowed:
        raise UsageError("bad-suffix", f"扩展名应为 {' 或 '.join(allowed)}，不能是“{suffix}”，否则 Word 打不开", name)
    wanted = MAIN_TYPES[suffix or opened.suffix]
    plain = suffix is not None and suffix not in MACRO_SUFFIXES
    package = _Package(opened)
    dropped = (plain or not macros) and package.drop_macros()
    if suffix is not None and opened.main_type:
        package.retype(wanted)
    return package.saved(data), dropped


class _Package:
    """The content types and relationships of a file, to be changed. Names of parts are in lower case."""

    def __init__(self, opened: OpenedDocx) -> None:
        self._opened = opened
        self._names = frozenset(opened.package.names())
        self._trees: dict[str, _Element] = {}
        self._dropped: set[str] = set()
        self._changed: set[str] = set()

    def _tree(self, part: str) -> _Element:
        if part not in self._trees:
            self._trees[part] = parse_tree(self._opened.package.read(part), part, self._opened.name)
        return self._trees[part]

    def _rows(self, part: str) -> list[_Element]:
        return list(self._tree(part).iterchildren("{*}*"))

    def retype(self, wanted: str) -> None:
        """Give the body this content type."""
        for row in self._rows(_TYPES):
            if row.get("ContentType") == self._opened.main_type != wanted:
                row.set("ContentType", wanted)
                self._changed.add(_TYPES)

    def drop_macros(self) -> bool:
        """Leave out code and what calls it, with everything that only these link to; whether there was any."""
        rows = [(source, row) for source in self._sources() for row in self._rows(source)]
        calls = {_target(source, row) for source, row in rows if _kind(row) in _KINDS}
        found = (calls & self._names) | {each for each in self._names if each.rpartition("/")[2] == _CODE}
        while found:
            self._dropped |= found
            sources = {relationships_of(part) for part in found} & self._names
            links = {_target(source, row) for source in sources for row in self._rows(source)}
            self._dropped |= sources
            found = (links & self._names) - self._dropped - self._linked()
        for source in self._sources() if calls or self._dropped else ():
            self._cut(
                source, [r for r in self._rows(source) if _kind(r) in _KINDS or _target(source, r) in self._dropped]
            )
        if self._dropped:
            self._untype()
        return bool(self._dropped)

    def _sources(self) -> list[str]:
        """The parts with relationships that stay."""
        return [each for each in self._names if each.endswith(".rels") and each not in self._dropped]

    def _linked(self) -> set[str]:
        """The parts that something else than macros links to."""
        rows = ((source, row) for source in self._sources() for row in self._rows(source))
        return {_target(source, row) for source, row in rows if _kind(row) not in _KINDS}

    def _untype(self) -> None:
        """Take the dropped parts out of the table of content types, and its default type for code."""
        rows = self._rows(_TYPES)
        self._cut(_TYPES, [row for row in rows if row.get("PartName", "").lstrip("/").lower() in self._dropped])
        for row in rows:
            if row.get("Extension") and row.get("ContentType") == _CODE_TYPE:
                row.set("ContentType", _OBJECT_TYPE)

    def _cut(self, part: str, rows: list[_Element]) -> None:
        for row in rows:
            self._tree(part).remove(row)
            self._changed.add(part)

    def saved(self, data: bytes) -> bytes:
        """The bytes of the file with its changes; the very same bytes without any."""
        if not self._changed:
            return data
        from lxml import etree

        package = self._opened.package
        changed = {
            package.filename(part): etree.tostring(
                self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True
            )
            for part in self._changed
        }
        return repack(data, changed, drop={package.filename(part) for part in self._dropped})


def _kind(row: _Element) -> str:
    return row.get("Type", "").rpartition("/")[2]


def _target(source: str, row: _Element) -> str:
    """The name of the part that a relationship points at; empty for one outside of the file."""
    if row.get("TargetMode") == "External":
        return ""
    folder, _, file = source.rpartition("_rels/")
    return resolve(folder + file.removesuffix(".rels"), row.get("Target", "")).lower()
