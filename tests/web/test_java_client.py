"""The client for an OA in Java: compiled for Java 8, and run against the service itself and against what is no service."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from alvtc_info import check_file, open_submission, render, review
from tests import ROOT

pytestmark = pytest.mark.slow
SOURCE = ROOT / "examples" / "oa" / "AlvtcInfoClient.java"
Java = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def java(tmp_path_factory: pytest.TempPathFactory) -> Java:
    """What runs the client with these arguments; it is compiled once, without a warning."""
    if not shutil.which("javac"):
        if os.environ.get("REQUIRE_JAVA"):
            pytest.fail("javac is not installed")
        pytest.skip("needs javac")
    classes = tmp_path_factory.mktemp("classes")
    command = ["javac", "--release", "8", "-Xlint:all", "-Xlint:-options", "-Werror", "-encoding", "UTF-8"]
    subprocess.run([*command, "-d", str(classes), str(SOURCE)], check=True, timeout=120)

    def run(*arguments: object, token: str = "") -> subprocess.CompletedProcess[str]:
        words = ["java", "-Dfile.encoding=UTF-8", "-cp", str(classes), "AlvtcInfoClient", *map(str, arguments)]
        env = {**os.environ, "LC_ALL": "C.UTF-8", "ALVTC_INFO_TOKEN": token}
        return subprocess.run(words, capture_output=True, text=True, encoding="utf-8", env=env, timeout=120)

    return run


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """The address of a service of its own."""
    command = [sys.executable, "-X", "utf8", "-m", "alvtc_info", "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout
        found = re.search(r"http://[^/]+", server.stdout.readline())
        try:
            assert found
            yield found[0]
        finally:
            server.terminate()


@pytest.fixture
def draft(tmp_path: Path, examples: Path) -> Path:
    path = tmp_path / '首报 "一"+%.docx'
    shutil.copy(examples / "draft.docx", path)
    return path


def test_it_checks_as_the_library_does(java: Java, service: str, draft: Path) -> None:
    done = java(f"{service}/", draft)
    assert (done.returncode, done.stderr) == (1, "")
    *lines, counts = done.stdout.splitlines()
    found = check_file(draft).findings
    assert len(lines) == len(found)
    assert lines[0].startswith("【必改】")
    assert counts.startswith("必改 1，")
    for finding in found:
        assert any(line.startswith(f"【{finding.severity.label}】{finding.title}，") for line in lines)
        assert any(line.endswith(f"：{finding.message}") for line in lines)


def test_it_reviews_and_writes_over_nothing(java: Java, service: str, draft: Path, tmp_path: Path) -> None:
    made = tmp_path / "批注.docx"
    done = java(service, draft, "--review", made)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"已写好：{made}\n", "")
    assert made.read_bytes() == review(draft).data
    done = java(service, draft, "--review", made)
    assert done.returncode == 2
    assert "文件已存在，没有覆盖" in done.stderr


def test_it_packs_what_may_go(java: Java, service: str, draft: Path, tmp_path: Path, examples: Path) -> None:
    pack = tmp_path / "包.zip"
    done = java(service, draft, "--submit", pack)
    assert done.returncode == 1
    assert "没有打包" in done.stderr
    assert "【必改】" in done.stdout
    assert not pack.exists()
    good = tmp_path / "信息.docx"
    render(examples / "composite.yaml", good, folder=examples)
    done = java(service, good, "--submit", pack)
    assert (done.returncode, done.stderr) == (0, "")
    assert open_submission(pack).document == good.read_bytes()


def test_what_is_refused_is_one_chinese_line(java: Java, service: str, tmp_path: Path) -> None:
    files = {
        "密.txt": "机密★1年\n近日开会。\n".encode(),
        "坏.docx": b"PK\3\4",
        "空.txt": b"",
        "大.txt": b"a" * 60_000_000,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        done = java(service, tmp_path / name)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), name
        assert any("\u4e00" <= char <= "\u9fff" for char in done.stderr)
        assert "Exception in" not in done.stderr
    assert "找不到这个文件" in java(service, tmp_path / "没有.docx").stderr
    assert java(service).returncode == 2


class Elsewhere(BaseHTTPRequestHandler):
    """What is no service of ours: it answers as its first path says, and keeps the headers it got."""

    heard: list[tuple[str, dict[str, str]]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        self.heard.append((self.path, dict(self.headers)))
        self.rfile.read(int(self.headers["Content-Length"]))
        way = self.path.split("/")[1]
        body = {
            "json": b'{"code": "busy", "message": "\xe5\xbf\x99"}',
            "deep": b"[" * 5000,
            "text": b'{"findings": [], "a\\u00e9": -1.5e3}',
        }
        status = {"html": 502, "login": 401, "moved": 302, "json": 503}.get(way, 200)
        self.send_response(status)
        if way == "login":
            self.send_header("WWW-Authenticate", "Bearer")
        if way == "moved":
            self.send_header("Location", "/text/api/check")
        self.end_headers()
        self.wfile.write(body.get(way, b"<html>"))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_what_is_no_service_is_told(java: Java, draft: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}"
        told = {
            way: java(f"{place}/{way}", draft, token="口令abc")
            for way in ("html", "login", "moved", "json", "deep", "strange")
        }
        right = java(f"{place}/text", draft, token="abc")
        server.shutdown()
    for way, done in told.items():
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), (way, done)
        assert "口令abc" not in done.stderr
    assert "HTTP 502" in told["html"].stderr
    assert told["login"].stderr == "没有登录，或口令不对\n"
    assert told["json"].stderr == "忙\n"
    assert (right.returncode, right.stdout) == (0, "必改 0，宜改 0，建议 0\n")
    assert [path.split("/")[1] for path, _ in Elsewhere.heard] == [*told, "text"]  # no redirect was followed
    for _, headers in Elsewhere.heard:
        assert headers["X-Requested-With"] == "alvtc-info"
    assert Elsewhere.heard[-1][1]["Authorization"] == "Bearer abc"


def test_nobody_there_is_told(java: Java, draft: Path) -> None:
    done = java("http://127.0.0.1:9", draft)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "请核对地址" in done.stderr
