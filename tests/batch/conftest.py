from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info.checking.check import Checker, Draft
from alvtc_info.model.result import Result
from tests.batch.drafts import TEXT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "a.txt").write_text(TEXT, encoding="utf-8")
    (drafts / "b.md").write_text("# 检查\n\n5月20日，保卫处检查。<!-- 不检查 缺年份：旧稿 -->\n", encoding="utf-8")
    return drafts


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the drafts that were really judged."""
    found: list[str] = []
    judge = Checker.judge

    def watched(self: Checker, draft: Draft, **options: bool) -> Result:
        found.append(draft.document.name)
        return judge(self, draft, **options)

    monkeypatch.setattr(Checker, "judge", watched)
    return found
