"""How the page without a server is put together: the parts, the policy, what Python answers in it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import runpy
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import Kind, __version__, check, read_text
from alvtc_info.text import precompiled
from alvtc_info.text.precompiled import compiled_before, filter_before
from tests import ROOT
from tests.web.test_page import DANGEROUS, HAN, TOO_NEW, TOO_NEW_STYLE, code

BUILD = runpy.run_path(str(ROOT / "tools" / "page.py"))
INSIDE = runpy.run_path(str(ROOT / "tools" / "page_parts" / "inside.py"))
STATIC = ROOT / "src" / "alvtc_info" / "web" / "static"
PARTS = {"loader": b"//", "core": b"\x00asm", "library": b"PK", "packages": b"[]\n"}


class Elements(HTMLParser):
    """The elements of a page with their attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][2].append(data)

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}, []))

    def of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(given, "".join(text)) for name, given, text in self.found if name == tag]


@pytest.fixture(scope="module")
def text() -> str:
    return BUILD["page"](PARTS, BUILD["packed"](), "条文 <&>\n")  # type: ignore[no-any-return]


def test_the_page_loads_nothing_from_beside_it(text: str) -> None:
    for _, given, _ in Elements(text).found:
        for name in ("src", "href", "action"):
            assert (given.get(name) or "#").startswith(("#", "data:")), given
    assert "api/check" not in text  # which the back end that this one replaces would ask


def test_its_policy_names_each_script_and_style_and_no_connection(text: str) -> None:
    elements = Elements(text)
    (policy,) = [
        given["content"] for given, _ in elements.of("meta") if given.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None
    rules = dict(each.split(" ", 1) for each in policy.split("; "))
    assert rules["default-src"] == rules["connect-src"] == rules["form-action"] == "'none'"
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        run = [inside for given, inside in elements.of(tag) if not given.get("type")]
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in run}
        assert hashes == {each for each in rules[rule].split() if "sha256" in each}
    assert text.index("Content-Security-Policy") < text.index("<style>") < text.index("<script")


def test_its_scripts_are_those_of_the_service_in_their_order(text: str) -> None:
    names = re.findall(r'<script src="static/([^"]+)"', (STATIC / "index.html").read_text(encoding="utf-8"))
    run = [inside for given, inside in Elements(text).of("script") if not given.get("type")]
    assert len(run) == len(names) > 5
    for name, inside in zip(names, run, strict=True):
        if name == "backend_http.js":
            assert inside.endswith((BUILD["PARTS"] / "backend_local.js").read_text(encoding="utf-8"))
        else:
            assert inside == (STATIC / name).read_text(encoding="utf-8")


def test_what_a_browser_reads_first_needs_none_newer_than_the_doors_do() -> None:
    script = (BUILD["PARTS"] / "backend_local.js").read_text(encoding="utf-8")
    assert [line for line in code(script).splitlines() if TOO_NEW.search(line)] == []
    assert DANGEROUS.findall(script) == []
    assert TOO_NEW_STYLE.findall((BUILD["PARTS"] / "page_local.css").read_text(encoding="utf-8")) == []
    told = re.findall(r'message: ["`]([^"`]+)["`]', script)
    assert len(told) > 3
    assert all(map(HAN.search, told))


def test_both_back_ends_have_the_same_interface() -> None:
    local = (BUILD["PARTS"] / "backend_local.js").read_text(encoding="utf-8")
    head = (STATIC / "backend_http.js").read_text(encoding="utf-8").split('"use strict"', maxsplit=1)[0]
    names = re.findall(r"(?:^//   |, )(\w+)\(", head, re.M)
    assert {"abilities", "check", "edit", "produce", "schema"} < set(names)
    for name in set(names) - {"signIn", "changePassword", "signOut", "close"}:  # there are no accounts
        assert re.search(rf"^    (?:async )?{name}[(:]", local, re.M), name


def test_each_part_is_there_and_comes_out_as_it_went_in(text: str) -> None:
    held = {given["id"]: inside for given, inside in Elements(text).of("script") if given.get("type")}
    assert {name: gzip.decompress(base64.b64decode(held[f"part-{name}"])) for name in PARTS} == PARTS
    assert held["notices"] == "条文 <&>\n"


def test_what_is_known_before_python_starts() -> None:
    known = BUILD["packed"]()
    assert known["me"]["version"].startswith(__version__)
    assert {".docx", ".txt", ".yaml"} < set(known["me"]["formats"])
    assert not {".doc", ".wps", ".pdf"} & set(known["me"]["formats"])
    assert set(known["schemas"]) == {"result", *map(str, Kind)}
    assert known["institution"]["departments"]
    assert known["rules"]
    written = BUILD["in_script"]({"a": "</script><!--\u2028"})
    assert "<" not in written
    assert json.loads(written) == {"a": "</script><!--\u2028"}


def test_a_script_that_would_end_early_is_refused(tmp_path: Path) -> None:
    for words in ("'</SCRIPT>'", "'<!--'"):
        path = tmp_path / "a.js"
        path.write_text(f"const a = {words};", encoding="utf-8")
        with pytest.raises(LookupError, match=r"a\.js"):
            BUILD["script_of"](path, {})


def test_files_are_packed_alike_each_time(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "二.pyc").write_bytes(b"2")
    (tmp_path / "a" / "一.pyc").write_bytes(b"111")
    files = BUILD["files"](tmp_path)
    assert list(files) == ["a/b/二.pyc", "a/一.pyc"]
    assert BUILD["joined"](files) == '[["a/b/二.pyc", 1], ["a/一.pyc", 3]]\n2111'.encode()
    stored = BUILD["stored"](files)
    assert stored == BUILD["stored"](files)
    with zipfile.ZipFile(io.BytesIO(stored)) as archive:
        assert {each.filename: each.compress_type for each in archive.infolist()} == dict.fromkeys(
            files, zipfile.ZIP_STORED
        )
    assert BUILD["encoded"](stored) == BUILD["encoded"](stored)


@pytest.mark.slow
def test_the_expressions_are_those_of_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = BUILD["expressions"]()
    expressions = json.loads(told)
    assert len(expressions) > 500
    known = {(source, flags): filter_before(source, flags) for source, flags, _ in expressions}
    compiled = subprocess.run(
        [sys.executable, ROOT / "tools" / "compile_patterns.py"], input=told.encode(), capture_output=True, check=True
    ).stdout
    assert BUILD["packed_patterns"](compiled, told) == BUILD["packed_patterns"](compiled, told)
    name = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    (tmp_path / "compiled").mkdir()
    (tmp_path / "compiled" / name).write_bytes(BUILD["packed_patterns"](compiled, told))
    monkeypatch.setattr(precompiled, "__file__", str(tmp_path / "precompiled.py"))
    precompiled._table.cache_clear()
    try:
        assert len(precompiled._table()[0]) == len(expressions)
        for source, flags, derived in expressions:
            found = filter_before(source, flags)
            assert found == known[source, flags] == (derived and (tuple(derived[0]), *derived[1:]))
            made, plain = compiled_before(source, flags), re.compile(source, flags)
            assert made is not None
            assert (made.pattern, made.flags, made.groupindex) == (plain.pattern, plain.flags, plain.groupindex)
    finally:
        precompiled._table.cache_clear()


def test_modules_that_python_needs_to_start_are_kept() -> None:
    for name in ("encodings/utf_8.py", "asyncio/__init__.py", "codeop.py", "site-packages/_pyodide/_base.py", "os.py"):
        assert BUILD["is_needed"](name)
    for name in ("unittest/mock.py", "pydoc.py", "encodings/"):
        assert not BUILD["is_needed"](name)


def test_a_loader_that_looks_otherwise_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "node_modules" / "pyodide"
    folder.mkdir(parents=True)
    (folder / "pyodide-lock.json").write_text(
        '{"info": {"arch": "wasm32"}, "packages": {"numpy": {}}}', encoding="utf-8"
    )
    (folder / "pyodide.asm.mjs").write_text(
        "const at = import.meta.url;export default _createPyodideModule;", encoding="utf-8"
    )
    (folder / "pyodide.mjs").write_text("var a;export{b as loadPyodide,c as version};\n//# map", encoding="utf-8")
    script = BUILD["loader"](tmp_path)
    assert "export" not in script.partition("const LOCK")[0]
    assert "import.meta" not in script
    assert "return b;" in script
    assert "numpy" not in script
    (folder / "pyodide.mjs").write_text("var a;", encoding="utf-8")
    with pytest.raises(LookupError, match="loadPyodide"):
        BUILD["loader"](tmp_path)


class Data:
    """Bytes as they come from a script of the page."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def to_bytes(self) -> bytes:
        return self.data


def asked(job: str, given: Any, data: bytes | None = None) -> Any:
    answer, made = INSIDE["answer"](job, json.dumps(given), None if data is None else Data(data))
    told = json.loads(answer)
    return told if made is None else (told["name"], made)


def test_a_check_in_the_page_is_the_check_of_the_library() -> None:
    text = "目前平稳。𠮷招生3千人。"
    told = asked(
        "check",
        {"draft": {"text": text, "name": "稿.txt"}, "choices": {"kind": "daily", "select": [], "report_date": ""}},
    )
    document = told.pop("document")
    assert document["editable"]
    wanted = check(read_text(text, name="稿.txt", kind="daily")).to_dict()
    assert told["findings"] == json.loads(json.dumps(wanted["findings"]))
    assert asked("warm", {}) == {}
    word = (ROOT / "examples" / "draft.docx").read_bytes()
    told = asked("check", {"draft": {"file": {"name": "draft.docx"}}}, word)
    assert told["findings"]
    assert not told["document"]["editable"]


def test_edits_and_fixes_in_the_page() -> None:
    edit = {"block": "1", "start": 0, "end": 2, "was": "目前", "replacement": "今天"}
    assert asked("edit", {"draft": {"text": "目前好", "name": "a.txt"}, "edits": [edit]}) == {"text": "今天好"}
    assert asked("edit", {"draft": {"file": {"name": "a.txt"}}, "edits": [edit]}, "目前好".encode()) == (
        "a.txt",
        "今天好".encode(),
    )
    name, made = asked("correct", {"draft": {"text": "会议定于5月02日召开。", "name": "a.txt"}})
    assert (name, made.decode()) == ("a（改好）.txt", "会议定于5月2日召开。")


def test_reports_in_the_page() -> None:
    data = (ROOT / "examples" / "first.yaml").read_bytes()
    report = asked("open", {"draft": {"file": {"name": "first.yaml"}}}, data)
    assert report["kind"] == "first"
    assert asked("check", {"draft": {"report": report}})["document"]["editable"] is False
    name, kept = asked("yaml", {"draft": {"report": report}})
    assert name.endswith(".yaml")
    assert asked("open", {"draft": {"file": {"name": name}}}, kept) == report
    assert set(asked("extract", {"draft": {"file": {"name": "first.yaml"}}}, data)) > {"time", "place"}
    wrong = asked("check", {"draft": {"report": {"kind": "first"}}})["error"]
    assert wrong["fields"]


def test_what_goes_wrong_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    edit = {"block": "2", "start": 0, "end": 2, "was": "关于", "replacement": ""}
    marked = {"draft": {"text": "机密★1年\n关于某事", "name": "a.txt"}}
    for job in ("check", "edit", "correct", "open", "extract"):
        assert asked(job, {**marked, "edits": [edit]})["error"]["code"] == "secret", job

    def absent(given: Any) -> Any:
        raise ModuleNotFoundError("none", name=given["what"])

    monkeypatch.setitem(INSIDE["JOBS"], "absent", absent)
    for what in ("lxml.etree", "docx"):
        error = asked("absent", {"what": what})["error"]
        assert error["code"] == "no-word"
        assert "\n" not in error["message"]
    with pytest.raises(ModuleNotFoundError):
        asked("absent", {"what": "alvtc_info.nothing"})
