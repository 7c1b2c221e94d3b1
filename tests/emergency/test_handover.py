from __future__ import annotations

import hashlib
import json
import os
import zipfile
from pathlib import Path

import pytest

from alvtc_info.emergency.case_entries import Reported
from alvtc_info.emergency.case_file import append, load_case, new_id
from alvtc_info.emergency.case_log import CaseLog, open_case
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
    assert (done.files, done.missing) == (("drafts/first.yaml",), ("gone.yaml",))
    assert [line for line in done.left_out if "final.yaml 没有打包" in line]
    refused("exists", lambda: pack_case(path, pack, COLLEGE, now=at("15:05")))
    refused("no-folder", lambda: pack_case(path, tmp_path / "no" / "case.zip", COLLEGE, now=at("15:05")))
    there = tmp_path / "office" / "event.yaml"
    there.parent.mkdir()
    taken = take_over(pack, there, COLLEGE, now=at("15:06"))
    assert (taken.new, sorted(taken.files), taken.missing) == (5, ["drafts/first.yaml"], (sent[1].file, "gone.yaml"))
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


@pytest.mark.medium
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
    refused("bad-name", lambda: take_over(bad, target, COLLEGE, now=at("15:06")))
    zipped({**parts, "files/stray.txt": b"x"})
    refused("bad-pack", lambda: take_over(bad, target, COLLEGE, now=at("15:06")))
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()} | {
        "files/stray.txt": hashlib.sha256(b"x").hexdigest()
    }
    zipped({**parts, "files/stray.txt": b"x", "manifest.json": json.dumps({"sha256": sums}).encode()})
    refused("bad-name", lambda: take_over(bad, target, COLLEGE, now=at("15:06")))
    zipped({"event.yaml": parts["event.yaml"], "manifest.json": b"[" * 3000})
    refused("bad-pack", lambda: take_over(bad, target, COLLEGE, now=at("15:06")))
    assert not target.exists()


def repacked(path: Path, pack: Path, papers: dict[str, bytes]) -> None:
    """A pack, whole by its manifest, of a case whose log names these papers."""
    case = append(path, lambda _: [paper(name) for name in papers])
    files = {"event.yaml": path.read_bytes()}
    files |= {f"files/{e.id}-{os.path.basename(e.file)}": papers[e.file] for e in case.those(Reported) if e.file}
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    with zipfile.ZipFile(pack, "w") as out:
        for name, data in {**files, "manifest.json": json.dumps({"sha256": sums}).encode()}.items():
            out.writestr(name, data)


def paper(file: str) -> Reported:
    moment = at("15:00")
    return Reported(id=new_id(), at=moment, recorded_at=moment, to=("党政办公室",), by="written", file=file)


TEXT = "事故续报".encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("yaml.py", b"print(1)"),
        (".bash_profile", b"id"),
        (".git/hooks/pre-commit", b"id"),
        ("alvtc-info.toml", b"ignore = []"),
        ("pyproject.toml", b""),
        (".pre-commit-config.yaml", b"kind: first"),
        ("settings.json", b"{}"),
        ("mkdocs.yml", b"site_name: x"),
        ("a/.vscode/tasks.json", b'{"kind": "first"}'),
        ("稿.exe", b"MZ"),
        ("稿.docx", b"MZ"),
        ("稿\u202ecod.txt", TEXT),
        ("con.txt", TEXT),
        ("续报.txt.", TEXT),
    ],
)
def test_a_pack_puts_down_nothing_but_drafts(name: str, data: bytes, tmp_path: Path) -> None:
    repacked(opened(tmp_path), tmp_path / "case.zip", {name: data, "续报.txt": TEXT})
    there = tmp_path / "there"
    there.mkdir()
    message = refused("bad-name", lambda: take_over(tmp_path / "case.zip", there / "event.yaml", COLLEGE))
    assert "\u202e" not in message
    assert not list(there.iterdir())
    assert not list(tmp_path.glob(name))


def test_papers_are_put_down_once_and_through_no_link(tmp_path: Path) -> None:
    papers = {"a/续报.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT, "d.txt": TEXT, "../e.txt": TEXT, "f.txt": TEXT}
    repacked(opened(tmp_path), tmp_path / "case.zip", papers)
    there, outside = tmp_path / "there", tmp_path / "outside"
    there.mkdir()
    outside.mkdir()
    (there / "a").symlink_to(outside)
    (there / "b.txt").symlink_to(outside / "b.txt")
    (there / "c.txt").write_bytes(TEXT)
    (there / "f.txt").mkdir()
    (there / "d.txt").write_bytes(b"written here before")
    taken = take_over(tmp_path / "case.zip", there / "event.yaml", COLLEGE, now=at("15:06"))
    assert taken.files == ("e.txt",)
    assert [line.split("：")[0] for line in taken.left_out] == [
        f"稿件 {n} 没有取出" for n in ("a/续报.txt", "b.txt", "d.txt", "f.txt")
    ]
    assert not list(outside.iterdir())
    assert (there / "d.txt").read_bytes() == b"written here before"
    link = tmp_path / "link.yaml"
    link.symlink_to(outside / "event.yaml")
    refused("is-link", lambda: take_over(tmp_path / "case.zip", link, COLLEGE))
    refused("no-folder", lambda: take_over(tmp_path / "case.zip", tmp_path / "no" / "event.yaml", COLLEGE))


def test_only_drafts_of_the_folder_are_packed(tmp_path: Path) -> None:
    """The log of a case from elsewhere may name any file of this machine."""
    folder = tmp_path / "a"
    folder.mkdir()
    path = opened(folder)
    (tmp_path / "secret.txt").write_bytes(TEXT)
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "fact.toml").write_bytes(b"x = 1")
    (folder / "hid").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "good.txt").write_bytes(TEXT)
    names = [
        "../secret.txt",
        str(tmp_path / "secret.txt"),
        "out.txt",
        "fact.toml",
        "pipe.txt",
        "hid",
        "no.txt",
        "good.txt",
    ]
    append(path, lambda _: [paper(name) for name in (*names, "C:\\secret.txt", "\\\\host\\secret.txt")])
    done = pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("15:05"))
    assert (done.files, done.missing, len(done.left_out)) == (("good.txt",), ("no.txt",), 8)
    with zipfile.ZipFile(tmp_path / "case.zip") as pack:
        assert len(pack.namelist()) == 3


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


def test_a_case_whose_log_bears_a_mark_is_packed_once_that_is_erased(tmp_path: Path) -> None:
    path, pack = opened(tmp_path), tmp_path / "case.zip"
    log = CaseLog(path, COLLEGE, now=at("15:00"))
    log.learn({"measures": "机密★1年 某事"})
    refused("secret", lambda: pack_case(path, pack, COLLEGE, now=at("15:05")))
    assert not pack.exists()
    CaseLog(path, COLLEGE, now=at("15:01"), note="误记").erase(2, "李某")
    assert pack_case(path, pack, COLLEGE, now=at("15:05")).files == ()


@pytest.mark.parametrize("marked", ["log", "paper"])
def test_nothing_of_a_pack_that_bears_a_mark_is_put_down(marked: str, tmp_path: Path) -> None:
    path, there = opened(tmp_path), tmp_path / "there"
    there.mkdir()
    if marked == "log":
        CaseLog(path, COLLEGE, now=at("15:00")).learn({"measures": "机密★1年 某事"})
    repacked(path, tmp_path / "case.zip", {"续报.txt": "机密★10年\n某事\n".encode() if marked == "paper" else TEXT})
    refused("secret", lambda: take_over(tmp_path / "case.zip", there / "event.yaml", COLLEGE))
    assert not list(there.iterdir())


def test_papers_of_two_entries_with_one_number_are_packed_once_and_the_other_is_told_of(tmp_path: Path) -> None:
    path = opened(tmp_path)
    for folder, words in (("a", "先写的"), ("b", "后写的")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "first.txt").write_text(f"{words}一稿\n", encoding="utf-8")
    names = ("a/first.txt", "a/first.txt", "b/first.txt")
    append(path, lambda _: [paper(name).model_copy(update={"id": "e9e9e9e9"}) for name in names])
    done = pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("15:05"))
    assert (done.files, done.missing) == (("a/first.txt",), ())
    assert [line.split("：")[0] for line in done.left_out] == ["稿件 b/first.txt 没有打包"]
    with zipfile.ZipFile(tmp_path / "case.zip") as pack:
        assert pack.read("files/e9e9e9e9-first.txt").decode().startswith("先写的")
