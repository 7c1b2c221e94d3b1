"""The ledger against its seals: every way of changing it behind its back is found, by the first entry concerned."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from alvtc_info.analysis.similarity import trace
from alvtc_info.assessment import ledger_database as ledger_room
from alvtc_info.assessment import ledger_seals
from alvtc_info.assessment.ledger_entries import ItemErased, ItemWithdrawn
from alvtc_info.assessment.ledger_seals import Verified, verify
from alvtc_info.assessment.ledger_store import open_store
from alvtc_info.assessment.ledger_tables import create_triggers
from alvtc_info.assessment.papers import compare_papers
from alvtc_info.model.hash_chain import Head, read_head
from tests import TESTS
from tests.assessment.entries import adopted, item, put
from tests.refusing import refused

OLD = TESTS / "assessment" / "ledger-1.sql"
TOLD = "2024年3月11日至15日，后勤处对学生公寓的供暖管网进行了全面排查，更换老化阀门37个，投入资金8.6万元。"
ERASE: dict[str, Any] = {"approved_by": "李某", "reason": "误录身份证号", "by": "王某", "on": date(2024, 7, 1)}


def filled(place: str) -> None:
    with open_store(place, create=True) as book:
        book.add(item(sha256="ab" * 32, timely=True), by="王某", note="备注", trace=trace(TOLD))
        put(book, adopted(), item(title="第二条"))
        book.add(item(category="工作经验总结"), by="李某", corrects=1)
        put(book, item(title="第三条"))


def seen(place: str, *heads: Head) -> list[tuple[int | None, str]]:
    with open_store(place) as book:
        return [(each.number, each.message) for each in book.verify(heads).differences]


def meddle(place: str, *statements: str) -> None:
    """Change a file behind its back, as its owner can: without triggers and constraints."""
    connection = sqlite3.connect(place, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def meddle_on_server(place: str, *statements: str) -> list[tuple[int | None, str]]:
    """What is found when a ledger on a server was changed behind its back by its superuser; the change is taken back."""
    with open_store(place) as book, book._engine.connect() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in statements:
            connection.execute(text(statement.replace("x'00'", "'\\x00'")))
        found = [(each.number, each.message) for each in verify(connection).differences]
        connection.rollback()
    return found


def erased_first(place: str) -> None:
    filled(place)
    with open_store(place) as book:
        book.erase(1, **ERASE)


@pytest.fixture(scope="module")
def on_server(server: str) -> dict[str, str]:
    """Two ledgers on a server, made by a user without rights: as it was written, and with an entry erased."""
    import psycopg

    places = {}
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE ROLE clerk LOGIN")
        for fill in (filled, erased_first):
            connection.execute(f"CREATE DATABASE {fill.__name__} OWNER clerk".encode())
            places[fill.__name__] = f"{server}/{fill.__name__}"
            fill(places[fill.__name__].replace("postgres@", "clerk@"))
    return places


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same two in files, to be copied."""
    places = {fill.__name__: str(tmp_path_factory.mktemp("ledger") / "台账.db") for fill in (filled, erased_first)}
    filled(places["filled"])
    erased_first(places["erased_first"])
    return places


@pytest.fixture
def file(on_disk: dict[str, str], tmp_path: Path) -> str:
    """A ledger of five entries in a file."""
    return shutil.copy(on_disk["filled"], str(tmp_path / "台账.db"))


Tampered = Callable[..., list[tuple[int | None, str]]]


@pytest.fixture(params=["sqlite", "postgres"])
def tampered(request: pytest.FixtureRequest, on_disk: dict[str, str], tmp_path: Path) -> Tampered:
    """What is found in a ledger after statements that change it behind its back."""
    server = request.getfixturevalue("on_server") if request.param == "postgres" else None

    def look(*statements: str, fill: Callable[[str], None] = filled) -> list[tuple[int | None, str]]:
        if server is not None:
            return meddle_on_server(server[fill.__name__], *statements)
        place = shutil.copy(on_disk[fill.__name__], str(tmp_path / "台账.db"))
        meddle(place, *statements)
        return seen(place)

    return look


@pytest.mark.medium
def test_a_ledger_as_it_was_written_matches_its_seals(place: str) -> None:
    filled(place)
    with open_store(place) as book:
        verified = book.verify()
        head = book.head()
    assert head is not None
    assert verified == Verified(5, head)
    assert seen(place, head, read_head(str(head)), read_head(f"{head.number} {head.hash}")) == []
    with open_store(place) as book:
        put(book, item(title="第四条"))
    assert seen(place, head) == []


COLUMNS = {
    "entry": "'fault'",
    "department": "'教务处'",
    "happened": "'2024-03-06'",
    "subject": "3",
    "corrects": "2",
    "origin": "3",
    "mark": "'x'",
    "sha256": "NULL",
    "note": "'别的'",
    "recorded_at": "'2024-03-01 00:00:00.000000'",
    "recorded_by": "'别人'",
    "data": """'{"entry": "item", "title": "改了", "department": "后勤处", "dated": "2024-03-05"}'""",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_of_any_field_is_found(column: str, tampered: Tampered) -> None:
    found = tampered(f"UPDATE entries SET {column} = {COLUMNS[column]} WHERE id = 1")
    assert found[0] == (1, "第1条与封签不一致：可能是改动、磁盘损坏或恢复了旧备份")
    assert [number for number, _ in found if number] == [1]


ODD = [
    "'no json'",
    "'[1.5]'",
    "'" + "[" * 200_000 + "'",
    "x'ff00'",
    "CAST(x'ff' AS TEXT)",
    "17",
    "NULL",
    "'{\"a\": 1.0}'",
]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("data", value) for value in ODD),
        ("note", "17"),
        ("note", ODD[4]),
        ("recorded_at", "NULL"),
        ("happened", "17"),
    ],
)
def test_what_a_damaged_disk_leaves_is_found_too(column: str, value: str, file: str) -> None:
    connection = sqlite3.connect(file)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'entries'")
    connection.commit()
    connection.close()
    connection = sqlite3.connect(file)
    connection.execute(f"UPDATE entries SET {column} = {value} WHERE id = 3")
    connection.commit()
    connection.close()
    assert seen(file)[0][0] == 3


TAMPERING = {
    "the trace": (1, ["UPDATE traces SET data = x'00' WHERE item = 1"]),
    "a trace taken away": (1, ["DELETE FROM trace_keys", "DELETE FROM traces"]),
    "the first removed": (1, ["DELETE FROM entries WHERE id = 1"]),
    "one in the middle removed": (3, ["DELETE FROM entries WHERE id = 3"]),
    "the last removed": (5, ["DELETE FROM entries WHERE id = 5"]),
    "the first removed with its link": (2, ["DELETE FROM entries WHERE id = 1", "DELETE FROM links WHERE number = 1"]),
    "one removed with its link": (4, ["DELETE FROM entries WHERE id = 3", "DELETE FROM links WHERE number = 3"]),
    "one removed and the gap closed": (
        4,
        [
            "DELETE FROM entries WHERE id = 3",
            "DELETE FROM links WHERE number = 3",
            "UPDATE links SET position = 3 WHERE position = 4",
            "UPDATE links SET position = 4 WHERE position = 5",
        ],
    ),
    "two swapped": (
        3,
        [
            "UPDATE entries SET id = 99 WHERE id = 3",
            "UPDATE entries SET id = 3 WHERE id = 5",
            "UPDATE entries SET id = 5 WHERE id = 99",
        ],
    ),
    "two links swapped": (
        3,
        [
            "UPDATE links SET position = 99 WHERE position = 3",
            "UPDATE links SET position = 3 WHERE position = 5",
            "UPDATE links SET position = 5 WHERE position = 99",
        ],
    ),
    "one inserted": (6, ["INSERT INTO entries SELECT 6, entry, department, happened, subject, NULL, origin, mark, sha256, data, note, recorded_at, recorded_by FROM entries WHERE id = 3"]),
    "one inserted before": (0, ["INSERT INTO entries SELECT 0, entry, department, happened, subject, NULL, origin, mark, sha256, data, note, recorded_at, recorded_by FROM entries WHERE id = 3"]),
    "one duplicated with its link": (
        6,
        [
            "INSERT INTO entries SELECT 6, entry, department, happened, subject, NULL, origin, mark, sha256, data, note, recorded_at, recorded_by FROM entries WHERE id = 3",
            "INSERT INTO links SELECT 6, 6, salt, content, head FROM links WHERE number = 3",
        ],
    ),
    "another salt": (3, ["UPDATE links SET salt = '00' WHERE number = 3"]),
    "the salt taken away": (3, ["UPDATE links SET salt = '' WHERE number = 3"]),
    "another content hash": (3, [f"UPDATE links SET content = '{'0' * 64}' WHERE number = 3"]),
    "another head": (3, [f"UPDATE links SET head = '{'0' * 64}' WHERE number = 3"]),
    "a link taken away": (3, ["DELETE FROM links WHERE number = 3"]),
    "the last link taken away": (5, ["DELETE FROM links WHERE number = 5"]),
    "all links taken away": (1, ["DELETE FROM links"]),
    "the beginning changed": (1, ["UPDATE ledger SET value = 'x' WHERE name = 'chain'"]),
    "the beginning taken away": (1, ["DELETE FROM ledger WHERE name = 'chain'"]),
    "erased without an approval": (
        3,
        [
            "UPDATE entries SET department = '', note = '', recorded_by = '', mark = NULL, sha256 = NULL, data = '{\"entry\": \"erased\", \"on\": \"2024-03-05\"}' WHERE id = 3",
            "UPDATE links SET salt = '' WHERE number = 3",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", TAMPERING)
def test_tampering_is_found_and_the_first_entry_named(kind: str, tampered: Tampered) -> None:
    first, statements = TAMPERING[kind]
    found = tampered(*statements)
    assert found[0][0] == first
    assert f"第{first}条" in found[0][1]
    assert "可能是" in found[0][1]


def rewrite(place: str) -> None:
    """Change an entry and make all links anew: without a key anybody can."""
    meddle(place, "UPDATE entries SET note = '改' WHERE id = 3", "DELETE FROM links")
    with open_store(place) as book, book._engine.begin() as connection:
        ledger_seals.seal(connection, [1, 2, 3, 4, 5])
        create_triggers(connection)


def cut(place: str) -> None:
    meddle(
        place,
        "DELETE FROM links WHERE number > 3",
        "DELETE FROM entries WHERE id > 3",
        "UPDATE sqlite_sequence SET seq = 3",
    )
    with open_store(place) as book, book._engine.begin() as connection:
        create_triggers(connection)


@pytest.mark.medium
@pytest.mark.parametrize("change", [rewrite, cut])
def test_what_only_a_head_kept_elsewhere_shows(change: Callable[[str], None], file: str) -> None:
    with open_store(file) as book:
        head = book.head()
    assert head is not None
    change(file)
    assert seen(file) == []
    ((number, message),) = seen(file, read_head(str(head)))
    assert number == 5
    assert "留存的封签" in message


def test_only_what_was_just_written_is_sealed(file: str) -> None:
    meddle(file, "DELETE FROM links")
    with open_store(file) as book, book._engine.begin() as connection:
        ledger_seals.seal(connection, [1, 2, 4, 5])
    assert seen(file)[0] == (3, "第3条没有封签，不是用本程序记的：可能是绕过程序写入或恢复了旧备份")


def test_two_that_create_a_ledger_at_once_create_one(file: str) -> None:
    with open_store(file) as book, book._engine.begin() as connection:
        ledger_room.create_tables(connection, file, create=True)
    assert seen(file) == []


def test_a_cut_end_shows_by_the_numbers_that_were_given(file: str) -> None:
    meddle(file, "DELETE FROM links WHERE number > 3", "DELETE FROM entries WHERE id > 3")
    assert seen(file)[0] == (
        4,
        "条号用到了第5条，最后一条却是第3条：后面的不见了，可能是截掉、磁盘损坏或恢复了旧备份",
    )


def test_an_old_copy_in_its_place_shows_by_the_head(file: str, tmp_path: Path) -> None:
    copy = tmp_path / "备份.db"
    shutil.copy(place := Path(file), copy)
    with open_store(place) as book:
        put(book, item(title="第四条"), item(title="第五条"))
        head = book.head()
    assert head is not None
    shutil.copy(copy, place)
    assert seen(str(place)) == []
    assert seen(str(place), head) == [
        (7, "留存的封签到第7条，台账只到第5条：后面的不见了，可能是截掉、磁盘损坏或恢复了旧备份")
    ]
    assert "现在没有这一条" in seen(str(place), Head(4, "0" * 64), Head(0, "0" * 64))[0][1]
    assert "现在是" in seen(str(place), Head(4, "0" * 64))[0][1]


@pytest.mark.medium
def test_triggers_refuse_what_is_no_erasure(place: str) -> None:
    filled(place)
    sqlite = "://" not in place
    statements = [
        *(f"UPDATE entries SET {column} = {value} WHERE id = 1" for column, value in COLUMNS.items()),
        *(f"DELETE FROM {table}" for table in ("trace_keys", "traces", "links", "entries")),
        *(f"UPDATE links SET {column} = '' WHERE number = 1" for column in ("salt", "content", "head")),
        "UPDATE traces SET item = 3",
        "UPDATE trace_keys SET item = 3",
        *(
            ["INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE id = 1", "REPLACE INTO traces SELECT * FROM traces", "REPLACE INTO links SELECT * FROM links"]
            if sqlite
            else [f"TRUNCATE {table} CASCADE" for table in ("entries", "links", "traces", "trace_keys")]
        ),
    ]  # fmt: skip
    with open_store(place) as book:
        before = book.history()
        for statement in statements:
            with pytest.raises(IntegrityError, match="台账只增不改"), book._engine.begin() as connection:
                connection.execute(text(statement))
        assert book.history() == before
        assert book.verify().differences == ()


def test_triggers_that_are_gone_are_said(tampered: Tampered, request: pytest.FixtureRequest) -> None:
    on = " ON entries" if "postgres" in request.node.name else ""
    found = tampered(f"DROP TRIGGER IF EXISTS guard_entries_update{on}")
    assert (None, "防改的触发器不见了或被改过：guard_entries_update；可能是改动、磁盘损坏或恢复了旧备份") in found


def test_triggers_that_are_not_ours_are_said(tampered: Tampered, request: pytest.FixtureRequest) -> None:
    if "postgres" in request.node.name:
        body = "BEGIN RETURN NULL; END"
        statements = [
            f"CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
            "CREATE TRIGGER extra AFTER INSERT ON entries FOR EACH ROW EXECUTE FUNCTION quiet()",
        ]
    else:
        statements = ["CREATE TRIGGER extra AFTER INSERT ON entries BEGIN DELETE FROM traces; END"]
    assert (None, "台账里多了不是本程序的触发器：extra，会改动以后记的内容") in tampered(*statements)


@pytest.mark.medium
def test_what_was_recorded_by_mistake_is_erased_as_approved(place: str) -> None:
    filled(place)
    with open_store(place) as book:
        head = book.head()
        assert head is not None
        record = book.erase(1, **ERASE)
        assert record.said == ItemWithdrawn(on=date(2024, 7, 1), erases=1, approved_by="李某")
        assert (record.id, record.corrects, record.note) == (6, None, "误录身份证号")
        assert [r.id for r in book.records(["item"])] == [3, 4, 5]
        assert book.erase(4, **ERASE).corrects == 4
        assert [r.id for r in book.records(["item"])] == [3, 5]
        assert [r.id for r in book.about(1)] == [1, 2, 4, 6, 7]
        left = book.about(1)[0]
        assert isinstance(left.said, ItemErased)
        assert (left.note, left.recorded_by, left.said.happened) == ("", "", left.recorded_at.date())
        assert book.like(trace(TOLD)) == []
        assert book.departments() == {"后勤处"}
        verified = book.verify([head])
        assert (verified.differences, verified.erased) == ((), (1, 4))
        assert "已经清除过" in refused("erased-before", lambda: book.erase(1, **ERASE))
        assert "要留着" in refused("is-erasure", lambda: book.erase(6, **ERASE))
        refused("no-entry", lambda: book.erase(99, **ERASE))
        refused("no-subject", lambda: put(book, adopted(of=1)))
        assert len(book.history()) == 7


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entries SET note = '又写了' WHERE id = 1", "内容却还在"),
        ("UPDATE entries SET happened = '2020-01-01' WHERE id = 1", "内容却还在"),
        ("""UPDATE entries SET data = '{"entry": "erased", "on": "2020-01-01"}' WHERE id = 1""", "内容却还在"),
        ("UPDATE links SET salt = 'x' WHERE number = 1", "与封签不一致"),
        ("UPDATE entries SET recorded_at = '2020-01-01 00:00:00.000000' WHERE id = 1", "与封签不一致"),
    ],
)
def test_what_is_left_of_an_erased_entry_is_watched_as_well(statement: str, said: str, tampered: Tampered) -> None:
    found = tampered(statement, fill=erased_first)
    assert found[0][0] == 1
    assert said in found[0][1]


def test_what_was_erased_and_comes_back_from_a_backup_is_said(file: str, tmp_path: Path) -> None:
    copy = shutil.copy(file, str(tmp_path / "备份.db"))
    with open_store(file) as book:
        book.erase(3, **ERASE)
    meddle(
        file,
        f"ATTACH '{copy}' AS old",
        "UPDATE entries SET (department, happened, mark, data, recorded_by) = "
        "(SELECT department, happened, mark, data, recorded_by FROM old.entries WHERE id = 3) WHERE id = 3",
        "UPDATE links SET salt = (SELECT salt FROM old.links WHERE number = 3) WHERE number = 3",
    )
    assert seen(file)[0] == (3, "第3条已批准清除（第6条），内容却还在：可能恢复了旧备份，请再清除一次")


@pytest.mark.medium
def test_nothing_of_what_was_erased_is_left_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_room, "_WAIT", 0.1)
    place = tmp_path / "台账.db"
    secret = "110101199003070000"
    with open_store(place, create=True) as book:
        book.add(item(title=f"关于{secret}的情况"), by=f"王{secret}", note=secret, trace=trace(f"{secret}有8.6万元。"))
        put(book, *(item(title=f"第{n}条") for n in range(40)))
        with open_store(place) as other:
            other.records()
            book.erase(1, **ERASE)
            with other._reading() as connection:
                connection.execute(text("SELECT 1 FROM entries")).fetchone()
                assert not book.settle()
            with other._writing():
                assert not book.settle()
        assert book.settle()
        for path in tmp_path.iterdir():
            assert secret.encode() not in path.read_bytes()
        assert book.verify().erased == (1,)


def test_on_a_server_what_is_left_is_up_to_who_runs_it(on_server: dict[str, str]) -> None:
    with open_store(on_server["filled"]) as book:
        assert not book.settle()


def old_ledger(path: Path) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(OLD.read_text(encoding="utf-8"))
    connection.close()
    return path


def dumped(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


@pytest.mark.medium
def test_a_ledger_of_the_first_version_is_read_as_it_is_and_sealed_by_the_next_write(tmp_path: Path) -> None:
    path = old_ledger(tmp_path / "台账.db")
    before = dumped(path)
    with open_store(path) as book:
        assert [r.id for r in book.records()] == [2, 3]
        assert book.head() is None
        unsealed = book.verify([Head(3, "0" * 64)])
        assert [each.number for each in unsealed.differences] == [None, 3]
        assert "旧版程序建的，5条都还没有封签" in unsealed.differences[0].message
        assert book.like(trace(TOLD))
    assert dumped(path) == before
    with open_store(path) as book:
        put(book, item(title="新的"))
        verified = book.verify()
        assert (verified.count, verified.differences, verified.older) == (6, (), 5)
        assert datetime.fromisoformat(verified.sealed_at).year >= 2024
        book.erase(3, **ERASE)
        assert book.verify().erased == (3,)
    meddle(str(path), "UPDATE entries SET note = '改' WHERE id = 2")
    assert seen(str(path))[0][0] == 2


def test_a_read_only_ledger_of_the_first_version_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_ledger(tmp_path / "台账.db")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(path) as book:
        assert len(book.records()) == 2
        refused("read-only", lambda: put(book, item()))
        assert len(book.history()) == 5


def test_a_read_only_ledger_is_verified(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert seen(file) == []


def test_a_clock_that_goes_backwards_loses_nothing(tmp_path: Path) -> None:
    start = datetime(2024, 3, 6, 8, 30, tzinfo=UTC)
    with open_store(tmp_path / "台账.db", create=True) as book:
        for n in range(6):
            put(book, item(title=f"第{n}条"), at=start + timedelta(hours=n if n < 3 else -n))
        verified = book.verify()
        assert [r.id for r in book.history()] == [1, 2, 3, 4, 5, 6]
    assert (verified.count, verified.differences) == (6, ())
    assert len(verified.notes) == 3
    assert "第4条的记录时刻早于前一条" in verified.notes[0]


def test_a_ledger_without_its_links_takes_no_entry(file: str) -> None:
    meddle(file, "DROP TABLE links")
    assert "请用备份" in refused("damaged", lambda: seen(file))

    def more() -> None:
        with open_store(file) as book:
            put(book, item(title="再记"))

    refused("damaged", more)


def test_a_ledger_that_says_it_is_old_and_is_not_is_damaged(file: str) -> None:
    meddle(file, "UPDATE ledger SET value = '1' WHERE name = 'schema'")
    assert "旧版程序建的" in seen(file)[0][1]

    def more() -> None:
        with open_store(file) as book:
            put(book, item(title="再记"))

    refused("damaged", more)


def test_nothing_written_is_nothing_sealed(tmp_path: Path) -> None:
    with open_store(tmp_path / "台账.db", create=True) as book:
        assert book.add_all([], by="王") == []
        assert (book.head(), book.verify()) == (None, Verified(0, None))


def test_writers_wait_for_one_another_but_not_forever(
    on_server: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_room, "_WAIT", 0.1)
    with open_store(on_server["filled"]) as one, open_store(on_server["filled"]) as other, one._writing():
        assert "正被另一个程序写着" in refused("busy", lambda: put(other, item(title="二")))


def test_papers_are_what_they_were_or_not(tmp_path: Path) -> None:
    import hashlib

    folder = tmp_path / "稿"
    (folder / "三月").mkdir(parents=True)
    names = {"同.docx": b"1", "换.docx": b"2", "副本.docx": b"3", "没有.docx": b"4"}
    with open_store(tmp_path / "台账.db", create=True) as book:
        for name, data in names.items():
            put(book, item(title=name, file=name, sha256=hashlib.sha256(data).hexdigest()))
        put(book, item(title="没有文件"), adopted())
        (folder / "同.docx").write_bytes(b"1")
        (folder / "换.docx").write_bytes(b"another")
        (folder / "副本.docx").write_bytes(b"")
        (folder / "三月" / "副本.docx").write_bytes(b"3")
        found = compare_papers(book.records(), str(folder))
        assert (found.same, found.missing, found.replaced) == (2, 1, ((2, "换.docx"),))
        refused("not-found", lambda: compare_papers(book.records(), str(folder / "无")))


def test_what_was_written_and_is_not_there_is_told(tmp_path: Path) -> None:
    place = str(tmp_path / "台账.db")
    filled(place)
    with open_store(place) as ledger, ledger._writing() as connection:
        assert "坏了" in refused("damaged", lambda: ledger_seals.seal(connection, [99]))
