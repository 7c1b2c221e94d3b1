from __future__ import annotations

from datetime import datetime
from pathlib import Path

from alvtc_info.checking.check import check
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import open_case
from alvtc_info.reading.drafts import read
from tests.emergency.cases import BODIES, COLLEGE, FLOW, at, opened, told


def test_the_rules_judge_by_the_case(tmp_path: Path, examples: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "15:05")
    told(path, BODIES, "15:40", "written", report="first", sender="党政办公室")
    told(path, "党政办公室", "15:20", "written", report="first")
    facts = load_case(path).facts(FLOW, "后勤处")
    found = {f.rule for f in check(read(examples / "first.yaml"), facts=facts)}
    assert {"deadline-oral-30", "deadline-oral-40", "deadline-written-60", "reporting-chain"} >= {
        rule for rule in found if rule.startswith(("deadline", "reporting"))
    }
    assert "deadline-oral-30" in found
    assert facts.submitted_at is None
    only = tmp_path / "b.yaml"
    open_case(only, institution=COLLEGE, department="后勤处", occurred="14:30", now=at("14:31"))
    told(only, BODIES, "15:40", "written", report="first")
    assert load_case(only).facts(FLOW).submitted_at == datetime(2024, 5, 20, 15, 40)
