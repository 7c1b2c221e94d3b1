"""What is typed into the search of the documentation finds its pages, in a real browser; every public name has a place."""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from tests import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow
DRIVER = shutil.which("chromedriver")
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
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


class Browser:
    """A page of Chromium, spoken to by the WebDriver protocol."""

    def __init__(self, driver: str, profile: Path) -> None:
        capabilities = {
            "goog:chromeOptions": {"args": [*OPTIONS, f"--user-data-dir={profile}"]},
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        self.at = driver
        started = self.call("session", {"capabilities": {"alwaysMatch": capabilities}})
        self.at = f"{driver}/session/{started['sessionId']}"

    def call(self, what: str, given: object, method: str = "POST") -> Any:
        request = Request(f"{self.at}/{what}", json.dumps(given).encode(), method=method)
        with urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def run(self, script: str, *given: object) -> Any:
        return self.call("execute/sync", {"script": script, "args": given})

    def complaints(self) -> list[str]:
        """What the console says at the level of errors, since the last look."""
        return [each["message"] for each in self.call("se/log", {"type": "browser"}) if each["level"] == "SEVERE"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if DRIVER is None:
        if os.environ.get("REQUIRE_CHROMIUM"):
            pytest.fail("chromedriver is not installed")
        pytest.skip("needs Chromium and its driver")
    with subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, text=True) as driver:
        assert driver.stdout is not None
        try:
            told = (re.search(r"started successfully on port (\d+)", line) for line in driver.stdout)
            port = next(found[1] for found in told if found)
            page = Browser(f"http://127.0.0.1:{port}", tmp_path_factory.mktemp("profile"))
            yield page
            page.call("window", {}, "DELETE")
        finally:
            driver.terminate()


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
