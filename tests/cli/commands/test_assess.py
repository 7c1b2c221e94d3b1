from __future__ import annotations

import sys
from pathlib import Path

import pytest

from alvtc_info.assessment.scoring_profile import EXAMPLE
from tests import Run
from tests.assessment.entries import filled


def test_the_year_on_the_screen(tmp_path: Path, run_cli: Run) -> None:
    place = filled(tmp_path)
    code, out, _ = run_cli("assess", "--ledger", place, "--year", 2024, "--until", "2024-10-31")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "关于2024年度信息报送考评情况的通报（截至2024年10月31日）"
    assert lines[2].split()[:4] == ["部门", "综合类", "应报", "还欠"]
    assert "名次" not in out
    row = next(line for line in lines if line.startswith("后勤处"))
    assert row.split() == ["后勤处", "9", "12", "3", "0", "1", "0", "1", "1", "1", "0", "0", "0", "0%"]
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
