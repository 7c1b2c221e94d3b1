from __future__ import annotations

import json
from pathlib import Path

from tests import Run


def test_the_schema_is_json(run_cli: Run, tmp_path: Path) -> None:
    code, out, _ = run_cli("schema", "first")
    assert code == 0
    assert json.loads(out)["title"] == "首报"
    target = tmp_path / "first.json"
    assert run_cli("schema", "first", "-o", target)[0] == 0
    assert json.loads(target.read_text(encoding="utf-8"))["title"] == "首报"
    assert run_cli("schema", "first", "-o", target)[0] == 2
