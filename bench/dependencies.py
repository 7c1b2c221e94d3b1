"""What each package that this one needs takes: room on disk, and processor time and memory to import.

usage: python bench/dependencies.py [ROUNDS]

Sizes are of the files that the package's own record lists, without compiled .pyc. Imports are timed in processes of their own, turn
about, and given as the median over what a bare interpreter takes in the same run; so is their memory. An import brings what the
package itself imports.
"""

from __future__ import annotations

import re
import resource
import statistics
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = "pass"
FIRST = {"psycopg-binary": "import psycopg", "lxml": "import lxml.etree"}
DICTIONARY = "jieba，连同读入词典"
SILENT = "import jieba; jieba.setLogLevel('WARNING'); jieba.initialize()"
PEAK = "; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def normal(name: str) -> str:
    """A package's name as the pinned lists write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def size(name: str) -> int:
    """Bytes of the files of a package."""
    files = distribution(name).files or ()
    paths = [Path(str(each.locate())) for each in files if not each.name.endswith(".pyc")]
    return sum(path.stat().st_size for path in paths if path.exists())


def modules() -> dict[str, str]:
    """The module to import of each package: the one most like its name, no private one where there is another."""
    found: dict[str, list[str]] = {}
    for module, packages in packages_distributions().items():
        for name in {normal(each) for each in packages}:
            found.setdefault(name, []).append(module)
    return {
        name: min(each, key=lambda module: (module.startswith("_"), normal(module) not in name, module))
        for name, each in found.items()
    }


def cost(script: str) -> tuple[float, float]:
    """Seconds of processor time and MiB at most of a process that runs a script."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", script + PEAK], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, int(done.stdout) / 1024


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    pinned = re.findall(r"^([a-z0-9-]+)(?:\[.*?])?==", (ROOT / "requirements" / "run.txt").read_text("utf-8"), re.M)
    imports = modules()
    here = []
    for name in dict.fromkeys(pinned):
        try:
            here.append((name, size(name)))
        except PackageNotFoundError:
            print(f"{name}: not installed here, left out", file=sys.stderr)
    scripts = {name: FIRST.get(name, f"import {imports[name]}") for name, _ in here}
    scripts |= {"": BARE, "alvtc_info": "import alvtc_info", DICTIONARY: SILENT}
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in scripts}
    for _ in range(rounds):
        for name, script in scripts.items():
            taken[name].append(cost(script))
    seconds = {name: statistics.median(time for time, _ in each) for name, each in taken.items()}
    memory = {name: statistics.median(peak for _, peak in each) for name, each in taken.items()}
    print("| 包 | 装好多大，MB | 导入，毫秒 | 内存，MiB |\n|---|---|---|---|")
    rows = sorted(here, key=lambda each: -each[1])
    rows.append((DICTIONARY, size("jieba")))
    rows.append(("alvtc_info", sum(path.stat().st_size for path in (ROOT / "src").rglob("*") if counted(path))))
    for name, taking in rows:
        spent = (seconds[name] - seconds[""]) * 1000
        print(f"| {name} | {taking / 1e6:.1f} | {max(0.0, spent):.0f} | {max(0.0, memory[name] - memory['']):.0f} |")
    print(
        f"\n{len(here)} 个依赖，共 {sum(taking for _, taking in here) / 1e6:.0f} MB；裸解释器 {seconds[''] * 1000:.0f} 毫秒"
    )
    return 0


def counted(path: Path) -> bool:
    """Whether a file of ours is one that is installed."""
    return path.is_file() and path.suffix != ".pyc" and "egg-info" not in str(path)


if __name__ == "__main__":
    sys.exit(main())
