"""The endpoints of drafts give what the library gives, and refuse what it refuses."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import alvtc_info
from alvtc_info import check_file, read, read_text
from alvtc_info.web.jobs import SentDraft, document_data
from tests import ROOT

EXAMPLES = ROOT / "examples"
DRAFT = (EXAMPLES / "draft.docx").read_bytes()
TEXT = "近日，后勤处更换了阀门。"
SECRET = "机密★10年"


def send(client: TestClient, path: str, name: str = "draft.docx", data: bytes = DRAFT, **fields: Any) -> Any:
    return client.post(path, files={"file": (name, data)}, data=fields)


def test_the_service_is_there(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok", "version": alvtc_info.__version__}


@pytest.mark.parametrize("name", sorted(p.name for p in EXAMPLES.iterdir() if p.suffix in (".docx", ".yaml", ".txt")))
def test_a_check_is_that_of_the_command(name: str, client: TestClient) -> None:
    data = (EXAMPLES / name).read_bytes()
    answer = send(client, "/api/check", name, data)
    assert answer.status_code == 200
    assert answer.json() == check_file(data, name=name).to_dict()


@pytest.mark.medium
def test_what_is_asked_for_is_what_is_checked(client: TestClient) -> None:
    answer = send(client, "/api/check", select="vague-time,relative-time", stage="已报送", layout="true", pages="false")
    expected = check_file(DRAFT, name="draft.docx", select=["vague-time", "relative-time"], stage="已报送", layout=True)
    assert answer.json() == expected.to_dict()


def test_the_text_comes_with_the_findings(client: TestClient) -> None:
    answer = send(client, "/api/check", document="true").json()
    blocks = {each["id"]: each["text"] for each in answer["document"]["blocks"]}
    spans = [blocks[f["block"]][f["start"] : f["end"]] for f in answer["findings"] if f["rule"] == "vague-time"]
    assert spans == ["目前", "近日"]
    assert answer["document"]["kind_label"] == "首报"
    assert answer["document"]["editable"]


def test_text_and_report_are_drafts_too(client: TestClient) -> None:
    typed = client.post("/api/check", json={"text": TEXT, "name": "a.txt"}).json()
    assert typed == check_file(TEXT.encode(), name="a.txt").to_dict()
    report = {"kind": "daily", "department": "后勤处", "title": "检修", "body": [TEXT]}
    found = client.post("/api/check", json={"report": report, "document": True}).json()
    assert "vague-time" in {each["rule"] for each in found["findings"]}
    assert not found["document"]["editable"]


@pytest.mark.medium
def test_what_can_be_done_with_a_file_is_told_as_it_is(client: TestClient) -> None:
    report = '{"kind": "daily", "department": "后勤处", "title": "检修", "body": ["近日检修。"]}'
    some = {"a.docx": DRAFT, "a.txt": TEXT.encode(), "a.md": TEXT.encode(), "a.json": report.encode()}
    for name, data in {**some, "a.yaml": report.encode()}.items():
        told = client.post("/api/check", files={"file": (name, data)}, data={"document": "true"}).json()["document"]
        for path, can in (("review", "annotatable"), ("format", "annotatable"), ("fix", "editable")):
            answer = client.post(f"/api/{path}", files={"file": (name, data)})
            assert (answer.status_code == 200) is told[can], (name, path)
    for name, annotatable in (("a.doc", True), ("a.wps", True), ("a.pdf", False), ("a", False)):
        told = document_data(read_text(TEXT), SentDraft(b"", name), check_file(TEXT.encode(), name="a.txt"))
        assert (told["annotatable"], told["editable"]) == (annotatable, False)


@pytest.mark.medium
def test_files_are_made(client: TestClient) -> None:
    for path, name in (
        ("/api/review", "draft（批注）.docx"),
        ("/api/format", "draft（排版）.docx"),
        ("/api/slip", "draft（送签单）.docx"),
        ("/api/fix", "draft（改好）.docx"),
    ):
        answer = send(client, path)
        assert answer.status_code == 200, answer.text
        assert name_of(answer) == name
        assert read(answer.content, name="a.docx").blocks
    tracked = send(client, "/api/review", suggest="true")
    assert name_of(tracked) == "draft（修订）.docx"
    assert b"<w:del " in zipfile.ZipFile(io.BytesIO(tracked.content)).read("word/document.xml")


def name_of(answer: Any) -> str:
    from urllib.parse import unquote

    return unquote(answer.headers["content-disposition"].split("UTF-8''")[1])


def test_a_text_goes_back_as_text(client: TestClient) -> None:
    fixed = client.post("/api/fix", json={"text": "5月02日，后勤处更换了阀门。"}).json()
    assert fixed["text"] == "5月2日，后勤处更换了阀门。"
    assert [each["rule"] for each in fixed["applied"]] == ["date-format"]
    edits = [{"block": "1", "start": 0, "end": 2, "was": "近日", "replacement": "5月2日"}]
    assert client.post("/api/edit", json={"text": TEXT, "edits": edits}).json() == {
        "text": TEXT.replace("近日", "5月2日")
    }


def test_words_of_a_file_are_replaced(client: TestClient) -> None:
    edits = [{"block": "p6", "start": 23, "end": 25, "was": "近日", "replacement": "5月20日"}]
    answer = send(client, "/api/edit", edits=json.dumps(edits))
    assert "5月20日该线路" in next(b.text for b in read(answer.content).blocks if b.id == "p6")
    wrongs: list[object] = [[{"block": "p6"}], {}, [3]]
    for wrong in wrongs:
        refused = client.post("/api/edit", json={"text": TEXT, "edits": wrong})
        assert (refused.status_code, refused.json()["code"]) == (422, "bad-edits")


def test_a_report_is_set_in_type_and_written_down(client: TestClient) -> None:
    data = (EXAMPLES / "first.yaml").read_bytes()
    made = send(client, "/api/render", "first.yaml", data)
    assert made.status_code == 200, made.text
    assert made.headers["content-type"].endswith("wordprocessingml.document")
    assert read(made.content).kind is not None
    written = send(client, "/api/draft-yaml", "first.yaml", data)
    again = alvtc_info.open_report(written.content)
    assert again == alvtc_info.open_report(data)
    report = again.model_dump(mode="json")
    assert client.post("/api/render", json={"report": report}).content == made.content
    refused = send(client, "/api/render")
    assert (refused.status_code, refused.json()["code"]) == (422, "not-data")


@pytest.mark.medium
def test_a_report_reaches_no_file_of_the_server(pooled: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    for picture in ("pictures/placement.png", str(EXAMPLES / "pictures" / "placement.png")):
        report = {
            "kind": "daily",
            "department": "后勤处",
            "title": "检修",
            "body": ["检修线路。", {"picture": picture}],
        }
        for path in ("/api/render", "/api/slip", "/api/review"):
            answer = pooled.post(path, json={"report": report})
            assert (path, answer.status_code) == (path, 422)
            assert answer.json()["code"] in ("picture-missing", "picture-outside"), answer.text


PICTURED: dict[str, Any] = {
    "kind": "daily",
    "department": "后勤处",
    "title": "检修",
    "body": ["检修线路。", {"picture": "现场.png", "caption": "图1 现场"}],
}


@pytest.mark.medium
def test_pictures_travel_with_the_report(pooled: TestClient) -> None:
    data = (EXAMPLES / "pictures" / "placement.png").read_bytes()
    pictures = {"现场.png": base64.b64encode(data).decode()}
    made = pooled.post("/api/render", json={"report": PICTURED, "pictures": pictures})
    assert made.status_code == 200, made.text
    with zipfile.ZipFile(io.BytesIO(made.content)) as packed:
        assert data in [packed.read(name) for name in packed.namelist() if name.startswith("word/media/")]
    yaml = pooled.post("/api/draft-yaml", json={"report": PICTURED}).content
    again = pooled.post("/api/render", files={"file": ("a.yaml", yaml)}, data={"pictures": json.dumps(pictures)})
    assert again.content == made.content
    absent: tuple[dict[str, Any], ...] = ({}, {"pictures": {}}, {"pictures": {"别的.png": pictures["现场.png"]}})
    for without in absent:
        answer = pooled.post("/api/render", json={"report": PICTURED, **without})
        assert (answer.status_code, answer.json()["code"]) == (422, "picture-missing")
        assert answer.json()["message"] == "找不到图片“现场.png”，请核对路径"
    broken = {"现场.png": base64.b64encode(b"no picture").decode()}
    answer = pooled.post("/api/render", json={"report": PICTURED, "pictures": broken})
    assert (answer.json()["code"], "/" in answer.json()["message"]) == ("picture-bad", False)


@pytest.mark.parametrize("pictures", [{}, {"别的.png": ""}], ids=len)
def test_what_is_wrong_with_a_picture_says_no_place_on_the_server(pictures: Any, client: TestClient) -> None:
    answer = client.post("/api/render", json={"report": PICTURED, "pictures": pictures})
    assert (answer.status_code, answer.json()["code"]) == (422, "picture-missing")
    assert "/" not in answer.json()["message"]


@pytest.mark.parametrize(
    "pictures",
    [
        *({"../a.png": ""}, {"a/b.png": ""}, {"a\\b.png": ""}, {".png": ""}, {"..png": ""}, {"a.svg": ""}, {"a": ""}),
        *({"a\n.png": ""}, {"字" * 60 + ".png": ""}, {"a.png": "***"}, {"a.png": "é"}, {"a.png": 7}, ["a.png"], "a"),
    ],
    ids=str,
)
def test_what_is_no_picture_is_refused(pictures: Any, client: TestClient, tmp_path: Path) -> None:
    answer = client.post("/api/render", json={"report": PICTURED, "pictures": pictures})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-value")
    assert list(tmp_path.iterdir()) == []


def test_a_pack_for_the_oa(client: TestClient) -> None:
    refused = send(client, "/api/submit")
    assert (refused.status_code, refused.json()["code"]) == (422, "not-ready")
    assert refused.json()["result"]["findings"]
    packed = send(client, "/api/submit", anyway="急")
    assert alvtc_info.open_submission(packed.content).document == DRAFT
    rendered = client.post(
        "/api/submit",
        json={"report": {"kind": "daily", "department": "后勤处", "title": "检修", "body": [TEXT]}, "anyway": "急"},
    )
    assert rendered.status_code == 200, rendered.text


def test_the_elements_of_an_event(client: TestClient) -> None:
    found = client.post("/api/extract", json={"text": "5月22日14时，教学楼漏水，无人员伤亡。"}).json()
    assert [each["text"] for each in found["hour"]] == ["5月22日14时"]
    assert found["source"] is None


def test_what_forms_need(client: TestClient) -> None:
    institution = client.get("/api/institution").json()
    assert "后勤处" in institution["departments"]
    assert {"value": "first", "label": "首报"} in institution["kinds"]
    assert client.get("/api/schema/first").json() == alvtc_info.report_schema("first")
    assert client.get("/api/schema/result").json() == alvtc_info.result_schema()
    assert client.get("/api/schema/x").status_code == 422
    names = [each["name"] for each in client.get("/api/rules").json()["rules"]]
    assert names == [rule.name for rule in alvtc_info.list_rules()]


ENTRANCES = ("check", "edit", "review", "fix", "format", "slip", "render", "draft-yaml", "submit", "extract")


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_a_secrecy_mark_gives_the_refusal_and_nothing_else(entrance: str, client: TestClient) -> None:
    data = f"{SECRET}\n近日，后勤处更换了甲乙丙丁。\n".encode()
    fields = {"edits": "[]"} if entrance == "edit" else {}
    if entrance in ("render", "draft-yaml"):
        data = f"kind: daily # {SECRET}\ntitle: 甲乙丙丁\ndepartment: 后勤处\nbody: [某事。]\n".encode()
    if entrance == "edit":
        fields = {"edits": json.dumps([{"block": "2", "start": 0, "end": 0, "was": "", "replacement": "今"}])}
    answer = send(
        client, f"/api/{entrance}", "稿.yaml" if entrance in ("render", "draft-yaml") else "稿.txt", data, **fields
    )
    assert answer.status_code == 422, answer.text
    said = answer.json()
    assert said.keys() == {"code", "message"}
    if entrance not in ("review", "format", "submit"):  # these refuse a .txt as such
        assert said["code"] == "secret"
        assert "保密部门" in said["message"]
    assert "甲乙丙丁" not in answer.text


def test_the_work_is_done_in_another_process(pooled: TestClient) -> None:
    assert send(pooled, "/api/check").json() == check_file(DRAFT, name="draft.docx").to_dict()
    refused = pooled.post("/api/check", json={"text": f"{SECRET}\n某事。"})
    assert (refused.status_code, refused.json()["code"]) == (422, "secret")


@pytest.mark.medium
@pytest.mark.libreoffice
def test_a_page_as_it_prints(client: TestClient) -> None:
    answer = send(client, "/api/picture")
    assert answer.content.startswith(b"\x89PNG\r\n")
    assert answer.headers["page-count"] == "1"
    report = {"kind": "daily", "department": "后勤处", "title": "检修", "body": [TEXT]}
    assert client.post("/api/picture", json={"report": report}).content.startswith(b"\x89PNG\r\n")
    data = base64.b64encode((EXAMPLES / "pictures" / "placement.png").read_bytes()).decode()
    pictured = client.post("/api/picture", json={"report": PICTURED, "pictures": {"现场.png": data}})
    assert pictured.content.startswith(b"\x89PNG\r\n")
    assert send(client, "/api/picture", page="2").json() == {"code": "no-page", "message": "没有第2页，共1页"}


def test_what_needs_a_file_says_so(client: TestClient) -> None:
    report = {"kind": "daily", "department": "后勤处", "title": "检修", "body": [TEXT]}
    answer = client.post("/api/edit", json={"report": report, "edits": []})
    assert (answer.status_code, answer.json()["code"]) == (422, "needs-file")
    assert client.post("/api/slip", json={"report": report}).status_code == 200
    fixed = client.post("/api/fix", json={"report": report})
    assert name_of(fixed) == "稿件（改好）.docx"


def test_a_report_that_is_none_is_one_line(client: TestClient) -> None:
    for wrong in (["近日"], "近日", 3):
        answer = client.post("/api/check", json={"report": wrong})
        assert (answer.status_code, answer.json().keys() >= {"code", "message"}) == (422, True)
    marked = client.post("/api/check", json={"report": {"kind": "daily", "机密★1年": "甲"}})
    assert marked.json()["code"] == "secret"
    assert "★" not in marked.text


def test_forms_learn_from_the_service_what_values_are_called(client: TestClient) -> None:
    layouts = client.get("/api/institution").json()["layouts"]
    assert {each["value"]: each["label"] for each in layouts} == alvtc_info.list_layouts()
    for each in layouts:
        answer = send(client, "/api/check", layout="true", layout_profile=each["value"])
        assert answer.status_code == 200

    def choices(schema: Any) -> Iterator[dict[str, Any]]:
        if isinstance(schema, dict):
            if "enum" in schema:
                yield schema
            for inner in schema.values():
                yield from choices(inner)
        elif isinstance(schema, list):
            for inner in schema:
                yield from choices(inner)

    named = 0
    for kind in alvtc_info.Kind:
        for choice in choices(client.get(f"/api/schema/{kind}").json()):
            words = choice.get("x-words", {})
            assert all(words.get(value) or not value.isascii() for value in choice["enum"])
            assert words.keys() <= set(choice["enum"])
            named += bool(words)
    assert named
