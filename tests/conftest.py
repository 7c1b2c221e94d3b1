from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import NOW, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info.word.review import Reviewed

# compiled once for all runs and all processes that tests start: most of what they take is start-up
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if shutil.which("soffice") or os.environ.get("REQUIRE_LIBREOFFICE"):
        return
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.skip(reason="本机没有 LibreOffice"))


@pytest.fixture(autouse=True)
def _fonts_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What commands print does not hang on the fonts of the machine that runs the tests."""
    monkeypatch.setattr("alvtc_info.templates.installed_fonts.find_program", lambda name: None)


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test hangs on the day it runs, nor on midnight's falling into it."""
    monkeypatch.setattr("alvtc_info.text.clock_times._moment", lambda: NOW)


@pytest.fixture
def examples() -> Path:
    return ROOT / "examples"


@pytest.fixture
def run_cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    from alvtc_info.cli.main import main

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def reviewed(tmp_path: Path) -> Callable[..., Reviewed]:
    """A review of a Word draft that is given as bytes."""
    from alvtc_info import review
    from tests.word.drafts import saved

    return lambda data, **options: review(saved(tmp_path, data), **options)


@pytest.fixture
def approved(tmp_path: Path) -> Path:
    """A scoring profile that somebody has approved."""
    from alvtc_info.assessment.scoring_profile import EXAMPLE

    text = EXAMPLE.read_text(encoding="utf-8")
    text = text.replace('approved_by = ""', 'approved_by = "院长办公会"').replace(
        'approved_on = ""', "approved_on = 2024-12-01"
    )
    path = tmp_path / "计分.toml"
    path.write_text(text, encoding="utf-8")
    return path


def pytest_collection_finish() -> None:
    import gc

    gc.collect()
    gc.freeze()
