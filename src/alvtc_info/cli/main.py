"""The command line: a table of commands; the one that was named is imported and run.

Exit codes: 0 no findings at or above `--fail-on`; 1 findings; 2 something could not be read or run, or a bad argument.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from errno import ENOSPC
from importlib import import_module
from typing import TYPE_CHECKING

from alvtc_info.cli.output import masked_error, screened
from alvtc_info.cli.parser import ChineseParser, Target, with_action
from alvtc_info.errors import AlvtcInfoError
from alvtc_info.originals import one_run, refuse_original
from alvtc_info.sandbox import YOUNG
from alvtc_info.text.near_miss import meant

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

PROGRAM = "alvtc-info"
CHINESE_COMMANDS = {  # what a command may also be called
    "检查": "check",
    "改": "fix",
    "批注": "review",
    "送签单": "slip",
    "排版": "format",
    "生成": "render",
    "新建": "new",
    "报送": "submit",
    "接收": "receive",
    "应急": "emergency",
    "流程图": "flowchart",
    "台账": "ledger",
    "考评": "assess",
    "网页": "serve",
    "服务": "service",
    "本单位": "institution",
    "配置": "config",
    "数据格式": "schema",
    "规则": "rule",
    "助手": "mcp",
    "补全": "completion",
}
_ASKED = {
    "help": "--help",
    "帮助": "--help",
    "用法": "--help",
    "version": "--version",
    "版本": "--version",
    "-V": "--version",
}
COMMANDS = {  # name → summary in one line; options and `run` are in the module of the same name in cli/commands
    "check": "检查稿件",
    "fix": "改掉有把握的问题",
    "review": "在 Word 稿上批注",
    "slip": "写送签单",
    "format": "把 Word 稿排成规定版式",
    "render": "生成 Word 文档",
    "new": "新建一份空表",
    "submit": "打成 OA 报送包",
    "receive": "收 OA 报送包",
    "emergency": "紧急事件：计时、记录、电话稿、移交",
    "flowchart": "画紧急信息报告流程图",
    "ledger": "信息台账：记入、采用、批示、约稿、差错",
    "assess": "年度考评：各部门的条数、采用、差错，按批准的方案计分",
    "serve": "开一个网页和 HTTP 接口",
    "service": "网页服务的账号、令牌、审计记录、备份、升级",
    "institution": "本单位的人员名单、常改的词、固定提法",
    "config": "看对一个文件哪些配置有效",
    "schema": "输出报告的 JSON Schema",
    "rule": "查看规则",
    "mcp": "给助手用的工具（MCP）",
    "completion": "输出命令行补全的脚本",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. Never shows a stack trace without `--debug`."""
    with screened():
        try:
            code = _run(list(sys.argv[1:] if argv is None else argv))
            sys.stdout.flush()
        except OSError as error:
            return _unwritten(error, debug=False)
        return code


def process() -> int:
    """Run the command line as a process of its own; returns the exit code.

    What modules make stays: it is not looked through for garbage after every 700 objects, nor once more at the end,
    which is a sixth of a start.
    """
    gc.set_threshold(YOUNG)
    code = main()
    gc.freeze()
    return code


def ended(code: int, program: Mapping[str, object]) -> int:
    """End this process if `program` holds the names of its main program; else the exit code, as it is.

    What was put off until the end is done first. Python itself would then take apart all that it holds, which is a
    twentieth of a start. Not where another thread is at work.
    """
    threads = sys.modules.get("threading")
    if vars(sys.modules["__main__"]) is not program or (threads and threads.active_count() > 1):
        return code
    atexit._run_exitfuncs()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _run(words: list[str]) -> int:
    try:
        named = CHINESE_COMMANDS.get(words[0], words[0]) if words else ""
        if named not in COMMANDS:
            return _without_command(words)
        command = _command(named)
        parser = ChineseParser(prog=f"{PROGRAM} {named}", **command.ABOUT)
        command.add_options(parser)
        arguments = parser.parse(with_action(words[1:], getattr(command, "CHINESE_ACTIONS", {})))
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        with one_run(_inputs(arguments)):
            for target in _targets(arguments):
                refuse_original(target)
            return int(command.run(arguments))
    except AlvtcInfoError as error:
        return _tell(masked_error(error), arguments.debug)
    except OSError as error:
        return _unwritten(error, arguments.debug) if error.filename is None else _broken(error, arguments.debug)
    except KeyboardInterrupt:
        return _tell("已中断", False)
    except MemoryError:
        return _tell("内存不足，请拆分后再检查", arguments.debug)
    except Exception as error:
        return _broken(error, arguments.debug)


def _inputs(arguments: argparse.Namespace) -> Iterator[str]:
    """Every text on the command line that may name an input: all but the files to be written."""
    for value in vars(arguments).values():
        for each in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(each, str) and not isinstance(each, Target):
                yield each


def _targets(arguments: argparse.Namespace) -> list[Target]:
    """The files that the command line says to write."""
    return [value for value in vars(arguments).values() if isinstance(value, Target)]


def _command(name: str) -> ModuleType:
    """The module of a command: `ABOUT` (its help text), `add_options` and `run`."""
    return import_module(f"alvtc_info.cli.commands.{name}")


def _without_command(words: list[str]) -> int:
    """Print the version, the list of commands, or what is wrong with the first word; returns the exit code."""
    words = [_ASKED.get(words[0], words[0]), *words[1:]] if words else words
    if words and not words[0].startswith("-"):
        near = meant(words[0], [*COMMANDS, *CHINESE_COMMANDS])
        if os.path.exists(words[0]):
            near = f"；要检查这个文件，写 {PROGRAM} check {words[0]}"
        return _tell(f"没有名为“{words[0]}”的命令{near}；用 {PROGRAM} --help 查看全部命令", False)
    parser = ChineseParser(prog=PROGRAM, description="政务信息（首报、续报、终报等）的撰写、读取与校核")
    parser.add_argument("--version", action="store_true", help="显示版本")
    table = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=ChineseParser)
    chinese = {name: word for word, name in CHINESE_COMMANDS.items()}
    for name, summary in COMMANDS.items():
        table.add_parser(name, help=f"{summary}（也可写 {chinese[name]}）")
    if parser.parse_args(words).version:
        from alvtc_info.version import __version__

        print(f"{PROGRAM} {__version__}")
        return 0
    parser.print_help()
    return 2


def _broken(error: Exception, debug: bool) -> int:
    return _tell(f"程序内部出错（{type(error).__name__}），请用 --debug 重试并把输出交给维护人员", debug)


def _unwritten(error: OSError, debug: bool) -> int:
    """Drop what is left to be written, or Python would try it again; of a pipe that was closed nothing is said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if isinstance(error, BrokenPipeError):
        return 2
    reason = "磁盘已满" if error.errno == ENOSPC else "写不进去"
    return _tell(f"结果没有写完（{reason}）：腾出磁盘空间，或者写到别处，再运行一次", debug)


def _tell(message: str, debug: bool) -> int:
    from alvtc_info.text.display import visible
    from alvtc_info.text.masking import mask_all

    if debug:
        import traceback

        print(mask_all(traceback.format_exc()), end="", file=sys.stderr)
    print(visible(message), file=sys.stderr)
    return 2
