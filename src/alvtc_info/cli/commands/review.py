"""The command `review`: findings as Word comments, fixes as tracked changes or applied directly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_draft_options, add_macros, add_output, request_for
from alvtc_info.cli.output import beside, demand_word, say_of_macros
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "在 .docx 上逐条写批注（作者“信息校核”），交还撰稿人；稿件里别的内容一概不动。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("path", metavar="稿件", help="要校核的 .docx")
    add_output(
        command, "批注好的写进这个 .docx（原稿是 .docm、.dotx 的，也可写成同一类型）", beside="首报（批注）.docx"
    )
    how = command.add_mutually_exclusive_group()
    how.add_argument("--suggest", action="store_true", help="有把握的改法写成修订，由撰稿人逐条接受或拒绝")
    how.add_argument("--fix", action="store_true", help="有把握的直接改好，不写批注")
    command.add_argument(
        "--unsafe", action="store_true", help="和 --suggest、--fix 一起用：没有把握的改法也写上，缺的留空位 {…}"
    )
    add_macros(command)
    add_draft_options(command)
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the reviewed draft; returns the exit code."""
    from alvtc_info.files import write_atomically
    from alvtc_info.model.wording import summary
    from alvtc_info.word.review import review

    path = arguments.path
    target = arguments.output or beside(path, "批注", ".docx")
    if arguments.unsafe and not (arguments.suggest or arguments.fix):
        raise UsageError("unsafe-alone", "--unsafe 要和 --suggest 或 --fix 一起用")
    done = review(
        path,
        suggest=arguments.suggest,
        fix=arguments.fix,
        unsafe=arguments.unsafe,
        suffix=demand_word(target),
        macros=not arguments.no_macros,
        request=request_for(arguments, path),
    )
    write_atomically(target, done.data, force=arguments.force)
    did = f"改了 {len(done.changes)} 处" if arguments.fix else f"批注 {done.comments} 条"
    if arguments.suggest:
        did += f"，修订 {len(done.changes)} 处"
    print(f"{did}：{target}（{summary(done.result)}）")
    if done.dropped_macros:
        say_of_macros(target)
    return 0
