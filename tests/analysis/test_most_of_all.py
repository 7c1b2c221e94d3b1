from __future__ import annotations

import pytest

from alvtc_info import read_text
from alvtc_info.analysis.most_of_all import most_of_all


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("机电系获奖17个，为各系最多，旅游系获奖19个。", "前面说17个最多，这里是19个，请核实"),
        ("旅游系获奖19个，机电系获奖17个，为全院最多。", "前面说17个最多，这里是19个，请核实"),
        ("机电系缺勤2人，全院最少，护理系缺勤1人。", "前面说2人最少，这里是1人，请核实"),
        ("机电系获奖17个，为各系最多，旅游系获奖9个，全院共获奖60个。", ""),
        ("机电系获奖17个，为各系最多，旅游系报名19个。", ""),
        ("机电系获奖约17个，为各系最多，旅游系获奖19个。", ""),
        ("在南门、北门分别设置取餐点1处，共设3处。", "2处各1处是2处，与3处不符，请核实"),
        ("在南门、北门和东门各设取餐点2处，合计6处。", ""),
        ("在公寓和食堂的门口、操场各放置灭火器4具，共放置8具。", ""),
        ("在南门、北门分别设置取餐点1处，共有桌椅3套。", ""),
        ("在南门、北门分别设置取餐点约1处，共设3处。", ""),
        ("在南门设置取餐点1处，共设3处。", ""),
        ("在1至6号公寓、食堂各设1处，共设7处。", ""),
        ("在各系、食堂各设1处，共设7处。", ""),
        ("各班获奖" + "1个、" * 61 + "机电系获奖17个，为各系最多，旅游系获奖19个。", ""),
    ],
)
def test_the_most_and_the_sum_of_so_many_each(body: str, told: str) -> None:
    document = read_text(f"有关情况\n\n2024年5月20日检查。{body}")
    assert [message for _, _, message, sure in most_of_all(document) if not sure] == ([told] if told else [])
