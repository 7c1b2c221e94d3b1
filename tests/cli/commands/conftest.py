from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import Run


@pytest.fixture
def ledger(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """The command `ledger` on a ledger of its own."""
    monkeypatch.setenv("ALVTC_INFO_LEDGER", str(tmp_path / "台账.db"))

    def run(action: str, *arguments: object) -> tuple[int, str, str]:
        by = [] if action in ("list", "show", "export", "verify") else ["--by", "王某"]
        return run_cli("ledger", action, *arguments, *by)

    return run
