"""What is typed into the search of the documentation finds its pages, in a real browser; every public name has a place."""

from __future__ import annotations

import functools
import http.server
import os
import re
import subprocess
import sys
import threading
import time
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests import ROOT
from tests.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chromium import Browser

pytestmark = pytest.mark.slow
HAN = re.compile(r"[\u3400-\u9fff]+")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as the gate has built them, or built now."""
    if built := os.environ.get("DOCS_HTML"):
        return Path(built)
    pytest.importorskip("furo")
    pytest.importorskip("myst_parser")
    html = tmp_path_factory.mktemp("html")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", "docs", html], cwd=ROOT, check=True)
    return html


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as page:
        yield page


def hits(browser: Browser, address: str, query: str) -> set[str]:
    """The pages that the search page lists for what is typed, once it says how many there are."""
    browser.call("url", {"url": f"{address}/search.html?q={quote(query)}"})
    for _ in range(200):
        done = "return [...document.querySelectorAll('p.search-summary')].some(p => p.textContent)"
        if browser.run(done):
            break
        time.sleep(0.1)
    listed = browser.run("return [...document.querySelectorAll('ul.search li a')].map(a => a.getAttribute('href'))")
    assert browser.complaints() == []
    return {re.sub(r"\.html.*", "", href) for href in listed}


def pages(site: Path) -> dict[str, str]:
    """The words of each page of ours, by its name."""
    found = {}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        name = path.relative_to(ROOT / "docs").with_suffix("").as_posix()
        article = re.search(r"<article.*?</article>", (site / f"{name}.html").read_text("utf-8"), re.S)
        assert article, name
        found[name] = unescape(re.sub(r"<[^>]+>", "\n", article[0]))
    return found


@pytest.mark.parametrize("query", ["目前", "送签单", "校核信息", "台账", "含糊时间表述", "CheckRequest", "check_file"])
def test_a_word_finds_every_page_that_holds_it(browser: Browser, address: str, site: Path, query: str) -> None:
    wanted = {name for name, text in pages(site).items() if query in text}
    assert wanted
    assert hits(browser, address, query) >= wanted


@pytest.mark.parametrize(
    ("query", "page"),
    [("送签单怎么打出来", "clerk"), ("时点，近日", "rules/vague-time"), ("台账封签 verify", "evidence")],
)
def test_several_words_find_the_pages_that_hold_all(browser: Browser, address: str, query: str, page: str) -> None:
    assert page in hits(browser, address, query)


def test_what_stands_nowhere_is_answered_too(browser: Browser, address: str) -> None:
    assert hits(browser, address, "鼺鼺鼺") == set()


def test_every_public_name_has_its_place_and_what_it_raises(site: Path) -> None:
    import alvtc_info

    page = (site / "api" / "reference.html").read_text(encoding="utf-8")
    named = [name for name in alvtc_info.__all__ if callable(getattr(alvtc_info, name))]
    assert [name for name in named if f'id="alvtc_info.{name}"' not in page] == []
    raising = [name for name in named if "Raises " in (getattr(alvtc_info, name).__doc__ or "")]
    assert len(raising) > 15
    assert page.count("<strong>Raises</strong>") >= len(raising)


def test_every_word_of_two_characters_finds_its_pages(browser: Browser, address: str, site: Path) -> None:
    hits(browser, address, "目前")
    wanted: dict[str, set[str]] = {}
    for name, text in pages(site).items():
        for run in HAN.findall(text):
            for start in range(len(run) - 1):
                wanted.setdefault(run[start : start + 2], set()).add(name)
    assert len(wanted) > 5000
    found = browser.run(
        "return arguments[0].map((word) => Search._performSearch(...Search._parseQuery(word)).map((hit) => hit[0]))",
        list(wanted),
    )
    missed = {word: wanted[word] - set(each) for word, each in zip(wanted, found, strict=True) if not each}
    assert missed == {}
