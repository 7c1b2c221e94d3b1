"""The command `assess`: a year by the ledger, with points if an approved scheme is given."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alvtc_info.cli.ledger_place import add_ledger, ledger_of, named_year, note_ledger, open_ledger_of
from alvtc_info.cli.ledger_writing import error_by_options, say
from alvtc_info.cli.options import add_output, institution_of
from alvtc_info.cli.parser import Target, day, whole
from alvtc_info.errors import AlvtcInfoError, UsageError

if TYPE_CHECKING:
    import argparse

    from alvtc_info.assessment.ledger_values import YearNotice
    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "按台账考评一年：综合类条数对12条、各月、采用、批示、约稿、差错、问题类占比；有批准的计分方案才计分。",
    "epilog": "例：alvtc-info assess --year 2024 -o 通报.docx；alvtc-info assess --year 2024 --profile 计分.toml --explain 保卫处",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("--year", type=whole, metavar="年份", help="考评哪一年（学年写开始的那一年）")
    command.add_argument("--until", type=day, metavar="日期", help="算到哪一天（默认年底，或今天）")
    command.add_argument("--profile", metavar="方案", help="计分方案（.toml）；不写只列事实，不计分、不排名")
    command.add_argument("--explain", metavar="部门", help="这个部门的每一分从哪里来")
    command.add_argument("--new-profile", type=Target, metavar="文件", help="写出一份计分方案示例，供修改、批准")
    add_output(command, "写成 .xlsx、.docx、.html 或 .json；不写就显示在屏幕上", required=False)
    add_ledger(command)


def run(arguments: argparse.Namespace) -> int:
    """Assess a year; returns the exit code."""
    institution = institution_of(arguments)
    if arguments.new_profile:
        return _write_example(arguments)
    if arguments.explain and not arguments.profile:
        raise UsageError("no-profile", "--explain 要和 --profile 一起用；没有计分方案就没有分")
    year = named_year(arguments.year)
    try:
        with open_ledger_of(arguments, institution) as ledger:
            notice = ledger.year(year, until=arguments.until, profile=arguments.profile)
    except AlvtcInfoError as error:
        raise error_by_options(error, arguments) from None
    if arguments.explain:
        for line in notice.explain(arguments.explain):
            say(line)
        return 0
    return _publish(notice, arguments)


def _write_example(arguments: argparse.Namespace) -> int:
    """Write the example of a scoring profile; returns the exit code."""
    from alvtc_info.assessment.scoring_profile import EXAMPLE
    from alvtc_info.files import write_atomically

    note_ledger(ledger_of(arguments))
    write_atomically(arguments.new_profile, EXAMPLE.read_bytes(), force=arguments.force)
    say(f"已写好：{arguments.new_profile}；改好分值，写明谁批准、几时批准，再用 --profile 计分")
    return 0


def _publish(notice: YearNotice, arguments: argparse.Namespace) -> int:
    """Print the notice, or write it to `--output`; returns the exit code."""
    from alvtc_info.assessment.publishing import FORMS

    if arguments.output is None:
        sys.stdout.write(notice.file("txt").decode("utf-8"))
        return 0
    from alvtc_info.files import write_atomically
    from alvtc_info.reading.formats import suffix_of

    form = suffix_of(arguments.output)[1:]
    if form not in FORMS:
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 {'、'.join(f'.{each}' for each in FORMS)}")
    write_atomically(arguments.output, notice.file(form), force=arguments.force)
    say(f"已写好：{arguments.output}")
    return 0
