from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from alvtc_info import Kind, check, check_file, load_report, read, render
from alvtc_info.reading.data import load
from alvtc_info.rules import consistency
from tests import ROOT

REPORTS = sorted(ROOT.glob("examples/*.yaml"))


def test_there_is_an_example_of_every_kind() -> None:
    assert {read(path).kind for path in REPORTS} == set(Kind)


@pytest.mark.medium
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_example_reports_check_clean_and_render(path: Path) -> None:
    result = check_file(path)
    assert [f"{f.rule}: {f.message}" for f in result] == []
    assert {u.rule for u in result.unjudged} <= {
        "report-order",
        *(rule.name for rule in consistency.RULES),
        "followup-progress",
        "duplicate-submission",
    }
    report = load_report(load(path.read_text(encoding="utf-8"), ".yaml", path.name))
    printed = read(render(report, folder=path.parent), kind=report.report_kind)
    assert [b.text for b in printed.blocks] == [b.text for b in report.document().blocks]
    assert [f.message for f in check(printed)] == []


def test_the_draft_has_the_faults_that_the_readme_shows() -> None:
    found = {(f.rule, f.quote) for f in check_file(ROOT / "examples" / "draft.docx")}
    assert ("vague-time", "目前") in found
    assert ("vague-time", "近日") in found
    assert ("vague-cutoff", "截止目前") in found
    assert not any("题目前三题" in quote for _, quote in found)


@pytest.mark.medium
def test_the_readme_s_output_is_the_real_one() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alvtc_info", "check", "examples/draft.docx"], cwd=ROOT, capture_output=True, check=False
    )
    shown = done.stdout.decode()
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        block = text.split("<!-- draft -->\n```text\n")[1].split("```")[0]
        assert block == shown


@pytest.mark.medium
@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_s_first_screen_shows_what_a_command_prints(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    before, block = text.split("<!-- sample -->\n```text\n$ alvtc-info ")
    command, _, shown = block.split("```")[0].partition("\n")
    done = subprocess.run(
        [sys.executable, "-m", "alvtc_info", *command.split()], cwd=ROOT, capture_output=True, check=False
    )
    assert done.stdout.decode() == shown
    assert 6 <= shown.count("\n") <= 10
    assert before.count("\n") < 10
    assert text.index("<!-- sample -->") < text.index("<!-- draft -->")


@pytest.mark.slow
def test_generated_files_are_fresh() -> None:
    assert runpy.run_path(str(ROOT / "tools" / "generate.py"))["main"](["--check"]) == 0


@pytest.mark.slow
@pytest.mark.libreoffice
def test_a_rendered_report_opens_in_libreoffice(tmp_path: Path) -> None:
    report = load_report(load((ROOT / "examples" / "composite.yaml").read_text(encoding="utf-8"), ".yaml", ""))
    render(report, tmp_path / "成稿.docx", folder=ROOT / "examples")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "成稿.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    text = (tmp_path / "成稿.txt").read_text(encoding="utf-8-sig")
    for words in ("招生就业处值班信息", "第8期", "一、主要做法", "表1 2024届毕业生就业去向", "87.0%", "签发：陈某"):
        assert words in text
