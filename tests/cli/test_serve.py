"""The command `serve` opens the page and the interface, and ends when it is told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info import open_ledger
from alvtc_info.cli.commands import serve

Run = Callable[..., tuple[int, str, str]]


def test_a_port_that_is_taken_is_one_line(run_cli: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, err = run_cli("serve", "--port", taken.getsockname()[1])
    assert code == 2
    assert "请换一个端口（--port）" in err


@pytest.mark.parametrize("host", ["没有这台电脑", "192.0.2.1"])
def test_an_address_that_is_none_is_one_line(host: str, run_cli: Run) -> None:
    code, _, err = run_cli("serve", "--host", host, "--port", "0")
    assert code == 2
    assert err.count("\n") == 1


def test_a_port_that_is_none_is_one_line(run_cli: Run) -> None:
    code, _, err = run_cli("serve", "--port", "99999")
    assert (code, err.count("\n")) == (2, 1)
    assert "port" in err


def test_without_the_extra_it_says_how_to_get_it(run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    code, _, err = run_cli("serve")
    assert code == 2
    assert "pip install 'alvtc-info[web]'" in err


def test_it_says_where_it_is(run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import uvicorn

    served: list[socket.socket] = []
    masks: list[int] = []

    def run(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        served.extend(sockets)
        masks.append(os.umask(0o077))

    monkeypatch.setattr(uvicorn.Server, "run", run)
    before = os.umask(0o022)
    os.umask(before)
    for host, shown in (("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")):
        if host == "::1" and not socket.has_ipv6:
            continue
        code, out, _ = run_cli("serve", "--host", host, "--port", "0")
        port = served[-1].getsockname()[1]
        served[-1].close()
        assert (code, f"http://{shown}:{port}/" in out) == (0, True)
        assert masks[-1] == before | 0o077
    after = os.umask(before)
    assert after == before


def test_a_ledger_is_made_where_that_is_asked_for(
    run_cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import uvicorn

    monkeypatch.delenv("ALVTC_INFO_LEDGER", raising=False)
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: sockets[0].close())
    place = tmp_path / "台账.db"
    assert run_cli("serve", "--port", "0", "--ledger", place)[0] == 0
    assert not place.exists()
    for _ in range(2):  # one that is there is taken as it is
        assert run_cli("serve", "--port", "0", "--ledger", place, "--create-ledger")[0] == 0
        with open_ledger(place) as ledger:
            assert ledger.items() == ()
    if os.name == "posix":
        assert place.stat().st_mode & 0o077 == 0
    for words in (["--create-ledger"], ["--scoring", "计分.toml"]):
        code, out, err = run_cli("serve", "--port", "0", *words)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "--ledger" in err
    code, _, err = run_cli("serve", "--port", "0", "--ledger", tmp_path, "--create-ledger")
    assert (code, err.count("\n")) == (2, 1)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "alvtc_info", "serve", "--port", "0", "--workers", "1"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    for sign in (signal.SIGINT, signal.SIGTERM):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=tmp_path) as process:
            assert process.stdout is not None
            address = process.stdout.readline().split("　")[0].removeprefix("已开：").strip()
            with urllib.request.urlopen(f"{address}health") as answer:
                assert answer.status == 200
            assert [each for each in os.listdir(tmp_path) if each.startswith("alvtc-info-service-")]
            process.send_signal(sign)
            assert process.wait(30) in (0, -sign)
        assert [each for each in os.listdir(tmp_path) if each.startswith("alvtc-info-service-")] == []
    assert serve.ABOUT
