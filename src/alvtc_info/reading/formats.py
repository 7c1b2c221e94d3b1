"""THE table of suffixes: every document by its suffix, how it is read, and whether a folder of drafts is searched for it.

Folder runs, single files, fixing, the ledger's import, hooks and the program for drafts that are dropped onto it all ask here.
"""

from __future__ import annotations

import os
from enum import Enum
from typing import NamedTuple


class Reading(Enum):
    """How a document is read: as Word's own format, as text, as data, by way of LibreOffice, or not at all."""

    WORD = "word"
    TEXT = "text"
    DATA = "data"
    CONVERTED = "converted"
    NONE = "none"


class Format(NamedTuple):
    """One suffix: how such a document is read, and whether a folder of drafts is searched for it.

    What is not searched for is named as left out, with `called`; data counts where it says which kind of report it is.
    """

    reading: Reading
    searched: bool
    called: str


FORMATS = {
    ".docx": Format(Reading.WORD, True, "Word 文档"),
    ".docm": Format(Reading.WORD, True, "带宏的 Word 文档"),
    ".dotx": Format(Reading.WORD, True, "Word 模板"),
    ".dotm": Format(Reading.WORD, True, "带宏的 Word 模板"),
    ".doc": Format(Reading.CONVERTED, True, "旧格式 Word 文档"),
    ".wps": Format(Reading.CONVERTED, True, "WPS 文档"),
    ".rtf": Format(Reading.CONVERTED, True, "RTF 文档"),
    ".odt": Format(Reading.CONVERTED, True, "ODF 文档"),
    ".txt": Format(Reading.TEXT, True, "文本"),
    ".md": Format(Reading.TEXT, True, "Markdown 文本"),
    ".yaml": Format(Reading.DATA, True, "YAML 报告"),
    ".yml": Format(Reading.DATA, True, "YAML 报告"),
    ".json": Format(Reading.DATA, True, "JSON 报告"),
    ".pdf": Format(Reading.CONVERTED, False, "PDF 文件"),
    ".dot": Format(Reading.CONVERTED, False, "旧格式 Word 模板"),
    ".wpt": Format(Reading.CONVERTED, False, "WPS 模板"),
    ".ott": Format(Reading.NONE, False, "ODF 模板"),
    ".fodt": Format(Reading.NONE, False, "ODF 文档"),
    ".ofd": Format(Reading.NONE, False, "OFD 版式文件"),
    ".uof": Format(Reading.NONE, False, "标文通文档"),
    ".uot": Format(Reading.NONE, False, "标文通文档"),
    ".ceb": Format(Reading.NONE, False, "CEB 版式文件"),
    ".xps": Format(Reading.NONE, False, "XPS 文件"),
    ".pages": Format(Reading.NONE, False, "Pages 文档"),
}


def _read_as(*readings: Reading) -> frozenset[str]:
    return frozenset(suffix for suffix, form in FORMATS.items() if form.reading in readings)


WORD_SUFFIXES = _read_as(Reading.WORD)
DATA_SUFFIXES = _read_as(Reading.DATA)
PLAIN_SUFFIXES = _read_as(Reading.TEXT)
TEXT_SUFFIXES = PLAIN_SUFFIXES | DATA_SUFFIXES | {""}
OFFICE_SUFFIXES = _read_as(Reading.CONVERTED)
DRAFT_SUFFIXES = frozenset(s for s, form in FORMATS.items() if form.searched) - DATA_SUFFIXES


def suffix_of(name: str) -> str:
    """The suffix of a file name, lower case, with its dot."""
    return os.path.splitext(name)[1].lower()


def left_out(name: str) -> str:
    """What a folder run says of a document that it does not look at; empty for a draft, and for what is no document."""
    form = FORMATS.get(suffix_of(name))
    if form is None or form.searched:
        return ""
    if form.reading is Reading.NONE:
        return f"{form.called}，读不了，没有检查；要检查请另存为 .docx"
    return f"{form.called}，检查文件夹时不看；要检查请单独写出这个文件"
