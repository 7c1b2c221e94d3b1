from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn

from alvtc_info.web.slow_heads import TimedHeads

HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"


async def _answer(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], socket.socket]]:
    """Connections to a server that gives a head a moment."""
    monkeypatch.setattr(TimedHeads, "seconds", 0.2)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(_answer, http=TimedHeads, log_level="error", lifespan="off")
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


def test_a_head_that_never_ends_is_given_up(connect: Callable[[], socket.socket]) -> None:
    silent, slow = connect(), connect()
    slow.sendall(HEAD)
    assert silent.recv(100) == b""
    assert slow.recv(100) == b""


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
