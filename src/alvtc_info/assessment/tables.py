"""The rows of a table: .xlsx (merged cells repeat their value in each row), .csv and .tsv in the usual encodings."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 100_000  # rows
_CELLS = 2_000_000
_WIDE = 2_000  # columns of a line


def table_rows(path: str) -> Iterator[tuple[int, Sequence[object]]]:
    """Yield the rows of a table with their numbers, from 1; of an .xlsx those of its first sheet that is not empty.

    Raises InputError if the table cannot be read or is too large, UsageError if openpyxl is needed and not installed.
    """
    from alvtc_info.assessment.workbook import LIMITS, sheet_rows
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.reading.input import decode, slurp

    data = slurp(path, path, LIMITS)
    if suffix_of(path) in (".xlsx", ".xlsm"):
        yield from sheet_rows(data, path, _MOST)
        return
    text, _ = decode(data, path)
    first = text.partition("\n")[0]
    mark = max(",\t;，", key=first.count)
    if text.count(mark) > _CELLS:
        raise InputError("too-large", f"表格超过 {_CELLS // 10_000} 万格，请拆分", path)
    number = 0
    try:
        for number, row in enumerate(csv.reader(_lines(text, mark, path), delimiter=mark), 1):
            if number > _MOST:
                raise InputError("too-large", f"表格超过 {_MOST} 行，请拆分", path)
            yield number, row
    except csv.Error:
        message = f"第 {number + 1} 行读不了：有一格太长，或者引号没有成对，请改好再导"
        raise InputError("broken", message, path) from None


def _lines(text: str, mark: str, path: str) -> Iterator[str]:
    """The lines of a table. Raises InputError for one with more cells than any table has."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if line.count(mark) > _WIDE:
            raise InputError("too-large", f"第 {number} 行超过 {_WIDE} 列，请删去多余的列", path)
        yield line
