"""No code is taken from the working folder, which may be a folder of drafts from somewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import alvtc_info.__main__ as started
from alvtc_info.batch import changed_since, processes
from alvtc_info.batch.many import check_many
from alvtc_info.sandbox import find_program, within
from tests import ROOT, mostly_slow

PACKAGES = (
    "yaml",
    "docx",
    "lxml",
    "jinja2",
    "jieba",
    "pydantic",
    "docxtpl",
    "sqlalchemy",
    "psycopg",
    "rensa",
    "resvg_py",
)
OURS = ("alvtc_info_x", "sitecustomize", "usercustomize", "own", "tests", "encodings.gb18030")
PLANT = "with open({mark!r}, 'a') as mark:\n    mark.write(__name__ + '\\n')\n"
# with a plain -m Python itself imports these before it runs anything of the package
EARLY = "import runpy, sys; print(*sys.modules)"
START: tuple[list[str], ...] = ([], ["-P"])


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A folder with a module of every name that Python or a package of ours has; each leaves its name in a file."""
    folder = tmp_path / "稿件"
    folder.mkdir()
    plant = PLANT.format(mark=str(tmp_path / "mark"))
    for name in {*sys.stdlib_module_names, *PACKAGES, *OURS}:
        place = folder / f"{name.replace('.', '/')}.py"
        place.parent.mkdir(exist_ok=True)
        place.write_text(plant)
    (folder / "encodings" / "__init__.py").write_text(plant)
    (folder / "稿.txt").write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    (folder / "report.yaml").write_text(
        (ROOT / "examples" / "first.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    return folder


def planted(trap: Path) -> set[str]:
    mark = trap.parent / "mark"
    return set(mark.read_text().split()) if mark.exists() else set()


def python(trap: Path, *words: str) -> int:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run([sys.executable, *words], cwd=trap, env=environment, capture_output=True).returncode


COMMANDS = {
    "text": (("check", "稿.txt"), 1),
    "data": (("check", "report.yaml", "--format", "json"), 0),
    "apart": (("check", "稿.txt", "--timeout", "60"), 1),
    "several": (("check", "稿.txt", "report.yaml", "--jobs", "2", "--timeout", "60"), 1),
    "template": (("render", "report.yaml", "-o", "a.docx", "--template", str(ROOT / "src/alvtc_info/templates/duty_report.docx")), 0),
    "version": (("--version",), 0),
}  # fmt: skip


@pytest.mark.medium
@pytest.mark.parametrize(
    "command",
    mostly_slow(sorted(COMMANDS, key="apart".__ne__), 1),
)
@pytest.mark.parametrize("start", START, ids=["-m", "-P -m"])
def test_a_folder_of_modules_runs_none_of_them(command: str, start: list[str], trap: Path) -> None:
    words, code = COMMANDS[command]
    if not start:
        early = subprocess.run([sys.executable, "-c", EARLY], capture_output=True, text=True, check=True, cwd=ROOT)
        for name in early.stdout.split():
            (trap / f"{name}.py").unlink(missing_ok=True)
    assert python(trap, *start, "-m", "alvtc_info", *words) == code
    assert planted(trap) == set()


def test_the_trap_is_one(trap: Path) -> None:
    python(trap, "-c", "import yaml")
    assert planted(trap)  # yaml, or what Python 3.13 itself imports before it


SPAWNING = """
if __name__ == "__main__":
    import alvtc_info.batch.processes as processes
    processes.start_method = lambda: "spawn"
    from alvtc_info.cli.main import main
    raise SystemExit(main(["check", "稿.txt", "report.yaml", "--jobs", "2"]))
"""


@pytest.mark.slow
def test_a_worker_that_is_spawned_runs_none_of_them(trap: Path) -> None:
    """As on Windows: the console script's own path is clean, that of `python -c` in its workers would not be."""
    script = trap.parent / "script.py"
    script.write_text(SPAWNING, encoding="utf-8")
    assert python(trap, str(script)) == 1
    assert planted(trap) == set()


@pytest.mark.parametrize("before", [None, "", "1"])
def test_the_environment_is_as_before(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if before is None:
        monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONSAFEPATH", before)
    with processes._safe_path():
        assert os.environ["PYTHONSAFEPATH"] == "1"
    assert os.environ.get("PYTHONSAFEPATH") == before


SOURCE = str(Path(started.__file__).parent.parent)


class Flags:
    def __init__(self, *, safe_path: bool) -> None:
        self.safe_path = safe_path


@pytest.mark.parametrize(
    ("path", "here", "safe", "left"),
    [
        (["{here}", "/lib"], "", False, ["/lib"]),
        (["", "/lib"], "", False, ["/lib"]),
        (["/bin", "{here}"], "", False, ["/bin", "{here}"]),
        (["{here}", "/lib"], "", True, ["{here}", "/lib"]),
        ([SOURCE, "/lib"], SOURCE, False, ["/lib", SOURCE]),
        ([], "", False, []),
    ],
)
def test_the_working_folder_leaves_the_path(
    path: list[str], here: str, safe: bool, left: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here or tmp_path)
    monkeypatch.setattr(sys, "path", [each.format(here=tmp_path) for each in path])
    monkeypatch.setattr(sys, "flags", Flags(safe_path=safe))
    started._leave_working_folder()
    assert sys.path == [each.format(here=tmp_path) for each in left]


def test_a_working_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(sys, "path", ["", "/lib"])
    monkeypatch.setattr(sys, "flags", Flags(safe_path=False))
    monkeypatch.setattr(os, "getcwd", gone)
    started._leave_working_folder()
    assert sys.path == ["/lib"]


def test_a_program_is_looked_for_in_whole_folders_of_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bin").mkdir()
    for place in ("git", "bin/git", "bin/soffice.exe"):
        (tmp_path / place).write_text("#!/bin/sh\n")
        (tmp_path / place).chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", "bin"]))
    assert find_program("git") is None
    monkeypatch.setenv("PATH", os.pathsep.join([".", str(tmp_path / "bin")]))
    assert find_program("git") == str(tmp_path / "bin" / "git")
    assert find_program("soffice") == str(tmp_path / "bin" / "soffice.exe")


def test_a_repository_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, dict[str, str]] = {}
    monkeypatch.setattr(subprocess, "run", lambda *_, **options: given.update(options))
    changed_since._git(".", "rev-parse")
    assert given["env"]["GIT_ALLOW_PROTOCOL"] == "none"
    assert given["env"]["GIT_NO_LAZY_FETCH"] == "1"


def test_the_library_still_works_apart() -> None:
    assert within(60, "a", len, [1, 2]) == 2
    assert not list(check_many([]))
