from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from lxml import etree

from alvtc_info.reporters.registry import FORMATS
from tests import Run
from tests.reporters.findings import TEXT, checked, formatted


def test_every_format_says_every_finding() -> None:
    told = checked()
    count = len(told[0][0].findings)
    assert count > 3
    assert formatted("jsonl").count('"type": "finding"') == count
    assert len(json.loads(formatted("sarif"))["runs"][0]["results"]) == count
    assert len(formatted("github").splitlines()) == count + 2
    assert len(json.loads(formatted("gitlab"))) == count + 2
    junit = etree.fromstring(formatted("junit").encode())
    assert sum(len((e.text or "").splitlines()) for e in junit.iter("failure", "system-out")) == count
    checkstyle = etree.fromstring(formatted("checkstyle").encode())
    assert len(list(checkstyle.iter("error"))) == count + 2
    for form in FORMATS:
        assert "13912345678" not in formatted(form)


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_is_the_same_for_all(form: str, run_cli: Run, tmp_path: Path) -> None:
    draft, good = tmp_path / "稿.txt", tmp_path / "好.txt"
    draft.write_text(TEXT, encoding="utf-8")
    good.write_text("一段平常的话。\n", encoding="utf-8")
    assert run_cli("check", draft, "--format", form)[0] == 1
    assert run_cli("check", good, "--format", form)[0] == 0
    assert run_cli("check", good, tmp_path / "没有.txt", "--format", form)[0] == 2
    target = tmp_path / "out"
    assert run_cli("check", draft, "--format", form, "-o", target)[0] == 1
    assert target.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
def test_a_file_name_that_is_no_text(run_cli: Run, tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xd0\xc5\xcf\xa2.txt")
    Path(name).write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    for form in FORMATS:
        assert run_cli("check", tmp_path, "--format", form)[0] == 1
        assert run_cli("check", tmp_path, "--format", form, "-o", tmp_path / f"{form}.out")[0] == 1
    assert json.loads((tmp_path / "json.out").read_bytes())["files"][0]["path"] == name
    assert run_cli("check", tmp_path, "--write-baseline", tmp_path / "baseline.json")[0] == 0
    assert run_cli("check", tmp_path, "--baseline", tmp_path / "baseline.json")[0] == 0
    for _ in range(2):
        assert run_cli("check", tmp_path, "--cache-dir", tmp_path / "kept", "--jobs", "2")[0] == 1
