from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import CheckRequest
from alvtc_info.assessment.ledger_store import open_store
from alvtc_info.batch import run as running
from alvtc_info.batch.looked import RunChoices
from alvtc_info.batch.looker import Looker
from alvtc_info.batch.pool import Here
from alvtc_info.errors import InputError
from alvtc_info.institution.values import default_institution
from tests import Run


def test_a_draft_that_changed_meanwhile_is_told(folder: Path) -> None:
    run = running.Run(Looker(CheckRequest(), RunChoices(cache="kept")), Here())
    path = folder / "a.txt"
    run.look([(str(path), None)], lambda: None)
    looked = run.look([(str(path), None)], lambda: None)
    assert looked[0].document is None
    path.write_text("换了。", encoding="utf-8")
    with pytest.raises(InputError, match="被改动了"):
        run.document(looked[0])
    assert run.shown(looked) == []
    assert [failure.code for failure in run.failures] == ["changed"]


def test_repeats_that_changed_meanwhile_are_told_once(folder: Path) -> None:
    from alvtc_info.model.rule import framed

    text = framed("后勤处检修", "5月20日，后勤处更换学生公寓2号楼供水阀门6个，检修管道120米。", issue="第1期")
    paths = [folder / f"{name}.txt" for name in "xyz"]
    for path in paths:
        path.write_text(text, encoding="utf-8")
    run = running.Run(Looker(CheckRequest(), RunChoices(cache="kept", beside=True, words="none")), Here())
    drafts = [(str(path), None) for path in paths]
    run.look(drafts, lambda: None)
    looked = run.look(drafts, lambda: None)
    paths[1].unlink()
    paths[2].write_text("换了。", encoding="utf-8")
    judged = run.compare(looked)
    assert [Path(each.path).name for each in judged] == ["x.txt"]
    assert sorted(failure.code for failure in run.failures) == ["changed", "not-found"]


def test_what_is_beyond_memory_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run) -> None:
    wanted = run_cli("check", folder, "--format", "html")
    monkeypatch.setattr("alvtc_info.batch.run.KEPT", 0)
    assert run_cli("check", folder, "--format", "html") == wanted


def test_one_draft_of_which_the_others_cannot_be_read_is_judged_as_alone(run_cli: Run, folder: Path) -> None:
    (folder / "b.md").write_bytes(b"")
    assert default_institution()
    out = run_cli("check", folder, "--kind", "daily")[1]
    assert "未检查" in out
    assert "重复报送" in out


def test_one_that_vanished_before_the_ledger_was_asked_costs_only_itself(folder: Path) -> None:
    place = folder.parent / "台账.db"
    open_store(place, create=True).close()
    run = running.Run(Looker(CheckRequest(ledger=str(place)), RunChoices(beside=True)), Here())
    paths = [folder / "a.txt", folder / "b.md"]
    looked = run.look([(str(path), None) for path in paths], lambda: None, judged=False)
    looked[1].document = None
    paths[1].unlink()
    judged = run.compare(looked)
    assert [Path(each.path).name for each in judged] == ["a.txt"]
    assert [(Path(failure.path).name, failure.code) for failure in run.failures] == [("b.md", "not-found")]
