"""The command `mcp`: what it takes, what it needs, how it begins and ends."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from alvtc_info.assistants.tool_work import check_draft
from alvtc_info.assistants.workplace import Given, Workplace
from alvtc_info.cli.commands import mcp as command
from alvtc_info.errors import InputError
from alvtc_info.model.request import CheckRequest
from alvtc_info.model.settings import Config
from tests import Run
from tests.assistants.calling import call, parsed
from tests.refusing import refused


def test_without_the_extra_it_says_what_to_install(run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    message = "给助手用的工具要装 mcp，还没有安装；请运行 pip install alvtc-info[mcp]\n"
    assert run_cli("mcp") == run_cli("助手") == (2, "", message)


@pytest.mark.parametrize("option", ["--folder", "--output"])
def test_a_folder_must_be_one(option: str, run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "稿.txt").touch()
    for path in (tmp_path / "没有", tmp_path / "稿.txt"):
        code, out, err = run_cli("mcp", option, path)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "不是文件夹，请先建好" in err


def test_what_is_wrong_on_the_command_line_is_told_at_once(run_cli: Run, tmp_path: Path) -> None:
    for words in (
        ("--timeout", "0"),
        ("--config", tmp_path / "没有.toml"),
        ("--institution", tmp_path),
        ("--profile", "novel"),
    ):
        code, out, err = run_cli("mcp", *words)
        assert (code, out, err.count("\n")) == (2, "", 1), words


def lines(*messages: dict[str, Any]) -> bytes:
    return b"".join(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n" for message in messages)


HELLO = {
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
}


def test_it_serves_until_the_input_ends(monkeypatch: pytest.MonkeyPatch, run_cli: Run) -> None:
    sent = io.BytesIO(lines(HELLO, {"method": "notifications/initialized"}) + b"no json\n")
    heard = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(sent))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(heard, write_through=True))
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    from alvtc_info.cli.main import main

    assert main(["mcp"]) == 0
    (answer,) = map(json.loads, heard.getvalue().splitlines())
    assert answer["result"]["serverInfo"]["name"] == "alvtc-info"
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_no_library_writes_to_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    command._quiet()
    for name in ("mcp", "mcp.server.runner", "asyncio"):
        logging.getLogger(name).error("近日的话")
    assert capsys.readouterr() == ("", "")


@pytest.mark.medium
def test_work_is_set_apart_with_a_limit() -> None:
    place = command.workplace(parsed("--timeout", "30"), command.UnderWay())
    assert place.seconds == 30
    assert [f["rule"] for f in call(place, "check", text="近日开会。").structured_content["findings"]] == ["vague-time"]
    assert call(place, "check", text="近日开会。", timeout=0.01).structured_content["code"] == "timeout"


@pytest.mark.medium
def test_assistants_hear_nothing_of_the_list_of_people(tmp_path: Path) -> None:
    (tmp_path / "人名.tsv").write_text("姓名\t职务\n张建国\t院长\n", encoding="utf-8")
    settings = tmp_path / "alvtc-info.toml"
    settings.write_text('names = "人名.tsv"\n', encoding="utf-8")
    place = command.workplace(parsed("--config", str(settings)), command.UnderWay())
    assert isinstance(place.request.config, Config)
    assert (place.request.config.people, place.request.config.people_file) == ((), "")
    assert call(place, "check", text="5月20日，张建帼检查食堂。").structured_content["findings"] == []


def test_a_signal_ends_what_is_under_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    ended: list[object] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(command, "GRACE", 30)
    under_way = command.UnderWay()
    failures: list[InputError] = []
    begun = threading.Event()

    def working() -> None:
        begun.set()
        try:
            given = Given("文字.txt", "近日，后勤处布署工作。".encode() * 100_000)
            under_way.apart(60, "文字.txt", check_draft, given, CheckRequest(), cancel=threading.Event())
        except InputError as error:
            failures.append(error)

    worker = threading.Thread(target=working)
    with under_way.ended_by_signals():
        worker.start()
        begun.wait(10)
        signal.raise_signal(signal.SIGTERM)
    worker.join(30)
    assert [error.code for error in failures] == ["cancelled"]
    assert ended == [2]
    assert capsys.readouterr().err == "已中断\n"


def test_the_end_waits_no_longer_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[object] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(command, "GRACE", 0.05)
    under_way = command.UnderWay()
    with under_way.noted():
        under_way._end()
    assert ended == [2]


def test_nothing_begins_after_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "_exit", lambda code: None)
    under_way = command.UnderWay()
    under_way._end()
    given = Given("文字.txt", b"a")
    refused("cancelled", lambda: under_way.apart(9, "a", check_draft, given, CheckRequest(), cancel=threading.Event()))


def test_the_log_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    place: Workplace = command.workplace(parsed(), command.UnderWay())
    call(place, "rules")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("rules：完成，")
