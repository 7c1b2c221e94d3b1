from __future__ import annotations

import getpass
import io
import json
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree, html

from alvtc_info.assessment.intake import day_of
from alvtc_info.assessment.ledger import open_ledger
from alvtc_info.assessment.ledger_entries import Adoption, AnyEntry, Fault, Founded, Instruction, Item, Request
from alvtc_info.assessment.notice import build_notice
from alvtc_info.assessment.notice_words import spoken
from alvtc_info.assessment.publishing import publish
from alvtc_info.assessment.scoring_profile import EXAMPLE
from alvtc_info.assessment.tables import table_rows
from alvtc_info.assessment.year import period
from alvtc_info.errors import UsageError
from tests.test_assessment import COLLEGE, YEAR, adopted, item, records

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ledger(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """The command `ledger` on a ledger of its own."""
    monkeypatch.setenv("ALVTC_INFO_LEDGER", str(tmp_path / "台账.db"))

    def run(action: str, *arguments: object) -> tuple[int, str, str]:
        by = [] if action in ("list", "show", "export") else ["--by", "王某"]
        return run_cli("ledger", action, *arguments, *by)

    return run


@pytest.fixture
def approved(tmp_path: Path) -> Path:
    text = EXAMPLE.read_text(encoding="utf-8")
    text = text.replace('approved_by = ""', 'approved_by = "院长办公会"').replace(
        'approved_on = ""', "approved_on = 2024-12-01"
    )
    path = tmp_path / "计分.toml"
    path.write_text(text, encoding="utf-8")
    return path


def table(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


# one at a time -----------------------------------------------------------------------------------------------------------


def test_a_report_says_itself_what_it_is(ledger: Run, examples: Path, tmp_path: Path) -> None:
    code, out, _ = ledger("add", examples / "composite.yaml", "--create", "--oa-number", "2024-88")
    assert code == 0
    assert out.startswith("已记：第1条　2024-06-03　招生就业处　重点工作进展　")
    _, out, _ = ledger("list", "--format", "json")
    (told,) = json.loads(out)
    assert (told["issue_number"], told["submitted_by"], told["signed_by"], told["oa_number"]) == (
        8,
        "冯某",
        "陈某",
        "2024-88",
    )
    assert len(told["sha256"]) == 64
    code, _, err = ledger("add", examples / "composite.yaml")
    assert (code, "已在台账里（第1条）" in err) == (2, True)
    copied = tmp_path / "副本.yaml"
    copied.write_text(
        (examples / "composite.yaml").read_text(encoding="utf-8").replace("冯某", "许某"), encoding="utf-8"
    )
    code, _, err = ledger("add", copied)
    assert (code, "已在台账里（第1条）" in err) == (2, True)
    _, out, _ = ledger(
        "add", copied, "--title", "招生就业处推进就业工作", "--department", "就业办", "--date", "2024-06-05"
    )
    assert "提示：和第1条很像（100%）" in out


def test_the_category_is_proposed_and_the_clerks_word_final(ledger: Run, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(
        "后勤处值班信息\n第3期\n后勤处　2024年5月20日\n召开安全工作会议\n5月20日，后勤处召开会议。\n编辑：王某　电话：1　签发：李某\n",
        encoding="utf-8",
    )
    _, out, _ = ledger("add", draft, "--create", "--kind", "daily")
    assert "类别照内容提出：一般性会议（看到“召开”）" in out
    other = tmp_path / "二.txt"
    other.write_text(draft.read_text(encoding="utf-8").replace("安全工作", "消防工作"), encoding="utf-8")
    _, out, _ = ledger("add", other, "--category", "工作经验总结", "--kind", "composite")
    assert "提出" not in out
    assert "工作经验总结" in out
    third = tmp_path / "三.txt"
    third.write_text(
        "后勤处值班信息\n第4期\n后勤处　2024年5月21日\n公寓换水管\n5月21日，后勤处更换水管30根，解决了漏水问题。\n编辑：王某　电话：1　签发：李某\n",
        encoding="utf-8",
    )
    _, out, _ = ledger("add", third, "--kind", "composite")
    assert "看不出类别" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--category", "随笔"], "没有名为“随笔”的类别"),
        (["--department", "魔法部"], "不认识“魔法部”这个部门"),
        (["--answers", "7"], "台账里没有第7条约稿"),
        (["--kind", "novel"], "不能是"),
        (["--ledger", "没有/x.db"], "打不开台账"),
    ],
)
def test_what_cannot_be_added_is_one_line(arguments: list[str], message: str, ledger: Run, examples: Path) -> None:
    code, out, err = ledger("add", examples / "composite.yaml", "--create", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_what_is_not_on_the_paper_must_be_said(ledger: Run, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("公寓换水管\n后勤处更换水管30根。\n", encoding="utf-8")
    code, _, err = ledger("add", draft, "--create", "--title", "换水管")
    assert code == 2
    assert "没有找到部门，请用 --department" in err
    code, out, _ = ledger(
        "add", draft, "--create", "--department", "魔法部", "--other", "--date", "2024-05-20", "--title", "换水管"
    )
    assert code == 0
    assert "魔法部" in out
    code, _, err = ledger("add", draft, "--title", "长" * 300, "--department", "魔法部", "--date", "2024-05-20")
    assert code == 2
    assert "不能超过 200 个字" in err


def test_what_became_of_an_item(ledger: Run, examples: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    code, out, _ = ledger(
        "adopt", 1, "--level", "盟委行署", "--where", "盟行署办公室", "--date", "2024-06-10", "--joint"
    )
    assert (code, out) == (
        0,
        "已记：第2条　采用　信息：第1条　级别：盟委行署　采用单位：盟行署办公室　日期：2024-06-10　综合采用：是\n",
    )
    assert "早于信息的日期 2024-06-03" in ledger("adopt", 1, "--level", "media-region", "--date", "2024-01-10")[1]
    assert (
        ledger("instruct", 1, "--level", "college", "--leader", "院长", "--words", "请办", "--date", "2024-06-11")[0]
        == 0
    )
    code, out, _ = ledger(
        "request", "产教融合经验", "--department", "教务处", "--due", "2024-06-30", "--asked-by", "盟教体局"
    )
    assert out == "已记：第5条　约稿　部门：教务处　题目：产教融合经验　约稿单位：盟教体局　期限：2024-06-30\n"
    assert ledger("fault", "迟报", "--department", "教务处", "--evidence", "案卷", "--item", 1, "--impact")[0] == 0
    assert ledger("department", "数据中心", "--since", "2024-07-01")[0] == 0
    code, out, _ = ledger("correct", 5, "--set", "期限=2024-07-15", "题目=经验")
    assert (code, "期限：2024-07-15" in out) == (0, True)
    assert ledger("correct", 2, "--set", "级别=自治区教育厅", "日期=2024-06-12")[0] == 0
    assert ledger("correct", 1, "--set", "类别=工作经验总结", "部门=就业办", "重复=")[0] == 0
    code, out, _ = ledger("show", 1)
    assert code == 0
    assert "（更正第1条）" in out
    assert len(out.splitlines()) == 7
    code, out, _ = ledger("withdraw", 1, "--note", "不是本院的")
    assert out.startswith("已作废：第1条　2024-06-03　招生就业处　工作经验总结")
    _, out, _ = ledger("show", 1)
    assert "作废第10条" in out
    assert "备注：不是本院的" in out
    assert ledger("list")[1] == "共 0 条\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["adopt", 1, "--level", "村级"], "没有名为“村级”的级别"),
        (["adopt", 9, "--level", "盟委行署"], "台账里没有第9条信息"),
        (["instruct", 1, "--level", "盟级媒体"], "批示的级别不能是媒体"),
        (["fault", "晚报", "--department", "教务处", "--evidence", "x"], "没有名为“晚报”的情形"),
        (["fault", "迟报", "--department", "教务处", "--evidence", "长" * 300], "不能超过 200 个字"),
        (["request", "长" * 300, "--department", "教务处", "--due", "2024-06-30"], "题目"),
        (["correct", 1, "--set", "心情=好"], "“心情=好”不能改"),
        (["correct", 1, "--set", "类别"], "“类别”不能改"),
        (["correct", 1, "--set", "日期=2024-13-40"], "不是有效日期"),
        (["correct", 7, "--set", "标题=x"], "台账里没有第7条"),
        (["withdraw", 7], "台账里没有第7条"),
        (["show", 7], "台账里没有第7条"),
        (["list", "--category", "随笔"], "没有名为“随笔”的类别"),
        (["export", "-o", "x.pdf"], "扩展名应为 .csv 或 .json"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[object], message: str, ledger: Run, examples: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    code, out, err = ledger(*map(str, arguments))
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_listing_by_department_year_and_category(ledger: Run, examples: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    ledger("add", examples / "first.yaml", "--timely", "--audio-video")
    assert ledger("list", "--department", "就业办")[1].endswith("共 1 条\n")
    assert ledger("list", "--department", "无此部门")[1] == "共 0 条\n"
    assert ledger("list", "--year", 2024)[1].endswith("共 2 条\n")
    assert ledger("list", "--year", 2023)[1] == "共 0 条\n"
    assert ledger("list", "--category", "重点工作进展")[1].endswith("共 1 条\n")


def test_export_takes_no_formula_along(ledger: Run, examples: Path, tmp_path: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create", "--title", "=1+1")
    ledger("correct", 1, "--set", "标题=@改")
    assert ledger("export", "-o", tmp_path / "x.csv")[1].endswith("（2 条）\n")
    text = (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    assert ",'=1+1," in text
    assert ",'@改," in text
    ledger("export", "-o", tmp_path / "x.json")
    assert [row["number"] for row in json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))] == [1, 1]


def test_who_writes(run_cli: Run, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "赵某")
    place = tmp_path / "x.db"
    assert run_cli("ledger", "add", examples / "composite.yaml", "--create", "--ledger", place)[0] == 0
    with open_ledger(place) as book:
        assert book.records()[0].recorded_by == "赵某"

    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", nobody)
    code, _, err = run_cli("ledger", "withdraw", 1, "--ledger", place)
    assert (code, "请写明记录人" in err) == (2, True)


@pytest.mark.parametrize("module", ["rensa", "sqlalchemy"])
def test_without_the_packages_one_line_says_so(module: str, ledger: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "alvtc_info.assessment.ledger", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    code, _, err = ledger("list")
    assert (code, f"台账要用 {module}，还没有安装" in err) == (2, True)


def test_a_draft_is_checked_against_the_ledger(ledger: Run, run_cli: Run, examples: Path, tmp_path: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    place = tmp_path / "台账.db"
    code, out, _ = run_cli("check", examples / "composite.yaml", "--ledger", place, "--select", "duplicate-submission")
    assert (code, "台账" in out) == (0, False)
    copied = tmp_path / "副本.yaml"
    text = (examples / "composite.yaml").read_text(encoding="utf-8")
    copied.write_text(text.replace("title: ", "title: 关于", 1), encoding="utf-8")
    _, out, _ = run_cli("check", copied, "--ledger", place, "--select", "duplicate-submission")
    assert (
        "与台账第1条“招生就业处推进2024届毕业生就业工作的进展、问题与建议”（招生就业处 2024-06-03）说的像是同一件事"
        in out
    )


# many at once ------------------------------------------------------------------------------------------------------------

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
    assert (code, out) == (0, "试读：可记 5 条，有问题 0 条；没有记入台账\n")
    assert ledger("list")[1] == "共 0 条\n"
    code, out, _ = ledger("import", path, "--year", 2024)
    assert (code, out) == (0, "已记 5 条\n")
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
    lines = out.splitlines()
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
    assert (code, out) == (0, "已记 1 条\n")
    code, out, _ = ledger("import", table(tmp_path / "三.xlsx", [rows[0], [1, "魔法部", "再一条", "2024-03-09"]]))
    assert (code, out) == (0, "已记 1 条\n")


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
    code, out, _ = ledger("import", folder, "--create")
    assert code == 1
    assert out.count("×") == 1
    assert "坏.docx" in out
    code, out, _ = ledger("import", folder, "--skip")
    assert out.splitlines()[-1] == "已记 2 条，跳过 1 条"
    text = (examples / "composite.yaml").read_text(encoding="utf-8")
    (folder / "再报.yaml").write_text(text.replace("title: ", "title: 关于", 1), encoding="utf-8")
    _, out, _ = ledger("import", folder, "--dry-run")
    assert "! " in out
    assert "疑似重复：第1条" in out


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


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        (date(2024, 3, 5), date(2024, 3, 5)),
        (20240305.0, date(2024, 3, 5)),
        ("二〇二四年三月五日", date(2024, 3, 5)),
        ("3/5", date(2024, 3, 5)),
        ("2024-03-05 08:30", date(2024, 3, 5)),
        (45356.25, date(2024, 3, 5)),
    ],
)
def test_days_in_cells(cell: object, wanted: date) -> None:
    assert day_of(cell, 2024) == wanted


@pytest.mark.parametrize("cell", ["20241340", "13月40日", "", 12.5])
def test_what_is_no_day(cell: object) -> None:
    with pytest.raises(UsageError):
        day_of(cell, 2024)


# the year ----------------------------------------------------------------------------------------------------------------


def filled(tmp_path: Path) -> Path:
    place = tmp_path / "年.db"
    entries: list[AnyEntry] = [
        *YEAR[:9],
        item(4, title="=cmd()", department="教务处", category="问题情况反映"),
        item(5, title="会", department="教务处", category="一般性会议"),
        item(5, title="后来没有的部门的", department="@资产处"),
        adopted("league"),
        adopted("media-league", of=2, by="盟日报"),
        adopted("college", of=3),
        Instruction.model_validate({"item": 1, "level": "college", "leader": "院长", "on": "2024-06-03"}),
        Request(department="教务处", subject="经验", due=date(2024, 6, 30)),
        Request(department="化工系", subject="做法", due=date(2024, 12, 10)),
        Fault.model_validate(
            {"department": "保卫处", "fault": "瞒报", "on": "2024-06-20", "evidence": "通报", "impact": True}
        ),
        Founded(department="数据中心", since=date(2024, 7, 1)),
    ]
    with open_ledger(place, create=True) as book:
        book.add_all([(said, None) for said in entries], by="王某")
    return place


def test_the_year_on_the_screen(tmp_path: Path, run_cli: Run) -> None:
    place = filled(tmp_path)
    code, out, _ = run_cli("assess", "--ledger", place, "--year", 2024, "--until", "2024-10-31")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "关于2024年度信息报送考评情况的通报（截至2024年10月31日）"
    assert lines[2].split()[:4] == ["部门", "综合类", "应报", "还欠"]
    assert "名次" not in out
    row = next(line for line in lines if line.startswith("后勤处"))
    assert row.split() == ["后勤处", "9", "12", "3", "1", "0", "1", "1", "1", "0", "0", "0", "0%"]
    assert next(line for line in lines if line.startswith("教务处")).split()[-1] == "100%"
    assert "  教务处：综合类信息11条，约稿“经验”（已过期）" in lines
    assert "  化工系：综合类信息12条，约稿“做法”（12月10日前）" in lines
    assert "  数据中心：综合类信息6条" in lines
    assert "  保卫处：6月20日瞒报（通报），造成较大影响" in lines
    assert any("只列事实，不计分、不排名" in line for line in lines)
    assert any("按月折算" in line for line in lines)


def test_points_only_by_an_approved_profile(tmp_path: Path, run_cli: Run, approved: Path) -> None:
    place = filled(tmp_path)
    code, _, err = run_cli("assess", "--ledger", place, "--year", 2024, "--profile", EXAMPLE)
    assert (code, "没有批准的不能用来计分" in err) == (2, True)
    code, out, _ = run_cli("assess", "--ledger", place, "--year", 2024, "--profile", approved)
    lines = out.splitlines()
    assert lines[2].split()[:3] == ["名次", "部门", "得分"]
    assert lines[3].split()[:3] == ["1", "后勤处", "19"]
    assert "  保卫处" in lines[lines.index("不得评优") :]
    assert "院长办公会2024年12月1日批准" in out
    code, out, _ = run_cli("assess", "--ledger", place, "--year", 2024, "--profile", approved, "--explain", "后勤处")
    assert code == 0
    assert "     5　第13条　盟委行署采用　[adoption.league]" in out
    assert "    -3　全年　比12条少3条　[submission.shortfall_per_item]" in out
    assert "    19　合计（示例方案，院长办公会批准）" in out
    _, out, _ = run_cli("assess", "--ledger", place, "--year", 2024, "--profile", approved, "--explain", "保卫处")
    assert "有瞒报，当年不得评优" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "请写明考评哪一年"),
        (["--year", "24"], "“24”不是年份"),
        (["--year", "2024", "--until", "2023-01-01"], "以前"),
        (["--year", "2024", "--explain", "后勤处"], "--explain 要和 --profile 一起用"),
        (["--year", "2024", "-o", "x.pdf"], "扩展名应为 .xlsx、.docx、.html、.json"),
        (["--year", "2024", "--ledger", "没有.db"], "找不到这个台账"),
    ],
)
def test_what_cannot_be_assessed_is_one_line(arguments: list[str], message: str, tmp_path: Path, run_cli: Run) -> None:
    code, out, err = run_cli("assess", "--ledger", filled(tmp_path), *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_explaining_a_department_that_nobody_knows(tmp_path: Path, run_cli: Run, approved: Path) -> None:
    arguments = ["--ledger", filled(tmp_path), "--year", 2024, "--profile", approved, "--explain", "魔法部"]
    assert "都没有“魔法部”" in run_cli("assess", *arguments)[2]


def test_a_profile_to_begin_with(tmp_path: Path, run_cli: Run) -> None:
    target = tmp_path / "计分.toml"
    assert run_cli("assess", "--new-profile", target)[0] == 0
    assert target.read_bytes() == EXAMPLE.read_bytes()
    assert "文件已存在" in run_cli("assess", "--new-profile", target)[2]


def notices(tmp_path: Path, approved: Path) -> list[Any]:
    from alvtc_info.assessment.scoring_profile import load_profile

    with open_ledger(filled(tmp_path)) as book:
        held = book.records()
    of = period(2024, until=date(2024, 10, 31))
    return [build_notice(held, COLLEGE, of), build_notice(held, COLLEGE, period(2024), load_profile(approved))]


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
        assert len(book["按月"]._charts) == 2
        assert isinstance(book["明细"].cell(3, 3).value, datetime)
        assert ("得分来源" in book.sheetnames) is (notice.profile is not None)
        assert data == publish(notice, "xlsx")


def test_a_table_without_departments_has_no_charts() -> None:
    from dataclasses import replace

    notice = build_notice([], replace(COLLEGE, departments=()), period(2024))
    assert not openpyxl.load_workbook(io.BytesIO(publish(notice, "xlsx")))["按月"]._charts
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


def test_written_to_files(tmp_path: Path, run_cli: Run) -> None:
    place = filled(tmp_path)
    for form in ("xlsx", "docx", "html", "json"):
        target = tmp_path / f"通报.{form}"
        assert run_cli("assess", "--ledger", place, "--year", 2024, "-o", target) == (0, f"已写好：{target}\n", "")
        assert target.stat().st_size > 1000


def test_without_xlsxwriter_one_line_says_so(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "alvtc_info.assessment.notice_xlsx", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    code, _, err = run_cli("assess", "--ledger", filled(tmp_path), "--year", 2024, "-o", tmp_path / "x.xlsx")
    assert (code, "xlsxwriter" in err) == (2, True)


def test_an_academic_year(tmp_path: Path, run_cli: Run, approved: Path) -> None:
    approved.write_text(
        approved.read_text(encoding="utf-8").replace('"calendar-year"', '"academic-year"'), encoding="utf-8"
    )
    _, out, _ = run_cli("assess", "--ledger", filled(tmp_path), "--year", 2024, "--profile", approved)
    assert out.startswith("关于2024—2025学年信息报送考评情况的通报")


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
    with open_ledger(tmp_path / "x.db", create=True) as book:
        book.add(item(), by="王")
        book.add(item(title="改"), by="王", corrects=1)
        book.add(Adoption.model_validate({"item": 2, "level": "league", "on": "2024-06-01"}), by="王")
        notice = build_notice(book.records(), COLLEGE, period(2024))
    row = notice.row("后勤处")
    assert row is not None
    assert row.standing.adoptions == {"league": 1}
    assert notice.row("没有的") is None
    assert isinstance(row.standing.sent[0].item, Item)
