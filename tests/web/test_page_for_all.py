"""The page by axe-core: every door, on a desk and on a phone, without a finding that keeps somebody out.

Needs the packages of requirements/page, in the folder that PAGE_MODULES names (the gate puts them there).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alvtc_info import open_ledger
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


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("door", ["", "check", "write", "emergency", "ledger", "draft"])
def test_nobody_is_kept_out(door: str, width: int, page: Browser, address: str) -> None:
    page.width(width)
    open_door(page, address, "check" if door == "draft" else door)
    if door == "draft":
        paste(page, HEAD + DRAFT)
    page.run((Path(MODULES) / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = page.settled(JUDGE)
    assert [each for each in found if each[0] in ("serious", "critical")] == []
