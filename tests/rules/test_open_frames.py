from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("院长信箱收到教师建议54条，采纳31条。", ["54条"]),
        ("6月以来，学院受理补助申请157份，休学的多为应征入伍。", ["157份"]),
        ("建议增设校医：全院在校生6140人，专职医生不足。", ["6140人"]),
        ("会议议到一半散了。建议分两年更新，首年更换200台。", []),
        ("按照协议，企业安排食宿，头一年接收学生300名。", []),
        ("因漏雨需停用的教室尚有28间，分两年翻修。", ["28间"]),
        ("学院没有改造的楼还剩4栋，明年再报。", ["4栋"]),
        ("缺勤率超过5%的班级由校医到班。", []),
        ("完成全年任务的17.6%，累计培训教师2476人。", ["17.6%"]),
        ("成绩按三块合成，平时作业占30%，期末测试占70%。", []),
        ("校医室每日消毒2次，由专人登记。", []),
        ("事发时现场混乱，车上共有19人，4人擦伤。", []),
        ("全旗总面积2.34万平方公里。", []),
        ("信号最后出现在牧点以北60公里。", []),
        ("仓库失火，事故造成3人死亡，2人受伤。", []),
        ("各系应逐项登记，教室配灯具40套。", []),
        ("库房漏雨，耗材约损失两成。", ["两成"]),
    ],
)
def test_figures_by_their_frames(text: str, found: list[str]) -> None:
    assert [each.quote for each in check(read(text.encode(), name="a.txt"), select=["data-without-cutoff"])] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("保卫处在西门启用了车牌识别系统。", ["启用"]),
        ("每年都有检查，学院出台了仪器管理办法。", ["出台"]),
        ("学院承担的提质培优项目通过终期验收。", ["通过"]),
        ("学院启动预案须由院长办公会决定。", []),
        ("校长办公会原则上每两周召开一次。", []),
        ("此次会议的召开，标志着筹备工作起步。", []),
        ("请各部门报送整改清单。", []),
        ("宿舍区停电系电缆接头击穿。", []),
        ("各系将结合专业特点举办读书会。", []),
        ("雨量站一年两次校准，翻斗换新。", []),
    ],
)
def test_acts_by_their_frames(text: str, found: list[str]) -> None:
    rules = ["undated-work", "undated-document"]
    assert [each.quote for each in check(read(text.encode(), name="a.txt"), select=rules)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("头几天，后勤处清了油烟道。", ["头几天"]),
        ("该班辅导员前两天已去家访。", ["前两天"]),
        ("考试前两天已布置考场。", []),
        ("前两天，机电系换了主轴。", ["前两天"]),
        ("须提前两天预约。", []),
        ("前些时候，文工团来校。", ["前些时候"]),
        ("不久之前，学院换了门禁。", ["不久之前"]),
        ("时至今日，仍有2栋楼没有通暖气。", ["时至今日"]),
        ("眼下，全院在读学生五千余人。", ["眼下"]),
        ("现如今的孩子爱动手。", []),
        ("数日前，该生返校。", ["数日前"]),
    ],
)
def test_vague_words(text: str, found: list[str]) -> None:
    assert [each.quote for each in check(read(text.encode(), name="a.txt"), select=["vague-time"])] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上半月，全院查出隐患9处。", ["上半月"]),
        ("10月上半月，全院查出隐患9处。", []),
        ("年前，财务处清了欠款。", ["年前"]),
        ("二十年前，这里是滩。", []),
        ("本月底层取样做了两回。", ["本月"]),
    ],
)
def test_halves_of_months(text: str, found: list[str]) -> None:
    assert [each.quote for each in check(read(text.encode(), name="a.txt"), select=["relative-time"])] == found


def test_a_claim_far_from_the_edge_of_its_clause_is_left() -> None:
    text = framed("食堂", "学院食堂经营方在签订合同以后又多次同后勤处就窗口的数量、位置和租金反复商谈说，租金偏高。")
    assert not quotes(text, "citation-without-source", Kind.COMPOSITE)
