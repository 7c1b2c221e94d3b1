"""The only list of the formats of `check`."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from alvtc_info.text.display import visible_json, visible_lines, visible_xml
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


class FindingsFormat(NamedTuple):
    """A format: its function `home` as `module:function`, and the drafts whose text it shows.

    `pieces` is a function that gives the same in pieces, where there is one.
    `head` is an expression for how a file in this format begins: only such a file is replaced without being asked.
    `opening` is a line that only a file begins with, in formats that have no head of their own. `words` is `all`,
    `found` (drafts with findings) or `none`. `shown` makes control characters visible in it. `rooted`: its paths are
    told from the root of the repository, as the programs that show findings there expect; else as they were given.
    """

    home: str
    head: str
    opening: str = ""
    words: str = "found"
    shown: Callable[[str], str] = visible_lines
    rooted: bool = False
    pieces: str = ""


HEAD = 1 << 16  # the bytes of a file that are looked at to recognise it
_TITLE = "信息稿件检查结果（alvtc-info）\n"
_DEBUG = "::debug::alvtc-info\n"
_XML = r"<\?xml [^>]*\?>\s*"
FORMATS = {
    "text": FindingsFormat("console:format_text", re.escape(_TITLE), _TITLE),
    "json": FindingsFormat(
        "json_object:format_json",
        r'\{\s*"version": "[^"]*",\s*"ruleset": "[^"]*",\s*"findings": \[',
        words="none",
        shown=visible_json,
        pieces="json_object:json_pieces",
    ),
    "jsonl": FindingsFormat(
        "jsonl:format_jsonl", r'\{"type": "(?:finding|suppressed|error|note|end)", "', shown=visible_json, rooted=True
    ),
    "sarif": FindingsFormat(
        "sarif:format_sarif",
        r'\{\s*"\$schema": "[^"]*",\s*"version": "2\.1\.0",\s*"runs": .{,99}"name": "alvtc-info"',
        shown=visible_json,
        rooted=True,
    ),
    "github": FindingsFormat("github:format_github", re.escape(_DEBUG), _DEBUG, rooted=True),
    "gitlab": FindingsFormat(
        "gitlab:format_gitlab",
        r'\[\s*(?:\]\s*$|\{\s*"description": "(?:[^"\\]|\\.)*+",\s*"check_name": ")',
        shown=visible_json,
        rooted=True,
    ),
    "junit": FindingsFormat(
        "junit:format_junit", rf'{_XML}<testsuites name="alvtc-info"', shown=visible_xml, rooted=True
    ),
    "checkstyle": FindingsFormat(
        "checkstyle:format_checkstyle", rf"{_XML}<!-- alvtc-info -->", shown=visible_xml, rooted=True
    ),
    "html": FindingsFormat(
        "html:format_html", r'<!DOCTYPE html>\s*<html lang="zh-CN">.{,200}<title>信息稿件检查</title>', words="all"
    ),
}


def is_report(beginning: bytes) -> bool:
    """Whether a file that begins with these bytes (the first HEAD ones) is a report in any format, or is empty."""
    text = beginning.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    heads = "|".join(f"(?:{each.head})" for each in FORMATS.values())
    return not text or re.match(heads, text, re.DOTALL) is not None


def format_run(name: str, shown: Shown, institution: Institution, style: Style) -> str:
    """Return the findings in the format `name`, masked; only the module of that format is imported."""
    return "".join(run_pieces(name, shown, institution, style))


def run_pieces(name: str, shown: Shown, institution: Institution, style: Style) -> Iterator[str]:
    """The same in pieces, so that the whole need not be held in memory."""
    from alvtc_info.model.masked import masked_failure, masked_result

    checked = [(masked_result(result), document) for result, document in shown.checked]
    shown = shown._replace(checked=checked, failures=[masked_failure(failure) for failure in shown.failures])
    if FORMATS[name].rooted:
        from alvtc_info.reporters.places import rooted

        shown = rooted(shown)
    own = FORMATS[name]
    module, _, function = (own.pieces or own.home).partition(":")
    made = getattr(import_module(f"alvtc_info.reporters.{module}"), function)(shown, institution, style)
    for piece in made if own.pieces else (made,):
        yield visible_lines(piece, coloured=True) if style.colour and name == "text" else own.shown(piece)
