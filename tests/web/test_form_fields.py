"""What a client sends is read in memory and by the types of the fields; anything else is one Chinese line."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from alvtc_info import Limits
from alvtc_info.web.answers import ServiceError
from alvtc_info.web.endpoint import DATA, FLAG, INTEGER, NAMES, FormField
from alvtc_info.web.form_fields import file_name, read_form, typed_values
from alvtc_info.web.service import ENDPOINTS
from alvtc_info.web.service_settings import ServiceSettings
from tests.web.conftest import client_of

FIELDS = (
    FormField("title", "标题", needed=True),
    FormField("number", "条号", INTEGER),
    FormField("timely", "按时", FLAG),
    FormField("words", "几个词", NAMES),
    FormField("data", "数据", DATA),
    FormField("way", "方式", choices=("phone", "oral")),
)


def values(**sent: Any) -> dict[str, Any]:
    pairs = [(name, each) for name, value in sent.items() for each in (value if isinstance(value, tuple) else (value,))]
    return typed_values(pairs, FIELDS)


def test_values_are_of_their_types() -> None:
    assert values(title="检修", number="-3", timely="是", words=("a,b", "c"), data='{"a": [1]}', way="phone") == {
        "title": "检修",
        "number": -3,
        "timely": True,
        "words": ["a", "b", "c"],
        "data": {"a": [1]},
        "way": "phone",
    }
    assert values(title="检修", number=7, timely=False, words=["a", "b"], data={"a": 1}, way="") == {
        "title": "检修", "number": 7, "timely": False, "words": ["a", "b"], "data": {"a": 1}, "way": ""
    }  # fmt: skip
    assert values(title="检修", number="", timely="") == {"title": "检修", "timely": False}
    assert values(title="检修", number=None) == {"title": "检修"}


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "missing-field"),
    ({"title": ""}, "missing-field"),
    ({"title": None}, "missing-field"),
    ({"title": 3}, "bad-value"),
    ({"title": ("a", "b")}, "bad-value"),
    ({"title": "a", "number": "3.5"}, "bad-value"),
    ({"title": "a", "number": "٣"}, "bad-value"),
    ({"title": "a", "number": "9" * 5000}, "bad-value"),
    ({"title": "a", "number": True}, "bad-value"),
    ({"title": "a", "timely": "也许"}, "bad-value"),
    ({"title": "a", "timely": 2}, "bad-value"),
    ({"title": "a", "words": [1]}, "bad-value"),
    ({"title": "a", "data": "{"}, "bad-value"),
    ({"title": "a", "data": "[" * 100_000}, "bad-value"),
    ({"title": "a", "way": "email"}, "bad-value"),
    ({"title": "a", "nothing": "x"}, "unknown-field"),
    ({"title": "a", "no\r\nthing\u2028": "x"}, "unknown-field"),
    ({"title": "a", "institution": "/etc"}, "not-yours"),
    ({"title": "a", "ledger": "postgresql://x"}, "not-yours"),
    ({"title": "a", "timeout": "1000000"}, "not-yours"),
    ({"title": "a", "people": "1"}, "not-yours"),
)


@pytest.mark.parametrize(("sent", "code"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_values_are_one_line(sent: dict[str, Any], code: str) -> None:
    with pytest.raises(ServiceError) as caught:
        values(**sent)
    assert (caught.value.status, caught.value.code) == (422, code)
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("C:\\文件\\首报.docx", "首报.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nb\0.docx", "ab.docx"),
        ("", "稿件"),
        (None, "稿件"),
        ("x" * 999, "x" * 200),
    ],
)
def test_a_file_has_a_name_and_no_folder(sent: str | None, name: str) -> None:
    assert file_name(sent) == name


BODIES: tuple[tuple[dict[str, Any], int, str], ...] = (
    ({}, 422, "which-draft"),
    ({"content": b"x", "headers": {"Content-Type": "text/plain"}}, 415, "bad-body"),
    ({"content": b"x"}, 415, "bad-body"),
    ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 422, "bad-json"),
    ({"content": b"[" * 100_000, "headers": {"Content-Type": "application/json"}}, 422, "bad-json"),
    ({"content": b"\xff", "headers": {"Content-Type": "application/json"}}, 422, "bad-json"),
    (
        {"content": b'{"facts":[' + b"{}," * 300_000 + b"{}]}", "headers": {"Content-Type": "application/json"}},
        413,
        "too-many-values",
    ),
    ({"data": {"facts": f"[{'[],' * 150_001}0]"}, "files": {"file": ("a.txt", b"x")}}, 413, "too-many-values"),
    ({"json": ["近日"]}, 422, "bad-json"),
    ({"json": {}}, 422, "which-draft"),
    ({"json": {"text": "近日", "report": {}}}, 422, "which-draft"),
    ({"data": {"text": "近日"}, "files": {"file": ("a.txt", b"x")}}, 422, "which-draft"),
    ({"files": [("file", ("a.txt", b"x")), ("file", ("b.txt", b"x"))]}, 422, "bad-form"),
    ({"files": {"text": ("a.txt", b"x")}}, 422, "bad-form"),
    ({"files": {"file": ("a.txt", b"x")}, "data": {f"f{i}": "" for i in range(300)}}, 422, "bad-form"),
    ({"content": b"--x", "headers": {"Content-Type": "multipart/form-data"}}, 422, "bad-form"),
    ({"content": b"xyz", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}, 422, "bad-form"),
)


@pytest.mark.parametrize(("body", "status", "code"), BODIES, ids=lambda value: str(value)[:50])
def test_bodies_that_are_none(body: dict[str, Any], status: int, code: str, client: TestClient) -> None:
    answer = client.post("/api/check", **body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert answer.json().keys() == {"code", "message"}


def test_what_is_too_large_is_refused_however_it_comes() -> None:
    with client_of(ServiceSettings(limits=Limits(file_bytes=1000))) as small:
        for body in (
            {"files": {"file": ("a.txt", b"x" * 1001)}},
            {"files": {"file": ("a.txt", b"x" * (2 << 20))}},
            {"json": {"text": "x" * (2 << 20)}},
            {"content": iter([b"x" * 65536] * 40), "headers": {"Content-Type": "application/json"}},
        ):
            answer = small.post("/api/check", **body)
            assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_the_limit_that_is_told_is_that_of_a_file() -> None:
    with client_of(ServiceSettings(limits=Limits(file_bytes=3 << 20))) as small:
        for size in ((3 << 20) + 1, 5 << 20):
            answer = small.post("/api/check", files={"file": ("a.txt", b"x" * size)})
            assert "最多 3 MB" in answer.json()["message"]


def test_odd_text_is_read_as_it_is(client: TestClient) -> None:
    text = "近日\ud800，检修。"
    answer = client.post(
        "/api/check", content=json.dumps({"text": text}).encode(), headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json().keys()) == (422, {"code", "message"})
    assert client.post("/api/check", json={"text": ""}).json()["code"] == "empty"
    typed = client.post("/api/check", files={"text": (None, "近日检修。"), "name": (None, "a.md")})
    assert typed.json()["files"][0]["path"] == "a.md"
    assert client.get("/api/schema/first?text=x").json()["code"] == "unknown-field"


@pytest.mark.parametrize("length", [b"99999999", b"5"])
def test_a_body_is_counted_also_where_nothing_stands_in_front(length: bytes) -> None:
    endpoint = next(each for each in ENDPOINTS if each.path == "/api/check")
    headers = [(b"content-type", b"application/json"), (b"content-length", length)]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"x" * (2 << 20), "more_body": True}

    request = Request({"type": "http", "method": "POST", "headers": headers}, receive)
    with pytest.raises(ServiceError) as caught:
        asyncio.run(read_form(request, endpoint, 10))
    assert caught.value.status == 413
