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

# The texts repeat their paragraphs as no draft does: repeated-sentence is left out. Seconds of CPU for one file of 1 MB, minima of rounds in which ours and autocorrect take turns; by the line, as a whole file
# brings its parser to its limit of calls. Without autocorrect-py the second of each pair is null.
TEXTS = """
import json, time
from alvtc_info import check, read
import dense_text, throughput
try:
    import autocorrect_py
except ImportError:
    autocorrect_py = None
def ours(text):
    check(read(text.encode(), name="draft.txt"), ignore=["repeated-sentence"])
def theirs(text):
    for line in text.splitlines():
        autocorrect_py.lint_for(line, "text")
def seconds(work, text):
    before = time.process_time()
    work(text)
    return time.process_time() - before
found = []
for kind in (dense_text, throughput):
    ours(kind.corpus(300_000, 100))
    text = kind.corpus(1_000_000, 1)
    mine, other = [], []
    for _ in range(5):
        mine.append(seconds(ours, text))
        other += [seconds(theirs, text)] if autocorrect_py else []
    found.append([min(mine), min(other, default=None)])
print(json.dumps(found))
"""
# seconds of CPU of the command on some files, children and workers included, and its peak memory in MiB
COMMAND = """
import json, resource, subprocess, sys
before = resource.getrusage(resource.RUSAGE_CHILDREN)
subprocess.run([sys.executable, "-P", "-m", "alvtc_info", "check", "--format", "json", "--ignore", "repeated-sentence", *sys.argv[1:]], stdout=subprocess.DEVNULL)
after = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024]))
"""
WARM = """
import json, time
from alvtc_info import check, read
from dense_text import corpus
data = corpus(3_000, 7).encode()
took = []
for _ in range(60):
    before = time.process_time()
    check(read(data, name="draft.txt"))
    took.append(time.process_time() - before)
print(json.dumps(min(took)))
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


def pairs(value: object) -> list[list[float]]:
    """Pairs of figures as a script printed them."""
    assert isinstance(value, list), "a measurement failed"
    return value


def ratio(ours: float, theirs: float | None) -> str:
    return f"{ours / theirs:.2f}" if theirs else "not installed"


def main() -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    import dense_text
    from startup import measure

    rows: list[tuple[str, str, str]] = []
    base, plain, word = measure(ROUNDS).values()
    rows.append(("start-up on a 2 kB .txt, × bare imports", f"{plain / base:.2f}", "≤ 1.8"))
    rows.append(("start-up on a one-page .docx, × bare imports", f"{word / base:.2f}", "≤ 2.3"))
    (dense, by_peer), (sparse, sparse_by_peer) = pairs(told(TEXTS))
    rows.append(("1 MB of dense text, one file, s", f"{dense:.2f}", ""))
    rows.append(("the same, × autocorrect-py by the line", ratio(dense, by_peer), "≤ 3.0"))
    rows.append(("1 MB of sparse text, × autocorrect-py by the line", ratio(sparse, sparse_by_peer), ""))
    with tempfile.TemporaryDirectory() as folder:
        files = [str(Path(folder) / f"{n}.txt") for n in range(10)]
        for n, path in enumerate(files):
            Path(path).write_text(dense_text.corpus(1_000_000, n), encoding="utf-8")
        runs = [pairs([told(COMMAND, "--jobs", "1", *files), told(COMMAND, *files)]) for _ in range(2)]
    (alone, peak), (shared, _) = (min(run[n] for run in runs) for n in (0, 1))
    rows.append(("ten such files by the command, one process, × autocorrect-py", ratio(alone / 10, by_peer), "≤ 3.3"))
    rows.append(("the same with default workers, × one process", f"{shared / alone:.2f}", "≤ 1.1"))
    rows.append(("peak memory on these files, one process, MiB", f"{peak:.0f}", "≤ 120"))
    rows.append(("warm check of one page of dense text, ms", f"{1000 * number(told(WARM)):.1f}", "≤ 2.5"))
    rows.append(("332 one-page .docx, all rules, × python-docx reading", f"{number(told(WORD)):.2f}", "≤ 0.33"))
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
