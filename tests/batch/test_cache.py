"""The cache of results: never wrong, holds no text of a draft, and anything odd in it is none."""

from __future__ import annotations

import io
import json
import os
import threading
import time
from copy import copy
from pathlib import Path

import pytest

from alvtc_info import CheckRequest, Config, Facts, Severity, read_text
from alvtc_info.batch import cache
from alvtc_info.batch.cache import Cache, ground
from alvtc_info.batch.looked import RunChoices
from alvtc_info.batch.looker import Looker
from tests import Run
from tests.batch.drafts import TEXT, entries


@pytest.mark.medium
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html", "sarif"])
def test_the_second_time_nothing_is_judged_and_the_same_is_said(
    run_cli: Run, folder: Path, looks: list[str], form: str
) -> None:
    plain = run_cli("check", folder, "--format", form)
    first = run_cli("check", folder, "--format", form, "--cache")
    looks.clear()
    assert first == run_cli("check", folder, "--format", form, "--cache") == plain
    assert looks == []
    assert (Path(".alvtc-info-cache") / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_no_more_of_a_draft_is_kept_than_its_findings_quote(run_cli: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(f"{TEXT}工具间钥匙由值班员保管。\n", encoding="utf-8")
    run_cli("check", folder, "--cache-dir", "kept")
    texts = [path.read_text(encoding="utf-8") for path in entries(Path("kept"))]
    assert len(texts) == 2
    assert not any("13800000000" in text or "值班员保管" in text for text in texts)
    assert any("1*********0" in text for text in texts)


@pytest.mark.medium
def test_whatever_the_result_depends_on_makes_it_new(
    run_cli: Run, folder: Path, looks: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    draft = folder / "a.txt"

    def looked(*options: object) -> int:
        looks.clear()
        run_cli("check", draft, "--cache", *options)
        return len(looks)

    assert [looked(), looked()] == [1, 0]
    assert [looked("--stage", "sent"), looked("--select", "vague-time"), looked("--report-date", "2024-05-22")] == [
        1,
        1,
        1,
    ]
    settings = tmp_path / "alvtc-info.toml"
    settings.write_text('ignore = ["vague-time"]\n', encoding="utf-8")
    assert [looked(), looked()] == [1, 0]
    settings.write_text('[words.vague-time]\nadd = ["联系人"]\n', encoding="utf-8")
    assert [looked(), looked(), looked("--profile", "news")] == [1, 0, 1]
    assert [looked("--isolated"), looked()] == [0, 0]  # both were looked at before: without settings, with these
    assert run_cli("check", draft, "--cache", "--isolated") == run_cli("check", draft, "--isolated")
    assert run_cli("check", draft, "--cache") == run_cli("check", draft) != run_cli("check", draft, "--isolated")
    assert [looked("--kind", "daily", "--isolated"), looked("--kind", "daily")] == [1, 1]
    meta = tmp_path / "meta.yaml"
    meta.write_text("submitted_at: 2024-05-22 10:00\n", encoding="utf-8")
    assert [looked("--meta", meta), looked("--meta", meta)] == [1, 0]
    meta.write_text("submitted_at: 2024-05-23 10:00\n", encoding="utf-8")
    assert looked("--meta", meta) == 1
    draft.write_text(TEXT + TEXT, encoding="utf-8")
    assert [looked(), looked()] == [1, 0]
    monkeypatch.setattr(cache, "program", lambda: b"another version")
    assert [looked(), looked()] == [1, 0]


@pytest.mark.medium
def test_a_changed_file_of_the_program_or_of_the_pack_makes_it_new(
    run_cli: Run, folder: Path, looks: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import shutil

    import alvtc_info.institution.packs

    pack = tmp_path / "pack"
    shutil.copytree(Path(alvtc_info.institution.packs.__file__).parent / "alszyxy", pack)
    run_cli("check", folder, "--cache", "--institution", pack)
    looks.clear()
    run_cli("check", folder, "--cache", "--institution", pack)
    assert looks == []
    lexicon = pack / "lexicon.toml"
    lexicon.write_text(lexicon.read_text(encoding="utf-8") + "\n# 改过\n", encoding="utf-8")
    run_cli("check", folder, "--cache", "--institution", pack)
    assert len(looks) == 2

    program = tmp_path / "program"
    shutil.copytree(Path(cache.__file__).parent.parent, program, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(cache, "__file__", str(program / "batch" / "cache.py"))
    cache.program.cache_clear()
    before = cache.program()
    words = program / "rules" / "time.py"
    words.write_bytes(words.read_bytes().replace("近日".encode(), "近曰".encode()))
    cache.program.cache_clear()
    assert cache.program() != before
    cache.program.cache_clear()


@pytest.mark.medium
def test_drafts_that_are_compared_are_compared_anew(run_cli: Run, tmp_path: Path, looks: list[str]) -> None:
    from alvtc_info.model.rule import framed

    story = "5月20日，后勤处更换学生公寓2号楼供水阀门6个，检修管道120米，当日恢复供水，学生正常用水。"
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name, title in (("a", "后勤处更换供水阀门"), ("b", "后勤处检修公寓供水")):
        text = framed(title, story, row=f"后勤处　　2024年5月2{1 + (name == 'b')}日")
        (drafts / f"{name}.txt").write_text(text, encoding="utf-8")
    options = ("--cache-dir", tmp_path / "kept", "--select", "duplicate-submission")
    first = run_cli("check", drafts, *options)
    assert "重复 100%" in first[1]
    assert run_cli("check", drafts, *options) == first
    (drafts / "a.txt").write_text("5月20日，后勤处更换阀门。", encoding="utf-8")
    assert "重复" not in run_cli("check", drafts, *options)[1].replace("重复报送", "")


@pytest.mark.medium
@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"result": 1, "keys": []}', b'{"result": {}, "keys": [{}]}', b"\xff", b"[" * 9000]
)
def test_an_entry_that_cannot_be_read_is_none(run_cli: Run, folder: Path, looks: list[str], data: bytes) -> None:
    first = run_cli("check", folder, "--cache-dir", "kept")
    for path in entries(Path("kept")):
        path.write_bytes(data)
    looks.clear()
    assert run_cli("check", folder, "--cache-dir", "kept") == first
    assert len(looks) == 2
    looks.clear()
    assert run_cli("check", folder, "--cache-dir", "kept") == first
    assert looks == []


def test_what_must_not_be_kept(run_cli: Run, folder: Path, looks: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("机密★1年\n近日，后勤处更换阀门。\n", encoding="utf-8")
    (folder / "b.md").write_bytes(b"")
    code, _, told = run_cli("check", folder, "--cache-dir", "kept")
    assert code == 2
    assert "文件是空的" in told
    assert entries(Path("kept")) == []
    monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": io.BytesIO((folder / "a.txt").read_bytes())}))
    assert run_cli("check", "-", "--cache-dir", "kept")[0] == 1
    assert entries(Path("kept")) == []


def test_rules_of_other_packages_are_never_kept(folder: Path, looks: list[str]) -> None:
    from dataclasses import replace

    from alvtc_info.model.settings import Config
    from alvtc_info.rules import RULES

    def elsewhere(document: object) -> object:
        return iter(())

    elsewhere.__module__ = "somebodys_rules"
    looker = Looker(CheckRequest(), RunChoices(cache="kept"))
    looker.checker.settings._known[str(folder)] = Config(rules=(replace(RULES[0], check=elsewhere),))  # type: ignore[arg-type]
    looker.look((str(folder / "a.txt"), None))
    looker.look((str(folder / "a.txt"), None))
    assert len(looks) == 2
    assert entries(Path("kept")) == []


def test_a_cache_that_cannot_be_written(run_cli: Run, folder: Path, looks: list[str]) -> None:
    Path("file").write_text("", encoding="utf-8")
    code, _, told = run_cli("check", folder, "--cache-dir", "file")
    assert code == 2
    assert told.startswith("file：缓存文件夹用不了")
    assert told.count("\n") == 1
    code, _, told = run_cli("check", folder, "--cache-dir", folder)
    assert (code, told) == (2, f"{folder}：这个文件夹里有别的文件，不能用作缓存，请换一个新的或空的文件夹\n")
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.md"]
    kept = Path("kept")
    run_cli("check", folder, "--cache-dir", kept)
    parents = {path.parent for path in entries(kept)}  # one, where both hashes begin alike
    for path in entries(kept):
        path.unlink()
    for parent in parents:
        parent.rmdir()
        parent.write_text("in the way", encoding="utf-8")
    assert run_cli("check", folder, "--cache-dir", kept)[0] == 1
    assert entries(kept) == []


def test_what_is_old_is_taken_away(run_cli: Run, folder: Path) -> None:
    kept = Path("kept")
    run_cli("check", folder, "--cache-dir", kept)
    stale, fresh = entries(kept)
    foreign = stale.with_name("notes.json")
    foreign.write_text("somebody's", encoding="utf-8")
    long_ago = time.time() - 40 * 86_400
    for path in (stale, foreign):
        os.utime(path, (long_ago, long_ago))
    (folder / "a.txt").unlink()
    (folder / "b.md").unlink()
    (folder / "c.txt").write_text(TEXT, encoding="utf-8")
    run_cli("check", folder, "--cache-dir", kept)
    assert stale.exists()
    os.utime(kept / "CACHEDIR.TAG", (long_ago, long_ago))
    os.utime(fresh, (long_ago, time.time() - 2 * 86_400))
    run_cli("check", folder, "--cache-dir", kept)
    assert not stale.exists()
    assert fresh.exists()
    assert foreign.exists()


def test_an_entry_that_is_used_stays_young(run_cli: Run, folder: Path) -> None:
    kept = Path("kept")
    run_cli("check", folder, "--cache-dir", kept)
    one = entries(kept)[0]
    os.utime(one, (0, time.time() - 2 * 86_400))
    run_cli("check", folder, "--cache-dir", kept)
    assert time.time() - one.stat().st_mtime < 60


def test_without_lxml_there_is_a_name_too() -> None:
    assert cache._version("no-such-package") == b""


def test_keys_and_results_survive_the_way_through_json(folder: Path) -> None:
    looker = Looker(CheckRequest(), RunChoices(cache="kept", beside=True))
    one, again = (looker.look((str(folder / "a.txt"), None)) for _ in range(2))
    assert (one.result, one.keys) == (again.result, again.keys)
    assert (one.document is None, again.document is None) == (False, True)
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in entries(Path("kept")))
    assert isinstance(Cache("kept", looker.asked, looker.checker.settings, beside=True), Cache)


def test_what_a_repr_leaves_out_is_in_the_name_of_an_entry() -> None:
    one, other = read_text("近日，后勤处更换阀门。"), read_text("近日，后勤处更换水泵。")
    assert repr(one) == repr(other)
    requests = [
        CheckRequest(),
        CheckRequest(facts={"commissioned": "true"}),
        CheckRequest(facts={"commissioned": "false"}),
        CheckRequest(facts=Facts(commissioned=True)),
        CheckRequest(facts=Facts(category="意见建议")),
        CheckRequest(facts=Facts(category="典型案例")),
        CheckRequest(facts=Facts(others=(one,))),
        CheckRequest(facts=Facts(others=(other,))),
        CheckRequest(config=Config(severities={"vague-time": Severity.INFO})),
        CheckRequest(config=Config(severities={"vague-time": Severity.ERROR})),
    ]
    assert len({ground(request) for request in requests}) == len(requests)
    assert ground(CheckRequest(cancel=threading.Event(), timeout=5)) == ground(CheckRequest())
    assert ground(CheckRequest(facts=Facts(others=(one,)))) == ground(CheckRequest(facts=Facts(others=(copy(one),))))
