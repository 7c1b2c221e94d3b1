from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from alvtc_info import Kind, check, load_report, read, render
from alvtc_info.emergency.case_log import CaseLog, open_case
from alvtc_info.emergency.draft_files import report_docx, report_yaml
from alvtc_info.emergency.drafting import begin
from alvtc_info.emergency.earlier_reports import Sources, gather
from alvtc_info.report.models import FinalReport, FirstReport, FollowUpReport, Report
from alvtc_info.templates.slots import mark_slots
from tests.emergency.cases import COLLEGE, at, opened, told
from tests.refusing import refused

TODAY = date(2024, 5, 20)
FIRST = {
    "kind": "first",
    "department": "后勤处",
    "issue_number": 12,
    "dated": "2024-05-20",
    "title": "实训楼3层配电箱冒烟",
    "editor": "刘某",
    "phone": "0483-8000000",
    "signed_off_by": "李某",
    "body": [
        "2024年5月20日14时30分许，实训楼3层配电箱冒烟，2名学生受伤。",
        "我处立即切断电源。原因正在调查。后续情况续报。",
    ],
}


def first(tmp_path: Path, **changed: Any) -> Path:
    path = tmp_path / "first.docx"
    render(load_report({**FIRST, **changed}), path, force=True)
    return path


def begun(kind: Kind, *paths: Path, **given: Any) -> Report:
    return begin(kind, gather(paths, COLLEGE), COLLEGE, TODAY, **given)


def texts(report: Report) -> str:
    return report.document(COLLEGE).text


def test_a_first_report_from_a_case(tmp_path: Path) -> None:
    path = opened(tmp_path, "14时30分许")
    told(path, "部门主要负责人", "14:41")
    report = begun(Kind.FIRST, path)
    assert isinstance(report, FirstReport)
    assert (report.department, report.issue_number, report.dated, report.title) == (
        "后勤处",
        None,
        TODAY,
        "实训楼3层配电箱冒烟",
    )
    body = texts(report)
    assert "2024年5月20日14时30分许，实训楼3层配电箱冒烟。{人员伤亡" in body
    assert report.facts().contacts
    CaseLog(path, COLLEGE, now=at("14:45")).learn(
        {
            "伤亡": "无人员伤亡",
            "损失": "损失正在统计",
            "来源": "14时33分值班员报告保卫处",
            "措施": "已切断电源",
            "原因": "原因正在调查",
            "标题": "实训楼冒烟",
        }
    )
    report = begun(Kind.FIRST, path)
    assert "{" not in texts(report)
    assert report.title == "实训楼冒烟"
    assert not [f for f in check(report) if f.rule == "first-report-elements" and f.severity == "error"]


def test_a_department_that_was_not_told_is_a_slot(tmp_path: Path) -> None:
    assert begun(Kind.FIRST, opened(tmp_path, department="")).department == "{部门}"


def test_gaps_are_slots_and_slots_are_found(tmp_path: Path) -> None:
    path = opened(tmp_path, "", known="14:33", particulars={})
    report = begun(Kind.FIRST, path)
    assert "发生时间不详，2024年5月20日14时33分接报，{地点}{发生了什么}。" in texts(report)
    assert report.title.startswith("{标题")
    found = [f for f in check(report) if f.rule == "template-placeholder"]
    assert len(found) == texts(report).count("{")


@pytest.mark.medium
def test_a_follow_up_from_the_first_report_as_word_has_it(tmp_path: Path) -> None:
    report = begun(Kind.FOLLOW_UP, first(tmp_path))
    assert isinstance(report, FollowUpReport)
    assert (report.issue_number, report.number, report.title, report.editor) == (13, 1, "实训楼3层配电箱冒烟", "刘某")
    assert report.signed_off_by is None
    body = texts(report)
    assert "2024年5月20日14时30分许，实训楼3层配电箱冒烟，2名学生受伤。" in body
    assert "首报写“2名学生受伤”" in body
    assert "首报写“我处立即切断电源”" in body
    again = tmp_path / "again.docx"
    render(report, again)
    second = begun(Kind.FOLLOW_UP, first(tmp_path), again)
    assert isinstance(second, FollowUpReport)
    assert (second.issue_number, second.number) == (14, 2)
    assert begun(Kind.FOLLOW_UP, again, first(tmp_path)).document().text == second.document().text
    incident = tmp_path / "incident.docx"
    render(report.model_copy(update={"incident": "事件", "issue_number": None}), incident)
    third = begun(Kind.FOLLOW_UP, incident)
    assert isinstance(third, FollowUpReport)
    assert (third.incident, third.issue_number) == ("事件", None)


@pytest.mark.medium
def test_what_the_case_has_otherwise_is_marked(tmp_path: Path) -> None:
    path = opened(tmp_path, "14:28", particulars={"place": "实训楼2层", "what": "冒烟", "伤亡": "2名学生受伤"})
    CaseLog(path, COLLEGE, now=at("15:10")).learn({"伤亡": "3名学生受伤"})
    CaseLog(path, COLLEGE, now=at("15:00")).instruct("院长", "先救人")
    CaseLog(path, COLLEGE, now=at("15:01")).instruct("党委书记", "")
    body = texts(begun(Kind.FOLLOW_UP, first(tmp_path), path))
    assert "{发生时间：案卷现记“2024年5月20日14时28分”" in body
    assert "{地点：案卷现记“实训楼2层”" in body
    assert "首报写“2名学生受伤”；案卷2024年5月20日15时10分记“3名学生受伤”" in body
    assert "院长2024年5月20日15时指示：“先救人”。{落实情况}" in body
    assert "党委书记2024年5月20日15时01分指示。{落实情况}" in body
    same = tmp_path / "b"
    same.mkdir()
    agreeing = opened(same, "14时30分许", particulars={"place": "实训楼3层", "伤亡": "2名学生受伤"})
    assert "案卷" not in texts(begun(Kind.FOLLOW_UP, first(tmp_path), agreeing))


def follow_up(tmp_path: Path, number: int, *situation: str, **changed: Any) -> Path:
    path = tmp_path / f"follow-up-{number}.docx"
    data = {
        **{key: value for key, value in FIRST.items() if key != "body"},
        "kind": "follow-up",
        "issue_number": 12 + number,
        "number": number,
        "situation": list(situation),
        "instructions": ["暂无领导批示。"],
        "public_opinion": ["截至2024年5月20日18时，未监测到相关舆情。"],
    }
    render(load_report({**data, **changed}), path, force=True)
    return path


@pytest.mark.medium
def test_what_a_later_report_contradicts_is_not_carried_over(tmp_path: Path) -> None:
    stale = {
        "title": "实训楼3层配电箱冒烟 无人员伤亡",
        "body": ["2024年5月20日14时30分，实训楼3层配电箱冒烟，无人员伤亡，损失约2000元。"],
    }
    one = first(tmp_path, **stale)
    two = follow_up(
        tmp_path, 1, "截至18时，经检查，2名学生受轻伤，损失5000元。更正：起火点为2层。", title=stale["title"]
    )
    report = begun(Kind.FOLLOW_UP, one, two)
    place = "{地点：续报一写“3层”，续报一写“2层”，核实后写}"
    assert (
        report.title == f"实训楼{place}配电箱冒烟 " + "{伤亡：续报一写“无人员伤亡”，续报一写“2名学生受轻伤”，核实后写}"
    )
    body = texts(report)
    lead = "2024年5月20日14时30分，实训楼3层配电箱冒烟，{伤亡：首报写“无人员伤亡”，续报一写“2名学生受轻伤”，核实后写}，"
    assert lead + "{损失：首报写“损失约2000元”，续报一写“损失5000元”，核实后写}。" in body
    assert "{续报一有更正：“更正：起火点为2层。”，请照此核对}" in body
    assert lead in texts(begun(Kind.FINAL, one, two))
    agreeing = follow_up(tmp_path, 1, "截至18时，现场已清理。", title=stale["title"])
    again = begun(Kind.FOLLOW_UP, one, agreeing)
    assert again.title == stale["title"]
    assert "冒烟，无人员伤亡，损失约2000元。" in texts(again)


def test_what_the_case_learnt_since_is_not_carried_over(tmp_path: Path) -> None:
    source = first(
        tmp_path, title="实训楼3层配电箱冒烟 无人员伤亡", body=["2024年5月20日14时30分，实训楼3层冒烟，无人员伤亡。"]
    )
    path = opened(tmp_path, particulars={"place": "实训楼3层", "what": "冒烟，无人员伤亡"})
    CaseLog(path, COLLEGE, now=at("15:10")).learn({"伤亡": "2名学生受轻伤"})
    slot = "写“无人员伤亡”，案卷第2条写“2名学生受轻伤”，核实后写}"
    sent_on = begun(Kind.FIRST, source, path, sender="党政办")
    assert sent_on.title == "实训楼3层配电箱冒烟 {伤亡：首报" + slot
    assert "{伤亡：部门" + slot in texts(sent_on)
    assert begun(Kind.FIRST, path).title == "实训楼3层冒烟，{伤亡：立案时" + slot
    assert "冒烟，{伤亡：立案时" + slot + "。2名学生受轻伤。" in texts(begun(Kind.FIRST, path))


@pytest.mark.medium
def test_a_moment_of_writing_up_is_no_moment_of_acting(tmp_path: Path) -> None:
    path = opened(
        tmp_path,
        "昨天14:30",
        now=at("8:00", 21),
        particulars={"地点": "实训楼", "what": "冒烟", "measures": "切断电源"},
    )
    CaseLog(path, COLLEGE, now=at("8:05", 21)).learn([("措施", "疏散师生"), ("措施", "保卫处设置警戒")])
    CaseLog(path, COLLEGE, now=at("8:06", 21), at="5月20日15:10").learn({"措施": "联系家长"})
    CaseLog(path, COLLEGE, now=at("8:07", 21)).instruct("院长", "先救人")
    CaseLog(path, COLLEGE, now=at("8:08", 21), at="5月20日15:20").instruct("党委书记", "查明原因")
    CaseLog(path, COLLEGE, now=at("8:09", 21)).close()
    body = texts(begun(Kind.FINAL, path))
    for said in (
        "{几时}，切断电源。",
        "{几时}，疏散师生。",
        "{几时}，保卫处设置警戒。",
        "15时10分，联系家长。",
        "{几时}，应急处置结束。",
    ):
        assert said in body
    follow = texts(begun(Kind.FOLLOW_UP, first(tmp_path), path))
    assert "院长{几时}指示" in follow
    assert "党委书记2024年5月20日15时20分指示" in follow
    assert "已切断电源。已疏散师生。保卫处设置警戒。15时10分，联系家长。" in texts(begun(Kind.FIRST, path))


@pytest.mark.medium
def test_what_a_slot_asks_is_nothing_that_a_report_said(tmp_path: Path) -> None:
    path = opened(
        tmp_path, particulars={"place": "实训楼3层", "what": "冒烟", "casualties": "2名学生受轻伤", "cause": "线路老化"}
    )
    asked = "2024年5月20日14时30分，实训楼3层冒烟。{伤亡：写现状，有变化写较首报新增×人或更正}{损失：写现状；首报写损失约1元}"
    report = texts(begun(Kind.FINAL, follow_up(tmp_path, 1, asked), path))
    assert "更正" not in report
    assert "续报一写" not in report
    assert "{原因：案卷记“线路老化”，写明经谁查明}" in report


@pytest.mark.medium
def test_a_final_report_holds_cause_instructions_and_calls_for_help(tmp_path: Path) -> None:
    facts = {"place": "实训楼3层", "what": "冒烟", "cause": "消防认定是充电宝自燃", "losses": "约8000元"}
    path = opened(tmp_path, "14:28", particulars=facts)
    told(path, "119", "14:33", sender="保卫处")
    told(path, "120", "14:34", "message")
    CaseLog(path, COLLEGE, now=at("15:00"), at="14:50").instruct("院长", "做好心理疏导。")
    body = texts(
        begun(
            Kind.FINAL,
            path,
            first(tmp_path, body=["2024年5月20日14时30分，实训楼5层冒烟，损失约3000元。起火原因正在调查。"]),
        )
    )
    for said in (
        "消防部门认定是充电宝自燃。",
        "14时33分，保卫处拨打119。",
        "14时34分，后勤处报告120。",
        "院长14时50分指示：“做好心理疏导”。",
        "{损失：案卷写“损失约8000元”，首报写“损失约3000元”，核实后写}",
        "{发生时间：首报写“2024年5月20日14时30分，实训楼5层冒烟，损失约3000元。”，与上文不同的请核实}",
        "{地点：首报写",
    ):
        assert said in body
    alone = texts(begun(Kind.FINAL, first(tmp_path)))
    assert "{原因：首报写“原因正在调查”，核实后写}" in alone
    assert "原因" not in texts(begun(Kind.FINAL, first(tmp_path, body=["2024年5月20日14时30分，冒烟。"]))).replace(
        "经验教训", ""
    )


def test_a_follow_up_quotes_all_that_was_done_and_lost(tmp_path: Path) -> None:
    body = [
        "2024年5月20日14时30分，实训楼3层冒烟，2名学生受伤。",
        "后勤处立即切断电源，疏散学生42人。损失约3000元。",
        "初步判断原因为线路老化，正在核实。",
    ]
    path = opened(
        tmp_path, particulars={"place": "实训楼3层", "what": "冒烟", "losses": "约8000元", "measures": "联系家长"}
    )
    report = texts(begun(Kind.FOLLOW_UP, first(tmp_path, body=body), path))
    assert "首报写“后勤处立即切断电源”、“疏散学生42人”；立案时记“联系家长”}" in report
    assert "{损失：写现状，有变化写明更正；首报写“损失约3000元”；立案时记“约8000元”}" in report
    assert "首报写“初步判断原因为线路老化，正在核实”" in report


def test_two_accounts_of_the_hurt_and_two_sources_are_both_told(tmp_path: Path) -> None:
    path = opened(
        tmp_path,
        particulars={"place": "路口", "what": "两车相撞", "casualties": "3人受伤，其中1人重伤", "source": "门卫"},
    )
    CaseLog(path, COLLEGE, now=at("14:40")).learn({"伤亡": "重伤的那个没抢救过来", "来源": "带队教师赵某"})
    body = texts(begun(Kind.FIRST, path))
    assert "{伤亡：“3人受伤，其中1人重伤”，后来记“重伤的那个没抢救过来”，核实后写成完整的一句}。" in body
    assert "后勤处接到门卫报告。{几时}，后勤处接到带队教师赵某报告。" in body
    unnamed = opened(tmp_path, department="", force=True, particulars={"source": "门卫"})
    assert "{几时}，{部门}接到门卫报告。" in texts(begun(Kind.FIRST, unnamed))


def test_an_instruction_without_a_time_is_no_fact_of_a_case_written_up_later(tmp_path: Path) -> None:
    path = opened(
        tmp_path, "昨天14:30", now=at("8:00", 21), particulars={"地点": "最后出现在南门", "what": "学生王某失联"}
    )
    CaseLog(path, COLLEGE, now=at("8:07", 21)).instruct("院长", "先找人")
    report = begun(Kind.FIRST, path)
    assert isinstance(report, FirstReport)
    assert report.event is None or report.event.instructed_at is None
    assert report.title == "南门学生王某失联"


def test_every_fact_is_a_sentence(tmp_path: Path) -> None:
    facts = {
        "place": "实训楼",
        "what": "火情",
        "casualties": "无",
        "source": "实训指导教师赵某",
        "losses": "约3000元",
        "cause": "线路老化",
    }
    path = opened(tmp_path, known="14:33", particulars=facts)
    body = texts(begun(Kind.FIRST, path))
    assert "2024年5月20日14时30分，实训楼发生火情。无人员伤亡。" in body
    assert "14时33分，后勤处接到实训指导教师赵某报告。{已采取的措施}。损失约3000元。" in body
    assert "初步判断原因为线路老化，正在核实。后续情况续报。" in body
    assert "损失约3000元。" in texts(begun(Kind.FINAL, path))


def test_a_first_report_without_a_time_carries_no_sentence(tmp_path: Path) -> None:
    path = opened(tmp_path)
    bare = first(tmp_path, body=["配电箱冒烟。"], title="2024年5月20日冒烟")
    body = texts(begun(Kind.FOLLOW_UP, bare, path))
    assert "不要照抄上次报告}。\n" in body
    assert "应急处置结束" not in texts(begun(Kind.FINAL, bare, path))
    final = texts(begun(Kind.FINAL, bare))
    assert "{时间、地点、发生了什么}" in final
    assert begun(Kind.FOLLOW_UP, first(tmp_path, title="（首报）"), path).title == "实训楼3层配电箱冒烟"


@pytest.mark.medium
def test_a_final_report(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "实训楼3层", "what": "配电箱冒烟", "损失": "直接损失2000元"})
    CaseLog(path, COLLEGE, now=at("14:40")).learn({"措施": "切断电源、疏散学生"})
    CaseLog(path, COLLEGE, now=at("18:00")).close()
    report = begun(Kind.FINAL, path, first(tmp_path))
    assert isinstance(report, FinalReport)
    assert report.issue_number == 13
    body = texts(report)
    assert "2024年5月20日14时30分，实训楼3层配电箱冒烟。" in body
    assert "{几时}，切断电源、疏散学生。" in body
    assert "18时，应急处置结束。" in body
    assert "直接损失2000元。" in body
    alone = texts(begun(Kind.FINAL, first(tmp_path)))
    assert "2024年5月20日14时30分许，实训楼3层配电箱冒烟，2名学生受伤。" in alone
    assert begun(Kind.FINAL, first(tmp_path), path).issue_number == 13


def test_the_papers_of_a_case_are_enough(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "党政办公室", "15:00", "written", file=str(first(tmp_path)))
    told(path, "党政办公室", "15:01", "written")
    broken = tmp_path / "broken.docx"
    broken.write_bytes(first(tmp_path).read_bytes())
    told(path, "党政办公室", "15:02", "written", file=str(broken))
    broken.write_bytes(b"PK\x03\x04 spoilt")
    other = tmp_path / "daily.txt"
    other.write_text("2024年5月20日，后勤处更换阀门。", encoding="utf-8")
    told(path, "党政办公室", "15:03", "written", file=str(other))
    report = begun(Kind.FOLLOW_UP, path)
    assert (report.issue_number, report.title) == (13, "实训楼3层配电箱冒烟")


def test_a_place_that_was_corrected_is_corrected_in_the_title_and_measures_keep_their_order(tmp_path: Path) -> None:
    path = opened(
        tmp_path,
        particulars={"place": "实训楼3层", "what": "配电箱冒烟", "measures": "切断电源"},
    )
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"措施": "14时50分更换配电箱"})
    source = first(tmp_path)
    assert begun(Kind.FINAL, path, source).title == "实训楼3层配电箱冒烟"
    CaseLog(path, COLLEGE, now=at("15:10"), corrects=1).learn({"地点": "实训楼2层"})
    report = begun(Kind.FINAL, path, source)
    assert isinstance(report, FinalReport)
    assert report.title == "实训楼2层配电箱冒烟"
    done = texts(report)
    assert done.index("切断电源") < done.index("更换配电箱")
    named = first(tmp_path, title="实训楼2层配电箱冒烟，3层停电")
    assert begun(Kind.FINAL, path, named).title == "实训楼2层配电箱冒烟，3层停电"


def test_the_office_sends_it_on_under_the_masthead_of_the_college(tmp_path: Path) -> None:
    body = [{"heading": "基本情况"}, *FIRST["body"], {"table": [["时间", "我处措施"], ["14时40分", ""]]}]  # type: ignore[misc]
    source = first(tmp_path, body=body)
    report = begun(Kind.FIRST, source, sender="党政办", issue=37)
    assert (report.department, report.unit, report.issue_number) == ("阿拉善职业技术学院", "阿拉善职业技术学院", 37)
    assert (report.editor, report.phone, report.signed_off_by) == (None, None, None)
    text = texts(report)
    assert "{我处：改为后勤处}立即切断电源。" in text
    assert "一、基本情况" in text
    assert begun(Kind.FIRST, source, sender="我院").issue_number is None
    assert begun(Kind.FIRST, source, sender="学工处").department == "学生工作处"
    unknown = refused("unknown-department", lambda: begun(Kind.FIRST, source, sender="门卫"))
    assert "机构包里没有“门卫”；可写：党政办公室、" in unknown
    assert "是不是“后勤处”" in refused("unknown-department", lambda: begun(Kind.FIRST, source, sender="后情处"))


def test_what_cannot_be_begun(tmp_path: Path) -> None:
    path = opened(tmp_path)
    source = first(tmp_path)
    refused("two-events", lambda: begun(Kind.FIRST, path, path))
    refused("no-report", lambda: begun(Kind.FOLLOW_UP, path))
    refused("no-emergency", lambda: begun(Kind.DAILY, path))
    other = tmp_path / "daily.txt"
    other.write_text("2024年5月20日，后勤处更换阀门。", encoding="utf-8")
    refused("no-emergency", lambda: begun(Kind.FOLLOW_UP, other))
    final = tmp_path / "final.docx"
    render(begun(Kind.FINAL, source), final)
    refused("after-final", lambda: begun(Kind.FOLLOW_UP, final))
    assert "是终报，不能据此再写首报" in refused("no-first-report", lambda: begun(Kind.FIRST, final))
    empty = Sources(None, ())
    refused("nothing-to-begin-from", lambda: begin(Kind.FIRST, empty, COLLEGE, TODAY))
    refused("nothing-to-begin-from", lambda: begin(Kind.FINAL, empty, COLLEGE, TODAY))
    assert gather([other.with_name("first.docx")], COLLEGE).last is not None


@pytest.mark.medium
def test_slots_are_yellow_and_nothing_else_is(tmp_path: Path) -> None:
    path = opened(tmp_path)
    report = begun(Kind.FOLLOW_UP, first(tmp_path), path)
    plain, data = render(report), report_docx(report, COLLEGE)
    opened_ = docx.Document(io.BytesIO(data))
    runs = [run for paragraph in opened_.paragraphs for run in paragraph.runs]
    yellow = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert len(yellow) == texts(report).count("{")
    assert all(text.startswith("{") and text.endswith("}") for text in yellow)
    assert not any("{" in run.text for run in runs if run.font.highlight_color is None)
    assert read(data, name="a.docx").text == read(plain, name="a.docx").text
    assert mark_slots(data) == data


def test_the_yaml_is_a_report_again(tmp_path: Path) -> None:
    path = opened(tmp_path, "14时30分许")
    told(path, "部门主要负责人", "14:41")
    target = tmp_path / "first.yaml"
    report = begun(Kind.FIRST, path)
    target.write_text(report_yaml(report), encoding="utf-8")
    assert read(target).text == texts(report)
    assert read(target).facts == report.facts()


@pytest.mark.medium
def test_the_command(tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]) -> None:
    path = opened(tmp_path)
    assert run_cli("new", "first", "--from", path, "-o", tmp_path / "a.docx")[0] == 0
    assert run_cli("new", "first", "--from", path, "-o", tmp_path / "a.yaml")[0] == 0
    assert run_cli("new", "follow-up", "--from", tmp_path / "a.docx", path, "-o", tmp_path / "b.docx")[0] == 0
    for given in (("--as", "党政办公室"), ("--issue", "3"), ("--from", path, "-o", tmp_path / "c.txt")):
        code, out, err = run_cli("new", "first", "-o", tmp_path / "c.docx", *given)
        assert (code, out, err.count("\n")) == (2, "", 1)
    code, out, _ = run_cli("check", tmp_path / "a.docx", "--meta", path)
    assert "没有口头报部门主要负责人的记录" in out
    assert run_cli("slip", tmp_path / "a.docx", "--meta", path, "-o", tmp_path / "s.docx")[0] == 0


@pytest.mark.parametrize("target", ["next.yaml", "next.docx"])
def test_nothing_is_drafted_from_what_bears_a_mark(
    target: str, tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    marked = tmp_path / "marked.yaml"
    marked.write_text(json.dumps(FIRST, ensure_ascii=False) + "\n# 机密★1年\n", encoding="utf-8")
    case = opened(tmp_path)
    told(case, "党政办公室", "15:00", "written", file=str(marked), report="first")
    for source in (marked, case):
        code, out, err = run_cli("new", "follow-up", "--from", source, "-o", tmp_path / target)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "国家秘密标志，没有据此起草" in err
    CaseLog(case, COLLEGE, now=at("15:10")).learn({"casualties": "（机密★1年）无人员伤亡"})
    marked.unlink()
    for words in (("new", "first", "--from", case, "-o"), ("emergency", "script", case, "--print")):
        code, _, err = run_cli(*words, tmp_path / "out.docx")
        assert (code, err.count("国家秘密标志")) == (2, 1)
    assert not (tmp_path / target).exists()
    assert not (tmp_path / "out.docx").exists()


def test_what_the_case_says_beyond_the_event_stands_in_its_sections(tmp_path: Path) -> None:
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("14:45"), at="14:40").learn(
        [("影响范围", "约200名学生洗漱"), ("措施", "关闭总阀"), ("领导到场", "副院长赵某到场指挥")]
    )
    CaseLog(path, COLLEGE, now=at("15:00")).learn(
        [
            ("性质", "一般责任事故"),
            ("善后", "给受损学生更换被褥"),
            ("舆情", "无"),
            ("教训", "暴露出管道巡检不到位的问题"),
            ("整改", "更换老化管道"),
            ("整改", "6月10日前由后勤处完成全院管道排查"),
        ]
    )
    CaseLog(path, COLLEGE, now=at("15:10")).learn([("善后", "给受损学生更换被褥；赔偿电脑2台")])
    assert "影响约200名学生洗漱。" in texts(begun(Kind.FIRST, path))
    later = begun(Kind.FOLLOW_UP, path, first(tmp_path))
    assert isinstance(later, FollowUpReport)
    opinion, aftermath = (texts_of(later.public_opinion)[i] for i in (0, 1))
    assert opinion == "截至{几时}，{谁监测}，未发现相关网络舆情。"
    assert aftermath == "给受损学生更换被褥。{几时}，赔偿电脑2台。"
    assert "{影响：写现状；案卷15时" not in texts(later)
    assert "{影响：写现状；案卷" in texts(later)
    assert "{谁、几月几日}认定为一般责任事故。" in texts(later)
    final = begun(Kind.FINAL, path)
    assert isinstance(final, FinalReport)
    assert texts_of(final.nature) == ["{谁、几月几日}认定为一般责任事故。"]
    assert texts_of(final.disposal)[:4] == [
        "14时40分，关闭总阀。",
        "14时40分，副院长赵某到场指挥。",
        "给受损学生更换被褥。",
        "{几时}，赔偿电脑2台。",
    ]
    assert texts_of(final.lessons) == ["暴露出管道巡检不到位的问题。"]
    assert texts_of(final.rectification) == [
        "更换老化管道（责任部门：{哪个部门}，完成时限：{年月日}）。",
        "6月10日前由后勤处完成全院管道排查。",
    ]


def texts_of(items: Sequence[Any]) -> list[str]:
    return [str(item) for item in items]


def test_what_follow_ups_tell_of_the_response_comes_into_the_final_report(tmp_path: Path) -> None:
    start = first(tmp_path, body=["2024年5月20日14时30分，公寓漏水，影响200名学生洗漱。", "后勤处关闭总阀。"])
    one = follow_up(
        tmp_path,
        1,
        "截至2024年5月20日16时，后勤处抢修完毕，恢复供水。2名学生受伤。",
        instructions=["院长16时指示：“查清原因”。", "暂无其他批示。"],
        public_opinion=["截至16时，未监测到相关舆情。", "后勤处与学生商定赔偿。"],
    )
    final = begun(Kind.FINAL, start, one)
    assert isinstance(final, FinalReport)
    disposal = "".join(texts_of(final.disposal))
    assert "{首报写“后勤处关闭总阀”，按时间写全}" in disposal
    assert "恢复供水" in disposal
    assert "院长16时指示：“查清原因”" in disposal
    assert "“后勤处与学生商定赔偿”" in disposal
    assert "受伤" not in disposal
    assert "暂无" not in disposal
    assert "舆情" not in disposal
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("16:45")).learn([("措施", "后勤处关闭总阀"), ("影响", "200名学生洗漱")])
    CaseLog(path, COLLEGE, now=at("16:50"), at="16:00").instruct("院长", "查清原因")
    with_case = begun(Kind.FINAL, path, start, one)
    assert "首报写“后勤处关闭总阀”" not in texts(with_case)
    assert "续报写“院长16时指示" not in texts(with_case)
    assert "{影响：写现状；续报" not in texts(begun(Kind.FOLLOW_UP, path, start))
    assert "{影响：写现状；首报写“2024年5月20日14时30分，公寓漏水，影响200名学生洗漱”" in texts(
        begun(Kind.FOLLOW_UP, path, start)
    )


def test_what_was_done_stands_in_the_order_of_its_times(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "119", "14:33", sender="保卫处")
    CaseLog(path, COLLEGE, now=at("15:30"), at="15:05").learn([("措施", "救护车11点12到场")])
    CaseLog(path, COLLEGE, now=at("15:40"), at="14:50").learn([("措施", "切断电源")])
    CaseLog(path, COLLEGE, now=at("15:45")).learn([("措施", "疏散学生")])
    CaseLog(path, COLLEGE, now=at("16:00"), at="14:40").instruct("院长", "先救人")
    final = begun(Kind.FINAL, path)
    assert isinstance(final, FinalReport)
    assert texts_of(final.disposal)[:5] == [
        "14时33分，保卫处拨打119。",
        "院长14时40分指示：“先救人”。",
        "14时50分，切断电源。",
        "{几时}，疏散学生。",
        "救护车11时12分到场。",
    ]
    CaseLog(path, COLLEGE, now=at("16:10")).learn([("措施", "14时33分保卫处拨打119")])
    assert texts(begun(Kind.FINAL, path)).count("119") == 1


@pytest.mark.medium
def test_what_changed_or_was_only_judged_at_first_is_asked_about_in_the_final_report(tmp_path: Path) -> None:
    path = opened(tmp_path)
    work = [
        {"损失": "配电箱烧坏", "影响": "5个班停课", "原因": "线路老化"},
        {"损失": "一共2860元", "影响": "6个班停课"},
        {"损失": "3000元"},
    ]
    for number, facts in enumerate(work):
        CaseLog(path, COLLEGE, now=at(f"15:0{number}")).learn(facts)
    one = follow_up(tmp_path, 1, "截至2024年5月20日16时，供电恢复。5月20日，消防救援大队认定为一般事故。性质正在认定。")
    final = texts(begun(Kind.FINAL, path, first(tmp_path), one))
    assert "损失3000元。{损失：先前记“配电箱烧坏”，核实后写全}" in final
    assert "{影响：“5个班停课”，后来记“6个班停课”，核实后写成完整的一句}" in final
    assert "{原因：案卷记“线路老化”，写明经谁查明}" in final
    assert "{性质：续报一写“5月20日，消防救援大队认定为一般事故”，核实后写}" in final
    CaseLog(path, COLLEGE, now=at("16:30")).learn({"原因": "经消防部门认定为线路老化", "损失": "无"})
    assert "经消防部门认定为线路老化。" in texts(begun(Kind.FINAL, path))
    assert "记“无”" in texts(
        begun(Kind.FOLLOW_UP, path, first(tmp_path, body=["2024年5月20日14时30分冒烟，无人受伤。"]))
    )


def test_what_happened_is_no_count_of_the_hurt(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "实训车间", "what": "1名学生被火花烫伤手背"})
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"伤亡": "2人烫伤"})
    assert "{伤亡：" in texts(begun(Kind.FIRST, path))
    path = tmp_path / "other.yaml"
    open_case(
        path,
        institution=COLLEGE,
        department="后勤处",
        occurred="14:30",
        particulars={"place": "操场", "what": "有学生晕倒，怀疑中暑"},
        now=at("14:35"),
    )
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"伤亡": "1人昏迷"})
    assert "有学生晕倒，怀疑中暑。" in texts(begun(Kind.FIRST, path))


def test_a_later_reading_that_counts_nobody_contradicts_no_count(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "食堂", "what": "蒸箱爆炸，1名员工烫伤"})
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"伤亡": "二度烫伤，住院"})
    assert begun(Kind.FIRST, path).title == "食堂蒸箱爆炸，1名员工烫伤"
    CaseLog(path, COLLEGE, now=at("15:05")).learn({"伤亡": "2名员工烫伤"})
    assert begun(Kind.FIRST, path).title.endswith("案卷第3条写“2名员工烫伤”，核实后写}")


@pytest.mark.medium
def test_an_order_and_an_open_slot_are_nothing_that_was_done_or_said(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "3号楼", "what": "俩人闹起来", "impact": "停课半天"})
    CaseLog(path, COLLEGE, now=at("14:40"), at="14:38").instruct("院长", "全力抢救，通知家长")
    earlier = tmp_path / "first.docx"
    earlier.write_bytes(report_docx(begun(Kind.FIRST, path), COLLEGE))
    following = begun(Kind.FOLLOW_UP, earlier, path)
    assert "{影响：写现状；首报已写“停课半天”}" in texts(following)
    later = tmp_path / "second.docx"
    later.write_bytes(report_docx(following, COLLEGE))
    CaseLog(path, COLLEGE, now=at("14:50"), corrects=1).learn({"地点": "4号楼"})
    second, final = begun(Kind.FOLLOW_UP, later, path), begun(Kind.FINAL, earlier, later, path)
    assert "写“通知家长" not in texts(second)
    assert "写“经过：" not in texts(final) + texts(second)
    CaseLog(path, COLLEGE, now=at("14:55"), corrects=3).learn({"发生时间": "14:20"})
    assert "{发生时间：首报写“2024年5月20日14时30分，3号楼。”，与上文不同的请核实}" in texts(
        begun(Kind.FINAL, earlier, later, path)
    )


@pytest.mark.parametrize("place", ["不详", "地点不详", "尚不清楚", "待核实"])
def test_a_place_that_is_not_known_is_a_slot(tmp_path: Path, place: str) -> None:
    report = begun(Kind.FIRST, opened(tmp_path, particulars={"place": place, "what": "管道漏气"}))
    assert "2024年5月20日14时30分，{地点}管道漏气。" in texts(report)
    assert report.title.startswith("{标题")


def test_a_department_that_was_corrected_is_corrected_in_the_masthead(tmp_path: Path) -> None:
    path = opened(tmp_path, department="图书官")
    head = first(tmp_path, department="图书官", reporting_unit="图书官阅览部")
    CaseLog(path, COLLEGE, now=at("15:10"), corrects=1).learn({"部门": "图书馆"})
    report = begun(Kind.FOLLOW_UP, head, path)
    assert (report.department, report.issue_number, report.reporting_unit) == ("图书馆", 13, "图书官阅览部")
    assert begun(Kind.FOLLOW_UP, first(tmp_path, department="保卫处"), path).department == "保卫处"


def test_a_final_report_quotes_the_losses_of_a_report_that_the_case_gives_otherwise(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "库房", "what": "起火", "losses": "过火面积约25平方米"})
    body = ["2024年5月20日14时30分，库房起火。过火面积约10平方米，损失纸箱60个。后续情况续报。"]
    report = texts(begun(Kind.FINAL, first(tmp_path, title="库房起火", body=body), path))
    assert "过火面积约25平方米。" in report
    assert "{损失：首报写“过火面积约10平方米，损失纸箱60个”，核实后写}" in report
    body = ["2024年5月20日14时30分，库房起火。过火面积约25平方米。后续情况续报。"]
    assert "{损失" not in texts(begun(Kind.FINAL, first(tmp_path, title="库房起火", body=body), path))


def test_a_suspected_cause_is_not_quoted_as_the_toll(tmp_path: Path) -> None:
    body = [
        "2024年5月20日14时30分，食堂13名学生呕吐。",
        "初步判断原因可能为食物中毒，正在核实。",
    ]
    report = texts(begun(Kind.FOLLOW_UP, first(tmp_path, title="食堂13名学生呕吐", body=body)))
    assert "首报写“食堂13名学生呕吐”" in report
    assert "首报写“初步判断原因可能为食物中毒，正在核实”" in report
    body[1] = "3名学生中毒，原因正在调查。"
    report = texts(begun(Kind.FOLLOW_UP, first(tmp_path, title="食堂13名学生呕吐", body=body)))
    assert "首报写“3名学生中毒”" in report


def test_a_place_that_was_left_open_is_no_other_place(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "锅炉房", "what": "管道漏气"})
    body = ["2024年5月20日14时30分，{地点}管道漏气。后续情况续报。"]
    report = texts(begun(Kind.FINAL, first(tmp_path, title="管道漏气", body=body), path))
    assert "2024年5月20日14时30分，锅炉房管道漏气。" in report
    assert "{地点" not in report
