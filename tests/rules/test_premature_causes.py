"""Causes told too soon."""

from __future__ import annotations

import pytest

from alvtc_info import Kind
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("经初步了解，发热30人，已确定为甲型流感，病因要等检测结果。", ["已确定为"]),
        ("初步判断，已确定为甲型流感的2人在隔离。", []),
        ("爆料人有故意破坏之嫌。", []),
        ("棚顶脱落是否纯由大风造成，抑或兼有固定件松动之故，检测后再作结论。", []),
        ("棚顶脱落是由大风造成的。", ["脱落是由大风造成"]),
        ("2名学生晕倒，主要是通风不好造成的。", ["主要是通风不好造成的"]),
        ("校园网中断，是施工挖断光缆所致。", ["是施工挖断光缆所致"]),
        ("校园网中断，电信公司9时查明，是施工挖断光缆所致。", []),
        ("校园网中断，是否施工挖断光缆所致，正在核查。", []),
    ],
)
def test_a_first_report_hedges_what_it_says_and_not_what_stands_before(text: str, found: list[str]) -> None:
    assert quotes(framed("发热（首报）", text), "premature-cause", Kind.FIRST) == found


def follow_up(*body: str, title: str = "公寓情况（续报）") -> str:
    return framed(title, "一、事故基本情况", *body)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (follow_up("5月20日，该视频系某家长恶意上传，意在抹黑学院。"), Kind.FOLLOW_UP, ["恶意上传"]),
        (follow_up("5月20日，公安机关认定发布者恶意剪辑。"), Kind.FOLLOW_UP, []),
        (follow_up("5月20日，该账号涉嫌恶意炒作。"), Kind.FOLLOW_UP, []),
        (follow_up("5月20日，经后勤处检查，跳闸原因为接头老化。"), Kind.FOLLOW_UP, []),
        (follow_up("5月20日，后勤处到场，跳闸原因为接头老化。"), Kind.FOLLOW_UP, ["跳闸原因为接头老化"]),
        (follow_up("事件得到圆满解决。"), Kind.FOLLOW_UP, ["得到圆满解决"]),
        (follow_up("略。", title="关于泄漏事故处置工作圆满完成的报告（续报）"), Kind.FOLLOW_UP, ["处置工作圆满完成"]),
        (framed("关于学生食物中毒的报告（首报）", "5月20日，3名学生呕吐。"), Kind.FIRST, ["食物中毒"]),
        (framed("关于学生疑似食物中毒的报告（首报）", "5月20日，3名学生呕吐。"), Kind.FIRST, []),
        (framed("关于学生食物中毒的报告（首报）", "5月20日，盟疾控中心检测确认。"), Kind.FIRST, []),
        (framed("受伤（首报）", "因其违规戴手套，导致右手受伤。"), Kind.FIRST, ["因其违规戴手套，导致"]),
        (framed("泄漏（首报）", "是炊事员忘关阀门导致的。"), Kind.FIRST, ["是炊事员忘关阀门导致的"]),
        (framed("失联（首报）", "该生系因一时想不开离校。"), Kind.FIRST, ["系因一时想不开离校"]),
        (framed("打架（首报）", "由于王某脾气暴躁，导致冲突。"), Kind.FIRST, ["由于王某脾气暴躁，导致"]),
        (framed("打架（首报）", "王某脾气暴躁，虚荣心强。"), Kind.FIRST, ["脾气暴躁"]),
    ],
)
def test_what_nobody_has_found_yet_is_not_said(text: str, kind: Kind, found: list[str]) -> None:
    assert quotes(text, "premature-cause", kind) == found


def test_a_drill_is_no_poisoning() -> None:
    text = framed("食堂开展食物中毒应急演练（首报）", "2024年5月20日10时，食堂演练。")
    assert quotes(text, "premature-cause", Kind.FIRST) == []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("资金已经无法追回，能否追回有待侦办。", ["已经无法追回"]),
        ("资金已经无法追回。", []),
        ("供水已无法恢复，恢复工作正在进行。", ["已无法恢复"]),
        ("盟公安局认定资金已无法追回，民警正在追缴同案资金。", []),
        ("漏水点不会再有，疫情已完全控制，不会再出现病例。", ["不会再有"]),
        ("确保不会再发生漏水。", []),
    ],
)
def test_what_is_given_up_must_not_be_open(told: str, found: list[str]) -> None:
    assert (
        quotes(framed("公寓漏水（首报）", f"2024年5月20日，公寓漏水。{told}"), "premature-cause", Kind.FIRST) == found
    )


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("性质正在认定，管道系阀门老化造成，保险赔偿正在认定。", []),
        ("管道系阀门老化造成，责任正在认定。", ["系阀门老化造成"]),
        ("管道系阀门老化造成，性质正在认定，原因正在调查。", ["系阀门老化造成"]),
    ],
)
def test_a_nature_may_be_open_where_the_cause_is_known(told: str, found: list[str]) -> None:
    text = framed("公寓漏水（续报）", f"2024年5月20日，公寓漏水，{told}")
    assert quotes(text, "premature-cause", Kind.FOLLOW_UP) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("保卫处防止违规用电引发火灾。", []),
        ("提醒学生违规充电会引发火灾。", []),
        ("违规充电引发火灾。", ["违规充电引发"]),
        ("抢修的责任由后勤处承担。", []),
        ("巡查的责任由物业承担，合同已写明。", []),
        ("漏水的责任由物业承担。", ["漏水的责任由物业承担"]),
    ],
)
def test_a_warning_and_a_duty_are_no_cause(told: str, found: list[str]) -> None:
    text = framed("公寓漏水（首报）", f"2024年5月20日，公寓漏水。{told}")
    assert quotes(text, "premature-cause", Kind.FIRST) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("漏洞的根子在旧账号没有清理，管理员该担直接责任。", ["根子在", "该担直接责任"]),
        ("冲突就是插队引起的，没有别的缘由。", ["冲突就是插队引起的"]),
        ("这场吵闹纯粹是他们先惹的。", ["纯粹是他们先惹的"]),
        ("归根到底，还是两个寝室的人互相瞧不上。", ["归根到底，还是两个寝室的人互相瞧不上"]),
        ("此事系敌对分子指使。", ["敌对分子指使"]),
        ("问题出在何处，正在查找。", []),
        ("是否有人挑起的，监控正在调取。", []),
        ("保证绝对没有学生留在楼内。", []),
        ("检测出结果后可以断定来源。", []),
        ("公安机关5月20日16时通报，能够断定是人为破坏。", []),
        ("值班员要担任联络员。", []),
    ],
)
def test_causes_and_guilt_are_known_in_open_words(text: str, found: list[str]) -> None:
    paper = framed("公寓情况（首报）", f"2024年5月20日14时30分，公寓2号楼漏水。{text}")
    assert quotes(paper, "premature-cause", Kind.FIRST) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("原因是插座超负荷，" * 3 + "起火原因正在调查。", 3),
        ("起火原因正在调查。\n" + "原因是插座超负荷，" * 2 + "已断电。", 0),
        ("消防部门认定，" + "原因是插座超负荷，" * 3 + "起火原因正在调查。", 0),
        ("原因是插座超负荷，检测结果尚未作出。", 1),
        ("原因是插座超负荷，损失正在核实，检测结果尚未作出。", 1),
    ],
)
def test_each_cause_is_held_against_its_own_paragraph(text: str, count: int) -> None:
    assert len(quotes(follow_up("5月20日起火。", text), "premature-cause", Kind.FOLLOW_UP)) == count


def test_each_thing_given_up_is_held_against_its_own_words() -> None:
    text = "资金已经无法追回，学院已经无法供电，钱款已经无法追回。能否追回有待侦办。"
    found = quotes(follow_up(text), "premature-cause", Kind.FOLLOW_UP)
    assert found == ["已经无法追回", "已经无法追回"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("跳闸是否由加热管受潮引起，待电工拆检后确定。", []),
        ("跳闸由加热管受潮引起，待电工拆检后确定。", ["由加热管受潮引起"]),
        ("起因系场地预约重叠还是有人临时占用，保卫处核对预约记录。", []),
        ("起因系场地预约重叠，保卫处核对预约记录。", ["起因系"]),
    ],
)
def test_what_is_asked_is_not_told(text: str, found: list[str]) -> None:
    assert quotes(framed("停电（首报）", text), "premature-cause", Kind.FIRST) == found
