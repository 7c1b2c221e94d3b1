"""Every public value can be pickled, copied, compared and, where it is frozen, hashed; no repr shows a draft's text."""

from __future__ import annotations

import copy
import inspect
import pickle
import tempfile
import threading
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pydantic import BaseModel

import alvtc_info as a
from alvtc_info.config.settings_file import build_config
from alvtc_info.errors import FieldFault
from alvtc_info.institution.values import default_institution
from alvtc_info.model.finding import Related
from alvtc_info.text.value_classes import names_of
from tests import ROOT
from tests.ledgers import _ledgers_are_closed  # noqa: F401
from tests.refusing import refused

SECRET = "机密的话"  # what stands in every text below, and in no repr
DRAFT = (
    f"{SECRET}处值班信息\n第1期\n{SECRET}处　　2024年5月22日\n{SECRET}漏水\n近日，{SECRET}布署工作。<!-- 不检查 含糊时间表述：{SECRET} -->\n"
    f"14时，教学楼{SECRET}漏水，2人受伤。\n编辑：刘某　电话：0483-8000000　签发：李某\n"
)
REPORT: dict[str, Any] = {"department": SECRET, "title": SECRET, "body": [SECRET]}
SECTIONS = dict.fromkeys(("overview", "nature", "disposal", "lessons", "rectification"), SECRET)


def draft() -> a.Document:
    return a.read_text(DRAFT, facts={"secrecy_review": {"reviewer": SECRET, "conclusion": "可报送"}})


def review() -> a.Reviewed:
    return a.review((ROOT / "examples" / "draft.docx").read_bytes(), suggest=True)


def finding() -> a.Finding:
    place = Related("b.txt", "1", SECRET, 0, 4, SECRET)
    found = next(each for each in a.check(draft()) if each.fix and each.quote)
    return a.Finding(
        **{**{name: getattr(found, name) for name in names_of(found)}, "related": (place,), "quote": SECRET}
    )


@cache
def submission() -> a.Submission:
    report = a.DailyReport(**{**REPORT, "title": "近日" + SECRET})
    return a.submit(report, anyway=SECRET)


@cache
def recorded() -> tuple[a.EventCase, a.CaseHandover]:
    """A case in bytes, and its handover."""
    now = datetime(2024, 5, 22, 8)
    facts: dict[str, Any] = {"place": SECRET, "what": f"近日{SECRET}", "reporter": SECRET, "phone": "0483-8000000"}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "event.yaml"
        live = a.open_case(path, occurred=now, department="后勤处", now=now, recorder=SECRET, **facts)
        live.log(to=SECRET, other=True, note=SECRET, now=now)
        handover = live.pack(now=now)
        return a.load_case(path.read_bytes(), name="event.yaml"), handover


def event() -> a.EventCase:
    return recorded()[0]


def event_status() -> a.CaseStatus:
    return event().status(now=datetime(2024, 5, 22, 8, 5))


@cache
def ledger_values() -> dict[str, Any]:
    """A ledger with an item, and each value that it answers with."""
    folder = tempfile.TemporaryDirectory(prefix="ledger-")
    place = f"{folder.name}/台账.db"
    with a.open_ledger(place, create=True) as ledger:
        added = ledger.add(DRAFT.encode(), name="a.txt", by=SECRET, title=SECRET, department="后勤处", note=SECRET)
        request = ledger.record("request", department="后勤处", subject=SECRET, due="2024-06-30", by=SECRET)
        again: dict[str, Any] = {"name": "b.txt", "title": SECRET, "department": "后勤处", "dated": "2024-05-23"}
        preview = ledger.preview(DRAFT.encode() + b"\n", **again)
        return {
            "folder": folder,
            "place": place,
            "Intake": added,
            "LedgerEntry": request,
            "LedgerRepeat": preview.repeats[0],
            "OpenMatter": ledger.open_matters()[0],
            "YearNotice": ledger.year(2024),
        }


MAKERS: dict[str, Any] = {
    "AlvtcInfoError": lambda: a.AlvtcInfoError("x", SECRET, "a.txt"),
    "Approval": lambda: a.Approval(name=SECRET, level="deputy", at=datetime(2024, 5, 22, 8)),
    "Basis": lambda: a.Basis.STANDARD,
    "Block": lambda: draft().blocks[4],
    "CaseCall": lambda: event_status().next,
    "CaseEntry": lambda: event_status().entries[0],
    "CaseHandover": lambda: recorded()[1],
    "CaseOutline": lambda: event().outline(now=datetime(2024, 5, 22, 8, 5)),
    "CaseScript": lambda: event().script(),
    "CaseStatus": event_status,
    "CaseStep": lambda: event_status().steps[0],
    "CaseVerified": lambda: event().verify(),
    "Casualties": lambda: a.Casualties(dead=3),
    "CheckRequest": lambda: a.CheckRequest(
        kind=a.Kind.DAILY, facts={"category": SECRET}, report_date=date(2024, 5, 22), cancel=threading.Event(), config=a.Config()
    ),
    "CompositeReport": lambda: a.CompositeReport(**REPORT, category="意见建议"),
    "Config": lambda: build_config({"severity": {"vague-time": "info"}, "words": {"vague-time": {"add": {"入冬前": "改"}}}}),
    "DailyReport": lambda: a.DailyReport(**REPORT),
    "Document": draft,
    "DraftFormat": lambda: a.list_formats()[0],
    "Edit": lambda: a.Edit("1", 0, len(SECRET), SECRET, SECRET),
    "Elements": lambda: a.extract(draft()),
    "Event": lambda: a.Event(place=SECRET, occurred_at=datetime(2024, 5, 22, 8)),
    "EventCase": event,
    "Examined": lambda: a.examine(DRAFT.encode(), name="稿.txt"),
    "ExpertAdvice": lambda: a.ExpertAdvice(
        **REPORT, authors=[{"name": SECRET, "affiliation": SECRET, "contact": SECRET}]
    ),
    "Facts": lambda: a.Facts(category=SECRET, others=(draft(),), reported=(SECRET,)),
    "Failure": lambda: a.Failure("a.txt", "internal", SECRET, SECRET),
    "FinalReport": lambda: a.FinalReport(department=SECRET, title=SECRET, **SECTIONS),
    "Finding": finding,
    "FirstReport": lambda: a.FirstReport(**REPORT),
    "Fix": lambda: a.Fix(SECRET, safe=True),
    "Fixed": lambda: a.fix(DRAFT.encode(), name="a.txt"),
    "FollowUpReport": lambda: a.FollowUpReport(
        department=SECRET, title=SECRET, situation=SECRET, instructions=SECRET, public_opinion=SECRET
    ),
    "Heading": lambda: a.Heading(heading=SECRET),
    "InputError": lambda: a.InputError("x", SECRET, "a.txt"),
    "Institution": default_institution,
    "Kind": lambda: a.Kind.FIRST,
    "Intake": lambda: ledger_values()["Intake"],
    "Ledger": lambda: a.open_ledger(ledger_values()["place"]),
    "LedgerEntry": lambda: ledger_values()["LedgerEntry"],
    "LedgerRepeat": lambda: ledger_values()["LedgerRepeat"],
    "LeadAuthor": lambda: a.LeadAuthor(name=SECRET, affiliation=SECRET, contact=SECRET),
    "Limits": lambda: a.Limits(depth=3),
    "OpenMatter": lambda: ledger_values()["OpenMatter"],
    "Outcome": lambda: a.Outcome("a.txt", a.check(draft()), None),
    "OutputError": lambda: a.OutputError("x", SECRET),
    "Partition": lambda: a.Partition("a.jsonl", "b.jsonl", failure=a.Failure("a", "b", SECRET)),
    "Picture": lambda: a.Picture(picture=f"{SECRET}.png", caption=SECRET),
    "Received": lambda: a.open_submission(submission().data),
    "Report": lambda: a.load_report({"kind": "daily", **REPORT}),
    "ReportError": lambda: a.ReportError("x", SECRET, "a.yaml", [("body[0]", SECRET)]),
    "Result": lambda: a.check(draft()),
    "Review": lambda: a.Review(reviewer=SECRET, at=datetime(2024, 5, 22, 8)),
    "Reviewed": review,
    "Reviews": lambda: a.Reviews(politics={"reviewer": SECRET, "at": "2024-05-22 08:00"}),
    "Role": lambda: a.Role.TITLE,
    "Rule": lambda: a.list_rules()[0],
    "Said": lambda: (a.extract(draft()).place or ())[0],
    "SecrecyReview": lambda: a.SecrecyReview(reviewer=SECRET, conclusion="可报送"),
    "Severity": lambda: a.Severity.ERROR,
    "SignOff": lambda: a.SignOff(name=SECRET),
    "Stage": lambda: a.Stage.SENT,
    "Submission": submission,
    "Suppressed": lambda: a.check(draft()).suppressed[0],
    "Table": lambda: a.Table(table=[[SECRET], [SECRET]]),
    "TemplateError": lambda: a.TemplateError("x", SECRET),
    "Unjudged": lambda: a.check(draft()).unjudged[0],
    "UsageError": lambda: a.UsageError("x", SECRET),
    "YearNotice": lambda: ledger_values()["YearNotice"],
    # inside those
    "FieldFault": lambda: FieldFault("body[0]", "没有填写"),
    "Related": lambda: finding().related[0],
}  # fmt: skip


def test_every_public_class_is_tried() -> None:
    assert {name for name in a.__all__ if inspect.isclass(getattr(a, name))} <= MAKERS.keys()


@pytest.mark.parametrize("name", MAKERS)
def test_a_value_survives_and_is_the_same(name: str) -> None:
    value = MAKERS[name]()
    again = [pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)]
    if name != "CheckRequest":  # what tells to stop is no part of it
        again.append(MAKERS[name]())
    for each in again:
        assert each == value
        assert type(each) is type(value)
        assert hash(each) == hash(value)
        assert repr(each) == repr(value)
        assert str(each) == str(value)
    assert value != object()
    if isinstance(value, Exception):
        assert vars(again[0]) == vars(value)


@pytest.mark.parametrize("name", MAKERS)
def test_a_repr_shows_what_it_is_and_no_text(name: str) -> None:
    value = MAKERS[name]()
    shown = repr(value)
    kind = type(value).__name__
    assert shown.startswith((f"{kind}(", f"<{kind}."))
    assert " object at 0x" not in shown
    assert len(shown) < 6000
    for part in (SECRET, "近日", "布署", "0483"):
        assert part not in shown, shown
        if isinstance(value, (a.Document, BaseModel, a.Result, a.Finding)):
            assert part not in str(value)


def test_values_that_differ_are_not_equal() -> None:
    text = draft()
    assert text != a.read_text(DRAFT)
    assert text != a.read_text(DRAFT + "又及。")
    assert text.given(kind=a.Kind.DAILY) != text
    assert text.__eq__(3) is NotImplemented
    assert a.InputError("x", "甲") != a.InputError("x", "乙")
    assert a.InputError("x", "甲") != a.UsageError("x", "甲")
    assert a.InputError("x", "甲").__eq__(3) is NotImplemented
    assert len({draft(), draft(), a.read_text(DRAFT)}) == 2


def test_what_tells_to_stop_stays_in_its_process() -> None:
    stop = threading.Event()
    request = a.CheckRequest(cancel=stop)
    assert copy.copy(request).cancel is copy.deepcopy(request).cancel is request.cancel is stop
    assert pickle.loads(pickle.dumps(request)).cancel is None
    assert request == a.CheckRequest()
    assert hash(request) == hash(a.CheckRequest())


@pytest.mark.parametrize("brk", ["\n", "\r\n", "\u2028", "\x85", "\n\n  "])
def test_an_error_is_one_line(brk: str) -> None:
    line = refused("unknown-choice", lambda: a.check(draft(), profile=f"甲{brk}乙"))
    assert "“甲 乙”" in line
    assert str(a.InputError("x", "坏了", f"a{brk}b")) == "a b：坏了"
    assert a.ReportError("x", "坏", fields=[("body", f"甲{brk}乙")]).fields == (FieldFault("body", "甲 乙"),)


def test_an_enum_is_itself_everywhere() -> None:
    for name, make in MAKERS.items():
        value = make() if name in ("Basis", "Kind", "Role", "Severity", "Stage") else None
        if isinstance(value, Enum):
            assert pickle.loads(pickle.dumps(value)) is copy.deepcopy(value) is value
