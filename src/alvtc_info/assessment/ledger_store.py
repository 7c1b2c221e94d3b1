"""The ledger: an append-only table of entries in an SQLite file, or in PostgreSQL if a URL is given.

Nothing is ever deleted or changed: a correction is an entry that names the one it replaces. Every entry records who
wrote it and when, and is sealed by a link of a hash chain (`ledger_seals`). A write is one transaction, so a killed
program leaves every committed entry with its link and no partial one. An entry's content can be erased as approved.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, insert, or_, select
from sqlalchemy.exc import DBAPIError

from alvtc_info.assessment import advice
from alvtc_info.assessment.ledger_database import (
    ADDRESS_FORM,
    bring_up_to_date,
    create_tables,
    engine_at,
    is_ready,
    shown_address,
    told,
    wait_for_turn,
)
from alvtc_info.assessment.ledger_entries import (
    ENTRIES,
    LABELS,
    REFERENCES,
    Item,
    ItemErased,
    ItemWithdrawn,
    Record,
    subject,
    title_core,
)
from alvtc_info.assessment.ledger_seals import last_head, seal, unseal, verify
from alvtc_info.assessment.ledger_tables import ENTRIES as _ENTRIES
from alvtc_info.assessment.ledger_tables import KEYS as _KEYS
from alvtc_info.assessment.ledger_tables import TRACES as _TRACES
from alvtc_info.errors import AlvtcInfoError, InputError, UsageError, without_passwords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.engine import Connection, Engine

    from alvtc_info.analysis.similarity import TextTrace
    from alvtc_info.assessment.ledger_entries import AnyEntry
    from alvtc_info.assessment.ledger_seals import Verified
    from alvtc_info.assessment.year import Period
    from alvtc_info.model.hash_chain import Head

_MOST = 60  # at most so many items that share keys are compared


class LedgerStore:
    """The tables of an open ledger, for any number of threads; a forked process gets connections of its own.

    Use `open_store`; close it after use.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._pool = engine
        self._process = os.getpid()
        self._migrated = False
        self.place = place

    @property
    def _engine(self) -> Engine:
        """The engine of this process: connections that came over a fork belong to the other process."""
        if self._process != os.getpid():
            self._pool.dispose(close=False)
            self._process = os.getpid()
        return self._pool

    def close(self) -> None:
        """Close the connections to the file or the server."""
        self._engine.dispose()

    def __enter__(self) -> LedgerStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(
        self,
        entry: AnyEntry,
        *,
        by: str,
        note: str = "",
        corrects: int | None = None,
        trace: TextTrace | None = None,
        at: datetime | None = None,
        once: bool = False,
        since: datetime | None = None,
    ) -> Record:
        """Write one entry. Raises InputError if it refers to an entry that does not exist or does not fit.

        With `once` also for an item that the ledger has already, whoever else records it at this moment. If the same
        recorder has written just the same `since` a moment, that entry is returned instead.
        """
        with self._writing() as connection:
            if since is not None and (before := _sent_before(connection, entry, by, since)):
                return before
            if once and isinstance(entry, Item) and (already := _same(connection, entry)):
                raise already_there(already, entry.file)
            return _write_all(connection, [(entry, trace)], by, note, corrects, at)[0]

    def add_all(
        self,
        entries: Iterable[tuple[AnyEntry, TextTrace | None]],
        *,
        by: str,
        note: str = "",
        corrects: int | None = None,
        at: datetime | None = None,
    ) -> list[Record]:
        """Write entries in one transaction: all or none of them. Raises as `add` does."""
        with self._writing() as connection:
            return _write_all(connection, entries, by, note, corrects, at)

    def erase(
        self, number: int, *, approved_by: str, reason: str, by: str, on: date, at: datetime | None = None
    ) -> Record:
        """Remove the content of one entry for good, and record who approved that and why; returns the record of it.

        An entry that still stands is withdrawn by that. Its number, kind, references and time of recording stay. The
        file may hold remnants until `settle`. Raises InputError if there is no such entry or it was erased before.
        """
        with self._writing() as connection:
            moment = (at or datetime.now(UTC)).astimezone(UTC)
            row = connection.execute(select(_ENTRIES).where(_ENTRIES.c.id == number)).one_or_none()
            if row is None:
                raise InputError("no-entry", f"台账里没有第{number}条")
            before = _record(row)
            if isinstance(before.said, ItemErased):
                raise InputError("erased-before", f"第{number}条已经清除过")
            if isinstance(before.said, ItemWithdrawn) and before.said.erases is not None:
                raise InputError("is-erasure", f"第{number}条是清除的记录，要留着，不能清除")
            entry = ItemWithdrawn(on=on, erases=number, approved_by=approved_by)
            corrects = number if _later(connection, number) is None else None
            written = _write(connection, entry, None, Record(0, entry, moment, by, corrects, reason))
            unseal(connection, number, ItemErased(on=before.recorded_at.date()))
            seal(connection, [written.id])
            return written

    def settle(self) -> bool:
        """Rewrite a file so that nothing of what was erased is left in it or its log; whether that could be done.

        It cannot while other programs have the file open. In PostgreSQL this is up to who runs the server: False.
        """
        if self._engine.dialect.name != "sqlite":
            return False
        with told(self.place), self._engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            try:
                raw.execute("VACUUM")
                return not raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except raw.OperationalError:
                return False

    def head(self) -> Head | None:
        """The last link of the chain of seals; None if nothing is sealed yet."""
        with told(self.place), self._reading() as connection:
            return last_head(connection)

    def verify(self, heads: Sequence[Head] = ()) -> Verified:
        """Hold every entry against its seal, and the seals against heads that were kept elsewhere."""
        with told(self.place), self._reading() as connection:
            if connection.dialect.name == "postgresql":
                return verify(connection.execution_options(isolation_level="REPEATABLE READ"), heads)
            raw: Any = connection.connection.dbapi_connection
            try:
                return verify(connection, heads)
            except DBAPIError as error:
                if "decode" not in str(error.orig):
                    raise
                raw.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
                return verify(connection, heads)
            finally:
                raw.text_factory = str

    def records(self, kinds: Iterable[str] = (), *, upto: int | None = None) -> list[Record]:
        """The valid entries (neither replaced nor withdrawn) of these kinds, or of all kinds, by number.

        With `upto` those that were valid when that entry was the last.
        """
        query = _standing(upto)
        wanted = tuple(kinds)
        if wanted:
            query = query.where(_ENTRIES.c.entry.in_(wanted))
        return self._read(query.order_by(_ENTRIES.c.id))

    def records_of(self, of: Period, *, upto: int | None = None, west: bool = False) -> list[Record]:
        """The valid entries that tell of a year, by number: all but the items and adoptions of other years.

        Items of other years are among them if they were adopted, or answer a request, in this one. Items, adoptions and
        instructions that were dated after the day on which they were recorded are, whatever their year; `west` says
        that the day there is behind that of UTC. `upto` as for `records`.
        """
        recorded = func.date(_ENTRIES.c.recorded_at)
        entry, happened = _ENTRIES.c.entry, _ENTRIES.c.happened
        within, became = happened.between(of.start, of.end), ("adoption", "instruction")
        adopted = select(_ENTRIES.c.subject).where(entry.in_(became), within, _ENTRIES.c.subject.is_not(None))
        asked = select(func.coalesce(_ENTRIES.c.origin, _ENTRIES.c.id)).where(entry == "request", within)
        of_it = or_(
            entry.not_in(("item", *became)),
            within,
            happened >= recorded if west else happened > recorded,
            and_(entry == "item", or_(_ENTRIES.c.id.in_(adopted), _ENTRIES.c.origin.in_(adopted))),
            and_(entry == "item", _ENTRIES.c.subject.in_(asked)),
        )
        return self._read(_standing(upto).where(of_it).order_by(_ENTRIES.c.id))

    def closing(self, upto: int | None) -> list[Record]:
        """What was ever written on the closing of years, by number: freezings, and what was withdrawn of them.

        With `upto` also all that was written after that entry, and what that corrects or refers to.
        """
        frozen = select(_ENTRIES.c.id).where(_ENTRIES.c.entry == "frozen")
        wanted: list[ColumnElement[bool]] = [_ENTRIES.c.id.in_(frozen), _ENTRIES.c.corrects.in_(frozen)]
        if upto is not None:
            later = _ENTRIES.c.id > upto
            wanted += [
                later,
                *(_ENTRIES.c.id.in_(select(_ENTRIES.c[each]).where(later)) for each in ("corrects", "subject")),
            ]
        return self._read(select(_ENTRIES).where(or_(*wanted)).order_by(_ENTRIES.c.id))

    def last(self) -> int:
        """The number of the last entry; 0 for an empty ledger."""
        with told(self.place), self._reading() as connection:
            return connection.execute(select(func.max(_ENTRIES.c.id))).scalar() or 0

    def history(self) -> list[Record]:
        """Every entry that was ever written, by number."""
        return self._read(select(_ENTRIES).order_by(_ENTRIES.c.id))

    def about(self, number: int) -> list[Record]:
        """An entry, its corrections and the entries that refer to it, by number. Raises InputError if there is none."""
        with told(self.place), self._reading() as connection:
            row = connection.execute(select(_ENTRIES).where(_ENTRIES.c.id == number)).one_or_none()
            if row is None:
                raise InputError("no-entry", f"台账里没有第{number}条")
            first = row.origin or row.id
            own = select(_ENTRIES.c.id).where(or_(_ENTRIES.c.id == first, _ENTRIES.c.origin == first))
            related = select(_ENTRIES.c.id).where(or_(_ENTRIES.c.id.in_(own), _ENTRIES.c.subject.in_(own)))
            query = select(_ENTRIES).where(or_(_ENTRIES.c.id.in_(related), _ENTRIES.c.origin.in_(related)))
            return [_record(each) for each in connection.execute(query.order_by(_ENTRIES.c.id))]

    def standing(self, number: int) -> Record:
        """The valid entry with this number, or its latest correction. Raises InputError if there is none."""
        with told(self.place), self._reading() as connection:
            if connection.execute(select(_ENTRIES.c.id).where(_ENTRIES.c.id == number)).scalar() is not None:
                record = _record(_latest(connection, number))
                if not isinstance(record.said, ItemWithdrawn):
                    return record
        raise InputError("no-entry", f"台账里没有第{number}条，或已作废", self.place)

    def departments(self) -> set[str]:
        """The names of the departments in the ledger."""
        with told(self.place), self._reading() as connection:
            return {name for name in connection.execute(select(_ENTRIES.c.department).distinct()).scalars() if name}

    def same(self, item: Item) -> Record | None:
        """The valid item with the same file, or the same department, day and title; None if there is none."""
        with told(self.place), self._reading() as connection:
            return _same(connection, item)

    def titled(self, title: str, department: str) -> list[Record]:
        """The valid items of a department with this title, whatever their day, by number."""
        later = select(_ENTRIES.c.corrects).where(_ENTRIES.c.corrects.is_not(None))
        kept = select(_ENTRIES).where(_ENTRIES.c.entry == "item", _ENTRIES.c.department == department)
        found = self._read(kept.where(_ENTRIES.c.id.not_in(later)).order_by(_ENTRIES.c.id))
        core = title_core(title)
        return [each for each in found if isinstance(each.said, Item) and title_core(each.said.title) == core]

    def _read(self, query: Any) -> list[Record]:
        with told(self.place), self._reading() as connection:
            return [_record(row) for row in connection.execute(query)]

    def like(self, of: TextTrace) -> list[tuple[float, Record]]:
        """The valid items that tell of the same event, each with its likeness (0 to 1), the most similar first."""
        from alvtc_info.analysis.similarity import REPEATED, likeness, trace_keys

        with told(self.place), self._reading() as connection:
            shared = (
                select(_KEYS.c.item)
                .where(_KEYS.c.key.in_(trace_keys(of)))
                .group_by(_KEYS.c.item)
                .order_by(func.count().desc(), _KEYS.c.item.desc())
                .limit(_MOST)
            )
            rows = connection.execute(select(_TRACES).where(_TRACES.c.item.in_(shared))).all()
            found = [(likeness(of, _unpacked(row.data)), row.item) for row in rows]
            near = {item: sure for sure, item in found if sure >= REPEATED}
            standing = [(sure, _record(_latest(connection, item))) for item, sure in near.items()]
        kept = [(sure, record) for sure, record in standing if isinstance(record.said, Item)]
        return sorted(kept, key=lambda pair: (-pair[0], pair[1].origin))

    def _reading(self) -> Connection:
        """A connection that does not block writers."""
        return self._engine.connect().execution_options(writes=False)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that writes, one at a time; before the first, an older ledger is brought up to date."""
        with told(self.place):
            if not self._migrated:
                bring_up_to_date(self._engine)
                self._migrated = True
            with self._engine.begin() as connection:
                wait_for_turn(connection)
                yield connection


def _standing(upto: int | None) -> Select[Any]:
    """The query for the valid entries, or for those that were valid when entry `upto` was the last."""
    later = select(_ENTRIES.c.corrects).where(_ENTRIES.c.corrects.is_not(None))
    if upto is not None:
        later = later.where(_ENTRIES.c.id <= upto)
    query = select(_ENTRIES).where(_ENTRIES.c.id.not_in(later), _ENTRIES.c.entry != "withdrawn")
    return query if upto is None else query.where(_ENTRIES.c.id <= upto)


def _write_all(
    connection: Connection,
    entries: Iterable[tuple[AnyEntry, TextTrace | None]],
    by: str,
    note: str,
    corrects: int | None,
    at: datetime | None,
) -> list[Record]:
    """Write entries within a transaction, and seal them."""
    moment = (at or datetime.now(UTC)).astimezone(UTC)
    written = [
        _write(connection, entry, trace, Record(0, entry, moment, by, corrects, note)) for entry, trace in entries
    ]
    if written:
        seal(connection, [record.id for record in written])
    return written


def _sent_before(connection: Connection, entry: AnyEntry, by: str, since: datetime) -> Record | None:
    """The last entry of a recorder, if it says just this and was written since then."""
    last = select(_ENTRIES).where(_ENTRIES.c.recorded_by == by).order_by(_ENTRIES.c.id.desc()).limit(1)
    row = connection.execute(last).one_or_none()
    if row is None or row.corrects is not None or row.data != entry.model_dump(mode="json", exclude_none=True):
        return None
    record = _record(row)
    return record if record.recorded_at >= since else None


def already_there(record: Record, name: str) -> InputError:
    """The error for an item that the ledger has already, about the file of this name."""
    return InputError("already-there", f"这份报告已在台账里（第{record.origin}条）", name)


def _same(connection: Connection, item: Item) -> Record | None:
    """The valid item with the same file, or the same department, day and title; None if there is none."""
    alike = _ENTRIES.c.mark == item.mark
    if item.sha256:
        alike = or_(alike, _ENTRIES.c.sha256 == item.sha256)
    for row in connection.execute(select(_ENTRIES).where(alike).order_by(_ENTRIES.c.id)).all():
        if _later(connection, row.id) is None:
            return _record(row)
    return None


def _record(row: Any) -> Record:
    at: datetime = row.recorded_at
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    entry = ENTRIES.validate_python(row.data)
    return Record(row.id, entry, at, row.recorded_by, row.corrects, row.note, row.origin or row.id)


def _write(connection: Connection, entry: AnyEntry, trace: TextTrace | None, record: Record) -> Record:
    """Write one entry within a transaction."""
    corrected = record.corrects
    origin = None if corrected is None else _origin(connection, corrected, entry)
    for name, wanted in REFERENCES.items():
        named = getattr(entry, name, None)
        if named is not None:
            first = connection.execute(select(_ENTRIES).where(_ENTRIES.c.id == named)).one_or_none()
            if first is None or first.entry not in wanted or _latest(connection, named).entry != first.entry:
                kinds = "或".join(LABELS[each] for each in wanted)
                raise InputError("no-subject", f"台账里没有第{named}条{kinds}")
            entry = entry.model_copy(update={name: first.origin or first.id})
            if name == "repeats" and origin == (first.origin or first.id):
                raise InputError("itself", "一条信息不能和它自己重复")
    values = {
        "entry": entry.entry,
        "department": getattr(entry, "department", ""),
        "happened": entry.happened,
        "subject": subject(entry),
        "corrects": corrected,
        "origin": origin,
        "mark": entry.mark if isinstance(entry, Item) else None,
        "sha256": getattr(entry, "sha256", "") or None,
        "data": entry.model_dump(mode="json", exclude_none=True),
        "note": record.note,
        "recorded_at": record.recorded_at,
        "recorded_by": record.recorded_by,
    }
    number: int = connection.execute(insert(_ENTRIES).values(values).returning(_ENTRIES.c.id)).scalar_one()
    if trace is not None:
        _index(connection, number, trace)
    return Record(number, entry, record.recorded_at, record.recorded_by, corrected, record.note, origin or number)


def _origin(connection: Connection, corrected: int, entry: AnyEntry) -> int:
    """The first entry of the chain of corrections that `entry` continues. Raises InputError if it cannot correct it."""
    before = connection.execute(select(_ENTRIES).where(_ENTRIES.c.id == corrected)).one_or_none()
    if before is None:
        raise InputError("no-entry", f"台账里没有第{corrected}条，不能更正")
    later = _later(connection, corrected)
    if later is not None:
        raise InputError("corrected", f"第{corrected}条已由第{later}条更正或作废，请更正第{later}条")
    if not isinstance(entry, ItemWithdrawn) and before.entry != entry.entry:
        raise InputError(
            "other-kind", f"第{corrected}条是{LABELS[before.entry]}，不能用{LABELS[entry.entry]}更正；请先作废它"
        )
    number: int = before.origin or before.id
    return number


def _later(connection: Connection, number: int) -> int | None:
    """The number of the entry that corrects this one, if any."""
    found: int | None = connection.execute(select(_ENTRIES.c.id).where(_ENTRIES.c.corrects == number)).scalar()
    return found


def _latest(connection: Connection, number: int) -> Any:
    """The row of the latest correction of this entry, or its own row."""
    row = connection.execute(select(_ENTRIES).where(_ENTRIES.c.id == number)).one()
    while True:
        later = connection.execute(select(_ENTRIES).where(_ENTRIES.c.corrects == row.id)).one_or_none()
        if later is None:
            return row
        row = later


def _index(connection: Connection, number: int, trace: TextTrace) -> None:
    from alvtc_info.analysis.similarity import trace_keys

    connection.execute(insert(_TRACES).values(item=number, data=_packed(trace)))
    rows = [{"key": key, "item": number} for key in trace_keys(trace)]
    if rows:
        connection.execute(insert(_KEYS), rows)


def _packed(trace: TextTrace) -> bytes:
    parts = [sorted(trace.words), sorted(trace.figures), sorted(trace.days)]
    return zlib.compress(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def _unpacked(data: bytes) -> TextTrace:
    from alvtc_info.analysis.similarity import TextTrace

    words, figures, days = json.loads(zlib.decompress(data))
    return TextTrace(frozenset(words), frozenset(figures), frozenset((month, day) for month, day in days))


def open_store(place: str | os.PathLike[str], *, create: bool = False) -> LedgerStore:
    """Open the ledger in a file or at a URL (postgresql://…); with `create` a missing one is created.

    Raises InputError if there is none, if it is no ledger, is damaged or was made by a newer program; OutputError if it
    cannot be written; UsageError if the URL is invalid or its driver is not installed.
    """
    name = os.fspath(place)
    url = "://" in name
    if not url and not create and not os.path.exists(name):
        raise InputError("not-found", f"找不到这个台账，请核对路径；{advice.CREATE}", name)
    if not url and os.path.isdir(name):
        raise InputError("is-folder", "这是一个文件夹，请给出台账文件", name)
    if not url and not os.path.exists(name) and without_passwords(name) != name:
        raise UsageError("bad-url", ADDRESS_FORM)
    shown = shown_address(name) if url else name
    engine = engine_at(name, url=url)
    ledger = LedgerStore(engine, shown)
    try:
        with told(shown):
            with ledger._reading() as connection:
                ready = is_ready(connection, shown)
            if not ready:
                with engine.begin() as connection:
                    wait_for_turn(connection)
                    create_tables(connection, shown, create=create or url)
    except AlvtcInfoError:
        engine.dispose()
        raise
    return ledger
