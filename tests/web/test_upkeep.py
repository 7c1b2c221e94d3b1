from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from alvtc_info.web import accounts as accounts_module
from alvtc_info.web import upkeep
from alvtc_info.web.accounts import FILE, SCHEMA, Accounts, connect, migrate
from alvtc_info.web.audit_trail import AuditTrail
from alvtc_info.web.passwords import hash_password
from alvtc_info.web.upkeep import Places, make_backup, restore_backup, upgrade
from tests import Run
from tests.refusing import refused
from tests.web.people import CHEAP, GOOD, some_accounts


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A service's folder with accounts, a trail, two cases and a ledger."""
    data, cases, ledger = tmp_path / "数据", tmp_path / "案卷", tmp_path / "台账.db"
    some_accounts(data).close()
    AuditTrail(data).record("wang", "", "check")
    (cases / "2026").mkdir(parents=True)
    (cases / "2026" / "火情 13:40.yaml").write_text("case: 1\n", encoding="utf-8")
    (cases / "水.yaml").write_text("case: 2\n", encoding="utf-8")
    (cases / "水.yaml.lock").touch()
    if sys.platform != "win32":
        (cases / "链").symlink_to("/etc/passwd")
    with closing(sqlite3.connect(ledger)) as database, database:
        database.execute("CREATE TABLE items (title)")
        database.execute("INSERT INTO items VALUES ('一')")
    return Places(str(data), str(cases), str(ledger))


def elsewhere(folder: Path) -> Places:
    return Places(str(folder / "新" / "数据"), str(folder / "新" / "案卷"), str(folder / "新" / "台账.db"))


def said(path: Path) -> bytes:
    """What a file says: of a database its statements, since a copy counts its changes anew."""
    if not path.read_bytes().startswith(b"SQLite format 3"):
        return path.read_bytes()
    with closing(sqlite3.connect(path)) as database:
        return "\n".join(database.iterdump()).encode()


def content(places: Places) -> dict[str, bytes]:
    """All that is kept, by relative names."""
    found: dict[str, bytes] = {}
    for kind, place in (("data", places.data), ("cases", places.cases), ("ledger", places.ledger)):
        root = Path(str(place))
        for path in [root, *sorted(root.rglob("*"))]:
            if path.is_file() and not path.is_symlink() and path.name != "lock" and path.suffix != ".lock":
                found[f"{kind}/{path.relative_to(root)}"] = said(path)
    return found


def test_a_backup_gives_all_back(places: Places, tmp_path: Path) -> None:
    target = tmp_path / "备份.zip"
    made = make_backup(places, str(target))
    assert sorted(made.files) == [
        "accounts.sqlite3", next(name for name in made.files if name.startswith("audit/")),
        "cases/2026/火情 13:40.yaml", "cases/水.yaml", "ledger.sqlite3",
    ]  # fmt: skip
    assert sys.platform == "win32" or stat.S_IMODE(target.stat().st_mode) == 0o600
    new = elsewhere(tmp_path)
    assert restore_backup(str(target), new) == (made, [])
    assert content(new) == content(places)
    accounts = Accounts(new.data, cost=CHEAP)
    assert accounts.verified("wang", GOOD)
    accounts.close()
    assert AuditTrail(new.data).verify().lines == 1
    assert sys.platform == "win32" or stat.S_IMODE(os.stat(os.path.join(new.data, FILE)).st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["台账.db", "备份.zip", "数据", "新", "案卷"]


def test_a_backup_is_whole_while_the_service_writes(places: Places, tmp_path: Path) -> None:
    with closing(sqlite3.connect(str(places.ledger), isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO items VALUES ('二')")
        writer.execute("BEGIN")
        writer.execute("INSERT INTO items VALUES ('没写完')")
        make_backup(places, str(tmp_path / "备份.zip"))
        writer.execute("ROLLBACK")
    new = elsewhere(tmp_path)
    restore_backup(str(tmp_path / "备份.zip"), new)
    with closing(sqlite3.connect(str(new.ledger))) as database:
        assert database.execute("SELECT title FROM items").fetchall() == [("一",), ("二",)]


def test_a_restore_overwrites_nothing_unless_told_and_then_puts_it_aside(places: Places, tmp_path: Path) -> None:
    target = str(tmp_path / "备份.zip")
    make_backup(places, target)
    Path(str(places.cases), "水.yaml").write_text("later\n", encoding="utf-8")
    before = content(places)
    refused("exists", lambda: restore_backup(target, places))
    assert content(places) == before
    _, aside = restore_backup(target, places, force=True)
    assert [Path(each).name.partition(".恢复前-")[0] for each in aside] == [FILE, "audit", "案卷", "台账.db"]
    assert Path(str(places.cases), "水.yaml").read_text("utf-8") == "case: 2\n"
    assert Path(aside[2], "水.yaml").read_text("utf-8") == "later\n"
    (tmp_path / "空" / "audit").mkdir(parents=True)
    restore_backup(target, Places(str(tmp_path / "空"), str(tmp_path / "空" / "c"), str(tmp_path / "空" / "l")))


def test_a_restore_that_fails_half_way_changes_nothing(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "备份.zip")
    make_backup(places, target)
    before, move = content(places), shutil.move

    def failing(source: str, to: str) -> object:
        if to == places.ledger and "台账" not in source:
            raise OSError(28, "磁盘满", to)
        return move(source, to)

    monkeypatch.setattr(shutil, "move", failing)
    assert "磁盘满" in refused("unwritable", lambda: restore_backup(target, places, force=True))
    assert content(places) == before


def test_what_a_restore_has_no_place_for_is_told(places: Places, tmp_path: Path) -> None:
    target = str(tmp_path / "备份.zip")
    make_backup(places, target)
    new = elsewhere(tmp_path)
    assert "--ledger" in refused("no-place", lambda: restore_backup(target, Places(new.data, new.cases)))
    assert "--cases" in refused("no-place", lambda: restore_backup(target, Places(new.data)))
    make_backup(Places(places.data), str(tmp_path / "少.zip"))
    assert len(restore_backup(str(tmp_path / "少.zip"), new)[0].files) == 2
    assert not os.path.exists(str(new.cases))
    shutil.rmtree(os.path.join(places.data, "audit"))
    make_backup(Places(places.data), str(tmp_path / "更少.zip"))
    restore_backup(str(tmp_path / "更少.zip"), Places(str(tmp_path / "更")))


def test_what_cannot_be_backed_up_is_told(places: Places, tmp_path: Path) -> None:
    target = str(tmp_path / "备份.zip")
    refused("not-a-file", lambda: Places(places.data, ledger="postgresql://host/db"))
    refused("not-found", lambda: make_backup(Places(str(tmp_path / "无")), target))
    refused("not-found", lambda: make_backup(Places(places.data, str(tmp_path / "无")), target))
    refused("not-found", lambda: make_backup(Places(places.data, ledger=str(tmp_path / "无.db")), target))
    refused("unwritable", lambda: make_backup(places, str(tmp_path / "无" / "备份.zip")))
    refused("exists", lambda: make_backup(places, str(places.ledger)))
    Path(str(places.ledger)).write_bytes(b"no database" * 99)
    refused("broken-database", lambda: make_backup(places, target))
    assert not os.path.exists(target)


@pytest.mark.skipif(sys.platform == "win32", reason="names")
def test_a_name_that_could_not_be_restored_is_told_before(places: Places, tmp_path: Path) -> None:
    for name in ("a\\b.yaml", "a\nb.yaml"):
        odd = Path(str(places.cases), name)
        odd.touch()
        refused("bad-name", lambda: make_backup(places, str(tmp_path / "备份.zip")))
        odd.unlink()


def test_a_damaged_database_is_not_backed_up(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(str(places.ledger))) as database, database:
        database.execute("CREATE INDEX by_title ON items (title)")
        database.execute("PRAGMA writable_schema = 1")
        database.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'by_title'")
    refused("broken-database", lambda: make_backup(places, str(tmp_path / "备份.zip")))


def test_a_backup_is_not_written_onto_what_it_is_of(places: Places, tmp_path: Path) -> None:
    link = tmp_path / "链.zip"
    link.symlink_to(str(places.ledger))
    (trail,) = Path(places.data, "audit").glob("*.jsonl")
    for target in (
        places.ledger,
        os.path.join(places.data, FILE),
        trail,
        os.path.join(str(places.cases), "水.yaml"),
        link,
    ):
        before = content(places)
        refused("onto-itself", lambda target=str(target): make_backup(places, target, force=True))  # type: ignore[misc]
        assert content(places) == before
    other = tmp_path / "备份.zip"
    other.write_bytes(b"old")
    make_backup(places, str(other), force=True)
    assert zipfile.is_zipfile(other)


Spoil = Callable[[dict[str, bytes], dict[str, object]], None]


def _files(manifest: dict[str, object]) -> dict[str, str]:
    files = manifest["files"]
    assert isinstance(files, dict)
    return files


def _renamed(name: str) -> Spoil:
    def spoil(files: dict[str, bytes], manifest: dict[str, object]) -> None:
        files[name] = files.pop("ledger.sqlite3")
        _files(manifest)[name] = _files(manifest).pop("ledger.sqlite3")

    return spoil


def _changed(files: dict[str, bytes], manifest: dict[str, object]) -> None:
    files["cases/水.yaml"] = b"case: 3\n"


def _missing(files: dict[str, bytes], manifest: dict[str, object]) -> None:
    del files["cases/水.yaml"]


def _more(files: dict[str, bytes], manifest: dict[str, object]) -> None:
    files["cases/more.yaml"] = b""


def _newer(files: dict[str, bytes], manifest: dict[str, object]) -> None:
    manifest["format"] = 2


def _newer_schema(files: dict[str, bytes], manifest: dict[str, object]) -> None:
    manifest["schema"] = SCHEMA + 1


def _odd_manifest(files: dict[str, bytes], manifest: dict[str, object]) -> None:
    manifest["files"] = ["x"]


def _no_manifest(files: dict[str, bytes], manifest: dict[str, object]) -> None:
    manifest.clear()


@pytest.mark.parametrize(
    "spoil",
    [
        _changed, _missing, _more, _newer, _newer_schema, _odd_manifest, _no_manifest,
        *map(_renamed, ("../evil", "/etc/evil", "cases/../../evil", "cases//x", "audit\\..\\evil", "cases", "x", "cases/a\nb")),
    ],
)  # fmt: skip
def test_a_backup_that_was_changed_is_refused_and_nothing_is_touched(
    places: Places, tmp_path: Path, spoil: Spoil
) -> None:
    target = tmp_path / "备份.zip"
    make_backup(places, str(target))
    with zipfile.ZipFile(target) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    spoil(files, manifest)
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", json.dumps(manifest))
    before = content(places)
    refused("bad-backup", lambda: restore_backup(str(target), places, force=True))
    assert content(places) == before
    assert not (tmp_path / "evil").exists()


def _signed(target: Path, files: dict[str, bytes]) -> None:
    """A backup whose hashes are right."""
    import hashlib

    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        manifest = {"format": 1, "version": "x", "made": "x", "schema": SCHEMA, "files": sums}
        archive.writestr("manifest.json", json.dumps(manifest))


def test_what_a_backup_holds_is_verified(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, new = tmp_path / "备份.zip", elsewhere(tmp_path)
    accounts = Path(places.data, FILE).read_bytes()
    _signed(target, {"cases/a.yaml": b"x"})
    refused("bad-backup", lambda: restore_backup(str(target), new))
    _signed(target, {FILE: b"no database" * 99})
    refused("bad-backup", lambda: restore_backup(str(target), new))
    _signed(target, {FILE: accounts, "audit/2026-01.jsonl": b"x\ny\n"})
    refused("audit-broken", lambda: restore_backup(str(target), new))
    _signed(target, {FILE: Path(str(places.ledger)).read_bytes()})
    refused("not-accounts", lambda: restore_backup(str(target), new))
    monkeypatch.setattr(upkeep, "_MOST_BYTES", 1000)
    _signed(target, {FILE: accounts})
    assert "太大" in refused("bad-backup", lambda: restore_backup(str(target), new))
    target.write_bytes(b"PK no zip")
    refused("bad-backup", lambda: restore_backup(str(target), new))
    target.unlink()
    refused("not-found", lambda: restore_backup(str(target), new))
    assert not os.path.exists(new.data)


# two versions


def version_1(folder: Path) -> str:
    """A data folder as the first version of the accounts wrote it, with people, a token and a trail."""
    folder.mkdir()
    path = str(folder / FILE)
    Path(path).touch(mode=0o600)
    kept = hash_password(GOOD, CHEAP)
    with closing(connect(path)) as database:
        migrate(database, path, upto=1)
        for name, disabled in (("wang", ""), ("li", "2026-01-02T00:00:00+00:00")):
            database.execute(
                "INSERT INTO accounts (name, shown, department, role, salt, hash, n, r, p, created, disabled)"
                " VALUES (?, ?, '教务处', 'clerk', ?, ?, 2, 1, 1, '2026-01-01T00:00:00+00:00', ?)",
                (name, name, kept.salt, kept.hash, disabled),
            )
        database.execute(
            "INSERT INTO tokens (name, department, role, hash, created) VALUES ('oa', '', 'office', x'00', '2026')"
        )
    AuditTrail(folder).record("wang", "", "sign-in")
    return path


def test_the_accounts_of_the_version_before_are_brought_up_to_date(tmp_path: Path) -> None:
    path, data = version_1(tmp_path / "数据"), str(tmp_path / "数据")
    refused("old-accounts", lambda: Accounts(data, cost=CHEAP))
    before = Path(path).read_bytes()
    assert upgrade(Places(data), str(tmp_path / "备份.zip")) == (1, SCHEMA)
    accounts = Accounts(data, cost=CHEAP)
    assert accounts.verified("wang", GOOD)
    assert accounts.verified("li", GOOD) is None
    assert [each.name for each in accounts.tokens()] == ["oa"]
    accounts.add("sun", GOOD, department="教务处", sign_on="S")
    accounts.close()
    assert upgrade(Places(data), str(tmp_path / "又.zip")) == (SCHEMA, SCHEMA)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["备份.zip", "数据"]
    old = Places(str(tmp_path / "旧"))
    assert restore_backup(str(tmp_path / "备份.zip"), old)[0].schema == 1
    with closing(connect(os.path.join(old.data, FILE))) as database:
        assert database.execute("SELECT name FROM accounts ORDER BY 1").fetchall() == [("li",), ("wang",)]
    assert upgrade(old, str(tmp_path / "又.zip")) == (1, SCHEMA)
    assert before != Path(path).read_bytes()


@pytest.mark.parametrize(
    "statement", ["no SQL", "DELETE FROM accounts WHERE name = 'li'", "UPDATE tokens SET role = 'x'"]
)
def test_an_upgrade_that_goes_wrong_is_rolled_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    path, data = version_1(tmp_path / "数据"), str(tmp_path / "数据")
    with closing(connect(path)) as database:
        before = list(database.iterdump())
    monkeypatch.setitem(accounts_module._MIGRATIONS, 2, (*accounts_module._MIGRATIONS[2], statement))
    assert "退回原样" in refused("rolled-back", lambda: upgrade(Places(data), str(tmp_path / "备份.zip")))
    with closing(connect(path)) as database:
        assert list(database.iterdump()) == before
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert os.listdir(data).count(FILE) == 1
    monkeypatch.undo()
    assert upgrade(Places(data), str(tmp_path / "又.zip")) == (1, SCHEMA)


def test_no_backup_no_upgrade(tmp_path: Path) -> None:
    path, data = version_1(tmp_path / "数据"), str(tmp_path / "数据")
    before = Path(path).read_bytes()
    refused("unwritable", lambda: upgrade(Places(data), str(tmp_path / "无" / "备份.zip")))
    assert Path(path).read_bytes() == before
    with closing(connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    refused("newer-accounts", lambda: upgrade(Places(data), str(tmp_path / "备份.zip")))


def test_the_commands(places: Places, tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "备份.zip"
    kept = ["--data", places.data, "--cases", places.cases, "--ledger", places.ledger]
    code, out, _ = run_cli("service", "backup", "-o", target, *kept)
    assert (code, out.startswith(f"已备份到 {target}（5 个文件）")) == (0, True)
    code, _, err = run_cli("服务", "备份", "-o", places.ledger, "--force", *kept)
    assert (code, err.count("\n")) == (2, 1)
    assert run_cli("service", "restore", target, *kept)[0] == 2
    code, out, _ = run_cli("service", "restore", target, *kept, "--force")
    assert code == 0
    assert out.count("原来的改名为") == 4
    new = elsewhere(tmp_path)
    words = ["--data", new.data, "--cases", new.cases, "--ledger", new.ledger]
    code, out, _ = run_cli("service", "restore", target, *words)
    assert (code, out.count("\n")) == (0, 1)
    assert [entry["action"] for entry in AuditTrail(new.data).entries()] == ["check", "restore"]
    assert run_cli("service", "upgrade", "--data", new.data)[1] == "账号文件已经是这个版本的，不用升级\n"
    version_1(tmp_path / "旧")
    code, out, _ = run_cli("service", "upgrade", "--data", tmp_path / "旧")
    assert code == 0
    assert "从第 1 版升到第 2 版" in out
    assert len(list(tmp_path.glob("旧.升级前-*.zip"))) == 1
