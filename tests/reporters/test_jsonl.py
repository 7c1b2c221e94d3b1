from __future__ import annotations

import json
import re

from tests.reporters.findings import formatted


def test_each_line_of_jsonl_is_a_finding_with_its_fingerprint() -> None:
    lines = [json.loads(line) for line in formatted("jsonl").splitlines()]
    assert lines[0]["rule"] == "vague-time"
    assert re.fullmatch(r"[0-9a-f]{32}", lines[0]["fingerprint"])
    assert lines[-1] == {"type": "error", "path": "", "code": "crash", "message": "出错"}
