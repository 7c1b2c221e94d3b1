"""What a draft costs when there are very many: .docx made by the thousand, checked on one and on two workers.

usage: python bench/scale.py [COUNT …]        (default 1000 10000; 100000 needs 0.5 GB of disk and a quarter of an hour)

Three roads: the command on a folder (drafts compared with one another), `check_many` on processes, and `check_partitions` over JSONL that
names the files. Prints wall and CPU milliseconds a draft, the rate, and the largest memory of a process.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from alvtc_info.text.segmentation import dictionary

ROOT = Path(__file__).resolve().parent.parent
PER_FOLDER = 250
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
TAILS = (
    "完成后由使用部门当场验收并签字。",
    "工作人员逐一记录数量和位置，交办公室存档。",
    "近日仍有个别点位待处理，昨日已安排专人跟进。",
    "据了解，同类情况在其他楼也有发生。",
    "全过程由2名值班人员陪同，未影响上课。",
)
RUN = """
import json, resource, sys, time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from alvtc_info import check_many, check_partitions
road, workers, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
def main():
    findings = failures = drafts = 0
    with ProcessPoolExecutor(workers) as pool:
        if road == "many":
            for outcome in check_many(folder.rglob("*.docx"), executor=pool):
                drafts += 1
                findings += len(outcome.result) if outcome.result else 0
                failures += outcome.failure is not None
        else:
            for done in check_partitions(sorted(folder.glob("????.jsonl")), folder, executor=pool, again=True):
                drafts += done.drafts
                findings += done.findings
                failures += done.failures + (done.failure is not None)
    assert not failures, "some drafts were not checked"
    print(json.dumps([drafts, findings]))
main()
"""


def vocabulary() -> list[str]:
    """Common words of two characters, so that two drafts are no more alike than two reports are."""
    entries = (line.split(b" ") for line in bytes(dictionary()).splitlines() if line.count(b" ") == 2)
    return [word for entry in entries if int(entry[1]) > 200 and len(word := entry[0].decode()) == 2]


def paragraph(chance: random.Random, words: list[str]) -> str:
    """A few sentences without sense, in the shape of a report's."""
    sentences = []
    for _ in range(4):
        day = f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
        who = f"{chance.choice(SURNAMES)}某等{chance.randint(2, 9)}人"
        first, second = "".join(chance.choices(words, k=6)), "".join(chance.choices(words, k=5))
        sentences.append(f"{day}，{who}{first}{chance.randint(2, 400)}件，{second}。")
    return "".join(sentences) + chance.choice(TAILS)


def parts() -> dict[str, bytes]:
    """The parts of a small .docx, its words left out: those of the first example."""
    with zipfile.ZipFile(ROOT / "src" / "alvtc_info" / "templates" / "duty_report.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def draft(chance: random.Random, words: list[str], held: dict[str, bytes], number: int) -> bytes:
    """A one-page report of five paragraphs."""
    head = (
        "后勤处值班信息",
        f"第{number}期",
        f"后勤处　　2024年{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
        f"后勤处{''.join(chance.choices(words, k=5))}",
    )
    lines = [*head, *(paragraph(chance, words) for _ in range(5)), "编辑：刘某　电话：0483-8000000　签发：李某"]
    runs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in lines)
    body = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body>{runs}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in held.items():
            package.writestr(name, body.encode() if name == "word/document.xml" else data)
    return out.getvalue()


def make(folder: Path, count: int) -> int:
    """So many drafts in folders of a few hundred, and partitions that name them; bytes in all."""
    held, words, chance, total = parts(), vocabulary(), random.Random(count), 0
    for start in range(0, count, PER_FOLDER):
        home = folder / f"{start // PER_FOLDER:04}"
        home.mkdir()
        paths = []
        for number in range(start, min(count, start + PER_FOLDER)):
            path = home / f"{number:06}.docx"
            data = draft(chance, words, held, number + 1)
            path.write_bytes(data)
            total += len(data)
            paths.append(str(path))
        lines = "".join(json.dumps({"path": path}) + "\n" for path in paths)
        (folder / f"{home.name}.jsonl").write_text(lines, encoding="utf-8")
    return total


def measure(command: list[str]) -> tuple[float, float, float, str]:
    """Wall and CPU seconds of a command, the largest memory of one of its processes (MiB), and what it printed."""
    before, begun = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - begun, os.times()
    assert done.returncode in (0, 1), done.stderr[-2000:]
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, cpu, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, done.stdout


def main(counts: list[int]) -> None:
    print(
        "| drafts | road | workers | wall, ms a draft | CPU, ms a draft | drafts a second | largest process so far, MiB |"
    )
    print("|---|---|---|---|---|---|---|")
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            make(folder, count)
            for road in ("many", "partitions", "command"):
                for workers in (1, 2):
                    command = [sys.executable, "-c", RUN, road, str(workers), place]
                    if road == "command":
                        command = [sys.executable, "-P", "-m", "alvtc_info", "check", place, "--jobs", str(workers), "--format", "json", "-o", os.devnull]  # fmt: skip
                    wall, cpu, memory, _ = measure(command)
                    print(
                        f"| {count} | {road} | {workers} | {1000 * wall / count:.2f} | {1000 * cpu / count:.2f} | {count / wall:.0f} | {memory:.0f} |",
                        flush=True,
                    )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [1000, 10_000])
