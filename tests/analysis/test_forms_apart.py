"""One name with two characters that sound alike, and bodies of two kinds."""

from __future__ import annotations

import pytest

from alvtc_info import read_text
from alvtc_info.analysis import forms_apart as module
from alvtc_info.analysis.forms_apart import forms_apart


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("青松岭智能装备厂供货，青松岭智能装备厂安装，青松领智能装备厂派员。", ["青松领智能"]),
        ("青松岭智能装备厂供货，青松山智能装备厂派员。", []),
        ("青松岭智能装备厂供货，青松领智能装备厂安装，青松凌智能装备厂派员。", []),
        ("请各系做好学生登记工作，请各系作好学生登记工作。", []),
        ("后勤管理处检修水泵，后勤管理处更换灯管，后勤管理科清理楼道。", ["后勤管理科"]),
        ("后勤管理处检修水泵，后勤管理科清理楼道。", []),
        ("关于检修的通知\n\n材料送组织人事处。\n\n组织人事部\n2026年5月20日", ["组织人事处"]),
        ("后勤管理处检修水泵，后勤管理处更换灯管，后勤管理部清理楼道，后勤管理科到场。", []),
    ],
)
def test_forms(text: str, quotes: list[str]) -> None:
    document = read_text(text)
    assert [document.text[start:end] for start, end, _ in forms_apart(document)] == quotes


def test_a_long_paper_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 10)
    assert list(forms_apart(read_text("青松岭智能装备厂供货，青松领智能装备厂派员。"))) == []
