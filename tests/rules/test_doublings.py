"""What stands twice: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role, check, read
from alvtc_info.rules.doublings import doubled_character
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("doubled-character", "核对以后或者或丢失，由于由各系负责，发放材料12份份。", ["或", "由", "份份"]),
        ("doubled-character", "一束束鲜花、高高兴兴、鲜鲜亮亮，政治局委员、部部长到会。", []),
        ("doubled-character", "饭后后厨、课后后排、会后后方、事后后悔，用后后的餐具。", ["后后"]),
        ("doubled-word", "天空碧蓝碧蓝的，他读着读着笑了，老师教师教师节快乐。", []),
        ("doubled-word", "开展开展安全检查，保卫处安全安全检查。", ["开展", "安全"]),
        ("doubled-character", "阳台朝向向日葵园。", []),
        ("doubled-character", "离校缘由由本人说明，从提交到到账共6天，台前前三排新生退后，1至6层层门挂牌。", []),
        ("doubled-character", "检查到到账的款项，楼层层高偏低。", ["到到"]),
        ("doubled-mark", "关了吗？！都关了。。", ["。。"]),
        ("doubled-mark", "阀门、水龙头。。。", []),
        ("repeated-item", "“宿舍”、“食堂”、“宿舍”。", []),
        ("repeated-sentence", "转出4900元、4390元、4390元。", []),
        ("repeated-item", "3名秘书分别包10项、9项、9项。", []),
        ("repeated-item", "检查宿舍、食堂、浴室、食堂。", ["食堂"]),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


@pytest.mark.parametrize(
    ("text", "quote"),
    [("各各系报送名单。", "各各"), ("检检查宿舍。", "检检"), ("已已无法供水。", "已已"), ("谢谢师傅。", "")],
)
def test_a_slip_that_is_the_first_word_of_a_text(text: str, quote: str) -> None:
    document = Document([Block("1", text, Role.BODY, "第1段")])
    assert [text[hit.start : hit.end] for hit in doubled_character(document)] == ([quote] if quote else [])


def test_of_what_repeats_itself_on_and_on_the_first_nine_are_told() -> None:
    sentence = "2024年5月20日，后勤处更换学生公寓阀门3个。"
    for text in (sentence * 40, "\n".join([sentence] * 40)):
        found = check(read(text.encode(), name="a.txt"), select=["repeated-sentence"])
        assert len(found) == 9


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("检修2台台钻、3条条凳，培训4名名师。", []),
        ("登记12个个体户，核对8套套装。", []),
        ("检修2台台电脑。", ["台台"]),
        ("培训4名名教师。", ["名名"]),
    ],
)
def test_a_measure_may_stand_before_its_like(text: str, found: list[str]) -> None:
    document = Document([Block("1", text, Role.BODY, "第1段")])
    assert [text[hit.start : hit.end] for hit in doubled_character(document)] == found
