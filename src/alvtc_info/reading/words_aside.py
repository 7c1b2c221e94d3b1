"""Words of a .docx that stand in none of its stories: charts, drawings, descriptions of pictures, its properties.

Only a guard asks for them, as a copy of the file would carry them.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError
from alvtc_info.reading.xml import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.package import Package

_FOLDERS = ("word/", "docprops/")
_SILENT = ("word/glossary/", "word/theme/", "word/styles", "word/settings", "word/fonttable", "word/websettings")
_SIGNS = tuple(sign.encode(coding) for sign in "密㊙" for coding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"))
_SPOKEN = frozenset({"descr", "title", "alt", "string", "tooltip"})  # attributes that hold words
_READ = frozenset({"t", "delText"})
_WITHIN = frozenset({"t", "r", "rPr", "instrText", "delText", "sym", "tab", "lang"})  # these do not end a line


def words_aside(package: Package, name: str, limits: Limits, known: Collection[str]) -> Iterator[str]:
    """The words of all parts that may bear a mark, line by line; a broken part gives what stands before the fault.

    Of the parts in `known` (lower case), whose text was read, only what is drawn, described or said in fields.
    """
    for part in package.names():
        if part.endswith(".xml") and part.startswith(_FOLDERS) and not part.startswith(_SILENT):
            with suppress(InputError):
                data = package.read(part)
                if b"&#" in data or any(sign in data for sign in _SIGNS):
                    yield from _Words(data, part, name, limits, texts=part not in known).found


class _Words:
    """The lines of one part."""

    def __init__(self, data: bytes, part: str, name: str, limits: Limits, *, texts: bool) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._texts = texts
        self._wanted = True
        with suppress(InputError):
            parse(data, self._start, self._end, self._text, part=part, name=name, limits=limits)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, local = tag.rpartition(" ")
        self._wanted = self._texts or local not in _READ or namespace.endswith("/drawingml/2006/main")
        self.found += [
            words for key, words in attributes.items() if local == "lvlText" or key.rpartition(" ")[2] in _SPOKEN
        ]

    def _text(self, data: str) -> None:
        if self._wanted:
            self._pieces.append(data)

    def _end(self, tag: str) -> None:
        self._wanted = True
        if tag.rpartition(" ")[2] not in _WITHIN:
            line = "".join(self._pieces).strip()
            self._pieces.clear()
            self.found += [line] if line else []
