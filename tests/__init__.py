"""Tests, a folder for each room of the package."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
Run = Callable[..., tuple[int, str, str]]  # the fixture `run_cli`: exit code, standard output, standard error


def mostly_slow(cases: Iterable[Any], fast: int) -> list[Any]:
    """Cases of a parametrized test of which only the first few run by default, the others with the slow tests."""
    return [case if number < fast else pytest.param(case, marks=pytest.mark.slow) for number, case in enumerate(cases)]
