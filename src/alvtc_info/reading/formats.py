"""The one table of suffixes: how each document is read, and whether a folder of drafts is searched for it.

Folder runs, single files, fixing, the ledger's import, hooks and the program for drafts that are dropped onto it all
use this table.
"""

from __future__ import annotations

import os

from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import frozen

WORD, TEXT, DATA, CONVERTED, NONE = "word", "text", "data", "converted", "none"


class Format(NamedTuple):
    """One suffix: how such a document is read, and whether a folder of drafts is searched for it.

    A document that is not searched for is reported as left out, by its Chinese name `called`; data counts where it says
    which kind of report it is.
    """

    reading: str
    searched: bool
    called: str


FORMATS = {
    ".docx": Format(WORD, True, "Word 文档"),
    ".docm": Format(WORD, True, "带宏的 Word 文档"),
    ".dotx": Format(WORD, True, "Word 模板"),
    ".dotm": Format(WORD, True, "带宏的 Word 模板"),
    ".doc": Format(CONVERTED, True, "旧格式 Word 文档"),
    ".wps": Format(CONVERTED, True, "WPS 文档"),
    ".rtf": Format(CONVERTED, True, "RTF 文档"),
    ".odt": Format(CONVERTED, True, "ODF 文档"),
    ".txt": Format(TEXT, True, "文本"),
    ".md": Format(TEXT, True, "Markdown 文本"),
    ".yaml": Format(DATA, True, "YAML 报告"),
    ".yml": Format(DATA, True, "YAML 报告"),
    ".json": Format(DATA, True, "JSON 报告"),
    ".pdf": Format(CONVERTED, False, "PDF 文件"),
    ".dot": Format(CONVERTED, False, "旧格式 Word 模板"),
    ".wpt": Format(CONVERTED, False, "WPS 模板"),
    ".ott": Format(NONE, False, "ODF 模板"),
    ".fodt": Format(NONE, False, "ODF 文档"),
    ".ofd": Format(NONE, False, "OFD 版式文件"),
    ".uof": Format(NONE, False, "标文通文档"),
    ".uot": Format(NONE, False, "标文通文档"),
    ".ceb": Format(NONE, False, "CEB 版式文件"),
    ".xps": Format(NONE, False, "XPS 文件"),
    ".pages": Format(NONE, False, "Pages 文档"),
}


def _read_as(*readings: str) -> frozenset[str]:
    return frozenset(suffix for suffix, form in FORMATS.items() if form.reading in readings)


WORD_SUFFIXES = _read_as(WORD)
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACRO_TYPE = "application/vnd.ms-word."
MAIN_TYPES = {
    ".docx": f"{_WORD_TYPE}document.main+xml",
    ".dotx": f"{_WORD_TYPE}template.main+xml",
    ".docm": f"{_MACRO_TYPE}document.macroEnabled.main+xml",
    ".dotm": f"{_MACRO_TYPE}template.macroEnabledTemplate.main+xml",
}  # the content type that Word demands of the body of a file with this suffix
MACRO_SUFFIXES = frozenset(suffix for suffix, kind in MAIN_TYPES.items() if kind.startswith(_MACRO_TYPE))
DATA_SUFFIXES = _read_as(DATA)
PLAIN_SUFFIXES = _read_as(TEXT)
TEXT_SUFFIXES = PLAIN_SUFFIXES | DATA_SUFFIXES | {""}
OFFICE_SUFFIXES = _read_as(CONVERTED)
PAPER_SUFFIXES = _read_as(WORD, TEXT, DATA, CONVERTED)  # whatever can be read can be a paper of a case
EDITABLE_SUFFIXES = WORD_SUFFIXES | PLAIN_SUFFIXES | (DATA_SUFFIXES - {".json"})  # words in it can be replaced
DRAFT_SUFFIXES = frozenset(s for s, form in FORMATS.items() if form.searched) - DATA_SUFFIXES


@frozen
class DraftFormat:
    """A format that drafts are read in: its suffix, its Chinese name, and how it is read.

    `reading` is word, text, data (a report as YAML or JSON), or converted (by LibreOffice); `editable` is whether words
    of such a draft can be replaced (`edit`, `fix`).
    """

    suffix: str
    called: str
    reading: str
    editable: bool


def list_formats() -> tuple[DraftFormat, ...]:
    """Return the formats that drafts are read in, the usual ones first."""
    return tuple(
        DraftFormat(suffix, form.called, form.reading, suffix in EDITABLE_SUFFIXES)
        for suffix, form in FORMATS.items()
        if form.reading != NONE
    )


LOCKS = ("~$", ".~")  # how the names of the files begin that Word, WPS and LibreOffice keep beside an open draft
LOCK_FILE = "这是打开稿件时留下的锁定文件，不是稿件；要检查请给出去掉 ~$ 的那个文件"
# texts that a repository has beside drafts: left out of folders and of what a hook passes; in any case
NO_DRAFTS = (
    "readme",
    "readme.*",
    "readme-*",
    "readme_*",
    "requirements*.txt",
    "constraints*.txt",
    "changelog*",
    "contributing*",
    "license*",
    "code_of_conduct*",
    "security.md",
    "cmakelists.txt",
    "robots.txt",
)


def is_lock(name: str) -> bool:
    """Whether this is the name of a lock file, which lies beside a draft that is open."""
    return os.path.basename(name).startswith(LOCKS)


def suffix_of(name: str) -> str:
    """The suffix of a file name, lower case, with its dot."""
    return os.path.splitext(name)[1].lower()


def left_out(name: str) -> str:
    """The Chinese reason why a folder run skips a document; empty for a draft, and for a file of no known suffix."""
    form = FORMATS.get(suffix_of(name))
    if form is None or form.searched:
        return ""
    if form.reading is NONE:
        return f"{form.called}，读不了，没有检查；要检查请另存为 .docx"
    return f"{form.called}，检查文件夹时不看；要检查请单独写出这个文件"
