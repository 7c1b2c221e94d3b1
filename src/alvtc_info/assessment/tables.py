"""The rows of a table: .xlsx (merged cells repeat their value in each row), .csv and .tsv in the usual encodings."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 100_000  # rows
_WIDE = 200  # columns


def table_rows(path: str) -> Iterator[tuple[int, Sequence[object]]]:
    """Yield the rows of a table with their numbers, from 1; of an .xlsx those of its first sheet that is not empty.

    Raises InputError if the table cannot be read or is too large, UsageError if openpyxl is needed and not installed.
    """
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.reading.input import decode, slurp

    data = slurp(path, path, Limits())
    if suffix_of(path) in (".xlsx", ".xlsm"):
        yield from _sheet(data, path)
        return
    text, _ = decode(data, path)
    first = text.partition("\n")[0]
    mark = max(",\t;，", key=first.count)
    number = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), 1):
            if number > _MOST:
                raise InputError("too-large", f"表格超过 {_MOST} 行，请拆分", path)
            yield number, row
    except csv.Error:
        message = f"第 {number + 1} 行读不了：有一格太长，或者引号没有成对，请改好再导"
        raise InputError("broken", message, path) from None


def _sheet(data: bytes, path: str) -> Iterator[tuple[int, Sequence[object]]]:
    import warnings

    try:
        import openpyxl
    except ModuleNotFoundError:
        raise UsageError(
            "not-installed", "读 .xlsx 要装 openpyxl，请运行 pip install alvtc-info[xlsx]，或另存为 .csv"
        ) from None
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise InputError("encrypted", "表格加了密码，或者是旧的 .xls，请另存为没有密码的 .xlsx", path)
    try:
        _bounded(data, path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (InputError, MemoryError):
        raise
    except Exception:  # whatever openpyxl fails on, the table is unusable
        raise InputError("broken", "表格文件坏了，请在 Excel 或 WPS 里另存一份", path) from None
    sheet = next((s for s in book.worksheets if s.max_row > 1 or s.cell(1, 1).value is not None), None)
    if sheet is None:
        return
    if sheet.max_row > _MOST:
        raise InputError("too-large", f"表格超过 {_MOST} 行，请拆分", path)
    merged = {
        (row, column): sheet.cell(area.min_row, area.min_col).value
        for area in sheet.merged_cells.ranges
        if area.size["rows"] * area.size["columns"] <= _MOST
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    for number, row in enumerate(sheet.iter_rows(max_col=min(sheet.max_column, _WIDE), values_only=True), 1):
        yield number, [merged.get((number, at), cell) for at, cell in enumerate(row, 1)]


def _bounded(data: bytes, path: str) -> None:
    """Raise InputError if the .xlsx unpacks to more than 200 MB or a part declares a document type."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(info.file_size for info in package.infolist()) > 200_000_000:
            raise InputError("too-large", "表格展开以后太大，请拆分", path)
        for info in package.infolist():
            with package.open(info) as part:
                if b"<!DOCTYPE" in part.read(4096):
                    raise InputError("broken", "表格里有不该有的声明，不打开；请在 Excel 或 WPS 里另存一份", path)
