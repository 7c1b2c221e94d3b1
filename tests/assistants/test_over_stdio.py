"""The command itself, as an assistant starts it: the SDK's client over real pipes, and what ends a server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from tests.assistants.calling import Answer, names, refusal, text_of
from tests.cli.commands.test_mcp import HELLO, lines

pytestmark = pytest.mark.slow
HUNG = "近日，后勤处布署工作。" * 100_000  # one paragraph: it takes minutes
COMMAND = ["-m", "alvtc_info", "mcp"]


def talked(words: list[object], talk: Callable[[Client], Any]) -> Any:
    """What a conversation with a new server comes to."""

    async def session() -> Any:
        server = StdioServerParameters(command=sys.executable, args=[*COMMAND, *map(str, words)], env=dict(os.environ))
        async with Client(server) as client:
            return await talk(client)

    return anyio.run(session)


def test_every_tool_over_pipes(shared: Path, output: Path) -> None:
    report = {"kind": "daily", "department": "后勤处", "title": "检修", "body": ["近日更换阀门。"]}
    calls: list[tuple[str, dict[str, Any]]] = [
        ("check", {"path": "首报.docx"}), ("check", {"text": "近日，\x1b[31m后勤处布署工作。"}), ("extract", {"path": "首报.docx"}),
        ("review", {"path": "首报.docx", "output": "批.docx", "suggest": True}), ("render", {"path": "五月/首报.yaml", "output": "首报.docx"}),
        ("check", {"report": report}), ("rules", {}),
    ]  # fmt: skip

    async def talk(client: Client) -> list[Answer]:
        assert len((await client.list_tools()).tools) == 5
        answers = [await client.call_tool(*call) for call in calls]
        for refused in ({"path": "../外面.txt"}, {"text": "机密★1年\n近日开会。"}):
            refusal(await client.call_tool("check", refused))
        return answers

    answers = talked(["--folder", shared, "--output", output], talk)
    for (name, arguments), answer in zip(calls, answers, strict=True):
        assert not answer.is_error, (name, arguments, text_of(answer))
        assert isinstance(answer.structured_content, dict)
    assert names(output) == ["批.docx", "首报.docx"]


def test_calls_at_once_and_a_hung_draft_that_costs_itself_only() -> None:
    async def talk(client: Client) -> tuple[list[str], list[Answer]]:
        order: list[str] = []
        answers: list[Answer] = []

        async def one(name: str, **arguments: Any) -> None:
            answers.append(await client.call_tool("check", arguments))
            order.append(name)

        async with anyio.create_task_group() as group:
            group.start_soon(lambda: one("hung", text=HUNG, timeout=8))
            for _ in range(3):
                group.start_soon(lambda: one("short", text="近日开会。"))
        return order, answers

    order, answers = talked([], talk)
    assert order == ["short", "short", "short", "hung"]
    assert [answer.is_error for answer in answers] == [False, False, False, True]
    assert refusal(answers[-1]) == "timeout"


def test_a_cancelled_call_leaves_the_server_at_work() -> None:
    async def talk(client: Client) -> Answer:
        with anyio.move_on_after(2):
            await client.call_tool("check", {"text": HUNG})
        return await client.call_tool("check", {"text": "近日开会。"})

    assert not talked([], talk).is_error


def test_fifty_megabytes_are_refused() -> None:
    async def talk(client: Client) -> list[Answer]:
        huge = {"text": "近日，后勤处布署工作。\n" * 1_600_000}
        return [await client.call_tool("check", huge), await client.call_tool("check", {"text": "近日开会。"})]

    huge, small = talked([], talk)
    assert refusal(huge) == "too-large"
    assert not small.is_error


@contextmanager
def started(*words: str) -> Iterator[tuple[subprocess.Popen[bytes], Callable[..., None]]]:
    """A server that was greeted, and what sends messages to it."""
    command = [sys.executable, *COMMAND, *words]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as server:
        assert server.stdin
        assert server.stdout
        stdin = server.stdin

        def send(*messages: dict[str, Any]) -> None:
            stdin.write(lines(*messages))
            stdin.flush()

        send(HELLO, {"method": "notifications/initialized"})
        json.loads(server.stdout.readline())
        try:
            yield server, send
        finally:
            server.kill()


def calling(number: int, **arguments: Any) -> dict[str, Any]:
    return {"id": number, "method": "tools/call", "params": {"name": "check", "arguments": arguments}}


def below(process: int) -> set[int]:
    """The processes that a process has started, and those have."""
    found = {
        int(each)
        for task in Path(f"/proc/{process}/task").glob("*/children")
        for each in task.read_text(encoding="ascii").split()
    }
    return found.union(*map(below, found))


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("end", ["the input ends", "cancelled", signal.SIGTERM, signal.SIGINT], ids=str)
def test_nothing_goes_on_behind_the_end(end: object) -> None:
    with started() as (server, send):
        send(calling(2, text=HUNG))
        for _ in range(400):
            working = below(server.pid)
            if working:
                break
            time.sleep(0.05)
        assert working
        if isinstance(end, signal.Signals):
            server.send_signal(end)
        if end == "cancelled":
            send({"method": "notifications/cancelled", "params": {"requestId": 2}}, {"id": 3, "method": "ping"})
            assert server.stdout
            assert json.loads(server.stdout.readline())["id"] == 3
        if not isinstance(end, signal.Signals):
            assert server.stdin
            server.stdin.close()
        assert server.wait(30) == (2 if isinstance(end, signal.Signals) else 0)
        for _ in range(100):
            if not any(map(alive, working)):
                break
            time.sleep(0.05)
        assert not any(map(alive, working))
        assert server.stderr
        said = server.stderr.read().decode()
        assert "Traceback" not in said
        assert "布署" not in said


def test_nothing_but_the_protocol_comes_out(shared: Path) -> None:
    sent = [
        b"no json\n", b'{"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "check"}, "x": "\\ud800"}\n', b"\xff\xfe\n", b"\n",
        lines(calling(8, text="机密★1年")), lines(calling(9, path="首报.docx")), lines({"id": 10, "method": "tools/call", "params": {"name": 5}}),
        lines({"id": 11, "method": "没有"}), lines(calling(12, text=["近日的话"])), lines({"id": 13, "method": "tools/list"}),
    ]  # fmt: skip
    with started("--folder", str(shared)) as (server, _):
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write(b"".join(sent))
        server.stdin.flush()
        answers: dict[object, Any] = {}
        while not {8, 9, 10, 11, 12, 13} <= set(answers):
            answer = json.loads(server.stdout.readline())
            answers[answer.get("id")] = answer
        server.stdin.close()
        assert server.wait(30) == 0
        assert server.stdout.read() == b""
        said = server.stderr.read().decode()
    assert answers[8]["result"]["isError"]
    assert answers[9]["result"]["structuredContent"]["findings"]
    assert {number for number, answer in answers.items() if "error" in answer} >= {10, 11}
    for words in ("近日的话", "机密★", "Traceback", "首报.docx"):
        assert words not in said
