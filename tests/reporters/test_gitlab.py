from __future__ import annotations

import json

from tests.reporters.findings import formatted


def test_gitlab_places() -> None:
    first, *_, last = json.loads(formatted("gitlab"))
    assert first["location"] == {"path": "稿 件.txt", "lines": {"begin": 2}}
    assert (first["severity"], last["severity"]) == ("major", "blocker")
