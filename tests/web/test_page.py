"""The page as it is served: nothing inline, nothing from elsewhere, no browser younger than Chrome 86 needed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests import ROOT

if TYPE_CHECKING:
    from pathlib import Path

STATIC = ROOT / "src" / "alvtc_info" / "web" / "static"
PAGE = (STATIC / "index.html").read_text("utf-8")
SCRIPTS = sorted(STATIC.glob("*.js"))
STYLES = sorted(STATIC.glob("*.css"))
HAN = re.compile(r"[\u3400-\u9fff]")
# After Chrome 86 (October 2020), or of secure origins only: the page is also served over plain http on an intranet.
TOO_NEW = re.compile(
    r"\?\?=|\|\|=|&&=|structuredClone|\.at\(|\.findLast|Object\.hasOwn\b|\.toSorted|\.toReversed|\.groupBy|replaceAll"
    r"|randomUUID|crypto\.subtle|navigator\.clipboard|showOpenFilePicker|static\s*\{|^\s*#\w+\s*[=(]|\bimport\s*\(|^import |^export "
)
TOO_NEW_STYLE = re.compile(
    r":has\(|:is\(|:where\(|aspect-ratio|\binset\b|@layer|@container|\bcolor-mix|\d(?:dvh|svh|lvh)\b|:user-"
)
DANGEROUS = re.compile(
    r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function|setTimeout\(\s*[\"'`]|createContextualFragment"
)


def code(script: str) -> str:
    """A script without its comments of whole lines."""
    return re.sub(r"^\s*//.*$", "", script, flags=re.M)


class Elements(HTMLParser):
    """The elements of the page, each with its attributes, and the text that stands in scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in ("script", "style") and data.strip():
            self.inline.append(data)


ELEMENTS = Elements()
ELEMENTS.feed(PAGE)


def test_nothing_is_inline() -> None:
    assert ELEMENTS.inline == []
    attributes = [name for _, given in ELEMENTS.found for name in given]
    assert [name for name in attributes if name == "style" or name.startswith("on")] == []
    assert all(given.get("src") for tag, given in ELEMENTS.found if tag == "script")


def test_every_file_is_named_by_the_page_and_is_there() -> None:
    named = re.findall(r'(?:src|href)="static/([^"]+)"', PAGE)
    assert sorted(named) == sorted(path.name for path in STATIC.iterdir() if path.name != "index.html")


def test_the_shell_comes_first_and_the_start_last() -> None:
    scripts = re.findall(r'<script src="static/(.+?)\.js"', PAGE)
    assert scripts[:3] == ["too_old", "backend_http", "page"]
    assert scripts[-1] == "start"


@pytest.mark.parametrize("path", [STATIC / "index.html", *SCRIPTS, *STYLES], ids=lambda path: path.name)
def test_nothing_comes_from_elsewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"https?://|url\(|@import|(?:src|href)=[\"']//", text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_text_reaches_the_page_as_text_only(path: Path) -> None:
    assert DANGEROUS.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_only_the_back_end_asks_the_service(path: Path) -> None:
    if not path.name.startswith("backend_"):
        text = code(path.read_text("utf-8"))
        assert re.findall(r"\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\"api/", text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_needs_a_newer_browser(path: Path) -> None:
    text = code(path.read_text("utf-8"))
    assert [line for line in text.splitlines() if TOO_NEW.search(line)] == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_style_needs_a_newer_browser(path: Path) -> None:
    assert TOO_NEW_STYLE.findall(path.read_text("utf-8")) == []


def test_the_script_for_old_browsers_has_no_newer_words() -> None:
    text = code((STATIC / "too_old.js").read_text("utf-8"))
    assert re.findall(r"=>|`|\?\.|\?\?|\b(?:let|const|class|async)\b|\.\.\.", text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_is_shown_is_chinese(path: Path) -> None:
    text = code(path.read_text("utf-8"))
    shown = re.findall(
        r'(?:\b(?:text|message|title|about|hint|placeholder|legend|told)|"aria-label"|aria-label): ["`]([^"`]+)["`]',
        text,
    )
    shown += re.findall(r'(?:alvtc\.(?:button|announce|field|dialog)|textContent =)\s*\(?\s*["`]([^"`]+)["`]', text)
    assert [words for words in shown if not HAN.search(re.sub(r"\$\{[^}]*\}", "", words)) and "${" not in words] == []


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES], ids=lambda path: path.name)
def test_no_file_is_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 500


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_a_script_gives_to_others_is_told_at_its_head(path: Path) -> None:
    text = path.read_text("utf-8")
    head = text.split('"use strict"', maxsplit=1)[0]
    given = set(re.findall(r"^\s*alvtc\.(\w+) = ", text, re.M))
    assert {name for name in given if not re.search(rf"\b{name}\b", head)} <= {"titleOf"}


def test_the_head_of_the_page() -> None:
    given = [attributes for tag, attributes in ELEMENTS.found if tag == "meta"]
    assert {"name": "renderer", "content": "webkit"} in given
    assert any(each.get("name") == "viewport" for each in given)
    assert dict(ELEMENTS.found)["html"]["lang"] == "zh-CN"
    assert "请用 Edge 或 Chrome" in PAGE.split("<![endif]")[0]


def test_the_notice_stands_above_every_door() -> None:
    head, main = PAGE.split("<main", maxsplit=1)
    assert "非涉密系统，严禁上传国家秘密、工作秘密" in head
    assert 'id="main"' in main.split(">", maxsplit=1)[0]


def test_ids_stand_once_and_landmarks_are_there() -> None:
    ids = [given["id"] for _, given in ELEMENTS.found if "id" in given]
    assert len(ids) == len(set(ids))
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in ELEMENTS.found}
    assert any(given.get("aria-live") == "polite" for _, given in ELEMENTS.found)
