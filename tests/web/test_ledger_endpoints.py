"""The ledger over HTTP: who may see and do what, on either database, and that nothing is recorded twice or by another."""

from __future__ import annotations

import asyncio
import json
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from alvtc_info import open_ledger
from alvtc_info.assessment.year import today
from alvtc_info.institution.values import default_institution
from alvtc_info.web import ledger_endpoints, service
from alvtc_info.web.permissions import ALONE, WHOLE, Access, User
from alvtc_info.web.service_settings import ServiceSettings
from tests.assessment import conftest as on_databases
from tests.web.conftest import HERE, OURS

server, place, profile = on_databases.server, on_databases.place, on_databases.profile

PAPER = "后勤处值班信息\n第3期\n后勤处　2024年5月20日\n公寓更换水管\n5月20日，后勤处更换水管30根，解决了漏水问题。\n编辑：王某　电话：1　签发：李某\n"
LATER = PAPER.replace("20日", "23日").replace("第3期", "第4期")
OTHERS = PAPER.replace("后勤处", "教务处")
USERS = {
    "alone": ALONE,
    "office": User("wang", "王某", WHOLE, Access.OFFICE),
    "clerk": User("li", "李某", "后勤处", Access.CLERK),
    "mate": User("zhao", "赵某", "后勤处", Access.CLERK),
    "teacher": User("sun", "孙某", "教务处", Access.CLERK),
    "reader": User("qian", "钱某", WHOLE, Access.READER),
    "nowhere": User("wu", "吴某", "", Access.CLERK),
    "looker": User("zhou", "周某", "教务处", Access.READER),
}
Send = Callable[..., Any]


@pytest.fixture(scope="module")
def app() -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch:
        every = {(e.method, e.path): e for e in (*service.ENDPOINTS, *ledger_endpoints.ENDPOINTS)}
        patch.setattr(service, "ENDPOINTS", tuple(every.values()))
        patch.setattr(service, "caller_of", lambda scope: USERS[dict(scope["headers"])[b"x-test-user"].decode()])
        made = service.create_app(ServiceSettings(workers=2))
        with TestClient(made, "http://127.0.0.1", headers={**OURS, "x-test-user": "alone"}, client=HERE) as client:
            yield client


@pytest.fixture
def client(app: TestClient, place: str) -> TestClient:
    """The service on a new ledger."""
    open_ledger(place, create=True).close()
    return on(app, place)


@pytest.fixture
def here(app: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The service working in this process, with all that goes to a process and comes back pickled as for one."""

    async def run(job: Callable[..., Any], *arguments: Any) -> Any:
        try:
            answer = await asyncio.to_thread(partial(job, *pickle.loads(pickle.dumps(arguments))))
        except Exception as error:
            raise pickle.loads(pickle.dumps(error)) from None
        return pickle.loads(pickle.dumps(answer))

    made: Any = app.app
    monkeypatch.setattr(made.state.service.pool, "run", run)
    return app


@pytest.fixture
def file(here: TestClient, tmp_path: Path) -> TestClient:
    """The same on SQLite."""
    open_ledger(tmp_path / "台账.db", create=True).close()
    return on(here, str(tmp_path / "台账.db"))


def on(app: TestClient, ledger: str | None) -> TestClient:
    state: Any = app.app
    state.state.service.settings = replace(state.state.service.settings, ledger=ledger)
    return app


def as_(user: str) -> dict[str, str]:
    return {"x-test-user": user}


def add(client: TestClient, user: str = "alone", text: str = PAPER, **fields: Any) -> Any:
    return client.post("/api/ledger/items", json={"text": text, "name": "a.txt", **fields}, headers=as_(user))


def post(client: TestClient, path: str, user: str = "office", **fields: Any) -> Any:
    return client.post(f"/api/ledger/{path}", json=fields, headers=as_(user))


def get(client: TestClient, path: str, user: str = "office", **query: Any) -> Any:
    return client.get(f"/api/ledger/{path}", params=query, headers=as_(user))


def refused(answer: Any, status: int, code: str) -> str:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    message: str = answer.json()["message"]
    assert "\n" not in message
    return message


@pytest.mark.medium
def test_from_the_draft_to_the_notice(client: TestClient) -> None:
    looked = post(client, "preview", "clerk", text=PAPER, name="a.txt").json()
    assert (looked["entry"], looked["ready"], looked["values"]["title"]) == (None, True, "公寓更换水管")
    assert get(client, "items").json() == {"items": []}
    sent = {"file": ("稿.txt", PAPER.encode())}
    values = {"category": "工作经验总结", "timely": "true", "note": "补记"}
    answer = client.post("/api/ledger/items", files=sent, data=values, headers=as_("clerk"))
    added = answer.json()
    assert answer.status_code == 200
    assert (added["entry"]["number"], added["entry"]["recorded_by"], added["entry"]["note"]) == (
        1,
        "李某（li）",
        "补记",
    )
    assert added["entry"]["line"] == "2024-05-20　后勤处　工作经验总结　公寓更换水管"
    assert "已在台账里（第1条）" in refused(add(client, "clerk"), 409, "already-there")
    again = add(client, "clerk", LATER).json()
    assert [(each["entry"]["number"], each["same_title"]) for each in again["repeats"]] == [(1, True)]
    adopted = post(client, "items/1/adoptions", level="盟委行署", where="盟办", on="2024-06-10", page="第2版")
    assert (
        adopted.json()["line"] == "采用　信息：第1条　级别：盟委行署　采用单位：盟办　日期：2024-06-10　版面页码：第2版"
    )
    assert post(client, "items/2/corrections", "clerk", changes={"类别": "典型案例"}).json()["number"] == 2
    (first, second) = get(client, "items", department="后勤保障处", year=2024).json()["items"]
    assert (first["adopted"], first["instructed"], second["category"]) == (1, 0, "典型案例")
    assert [each["number"] for each in get(client, "items", category="典型案例").json()["items"]] == [2]
    history = get(client, "items/1").json()["history"]
    assert [(each["entry"], each["label"]) for each in history] == [("item", "信息"), ("adoption", "采用")]
    year = get(client, "year/2024", until="2024-12-31").json()
    row = next(each for each in year["departments"] if each["department"] == "后勤处")
    assert (row["counted"], row["missing"], row["adoptions"]) == (2, 10, {"league": 1})
    for form, begins in (("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE")):
        answer = get(client, f"year/2024.{form}")
        assert answer.status_code == 200
        assert answer.content.startswith(begins)
        assert answer.headers["content-type"].startswith(ledger_endpoints.FILES[form])
        assert answer.headers["content-disposition"].startswith("attachment")
    assert post(client, "items/2/withdrawal", "clerk", note="报错了").json()["number"] == 2
    assert len(get(client, "items").json()["items"]) == 1


@pytest.mark.medium
def test_a_department_sees_and_adds_its_own_only(file: TestClient) -> None:
    add(file, "clerk")
    assert add(file, "teacher", OTHERS.replace("水管", "教材")).status_code == 200
    post(file, "entries", entry="request", values={"department": "后勤处", "subject": "经验", "due": "2024-06-30"})
    post(file, "entries", entry="批示", values={"item": 2, "level": "college", "to": "后勤处", "on": "2024-06-02"})
    assert [each["number"] for each in get(file, "items", "clerk").json()["items"]] == [1]
    assert [each["number"] for each in get(file, "items", "looker").json()["items"]] == [2]
    assert [each["number"] for each in get(file, "items", "reader").json()["items"]] == [1, 2]
    assert [each["number"] for each in get(file, "items", "clerk", department="后勤保障处").json()["items"]] == [1]
    assert "只能看后勤处的；要办请找办公室" in refused(
        get(file, "items", "clerk", department="教务处"), 403, "not-yours"
    )
    refused(get(file, "matters", "clerk", department="教务处"), 403, "not-yours")
    assert [each["number"] for each in get(file, "matters", "clerk").json()["matters"]] == [3, 4]
    assert [each["number"] for each in get(file, "matters", "teacher").json()["matters"]] == [4]
    for path in ("items", "matters"):
        assert "没有写部门" in refused(get(file, path, "nowhere"), 403, "not-yours")
    refused(get(file, "items/1", "nowhere"), 404, "no-entry")
    refused(add(file, "nowhere", LATER), 403, "not-yours")
    assert get(file, "year/2024", "nowhere").json()["departments"] == []
    assert get(file, "matters").json()["matters"][0]["state"] == "overdue"
    for user, number in (("clerk", 2), ("teacher", 1), ("teacher", 3), ("looker", 1), ("clerk", 9), ("reader", 0)):
        refused(get(file, f"items/{number}", user), 404, "no-entry")
    for user, number in (("clerk", 1), ("clerk", 3), ("clerk", 4), ("teacher", 2), ("teacher", 4), ("reader", 1)):
        assert get(file, f"items/{number}", user).status_code == 200
    refused(add(file, "teacher", LATER), 403, "not-yours")
    refused(add(file, "teacher", LATER, department="后勤处"), 403, "not-yours")
    refused(post(file, "preview", "teacher", text=LATER, name="a.txt"), 403, "not-yours")
    looked = post(file, "preview", "teacher", text=LATER, name="a.txt", department="教务处").json()
    assert [each["entry"] for each in looked["repeats"] if "hidden" in each["entry"]] == [{"hidden": True}]
    assert "第1条" in refused(add(file, "clerk"), 409, "already-there")
    same = post(file, "preview", "teacher", text=PAPER, name="a.txt", department="教务处").json()
    assert same["already"] == {"hidden": True}
    assert "第1条" not in refused(add(file, "teacher", PAPER, department="教务处"), 409, "already-there")
    bare = add(file, "teacher", "# 换教材\n\n换好了。", name="b.md", dated="2024-06-01").json()
    assert bare["entry"]["department"] == "教务处"
    assert {each["department"] for each in get(file, "year/2024", "clerk").json()["departments"]} == {"后勤处"}
    assert "uncounted" not in get(file, "year/2024", "looker").json()
    assert len(get(file, "year/2024", "reader").json()["departments"]) > 5


@pytest.mark.medium
def test_what_is_the_offices_and_what_only_looks(file: TestClient) -> None:
    add(file, "clerk")
    offices: list[tuple[str, dict[str, Any]]] = [
        ("items/1/adoptions", {"level": "college"}),
        ("adoptions", {"level": "college", "title": "x", "department": "后勤处"}),
        ("entries", {"entry": "fault", "values": {"department": "后勤处", "fault": "迟报", "evidence": "x"}}),
    ]
    for path, fields in offices:
        refused(post(file, path, "clerk", **fields), 403, "not-yours")
        assert post(file, path, **fields).status_code == 200
    for user in ("clerk", "reader"):
        refused(get(file, "year/2024.docx", user), 403, "not-yours")
    assert "后勤处" in get(file, "year/2024.html").text
    changes: list[tuple[str, dict[str, Any]]] = [
        ("items/1/corrections", {"changes": {"标题": "x"}}),
        ("items/1/withdrawal", {}),
    ]
    for path, fields in changes:
        refused(post(file, path, "reader", **fields), 403, "not-yours")
        refused(post(file, path, "teacher", **fields), 404, "no-entry")
        assert "第1条不是你记的" in refused(post(file, path, "mate", **fields), 403, "not-yours")
    refused(add(file, "reader"), 403, "not-yours")
    refused(post(file, "items/2/withdrawal", "clerk"), 404, "no-entry")
    for key in ("部门", "department", " 部门　"):
        refused(post(file, "items/1/corrections", "clerk", changes={key: "教务处"}), 403, "not-yours")
    refused(post(file, "items/1/corrections", "clerk", changes=["类别"]), 422, "no-changes")
    assert post(file, "items/1/corrections", "clerk", changes={"部门": "后勤保障处"}).status_code == 200
    asked = [
        post(
            file, "entries", entry="request", values={"department": name, "subject": "经验", "due": "2024-06-30"}
        ).json()
        for name in ("后勤处", "教务处")
    ]
    own, others = (each["number"] for each in asked)
    change: dict[str, Any] = {"changes": {"约稿": others}}
    refused(post(file, "items/1/corrections", "clerk", **change), 404, "no-entry")
    for answers in (f" {others} ", f"{others}.0", float(others), True, [others]):
        change = {"changes": {" answers": answers}}
        refused(post(file, "items/1/corrections", "clerk", **change), 422, "bad-value")
    there, nowhere = (refused(add(file, "clerk", LATER, answers=each), 404, "no-entry") for each in (others, 99))
    assert there.replace(str(others), "99") == nowhere
    assert post(file, "items/1/corrections", "clerk", changes={"约稿": own}).json()["answers"] == own
    assert post(file, "items/1/corrections", "clerk", changes={"约稿": ""}).status_code == 200
    corrected = post(file, "items/1/corrections", changes={"类别": "典型案例"}, note="复核").json()
    assert (corrected["recorded_by"], corrected["note"]) == ("王某（wang）", "复核")
    refused(post(file, "items/1/withdrawal", "clerk"), 403, "not-yours")
    assert post(file, "items/1/withdrawal", note="不是本院的").json()["number"] == 1
    report = {"kind": "daily", "department": "后勤处", "title": "检修", "body": ["更换阀门。"]}
    assert post(file, "preview", report=report, dated="2024-05-20").json()["ready"]


@pytest.mark.medium
def test_numbers_and_titles_of_other_departments_are_not_told(file: TestClient) -> None:
    add(file, "clerk", title="公寓更换水管情况")  # 1
    own = add(file, "teacher", OTHERS.replace("水管", "教材")).json()["entry"]["number"]  # 2
    for field, names in (("repeats", ("repeats", "重复", " 重复了哪一条 ")), ("answers", ("answers", "约稿"))):
        told = [add(file, "teacher", OTHERS, **{field: each}) for each in (1, 99)]
        told += [
            post(file, f"items/{own}/corrections", "teacher", changes={name: each})
            for name in names
            for each in (1, 99)
        ]
        words = {refused(each, 404, "no-entry").replace("第99条", "第1条") for each in told}
        assert len(words) == 1
    assert post(file, f"items/{own}/corrections", changes={"重复": 1}).json()["repeats"] == 1
    seen = [
        get(file, "items", "teacher").json()["items"][0],
        get(file, f"items/{own}", "teacher").json()["history"][-1],
    ]
    for entry in seen:
        assert "repeats" not in entry
        assert entry["line"].endswith("与别的部门的重复，不计")
    assert get(file, "items").json()["items"][1]["repeats"] == 1
    request = {"department": "教务处", "subject": "教材经验", "due": "2024-06-30"}
    number = post(file, "entries", entry="request", values=request).json()["number"]
    assert add(file, text=LATER, answers=number).status_code == 200  # of 后勤处, by the office
    assert add(file, "teacher", OTHERS, answers=number).json()["entry"]["answers"] == number
    history = get(file, f"items/{number}", "teacher").json()["history"]
    assert [each["department"] for each in history] == ["教务处"] * 2
    assert [each["department"] for each in get(file, f"items/{number}").json()["history"]] == [
        "教务处",
        "后勤处",
        "教务处",
    ]
    again = add(file, "teacher", OTHERS.replace("20日", "21日"), repeats=own).json()["entry"]
    assert (again["repeats"], again["line"].count(f"第{own}条")) == (own, 1)
    added = get(file, "items", "clerk").json()["items"]
    assert [("answers" in each) for each in added] == [False, False]


@pytest.mark.medium
@pytest.mark.parametrize("name", ["by", "recorded_by", "recorder", "person"])
def test_the_recorder_is_who_is_signed_in(name: str, file: TestClient) -> None:
    add(file)
    assert get(file, "items").json()["items"][0]["recorded_by"] == "本机"
    refused(add(file, text=LATER, **{name: "别人"}), 422, "unknown-field")
    refused(post(file, "items/1/adoptions", level="college", **{name: "别人"}), 422, "unknown-field")
    values = {"department": "后勤处", "subject": "x", name: "别人"}
    refused(post(file, "entries", entry="request", values=values), 422, "unknown-field")
    assert len(get(file, "items/1").json()["history"]) == 1


@pytest.mark.medium
def test_what_was_sent_twice_is_recorded_once(client: TestClient) -> None:
    add(client)
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda _: post(client, "items/1/adoptions", level="college").json()["id"], range(4)))
    assert set(sent) == {2}
    request: dict[str, Any] = {"entry": "约稿", "values": {"部门": "后勤处", "题目": "经验", "期限": "2024-06-30"}}
    assert [post(client, "entries", **request).json()["id"] for _ in range(2)] == [3, 3]
    assert post(client, "entries", "alone", **request).json()["id"] == 4
    assert post(client, "items/1/adoptions", level="league").json()["id"] == 5
    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(lambda _: add(client, text=LATER).status_code, range(4)))
    assert sorted(codes) == [200, 409, 409, 409]


@pytest.mark.parametrize(
    ("status", "code", "send"),
    [
        (422, "doubtful-date", lambda c: add(c, dated=str(today(default_institution()) + timedelta(days=9)))),
        (422, "bad-date", lambda c: add(c, dated="昨天")),
        (422, "unknown-category", lambda c: add(c, category="随笔")),
        (422, "unknown-department", lambda c: add(c, department="魔法部")),
        (422, "not-found-on-paper", lambda c: add(c, text="换水管。")),
        (422, "no-subject", lambda c: add(c, answers=7)),
        (422, "which-draft", lambda c: post(c, "items")),
        (422, "unknown-level", lambda c: post(c, "adoptions", level="村级", title="x", department="后勤处")),
        (422, "unknown-entry", lambda c: post(c, "entries", entry="item", values={})),
        (422, "bad-value", lambda c: post(c, "entries", entry="fault", values=[1])),
        (422, "bad-year", lambda c: get(c, "year/24")),
        (422, "bad-year", lambda c: get(c, "year/1234")),
        (422, "bad-year", lambda c: get(c, "year/20x4.docx")),
        (422, "unknown-choice", lambda c: get(c, "year/2024", calendar="农历")),
        (422, "bad-value", lambda c: get(c, "items", year="今年")),
        (404, "no-entry", lambda c: get(c, "items/一")),
        (404, "no-entry", lambda c: post(c, f"items/{'9' * 40}/withdrawal")),
        (422, "not-yours", lambda c: add(c, ledger="/tmp/x.db")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line(status: int, code: str, send: Send, file: TestClient, tmp_path: Path) -> None:
    message = refused(send(file), status, code)
    assert str(tmp_path) not in message
    assert get(file, "items").json() == {"items": []}


@pytest.mark.parametrize("mark", ["机密★1年", "秘　密"])
def test_a_mark_is_refused_and_nothing_is_kept(mark: str, file: TestClient) -> None:
    for path in ("items", "preview"):
        assert "请联系保密部门" in refused(post(file, path, text=f"{mark}\n{PAPER}", name="a.txt"), 422, "secret")
    refused(add(file, title=f"【{mark}】某事"), 422, "secret")
    add(file)
    refused(post(file, "items/1/corrections", changes={"标题": mark}), 422, "secret")
    assert len(get(file, "items/1").json()["history"]) == 1


def test_with_a_scoring_scheme_a_year_has_points(file: TestClient, profile: Callable[[], Any], tmp_path: Path) -> None:
    add(file, "clerk", category="工作经验总结")
    assert "points" not in get(file, "year/2024").json()["departments"][0]
    assert get(file, "year/2024", calendar="学年").json()["from"] == "2024-09-01"
    profile()
    state: Any = file.app
    state.state.service.settings = replace(state.state.service.settings, scoring=str(tmp_path / "计分.toml"))
    try:
        row = next(e for e in get(file, "year/2024").json()["departments"] if e["department"] == "后勤处")
        assert float(row["points"]) != 0
        assert [each["points"] for each in get(file, "year/2024", "clerk").json()["departments"]] == [row["points"]]
        assert "得分" in get(file, "year/2024.html").text
        (tmp_path / "计分.toml").write_text("x = 1\n")
        answer = get(file, "year/2024")
        assert (answer.status_code, str(tmp_path) in answer.text) == (422, False)
    finally:
        state.state.service.settings = replace(state.state.service.settings, scoring=None)


def test_private_numbers_are_masked(file: TestClient) -> None:
    add(file, title="联系13800138000")
    for answer in (get(file, "items"), get(file, "items/1"), get(file, "year/2024")):
        assert "13800138000" not in json.dumps(answer.json(), ensure_ascii=False)


CALLS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("GET", "items", {}),
    ("GET", "matters", {}),
    ("GET", "items/1", {}),
    ("GET", "year/2024", {}),
    ("GET", "year/2024.docx", {}),
    ("POST", "items", {"text": PAPER, "kind": "没有这种"}),
    ("POST", "preview", {"text": PAPER}),
    ("POST", "items/1/adoptions", {"level": "college"}),
    ("POST", "adoptions", {"level": "college", "title": "x", "department": "后勤处"}),
    ("POST", "items/1/corrections", {"changes": {"标题": "x"}}),
    ("POST", "items/1/withdrawal", {}),
    ("POST", "entries", {"entry": "request", "values": {}}),
)


def test_without_a_ledger_each_says_what_the_administrator_must_do(here: TestClient, tmp_path: Path) -> None:
    assert len(CALLS) >= len({e.path.rsplit(".", 1)[0] for e in ledger_endpoints.ENDPOINTS})
    for ledger in (None, str(tmp_path / "没有.db"), str(tmp_path / "没有" / "x.db"), str(tmp_path)):
        client = on(here, ledger)
        for method, path, fields in CALLS:
            if ledger and "kind" in fields:
                continue
            send = {"json": fields} if method == "POST" else {"params": fields}
            answer = client.request(method, f"/api/ledger/{path}", headers=as_("office"), **send)  # type: ignore[arg-type]
            message = refused(answer, 404, "no-ledger")
            assert "管理员" in message
            assert str(tmp_path) not in message
    assert not (tmp_path / "没有.db").exists()


def test_a_ledger_that_cannot_be_reached_shows_neither_place_nor_password(here: TestClient, tmp_path: Path) -> None:
    client = on(here, "postgresql://u:geheim@127.0.0.1:1/db")
    answer = get(client, "items")
    message = refused(answer, 503, "database")
    assert answer.headers["retry-after"] == "5"
    for word in ("geheim", "127.0.0.1", "u:"):
        assert word not in message
    (tmp_path / "坏.db").write_bytes(b"no database at all" * 200)
    message = refused(get(on(here, str(tmp_path / "坏.db")), "items"), 503, "damaged")
    assert str(tmp_path) not in message
