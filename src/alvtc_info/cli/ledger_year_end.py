"""The actions of `ledger` by which a year is closed, and points that people give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import Frozen
from alvtc_info.assessment.year import ACADEMIC, CALENDAR
from alvtc_info.cli.ledger_place import add_anyway, add_recorder, open_ledger_of, recorder, today
from alvtc_info.cli.ledger_writing import entry_of, put, say, say_hints, say_written
from alvtc_info.cli.parser import add_choice, day
from alvtc_info.errors import UsageError

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
    command.add_argument("--item", type=int, metavar="条号", help="是哪一条信息的")
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
    command.add_argument("--year", type=int, required=True, metavar="年份", help="哪一年的通报")
    command.add_argument("--raised-by", required=True, metavar="姓名", help="谁提的")
    command.add_argument("--item", type=int, metavar="条号", help="说的是哪一条信息")
    _finish(command)
    command = actions.add_parser("decide", help="记异议怎样处理", description="记异议怎样处理：采纳不采纳、谁定的。")
    command.add_argument("number", type=int, metavar="条号", help="异议的条号")
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
    command.add_argument("year", type=int, metavar="年份", help="哪一年（学年写开始的那一年）")
    add_choice(command, "--calendar", names=_CALENDARS, default=CALENDAR, metavar="起止", help="")


def _finish(command: ChineseParser) -> None:
    command.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
    add_anyway(command)
    add_recorder(command)


def bonus(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record points that somebody gave; returns the exit code."""
    values = {
        "entry": "bonus",
        "department": arguments.department,
        "points": arguments.points,
        "reason": arguments.reason,
        "decided_by": arguments.decided_by,
        "item": arguments.item,
        "on": arguments.date or today(institution),
    }
    return put(arguments, values, institution)


def circulate(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record that the draft notice went round; returns the exit code."""
    values = {
        "entry": "circulated",
        "year": arguments.year,
        "kind": arguments.calendar,
        "objections_until": arguments.objections_until,
        "on": arguments.date or today(institution),
    }
    return put(arguments, values, institution)


def object_to(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record an objection; returns the exit code."""
    values = {
        "entry": "objection",
        "year": arguments.year,
        "department": arguments.department,
        "words": arguments.words,
        "raised_by": arguments.raised_by,
        "item": arguments.item,
        "on": arguments.date or today(institution),
    }
    return put(arguments, values, institution)


def decide(arguments: argparse.Namespace, institution: Institution) -> int:
    """Record how an objection was decided; returns the exit code."""
    values = {
        "entry": "ruling",
        "objection": arguments.number,
        "upheld": arguments.result == "upheld",
        "words": arguments.words,
        "decided_by": arguments.decided_by,
        "on": arguments.date or today(institution),
    }
    return put(arguments, values, institution)


def freeze(arguments: argparse.Namespace, institution: Institution) -> int:
    """Freeze the figures of a year; returns the exit code. Raises UsageError where that is too early or was done."""
    from alvtc_info.assessment.notice import build_notice
    from alvtc_info.assessment.scoring_profile import load_profile
    from alvtc_info.assessment.year_end import figures_of, hindrances, year_end
    from alvtc_info.cli.ledger_place import assessed_period

    profile = load_profile(arguments.profile) if arguments.profile else None
    kind = profile.period if profile else arguments.calendar
    of = assessed_period(arguments.year, arguments.until, kind, institution)
    now = arguments.date or today(institution)
    with open_ledger_of(arguments) as ledger:
        records = ledger.records()
        closing = year_end(records, arguments.year, kind)
        if closing.frozen is not None:
            raise UsageError(
                "frozen",
                f"这一年已经定稿（第{closing.frozen[0]}条）；以后的更正照记，会另外列出。定错了的，先作废那一条并写明理由",
            )
        notice = build_notice(records, institution, of, profile)
        found = hindrances(notice, closing, now)
        if found and not (arguments.anyway and arguments.reason):
            raise UsageError(
                "not-yet", f"还不能定稿：{'；'.join(found)}。一定要现在定稿，加 --anyway 并用 --reason 写明理由"
            )
        entry = entry_of(
            {
                "entry": "frozen",
                "year": arguments.year,
                "kind": kind,
                "until": of.until,
                "upto": max((record.id for record in ledger.history()), default=0),
                "approved_by": arguments.approved_by,
                "profile": profile.name if profile else "",
                "reason": arguments.reason,
                "figures": figures_of(notice),
                "on": now,
            }
        )
        assert isinstance(entry, Frozen)
        say_written(ledger.add(entry, by=recorder(arguments), note=arguments.note))
    say_hints(found)
    say("这一年的数字从此不变；以后的更正照记，通报里另外列出")
    return 0


YEAR_END_ACTIONS = {
    "bonus": bonus,
    "circulate": circulate,
    "object": object_to,
    "decide": decide,
    "freeze": freeze,
}
