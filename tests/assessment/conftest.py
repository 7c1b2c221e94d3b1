from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from alvtc_info.assessment.ledger_store import LedgerStore, open_store
from alvtc_info.assessment.scoring_profile import EXAMPLE, ScoringProfile, load_profile


def postgres_program(name: str) -> str | None:
    found = shutil.which(name)
    return found or next((str(p) for p in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, on loopback; its folder is not pytest's, which another run may clear away."""
    program = postgres_program("postgres")
    if program is None:
        assert not os.environ.get("REQUIRE_POSTGRES"), "本机没有 PostgreSQL"
        pytest.skip("本机没有 PostgreSQL")
    folder = Path(tempfile.mkdtemp(prefix="alvtc-postgres-"))
    data = folder / "data"
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    initdb = postgres_program("initdb")
    assert initdb
    made = [*user, initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
    subprocess.run(made, check=True, capture_output=True, cwd="/")
    running = subprocess.Popen(
        [*user, program, "-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", "", "-F"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
    import psycopg

    address = f"postgresql://postgres@127.0.0.1:{port}"
    for _ in range(300):
        try:
            psycopg.connect(f"{address}/postgres").close()
            break
        except psycopg.OperationalError:
            time.sleep(0.1)
    yield address
    stop = postgres_program("pg_ctl")
    assert stop
    subprocess.run([*user, stop, "-D", str(data), "-m", "immediate", "stop"], check=True, capture_output=True, cwd="/")
    running.wait(30)
    shutil.rmtree(folder, ignore_errors=True)


_COUNT = iter(range(10_000))


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be: a file, and a database of a real server."""
    if request.param == "sqlite":
        return str(tmp_path / "台账.db")
    import psycopg

    address: str = request.getfixturevalue("server")
    name = f"ledger{next(_COUNT)}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{address}/{name}"


@pytest.fixture
def book(place: str) -> Iterator[LedgerStore]:
    with open_store(place, create=True) as opened:
        yield opened


@pytest.fixture
def profile(tmp_path: Path) -> Callable[..., ScoringProfile]:
    def make(**changes: str) -> ScoringProfile:
        text = EXAMPLE.read_text(encoding="utf-8")
        told = {"approved_by": '"院长办公会"', "approved_on": "2024-12-01", **changes}
        for name, value in told.items():
            before = next(line for line in text.splitlines() if line.startswith(f"{name} = "))
            text = text.replace(before, f"{name} = {value}", 1)
        path = tmp_path / "计分.toml"
        path.write_text(text, encoding="utf-8")
        return load_profile(path)

    return make
