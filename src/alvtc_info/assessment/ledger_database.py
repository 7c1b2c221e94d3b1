"""The database under a ledger: its connections, its tables when they are new or of an older program, its complaints.

An SQLite file, or PostgreSQL if a URL is given; one program writes at a time.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event, insert, select, text, update
from sqlalchemy.exc import ArgumentError as BadUrl
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound, NoSuchModuleError

from alvtc_info.assessment.ledger_seals import begin_chain
from alvtc_info.assessment.ledger_tables import BROKEN, LINKS, SCHEMA, TABLES, create_triggers, free_kinds, unenforced
from alvtc_info.assessment.ledger_tables import META as _META
from alvtc_info.errors import AlvtcInfoError, InputError, OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.engine import Connection, Engine

_WAIT = 10  # seconds that a writer waits for another
_LOCK = 4_101_975  # the number of the lock that writers of a ledger in PostgreSQL hold


def _add_chain(connection: Connection) -> None:
    LINKS.create(connection)
    create_triggers(connection)
    begin_chain(connection)


# the migrations, by the schema version that each one produces; they run before the first write
_MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _add_chain, 3: free_kinds}


ADDRESS_FORM = (
    "台账地址应为文件，或数据库的地址（postgresql:// 开头，后面是用户、口令、主机、库名，写法见 docs/assessment.md）"
)


def shown_address(url: str) -> str:
    """A database address without user, password and options."""
    from urllib.parse import urlsplit

    try:
        place = urlsplit(url)
        return f"{place.scheme}://{place.netloc.rpartition('@')[2]}{place.path}"
    except ValueError:
        return url.partition("://")[0] + "://…"


def engine_at(name: str, *, url: bool) -> Engine:
    """The engine of an address, which connects to nothing yet. Raises UsageError if a URL is none or has no driver."""
    try:
        return _engine(name, url)
    except (BadUrl, NoSuchModuleError, ValueError) as error:
        error.args = ()  # it may quote the address
        raise UsageError("bad-url", ADDRESS_FORM) from None
    except ModuleNotFoundError:
        raise UsageError("not-installed", "连接 PostgreSQL 要装驱动，请运行 pip install alvtc-info[pg]") from None


def _engine(name: str, url: bool) -> Engine:
    if url:
        address = name.replace("postgresql://", "postgresql+psycopg://", 1)
        return create_engine(address, pool_pre_ping=True, isolation_level="READ COMMITTED")
    writable = not os.path.exists(name) or all(
        os.access(each, os.W_OK) for each in (name, os.path.dirname(name) or ".")
    )
    if not writable:
        waiting = os.path.exists(f"{name}-wal") and os.path.getsize(f"{name}-wal") > 0
        how = {"mode": "ro"} if waiting else {"immutable": "1"}
        return create_engine(URL.create("sqlite", database=Path(name).resolve().as_uri(), query={**how, "uri": "true"}))
    engine = create_engine(URL.create("sqlite", database=name), connect_args={"timeout": _WAIT})

    @event.listens_for(engine, "connect")
    def _connected(raw: Any, _: object) -> None:
        raw.isolation_level = None
        cursor = raw.cursor()
        write_ahead(cursor)
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(
            "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes", True) else "BEGIN"
        )

    return engine


def write_ahead(cursor: sqlite3.Cursor) -> None:
    """Let this file be read while it is written, for good.

    SQLite fails at once, whatever its timeout, if two programs ask for this of an older file at the same time: each
    reads and neither can write. So it is asked again until the other is done.
    """
    until = time.monotonic() + _WAIT
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() >= until:
                raise
            time.sleep(0.02)
        else:
            return


def wait_for_turn(connection: Connection) -> None:
    """Wait until no other program writes. On SQLite the transaction itself waits."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {round(1000 * _WAIT)}"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))


def is_ready(connection: Connection, name: str) -> bool:
    """Whether the tables exist. Raises InputError if another or a newer program made them."""
    from sqlalchemy import inspect

    known = set(inspect(connection).get_table_names())
    if not known:
        return False
    if _META.name not in known:
        raise InputError("not-a-ledger", "这不是台账", name)
    version = _version(connection)
    if version > SCHEMA:
        raise InputError("newer-ledger", f"台账是更新的程序建的（第{version}版），请升级 alvtc-info 后再打开", name)
    return True


def _version(connection: Connection) -> int:
    return int(connection.execute(select(_META.c.value).where(_META.c.name == "schema")).scalar_one())


def create_tables(connection: Connection, name: str, *, create: bool) -> None:
    """Create the tables, unless another program just did."""
    from sqlalchemy import inspect

    if inspect(connection).get_table_names():
        return
    if not create:
        raise InputError("not-a-ledger", "这不是台账", name)
    TABLES.create_all(connection)
    create_triggers(connection)
    begin_chain(connection)
    connection.execute(insert(_META).values(name="schema", value=str(SCHEMA)))


def bring_up_to_date(engine: Engine) -> None:
    """Bring the tables of an older program up to date, in one transaction."""
    with engine.connect().execution_options(writes=False) as connection:
        old = _version(connection) < SCHEMA
    if old:
        with engine.connect() as connection, unenforced(connection), connection.begin():
            wait_for_turn(connection)
            for version in range(_version(connection) + 1, SCHEMA + 1):
                _MIGRATIONS[version](connection)
                connection.execute(update(_META).where(_META.c.name == "schema").values(value=str(version)))


_SAYINGS = (
    ("lock timeout", "busy", "台账正被另一个程序写着，请稍候再试"),
    ("locked", "busy", "台账正被另一个程序写着，请稍候再试"),
    ("readonly", "read-only", "台账是只读的，请检查文件和文件夹的权限"),
    ("read-only", "read-only", "台账是只读的，请检查文件和文件夹的权限"),
    ("full", "disk-full", "磁盘满了，这一次没有记上；以前记的都在"),
    ("disk i/o", "disk", "磁盘写不进去（可能满了），这一次没有记上；以前记的都在"),
    ("unable to open", "cannot-open", "打不开台账，请核对文件夹是否存在、有没有权限"),
)
_DAMAGED = ("malformed", "not a database", "corrupt", "encrypted", "no such table", "does not exist", "already exists")


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn errors of the database into errors of this package, with one Chinese line as message."""
    try:
        yield
    except AlvtcInfoError as error:
        if not error.path:
            raise type(error)(error.code, error.message, name) from None
        raise
    except (ValueError, LookupError, TypeError, AttributeError, NoResultFound, zlib.error):
        raise InputError("damaged", BROKEN, name) from None
    except IntegrityError:
        raise InputError("clash", "另一个人刚更正了同一条，请重新查看后再记", name) from None
    except DBAPIError as error:
        complaint = str(error.orig).lower()
        if any(word in complaint for word in _DAMAGED):
            raise InputError("damaged", BROKEN, name) from None
        for word, code, message in _SAYINGS:
            if word in complaint:
                raise OutputError(code, message, name) from None
        if "://" in name:  # the driver may quote the address
            error.args, error.orig, error.__cause__, error.__context__ = (), None, None, None
            raise OutputError("database", "连不上数据库，或它出了错：请核对地址、用户、口令和网络", name) from None
        raise OutputError("database", f"数据库出错：{str(error.orig).splitlines()[0]}", name) from None
