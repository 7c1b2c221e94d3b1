"""What a few bytes of an .xlsx or .csv may ask for: never more rows and cells than stand in it."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest

from alvtc_info.assessment import tables, workbook
from alvtc_info.assessment.intake import _number
from alvtc_info.assessment.tables import table_rows
from alvtc_info.model.limits import Limits
from tests.refusing import refused

SHEET = "xl/worksheets/sheet1.xml"


def spoilt(path: Path, rows: str = "", merges: str = "", **parts: bytes) -> str:
    """A workbook of one row, with these rows and merged areas, and parts replaced or added; its path."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["标题", "部门", "日期"])
    book.save(out)
    given = {name.replace("__", "/").replace("_", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == SHEET:
                more = f"<mergeCells>{merges}</mergeCells>" if merges else ""
                data = data.replace(b"</sheetData>", f"{rows}</sheetData>{more}".encode())
            target.writestr(name, given.pop(name, data))
        for name, data in given.items():
            target.writestr(name, data)
    return str(path)


def area(reference: str) -> str:
    return f'<mergeCell ref="{reference}"/>'


def cell(reference: str, value: str = "<v>1</v>") -> str:
    return f'<c r="{reference}">{value}</c>'


@pytest.mark.parametrize(
    ("rows", "merges", "wanted"),
    [
        ("", "", 1),
        (f'<row r="1048576">{cell("XFD1048576", "")}</row>', "", 1),  # a format without a value
        ('<row r="99999999999999999999"/>', "", 1),
        ("", area("A1:XFD1048576"), 1),
        ("", area("A1:C1") + area("A2:B90000") + area("ZZ1:A1") + area("nonsense") + area("$D$1:$E$1"), 1),
        (f'<row r="3">{cell("B3")}</row>', area("A1:A1048576"), 3),
    ],
)
def test_only_what_stands_in_a_sheet_is_gone_through(rows: str, merges: str, wanted: int, tmp_path: Path) -> None:
    found = list(table_rows(spoilt(tmp_path / "a.xlsx", rows, merges)))
    assert len(found) == wanted
    assert sum(len(row) for _, row in found) <= 9
    if wanted == 3:
        assert [list(row) for _, row in found[1:]] == [["标题", None, None], ["标题", 1, None]]


@pytest.mark.medium
def test_a_far_cell_makes_no_grid(tmp_path: Path) -> None:
    path = spoilt(tmp_path / "a.xlsx", f'<row r="99000">{cell("XFD99000")}{cell("B99000")}</row>')
    found = list(table_rows(path))
    assert len(found) == 99_000
    assert sum(len(row) for _, row in found) == 2 * workbook.WIDE
    message = refused(
        "too-large", lambda: list(table_rows(spoilt(tmp_path / "b.xlsx", f'<row r="1048576">{cell("A1048576")}</row>')))
    )
    assert "第 1048576 行" in message


def test_what_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "CELLS", 50)
    monkeypatch.setattr(workbook, "LIMITS", Limits(elements=400, depth=30, entries=20))
    for code, rows, merges in (
        ("too-large", "<row>" + "<c/>" * 60 + "</row>", ""),
        ("too-large", "<x/>" * 500, ""),
        ("too-large", "<x>" * 40 + "</x>" * 40, ""),
        ("too-large", f'<row r="20">{cell("C20")}</row>', area("A1:C20")),
        ("too-large", f'<row r="20">{cell("C20")}</row>', area("A1:C1") * 30),
        ("broken", f"<row><c><v>{'9' * 5000}</v></c></row>", ""),
        ("broken", "<row><c", ""),
    ):
        refused(code, lambda rows=rows, merges=merges: list(table_rows(spoilt(tmp_path / "a.xlsx", rows, merges))))  # type: ignore[misc]
    strings = b"<sst>" + b"<si><t>a</t></si>" * 300 + b"</sst>"
    path = spoilt(tmp_path / "b.xlsx", xl__sharedStrings_xml=strings)
    refused("too-large", lambda: list(table_rows(path)))
    many = {f"xl__x{n}_bin": b"" for n in range(30)}
    refused("too-large", lambda: list(table_rows(spoilt(tmp_path / "c.xlsx", "", "", **many))))


def test_parts_that_are_not_read_do_no_harm(tmp_path: Path) -> None:
    """Pictures, charts, properties and foreign data are neither judged nor opened."""
    hostile = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>"
    parts = {
        f"{folder}__a_xml": hostile for folder in ("xl__charts", "customXml", "docProps", "xl__theme", "xl__drawings")
    }
    path = spoilt(tmp_path / "a.xlsx", "", "", xl__media__image1_png=bytes(10_000), **parts)
    assert len(list(table_rows(path))) == 1
    refused("broken", lambda: list(table_rows(spoilt(tmp_path / "b.xlsx", xl__styles_xml=hostile))))


def test_nothing_is_said_in_english(tmp_path: Path) -> None:
    rows = '<row><c s="1"><v>99999999999</v></c></row>'
    extension = "<extLst><ext uri='x'/></extLst>"
    path = spoilt(tmp_path / "a.xlsx", rows)
    spoilt(tmp_path / "b.xlsx", rows, area("A1:A1") + "</mergeCells>" + extension + "<mergeCells>")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(list(table_rows(path))) == 2
        assert len(list(table_rows(str(tmp_path / "b.xlsx")))) == 2


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    path = spoilt(tmp_path / "a.xlsx")
    data = Path(path).read_bytes()
    start = data.index(b"PK\x01\x02")
    Path(path).write_bytes(data[: start + 8] + b"\x01" + data[start + 9 :])
    assert "密码" in refused("encrypted", lambda: list(table_rows(path)))


def test_a_csv_that_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("标题" + "," * 3_000, encoding="utf-8")
    assert "第 1 行" in refused("too-large", lambda: list(table_rows(str(path))))
    path.write_text('标题,"' + "长" * 140_000 + '"\n', encoding="utf-8")
    assert "第 1 行读不了" in refused("broken", lambda: list(table_rows(str(path))))
    monkeypatch.setattr(tables, "_MOST", 2)
    path.write_text("a\n" * 3, encoding="utf-8")
    assert "超过 2 行" in refused("too-large", lambda: list(table_rows(str(path))))
    monkeypatch.setattr(tables, "_MOST", 200)
    monkeypatch.setattr(tables, "_CELLS", 100)
    path.write_text("a,b\n" * 101, encoding="utf-8")
    refused("too-large", lambda: list(table_rows(str(path))))
    path.write_bytes(b"x" * ((20 << 20) + 1))
    refused("too-large", lambda: list(table_rows(str(path))))


def test_an_issue_number_of_thousands_of_digits_is_none() -> None:
    assert _number("第" + "9" * 5000 + "期") is None
    assert _number("第12期") == 12
    assert _number("第0期") is None
