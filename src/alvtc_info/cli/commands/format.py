"""The command `format`: a Word draft in house style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_draft_options, add_macros, add_output, institution_of, request_for
from alvtc_info.cli.output import beside, demand_word, say_of, say_of_fonts, say_of_macros

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "把 .docx 排成本院版式（附件2、GB/T 9704）：文字、修订、批注、图片、表格照旧，只动版式。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("path", metavar="稿件", help="要排版的 .docx")
    add_output(command, "排好的写进这个 .docx（原稿是 .docm、.dotx 的，也可写成同一类型）", beside="首报（排版）.docx")
    add_macros(command)
    add_draft_options(command)
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the draft in house style; returns the exit code."""
    from alvtc_info.files import write_atomically
    from alvtc_info.layout.apply_layout import set_bytes
    from alvtc_info.layout.check_layout import names_of
    from alvtc_info.reading.drafts import work_on

    path = arguments.path
    target = arguments.output or beside(path, "排版", ".docx")
    suffix = demand_word(target)
    done = work_on(path, None, request_for(arguments, path), set_bytes, suffix, not arguments.no_macros)
    write_atomically(target, done.data, force=arguments.force)
    print(f"已排好：{target}")
    if done.dropped_macros:
        say_of_macros(target)
    if done.cleared:
        say_of(target, f"有 {done.cleared} 段填好的字还带着黄色底纹，已经去掉；没有填的 {{…}} 照样标着")
    if done.unfilled:
        say_of(target, f"还有 {done.unfilled} 处没有填写，空表的提示、空位会照着印出来；用 check 看是哪几处")
    if done.left_alone:
        say_of(target, done.left_alone)
    say_of_fonts(target, names_of(institution_of(arguments), arguments.layout_profile).values())
    return 0
