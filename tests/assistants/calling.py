"""Calling the tools in this process: a client and a server of the SDK, and a workplace as the command makes it."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mcp import Client
from mcp.types import CallToolResult

from alvtc_info.assistants.tool_server import create_server
from alvtc_info.assistants.workplace import Workplace
from alvtc_info.cli.commands import mcp as command
from alvtc_info.cli.parser import ChineseParser

Answer = CallToolResult


def here(seconds: float, name: str, work: Callable[..., Any], *arguments: Any, cancel: Any) -> Any:
    """Do the work in this process."""
    return work(*arguments)


def parsed(*words: object) -> argparse.Namespace:
    parser = ChineseParser(prog="alvtc-info mcp")
    command.add_options(parser)
    return parser.parse_args([str(word) for word in words])


def made(*words: object, **other: Any) -> Workplace:
    """The workplace of a command line, with work done here unless `other` says so."""
    return replace(command.workplace(parsed(*words), command.UnderWay()), **{"apart": here, **other})


def called(place: Workplace, *calls: tuple[str, Mapping[str, Any]]) -> list[Answer]:
    """The answers to calls that are made one after another."""

    async def session() -> list[Answer]:
        async with Client(create_server(place)) as client:
            return [await client.call_tool(name, dict(arguments)) for name, arguments in calls]

    return asyncio.run(session())


def call(place: Workplace, tool: str, /, **arguments: Any) -> Answer:
    (answer,) = called(place, (tool, arguments))
    return answer


def text_of(answer: Answer) -> str:
    (content,) = answer.content
    return str(getattr(content, "text", ""))


def refusal(answer: Answer) -> str:
    """The code of an answer that is nothing but an error in one Chinese line."""
    assert answer.is_error, answer
    assert set(answer.structured_content) == {"code", "message"}
    code, message = answer.structured_content["code"], answer.structured_content["message"]
    assert text_of(answer) == f"{code}：{message}"
    assert "\n" not in message
    assert any("\u4e00" <= char <= "\u9fff" for char in message)
    assert "Traceback" not in message
    return str(code)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
