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


SCRIPTS = [
    pytest.param(path, text, id=f"{path.stem}-{number}", marks=pytest.mark.slow if number else ())
    for path in PAGES
    for number, text in enumerate(text for text in fences(path, "python") if ELSEWHERE not in text)
]


@pytest.mark.medium
@pytest.mark.parametrize(("path", "script"), SCRIPTS)
def test_python_in_the_docs_runs(path: Path, script: str, tmp_path: Path) -> None:
    if "import pandas" in script:
        pytest.importorskip("pandas", reason="pandas comes with requirements/docs.txt")
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
    assert set(named) <= {*COMMANDS, "test", "soak", "bench", "bundle", "docs", "program", "page"}


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
    assert pages - {"index", "api/names", "api/reference"} <= set(re.findall(r"[\w/-]+", listed))


def test_the_limits_in_the_docs_are_those_of_the_program() -> None:
    from alvtc_info.assessment import workbook
    from alvtc_info.config import declared_rules, settings_file
    from alvtc_info.model.limits import DEFAULT_LIMITS
    from alvtc_info.reading import data, packs, pictures
    from alvtc_info.text import toml, user_pattern

    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    for words in (
        f"{DEFAULT_LIMITS.file_bytes >> 20} MB；`--timeout`",
        f"部件 {DEFAULT_LIMITS.entries:,} 个，展开后共 {DEFAULT_LIMITS.inflated_bytes >> 20} MB",
        f"一个部件 {DEFAULT_LIMITS.part_bytes >> 20} MB，嵌套 {DEFAULT_LIMITS.depth} 层",
        f"元素 {DEFAULT_LIMITS.elements // 10_000} 万，段落 {DEFAULT_LIMITS.paragraphs // 10_000} 万",
        f"{data.NODES // 10_000} 万项，嵌套 {data.DEPTH} 层",
        f"元素 {workbook.LIMITS.elements // 10_000} 万，单元格 {workbook.CELLS // 10_000} 万",
        f"前 {workbook.WIDE} 列",
        f"展开后共 {packs.MOST_BYTES >> 20} MB",
        f"超过 {packs.LONGEST} 字节",
        f"一份报告 {pictures.PICTURES} 张",
        f"{pictures.PIXELS / 10**8:g} 亿像素",
        f"`[[rules]]` {settings_file.MOST_TABLES} 条",
        f"一条规则 {declared_rules.MOST_WORDS:,} 个词，一个键 {toml.PARTS} 段",
        f"不超过 {user_pattern.LONGEST} 个字符，示例不超过 {declared_rules.LONGEST_EXAMPLE:,} 字",
        f"不超过 {user_pattern.STEPS:,} 步",
        f"限 {user_pattern.SECONDS:g} 秒",
        f"合计 {settings_file.PROVING} 秒",
        f"最多提示 {user_pattern.HITS:,} 处",
    ):
        assert words in page, words


def test_the_tests_that_are_named_are_there() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    names = re.findall(r"`(test_\w+)`", text)
    assert len(names) > 30
    assert [name for name in names if f"def {name}(" not in source] == []
    for place in re.findall(r"`((?:tools/|[a-z]+/test_|test_)\w+\.py)`", text):
        assert (ROOT / "tests" / place).exists() or (ROOT / place).exists(), place


def test_the_pages_on_security_are_linked() -> None:
    for page in ("README.md", "README.zh-CN.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert "(docs/security.md)" in text
        assert "(SECURITY.md)" in text
    assert "\nsecurity\n" in (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
