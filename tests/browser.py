"""A page of Chromium, spoken to by the WebDriver protocol; nothing beside its driver is needed."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DRIVER = shutil.which("chromedriver")
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
SECONDS = 120  # that one command may take


class Browser:
    """A page of Chromium; with `requests` it notes what it asks the network for."""

    def __init__(self, driver: str, profile: Path, *, requests: bool = False) -> None:
        capabilities = {
            "goog:chromeOptions": {"args": [*OPTIONS, f"--user-data-dir={profile}"]},
            "goog:loggingPrefs": {"browser": "ALL", **({"performance": "ALL"} if requests else {})},
        }
        self.at = driver
        started = self.call("session", {"capabilities": {"alwaysMatch": capabilities}})
        self.at = f"{driver}/session/{started['sessionId']}"

    def call(self, what: str, given: object, method: str = "POST") -> Any:
        body = None if given is None else json.dumps(given).encode()
        with urlopen(Request(f"{self.at}/{what}", body, method=method), timeout=SECONDS) as answer:
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        self.call("url", {"url": address})

    def run(self, script: str, *given: object) -> Any:
        return self.call("execute/sync", {"script": script, "args": given})

    def wait(self, script: str, *given: object) -> Any:
        """What the Promise comes to that the body of an async function makes; {error} where it fails."""
        self.call("timeouts", {"script": SECONDS * 1000})
        whole = (
            "const tell = arguments[arguments.length - 1]; "
            f"(async (...given) => {{{script}}})(...Array.from(arguments).slice(0, -1))"
            ".then(tell, (error) => tell({error: error.code ? error : String(error)}))"
        )
        return self.call("execute/async", {"script": whole, "args": given})

    def before_each_page(self, script: str) -> None:
        """A script that runs on every page from now on before its own."""
        command = "Page.addScriptToEvaluateOnNewDocument"
        self.call("goog/cdp/execute", {"cmd": command, "params": {"source": script}})

    def complaints(self) -> list[str]:
        """What the console says at the level of errors, since the last look."""
        return [each["message"] for each in self.call("se/log", {"type": "browser"}) if each["level"] == "SEVERE"]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last look."""
        told = [json.loads(each["message"])["message"] for each in self.call("se/log", {"type": "performance"})]
        return [each["params"]["request"]["url"] for each in told if each["method"] == "Network.requestWillBeSent"]

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.call("screenshot", None, "GET")))


@contextmanager
def browsing(profile: Path, *, requests: bool = False) -> Iterator[Browser]:
    """A browser while it is needed; the test is left out where there is none, and fails in the gate."""
    if DRIVER is None:
        if os.environ.get("REQUIRE_CHROMIUM"):
            pytest.fail("chromedriver is not installed")
        pytest.skip("needs Chromium and its driver")
    with subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, text=True) as driver:
        assert driver.stdout is not None
        try:
            told = (re.search(r"started successfully on port (\d+)", line) for line in driver.stdout)
            port = next(found[1] for found in told if found)
            page = Browser(f"http://127.0.0.1:{port}", profile, requests=requests)
            yield page
            page.call("window", {}, "DELETE")
        finally:
            driver.terminate()
