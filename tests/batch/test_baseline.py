from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests import Run
from tests.reporters.findings import TEXT, checked


@pytest.mark.medium
def test_a_baseline_lets_pass_what_was_there_and_nothing_new(
    tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draft = tmp_path / "稿" / "一.txt"
    draft.parent.mkdir()
    draft.write_text(TEXT, encoding="utf-8")
    (tmp_path / "好.txt").write_text("一段平常的话。\n", encoding="utf-8")
    code, out, _ = run_cli("check", ".", "--write-baseline", "基线.json")
    assert (code, out) == (0, "已写好：基线.json（4 处，以后不再列出）\n")
    assert not set(re.findall(r"[\u4e00-\u9fff]+", (tmp_path / "基线.json").read_text(encoding="utf-8"))) - {"稿", "一"}
    code, out, err = run_cli("check", draft, "--baseline", tmp_path / "基线.json")
    assert (code, err) == (0, "基线里的 4 处没有列出\n")
    assert "含糊" not in out
    draft.write_text("先写一段。\n\n" + TEXT + "\n目前情况正常。\n", encoding="utf-8")
    code, out, err = run_cli("check", ".", "--baseline", "基线.json")
    assert (code, err) == (1, "基线里的 4 处没有列出\n")
    assert "“目前”没有说明是哪一刻" in out
    assert "“近日”" not in out
    draft.write_text(TEXT.replace("近日", "2024年5月20日"), encoding="utf-8")
    _, _, err = run_cli("check", ".", "--baseline", "基线.json")
    assert "基线里有 " in err
    assert "已经不在了" in err
    assert run_cli("check", ".", "--baseline", "基线.json", "--quiet")[2] == ""
    draft.write_text("一段平常的话。\n", encoding="utf-8")
    assert run_cli("check", ".", "--baseline", "基线.json")[::2] == (
        0,
        "基线里有 4 处已经不在了，可用 --write-baseline 重写\n",
    )
    assert run_cli("check", ".", "--write-baseline", "基线.json")[0] == 0
    _, _, err = run_cli("check", ".", "--baseline", "基线.json")
    assert "已经不在了" not in err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff", "这不是基线文件"),
        (b"[]", "这不是基线文件"),
        (b'{"baseline": 1, "files": {"a": "b"}}', "这不是基线文件"),
        (b'{"baseline": 1, "files": {"a": [1]}}', "这不是基线文件"),
        (b'{"files": {}}', "这不是基线文件"),
        (b'{"baseline": 2, "files": {}}', "请升级"),
    ],
)
def test_what_is_no_baseline_is_left_as_it_is(data: bytes, message: str, tmp_path: Path, run_cli: Run) -> None:
    path, draft = tmp_path / "基线.json", tmp_path / "稿.txt"
    path.write_bytes(data)
    draft.write_text(TEXT, encoding="utf-8")
    for option in ("--baseline", "--write-baseline"):
        code, out, err = run_cli("check", draft, option, path)
        assert (code, out, message in err) == (2, "", True)
    assert path.read_bytes() == data
    assert "找不到这个基线文件" in run_cli("check", draft, "--baseline", tmp_path / "没有.json")[2]


def test_no_baseline_of_what_could_not_be_read(tmp_path: Path, run_cli: Run) -> None:
    code, _, err = run_cli("check", tmp_path / "没有.txt", "--write-baseline", tmp_path / "基线.json")
    assert code == 2
    assert "找不到" in err
    assert not (tmp_path / "基线.json").exists()


def test_a_file_on_another_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    from alvtc_info.batch import baseline

    def nowhere(*_: str) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", nowhere)
    told = checked(name="/其他/稿.txt")
    assert list(json.loads(baseline.format_baseline("基线.json", told))["files"]) == ["/其他/稿.txt"]
