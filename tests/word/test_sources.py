"""Bytes in, bytes out: every function on files takes paths, bytes, streams and report models, and gives bytes back."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import (
    DailyReport,
    Facts,
    FirstReport,
    OutputError,
    Severity,
    TemplateError,
    check,
    check_file,
    check_many,
    fix,
    load_report,
    read,
    render,
    review,
    set_layout,
    slip,
    submit,
)
from alvtc_info.institution.values import default_institution
from tests import ROOT
from tests.refusing import refused

WORD = ROOT / "examples" / "draft.docx"
DATA = {"kind": "daily", "department": "后勤处", "title": "后勤处布署检修", "body": ["近日，后勤处布署工作。"]}
REPORT = load_report(DATA)
ROADS: dict[str, Callable[..., bytes]] = {
    "fix": lambda source, **more: fix(source, **more).data,
    "review": lambda source, **more: review(source, **more).data,
    "set_layout": set_layout,
    "slip": slip,
    "submit": lambda source, **more: submit(source, anyway="示例", **more).data,
}


@pytest.mark.medium
@pytest.mark.parametrize("road", ROADS)
def test_bytes_go_in_and_come_out(road: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    shutil.copy(WORD, path)
    data = path.read_bytes()
    work = ROADS[road]
    wanted = work(path, name="draft.docx")
    assert wanted.startswith(b"PK")
    for source in (memoryview(data), io.BytesIO(data)):
        assert work(source, name="draft.docx") == wanted
    assert work(data).startswith(b"PK")
    assert sorted(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == data


@pytest.mark.medium
@pytest.mark.parametrize("road", ROADS)
def test_a_report_is_rendered_first(road: str) -> None:
    work = ROADS[road]
    assert work(REPORT, name="a.docx") == work(render(REPORT), name="a.docx", kind="daily", facts=REPORT.facts())
    refused("bad-source", lambda: work(DATA))
    if road != "slip":
        assert "没有文件" in refused("bad-source", lambda: work(REPORT.document()))


def test_what_is_known_beside_a_report_goes_with_it() -> None:
    report = FirstReport(
        **{**DATA, "kind": "first"}, event={"occurred_at": "2024-05-20 14:00"}, submitted_at="2024-05-20 18:00"
    )
    late = {finding.rule for finding in check(report)} & {finding.rule for finding in submit(report, anyway="x").result}
    assert late - {finding.rule for finding in check(render(report), name="a.docx")}
    own = submit(report, anyway="x", facts=Facts(important=True)).result
    assert {each.rule for each in own} >= late


@pytest.mark.medium
def test_a_slip_of_a_document_is_that_of_its_file() -> None:
    assert slip(read(WORD)) == slip(WORD)
    assert slip(read(WORD, stage="sent")) == slip(WORD, stage="sent")
    assert slip(read(WORD), facts={"important": "true"}, stage="sign") == slip(WORD, facts={"important": "true"})


@pytest.mark.medium
def test_layout_and_pages_of_a_report_are_those_of_its_document() -> None:
    found = check(REPORT, layout=True)
    assert {each.rule for each in check(REPORT)} <= {each.rule for each in found}
    assert list(check_file(REPORT, layout=True, name="a.docx")) == list(
        check(render(REPORT), name="a.docx", kind="daily", layout=True)
    )
    refused("needs-file", lambda: check(REPORT.document(), pages=True))


def test_a_report_is_read_as_its_document() -> None:
    assert read(REPORT) == REPORT.document()
    document = read(REPORT, name="a", kind="composite", institution=default_institution())
    assert (document.name, document.kind) == ("a", "composite")
    assert read(document, kind="daily").kind == "daily"
    assert check(REPORT, name="甲").path == check_file(REPORT, name="甲").path == "甲"
    assert check_file(REPORT.document(name="乙")).path == "乙"


def sources(tmp_path: Path) -> list[Any]:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(DATA), encoding="utf-8")
    lines = "kind: daily\ndepartment: 后勤处\ntitle: 后勤处布署检修\nbody: [近日，后勤处布署工作。]\n"
    return [DATA, path, io.BytesIO(path.read_bytes()), lines.encode("gb18030")]


@pytest.mark.medium
def test_a_report_is_rendered_from_whatever_holds_it(tmp_path: Path) -> None:
    wanted = render(REPORT)
    for source in sources(tmp_path):
        assert render(source) == wanted
    stream = io.BytesIO()
    assert render(REPORT, stream) is None
    assert stream.getvalue() == wanted
    render(REPORT, str(tmp_path / "a.docx"))
    assert (tmp_path / "a.docx").read_bytes() == wanted
    with pytest.raises(OutputError):
        render(REPORT, tmp_path / "a.docx")
    with pytest.raises(TemplateError):
        render(REPORT, template=WORD)


def test_comments_of_a_report_are_guarded_too() -> None:
    text = "kind: daily\ndepartment: 后勤处\ntitle: 检修\nbody: [一段。]\n# 机密★1年\n"
    assert "密" in refused("secret", lambda: render(text.encode()))


@pytest.mark.medium
def test_a_review_tells_what_became_a_tracked_change() -> None:
    done = review(REPORT, suggest=True)
    assert done.result.changed == done.changes
    assert [(each.quote, each.fix.replacement if each.fix else "") for each in done.result.changed] == [
        ("布署", "部署")
    ] * 2
    data = done.result.to_dict()
    assert data["changed"] == [each.to_dict() for each in done.changes]
    assert not {each.quote for each in done.result} & {"布署"}
    assert "changed" not in review(REPORT).result.to_dict()
    assert review(REPORT, fix=True).result.changed == done.changes
    assert done.result.changed[0].severity <= Severity.ERROR


def _within_a_daemon(path: str, kind: str, pipe: Any) -> None:
    try:
        if kind == "timeout":
            told: object = [each.result is not None for each in check_many([path], timeout=60)]
        elif kind == "processes":
            with ProcessPoolExecutor(1) as pool:
                told = list(check_many([path], executor=pool))
        else:
            with ThreadPoolExecutor(1) as threads:
                told = [each.result is not None for each in check_many([path], executor=threads)]
    except Exception as error:
        told = (getattr(error, "code", type(error).__name__), str(error))
    pipe.send(told)


@pytest.mark.parametrize("kind", ["timeout", "processes", "threads"])
def test_a_daemonic_process_is_told_what_it_needs(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("近日。", encoding="utf-8")
    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_within_a_daemon, args=(str(path), kind, theirs), daemon=True)
    process.start()
    told = ours.recv()
    process.join()
    if kind == "threads":
        assert told == [True]
    else:
        assert told[0] == "daemonic"
        assert "守护进程" in told[1]
        assert "\n" not in told[1]
    assert isinstance(REPORT, DailyReport)
