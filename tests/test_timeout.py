"""A time limit holds wherever a draft is looked at, and what comes of the work comes through."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import (
    AlvtcInfoError,
    Config,
    Edit,
    InputError,
    check,
    check_file,
    check_many,
    check_partitions,
    edit,
    errors,
    examine,
    fix,
    load_report,
    print_pdf,
    read,
    review,
    set_layout,
    slip,
    submit,
)
from alvtc_info.config.settings_file import build_config
from alvtc_info.sandbox import within
from tests import Run, mostly_slow, work_apart
from tests.batch.test_processes import survivors
from tests.word.drafts import run, with_body

# an expression that takes for ever on the words of the draft, as somebody may write one into their settings
ENDLESS = '[[rules]]\nname = "endless"\npattern = "(?:水+)+火"\nbad = ["⟦水火⟧无情。"]\n'
WORDS = "水" * 40


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.docx"
    path.write_bytes(with_body(run(f"2024年5月20日，{WORDS}。")))
    return path


@pytest.fixture
def endless(tmp_path: Path) -> Config:
    import tomllib

    return build_config(tomllib.loads(ENDLESS))


READING: dict[str, Callable[..., object]] = {
    "read": read,
    "set_layout": set_layout,
    "print_pdf": print_pdf,
    "edit": lambda path, **choices: edit(path, [Edit("p0", 0, 4, "2024", "2025")], **choices),
}
JUDGING: dict[str, Callable[..., object]] = {
    "check_file": check_file,
    "fix": fix,
    "review": review,
    "slip": slip,
    "submit": submit,
    "examine": examine,
    "check": lambda path, **choices: check(read(path), **choices),
    "check of a model": lambda path, **choices: check(
        load_report({"kind": "daily", "department": "后勤处", "title": "检修", "body": [WORDS]}), **choices
    ),
}


@pytest.mark.parametrize("name", [*READING, *JUDGING])
def test_who_has_no_time_is_stopped(name: str, draft: Path) -> None:
    with pytest.raises(InputError) as caught:
        {**READING, **JUDGING}[name](draft, timeout=0.01)
    assert caught.value.code == "timeout"
    assert caught.value.path == ("" if name == "check of a model" else str(draft))
    assert caught.value.message.startswith("0.01 秒还没有查完，已停止")


@pytest.mark.medium
@pytest.mark.parametrize("name", mostly_slow(JUDGING, 3))
def test_a_draft_whose_judging_hangs_is_stopped(name: str, draft: Path, endless: Config) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError) as caught:
        JUDGING[name](draft, timeout=1, config=endless)
    assert (caught.value.code, time.monotonic() - begun < 20) == ("timeout", True)


@pytest.mark.slow
def test_one_draft_of_many_that_hangs_is_that_drafts_failure(draft: Path, endless: Config, tmp_path: Path) -> None:
    good = tmp_path / "好.txt"
    good.write_text("一段平常的话。\n", encoding="utf-8")
    got = {Path(each.path).name: each for each in check_many([good, draft, good], timeout=2, config=endless)}
    assert (got["好.txt"].failure, got["稿.docx"].result) == (None, None)
    assert got["稿.docx"].failure
    assert got["稿.docx"].failure.code == "timeout"
    with ThreadPoolExecutor(2) as pool:
        apart = list(check_many([good, draft], timeout=2, config=endless, executor=pool, batch=1))
    assert [each.failure.code if each.failure else "" for each in apart] == ["", "timeout"]
    source = tmp_path / "some.jsonl"
    lines = [json.dumps({"path": str(path)}) for path in (good, draft, good)]
    source.write_text("\n".join(lines), encoding="utf-8")
    (done,) = check_partitions([source], tmp_path, timeout=2, config=endless)
    assert (done.drafts, done.failures) == (3, 1)
    told = [json.loads(line) for line in Path(done.target).read_text(encoding="utf-8").splitlines()]
    assert [line["code"] for line in told if line["type"] == "error"] == ["timeout"]


@pytest.mark.medium
@pytest.mark.parametrize(
    "words", mostly_slow([("check",), ("fix", "--diff"), ("review", "-o"), ("slip", "-o"), ("submit", "-o")], 2)
)
def test_a_command_ends_in_one_line(words: tuple[str, ...], draft: Path, tmp_path: Path, run_cli: Run) -> None:
    (tmp_path / "alvtc-info.toml").write_text(ENDLESS, encoding="utf-8")
    target = (tmp_path / ("out.zip" if words[0] == "submit" else "out.docx"),) if words[-1] == "-o" else ()
    code, _, err = run_cli(words[0], draft, *words[1:], *target, "--timeout", "1")
    assert (code, err) == (2, f"{draft}：1 秒还没有查完，已停止；请拆分稿件，或用 --timeout 给更多时间\n")
    assert list(tmp_path.glob("out.*")) == []


@pytest.mark.medium
@pytest.mark.parametrize("name", mostly_slow(["check_file", "set_layout", "fix", "slip", "submit", "review"], 2))
def test_in_time_it_comes_to_the_same(name: str, draft: Path) -> None:
    entrance = {**READING, **JUDGING}[name]
    assert entrance(draft, timeout=60) == entrance(draft)


@pytest.mark.medium
def test_in_time_the_same_is_read(draft: Path) -> None:
    assert read(draft, timeout=60).blocks == read(draft).blocks


@pytest.mark.medium
def test_the_work_is_done_apart_only_with_a_limit() -> None:
    here, there = (within(seconds, "a", work_apart.answer, 1, "二") for seconds in (None, 60))
    assert here[0] == os.getpid() != there[0]
    assert here[1] == there[1] == (1, "二")


@pytest.mark.medium
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_what_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        within(1.5, "稿.docx", work_apart.hang, str(tmp_path))
    assert (caught.value.code, caught.value.path) == ("timeout", "稿.docx")
    assert survivors(tmp_path) == []


@pytest.mark.medium
@pytest.mark.parametrize("code", [0, 3])
def test_a_process_that_ends_without_an_answer_is_told(code: int) -> None:
    with pytest.raises(InputError) as caught:
        within(60, "稿.docx", work_apart.die, code)
    assert (caught.value.code, caught.value.path) == ("died", "稿.docx")
    assert f"（退出码 {code}）" in caught.value.message
    with pytest.raises(InputError, match="退出码 1"):
        within(60, "稿.docx", work_apart.crash)


ERRORS = [name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, AlvtcInfoError)]


@pytest.mark.medium
@pytest.mark.parametrize("name", mostly_slow(ERRORS, 3))
def test_an_error_comes_through_as_it_is(name: str) -> None:
    with pytest.raises(getattr(errors, name)) as caught:
        within(60, "别的", work_apart.fail, name)
    error = caught.value
    assert (type(error).__name__, error.code, error.message, error.path) == (
        name, "some-code", "一句话：“怎么办”", "稿 件.docx",
    )  # fmt: skip
    again: Any = pickle.loads(pickle.dumps(error))
    assert (type(again), again.code, again.message, again.path, str(again)) == (
        type(error), error.code, error.message, error.path, str(error),
    )  # fmt: skip


@pytest.mark.medium
@pytest.mark.parametrize("name", mostly_slow([each for each in (*READING, *JUDGING) if each != "check of a model"], 3))
def test_errors_of_a_draft_come_through(name: str, tmp_path: Path) -> None:
    gone, broken = tmp_path / "没有.docx", tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 spoilt")
    for path in (gone, broken):
        entrance = {**READING, **JUDGING}[name]
        with pytest.raises(InputError) as here:
            entrance(path)
        with pytest.raises(InputError) as there:
            entrance(path, timeout=60)
        assert (here.value.code, str(here.value)) == (there.value.code, str(there.value))


@pytest.mark.medium
def test_no_warning_is_said_of_a_process_that_was_ended(draft: Path) -> None:
    code = "import sys; from alvtc_info import read, InputError\ntry: read(sys.argv[1], timeout=0.01)\nexcept InputError: print('ended')"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "dev", "-c", code, str(draft)], capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("ended\n", "")
