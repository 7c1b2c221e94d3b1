"""The empty form of set phrases: a table of two columns that the office fills and imports."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError
from alvtc_info.files import repack

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = ("提法", "误写")
_ROWS = 30  # empty rows of the Word form
_NOTE = "一行一条提法；误写可以不写，几个用分号隔开。"


def phrase_form(path: str) -> bytes:
    """The form as the kind of file that the name says. Raises UsageError for another kind, or without xlsxwriter."""
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    if suffix not in _FORMS:
        raise UsageError("bad-suffix", f"空表写成 {'、'.join(_FORMS)} 里的一种，如 提法.xlsx")
    return _FORMS[suffix]()


def _text() -> bytes:
    return f"# {_NOTE[:-1]}，写在“←”后面\n".encode()


def _comma() -> bytes:
    return f"\ufeff{','.join(HEAD)}\r\n".encode()  # Excel takes it for UTF-8 by the mark


def _tab() -> bytes:
    return f"{chr(9).join(HEAD)}\n".encode()


def _workbook() -> bytes:
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise UsageError(
            "not-installed", "写 .xlsx 要装 xlsxwriter，请运行 pip install alvtc-info[xlsx]，或写成 .csv"
        ) from None
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("提法")
    sheet.write_row(0, 0, HEAD, book.add_format({"bold": True}))
    sheet.set_column(0, 1, 40)
    sheet.write_comment(0, 1, _NOTE)
    book.close()
    return repack(stream.getvalue())


def _document() -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.author = ""
    document.add_paragraph(_NOTE)
    table = document.add_table(rows=1 + _ROWS, cols=len(HEAD), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = head
    stream = io.BytesIO()
    document.save(stream)
    return repack(stream.getvalue())


_FORMS: dict[str, Callable[[], bytes]] = {
    ".xlsx": _workbook,
    ".docx": _document,
    ".csv": _comma,
    ".tsv": _tab,
    ".txt": _text,
}
