"""The place of the ledger, for the commands that work on it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common
from alvtc_info.cli.parser import Target
from alvtc_info.errors import UsageError
from alvtc_info.originals import note_input, refuse_original

if TYPE_CHECKING:
    import argparse

    from alvtc_info.assessment.ledger import Ledger
    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution

    Actions = argparse._SubParsersAction[ChineseParser]

_HERE = "台账.db"
CHINESE_ACTIONS = {  # what an action of `ledger` may also be called
    "记入": "add",
    "登记": "add",
    "导入": "import",
    "采用": "adopt",
    "批示": "instruct",
    "约稿": "request",
    "延期": "extend",
    "舆情": "opinion",
    "进展": "progress",
    "催办": "remind",
    "续报材料": "followup",
    "计数": "count",
    "差错": "fault",
    "加分": "bonus",
    "新设部门": "department",
    "更正": "correct",
    "清除": "erase",
    "作废": "withdraw",
    "列出": "list",
    "列表": "list",
    "查看": "show",
    "征求意见": "circulate",
    "异议": "object",
    "处理异议": "decide",
    "定稿": "freeze",
    "核对": "verify",
    "导出": "export",
}


def add_ledger(command: ChineseParser) -> None:
    """Add `--ledger` and the options of every command."""
    command.add_argument(
        "--ledger",
        default="",
        type=Target,
        metavar="台账",
        help="台账文件（默认环境变量 ALVTC_INFO_LEDGER，没有就是当前文件夹的 台账.db），或 postgresql:// 地址",
    )
    add_common(command)


def add_recorder(command: ChineseParser) -> None:
    """Add who records an entry, a note, and the options of `add_ledger`."""
    command.add_argument("--by", default="", metavar="姓名", help="记录人（默认登录这台电脑的用户名）")
    command.add_argument("--note", default="", metavar="备注", help="备注")
    add_ledger(command)


def add_create(command: ChineseParser) -> None:
    """Add `--create`."""
    command.add_argument("--create", action="store_true", help="台账还没有时新建一个")


def add_anyway(command: ChineseParser) -> None:
    """Add `--anyway`, for days that look wrong and are not."""
    command.add_argument("--anyway", action="store_true", help="日期看着不对（在今天以后、早于信息），核对过没有写错")


def recorder(arguments: argparse.Namespace) -> str:
    """The name of the recorder: from `--by`, or the user name on this computer."""
    if arguments.by:
        return str(arguments.by)
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("who", "请写明记录人（--by）") from None


def open_ledger_of(arguments: argparse.Namespace, institution: Institution) -> Ledger:
    """Open the ledger of this run. Raises AlvtcInfoError, also if that is a file which the run reads as something else.

    A new one is no more readable than what it is made from; no output is written onto it.
    """
    from alvtc_info.assessment.ledger import open_ledger

    place, create = _place_of(arguments)
    return open_ledger(place, create=create, institution=institution)


def open_store_of(arguments: argparse.Namespace) -> LedgerStore:
    """Open the tables of the ledger of this run, as `open_ledger_of`."""
    from alvtc_info.assessment.known_items import opened_ledger

    place, create = _place_of(arguments)
    return opened_ledger(place, create=create)


def _place_of(arguments: argparse.Namespace) -> tuple[str, bool]:
    """The place of the ledger, and whether a new one is to be made there."""
    from alvtc_info.files import create_empty

    place, create = ledger_of(arguments), getattr(arguments, "create", False)
    refuse_original(place)
    if create and "://" not in place:
        create_empty(place)
    note_ledger(place)
    return place, create


def ledger_of(arguments: argparse.Namespace) -> str:
    """The place that `--ledger` names, or the environment, or the usual file in the current folder."""
    return arguments.ledger or os.environ.get("ALVTC_INFO_LEDGER", "") or _HERE


def note_ledger(place: str) -> None:
    """Note the files of a ledger as inputs of this run."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        note_input(f"{place}{suffix}")


def named_year(year: int | None) -> int:
    """The year of `--year`. Raises UsageError where there is none."""
    if year is None:
        raise UsageError("no-year", "请写明考评哪一年（--year），如 --year 2024")
    return year
