"""的, 地 and 得 where grammar leaves a choice: what the words around make far likelier than the one in brackets."""

from __future__ import annotations

import pytest

from alvtc_info.analysis.particle_weights import likelier_particle, weights


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("管理员熟练[的]更换了阀门。", "地"),
        ("食堂合理[的]安排了窗口。", "地"),
        ("系里较好[的]完善了台账。", "地"),
        ("系里逐笔[得]核对单据。", "地"),
        ("这是人人[的]心愿。", ""),
        ("要做[的]更多。", ""),
        ("这样主动[得]多。", ""),
        ("密密麻麻[的]写在墙上的字。", ""),
        ("门卫[的]笔记。", ""),
        ("值班员[得]检查门锁。", ""),
        ("他[得]知消息。", ""),
        ("能修[的]修。", ""),
        ("供电站[的]线路正常。", ""),
        ("两人友好[得]交换了礼物。", "地"),
        ("负责锅炉[得]师傅到场。", "的"),
        ("未还[得]读者登记。", ""),
        ("我们[得]绕到北门。", ""),
        ("学生紧张[得]说不出话。", ""),
        ("站[得]笔直。", ""),
        ("准备[地]很仓促。", "得"),
        ("损坏[地]桌椅已登记。", "的"),
        ("一路小跑[地]回来。", ""),
        ("仓库[地]笼已清。", ""),
        ("生源[地]学校来函。", ""),
        ("三[地]学校来函。", ""),
        ("逐个[的]作了登记。", "地"),
        ("员工们[的]建议。", ""),
        ("A[地]学生。", ""),
        ("他为此[得]A奖。", ""),
    ],
)
def test_what_is_far_likelier_is_meant(sentence: str, right: str) -> None:
    at = sentence.index("[")
    assert likelier_particle(sentence.replace("[", "").replace("]", ""), at) == right


def test_each_particle_has_a_difference_from_which_it_is_told() -> None:
    assert set(weights().least) == {one + other for one in "的地得" for other in "的地得" if one != other}
