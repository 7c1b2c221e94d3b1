"""XML read as a stream of events: no document type, no entities, no network, bounded depth and count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from alvtc_info.errors import InputError
from alvtc_info.reading.package import ADVICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info.model.limits import Limits

_DECLARED = rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']"""
# how nearly all begin: to compile the expression costs a start as much as parsing a short part
_IN_UTF_8 = tuple(
    b"<?xml version=%b1.0%b encoding=%b%b%b" % (quote, quote, quote, name, quote)
    for quote in (b'"', b"'")
    for name in (b"UTF-8", b"utf-8")
)
_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii"})
_CHINESE = frozenset({b"gb18030", b"gbk", b"gb2312"})


class EnoughError(Exception):
    """Raised by a handler that has read as much as it may."""


def in_chinese(data: bytes) -> bool:
    """Whether the XML declares a Chinese encoding: Word writes none, and cannot always read it."""
    declared = _declared(data)
    return declared is not None and declared[1].lower() in _CHINESE


def _declared(data: bytes) -> re.Match[bytes] | None:
    """The encoding that the XML declares, as group 1; None for none, and for UTF-8 as it is usually declared."""
    return None if data.startswith(_IN_UTF_8) else re.match(_DECLARED, data)


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object] | None,
    *,
    part: str,
    name: str,
    limits: Limits,
    guarded: bool = True,
) -> None:
    """Send the events of a part to the handlers. Names come as `namespace local` (one space between).

    Handlers that watch depth and count themselves (and raise EnoughError beyond the limits) need not be `guarded`.
    Raises InputError for broken XML, a DOCTYPE, an odd encoding, and for more depth or elements than the limits allow.
    """

    def refuse(code: str, message: str) -> NoReturn:
        raise InputError(code, f"部件 {part} {message}{ADVICE}", name)

    declared = _declared(data.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() in _CHINESE:
        try:
            data = data[declared.end(1) + 1 :].partition(b"?>")[2].decode("gb18030").encode()
        except UnicodeDecodeError:
            refuse("broken-xml", "的文字编码有误，文件可能已损坏")
    elif declared and declared[1].lower() not in _ENCODINGS:
        refuse("xml-encoding", "用了不常见的编码")
    depth = count = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > limits.depth:
            refuse("too-deep", f"嵌套超过 {limits.depth} 层，可能是恶意文件")
        if count > limits.elements:
            refuse("too-many-elements", f"元素超过 {limits.elements // 10_000} 万个，可能是恶意文件")
        start(tag, attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag)

    def doctype(*_: object) -> None:
        refuse("doctype", "含有 DOCTYPE 声明，可能是恶意文件")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = opened if guarded else start
    parser.EndElementHandler = closed if guarded else end
    parser.StartDoctypeDeclHandler = doctype
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except EnoughError:
        return
    except expat.ExpatError as error:
        refuse("broken-xml", f"第 {error.lineno} 行有误，文件可能已损坏")
