"""Spoil good files at random, for each door by which foreign bytes come in, and run the commands that read them.

usage: python tools/fuzz.py [--seed N] [--seconds N | --count N] [--door NAME ...]

The seconds are split between the doors; --count is the number of files for each. A failure is whatever does not end in
a result or in one coded Chinese line: another exception, a warning of Python, an exit code that is none of ours, a
command that takes longer than a minute, an input that was changed, a file beside those that were to be written. It is
printed with its seed and number, and kept in the folder `fuzz-failures`. Prints for each door the files tried, the
uncoded exceptions per 10,000, the slowest (seconds of processor time) and the largest growth of memory; exits 1 where
there was a failure.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import warnings
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from alvtc_info.cli.main import main as command_line  # noqa: E402
from fuzz_doors import DOORS, Door, Kit  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 60  # seconds for one command
LARGEST = 2_000_000  # bytes of a spoilt file
KEPT = Path("fuzz-failures")
UNCODED = ("程序内部出错", "程序出错", "运行出错", "内存不足", "Traceback (most", "所在的进程中断")
ENCODINGS = ("utf-8", "utf-8", "gbk", "ascii")  # of the terminal


class TooSlow(BaseException):
    """A command took longer than LONGEST."""


@dataclass
class Tally:
    """What came of the files of one door."""

    files: int = 0
    read: int = 0
    failures: list[str] = field(default_factory=list)
    refusals: set[str] = field(default_factory=set)
    slowest: float = 0.0
    growth: int = 0

    def line(self, door: str) -> str:
        """One row of the table that is printed."""
        rate = 10_000 * len(self.failures) / max(1, self.files)
        return (
            f"{door:12}{self.files:8}{self.read:8}{len(self.refusals):10}{rate:12.1f}{self.slowest:10.2f}"
            f"{self.growth / 2**20:10.0f}"
        )


HEADER = f"{'door':12}{'files':>8}{'read':>8}{'refusals':>10}{'per 10,000':>12}{'slowest':>10}{'MiB':>10}"


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise TooSlow within, after so many seconds, where the system has such a signal."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run(words: list[str], encoding: str = "utf-8") -> tuple[int, str]:
    """The exit code of the command line, and what it wrote to both streams, as a terminal of this encoding has it."""
    before = sys.stdout, sys.stderr
    buffers = io.BytesIO(), io.BytesIO()
    sys.stdout, sys.stderr = (io.TextIOWrapper(each, encoding=encoding) for each in buffers)
    streams = sys.stdout, sys.stderr
    try:
        with at_most(LONGEST), warnings.catch_warnings():
            for kind in (UserWarning, RuntimeWarning, SyntaxWarning, FutureWarning):
                warnings.simplefilter("error", kind)
            code = command_line(words)
        for stream in streams:
            stream.flush()
    finally:
        sys.stdout, sys.stderr = before
    return code, "".join(each.getvalue().decode(encoding, "replace") for each in buffers)


def make(words: list[str]) -> None:
    """Run a command that makes a good file."""
    code, told = run(words)
    if code == 2:
        raise SystemExit(f"{' '.join(words)}: {told}")


def fault(words: list[str], encoding: str) -> tuple[int, str, str]:
    """The exit code of a command, the last line that it wrote, and what was wrong with that: empty if nothing was."""
    try:
        code, told = run(words, encoding)
    except TooSlow:
        return 2, "", f"took longer than {LONGEST} s"
    except BaseException as error:  # also what ends a process: a command ends by its exit code
        return 2, "", f"{type(error).__name__}: {error}"
    last = told.rstrip().rpartition("\n")[2]
    found = next((each for each in UNCODED if each in told), "")
    if not found and code not in (0, 1, 2):
        found = f"exit code {code}"
    if not found and code == 2 and encoding != "ascii" and not re.search(r"[一-鿿]", told):
        found = f"no word of Chinese: {told[:200]}"
    return code, last, found


def attempt(door: Door, kit: Kit, name: str, data: bytes, root: Path, chance: random.Random, tally: Tally) -> None:
    """Run the commands of a door on one file in a fresh folder, and add to the tally what came of it."""
    given, out, here = root / "in", root / "out", root / "here"
    for folder in (given, out, here):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    door.beside(kit, given, name)
    (given / name).write_bytes(data)
    before = _contents(given)
    reads = []
    with chdir(here):
        for words in door.commands(str(given / name), str(out), chance):
            if words[0] == "check" and words[1].startswith(str(out)) and not Path(words[1]).exists():
                continue
            encoding = chance.choice(ENCODINGS)
            code, last, wrong = fault(words, encoding)
            reads.append(code < 2)
            if code == 2 and encoding != "ascii":
                tally.refusals.add(_kind(last, root))
            if wrong:
                tally.failures.append(f"{' '.join(words)}: {wrong}\n{_trace(words)}")
            if words[:2] == ["check", f"{out}/made.docx"] and code == 2:
                tally.failures.append(f"{' '.join(words)}: what was written cannot be read: {last}")
    tally.read += all(reads)
    if not door.appends and before != _contents(given):
        tally.failures.append(f"the input was changed: {sorted(before.keys() ^ _contents(given).keys())}")
    strays = [*here.iterdir(), *(path for path in root.iterdir() if path not in (given, out, here))]
    if strays:
        tally.failures.append(f"written where nothing was to be: {strays}")


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _kind(line: str, root: Path) -> str:
    """A refusal without its particulars."""
    return re.sub(r"“[^”]*”|[\d.]+|[A-Za-z_-]+", "", line.replace(str(root), "").rpartition("：")[2])


def _trace(words: list[str]) -> str:
    if words[0] == "check" and "--debug" not in words:
        words = [*words[:2], "--debug", *words[2:]]
    try:
        return run([*words, "--debug"])[1][-4000:]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


def cases(door: Door, kit: Kit, seed: int) -> Iterator[tuple[str, bytes, random.Random]]:
    """Spoilt files of a door without end, each with the chance of its commands; the same seed gives the same."""
    good = door.seeds(kit)
    number = 0
    while True:
        chance = random.Random(f"{seed}-{door.name}-{number}")
        name, data = chance.choice(good)
        yield name, door.spoilt(data, chance, name)[:LARGEST], chance
        number += 1


def fuzz(door: Door, kit: Kit, root: Path, seed: int, count: int, seconds: float) -> Tally:
    """Try `count` files at a door, or as many as fit in the seconds where it is 0."""
    tally = Tally()
    end = time.monotonic() + seconds
    for number, (name, data, chance) in enumerate(cases(door, kit, seed)):
        if number >= count if count else time.monotonic() >= end:
            break
        failed = len(tally.failures)
        begun, held = _spent(), peak(reset=True)
        attempt(door, kit, name, data, root, chance, tally)
        tally.files += 1
        tally.slowest = max(tally.slowest, _spent() - begun)
        tally.growth = max(tally.growth, peak() - held)
        if tally.failures[failed:]:
            KEPT.mkdir(exist_ok=True)
            stem = f"{seed}-{door.name}-{number}"
            (KEPT / f"{stem}-{name}").write_bytes(data)
            (KEPT / f"{stem}.txt").write_text("\n\n".join(tally.failures[failed:]), encoding="utf-8", errors="replace")
            for each in tally.failures[failed:]:
                print(f"FAILURE seed {seed}, {door.name} {number}, {name}: {each[:1500]}", flush=True)
    return tally


def _spent() -> float:
    """Seconds of processor time, of this process and of those that it started and waited for."""
    return sum(os.times()[:4])


def peak(*, reset: bool = False) -> int:
    """The most memory in bytes that this process had since the last reset, where the system counts it; else 0."""
    try:
        if reset:
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def main(arguments: list[str] | None = None) -> int:
    names = [door.name for door in DOORS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=0, help="files for each door, instead of --seconds")
    parser.add_argument("--seconds", type=float, default=60, help="for all doors together")
    parser.add_argument("--door", action="append", choices=names, help="only this door; may be repeated")
    chosen = parser.parse_args(arguments)
    doors = [door for door in DOORS if door.name in (chosen.door or names)]
    failures = files = 0
    with tempfile.TemporaryDirectory() as folder:
        kit_folder, root = Path(folder, "kit"), Path(folder, "root")
        kit_folder.mkdir()
        root.mkdir()
        kit = Kit(kit_folder, make)
        print(HEADER, flush=True)
        for door in doors:
            tally = fuzz(door, kit, root, chosen.seed, chosen.count, chosen.seconds / len(doors))
            failures += len(tally.failures)
            files += tally.files
            print(tally.line(door.name), flush=True)
    rate = 10_000 * failures / max(1, files)
    print(f"seed {chosen.seed}: {files} files, {failures} failures, {rate:.1f} per 10,000")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
