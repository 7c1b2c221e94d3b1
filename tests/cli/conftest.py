from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.drafts import BAD, GOOD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "~$lock.docx").write_bytes(b"x")
    (tmp_path / "notes.rst").write_text(BAD, encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services:\n  kind: x\n", encoding="utf-8")
    sub = tmp_path / "sub"
    sub.mkdir()
    (sub / "report.yaml").write_text(
        "kind: daily\ndepartment: 后勤处\ntitle: 更换阀门\nbody: 近日更换。\n", encoding="utf-8"
    )
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(BAD, encoding="utf-8")
    return tmp_path
