"""Ledgers that a test opens on the way, closed behind it: Python 3.13 warns of a connection that nobody closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from alvtc_info.assessment.ledger_store import LedgerStore


@pytest.fixture(autouse=True)
def _ledgers_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    opened: list[LedgerStore] = []
    real = LedgerStore.__init__

    def noted(self: LedgerStore, *given: Any, **named: Any) -> None:
        real(self, *given, **named)
        opened.append(self)

    with monkeypatch.context() as patch:
        patch.setattr(LedgerStore, "__init__", noted)
        yield
    for store in opened:
        store.close()
