from __future__ import annotations

import multiprocessing
from datetime import datetime
from pathlib import Path

import pytest

from alvtc_info.emergency import case_log
from alvtc_info.emergency.case_entries import Reported
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog, open_case
from alvtc_info.emergency.situation import assess
from alvtc_info.emergency.status_text import format_status
from alvtc_info.emergency.typed_facts import known_role
from tests.emergency.cases import COLLEGE, FLOW, at, opened, stand, told
from tests.refusing import refused


def test_the_file_is_append_only(tmp_path: Path) -> None:
    path = opened(tmp_path)
    before = path.read_bytes()
    told(path, "部门主要负责人", "14:41")
    after = path.read_bytes()
    assert after.startswith(before)
    assert len(load_case(path).entries) == 2
    told(path, "部门主要负责人", "14:43", corrects=2)
    assert path.read_bytes().startswith(after)
    case = load_case(path)
    assert not case.tampered
    assert [entry.at for entry in case.those(Reported)] == [at("14:43")]


def test_every_entry_has_when_it_was_written_down(tmp_path: Path) -> None:
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("14:50"), at="14:41", recorder="赵某").report(["处长"])
    CaseLog(path, COLLEGE, now=at("14:50"), at="14:45").report(["分管领导"])
    CaseLog(path, COLLEGE, now=at("14:50")).report(["119"])
    case = load_case(path)
    assert [case.belated(entry, FLOW) for entry in case.entries] == [False, True, False, False]
    assert case.entries[1].recorder == "赵某"
    text = format_status(case, assess(case, COLLEGE, at("14:50")), COLLEGE)
    assert text.count("补录于14时50分") == 1


def test_corrections(tmp_path: Path) -> None:
    path = opened(tmp_path, "14:30")
    told(path, "部门主要负责人", "14:41")
    told(path, "分管领导", "14:45", note="座机")
    CaseLog(path, COLLEGE, now=at("14:50"), corrects=3).report([], sender="张某")
    changed = load_case(path).those(Reported)[-1]
    assert (changed.to, changed.by, changed.sender, changed.note, changed.at) == (
        ("分管领导",),
        "phone",
        "张某",
        "座机",
        at("14:45"),
    )
    CaseLog(path, COLLEGE, now=at("14:51"), corrects=2).withdraw()
    CaseLog(path, COLLEGE, now=at("14:52"), corrects=1).learn({"地点": "实训楼2层"})
    case = load_case(path)
    assert case.particulars.place == "实训楼2层"
    assert case.particulars.what == "配电箱冒烟"
    assert [party.name for party in case.parties] == ["后勤处"]
    text = format_status(case, assess(case, COLLEGE, at("14:55")), COLLEGE)
    for words in ("已由第4条更正", "已由第5条作废", "作废第2条", "更正第1条"):
        assert words in text
    for number in (0, 9):
        refused("no-entry", CaseLog(path, COLLEGE, now=at("14:55"), corrects=number).withdraw)
    assert "已经更正或作废" in refused("no-entry", CaseLog(path, COLLEGE, now=at("14:55"), corrects=3).withdraw)
    refused("no-entry", CaseLog(path, COLLEGE, now=at("14:55"), corrects=5).withdraw)
    assert "立案" in refused("other-entry", CaseLog(path, COLLEGE, now=at("14:55"), corrects=6).withdraw)
    refused("other-entry", lambda: CaseLog(path, COLLEGE, now=at("14:55"), corrects=4).instruct("院长", "x"))


def test_what_is_known_comes_from_the_last_that_says_it(tmp_path: Path) -> None:
    path = opened(
        tmp_path, "14时30分许", known="14:33", particulars={"伤亡": "2名学生擦伤", "级别": "一般", "敏感": "是"}
    )
    known = load_case(path).particulars
    assert (known.rough, known.casualties, known.level, known.sensitive) == (True, "2名学生擦伤", "一般", True)
    work = CaseLog(path, COLLEGE, now=at("14:40"))
    work.learn({"伤亡": "3名学生擦伤", "发生时间": "14:28", "敏感": "否"})
    case = load_case(path)
    assert (case.particulars.occurred_at, case.particulars.rough) == (at("14:28"), None)
    assert case.particulars.sensitive is False
    assert [words for _, words in case.stated("casualties")] == ["2名学生擦伤", "3名学生擦伤"]
    work.learn({"发生时间": "不详"})
    facts = load_case(path).facts(FLOW)
    assert facts.occurred_at is None
    assert facts.clock_start == datetime(2024, 5, 20, 14, 33)
    work.learn({"发生时间": "14:29", "措施": " "})
    assert load_case(path).particulars.occurred_at == at("14:29")
    text = format_status(load_case(path), assess(load_case(path), COLLEGE, at("14:45")), COLLEGE)
    assert "发生时间不详" in text
    assert "敏感事件：否" in text


def test_bad_facts_are_refused(tmp_path: Path) -> None:
    path = opened(tmp_path)
    work = CaseLog(path, COLLEGE, now=at("14:40"))
    before = path.read_bytes()
    assert "可写：发生时间" in refused("unknown-fact", lambda: work.learn({"天气": "晴"}))
    refused("unknown-fact", lambda: work.learn({"rough": "是"}))
    refused("bad-fact", lambda: work.learn({"敏感": "也许"}))
    assert "获知时间" in refused("no-time", lambda: work.learn({"发生时间": "不详"}))
    work.learn({"发生时间": "不详", "获知时间": "14:31"})
    before = path.read_bytes()
    assert "级别" in refused("bad-entry", lambda: work.learn({"级别": "很大"}))
    refused("bad-entry", lambda: work.learn({"地点": "x" * 201}))
    work.learn({"发生时间": "14:30"})
    before = path.read_bytes()
    refused("before-event", lambda: work.learn({"获知": "14:20"}))
    refused("no-recipient", lambda: work.report([]))
    assert "流程里没有“张三”；" in refused("unknown-recipient", lambda: work.report(["张三"]))
    assert "流程里没有“校长”，是否指“院长”；" in refused("unknown-recipient", lambda: work.report(["校长"]))
    refused("unknown-post", lambda: work.delegate("门卫", "李四"))
    refused("no-reason", lambda: work.delegate("院长", "李四"))
    refused("unknown-role", lambda: work.involve("学工处", "旁观"))
    refused("no-time", lambda: CaseLog(path, COLLEGE, now=at("14:40"), at="不详").report(["处长"]))
    assert path.read_bytes() == before
    work.report(["张三"], stranger=True)
    work.involve("学工处", "主管")
    work.report(["学工处", "学生工作处"])


def test_calls_before_the_event_are_refused_but_for_rough_times_and_calls_for_help(tmp_path: Path) -> None:
    path = opened(tmp_path)
    assert "早于事件发生的时刻" in refused("before-event", lambda: told(path, "处长", "14:29"))
    told(path, "处长", "14:30")
    told(path, "119", "14:20")
    rough = tmp_path / "rough.yaml"
    open_case(rough, institution=COLLEGE, department="后勤处", occurred="14时30分许", now=at("14:35"))
    told(rough, "处长", "14:25")
    refused("before-event", lambda: told(rough, "处长", "14:24"))
    assert not [w for w in stand(rough, "14:40").warnings if "早于" in w]


def test_opening(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    refused("no-time", lambda: open_case(path, institution=COLLEGE, department="后勤处"))
    refused(
        "no-time", lambda: open_case(path, institution=COLLEGE, department="后勤处", occurred="不详", now=at("9:00"))
    )
    refused(
        "bad-entry", lambda: open_case(path, institution=COLLEGE, department="x" * 201, occurred="8:00", now=at("9:00"))
    )
    refused(
        "before-event",
        lambda: open_case(path, institution=COLLEGE, department="处", occurred="8:00", known="7:50", now=at("9:00")),
    )
    assert not path.exists()
    case = open_case(path, institution=COLLEGE, department="学工处", known="8:00", role="主管", now=at("9:00"))
    assert case.parties[0].name == "学生工作处"
    assert case.particulars.unknown_time
    refused("exists", lambda: open_case(path, institution=COLLEGE, department="学工处", known="8:00", now=at("9:00")))
    refused(
        "no-folder",
        lambda: open_case(
            tmp_path / "no" / "a.yaml", institution=COLLEGE, department="学工处", known="8:00", now=at("9:00")
        ),
    )
    assert case_log.current(COLLEGE).microsecond == 0


def _log_many(path: str, clock: int) -> None:
    for _ in range(8):
        CaseLog(path, COLLEGE, now=at(f"14:{clock}")).report(["119"])


@pytest.mark.medium
def test_two_people_can_log_at_once(tmp_path: Path) -> None:
    path = opened(tmp_path)
    workers = [multiprocessing.Process(target=_log_many, args=(str(path), clock)) for clock in (40, 41, 42)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    case = load_case(path)
    assert len(case.entries) == 25
    assert not case.tampered


def test_a_paper_on_another_drive(tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = opened(tmp_path)

    def apart(*_: str) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", apart)
    case = told(path, "党政办公室", "15:00", "written", file=str(examples / "first.yaml"))
    assert case.papers[0].file == str(examples / "first.yaml")


def test_measures_add_up_and_a_correction_stands_in_its_place(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"measures": "切断电源"})
    CaseLog(path, COLLEGE, now=at("14:40")).learn([("措施", "疏散师生"), ("已采取的措施", "报警")])
    CaseLog(path, COLLEGE, now=at("14:41")).learn({"措施": "联系家长", "伤亡": "2人受伤"})
    case = CaseLog(path, COLLEGE, now=at("14:50"), corrects=2).learn({"措施": "疏散师生200人"})
    assert case.particulars.measures == "切断电源；疏散师生200人；联系家长"
    case = CaseLog(path, COLLEGE, now=at("14:51"), corrects=3).learn({"伤亡": "3人受伤"})
    assert case.particulars.casualties == "3人受伤"
    assert case.particulars.measures == "切断电源；疏散师生200人；联系家长"
    refused(
        "fact-twice", lambda: CaseLog(path, COLLEGE, now=at("14:52")).learn([("伤亡", "1人"), ("casualties", "2人")])
    )


def test_a_department_one_slip_away_is_asked_about(tmp_path: Path) -> None:
    said = refused("near-department", lambda: opened(tmp_path, department="后情处"))
    assert "是不是“后勤处”" in said
    assert load_case(opened(tmp_path, department="后情处", anyway=True)).parties[0].name == "后情处"
    work = CaseLog(tmp_path / "event.yaml", COLLEGE, now=at("14:45"))
    refused("near-department", lambda: work.involve("教物处", ""))
    assert (
        CaseLog(tmp_path / "event.yaml", COLLEGE, now=at("14:45"), anyway=True).involve("教物处", "").parties[1].name
        == "教物处"
    )


def test_the_opening_can_be_corrected_and_keeps_the_old_value(tmp_path: Path) -> None:
    path = opened(tmp_path, "14时30分许", department="后情处", anyway=True)
    told(path, "部门主要负责人", "14:41")
    CaseLog(path, COLLEGE, now=at("14:42")).involve("教务处", "主管")
    case = CaseLog(path, COLLEGE, now=at("14:43"), corrects=1).learn(
        {"部门": "后勤处", "责任": "属地", "地点": "4号楼", "类别": "火情", "发生时间": "14:28"}
    )
    assert [party.name for party in case.parties] == ["后勤处", "教务处"]
    known = case.particulars
    assert (known.place, known.kind, known.rough) == ("4号楼", "火情", None)
    assert case.entries[0].department == "后情处"  # type: ignore[union-attr]
    assert case.renamed == {"后情处": "后勤处"}
    assert case.facts(FLOW, "后勤处").contacts
    refused("opening-only", lambda: CaseLog(path, COLLEGE, now=at("14:44")).learn({"部门": "后勤处"}))
    refused("unknown-role", lambda: CaseLog(path, COLLEGE, now=at("14:44"), corrects=5).learn({"责任": "旁观"}))


def test_the_scene_and_the_response_are_measures(tmp_path: Path) -> None:
    path = opened(tmp_path)
    work = CaseLog(path, COLLEGE, now=at("15:00"))
    assert work.learn([("现场", "明火已扑灭"), ("处置情况", "疏散学生")]).particulars.measures == "明火已扑灭；疏散学生"
    assert CaseLog(path, COLLEGE, now=at("15:05")).learn({"进展": "恢复供电"}).particulars.measures.endswith("恢复供电")


def test_which_entries_can_be_corrected_so_is_said(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:41")
    CaseLog(path, COLLEGE, now=at("14:50")).learn({"伤亡": "1人受伤"})
    said = refused("other-entry", lambda: CaseLog(path, COLLEGE, now=at("14:55"), corrects=2).learn({"伤亡": "无"}))
    assert "能这样更正的是第 1、3 条" in said
    said = refused("other-entry", lambda: CaseLog(path, COLLEGE, now=at("14:55"), corrects=2).involve("学工处", ""))
    assert "能这样更正" not in said.replace("不能这样更正", "")


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("属地", "属地"),
        ("属地部门", "属地"),
        ("属地首报", "属地"),
        ("属地部门首报", "属地"),
        ("主管（主报）", "主管"),
        ("主报", "主管"),
        ("涉事均报", "涉事"),
        (" 涉事单位 ", "涉事"),
        ("", ""),
    ],
)
def test_a_role_is_taken_in_the_words_of_the_regulation(typed: str, role: str) -> None:
    assert known_role(typed, COLLEGE.flow) == role


@pytest.mark.parametrize(("typed", "meant"), [("属第", "属地"), ("主官", "主管"), ("属地主报", "属地"), ("旁观", "")])
def test_no_role(typed: str, meant: str) -> None:
    said = refused("unknown-role", lambda: known_role(typed, COLLEGE.flow))
    assert ("是否指" in said, f"“{meant}”" in said) == (bool(meant), bool(meant))
    assert "可选：属地（首报）、主管（主报）、涉事（均报）" in said
