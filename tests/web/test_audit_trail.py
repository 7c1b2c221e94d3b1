from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info import OutputError, file_lock
from alvtc_info.web import audit_trail
from alvtc_info.web.audit_trail import GENESIS, About, AuditTrail, about_file
from tests.refusing import refused
from tests.web.people import Calendar


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def trail(tmp_path: Path, calendar: Calendar) -> AuditTrail:
    return AuditTrail(tmp_path / "data", now=calendar)


def filled(trail: AuditTrail, lines: int = 5) -> Path:
    """The file of a trail with some lines."""
    for number in range(lines):
        trail.record("wang", "10.0.0.9", "check", About(item=number))
    return Path(trail.folder, "2026-11.jsonl")


def test_a_line_says_who_did_what_and_how_it_ended(trail: AuditTrail) -> None:
    about = about_file("关于王一的处分决定.DOCX", b"text")
    head = trail.record("wang", "10.0.0.9", "submit", about, "packed")
    (entry,) = trail.entries()
    assert entry == {
        "n": 1,
        "at": "2026-11-29T03:00:00.000+00:00",
        "who": "wang",
        "from": "10.0.0.9",
        "action": "submit",
        "about": {"suffix": ".docx", "digest": "982d9e3eb996f559"},
        "outcome": "packed",
        "before": GENESIS,
        "hash": head.hash,
    }
    assert "处分" not in Path(trail.folder, "2026-11.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.docx", ".docx"),
        ("王一.docx", ".docx"),
        ("a.王一", ""),
        ("a.zhangsan", ""),
        ("a", ""),
        (".docx", ""),
        ("a.d x", ""),
        ("a.docx\n", ""),
    ],
)
def test_of_a_name_only_a_suffix_is_written(name: str, suffix: str) -> None:
    assert about_file(name, b"").suffix == suffix
    assert about_file(name, None).digest == ""


def test_no_word_makes_another_line_or_tells_a_sentence(trail: AuditTrail) -> None:
    trail.record('w"\n{"n":2}', "1.1.1.1", "check\u2028x", About(thing="王一 昨夜，在\x00某处" * 50), "ok\r\n")
    text = filled(trail, 1).read_text("utf-8")
    assert text.count("\n") == 2
    assert len(text.splitlines()) == 2
    assert trail.verify().lines == 2
    entry = next(trail.entries())
    assert len(entry["about"]["thing"]) == 80
    assert entry["who"] == "w____n_:2_"


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_only_the_owner_reads_it(trail: AuditTrail) -> None:
    place = filled(trail)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_a_trail_is_a_file_a_month_and_one_chain(trail: AuditTrail, calendar: Calendar) -> None:
    assert trail.verify() == audit_trail.TrailVerified(0, 0, audit_trail.TrailHead(0, GENESIS), 0)
    filled(trail)
    calendar.after(days=40)
    head = trail.record("wang", "", "check")
    calendar.after(days=-40)
    later = trail.record("wang", "", "check")
    assert sorted(os.listdir(trail.folder)) == ["2026-11.jsonl", "2027-01.jsonl", "lock"]
    found = trail.verify(str(head))
    assert (found.lines, found.first, found.head, found.torn) == (7, 1, later, 0)
    assert trail.verify(f" {str(later).upper()} ").lines == 7
    assert [entry["n"] for entry in trail.entries()] == list(range(1, 8))


def test_old_months_may_be_taken_away_but_none_between(trail: AuditTrail, calendar: Calendar) -> None:
    for _ in range(3):
        trail.record("wang", "", "check")
        calendar.after(days=31)
    Path(trail.folder, "2026-11.jsonl").unlink()
    assert trail.verify().first == 2
    assert trail.record("wang", "", "check").number == 4
    Path(trail.folder, "2026-12.jsonl").rename(Path(trail.folder, "2026-12.jsonl.old"))
    assert trail.verify().first == 3
    trail.record("wang", "", "check")
    lines = Path(trail.folder, "2027-01.jsonl")
    lines.write_text("".join(lines.read_text().splitlines(keepends=True)[1:]))
    Path(trail.folder, "2026-12.jsonl.old").rename(Path(trail.folder, "2026-12.jsonl"))
    refused("audit-broken", trail.verify)


Spoil = Callable[[list[str]], list[str]]


def _changed(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace('"wang"', '"zhao"'), *lines[2:]]


def _key_added(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace('{"about"', '{"x":1,"about"'), *lines[2:]]


def _number_as_text(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace('"n":2', '"n":"2"'), *lines[2:]]


@pytest.mark.parametrize(
    "spoil",
    [
        _changed,
        _key_added,
        _number_as_text,
        lambda lines: [lines[0], *lines[2:]],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [lines[0], lines[0], *lines[1:]],
        lambda lines: [lines[0], "\n", "x\n", *lines[1:]],
        lambda lines: [lines[0], "[" * 99999 + "\n", "5\n", *lines[1:]],
    ],
)
def test_what_was_changed_shows(trail: AuditTrail, spoil: Spoil) -> None:
    place = filled(trail)
    place.write_text("".join(spoil(place.read_text().splitlines(keepends=True))))
    assert "2026-11.jsonl" in refused("audit-broken", trail.verify)


def test_a_whole_new_chain_or_lines_cut_off_show_by_a_head_kept_elsewhere(trail: AuditTrail) -> None:
    place = filled(trail)
    head = str(trail.verify().head)
    place.write_text("".join(place.read_text().splitlines(keepends=True)[:-1]))
    assert trail.verify().lines == 4
    refused("audit-head", lambda: trail.verify(head))
    place.unlink()
    filled(trail, 9)
    assert trail.verify().lines == 9
    assert trail.verify(head).lines == 9, "the same lines at the same moments are the same chain"


@pytest.mark.parametrize("head", ["1", "1-", "-abc", "1-xyz", "1-" + "a" * 15, "１-" + "a" * 16, "1-" + "a" * 65])
def test_what_is_no_head_is_told(trail: AuditTrail, head: str) -> None:
    filled(trail)
    refused("bad-head", lambda: trail.verify(head))
    refused("audit-head", lambda: trail.verify(f"{'9' * 5000}-{'a' * 16}"))


def test_a_line_that_a_power_failure_broke_off_is_told_and_passed(trail: AuditTrail) -> None:
    place = filled(trail)
    place.write_bytes(place.read_bytes()[:-40])
    assert trail.record("wang", "", "check").number == 5
    found = trail.verify()
    assert (found.lines, found.torn) == (5, 1)
    assert len(list(trail.entries())) == 5


def test_a_month_of_which_only_a_broken_line_is_there(trail: AuditTrail, calendar: Calendar) -> None:
    filled(trail)
    calendar.after(days=10)
    Path(trail.folder, "2026-12.jsonl").write_bytes(b'{"n":6,"at"')
    assert trail.record("wang", "", "check").number == 6
    assert trail.verify().torn == 1
    Path(trail.folder, "2026-11.jsonl").unlink()
    Path(trail.folder, "2026-12.jsonl").write_bytes(b"\xff\xfe broken")
    assert trail.record("wang", "", "check").number == 1


@pytest.mark.medium
def test_many_threads_and_processes_write_one_chain(trail: AuditTrail) -> None:
    script = (
        "import sys; from alvtc_info.web.audit_trail import AuditTrail\n"
        "for _ in range(20): AuditTrail(sys.argv[1]).record('other', '', 'check')"
    )
    data = os.path.dirname(trail.folder)
    process = subprocess.Popen([sys.executable, "-c", script, data])
    threads = [threading.Thread(target=filled, args=(trail, 20)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert process.wait(60) == 0
    found = trail.verify()
    assert (found.lines, found.torn) == (80, 0)


def test_what_cannot_be_written_is_told(trail: AuditTrail, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(trail)
    monkeypatch.setattr(os, "write", lambda handle, data: 3)
    refused("audit-unwritable", lambda: trail.record("wang", "", "check"))
    monkeypatch.undo()

    monkeypatch.setattr(audit_trail, "_PATIENCE", 0.05)
    with file_lock(os.path.join(trail.folder, "lock")):
        refused("audit-locked", lambda: trail.record("wang", "", "check"))
    os.unlink(os.path.join(trail.folder, "lock"))
    os.mkdir(os.path.join(trail.folder, "lock"))
    assert "没有办理" in refused("audit-unwritable", lambda: trail.record("wang", "", "check"))
    monkeypatch.setattr(trail, "folder", os.path.join(trail.folder, "2026-11.jsonl", "x"))
    with pytest.raises(OutputError, match="没有办理"):
        trail.record("wang", "", "check")


def test_what_cannot_be_read_is_told(trail: AuditTrail) -> None:
    filled(trail)
    Path(trail.folder, "2026-12.jsonl").mkdir()
    refused("unreadable", trail.verify)


def test_lines_are_plain_json(trail: AuditTrail) -> None:
    for line in filled(trail).read_text("utf-8").splitlines():
        assert list(json.loads(line)) == sorted(json.loads(line))
