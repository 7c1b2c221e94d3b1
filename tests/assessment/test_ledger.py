from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from alvtc_info.analysis.similarity import trace
from alvtc_info.assessment import ledger_database as ledger_room
from alvtc_info.assessment.ledger_entries import (
    AnyEntry,
    ItemWithdrawn,
    Record,
    Request,
)
from alvtc_info.assessment.ledger_store import LedgerStore, open_store
from tests import TESTS
from tests.assessment.entries import adopted, item, pairs, put
from tests.killing import killed
from tests.refusing import refused

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_what_is_written_is_read_back(book: LedgerStore, place: str) -> None:
    given = item(issue_number=3, file="稿.docx", channel="OA", oa_number="2024-7", received_on=date(2024, 3, 6))
    at = datetime(2024, 3, 6, 8, 30, tzinfo=UTC)
    (record,) = put(book, given, note="备注", at=at)
    assert record == Record(1, given, at, "王某", None, "备注", 1)
    with open_store(place) as again:
        assert again.records() == [record]
        assert again.history() == [record]
        assert again.about(1) == [record]


def test_a_correction_stands_in_its_place_and_nothing_is_lost(book: LedgerStore) -> None:
    put(book, item(), adopted())
    book.add(item(category="工作经验总结"), by="李某", corrects=1, note="复核")
    records = book.records(["item"])
    assert [(r.id, r.origin, r.recorded_by) for r in records] == [(3, 1, "李某")]
    assert [r.id for r in book.history()] == [1, 2, 3]
    assert [r.id for r in book.about(3)] == [1, 2, 3]
    book.add(adopted(of=3), by="李某")
    assert book.records(["adoption"])[-1].said.model_dump()["item"] == 1
    book.add(ItemWithdrawn(on=date(2024, 7, 1)), by="李某", corrects=3)
    assert book.records(["item"]) == []
    assert len(book.history()) == 5


@pytest.mark.medium
@pytest.mark.parametrize(
    ("code", "said", "corrects"),
    [
        ("no-entry", item(), 9),
        ("corrected", item(), 1),
        ("other-kind", adopted(of=3), 3),
        ("no-subject", adopted(of=9), None),
        ("no-subject", item(answers=1), None),
        ("no-subject", item(repeats=4), None),
        ("no-subject", adopted(of=6), None),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    code: str, said: AnyEntry, corrects: int | None, book: LedgerStore
) -> None:
    request = Request(department="教务处", subject="经验", due=date(2024, 6, 30))
    put(book, item())
    book.add(item(title="改"), by="王", corrects=1)
    put(book, item(title="另一条"), request, adopted(of=3), item(title="第三条"))
    book.add(ItemWithdrawn(on=date(2024, 7, 1)), by="王", corrects=6)
    before = book.history()
    refused(
        code,
        lambda: book.add_all([(item(title="先写的"), None)], by="王") and book.add(said, by="王", corrects=corrects),
    )
    assert [r.id for r in book.history()][: len(before)] == [r.id for r in before]
    assert len(book.history()) == len(before) + 1
    refused("no-entry", lambda: book.about(99))


@pytest.mark.medium
def test_the_same_item_is_known_by_its_file_or_by_its_name(book: LedgerStore) -> None:
    put(book, item(sha256="ab" * 32), item(title="另一条"))
    found = [
        book.same(each)
        for each in (item(title="改了题目", sha256="ab" * 32), item(), item(title="另一条"), item(day=6))
    ]
    assert [record and record.origin for record in found] == [1, 1, 2, None]
    book.add(ItemWithdrawn(on=date(2024, 7, 1)), by="王", corrects=1)
    assert book.same(item(sha256="ab" * 32)) is None
    refused("no-entry", lambda: book.standing(1))
    refused("no-entry", lambda: book.standing(9))
    assert book.standing(2).origin == 2
    assert book.departments() == {"后勤处"}


def test_an_item_does_not_repeat_itself(book: LedgerStore) -> None:
    put(book, item(), item(title="另一条"))
    refused("itself", lambda: book.add(item(repeats=1), by="王", corrects=1))
    assert book.add(item(repeats=2), by="王", corrects=1).origin == 1


def test_a_name_with_marks_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "台账?x=1&%41 #2.db"
    with open_store(path, create=True) as book:
        put(book, item())
    assert path.exists()


def test_all_or_nothing(book: LedgerStore) -> None:
    refused("no-subject", lambda: put(book, item(), item(title="二"), adopted(of=77)))
    assert book.history() == []


@pytest.mark.medium
def test_likely_repeats_are_found_among_many(book: LedgerStore) -> None:
    texts = [one for repeat, one, other in pairs() if repeat]
    bases = list(dict.fromkeys(texts))
    book.add_all([(item(title=f"第{n}条"), trace(text)) for n, text in enumerate(bases, 1)], by="王")
    repeat = next(other for told, one, other in pairs() if told and one == bases[7])
    found = book.like(trace(repeat))
    assert found[0][1].origin == 8
    assert 0.5 <= found[0][0] <= 1
    assert book.like(trace("完全不相干的内容")) == []
    book.add(item(title="改过的"), by="王", corrects=8)
    assert book.like(trace(repeat))[0][1].said.model_dump()["title"] == "改过的"
    number = book.records(["item"])[-1].id
    book.add(ItemWithdrawn(on=date(2024, 7, 1)), by="王", corrects=number)
    assert book.like(trace(repeat)) == []
    book.add(item(title="没有字的"), by="王", trace=trace(""))


@pytest.mark.slow
@pytest.mark.parametrize("writers", ["甲乙", "甲乙丙丁戊己庚辛"])
def test_two_and_eight_at_once_lose_nothing_and_leave_the_chain_whole(writers: str, place: str) -> None:
    open_store(place, create=True).close()
    program = (
        "import sys; from datetime import date; from alvtc_info.assessment.ledger_entries import Item; from alvtc_info.assessment.ledger_store import open_store\n"
        "with open_store(sys.argv[1]) as book:\n"
        "    for n in range(25): book.add(Item(title=f'{sys.argv[2]}{n}', department='后勤处', dated=date(2024, 3, 1)), by=sys.argv[2])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, place, name]) for name in writers]
    assert {process.wait(120) for process in running} == {0}
    with open_store(place) as book:
        assert len({record.said.model_dump()["title"] for record in book.records()}) == 25 * len(writers)
        verified = book.verify()
    assert (verified.count, verified.differences) == (25 * len(writers), ())


@pytest.mark.slow
def test_eight_at_once_seal_a_ledger_of_the_first_version_once(tmp_path: Path) -> None:
    place = str(tmp_path / "台账.db")
    connection = sqlite3.connect(place)
    connection.executescript((TESTS / "assessment" / "ledger-1.sql").read_text(encoding="utf-8"))
    connection.close()
    program = (
        "import sys; from datetime import date; from alvtc_info.assessment.ledger_entries import Founded; from alvtc_info.assessment.ledger_store import open_store\n"
        "with open_store(sys.argv[1]) as book: book.add(Founded(department='后勤处', since=date(2024, 3, 1)), by='王')\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, place]) for _ in range(8)]
    assert {process.wait(120) for process in running} == {0}
    with open_store(place) as book:
        verified = book.verify()
    assert (verified.count, verified.older, verified.differences) == (13, 5, ())


@pytest.mark.medium
def test_another_correction_of_the_same_entry_is_a_clash(book: LedgerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    put(book, item())
    monkeypatch.setattr("alvtc_info.assessment.ledger_store._later", lambda *_: None)
    book.add(item(title="甲改的"), by="甲", corrects=1)
    refused("clash", lambda: book.add(item(title="乙改的"), by="乙", corrects=1))
    assert len(book.history()) == 2


def import_once(place: str, name: str, number: int) -> None:
    with open_store(place) as book:
        put(book, *(item(title=f"{name}-{number}-{n}") for n in range(40)))


@pytest.mark.slow
def test_killed_in_the_middle_of_an_import_a_hundred_times(tmp_path: Path) -> None:
    place = str(tmp_path / "台账.db")
    open_store(place, create=True).close()
    (tmp_path / "said").mkdir()
    told = killed(import_once, Path(place), tmp_path / "said")
    assert min(told.values()) >= 1
    with open_store(place) as book:
        found: dict[tuple[int, int], int] = {}
        verified = book.verify()
        assert (verified.differences, verified.count) == ((), len(book.history()))
        for record in book.records():
            attempt, batch, _ = map(int, record.said.model_dump()["title"].split("-"))
            found[attempt, batch] = found.get((attempt, batch), 0) + 1
    assert set(found.values()) == {40}
    for attempt, batches in told.items():
        written = [batch for at, batch in found if at == attempt]
        assert batches <= len(written) <= batches + 1
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_bad_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused("not-found", lambda: open_store(tmp_path / "没有.db"))
    refused("is-folder", lambda: open_store(tmp_path, create=True))
    refused("cannot-open", lambda: open_store(tmp_path / "没有" / "x.db", create=True))
    refused("bad-url", lambda: open_store("nonsense://x"))
    refused("database", lambda: open_store("postgresql://nobody@127.0.0.1:1/x?connect_timeout=2"))
    (tmp_path / "a.db").write_bytes(b"hello, this is no database at all" * 40)
    refused("damaged", lambda: open_store(tmp_path / "a.db"))
    (tmp_path / "empty.db").write_bytes(b"")
    refused("not-a-ledger", lambda: open_store(tmp_path / "empty.db"))
    with sqlite3.connect(tmp_path / "b.db") as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    refused("not-a-ledger", lambda: open_store(tmp_path / "b.db"))
    monkeypatch.setitem(sys.modules, "psycopg", None)
    refused("not-installed", lambda: open_store("postgresql://x@127.0.0.1/x"))


def test_a_newer_ledger_and_an_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "台账.db"
    with open_store(path, create=True) as book:
        put(book, item())
    with monkeypatch.context() as patch:
        patch.setattr(ledger_room, "SCHEMA", 0)
        assert "升级" in refused("newer-ledger", lambda: open_store(path))
    done: list[int] = []
    monkeypatch.setattr(ledger_room, "SCHEMA", 5)
    monkeypatch.setitem(ledger_room._MIGRATIONS, 4, lambda connection: done.append(4))
    monkeypatch.setitem(ledger_room._MIGRATIONS, 5, lambda connection: done.append(5))
    for title in ("二", "三"):
        with open_store(path) as book:
            put(book, item(title=title))
    assert done == [4, 5]


@contextmanager
def two_at(path: Path) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """Two programs at one file, neither of which waits."""
    one, two = (sqlite3.connect(path, timeout=0, isolation_level=None) for _ in range(2))
    with closing(one), closing(two):
        yield one, two


class _Refusing(sqlite3.Cursor):
    def execute(self, *_: object) -> _Refusing:
        raise sqlite3.OperationalError("disk I/O error (injected)")


def test_a_locked_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "台账.db"
    monkeypatch.setattr(ledger_room, "_WAIT", 0.1)
    with open_store(path, create=True) as book:
        put(book, item())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert "正被另一个程序写着" in refused("busy", lambda: put(book, item(title="二")))
        assert len(book.records()) == 1
        other.execute("ROLLBACK")
        other.close()
        put(book, item(title="二"))


def test_a_file_that_another_program_holds_is_asked_again_to_write_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    with two_at(tmp_path / "台账.db") as (other, mine):
        other.execute("CREATE TABLE entry (id)")
        other.execute("BEGIN EXCLUSIVE")

        def release(seconds: float) -> None:
            waited.append(seconds)
            other.execute("ROLLBACK")

        monkeypatch.setattr("time.sleep", release)
        ledger_room.write_ahead(mine.cursor())
        assert mine.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert len(waited) == 1


def test_a_file_that_is_held_for_too_long_or_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_room, "_WAIT", 0)
    with two_at(tmp_path / "台账.db") as (other, mine):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            ledger_room.write_ahead(mine.cursor())
        other.execute("ROLLBACK")
        with pytest.raises(sqlite3.OperationalError, match="injected"):
            ledger_room.write_ahead(mine.cursor(_Refusing))


def test_a_full_disk_loses_nothing_that_was_written(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    with open_store(path, create=True) as book:
        put(book, item())
        with book._engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            pages = raw.execute("PRAGMA page_count").fetchone()[0]
            raw.execute(f"PRAGMA max_page_count={pages}")
        assert "磁盘满了" in refused("disk-full", lambda: put(book, *(item(title="长" * 190) for _ in range(200))))
        assert len(book.records()) == 1
        verified = book.verify()
        assert (verified.count, verified.differences) == (1, ())


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE entries SET data = 'no json'",
        """UPDATE entries SET data = '{"entry": "item"}'""",
        "UPDATE entries SET recorded_at = 'yesterday'",
        "UPDATE entries SET recorded_at = ''",
        "UPDATE traces SET data = x'00'",
        "UPDATE traces SET data = x'789c030000000001'",
        "DELETE FROM entries",
        "DELETE FROM ledger",
        "UPDATE ledger SET value = 'x'",
    ],
)
def test_a_spoilt_ledger_is_one_line(spoil: str, tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    told = "2024年3月11日至15日，后勤处对学生公寓的供暖管网进行了全面排查，更换老化阀门37个，投入资金8.6万元。"
    with open_store(path, create=True) as book:
        book.add(item(), by="王", trace=trace(told))
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(spoil)
    connection.commit()
    connection.close()

    def use() -> None:
        with open_store(path) as spoilt:
            spoilt.records()
            spoilt.like(trace(told))

    assert "请用备份" in refused("damaged", use)


@pytest.mark.parametrize("said", ["attempt to write a readonly database", "disk I/O error", "something else\nmore"])
def test_whatever_the_database_complains_of_is_one_line(said: str) -> None:
    from sqlalchemy.exc import OperationalError

    def complain() -> None:
        with ledger_room.told("台账.db"):
            raise OperationalError("SELECT", {}, sqlite3.OperationalError(said))

    message = refused({"a": "read-only", "d": "disk", "s": "database"}[said[0]], complain)
    assert message.startswith("台账.db：")


def test_a_read_only_ledger_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "台账 ?1%41.db"
    with open_store(path, create=True) as book:
        put(book, item())
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        with open_store(path) as book:
            assert len(book.records()) == 1
            assert "只读" in refused("read-only", lambda: put(book, item(title="二")))
    assert not list(tmp_path.glob("*-wal"))
    with open_store(path) as other:
        put(other, item(title="二"))
        monkeypatch.setattr(os, "access", lambda *_: False)
        with open_store(path) as book:
            assert len(book.records()) == 2
