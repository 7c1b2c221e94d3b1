"""Start-up CPU of `check`, as a ratio to importing what any such tool imports; both measured in this run.

usage: python bench/startup.py [ROUNDS]
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE = ["-c", "import argparse, dataclasses, json, re, tomllib, zipfile"]
SENTENCE = "2024年5月20日，后勤处更换学生公寓2号楼供水阀门，当日恢复供水；目前，宿舍秩序正常。"


def cpu(arguments: list[str]) -> float:
    """User and system seconds of one Python process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(rounds: int) -> dict[str, float]:
    """The median CPU seconds of each run, the bare imports first; the runs take turns."""
    compiled = [sys.executable, "-m", "compileall", "-q", str(ROOT / "src")]
    subprocess.run(compiled, check=False)  # where PYTHONDONTWRITEBYTECODE is set every start would compile it
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "draft.txt"
        text.write_text((SENTENCE + "\n") * (2048 // len(SENTENCE.encode())), encoding="utf-8")
        runs = {
            "baseline": BASE,
            "check 2 kB .txt": ["-P", "-m", "alvtc_info", "check", str(text)],
            "check 1-page .docx": ["-P", "-m", "alvtc_info", "check", str(ROOT / "examples" / "draft.docx")],
        }
        taken: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(rounds):
            for name, arguments in runs.items():
                taken[name].append(cpu(arguments))
    return {name: statistics.median(values) for name, values in taken.items()}


def main(rounds: int) -> None:
    taken = measure(rounds)
    base = taken["baseline"]
    for name, middle in taken.items():
        print(f"{name:20} {middle * 1000:7.1f} ms CPU   {middle / base:5.2f} × baseline")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
