"""The rows of an .xlsx, judged before it is opened: a few bytes of it can name a million rows or one great merge.

Every part is read once as a stream that counts; what a cell or a merge claims to cover is cut to where something
stands. Only then does openpyxl get it, and only the parts that were counted.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from alvtc_info.errors import InputError, UsageError
from alvtc_info.model.limits import Limits
from alvtc_info.reading.package import Package
from alvtc_info.reading.xml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CELLS = 200_000  # of all sheets, and that merged cells repeat their values into
WIDE = 200  # columns that are read
LIMITS = Limits(file_bytes=20 << 20, inflated_bytes=100 << 20, part_bytes=64 << 20, elements=1_000_000)
_UNREAD = re.compile(
    r"docprops/|customxml/|xl/(?:theme|drawings|charts|chartsheets|media|pivot|externallinks|comments)"
)
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_TOO_LARGE = frozenset({"bomb", "part-too-large", "too-many-elements", "too-many-parts"})
_MESSAGES = {
    "doctype": ("broken", "表格里有不该有的声明，不打开；请在 Excel 或 WPS 里另存一份"),
    "encrypted": ("encrypted", "表格加了密码，请在 Excel 或 WPS 里取消密码再导入"),
    **dict.fromkeys(_TOO_LARGE, ("too-large", "表格展开以后太大，请拆分")),
}
_BROKEN = ("broken", "表格文件坏了，请在 Excel 或 WPS 里另存一份")


class Extent:
    """What stands in a sheet: its last row and column with a value, and its merged areas.

    An area is first row, first column, last row, last column, from 1.
    """

    def __init__(self) -> None:
        self.last_row = 0
        self.last_column = 0
        self.areas: list[tuple[int, int, int, int]] = []

    def merges(self) -> dict[int, list[tuple[int, int, int]]]:
        """The areas by their first row, as first column, last row, last column, cut to where something stands."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        covered = 0
        for row, column, last_row, last_column in self.areas:
            down, right = min(last_row, self.last_row), min(last_column, self.last_column, WIDE)
            if down >= row and right >= column:
                covered += (down - row + 1) * (right - column + 1)
                found.setdefault(row, []).append((column, down, right))
            if covered > CELLS:
                raise OverflowError
        return found


class _Counter:
    """Counts the elements and cells of all parts, and notes what a sheet holds."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.elements = self.cells = self.depth = 0
        self.sheet = Extent()
        self._row = self._column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > LIMITS.elements or self.depth > LIMITS.depth:
            raise InputError("too-many-elements", "", self._path)
        local = tag.rpartition(" ")[2]
        if local == "row":
            self._row = _number(attributes.get("r", ""), self._row + 1)
            self._column = 0
        elif local == "c":
            self.cells += 1
            if self.cells > CELLS:
                raise InputError("too-many-elements", "", self._path)
            self._column = _column(attributes.get("r", ""), self._column + 1)
        elif local in ("v", "is"):
            self.sheet.last_row = max(self.sheet.last_row, self._row)
            self.sheet.last_column = max(self.sheet.last_column, self._column)
        elif local == "mergeCell" and (area := _AREA.fullmatch(attributes.get("ref", "").replace("$", ""))):
            self.sheet.areas.append((int(area[2]), _column(area[1], 0), int(area[4]), _column(area[3], 0)))

    def end(self, _: str) -> None:
        self.depth -= 1


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else default


def _column(reference: str, default: int) -> int:
    """The number of the column that a reference names, from 1."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return default
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number


def sheet_rows(data: bytes, path: str, most: int) -> Iterator[tuple[int, Sequence[object]]]:
    """Yield the rows of the first sheet that is not empty, with their numbers; merged cells repeat their value.

    Raises InputError if the table is broken, encrypted, too large, or has something below row `most`; UsageError if
    openpyxl is not installed.
    """
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise UsageError(
            "not-installed", "读 .xlsx 要装 openpyxl，请运行 pip install alvtc-info[xlsx]，或另存为 .csv"
        ) from None
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise InputError("encrypted", "表格加了密码，或者是旧的 .xls，请另存为没有密码的 .xlsx", path)
    counted, sheets = _counted(data, path)
    try:
        with _quiet():
            book = openpyxl.load_workbook(io.BytesIO(counted), read_only=True, data_only=True, keep_links=False)
        for opened in book.worksheets:
            sheet = sheets.get(opened._worksheet_path.lower(), Extent())
            if sheet.last_row > most:
                raise InputError("too-large", f"表格超过 {most} 行（第 {sheet.last_row} 行还有内容），请拆分", path)
            if sheet.last_row:
                yield from _filled(opened, sheet)
                return
    except InputError:
        raise
    except OverflowError:
        raise InputError("too-large", f"合并单元格超过 {CELLS // 10_000} 万格，请取消合并或拆分", path) from None
    except Exception:  # whatever openpyxl fails on, the table is unusable
        raise InputError(*_BROKEN, path) from None


def _counted(data: bytes, path: str) -> tuple[bytes, dict[str, Extent]]:
    """The workbook with nothing but parts that were judged, and what stands in each part that is a sheet."""
    counter = _Counter(path)
    sheets: dict[str, Extent] = {}
    out = io.BytesIO()
    try:
        package = Package(data, path, LIMITS)
        with zipfile.ZipFile(out, "w") as kept:
            for part in package.names():
                if part.endswith((".xml", ".rels")) and not _UNREAD.match(part):
                    content = package.read(part)
                    counter.sheet = sheets[part] = Extent()
                    parse(content, counter.start, counter.end, None, part=part, name=path, limits=LIMITS, guarded=False)
                    kept.writestr(package.filename(part), content)
    except InputError as error:
        code, message = _MESSAGES.get(error.code, _BROKEN)
        raise InputError(code, message, path) from None
    return out.getvalue(), sheets


@contextmanager
def _quiet() -> Iterator[None]:
    """What openpyxl has to say about a table, in English, is not said."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _filled(opened: Any, sheet: Extent) -> Iterator[tuple[int, Sequence[object]]]:
    """The rows of a sheet down to its last value, each merged area with the value of its first cell.

    A row without any value is empty, however wide the sheet is.
    """
    merges = sheet.merges()
    going: list[tuple[int, int, int, object]] = []  # last row, first column, last column, value
    width = min(sheet.last_column, WIDE)
    rows = opened.iter_rows(max_row=sheet.last_row, max_col=width, values_only=True)
    for number in range(1, sheet.last_row + 1):
        with _quiet():
            row = next(rows)
        if not going and row.count(None) == len(row):
            yield number, ()
            continue
        begun = [(down, column, right, row[column - 1]) for column, down, right in merges.get(number, ())]
        going = [area for area in (*going, *begun) if area[0] >= number]
        cells = list(row)
        for _, column, right, value in going:
            cells[column - 1 : right] = [value] * (right - column + 1)
        yield number, cells
