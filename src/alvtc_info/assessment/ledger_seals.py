"""The hash chain of a ledger: sealing what is written, removing what was approved to be removed, verifying it all.

An entry's frame (number, kind, what it refers to, when it was recorded) enters its link as it is, all else as a salted
hash. Rows are hashed as the database stores them, so that a change by any other program is a difference.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text, update

from alvtc_info.assessment.ledger_tables import BROKEN, ENTRIES, ERASED, KEYS, LINKS, META, TRACES, faulty_triggers
from alvtc_info.errors import InputError
from alvtc_info.model.hash_chain import CAUSES, Head, content_hash, fresh_salt, linked, short_hash
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy.engine import Connection

    from alvtc_info.assessment.ledger_entries import ItemErased

_BATCH = 1000
_CHAIN = "chain"  # the row of the ledger's properties that the first link follows


@frozen
class Difference:
    """What does not match the seals: the number of the entry concerned, None for none, and a Chinese line."""

    number: int | None
    message: str


@frozen
class Verified:
    """What was found when a ledger was held against its seals.

    `count` entries are sealed, the last of them gives the `head`. `differences` come by number, the first first.
    `erased` are the numbers of entries whose content was removed as approved. `older` entries were recorded by an older
    program and sealed at `sealed_at`; changes before that are not seen. `notes` are Chinese lines for a reader only.
    """

    count: int
    head: Head | None
    differences: tuple[Difference, ...] = ()
    erased: tuple[int, ...] = ()
    older: int = 0
    sealed_at: str = ""
    notes: tuple[str, ...] = ()


# writing -------------------------------------------------------------------------------------------------------------


def begin_chain(connection: Connection) -> None:
    """Begin the chain of a ledger, with the entries that an older program recorded, within a transaction."""
    numbers = connection.execute(select(ENTRIES.c.id).order_by(ENTRIES.c.id)).scalars().all()
    now = datetime.now(UTC)
    begun = {"id": fresh_salt(), "older": len(numbers), "at": f"{now:%Y-%m-%d %H:%M:%S}"}
    connection.execute(insert(META).values(name=_CHAIN, value=json.dumps(begun)))
    for start in range(0, len(numbers), _BATCH):
        seal(connection, numbers[start : start + _BATCH])


def seal(connection: Connection, numbers: Collection[int]) -> None:
    """Seal the entries with these ascending numbers, all just written in this transaction: each gets its link.

    Raises InputError where what was written is not there: the file is damaged.
    """
    last = connection.execute(select(LINKS).order_by(LINKS.c.position.desc()).limit(1)).one_or_none()
    position, before = (last.position, last.head) if last else (0, _genesis(connection)[0])
    wanted, made = set(numbers), []
    for row in connection.execute(text(_stored(connection, _BETWEEN)), {"first": min(wanted), "last": max(wanted)}):
        if row.id in wanted:
            salt = fresh_salt()
            content = content_hash(salt, _content(row))
            position, before = position + 1, linked(before, _frame(row, position + 1, content))
            made.append({"position": position, "number": row.id, "salt": salt, "content": content, "head": before})
    if len(made) < len(wanted):
        raise InputError("damaged", BROKEN)
    connection.execute(insert(LINKS), made)


def unseal(connection: Connection, number: int, left: ItemErased) -> None:
    """Remove the content of an entry and its salt; `left` stands in its place. Its erasure is already recorded."""
    connection.execute(delete(KEYS).where(KEYS.c.item == number))
    connection.execute(delete(TRACES).where(TRACES.c.item == number))
    emptied = {"department": "", "note": "", "recorded_by": "", "mark": None, "sha256": None}
    values = {**emptied, "happened": left.on, "data": left.model_dump(mode="json")}
    connection.execute(update(ENTRIES).where(ENTRIES.c.id == number).values(values))
    connection.execute(update(LINKS).where(LINKS.c.number == number).values(salt=""))


def last_head(connection: Connection) -> Head | None:
    """The head of the chain; None if nothing is sealed yet."""
    if not _is_chained(connection):
        return None
    query = select(LINKS.c.number, LINKS.c.head).order_by(LINKS.c.position.desc()).limit(1)
    last = connection.execute(query).one_or_none()
    return None if last is None else Head(last.number, last.head)


# what is hashed ------------------------------------------------------------------------------------------------------

_COLUMNS = "e.id, e.entry, e.department, {day} AS happened, e.subject, e.corrects, e.origin, e.mark, e.sha256, {data} AS data, e.note, {moment} AS recorded_at, e.recorded_by, t.data AS trace"
_SPELLED = {
    "sqlite": {"day": "e.happened", "data": "e.data", "moment": "e.recorded_at"},
    "postgresql": {
        "day": "to_char(e.happened, 'YYYY-MM-DD')",
        "data": "CAST(e.data AS TEXT)",
        "moment": "to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
    },
}
_BETWEEN = "FROM entries e LEFT JOIN traces t ON t.item = e.id WHERE e.id BETWEEN :first AND :last ORDER BY e.id"
_LINKED = (
    ", l.position, l.number, l.salt, l.content, l.head FROM links l LEFT JOIN entries e ON e.id = l.number "
    "LEFT JOIN traces t ON t.item = l.number ORDER BY l.position"
)
_UNLINKED = "SELECT e.id FROM entries e LEFT JOIN links l ON l.number = e.id WHERE l.number IS NULL ORDER BY e.id"


def _stored(connection: Connection, rest: str) -> str:
    """A query for rows as they are stored: on either database the same texts for the same entry."""
    return f"SELECT {_COLUMNS.format(**_SPELLED[connection.dialect.name])} {rest}"


def _frame(row: Any, position: int, content: str) -> dict[str, object]:
    return {
        "position": position,
        "number": row.id,
        "entry": row.entry,
        "subject": row.subject,
        "corrects": row.corrects,
        "origin": row.origin,
        "recorded_at": row.recorded_at,
        "content": content,
    }


def _content(row: Any) -> dict[str, object]:
    """What an erasure removes. Raises ValueError, TypeError or RecursionError if the row holds no data."""
    return {
        "data": json.loads(row.data),
        "department": row.department,
        "happened": row.happened,
        "mark": row.mark,
        "sha256": row.sha256,
        "note": row.note,
        "recorded_by": row.recorded_by,
        "trace": None if row.trace is None else hashlib.sha256(row.trace).hexdigest(),
    }


def _genesis(connection: Connection) -> tuple[str, dict[str, Any]]:
    """What the first link follows, and the properties of the chain."""
    value = connection.execute(select(META.c.value).where(META.c.name == _CHAIN)).scalar()
    try:
        begun = json.loads(str(value))
        known = {"older": int(begun["older"]), "at": str(begun["at"])}
    except (ValueError, TypeError, LookupError):
        known = {"older": 0, "at": ""}
    return hashlib.sha256(str(value).encode()).hexdigest(), known


def _is_chained(connection: Connection) -> bool:
    version = connection.execute(select(META.c.value).where(META.c.name == "schema")).scalar_one()
    return int(version) >= 2


# verifying -----------------------------------------------------------------------------------------------------------


def verify(connection: Connection, heads: Sequence[Head] = ()) -> Verified:
    """Hold every entry against its seal, and the seals against heads that were kept elsewhere."""
    if not _is_chained(connection):
        count = connection.execute(select(func.count()).select_from(ENTRIES)).scalar_one()
        message = f"这个台账是旧版程序建的，{count}条都还没有封签，改动过也查不出；再记一笔就全部加上"
        return Verified(0, None, (Difference(None, message), *_held_against(heads, {}, 0)))
    walk = _Walk(connection)
    kept = {head.number for head in heads}
    seen: dict[int, str] = {}
    for row in _walked(connection):
        walk.step(row)
        if row.number in kept:
            seen[row.number] = row.head
    walk.finish(connection)
    found = [*walk.differences, *_held_against(heads, seen, walk.last)]
    gone, foreign = faulty_triggers(connection)
    found += [Difference(None, f"防改的触发器不见了或被改过：{name}；{CAUSES}") for name in gone]
    found += [Difference(None, f"台账里多了不是本程序的触发器：{name}，会改动以后记的内容") for name in foreign]
    known = _genesis(connection)[1]
    head = Head(walk.last, walk.before) if walk.count else None
    ordered = sorted(found, key=lambda each: (each.number is None, each.number or 0))
    at = known["at"] if known["older"] else ""
    return Verified(walk.count, head, tuple(ordered), tuple(walk.erased), known["older"], at, tuple(walk.notes))


def _walked(connection: Connection) -> Iterator[Any]:
    """Every link with its entry, by position."""
    return iter(connection.execute(text(_stored(connection, _LINKED)).execution_options(yield_per=_BATCH)))


def _held_against(heads: Sequence[Head], seen: dict[int, str], last: int) -> Iterator[Difference]:
    """What differs from heads kept elsewhere; `seen` are the links of their numbers, `last` the last number."""
    for head in heads:
        if head.number > last:
            yield Difference(
                head.number,
                f"留存的封签到第{head.number}条，台账只到第{last}条：后面的不见了，可能是截掉、磁盘损坏或恢复了旧备份",
            )
        elif head.number not in seen or not head.matches(seen[head.number]):
            shown = f"现在是 {short_hash(seen[head.number])}" if head.number in seen else "现在没有这一条"
            yield Difference(
                head.number,
                f"第{head.number}条与留存的封签不一致（{shown}）：它或它以前的记录{CAUSES}",
            )


class _Walk:
    """One walk along a chain: what was seen so far, and what differs; at most one difference for an entry."""

    def __init__(self, connection: Connection) -> None:
        self.before = _genesis(connection)[0]
        self.count = self.last = 0
        self.differences: list[Difference] = []
        self.erased: list[int] = []
        self.notes: list[str] = []
        self._approvals: dict[int, int] = {}
        self._recorded = ""

    def step(self, row: Any) -> None:
        """Look at the next link and its entry."""
        wrong = self._wrong(row)
        if wrong:
            self.differences.append(Difference(row.number if isinstance(row.number, int) else None, wrong))
        self.count, self.before = row.position, row.head
        self.last = row.id or self.last

    def _wrong(self, row: Any) -> str:
        """What is wrong with the next entry, in Chinese; empty if nothing is."""
        number = row.number
        if row.id is None:
            return f"第{number}条不见了，封签还在：{CAUSES}"
        if row.position != self.count + 1 or number < self.last:
            after = f"第{self.last}条" if self.last else "台账的开头"
            return f"第{number}条和{after}接不上，中间少了、多了记录或次序不对：{CAUSES}"
        try:
            content = _content(row)
            sound = linked(self.before, _frame(row, row.position, row.content)) == row.head
            if sound and row.salt:
                sound = content_hash(row.salt, content) == row.content
        except (ValueError, TypeError, RecursionError):
            sound = False
        if not sound:
            return f"第{number}条与封签不一致：{CAUSES}"
        self._note(row, content)
        return ""

    def _note(self, row: Any, content: dict[str, object]) -> None:
        data = content["data"]
        if not row.salt:
            self.erased.append(row.id)
            if not _is_empty(row):
                self.differences.append(Difference(row.id, f"第{row.id}条的盐不见了，内容却还在：{CAUSES}"))
        elif row.entry == "withdrawn" and isinstance(data, dict) and isinstance(data.get("erases"), int):
            self._approvals[data["erases"]] = row.id
        if row.recorded_at < self._recorded:
            self.notes.append(f"第{row.id}条的记录时刻早于前一条：记的时候电脑时钟可能拨回过")
        self._recorded = row.recorded_at

    def finish(self, connection: Connection) -> None:
        """Look for entries without links, erasures without approval, and a cut end."""
        for number in connection.execute(text(_UNLINKED)).scalars():
            self.differences.append(
                Difference(number, f"第{number}条没有封签，不是用本程序记的：可能是绕过程序写入或恢复了旧备份")
            )
        for number in sorted(set(self.erased) - set(self._approvals)):
            self.differences.append(Difference(number, f"第{number}条的内容不见了，没有批准清除的记录：{CAUSES}"))
        for number in sorted(set(self._approvals) - set(self.erased)):
            by = self._approvals[number]
            self.differences.append(
                Difference(number, f"第{number}条已批准清除（第{by}条），内容却还在：可能恢复了旧备份，请再清除一次")
            )
        self.erased = [number for number in self.erased if number in self._approvals]
        if connection.dialect.name == "sqlite":
            used = connection.execute(text("SELECT max(seq) FROM sqlite_sequence WHERE name = 'entries'")).scalar() or 0
            last = connection.execute(select(func.max(ENTRIES.c.id))).scalar() or 0
            if used > last:
                message = (
                    f"条号用到了第{used}条，最后一条却是第{last}条：后面的不见了，可能是截掉、磁盘损坏或恢复了旧备份"
                )
                self.differences.append(Difference(last + 1, message))


def _is_empty(row: Any) -> bool:
    """Whether nothing but the frame of an erased entry is left."""
    emptied = (row.department, row.note, row.recorded_by, row.mark, row.sha256, row.trace)
    day = row.recorded_at[:10]
    left = (f'{ERASED}, "on": "{day}"}}', day)
    return (row.data, row.happened) == left and emptied == ("", "", "", None, None, None)
