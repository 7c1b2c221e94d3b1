"""The service as a whole: its page, its errors, its settings, its description."""

from __future__ import annotations

import ast
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import alvtc_info
import alvtc_info.web
from alvtc_info import CheckRequest, UsageError
from alvtc_info.web import jobs, service
from alvtc_info.web.permissions import NOBODY, WHOLE, Access, User
from alvtc_info.web.service import ENDPOINTS
from alvtc_info.web.service_settings import ServiceSettings
from tests.source import SOURCE, parsed
from tests.web.conftest import HERE, OURS, client_of

OWN = re.compile(r"alvtc_info\.web(\.|$)")


def test_it_stands_on_public_names_only() -> None:
    for path in sorted((SOURCE / "web").rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("alvtc_info"):
                assert OWN.match(node.module or "") or node.module == "alvtc_info", (path.name, node.module)
                names = {alias.name for alias in node.names}
                assert OWN.match(node.module or "") or names <= {*alvtc_info.__all__, "__version__"}, (path.name, names)
            elif isinstance(node, ast.Import):
                assert all(not a.name.startswith("alvtc_info.") for a in node.names), path.name


def test_the_page_and_what_belongs_to_it(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    for name in re.findall(r'(?:src|href)="/?(static/[^"]+)"', page.text):
        assert client.get(f"/{name}").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/nothing", 404), ("GET", "/api/check", 405), ("PUT", "/health", 405)]
)
def test_an_address_that_is_none_is_one_line(method: str, path: str, status: int, client: TestClient) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.json().keys() == {"code", "message"}


def test_an_error_of_ours_shows_and_logs_no_text(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*arguments: Any, **named: Any) -> None:
        raise ValueError("稿件里的话")

    monkeypatch.setattr(jobs, "check_draft", fail)
    with caplog.at_level(logging.ERROR, "alvtc_info.web"):
        answer = client.post("/api/check", json={"text": "稿件里的话"})
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "稿件里的话" not in answer.text + caplog.text


def test_who_may_do_too_little_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = User("a", "甲", "后勤处", Access.READER)
    monkeypatch.setattr(service, "caller_of", lambda scope: reader)
    assert client.get("/api/rules").status_code == 200
    refused = client.post("/api/check", json={"text": "某事。"})
    assert (refused.status_code, refused.json()["code"]) == (403, "not-yours")
    assert "信息员" in refused.json()["message"]
    monkeypatch.setattr(service, "caller_of", lambda scope: NOBODY)
    assert client.get("/api/rules").status_code == 401
    assert client.get("/health").status_code == 200


def test_whose_things_a_person_sees() -> None:
    clerk = User("a", "甲", "后勤处", Access.CLERK)
    assert clerk.sees("后勤处")
    assert not clerk.sees("保卫处")
    assert User("b", "乙", "党政办公室", Access.OFFICE).sees("后勤处")
    assert User("c", "丙", WHOLE, Access.READER).sees("后勤处")
    assert [each.label for each in Access] == ["公开", "只读", "信息员", "办公室"]


@pytest.mark.parametrize(
    "wrong", [{"port": -1}, {"port": 65536}, {"workers": 0}, {"seconds": 0}, {"rate": True}, {"waiting": "x"}], ids=str
)
def test_settings_that_cannot_be(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        ServiceSettings(**wrong)
    assert next(iter(wrong)) in caught.value.message


def test_settings_are_whole_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALVTC_INFO_CASES", "案卷")
    monkeypatch.setenv("ALVTC_INFO_LEDGER", "postgresql://localhost/ledger")
    monkeypatch.delenv("ALVTC_INFO_DATA", raising=False)
    made = ServiceSettings.from_environment()
    assert (made.cases, made.data) == (str(tmp_path / "案卷"), None)
    assert made.ledger == "postgresql://localhost/ledger"
    assert "postgresql" not in repr(made)
    assert made.on_loopback
    assert not ServiceSettings(host="0.0.0.0").on_loopback
    assert made.request() == CheckRequest(limits=made.limits, people=False)


def test_an_app_for_other_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    from alvtc_info.web import app

    assert app is alvtc_info.web.app
    with pytest.raises(AttributeError):
        alvtc_info.web.nothing  # noqa: B018


def test_the_description_has_every_endpoint(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    listed = {(method.upper(), path) for path, each in document["paths"].items() for method in each}
    assert listed == {(each.method, each.path) for each in ENDPOINTS}
    check = document["paths"]["/api/check"]["post"]
    form = check["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert {"file", "text", "report", "kind", "document"} <= form["properties"].keys()
    assert "file" not in check["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert document["paths"]["/health"]["get"]["security"] == []
    assert document["paths"]["/api/schema/{kind}"]["get"]["parameters"][0]["in"] == "path"
    names = [each["operationId"] for path in document["paths"].values() for each in path.values()]
    assert len(set(names)) == len(names)


def test_the_pool_starts_and_stops_with_the_app() -> None:
    with client_of(ServiceSettings(workers=1), pooled=True) as made:
        assert made.get("/health").status_code == 200
        pool = made.app.state.service.pool  # type: ignore[attr-defined]
        assert pool._pool is not None
    assert pool._pool is None


@pytest.mark.medium
def test_an_app_within_another_app() -> None:
    """Nobody starts it there: its processes start with the first work."""
    from starlette.applications import Starlette
    from starlette.routing import Mount

    from alvtc_info.web.service import create_app

    inner = create_app(ServiceSettings(workers=1))
    outer = TestClient(Starlette(routes=[Mount("/info", inner)]), "http://127.0.0.1", headers=OURS, client=HERE)
    try:
        assert outer.get("/info/health").status_code == 200
        assert outer.get("/info/").text.startswith("<!DOCTYPE html>")
        assert outer.get("/info/static/page.js").status_code == 200
        assert outer.post("/info/api/check", json={"text": "近日，后勤处更换了阀门。"}).json()["findings"]
    finally:
        inner.state.service.pool.stop()
