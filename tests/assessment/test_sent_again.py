"""What is sent again, by a page or by a process that takes the place of one that died, is recorded once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alvtc_info import UsageError, open_ledger


def test_what_was_sent_again_is_recorded_once(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "台账.db", create=True) as ledger:
        begun = datetime.now(UTC) - timedelta(seconds=5)

        def asked(since: datetime | None) -> int | None:
            done = ledger.record(
                "request", department="后勤处", subject="经验", due="2024-06-30", by="王某", once_since=since
            )
            return done.number

        first = asked(begun)
        assert asked(begun) == first
        assert asked(datetime.now(UTC) + timedelta(seconds=5)) != first
        assert asked(None) not in (None, first)
        with pytest.raises(UsageError) as caught:
            asked(datetime(2024, 5, 22))
        assert caught.value.code == "bad-value"


def test_what_is_said_anew_after_something_else_is_recorded(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "台账.db", create=True) as ledger:
        begun = datetime.now(UTC) - timedelta(seconds=5)
        numbers = [
            ledger.record("request", department="后勤处", subject=what, due="2024-06-30", by="王某", once_since=begun)
            for what in ("经验", "做法", "经验")
        ]
        assert len({each.number for each in numbers}) == 3
