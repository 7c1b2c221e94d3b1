from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alvtc_info import OutputError, UsageError, file_lock, files
from alvtc_info.files import place, write_atomically
from alvtc_info.model.limits import Limits
from alvtc_info.reading.input import slurp_inside
from tests import Run
from tests.refusing import refused


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


@pytest.mark.medium
def test_a_process_that_dies_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"x" * 400_000)
    seen = set()
    for turn in range(12):
        before = path.read_bytes()[:1]
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)])
        end = time.monotonic() + 10
        while not list(tmp_path.glob(".*.tmp")) and time.monotonic() < end:
            time.sleep(0.001)
        while turn > 5 and path.read_bytes()[:1] == before and time.monotonic() < end:
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


@pytest.fixture(params=[True, False], ids=["by handle", "by path"])
def by_handle(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two ways to reach a folder: Windows has no handles for one."""
    if request.param and not files._BY_FOLDER:
        pytest.skip("no handles for folders here")
    monkeypatch.setattr(files, "_BY_FOLDER", request.param)


@pytest.mark.usefixtures("by_handle")
def test_a_file_of_a_pack_is_placed_through_no_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "in"
    outside.mkdir()
    folder.mkdir()
    (outside / "kept").write_bytes(b"kept")
    place(folder, "a/b/c.txt", b"1")
    place(f"{folder}/", "a/d.txt", b"2")
    assert sorted(p.read_bytes() for p in folder.rglob("*.txt")) == [b"1", b"2"]
    refused("exists", lambda: place(folder, "a/d.txt", b"3"))
    place(folder, "a/d.txt", b"3", force=True)
    assert (folder / "a" / "d.txt").read_bytes() == b"3"
    (folder / "link").symlink_to(outside)
    (folder / "file").symlink_to(outside / "new")
    (folder / "onto").symlink_to(outside / "kept")
    os.link(outside / "kept", folder / "hard")
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    for name in ("link", "link/x", "link/y/x", "file", "onto", "pipe", "folder", "a/d.txt/x"):
        for force in (False, True):
            refused("is-link", lambda name=name, force=force: place(folder, name, b"4", force=force))  # type: ignore[misc]
    for linked in (folder / "link", f"{folder}/link/"):
        refused("is-link", lambda linked=linked: place(linked, "x", b"4"))  # type: ignore[misc]
    place(folder, "hard", b"5", force=True)
    refused("cannot-write", lambda: place(tmp_path / "no", "x", b"4"))
    assert {p.name: p.read_bytes() for p in outside.iterdir()} == {"kept": b"kept"}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused("cannot-write", lambda: place(folder, "e.txt", b"6"))
    assert not (folder / "e.txt").exists()
    assert not list(folder.glob(".*"))


def test_a_folder_that_is_exchanged_for_a_link_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at a folder and the write into it somebody puts a link in its place."""
    folder, outside = tmp_path / "in", tmp_path / "outside"
    (folder / "a").mkdir(parents=True)
    outside.mkdir()
    make = os.urandom

    def exchanged(size: int) -> bytes:
        (folder / "a").rename(folder / "moved")
        (folder / "a").symlink_to(outside)
        return make(size)

    monkeypatch.setattr(os, "urandom", exchanged)
    place(folder, "a/x.txt", b"1")
    assert not list(outside.iterdir())
    assert (folder / "moved" / "x.txt").exists()


@pytest.mark.usefixtures("by_handle")
def test_a_file_is_read_inside_its_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "x.txt").write_bytes(b"inside")
    (folder / "same").symlink_to(folder / "a")
    (folder / "out").symlink_to(tmp_path)
    (tmp_path / "secret.txt").write_bytes(b"outside")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")

    def read(path: str) -> bytes:
        return slurp_inside(str(folder), path, path, Limits(file_bytes=6))

    for good in ("a/x.txt", "a\\x.txt", "./a/x.txt", "same/x.txt"):
        assert read(good) == b"inside"
    for code, path in (
        *(
            ("outside", p)
            for p in ("/dev/zero", str(folder / "a" / "x.txt"), "../secret.txt", "a/../../secret.txt", "a/../a/x.txt")
        ),
        *(("outside", p) for p in ("C:\\x", "\\\\host\\x", "link.txt", "out/secret.txt", "zero", "", ".", "a\0b")),
        ("not-regular", "pipe"),
        ("is-folder", "a"),
        ("not-found", "b.txt"),
        ("not-found", "b/c.txt"),
        ("not-found", "a/x.txt/y"),
    ):
        refused(code, lambda path=path: read(path))  # type: ignore[misc]
    (folder / "a" / "x.txt").write_bytes(b"too long")
    refused("too-large", lambda: read("a/x.txt"))


def test_nothing_but_regular_files_is_waited_for(tmp_path: Path, run_cli: Run, examples: Path) -> None:
    """A pipe in a folder of drafts, as a pack of an institution, a scoring profile, a baseline."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.yaml", "b.json", "c.txt", "d.docx", "institution.toml"):
        os.mkfifo(folder / name)
    (folder / "zero.yaml").symlink_to("/dev/zero")
    pipe = folder / "a.yaml"
    draft = examples / "draft.docx"
    code, _, err = run_cli("check", folder)
    assert (code, err.count("这不是普通文件")) == (2, 5)
    assert run_cli("check", draft, "--institution", folder)[0] == 2
    assert run_cli("check", draft, "--baseline", pipe)[0] == 2
    assert run_cli("check", draft, "--meta", pipe)[0] == 2
    assert run_cli("assess", "--ledger", tmp_path / "x.db", "--year", 2024, "--profile", pipe)[0] == 2
    (tmp_path / "large").write_bytes(b"12345")
    assert files.read_regular(tmp_path / "large", 5) == b"12345"
    assert files.head_of(tmp_path / "large", 2) == b"12"
    with pytest.raises(OSError, match="too large"):
        files.read_regular(tmp_path / "large", 4)


def test_a_lock_is_one_persons_at_a_time_and_outlives_no_process(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    holding = "import sys, time; from alvtc_info import file_lock\nwith file_lock(sys.argv[1]): print(1, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", holding, str(path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"1"
        with pytest.raises(OutputError) as caught, file_lock(path, seconds=0.1):
            pass
        assert (caught.value.code, "0.1 秒内没有等到" in caught.value.message) == ("locked", True)
        other.kill()
    with file_lock(path):
        assert path.exists()
    with pytest.raises(RuntimeError), file_lock(path):
        raise RuntimeError
    with file_lock(path, seconds=0):
        pass


def test_a_lock_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "a" / "b", "no-folder"), (tmp_path, "cannot-write"), ("a\0b", "cannot-write")):
        with pytest.raises(OutputError) as caught, file_lock(path):
            pass
        assert caught.value.code == code
    for wrong in (
        {"path": 3},
        {"path": "x", "seconds": True},
        {"path": "x", "seconds": "1"},
        {"path": "x", "seconds": -1},
    ):
        with pytest.raises(UsageError):
            file_lock(**wrong)
