"""The command `mcp`: tools for assistants over standard input and output."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.cli.options import add_common, add_settings, institution_of
from alvtc_info.cli.parser import seconds
from alvtc_info.errors import OutputError, UsageError
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from typing import Any

    from alvtc_info.assistants.workplace import Workplace
    from alvtc_info.cli.parser import ChineseParser

T = TypeVar("T")
GRACE = 4.0  # seconds that the end of the program waits for calls to stop
SECONDS = 60.0  # that a call may take, where nothing else is said
ABOUT = {
    "description": "在标准输入输出上（MCP 协议）为助手提供工具：check 查稿子、review 批注、render 排成 Word、extract 找要素、"
    "rules 看规则。写进助手的配置里由助手启动，不必自己运行。非涉密系统，严禁上传国家秘密、工作秘密。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("--folder", metavar="文件夹", help="助手只能读这个文件夹里的稿件（不写就只收文字）")
    command.add_argument("--output", metavar="文件夹", help="助手只能往这个文件夹里写（不写就不写文件）")
    command.add_argument(
        "--timeout", type=seconds, default=SECONDS, metavar="秒", help=f"一次最多做这么久（默认 {SECONDS:g}）"
    )
    add_settings(command)
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Serve until the input ends; returns the exit code."""
    try:
        import mcp  # noqa: F401
    except ModuleNotFoundError:
        message = "给助手用的工具要装 mcp，还没有安装；请运行 pip install alvtc-info[mcp]"
        raise UsageError("not-installed", message) from None
    import anyio

    from alvtc_info.assistants.tool_server import serve

    under_way = UnderWay()
    place = workplace(arguments, under_way)
    _quiet()
    with under_way.ended_by_signals():
        anyio.run(serve, place)
    return 0


class UnderWay:
    """What calls are doing: a signal tells it to stop, and waits for that, so that no process is left behind.

    The program then ends at once: the thread that waits for the next line of standard input cannot be told to stop.
    """

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._doing: list[object] = []

    def apart(self, seconds: float, name: str, work: Callable[..., T], *arguments: Any, cancel: threading.Event) -> T:
        """What `sandbox.within` returns; it stops when `cancel` is set or the program ends."""
        from alvtc_info.sandbox import within

        with self.noted():
            return within(seconds, name, work, *arguments, cancel=_Either(cancel, self._ending))

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Let the end of the program wait for what is done within, for `GRACE` seconds at most."""
        mark = object()
        self._doing.append(mark)
        try:
            yield
        finally:
            self._doing.remove(mark)

    @contextmanager
    def ended_by_signals(self) -> Iterator[None]:
        """Heed SIGINT and SIGTERM within."""
        before = {number: signal.signal(number, self._end) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _end(self, *_: object) -> None:
        self._ending.set()
        end = time.monotonic() + GRACE
        while self._doing and time.monotonic() < end:
            time.sleep(0.02)
        _log("已中断")
        os._exit(2)


class _Either(NamedTuple):
    """What tells to stop as soon as one of two does."""

    one: threading.Event
    other: threading.Event

    def is_set(self) -> bool:
        return self.one.is_set() or self.other.is_set()


def workplace(arguments: argparse.Namespace, under_way: UnderWay) -> Workplace:
    """What the tools may touch, by the command line. Raises an AlvtcInfoError for what is missing or wrong there."""
    from alvtc_info.assistants.workplace import Workplace
    from alvtc_info.config.settings_file import load_config
    from alvtc_info.model.request import CheckRequest

    config = load_config(arguments.config, people=False) if arguments.config else None
    folder = arguments.folder and _folder(arguments.folder, "--folder")
    output = arguments.output and _folder(arguments.output, "--output")
    return Workplace(
        under_way.apart,
        CheckRequest(institution=institution_of(arguments), config=config, profile=arguments.profile),
        arguments.timeout,
        read=_reader(folder) if folder else None,
        write=_writer(output, folder, under_way) if output else None,
        folder=folder,
        log=_log,
    )


def _folder(path: str, option: str) -> str:
    """The place itself that the option names. Raises UsageError if it is no folder."""
    found = os.path.realpath(path)
    if not os.path.isdir(found):
        raise UsageError("no-folder", f"{option} 写的“{path}”不是文件夹，请先建好")
    return found


def _reader(folder: str) -> Callable[[str], bytes]:
    from alvtc_info.model.limits import DEFAULT_LIMITS
    from alvtc_info.reading.input import slurp_inside

    return lambda path: slurp_inside(folder, path, path, DEFAULT_LIMITS)


def _writer(output: str, folder: str | None, under_way: UnderWay) -> Callable[[str, bytes, str, bool], None]:
    from alvtc_info.files import place
    from alvtc_info.reading.packs import name_fault

    def write(name: str, data: bytes, draft: str, force: bool) -> None:
        fault = name_fault(name)
        if fault:
            raise OutputError("bad-name", f"{fault}，没有写；output 只写文件名，不带路径")
        made_from = [os.path.join(folder, draft.replace("\\", "/"))] if folder and draft else []
        try:
            with under_way.noted():
                place(output, name, data, force=force, inputs=made_from)
        except OutputError as error:
            raise OutputError(error.code, error.message) from None

    return write


def _log(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _quiet() -> None:
    """Let no library write to the log by itself: a message of it might quote what a client has sent."""
    import logging

    for name in ("mcp", "anyio", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
