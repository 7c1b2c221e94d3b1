"""Work in processes of our own: hangs, crashes, interruptions; nothing stays behind."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from multiprocessing import Pipe
from pathlib import Path
from typing import TypeVar

import pytest

from alvtc_info.batch import processes
from alvtc_info.batch.pool import share_out
from alvtc_info.batch.processes import Processes, serve
from alvtc_info.batch.worker_count import start_method
from alvtc_info.errors import InputError
from alvtc_info.institution import packs
from alvtc_info.model.result import Failure
from alvtc_info.reading.office import _run
from tests import Run
from tests.batch.drafts import BAD

R = TypeVar("R")


def double(number: int) -> int:
    if number == 7:
        raise InputError("odd", "这个数不行", "7")
    return 2 * number


def wreck(place: str, number: int) -> int:
    """Number 1 hangs with a child of its own, number 2 brings its process down."""
    Path(place, f"{os.getpid()}.pid").touch()
    if number == 1:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        Path(place, f"{child.pid}.pid").touch()
        time.sleep(60)
    if number == 2:
        os._exit(3)
    return number


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def survivors(place: Path) -> list[int]:
    """The processes that wrote their number there and still run, a second later at the latest."""
    pids = [int(path.stem) for path in place.glob("*.pid")]
    assert pids
    for _ in range(20):
        if not any(map(alive, pids)):
            return []
        time.sleep(0.05)
    return [pid for pid in pids if alive(pid)]


def names(count: int) -> list[str]:
    return [f"{number}.txt" for number in range(count)]


def outcomes(
    backend: Processes, work: Callable[[int], R], items: Iterable[int], paths: Sequence[str]
) -> Generator[R | Failure]:
    with closing(share_out(backend, work, zip(paths, items, strict=True))) as found:
        for number, (path, outcome) in enumerate(found):
            assert path == paths[number]
            yield outcome


@pytest.mark.medium
def test_outcomes_come_in_the_order_of_the_tasks() -> None:
    found = list(outcomes(Processes(2), double, range(12), names(12)))
    assert [each for each in found if not isinstance(each, Failure)] == [2 * n for n in range(12) if n != 7]
    assert found[7] == Failure("7.txt", "odd", "这个数不行")


@pytest.mark.medium
def test_the_first_are_done_here_where_workers_are_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    forked = start_method() == "fork"
    found = list(outcomes(Processes(2, first=2), where, range(5), names(5)))
    assert [each == here for each in found] == [forked, forked, False, False, False]
    assert here not in outcomes(Processes(2, 60.0, first=2), where, range(3), names(3))
    monkeypatch.setattr("alvtc_info.batch.processes.start_method", lambda: "spawn")
    assert here not in outcomes(Processes(1, first=2), where, range(2), names(2))


def test_the_first_need_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.batch.processes.start_method", lambda: "fork")
    assert list(outcomes(Processes(1, first=2), where, range(2), names(2))) == [os.getpid()] * 2


@pytest.mark.medium
def test_what_came_on_standard_input_is_done_here() -> None:
    here = os.getpid()
    found = list(outcomes(Processes(1), where, [0, 1], ["-", "a.txt"]))
    assert found[0] == here
    assert found[1] != here
    assert list(outcomes(Processes(1), where, [0], ["-"])) == [here]


def where(_: int) -> int:
    return os.getpid()


@pytest.mark.medium
@pytest.mark.skipif(sys.platform == "win32", reason="the number of a child's child")
def test_a_hang_and_a_crash_are_the_failures_of_their_files(tmp_path: Path) -> None:
    begun = time.monotonic()
    found = list(outcomes(Processes(2, 2.0), partial(wreck, str(tmp_path)), range(5), names(5)))
    assert time.monotonic() - begun < 30
    assert [found[0], found[3], found[4]] == [0, 3, 4]
    late, dead = found[1], found[2]
    assert isinstance(late, Failure)
    assert isinstance(dead, Failure)
    assert (late.path, late.code) == ("1.txt", "timeout")
    assert late.message.startswith("2 秒还没有查完")
    assert (dead.path, dead.code) == ("2.txt", "died")
    assert "退出码 3" in dead.message
    assert survivors(tmp_path) == []


def convert(place: str, number: int) -> bool:
    """As LibreOffice is run: in a session of its own."""
    code = f"import os, time; open({place!r} + '/' + str(os.getpid()) + '.pid', 'w').close(); time.sleep(60)"
    return number == 0 or _run([sys.executable, "-c", code], place, 60)


@pytest.mark.medium
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_what_runs_in_a_session_of_its_own_is_ended_too(tmp_path: Path) -> None:
    found = list(outcomes(Processes(2, 2.0), partial(convert, str(tmp_path)), range(2), names(2)))
    assert [isinstance(each, Failure) for each in found] == [False, True]
    assert survivors(tmp_path) == []


def stubborn(place: str, number: int) -> int:
    """Hears no request to end."""
    Path(place, f"{os.getpid()}.pid").touch()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60 * number)
    return number


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_who_does_not_end_when_asked_is_ended(tmp_path: Path) -> None:
    found = list(outcomes(Processes(2, 8.0), partial(stubborn, str(tmp_path)), range(2), names(2)))
    assert [isinstance(each, Failure) for each in found] == [False, True]
    assert survivors(tmp_path) == []


def test_a_worker_that_is_asked_to_end_ends_in_order() -> None:
    with pytest.raises(SystemExit):
        processes._end()


def test_the_last_task_may_die_too(tmp_path: Path) -> None:
    found = list(outcomes(Processes(1), partial(wreck, str(tmp_path)), [0, 2], names(2)))
    assert [isinstance(each, Failure) for each in found] == [False, True]


@pytest.mark.medium
def test_nobody_who_asks_no_further_leaves_a_process(tmp_path: Path) -> None:
    with closing(outcomes(Processes(2), partial(wreck, str(tmp_path)), [0, 1, 3], names(3))) as found:
        assert next(found) == 0
        for _ in range(100):
            if len(list(tmp_path.glob("*.pid"))) >= 2:
                break
            time.sleep(0.05)
    assert survivors(tmp_path) == []


@pytest.mark.medium
def test_in_another_thread_no_signal_is_touched() -> None:
    before = signal.getsignal(signal.SIGTERM)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.extend(outcomes(Processes(1), double, [1], ["a"])))
    thread.start()
    thread.join()
    assert found == [2]
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_request_to_end_is_an_interruption() -> None:
    def ask() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)

    with processes._interruptible(), pytest.raises(KeyboardInterrupt):
        ask()


def test_the_life_of_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.setsid", lambda: None, raising=False)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    seldom: list[int] = []
    monkeypatch.setattr("gc.set_threshold", seldom.append)
    ours, theirs = Pipe()
    inherited, _ = Pipe()
    answers: list[object] = []

    def ask() -> None:
        for number in (1, 7):
            ours.send(([f"{number}.txt"], [number]))
            answers.append(pickle.loads(ours.recv_bytes()))
        ours.close()

    thread = threading.Thread(target=ask)
    thread.start()
    serve(theirs, double, [inherited])
    thread.join()
    assert answers == [[2], [Failure("7.txt", "odd", "这个数不行")]]
    assert inherited.closed
    assert seldom[0] > 700


@pytest.mark.medium
def test_where_there_are_no_groups_of_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As on Windows."""
    monkeypatch.delattr("os.killpg", raising=False)
    monkeypatch.delattr("os.setsid", raising=False)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("gc.set_threshold", lambda *_: None)
    ours, theirs = Pipe()
    ours.close()
    serve(theirs, double, [])
    assert list(outcomes(Processes(2), double, [1, 2, 3], names(3))) == [2, 4, 6]


def test_a_worker_that_nobody_listens_to_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.setsid", lambda: None, raising=False)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("gc.set_threshold", lambda *_: None)
    ours, theirs = Pipe()
    ours.send((["1.txt"], [1]))
    ours.close()
    serve(theirs, double, [])
    assert not theirs.closed


ODD = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started the tests deaf to it
from pathlib import Path
import alvtc_info.checking.check as checking
real = checking.read_bytes
def read_bytes(data, name, request, **options):
    stem = Path(name).stem
    Path(sys.argv[1], f"{os.getpid()}.pid").touch()
    if stem == "hang":
        time.sleep(600)
    if stem == "crash":
        os.kill(os.getpid(), 11)
    return real(data, name, request, **options)
checking.read_bytes = read_bytes
from alvtc_info.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A folder of drafts, of which one hangs and one crashes, and one for the numbers of the processes."""
    folder, pids = tmp_path / "drafts", tmp_path / "pids"
    folder.mkdir()
    pids.mkdir()
    for stem in ("a", "b", "crash", "c", "hang", "d"):
        (folder / f"{stem}.txt").write_text(BAD, encoding="utf-8")
    yield folder, pids
    for path in pids.glob("*.pid"):
        if alive(int(path.stem)):
            os.kill(int(path.stem), signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="what is patched here is only there in a copy of the process")
def test_one_file_that_hangs_and_one_that_crashes(odd: tuple[Path, Path]) -> None:
    folder, pids = odd
    done = subprocess.run(
        [sys.executable, "-c", ODD, pids, "check", folder, "--jobs", "2", "--timeout", "2"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert [line.partition("　")[0] for line in done.stdout.splitlines() if line.startswith(str(folder))] == [
        str(folder / f"{stem}.txt") for stem in "abcd"
    ]
    assert f"{folder / 'hang.txt'}：2 秒还没有查完" in done.stderr
    assert f"{folder / 'crash.txt'}：检查时所在的进程中断了（退出码 -11）" in done.stderr
    assert "Traceback" not in done.stderr
    assert survivors(pids) == []


@pytest.mark.medium
@pytest.mark.skipif(sys.platform != "linux", reason="what is patched here is only there in a copy of the process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_no_process_behind(odd: tuple[Path, Path], number: signal.Signals) -> None:
    folder, pids = odd
    process = subprocess.Popen(
        [sys.executable, "-c", ODD, pids, "check", folder, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    for _ in range(200):
        if len(list(pids.glob("*.pid"))) >= 2:
            break
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(number)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 2
    assert told == "已中断\n"
    assert survivors(pids) == []


def test_what_is_asked_of_workers_is_checked(run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    for option, value in (
        ("--jobs", "0"),
        ("--jobs", "x"),
        ("--timeout", "0"),
        ("--timeout", "soon"),
        ("--timeout", "nan"),
    ):
        code, _, told = run_cli("check", tmp_path, option, value)
        assert (code, told.count("\n")) == (2, 1)
        assert value in told


@pytest.mark.medium
def test_the_output_is_the_same_however_the_work_is_shared(run_cli: Run, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(
            f"{BAD}昨日检修{number}号阀门。" * (1 + number % 3), encoding="utf-8"
        )
    (tmp_path / "07.txt").write_bytes(b"")
    wanted = run_cli("check", tmp_path, "--jobs", "1")
    assert wanted[0] == 2
    assert run_cli("check", tmp_path, "--jobs", "3") == wanted
    assert run_cli("check", tmp_path, "--timeout", "60") == wanted
    pack = Path(packs.__file__).parent / "alszyxy"
    assert run_cli("check", tmp_path, "--jobs", "3", "--institution", pack) == wanted
