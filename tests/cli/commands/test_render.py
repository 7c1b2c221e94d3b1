from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import Kind, read
from tests import Run


@pytest.mark.medium
def test_a_report_is_rendered(run_cli: Run, tmp_path: Path, examples: Path) -> None:
    target = tmp_path / "成稿.docx"
    assert run_cli("render", examples / "composite.yaml", "-o", target) == (0, f"已写好：{target}\n", "")
    assert read(target).kind is Kind.COMPOSITE
    code, _, err = run_cli("render", examples / "composite.yaml", "-o", target)
    assert code == 2
    assert "文件已存在" in err
    assert run_cli("render", examples / "composite.yaml", "-o", target, "--force")[0] == 0
