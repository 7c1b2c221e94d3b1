"""Tests, a folder for each room of the package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
Run = Callable[..., tuple[int, str, str]]  # the fixture `run_cli`: exit code, standard output, standard error
