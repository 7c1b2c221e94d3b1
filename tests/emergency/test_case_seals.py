"""A case against its seals: every way of changing it by hand is found, by the first entry concerned."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from alvtc_info.emergency.case import Case
from alvtc_info.emergency.case_entries import Erased, Erasure, Learnt, Opened, Reported
from alvtc_info.emergency.case_file import dump, load_case
from alvtc_info.emergency.case_log import CaseLog, mend
from alvtc_info.emergency.case_seals import is_old, sealed, verify_case
from alvtc_info.emergency.handover import pack_case, take_over
from alvtc_info.emergency.situation import assess
from alvtc_info.emergency.status_text import format_status
from alvtc_info.model.hash_chain import Head, read_head
from tests import ROOT, TESTS
from tests.emergency.cases import COLLEGE, at, opened, told
from tests.killing import killed
from tests.refusing import refused

OLD = TESTS / "emergency" / "case-1.yaml"
CAUSES = "可能是改动、磁盘损坏或恢复了旧备份"


def filled(tmp_path: Path) -> Path:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:41", recorder="王某", note="座机")
    CaseLog(path, COLLEGE, now=at("14:45")).learn({"伤亡": "2名学生擦伤", "报告人电话": "13800000000"})
    told(path, "学院分管领导", "14:46")
    CaseLog(path, COLLEGE, now=at("14:50"), corrects=4).withdraw()
    return path


def seen(path: Path, *heads: Head) -> list[tuple[int, str]]:
    return list(verify_case(load_case(path), heads).differences)


def erase(path: Path, number: int) -> Case:
    return CaseLog(path, COLLEGE, now=at("15:00"), recorder="王某", note="误录电话").erase(number, "李某")


def pieces(path: Path) -> list[str]:
    head, *rest = re.split(r"(?m)^(?=- )", path.read_text(encoding="utf-8"))
    return [head, *rest]


def test_a_case_as_it_was_written_matches_its_seals(tmp_path: Path) -> None:
    path = filled(tmp_path)
    case = load_case(path)
    assert verify_case(case, [case.head, read_head(str(case.head))]).differences == ()
    told(path, "院长", "14:55")
    assert seen(path, case.head) == []
    assert dump(load_case(path)) == path.read_text(encoding="utf-8")
    status = format_status(case, assess(case, COLLEGE, at("15:00")), COLLEGE)
    assert status.endswith(f"封签　{case.head}\n")


@pytest.mark.medium
@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("zone: Asia/Shanghai", "zone: Asia/Tokyo", 1),
        ("\nzone:", "1\nzone:", 1),
        ("\nlog:", "\nolder: 2\nlog:", 1),
        ("\nlog:", "\nolder: x\nlog:", 0),
        ("place: 实训楼3层", "place: 实训楼4层", 1),
        ("  what: 配电箱冒烟\n", "", 1),
        ("department: 后勤处\n- ", "department: 后勤处\n  cause: 不明\n- ", 1),
        ("recorder: 王某", "recorder: 李某", 2),
        ("note: 座机", "note: 手机", 2),
        ("at: '2024-05-20 14:41:00+08:00'\n  rec", "at: '2024-05-20 14:40:00+08:00'\n  rec", 2),
        ("recorded_at: '2024-05-20 14:41:00", "recorded_at: '2024-05-20 14:40:00", 2),
        ("- 部门主要负责人", "- 院长", 2),
        ("by: phone", "by: oral", 2),
        ("casualties: 2", "casualties: 3", 3),
        ("entry: withdrawn", "entry: learnt", 5),
    ],
)
def test_a_change_of_any_field_is_found(old: str, new: str, first: int, tmp_path: Path) -> None:
    path = filled(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = seen(path)
    assert [number for number, _ in found][:1] == ([first] if first else [])
    assert all(CAUSES in message for _, message in found)


@pytest.mark.medium
@pytest.mark.parametrize("name", ["id", "salt", "seal"])
def test_a_change_of_what_ties_the_chain_is_found(name: str, tmp_path: Path) -> None:
    path = filled(tmp_path)
    parts = pieces(path)
    parts[3] = re.sub(rf"(  {name}: '?)\w{{8}}", r"\g<1>00000000", parts[3])
    path.write_text("".join(parts), encoding="utf-8")
    assert seen(path)[0][0] == 3
    parts[3] = re.sub(r"  salt: .*\n", "", parts[3])
    path.write_text("".join(parts), encoding="utf-8")
    assert seen(path)[0][0] == 3


@pytest.mark.medium
@pytest.mark.parametrize(
    ("order", "first", "said"),
    [
        ([0, 2, 3, 4, 5], 1, "与封签不一致"),
        ([0, 1, 2, 4, 5], 3, "或者它前面少了记录"),
        ([0, 1, 3, 2, 4, 5], 2, "和前一条接不上"),
        ([0, 1, 2, 3, 5, 4], 4, "和前一条接不上"),
        ([0, 1, 2, 2, 3, 4, 5], 3, "和前一条接不上"),
        ([0, 1, 2, 3, 4, 5, 3], 6, "和前一条接不上"),
    ],
)
def test_entries_taken_away_swapped_or_doubled_are_found(
    order: list[int], first: int, said: str, tmp_path: Path
) -> None:
    path = filled(tmp_path)
    parts = pieces(path)
    if order[1] != 1:
        parts[2] = parts[1].replace("what: 配电箱冒烟", "what: 冒烟")
    path.write_text("".join(parts[number] for number in order), encoding="utf-8")
    found = seen(path)
    assert found[0][0] == first
    assert said in found[0][1]


def test_an_entry_that_was_added_by_hand_is_found(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with path.open("a", encoding="utf-8") as stream:
        stream.write(
            "- entry: closed\n  id: '00000001'\n  at: '2024-05-20 15:00:00+08:00'\n"
            "  recorded_at: '2024-05-20 15:00:00+08:00'\n  seal: '0'\n"
        )
    assert seen(path)[0][0] == 6


def test_what_only_a_head_kept_elsewhere_shows(tmp_path: Path) -> None:
    path = filled(tmp_path)
    head = load_case(path).head
    whole = path.read_bytes()
    path.write_text("".join(pieces(path)[:-1]), encoding="utf-8")
    assert seen(path) == []
    cut = "留存的封签到第5条，案卷只到第4条：后面的不见了，可能是截掉、磁盘损坏或恢复了旧备份"
    assert seen(path, head) == [(5, cut)]
    path.write_bytes(whole)
    case = load_case(path)
    entries = [case.entries[0]]
    for entry in case.entries[1:]:
        entries.append(sealed(entry.model_copy(update={"note": "改"}), entries[-1].seal))
    path.write_text(dump(replace(case, entries=tuple(entries))), encoding="utf-8")
    assert seen(path) == []
    assert "第5条与留存的封签不一致（现在是" in seen(path, head)[0][1]
    assert "没有这一条" in seen(path, Head(0, "0" * 64))[0][1]


def test_what_was_recorded_by_mistake_is_erased_as_approved(tmp_path: Path) -> None:
    path = filled(tmp_path)
    head = load_case(path).head
    case = erase(path, 3)
    assert case == load_case(path)
    assert "13800000000" not in path.read_text(encoding="utf-8")
    assert case.particulars.phone == ""
    left, erasure = case.entries[2], case.entries[-1]
    assert isinstance(left, Erased)
    assert isinstance(erasure, Erasure)
    assert (left.was, left.at, left.note, erasure.erases, erasure.note) == ("learnt", None, "", left.id, "误录电话")
    verified = verify_case(case, [head])
    assert (verified.differences, verified.erased) == ((), ((3, 6),))
    text = format_status(case, assess(case, COLLEGE, at("15:10")), COLLEGE)
    assert "3. 14时45分　已清除　原是一条情况" in text
    assert "6. 15时00分　清除　第3条的内容，李某批准　误录电话" in text
    assert erase(path, 5).corrected_by[case.entries[3].id] == case.entries[4].id
    assert "已由第5条作废" in format_status(load_case(path), assess(load_case(path), COLLEGE, at("15:10")), COLLEGE)
    assert [e.to for e in load_case(path).those(Reported)] == [("部门主要负责人",)]
    for number, code in ((3, "erased-before"), (6, "erased-before"), (0, "no-entry"), (99, "no-entry")):
        refused(code, partial(erase, path, number))
    refused("no-approval", lambda: CaseLog(path, COLLEGE, note="误录").erase(2, " "))
    refused("no-approval", lambda: CaseLog(path, COLLEGE).erase(2, "李某"))
    refused("no-entry", lambda: CaseLog(path, COLLEGE, now=at("15:00"), corrects=3).withdraw())
    assert verify_case(load_case(path)).differences == ()


def test_the_first_entry_is_corrected_before_it_is_erased(tmp_path: Path) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()
    assert "先更正" in refused("first-entry", lambda: erase(path, 1))
    assert path.read_bytes() == before
    CaseLog(path, COLLEGE, now=at("14:58"), corrects=1).learn({"地点": "实训楼"})
    case = erase(path, 1)
    assert isinstance(case.entries[0], Erased)
    assert isinstance(case.entries[5], Opened)
    assert (case.particulars.place, load_case(path).tampered) == ("实训楼", ())
    told(path, "院长", "15:20")
    assert seen(path) == []


def test_what_is_left_of_an_erased_entry_is_watched_as_well(tmp_path: Path) -> None:
    path = filled(tmp_path)
    copy = shutil.copy(path, tmp_path / "old.yaml")
    erase(path, 3)
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("was: learnt", "was: closed"),
        ("was: learnt", "was: learnt\n  note: 又写"),
        ("content: ", "content: 0"),
    ):
        path.write_text(re.sub(r"(content: 0\w{63})\w", r"\1", text.replace(old, new, 1)), encoding="utf-8")
        assert seen(path)[0][0] == 3
    parts = [*pieces(path)[:1], *re.split(r"(?m)^(?=- )", text)[1:]]
    path.write_text("".join(parts[:-1]), encoding="utf-8")
    assert seen(path) == [(3, f"第3条的内容不见了，没有批准清除的记录：{CAUSES}")]
    parts[3] = pieces(Path(copy))[3]
    path.write_text("".join(parts), encoding="utf-8")
    ((number, message),) = seen(path)
    assert (number, "已批准清除（第6条），内容却还在" in message) == (3, True)
    assert verify_case(erase(path, 3)).differences == ()
    parts[3] = ""
    path.write_text("".join(parts), encoding="utf-8")
    assert seen(path)[0][0] == 3
    assert "第？条的内容" in format_status(load_case(path), assess(load_case(path), COLLEGE, at("15:10")), COLLEGE)


def test_a_case_of_the_first_version_opens_and_is_sealed_anew_by_the_next_write(tmp_path: Path) -> None:
    path = tmp_path / "event.yaml"
    path.write_bytes(OLD.read_bytes())
    case = load_case(path)
    assert (is_old(case), case.tampered, len(case.entries)) == (True, (), 5)
    assert seen(path) == []
    told(path, "院长", "14:55")
    case = load_case(path)
    assert (is_old(case), case.older, case.tampered, len(case.entries)) == (False, 5, (), 6)
    assert [e.id for e in case.entries[:5]] == [e.id for e in load_case(OLD).entries]
    assert dump(case) == path.read_text(encoding="utf-8")
    assert "seal: 256c9c668b7cee3e" not in path.read_text(encoding="utf-8")
    erase(path, 3)
    assert seen(path) == []


def test_what_did_not_match_an_old_seal_is_said_ever_after(tmp_path: Path) -> None:
    path = tmp_path / "event.yaml"
    text = OLD.read_text(encoding="utf-8").replace("note: 座机", "note: 手机")
    path.write_text(text.replace("log:\n", "log:\n# 手写的\n") + "# 读不了的内容：x\n", encoding="utf-8")
    assert load_case(path).tampered == (2,)
    assert seen(path) == [(2, f"第2条与封签不一致：{CAUSES}（或者它前面少了记录）")]
    told(path, "院长", "14:55")
    written = path.read_text(encoding="utf-8")
    assert "log:\n# 手写的\n- entry: opened" in written
    assert "\n# 读不了的内容：x\n- entry: reported" in written
    assert seen(path) == [(2, f"第2条换新封签时就与旧封签不一致：{CAUSES}")]
    assert mend(path, tmp_path / "mended.yaml").tampered == (2,)


def test_erasing_from_a_case_of_the_first_version_leaves_no_old_seal(tmp_path: Path) -> None:
    path = tmp_path / "event.yaml"
    path.write_bytes(OLD.read_bytes())
    erase(path, 3)
    text = path.read_text(encoding="utf-8")
    assert all(entry.seal not in text for entry in load_case(OLD).entries)
    assert seen(path) == []


def test_what_was_changed_on_the_way_is_not_made_good_by_a_merge(tmp_path: Path) -> None:
    path = filled(tmp_path)
    (tmp_path / "office").mkdir()
    office = Path(shutil.copy(path, tmp_path / "office" / "event.yaml"))
    told(path, "院长", "14:55")
    path.write_text(path.read_text(encoding="utf-8").replace("- 院长", "- 党委书记"), encoding="utf-8")
    pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("15:05"))
    take_over(tmp_path / "case.zip", office, COLLEGE, now=at("15:06"))
    assert [number for number, _ in seen(office)] == [6]


def test_what_was_erased_stays_so_on_the_other_machine(tmp_path: Path) -> None:
    path = filled(tmp_path)
    (tmp_path / "office").mkdir()
    office = Path(shutil.copy(path, tmp_path / "office" / "event.yaml"))
    told(path, "院长", "14:55", note="13800000001")
    erase(path, 6)
    pack_case(path, tmp_path / "case.zip", COLLEGE, now=at("15:05"))
    take_over(tmp_path / "case.zip", office, COLLEGE, now=at("15:06"))
    verified = verify_case(load_case(office))
    assert (verified.differences, verified.erased) == ((), ((6, 7),))
    assert "13800000001" not in office.read_text(encoding="utf-8")


def test_papers_that_were_replaced_are_said(tmp_path: Path, examples: Path) -> None:
    path = filled(tmp_path)
    for name in ("first.yaml", "final.yaml"):
        shutil.copy(examples / name, tmp_path / name)
        told(path, "党政办公室", "15:00", "written", file=str(tmp_path / name))
    CaseLog(path, COLLEGE, now=at("15:01"), at="2024-05-20 15:01").report(["院长"], "written")
    assert verify_case(load_case(path)).missing == ()
    assert seen(path) == []
    (tmp_path / "first.yaml").write_bytes(b"x")
    (tmp_path / "final.yaml").unlink()
    verified = verify_case(load_case(path))
    assert verified.missing == ("final.yaml",)
    ((number, message),) = verified.differences
    assert number == 6
    assert message.startswith("第6条的稿件 first.yaml 与记下时不同：可能是")
    (tmp_path / "first.yaml").unlink()
    (tmp_path / "first.yaml").mkdir()  # which is no paper
    assert [number for number, _ in verify_case(load_case(path)).differences] == [6]


@pytest.mark.parametrize("link", [False, True])
def test_of_papers_outside_the_folder_nothing_is_told(link: bool, tmp_path: Path, examples: Path) -> None:
    (tmp_path / "case").mkdir()
    path = filled(tmp_path / "case")
    shutil.copy(examples / "first.yaml", tmp_path / "case" / "first.yaml")
    told(path, "党政办公室", "15:00", "written", file=str(tmp_path / "case" / "first.yaml"))
    named = "first.yaml"
    if link:
        (tmp_path / "case" / "first.yaml").unlink()
        (tmp_path / "case" / "first.yaml").symlink_to(tmp_path / "secret.txt")
    else:
        named = "../secret.txt"
        path.write_text(path.read_text("utf-8").replace("file: first.yaml", f"file: {named}"), "utf-8")
    told_of: list[object] = []
    for content in (None, b"x", (examples / "first.yaml").read_bytes()):
        if content is not None:
            (tmp_path / "secret.txt").write_bytes(content)
        verified = verify_case(load_case(path))
        told_of.append((verified.missing, [line for _, line in verified.differences if "稿件" in line]))
    assert told_of == [((named,), [])] * 3


def test_papers_of_a_case_of_bytes_are_missing(tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alvtc_info import load_case as load_event

    path = filled(tmp_path)
    shutil.copy(examples / "first.yaml", tmp_path / "first.yaml")
    told(path, "党政办公室", "15:00", "written", file=str(tmp_path / "first.yaml"))
    monkeypatch.chdir(tmp_path)
    assert load_event(path.read_bytes()).verify().missing == ("first.yaml",)
    assert load_event(path).verify().missing == ()


def test_a_clock_that_goes_backwards_loses_nothing(tmp_path: Path) -> None:
    path = opened(tmp_path)
    for clock in ("14:50", "14:45", "14:40"):
        CaseLog(path, COLLEGE, now=at(clock)).learn({"措施": f"{clock}断电"})
    case = load_case(path)
    assert [e.measures for e in case.entries if isinstance(e, Learnt)] == ["14:50断电", "14:45断电", "14:40断电"]
    assert verify_case(case).differences == ()


def test_a_full_disk_or_a_read_only_folder_leaves_the_case_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        refused("cannot-write", lambda: told(path, "院长", "14:55"))
        refused("cannot-write", lambda: erase(path, 3))
    assert path.read_bytes() == before
    assert [name for name in os.listdir(tmp_path) if name.endswith(".tmp")] == []
    told(path, "院长", "14:55")
    assert seen(path) == []


PROGRAM = """
import sys
from tests.emergency.cases import COLLEGE, at
from alvtc_info.emergency.case_log import CaseLog
for n in range(int(sys.argv[3])):
    CaseLog(sys.argv[1], COLLEGE, now=at("15:00")).learn({"措施": f"{sys.argv[2]}-{n}"})
    print(n, flush=True)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


@pytest.mark.slow
@pytest.mark.parametrize("writers", ["甲乙", "甲乙丙丁戊己庚辛"])
def test_two_and_eight_at_once_lose_nothing_and_leave_the_chain_whole(writers: str, tmp_path: Path) -> None:
    path = opened(tmp_path)
    running = [writer(path, name, 10) for name in writers]
    assert {len((process.communicate(timeout=120)[0]).splitlines()) for process in running} == {10}
    case = load_case(path)
    assert len({e.measures for e in case.entries if isinstance(e, Learnt)}) == 10 * len(writers)
    assert verify_case(case).differences == ()


def write_once(place: str, name: str, number: int) -> None:
    CaseLog(place, COLLEGE, now=at("15:00")).learn({"措施": f"{name}-{number}"})


@pytest.mark.slow
def test_killed_a_hundred_times_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "event.yaml"
    path.write_bytes(OLD.read_bytes())
    (tmp_path / "said").mkdir()
    done = killed(write_once, path, tmp_path / "said")
    case = load_case(path)
    written = [e.measures for e in case.entries[5:] if isinstance(e, Learnt)]
    assert {f"{attempt}-{n}" for attempt, count in done.items() for n in range(count)} <= set(written)
    assert len(written) == len(set(written)) <= sum(done.values()) + 100
    assert min(done.values()) >= 1
    assert (case.damage, verify_case(case).differences) == ("", ())
