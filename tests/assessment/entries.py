"""Entries of a ledger to test with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from alvtc_info.assessment.ledger_entries import (
    Adoption,
    AnyEntry,
    Fault,
    Founded,
    Instruction,
    Item,
    Level,
    Record,
    Request,
)
from alvtc_info.assessment.ledger_store import LedgerStore, open_store
from alvtc_info.assessment.year import Standing, period, standings
from alvtc_info.institution.values import default_institution
from tests import TESTS

COLLEGE = default_institution()
PAIRS = TESTS / "pairs"


def item(month: int = 3, day: int = 5, category: str | None = "重点工作进展", **given: Any) -> Item:
    values = {
        "title": "关于某项工作的情况",
        "department": "后勤处",
        "dated": date(2024, month, day),
        "category": category,
    }
    return Item.model_validate({**values, **given})


def adopted(level: str = "league", of: int = 1, month: int = 6, **given: Any) -> Adoption:
    return Adoption.model_validate({"item": of, "level": level, "on": date(2024, month, 1), **given})


def pairs(names: str = "repeats-*.txt") -> list[tuple[bool, str, str]]:
    found = []
    for path in sorted(PAIRS.glob(names)):
        base = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("= "):
                base = line[2:]
            elif line[:2] in ("+ ", "- "):
                found.append((line[0] == "+", base, line[2:]))
    return found


def put(book: LedgerStore, *entries: AnyEntry, **given: Any) -> list[Record]:
    return book.add_all([(said, None) for said in entries], by="王某", **given)


def records(*entries: AnyEntry) -> list[Record]:
    at = datetime(2024, 12, 31, tzinfo=UTC)
    return [Record(number, said, at, "王某", None, "", number) for number, said in enumerate(entries, 1)]


def standing(*entries: AnyEntry, until: date | None = None, kind: str = "calendar-year") -> Standing:
    return standings(records(*entries), period(2024, kind, until))[0]


YEAR = [item(month, title=f"第{month}条") for month in range(1, 13)]
THREE = [adopted("college"), adopted("education"), adopted("media-league")]
INSTRUCTED = Instruction(item=1, level=Level.COLLEGE, on=date(2024, 7, 1))


def filled(tmp_path: Path) -> Path:
    place = tmp_path / "年.db"
    entries: list[AnyEntry] = [
        *YEAR[:9],
        item(4, title="=cmd()", department="教务处", category="问题情况反映"),
        item(5, title="会", department="教务处", category="一般性会议"),
        item(5, title="后来没有的部门的", department="@资产处"),
        adopted("league"),
        adopted("media-league", of=2, by="盟日报"),
        adopted("college", of=3),
        Instruction.model_validate({"item": 1, "level": "college", "leader": "院长", "on": "2024-06-03"}),
        Request(department="教务处", subject="经验", due=date(2024, 6, 30)),
        Request(department="化工系", subject="做法", due=date(2024, 12, 10)),
        Fault.model_validate(
            {"department": "保卫处", "fault": "瞒报", "on": "2024-06-20", "evidence": "通报", "impact": True}
        ),
        Founded(department="数据中心", since=date(2024, 7, 1)),
    ]
    with open_store(place, create=True) as book:
        book.add_all([(said, None) for said in entries], by="王某")
    return place
