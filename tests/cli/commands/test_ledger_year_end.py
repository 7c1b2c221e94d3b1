from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from alvtc_info.assessment.ledger_store import open_store
from tests import TODAY, Run
from tests.assessment.entries import YEAR, item, put


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with twelve items of 2024."""
    path = tmp_path / "台账.db"
    monkeypatch.setenv("ALVTC_INFO_LEDGER", str(path))
    with open_store(path, create=True) as book:
        put(book, *YEAR)
    return path


@pytest.mark.medium
def test_from_the_draft_to_what_was_corrected_after_it(place: Path, ledger: Run, run_cli: Run, approved: Path) -> None:
    code, out, _ = ledger(
        "加分", "后勤处", "1.5", "--reason", "报道", "--decided-by", "院长办公会", "--date", "2024-12-30"
    )
    assert (code, "谁定的：院长办公会" in out) == (0, True)
    assert "“分”应为数字" in ledger("bonus", "后勤处", "-3", "--reason", "x", "--decided-by", "y")[2]
    code, out, err = ledger("定稿", 2024, "--approved-by", "院长办公会")
    assert (code, out) == (2, "")
    assert "还不能定稿：没有征求过意见。一定要现在定稿，加 --anyway 并用 --reason" in err
    assert (
        ledger("征求意见", 2024, "--objections-until", TODAY - timedelta(days=1), "--date", TODAY - timedelta(days=9))[
            0
        ]
        == 0
    )
    assert "（征求意见稿）" in run_cli("assess", "--year", 2024)[1]
    code, out, _ = ledger("异议", "后勤处", "第3条应按采用", "--year", 2024, "--raised-by", "孙某", "--item", 3)
    assert (code, out.startswith("提示：年度 2024 是一年以前的，请核对年份\n已记：第15条　异议")) == (0, True)
    assert "第15条还没有处理" in ledger("freeze", 2024, "--approved-by", "院长办公会")[2]
    assert "结果" in ledger("decide", 15, "查无此事", "--result", "不知道", "--decided-by", "王某")[2]
    code, out, _ = ledger("处理异议", 15, "查无此事", "--result", "不采纳", "--decided-by", "王某")
    assert (code, "采纳：否" in out) == (0, True)
    code, out, _ = ledger("定稿", 2024, "--approved-by", "院长办公会", "--profile", approved)
    assert code == 0
    assert "第17条" in out
    assert "这一年的数字从此不变" in out
    assert "这一年已经定稿（第17条）" in ledger("定稿", 2024, "--approved-by", "院长办公会")[2]
    assert ledger("更正", 3, "--set", "类别=一般性会议")[0] == 0
    _, out, _ = run_cli("assess", "--year", 2024, "--profile", approved)
    row = next(line for line in out.splitlines() if "后勤处" in line)
    assert row.split()[:5] == ["1", "后勤处", "13.5", "12", "12"]
    assert "定稿以后的更正（不改变上面的数字）\n  第18条（" in out
    assert "征求意见稿" not in out
    assert "已经定稿，算到 2024-12-31，不要写 --until" in run_cli("assess", "--year", 2024, "--until", "2024-06-01")[2]
    assert run_cli("assess", "--year", 2024, "--until", "2024-12-31")[0] == 0
    assert "是定稿，不能更正" in ledger("correct", 17, "--set", "谁批准=王某")[2]
    assert "作废要用 --note 写明" in ledger("withdraw", 17)[2]
    assert ledger("withdraw", 17, "--note", "院长同意重定")[0] == 0
    assert "第17条的定稿已作废" in run_cli("assess", "--year", 2024)[1]


def test_frozen_early_with_a_reason_and_by_academic_year(place: Path, ledger: Run) -> None:
    why = ["--anyway", "--reason", "机构改革"]
    code, out, _ = ledger(
        "定稿", 2024, "--calendar", "学年", "--until", "2024-12-31", "--approved-by", "院长办公会", *why
    )
    assert code == 0
    assert "年度起止：学年　算到：2024-12-31" in out
    assert "提示：只算到2024-12-31，这一年还没有完" in out
    assert "“24”不是年份" in ledger("freeze", 24, "--approved-by", "x")[2]


def test_a_table_is_asked_for_its_categories_and_titles_that_came_before(
    place: Path, ledger: Run, tmp_path: Path
) -> None:
    with open_store(place) as book:
        put(book, item(title="安全检查", department="保卫处"))
    table = tmp_path / "表.csv"
    table.write_text(
        "标题,部门,日期,类别\n安全检查,保卫处,2024-09-05,\n学生荣获一等奖,教务处,2024-09-06,\n安全检查,教务处,2042-09-05,典型案例\n安全检查,教务处,2024-10-05,典型案例\n",
        encoding="utf-8",
    )
    code, out, _ = ledger("导入", table)
    assert code == 0
    assert out.splitlines() == [
        "! 第2行：没有类别，不计入12条",
        "! 第2行：日期 2024-09-05 在一年以前，请核对年份",
        "! 第2行：和第13条题目相同，又是同一个部门：是不是重复报送",
        "! 第3行：没有类别，不计入12条；从题目的“获一等奖”看像赛事获奖，对的请写进表里",
        f"! 第4行：日期 2042-09-05 在今天（{TODAY}）以后",
        "! 第5行：和第4行题目相同，又是同一个部门：是不是重复报送",
        "提示：2 条没有类别，不计入12条；补上类别用 ledger correct 条号 --set 类别=…",
        "已记 4 条",
    ]


def test_a_draft_is_asked_for_its_category_and_told_of_its_title(ledger: Run, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(
        "后勤处值班信息\n第4期\n后勤处　2024年5月21日\n公寓换水管\n5月21日，后勤处更换水管30根，解决了漏水问题。\n编辑：王某　电话：1　签发：李某\n",
        encoding="utf-8",
    )
    _, out, _ = ledger("add", draft, "--create", "--kind", "composite")
    assert "提示：补上类别：ledger correct 1 --set 类别=…（可写：意见建议、" in out
    other = tmp_path / "二.txt"
    other.write_text(
        draft.read_text(encoding="utf-8").replace("5月21日", "8月3日").replace("30根", "9根"), encoding="utf-8"
    )
    _, out, _ = ledger("add", other, "--kind", "composite", "--category", "重点工作进展")
    assert "提示：和第1条题目相同：2024-05-21　后勤处　公寓换水管；确是重复的用 ledger correct 2 --set 重复=1" in out
    assert "补上类别" not in out
    third = tmp_path / "三.txt"
    third.write_text(other.read_text(encoding="utf-8").replace("2024年8月3日", "2044年8月3日"), encoding="utf-8")
    assert "日期 2044-08-03 在今天" in ledger("add", third, "--kind", "composite")[2]
    assert ledger("add", third, "--kind", "composite", "--anyway")[0] == 0
