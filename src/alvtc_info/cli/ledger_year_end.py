"""The actions of `ledger` by which a year is closed, and points that people give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.assessment.year import ACADEMIC, CALENDAR
from alvtc_info.cli.ledger_place import add_anyway, add_recorder, open_ledger_of, recorder
from alvtc_info.cli.ledger_writing import put, say, say_hints, say_written
from alvtc_info.cli.parser import add_choice, day, whole

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.ledger_place import Actions
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution

_CALENDARS = {CALENDAR: "自然年", ACADEMIC: "学年"}
_RESULTS = {"upheld": "采纳", "rejected": "不采纳"}


def add_year_end_options(actions: Actions) -> None:
    """Add the actions, each with its options."""
    command = actions.add_parser(
        "bonus", help="记一次加分", description="记一次加分：分数由人定，写明是谁定的；程序自己不加分。"
    )
    command.add_argument("department", metavar="部门", help="部门")
    command.add_argument("points", metavar="分", help="加几分")
    command.add_argument("--reason", required=True, metavar="事由", help="为什么加")
    command.add_argument("--decided-by", required=True, metavar="姓名", help="谁定的")
    command.add_argument("--item", type=whole, metavar="条号", help="是哪一条信息的")
    _finish(command)
    command = actions.add_parser(
        "circulate", help="记通报征求意见", description="记下某一年的通报稿发给各部门征求意见、异议提到几时。"
    )
    _year(command)
    command.add_argument("--objections-until", type=day, metavar="日期", help="异议提到哪一天")
    _finish(command)
    command = actions.add_parser("object", help="记一条异议", description="记部门对通报稿的异议：谁提的、说了什么。")
    command.add_argument("department", metavar="部门", help="哪个部门的异议")
    command.add_argument("words", metavar="内容", help="异议说什么")
    command.add_argument("--year", type=whole, required=True, metavar="年份", help="哪一年的通报")
    command.add_argument("--raised-by", required=True, metavar="姓名", help="谁提的")
    command.add_argument("--item", type=whole, metavar="条号", help="说的是哪一条信息")
    _finish(command)
    command = actions.add_parser("decide", help="记异议怎样处理", description="记异议怎样处理：采纳不采纳、谁定的。")
    command.add_argument("number", type=whole, metavar="条号", help="异议的条号")
    command.add_argument("words", metavar="处理", help="怎样处理、为什么")
    add_choice(command, "--result", names=_RESULTS, required=True, metavar="结果", help="")
    command.add_argument("--decided-by", required=True, metavar="姓名", help="谁定的")
    _finish(command)
    command = actions.add_parser(
        "freeze",
        help="一年定稿",
        description="一年定稿：数字从此不变，以后的更正另外列出。有异议没有处理、没有征求意见的，要写 --anyway 和理由。",
    )
    _year(command)
    command.add_argument("--approved-by", required=True, metavar="姓名", help="谁批准的，如 院长办公会")
    command.add_argument("--profile", metavar="方案", help="计分方案（.toml）；不写只定事实，不计分")
    command.add_argument("--until", type=day, metavar="日期", help="算到哪一天（默认年底，或今天）")
    command.add_argument("--reason", default="", metavar="理由", help="和 --anyway 一起写：为什么现在就定稿")
    _finish(command)


def _year(command: ChineseParser) -> None:
    command.add_argument("year", type=whole, metavar="年份", help="哪一年（学年写开始的那一年）")
    add_choice(command, "--calendar", names=_CALENDARS, default=CALENDAR, metavar="起止", help="")


def _finish(command: ChineseParser) -> None:
    command.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
    add_anyway(command)
    add_recorder(command)


def bonus(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record points that somebody gave; returns the exit code."""
    values = {
        "department": arguments.department,
        "points": arguments.points,
        "reason": arguments.reason,
        "decided_by": arguments.decided_by,
        "item": arguments.item,
        "on": arguments.date,
    }
    return put(arguments, institution, "bonus", values)


def circulate(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record that the draft notice went round; returns the exit code."""
    values = {
        "year": arguments.year,
        "kind": arguments.calendar,
        "objections_until": arguments.objections_until,
        "on": arguments.date,
    }
    return put(arguments, institution, "circulated", values)


def object_to(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record an objection; returns the exit code."""
    values = {
        "year": arguments.year,
        "department": arguments.department,
        "words": arguments.words,
        "raised_by": arguments.raised_by,
        "item": arguments.item,
        "on": arguments.date,
    }
    return put(arguments, institution, "objection", values)


def decide(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record how an objection was decided; returns the exit code."""
    values = {
        "objection": arguments.number,
        "upheld": arguments.result == "upheld",
        "words": arguments.words,
        "decided_by": arguments.decided_by,
        "on": arguments.date,
    }
    return put(arguments, institution, "ruling", values)


def freeze(arguments: argparse.Namespace, institution: Institution) -> int:
    """Freeze the figures of a year; returns the exit code. Raises UsageError where that is too early or was done."""
    with open_ledger_of(arguments, institution) as ledger:
        entry = ledger.freeze(
            arguments.year,
            approved_by=arguments.approved_by,
            by=recorder(arguments),
            note=arguments.note,
            on=arguments.date,
            until=arguments.until,
            calendar=arguments.calendar,
            profile=arguments.profile,
            reason=arguments.reason,
            anyway=arguments.anyway,
        )
    say_written(entry)
    say_hints(entry.hints)
    say("这一年的数字从此不变；以后的更正照记，通报里另外列出")
    return 0


YEAR_END_ACTIONS = {
    "bonus": bonus,
    "circulate": circulate,
    "object": object_to,
    "decide": decide,
    "freeze": freeze,
}
