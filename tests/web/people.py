"""Accounts for tests, with hashes that cost next to nothing, and clocks that are moved by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from alvtc_info.web.accounts import FILE, Accounts
from alvtc_info.web.passwords import Cost

CHEAP = Cost(n=2, r=1, p=1)
GOOD = "Correct-horse-9"


@dataclass
class Clock:
    """A clock of seconds."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Calendar:
    """A clock of moments."""

    now: datetime = datetime(2026, 11, 29, 3, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def after(self, **span: float) -> None:
        self.now += timedelta(**span)


def some_accounts(folder: Path, now: Calendar | None = None) -> Accounts:
    """Accounts with a clerk of 教务处 (wang), one of 学生处 (li), a reader (guest), the office (zhao)."""
    folder.mkdir(mode=0o700, exist_ok=True)
    place = folder / FILE
    place.touch(mode=0o600)
    place.write_bytes(_made())
    return Accounts(folder, cost=CHEAP, now=now or Calendar())


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        accounts = _add_people(Accounts(folder, create=True, cost=CHEAP, now=Calendar()))
        accounts.close()
        return (Path(folder) / FILE).read_bytes()


def _add_people(accounts: Accounts) -> Accounts:
    for name, shown, department, role in (
        ("wang", "王一", "教务处", "clerk"),
        ("li", "李二", "学生处", "clerk"),
        ("guest", "钱三", "教务处", "read-only"),
        ("zhao", "赵四", "院办", "office"),
    ):
        accounts.add(name, GOOD, shown=shown, department=department, role=role, must_change=False)
    return accounts
