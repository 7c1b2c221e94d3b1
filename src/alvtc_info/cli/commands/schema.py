"""The command `schema`: the JSON Schema of a kind of report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.options import KIND_NAMES, add_common, add_output
from alvtc_info.cli.output import write_utf8
from alvtc_info.cli.parser import add_choice
from alvtc_info.model.kinds import Kind

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "输出一种报告的 JSON Schema，供表单和编辑器边填边校验。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    add_choice(command, "kind", names=KIND_NAMES, metavar="文种", help="")
    add_output(command, "写进文件（默认显示在屏幕上）", required=False)
    add_common(command, pack=False)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, or write it; returns the exit code."""
    import json

    from alvtc_info.report.models import report_schema

    text = json.dumps(report_schema(Kind(arguments.kind)), ensure_ascii=False, indent=2) + "\n"
    if arguments.output:
        from alvtc_info.files import write_atomically

        write_atomically(arguments.output, text.encode("utf-8"), force=arguments.force)
    else:
        write_utf8(text)
    return 0
