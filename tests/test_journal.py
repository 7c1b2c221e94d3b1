"""The log of a program: silent unless it listens, and never a draft's text or a password."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from alvtc_info import InputError, Rule, check, check_file, check_many, read_text
from alvtc_info.linting import engine
from alvtc_info.model.rule import Example

SECRET = "近日，机密的话。"


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    logger = logging.getLogger("alvtc_info")
    monkeypatch.setattr(logger, "disabled", False)  # another package's configuration may disable what is there
    monkeypatch.setattr(logger, "propagate", True)
    caplog.set_level(logging.DEBUG, logger="alvtc_info")
    return caplog


def test_what_is_done_is_told_to_those_who_listen(heard: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SECRET, encoding="utf-8")
    check_file(path)
    assert f"{path}：读了 {path.stat().st_size} 字节" in heard.messages
    assert any("处问题" in line and str(path) in line for line in heard.messages)
    list(check_many([tmp_path / "没有.txt"]))
    assert (logging.WARNING, f"{tmp_path / '没有.txt'}：没有查成（not-found）") in [
        (record.levelno, record.message) for record in heard.records
    ]
    with pytest.raises(InputError):
        check_file(path, timeout=0.001)
    assert f"{path}：0.001 秒还没有查完，已停止" in heard.messages
    assert next(check_many([SECRET])).failure
    assert heard.messages[-1] == "：没有查成（is-text）"
    assert not any("机密" in line for line in heard.messages)


def test_a_name_that_is_no_text_can_be_written_to_a_log(heard: pytest.LogCaptureFixture) -> None:
    assert next(check_many(["没有\ud800.txt"])).failure
    assert heard.messages
    assert heard.messages[-1].encode()
    assert "没有\\ud800.txt" in heard.messages[-1]


def test_a_rule_that_crashes_is_told_without_what_it_said(
    heard: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(document: object) -> list[Example]:
        raise ValueError(SECRET)

    rule = Rule(check=breaks, title="坏", clause="1", basis=None, severity=None)  # type: ignore[arg-type]
    assert engine.run(read_text(SECRET, name="a\nb.txt"), [rule]).errors
    assert "a b.txt：规则 breaks 运行出错（ValueError）" in heard.messages
    assert SECRET not in heard.text


@pytest.mark.medium
@pytest.mark.parametrize("more", ["0", "import logging", "import logging; logging.basicConfig()"])
def test_nothing_is_said_by_default_and_no_logging_is_loaded(more: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SECRET, encoding="utf-8")
    code = (
        "import sys; from alvtc_info import check; check(sys.argv[1]); print('logging' in sys.modules);"
        f"{more}; from alvtc_info import check_many; list(check_many(['no']))"
    )
    command = [sys.executable, "-X", "utf8", "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.strip() == "False"
    assert ("没有查成" in done.stderr) == ("basicConfig" in more)
    assert (done.stderr == "") == ("basicConfig" not in more)


def test_a_level_that_is_off_costs_nothing_and_says_nothing(heard: pytest.LogCaptureFixture) -> None:
    heard.set_level(logging.ERROR, logger="alvtc_info")
    check(read_text(SECRET))
    assert heard.messages == []


def test_a_program_without_logging_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "logging")
    check(read_text(SECRET))
    assert "logging" not in sys.modules
