"""Which changes to the rules and to the dates no test would notice: mutation testing with mutmut, in a clone of HEAD.

usage: pip install mutmut && python bench/mutants.py [--keep FOLDER] > docs/mutants.md        (a quarter of an hour on two cores)

Functions that only build examples (they return an `Example` or a `Rule`) run at import, before mutmut switches a mutant
on: their mutants are counted apart.
"""

from __future__ import annotations

import ast
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ("tests/rules", "tests/analysis", "tests/linting", "tests/reading/test_data.py")
SETTINGS = f"""
[tool.mutmut]
source_paths = ["src/alvtc_info/rules", "src/alvtc_info/analysis/dates.py"]
pytest_add_cli_args_test_selection = {list(TESTS)}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-m", "not slow", "-k", "not examples_on_both_sides and not unique"]
also_copy = ["src", "tests", "tools", "examples", "README.md", "docs"]
"""


def run(folder: Path) -> None:
    """Clone HEAD into the folder and let every mutant meet the tests."""
    subprocess.run(["git", "clone", "-q", str(ROOT), str(folder)], check=True)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as stream:
        stream.write(SETTINGS)
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(os.cpu_count() or 1)]
    subprocess.run(command, cwd=folder, env=clean, stdout=subprocess.DEVNULL, check=False)


def functions(path: Path) -> dict[str, tuple[str, bool]]:
    """Every function of a mutated module by name: its lines, and whether it builds examples."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    found = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            builds = isinstance(node.returns, ast.Name) and node.returns.id in ("Example", "Rule")
            found[node.name] = ("\n".join(lines[node.lineno - 1 : node.end_lineno]), builds)
    return found


def change(before: str, after: str) -> str:
    """The lines in which a mutant differs, old → new, without the function's own name."""
    old, new = (
        [line.strip() for line in text.splitlines() if "__mutmut_" not in line and "def " not in line]
        for text in (before, after)
    )
    differing = [line[2:] for line in difflib.ndiff(old, new) if line[:2] == "+ "]
    return " ⏎ ".join(differing)


REASONS = (
    ("paragraphs joined by another sign, across which no pattern reaches", r'"XX(\\n| )?XX"\.join'),
    ("the end of what is looked at is left out: what decides stands before it", r"(, (None)?\)|\.rindex\(|\.rfind\()"),
    ("a window of so many characters, one more or less", r"(max\(|min\(|[-+] ?)\w*\W*\d+"),
    ("at the very edge: the two can never be equal there, or it makes no difference", r"(<=|>=|<|>)"),
    ("a guard against what cannot be at that place", r"\) (or True|and False)"),
    ("only how something is said", r"XX.*XX"),
)


def reason(changed: str) -> str:
    """Why nobody need notice a change, where it is of a common sort."""
    return next(
        (words for words, pattern in REASONS if re.search(pattern, changed)),
        "no reason known: an example is still missing",
    )


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[1]) if arguments[:1] == ["--keep"] else Path(temporary) / "clone"
        if not folder.exists():
            run(folder)
        clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        listed = subprocess.run(
            [sys.executable, "-m", "mutmut", "results", "--all", "True"],
            cwd=folder, env=clean, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        modules: dict[str, dict[str, tuple[str, bool]]] = {}
        survivors: dict[str, list[str]] = {}
        counts = {"tried": 0, "died": 0, "examples": 0}
        for line in listed.splitlines():
            name, _, state = line.strip().partition(": ")
            module, _, function = name.rpartition(".")
            if "__mutmut_" not in function or state == "not checked":
                continue
            if module not in modules:
                modules[module] = functions(folder / "mutants" / "src" / (module.replace(".", "/") + ".py"))
            original, builds = modules[module][function.partition("__mutmut_")[0] + "__mutmut_orig"]
            if builds:
                counts["examples"] += 1
                continue
            counts["tried"] += 1
            if state in ("survived", "no tests", "suspicious"):
                changed = change(original, modules[module][function][0])
                place = f"{module.removeprefix('alvtc_info.')}.{function.partition('__mutmut_')[0].removeprefix('x_')}"
                survivors.setdefault(reason(changed), []).append(f"- `{place}`: `{changed}`")
            else:
                counts["died"] += 1
        rate = 100 * counts["died"] / max(1, counts["tried"])
        print(
            f"# What no test notices\n\n<!-- written by bench/mutants.py -->\n\n{counts['tried']} mutants of `rules/` and `analysis/dates.py`,"
        )
        print(
            f"{counts['died']} died ({rate:.1f} %); {counts['examples']} more are in functions that build examples. Survivors, by reason:"
        )
        for words, lines in sorted(survivors.items(), key=lambda item: -len(item[1])):
            print(f"\n## {words[0].upper()}{words[1:]} ({len(lines)})\n")
            print(*lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
