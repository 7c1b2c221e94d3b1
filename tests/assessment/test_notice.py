from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree, html

from alvtc_info.assessment.ledger_entries import Adoption, Item
from alvtc_info.assessment.ledger_store import open_store
from alvtc_info.assessment.notice import build_notice
from alvtc_info.assessment.notice_words import spoken
from alvtc_info.assessment.publishing import publish
from alvtc_info.assessment.year import period
from tests.assessment.entries import COLLEGE, filled, item, records


def notices(tmp_path: Path, approved: Path) -> list[Any]:
    from alvtc_info.assessment.scoring_profile import load_profile

    with open_store(filled(tmp_path)) as book:
        held = book.records()
    of = period(2024, until=date(2024, 10, 31))
    return [build_notice(held, COLLEGE, of), build_notice(held, COLLEGE, period(2024), load_profile(approved))]


@pytest.mark.medium
def test_as_a_table_with_real_numbers_and_no_formulas(tmp_path: Path, approved: Path) -> None:
    for notice in notices(tmp_path, approved):
        data = publish(notice, "xlsx")
        book = openpyxl.load_workbook(io.BytesIO(data))
        first = book["考评"]
        assert first.freeze_panes == "B3"
        heads = [cell.value for cell in first[2]]
        row = next(row for row in first.iter_rows(min_row=3, values_only=True) if "后勤处" in row)
        assert row[heads.index("综合类")] == 9
        assert isinstance(row[heads.index("问题类占比")], (int, float))
        cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert {cell.value for cell in cells if str(cell.value)[:1] in "=@"} >= {"=cmd()", "@资产处"}
        assert len(book["图"]._charts) == 2
        assert (book["图"].page_setup.fitToHeight, book["图"].sheet_properties.pageSetUpPr.fitToPage) == (None, True)
        assert all(cell.alignment.wrap_text for line in book["说明"].iter_rows(min_row=3) for cell in line)
        assert isinstance(book["明细"].cell(3, 3).value, datetime)
        assert ("得分来源" in book.sheetnames) is (notice.profile is not None)
        assert data == publish(notice, "xlsx")


def test_a_table_without_departments_has_no_charts() -> None:
    from dataclasses import replace

    notice = build_notice([], replace(COLLEGE, departments=()), period(2024))
    assert "图" not in openpyxl.load_workbook(io.BytesIO(publish(notice, "xlsx"))).sheetnames
    assert publish(notice, "html")
    assert publish(notice, "docx")


def test_as_one_page_for_phone_and_print(tmp_path: Path, approved: Path) -> None:
    for notice in notices(tmp_path, approved):
        text = publish(notice, "html").decode()
        page = html.fromstring(text)
        assert page.xpath("count(//script|//link|//img|//@src|//@href)") == 0
        assert page.xpath("count(//svg//rect)") == len(notice.rows)
        assert "@media print" in text
        assert page.xpath("count(//tbody/tr)") == 2 * len(notice.rows)
        assert ("当年不得评优" in text) is (notice.profile is not None)


@pytest.mark.medium
def test_as_a_notice_of_the_house(tmp_path: Path, approved: Path) -> None:
    import docx

    for notice in notices(tmp_path, approved):
        data = publish(notice, "docx")
        document = docx.Document(io.BytesIO(data))
        texts = [paragraph.text for paragraph in document.paragraphs]
        assert texts[0] == "关于2024年度信息报送考评情况的通报"
        assert "各部门：" in texts
        assert "党政办公室" in texts
        assert len(document.tables) == 3
        assert [cell.text for cell in document.tables[0].rows[0].cells][-2:] == (
            ["还欠", "问题类占比"] if notice.profile is None else ["问题类占比", "得分"]
        )
        first = next(p for p in document.paragraphs if p.text.startswith("一、"))
        assert first.style is not None
        assert first.style.name == "Heading 1"
        assert data == publish(notice, "docx")
        for table in document.tables:  # so short that each stays on its page
            kept = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in table.rows]
            assert kept == [True] * (len(kept) - 1) + [False]
        whole = " ".join(texts)
        assert ("有瞒报，当年不得评优。" in whole) is (notice.profile is not None)


def test_a_long_name_takes_what_room_there_is() -> None:
    import docx

    name = "产教融合与校企合作发展促进服务中心（继续教育学院、职业技能培训与鉴定中心）"
    document = docx.Document(
        io.BytesIO(publish(build_notice(records(item(department=name)), COLLEGE, period(2024)), "docx"))
    )
    for shown in document.tables:
        space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        widths = [int(column.get(f"{space}w") or 0) for column in shown._tbl.tblGrid]
        assert 8_700 < sum(widths) <= 8_845
        assert min(widths) > 300


def test_a_long_table_leaves_no_row_alone() -> None:
    import docx

    departments = [item(department=f"第{number}教学部") for number in range(1, 20)]
    document = docx.Document(io.BytesIO(publish(build_notice(records(*departments), COLLEGE, period(2024)), "docx")))
    for table in document.tables:
        kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
        assert kept == [True, True, *[False] * (len(kept) - 4), True, False]


def test_a_year_without_faults_or_debts(tmp_path: Path) -> None:
    from dataclasses import replace

    held = records(*(item(month, title=f"第{month}条") for month in range(1, 13)))
    notice = build_notice(held, replace(COLLEGE, departments=()), period(2024))
    document = publish(notice, "docx")
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    text = "".join(element.text or "" for element in root.iter("{*}t"))
    assert "没有记录到差错。" in text
    assert "还要报的" not in text
    assert "还欠\n" not in publish(notice, "txt").decode()


def test_as_data_nothing_is_rounded(tmp_path: Path, approved: Path) -> None:
    facts, scored = (json.loads(publish(notice, "json")) for notice in notices(tmp_path, approved))
    assert facts["profile"] is None
    assert "points" not in facts["departments"][0]
    first = scored["departments"][0]
    assert (first["department"], first["points"], first["rank"]) == ("后勤处", "19", 1)
    assert sum(Decimal(line["points"]) for line in first["lines"]) == 19
    assert first["by_month"] == [1] * 9 + [0] * 3
    assert scored["departments"][-1]["veto"] or any(row["veto"] for row in scored["departments"])
    assert next(row for row in facts["departments"] if row["department"] == "教务处")["problem_share"] == "1"


def test_values_as_they_are_read() -> None:
    assert [spoken(value) for value in (None, Fraction(1, 3), Decimal("2.50"), Decimal("10"), "x", 3)] == [
        "—",
        "33%",
        "2.5",
        "10",
        "x",
        "3",
    ]


def test_items_are_called_by_the_number_of_their_first_entry(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db", create=True) as book:
        book.add(item(), by="王")
        book.add(item(title="改"), by="王", corrects=1)
        book.add(Adoption.model_validate({"item": 2, "level": "league", "on": "2024-06-01"}), by="王")
        notice = build_notice(book.records(), COLLEGE, period(2024))
    row = notice.row("后勤处")
    assert row is not None
    assert row.standing.adoptions == {"league": 1}
    assert notice.row("没有的") is None
    assert isinstance(row.standing.sent[0].item, Item)


@pytest.mark.medium
def test_the_head_of_the_ledger_is_on_every_form_of_the_notice(tmp_path: Path) -> None:
    import docx

    with open_store(filled(tmp_path)) as book:
        head = book.head()
        assert head is not None
        notice = build_notice(book.records(), COLLEGE, period(2024), None, head)
    line = f"台账封签：{head}（截至台账第20条）"
    assert publish(notice, "txt").decode().endswith(f"\n{line}\n")
    assert f'<p class="note">{line}</p>' in publish(notice, "html").decode()
    assert docx.Document(io.BytesIO(publish(notice, "docx"))).paragraphs[-1].text == line
    last = list(openpyxl.load_workbook(io.BytesIO(publish(notice, "xlsx")))["说明"].values)[-1]
    assert last[:2] == ("台账封签", str(head))
    assert json.loads(publish(notice, "json"))["head"] == {"number": 20, "sha256": head.hash, "short": str(head)}
