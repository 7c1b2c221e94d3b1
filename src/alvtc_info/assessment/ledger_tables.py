"""The tables of a ledger, and the triggers that refuse every change of them but an approved erasure.

`entries` is what was recorded, `links` the hash chain over it; `traces` and `trace_keys` are the index of repeats.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

BROKEN = "台账文件坏了或者不是台账，请用备份；坏的文件请留着"
SCHEMA = 3
TABLES = MetaData()
META = Table(
    "ledger", TABLES, Column("name", String(40), primary_key=True), Column("value", String(200), nullable=False)
)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")
ENTRIES = Table(
    "entries",
    TABLES,
    Column("id", _NUMBER, primary_key=True, autoincrement=True),
    Column("entry", String(20), nullable=False),
    Column("department", String(200), nullable=False, default=""),
    Column("happened", Date, nullable=False),
    Column("subject", _NUMBER, ForeignKey("entries.id")),
    Column("corrects", _NUMBER, ForeignKey("entries.id"), unique=True),
    Column("origin", _NUMBER, ForeignKey("entries.id")),
    Column("mark", String(64)),
    Column("sha256", String(64)),
    Column("data", JSON, nullable=False),
    Column("note", String(1000), nullable=False, default=""),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("recorded_by", String(200), nullable=False),
    *(Index(f"entries_{name}", name) for name in ("department", "subject", "origin", "mark", "sha256")),
    sqlite_autoincrement=True,
)
LINKS = Table(
    "links",
    TABLES,
    Column("position", _NUMBER, primary_key=True, autoincrement=False),
    Column("number", _NUMBER, ForeignKey("entries.id"), nullable=False, unique=True),
    Column("salt", String(32), nullable=False),
    Column("content", String(64), nullable=False),
    Column("head", String(64), nullable=False),
)
TRACES = Table(
    "traces",
    TABLES,
    Column("item", _NUMBER, ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
KEYS = Table(
    "trace_keys",
    TABLES,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("item", _NUMBER, ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


# triggers ------------------------------------------------------------------------------------------------------------

ERASED = '{"entry": "erased"'  # how the data of an erased entry begins
_REFUSAL = "台账只增不改：记错的用 ledger correct 更正，误录的秘密经批准用 ledger erase 清除"
# what an erasure leaves in a row as it is
_KEPT = {
    "entries": ("id", "entry", "subject", "corrects", "origin", "recorded_at"),
    "links": ("position", "number", "content", "head"),
}
_EMPTIED = {
    "entries": "NEW.department = '' AND NEW.note = '' AND NEW.recorded_by = '' AND NEW.mark IS NULL AND NEW.sha256 IS NULL "
    f"AND substr(CAST(NEW.data AS TEXT), 1, {len(ERASED)}) = '{ERASED}'",
    "links": "NEW.salt = ''",
}
_ENTRY = {"entries": "id", "links": "number", "traces": "item", "trace_keys": "item"}
_UNIQUE = {"entries": ("id", "corrects"), "links": ("position", "number"), "traces": ("item",)}


def _approved(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM entries WHERE entry = 'withdrawn' AND subject = OLD.{_ENTRY[table]})"


def _allowed(table: str, event: str, same: str) -> str:
    """The condition under which a row of this table may be changed, removed or inserted; FALSE if never."""
    if event == "DELETE":
        return _approved(table) if table in ("traces", "trace_keys") else "FALSE"
    if event == "INSERT":
        again = " OR ".join(f"{name} = NEW.{name}" for name in _UNIQUE.get(table, ()))
        return f"NOT EXISTS (SELECT 1 FROM {table} WHERE {again})" if again else "TRUE"
    if table not in _KEPT:
        return "FALSE"
    kept = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in _KEPT[table])
    return f"{_approved(table)} AND {kept} AND {_EMPTIED[table]}"


_GUARDED = [
    (table, event)
    for table in _ENTRY
    for event in ("DELETE", "UPDATE", "INSERT")
    if event != "INSERT" or table in _UNIQUE
]


def _sqlite_triggers() -> dict[str, str]:
    """The triggers by their names. A REPLACE deletes without a word, so what would be replaced is refused as well."""
    return {
        f"guard_{table}_{event.lower()}": f"CREATE TRIGGER guard_{table}_{event.lower()} BEFORE {event} ON {table} "
        f"WHEN NOT ({_allowed(table, event, 'IS')}) BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for table, event in _GUARDED
    }


def _postgres_functions() -> dict[str, str]:
    """The bodies of the functions of PostgreSQL by the name of function and trigger; it has no REPLACE."""
    raised = f"RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';"
    found = {}
    for table, event in _GUARDED:
        if event != "INSERT":
            condition, row = _allowed(table, event, "IS NOT DISTINCT FROM"), "OLD" if event == "DELETE" else "NEW"
            found[f"guard_{table}_{event.lower()}"] = f"BEGIN IF {condition} THEN RETURN {row}; END IF; {raised} END"
    return found | {f"guard_{table}_truncate": f"BEGIN {raised} END" for table in _ENTRY}


def create_triggers(connection: Connection) -> None:
    """Create the triggers, on SQLite and on PostgreSQL, where the owner of the tables may do that."""
    if connection.dialect.name == "sqlite":
        for statement in _sqlite_triggers().values():
            connection.execute(text(statement))
        return
    for name, body in _postgres_functions().items():
        table, _, event = name.removeprefix("guard_").rpartition("_")
        each = "STATEMENT" if event == "truncate" else "ROW"
        connection.execute(text(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"))
        connection.execute(
            text(f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()")
        )


def free_kinds(connection: Connection) -> None:
    """Take from a table of an older program the list of kinds that it refuses others than; nothing else changes.

    SQLite cannot take away a constraint: rows move as they are stored into a table without it. References must not be
    enforced meanwhile (`unenforced`).
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE entries DROP CONSTRAINT IF EXISTS known_entry"))
        return
    used = connection.execute(text("SELECT max(seq) FROM sqlite_sequence WHERE name = 'entries'")).scalar()
    names = ", ".join(ENTRIES.columns.keys())
    for name in _sqlite_triggers():
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    for index in ENTRIES.indexes:
        connection.execute(text(f"DROP INDEX IF EXISTS {index.name}"))
    connection.execute(text("ALTER TABLE entries RENAME TO entries_before"))
    ENTRIES.create(connection)
    connection.execute(text(f"INSERT INTO entries ({names}) SELECT {names} FROM entries_before ORDER BY id"))
    connection.execute(text("DROP TABLE entries_before"))
    connection.execute(text("DELETE FROM sqlite_sequence WHERE name = 'entries'"))
    connection.execute(text("INSERT INTO sqlite_sequence SELECT 'entries', :used"), {"used": used or 0})
    create_triggers(connection)


@contextmanager
def unenforced(connection: Connection) -> Iterator[None]:
    """Let a connection to a file, outside a transaction, neither enforce references nor follow a table that moves."""
    raw: Any = connection.connection.dbapi_connection
    on_file = connection.dialect.name == "sqlite"
    try:
        if on_file:
            raw.executescript("PRAGMA foreign_keys=OFF; PRAGMA legacy_alter_table=ON")
        yield
    finally:
        if on_file:
            raw.executescript("PRAGMA legacy_alter_table=OFF; PRAGMA foreign_keys=ON")


def faulty_triggers(connection: Connection) -> tuple[list[str], list[str]]:
    """The names of triggers that are gone, switched off or changed, and of those on our tables that are not ours."""
    tables = ", ".join(f"'{name}'" for name in ("ledger", *_ENTRY))
    if connection.dialect.name == "sqlite":
        wanted = _sqlite_triggers()
        query = f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) IN ({tables})"
    else:
        wanted = _postgres_functions()
        query = (
            "SELECT t.tgname, CASE WHEN p.proname = t.tgname THEN p.prosrc END FROM pg_trigger t "
            "JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgenabled = 'O' "
            f"AND NOT t.tgisinternal AND pg_table_is_visible(c.oid) AND c.relname IN ({tables})"
        )
    found = {row[0]: row[1] for row in connection.execute(text(query))}
    return sorted(n for n, body in wanted.items() if found.get(n) != body), sorted(found.keys() - wanted.keys())
