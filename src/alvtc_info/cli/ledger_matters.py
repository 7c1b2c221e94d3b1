"""The actions of `ledger` for what an office keeps beside items: requests, instructions, talk online, adoptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import REQUEST_DAYS
from alvtc_info.assessment.year import demand_year, today
from alvtc_info.cli.ledger_place import (
    add_anyway,
    add_create,
    add_ledger,
    add_recorder,
    open_store_of,
)
from alvtc_info.cli.ledger_writing import put, say, written
from alvtc_info.cli.parser import day, whole
from alvtc_info.errors import InputError, UsageError

if TYPE_CHECKING:
    import argparse

    from alvtc_info.assessment.matters import Matter
    from alvtc_info.cli.ledger_place import Actions
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution

LEVELS = "院党政办公室、盟委行署、自治区教育厅、自治区党委政府、国家级；盟级媒体、自治区级媒体、国家级媒体"
_ON_ITEMS = {
    "adopt": ("记一条信息被采用", "记一条信息被采用，连同凭据；没有记入台账的信息也可以记。"),
    "instruct": ("记一条信息有批示", "记领导在一条信息上的批示、交给谁办、几时办到。"),
}


def add_matter_options(actions: Actions) -> None:
    """Add the actions, each with its options."""
    for name, (summary, description) in _ON_ITEMS.items():
        made = actions.add_parser(name, help=summary, description=description)
        made.add_argument("number", type=whole, nargs="?", metavar="条号", help="信息在台账里的条号；没有记入的不写")
        made.add_argument("--title", default="", metavar="标题", help="没有记入台账的信息：标题")
        made.add_argument("--department", default="", metavar="部门", help="没有记入台账的信息：哪个部门的")
        made.add_argument("--level", required=True, metavar="级别", help=LEVELS)
        made.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
        (_adopt_options if name == "adopt" else _instruct_options)(made)
        add_anyway(made)
        add_create(made)
        add_recorder(made)
    _request_options(actions)
    _opinion_options(actions)
    _text_options(actions)


def _adopt_options(command: ChineseParser) -> None:
    command.add_argument("--where", default="", metavar="单位", help="采用的单位或媒体，如 阿拉善日报")
    command.add_argument("--joint", action="store_true", help="和其他部门的信息合成一条（综合采用）")
    command.add_argument(
        "--evidence", default="", metavar="文件", help="凭据：报纸、刊物、通知的扫描件，记下它在哪里和指纹"
    )
    command.add_argument("--page", default="", metavar="页码", help="在凭据的第几版、第几页")


def _instruct_options(command: ChineseParser) -> None:
    command.add_argument("--leader", default="", metavar="领导", help="哪位领导")
    command.add_argument("--words", default="", metavar="内容", help="批示内容")
    command.add_argument("--to", default="", metavar="部门", help="交给谁办")
    command.add_argument("--until", type=day, metavar="日期", help="几时办到")


def _request_options(actions: Actions) -> None:
    command = actions.add_parser("request", help="记一次约稿", description="记一次约稿和期限。")
    command.add_argument("subject", metavar="题目", help="约稿题目")
    command.add_argument("--department", required=True, metavar="部门", help="向哪个部门约")
    command.add_argument("--date", type=day, metavar="日期", help="几时约的（默认今天）")
    command.add_argument("--due", type=day, metavar="日期", help=f"期限（默认约稿以后{REQUEST_DAYS}天）")
    command.add_argument("--asked-by", default="", metavar="单位", help="哪里来的约稿")
    add_anyway(command)
    add_create(command)
    add_recorder(command)
    command = actions.add_parser("extend", help="约稿延期", description="约稿延期：延到几时、谁同意的。")
    command.add_argument("number", type=whole, metavar="条号", help="约稿的条号")
    command.add_argument("--until", type=day, required=True, metavar="日期", help="延到哪一天")
    command.add_argument("--approved-by", required=True, metavar="姓名", help="谁同意的")
    command.add_argument("--reason", default="", metavar="理由", help="为什么")
    command.add_argument("--date", type=day, metavar="日期", help="几时同意的（默认今天）")
    add_anyway(command)
    add_recorder(command)


def _opinion_options(actions: Actions) -> None:
    command = actions.add_parser("opinion", help="记一件舆情", description="记一件舆情：谁跟踪、到几时。")
    command.add_argument("subject", metavar="事由", help="议论的是什么事")
    command.add_argument("--watcher", required=True, metavar="谁", help="谁跟踪")
    command.add_argument("--until", type=day, metavar="日期", help="跟踪到哪一天")
    command.add_argument("--where", default="", metavar="平台", help="在哪里议论")
    command.add_argument("--item", type=whole, metavar="条号", help="是哪一条信息的事")
    command.add_argument("--date", type=day, metavar="日期", help="几时起（默认今天）")
    add_anyway(command)
    add_create(command)
    add_recorder(command)
    command = actions.add_parser(
        "progress", help="批示落实、舆情的进展", description="记批示落实、舆情的进展；加 --done 是办结。"
    )
    command.add_argument("number", type=whole, metavar="条号", help="批示或舆情的条号")
    command.add_argument("words", nargs="?", default="", metavar="情况", help="办了什么、现在怎样")
    command.add_argument("--reported-by", default="", metavar="谁", help="谁报的（不写就是承办、跟踪的人）")
    command.add_argument("--done", action="store_true", help="办结了")
    command.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
    add_anyway(command)
    add_recorder(command)


def _text_options(actions: Actions) -> None:
    command = actions.add_parser(
        "remind", help="写催办的话", description="写出催办的话，供复制；不写条号就是没有办完的每一件。"
    )
    command.add_argument("numbers", type=whole, nargs="*", metavar="条号", help="约稿、批示、舆情的条号")
    add_ledger(command)
    command = actions.add_parser(
        "followup",
        help="写续报第二、三部分的材料",
        description="照台账写出续报“二、领导批示落实情况”“三、网络舆情及善后处置情况”的段落；台账里没有的留空，写成 {谁}。",
    )
    command.add_argument("numbers", type=whole, nargs="+", metavar="条号", help="这件事的信息（首报、续报）的条号")
    add_ledger(command)
    command = actions.add_parser(
        "count",
        help="各部门已报几条、还差几条",
        description="一个部门一行：已报几条、还差几条、约稿几时到期。",
    )
    command.add_argument("--department", default="", metavar="部门", help="只看这个部门")
    command.add_argument("--year", type=whole, metavar="年份", help="哪一年（默认今年）")
    add_ledger(command)


# writing -------------------------------------------------------------------------------------------------------------


def adopt(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record an adoption; returns the exit code."""
    return written(
        arguments,
        institution,
        lambda ledger, by: ledger.adopt(
            arguments.number,
            level=arguments.level,
            by=by,
            where=arguments.where,
            on=arguments.date,
            joint=arguments.joint,
            title=arguments.title,
            department=arguments.department,
            evidence=arguments.evidence or None,
            page=arguments.page,
            note=arguments.note,
            anyway=arguments.anyway,
        ),
    )


def instruct(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record an instruction; returns the exit code."""
    values = {
        "item": arguments.number,
        "title": arguments.title,
        "department": arguments.department,
        "level": arguments.level,
        "leader": arguments.leader,
        "words": arguments.words,
        "on": arguments.date,
        "to": arguments.to,
        "until": arguments.until,
    }
    return put(arguments, institution, "instruction", values)


def request(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record a request; returns the exit code."""
    values = {
        "department": arguments.department,
        "subject": arguments.subject,
        "asked_by": arguments.asked_by,
        "on": arguments.date,
        "due": arguments.due,
    }
    return put(arguments, institution, "request", values)


def extend(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record more time for a request; returns the exit code."""
    values = {
        "request": arguments.number,
        "until": arguments.until,
        "approved_by": arguments.approved_by,
        "reason": arguments.reason,
        "on": arguments.date,
    }
    return put(arguments, institution, "extension", values)


def opinion(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record talk online; returns the exit code."""
    values = {
        "subject": arguments.subject,
        "item": arguments.item,
        "where": arguments.where,
        "watcher": arguments.watcher,
        "until": arguments.until,
        "on": arguments.date,
    }
    return put(arguments, institution, "opinion", values)


def progress(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record progress; returns the exit code."""
    values = {
        "of": arguments.number,
        "words": arguments.words,
        "reported_by": arguments.reported_by,
        "done": arguments.done or None,
        "on": arguments.date,
    }
    return put(arguments, institution, "progress", values)


# texts ---------------------------------------------------------------------------------------------------------------


def remind(arguments: argparse.Namespace, institution: Institution) -> int:
    """Print texts to copy for reminders; returns the exit code."""
    from alvtc_info.assessment.matters import matters, open_matters, reminder

    with open_store_of(arguments) as ledger:
        records = ledger.records()
    known = {matter.number: matter for matter in matters(records)}
    chosen: list[Matter] = []
    for number in arguments.numbers:
        if number not in known:
            raise InputError("no-matter", f"台账里第{number}条不是约稿、要办的批示或舆情")
        if known[number].closed:
            raise InputError("closed", f"第{number}条已经{'答复' if known[number].answers else '办结'}，不用催")
        chosen.append(known[number])
    for matter in chosen or ([] if arguments.numbers else open_matters(records)):
        say(reminder(matter, institution.office, today(institution)))
    if not chosen and not open_matters(records):
        say("没有要催办的")
    return 0


def follow_up(arguments: argparse.Namespace, institution: Institution) -> int:
    """Print the paragraphs of sections 二 and 三 of a follow-up; returns the exit code."""
    from alvtc_info.assessment.known_items import items_named
    from alvtc_info.assessment.matters import follow_up_parts

    with open_store_of(arguments) as ledger:
        parts = follow_up_parts(ledger.records(), items_named(ledger, arguments.numbers))
    for heading, paragraphs in (
        ("二、领导批示落实情况", parts.instructions),
        ("三、网络舆情及善后处置情况", parts.opinion),
    ):
        say(heading)
        for text in paragraphs or ("（台账里没有记）",):
            say(text)
    return 0


def count(arguments: argparse.Namespace, institution: Institution) -> int:
    """Print a line for each department; returns the exit code."""
    from alvtc_info.assessment.counter import counter_lines
    from alvtc_info.assessment.intake import department_named

    now = today(institution)
    year = arguments.year or now.year
    demand_year(year)
    with open_store_of(arguments) as ledger:
        asked = arguments.department
        department = department_named(asked, institution, ledger.departments()) if asked else ""
        lines = counter_lines(ledger.records(), institution, year, now)
    if year > now.year:
        raise UsageError("bad-year", f"{year}年还没有到，请核对年份")
    for name, line in lines.items():
        if not department or name == department:
            say(f"{name}：{line}")
    return 0


MATTER_ACTIONS = {
    "adopt": adopt,
    "instruct": instruct,
    "request": request,
    "extend": extend,
    "opinion": opinion,
    "progress": progress,
    "remind": remind,
    "followup": follow_up,
    "count": count,
}
