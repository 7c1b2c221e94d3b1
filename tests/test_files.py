from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alvtc_info import (
    OutputError,
)
from alvtc_info.files import write_atomically


def test_files_are_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_atomically(path, b"1")
    path.chmod(0o640)
    write_atomically(path, b"2", force=True)
    assert path.read_bytes() == b"2"
    assert path.stat().st_mode & 0o777 == 0o640
    for target, code in [(tmp_path, "is-folder"), (tmp_path / "no" / "a.txt", "no-folder"), (path, "exists")]:
        with pytest.raises(OutputError) as caught:
            write_atomically(target, b"3")
        assert caught.value.code == code

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        write_atomically(path, b"3", force=True)
    assert caught.value.code == "cannot-write"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"2"


WRITER = """
import sys
from alvtc_info.files import write_atomically
number = 0
while True:
    number += 1
    write_atomically(sys.argv[1], str(number % 10).encode() * 400_000, force=True)
"""


def test_a_process_that_dies_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"x" * 400_000)
    seen = set()
    for turn in range(12):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)])
        end = time.monotonic() + 10
        while not list(tmp_path.glob(".*.tmp")) and time.monotonic() < end:
            time.sleep(0.001)
        while turn > 5 and path.read_bytes()[:1] == b"x" and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(0.004 * turn)
        process.kill()
        process.wait()
        data = path.read_bytes()
        assert len(data) == 400_000
        assert len(set(data)) == 1
        seen.add(data[:1])
    assert len(seen) > 1


def test_a_link_is_followed_and_a_pipe_written_into(tmp_path: Path) -> None:
    real, link, pipe = tmp_path / "实.txt", tmp_path / "链.txt", tmp_path / "管"
    real.write_bytes(b"1")
    link.symlink_to(real)
    write_atomically(link, b"2", force=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"2"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, b"3")
    assert os.read(reading, 9) == b"3"
    assert pipe.is_fifo()
    os.close(reading)
