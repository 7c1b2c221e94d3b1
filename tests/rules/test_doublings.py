"""What stands twice: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role, Severity, check, read
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
        (
            "doubled-word",
            "杂粮窗口和及面食档口，对职工家庭进行了开展走访，能够可以满足，从由专项列支。",
            ["和及", "进行了开展", "能够可以", "从由"],
        ),
        (
            "doubled-word",
            "因由于讲师出差，密封后之后送达，共计共发现，请要各班留意，会议都均通过，拟将把空地平整。",
            ["因由于", "后之后", "共计共", "请要", "都均", "拟将把"],
        ),
        (
            "doubled-word",
            "迅速的地赶到，详细地的介绍，走访了过四个嘎查，得到了的响应，组织了的三场招聘。",
            ["的地", "地的", "了过", "了的", "了的"],
        ),
        ("doubled-word", "工地的塔吊，目的地明确，产地的证明，走访了过半的班级，用了的器材，完了的工程。", []),
        (
            "doubled-word",
            "苏和及羊群获救，学院与会人员和家长，以及时上报为准，由从业者填写，并与各系联系，关于对口帮扶的通知。",
            [],
        ),
        (
            "doubled-character",
            "登记入入账，门卫对外来来车辆登记，补缴租租金，请广大大师生备份，统一回回收，一目了了然。",
            ["入入", "来来", "租租", "大大", "回回", "了了"],
        ),
        (
            "doubled-character",
            "相关部部门，副会会长，暂停使使用，下午四点点前，学生可可以借助，党员可可通过程序查询。",
            ["部部", "会会", "使使", "点点", "可可", "可可"],
        ),
        ("doubled-character", "办理完了了事，资产处处置旧桌，线上上课，晚上上自习，某某系，理由由三人核对。", []),
        ("doubled-character", "在土尔扈特路路口与货车相撞，沿额济纳街街面清扫，车停在路路口。", ["路路"]),
        ("doubled-character", "停电时先断断路器，啦啦操队员在场。", []),
        ("doubled-character", "经系系主任签字，由院院长讲话，四小时一次，次次要记，一个个检查。", ["系系"]),
        ("doubled-character", "学生不得不改道，不得不擅自离校，事后后悔。", ["不"]),
        ("doubled-character", "终报报送及时，随终报报送，某事后后续处理，登记到到账单。", ["到到"]),
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
    ("text", "severity"),
    [
        ("请专家鉴定鉴定。", Severity.INFO),
        ("老师提醒提醒大家。", Severity.INFO),
        ("走平稳平稳的路。", Severity.INFO),
        ("学院召开召开会议。", Severity.WARNING),
        ("学院学院召开会议。", Severity.WARNING),
        ("阿拉善职业技术学院护理系\n护理系值班信息第12期", Severity.INFO),
    ],
)
def test_what_people_say_twice_is_a_hint(text: str, severity: Severity) -> None:
    result = check(read(text.encode(), name="a.txt"), select=["doubled-word"])
    assert [finding.severity for finding in result] == [severity]


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
