from __future__ import annotations

from datetime import datetime
from pathlib import Path

from alvtc_info.analysis.reporting_clock import unreported
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog, open_case
from alvtc_info.emergency.progress import State
from alvtc_info.emergency.script import build_script
from alvtc_info.emergency.status_text import format_status
from tests.emergency.cases import BODIES, COLLEGE, FLOW, LEADERS, at, opened, stand, states, told


def test_exactly_at_the_limit_is_in_time(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "15:00")
    assert states(stand(path, "15:30"))["部门主要负责人o"] is State.DONE
    told(path, "部门主要负责人", "15:00:01", corrects=2)
    late = next(row for row in stand(path, "15:30").chains[0].rows if row.name == "部门主要负责人")
    assert (late.state, late.over, late.minutes) == (State.LATE, 1, 31)


def test_how_a_case_stands(tmp_path: Path) -> None:
    path = opened(tmp_path)
    found = stand(path, "14:52")
    assert (found.passed, found.left) == (22, 18)
    assert [(call.sender, call.progress.name, call.progress.left) for call in found.calls] == [
        ("后勤处", "部门主要负责人", 8)
    ]
    told(path, "后勤处处长", "14:41")
    assert [call.progress.name for call in stand(path, "14:52").calls] == ["学院分管领导"]
    told(path, "分管领导", "14:45")
    told(path, LEADERS, "14:50")
    found = stand(path, "14:52")
    assert found.inner_took == 20
    assert [call.progress.name for call in found.calls] == ["党政办公室", *BODIES.split("、")]
    CaseLog(path, COLLEGE, now=at("14:52")).instruct("院长", "按规定上报")
    told(path, "盟委行署总值班室", "15:09", sender="党政办公室")
    told(path, "自治区教育厅", "15:11", sender="党政办公室")
    found = stand(path, "15:12")
    assert [states(found)[name] for name in ("盟委行署总值班室o", "自治区教育厅o", "盟教体局o")] == [
        State.DONE,
        State.LATE,
        State.OVERDUE,
    ]
    assert sorted(row.name for row in found.late) == ["盟教体局", "自治区教育厅"]
    assert (found.left, found.warnings) == (0, ())
    told(path, "盟教体局", "15:13", sender="党政办公室")
    found = stand(path, "15:14")
    assert {call.progress.step.by for call in found.calls} == {"written"}
    assert (found.left, found.left_for) == (16, "written")
    assert "离书面报院外的时限还剩 16 分钟\n" in format_status(load_case(path), found, COLLEGE)
    text = format_status(load_case(path), stand(path, "15:31"), COLLEGE)
    assert "书面报院外的时限已过 1 分钟，还有院外单位没有书面报" in text
    told(path, "党政办公室", "15:15", "written", report="first")
    told(path, BODIES, "15:20", "written", sender="党政办公室", report="first")
    found = stand(path, "15:21")
    assert (found.calls, found.left) == ((), None)
    assert found.next_follow_up == datetime(2024, 5, 21, 3, 20)
    assert "下一次续报　建议 5月21日3时20分前（制度" in format_status(load_case(path), found, COLLEGE)
    assert "续报　建议 3时20分前，已过 5 小时（" in format_status(load_case(path), stand(path, "9:00", day=21), COLLEGE)
    CaseLog(path, COLLEGE, now=at("18:00")).close()
    found = stand(path, "18:01")
    assert (found.next_follow_up, found.final_due) == (None, datetime(2024, 5, 27, 18, 0))
    text = format_status(load_case(path), found, COLLEGE)
    assert "终报　建议 5月27日18时00分前（制度没有时限）" in text
    assert "，已过 3 天 0 小时（" in format_status(load_case(path), stand(path, "18:01", day=30), COLLEGE)
    told(path, BODIES, "10:00", "written", day=22, report="final")
    assert stand(path, "10:01", day=22).final_due is None


def test_only_what_had_happened_counts(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:41")
    assert states(stand(path, "14:40"))["部门主要负责人o"] is State.WAITING
    assert states(stand(path, "14:41"))["部门主要负责人o"] is State.DONE


def test_several_departments_have_a_chain_each(tmp_path: Path) -> None:
    path = opened(tmp_path, role="属地")
    CaseLog(path, COLLEGE, now=at("14:36")).involve("学工处", "主管")
    CaseLog(path, COLLEGE, now=at("14:36")).involve("保卫处", "")
    told(path, "部门主要负责人", "14:41", department="后勤处")
    told(path, "分管领导", "14:45", department="后勤处")
    found = stand(path, "15:05")
    assert [(c.party.name, c.party.role, c.silent) for c in found.chains] == [
        ("后勤处", "属地", False),
        ("学生工作处", "主管", True),
        ("保卫处", "", True),
    ]
    assert found.chains[1].covered == ("学院分管领导",)
    assert [row.name for row in found.late] == ["部门主要负责人", "部门主要负责人"]
    text = format_status(load_case(path), found, COLLEGE, colour=True)
    assert "学生工作处（主管，主报）　还没有报告" in text
    assert "后勤处（属地，首报）\n" in text
    assert "已由其他部门报到" in text
    assert "\x1b[31m  × 部门主要负责人" in text
    facts = load_case(path).facts(FLOW, "学生工作处")
    assert facts.contacts == ()


def test_bypass_by_the_order_of_the_calls(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "119", "14:31")
    told(path, "自治区教育厅", "14:40", sender="后勤处")
    found = stand(path, "14:45")
    assert any(w.startswith("报自治区教育厅在报学院主要领导之前，属越级上报") for w in found.warnings)
    assert any("没有学院主要领导指示" in w for w in found.warnings)
    told(path, LEADERS, "14:50")
    told(path, "部门主要负责人", "14:55")
    found = stand(path, "15:00")
    assert "先报党委书记、后报部门主要负责人，次序颠倒" in found.warnings


def test_calls_that_a_later_time_of_the_event_puts_before_it(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:31")
    told(path, "119", "14:32")
    CaseLog(path, COLLEGE, now=at("14:50")).learn({"发生时间": "14:40"})
    found = [w for w in stand(path, "15:00").warnings if "早于" in w]
    assert found == ["第2条的时刻 14时31分 早于事件时刻 14时40分，请核对"]


def test_the_department_can_be_told_later(tmp_path: Path) -> None:
    path = opened(tmp_path, department="")
    told(path, "部门主要负责人", "14:41")
    assert [chain.party.name for chain in stand(path, "14:45").chains] == ["涉事部门"]
    assert build_script(load_case(path), COLLEGE).text.startswith("您好，我是＿")
    CaseLog(path, COLLEGE, now=at("14:46")).involve("后勤处", "属地")
    found = stand(path, "14:50")
    assert [chain.party.name for chain in found.chains] == ["后勤处"]
    assert states(found)["部门主要负责人o"] is State.DONE


def test_order_reversed(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "分管领导", "14:40")
    told(path, "部门主要负责人", "14:45")
    assert "先报学院分管领导、后报部门主要负责人，次序颠倒" in stand(path, "15:00").warnings


def test_an_instruction_that_came_after_is_none(tmp_path: Path) -> None:
    path = opened(tmp_path)
    for to, clock in (("部门主要负责人", "14:35"), ("分管领导", "14:38"), (LEADERS, "14:40"), ("盟教体局", "14:45")):
        told(path, to, clock)
    assert any("没有学院主要领导指示" in w for w in stand(path, "15:00").warnings)
    CaseLog(path, COLLEGE, now=at("14:46")).instruct("院长", "")
    assert any("没有学院主要领导指示" in w for w in stand(path, "15:00").warnings)
    CaseLog(path, COLLEGE, now=at("14:50"), at="14:44", corrects=6).instruct("", "")
    assert not stand(path, "15:00").warnings


def test_a_stand_in_counts(tmp_path: Path) -> None:
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("14:35"), note="院长出差").delegate("院长", "王某")
    told(path, "王某", "14:40")
    facts = load_case(path).facts(FLOW)
    assert facts.contacts is not None
    assert (facts.contacts[0].acting_for, facts.contacts[0].note) == ("院长", "院长出差")
    assert "院长" not in unreported(FLOW, facts)
    told(path, "副院长", "14:41", acting_for="党委书记", note="书记住院")
    assert "党委书记" not in unreported(FLOW, load_case(path).facts(FLOW))
    told(path, "部门主要负责人", "14:42")
    told(path, "分管领导", "14:43")
    assert "王某代院长" in format_status(load_case(path), stand(path, "14:45"), COLLEGE)
    other = tmp_path / "b.yaml"
    open_case(other, institution=COLLEGE, department="后勤处", occurred="14:30", now=at("14:31"))
    CaseLog(other, COLLEGE, now=at("14:35"), note="院长出差").delegate("院长", "王某")
    told(other, "部门主要负责人", "14:36")
    told(other, "分管领导", "14:37")
    assert {c.progress.name: [p.name for p in c.people] for c in stand(other, "14:40").calls} == {
        "党委书记": [],
        "院长": ["王某（代）"],
    }


def test_an_unknown_hour_runs_from_when_it_was_known(tmp_path: Path) -> None:
    path = opened(tmp_path, "", known="14:30", particulars={})
    found = stand(path, "15:05")
    assert found.uncertain
    text = format_status(load_case(path), found, COLLEGE)
    assert text.startswith("（还没有写明是什么事）")
    assert "发生：不详　获知：2024年5月20日14时30分（时限从获知时刻起算）" in text
    assert "发生时间不详，2024年5月20日14时30分接报" in build_script(load_case(path), COLLEGE).text


def test_a_waiver_and_across_midnight(tmp_path: Path) -> None:
    path = opened(tmp_path, "5月19日23:50", particulars={"不外报": "经研判不属重特大事件"}, now=at("0:05"))
    told(path, "部门主要负责人", "0:19")
    found = stand(path, "0:30")
    assert found.left is None
    assert {row.state for row in found.outward} == {State.WAIVED}
    assert "经研判不外报" in format_status(load_case(path), found, COLLEGE)
    assert states(found)["部门主要负责人o"] is State.DONE
    assert "已过 2 小时" in format_status(load_case(path), stand(path, "1:55"), COLLEGE)
    assert "已过 2 天 2 小时" in format_status(load_case(path), stand(path, "1:55", day=22), COLLEGE)


def test_the_heads_of_two_departments_are_told_apart(tmp_path: Path) -> None:
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("14:36")).involve("学工处", "主管")
    told(path, "部门主要负责人", "14:41")
    assert [call.sender for call in stand(path, "14:52").calls] == ["后勤处主要负责人", "学生工作处主要负责人"]


def test_a_correction_that_a_later_entry_overrules_is_said(tmp_path: Path) -> None:
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("14:36")).learn({"地点": "实训楼2层", "伤亡": "无人员伤亡"})
    CaseLog(path, COLLEGE, now=at("14:37"), corrects=1).learn({"地点": "实训楼4层", "事件": "配电柜冒烟"})
    found = [line for line in stand(path, "14:38").warnings if "为准" in line]
    assert found == ["地点：第3条更正了，但以后来得知的第2条为准；第2条也不对的，更正第2条"]
    CaseLog(path, COLLEGE, now=at("14:39"), corrects=2).learn({"地点": "实训楼4层"})
    assert not any("为准" in line for line in stand(path, "14:40").warnings)
