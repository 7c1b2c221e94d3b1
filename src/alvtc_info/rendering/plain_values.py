"""What a template is given: texts, numbers, lists, and opaque pictures and tables that are put in after it has run."""

from __future__ import annotations

import os

from alvtc_info.text.value_classes import frozen


class Opaque:
    """A picture or table as a template sees it: it can be printed, and there is nothing else to it."""

    __slots__ = ("_mark",)

    def __init__(self, mark: str) -> None:
        self._mark = mark

    def __str__(self) -> str:
        return self._mark

    __html__ = __str__

    def __repr__(self) -> str:
        return self._mark


@frozen
class PictureData:
    """A picture to be put in: the bytes of its file, its width in millimetres, what it is called in the report."""

    data: bytes
    width_mm: float
    name: str


@frozen
class TableData:
    """A table to be put in where a template does not lay it out itself."""

    rows: tuple[tuple[str, ...], ...]


class Insertions:
    """The pictures and tables of one report by their marks, which no text of the report can contain by chance."""

    def __init__(self) -> None:
        self.nonce = os.urandom(12).hex()
        self.held: dict[str, PictureData | TableData] = {}
        self.placed: set[str] = set()

    def hold(self, content: PictureData | TableData) -> Opaque:
        """The value that stands for this content in the template."""
        mark = f"{self.nonce}{len(self.held):06d}"
        self.held[mark] = content
        return Opaque(mark)
