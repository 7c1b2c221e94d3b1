from __future__ import annotations

import json
import multiprocessing
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alvtc_info.checking.drafts import check

from alvtc_info.analysis.reporting_clock import clock_start, inner_minutes, outward_limit, uncertain, unreported
from alvtc_info.cli.commands import emergency as commands
from alvtc_info.emergency import case_file, case_log
from alvtc_info.emergency.case import Case
from alvtc_info.emergency.case_entries import Learnt, Reported
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog, open_case
from alvtc_info.emergency.handover import pack_case, take_over
from alvtc_info.emergency.progress import State, progress
from alvtc_info.emergency.script import format_script, print_script
from alvtc_info.emergency.situation import Situation, assess
from alvtc_info.emergency.status_text import format_status
from alvtc_info.errors import AlvtcInfoError
from alvtc_info.institution import values
from alvtc_info.institution.values import Institution, Person, Step, default_institution
from alvtc_info.model.document import Facts
from alvtc_info.model.facts import ContactFact
from alvtc_info.model.limits import Limits
from alvtc_info.reading import office
from alvtc_info.reading.drafts import read
from alvtc_info.reading.pdf import pdf_lines
from alvtc_info.report.parts import Event
from alvtc_info.text.clock_times import Told, elapsed, shown, told_moment, whole_minutes, written_moment, zone

Run = Callable[..., tuple[int, str, str]]
COLLEGE = default_institution()
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


def refused(code: str, work: Callable[[], object]) -> str:
    with pytest.raises(AlvtcInfoError) as caught:
        work()
    assert caught.value.code == code
    assert "\n" not in str(caught.value)
    return str(caught.value)


# moments -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("14:30", Told(at("14:30"))),
        ("14：30", Told(at("14:30"))),
        ("14时30分许", Told(at("14:30"), True)),
        ("约14点半", Told(at("14:30"), True)),
        ("14点左右", Told(at("14:00"), True)),
        ("14:30:20", Told(at("14:30:20"))),
        ("5月19日23时50分", Told(at("23:50", 19))),
        ("2024-05-19 24:00", Told(at("0:00", 20))),
        ("5月19日24时", Told(at("0:00", 20))),
        ("2024年5月20日 9:05", Told(at("9:05"))),
        ("12月31日23:50", Told(datetime(2023, 12, 31, 23, 50, tzinfo=CHINA))),
        ("不详", Told(None)),
    ],
)
def test_moments_as_people_type_them(text: str, wanted: Told) -> None:
    assert told_moment(text, at("15:00")) == wanted


@pytest.mark.parametrize("text", ["", "明天", "25:00", "14:61", "24:30", "2月30日14:30", "2023-02-29 10:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    refused("bad-moment", lambda: told_moment(text, at("15:00")))


def test_the_future_is_refused_with_what_to_write_instead() -> None:
    assert "2024-05-19 23:50" in refused("future", lambda: told_moment("23:50", at("0:10")))
    refused("future", lambda: told_moment("2024-05-21 10:00", at("15:00")))
    refused("future", lambda: told_moment("2月29日10:00", datetime(2024, 1, 5, 9, tzinfo=CHINA)))
    assert told_moment("15:01", at("15:00")).at == at("15:01")


def test_a_clock_after_midnight_is_of_the_day_before_where_the_event_was() -> None:
    assert told_moment("23:55", at("0:10", 21), since=at("23:50")).at == at("23:55")
    refused("future", lambda: told_moment("23:45", at("0:10", 21), since=at("23:50")))
    assert told_moment("0:05", at("0:10", 21), since=at("23:50")).at == at("0:05", 21)
    assert told_moment("0:05", at("23:50"), ahead=True).at == at("0:05", 21)
    assert told_moment("2024-05-01 0:05", at("23:50"), ahead=True).at == at("0:05", 1)


def test_written_moments() -> None:
    assert written_moment("2024-05-20 24时") == datetime(2024, 5, 21)
    assert written_moment("5月20日14时") is None
    with pytest.raises(ValueError, match="hour"):
        written_moment("2024-05-20 25:00")


def test_zones_and_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    refused("unknown-zone", lambda: zone("Mars/Olympus"))
    zone.cache_clear()
    monkeypatch.setattr("zoneinfo.ZoneInfo", _no_zones)
    assert zone("Asia/Shanghai").utcoffset(None) == timedelta(hours=8)
    zone.cache_clear()
    paris = zone.__wrapped__
    monkeypatch.undo()
    berlin = paris("Europe/Berlin")
    before, after = datetime(2024, 3, 31, 1, 50, tzinfo=berlin), datetime(2024, 3, 31, 3, 10, tzinfo=berlin)
    assert whole_minutes(elapsed(before, after)) == 20
    assert whole_minutes(timedelta(minutes=30)) == 30
    assert whole_minutes(timedelta(minutes=30, seconds=1)) == 31
    assert shown(at("14:05"), at("9:00")) == "14时05分"
    assert shown(at("0:05", 21), at("9:00")) == "5月21日0时05分"
    assert shown(at("0:05", 21)) == "2024年5月21日0时05分"


def _no_zones(name: str) -> object:
    from zoneinfo import ZoneInfoNotFoundError

    raise ZoneInfoNotFoundError(name)


# the case and its file -----------------------------------------------------------------------------------------------------


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


def test_a_changed_entry_is_seen(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "15:05")
    told(path, "学院分管领导", "15:06")
    path.write_text(path.read_text(encoding="utf-8").replace("15:05:00", "14:55:00"), encoding="utf-8")
    case = load_case(path)
    assert case.tampered == (2,)
    text = format_status(case, assess(case, COLLEGE, at("15:10")), COLLEGE)
    assert "第2条记录在写下以后被改动过" in text
    assert "被改动过）" in text


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
    assert "流程里没有“张三”" in refused("unknown-recipient", lambda: work.report(["张三"]))
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


def test_damaged_files_are_read_as_far_as_they_are_whole(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:41")
    told(path, "学院分管领导", "14:45")
    text = path.read_text(encoding="utf-8")
    for cut, whole in (
        (text[:-10], 2),
        (text.rstrip("\n"), 2),
        (text[: text.rindex("- entry") + 12], 2),
        (text + "- junk\n", 3),
    ):
        path.write_text(cut, encoding="utf-8")
        assert "repair" in refused("damaged-case", lambda: load_case(path))
        case = load_case(path, mend=True)
        assert len(case.entries) == whole
        assert f"前 {whole} 条记录完好" in case.damage
        before = path.read_bytes()
        refused("damaged-case", lambda: told(path, "院长", "14:50"))
        assert path.read_bytes() == before
        mended = tmp_path / "mended.yaml"
        case_log.mend(path, mended, force=True)
        assert len(load_case(mended).entries) == whole
        lost = cut[len(case_file.dump(case)) :].strip().splitlines()
        assert all(line in mended.read_text(encoding="utf-8") for line in lost)
    for bad in (
        "case: x\n",
        "case: x\nlog:\n",
        "case: x\nlog: 1\n",
        "case: x\nlog:\n- a\n",
        "case: x\nlog:\n- entry: odd\n  seal: x\n",
    ):
        path.write_text(bad, encoding="utf-8")
        refused("damaged-case", lambda: load_case(path))
        refused("nothing-whole", lambda: case_log.mend(path, tmp_path / "none.yaml"))
    path.write_text(text, encoding="utf-8")
    case_log.mend(path, tmp_path / "same.yaml")
    assert (tmp_path / "same.yaml").read_text(encoding="utf-8") == text


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    path = opened(tmp_path)
    text = path.read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text("kind: first\n", encoding="utf-8")
    refused("not-a-case", lambda: load_case(other))
    other.write_text(text + text, encoding="utf-8")
    refused("two-events", lambda: load_case(other))
    other.write_text(text + text[text.index("- entry") :], encoding="utf-8")
    refused("two-events", lambda: load_case(other))
    other.write_text(text.replace("Asia/Shanghai", "Mars"), encoding="utf-8")
    refused("unknown-zone", lambda: load_case(other))
    other.write_text(text.replace("'2024-05-20 14:30:00+08:00'", "'14:30'"), encoding="utf-8")
    assert "要有日期" in refused("damaged-case", lambda: load_case(other))
    other.write_text(text.replace("14:30:00+08:00", "06:30:00+00:00"), encoding="utf-8")
    assert load_case(other).particulars.occurred_at == at("14:30")
    other.write_text(text.replace("14:30:00+08:00", "14:30:00"), encoding="utf-8")
    assert load_case(other).particulars.occurred_at == at("14:30")
    other.write_text(
        text[: text.index("- entry")]
        + "- entry: closed\n  id: 00000000\n  at: 2024-05-20 14:40\n  recorded_at: 2024-05-20 14:40\n  seal: x\n",
        encoding="utf-8",
    )
    assert "缺少立案记录" in refused("damaged-case", lambda: load_case(other))
    assert load_case(other, mend=True).entries == ()
    withdrawn = text + "- entry: withdrawn\n  id: 00000000\n  recorded_at: 2024-05-20 14:40\n  seal: x\n"
    other.write_text(withdrawn, encoding="utf-8")
    assert "作废哪一条" in refused("damaged-case", lambda: load_case(other))
    other.write_text("[case]:\ncase: 1\nlog:\n", encoding="utf-8")
    with pytest.raises(AlvtcInfoError):
        load_case(other)


def _log_many(path: str, clock: int) -> None:
    for _ in range(8):
        CaseLog(path, COLLEGE, now=at(f"14:{clock}")).report(["119"])


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


def test_a_case_saved_in_another_coding_is_read_but_not_written(tmp_path: Path) -> None:
    path = opened(tmp_path)
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    before = path.read_bytes()
    assert load_case(path).particulars.place == "实训楼3层"
    assert "UTF-8" in refused("not-utf8", lambda: told(path, "处长", "14:41"))
    assert path.read_bytes() == before


def test_a_paper_on_another_drive(tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = opened(tmp_path)

    def apart(*_: str) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", apart)
    case = told(path, "党政办公室", "15:00", "written", file=str(examples / "first.yaml"))
    assert case.papers[0].file == str(examples / "first.yaml")


def test_a_case_is_no_draft(tmp_path: Path) -> None:
    path = opened(tmp_path)
    assert "emergency status" in refused("is-case", lambda: read(path))


def test_a_lock_that_is_kept_and_folders_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = opened(tmp_path)
    monkeypatch.setattr("time.sleep", lambda _: None)
    with case_file._locked(path):
        assert "别人正在记" in refused("locked", lambda: told(path, "处长", "14:41"))
    (tmp_path / "b.yaml").mkdir()
    (tmp_path / ".c.yaml.lock").mkdir()
    refused(
        "cannot-write",
        lambda: open_case(tmp_path / "c.yaml", institution=COLLEGE, department="处", known="8:00", now=at("9:00")),
    )


# the chain and the clock -------------------------------------------------------------------------------------------------------


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
    assert {call.progress.step.by for call in stand(path, "15:14").calls} == {"written"}
    told(path, "党政办公室", "15:15", "written", report="first")
    told(path, BODIES, "15:20", "written", sender="党政办公室", report="first")
    found = stand(path, "15:21")
    assert (found.calls, found.left) == ((), None)
    assert found.next_follow_up == datetime(2024, 5, 21, 3, 20)
    assert "下一次续报　建议 5月21日3时20分前（制度" in format_status(load_case(path), found, COLLEGE)
    assert "续报　建议 3时20分前，已过（" in format_status(load_case(path), stand(path, "9:00", day=21), COLLEGE)
    CaseLog(path, COLLEGE, now=at("18:00")).close()
    found = stand(path, "18:01")
    assert (found.next_follow_up, found.final_due) == (None, datetime(2024, 5, 27, 18, 0))
    text = format_status(load_case(path), found, COLLEGE)
    assert "终报　建议 5月27日18时00分前（制度没有时限）" in text
    assert "，已过（" in format_status(load_case(path), stand(path, "18:01", day=30), COLLEGE)
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


def test_moments_of_reports_are_judged_in_chinese() -> None:
    with pytest.raises(ValueError, match="不是有效的时刻，请写成"):
        Event(occurred_at="2024-05-20 25:00")
    assert Event(occurred_at="2024-05-20 24:00").occurred_at == datetime(2024, 5, 21)


def test_people_of_a_pack_are_known_by_name(tmp_path: Path) -> None:
    source = Path(values.__file__).parent / "packs" / "alszyxy"
    for name in values.FILES:
        text = (source / f"{name}.toml").read_text(encoding="utf-8")
        if name == "institution":
            text += '[[people]]\npost = "院长"\nname = "丁某某"\n[[people]]\npost = "党委书记"\nphone = "0483-0"\n'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    college = values.load_institution(tmp_path)
    assert college.flow.post("丁某某") == "院长"
    assert college.holders("党委书记")[0].phone == "0483-0"
    assert not college.holders("门卫")


def test_the_department_can_be_told_later(tmp_path: Path) -> None:
    path = opened(tmp_path, department="")
    told(path, "部门主要负责人", "14:41")
    assert [chain.party.name for chain in stand(path, "14:45").chains] == ["涉事部门"]
    assert format_script(load_case(path), COLLEGE).startswith("您好，我是＿")
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
    assert "发生时间不详，2024年5月20日14时30分接报" in format_script(load_case(path), COLLEGE)


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


def test_flows_of_other_institutions() -> None:
    known = replace(FLOW, clock="known", steps=(Step("a", ("b",), "oral", "1"),))
    facts = Facts(occurred_at=datetime(2024, 5, 20, 10), known_at=datetime(2024, 5, 20, 11), contacts=())
    assert clock_start(known, facts) == datetime(2024, 5, 20, 11)
    assert not uncertain(known, Facts(known_at=datetime(2024, 5, 20, 11)))
    assert outward_limit(known) is None
    assert [row.state for row in progress(known, facts, datetime(2024, 5, 20, 12))] == [State.WAITING]
    assert [row.due for row in progress(FLOW, Facts(contacts=()))] == [None] * 11
    early = Facts(contacts=(ContactFact(datetime(2024, 5, 20, 10), ("b",), "phone"),))
    assert progress(known, early)[0].minutes is None
    empty = replace(FLOW, steps=())
    assert inner_minutes(empty, facts) is None
    assert unreported(empty, facts) == []


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
    script = format_script(case, college)
    assert "盟教体局　0483-2" in script
    assert "李某" not in script


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


# what to say, handing over ------------------------------------------------------------------------------------------------------


def test_the_script_names_the_gaps(tmp_path: Path) -> None:
    path = opened(tmp_path, "14时30分许")
    text = format_script(load_case(path), COLLEGE)
    assert "时间：2024年5月20日14时30分许" in text
    assert "还不知道：伤亡、措施、报告人。" in text
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
    text = format_script(load_case(path), COLLEGE)
    assert text.startswith("您好，我是后勤处赵某，报告一起火情事件。\n时间：2024年5月20日14时\n")
    assert "还不知道" not in text
    assert "损失：正在统计" in text
    assert "（30 分钟内，14时41分电话已报）" in text


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
    bare = replace(COLLEGE, flow=replace(FLOW, steps=FLOW.steps[:3]))
    assert print_script(load_case(path), bare)


def test_a_case_goes_to_another_machine_and_back(tmp_path: Path, examples: Path) -> None:
    path = opened(tmp_path)
    paper = tmp_path / "drafts" / "first.yaml"
    paper.parent.mkdir()
    paper.write_bytes((examples / "first.yaml").read_bytes())
    told(path, "党政办公室", "15:00", file=str(paper))
    told(path, "党政办公室", "15:01", "written", file=str(examples / "final.yaml"))
    gone = tmp_path / "gone.yaml"
    gone.write_bytes(paper.read_bytes())
    told(path, "党政办公室", "15:02", "written", file=str(gone), report="follow-up")
    gone.unlink()
    sent = load_case(path).those(Reported)
    assert next((e.report, e.file) for e in sent) == ("first", "drafts/first.yaml")
    pack = tmp_path / "case.zip"
    done = pack_case(path, pack, COLLEGE, now=at("15:05"))
    assert (len(done.files), done.missing) == (2, ("gone.yaml",))
    refused("exists", lambda: pack_case(path, pack, COLLEGE, now=at("15:05")))
    refused("no-folder", lambda: pack_case(path, tmp_path / "no" / "case.zip", COLLEGE, now=at("15:05")))
    there = tmp_path / "office" / "event.yaml"
    there.parent.mkdir()
    taken = take_over(pack, there, COLLEGE, now=at("15:06"))
    assert (taken.new, sorted(taken.files), taken.missing) == (5, ["drafts/first.yaml", "final.yaml"], ("gone.yaml",))
    assert (there.parent / "drafts" / "first.yaml").read_bytes() == paper.read_bytes()
    assert [e.id for e in load_case(there).entries][:5] == [e.id for e in load_case(path).entries]
    told(there, "盟教体局", "15:08", sender="党政办公室")
    told(path, "部门主要负责人", "15:09")
    back = tmp_path / "back.zip"
    pack_case(there, back, COLLEGE, now=at("15:10"), to="后勤处")
    joined = take_over(back, path, COLLEGE, now=at("15:11"))
    assert (joined.new, joined.files) == (3, ())
    case = load_case(path)
    assert not case.tampered
    assert {e.to[0] for e in case.those(Reported)} >= {"盟教体局", "部门主要负责人"}
    other = tmp_path / "other.yaml"
    open_case(other, institution=COLLEGE, department="后勤处", occurred="14:30", now=at("14:31"))
    before = other.read_bytes()
    refused("other-case", lambda: take_over(back, other, COLLEGE, now=at("15:11")))
    assert other.read_bytes() == before


def test_papers_of_one_name_are_packed_apart(tmp_path: Path, examples: Path) -> None:
    path = opened(tmp_path)
    for folder, name in (("a", "first"), ("b", "final")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.yaml").write_bytes((examples / f"{name}.yaml").read_bytes())
        told(path, "党政办公室", "15:00", "written", file=str(tmp_path / folder / "report.yaml"))
    assert len(pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("15:05")).files) == 2
    there = tmp_path / "there"
    there.mkdir()
    take_over(tmp_path / "case.zip", there / "event.yaml", COLLEGE, now=at("15:06"))
    for folder in ("a", "b"):
        assert (there / folder / "report.yaml").read_bytes() == (tmp_path / folder / "report.yaml").read_bytes()


def test_packs_that_are_none(tmp_path: Path) -> None:
    path = opened(tmp_path)
    pack = tmp_path / "case.zip"
    pack_case(path, pack, COLLEGE, now=at("15:05"))
    target = tmp_path / "new.yaml"
    bad = tmp_path / "bad.zip"
    good = pack.read_bytes()
    with zipfile.ZipFile(pack) as held:
        parts = {name: held.read(name) for name in held.namelist()}

    def zipped(files: dict[str, bytes]) -> None:
        with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in files.items():
                out.writestr(name, data)

    for data in (b"no zip", good[:100], good.replace(b"event", b"evens")):
        bad.write_bytes(data)
        refused("bad-pack", lambda: take_over(bad, target, COLLEGE))
    zipped({**parts, "event.yaml": b"case: 1\n"})
    refused("bad-pack", lambda: take_over(bad, target, COLLEGE))
    zipped({"manifest.json": json.dumps({"sha256": {}}).encode()})
    refused("bad-pack", lambda: take_over(bad, target, COLLEGE))
    zipped({**parts, "files/zeros": bytes(65 << 20)})
    refused("too-large", lambda: take_over(bad, target, COLLEGE))
    zipped({**parts, "../evil.txt": b"x"})
    take_over(bad, target, COLLEGE, now=at("15:06"))
    assert not (tmp_path.parent / "evil.txt").exists()


def test_papers_never_land_outside_the_folder(tmp_path: Path, examples: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    path = opened(tmp_path / "a")
    outside = tmp_path / "first.yaml"
    outside.write_bytes((examples / "first.yaml").read_bytes())
    told(path, "党政办公室", "15:00", file=str(outside))
    pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("15:05"))
    outside.unlink()
    taken = take_over(tmp_path / "case.zip", tmp_path / "b" / "event.yaml", COLLEGE, now=at("15:06"))
    assert taken.files == ("first.yaml",)
    assert (tmp_path / "b" / "first.yaml").exists()


# the command ------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [at("14:35")]
    monkeypatch.setattr(case_log, "current", lambda college: now[0])
    monkeypatch.setattr("alvtc_info.emergency.handover.current", lambda college: now[0])
    return now


def _interrupted(_: float) -> None:
    raise KeyboardInterrupt


def test_the_command(
    tmp_path: Path, run_cli: Run, clock: list[datetime], examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "event.yaml"
    code, out, _ = run_cli(
        "emergency",
        "start",
        "--occurred",
        "14:30",
        "--place",
        "实训楼3层",
        "--what",
        "配电箱冒烟",
        "--department",
        "后勤处",
        "--sensitive",
        "-o",
        case,
    )
    assert code == 0
    assert "现在：14时35分，已过 5 分钟" in out
    clock[0] = at("14:42")
    code, out, _ = run_cli("emergency", "log", case, "--to", "部门主要负责人", "--by", "phone", "--at", "14:41")
    assert code == 0
    assert "已记：2. 14时41分　报告　后勤处 电话报部门主要负责人" in out
    assert "离对外报告的时限还剩 28 分钟" in out
    for given in (
        ("--correct", "2", "--at", "14:40"),
        ("--withdraw", "3"),
        ("--instruction", "先报后补", "--leader", "院长"),
        ("--delegate", "院长=王某", "--note", "出差"),
        ("--fact", "伤亡=无人员伤亡", "--fact", "措施＝断电"),
        ("--involve", "学工处=主管"),
        ("--to", "党委书记和院长"),
        ("--to", "党政办公室", "--by", "书面", "--report", "first"),
        ("--closed",),
    ):
        assert run_cli("emergency", "log", case, *given)[0] == 0, given
    assert any(entry.to == ("党委书记", "院长") for entry in load_case(case).those(Reported))
    assert run_cli("emergency", "status", case, "--now", "14:50")[0] == 0
    monkeypatch.setattr("time.sleep", _interrupted)
    assert run_cli("emergency", "status", case, "--watch")[0] == 0
    code, out, _ = run_cli(
        "emergency", "start", "--occurred", "14:30", "--department", "后勤处", "-o", tmp_path / "z.yml"
    )
    assert code == 0
    code, out, _ = run_cli("emergency", "status", case, "--now", "15:20")
    assert code == 1
    assert "已超时" in out
    assert run_cli("emergency", "status", case)[0] == 0
    assert run_cli("emergency", "script", case)[0] == 0
    assert run_cli("emergency", "script", case, "--print", tmp_path / "a.docx")[0] == 0
    assert run_cli("emergency", "handover", case, "-o", tmp_path / "case.zip")[0] == 0
    assert run_cli("emergency", "handover", tmp_path / "case.zip", "-o", tmp_path / "b.yaml")[0] == 0
    assert run_cli("emergency", "repair", case, "-o", tmp_path / "c.yaml")[0] == 0
    gone = tmp_path / "gone.yaml"
    gone.write_bytes((examples / "first.yaml").read_bytes())
    run_cli("emergency", "log", case, "--to", "党政办公室", "--file", gone)
    gone.unlink()
    assert "没有找到稿件 gone.yaml" in run_cli("emergency", "handover", case, "-o", tmp_path / "d.zip")[2]


def test_the_command_refuses_in_one_line(tmp_path: Path, run_cli: Run, clock: list[datetime]) -> None:
    case = opened(tmp_path)
    for given in (
        ("start", "--known", "14:30", "--department", "后勤处", "-o", tmp_path / "a.txt"),
        ("log", case),
        ("log", case, "--to", "处长", "--closed"),
        ("log", case, "--withdraw", "1", "--correct", "1"),
        ("log", case, "--to", "处长", "--by", "飞鸽"),
        ("log", case, "--delegate", "院长"),
        ("log", case, "--fact", "伤亡="),
        ("script", case, "--print", tmp_path / "a.txt"),
        ("handover", case, "-o", tmp_path / "a.txt"),
        ("handover", tmp_path / "a.zip", "-o", tmp_path / "b.zip"),
        ("status", case, "--now", "不详"),
        ("status", tmp_path / "none.yaml"),
    ):
        code, out, err = run_cli("emergency", *given)
        assert (code, out, err.count("\n")) == (2, "", 1), given


def test_a_damaged_case_is_shown_as_far_as_it_goes(tmp_path: Path, run_cli: Run, clock: list[datetime]) -> None:
    case = opened(tmp_path)
    case.write_text(case.read_text(encoding="utf-8") + "- entry: clo", encoding="utf-8")
    code, out, err = run_cli("emergency", "status", case)
    assert code == 2
    assert "部门主要负责人" in out
    assert "前 1 条记录完好" in err
    case.write_text("case: x\n", encoding="utf-8")
    assert run_cli("emergency", "status", case, "--now", "14:30")[0] == 2


def test_counting_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[datetime], capsys: pytest.CaptureFixture[str]
) -> None:
    case = opened(tmp_path)

    def sleep(_: float) -> None:
        clock[0] += timedelta(minutes=20)
        if clock[0] > at("15:20"):
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", sleep)
    assert commands._watch(str(case), COLLEGE) == 1
    shown_ = capsys.readouterr().out
    assert "还剩 25 分钟" in shown_
    assert "已超时" in shown_
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    clock[0] = at("15:10")
    commands._watch(str(case), COLLEGE)
    shown_ = capsys.readouterr().out
    assert shown_.startswith("\x1b[2J\x1b[H")
    assert "\x1b[31m" in shown_


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
