from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import Run
from tests.building import pack
from tests.word.drafts import SPANS, parts, run, saved, with_body


@pytest.mark.medium
def test_the_command_writes_comments_changes_or_a_corrected_copy(tmp_path: Path, run_cli: Run) -> None:
    path = saved(tmp_path, with_body(run(SPANS)))
    code, out, _ = run_cli("review", path, "-o", tmp_path / "a.docx", "--kind", "daily")
    assert code == 0
    assert re.match(r"批注 \d+ 条：.*a\.docx（日常信息·草稿：", out)
    code, out, _ = run_cli("review", path, "-o", tmp_path / "b.docx", "--suggest")
    assert "修订 1 处" in out
    code, out, _ = run_cli("review", path, "-o", tmp_path / "c.docx", "--fix", "--kind", "daily", "--stage", "sign")
    assert "改了 1 处" in out
    assert run_cli("review", path, "-o", tmp_path / "c.docx")[0] == 2
    assert run_cli("review", path, "-o", tmp_path / "c.docx", "--force")[0] == 0
    code, _, err = run_cli("review", path, "-o", path, "--force")
    assert "原稿" in err
    assert "--suggest" in run_cli("review", path, "-o", tmp_path / "d.docx", "--unsafe")[2]
    assert ".docx" in run_cli("review", path, "-o", tmp_path / "d.docm")[2]
    assert run_cli("review", saved(tmp_path, b"text", "a.txt"), "-o", tmp_path / "d.docx")[0] == 2
    meta = tmp_path / "meta.yaml"
    meta.write_text("reviews:\n  commissioned: true\n", encoding="utf-8")
    assert run_cli("review", path, "-o", tmp_path / "e.docx", "--meta", meta)[0] in (0, 2)


def test_macro_files_keep_their_suffix(tmp_path: Path, run_cli: Run) -> None:
    content = parts(with_body(run(SPANS)))
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(
        kind, b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    path = saved(tmp_path, pack(content), "draft.docm")  # type: ignore[arg-type]
    assert run_cli("review", path, "-o", tmp_path / "r.docx")[0] == 0
    assert run_cli("review", path, "-o", tmp_path / "r.docm")[0] == 0
    assert run_cli("review", path, "--fix", "-o", tmp_path / "f.docm")[0] == 0
