"""Files embedded as part of the text (altChunk).

Plain text, web pages and Word documents are read; other files are only named.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Protocol

from alvtc_info.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info.reading.package import Package

    Embedded = Callable[[bytes], list[str]]


class Holder(Protocol):
    """The open .docx that embeds other files: its parts, its relationships, and its warnings."""

    name: str
    package: Package
    warnings: list[str]
    linked: dict[str, tuple[str, str, bool]]


_BLOCKS = frozenset("p div br li tr h1 h2 h3 h4 h5 h6 table ul ol blockquote section article hr title".split())
_SILENT = frozenset(("script", "style", "head", "template", "noscript"))


class _Page(HTMLParser):
    """A parser for the visible text of a web page, a paragraph a line. Nothing is fetched, nothing is run."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag in _BLOCKS:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.paragraphs[-1] += data


def read_chunk(opened: Holder, identity: str, embedded: Embedded) -> list[str]:
    """The paragraphs of the embedded file that relationship `identity` of the main part names.

    Empty where the file is not read. `embedded` gives the paragraphs of a .docx from its bytes.
    """
    _, part, external = opened.linked.get(identity, ("", "", True))
    if external or part not in opened.package:
        opened.warnings.append("嵌入的外部内容找不到，没有读取")
        return []
    data = opened.package.read(part)
    try:
        found = _paragraphs(data, opened, embedded)
    except InputError:
        opened.warnings.append(f"没有读取：嵌入的外部内容（{part}）")
        return []
    opened.warnings.append(f"嵌入的外部内容（{part}）只读了文字，Word 打开时才会并入正文")
    return [text for text in (" ".join(each.split()) for each in found) if text]


def _paragraphs(data: bytes, opened: Holder, embedded: Embedded) -> list[str]:
    from alvtc_info.reading.input import DOCX, decode, sniff

    if sniff(data, "", opened.name) == DOCX:
        return embedded(data)
    text, _ = decode(data, opened.name)
    if "<" not in text:
        return text.splitlines()
    page = _Page()
    page.feed(text)
    page.close()
    return page.paragraphs
