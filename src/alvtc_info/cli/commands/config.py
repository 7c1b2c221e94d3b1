"""The command `config`: the settings that apply to a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_settings, settings_of
from alvtc_info.cli.output import write_utf8
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "看对一个文件或文件夹哪些配置有效、从哪里来；--schema 输出配置文件的 JSON Schema，供编辑器使用。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("path", nargs="?", default=".", metavar="文件", help="稿件或文件夹（默认当前文件夹）")
    command.add_argument("--schema", action="store_true", help="输出配置文件的 JSON Schema")
    add_settings(command)
    add_common(command, pack=False)


def run(arguments: argparse.Namespace) -> int:
    """Show the settings, or their schema; returns the exit code."""
    if arguments.schema:
        import json

        from alvtc_info.config.schema import settings_schema

        write_utf8(json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    from alvtc_info.config.effective import format_settings
    from alvtc_info.text.display import visible

    if not os.path.exists(arguments.path):
        raise UsageError("not-found", f"找不到“{arguments.path}”，请核对路径")
    text = format_settings(settings_of(arguments).of(arguments.path))
    sys.stdout.write("".join(f"{visible(line)}\n" for line in text.splitlines()))
    return 0
