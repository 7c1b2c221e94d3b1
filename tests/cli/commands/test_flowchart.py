from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from alvtc_info.charting.draw import FORMS
from tests import Run
from tests.charting.charts import some_case


@pytest.mark.medium
def test_the_command(tmp_path: Path, run_cli: Run) -> None:
    for form in FORMS[:1] + FORMS[2:]:
        target = tmp_path / f"chart.{form}"
        assert run_cli("flowchart", "-o", target) == (0, f"已画好：{target}\n", "")
        assert target.stat().st_size > 1000
    assert zipfile.is_zipfile(tmp_path / "chart.docx")
    code, _, err = run_cli("flowchart", "-o", tmp_path / "chart.svg")
    assert code == 2
    assert "文件已存在" in err
    path = some_case(tmp_path)
    target = tmp_path / "case.mmd"
    assert run_cli("flowchart", "--event", path, "--now", "15:40", "-o", target)[0] == 0
    assert "超时30分钟" in target.read_text(encoding="utf-8")
    assert run_cli("flowchart", "--event", path, "-o", target, "--force")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "x.pdf"], "扩展名应为 .svg、.png、.docx、.mmd"),
        (["-o", "x"], "扩展名应为"),
        (["-o", "x.svg", "--now", "14:30"], "--now 要和 --event 一起用"),
        (["-o", "x.svg", "--event", "没有.yaml"], "没有.yaml：找不到"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(
    arguments: list[str], message: str, tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run_cli("flowchart", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_damaged_case_is_not_drawn(tmp_path: Path, run_cli: Run) -> None:
    path = some_case(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    code, _, err = run_cli("flowchart", "--event", path, "-o", tmp_path / "x.svg")
    assert code == 2
    assert err.count("\n") == 1
