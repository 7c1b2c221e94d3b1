"""The command `fix`: safe fixes, written to a copy, in place, or shown as a diff."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_draft_options, add_force, add_macros, request_for
from alvtc_info.cli.output import beside, say_of_macros
from alvtc_info.cli.parser import Target

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "改掉不涉及事实的问题（标点、日期写法、相对时间换算、错别字等），其余照旧。支持 .docx .txt .md .yaml。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("path", metavar="文件", help="要改的 .docx、.txt、.md 或 .yaml 文件")
    where = command.add_mutually_exclusive_group()
    where.add_argument(
        "-o", "--output", type=Target, metavar="文件", help="改好的写进这个文件；不写则写在稿件旁边：首报（修改）.docx"
    )
    where.add_argument("--in-place", action="store_true", help="直接改原文件")
    where.add_argument("--diff", action="store_true", help="只显示会改哪些地方")
    command.add_argument(
        "--unsafe", action="store_true", help="没有把握的改法也写上：缺的日期、出处留空位 {…}，供人补填"
    )
    add_force(command)
    add_macros(command)
    add_draft_options(command)
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Apply the safe fixes; returns the exit code."""
    from alvtc_info.files import write_atomically
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.word.fix import fix, unified_diff

    path = arguments.path
    fixed = fix(
        path,
        unsafe=arguments.unsafe,
        suffix=suffix_of(arguments.output) if arguments.output else None,
        macros=not arguments.no_macros,
        request=request_for(arguments, path),
    )
    if arguments.diff:
        _show(unified_diff(fixed, path))
        return 0
    target = path if arguments.in_place else arguments.output or beside(path, "修改", os.path.splitext(path)[1])
    if not arguments.in_place or fixed.applied or fixed.dropped_macros:
        write_atomically(target, fixed.data, force=arguments.force, in_place=arguments.in_place)
    print(f"改了 {len(fixed.applied)} 处：{target}")
    if fixed.dropped_macros:
        say_of_macros(target)
    return 0


def _show(difference: str) -> None:
    from alvtc_info.text.display import visible
    from alvtc_info.text.masking import mask_all

    sys.stdout.write("".join(f"{visible(mask_all(line))}\n" for line in difference.split("\n")[:-1]))
