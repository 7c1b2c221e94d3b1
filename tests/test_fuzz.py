"""The fuzzer finds what it is there to find, its good files are good, and through no door comes an uncoded exception."""

from __future__ import annotations

import random
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from alvtc_info.cli.commands import config
from alvtc_info.errors import InputError
from tests import ROOT


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return import_module("fuzz")


def raising(error: BaseException) -> Callable[[object], int]:
    def run(arguments: object) -> int:
        raise error

    return run


def slow(arguments: object) -> int:
    time.sleep(20)
    return 0


def warn(arguments: object) -> int:
    warnings.warn("half English", UserWarning, stacklevel=1)
    return 0


@pytest.mark.medium
@pytest.mark.parametrize(
    ("run", "told"),
    [
        (raising(KeyError("x")), "程序内部出错"),
        (raising(RecursionError()), "程序内部出错"),
        (raising(MemoryError()), "内存不足"),
        (raising(GeneratorExit("x")), "GeneratorExit"),
        (raising(SystemExit(3)), "SystemExit"),
        (raising(InputError("x", "only English")), "no word of Chinese"),
        (lambda arguments: 7, "exit code 7"),
        (warn, "程序内部出错"),
        (slow, "took longer"),
    ],
)
def test_what_is_no_coded_error_is_a_failure(
    run: Callable[[object], int], told: str, fuzz: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "run", run)
    monkeypatch.setattr(fuzz, "LONGEST", 1)
    assert told in fuzz.fault(["config", "."], "utf-8")[2]


def test_a_coded_error_is_none(fuzz: Any, tmp_path: Path) -> None:
    for encoding in fuzz.ENCODINGS:
        code, _, wrong = fuzz.fault(["check", str(tmp_path / "不在.docx")], encoding)
        assert (code, wrong) == (2, "")


@pytest.fixture
def kit(fuzz: Any, tmp_path: Path) -> Any:
    (tmp_path / "kit").mkdir()
    (tmp_path / "root").mkdir()
    return fuzz.Kit(tmp_path / "kit", fuzz.make)


@pytest.mark.slow
def test_the_good_files_of_every_door_are_read(fuzz: Any, kit: Any, tmp_path: Path) -> None:
    for door in fuzz.DOORS:
        for name, data in door.seeds(kit):
            tally = fuzz.Tally()
            fuzz.attempt(door, kit, name, data, tmp_path / "root", random.Random(3), tally)
            assert (tally.failures, tally.read or tally.refusals) == ([], 1), (door.name, name, tally)


@pytest.mark.slow
def test_spoilt_files_end_in_a_result_or_in_a_coded_error(
    fuzz: Any, kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for door in fuzz.DOORS:
        count = 8 if door.name == "template" else 30
        tally = fuzz.fuzz(door, kit, tmp_path / "root", 20241122, count, 0)
        assert tally.failures == []
        assert tally.files == count
        assert len(tally.refusals) > 1, door.name


@pytest.mark.slow
def test_a_file_where_none_was_to_be_and_a_changed_input_are_failures(
    fuzz: Any, kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(arguments: Any) -> int:
        Path("stray").write_text("x", encoding="utf-8")
        Path(arguments.path).write_text("x", encoding="utf-8")
        return 0

    monkeypatch.setattr(config, "run", run)
    door = next(door for door in fuzz.DOORS if door.name == "settings")._replace(
        commands=lambda path, out, chance: [["config", path]]
    )
    tally = fuzz.Tally()
    fuzz.attempt(door, kit, "alvtc-info.toml", b"", tmp_path / "root", random.Random(1), tally)
    assert ["input was changed" in each or "written where" in each for each in tally.failures] == [True, True]


@pytest.mark.slow
def test_one_seed_gives_the_same_files(fuzz: Any, kit: Any) -> None:
    for door in fuzz.DOORS:
        one, other = fuzz.cases(door, kit, 5), fuzz.cases(door, kit, 5)
        assert [next(one)[:2] for _ in range(10)] == [next(other)[:2] for _ in range(10)], door.name


@pytest.mark.slow
def test_a_failure_is_printed_with_its_seed_and_kept(
    fuzz: Any, kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(config, "run", raising(KeyError("x")))
    settings = next(door for door in fuzz.DOORS if door.name == "settings")
    tally = fuzz.fuzz(settings, kit, tmp_path / "root", 9, 1, 0)
    assert len(tally.failures) == 1
    assert "FAILURE seed 9, settings 0" in capsys.readouterr().out
    assert len(list((tmp_path / fuzz.KEPT).iterdir())) == 2
    assert "10000.0" in tally.line("settings")
