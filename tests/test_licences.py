"""Every package that is pinned is named with its licence."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from tests import ROOT

PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")


def listed() -> dict[str, str]:
    return dict(re.findall(r"^\| ([a-z0-9-]+) \| [^|]+ \| ([^|]+) \|$", PAGE, re.M))


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.stem)
def test_every_pinned_package_has_its_licence(path: Path) -> None:
    named = listed()
    pinned = set(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[.*])?==", path.read_text(encoding="utf-8"), re.M))
    assert pinned
    assert pinned <= set(named)
    assert all(named[name].strip() for name in pinned)


def test_what_restricts_is_said() -> None:
    rows = listed()
    said = PAGE.split("## ")[0]
    runs = set(re.findall(r"^([a-z0-9-]+)", (ROOT / "requirements" / "run.txt").read_text("utf-8"), re.M))
    for name in runs:
        if "GPL" in rows[name]:
            assert f"**{name.removesuffix('-binary')}**" in said, name


def test_what_runs_in_a_browser_has_its_licence() -> None:
    assert "| pyodide | 装进校核.html，也用于测试 | MPL-2.0 |" in PAGE.splitlines()


@pytest.mark.slow
def test_the_page_says_what_the_installed_packages_say() -> None:
    assert runpy.run_path(str(ROOT / "tools" / "licences.py"))["main"](["--check"]) == 0


def test_a_package_that_nobody_knows_is_told() -> None:
    page = runpy.run_path(str(ROOT / "tools" / "licences.py"))["page"]
    with pytest.raises(LookupError, match="not on the page yet"):
        page([], "")
