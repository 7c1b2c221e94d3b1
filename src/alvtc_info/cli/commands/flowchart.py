"""The command `flowchart`: the flow of an emergency report (附件1), or the course of one case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_output, institution_of
from alvtc_info.cli.output import beside
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "画一页紧急信息报告流程图（附件1）；给出案卷就画这起事件的：每一步几时做的，超时的标红。",
    "epilog": "例：alvtc-info flowchart -o 流程图.docx；alvtc-info flowchart --event event.yaml -o 经过.png",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    add_output(command, "要写的 .svg、.png、.docx 或 .mmd（Mermaid）文件", usual="流程图.docx")
    command.add_argument("--event", metavar="案卷", help="画这份案卷的经过")
    command.add_argument("--now", metavar="时刻", help="和 --event 一起用：画到这个时刻为止（默认现在）")
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Draw the flow, or the course of a case; returns the exit code."""
    from alvtc_info.charting.draw import FORMS, draw
    from alvtc_info.emergency import case_log
    from alvtc_info.emergency.case_file import load_case
    from alvtc_info.emergency.flowchart import chart_case, chart_flow
    from alvtc_info.files import write_atomically
    from alvtc_info.reading.formats import suffix_of

    if not arguments.output:
        arguments.output = (
            beside(arguments.event, "经过", ".docx") if arguments.event else beside("流程图.docx", "", ".docx")
        )
    form = suffix_of(arguments.output)[1:]
    if form not in FORMS:
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 {'、'.join(f'.{each}' for each in FORMS)}")
    if arguments.now and not arguments.event:
        raise UsageError("now-alone", "--now 要和 --event 一起用")
    institution = institution_of(arguments)
    if arguments.event:
        case = load_case(arguments.event)
        now = case_log.asked_moment(arguments.now, case) if arguments.now else case_log.current(institution)
        chart = chart_case(case, institution, now)
    else:
        chart = chart_flow(institution)
    write_atomically(arguments.output, draw(chart, institution, form), force=arguments.force)
    print(f"已画好：{arguments.output}")
    return 0
