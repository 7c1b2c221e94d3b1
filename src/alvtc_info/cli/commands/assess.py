"""The command `assess`: a year by the ledger, with points if an approved scheme is given."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from alvtc_info.cli.ledger_place import add_ledger, assessed_period, ledger_of, note_ledger, open_ledger_of
from alvtc_info.cli.options import add_output, institution_of
from alvtc_info.cli.parser import Target, day
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from alvtc_info.assessment.notice import Notice
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution

ABOUT = {
    "description": "按台账考评一年：综合类条数对12条、各月、采用、批示、约稿、差错、问题类占比；有批准的计分方案才计分。",
    "epilog": "例：alvtc-info assess --year 2024 -o 通报.docx；alvtc-info assess --year 2024 --profile 计分.toml --explain 保卫处",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("--year", type=int, metavar="年份", help="考评哪一年（学年写开始的那一年）")
    command.add_argument("--until", type=day, metavar="日期", help="算到哪一天（默认年底，或今天）")
    command.add_argument("--profile", metavar="方案", help="计分方案（.toml）；不写只列事实，不计分、不排名")
    command.add_argument("--explain", metavar="部门", help="这个部门的每一分从哪里来")
    command.add_argument("--new-profile", type=Target, metavar="文件", help="写出一份计分方案示例，供修改、批准")
    add_output(command, "写成 .xlsx、.docx、.html 或 .json；不写就显示在屏幕上", required=False)
    add_ledger(command)


def _say(text: str) -> None:
    from alvtc_info.text.display import visible
    from alvtc_info.text.masking import mask_all

    print(visible(mask_all(text)))


def run(arguments: argparse.Namespace) -> int:
    """Assess a year; returns the exit code."""
    institution = institution_of(arguments)
    if arguments.new_profile:
        return _write_example(arguments)
    from alvtc_info.assessment.notice import build_notice
    from alvtc_info.assessment.scoring_profile import load_profile
    from alvtc_info.assessment.year import CALENDAR, period
    from alvtc_info.assessment.year_end import closed_notice, year_end
    from alvtc_info.cli.ledger_writing import format_entry

    profile = load_profile(arguments.profile) if arguments.profile else None
    if arguments.explain and profile is None:
        raise UsageError("no-profile", "--explain 要和 --profile 一起用；没有计分方案就没有分")
    kind = profile.period if profile else CALENDAR
    of = assessed_period(arguments.year, arguments.until, kind, institution)
    with open_ledger_of(arguments) as ledger:
        records = ledger.records()
        closing = year_end(records, arguments.year, kind)
        history = ledger.history()
        if closing.frozen:
            frozen = closing.frozen[1]
            if arguments.until not in (None, frozen.until):
                raise UsageError("frozen", f"这一年已经定稿，算到 {frozen.until}，不要写 --until")
            of, records = period(arguments.year, kind, frozen.until), ledger.records(upto=frozen.upto)
        notice = build_notice(records, institution, of, profile, ledger.head())
    notice = closed_notice(notice, closing, history, format_entry)
    if arguments.explain:
        return _explain(arguments.explain, notice, institution)
    return _publish(notice, arguments)


def _write_example(arguments: argparse.Namespace) -> int:
    """Write the example of a scoring profile; returns the exit code."""
    from alvtc_info.assessment.scoring_profile import EXAMPLE
    from alvtc_info.files import write_atomically

    note_ledger(ledger_of(arguments))
    write_atomically(arguments.new_profile, EXAMPLE.read_bytes(), force=arguments.force)
    _say(f"已写好：{arguments.new_profile}；改好分值，写明谁批准、几时批准，再用 --profile 计分")
    return 0


def _publish(notice: Notice, arguments: argparse.Namespace) -> int:
    """Print the notice, or write it to `--output`; returns the exit code."""
    from alvtc_info.assessment.publishing import FORMS, publish

    if arguments.output is None:
        sys.stdout.write(publish(notice, "txt").decode("utf-8"))
        return 0
    from alvtc_info.files import write_atomically
    from alvtc_info.reading.formats import suffix_of

    form = suffix_of(arguments.output)[1:]
    if form not in FORMS:
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 {'、'.join(f'.{each}' for each in FORMS)}")
    write_atomically(arguments.output, publish(notice, form), force=arguments.force)
    _say(f"已写好：{arguments.output}")
    return 0


def _explain(department: str, notice: Any, institution: Institution) -> int:
    """Print each line of a department's score; returns the exit code. Raises UsageError for an unknown department."""
    from alvtc_info.assessment.notice_words import spoken

    found = institution.department(department)
    row = notice.row(found.name if found else department)
    if row is None:
        raise UsageError("unknown-department", f"台账和机构包里都没有“{department}”")
    for line in row.score.lines:
        entry = f"第{line.entry}条" if line.entry is not None else "全年"
        _say(f"{spoken(line.points):>6}　{entry}　{line.why}　[{line.rule}]")
    _say(f"{spoken(row.score.total):>6}　合计（{notice.profile.name}，{notice.profile.approved_by}批准）")
    if row.score.veto:
        _say("有瞒报，当年不得评优")
    for line in notice.undetermined:
        _say(f"注：{line}")
    return 0
