"""Cases to test with: an event in the experimental building, and who was told of it when."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from alvtc_info.emergency.case import Case
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog, open_case
from alvtc_info.emergency.progress import State
from alvtc_info.emergency.situation import Situation, assess
from alvtc_info.institution import values
from alvtc_info.institution.values import Institution, load_institution
from alvtc_info.text.clock_times import zone

COLLEGE = load_institution(Path(values.__file__).parent / "packs" / "alszyxy")  # with the examples of its sentences
FLOW = COLLEGE.flow
CHINA = zone("Asia/Shanghai")
LEADERS = "党委书记、院长"
BODIES = "盟委行署总值班室、自治区教育厅、盟教体局"


def at(clock: str, day: int = 20) -> datetime:
    hour, minute, second = (*map(int, clock.split(":")), 0)[:3]
    return datetime(2024, 5, day, hour, minute, second, tzinfo=CHINA)


def opened(tmp_path: Path, occurred: str = "14:30", **given: Any) -> Path:
    path = tmp_path / "event.yaml"
    given = {
        "department": "后勤处",
        "now": at("14:35"),
        "particulars": {"place": "实训楼3层", "what": "配电箱冒烟"},
        **given,
    }
    open_case(path, institution=COLLEGE, occurred=occurred, **given)
    return path


def told(path: Path, to: str, clock: str, by: str = "phone", *, day: int = 20, **given: Any) -> Case:
    outer = {name: given.pop(name) for name in ("note", "corrects", "recorder") if name in given}
    work = CaseLog(path, COLLEGE, now=at(clock, day), at=f"2024-05-{day} {clock}", **outer)
    return work.report(to.split("、"), by, **given)


def stand(path: Path, clock: str, *, day: int = 20, college: Institution = COLLEGE) -> Situation:
    return assess(load_case(path), college, at(clock, day))


def states(situation: Situation) -> dict[str, State]:
    rows = [row for chain in situation.chains for row in chain.rows] + list(situation.outward)
    return {row.name + row.step.by[:1]: row.state for row in rows}
