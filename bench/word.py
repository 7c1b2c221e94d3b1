"""Checking Word drafts: what it costs beside python-docx reading their paragraphs, and how a long draft does.

usage: python bench/word.py        (ratios of CPU within this run; 332 one-page drafts, then one of 500 pages)
"""

from __future__ import annotations

import io
import random
import resource
import time
from typing import TYPE_CHECKING

from docx import Document as NewDocument

from alvtc_info import check, judge_layout, read
from alvtc_info.institution.values import default_institution
from alvtc_info.model.rule import example
from alvtc_info.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 332
HEAD = ("后勤处值班信息", "第12期", "后勤处　　2024年5月22日", "关于开展安全检查的情况")
TAIL = "编辑：刘某　电话：0483-8000000　签发：李某"


def draft(chance: random.Random, characters: int) -> bytes:
    """A draft as python-docx's own template sets it, in runs of fifteen characters."""
    pool = [example(item).bare.split("\n")[0] for rule in RULES for item in rule.good]
    pool = [text for text in pool if len(text) > 25]
    document = NewDocument()
    for text in HEAD:
        document.add_paragraph(text)
    size = 0
    while size < characters:
        text = "".join(chance.choice(pool) for _ in range(3))
        size += len(text)
        paragraph = document.add_paragraph()
        for at in range(0, len(text), 15):
            paragraph.add_run(text[at : at + 15])
    document.add_paragraph(TAIL)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def main() -> None:
    chance = random.Random(5)
    files = [draft(chance, 600) for _ in range(COUNT)]
    college = default_institution()

    def with_layout(data: bytes) -> None:
        document = read(data, name="a.docx")
        check(document)
        judge_layout(data, "a.docx", document, college)

    bare = seconds(lambda: [[p.text for p in NewDocument(io.BytesIO(f)).paragraphs] for f in files])
    ours = seconds(lambda: [check(read(f, name="a.docx")) for f in files])
    laid = seconds(lambda: list(map(with_layout, files)))
    print(
        f"{COUNT} one-page drafts: python-docx reads paragraphs in {bare:.2f} s of CPU; all rules {ours / bare:.2f} ×; with layout {laid / bare:.2f} ×"
    )
    long = draft(chance, 500 * 616)
    print(
        f"500 pages: all rules {seconds(lambda: check(read(long, name='a.docx'))):.2f} s, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB with the files above in memory"
    )


if __name__ == "__main__":
    main()
