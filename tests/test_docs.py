"""The documentation does what it says: its Python runs, its commands are there, its pages are linked."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from alvtc_info.cli.main import COMMANDS
from tests import ROOT

DOCS = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "api").glob("*.md")])
PAGES = [*DOCS, ROOT / "README.md", ROOT / "README.zh-CN.md"]
ELSEWHERE = "dask.distributed"  # tried on a real cluster in test_many


def fences(path: Path, language: str) -> list[str]:
    found = re.findall(r"^```([^\n]*)\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S)
    return [text for kind, text in found if kind == language]


SCRIPTS = [(path, text) for path in PAGES for text in fences(path, "python") if ELSEWHERE not in text]


@pytest.mark.parametrize(("path", "script"), SCRIPTS, ids=[f"{path.stem}-{n}" for n, (path, _) in enumerate(SCRIPTS)])
def test_python_in_the_docs_runs(path: Path, script: str, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for place in (tmp_path / "draft.docx", tmp_path / "报告.docx", drafts / "a.docx"):
        shutil.copy(ROOT / "examples" / "draft.docx", place)
    if "open_submission" in script:
        from alvtc_info import submit

        (tmp_path / "报送包.zip").write_bytes(submit(tmp_path / "报告.docx", anyway="示例").data)
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    command = [sys.executable, "-X", "utf8", "-W", "error", "script.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, ""), path
    assert done.stdout


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_commands_in_the_docs_are_there(path: Path) -> None:
    named = re.findall(
        r"(?m)^(?:\$ )?(?:alvtc-info|python(?: -P)? -m alvtc_info|python run\.py) ([a-z]+)", path.read_text("utf-8")
    )
    assert set(named) <= {*COMMANDS, "test", "bench", "bundle", "docs", "program"}


@pytest.mark.parametrize("path", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = " ".join(
        fence for fence in re.findall(r"```\{toctree\}(.*?)```", (ROOT / "docs/index.md").read_text("utf-8"), re.S)
    )
    pages = {path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in DOCS}
    assert pages - {"index", "api/names"} <= set(re.findall(r"[\w/-]+", listed))
