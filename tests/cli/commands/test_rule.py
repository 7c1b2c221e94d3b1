from __future__ import annotations

from tests import Run


def test_rules_are_listed_and_explained(run_cli: Run) -> None:
    out = run_cli("rule")[1]
    assert "vague-time" in out
    assert "含糊时间表述" in out
    for name in ("vague-time", "含糊时间表述"):
        page = run_cli("rule", name)[1]
        assert page.startswith("含糊时间表述（vague-time）\n必改　依据：信息工作制度一（四）\n")
        assert "【近日】" in page
    assert "152921190001010039" not in run_cli("rule", "pii-id-card")[1]
    assert "需要：审核记录" in run_cli("rule", "approval-level")[1]
