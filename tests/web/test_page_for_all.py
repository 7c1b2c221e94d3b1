"""The page by axe-core: every door, on a desk and on a phone, without a finding that keeps somebody out.

Needs the packages of requirements/page, in the folder that PAGE_MODULES names (the gate puts them there).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alvtc_info import open_ledger
from tests import ROOT
from tests.web.test_office_doors_in_browser import open_case
from tests.web.test_page_in_browser import DRAFT, HEAD, browser, open_door, page, paste, service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chromium import Browser

__all__ = ["browser", "page"]  # fixtures
MODULES = os.environ.get("PAGE_MODULES", "")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not MODULES, reason="PAGE_MODULES is not set"),
]
JUDGE = """
    const found = await axe.run(document, {resultTypes: ["violations"]});
    return found.violations.map((each) => [
        each.impact, each.id, each.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")]);
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service with cases and a ledger, so that every door is open."""
    folder = tmp_path_factory.mktemp("all")
    ledger = str(folder / "台账.db")
    open_ledger(ledger, create=True).close()
    with service("--cases", str(folder / "案卷"), "--ledger", ledger) as at:
        yield at


def _draft(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, HEAD + DRAFT)
    page.press("填好再改")
    page.run("document.querySelectorAll('details').forEach(e => { e.open = true; })")


def _form(page: Browser, address: str) -> None:
    open_door(page, address, "write")
    page.press("首报")
    page.press("加表格")
    page.give(".report-form textarea", "近日，")
    page.wait("document.querySelector('.form-side .finding')")
    page.run("document.querySelectorAll('details').forEach(e => { e.open = true; })")


def _desk(page: Browser, address: str) -> None:
    open_case(page, address, 35)
    page.press("打通了")
    page.press("情况有变化")


def _intake(page: Browser, address: str) -> None:
    open_door(page, address, "ledger")
    page.give(".ledger-intake input[type=file]", str(ROOT / "examples" / "draft.docx"))
    page.wait("document.querySelector('.intake-card form')")


WORK = {"draft": _draft, "form": _form, "desk": _desk, "intake": _intake}


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("door", ["", "check", "write", "emergency", "ledger", *WORK])
def test_nobody_is_kept_out(door: str, width: int, page: Browser, address: str) -> None:
    page.width(width)
    if door in WORK:
        WORK[door](page, address)
    else:
        open_door(page, address, door)
    page.run((Path(MODULES) / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = page.settled(JUDGE)
    assert [each for each in found if each[0] in ("serious", "critical")] == []
