from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn

from alvtc_info.web.slow_clients import TimedConnection

HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"


LARGE = 1 << 26
ended: list[str] = []  # paths whose answers have come to their end


async def _answer(scope: Any, receive: Any, send: Any) -> None:
    if scope["path"] == "/large":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % LARGE)]})
        await send({"type": "http.response.body", "body": b"x" * LARGE, "more_body": True})
        await send({"type": "http.response.body", "body": b""})  # waits until most of it is read, and so holds a place
        ended.append("/large")
        return
    if scope["path"] == "/parts":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % LARGE)]})
        for _ in range(64):
            await send({"type": "http.response.body", "body": b"x" * (LARGE // 64), "more_body": True})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], socket.socket]]:
    """Connections to a server that gives a head a moment."""
    monkeypatch.setattr(TimedConnection, "seconds", 0.2)
    monkeypatch.setattr(TimedConnection, "look", 0.2)
    ended.clear()
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(_answer, http=TimedConnection, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    made: list[socket.socket] = []

    def connection() -> socket.socket:
        made.append(socket.create_connection(listener.getsockname(), timeout=20))
        return made[-1]

    yield connection
    for each in made:
        each.close()
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.mark.medium
def test_a_head_that_never_ends_is_given_up(connect: Callable[[], socket.socket]) -> None:
    silent, slow = connect(), connect()
    slow.sendall(HEAD)
    assert silent.recv(100) == b""
    assert slow.recv(100) == b""


@pytest.mark.medium
def test_whole_heads_are_answered_one_after_another_and_the_next_slow_one_is_given_up(
    connect: Callable[[], socket.socket],
) -> None:
    browser, once = connect(), connect()
    once.sendall(HEAD + b"Connection: close\r\n\r\n")
    while once.recv(1000):
        pass
    for _ in range(2):
        browser.sendall(HEAD)
        browser.sendall(b"\r\n")
        answer = b""
        while not answer.endswith(b"ok"):
            answer += browser.recv(1000)
        assert answer.startswith(b"HTTP/1.1 200")
    browser.sendall(HEAD)
    browser.sendall(b"X-More: 1\r\n")
    assert browser.recv(100) == b""


def _rest(connection: socket.socket, pause: float = 0.0) -> int:
    """How many bytes come until the connection ends; `pause` seconds between two looks."""
    size = 0
    while part := connection.recv(1 << 20):
        size += len(part)
        time.sleep(pause)
    return size


@pytest.mark.medium
@pytest.mark.parametrize("more", ["", "Connection: close\r\n"])
def test_an_answer_that_nobody_reads_is_given_up(connect: Callable[[], socket.socket], more: str) -> None:
    idle = connect()
    idle.sendall(f"GET /large HTTP/1.1\r\nHost: localhost\r\n{more}\r\n".encode())
    deadline = time.monotonic() + 10
    while not ended and time.monotonic() < deadline:
        time.sleep(0.02)
    assert ended == ["/large"]
    with pytest.raises(ConnectionResetError):  # nothing of it stays in the system's hands
        _rest(idle)


@pytest.mark.medium
@pytest.mark.parametrize("path", ["/large", "/parts"])
def test_an_answer_that_is_read_slowly_comes_to_its_end(connect: Callable[[], socket.socket], path: str) -> None:
    slow = connect()
    slow.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    began = time.monotonic()
    assert _rest(slow, 0.03) > LARGE
    assert time.monotonic() - began > 3 * TimedConnection.look
