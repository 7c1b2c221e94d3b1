"""Bodies with a word missing, of another level, or ended as no body is."""

from __future__ import annotations

import pytest

from alvtc_info import read_text
from alvtc_info.analysis.bodies_misnamed import misnamed_bodies


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("邀请盟疾病预防中心2名医师授课。", ["疾病预防中心"]),
        ("邀请盟疾病预防控制中心2名医师授课，社区服务中心到场。", []),
        ("在旗动物疾病预防控制中心指导下接种。", ["动物疾病预防控制中心"]),
        ("邀请旗消防救援队派员。", ["消防救援队"]),
        ("邀请旗消防救援支队、盟交警支队和自治区消防救援总队派员。", ["消防救援支队"]),
        ("邀请盟交警队派员，旗消防救援队伍到场。", []),
        ("保卫处、后勤管理科到场。", ["后勤管理科"]),
        ("后勤管理科到场。", []),
        ("由学生资助服务中信负责，学生赴盟蒙医院见习。", ["中信", "蒙医院"]),
        ("学校与高新技术产业园区签约，自治区总公会来函。", ["产业园区", "公会"]),
        ("由盟卫建委、旗教梯局、盟教体局印发，旗委派员，盟大局已定。", ["卫建委", "教梯局"]),
    ],
)
def test_names_of_bodies(text: str, quotes: list[str]) -> None:
    document = read_text(text)
    assert [document.text[start:end] for start, end, *_ in misnamed_bodies(document)] == quotes
