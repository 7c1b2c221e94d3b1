"""Run the tests on the newest CPython, which comes as WebAssembly with the npm package of requirements/wasm: no build of it is needed.

usage: python tools/newest_python.py [PYTEST ARGUMENTS]        (needs node and npm; without arguments: the rooms of `HALVES`, side by side)

Packages are the pinned ones: wheels for that platform and pure ones by their hashes, and the pure Python of three that come as source
from this environment. lxml, python-docx, docxtpl and rensa have no wheel there, and there are no processes, threads, pipes and links:
tests that end for want of one of these are counted as left out, by `tools/newest_python_plugin.py`, which says which and why.
Warnings are errors there as everywhere. There is no table of compiled expressions either: slower only.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "requirements" / "wasm"
WHEELS = (
    "annotated-types et-xmlfile grandalf hypothesis iniconfig jinja2 openpyxl packaging pluggy pydantic pydantic-core pygments pyparsing "
    "pytest sortedcontainers sqlalchemy typing-extensions typing-inspection tzdata xlsxwriter"
).split()
SOURCES = ("jieba", "markupsafe", "yaml")
PLATFORM = "pyemscripten_2026_0_wasm32"
HALVES = (  # rooms that need little of what is not there; each half in a process of its own
    "analysis config institution model rules/test_examples.py rules/test_typed.py".split(),
    "report linting text/test_value_classes.py test_api.py test_errors.py test_plugin.py".split(),
)
IGNORED = "ignore::hypothesis.errors.HypothesisWarning"  # of its own random numbers there
STACK = 60_000  # kB; nesting that a native interpreter bears


def pins(wheels: Sequence[str] = WHEELS) -> str:
    """The blocks of the pinned lists for packages that have a wheel there, with their hashes."""
    text = "\n".join((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in ("run", "test"))
    blocks = {}
    for block in re.split(r"\n(?=\S)", text):
        if found := re.match(r"([a-z0-9-]+)(?:\[.*?])?==", block):
            blocks[found[1]] = re.sub(r" ; [^\\\n]*", " ", block)
    return "\n".join(blocks[name] for name in wheels) + "\n"


def assemble(work: Path, wheels: Sequence[str] = WHEELS, sources: Sequence[str] = SOURCES) -> Path:
    """Fill a folder with the interpreter and these packages; returns that of the packages."""
    shutil.copytree(PINS, work, dirs_exist_ok=True)
    subprocess.run(["npm", "ci", "--silent", "--ignore-scripts"], cwd=work, check=True)
    site = work / "site"
    listed = work / "pins.txt"
    listed.write_text(pins(wheels), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--target",
        str(site),
        "--no-deps",
    ]
    command += [
        "--no-compile",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--implementation",
        "cp",
        "--python-version",
        "3.14",
    ]
    command += ["--abi", "cp314", "--abi", "none", "--platform", PLATFORM, "--platform", "any", "-r", str(listed)]
    subprocess.run(command, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}, check=True)
    for name in sources:
        spec = importlib.util.find_spec(name)
        assert spec is not None
        assert spec.origin is not None, name
        unwanted = shutil.ignore_patterns("*.so", "*.pyd", "__pycache__", "lac_small")
        shutil.copytree(Path(spec.origin).parent, site / name, ignore=unwanted)
    return site


def main(arguments: list[str]) -> int:
    if not (shutil.which("node") and shutil.which("npm")):
        print("node or npm is not here: the newest Python is untested")
        return 0
    halves = [arguments] if arguments else [[f"tests/{room}" for room in half] for half in HALVES]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        site = assemble(work)
        shutil.copy(ROOT / "tools" / "newest_python_plugin.py", site)
        script = shutil.copy(ROOT / "tools" / "newest_python.mjs", work)
        # as deep as the machine lets it: the stack that node counts on must be there
        limit = f'ulimit -s {STACK + 5000} 2>/dev/null || true; exec node --stack-size={STACK} "$@"'
        command = ["bash", "-c", limit, "node", str(script), str(ROOT), str(site), IGNORED]
        with ThreadPoolExecutor(len(halves)) as both:
            ends = list(
                both.map(
                    lambda tests: subprocess.run([*command, *tests], cwd=work, stdout=subprocess.PIPE, check=False),
                    halves,
                )
            )
    for end in ends:
        sys.stdout.write(end.stdout.decode(errors="replace"))
    return max(abs(end.returncode) for end in ends)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
