"""The endpoints of cases: what each gives, who may see what, two at once, and what is refused."""

from __future__ import annotations

import asyncio
import io
import json
import os
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from alvtc_info import EventCase, OutputError, load_case, open_case, read
from alvtc_info.web import case_work
from alvtc_info.web.audit_trail import About
from alvtc_info.web.case_endpoints import ENDPOINTS
from alvtc_info.web.case_work import LOG
from alvtc_info.web.endpoint import ApiCall
from alvtc_info.web.permissions import ALONE, Access, User
from alvtc_info.web.service_settings import ServiceSettings
from tests import NOW, ROOT
from tests.web.conftest import client_of

FIRST = (ROOT / "examples" / "first.yaml").read_bytes()
OPENING = {"department": "后勤处", "place": "实训楼3层", "what": "配电箱冒烟"}
LOGISTICS = User("lisi", "李四", "后勤处", Access.CLERK)
STUDENTS = User("wangwu", "王五", "学生工作处", Access.CLERK)
READING = User("zhaoliu", "赵六", "后勤处", Access.READER)
OFFICE = User("zhangsan", "张三", "党政办公室", Access.OFFICE)


class CaseService:
    """A service with cases, and what the test does to it: who asks, what was audited."""

    def __init__(self, client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.client, self.folder = client, folder
        self.service: Any = client.app.state.service  # type: ignore[attr-defined]
        self.noted: list[tuple[str, str, str]] = []
        self.who: User = ALONE
        monkeypatch.setattr("alvtc_info.web.service.caller_of", lambda scope: self.who)
        monkeypatch.setattr(self.service, "line", self.line)

    def line(self, call: ApiCall, action: str, about: About, outcome: str, who: str) -> Callable[[], object]:
        return lambda: self.noted.append((action, about.thing, outcome))

    def begun(self, **given: Any) -> str:
        answer = self.client.post("/api/cases", json={"occurred": ago(8), **OPENING, **given})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    def log(self, case: str, **given: Any) -> Any:
        return self.client.post(f"/api/cases/{case}/log", json=given)

    def look(self, case: str) -> Any:
        return self.client.get(f"/api/cases/{case}").json()


def ago(minutes: int) -> str:
    return f"{NOW + timedelta(hours=8, minutes=-minutes):%Y-%m-%d %H:%M}"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> tuple[TestClient, Path]:
    """A service whose work is done in this process."""
    folder = tmp_path_factory.mktemp("service") / "cases"
    made = client_of(ServiceSettings(cases=str(folder), rate=10_000))

    async def run(job: Callable[..., object], *arguments: object) -> object:
        return await asyncio.to_thread(job, *arguments)

    made.app.state.service.pool.run = run  # type: ignore[attr-defined]
    return made, folder


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Path]]:
    """A service as it runs: the work is done in processes."""
    folder = tmp_path_factory.mktemp("pooled") / "cases"
    with client_of(ServiceSettings(workers=2, cases=str(folder)), pooled=True) as client:
        yield client, folder


@pytest.fixture
def cases(running: tuple[TestClient, Path], monkeypatch: pytest.MonkeyPatch) -> CaseService:
    return CaseService(*running, monkeypatch)


def refused(answer: Any, status: int, code: str) -> str:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    message = str(answer.json()["message"])
    assert "\n" not in message
    assert "--" not in message
    assert LOG not in message, "no place on the server"
    return message


@pytest.fixture(autouse=True)
def _local_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`ago` writes the time of the institution."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.medium
def test_a_case_from_the_first_minute_to_the_handover(cases: CaseService) -> None:
    case = cases.begun(recorder="张某", phone="13912345678", sensitive=True)
    assert (cases.folder / case / LOG).is_file()
    status = cases.look(case)
    assert (status["id"], status["department"], status["version"], status["title"]) == (
        case, "后勤处", 1, "实训楼3层配电箱冒烟",
    )  # fmt: skip
    assert status["next"]["whom"] == "部门主要负责人"
    assert status["next"]["say"].startswith("您好，我是后勤处")
    assert 50 < status["minutes_left"] + 20 < 62
    assert status["entries"][0]["recorder"] == "张某"
    assert "13912345678" not in json.dumps(status)
    for given in (
        {"to": "部门主要负责人", "by": "phone"},
        {"fact": {"伤亡": "2名学生擦伤", "措施": "送医"}},
        {"instruction": "先救人", "leader": "院长"},
        {"delegate": "院长=王某", "note": "出差"},
        {"involve": "学工处=主管"},
        {"to": "党政办公室", "by": "书面", "report": "first"},
        {"correct": 2, "note": "打了两次"},
        {"withdraw": 6},
        {"closed": True},
    ):
        answer = cases.log(case, **given)
        assert answer.status_code == 200, answer.text
    assert answer.json()["version"] == 10
    script = cases.client.get(f"/api/cases/{case}/script").json()
    assert "2名学生擦伤" in script["spoken"]
    assert "打给谁" in script["text"]
    assert "13912345678" in script["text"]
    assert cases.client.get(f"/api/cases/{case}/script.docx").content[:2] == b"PK"
    chart = cases.client.get(f"/api/cases/{case}/flowchart.svg", params={"now": "14:52"})
    assert (chart.headers["content-type"], chart.content[:1]) == ("image/svg+xml", b"<")
    handed = cases.client.post(f"/api/cases/{case}/handover", json={"to": "党政办公室"})
    assert LOG in zipfile.ZipFile(io.BytesIO(handed.content)).namelist()
    head = cases.look(case)["head"]
    assert cases.client.get(f"/api/cases/{case}/verify", params={"head": head}).json()["sound"]
    erased = cases.client.post(f"/api/cases/{case}/erase", json={"number": 4, "approved_by": "王某", "reason": "误录"})
    assert erased.json()["entries"][3]["entry"] == "erased"
    assert cases.noted[0] == ("case-open", case, "ok")
    assert {action for action, _, _ in cases.noted} == {
        "case-open", "case-look", "case-log", "case-sheet", "case-handover", "case-erase",
    }  # fmt: skip
    assert all((about, outcome) == (case, "ok") for _, about, outcome in cases.noted)


def test_the_next_report(cases: CaseService) -> None:
    case = cases.begun()
    first = cases.client.post(f"/api/cases/{case}/draft", json={"kind": "首报"})
    assert "".join(block.text for block in read(first.content, name="a.docx").blocks).count("{")
    assert "%E9%A6%96%E6%8A%A5.docx" in first.headers["content-disposition"]
    text = cases.client.get(f"/api/cases/{case}/draft", params={"kind": "first", "form": "yaml", "issue": 3})
    assert "issue_number: 3" in text.text
    data = cases.client.get(f"/api/cases/{case}/draft", params={"kind": "final", "form": "json"}).json()
    assert (data["kind"], data["blocks"][0]["role"] != "") == ("final", True)
    assert data["slots"]
    assert all(slot in "".join(block["text"] for block in data["blocks"]) for slot in data["slots"])
    assert "给出首报" in refused(
        cases.client.get(f"/api/cases/{case}/draft", params={"kind": "续报"}), 422, "no-report"
    )
    sent = cases.client.post(
        f"/api/cases/{case}/papers", files={"file": ("首报.yaml", FIRST)}, data={"to": "党政办公室"}
    )
    assert sent.json()["entries"][-1]["text"].endswith("首报.yaml")
    assert (cases.folder / case / "首报.yaml").read_bytes() == FIRST
    later = cases.client.get(f"/api/cases/{case}/draft", params={"kind": "续报", "form": "yaml"})
    assert "kind: follow-up" in later.text


def test_a_paper_that_does_not_say_what_it_is_may_be_told(cases: CaseService) -> None:
    case = cases.begun()
    plain = {"file": ("电话记录.txt", "实训楼冒烟，已断电。".encode())}

    def sent(**fields: Any) -> Any:
        return cases.client.post(f"/api/cases/{case}/papers", files=plain, data={"to": "党政办公室", **fields})

    def kinds() -> list[Any]:
        papers = load_case(cases.folder / case / LOG)._read().papers
        return [paper.report for paper in papers]

    assert sent().status_code == 200
    assert kinds()[-1] is None
    for called in ("follow-up", "续报"):
        assert sent(kind=called).status_code == 200
        assert kinds()[-1] == "follow-up"
    refused(sent(kind="daily"), 422, "bad-value")
    refused(sent(report="first"), 422, "bad-value")


@pytest.mark.medium
@pytest.mark.parametrize("number", [-1, 0, -(10**17)])
def test_there_is_no_number_before_the_first(cases: CaseService, number: int) -> None:
    case = cases.begun()
    erased = {"approved_by": "王某", "reason": "误录"}
    refused(cases.log(case, to="院长", version=number), 422, "bad-value")
    refused(cases.log(case, to="院长", correct=number), 422, "bad-value")
    refused(cases.log(case, withdraw=number), 422, "bad-value")
    for given in ({"number": number}, {"number": 1, "version": number}):
        refused(cases.client.post(f"/api/cases/{case}/erase", json={**erased, **given}), 422, "bad-value")
    assert cases.look(case)["version"] == 1


@pytest.mark.medium
def test_a_case_is_taken_over(cases: CaseService) -> None:
    case = cases.begun()
    cases.client.post(f"/api/cases/{case}/papers", files={"file": ("首报.yaml", FIRST)}, data={"to": "党政办公室"})
    packed = cases.client.post(f"/api/cases/{case}/handover").content
    os.rename(cases.folder / case, cases.folder / "旧")
    taken = cases.client.post("/api/cases/receive", files={"file": ("case.zip", packed)}).json()
    assert (taken["id"], taken["new"], taken["files"]) == ("旧", 0, [])
    os.rename(cases.folder / "旧" / LOG, cases.folder / "旧" / "x")
    (cases.folder / "坏了").mkdir()
    (cases.folder / "坏了" / LOG).write_text("case: x\n", encoding="utf-8")
    taken = cases.client.post("/api/cases/receive", files={"file": ("case.zip", packed)}).json()
    assert (taken["id"], taken["new"], taken["files"]) == (case, 3, ["首报.yaml"])
    (cases.folder / "坏了" / LOG).unlink()
    (cases.folder / "坏了").rmdir()
    assert cases.look(case)["version"] == 4
    assert not list(cases.folder.glob(".*"))
    broken = cases.client.post("/api/cases/receive", files={"file": ("case.zip", b"PK\x03\x04")})
    refused(broken, 422, "bad-pack")
    refused(cases.client.post("/api/cases/receive", json={"report": {}}), 422, "needs-file")
    refused(cases.client.post(f"/api/cases/{case}/papers", json={"report": {}, "to": "院长"}), 422, "needs-file")
    assert not list(cases.folder.glob(".*"))


@pytest.mark.medium
def test_a_department_sees_its_own_cases_only(cases: CaseService) -> None:
    cases.who = LOGISTICS
    own = cases.begun(department="")
    assert cases.look(own)["department"] == "后勤处"
    assert cases.look(own)["entries"][0]["recorder"] == "李四"
    assert cases.log(own, to="部门主要负责人", recorder="冒名").json()["entries"][1]["recorder"] == "李四"
    other = cases.client.post("/api/cases", json={"occurred": ago(5), "department": "学工处"})
    assert "后勤处" in refused(other, 403, "other-department")
    cases.who = STUDENTS
    listed = {each["id"] for each in cases.client.get("/api/cases").json()["cases"]}
    assert own not in listed
    absent = cases.client.get("/api/cases/20240520-143000-00000000")
    for method, path, body in every_way_in(own):
        answer = cases.client.request(method, path, **body)
        if answer.json()["code"] == "not-yours":
            assert (path, answer.status_code) == (f"/api/cases/{own}/erase", 403)
        else:
            assert (answer.status_code, answer.json()) == (404, absent.json()), path
    assert {("case-look", own, "no-case"), ("case-log", own, "no-case"), ("case-handover", own, "no-case")} <= set(
        cases.noted
    )
    cases.who = OFFICE
    cases.log(own, involve="学工处=主管")
    cases.who = STUDENTS
    assert cases.look(own)["departments"] == ["后勤处", "学生工作处"]
    assert own in {each["id"] for each in cases.client.get("/api/cases").json()["cases"]}


def every_way_in(case: str) -> list[tuple[str, str, dict[str, Any]]]:
    """A right request for each endpoint of one case."""
    bodies: dict[str, dict[str, Any]] = {
        "log": {"json": {"closed": True}},
        "papers": {"files": {"file": ("首报.yaml", FIRST)}, "data": {"to": "院长"}},
        "erase": {"json": {"number": 1, "approved_by": "a", "reason": "b"}},
        "draft": {"json": {"kind": "first"}},
        "handover": {"json": {}},
    }
    found = []
    for each in ENDPOINTS:
        if "{case}" in each.path:
            last = each.path.rpartition("/")[2]
            body = (
                bodies.get(last, {})
                if each.method == "POST"
                else {"params": {"kind": "first"} if last == "draft" else {}}
            )
            found.append((each.method, each.path.replace("{case}", case), body))
    return found


@pytest.mark.medium
def test_somebody_who_may_only_look(cases: CaseService) -> None:
    case = cases.begun()
    cases.who = READING
    assert cases.look(case)["version"] == 1
    for method, path, body in every_way_in(case):
        answer = cases.client.request(method, path, **body)
        looks = method == "GET" and not path.endswith("/draft")
        assert (answer.status_code == 200) == looks, path
        assert looks or answer.status_code == 403
    refused(cases.client.post("/api/cases", json={"occurred": ago(5)}), 403, "not-yours")
    cases.who = ALONE
    assert cases.look(case)["version"] == 1


@pytest.mark.parametrize(
    "case", ["..", "%2e%2e", "..%2f..%2fetc", "a%2Fb", "%2Fetc%2Fpasswd", "a.b", "a%00b", "%20", "a%0a", "没有", "C:", "x" * 300]
)  # fmt: skip
def test_a_name_that_leads_nowhere(case: str, cases: CaseService) -> None:
    (cases.folder.parent / LOG).write_bytes(b"case: x\n")
    for path in (f"/api/cases/{case}", f"/api/cases/{case}/script", f"/api/cases/{case}/flowchart.svg"):
        answer = cases.client.get(path)
        assert answer.status_code in (404, 405), (path, answer.text)


@pytest.mark.parametrize(
    ("status", "code", "given"),
    [
        (422, "what-to-log", {}),
        (422, "what-to-log", {"closed": True, "to": "处长"}),
        (422, "bad-medium", {"to": "处长", "by": "飞鸽"}),
        (422, "bad-moment", {"closed": True, "at": "一会儿"}),
        (422, "future", {"closed": True, "at": "2999-01-01 10:00"}),
        (422, "before-event", {"to": "部门主要负责人", "at": "2020-01-01 10:00"}),
        (422, "unknown-recipient", {"to": "小王"}),
        (422, "unknown-fact", {"fact": {"天气": "晴"}}),
        (422, "bad-value", {"fact": 5}),
        (422, "bad-value", {"fact": {"伤亡": 2}}),
        (422, "bad-value", {"correct": "第二条"}),
        (422, "bad-value", {"closed": True, "id": "1"}),
        (422, "bad-value", {"to": "院长", "report": "简报"}),
        (422, "unknown-field", {"now": "14:30", "closed": True}),
        (422, "near-department", {"involve": "后情处=主管"}),
        (422, "unknown-role", {"involve": "学工处=旁观"}),
        (422, "no-entry", {"withdraw": 99}),
        (422, "other-entry", {"withdraw": 1}),
        (422, "secret", {"fact": {"伤亡": "机密★1年"}}),
        (409, "changed", {"closed": True, "version": 9}),
    ],
)
def test_what_does_not_fit_is_refused_by_one_line(
    status: int, code: str, given: dict[str, Any], cases: CaseService, shared: str
) -> None:
    message = refused(cases.log(shared, **given), status, code)
    if code == "near-department":
        assert "是不是“后勤处”" in message
    assert "机密" not in message
    assert cases.look(shared)["version"] == 1


@pytest.fixture(scope="module")
def shared(running: tuple[TestClient, Path]) -> str:
    """A case in which nothing is recorded."""
    (running[1] / "共用").mkdir(parents=True)
    made = open_case(running[1] / "共用" / LOG, occurred="2024-05-20 14:30", department="后勤处", what="配电箱冒烟")
    return Path(made.name).parent.name


def test_a_case_that_cannot_be_opened_leaves_nothing(cases: CaseService) -> None:
    before = sorted(path.name for path in cases.folder.iterdir())
    for given, code in (
        ({"department": "后情处", "occurred": ago(5)}, "near-department"),
        ({"department": "后勤处"}, "no-time"),
        ({"occurred": "明天"}, "bad-moment"),
        ({"occurred": ago(5), "level": "巨大"}, "bad-entry"),
        ({"occurred": ago(5), "role": "旁观"}, "unknown-role"),
        ({"occurred": ago(5), "what": "机密★1年"}, "secret"),
        ({"occurred": ago(5), "id": "../../x"}, "bad-value"),
        ({"occurred": ago(5), "institution": "/etc"}, "not-yours"),
    ):
        message = refused(cases.client.post("/api/cases", json=given), 422, code)
        assert "机密" not in message
    assert sorted(path.name for path in cases.folder.iterdir()) == before
    assert cases.begun(department="后情处", anyway=True)


def test_half_a_character_is_no_id(cases: CaseService) -> None:
    body = json.dumps({"occurred": ago(5), **OPENING, "id": "\ud800"}).encode()
    answer = cases.client.post("/api/cases", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-value")


def test_a_marked_paper_leaves_nothing(cases: CaseService, shared: str) -> None:
    before = sorted(path.name for path in (cases.folder / shared).iterdir())
    for name, data, code in (
        ("首报.txt", "机密★1年\n某事\n".encode(), "secret"),
        ("a.exe", b"MZ", "bad-paper"),
        ("../../a.txt", "机密★1年\n某事\n".encode(), "secret"),
    ):
        answer = cases.client.post(f"/api/cases/{shared}/papers", files={"file": (name, data)}, data={"to": "院长"})
        assert "机密" not in refused(answer, 422, code)
    assert sorted(path.name for path in (cases.folder / shared).iterdir()) == before


def test_the_list(cases: CaseService) -> None:
    for number in range(3):
        last = cases.begun(what=f"漏水{number}")
    data = cases.client.get("/api/cases", params={"limit": 2}).json()["cases"]
    assert [len(data), data[0]["id"], data[0]["title"]] == [2, last, "实训楼3层漏水2"]
    assert set(data[0]) >= {"department", "started_at", "late", "minutes_left", "version", "next"}
    broken = cases.folder / "坏了"
    broken.mkdir()
    (broken / LOG).write_text("case: x\n", encoding="utf-8")
    (cases.folder / "空的").mkdir()
    assert cases.client.get("/api/cases").json()["cases"][0] == {
        "id": "坏了", "title": "（案卷读不了）", "damage": "案卷没有 log（记录）一栏；请用备份",
    }  # fmt: skip
    cases.who = LOGISTICS
    assert "坏了" not in {each["id"] for each in cases.client.get("/api/cases").json()["cases"]}
    (broken / LOG).unlink()


def test_whose_a_case_is_is_remembered_as_long_as_it_is_the_same(
    cases: CaseService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(who: User) -> set[str]:
        cases.who = who
        found = {each["id"] for each in cases.client.get("/api/cases", params={"limit": 200}).json()["cases"]}
        cases.who = OFFICE
        return found

    read: list[str] = []
    whole = EventCase.outline

    def outline(case: EventCase, **given: Any) -> Any:
        read.append(Path(case.name).parent.name)
        return whole(case, **given)

    monkeypatch.setattr(EventCase, "outline", outline)
    monkeypatch.setattr(case_work, "_whose", {})
    case = cases.begun()
    assert case in listed(LOGISTICS)
    assert case not in listed(STUDENTS)
    read.clear()
    assert case not in listed(STUDENTS)
    assert case not in read  # what is not theirs is not read again
    assert cases.log(case, involve="学工处=主管").status_code == 200
    assert case in listed(STUDENTS)
    monkeypatch.setattr(case_work, "_REMEMBERED", 1)
    cases.begun()
    assert case in listed(STUDENTS)
    assert len(case_work._whose) == 1
    monkeypatch.setattr(case_work, "_by_last_change", lambda folder: ["走了", case])  # while it is listed
    assert listed(OFFICE) == {case}


def test_a_list_tells_of_each_case_what_its_status_tells(cases: CaseService) -> None:
    opened = cases.begun(what="漏水")
    cases.log(opened, to="部门主要负责人")
    closed = cases.begun(what="停电", occurred=ago(300))
    cases.log(closed, closed=True)
    for each in cases.client.get("/api/cases", params={"limit": 2}).json()["cases"]:
        status = cases.look(each["id"])
        told = {**status, "next": status["next"] and status["next"]["whom"]}
        assert abs(each.pop("minutes_left") - told["minutes_left"]) <= 1
        assert abs(each.pop("minutes_over") - told["minutes_over"]) <= 1
        assert each == {name: told[name] for name in each}
        assert each.keys() == {
            *"id title department departments when started_at closed_at late version damage next".split()
        }


def test_a_service_without_cases(client: TestClient) -> None:
    for each in ENDPOINTS:
        if each.method == "GET" and not each.fields:
            refused(client.get(each.path.replace("{case}", "a")), 404, "no-cases")
    refused(client.get("/api/cases"), 404, "no-cases")


@pytest.mark.medium
def test_two_at_once_are_both_kept(working: tuple[TestClient, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    cases = CaseService(*working, monkeypatch)
    case = cases.begun()
    seen = cases.look(case)["version"]
    answers: list[Any] = []

    def record(whom: str) -> None:
        answers.extend(cases.log(case, to=whom, other=True, version=seen) for _ in range(3))

    people = [threading.Thread(target=record, args=(whom,)) for whom in ("甲某", "乙某")]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert [answer.status_code for answer in answers] == [200] * 6
    status = cases.look(case)
    assert status["version"] == 7
    assert sorted("甲某" in entry["text"] for entry in status["entries"]) == [False] * 4 + [True] * 3
    assert load_case(cases.folder / case / LOG).verify().sound
    cases.client.post(f"/api/cases/{case}/papers", files={"file": ("首报.yaml", FIRST)}, data={"to": "党政办公室"})
    if os.name == "posix":  # nobody else on the server reads them
        written = [cases.folder, *cases.folder.rglob("*")]
        assert {oct(each.stat().st_mode & 0o077) for each in written} == {"0o0"}
        assert len(written) > 3
    refused(cases.log(case, involve="后情处=主管"), 422, "near-department")
    refused(cases.log(case, correct=9), 422, "no-entry")
    refused(cases.log("没有", closed=True), 404, "no-case")
    refused(cases.log(case, closed=True, version=99), 409, "changed")
    cases.who = LOGISTICS
    refused(cases.client.post("/api/cases", json={"occurred": ago(5), "department": "学工处"}), 403, "other-department")


@pytest.mark.medium
def test_a_correction_of_what_was_corrected_meanwhile(cases: CaseService) -> None:
    case = cases.begun()
    seen = cases.log(case, to="部门主要负责人").json()["version"]
    assert cases.log(case, correct=2, note="甲改", version=seen).status_code == 200
    late = cases.log(case, correct=2, note="乙改", version=seen)
    assert "第 2 条" in refused(late, 409, "changed")
    assert late.json()["status"]["version"] == 3
    assert late.json()["status"]["entries"][2]["text"].endswith("甲改（更正第2条）")
    erased = {"number": 2, "approved_by": "王某", "reason": "误录", "version": seen}
    refused(cases.client.post(f"/api/cases/{case}/erase", json=erased), 409, "changed")
    assert cases.log(case, correct=3, note="乙改", version=late.json()["status"]["version"]).status_code == 200


def test_what_is_sent_twice_is_recorded_once(cases: CaseService) -> None:
    once = {"occurred": ago(5), **OPENING, "id": "0a1b2c3d"}
    ids = {cases.client.post("/api/cases", json=once).json()["id"] for _ in range(2)}
    assert len(ids) == 1
    (case,) = ids
    for _ in range(2):
        assert cases.log(case, to="院长", id="89abcdef").json()["version"] == 2
    twice = {**once, "id": "1a2b3c4d"}
    found: list[str] = []
    people = [
        threading.Thread(target=lambda: found.append(cases.client.post("/api/cases", json=twice).json()["id"]))
        for _ in range(2)
    ]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert len(found) == 2
    assert len(set(found)) == 1


def test_a_process_that_died_in_the_middle_is_no_hindrance(cases: CaseService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    half = cases.folder / ".d4735e3a265e16ee"
    half.mkdir(parents=True)
    (half / LOG).write_bytes(b"case: x\n")
    case_work._begin(str(half))
    assert list(half.iterdir()) == []
    half.rmdir()


def test_polling_is_not_opening(cases: CaseService) -> None:
    case = cases.begun()
    cases.client.get(f"/api/cases/{case}", params={"version": 1})
    assert cases.noted == [("case-open", case, "ok")]
    assert cases.client.get(f"/api/cases/{case}", params={"now": "乱写"}).status_code == 422


def test_somebody_who_keeps_writing(cases: CaseService, monkeypatch: pytest.MonkeyPatch) -> None:
    async def kept(*arguments: object) -> None:
        raise OutputError("locked", "别人正在记这份案卷，十秒内没有等到，请再试一次", LOG)

    monkeypatch.setattr(cases.service.pool, "run", kept)
    answer = cases.log("共用", closed=True)
    refused(answer, 503, "locked")
    assert answer.headers["retry-after"] == "2"


def test_what_a_killed_process_left_is_taken_away(cases: CaseService) -> None:
    old, new, other = (cases.folder / name for name in (".0123456789abcdef", ".fedcba9876543210", ".git"))
    for each in (old, new, other):
        each.mkdir(parents=True)
        (each / LOG).write_bytes(b"case: x\n")
    os.utime(old, (time.time() - 4000,) * 2)
    os.utime(other, (time.time() - 4000,) * 2)
    cases.begun()
    assert [each.exists() for each in (old, new, other)] == [False, True, True]
    for each in (new, other):
        (each / LOG).unlink()
        each.rmdir()
