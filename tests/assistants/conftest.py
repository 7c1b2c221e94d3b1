from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alvtc_info.assistants.workplace import Workplace
from tests import ROOT
from tests.assistants.calling import made


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder of drafts, with one below it, and a file beside it that nobody may read."""
    folder = tmp_path / "稿件"
    (folder / "五月").mkdir(parents=True)
    examples = ROOT / "examples"
    shutil.copy(examples / "draft.docx", folder / "首报.docx")
    shutil.copy(examples / "first.yaml", folder / "五月" / "首报.yaml")
    (folder / "五月" / "稿.txt").write_text("近日，后勤处布署工作。\n", encoding="utf-8")
    (tmp_path / "外面.txt").write_text("近日，外面的话。\n", encoding="utf-8")
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "写好的"
    folder.mkdir()
    return folder


@pytest.fixture
def told() -> list[str]:
    """What the log was told."""
    return []


@pytest.fixture
def place(shared: Path, output: Path, told: list[str]) -> Workplace:
    return made("--folder", shared, "--output", output, log=told.append)
