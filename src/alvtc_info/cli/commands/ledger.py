"""The command `ledger`: items, what an office keeps beside them, faults, and what they became."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import (
    COMPOSITE,
    GENERAL,
    ItemErased,
    ItemWithdrawn,
)
from alvtc_info.assessment.ledger_values import entry_value
from alvtc_info.assessment.year import today
from alvtc_info.cli.ledger_looks import LOOK_ACTIONS, add_look_options
from alvtc_info.cli.ledger_matters import MATTER_ACTIONS, add_matter_options
from alvtc_info.cli.ledger_place import (
    CHINESE_ACTIONS,
    add_anyway,
    add_create,
    add_ledger,
    add_recorder,
    open_ledger_of,
    open_store_of,
    recorder,
)
from alvtc_info.cli.ledger_writing import by_options, error_by_options, put, say, say_hints, say_written, written
from alvtc_info.cli.ledger_year_end import YEAR_END_ACTIONS, add_year_end_options
from alvtc_info.cli.options import KIND_NAMES, institution_of
from alvtc_info.cli.parser import add_choice, day, whole
from alvtc_info.cli.seals import add_approval
from alvtc_info.errors import AlvtcInfoError, InputError, UsageError
from alvtc_info.model.kinds import GENERAL_KINDS

if TYPE_CHECKING:
    import argparse

    from alvtc_info.assessment.intake import Taken
    from alvtc_info.assessment.ledger import ItemValues
    from alvtc_info.assessment.ledger_values import LedgerEntry
    from alvtc_info.cli.ledger_place import Actions
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution

ABOUT = {
    "description": "信息台账：报了什么、谁采用、谁批示、约稿、差错。只增不改，更正是新的一条，每一条都有谁几时记的。",
}


def add_options(command: ChineseParser) -> None:
    """Add the actions of the command, each with its options."""
    actions = command.add_actions(CHINESE_ACTIONS)
    _add_options(actions)
    _import_options(actions)
    add_matter_options(actions)
    _fault_options(actions)
    add_year_end_options(actions)
    _department_options(actions)
    _correct_options(actions)
    add_look_options(actions)


def _add_other(command: ChineseParser) -> None:
    command.add_argument("--other", action="store_true", help="机构包和台账里没有的部门也记")


def _add_options(actions: Actions) -> None:
    command = actions.add_parser(
        "add",
        help="把一份报告记进台账",
        description="读报告本身：文种、标题、部门、日期、期号、编辑、签发；类别照内容提出，写 --category 的以写的为准。",
    )
    command.add_argument("path", metavar="稿件", help="报送的稿件")
    add_create(command)
    command.add_argument(
        "--category",
        metavar="类别",
        help="意见建议、问题情况反映、重点工作进展、工作经验总结、典型案例、表彰奖励、赛事获奖；一般性会议、一般性学习、一般性活动",
    )
    add_choice(command, "--kind", names=KIND_NAMES, metavar="文种", help="")
    command.add_argument("--title", metavar="标题", help="标题")
    command.add_argument("--department", metavar="部门", help="部门")
    command.add_argument("--date", type=day, metavar="日期", help="报送日期")
    command.add_argument("--answers", type=whole, metavar="条号", help="是对哪一条约稿的答复（约稿不计入12条）")
    command.add_argument("--repeats", type=whole, metavar="条号", help="和哪一条重复（重复的不计）")
    for name, metavar, text in (
        ("--submitted-by", "姓名", "报送人"),
        ("--reviewed-by", "姓名", "审核人"),
        ("--signed-by", "姓名", "签发人"),
        ("--channel", "渠道", "报送渠道，如 OA"),
        ("--oa-number", "编号", "OA 流水号"),
    ):
        command.add_argument(name, default="", metavar=metavar, help=text)
    command.add_argument("--received", type=day, metavar="日期", help="收到日期")
    command.add_argument("--timely", action="store_true", help="紧急信息按时报送")
    command.add_argument("--audio-video", action="store_true", help="配有音频、视频")
    add_anyway(command)
    _add_other(command)
    add_recorder(command)


def _import_options(actions: Actions) -> None:
    command = actions.add_parser(
        "import",
        help="从表格或文件夹成批记入",
        description="成批记入 .xlsx .csv 表格里的信息，或一个文件夹里的稿件：有一条有问题就一条也不记，先用 --dry-run 看看。",
    )
    command.add_argument("path", metavar="表格", help="表格（要有标题、部门、日期三列）或文件夹")
    add_create(command)
    command.add_argument("--dry-run", action="store_true", help="只看会记哪些、哪些有问题，不记")
    command.add_argument("--skip", action="store_true", help="跳过有问题的，其余照记")
    command.add_argument("--year", type=whole, metavar="年份", help="没写年份的日期是哪一年的")
    _add_other(command)
    add_recorder(command)


def _fault_options(actions: Actions) -> None:
    command = actions.add_parser(
        "fault",
        help="记一次差错",
        description="记一次瞒报、漏报、迟报、错报、虚报、越级或未按程序，要有依据。",
    )
    command.add_argument("kind", metavar="情形", help="瞒报、漏报、迟报、错报、虚报、越级、未按程序")
    command.add_argument("--department", required=True, metavar="部门", help="部门")
    command.add_argument("--evidence", required=True, metavar="依据", help="凭什么认定，如 案卷号、通报文号")
    command.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
    command.add_argument("--item", type=whole, metavar="条号", help="是哪一条信息的")
    command.add_argument("--impact", action="store_true", help="贻误工作造成较大影响")
    add_anyway(command)
    add_create(command)
    add_recorder(command)


def _department_options(actions: Actions) -> None:
    command = actions.add_parser(
        "department", help="登记年中新设的部门", description="登记新设的部门：当年的12条按月折算。"
    )
    command.add_argument("name", metavar="部门", help="部门名")
    command.add_argument("--since", type=day, required=True, metavar="日期", help="设立日期")
    add_anyway(command)
    add_create(command)
    add_recorder(command)


def _correct_options(actions: Actions) -> None:
    command = actions.add_parser(
        "correct",
        help="更正一条",
        description="更正一条：写一条新的代替它，原来的留着。",
        epilog="例：alvtc-info ledger correct 12 --set 类别=工作经验总结 --note 办公室复核",
    )
    command.add_argument("number", type=whole, metavar="条号", help="要更正的条号")
    command.add_argument("--set", dest="changes", nargs="+", required=True, metavar="栏目=内容", help="改哪几栏")
    add_anyway(command)
    add_recorder(command)
    _erase_options(actions)
    command = actions.add_parser("withdraw", help="作废一条", description="作废一条：它不再算数，但留在台账里。")
    command.add_argument("number", type=whole, metavar="条号", help="要作废的条号")
    add_recorder(command)


def _erase_options(actions: Actions) -> None:
    command = actions.add_parser(
        "erase",
        help="经批准清除一条的内容",
        description="误录的秘密、身份证号，经批准清除那一条的内容，找不回来；条号、几时记的、谁批准的留着，封签照样核对得上。",
        epilog="备份、导出的表、通报、报送包里的要另外清除，见 docs/evidence.md。",
    )
    command.add_argument("number", type=whole, metavar="条号", help="要清除的条号（ledger show 每行开头的）")
    add_approval(command)
    command.add_argument("--by", default="", metavar="姓名", help="记录人（默认登录这台电脑的用户名）")
    add_ledger(command)


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen action; returns the exit code. Raises AlvtcInfoError with one Chinese line."""
    try:
        return _ACTIONS[arguments.action](arguments, institution_of(arguments))
    except AlvtcInfoError as error:
        raise error_by_options(error, arguments) from None


def _given(arguments: argparse.Namespace) -> ItemValues:
    """The values of an item that the options give; None or empty if not given."""
    return {
        "category": arguments.category,
        "report": arguments.kind,
        "title": arguments.title,
        "department": arguments.department,
        "dated": arguments.date,
        "answers": arguments.answers,
        "repeats": arguments.repeats,
        "submitted_by": arguments.submitted_by,
        "reviewed_by": arguments.reviewed_by,
        "signed_by": arguments.signed_by,
        "channel": arguments.channel,
        "oa_number": arguments.oa_number,
        "received_on": arguments.received,
        "timely": arguments.timely or None,
        "audio_video": arguments.audio_video or None,
    }


def _add(arguments: argparse.Namespace, institution: Institution) -> int:
    with open_ledger_of(arguments, institution) as ledger:
        added = ledger.add(
            arguments.path,
            by=recorder(arguments),
            note=arguments.note,
            anyway=arguments.anyway,
            other=arguments.other,
            **_given(arguments),
        )
    entry = added.entry
    assert entry is not None
    say_written(entry)
    correct = f"ledger correct {entry.number} --set"
    if added.proposed and entry.values.get("category") == added.proposed and not arguments.category:
        say(f"类别照内容提出：{added.proposed}（看到“{added.cue}”）；不对的用 {correct} 类别=… 改")
    say_hints(added.hints)
    if _lacks_category(entry) and "answers" not in entry.values:
        say_hints([f"补上类别：{correct} 类别=…（可写：{'、'.join((*COMPOSITE, *GENERAL))}）"])
    for each in added.repeats:
        other = each.entry
        alike = "题目相同" if each.same_title else f"很像（{round(100 * (each.likeness or 0))}%）"
        say_hints([f"和第{other.number}条{alike}：{other.line}；确是重复的用 {correct} 重复={other.number}"])
    return 0


def _import(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.assessment.intake import read_many

    with open_store_of(arguments) as store:
        now = today(institution)
        taken = read_many(arguments.path, institution, store, today=now, year=arguments.year, other=arguments.other)
        good = [each for each in taken if each.item is not None and not each.problems]
        bad = [each for each in taken if each.problems]
        for each in taken:
            _say_taken(each)
        if arguments.dry_run:
            say(f"试读：可记 {len(good)} 条，有问题 {len(bad)} 条；没有记入台账")
            return int(bool(bad))
        if bad and not arguments.skip:
            say(f"有 {len(bad)} 条有问题，一条也没有记；改好再导，或加 --skip 跳过它们")
            return 1
        records = store.add_all(
            [(each.item, each.trace) for each in good if each.item is not None],
            by=recorder(arguments),
            note=arguments.note or f"导入自{os.path.basename(arguments.path.rstrip(os.sep))}",
        )
    left = sum(_lacks_category(entry_value(record)) for record in records)
    say_hints([f"{left} 条没有类别，不计入12条；补上类别用 ledger correct 条号 --set 类别=…"] if left else [])
    say(f"已记 {len(records)} 条" + (f"，跳过 {len(bad)} 条" if bad else ""))
    return 0


def _lacks_category(entry: LedgerEntry) -> bool:
    """Whether an item would count if it had a category."""
    return "category" not in entry.values and entry.values["report"] in GENERAL_KINDS


def _say_taken(each: Taken) -> None:
    for problem in each.problems:
        say(f"× {each.where}：{by_options(problem)}")
    for hint in () if each.problems else each.hints:
        say(f"! {each.where}：{by_options(hint)}")


def _fault(arguments: argparse.Namespace, institution: Institution) -> int:
    values = {
        "department": arguments.department,
        "fault": arguments.kind,
        "on": arguments.date,
        "item": arguments.item,
        "evidence": arguments.evidence,
        "impact": arguments.impact or None,
    }
    return put(arguments, institution, "fault", values)


def _department(arguments: argparse.Namespace, institution: Institution) -> int:
    return put(arguments, institution, "founded", {"department": arguments.name, "since": arguments.since})


def _correct(arguments: argparse.Namespace, institution: Institution) -> int:
    changes = {}
    for pair in arguments.changes:
        label, mark, text = pair.replace("＝", "=").partition("=")
        if not mark:
            raise UsageError("unknown-field", f"“{pair}”没有写改成什么，请写成 类别=工作经验总结")
        changes[label] = text
    return written(
        arguments,
        institution,
        lambda ledger, by: ledger.correct(
            arguments.number, changes, by=by, note=arguments.note, anyway=arguments.anyway
        ),
    )


def _withdraw(arguments: argparse.Namespace, institution: Institution) -> int:
    with open_ledger_of(arguments, institution) as ledger:
        entry = ledger.withdraw(arguments.number, by=recorder(arguments), note=arguments.note)
    say(f"已作废：第{entry.number}条　{entry.line}")
    return 0


def _erase(arguments: argparse.Namespace, institution: Institution) -> int:
    number, approved_by, reason = arguments.number, arguments.approved_by.strip(), arguments.reason.strip()
    if not approved_by or not reason:
        raise UsageError("no-approval", "清除要写明谁批准的（--approved-by）、为什么（--reason）")
    with open_store_of(arguments) as ledger:
        try:
            record = ledger.erase(
                number, approved_by=approved_by, reason=reason, by=recorder(arguments), on=today(institution)
            )
            say(f"已清除：第{number}条的内容（第{record.id}条记着：{approved_by}批准，{reason}）")
        except InputError as error:
            if error.code != "erased-before":
                raise
            say(f"第{number}条以前已经清除，这一次只整理文件")
        related = ledger.about(number)
        settled = ledger.settle()
        place = ledger.place
    origin = next(record.origin for record in related if record.id == number)
    for record in related:
        if record.origin == origin and not isinstance(record.said, (ItemErased, ItemWithdrawn)):
            say(f"提示：第{record.id}条是同一条的另一稿，内容可能一样；也要清除的，再清除第{record.id}条")
    if not settled:
        say(
            f"提示：{place} 正被别的程序用着（或在 PostgreSQL 里），旧数据可能还有残留；都关了再运行一次，数据库请管理员清理"
        )
    say("备份、导出的表、通报、报送包里要是也有，请一并清除")
    return 0


_ACTIONS = {
    "add": _add,
    "import": _import,
    **MATTER_ACTIONS,
    **YEAR_END_ACTIONS,
    "fault": _fault,
    "department": _department,
    "correct": _correct,
    "withdraw": _withdraw,
    "erase": _erase,
    **LOOK_ACTIONS,
}
