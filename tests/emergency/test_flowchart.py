from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import alvtc_info
from alvtc_info.charting.chart import Tone
from alvtc_info.charting.draw import draw
from alvtc_info.emergency.case_log import CaseLog
from alvtc_info.emergency.flowchart import chart_flow, flowchart
from alvtc_info.errors import AlvtcInfoError
from alvtc_info.institution.values import Step
from tests.charting.charts import COLLEGE, FLOW, case_chart, college, late, said, some_case
from tests.emergency.cases import BODIES, at, opened, told
from tests.refusing import refused


def test_the_college_flow_is_all_there() -> None:
    chart = chart_flow(COLLEGE)
    both = ["电话口头，40分钟内", "书面首报，60分钟内"]
    assert said(chart) == {
        "突发事件发生→涉事部门": [],
        "涉事部门→部门主要负责人": ["电话口头，30分钟内"],
        "部门主要负责人→学院分管领导": ["电话口头"],
        "学院分管领导→党委书记": ["电话口头"],
        "学院分管领导→院长": ["电话口头"],
        "涉事部门→党政办公室": ["书面材料，建议50分钟内"],
        "党委书记→党委书记、院长作出指示": [],
        "院长→党委书记、院长作出指示": [],
        "党委书记、院长作出指示→党政办公室": [],
        "党政办公室→盟委行署总值班室": both,
        "党政办公室→自治区教育厅": both,
        "党政办公室→盟教体局": both,
        "盟委行署总值班室→续报：补充修正，滚动报告": [],
        "自治区教育厅→续报：补充修正，滚动报告": [],
        "盟教体局→续报：补充修正，滚动报告": [],
        "续报：补充修正，滚动报告→应急处置结束？": [],
        "应急处置结束？→续报：补充修正，滚动报告": ["没有结束，继续续报", "建议每12小时内"],
        "应急处置结束？→终报：总结性报告": ["已经结束，建议7天内"],
    }
    assert [edge.dashed for edge in chart.edges].count(True) == 1
    assert (chart.label, chart.title) == ("附件1", "阿拉善职业技术学院紧急信息报告流程图")
    assert "信息工作制度三。时限都从事件发生起算" in chart.notes[0]


def test_another_flow_is_another_chart() -> None:
    steps = (
        Step("值班员", ("总值班长",), "oral", "3a", 15),
        Step("总值班长", ("校长",), "oral", "3b"),
        Step("总值班长", ("校长",), "written", "3b", 20, advice=True),
        Step("校长办公室", ("市教育局",), "oral", "3c", 20, outside=True),
    )
    chart = chart_flow(
        college(steps=steps, clock="known", chart_label="", instruction_clause="", follow_up_hours=0, final_days=0)
    )
    assert said(chart) == {
        "获知突发事件→值班员": [],
        "值班员→总值班长": ["电话口头，15分钟内"],
        "总值班长→校长": ["电话口头", "书面材料，建议20分钟内"],
        "校长办公室→市教育局": ["电话口头，20分钟内"],
        "市教育局→续报：补充修正，滚动报告": [],
        "续报：补充修正，滚动报告→应急处置结束？": [],
        "应急处置结束？→续报：补充修正，滚动报告": ["没有结束，继续续报"],
        "应急处置结束？→终报：总结性报告": ["已经结束"],
        "获知突发事件→校长办公室": [],
    }
    assert not any(edge.dashed for edge in chart.edges)
    assert "从事件获知起算" in chart.notes[0]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"follow_up_clause": ""}, "盟教体局→终报：总结性报告"),
        ({"follow_up_clause": "", "final_clause": ""}, "党政办公室→盟教体局"),
        ({"steps": FLOW.inner}, "院长→续报：补充修正，滚动报告"),
        ({"steps": ()}, "续报：补充修正，滚动报告→应急处置结束？"),
        ({"steps": tuple(step for step in FLOW.steps if step.outside)}, "突发事件发生→党政办公室"),
        ({"steps": (Step("党政办公室", ("党政办公室",), "oral", "3a"),)}, "党政办公室→党政办公室"),
    ],
)
def test_a_flow_without_some_of_it(changes: dict[str, Any], wanted: str) -> None:
    other = college(**changes)
    assert wanted in said(chart_flow(other))
    for form in ("svg", "docx", "mmd"):
        assert draw(chart_flow(other), other, form)


def test_only_what_is_custom_is_explained() -> None:
    assert len(chart_flow(COLLEGE).notes) == 2
    plain = college(steps=tuple(s for s in FLOW.steps if not s.advice), follow_up_hours=0, final_days=0)
    assert len(chart_flow(plain).notes) == 1


def test_a_case_has_its_times_and_what_is_late_in_red(tmp_path: Path) -> None:
    chart = case_chart(some_case(tmp_path), "15:40")
    words = said(chart)
    assert words["后勤处→部门主要负责人"] == ["电话口头，30分钟内", "14时41分电话"]
    assert words["党政办公室→盟委行署总值班室"] == [
        "电话口头，40分钟内",
        "还没有报，超时30分钟",
        "书面首报，60分钟内",
        "还没有报，超时10分钟",
    ]
    assert words["党政办公室→自治区教育厅"][1] == "15时22分电话，超时12分钟"
    assert words["党政办公室→盟教体局"] == [
        "电话口头，40分钟内",
        "14时52分电话",
        "越级：早于报学院领导",
        "书面首报，60分钟内",
        "15时29分书面",
    ]
    assert late(chart) == [
        "还没有报，超时30分钟",
        "还没有报，超时10分钟",
        "15时22分电话，超时12分钟",
        "还没有报，超时10分钟",
        "越级：早于报学院领导",
        "对外报告前没有记录",
    ]
    assert "后勤处→党政办公室" in words
    advice = next(edge for edge in chart.edges if edge.dashed)
    assert advice.tone is Tone.PLAIN
    assert chart.below_title == "实训楼3层配电箱冒烟"
    assert any("越级上报" in note for note in chart.notes)


def test_until_a_moment_only_what_had_happened_then(tmp_path: Path) -> None:
    chart = case_chart(some_case(tmp_path), "14:45")
    words = said(chart)
    assert words["后勤处→部门主要负责人"][1] == "14时41分电话"
    assert words["学院分管领导→院长"] == ["电话口头", "还没有报"]
    assert not late(chart)
    assert next(e for e in chart.edges if e.words and e.words[-1].text == "还没有报").tone is Tone.PLAIN


def test_exactly_at_the_limit_is_in_time(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "15:00")
    assert not late(case_chart(path, "15:00"))


def test_the_end_of_a_case(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"title": "关于实训楼3层配电箱冒烟的情况"})
    CaseLog(path, COLLEGE, now=at("14:50"), at="14:49").instruct("院长", "全力处置")
    told(path, BODIES, "15:20", "written", report="first")
    told(path, BODIES, "18:20", "written", report="follow-up")
    told(path, BODIES, "20:20", "written", report="follow-up")
    chart = case_chart(path, "20:30")
    assert chart.below_title == "关于实训楼3层配电箱冒烟的情况"
    boxes = {node.words[0].text: [words.text for words in node.words[1:]] for node in chart.nodes}
    assert boxes["突发事件发生"] == ["2024年5月20日14时30分"]
    assert boxes["党委书记、院长作出指示"] == ["院长 14时49分"]
    assert boxes["续报：补充修正，滚动报告"] == ["2次，最近20时20分"]
    assert said(chart)["应急处置结束？→续报：补充修正，滚动报告"][1] == "建议5月21日8时20分前"
    CaseLog(path, COLLEGE, now=at("9:00", 21), at="2024-05-21 8:30").close()
    chart = case_chart(path, "10:00", day=21)
    assert said(chart)["应急处置结束？→终报：总结性报告"] == ["已经结束，建议5月28日8时30分前"]
    assert said(chart)["应急处置结束？→续报：补充修正，滚动报告"] == ["没有结束，继续续报"]
    told(path, BODIES, "9:20", "written", report="final", day=22)
    chart = case_chart(path, "10:00", day=22)
    boxes = {node.words[0].text: [words.text for words in node.words[1:]] for node in chart.nodes}
    assert boxes["应急处置结束？"] == ["5月21日8时30分"]
    assert boxes["终报：总结性报告"] == ["5月22日9时20分"]


def test_each_department_has_its_own_way_up(tmp_path: Path) -> None:
    path = opened(tmp_path, role="属地")
    CaseLog(path, COLLEGE, now=at("14:36")).involve("学生工作处", "主管")
    CaseLog(path, COLLEGE, now=at("14:36")).involve("某某中心", "")
    told(path, "部门主要负责人", "14:41", department="后勤处")
    told(path, "分管领导", "14:50", department="后勤处")
    chart = case_chart(path, "15:05")
    names = {node.id: [words.text for words in node.words] for node in chart.nodes}
    ways = {
        (names[e.source][0], names[e.target][0]): e.words[-1].text
        for e in chart.edges
        if names[e.source][-1].startswith("（")
    }
    assert ways["后勤处", "部门主要负责人"] == "14时41分电话"
    assert ways["学生工作处", "部门主要负责人"] == "还没有报，超时5分钟"
    assert ["后勤处", "（属地，首报）"] in names.values()
    assert ["某某中心"] in names.values()
    assert list(names.values()).count(["部门主要负责人"]) == 3
    assert list(names.values()).count(["学院分管领导"]) == 1
    covered = [e for e in chart.edges if e.words and e.words[-1].text == "已由其他部门报到"]
    assert len(covered) == 2
    assert draw(chart, COLLEGE, "svg")


def test_a_department_is_known_by_its_other_name_too(tmp_path: Path) -> None:
    path = opened(tmp_path, role="属地")
    CaseLog(path, COLLEGE, now=at("14:36")).involve("学工处", "主管")
    case = told(path, "部门主要负责人", "14:41", department="学工处")
    assert case.entries[-1].model_dump()["department"] == case.parties[1].name


def test_a_case_that_nobody_owns_yet_and_one_that_is_not_reported_outside(tmp_path: Path) -> None:
    path = opened(tmp_path, department="", occurred="", known="14:33")
    assert "涉事部门→部门主要负责人" in said(case_chart(path, "14:40"))
    start = case_chart(path, "14:40").nodes[0].words
    assert start[1].text == "发生时间不详，2024年5月20日14时33分接报"
    CaseLog(path, COLLEGE, now=at("14:50")).learn({"不外报的研判结论": "经核实为误报"})
    assert said(case_chart(path, "16:00"))["党政办公室→盟教体局"][1] == "经研判不外报"


def test_drawing_from_another_app(tmp_path: Path) -> None:
    path = some_case(tmp_path)
    assert alvtc_info.flowchart("mmd").startswith(b"---\n")
    late_ = flowchart("mmd", event=path, now=at("15:40"), institution=COLLEGE)
    assert "越级" in late_.decode()
    assert "截至" in flowchart("mmd", event=str(path)).decode()
    refused("bad-form", lambda: flowchart("pdf"))


def test_moments_before_the_case_show_an_empty_one(tmp_path: Path) -> None:
    chart = case_chart(some_case(tmp_path), "13:00")
    assert not late(chart)
    assert isinstance(datetime.now(), datetime)


def test_errors_are_of_one_family() -> None:
    with pytest.raises(AlvtcInfoError):
        flowchart("jpg")


def test_the_moment_of_writing_up_stands_in_no_box(tmp_path: Path) -> None:
    path = opened(tmp_path, "5月18日14:30")
    CaseLog(path, COLLEGE, now=at("14:40")).instruct("院长", "查明原因")
    CaseLog(path, COLLEGE, now=at("14:44")).report(["盟教体局"], "phone")
    CaseLog(path, COLLEGE, now=at("14:45")).close()
    drawn = flowchart("mmd", event=path, now=at("15:00"), institution=COLLEGE).decode()
    assert "院长 没有写几时" in drawn
    assert "应急处置结束？<br/>没有写几时" in drawn
    assert "对外报告前没有记录" not in drawn
