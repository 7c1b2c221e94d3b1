"""Cases as other programs use them: what the command does, by one handle, with plain values."""

from __future__ import annotations

import io
import json
import multiprocessing
import threading
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import (
    CaseEntry,
    CaseStatus,
    EventCase,
    Kind,
    load_case,
    open_case,
    read,
    receive_case,
)
from alvtc_info.emergency import case_file, case_log
from alvtc_info.emergency.progress import State
from tests import Run
from tests.emergency.cases import at
from tests.refusing import refused

FACTS: dict[str, Any] = {"place": "实训楼3层", "what": "配电箱冒烟", "measures": ["切断电源。", "疏散学生"]}


def begun(folder: Path, **given: Any) -> EventCase:
    chosen: dict[str, Any] = {"occurred": "14:30", "department": "后勤处", "now": at("14:35"), **FACTS, **given}
    return open_case(folder / "event.yaml", **chosen)


def said(status: CaseStatus) -> str:
    return status.entries[-1].text


@pytest.mark.medium
def test_what_can_be_recorded(tmp_path: Path) -> None:
    event = begun(tmp_path, sensitive=True, reporter="张某", phone="13912345678", recorder="李某")
    status = event.log(to="部门主要负责人、学院分管领导", by="当面", at="14:41", now=at("14:42"))
    assert said(status) == "报告　后勤处 当面报部门主要负责人、学院分管领导"
    assert said(event.log(to=["党委书记", "院长"], at=at("14:43"), note="一次说清", now=at("14:44"))).endswith(
        "一次说清"
    )
    assert said(event.log(instruction="先救人", leader="院长", now=at("14:45"))) == "指示　院长：先救人"
    assert said(event.log(delegate="院长=王某", note="出差", now=at("14:46"))) == "代理　王某代院长　出差"
    assert said(event.log(delegate=("院长", "赵某"), note="出差", now=at("14:46"))).startswith("代理　赵某代院长")
    status = event.log(fact={"伤亡": "2名学生擦伤", "措施": "送医"}, now=at("14:47"))
    assert dict(status.facts)["已采取的措施"] == "切断电源；疏散学生；送医"
    assert dict(status.facts)["敏感事件"] == "是"
    assert said(event.log(fact="原因＝正在调查", now=at("14:48"))) == "情况　原因：正在调查"
    assert said(event.log(fact=["损失=约300元", ("影响", "停电")], now=at("14:48"))).startswith(
        "情况　财产损失：约300元"
    )
    assert event.log(involve="学工处=主管", now=at("14:49")).departments == ("后勤处", "学生工作处")
    assert said(event.log(involve="保卫处", now=at("14:49"), anyway=True)) == "涉事部门　保卫处"
    assert event.log(to="处长", correct=2, department="后勤处", now=at("14:50")).entries[1].superseded_by == 12
    assert event.log(correct=12, at="14:42", now=at("14:51")).entries[11].superseded
    assert said(event.log(to="小店老板", other=True, report="首报", now=at("14:52"))).startswith("报告　")
    assert said(event.log(closed=True, now=at("14:53"))) == "处置结束"
    status = event.log(withdraw=15, now=datetime(2024, 5, 20, 14, 54))
    assert (said(status), status.closed_at, status.version) == ("作废（作废第15条）", None, 16)
    assert [entry.corrects for entry in status.entries if entry.corrects] == [2, 12, 15]
    erased = event.erase(7, approved_by="王某", reason="误录", recorder="李某", now=at("14:55"))
    assert (erased.entries[6].entry, erased.entries[6].superseded_by, said(erased)) == (
        "erased", 17, "清除　第7条的内容，王某批准　误录",
    )  # fmt: skip
    assert event.verify().to_dict() == {"sound": True, "differences": [], "erased": [{"number": 7, "by": 17}], "missing": []}  # fmt: skip
    assert "13912345678" not in json.dumps(status.to_dict()) + status.text
    assert "13912345678" in event.script().text


def test_the_status_says_what_is_done_late_and_next(tmp_path: Path) -> None:
    event = begun(tmp_path)
    event.log(to="部门主要负责人", at="14:41", now=at("14:41"))
    event.log(involve="学生工作处", now=at("14:42"))
    event.log(to="部门主要负责人", department="学生工作处", at="15:03", now=at("15:03"))
    status = event.status(now="15:05")
    data = json.loads(json.dumps(status.to_dict()))
    first, other = (s for s in data["steps"] if s["whom"] == "部门主要负责人")
    assert (first["state"], first["late"], first["done_at"]) == ("done", False, "2024-05-20T14:41:00+08:00")
    assert (other["department"], other["state"], other["late"], other["minutes_over"]) == (
        "学生工作处",
        "late",
        True,
        3,
    )
    assert len({step["id"] for step in data["steps"]}) == len(data["steps"])
    assert {step.state for step in status.steps} <= {*State, "covered"}
    assert (data["late"], status.late, data["minutes_left"], data["started_at"]) == (
        True, True, 5, "2024-05-20T14:30:00+08:00",
    )  # fmt: skip
    call = status.next
    assert call is not None
    assert call.say.startswith("您好，我是后勤处")
    assert data["next"] == call.to_dict() == status.calls[0].to_dict()
    assert data["entries"][0]["superseded"] is False
    assert "text" not in data
    assert "记录" in status.text
    assert set(data["gaps"]) == {"伤亡", "报告人"}
    assert data["head"] == status.head
    waived = event.log(fact={"不外报": "研判为一般事件"}, now=at("15:06"))
    assert {step.state for step in waived.steps if not step.department} == {"waived"}
    assert waived.minutes_left is None


def test_everybody_told_leaves_nobody_to_call(tmp_path: Path) -> None:
    event = begun(tmp_path, occurred="", known="14:30", department="")
    assert event.status(now=at("14:31")).department == ""
    everybody = [step.whom for step in event.status(now=at("14:31")).steps]
    for by in ("phone", "written"):
        event.log(to=everybody, by=by, other=True, now=at("14:40"))
    status = event.status(now=at("14:41"))
    assert (status.next, status.to_dict()["next"], status.late) == (None, None, False)


def test_a_step_that_another_department_did_is_covered(tmp_path: Path) -> None:
    event = begun(tmp_path)
    event.log(involve="学生工作处", now=at("14:36"))
    event.log(to="学院分管领导", now=at("14:40"), department="后勤处")
    states = {(s.department, s.whom): s for s in event.status(now=at("15:30")).steps}
    assert states["学生工作处", "学院分管领导"].state == "covered"
    assert not states["学生工作处", "学院分管领导"].late
    assert states["学生工作处", "学院分管领导"].minutes_left is None


@pytest.mark.medium
def test_drafts_are_those_of_the_command(
    tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch, examples: Path
) -> None:
    monkeypatch.setattr(case_log, "current", lambda college: at("14:50"))
    event = begun(tmp_path)
    for form in ("yaml", "docx"):
        assert run_cli("new", "first", "--from", event.name, "-o", tmp_path / f"首报.{form}")[0] == 0
        assert event.draft("first", form) == (tmp_path / f"首报.{form}").read_bytes()
    assert event.draft(Kind.FINAL, "yaml").decode().startswith("# 花括号")
    refused("no-report", lambda: event.draft("续报", "yaml"))
    first = (tmp_path / "首报.docx").read_bytes()
    text = event.draft("续报", "yaml", reports=[first], issue=8, sender="党政办公室")
    assert b"issue_number: 8" in text
    assert "kind: follow-up\n" in text.decode()
    event.log(to="党政办公室", file=tmp_path / "首报.docx", now=at("14:51"))
    assert b"kind: follow-up" in event.draft("续报", "yaml", now=at("14:52"))
    assert read(event.draft("首报", sender="学工处"), name="a.docx").value("department") == "学生工作处"
    refused("secret", lambda: event.draft("续报", reports=["机密★1年\n某事\n".encode()]))


@pytest.mark.medium
def test_the_sheet_the_chart_and_the_guard(tmp_path: Path) -> None:
    event = begun(tmp_path)
    assert event.script_sheet()[:2] == b"PK"
    assert b"flowchart" in event.flowchart("mmd", now="14:52")
    assert event.flowchart(now=at("14:52")).startswith(b"<")
    for given in ({"fact": {"伤亡": "机密★1年"}}, {"to": "处长", "note": "密级：秘密★1年"}):
        assert "没有记" in refused("secret", lambda given=given: event.log(now=at("14:40"), **given))  # type: ignore[misc]
    refused("secret", lambda: open_case(tmp_path / "b.yaml", occurred="14:30", what="机密★1年", now=at("14:40")))
    assert not (tmp_path / "b.yaml").exists()
    assert event.status().version == 1
    case_log.CaseLog(event.name, event.institution).learn({"原因": "机密★1年"})
    for work in (event.script_sheet, event.flowchart, event.pack, lambda: event.draft("首报")):
        refused("secret", work)


@pytest.mark.medium
def test_a_report_in_bytes_is_put_beside_the_case(tmp_path: Path, examples: Path) -> None:
    event = begun(tmp_path)
    paper = (examples / "first.yaml").read_bytes()
    for number, name in enumerate(("first.yaml", "first-2.yaml"), 2):
        status = event.log(to="党政办公室", file=paper, name="first.yaml", now=at("14:50"))
        assert status.entries[-1].text.endswith(name)
        assert (tmp_path / name).read_bytes() == paper
        assert status.version == number
    before = sorted(path.name for path in tmp_path.iterdir())
    refused("unknown-recipient", lambda: event.log(to="小王", file=paper, name="first.yaml", now=at("14:51")))
    for data, name, code in (
        (paper, "../first.yaml", "bad-paper"),
        (paper, "a.exe", "bad-paper"),
        (paper, "", "bad-paper"),
        ("机密★1年\n某事\n".encode(), "a.txt", "secret"),
    ):
        refused(code, lambda data=data, name=name: event.log(to="处长", file=data, name=name))  # type: ignore[misc]
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    for number in range(3, 100):
        (tmp_path / f"first-{number}.yaml").touch()
    refused("exists", lambda: event.log(to="处长", file=paper, name="first.yaml"))
    (tmp_path / "b.txt").mkdir()
    refused("is-link", lambda: event.log(to="处长", file=io.BytesIO("某事\n".encode()), name="b.txt"))


def test_a_case_goes_to_another_program_and_back(tmp_path: Path, examples: Path) -> None:
    event = begun(tmp_path)
    event.log(to="党政办公室", file=(examples / "first.yaml").read_bytes(), name="first.yaml", now=at("14:50"))
    there = tmp_path / "there"
    there.mkdir()
    done = event.pack(now=at("14:51"))
    assert zipfile.ZipFile(io.BytesIO(done.data)).namelist()
    assert done.to_dict() == {
        "case": event.status().id, "version": 3, "head": done.head, "files": ["first.yaml"],
        "missing": [], "left_out": [], "new": 0,
    }  # fmt: skip
    taken = receive_case(done.data, there / "event.yaml", name="case.zip", now=datetime(2024, 5, 20, 14, 52))
    assert (taken.new, taken.files, taken.data) == (3, ("first.yaml",), b"")
    other = load_case(there / "event.yaml")
    other.log(to="盟教体局", now=at("14:53"))
    back = tmp_path / "back.zip"
    back.write_bytes(other.pack(to="后勤处", now=at("14:54")).data)
    assert receive_case(back, event.name, now=at("14:55")).new == 3
    assert event.verify(done.head).sound
    assert not event.verify(f"2-{'0' * 16}").sound
    refused("bad-pack", lambda: receive_case(b"PK", there / "x.yaml"))
    refused("bad-head", lambda: event.verify("3"))


def test_a_case_in_bytes_is_looked_at_only(tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = begun(tmp_path)
    event.log(to="党政办公室", file=(examples / "first.yaml").read_bytes(), name="first.yaml", now=at("14:50"))
    monkeypatch.chdir(tmp_path)
    kept = load_case(bytearray(Path(event.name).read_bytes()))  # type: ignore[arg-type]
    assert kept.status(now=at("15:00")) == event.status(now=at("15:00"))
    assert kept.script() == event.script()
    assert kept.verify().missing == ("first.yaml",)
    refused("no-report", lambda: kept.draft("续报"))
    for work in (lambda: kept.log(closed=True), kept.pack, lambda: kept.erase(1, approved_by="a", reason="b")):
        assert "字节" in refused("no-file", work)
    refused("not-a-case", lambda: load_case(b"title: x\n"))


def test_a_damaged_case_can_be_looked_at(tmp_path: Path) -> None:
    event = begun(tmp_path)
    path = Path(event.name)
    path.write_text(path.read_text(encoding="utf-8") + "- entry: clo", encoding="utf-8")
    status = load_case(path).status(now=at("14:40"))
    assert "前 1 条记录完好" in status.damage
    assert status.version == 1
    refused("damaged-case", lambda: event.log(closed=True))
    path.write_text("case: x\n", encoding="utf-8")
    assert "备份" in refused("damaged-case", load_case(path).status)


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("what-to-log", {}),
        ("what-to-log", {"closed": True, "to": "处长"}),
        ("what-to-log", {"withdraw": 1, "correct": 1}),
        ("bad-medium", {"to": "处长", "by": "飞鸽"}),
        ("bad-pair", {"delegate": "院长"}),
        ("bad-pair", {"fact": "伤亡="}),
        ("bad-pair", {"involve": "=主管"}),
        ("bad-value", {"delegate": ("院长",)}),
        ("bad-value", {"fact": 5}),
        ("bad-value", {"closed": True, "id": "xyz"}),
        ("bad-value", {"closed": True, "at": 5}),
        ("unknown-choice", {"to": "处长", "report": "简报"}),
        ("near-department", {"involve": "后情处"}),
        ("no-recipient", {"to": ""}),
        ("unknown-fact", {"fact": {"没有": "x"}}),
        ("unknown-recipient", {"to": "小王"}),
        ("no-reason", {"delegate": "院长=王某"}),
        ("other-entry", {"withdraw": 1}),
        ("no-entry", {"withdraw": 9}),
        ("too-long", {"to": ["某" * 150] * 150, "other": True}),
        ("bad-entry", {"fact": {"原因": "\ud800"}}),
        ("opening-only", {"fact": {"部门": "学生工作处"}}),
        ("bad-moment", {"closed": True, "at": "一会儿"}),
        ("no-time", {"closed": True, "at": "不详"}),
    ],
)
def test_what_does_not_fit_is_refused_in_plain_words(code: str, given: dict[str, Any], tmp_path: Path) -> None:
    event = begun(tmp_path)
    before = Path(event.name).read_bytes()
    line = refused(code, lambda: event.log(**{"now": at("14:40"), **given}))
    assert "--" not in line, "options are the command's"
    assert Path(event.name).read_bytes() == before


def test_a_case_that_cannot_be_opened(tmp_path: Path) -> None:
    event = begun(tmp_path)
    refused("exists", lambda: begun(tmp_path))
    refused("bad-value", lambda: open_case("a\0b", occurred="14:30"))
    assert "是不是“后勤处”" in refused("near-department", lambda: begun(tmp_path, department="后情处", force=True))
    refused("no-time", lambda: begun(tmp_path, occurred="", force=True))
    refused("bad-entry", lambda: begun(tmp_path, level="巨大", force=True))
    refused("bad-value", lambda: event.draft(None))  # type: ignore[arg-type]
    refused("bad-value", lambda: event.draft("首报", reports=5))  # type: ignore[arg-type]
    refused("unknown-choice", lambda: event.draft("首报", "pdf"))
    refused("not-found", lambda: load_case(tmp_path / "none.yaml"))


def test_the_same_call_twice_records_once(tmp_path: Path) -> None:
    event = begun(tmp_path, id="0123abcd")
    assert repr(event) == f"EventCase({event.name!r})"
    assert event.status().id.endswith("-0123abcd")
    for _ in range(2):
        status = event.log(to="部门主要负责人", id="89abcdef", now=at("14:41"))
    assert status.version == 2
    late = case_log.CaseLog(event.name, event.institution, identity="89abcdef")
    assert len(late.close().entries) == 2
    for _ in range(2):
        event.log(to="院长", file="某事\n".encode(), name="a.txt", id="00000000", now=at("14:42"))
    assert not (tmp_path / "a-2.txt").exists()


@pytest.mark.medium
def test_a_correction_of_what_somebody_else_has_corrected(tmp_path: Path) -> None:
    event = begun(tmp_path)
    seen = event.log(to="部门主要负责人", at="14:41", now=at("14:42")).version
    event.log(fact={"伤亡": "无人员伤亡"}, version=seen, now=at("14:43"))
    event.log(correct=2, at="14:40", version=seen, now=at("14:44"))
    before = Path(event.name).read_bytes()
    for work in (
        lambda: event.log(correct=2, at="14:39", version=seen),
        lambda: event.log(withdraw=2, version=seen),
        lambda: event.erase(2, approved_by="a", reason="b", version=seen),
    ):
        assert "第 2 条在打开以后已由第 4 条" in refused("changed", work)
    refused("no-entry", lambda: event.log(correct=2, at="14:39"))
    assert "对不上" in refused("changed", lambda: event.log(closed=True, version=9))
    for wrong in (0, -1, True, 10**18):  # which no case ever had
        refused("bad-value", lambda wrong=wrong: event.log(closed=True, version=wrong))  # type: ignore[misc]
    assert Path(event.name).read_bytes() == before
    assert event.log(closed=True, version=seen, now=at("14:50")).version == 5
    now = event.status().version
    event.erase(3, approved_by="a", reason="b")
    refused("changed", lambda: event.log(correct=3, fact={"伤亡": "1人"}, version=now))


def _record(path: str, whom: str, start: Any) -> None:
    start.wait()
    for _ in range(5):
        load_case(path).log(to=whom, other=True, version=1)


@pytest.mark.medium
@pytest.mark.parametrize("way", ["threads", "processes"])
def test_two_who_record_at_once_are_both_kept(way: str, tmp_path: Path) -> None:
    event = begun(tmp_path)
    people = ("甲", "乙", "丙")
    if way == "threads":
        begin: Any = threading.Barrier(len(people))
        workers: list[Any] = [threading.Thread(target=_record, args=(event.name, each, begin)) for each in people]
    else:
        begin = multiprocessing.Barrier(len(people))
        workers = [multiprocessing.Process(target=_record, args=(event.name, each, begin)) for each in people]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    status = event.status()
    assert status.version == 16
    assert all(sum(whom in entry.text for entry in status.entries) == 5 for whom in people)
    assert event.verify().sound


@pytest.mark.medium
def test_a_lock_that_is_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = begun(tmp_path)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    with case_file._locked(event.name):
        refused("locked", lambda: event.log(closed=True))


@pytest.mark.parametrize("given", ["2024-05-20T14:41:00+08:00", "2024-05-20T06:41:00Z", "2024-05-20T14:41", "14:41"])
def test_a_moment_comes_back_as_it_was_given(given: str, tmp_path: Path) -> None:
    event = begun(tmp_path)
    entry = event.log(to="部门主要负责人", at=given, now=at("14:45")).entries[-1]
    assert entry.to_dict()["at"] == "2024-05-20T14:41:00+08:00"
    assert event.status(now=given).now == at("14:41")
    refused("bad-moment", lambda: event.status(now="2024-05-20T99:99"))


def test_values_for_other_programs_are_plain(tmp_path: Path) -> None:
    event = begun(tmp_path)
    for value in (event.status(), event.script(), event.pack(), event.verify()):
        assert json.loads(json.dumps(value.to_dict())) == value.to_dict()
    entry = event.status().entries[0]
    assert isinstance(entry, CaseEntry)
    assert entry.to_dict()["at"].startswith("2024-05-20T14:35:00")


def test_a_log_that_names_a_file_elsewhere_is_not_drafted_from_it(tmp_path: Path, examples: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    event = begun(folder)
    event.log(to="党政办公室", file=(examples / "first.yaml").read_bytes(), name="first.yaml", now=at("14:50"))
    assert event.draft("续报", now=at("15:00"))
    (folder / "first.yaml").rename(tmp_path / "first.yaml")
    log = folder / "event.yaml"
    log.write_text(log.read_text("utf-8").replace("file: first.yaml", "file: ../first.yaml"), "utf-8")
    refused("no-report", lambda: load_case(log).draft("续报", now=at("15:00")))
