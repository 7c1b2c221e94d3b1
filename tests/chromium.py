"""Chromium without a window, spoken to by the WebDriver protocol."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import time
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
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PATIENCE = 600  # looks, a tenth of a second apart


class Browser:
    """A page of Chromium; with `requests` it notes what it asks the network for."""

    def __init__(self, driver: str, profile: Path, *, requests: bool = False) -> None:
        capabilities = {
            "goog:chromeOptions": {"args": [*OPTIONS, f"--user-data-dir={profile}"]},
            "goog:loggingPrefs": {"browser": "ALL", **({"performance": "ALL"} if requests else {})},
            "unhandledPromptBehavior": "ignore",
        }
        self.at = driver
        started = self.call("session", {"capabilities": {"alwaysMatch": capabilities}})
        self.at = f"{driver}/session/{started['sessionId']}"

    def call(self, what: str, given: object, method: str = "POST") -> Any:
        body = None if method == "GET" else json.dumps(given).encode()
        request = Request(f"{self.at}/{what}", body, method=method)
        with urlopen(request, timeout=_PATIENCE / 5) as answer:
            return json.load(answer)["value"]

    def run(self, script: str, *given: object) -> Any:
        return self.call("execute/sync", {"script": script, "args": given})

    def complaints(self) -> list[str]:
        """What the console says at the level of errors, since the last look."""
        return [each["message"] for each in self.call("se/log", {"type": "browser"}) if each["level"] == "SEVERE"]

    def settled(self, script: str, *given: object) -> Any:
        """What the body of an async function returns, whose arguments are `given`; {error} where it throws."""
        self.call("timeouts", {"script": _PATIENCE * 200})
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

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last look."""
        told = [json.loads(each["message"])["message"] for each in self.call("se/log", {"type": "performance"})]
        return [each["params"]["request"]["url"] for each in told if each["method"] == "Network.requestWillBeSent"]

    def open(self, url: str) -> None:
        self.call("url", {"url": "about:blank"})
        self.call("url", {"url": url})

    def wait(self, script: str, *given: object) -> Any:
        """What an expression of JavaScript gives once it is true."""
        for _ in range(_PATIENCE):
            if found := self.run(f"return ({script})", *given):
                return found
            time.sleep(0.1)
        raise AssertionError(f"never came: {script}")

    def text(self, css: str) -> str:
        """The text of the first element; empty where there is none."""
        return str(self.run("return document.querySelector(arguments[0])?.textContent ?? ''", css))

    def element(self, css: str) -> str:
        """The WebDriver's name of the first element."""
        self.wait("document.querySelector(arguments[0])", css)
        return str(self.call("element", {"using": "css selector", "value": css})[_ELEMENT])

    def give(self, css: str, text: str) -> None:
        """Type into an element, or choose a file in it."""
        self.call(f"element/{self.element(css)}/value", {"text": text})

    def press(self, label: str, room: str = "body") -> None:
        """Press the button with this label, the first one in the element."""
        script = "[...document.querySelectorAll(`${arguments[0]} button`)].find(b => b.textContent === arguments[1])"
        self.wait(f"{script} && !{script}.disabled && ({script}.click(), true)", room, label)

    def keys(self, *keys: str) -> None:
        """Press keys one after another where the focus is; several joined by + at once, the last one a letter."""
        for key in keys:
            held, _, last = key.rpartition("+")
            down = [*(_KEYS[each] for each in held.split("+") if each), _KEYS.get(last, last)]
            steps = [{"type": "keyDown", "value": each} for each in down]
            steps += [{"type": "keyUp", "value": each} for each in reversed(down)]
            self.call("actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.call("screenshot", {}, "GET"))

    def width(self, pixels: int) -> None:
        """Make the page this wide, as on a phone."""
        size = {"width": pixels, "height": 800, "deviceScaleFactor": 1, "mobile": pixels < 500}
        self.call("goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": size})


_KEYS = {
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Shift": "\ue008",
    "Ctrl": "\ue009",
    "Esc": "\ue00c",
    "Left": "\ue012",
    "Up": "\ue013",
    "Right": "\ue014",
    "Down": "\ue015",
    "F2": "\ue032",
    "F8": "\ue038",
}


@contextmanager
def chromium(profile: Path, *, requests: bool = False) -> Iterator[Browser]:
    """A browser with a fresh profile; the test is skipped where there is none, unless REQUIRE_CHROMIUM is set."""
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
