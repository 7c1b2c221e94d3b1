from __future__ import annotations

import json
import zipfile
from pathlib import Path

from alvtc_info.emergency.case_entries import Reported
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import open_case
from alvtc_info.emergency.handover import pack_case, take_over
from tests.emergency.cases import COLLEGE, at, opened, told
from tests.refusing import refused


def test_a_case_goes_to_another_machine_and_back(tmp_path: Path, examples: Path) -> None:
    path = opened(tmp_path)
    paper = tmp_path / "drafts" / "first.yaml"
    paper.parent.mkdir()
    paper.write_bytes((examples / "first.yaml").read_bytes())
    told(path, "党政办公室", "15:00", file=str(paper))
    told(path, "党政办公室", "15:01", "written", file=str(examples / "final.yaml"))
    gone = tmp_path / "gone.yaml"
    gone.write_bytes(paper.read_bytes())
    told(path, "党政办公室", "15:02", "written", file=str(gone), report="follow-up")
    gone.unlink()
    sent = load_case(path).those(Reported)
    assert next((e.report, e.file) for e in sent) == ("first", "drafts/first.yaml")
    pack = tmp_path / "case.zip"
    done = pack_case(path, pack, COLLEGE, now=at("15:05"))
    assert (len(done.files), done.missing) == (2, ("gone.yaml",))
    refused("exists", lambda: pack_case(path, pack, COLLEGE, now=at("15:05")))
    refused("no-folder", lambda: pack_case(path, tmp_path / "no" / "case.zip", COLLEGE, now=at("15:05")))
    there = tmp_path / "office" / "event.yaml"
    there.parent.mkdir()
    taken = take_over(pack, there, COLLEGE, now=at("15:06"))
    assert (taken.new, sorted(taken.files), taken.missing) == (5, ["drafts/first.yaml", "final.yaml"], ("gone.yaml",))
    assert (there.parent / "drafts" / "first.yaml").read_bytes() == paper.read_bytes()
    assert [e.id for e in load_case(there).entries][:5] == [e.id for e in load_case(path).entries]
    told(there, "盟教体局", "15:08", sender="党政办公室")
    told(path, "部门主要负责人", "15:09")
    back = tmp_path / "back.zip"
    pack_case(there, back, COLLEGE, now=at("15:10"), to="后勤处")
    joined = take_over(back, path, COLLEGE, now=at("15:11"))
    assert (joined.new, joined.files) == (3, ())
    case = load_case(path)
    assert not case.tampered
    assert {e.to[0] for e in case.those(Reported)} >= {"盟教体局", "部门主要负责人"}
    other = tmp_path / "other.yaml"
    open_case(other, institution=COLLEGE, department="后勤处", occurred="14:30", now=at("14:31"))
    before = other.read_bytes()
    refused("other-case", lambda: take_over(back, other, COLLEGE, now=at("15:11")))
    assert other.read_bytes() == before


def test_papers_of_one_name_are_packed_apart(tmp_path: Path, examples: Path) -> None:
    path = opened(tmp_path)
    for folder, name in (("a", "first"), ("b", "final")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.yaml").write_bytes((examples / f"{name}.yaml").read_bytes())
        told(path, "党政办公室", "15:00", "written", file=str(tmp_path / folder / "report.yaml"))
    assert len(pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("15:05")).files) == 2
    there = tmp_path / "there"
    there.mkdir()
    take_over(tmp_path / "case.zip", there / "event.yaml", COLLEGE, now=at("15:06"))
    for folder in ("a", "b"):
        assert (there / folder / "report.yaml").read_bytes() == (tmp_path / folder / "report.yaml").read_bytes()


def test_packs_that_are_none(tmp_path: Path) -> None:
    path = opened(tmp_path)
    pack = tmp_path / "case.zip"
    pack_case(path, pack, COLLEGE, now=at("15:05"))
    target = tmp_path / "new.yaml"
    bad = tmp_path / "bad.zip"
    good = pack.read_bytes()
    with zipfile.ZipFile(pack) as held:
        parts = {name: held.read(name) for name in held.namelist()}

    def zipped(files: dict[str, bytes]) -> None:
        with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in files.items():
                out.writestr(name, data)

    for data in (b"no zip", good[:100], good.replace(b"event", b"evens")):
        bad.write_bytes(data)
        refused("bad-pack", lambda: take_over(bad, target, COLLEGE))
    zipped({**parts, "event.yaml": b"case: 1\n"})
    refused("bad-pack", lambda: take_over(bad, target, COLLEGE))
    zipped({"manifest.json": json.dumps({"sha256": {}}).encode()})
    refused("bad-pack", lambda: take_over(bad, target, COLLEGE))
    zipped({**parts, "files/zeros": bytes(65 << 20)})
    refused("too-large", lambda: take_over(bad, target, COLLEGE))
    zipped({**parts, "../evil.txt": b"x"})
    take_over(bad, target, COLLEGE, now=at("15:06"))
    assert not (tmp_path.parent / "evil.txt").exists()


def test_papers_never_land_outside_the_folder(tmp_path: Path, examples: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    path = opened(tmp_path / "a")
    outside = tmp_path / "first.yaml"
    outside.write_bytes((examples / "first.yaml").read_bytes())
    told(path, "党政办公室", "15:00", file=str(outside))
    pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("15:05"))
    outside.unlink()
    taken = take_over(tmp_path / "case.zip", tmp_path / "b" / "event.yaml", COLLEGE, now=at("15:06"))
    assert taken.files == ("first.yaml",)
    assert (tmp_path / "b" / "first.yaml").exists()


def test_a_case_with_a_paper_that_bears_a_mark_is_not_packed(tmp_path: Path, examples: Path) -> None:
    path, paper, pack = opened(tmp_path), tmp_path / "first.txt", tmp_path / "case.zip"
    paper.write_text("机　密\n某事\n", encoding="utf-8")
    told(path, "党政办公室", "15:00", file=str(paper))
    broken = tmp_path / "second.txt"
    broken.write_text("某事\n", encoding="utf-8")
    told(path, "党政办公室", "15:01", "written", file=str(broken))
    broken.write_bytes(b"")
    before = path.read_bytes()
    refused("secret", lambda: pack_case(path, pack, COLLEGE, now=at("15:05")))
    assert (path.read_bytes(), pack.exists()) == (before, False)
    paper.write_text("某事\n", encoding="utf-8")
    assert len(pack_case(path, pack, COLLEGE, now=at("15:05")).files) == 2
