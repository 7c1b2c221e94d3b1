"""What the documentation says of other checkers is what a script of ours prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT

pytestmark = pytest.mark.slow
ROW = re.compile(r"^\| (\S+（\d+；\d+）) \| ([^|]+) \|", re.M)


def test_our_column_of_the_comparison_is_what_the_script_prints(tmp_path: Path) -> None:
    command = [sys.executable, "bench/peers.py", "--modules", str(tmp_path)]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    told = ROW.findall(printed)
    assert len(told) > 5
    assert told == ROW.findall((ROOT / "docs" / "performance.md").read_text(encoding="utf-8"))
    assert "没有安装，跳过：" in printed
    assert all(name in printed for name in ("zhlint", "@lint-md/core", "textlint"))
