"""The place of the ledger, for the commands that work on it."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common
from alvtc_info.cli.parser import Target
from alvtc_info.originals import note_input, refuse_original

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
        type=Target,
        metavar="台账",
        help="台账文件（默认环境变量 ALVTC_INFO_LEDGER，没有就是当前文件夹的 台账.db），或 postgresql:// 地址",
    )
    add_common(command)


def open_ledger_of(arguments: argparse.Namespace) -> Ledger:
    """Open the ledger of this run. Raises AlvtcInfoError, also if that is a file which the run reads as something else.

    A new one is no more readable than what it is made from; no output is written onto it.
    """
    from alvtc_info.assessment.known_items import opened_ledger
    from alvtc_info.files import create_empty

    place, create = ledger_of(arguments), getattr(arguments, "create", False)
    refuse_original(place)
    if create and "://" not in place:
        create_empty(place)
    note_ledger(place)
    return opened_ledger(place, create=create)


def ledger_of(arguments: argparse.Namespace) -> str:
    """The place that `--ledger` names, or the environment, or the usual file in the current folder."""
    return arguments.ledger or os.environ.get("ALVTC_INFO_LEDGER", "") or _HERE


def note_ledger(place: str) -> None:
    """Note the files of a ledger as inputs of this run."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        note_input(f"{place}{suffix}")


def today(institution: Institution) -> date:
    """Return today's date in the time zone of the institution."""
    from alvtc_info.text.clock_times import zone

    return datetime.now(zone(institution.time_zone)).date()
