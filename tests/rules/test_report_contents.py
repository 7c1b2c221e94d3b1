"""What the reports of one event share."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.kinds import EMERGENCY_KINDS
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes


def followed(*body: str) -> list[str]:
    return quotes(framed("公寓火情（续报）", "一、事故基本情况", *body), "premature-cause", Kind.FOLLOW_UP)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("事故原因是学生违规用电，消防部门的调查还在进行。", ["原因是"]),
        ("事故原因是学生违规用电。消防部门的调查还在进行。", ["原因是"]),
        ("事故原因是学生违规用电。", ["事故原因是学生违规用电"]),  # nobody looked into it
        ("初步判断，事故原因是学生违规用电，消防部门的调查还在进行。", []),
        ("消防救援大队认定事故原因是学生违规用电，公安机关正在调查来源。", []),
        ("不排除该账号恶意造谣，公安机关正在调查。", []),
        ("该账号有恶意造谣之嫌，公安机关正在调查。", []),
        ("别有用心的人恶意造谣，异物系其自己放入，检查结果尚未公布。", ["别有用心", "系其自己放入"]),
    ],
)
def test_a_follow_up_takes_no_conclusion_back(text: str, found: list[str]) -> None:
    assert followed(text) == found


def test_what_is_open_elsewhere_takes_nothing_back() -> None:
    assert followed("事故原因是学生违规用电。", "保卫处现场查看，损失正在核查，赔偿结果尚未公布。") == []


@pytest.mark.parametrize(
    ("rule", "kind", "body"),
    [
        ("followup-elements", Kind.FOLLOW_UP, "经诊断，盟医院医生确认为踝关节骨折。"),
        ("premature-cause", Kind.FIRST, "学院提醒师生不信谣、不恶意传播未经核实的信息。"),
        ("premature-cause", Kind.FOLLOW_UP, "善后工作顺利完成，家属已离校。"),
        ("first-report-elements", Kind.FIRST, "14时20分，1名学生在教学楼前广场跌倒。"),
        ("untimed-step", Kind.FIRST, "14时前后，水管漏水，14时35分发现。"),
        ("invalid-date", Kind.FIRST, "14时20分，值班员报警，14时32分起火点明火被扑灭。"),
        ("invalid-date", Kind.FIRST, "14时20分，学生王某向派出所报案，16时05分被盗电动车找回。"),
        ("citation-without-source", Kind.FIRST, "水质不低于国家规定标准。"),
        ("pii-student", Kind.FIRST, "心理中心讲解如何预防患抑郁症。"),
    ],
)
def test_careful_words_are_let_pass(rule: str, kind: Kind, body: str) -> None:
    document = read(framed("实训楼事件", "2024年5月20日，" + body).encode(), name="a.txt", kind=kind)
    said = [finding.message for finding in check(document, select=[rule])]
    assert not [each for each in said if not each.startswith(("还没有写到", "续报没有写到"))]


@pytest.mark.parametrize(
    ("kind", "body", "found"),
    [
        (
            Kind.FIRST,
            ("一、事件基本情况", "5月20日8时，某酒店1辆大巴在北门追尾。", "二、经验教训", "略。"),
            ["某酒店", "二、经验教训"],
        ),
        (Kind.FOLLOW_UP, ("截至5月18日8时，2人住院。", "截至5月19日8时，1人住院。"), ["截至5月19日"]),
        (Kind.FOLLOW_UP, ("截至5月18日8时，2人住院。", "截至5月21日8时，1人住院。"), []),
        (Kind.FOLLOW_UP, ("截至目前，2人住院。", "某化工企业、某学校停产。"), ["某化工企业"]),
        (Kind.FOLLOW_UP, ("截至目前，2人住院。", "维修工李某由物业公司主管陪同。"), []),
    ],
)
def test_what_a_report_should_not_hold_yet_or_no_more(kind: Kind, body: tuple[str, ...], found: list[str]) -> None:
    text = framed("学生公寓漏水", *body)
    rule = "first-report-elements" if kind is Kind.FIRST else "followup-elements"
    assert [quote for quote in quotes(text, rule, kind) if quote in text] == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("追尾系车辆侧滑所致，教师心理评估正在开展。", []),
        ("追尾系车辆侧滑所致，心理检测正在进行。", []),
        ("漏水系阀门老化造成，全楼管线排查仍在进行。", []),
        ("漏水系阀门老化造成，排查仍在进行。", ["系阀门老化造成"]),
        ("漏水系阀门老化造成，原因排查仍在进行。", ["系阀门老化造成"]),
        ("为防止违规用电引发火灾，保卫处巡查，起火原因正在调查。", []),
    ],
)
def test_other_work_that_goes_on_takes_no_cause_back(told: str, found: list[str]) -> None:
    assert followed(told) == found


PRIZE = "2024年5月18日，护理系2名学生在全区护理技能大赛中获一等奖。"


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (Kind.FIRST, "first-report-elements"),
        (Kind.FOLLOW_UP, "followup-title"),
        (Kind.FINAL, "final-report-elements"),
    ],
)
@pytest.mark.parametrize("marked", [True, False])
def test_daily_information_that_is_sent_as_a_report_of_an_event_is_told_so_once(
    kind: Kind, rule: str, *, marked: bool
) -> None:
    title = f"学生在技能大赛中获奖{kind.mark if marked else ''}"
    found = check(read(framed(title, "一、获奖情况", PRIZE).encode(), name="a.txt", kind=kind))
    told = [(each.rule, each.quote, str(each.severity)) for each in found if each.severity != "info"]
    assert told == [(rule, kind.mark if marked else "", "warning")]


def test_old_daily_information_is_stale_whatever_it_is_marked() -> None:
    old = PRIZE.replace("5月18日", "2月18日")
    for kind in EMERGENCY_KINDS:
        document = read(framed(f"学生在技能大赛中获奖{kind.mark}", old).encode(), name="a.txt", kind=kind)
        assert [each.quote for each in check(document, select=["stale-info"])] == ["2024年2月18日"]
        event = framed(f"公寓漏水{kind.mark}", "2024年2月18日8时，公寓漏水，学生受伤。")
        assert not check(read(event.encode(), name="a.txt", kind=kind), select=["stale-info"]).findings


_FIELD_DAY = (
    "2024年5月20日8时至17时，体育部在操场组织春季比赛，8个系412名学生参加跑、跳、投24个项目，打破院纪录3项。"
    "截至当日17时，护理系以186分列团体第一，机电系、化工系分列第二、第三，裁判组36人全程执裁，闭幕后各系打扫看台。"
)
_OPEN_DAY = (
    "2024年5月20日9时至11时30分，图书馆开放古籍展厅，3名馆员轮流讲解版本知识和虫霉防治，介绍修复流程，参观师生240人。"
    "截至当日11时30分，发放导览单240份，收到留言86条，其中希望延长开放时间的41条，馆里定于6月起每周六开放。"
)
_PEBBLES = (
    "2024年5月20日15时10分，教学楼A座三楼外墙瓷砖整片落在台阶上，台阶当时没有学生经过，楼前两侧由值班员看守。"
    "15时18分，值班员向后勤处主要负责人报告，15时25分，后勤处2名工人到楼前清理碎片，A座东门改由西门出入。"
)


@pytest.mark.parametrize("kind", sorted(EMERGENCY_KINDS))
@pytest.mark.parametrize("told", [_FIELD_DAY, _OPEN_DAY])
def test_daily_work_under_the_mark_of_an_event_is_told_once(kind: Kind, told: str) -> None:
    mark = {Kind.FIRST: "首报", Kind.FOLLOW_UP: "续报", Kind.FINAL: "终报"}[kind]
    found = check(read(framed(f"学院里的一天（{mark}）", told).encode(), name="a.txt", kind=kind))
    said = [each for each in found if "突发事件" in each.message]
    assert [each.quote for each in said] == [f"（{mark}）"]
    asked = {"followup-sections", "followup-elements", "untimed-step", "told-deadlines", "final-report-open"}
    assert asked.isdisjoint(each.rule for each in found)
    assert not any("缺" in each.message for each in found)


@pytest.mark.parametrize("told", [_PEBBLES, "2024年5月20日，体育部组织运动会。", _FIELD_DAY + "1名学生冲刺后晕倒。"])
def test_what_tells_of_an_event_or_too_little_keeps_its_demands(told: str) -> None:
    found = check(read(framed("教学楼情况（首报）", told).encode(), name="a.txt", kind=Kind.FIRST))
    assert not any("突发事件" in each.message for each in found)
