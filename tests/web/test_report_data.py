"""A report that was kept as a file comes back as the data that a form goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alvtc_info import Kind, load_report, open_report
from alvtc_info.report import models
from tests import ROOT

if TYPE_CHECKING:
    from starlette.testclient import TestClient

EXAMPLES = ROOT / "examples"


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_the_data_are_those_of_the_report(name: str, client: TestClient) -> None:
    kept = (EXAMPLES / name).read_bytes()
    data = client.post("/api/report", files={"file": (name, kept)}).json()
    assert load_report(data, "数据") == open_report(kept, name=name)
    written = client.post("/api/draft-yaml", json={"report": data}).content
    assert client.post("/api/report", files={"file": ("存的.yaml", written)}).json() == data


def test_what_is_no_report_is_refused(client: TestClient) -> None:
    answer = client.post("/api/report", files={"file": ("a.txt", "近日。".encode())})
    assert (answer.status_code, answer.json()["code"]) == (422, "not-data")
    secret = client.post("/api/report", files={"file": ("a.yaml", "kind: daily\ntitle: 机密★10年\n".encode())})
    assert secret.status_code == 422


def test_a_report_with_very_many_faults_has_a_short_answer(client: TestClient) -> None:
    report = {"kind": "daily", "department": "后勤处", "title": "检修", "body": [7] * 20_000}
    answer = client.post("/api/check", json={"report": report})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-field")
    assert "另有 19980 处" in answer.json()["message"]
    assert len(answer.content) < 6000


@pytest.mark.parametrize("path", ["check", "render", "slip", "review", "draft-yaml", "report", "extract"])
def test_the_data_of_a_report_are_validated_once(
    path: str, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    first = models.MODELS[Kind.DAILY]

    def counted(**given: object) -> object:
        made.append(path)
        return first(**given)

    monkeypatch.setitem(models.MODELS, Kind.DAILY, counted)
    report = {"kind": "daily", "department": "后勤处", "title": "检修", "body": ["2024年5月20日，后勤处检修线路。"]}
    assert client.post(f"/api/{path}", json={"report": report}).status_code == 200
    assert made == [path]
