"""The house: floors, rooms and names."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import alvtc_info
from alvtc_info.cli.main import COMMANDS
from tests import ROOT, TESTS
from tests.source import MODULES, SOURCE, parsed

PACKAGES = sorted(path for path in SOURCE.rglob("*") if path.is_dir() and any(path.glob("*.py")))
SHIMS = {"rule", "finding", "lexicon", "proving"}  # forward to `alvtc_info.plugin` for one version more
LONGEST = 120


@pytest.mark.medium
def test_the_contracts_hold() -> None:
    pytest.importorskip("importlinter")
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True, no_logo=True) == 0


def test_few_modules_lie_in_the_root() -> None:
    assert {path.stem for path in SOURCE.glob("*.py")} >= SHIMS
    assert len({path.stem for path in SOURCE.glob("*.py")} - SHIMS) <= 10


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.relative_to(SOURCE.parent).as_posix())
def test_a_room_says_what_it_is_for_and_what_may_be_imported_from_it(package: Path) -> None:
    first, *rest = (ast.get_docstring(parsed(package / "__init__.py")) or "").split("\n\n")
    assert first.endswith(".")
    assert "\n" not in first
    assert " ".join(rest).strip().endswith((".", ":"))
    for module in re.findall(r"from `([a-z_.]+)`", " ".join(rest)):
        home = package / f"{module.replace('.', '/')}.py"
        assert home.exists() or home.with_suffix("").is_dir(), f"there is no {module}"


def test_a_module_has_its_name_alone() -> None:
    homes = defaultdict(list)
    for path in MODULES:
        shim = path.parent == SOURCE and path.stem in SHIMS
        if not shim and path.name != "__init__.py" and path.parent.name != "commands":
            homes[path.stem].append(path.relative_to(SOURCE).as_posix())
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}


def test_commands_are_named_after_themselves() -> None:
    assert {path.stem for path in (SOURCE / "cli" / "commands").glob("[!_]*.py")} == set(COMMANDS)


def test_a_class_has_its_name_alone() -> None:
    homes = defaultdict(list)
    for path in MODULES:
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path.relative_to(SOURCE).as_posix())
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}


def long_lines(path: Path) -> Iterator[int]:
    """The lines of docstrings and comments that are too long, by number."""
    lines = path.read_text(encoding="utf-8").split("\n")
    held = {number for number, line in enumerate(lines, 1) if line.lstrip().startswith("#")}
    for node in ast.walk(parsed(path)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node, clean=False):
            first = node.body[0]
            held.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return (number for number in sorted(held) if len(lines[number - 1]) > LONGEST)


@pytest.mark.medium
def test_docstrings_and_comments_fit_on_a_line() -> None:
    assert [f"{path.relative_to(SOURCE)}:{number}" for path in MODULES for number in long_lines(path)] == []


def test_every_room_has_its_tests() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    tested = {path.name for path in TESTS.iterdir() if path.is_dir() and any(path.glob("test_*.py"))}
    assert rooms - tested - {"text"} == set()
    modules = {path.stem for path in (SOURCE / "rules").glob("[!_]*.py")}
    assert modules - {path.stem.removeprefix("test_") for path in (TESTS / "rules").glob("test_*.py")} == set()


def test_the_lazy_names_are_those_that_a_type_checker_sees() -> None:
    tree = parsed(SOURCE / "__init__.py")
    seen = {
        alias.asname or alias.name: f"{node.module}"
        for block in tree.body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    loaded = {name: f"alvtc_info.{home}" for name, home in alvtc_info._HOME.items()}
    assert seen == loaded
    assert list(loaded) == alvtc_info.__all__ == sorted(loaded)
    assert dir(alvtc_info) == alvtc_info.__all__
    assert {name for name in loaded if not hasattr(alvtc_info, name)} == set()
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        alvtc_info.nothing_of_ours  # noqa: B018
