"""What the documentation says of other checkers is what a script of ours prints."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT

pytestmark = pytest.mark.slow
ROW = re.compile(r"^\| (\S+（\d+；\d+）) \| ([^|]+) \|", re.M)


def printed_by_the_script(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "bench/peers.py", *arguments], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()


def test_our_column_of_the_comparison_is_what_the_script_prints(tmp_path: Path) -> None:
    printed = printed_by_the_script("--modules", str(tmp_path))
    told = ROW.findall(printed)
    assert len(told) > 5
    assert told == ROW.findall((ROOT / "docs" / "performance.md").read_text(encoding="utf-8"))
    assert "没有安装，跳过：" in printed
    assert all(
        f"{name}（" in printed for name in ("zhlint", "@lint-md/core", "textlint-rule-preset-zh-technical-writing")
    )
    assert "| 8 篇里植入的差错 | 植入 |" in printed
    assert "| 改正以后的 8 篇里还标出 | | 0 |" in printed


def test_planted_papers_of_a_folder_are_counted_by_kind(tmp_path: Path) -> None:
    wrong = "2024年5月20日，学院布署安全工作，后勤处按装灯具12盏。"
    right = wrong.replace("布署", "部署").replace("按装", "安装")
    at = wrong.index("布署")
    papers = (
        {"text": wrong, "right": right, "slips": [{"start": at, "end": at + 1, "kind": "错字", "wrong": "布署"}]},
        {"wrong": wrong, "slips": [{"wrong": "布署", "kind": "错字"}, {"wrong": "按装", "kind": "错字"}]},
        {"wrong": wrong, "right": right},
    )
    lines = "".join(f"{json.dumps(paper, ensure_ascii=False)}\n" for paper in papers)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    printed = printed_by_the_script(str(tmp_path), "--modules", str(tmp_path))
    rows = [re.split(r" ?\| ?", line)[1:4] for line in printed.splitlines() if line.startswith("|")]
    assert rows[0][:2] == ["3 篇里植入的差错", "植入"]
    assert rows[2:] == [
        ["错字", "3", "3"],
        ["差错", "2", "2"],
        ["共找到", "5", "5"],
        ["误报", "", "1"],
        ["改正以后的 2 篇里还标出", "", "0"],
    ]
