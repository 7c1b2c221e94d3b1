"""The place of the ledger, for the commands that work on it."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common

if TYPE_CHECKING:
    import argparse

    from alvtc_info.assessment.ledger import Ledger
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution

_HERE = "台账.db"


def add_ledger(command: ChineseParser) -> None:
    """Add `--ledger` and the options of every command."""
    command.add_argument(
        "--ledger",
        default="",
        metavar="台账",
        help="台账文件（默认环境变量 ALVTC_INFO_LEDGER，没有就是当前文件夹的 台账.db），或 postgresql:// 地址",
    )
    add_common(command)


def open_ledger_of(arguments: argparse.Namespace) -> Ledger:
    """Open the ledger named by `--ledger`, or by the environment, or in the current folder. Raises AlvtcInfoError."""
    from alvtc_info.assessment.known_items import opened_ledger

    place = arguments.ledger or os.environ.get("ALVTC_INFO_LEDGER", "") or _HERE
    return opened_ledger(place, create=getattr(arguments, "create", False))


def today(institution: Institution) -> date:
    """Return today's date in the time zone of the institution."""
    from alvtc_info.text.clock_times import zone

    return datetime.now(zone(institution.time_zone)).date()
