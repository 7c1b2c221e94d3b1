from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alvtc_info import read
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog
from alvtc_info.emergency.script import build_script, print_script
from alvtc_info.model.limits import Limits
from alvtc_info.reading import office
from alvtc_info.reading.pdf import pdf_lines
from tests.emergency.cases import COLLEGE, FLOW, at, opened, told


def test_the_script_names_the_gaps(tmp_path: Path) -> None:
    path = opened(tmp_path, "14时30分许")
    text = build_script(load_case(path), COLLEGE).text
    assert "时间：2024年5月20日14时30分许" in text
    assert "还不知道：伤亡、措施、报告人。" in text
    (tmp_path / "named").mkdir()
    named = opened(tmp_path / "named", "14时30分许", particulars={"reporter": "赵某"})
    assert "还不知道：地点、情况、伤亡、措施、报告人电话。" in build_script(load_case(named), COLLEGE).text
    CaseLog(path, COLLEGE, now=at("14:40")).learn(
        {
            "伤亡": "无",
            "措施": "已断电",
            "报告人": "赵某",
            "电话": "0483-0",
            "类别": "火情",
            "损失": "正在统计",
            "发生时间": "14:00",
        }
    )
    told(path, "部门主要负责人", "14:41")
    text = build_script(load_case(path), COLLEGE).text
    assert text.startswith("您好，我是后勤处赵某，报告一起火情事件。\n时间：2024年5月20日14时\n")
    assert "还不知道" not in text
    assert "损失：正在统计" in text
    assert "（30 分钟内，14时41分电话已报）" in text


def test_the_script_is_said_in_plain_words_and_no_hearsay_is_a_cause(tmp_path: Path) -> None:
    path = opened(tmp_path, department="", particulars={"place": "操场", "what": "大风把球架刮倒了"})
    CaseLog(path, COLLEGE, now=at("14:40")).learn(
        [
            ("伤亡", "啥事没有"),
            ("措施", "送校医室了"),
            ("措施", "让学生都回去"),
            ("原因", "听说螺丝松了"),
            ("来源", "老师"),
        ]
    )
    script = build_script(load_case(path), COLLEGE)
    said = {line.name: line.words for line in script.lines}
    assert said["伤亡"] == "啥事没有"
    assert said["措施"] == "将＿＿＿＿＿＿＿＿送往校医室；让学生都回去"
    assert said["原因"] == "正在调查（案卷记“听说螺丝松了”，没有查明的不说）"
    assert said["来源"] == "教师"
    assert "涉事部门" not in script.text
    assert script.text.startswith("您好，我是＿＿＿＿＿＿＿＿")
    assert "涉事部门" not in read(print_script(load_case(path), COLLEGE), name="sheet.docx").text


@pytest.mark.slow
@pytest.mark.libreoffice
def test_the_sheet_is_one_page(tmp_path: Path) -> None:
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("14:40"), note="出差").delegate("院长", "王某")
    CaseLog(path, COLLEGE, now=at("14:40")).learn(
        dict.fromkeys(("地点", "经过", "伤亡", "措施", "损失", "来源", "原因"), "很长的说明" * 39)
    )
    data = print_script(load_case(path), COLLEGE)
    assert data == print_script(load_case(path), COLLEGE)
    lines = pdf_lines(office.convert(data, ".docx", office.PDF, "sheet.docx"), "sheet", Limits())
    assert {line.page for line in lines} == {1}


def test_without_a_written_step_the_sheet_names_no_limit(tmp_path: Path) -> None:
    case = load_case(opened(tmp_path))
    bare = replace(COLLEGE, flow=replace(FLOW, steps=FLOW.steps[:3]))
    sheets = [read(print_script(case, each), name="sheet.docx").text for each in (COLLEGE, bare)]
    assert ["书面首报：" in words for words in sheets] == [True, False]


def test_the_script_says_what_the_last_note_leaves_out(tmp_path: Path) -> None:
    path = opened(tmp_path)
    for clock, fact, noted in (
        ("14:40", "伤亡", "死了1个"),
        ("14:45", "伤亡", "3人受伤"),
        ("14:50", "损失", "烧了2台电脑"),
    ):
        CaseLog(path, COLLEGE, now=at(clock)).learn({fact: noted})
    CaseLog(path, COLLEGE, now=at("14:55")).learn({"损失": "门窗损坏"})
    said = {line.name: line.words for line in build_script(load_case(path), COLLEGE).lines}
    assert said["伤亡"] == "死了1个；3人受伤"
    assert said["损失"] == "烧坏2台电脑；门窗损坏"
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"伤亡": "1人死亡，5人受伤"})
    assert {line.name: line.words for line in build_script(load_case(path), COLLEGE).lines}["伤亡"].endswith(
        "1人死亡，5人受伤"
    )
