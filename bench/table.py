"""The speed of the whole tool in one table, each line a ratio or a rate of this run beside what is asked of it.

usage: python run.py bench        (python bench/table.py; installs nothing: without autocorrect-py that line is left out)
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15

TEXTS = """
import json
from alvtc_info import check, read
from throughput import corpus, seconds
files = [corpus(1_000_000, n).encode() for n in range(10)]
check(read(corpus(100_000, 100).encode(), name="warm.txt"))
rate = sum(map(len, files)) / 1e6 / seconds(files)
print(json.dumps(rate))
"""
PEAK = """
import json, resource, subprocess, sys
subprocess.run([sys.executable, "-P", "-m", "alvtc_info", "check", "--jobs", "1", "--format", "json", *sys.argv[1:]], stdout=subprocess.DEVNULL)
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024))
"""
OTHER = """
import json, time
import autocorrect_py
from throughput import corpus
files = [corpus(1_000_000, n) for n in range(10)]
autocorrect_py.format(files[0][:1000])
# by the line: a whole file brings its parser to its limit of calls
before = time.process_time()
for text in files:
    for line in text.splitlines():
        autocorrect_py.lint_for(line, "text")
print(json.dumps(sum(len(text.encode()) for text in files) / 1e6 / (time.process_time() - before)))
"""
WORD = """
import io, json, random
from docx import Document
from alvtc_info import check, read
from word import COUNT, draft, seconds
chance = random.Random(5)
files = [draft(chance, 600) for _ in range(COUNT)]
bare = seconds(lambda: [[p.text for p in Document(io.BytesIO(f)).paragraphs] for f in files])
print(json.dumps(seconds(lambda: [check(read(f, name="a.docx")) for f in files]) / bare))
"""
RENDER = """
import json, time
before = time.process_time()
from alvtc_info import load_report, render
from alvtc_info.reading.data import load
report = load_report(load(open("examples/composite.yaml", encoding="utf-8").read(), ".yaml", "x"))
render(report, folder="examples")
first = time.process_time() - before
begun = time.process_time()
for _ in range(60):
    render(report, folder="examples")
print(json.dumps([first, 60 / (time.process_time() - begun)]))
"""


def told(script: str, *arguments: str) -> object:
    """What a script prints as JSON, run in a process of its own; None where it cannot be run."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, 'bench')\n{script}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def number(value: object) -> float:
    assert isinstance(value, (int, float)), "a measurement failed"
    return float(value)


def main() -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    from startup import measure
    from throughput import corpus

    rows: list[tuple[str, str, str]] = []
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "src")], check=False)
    base, plain, word = measure(ROUNDS).values()
    rows.append(("start-up on a 2 kB .txt, × bare imports", f"{plain / base:.2f}", "≤ 2.5"))
    rows.append(("start-up on a one-page .docx, × bare imports", f"{word / base:.2f}", "≤ 3"))
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{n}.txt" for n in range(10)]
        for n, path in enumerate(files):
            path.write_text(corpus(1_000_000, n), encoding="utf-8")
        peak = number(told(PEAK, *map(str, files)))
    rows.append(("332 one-page .docx, all rules, × python-docx reading", f"{number(told(WORD)):.2f}", "≤ 0.35"))
    rows.append(("10 MB of text in ten files, MB/s", f"{number(told(TEXTS)):.1f}", "≥ 2"))
    other = told(OTHER)
    if other is not None:
        rows.append(("the same by autocorrect-py (lint), MB/s", f"{number(other):.1f}", "(goal: less than ours)"))
    rows.append(("peak memory of the command on these files, one process, MiB", f"{peak:.0f}", "≤ 80"))
    rendered = told(RENDER)
    assert isinstance(rendered, list), "rendering failed"
    rows.append(("rendering, first report with imports, s", f"{rendered[0]:.2f}", "≤ 0.6"))
    rows.append(("rendering, warm, reports a second", f"{rendered[1]:.0f}", "≥ 25"))
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; CPU seconds, one core\n")
    print("| what | measured | asked |\n|---|---|---|")
    for what, measured, asked in rows:
        print(f"| {what} | {measured} | {asked} |")


if __name__ == "__main__":
    main()
