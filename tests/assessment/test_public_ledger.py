"""The ledger as other programs use it: values in, frozen values out, one coded line where something is wrong."""

from __future__ import annotations

import io
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import AlvtcInfoError, CheckRequest, DailyReport, Ledger, Limits, open_ledger, read
from alvtc_info.assessment.entry_building import MODELS, RECORDED, fields_of
from alvtc_info.assessment.ledger_store import LedgerStore
from tests import ROOT, TODAY
from tests.assessment.entries import YEAR, put
from tests.ledgers import _ledgers_are_closed  # noqa: F401
from tests.refusing import refused

EXAMPLES = ROOT / "examples"
PAPER = "后勤处值班信息\n第3期\n后勤处　2024年5月20日\n公寓更换水管\n5月20日，后勤处更换水管30根，解决了漏水问题。\n编辑：王某　电话：1　签发：李某\n"
LATER = PAPER.replace("20日", "23日").replace("第3期", "第4期").encode()


@pytest.fixture
def ledger(place: str) -> Any:
    with open_ledger(place, create=True) as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Any:
    with open_ledger(tmp_path / "台账.db", create=True) as opened:
        yield opened


def add(ledger: Ledger, **values: Any) -> Any:
    return ledger.add(PAPER.encode(), **{"name": "a.txt", "by": "王某", **values})


@pytest.mark.medium
def test_a_draft_is_looked_at_then_recorded_and_its_repeats_are_pointed_out(ledger: Ledger) -> None:
    before = ledger.preview(PAPER.encode(), name="a.txt")
    assert (before.entry, before.ready, before.already, ledger.items()) == (None, True, None, ())
    added = add(ledger, category="工作经验总结", timely=True, note="补记")
    entry = added.entry
    assert entry.values == added.values
    assert (entry.number, entry.kind, entry.label, entry.recorded_by, entry.note) == (1, "item", "信息", "王某", "补记")
    assert {name: entry.values[name] for name in ("title", "department", "dated", "category", "issue_number", "file")} == {
        "title": "公寓更换水管", "department": "后勤处", "dated": "2024-05-20", "category": "工作经验总结", "issue_number": 3, "file": "a.txt"
    }  # fmt: skip
    again = ledger.preview(PAPER.encode(), name="b.txt")
    assert again.already is not None
    assert (again.already.number, again.ready) == (1, False)
    assert "已在台账里（第1条）" in refused("already-there", lambda: add(ledger, name="b.txt"))
    like = ledger.preview(LATER, name="c.txt", title="后勤处换水管")
    ((number, same, likeness),) = [(each.entry.number, each.same_title, each.likeness) for each in like.repeats]
    assert (number, same) == (1, False)
    assert likeness is not None
    assert likeness > 0.5
    titled = ledger.add(LATER, name="c.txt", by="王某")
    assert [(each.entry.number, each.same_title) for each in titled.repeats] == [(1, True)]
    assert (
        titled.repeats[0].likeness
        == ledger.preview(LATER, name="d.txt", dated="2024-05-24", title="公寓更换水管").repeats[0].likeness
    )
    other = ledger.add(
        "# 公寓更换水管\n\n近日无事。".encode(), name="d.md", department="后勤处", dated="2024-06-30", by="王某"
    )
    assert [each.likeness for each in other.repeats] == [None, None]
    json.dumps([before.to_dict(), titled.to_dict(), other.to_dict()])


@pytest.mark.medium
def test_every_way_of_giving_a_draft(file: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "一.txt"
    path.write_text(PAPER, encoding="utf-8")
    assert file.add(path, by="王某").values["file"] == "一.txt"
    report = DailyReport(department="后勤处", title="更换阀门", body="一段正文。")
    entry = file.add(report, by="王某", 日期="2024年5月21日", 类别="").entry  # type: ignore[call-arg]
    assert entry is not None
    assert (entry.values["dated"], entry.values["file"], "category" in entry.values) == ("2024-05-21", "", False)
    document = read(EXAMPLES / "draft.docx")
    assert file.add(document, by="王某", name="稿.docx").values["file"] == "稿.docx"
    stream = io.BytesIO(PAPER.replace("水管", "阀门").encode("gb18030"))
    request = CheckRequest(encoding="gb18030", timeout=60)
    added = file.add(stream, by="王某", name="二.txt", dated=datetime(2024, 5, 22, 8), request=request)
    assert (added.values["title"], added.values["dated"]) == ("公寓更换阀门", "2024-05-22")
    refused(
        "too-large",
        lambda: file.preview(PAPER.encode(), name="a.txt", request=CheckRequest(limits=Limits(file_bytes=9))),
    )


def test_what_keeps_a_draft_out(file: Ledger) -> None:
    bare = "公寓换水管\n后勤处更换水管。\n".encode()
    kept = file.preview(bare, name="a.txt")
    assert kept.problems[1] == "“a.txt”上没有找到部门，请写明部门"
    assert (len(kept.problems), kept.ready, kept.values["report"], kept.hints) == (
        3, False, "composite", ("看不出类别，先不计入12条；请写明类别",)
    )  # fmt: skip
    refused("not-found-on-paper", lambda: file.add(bare, by="王某"))
    unknown = PAPER.replace("后勤处　2024", "后勤出　2024").encode()
    assert file.preview(unknown, name="a.txt").problems == ("不认识“后勤出”这个部门，是否指“后勤处”；新设的请先登记",)
    assert file.preview(unknown, name="a.txt", other=True).ready
    assert "不能超过 200 个字" in file.preview(PAPER.encode(), name="a.txt", title="长" * 300).problems[0]
    late = TODAY + timedelta(days=3)
    assert f"日期 {late} 在今天" in file.preview(PAPER.encode(), name="a.txt", dated=late).doubts[0]
    refused("doubtful-date", lambda: add(file, dated=late))
    entry = add(file, dated=late, anyway=True).entry
    assert entry.note == "日期经核对无误"


def test_a_year_mistyped_in_the_past_is_refused_where_the_paper_says_another(file: Ledger) -> None:
    seen = file.preview(PAPER.encode(), name="a.txt", dated="2014-05-20")
    assert seen.doubts == ("日期 2014-05-20 和稿件上的 2024-05-20 不是同一年",)
    refused("doubtful-date", lambda: add(file, dated="2014-05-20"))
    assert file.preview(PAPER.encode(), name="a.txt", dated="2024-05-21").doubts == ()
    assert "在一年以前" in file.preview(PAPER.encode(), name="a.txt").hints[0]
    recent = TODAY - timedelta(days=20)
    new = file.preview(PAPER.encode(), name="a.txt", dated=recent)
    assert (new.doubts, [hint for hint in new.hints if "年份" in hint]) == ((), [])


def test_a_day_of_long_ago_is_recorded_and_said(file: Ledger) -> None:
    told = "日期 2014-05-20 在一年以前，请核对年份"
    undated = "# 换水管\n\n5月20日，更换水管。".encode()
    added = file.add(undated, name="b.md", by="王某", department="后勤处", dated="2014-05-20")
    assert told in added.hints
    assert file.record("opinion", subject="议论", watcher="宣传部", on="2014-05-20", by="王某").hints == (told,)
    sure = file.record("opinion", subject="另议", watcher="宣传部", on="2014-05-20", by="王某", anyway=True)
    assert (sure.hints, sure.note) == ((), "日期经核对无误")
    assert file.correct(2, {"平台": "校园论坛"}, by="王某").hints == ()
    now = TODAY - timedelta(days=2)
    assert file.correct(2, {"日期": now}, by="王某").hints == ()
    assert file.correct(2, {"日期": "2014-05-20"}, by="王某").hints == (told,)


@pytest.mark.medium
@pytest.mark.parametrize("mark", ["机密★1年", "秘　密", "绝密★长期"])
def test_what_bears_a_secrecy_mark_is_not_recorded(mark: str, file: Ledger) -> None:
    marked = f"{mark}\n{PAPER}".encode()
    for work in (lambda: file.preview(marked, name="a.txt"), lambda: file.add(marked, name="a.txt", by="王某")):
        assert "不记入台账，请联系保密部门" in refused("secret", work)
    hidden = f"<!--\n{mark}\n-->\n# 换水管\n\n5月20日，更换水管。".encode()
    refused("secret", lambda: file.add(hidden, name="a.md", by="王某", department="后勤处", dated="2024-05-20"))
    refused("secret", lambda: add(file, title=mark))
    refused("secret", lambda: add(file, note=mark))
    add(file)
    refused("secret", lambda: file.correct(1, {"标题": f"【{mark}】某事"}, by="王某"))
    refused("secret", lambda: file.record("opinion", subject=mark, watcher="宣传部", by="王某"))
    refused("secret", lambda: file.adopt(1, level="league", where=mark, by="王某"))
    assert [entry.id for entry in file.history()] == [1]


@pytest.mark.medium
def test_what_became_of_an_item(ledger: Ledger, tmp_path: Path) -> None:
    add(ledger)
    notice = tmp_path / "采用通知.pdf"
    notice.write_bytes(b"%PDF")
    adopted = ledger.adopt(
        1, level="盟委行署", where="盟办", on="2024-06-10", joint=True, evidence=notice, page="第2页", by="王某"
    )
    assert adopted.line == (
        f"采用　信息：第1条　级别：盟委行署　采用单位：盟办　日期：2024-06-10　综合采用：是　凭据：{notice}　"
        f"凭据指纹：{adopted.values['evidence_sha256']}　版面页码：第2页"
    )
    sent = ledger.adopt(
        title="检查", department="保卫处", level="media-league", evidence=b"%PDF", evidence_name="报.pdf", by="王某"
    )
    assert sent.values["evidence_sha256"] == adopted.values["evidence_sha256"]
    assert (sent.values["evidence"], sent.values["department"], sent.values["on"]) == ("报.pdf", "保卫处", str(TODAY))
    odd = ledger.adopt(1, level="college", on=date(2025, 9, 1), evidence=b"", by="王某")
    assert "晚了一年以上" in odd.hints[0]
    assert odd.to_dict()["hints"] == list(odd.hints)
    instructed = ledger.record(
        "批示", item=1, level="院党政办公室", to="就业办", until="2024-07-01", on="2024-06-12", by="王某"
    )
    assert (instructed.values["to"], instructed.values["level"]) == ("招生就业处", "college")
    corrected = ledger.correct(1, {"类别": "典型案例", "issue_number": "", "配音视频": "是"}, by="李某")
    assert (corrected.number, corrected.id, corrected.corrects) == (1, 6, 1)
    assert (corrected.values["category"], "issue_number" in corrected.values, corrected.values["audio_video"]) == (
        "典型案例",
        False,
        True,
    )
    (item,) = ledger.items()
    assert (item.adopted, item.instructed, item.id) == (2, 1, 6)
    assert {"adopted", "instructed"} <= item.to_dict().keys()
    assert ledger.entry(1).adopted is None
    assert [entry.kind for entry in ledger.history(1)] == ["item", "adoption", "adoption", "instruction", "item"]
    withdrawn = ledger.withdraw(1, by="王某", note="不是本院的")
    assert (withdrawn.number, withdrawn.id) == (1, 6)
    assert ledger.items() == ()
    last = ledger.history()[-1]
    assert (last.line, last.label, last.corrects, last.note) == ("", "作废", 6, "不是本院的")
    refused("no-entry", lambda: ledger.entry(1))


def test_items_by_department_year_and_category(file: Ledger) -> None:
    add(file, category="意见建议")
    file.add(
        LATER, name="b.txt", by="王某", dated="2023-05-23", department="魔法部", other=True, title="另一件", anyway=True
    )
    assert [entry.number for entry in file.items()] == [1, 2]
    assert [entry.number for entry in file.items(department="后勤保障处")] == [1]
    assert [entry.number for entry in file.items(department="魔法部")] == [2]
    assert [entry.number for entry in file.items(year=2023)] == [2]
    assert [entry.number for entry in file.items(category="建议")] == [1]
    assert file.departments()[-1] == "魔法部"
    refused("unknown-category", lambda: file.items(category="随笔"))


@pytest.mark.medium
def test_matters_and_what_goes_without_saying(ledger: Ledger) -> None:
    asked = ledger.record("request", department="就业办", subject="经验", by="王某")
    assert (asked.values["on"], asked.values["due"]) == (str(TODAY), str(TODAY + timedelta(days=3)))
    past = ledger.record("约稿", 部门="后勤处", 题目="做法", 期限="2024年6月3日", by="王某")
    assert "on" not in past.values
    ledger.record("extension", request=2, until="2024-06-05", approved_by="李某", on="2024-06-01", by="王某")
    watched = ledger.record("opinion", subject="议论", watcher="宣传部", on=TODAY, by="王某")
    assert [(each.entry.number, each.overdue, each.days_left) for each in ledger.open_matters()] == [
        (2, True, (date(2024, 6, 5) - TODAY).days), (1, False, 3), (4, False, None)
    ]  # fmt: skip
    assert [each.entry.number for each in ledger.open_matters(department="后勤处", year=2024)] == [2]
    told = ledger.open_matters()[0].to_dict()
    assert (told["state"], told["due_after_extensions"], told["subject"]) == ("overdue", "2024-06-05", "做法")
    assert ledger.open_matters()[2].to_dict()["due_after_extensions"] is None
    ledger.record("progress", of=watched.number, done="是", by="王某")
    assert [each.entry.number for each in ledger.open_matters()] == [2, 1]
    ledger.record("fault", department="后勤处", fault="迟报", evidence="案卷", impact=True, by="王某")
    ledger.record("founded", department="数据中心", since="2024-07-01", by="王某")
    assert (
        ledger.record("bonus", department="数据中心", points="1.5", reason="x", decided_by="y", by="王某").number == 8
    )


def test_a_year_as_data_and_as_files(file: Ledger, tmp_path: Path, profile: Any) -> None:
    put(file._store, *YEAR)
    year = file.year(2024, until="2024-10-31")
    told = year.to_dict()
    row = next(each for each in told["departments"] if each["department"] == "后勤处")
    assert (row["counted"], row["missing"], told["until"], "points" in row) == (10, 2, "2024-10-31", False)
    assert (year.title, year.start, year.end, year.until, year.draft) == (
        "关于2024年度信息报送考评情况的通报", date(2024, 1, 1), date(2024, 12, 31), date(2024, 10, 31), False
    )  # fmt: skip
    assert year.file("docx")[:2] == year.file("xlsx")[:2] == b"PK"
    assert json.loads(year.file("json")) == told
    assert "综合类" in year.file("txt").decode()
    assert year.file("html").startswith(b"<!DOCTYPE html>")
    refused("unknown-choice", lambda: year.file("pdf"))
    refused("no-profile", lambda: year.explain("后勤处"))
    profile()
    scored = file.year(2024, profile=tmp_path / "计分.toml")
    assert "points" in scored.to_dict()["departments"][0]
    assert any("合计（示例方案，院长办公会批准）" in line for line in scored.explain("后勤保障处"))
    refused("unknown-department", lambda: scored.explain("魔法部"))
    assert pickle.loads(pickle.dumps(year)) == year
    assert file.year(2024, calendar="学年").start == date(2024, 9, 1)
    refused("unknown-choice", lambda: file.year(2024, calendar="农历年"))
    refused("bad-year", lambda: file.year(24))


def test_a_year_is_frozen_and_stays(file: Ledger) -> None:
    put(file._store, *YEAR)
    assert "没有征求过意见。一定要现在定稿，请写明理由" in refused(
        "not-yet", lambda: file.freeze(2024, approved_by="院长办公会", by="王某")
    )
    frozen = file.freeze(2024, approved_by="院长办公会", by="王某", reason="机构改革", anyway=True)
    assert frozen.hints == ("没有征求过意见",)
    add(file)
    assert file.year(2024).to_dict()["departments"] == file.year(2024, until="2024-12-31").to_dict()["departments"]
    assert len(file.year(2024).to_dict()["after_closing"]) == 1
    refused("frozen", lambda: file.year(2024, until="2024-06-30"))
    refused("frozen", lambda: file.freeze(2024, approved_by="院长办公会", by="王某"))
    assert "在备注里写明" in refused("frozen", lambda: file.correct(frozen.number, {"说明": "x"}, by="王某"))
    refused("frozen", lambda: file.withdraw(frozen.number, by="王某", note=" "))
    assert file.withdraw(frozen.number, by="王某", note="院长同意重定").kind == "frozen"


WRONG: dict[str, Any] = {
    "who": lambda book: book.record("founded", department="x", since="2024-01-01", by=" "),
    "bad-note": lambda book: book.withdraw(1, by="王某", note="长" * 1001),
    "unknown-entry": lambda book: book.record("约搞", by="王某"),
    "unknown-fault": lambda book: book.record("fault", fault="晚报", department="后勤处", evidence="x", by="王某"),
    "unknown-level": lambda book: book.record("instruction", item=1, level="盟级媒体", by="王某"),
    "both-named": lambda book: book.adopt(1, title="x", department="后勤处", level="college", by="王某"),
    "unknown-field": lambda book: book.record("request", department="后勤处", subjects="x", by="王某"),
    "no-changes": lambda book: book.correct(1, {}, by="王某"),
    "no-entry": lambda book: book.history(0),
    "not-found": lambda book: book.adopt(1, level="college", evidence="没有.pdf", by="王某"),
    "bad-date": lambda book: book.record("founded", department="x", since="昨天", by="王某"),
    "bad-entry": lambda book: book.record("progress", of=1 << 40, words="x", by="王某"),
    "no-subject": lambda book: book.record("progress", of=1, words="x", by="王某"),
}


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_is_one_coded_line(code: str, file: Ledger) -> None:
    add(file)
    refused(code, lambda: WRONG[code](file))
    assert len(file.history()) == 1


ODD: tuple[Any, ...] = (object(), -1, 1.5, float("nan"), True, [1], {"a": 1}, {1: 2}, b"\xff\0", int, "\0", "x" * 5000, 1 << 80, (), set(), io.BytesIO(b""), Limits())  # fmt: skip
CALLS: dict[str, Any] = {
    "preview": {"draft": PAPER.encode(), "name": None, "other": False, "request": None, "title": "x", "dated": None, "timely": None, "repeats": None},
    "add": {"draft": PAPER.encode(), "name": "a.txt", "by": "王某", "note": "", "anyway": False, "category": "", "answers": None},
    "adopt": {"number": 1, "level": "college", "by": "王某", "where": "", "on": None, "joint": False, "title": "", "evidence": None, "evidence_name": "", "page": "", "note": ""},
    "correct": {"number": 1, "changes": {"标题": "x"}, "by": "王某", "anyway": False},
    "withdraw": {"number": 1, "by": "王某", "note": ""},
    "freeze": {"year": 2024, "approved_by": "x", "by": "王某", "on": None, "until": None, "calendar": None, "profile": None, "reason": "", "anyway": False},
    "items": {"department": "", "year": None, "category": ""},
    "open_matters": {"department": "", "year": None},
    "entry": {"number": 1},
    "history": {"number": 1},
    "year": {"year": 2024, "until": None, "calendar": None, "profile": None},
}  # fmt: skip


def told(work: Callable[[], object]) -> AlvtcInfoError | None:
    """The coded line of a call, if it refuses; any other error is raised."""
    try:
        work()
    except AlvtcInfoError as error:
        return error
    return None


@pytest.mark.medium
@pytest.mark.parametrize("name", CALLS)
def test_an_odd_value_is_taken_or_refused_by_one_line(name: str, file: Ledger) -> None:
    add(file)
    for field in CALLS[name]:
        for value in ODD:
            error = told(lambda field=field, value=value: getattr(file, name)(**{**CALLS[name], field: value}))  # type: ignore[misc]
            assert error is None or (error.code != "damaged" and "\n" not in str(error)), (field, value, error)


@pytest.mark.medium
@pytest.mark.parametrize("kind", RECORDED)
def test_odd_values_of_every_kind_of_entry(kind: str, file: Ledger) -> None:
    for field in fields_of(MODELS[kind]):
        for value in ODD:
            error = told(lambda field=field, value=value: file.record(kind, by="王某", **{field: value}))  # type: ignore[misc]
            assert error is not None, (field, value)
            assert error.code != "damaged", (field, value)


def test_private_numbers_are_masked_where_it_is_shown(file: Ledger) -> None:
    entry = add(file, title="联系13800138000").entry
    assert "13800138000" in entry.values["title"]
    shown = entry.masked()
    assert "13800138000" not in json.dumps([shown.to_dict(), shown.line], ensure_ascii=False)


@pytest.mark.medium
def test_opening_and_what_is_told_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "还没有的要先新建" in refused("not-found", lambda: open_ledger(tmp_path / "没有.db"))
    monkeypatch.chdir(tmp_path)
    book = open_ledger("台账.db", create=True)
    assert repr(book) == "Ledger('台账.db')"
    monkeypatch.chdir("/")
    assert pickle.loads(pickle.dumps(book)).items() == ()
    assert book.__eq__(3) is NotImplemented
    assert hash(book) == hash(open_ledger(tmp_path / "台账.db"))
    for address in ("postgresql://u:secret@127.0.0.1:1/x", "postgresql://u@127.0.0.1:1/x?password=secret"):
        line = refused("database", lambda address=address: open_ledger(address))  # type: ignore[misc]
        assert "secret" not in line
    pack = ROOT / "src" / "alvtc_info" / "institution" / "packs" / "alszyxy"
    assert open_ledger(tmp_path / "台账.db", institution=pack) == open_ledger(tmp_path / "台账.db")
    refused("bad-value", lambda: open_ledger(tmp_path / "台账.db", institution=3))  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "rensa", None)
    refused("not-installed", lambda: open_ledger(tmp_path / "台账.db"))


@pytest.mark.medium
def test_threads_record_one_draft_once_and_lose_nothing(ledger: Ledger) -> None:
    with ThreadPoolExecutor(8) as pool:
        errors = list(pool.map(lambda _: told(lambda: add(ledger)), range(16)))
    assert sorted(error.code if error else "" for error in errors) == ["", *["already-there"] * 15]
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(
                lambda turn: ledger.adopt(1, level="league", where=f"{turn}", on="2024-06-01", by="王某"), range(24)
            )
        )
    assert ledger.items()[0].adopted == 24
    verified = ledger._store.verify()
    assert (verified.count, verified.differences) == (25, ())


_ADD = """
import sys
from alvtc_info import AlvtcInfoError, open_ledger
with open_ledger(sys.argv[1]) as ledger:
    try:
        ledger.add(sys.argv[2], by="王某")
    except AlvtcInfoError as error:
        sys.exit({"already-there": 3}.get(error.code, 9))
"""


@pytest.mark.slow
def test_processes_record_one_draft_once(ledger: Ledger, place: str) -> None:
    draft = str(EXAMPLES / "composite.yaml")
    running = [subprocess.Popen([sys.executable, "-c", _ADD, place, draft]) for _ in range(4)]
    assert sorted(process.wait(120) for process in running) == [0, 3, 3, 3]
    assert len(ledger.items()) == 1


@pytest.mark.medium
def test_a_fork_gets_connections_of_its_own(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ledger)
    store: LedgerStore = ledger._store
    before = store._engine.pool
    assert store._engine.pool is before
    real = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: real + 1)
    assert store._engine.pool is not before
    assert len(ledger.items()) == 1
    store.close()
    before.dispose()
