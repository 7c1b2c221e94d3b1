"""A ledger of the second version: its rows and seals stay as they were, and it takes the new kinds of entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from alvtc_info.assessment import ledger_database as ledger_room
from alvtc_info.assessment.ledger_entries import AnyEntry, Extension, Founded, MatterProgress, Opinion, Request
from alvtc_info.assessment.ledger_store import LedgerStore, open_store
from tests import TESTS
from tests.assessment.entries import adopted, item, put
from tests.refusing import refused

OLD_KINDS = "CHECK (entry IN ('item', 'adoption', 'instruction', 'request', 'fault', 'founded', 'withdrawn'))"
NEW: list[AnyEntry] = [
    Opinion(subject="食堂", watcher="宣传部", on=date(2024, 6, 1)),
    Extension(request=3, until=date(2024, 7, 3), approved_by="李某", on=date(2024, 6, 30)),
]


def second_version(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a ledger as the program of the second version left it, with an entry cut off at the end of a file."""
    with monkeypatch.context() as patch:
        patch.setattr(ledger_room, "SCHEMA", 2)
        if "://" in place:
            with open_store(place, create=True) as book, book._engine.begin() as connection:
                connection.execute(text(f"ALTER TABLE entries ADD CONSTRAINT known_entry {OLD_KINDS}"))
                connection.execute(text("UPDATE ledger SET value = '2' WHERE name = 'schema'"))
        else:
            connection_to_file = sqlite3.connect(place)
            script = (TESTS / "assessment" / "ledger-1.sql").read_text(encoding="utf-8")
            connection_to_file.executescript(script.partition('INSERT INTO "entries"')[0] + "COMMIT;")
            connection_to_file.executescript(
                "BEGIN;" + "CREATE TABLE ledger" + script.partition("CREATE TABLE ledger")[2]
            )
            connection_to_file.execute("DELETE FROM traces")
            connection_to_file.execute("DELETE FROM trace_keys")
            connection_to_file.execute("DELETE FROM sqlite_sequence")
            connection_to_file.commit()
            connection_to_file.close()
        with open_store(place) as book:
            put(book, item(), adopted(), Request(department="教务处", subject="经验", due=date(2024, 6, 30)))
            book.add(item(title="改过"), by="李某", corrects=1)


def rows(book: LedgerStore, table: str) -> list[tuple[object, ...]]:
    with book._engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1"))]


@pytest.mark.medium
def test_the_rows_and_the_seals_stay_as_they_were(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    second_version(place, monkeypatch)
    with open_store(place) as book:
        before = [rows(book, table) for table in ("entries", "links")]
        head = book.head()
        assert head is not None
        put(book, *NEW)
        after = [rows(book, table) for table in ("entries", "links")]
        assert [table[:4] for table in after] == before
        verified = book.verify([head])
        assert (verified.count, verified.differences) == (6, ())
    with open_store(place) as book:
        put(book, MatterProgress(of=5, words="已回应", on=date(2024, 6, 2)))
        assert len(book.records()) == 6
        assert book.verify([head]).differences == ()


def test_a_number_that_was_cut_off_is_not_given_again_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "台账.db")
    second_version(place, monkeypatch)
    connection = sqlite3.connect(place, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("DELETE FROM links WHERE number = 4")
    connection.execute("DELETE FROM entries WHERE id = 4")
    connection.close()
    with open_store(place) as book:
        (record,) = put(book, Founded(department="数据中心", since=date(2024, 7, 1)))
        assert record.id == 5
        assert [each.number for each in book.verify().differences] == []
        with book._engine.connect() as again:
            assert again.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "台账.db")
    second_version(place, monkeypatch)

    def fail(_: object) -> None:
        raise KeyError

    moves: Callable[..., None] = ledger_room._MIGRATIONS[3]

    def half(connection: object) -> None:
        moves(connection)
        fail(connection)

    with open_store(place) as book:
        before = rows(book, "sqlite_master"), rows(book, "entries")
        monkeypatch.setitem(ledger_room._MIGRATIONS, 3, half)
        refused("damaged", lambda: put(book, *NEW))
        assert (rows(book, "sqlite_master"), rows(book, "entries")) == before
