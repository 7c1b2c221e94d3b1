from __future__ import annotations

from dataclasses import replace

import pytest

from alvtc_info import check, read, read_text
from alvtc_info.institution.values import default_institution


def test_some_parts_of_a_phrase_may_be_meant() -> None:
    college = replace(default_institution(), lexicon={"set_phrases": ("有理想、有本领、有担当",)})
    result = check(
        read_text("做有理想、有担当、有本领的人，有理想、有担当。"), institution=college, select=["set-phrase"]
    )
    assert [str(each.severity) for each in result.findings] == ["warning", "info"]


def test_a_phrase_with_another_word_may_be_meant_and_one_with_a_slip_is_not() -> None:
    college = replace(default_institution(), lexicon={"set_phrases": ("全面从严治党",)})
    for text, severity in (("学院推进全面从严治校。", "info"), ("学院推进全面从言治党。", "warning")):
        result = check(read_text(text), institution=college, select=["set-phrase"])
        assert [str(each.severity) for each in result.findings] == [severity]


@pytest.mark.parametrize("text", ["中华民族共同体意识进课堂。", "开展中华民族共同体意识教育。"])
def test_a_phrase_without_its_verb_may_be_meant(text: str) -> None:
    college = replace(default_institution(), lexicon={"set_phrases": ("铸牢中华民族共同体意识",)})
    result = check(read_text(text), institution=college, select=["set-phrase"])
    assert [str(each.severity) for each in result.findings] == ["info"]


def test_one_slip_is_told_once_of_the_longest_phrase() -> None:
    assert phrased("落实党政同责、一岗双贵。", "一岗双责", "党政同责、一岗双责") == ["党政同责、一岗双贵"]
    assert phrased("四个意识和两个维护，四个自信。", "四个意识", "四个自信", "两个维护") == []


def phrased(text: str, *phrases: str) -> list[str]:
    college = replace(default_institution(), lexicon={**default_institution().lexicon, "set_phrases": phrases})
    result = check(read(text.encode(), name="a.txt"), select=["set-phrase"], institution=college)
    assert result.errors == ()
    return [f.quote for f in result]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("甲乙丙丁戊", "甲乙丙丁己", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁庚辛", []),
        ("甲乙丙丁戊己庚辛壬", "甲乙丙丁戊己庚一二", []),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛一二", ["甲乙丙丁戊己庚辛一二"]),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚一二三", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊己", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊己甲乙丙丁戊庚", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚甲乙丙丁戊己", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚，甲乙丙丁戊辛", ["甲乙丙丁戊庚", "甲乙丙丁戊辛"]),
        ("甲乙丙丁戊己", "一丙丁戊己，甲乙丙丁戊", ["甲乙丙丁戊"]),
        ("甲乙丙丁戊己", "一二三四庚乙丙丁戊己", ["庚乙丙丁戊己"]),
        ("甲乙丙丁戊己", "甲乙庚丙丁戊己", ["甲乙庚丙丁戊己"]),
        ("甲乙丙丁戊己", "甲乙丙\n\n丁戊庚", []),
        ("甲乙丙丁戊己", "学院甲乙丙丁戊。", ["甲乙丙丁戊"]),
        ("甲乙丙丁戊己", "学院：乙丙丁戊己，好。", ["乙丙丁戊己"]),
        ("甲乙丙丁戊己", "学院甲丙丁戊己。", ["甲丙丁戊己"]),
        ("甲乙 ← 甲丙、甲丁", "甲丙和甲丁和甲丙", ["甲丙", "甲丁", "甲丙"]),
        ("甲乙 ← 乙", "甲乙和乙", ["乙"]),
        ("1+X证书制度", "推行1+X 证书制度、1+X证书制定。", ["1+X证书制定"]),
        ("四个意识", "增强四个意思，收到四个意见，四个意外。", ["四个意思"]),
        ("四个意识", "增强“四个意义”，是个意识问题，“五湖意识”。", ["四个意义"]),
        ("四个意识", "增强两个意识，再谈两个意识问题。", ["两个意识"]),
        ("两个维护", "做到两个拥护，两个维修班到场。", ["两个拥护"]),
        ("五位一体", "推进五位一休布局，五位一线职工到场。", ["五位一休"]),
        ("三全育人", "推进三全育才，三育全人，三全全育人，三学育人。", ["三全育才", "三育全人", "三全全育人"]),
        ("校企合作", "推进校企合做，校地合作，“职教合作”，校企。", ["校企合做"]),
        ("应急预案", "应急预按，应预急案，应急方案，预案应急。", ["应急预按", "应预急案"]),
        ("人人有责、人人尽责、人人享有", "人人有责、人人享有、人人尽责", ["人人有责、人人享有、人人尽责"]),
        ("人人有责、人人尽责、人人享有", "人人有责、人人享有，人人尽责、人人享有", ["人人有责、人人享有，人人尽责"]),
        ("人人有责、人人尽责、人人享有", "人人有责和人人享有和人人尽责。人人有责、人人尽责、人人享有。", ["人人有责和人人享有和人人尽责"]),
        ("安全第一、预防为主、综合治理", "安全第一、综合治理", ["安全第一、综合治理"]),
        ("铸牢中华民族共同体意识", "铸牢共同体中华民族意识", ["铸牢共同体中华民族意识"]),
        ("学习贯彻焦裕禄先进事迹主题教育", "学习贯彻先进事迹主题教育", ["学习贯彻先进事迹主题教育"]),
        ("焦裕禄先进事迹学习", "教师参加先进事迹学习，焦裕禄先进事迹学习", ["先进事迹学习"]),
        ("一站式学生社区", "建成“一站式”学生社区，《一站试学生社区》", []),
        ("一站式学生社区", "《甲》建成“一站试学生社区”", ["一站试学生社区"]),
        ("甲、甲、乙丙丁", "乙丙丁、甲、甲", []),
        ("三会一课", "三课一会，一会三课，一课三会，三会记录。", ["三课一会", "一会三课", "一课三会"]),
        ("民主集中制", "坚持民主集中治，民主集中意见。", ["民主集中治"]),
        ("提质培优行动计划", "提质培优改革，行动计划项目", []),
    ],
)  # fmt: skip
def test_set_phrases_and_their_near_misses(phrase: str, text: str, found: list[str]) -> None:
    assert phrased(text, phrase) == found
