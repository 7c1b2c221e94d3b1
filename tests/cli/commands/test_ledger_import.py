from __future__ import annotations

import json
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from alvtc_info.assessment.tables import table_rows
from tests import Run


def table(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


HEAD: list[object] = ["序号", "报送部门（全称）", "信息标题", "报送日期", "类别", "文种", "期号", "撰稿人", "收文日期"]


def test_a_table_is_read_whatever_its_dates_look_like(ledger: Run, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2024年信息报送台账"],
        [None] * 9,
        HEAD,
        [1, "后勤处", "甲", datetime(2024, 3, 5), "重点工作进展", "综合信息", 3, "王某", "2024.3.6"],
        [2, "学工处", "乙", "2024年3月5日", "会议", None, "第4期", "李某", None],
        [None, None, None, None, None, None, None, None, None],
        [3, "教务处", "丙", "3月7日", "建议", None, None, None, None],
        [4, "教务处", "丁", 20240308, None, "composite", None, None, None],
        [5, "教务处", "戊", 45360, None, None, None, None, None],
    ]
    path = table(tmp_path / "表.xlsx", rows)
    code, out, _ = ledger("import", path, "--create", "--year", 2024, "--dry-run")
    assert (code, out.splitlines()) == (
        0,
        [
            "! 第4行：日期 2024-03-05 在一年以前，请核对年份",
            "! 第8行：没有类别，不计入12条",
            "! 第9行：没有类别，不计入12条",
            "试读：可记 5 条，有问题 0 条；没有记入台账",
        ],
    )
    assert ledger("list")[1] == "共 0 条\n"
    code, out, _ = ledger("import", path, "--year", 2024)
    assert (code, out.splitlines()[-1]) == (0, "已记 5 条")
    _, out, _ = ledger("list", "--format", "json")
    told = json.loads(out)
    assert [row["dated"] for row in told] == ["2024-03-05", "2024-03-05", "2024-03-07", "2024-03-08", "2024-03-09"]
    assert [row.get("category") for row in told] == ["重点工作进展", "一般性会议", "意见建议", None, None]
    assert told[1]["department"] == "学生工作处"
    assert told[0]["received_on"] == "2024-03-06"
    assert told[1]["issue_number"] == 4
    assert told[0]["note"] == "导入自表.xlsx"
    code, out, _ = ledger("import", path, "--year", 2024)
    assert code == 1
    assert out.count("台账里已有") == 5


@pytest.mark.medium
def test_all_or_nothing_and_what_is_wrong_with_which_row(ledger: Run, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        HEAD,
        [1, "后勤处", "甲", "2024-03-05", "重点工作进展"],
        [2, "魔法部", "乙", "2024-03-05"],
        [3, "后勤处", "甲", "2024-03-05"],
        [4, None, "丁", None],
        [5, "后勤处", "戊", "2024-02-30"],
        [6, "后勤处", "己", "3月5日"],
        [7, "后勤处", "庚", "2024-03-05", "随笔"],
        [8, "后勤处", "辛", "2024-03-05", None, "小说"],
        [9, "后勤处", "长" * 300, "2024-03-05"],
        [10, "后勤处", "换水管", "昨天"],
    ]
    path = table(tmp_path / "表.xlsx", rows)
    code, out, _ = ledger("import", path, "--create")
    assert code == 1
    first, *lines = out.splitlines()
    assert first == "! 第2行：日期 2024-03-05 在一年以前，请核对年份"
    assert lines[0] == "× 第3行：不认识“魔法部”这个部门；新设的先用 ledger department 登记，或写 --other"
    assert lines[1] == "× 第4行：和第2行相同"
    assert lines[2:4] == ["× 第5行：没有部门", "× 第5行：没有日期"]
    assert lines[4] == "× 第6行：“2024-02-30”不是有效日期，请写成 2024-05-22"
    assert lines[5] == "× 第7行：日期“3月5日”没有年份，请用 --year 写明"
    assert lines[6].startswith("× 第8行：没有名为“随笔”的类别")
    assert lines[7].startswith("× 第9行：没有名为“小说”的文种")
    assert lines[8].startswith("× 第10行：“标题”")
    assert lines[9].startswith("× 第11行：“昨天”不是有效日期")
    assert lines[-1] == "有 9 条有问题，一条也没有记；改好再导，或加 --skip 跳过它们"
    assert ledger("list")[1] == "共 0 条\n"
    assert ledger("import", path, "--dry-run")[0] == 1
    code, out, _ = ledger("import", path, "--skip")
    assert (code, out.splitlines()[-1]) == (0, "已记 1 条，跳过 9 条")
    rows[2][2] = "又一条"
    code, out, _ = ledger("import", table(tmp_path / "二.xlsx", [rows[0], rows[2]]), "--other")
    assert (code, out.splitlines()[-1]) == (0, "已记 1 条")
    code, out, _ = ledger("import", table(tmp_path / "三.xlsx", [rows[0], [1, "魔法部", "再一条", "2024-03-09"]]))
    assert (code, out.splitlines()[-1]) == (0, "已记 1 条")


def test_merged_cells_say_their_value_in_each_row(tmp_path: Path) -> None:
    path = table(tmp_path / "表.xlsx", [["部门", "标题"], ["后勤处", "甲"], [None, "乙"]])
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("A2:A3")
    book.create_sheet("空", 0)
    book.save(path)
    assert [list(row) for _, row in table_rows(str(path))] == [["部门", "标题"], ["后勤处", "甲"], ["后勤处", "乙"]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_as_excel_and_wps_write_it(encoding: str, mark: str, ledger: Run, tmp_path: Path) -> None:
    path = tmp_path / ("表.tsv" if mark == "\t" else "表.csv")
    lines = [
        ["标题", "部门", "日期"],
        ['"甲\n乙"', "后勤处", "2024/3/5"],
        ["", "", ""],
        ["丙", "教务处", "2024-3-6", "多"],
        ["短"],
    ]
    path.write_bytes("\r\n".join(mark.join(line) for line in lines).encode(encoding))
    code, out, _ = ledger("import", path, "--create", "--skip")
    assert (code, out.splitlines()[-1]) == (0, "已记 2 条，跳过 1 条")
    assert "甲 乙" in ledger("list")[1]


def test_a_folder_of_drafts(ledger: Run, examples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "稿件"
    (folder / "六月").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("composite.yaml", "daily.yaml"):
        (folder / "六月" / name).write_bytes((examples / name).read_bytes())
    (folder / ".git" / "x.txt").write_text("x")
    (folder / "~$x.docx").write_text("x")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    (folder / "没有部门.txt").write_text("公寓换水管\n近日更换。\n", encoding="utf-8")
    code, out, _ = ledger("import", folder, "--create")
    assert code == 1
    assert out.count("×") == 2
    assert "坏.docx" in out
    code, out, _ = ledger("import", folder, "--skip")
    assert out.splitlines()[-1] == "已记 2 条，跳过 2 条"
    text = (examples / "composite.yaml").read_text(encoding="utf-8")
    (folder / "再报.yaml").write_text(text.replace("title: ", "title: 关于", 1), encoding="utf-8")
    _, out, _ = ledger("import", folder, "--dry-run")
    assert "! " in out
    assert "和第1条题目相同" in out


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("表.xlsx", b"no zip", "表格文件坏了"),
        ("表.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "加了密码"),
        ("表.csv", "甲,乙\n1,2\n".encode(), "没有找到表头"),
        ("表.csv", "标题,部门,日期\n".encode(), "里面没有信息"),
        ("表.ods", b"x", "不是表格"),
    ],
)
def test_tables_that_cannot_be_read_are_one_line(
    name: str, data: bytes, message: str, ledger: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    code, out, err = ledger("import", tmp_path / name, "--create")
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.medium
def test_tables_that_are_too_much(ledger: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alvtc_info.assessment import tables

    path = table(tmp_path / "表.xlsx", [HEAD, *([[1, "后勤处", "甲", "2024-03-05"]] * 30)])
    (tmp_path / "表.csv").write_text("标题,部门,日期\n" * 40, encoding="utf-8")
    monkeypatch.setattr(tables, "_MOST", 20)
    for name in ("表.xlsx", "表.csv"):
        assert "超过 20 行" in ledger("import", tmp_path / name, "--create")[2]
    bomb = tmp_path / "弹.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 201_000_000)
    assert "展开以后太大" in ledger("import", bomb, "--create")[2]
    declared = tmp_path / "声明.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(declared, "w") as target:
        for name in source.namelist():
            target.writestr(
                name,
                source.read(name).replace(b"<sst", b"<!DOCTYPE x><sst").replace(b"<workbook", b"<!DOCTYPE x><workbook"),
            )
    assert "不该有的声明" in ledger("import", declared, "--create")[2]
    empty = tmp_path / "空.xlsx"
    openpyxl.Workbook().save(empty)
    assert "没有找到表头" in ledger("import", empty, "--create")[2]
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "openpyxl" in ledger("import", path, "--create")[2]


def test_a_row_with_a_secrecy_mark_is_no_item(ledger: Run, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("标题,部门,日期\n【机密★1年】某事,后勤处,2024-03-05\n换水管,后勤处,2024-03-05\n", encoding="utf-8")
    code, out, _ = ledger("import", path, "--create", "--skip")
    assert (code, out.splitlines()[-1]) == (0, "已记 1 条，跳过 1 条")
    assert "× 第2行：文件有疑似国家秘密标志，不记入台账，请联系保密部门" in out
    (tmp_path / "稿.txt").write_text("机密★1年\n后勤处　2024年3月5日\n检修\n", encoding="utf-8")
    code, out, err = ledger("add", tmp_path / "稿.txt")
    assert (code, out) == (2, "")
    assert "不记入台账，请联系保密部门" in err
    assert ledger("list")[1].endswith("共 1 条\n")
