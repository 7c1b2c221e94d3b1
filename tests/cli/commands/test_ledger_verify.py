from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from alvtc_info.assessment.ledger_store import open_store
from tests import TESTS, Run


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALVTC_INFO_LEDGER", str(tmp_path / "台账.db"))
    return tmp_path / "台账.db"


def meddle(place: Path, statement: str) -> None:
    connection = sqlite3.connect(place)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.medium
def test_from_the_first_entry_to_a_change_of_it(place: Path, ledger: Run, examples: Path, tmp_path: Path) -> None:
    paper = tmp_path / "稿" / "composite.yaml"
    paper.parent.mkdir()
    paper.write_bytes((examples / "composite.yaml").read_bytes())
    assert ledger("add", paper, "--create")[0] == 0
    code, out, _ = ledger("verify", "--papers", paper.parent)
    assert code == 0
    assert "已核对：1 条，都与封签一致\n稿件：1 份与记入时一样\n封签：1-" in out
    assert "没有对照留存的封签" in out
    head = re.findall(r"封签：(\S+)", out)[0]
    assert ledger("adopt", "1", "--level", "盟委行署")[0] == 0
    code, out, _ = ledger("verify", "--head", head)
    assert (code, "没有对照" in out) == (0, False)
    code, out, _ = ledger("verify", "--head", head, "--head", "9-0000-0000-0000-0000")
    assert (code, "× 留存的封签到第9条，台账只到第2条" in out) == (1, True)
    assert "16位" in ledger("verify", "--head", "9-0000")[2]
    paper.write_bytes(paper.read_bytes() + b"# changed\n")
    code, out, _ = ledger("verify", "--papers", paper.parent)
    assert (code, "× 第1条的稿件 composite.yaml 与记入时不同：可能是" in out) == (1, True)
    code, out, _ = ledger("verify", "--papers", place.parent / "稿" / "..")
    assert code == 1
    paper.unlink()
    code, out, _ = ledger("verify", "--papers", paper.parent)
    assert (code, "0 份与记入时一样，没有找到 1 份" in out) == (0, True)
    meddle(place, "UPDATE entries SET note = 'x' WHERE id = 1")
    code, out, _ = ledger("verify", "--papers", paper.parent)
    assert code == 1
    assert out.startswith("× 第1条与封签不一致：可能是改动、磁盘损坏或恢复了旧备份\n")
    assert "谁" not in out


@pytest.mark.medium
def test_what_was_erased_is_said_with_its_approval(place: Path, ledger: Run, examples: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    ledger("correct", "1", "--set", "渠道=OA")
    ledger("adopt", "1", "--level", "盟委行署")
    assert "谁批准的" in ledger("erase", "1", "--approved-by", " ", "--reason", "误录")[2]
    code, out, _ = ledger("erase", "1", "--approved-by", "李某", "--reason", "误录身份证号", "--by", "王某")
    assert code == 0
    assert "已清除：第1条的内容（第4条记着：李某批准，误录身份证号）" in out
    assert "提示：第2条是同一条的另一稿" in out
    assert "备份、导出的表、通报、报送包里要是也有" in out
    code, out, _ = ledger("verify")
    assert (code, "第1条已按批准清除（第4条：李某批准，误录身份证号）" in out) == (0, True)
    assert ledger("list")[1].endswith("共 1 条\n")
    code, out, _ = ledger("erase", "2", "--approved-by", "李某", "--reason", "误录身份证号")
    assert (code, "提示" in out) == (0, False)
    assert ledger("list")[1] == "共 0 条\n"
    _, out, _ = ledger("show", "1")
    assert "    1　" in out
    assert "内容已按批准清除" in out
    assert "（清除第1条，李某批准）　备注：误录身份证号" in out
    code, out, _ = ledger("erase", "1", "--approved-by", "李某", "--reason", "再整理")
    assert (code, "以前已经清除，这一次只整理文件" in out) == (0, True)
    code, _, err = ledger("erase", "9", "--approved-by", "李某", "--reason", "误录")
    assert (code, "没有第9条" in err) == (2, True)


def test_while_others_have_it_open_remnants_are_said(
    place: Path, ledger: Run, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    monkeypatch.setattr("alvtc_info.assessment.ledger_store.LedgerStore.settle", lambda _: False)
    _, out, _ = ledger("erase", "1", "--approved-by", "李某", "--reason", "误录")
    assert f"提示：{place} 正被别的程序用着" in out


@pytest.mark.medium
def test_a_ledger_of_the_first_version_and_many_differences(place: Path, ledger: Run, examples: Path) -> None:
    connection = sqlite3.connect(place)
    connection.executescript((TESTS / "assessment" / "ledger-1.sql").read_text(encoding="utf-8"))
    connection.close()
    code, out, _ = ledger("verify")
    assert (code, "旧版程序建的，5条都还没有封签" in out) == (1, True)
    assert "全部：" not in out
    ledger("adopt", "3", "--level", "自治区教育厅")
    code, out, _ = ledger("verify")
    assert (code, "提示：前 5 条是旧版程序记的" in out) == (0, True)
    with open_store(place) as book:
        book.add(book.records(["item"])[0].said, by="王某", at=book.history()[0].recorded_at)
    code, out, _ = ledger("verify")
    assert (code, "提示：第7条的记录时刻早于前一条" in out) == (0, True)
    meddle(place, "DELETE FROM links")
    code, out, _ = ledger("verify")
    assert (code, out.count("× 第"), "× ……另有" in out) == (1, 7, False)
    meddle(
        place,
        "INSERT INTO entries SELECT id + 10, entry, department, happened, subject, NULL, origin, mark, sha256, data, note, recorded_at, recorded_by FROM entries",
    )
    code, out, _ = ledger("verify")
    assert (code, "× ……另有 " in out) == (1, True)
    assert "从上面第一处看起" in out
