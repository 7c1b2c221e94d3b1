"""What is run on the newest Python, and what is left out there, is named rightly."""

from __future__ import annotations

import json
import re
import runpy
import tomllib

import pytest

from tests import ROOT

RUN = runpy.run_path(str(ROOT / "tools" / "newest_python.py"))
PLUGIN = runpy.run_path(str(ROOT / "tools" / "newest_python_plugin.py"))


def test_its_packages_are_the_pinned_ones_with_their_hashes() -> None:
    blocks = re.split(r"\n(?=\S)", RUN["pins"]().strip())
    assert {re.split("==|\\[", block)[0] for block in blocks} == set(RUN["WHEELS"])
    assert all("--hash=sha256:" in block and " ; " not in block for block in blocks)


def test_the_rooms_that_it_tests_are_there() -> None:
    assert [room for half in RUN["HALVES"] for room in half if not (ROOT / "tests" / room).exists()] == []


def test_the_interpreter_is_pinned_without_an_address() -> None:
    wanted = json.loads((ROOT / "requirements" / "wasm" / "package.json").read_text("utf-8"))["dependencies"]
    lock = (ROOT / "requirements" / "wasm" / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in lock
    packages = json.loads(lock)["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(each.get("integrity") for name, each in packages.items() if name)


def test_it_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "Programming Language :: Python :: 3.14" in project["classifiers"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("No module named 'lxml'", "lxml"),
        ("No module named 'docx'", "docx"),
        ("module 'os' has no attribute 'mkfifo'", "mkfifo"),
        ("[Errno 138] emscripten does not support processes.", "processes"),
        ("can't start new thread", "thread"),
        ("No module named 'alvtc_info.rules'", None),
        ("assert 2 == 0", None),
    ],
)
def test_only_what_is_absent_excuses_a_test(told: str, why: str | None) -> None:
    assert PLUGIN["cause"](told) == why
    error = ValueError("in vain")
    error.__context__ = ImportError(told)
    assert PLUGIN["cause"](PLUGIN["chain"](error)) == why


def test_tests_that_are_named_are_there() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name in PLUGIN["CONSEQUENCES"] if f"def {name}(" not in source] == []
