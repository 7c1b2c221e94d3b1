from __future__ import annotations

import pytest

from alvtc_info import read_text
from alvtc_info.analysis.left_standing import left_standing


@pytest.mark.parametrize(
    ("body", "too_much"),
    [
        ("发生2起次火情。", ["次"]),
        ("暴雨引发2起次生灾害。", []),
        ("管理存在着有漏洞的问题。", ["有"]),
        ("管理存在着有章不循的问题。", []),
        ("王某担任为组长。", ["为"]),
        ("王某担任为民服务队队长。", []),
        ("会议定在于5月20日召开。", ["在于"]),
        ("积水的原因在于5月连降大雨。", []),
        ("材料报送到至教务处。", ["到至"]),
        ("将学生送到至善楼。", []),
        ("教师去到教室。", ["到"]),
        ("学生回去到宿舍取证件。", []),
        ("自5月20日起开始施工。", ["开始"]),
        ("会同自治区教育厅一起开始检查。", []),
        ("捐书300余册多。", ["多"]),
        ("退还300余元余额。", []),
        ("观众200余人多为新生，捐书300余册多数为教材。", []),
    ],
)
def test_what_was_left_and_what_only_looks_so(body: str, too_much: list[str]) -> None:
    document = read_text(f"有关情况\n\n2024年5月20日，{body}")
    assert [document.text[found.start : found.end] for found in left_standing(document)] == too_much
