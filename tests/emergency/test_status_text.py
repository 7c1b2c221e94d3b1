from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from alvtc_info.emergency.case_entries import Learnt
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog
from alvtc_info.emergency.handover import pack_case
from alvtc_info.emergency.script import build_script
from alvtc_info.emergency.situation import assess
from alvtc_info.emergency.status_text import format_status
from alvtc_info.institution.values import Person
from tests.emergency.cases import COLLEGE, FLOW, at, opened, stand, told


def test_an_empty_flow_can_be_shown(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:41")
    bare = replace(COLLEGE, flow=replace(FLOW, steps=(), follow_up_hours=0, final_days=0))
    case = load_case(path)
    assert "院外" in format_status(case, assess(case, bare, at("15:00")), bare)


def test_numbers_from_the_address_book(tmp_path: Path) -> None:
    people = (
        Person("部门主要负责人", "张某", "0483-1", "后勤处"),
        Person("部门主要负责人", "李某", "", "教务处"),
        Person("盟教体局", "", "0483-2"),
    )
    college = replace(COLLEGE, people=people)
    path = opened(tmp_path)
    case = load_case(path)
    assert "后勤处 → 部门主要负责人：打电话（还剩 20 分钟）　张某 0483-1" in format_status(
        case, assess(case, college, at("14:40")), college
    )
    script = build_script(case, college).text
    assert "盟教体局　0483-2" in script
    assert "李某" not in script


def test_entries_of_every_kind_are_worded(tmp_path: Path) -> None:
    path = opened(tmp_path, "14:30", known="14:33", role="属地", particulars={})
    CaseLog(path, COLLEGE, now=at("14:40")).learn({"原因": "正在调查"})
    CaseLog(path, COLLEGE, now=at("14:40")).involve("保卫处", "")
    CaseLog(path, COLLEGE, now=at("14:40")).instruct("院长", "")
    told(path, "副院长", "14:41", acting_for="院长", note="出差")
    CaseLog(path, COLLEGE, now=at("14:50")).close()
    text = format_status(load_case(path), stand(path, "14:55"), COLLEGE)
    told(path, "党政办公室", "14:52", "written", report="first")
    pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("14:53"))
    text = format_status(load_case(path), stand(path, "14:55"), COLLEGE)
    assert "移交　交给党政办公室" in text
    assert "书面首报报党政办公室" in text
    for words in (
        "原因：正在调查",
        "涉事部门　保卫处",
        "指示　院长",
        "（代院长）",
        "处置结束：14时50分",
        "获知：14时33分",
    ):
        assert words in text
    assert isinstance(load_case(path).entries[1], Learnt)


def test_the_moment_of_writing_up_is_shown_as_nothing_else(tmp_path: Path) -> None:
    path = opened(tmp_path, "5月18日14:30")
    CaseLog(path, COLLEGE, now=at("14:40")).instruct("院长", "查明原因")
    CaseLog(path, COLLEGE, now=at("14:41")).report(["部门主要负责人"], "phone")
    CaseLog(path, COLLEGE, now=at("14:42"), at="5月18日14:50").report(["党政办公室"], "phone")
    CaseLog(path, COLLEGE, now=at("14:43")).report(["党政办公室"], "written", report="first")
    CaseLog(path, COLLEGE, now=at("14:44")).report(["盟教体局"], "phone")
    CaseLog(path, COLLEGE, now=at("14:45")).close()
    situation = stand(path, "14:55")
    text = format_status(load_case(path), situation, COLLEGE)
    assert "学院主要领导指示　院长 没有写几时\n" in text
    assert "处置结束：没有写几时\n" in text
    assert text.count("没有写几时，前面是记录的时刻") == 4
    assert "第2、3、6、7条没有写几时，先按记录的时刻算；请更正，写明几时" in situation.warnings
    assert not any("没有学院主要领导指示" in warning for warning in situation.warnings)


def test_a_case_that_was_opened_as_soon_as_it_was_known_is_kept_live(tmp_path: Path) -> None:
    path = opened(tmp_path, "2:00", known="14:30")
    CaseLog(path, COLLEGE, now=at("14:40")).instruct("院长", "查明原因")
    assert "学院主要领导指示　院长 14时40分\n" in format_status(load_case(path), stand(path, "14:55"), COLLEGE)
