"""A Word draft is read once a call, as long as its bytes have not changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import check_file, check_many, fix, review, set_layout, slip, submit
from alvtc_info.reading import docx
from tests import Run
from tests.building import make_docx, paragraph
from tests.word.drafts import FRAME, SPANS, TAIL, run, with_body


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read as .docx."""
    found: list[str] = []
    real = docx.read_docx

    def counted(data: bytes, name: str, *rest: Any, **options: Any) -> object:
        found.append(name)
        return real(data, name, *rest, **options)

    monkeypatch.setattr(docx, "read_docx", counted)
    return found


ENTRANCES: dict[str, Callable[[Path], object]] = {
    "check_file": check_file,
    "check_file with layout": lambda path: check_file(path, layout=True),
    "check_many": lambda path: list(check_many([path])),
    "review": review,
    "slip": slip,
    "submit": lambda path: submit(path, anyway="试报"),
    "set_layout": set_layout,
    "fix": lambda path: fix(path, ignore=["relative-time"]),
    "review for good": lambda path: review(path, fix=True, ignore=["relative-time"]),
    "review with suggestions": lambda path: review(path, suggest=True, ignore=["relative-time"]),
}


@pytest.mark.parametrize("name", ENTRANCES)
def test_a_call_reads_the_file_once(name: str, tmp_path: Path, readings: list[str]) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(with_body(run(SPANS)))
    ENTRANCES[name](path)
    assert readings == [str(path)]


def test_what_was_changed_is_read_again(tmp_path: Path, readings: list[str]) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(with_body(run(SPANS)))
    assert len(fix(path).applied) == 1
    assert len(readings) == 2
    readings.clear()
    path.write_bytes(
        make_docx(FRAME + "<w:p><w:r><w:t>甲情况。</w:t><w:br/><w:t>　　乙情况。</w:t></w:r></w:p>" + TAIL)
    )
    set_layout(path)
    assert len(readings) == 2


def test_a_command_reads_the_file_once(tmp_path: Path, readings: list[str], run_cli: Run) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(make_docx(FRAME + paragraph("2024年5月20日，检查管线。") + TAIL))
    for words in (
        ("check", path),
        ("check", path, "--layout"),
        ("review", path, "-o", tmp_path / "a.docx"),
        ("slip", path, "-o", tmp_path / "b.docx"),
        ("submit", path, "-o", tmp_path / "c.zip", "--anyway", "试报"),
        ("format", path, "-o", tmp_path / "d.docx"),
        ("fix", path, "--diff"),
    ):
        readings.clear()
        assert run_cli(*words)[0] in (0, 1)
        assert readings == [str(path)], words
