from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import AlvtcInfoError, InputError, OutputError
from alvtc_info.web import accounts as module
from alvtc_info.web import passwords
from alvtc_info.web.accounts import FILE, Accounts, account_key, connect, migrate, schema_of
from alvtc_info.web.passwords import Cost
from alvtc_info.web.permissions import Access
from tests.refusing import refused
from tests.web.people import CHEAP, GOOD, Calendar, some_accounts

BETTER = "Better-battery-8"


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def kept(tmp_path: Path, calendar: Calendar) -> Iterator[Accounts]:
    found = some_accounts(tmp_path / "data", now=calendar)
    yield found
    found.close()


def test_an_account_is_what_was_said_of_it(kept: Accounts) -> None:
    found = kept.account("WANG ")
    assert (found.name, found.shown, found.department, found.access) == ("wang", "王一", "教务处", Access.CLERK)
    assert found.created == "2026-11-29T03:00:00+00:00"
    assert (found.disabled, found.sign_on, found.must_change) == ("", "", False)
    assert found.caller.name == "wang"
    assert [each.name for each in kept.accounts()] == ["guest", "li", "wang", "zhao"]
    added = kept.add("孙五", GOOD, department="后勤处")
    assert (added.name, added.shown, added.must_change, added.access) == ("孙五", "孙五", True, Access.CLERK)


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_only_the_owner_reads_the_file(kept: Accounts) -> None:
    assert stat.S_IMODE(os.stat(kept.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(kept.path)).st_mode) == 0o700


def test_neither_passwords_nor_tokens_are_in_the_file(kept: Accounts) -> None:
    secret = kept.add_token("oa", role="office")
    data = Path(kept.path).read_bytes()
    assert GOOD.encode() not in data
    assert secret.encode() not in data
    assert secret.removeprefix("alvtc_").encode() not in data
    assert secret not in repr(kept.tokens())


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "a;b", "a" * 65, "a\nb", "../x", "token:oa", "a\x00", "\ud800", "a'--"]
)
def test_a_name_that_does_not_fit_is_refused(kept: Accounts, name: str) -> None:
    refused("bad-account", lambda: kept.add(name, GOOD, department="教务处"))
    refused("bad-token-name", lambda: kept.add_token(name, department="教务处"))
    assert kept.verified(name, GOOD) is None
    assert kept.active(name) is None
    assert kept.signed_on(name) is None


def test_what_else_is_wrong_with_a_new_account_is_told(kept: Accounts) -> None:
    refused("account-exists", lambda: kept.add("ＷＡＮＧ", GOOD, department="教务处"))
    refused("bad-role", lambda: kept.add("sun", GOOD, department="教务处", role="admin"))
    refused("no-department", lambda: kept.add("sun", GOOD))
    refused("no-department", lambda: kept.add("sun", GOOD, role="read-only", department=" "))
    refused("weak-password", lambda: kept.add("sun", "short", department="教务处"))
    refused("bad-name", lambda: kept.add("sun", GOOD, department="a\nb"))
    refused("bad-name", lambda: kept.add("sun", GOOD, department="教务处", shown="字" * 101))
    refused("no-account", lambda: kept.account("sun"))
    kept.add("sun", GOOD, department="教务处", sign_on="S.Sun")
    refused("sign-on-taken", lambda: kept.add("sun2", GOOD, department="教务处", sign_on="s.sun"))
    refused("token-exists", lambda: [kept.add_token("oa", role="office") for _ in range(2)])
    refused("no-department", lambda: kept.add_token("oa2"))
    assert len(kept.accounts()) == 5


def test_a_password_opens_its_account_only(kept: Accounts) -> None:
    kept.set_password("li", BETTER)
    assert kept.verified("wang", GOOD) == kept.account("wang")
    assert kept.verified(" Ｗang", GOOD) == kept.account("wang")
    assert kept.verified("wang", BETTER) is None
    assert kept.verified("li", GOOD) is None
    assert kept.verified("li", BETTER)
    assert kept.verified("nobody", GOOD) is None


def test_an_unknown_account_costs_what_a_known_one_does(kept: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[object, ...]] = []
    scrypt = hashlib.scrypt

    def counted(password: bytes, **given: Any) -> bytes:
        made.append((len(password), given["n"], given["r"], given["p"]))
        return scrypt(password, **given)

    kept.disable("guest")
    monkeypatch.setattr(hashlib, "scrypt", counted)
    tries = [("wang", GOOD), ("wang", BETTER[:15]), ("nobody", GOOD), ("guest", GOOD), ("a b\x00", GOOD), ("", GOOD)]
    for name, password in tries:
        kept.verified(name, password)
    assert made == [(len(GOOD), CHEAP.n, CHEAP.r, CHEAP.p)] * len(tries)


def test_a_hash_of_another_cost_is_made_anew_by_the_next_sign_in(kept: Accounts) -> None:
    dearer = Accounts(os.path.dirname(kept.path), cost=Cost(n=4, r=1, p=1))
    costs = "SELECT n FROM accounts WHERE name = 'wang'"
    assert dearer.verified("wang", BETTER) is None
    assert dearer._rows(costs) == [(2,)]
    assert dearer.verified("wang", GOOD)
    assert dearer._rows(costs) == [(4,)]
    assert dearer.verified("wang", GOOD)
    assert dearer.account("wang").epoch == 0
    dearer.close()


def test_a_person_changes_their_own_password_with_the_old_one(kept: Accounts) -> None:
    kept.set_password("wang", GOOD)
    assert kept.account("wang").must_change
    assert kept.change_password("wang", BETTER, "Another-one-77") is None
    refused("same-password", lambda: kept.change_password("wang", GOOD, GOOD))
    refused("weak-password", lambda: kept.change_password("wang", GOOD, "short"))
    changed = kept.change_password("wang", GOOD, BETTER)
    assert changed is not None
    assert not changed.must_change
    assert changed.epoch == 2
    assert kept.verified("wang", GOOD) is None
    assert kept.verified("wang", BETTER)
    refused("no-account", lambda: kept.set_password("nobody", GOOD))
    refused("weak-password", lambda: kept.set_password("wang", "wang"))


def test_a_disabled_account_opens_nothing_until_it_is_enabled(kept: Accounts, calendar: Calendar) -> None:
    calendar.after(days=1)
    assert kept.disable("wang").disabled == "2026-11-30T03:00:00+00:00"
    calendar.after(days=1)
    assert kept.disable("wang").disabled == "2026-11-30T03:00:00+00:00"
    assert kept.verified("wang", GOOD) is None
    assert kept.active("wang") is None
    assert kept.signed_on("wang") is None
    refused("account-exists", lambda: kept.add("wang", GOOD, department="教务处"))
    refused("no-account", lambda: kept.disable("nobody"))
    refused("no-account", lambda: kept.enable("nobody"))
    assert kept.enable("wang").epoch == 1
    assert kept.verified("wang", GOOD)


def test_single_sign_on_names_an_account(kept: Accounts) -> None:
    kept.add("sun", GOOD, department="后勤处", sign_on="S.Sun@school")
    found = kept.signed_on("s.sun@SCHOOL ")
    assert found is not None
    assert found.name == "sun"
    assert kept.signed_on("sun") is None
    assert kept.signed_on("Wang") == kept.account("wang")
    for nobody in ("", "nobody", "a\nb", "x" * 9999, "\ud800", "' OR 1=1 --"):
        assert kept.signed_on(nobody) is None
    kept.disable("sun")
    assert kept.signed_on("s.sun@school") is None


def test_a_token_is_shown_once_and_opens_until_it_is_revoked(kept: Accounts, calendar: Calendar) -> None:
    secret = kept.add_token("OA", department="教务处", role="clerk")
    assert kept.tokens()[0].used == ""
    found = kept.bearer(secret)
    assert found is not None
    assert (found.caller.name, found.department, found.access) == ("token:oa", "教务处", Access.CLERK)
    for wrong in ("", secret[:-1], secret + "A", secret.upper(), "\ud800"):
        assert kept.bearer(wrong) is None
    calendar.after(seconds=59)
    kept.bearer(secret)
    assert kept.tokens()[0].used == "2026-11-29T03:00:00+00:00"
    calendar.after(seconds=1)
    kept.bearer(secret)
    assert kept.tokens()[0].used == "2026-11-29T03:01:00+00:00"
    kept.revoke("oa")
    assert kept.bearer(secret) is None
    assert kept.tokens()[0].revoked
    kept.revoke("oa")
    refused("no-token", lambda: kept.revoke("other"))


def test_there_are_accounts_also_when_all_are_disabled(tmp_path: Path) -> None:
    empty = Accounts(tmp_path, create=True, cost=CHEAP)
    assert empty.is_empty()
    secret = empty.add_token("oa", role="office")
    assert not empty.is_empty()
    empty.revoke("oa")
    assert not empty.is_empty()
    assert empty.bearer(secret) is None
    empty.close()


def test_what_another_process_changes_is_seen_at_once(kept: Accounts) -> None:
    other = Accounts(os.path.dirname(kept.path), cost=CHEAP)
    other.disable("wang")
    assert kept.active("wang") is None
    other.close()


def test_many_threads_use_the_accounts(kept: Accounts) -> None:
    secret = kept.add_token("oa", role="office")
    wrong: list[object] = []

    def use(number: int) -> None:
        kept.set_password("li", f"{GOOD}-{number}")
        if kept.bearer(secret) is None or kept.active("wang") is None:
            wrong.append(number)

    threads = [threading.Thread(target=use, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert kept.account("li").epoch == 8


def test_a_change_that_fails_half_way_is_none(kept: Accounts) -> None:
    def half_way() -> None:
        with kept._writing() as database:
            database.execute("DELETE FROM accounts")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert len(kept.accounts()) == 4


def test_what_is_no_file_of_accounts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "service account add" in refused("no-accounts", lambda: Accounts(tmp_path, cost=CHEAP))
    (tmp_path / FILE).write_bytes(b"no database" * 999)
    refused("not-accounts", lambda: Accounts(tmp_path, create=True, cost=CHEAP))
    (tmp_path / FILE).unlink()
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("CREATE TABLE other (x)")
    database.close()
    refused("not-accounts", lambda: Accounts(tmp_path, cost=CHEAP))
    (tmp_path / "file").write_text("")
    refused("unwritable", lambda: Accounts(tmp_path / "file" / "x", create=True, cost=CHEAP))


def test_a_file_that_is_held_by_another_is_told(kept: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    kept._database.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(kept.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OutputError, match="稍后再试"):
        kept.disable("wang")
    other.execute("ROLLBACK")
    other.close()
    kept.disable("wang")


def test_older_and_newer_schemas_are_told_and_the_older_is_brought_up_to_date(tmp_path: Path) -> None:
    path = str(tmp_path / FILE)
    Path(path).touch()
    database = connect(path)
    assert migrate(database, path, upto=1) == 0
    made = passwords.hash_password(GOOD, CHEAP)
    database.execute(
        "INSERT INTO accounts (name, shown, department, role, salt, hash, n, r, p, created) VALUES"
        " ('wang', '王一', '教务处', 'clerk', ?, ?, 2, 1, 1, '2026-01-01T00:00:00+00:00')",
        (made.salt, made.hash),
    )
    assert "upgrade" in refused("old-accounts", lambda: Accounts(tmp_path, cost=CHEAP))
    refused("old-accounts", lambda: Accounts(tmp_path, create=True, cost=CHEAP))
    assert migrate(database, path) == 1
    assert schema_of(database, path) == module.SCHEMA
    assert migrate(database, path) == module.SCHEMA
    upgraded = Accounts(tmp_path, cost=CHEAP)
    assert upgraded.verified("wang", GOOD)
    assert not upgraded.account("wang").must_change
    upgraded.close()
    database.execute("PRAGMA user_version = 99")
    refused("newer-accounts", lambda: Accounts(tmp_path, cost=CHEAP))
    refused("newer-accounts", lambda: Accounts(tmp_path, create=True, cost=CHEAP))
    assert schema_of(database, path) == 99
    database.close()


def test_a_migration_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / FILE)
    Path(path).touch()
    database = connect(path)
    migrate(database, path, upto=1)
    broken = (*module._MIGRATIONS[2], "no SQL")
    monkeypatch.setitem(module._MIGRATIONS, 2, broken)
    with pytest.raises(AlvtcInfoError):
        migrate(database, path)
    assert schema_of(database, path) == 1
    assert "sign_on" not in str(database.execute("SELECT sql FROM sqlite_master").fetchall())
    database.close()


def test_errors_quote_no_password(kept: Accounts) -> None:
    works: tuple[Callable[[], object], ...] = (
        lambda: kept.add("sun", "Secret-1", department="教务处"),
        lambda: kept.change_password("wang", GOOD, "Secret-1"),
        lambda: kept.add("wang", "Secret-password-1", department="教务处"),
    )
    for work in works:
        with pytest.raises((InputError, AlvtcInfoError)) as caught:
            work()
        assert "Secret" not in str(caught.value)


def test_names_are_compared_folded() -> None:
    assert account_key("　Ｗang ") == "wang"
    assert len(account_key("x" * 99999)) == 400


def test_a_last_use_that_cannot_be_noted_keeps_no_program_out(kept: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = kept.add_token("oa", role="office")

    def full() -> None:
        raise OutputError("accounts-busy", "账号文件打不开或写不了（disk is full），请稍后再试")

    monkeypatch.setattr(kept, "_writing", full)
    found = kept.bearer(secret)
    assert found is not None
    assert found.name == "oa"


@pytest.mark.parametrize(
    "change",
    [
        lambda kept, record: kept.add("wu", GOOD, department="后勤处", record=record),
        lambda kept, record: kept.set_password("wang", BETTER, record=record),
        lambda kept, record: kept.change_password("wang", GOOD, BETTER, record=record),
        lambda kept, record: kept.disable("wang", record=record),
        lambda kept, record: kept.enable("li", record=record),
        lambda kept, record: kept.add_token("hr", role="office", record=record),
        lambda kept, record: kept.revoke("oa", record=record),
    ],
    ids=["add", "reset", "change", "disable", "enable", "add token", "revoke"],
)
def test_a_change_is_made_with_its_line_or_not_at_all(kept: Accounts, change: Callable[..., Any]) -> None:
    kept.disable("li")
    kept.add_token("oa", role="office")

    def full() -> None:
        raise OutputError("audit-unwritable", "审计记录写不进去（磁盘满），没有办理")

    def state() -> list[Any]:
        with closing(sqlite3.connect(kept.path)) as database:
            return [database.execute(f"SELECT * FROM {table}").fetchall() for table in ("accounts", "tokens")]

    before = state()
    with pytest.raises(OutputError) as caught:
        change(kept, full)
    assert caught.value.code == "audit-unwritable"
    assert state() == before
    seen: list[bool] = []
    change(kept, lambda: seen.append(state() == before))
    assert seen == [True]  # the line is there before anybody can see the change
    assert state() != before
