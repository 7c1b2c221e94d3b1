"""The command `slip`: the sign slip of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_draft_options, add_output, case_head_of, request_for
from alvtc_info.cli.output import beside, demand_suffix

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "给签发人写一页送签单：签发前必须改什么、什么可以后补、什么没有判断，附把关打勾和签批栏。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("path", metavar="稿件", help="要送签的稿件（.docx .txt .md .yaml .json）")
    add_output(command, "写进这个 .docx", beside="首报（送签单）.docx")
    add_draft_options(command)
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the slip; returns the exit code."""
    from alvtc_info.files import write_atomically
    from alvtc_info.word.sign_slip import slip

    target = arguments.output or beside(arguments.path, "送签单", ".docx")
    demand_suffix(target, ".docx")
    data = slip(arguments.path, request=request_for(arguments, arguments.path), case_head=case_head_of(arguments.meta))
    write_atomically(target, data, force=arguments.force)
    print(f"已写好：{target}")
    return 0
