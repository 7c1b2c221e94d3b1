"""Tests, a folder for each room of the package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)  # 10:30 in China: what the clock says in every test of this process
TODAY = NOW.date()
Run = Callable[..., tuple[int, str, str]]  # the fixture `run_cli`: exit code, standard output, standard error


def mostly_slow(cases: Iterable[Any], fast: int) -> list[Any]:
    """Cases of a parametrized test of which only the first few run by default, the others with the slow tests."""
    return [case if number < fast else pytest.param(case, marks=pytest.mark.slow) for number, case in enumerate(cases)]


def each_with_some(cases: Sequence[Any], others: Iterable[Any]) -> list[Any]:
    """All pairs of two lists; by default only as many run as hold each of both, the others with the slow tests."""
    return [
        pytest.param(case, other, marks=() if across % len(cases) == down else pytest.mark.slow)
        for across, other in enumerate(others)
        for down, case in enumerate(cases)
    ]
