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


def test_the_sources_of_a_rule(run_cli: Run) -> None:
    out = run_cli("rule", "variant-form", "--sources")[1]
    assert out.startswith("异形词（variant-form）\n\n异形词（variant_forms.tsv，")
    for label in ("内容：", "来源：《第一批异形词整理表》", "截至：20", "怎样做的：", "怎样增补：", "怎样测试："):
        assert f"  {label}" in out
    assert run_cli("rule", "vague-time", "--sources")[1].endswith("这条规则不用词表。\n")
    code, _, error = run_cli("rule", "--sources")
    assert code == 2
    assert "请写出规则名" in error
    assert "词表：variant_forms、customary_forms（用 alvtc-info rule" in run_cli("rule", "variant-form")[1]
