"""Checking speed on plain text: 10 MB in ten files with all rules, and whether the cost is linear in the size of a file.

usage: python bench/throughput.py        (prints MB of UTF-8 per second of CPU on one core, and the peak memory)

Twice: text as dense in findings as drafts are (`dense_text`), and the sparse text of before, six sentences with now and then an
example of a rule, which no draft is like: it shows what reading and searching cost where next to nothing is found.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from typing import TYPE_CHECKING

import dense_text
from alvtc_info import check, read
from alvtc_info.model.rule import example
from alvtc_info.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = (
    "后勤处对全院供水管线逐段查看，更换阀门和管件，并把每一处的位置、型号、责任人登记在册。",
    "学生工作处会同各系对宿舍安全情况作了通报，班主任逐一与学生谈话，提醒离开宿舍时断水断电。",
    "2024年5月20日，信息工程系组织2022级36名学生到园区企业实习，企业安排技术人员一对一指导。",
    "会议要求，各部门要把师生反映的问题逐条登记，能当场解决的当场解决，不能解决的说明原因。",
    "图书馆调整了开放时间，考试周期间每天延长两小时，自习座位凭一卡通签到，离座半小时以上的释放座位。",
    "教师们围绕课程标准、实训项目和考核办法展开讨论，形成了较为一致的意见，报教务处备案。",
)


def corpus(size: int, seed: int) -> str:
    """Paragraphs of about `size` bytes: mostly plain sentences, one in ten an example of a rule."""
    chance = random.Random(seed)
    pool = [example(item).bare for rule in RULES for item in (*rule.bad, *rule.good) if example(item).kind is None]
    pool = [text for text in pool if len(text) > 8]
    lines: list[str] = []
    total = 0
    while total < size:
        line = "".join(
            chance.choice(pool) if chance.random() < 0.1 else chance.choice(PLAIN) for _ in range(chance.randint(2, 6))
        )
        lines.append(line)
        total += len(line.encode()) + 1
    return "\n".join(lines)


def seconds(texts: list[bytes]) -> float:
    before = time.process_time()
    for data in texts:
        check(read(data, name="corpus.txt"), ignore=["repeated-sentence"])  # the text repeats itself as no draft does
    return time.process_time() - before


def measure(name: str, made: Callable[[int, int], str]) -> None:
    files = [made(1_000_000, number).encode() for number in range(10)]
    small = [made(100_000, 100 + number).encode() for number in range(10)]
    check(read(small[0], name="warm.txt"))
    size = sum(map(len, files)) / 1e6
    whole = seconds(files)
    one, ten = min(seconds(files[:1]) for _ in range(3)), min(seconds(small) for _ in range(3))
    ten *= len(files[0]) / sum(map(len, small))
    print(f"{name}: 10 files, {size:.1f} MB: {whole:.2f} s CPU, {size / whole:.2f} MB/s")
    print(f"{name}: one 1 MB file / ten of 100 kB: {one / ten:.2f}")


def main() -> None:
    measure("dense", dense_text.corpus)
    measure("sparse", corpus)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    print(f"peak memory {peak:.0f} MiB")


if __name__ == "__main__":
    main()
