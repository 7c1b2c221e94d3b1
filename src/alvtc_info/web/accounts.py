"""The accounts of the service: people with a password, programs with a token; one SQLite file, for its owner only.

Of a password a salted scrypt hash is kept, of a token its SHA-256: neither can be shown again. Accounts are disabled,
never deleted, since the audit trail names them.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import sqlite3
import threading
import unicodedata
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from alvtc_info import InputError, OutputError, UsageError
from alvtc_info.web.passwords import Cost, PasswordHash, demand_sound, hash_password, is_password
from alvtc_info.web.permissions import Access, User, access_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Record = Callable[[], object]

FILE = "accounts.sqlite3"  # in the data folder
SCHEMA = 2
_OURS = 0x616C6961  # application_id of the file: “alia”
_NAME = re.compile(r"[\w.@-]{1,64}")
_LONGEST = 100  # characters of a name or department
_TOKEN = "alvtc_"
_SEEN = 60.0  # seconds: how exactly the last use of a token is kept

_MIGRATIONS: dict[int, tuple[str, ...]] = {  # schema → what makes it of the one before
    1: (
        """CREATE TABLE accounts (
            name TEXT PRIMARY KEY, shown TEXT NOT NULL, department TEXT NOT NULL, role TEXT NOT NULL,
            salt BLOB NOT NULL, hash BLOB NOT NULL, n INTEGER NOT NULL, r INTEGER NOT NULL, p INTEGER NOT NULL,
            created TEXT NOT NULL, disabled TEXT NOT NULL DEFAULT '', epoch INTEGER NOT NULL DEFAULT 0)""",
        """CREATE TABLE tokens (
            name TEXT PRIMARY KEY, department TEXT NOT NULL, role TEXT NOT NULL, hash BLOB NOT NULL UNIQUE,
            created TEXT NOT NULL, revoked TEXT NOT NULL DEFAULT '', used TEXT NOT NULL DEFAULT '')""",
    ),
    2: (
        "ALTER TABLE accounts ADD COLUMN sign_on TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE accounts ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0",
        "CREATE UNIQUE INDEX sign_on_name ON accounts (sign_on) WHERE sign_on <> ''",
    ),
}
_ACCOUNT = "name, shown, department, role, created, disabled, epoch, sign_on, must_change"


@dataclass(frozen=True)
class Account:
    """A person's account. `sign_on` is what single sign-on calls them, if not by the account's name.

    `created` and `disabled` are ISO moments, `disabled` empty for none. `epoch` grows with every change that ends the
    sessions of before. With `must_change` the password was given by somebody else.
    """

    name: str
    shown: str
    department: str
    access: Access
    created: str
    disabled: str
    epoch: int
    sign_on: str
    must_change: bool

    @property
    def caller(self) -> User:
        """The person as one who asks."""
        return User(self.name, self.shown, self.department, self.access)


@dataclass(frozen=True)
class Token:
    """A program's token, without its secret; moments in ISO, `revoked` and `used` empty for none."""

    name: str
    department: str
    access: Access
    created: str
    revoked: str
    used: str

    @property
    def caller(self) -> User:
        """The program as one who asks."""
        return User(f"token:{self.name}", self.name, self.department, self.access)


class Accounts:
    """The accounts in a data folder. Safe to be used by several threads and beside other processes.

    What changes an account takes `record`, which writes the line of the audit trail: it is called within the change,
    and if it raises, nothing is changed.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        *,
        create: bool = False,
        cost: Cost | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Open the accounts; with `create`, make folder and file where they are missing.

        Raises InputError if the file is missing, is none of ours or has another schema, OutputError if it cannot be
        made.
        """
        self.path = os.path.join(os.fspath(folder), FILE)
        self._cost = cost or Cost()
        self._now = now
        self._lock = threading.RLock()
        # what a try on an unknown account is held to: as dear as any, and the hash of nothing
        self._unknown = PasswordHash(secrets.token_bytes(16), secrets.token_bytes(32), self._cost)
        if create:
            _make(self.path)
        self._database = connect(self.path)
        try:
            if create and schema_of(self._database, self.path) == 0:
                migrate(self._database, self.path)
            demand_schema(self._database, self.path)
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def add(
        self,
        name: str,
        password: str,
        *,
        shown: str = "",
        department: str = "",
        role: str = "clerk",
        sign_on: str = "",
        must_change: bool = True,
        record: Record | None = None,
    ) -> Account:
        """Add an account. Raises UsageError for a name that is taken or unfit, a weak password, an unknown role."""
        key = account_key(name)
        access = access_named(role)
        if not _NAME.fullmatch(key):
            raise UsageError("bad-account", "账号名只能用汉字、字母、数字和 . _ - @，最多 64 个字符")
        kept_department = _line(department, "部门")
        _demand_department(access, kept_department)
        demand_sound(password, key)
        made = hash_password(password, self._cost)
        with self._writing(record) as database:
            if self._find(key) is not None:
                raise UsageError("account-exists", f"账号 {key} 已经有了；停用过的也不能再用同一个名字")
            signing = _sign_on_key(sign_on)
            if signing and self._signing_on(signing) is not None:
                raise UsageError("sign-on-taken", "这个单点登录名已经是别的账号的")
            database.execute(
                "INSERT INTO accounts (name, shown, department, role, salt, hash, n, r, p, created, sign_on,"
                " must_change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(key, _line(shown, "姓名") or key, kept_department, access.word),
                    *(*_kept(made), self._moment(), signing, int(must_change)),
                ),
            )
        return self.account(key)

    def accounts(self) -> list[Account]:
        """All accounts by name, the disabled ones too."""
        return [_account(row) for row in self._rows(f"SELECT {_ACCOUNT} FROM accounts ORDER BY name")]

    def account(self, name: str) -> Account:
        """Return an account. Raises UsageError if there is none of this name."""
        found = self._find(account_key(name))
        if found is None:
            raise UsageError("no-account", "没有这个账号；用 alvtc-info service account list 查看全部")
        return found

    def is_known(self, name: str) -> bool:
        """Whether there is an account of this name, disabled or not."""
        return self._find(account_key(name)) is not None

    def active(self, name: str) -> Account | None:
        """The account of this name unless it is missing or disabled."""
        found = self._find(account_key(name))
        return None if found is None or found.disabled else found

    def signed_on(self, user: str) -> Account | None:
        """The account of somebody whom single sign-on names, by that name or else by the account's; None as `active`.

        An account that has a name for single sign-on goes by that name only.
        """
        found = self._signing_on(_sign_on_key(user))
        if found is None:
            found = self._find(account_key(user))
            if found is not None and found.sign_on:
                return None
        return None if found is None or found.disabled else found

    def verified(self, name: str, password: str) -> Account | None:
        """The account if this is its password and it is not disabled.

        Takes one scrypt whether or not there is such an account. A hash of another cost is made anew.
        """
        key = account_key(name)
        rows = (
            self._rows("SELECT salt, hash, n, r, p FROM accounts WHERE name = ?", key) if _NAME.fullmatch(key) else []
        )
        kept = _hash(rows[0]) if rows else self._unknown
        right = is_password(password, kept)
        found = self.active(key) if right and rows else None
        if found is not None and kept.cost != self._cost:
            self._put(key, hash_password(password, self._cost), kept)
        return found

    def change_password(self, name: str, old: str, new: str, *, record: Record | None = None) -> Account | None:
        """Let somebody change their own password; None if the old one is wrong. Ends their sessions.

        Raises UsageError for a weak password or the same as before.
        """
        key = account_key(name)
        demand_sound(new, key)
        if old == new:
            raise UsageError("same-password", "新密码和原来的一样")
        if not self.verified(key, old):
            return None
        return self.set_password(key, new, must_change=False, record=record)

    def set_password(
        self, name: str, password: str, *, must_change: bool = True, record: Record | None = None
    ) -> Account:
        """Set a password. Ends the sessions of the account. Raises UsageError for a weak one or an unknown account."""
        key = self.account(name).name
        demand_sound(password, key)
        made = hash_password(password, self._cost)
        with self._writing(record) as database:
            database.execute(
                "UPDATE accounts SET salt = ?, hash = ?, n = ?, r = ?, p = ?, must_change = ?, epoch = epoch + 1"
                " WHERE name = ?",
                (*_kept(made), int(must_change), key),
            )
        return self.account(key)

    def disable(self, name: str, *, record: Record | None = None) -> Account:
        """Disable an account and end its sessions. Raises UsageError if there is none of this name."""
        key = self.account(name).name
        with self._writing(record) as database:
            database.execute(
                "UPDATE accounts SET disabled = ?, epoch = epoch + 1 WHERE name = ? AND disabled = ''",
                (self._moment(), key),
            )
        return self.account(key)

    def enable(self, name: str, *, record: Record | None = None) -> Account:
        """Let a disabled account be used again. Raises UsageError if there is none of this name."""
        key = self.account(name).name
        with self._writing(record) as database:
            database.execute("UPDATE accounts SET disabled = '' WHERE name = ?", (key,))
        return self.account(key)

    def add_token(self, name: str, *, department: str = "", role: str = "clerk", record: Record | None = None) -> str:
        """Add a token and return it: it cannot be shown again. Raises UsageError as `add`."""
        key, access = account_key(name), access_named(role)
        if not _NAME.fullmatch(key):
            raise UsageError("bad-token-name", "令牌名只能用汉字、字母、数字和 . _ - @，最多 64 个字符")
        kept_department = _line(department, "部门")
        _demand_department(access, kept_department)
        secret = _TOKEN + secrets.token_urlsafe(32)
        with self._writing(record) as database:
            if self._rows("SELECT 1 FROM tokens WHERE name = ?", key):
                raise UsageError("token-exists", f"令牌 {key} 已经有了；停用过的也不能再用同一个名字")
            database.execute(
                "INSERT INTO tokens (name, department, role, hash, created) VALUES (?, ?, ?, ?, ?)",
                (key, kept_department, access.word, _digest(secret), self._moment()),
            )
        return secret

    def tokens(self) -> list[Token]:
        """All tokens by name, the revoked ones too."""
        rows = self._rows("SELECT name, department, role, created, revoked, used FROM tokens ORDER BY name")
        return [_token(row) for row in rows]

    def revoke(self, name: str, *, record: Record | None = None) -> None:
        """Revoke a token. Raises UsageError if there is none of this name."""
        key = account_key(name)
        with self._writing(record) as database:
            if not self._rows("SELECT 1 FROM tokens WHERE name = ?", key):
                raise UsageError("no-token", "没有这个令牌；用 alvtc-info service token list 查看全部")
            database.execute("UPDATE tokens SET revoked = ? WHERE name = ? AND revoked = ''", (self._moment(), key))

    def bearer(self, secret: str) -> Token | None:
        """The token of this secret unless it is unknown or revoked; its last use is noted by the minute."""
        rows = self._rows(
            "SELECT name, department, role, created, revoked, used FROM tokens WHERE hash = ? AND revoked = ''",
            _digest(secret),
        )
        found = _token(rows[0]) if rows else None
        if found is not None and self._stale(found.used):
            with suppress(OutputError), self._writing() as database:  # a full disk keeps no program out
                database.execute("UPDATE tokens SET used = ? WHERE name = ?", (self._moment(), found.name))
        return found

    def is_empty(self) -> bool:
        """Whether there has never been an account or a token; disabled and revoked ones count."""
        return not self._rows("SELECT 1 FROM accounts UNION ALL SELECT 1 FROM tokens LIMIT 1")

    def _stale(self, used: str) -> bool:
        return not used or abs((self._now() - datetime.fromisoformat(used)).total_seconds()) >= _SEEN

    def _moment(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="seconds")

    def _find(self, key: str) -> Account | None:
        rows = self._rows(f"SELECT {_ACCOUNT} FROM accounts WHERE name = ?", key) if _NAME.fullmatch(key) else []
        return _account(rows[0]) if rows else None

    def _signing_on(self, user: str) -> Account | None:
        rows = self._rows(f"SELECT {_ACCOUNT} FROM accounts WHERE sign_on = ?", user) if user else []
        return _account(rows[0]) if rows else None

    def _put(self, key: str, made: PasswordHash, before: PasswordHash) -> None:
        with self._writing() as database:
            database.execute(
                "UPDATE accounts SET salt = ?, hash = ?, n = ?, r = ?, p = ? WHERE name = ? AND hash = ?",
                (*_kept(made), key, before.hash),
            )

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock, _told(self.path):
            return self._database.execute(query, values).fetchall()

    @contextmanager
    def _writing(self, record: Record | None = None) -> Iterator[sqlite3.Connection]:
        """A change, all or nothing; with `record`, not without its line either."""
        with self._lock, _told(self.path):
            self._database.execute("BEGIN IMMEDIATE")
            with self._database:
                yield self._database
                if record is not None:
                    record()


def account_key(name: str) -> str:
    """An account's name as it is kept and compared: widths and capitals folded, without blanks around."""
    return unicodedata.normalize("NFKC", name[: 4 * _LONGEST]).strip().casefold()


def connect(path: str) -> sqlite3.Connection:
    """Open the file of accounts, which must be there. Raises InputError if it is not or cannot be opened."""
    if not os.path.isfile(path):
        raise InputError("no-accounts", "还没有账号；先用 alvtc-info service account add 建一个", path)
    with _told(path):
        return sqlite3.connect(path, timeout=10, check_same_thread=False, isolation_level=None)


def schema_of(database: sqlite3.Connection, path: str) -> int:
    """Return the number of the schema, 0 for an empty file. Raises InputError if the file is none of ours."""
    with _told(path):
        ours = database.execute("PRAGMA application_id").fetchone()[0]
        schema = database.execute("PRAGMA user_version").fetchone()[0]
        empty = not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    if ours != _OURS and not empty:
        raise InputError("not-accounts", "这不是账号文件", path)
    return int(schema)


def demand_schema(database: sqlite3.Connection, path: str) -> None:
    """Raise InputError unless the file has the schema of this version."""
    schema = schema_of(database, path)
    if schema < SCHEMA:
        message = "账号文件是旧版本写的；停下服务，用 alvtc-info service upgrade 升级（先自动备份）"
        raise InputError("old-accounts", message, path)
    if schema > SCHEMA:
        raise InputError("newer-accounts", "账号文件是更新的版本写的，请升级 alvtc-info", path)


def migrate(database: sqlite3.Connection, path: str, upto: int = SCHEMA) -> int:
    """Bring an empty file or one of an older schema up to date, all or nothing; returns the schema it had.

    Raises InputError if the file is none of ours, OutputError if it cannot be written.
    """
    before = schema_of(database, path)
    with _told(path):
        database.execute("BEGIN IMMEDIATE")
        with database:
            for schema in range(before + 1, upto + 1):
                for statement in _MIGRATIONS[schema]:
                    database.execute(statement)
            database.execute(f"PRAGMA application_id = {_OURS}")
            database.execute(f"PRAGMA user_version = {max(before, upto)}")
    return before


def _make(path: str) -> None:
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder or ".", mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
        os.chmod(path, 0o600)
    except OSError as error:
        raise OutputError("unwritable", f"建不了账号文件（{error.strerror}）", path) from None


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Tell faults of the database as ours; what was given is not quoted."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OutputError("accounts-busy", f"账号文件打不开或写不了（{error}），请稍后再试", path) from None
    except sqlite3.DatabaseError:
        raise InputError(
            "not-accounts", "账号文件坏了或不是账号文件；用 alvtc-info service restore 恢复备份", path
        ) from None


def _line(text: str, what: str) -> str:
    """A name as it is kept: one line without control characters. Raises UsageError for anything else."""
    line = unicodedata.normalize("NFKC", text).strip()
    if len(line) > _LONGEST or not line.isprintable():
        raise UsageError("bad-name", f"{what}应为一行文字，最多 {_LONGEST} 个字")
    return line


def _demand_department(role: Access, department: str) -> None:
    if role is not Access.OFFICE and not department:
        raise UsageError("no-department", "不是办公室的账号要写部门（--department），各部门只看得到自己的")


def _sign_on_key(user: str) -> str:
    key = unicodedata.normalize("NFKC", user[: 4 * _LONGEST]).strip().casefold()
    return key if key.isprintable() else ""


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _kept(made: PasswordHash) -> tuple[bytes, bytes, int, int, int]:
    return made.salt, made.hash, made.cost.n, made.cost.r, made.cost.p


def _hash(row: tuple[Any, ...]) -> PasswordHash:
    salt, made, *cost = row
    return PasswordHash(salt, made, Cost(*cost))


def _account(row: tuple[Any, ...]) -> Account:
    name, shown, department, role, created, disabled, epoch, sign_on, must_change = row
    access = access_named(role)
    return Account(name, shown, department, access, created, disabled, epoch, sign_on, bool(must_change))


def _token(row: tuple[Any, ...]) -> Token:
    name, department, role, created, revoked, used = row
    return Token(name, department, access_named(role), created, revoked, used)
