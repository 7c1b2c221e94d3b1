"""Whatever is given to a public function, it answers with a result or with a coded line that says what is expected."""

from __future__ import annotations

import inspect
import io
import json
import shutil
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import alvtc_info
from alvtc_info import (
    AlvtcInfoError,
    Config,
    EventCase,
    Facts,
    Kind,
    Limits,
    Severity,
    Stage,
    check,
    check_many,
    extract,
    fix,
    flowchart,
    list_rules,
    load_facts,
    open_case,
    read,
    read_text,
    render,
    report_schema,
    review,
    submit,
)
from alvtc_info.institution.values import default_institution
from tests import ROOT
from tests.ledgers import _ledgers_are_closed  # noqa: F401
from tests.refusing import refused

FUNCTIONS = [name for name in alvtc_info.__all__ if inspect.isfunction(getattr(alvtc_info, name))]
REPORT = {"kind": "daily", "department": "后勤处", "title": "检修", "body": ["近日更换阀门。"]}
PACK = ROOT / "src" / "alvtc_info" / "institution" / "packs" / "alszyxy"
# wrong for every parameter there is, so that little work is done
WRONG: tuple[object, ...] = (object(), -1, float("nan"), [1, 2], {"a": 1}, b"abc\0", int)
# what may be right somewhere, and is odd everywhere else
ODD: tuple[object, ...] = (
    None, 0, 5, True, 1.5, 1 << 80, [], (), set(), {}, "", "没有这个", "\0", "a\nb", "x" * 5000, b"", bytearray(b"abc"), memoryview(b""),
    ("x",), [None], {"kind": 3}, date(2024, 5, 22), datetime(2024, 5, 22, 8), Kind.DAILY, Severity.ERROR, Config(), Facts(), Limits(),
    io.StringIO("近日"), Path("稿.docx"), Path("没有"), lambda: None, Exception("x"), alvtc_info, default_institution(),
)  # fmt: skip


@cache
def _pack() -> bytes:
    return submit((ROOT / "examples" / "draft.docx").read_bytes(), name="a.docx", anyway="示例").data


def _event() -> EventCase:
    return open_case("e.yaml", occurred="2024-05-20 14:30", department="后勤处", force=True)


def _case() -> bytes:
    return Path(_event().name).read_bytes()


def good(name: str) -> dict[str, Any]:
    """Arguments with which a function works."""
    word = ROOT / "examples" / "draft.docx"
    makers: dict[str, Callable[[], dict[str, Any]]] = {
        "check": lambda: {"report": read_text("近日。")},
        "check_file": lambda: {"path": "稿.txt"},
        "check_many": lambda: {"paths": ["稿.txt"]},
        "check_partitions": lambda: {"sources": ["p.jsonl"], "folder": "."},
        "edit": lambda: {"path": "稿.txt", "edits": [alvtc_info.Edit("1", 0, 2, "近日", "5月2日")]},
        "examine": lambda: {"path": "稿.txt"},
        "extract": lambda: {"document": "14时，后勤处更换阀门。"},
        "file_lock": lambda: {"path": "x.lock"},
        "find_config": lambda: {"path": "."},
        "fix": lambda: {"path": "稿.txt"},
        "flowchart": lambda: {"form": "mmd"},
        "judge_layout": lambda: {
            "data": word.read_bytes(), "name": "稿.docx", "document": read(word), "college": default_institution()
        },
        "list_formats": dict,
        "list_layouts": dict,
        "list_rules": dict,
        "load_case": lambda: {"source": _case()},
        "load_config": lambda: {"path": "x.toml"},
        "load_facts": lambda: {"data": {}},
        "load_institution": lambda: {"folder": PACK},
        "load_report": lambda: {"data": REPORT},
        "open_case": lambda: {"path": "e.yaml", "occurred": "2024-05-20 14:30", "department": "后勤处", "force": True},
        "open_ledger": lambda: {"address": "台账.db", "create": True},
        "open_report": lambda: {"source": "报告.yaml"},
        "open_submission": lambda: {"source": _pack()},
        "print_pdf": lambda: {"path": "稿.txt"},
        "read": lambda: {"source": "稿.txt"},
        "read_text": lambda: {"text": "近日。"},
        "receive_case": lambda: {"pack": _event().pack().data, "path": "接收.yaml", "name": "case.zip"},
        "render": lambda: {"report": REPORT},
        "report_schema": lambda: {"kind": "daily"},
        "result_schema": dict,
        "review": lambda: {"path": "稿.docx"},
        "set_layout": lambda: {"path": "稿.docx"},
        "slip": lambda: {"path": "稿.txt"},
        "submit": lambda: {"source": "稿.docx"},
    }  # fmt: skip
    return makers[name]()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    shutil.copy(ROOT / "examples" / "draft.docx", tmp_path / "稿.docx")
    (tmp_path / "报告.yaml").write_text(json.dumps(REPORT), encoding="utf-8")
    (tmp_path / "x.toml").write_text('profile = "news"\n', encoding="utf-8")
    (tmp_path / "p.jsonl").write_text('{"name": "a", "text": "近日"}\n', encoding="utf-8")
    return tmp_path


def tried(name: str, values: tuple[object, ...]) -> int:
    """Throw each value at each parameter; return how many there were."""
    return thrown(name, getattr(alvtc_info, name), lambda: good(name), values)


def thrown(
    name: str, function: Callable[..., Any], good: Callable[[], dict[str, Any]], values: tuple[object, ...]
) -> int:
    count = 0
    for parameter in inspect.signature(function).parameters:
        for value in values:
            count += 1
            told: AlvtcInfoError | None = None
            try:
                done = function(**{**good(), parameter: value})
                if hasattr(done, "__next__"):
                    list(done)
            except AlvtcInfoError as refusal:
                told = refusal
            except Exception as error:
                raise AssertionError(f"{name}({parameter}={value!r:.60}): {error!r}") from error
            if told is not None:
                line = str(told)
                assert told.code, (name, parameter, value)
                assert "\n" not in line, (name, parameter, value)
                assert any("\u4e00" <= char <= "\u9fff" for char in line), (name, parameter, value)
                assert " object at 0x" not in line, (name, parameter, value)
    return count


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_wrong_value_is_refused_by_one_line(name: str, folder: Path) -> None:
    parameters = len(inspect.signature(getattr(alvtc_info, name)).parameters)
    assert tried(name, WRONG) == parameters * len(WRONG)


@pytest.mark.slow
@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_odd_value_is_taken_or_refused_by_one_line(name: str, folder: Path) -> None:
    tried(name, ODD)


METHODS: dict[str, dict[str, Any]] = {
    "draft": {"kind": "首报", "form": "yaml"},
    "erase": {"number": 1, "approved_by": "李某", "reason": "误录"},
    "flowchart": {"form": "mmd"},
    "log": {"to": "部门主要负责人"},
    "pack": {},
    "script": {},
    "script_sheet": {},
    "status": {},
}


@pytest.mark.medium
@pytest.mark.parametrize("name", METHODS)
def test_a_wrong_value_for_a_case_is_refused_by_one_line(name: str, folder: Path) -> None:
    method = getattr(_event(), name)
    thrown(name, method, lambda: METHODS[name], WRONG)


@pytest.mark.slow
@pytest.mark.parametrize("name", METHODS)
def test_an_odd_value_for_a_case_is_taken_or_refused_by_one_line(name: str, folder: Path) -> None:
    method = getattr(_event(), name)
    thrown(name, method, lambda: METHODS[name], ODD)


def test_every_public_function_is_tried(folder: Path) -> None:
    assert len(FUNCTIONS) > 20
    for name in FUNCTIONS:
        good(name)


def quotes(result: Any) -> list[str]:
    return [finding.quote for finding in result if finding.rule == "vague-time"]


@pytest.mark.medium
def test_what_is_meant_plainly_is_taken(folder: Path) -> None:
    text = read_text("5月20日，更换阀门。昨日开会。")
    assert quotes(check(text, report_date="2024-05-22")) == quotes(check(text, report_date=date(2024, 5, 22)))
    assert quotes(check(read_text("近日开会。"), select="vague-time")) == ["近日"]
    assert not list(check(read_text("近日开会。"), ignore="vague-time"))
    assert check(read_text("近日开会。"), config="x.toml") == check(read_text("近日开会。"), config=folder / "x.toml")
    assert report_schema("daily") == report_schema("日常信息") == report_schema(Kind.DAILY)
    for facts in ({}, {"commissioned": "true"}):
        assert check(text, facts=facts) == check(text, facts=load_facts(facts))
    refused("unknown-field", lambda: check(text, facts={"无": 1}))
    assert [outcome.path for outcome in check_many("稿.txt")] == ["稿.txt"]
    assert (
        quotes(check(bytearray("近日开会。".encode()))) == quotes(check(memoryview("近日开会。".encode()))) == ["近日"]
    )
    for college in (PACK, str(PACK), default_institution()):
        assert extract("14时，教学楼漏水。", institution=college) == extract("14时，教学楼漏水。")
        assert flowchart("mmd", institution=college) == flowchart("mmd")


@pytest.mark.medium
def test_a_document_takes_what_is_meant_plainly() -> None:
    text = read_text("5月20日，更换阀门。")
    meant: Any = {"kind": "首报", "stage": "sent", "report_date": "2024-05-22", "institution": str(PACK)}
    assert text.given(**meant) == text.given(
        kind=Kind.FIRST, stage=Stage.SENT, report_date=date(2024, 5, 22), institution=default_institution()
    )
    assert alvtc_info.load_report(REPORT).document(str(PACK)) == alvtc_info.load_report(REPORT).document()
    wrong: Any
    for name in ("kind", "stage", "report_date", "institution", "facts"):
        for wrong in (5, b"first", [], {}):
            refused("bad-value", lambda name=name, wrong=wrong: text.given(**{name: wrong}))  # type: ignore[misc]


@pytest.mark.medium
def test_bytes_without_a_name_are_known_by_their_content(folder: Path) -> None:
    assert fix("今天布署工作。".encode()).after == "今天部署工作。"
    word = (folder / "稿.docx").read_bytes()
    assert fix(word).data == fix(folder / "稿.docx").data
    assert review(word).data == review(folder / "稿.docx").data


@pytest.mark.parametrize("text", ["近日，后勤处更换阀门。", "第一行\n第二行", "近日，" + "水" * 5000 + "。"])
def test_text_in_place_of_a_path_is_told_so(text: str) -> None:
    assert "read_text" in refused("is-text", lambda: check(text))


@pytest.mark.parametrize("path", ["没有.docx", "通知。.docx", "没有"])
def test_a_path_that_leads_nowhere_is_still_one(path: str) -> None:
    refused("not-found", lambda: check(path))


def test_a_stream_that_gives_no_bytes_is_told_so() -> None:
    text: Any = io.StringIO("近日")
    assert "二进制" in refused("bad-source", lambda: check(text))
    closed = io.BytesIO(b"x")
    closed.close()
    refused("cannot-read", lambda: check(closed))
    refused("cannot-write", lambda: render(REPORT, closed))
    refused("cannot-write", lambda: render(REPORT, text))


def test_settings_as_a_value_take_what_is_meant_plainly() -> None:
    config = Config(select="vague-time", severities={"vague-time": "warning", "cliche": "必改"})  # type: ignore[arg-type, dict-item]
    assert config == Config(
        select=("vague-time",), severities={"vague-time": Severity.WARNING, "cliche": Severity.ERROR}
    )
    assert Config(ignore="a", enable=["b"]) == Config(ignore=("a",), enable=("b",))  # type: ignore[arg-type]
    wrong: Any
    for wrong in ({"severities": {"a": "bad"}}, {"profile": "novel"}, {"profile": 5}, {"profile": []}):
        refused("unknown-choice", lambda wrong=wrong: Config(**wrong))  # type: ignore[misc]
    for wrong in ({"severities": {"a": 5}}, {"select": 5}, {"ignore": [1]}, {"severities": ["a"]}):
        refused("bad-value", lambda wrong=wrong: Config(**wrong))  # type: ignore[misc]
    for wrong in (-1, 1.5, True, "5", None):
        refused("bad-value", lambda wrong=wrong: Limits(depth=wrong))  # type: ignore[misc]
    assert list_rules(config=config) == list_rules()
