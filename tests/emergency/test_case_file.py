from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info.emergency import case_file, case_log
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import open_case
from alvtc_info.emergency.situation import assess
from alvtc_info.emergency.status_text import format_status
from alvtc_info.errors import AlvtcInfoError, InputError
from alvtc_info.reading.drafts import read
from tests.emergency.cases import COLLEGE, at, opened, told
from tests.refusing import refused


def test_a_changed_entry_is_seen(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "15:05")
    told(path, "学院分管领导", "15:06")
    path.write_text(path.read_text(encoding="utf-8").replace("15:05:00", "14:55:00"), encoding="utf-8")
    case = load_case(path)
    assert case.tampered == (2,)
    text = format_status(case, assess(case, COLLEGE, at("15:10")), COLLEGE)
    assert "第2条与封签不一致（可能是改动、磁盘损坏或恢复了旧备份），不能作为凭据" in text
    assert "与封签不一致）" in text


def test_damaged_files_are_read_as_far_as_they_are_whole(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:41")
    told(path, "学院分管领导", "14:45")
    text = path.read_text(encoding="utf-8")
    for cut, whole in (
        (text[:-10], 2),
        (text.rstrip("\n"), 2),
        (text[: text.rindex("- entry") + 12], 2),
        (text + "- junk\n", 3),
    ):
        path.write_text(cut, encoding="utf-8")
        assert "repair" in refused("damaged-case", lambda: load_case(path))
        case = load_case(path, mend=True)
        assert len(case.entries) == whole
        assert f"前 {whole} 条记录完好" in case.damage
        before = path.read_bytes()
        refused("damaged-case", lambda: told(path, "院长", "14:50"))
        assert path.read_bytes() == before
        mended = tmp_path / "mended.yaml"
        case_log.mend(path, mended, force=True)
        assert len(load_case(mended).entries) == whole
        lost = cut[len(case_file.dump(case)) :].strip().splitlines()
        assert all(line in mended.read_text(encoding="utf-8") for line in lost)
    for bad in (
        "case: x\n",
        "case: x\nlog:\n",
        "case: x\nlog: 1\n",
        "case: x\nlog:\n- a\n",
        "case: x\nlog:\n- entry: odd\n  seal: x\n",
    ):
        path.write_text(bad, encoding="utf-8")
        refused("damaged-case", lambda: load_case(path))
        refused("nothing-whole", lambda: case_log.mend(path, tmp_path / "none.yaml"))
    path.write_text(text, encoding="utf-8")
    case_log.mend(path, tmp_path / "same.yaml")
    assert (tmp_path / "same.yaml").read_text(encoding="utf-8") == text


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    path = opened(tmp_path)
    text = path.read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text("kind: first\n", encoding="utf-8")
    refused("not-a-case", lambda: load_case(other))
    other.write_text(text + text, encoding="utf-8")
    refused("two-events", lambda: load_case(other))
    other.write_text(text + text[text.index("- entry") :], encoding="utf-8")
    refused("two-events", lambda: load_case(other))
    other.write_text(text.replace("Asia/Shanghai", "Mars"), encoding="utf-8")
    refused("unknown-zone", lambda: load_case(other))
    other.write_text(text.replace("'2024-05-20 14:30:00+08:00'", "'14:30'"), encoding="utf-8")
    assert "要有日期" in refused("damaged-case", lambda: load_case(other))
    other.write_text(text.replace("14:30:00+08:00", "06:30:00+00:00"), encoding="utf-8")
    assert load_case(other).particulars.occurred_at == at("14:30")
    other.write_text(text.replace("14:30:00+08:00", "14:30:00"), encoding="utf-8")
    assert load_case(other).particulars.occurred_at == at("14:30")
    other.write_text(
        text[: text.index("- entry")]
        + "- entry: closed\n  id: 00000000\n  at: 2024-05-20 14:40\n  recorded_at: 2024-05-20 14:40\n  seal: x\n",
        encoding="utf-8",
    )
    assert "缺少立案记录" in refused("damaged-case", lambda: load_case(other))
    assert load_case(other, mend=True).entries == ()
    withdrawn = text + "- entry: withdrawn\n  id: 00000000\n  recorded_at: 2024-05-20 14:40\n  seal: x\n"
    other.write_text(withdrawn, encoding="utf-8")
    assert "作废哪一条" in refused("damaged-case", lambda: load_case(other))
    other.write_text("[case]:\ncase: 1\nlog:\n", encoding="utf-8")
    with pytest.raises(AlvtcInfoError):
        load_case(other)


def test_a_case_saved_in_another_coding_is_read_but_not_written(tmp_path: Path) -> None:
    path = opened(tmp_path)
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    before = path.read_bytes()
    assert load_case(path).particulars.place == "实训楼3层"
    assert "UTF-8" in refused("not-utf8", lambda: told(path, "处长", "14:41"))
    assert path.read_bytes() == before


def test_a_case_is_no_draft(tmp_path: Path) -> None:
    path = opened(tmp_path)
    assert "emergency status" in refused("is-case", lambda: read(path))


def test_a_lock_that_is_kept_and_folders_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = opened(tmp_path)
    monkeypatch.setattr(case_file, "_PATIENCE", 0.05)
    with case_file._locked(path):
        assert "别人正在记" in refused("locked", lambda: told(path, "处长", "14:41"))
    (tmp_path / "b.yaml").mkdir()
    (tmp_path / ".c.yaml.lock").mkdir()
    refused(
        "cannot-write",
        lambda: open_case(tmp_path / "c.yaml", institution=COLLEGE, department="处", known="8:00", now=at("9:00")),
    )


@pytest.mark.parametrize("kind", ["[]", "{}", "[[a]]", "1"])
def test_a_sort_of_entry_that_is_no_text_is_told(kind: str, tmp_path: Path) -> None:
    path = opened(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("entry: opened", f"entry: {kind}"), encoding="utf-8")
    with pytest.raises(InputError, match="第1条"):
        load_case(path)
