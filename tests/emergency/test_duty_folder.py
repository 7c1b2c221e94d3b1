"""The printed duty folder, and the sheet of a shift's handover."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alvtc_info import read
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog
from alvtc_info.emergency.duty_folder import CHART, FIRST, PHONES, SCRIPT, SHEET, duty_folder
from alvtc_info.emergency.shift import hand_over, print_shift, shift_text
from alvtc_info.institution.values import Person
from tests import Run
from tests.emergency.cases import COLLEGE, at, opened, told
from tests.refusing import refused

DAY = date(2024, 5, 20)


def words(data: bytes) -> str:
    return "\n".join(block.text for block in read(data, name="a.docx").blocks)


def test_the_folder_says_who_calls_whom_and_how_to_enter_it_later() -> None:
    pages = duty_folder(COLLEGE, DAY, chart=False)
    assert list(pages) == [FIRST, PHONES, SHEET, SCRIPT]
    first = words(pages[FIRST])
    assert "印制日期：2024年5月20日" in first
    assert "标“补录”，不算迟报" in first
    for step in COLLEGE.flow.steps:
        assert "、".join(step.to) in first
    assert "60 分钟" in first
    assert "50 分钟（建议）" in first
    script = words(pages[SCRIPT])
    assert "还不知道" not in script
    assert "没有姓名" not in script
    assert "断电、断网时用" in words(pages[SHEET])


@pytest.mark.medium
def test_the_phones_are_those_of_the_pack_with_the_day_they_were_checked() -> None:
    people = (
        Person("院长", "王某", "0483-1", checked="2024年3月1日"),
        Person("值班员", "李某", "0483-2"),
        Person("部门主要负责人", "赵某", "0483-3", "后勤处"),
    )
    phones = words(duty_folder(replace(COLLEGE, people=people), DAY, chart=False)[PHONES])
    for word in ("核对日期", "2024年3月1日", "0483-1", "值班员", "后勤处部门主要负责人", "教务处处长", "110　　119"):
        assert word in phones
    assert "王某" in words(duty_folder(replace(COLLEGE, people=people), DAY, chart=False)[SCRIPT])


@pytest.mark.medium
def test_the_command_writes_a_folder_and_nothing_over_it(
    run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "值班夹"
    code, out, err = run_cli("应急", "值班夹", "-o", folder)
    assert code == 0
    assert "5 张" in out
    assert "通讯录是空的" in err
    assert sorted(path.name for path in folder.iterdir()) == sorted([FIRST, CHART, PHONES, SHEET, SCRIPT])
    assert "没有覆盖" in run_cli("emergency", "folder", "-o", folder)[2]
    assert run_cli("emergency", "folder", "-o", folder, "--force")[0] == 0
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "建不了" in run_cli("emergency", "folder", "-o", tmp_path / "file" / "a")[2]
    known = replace(COLLEGE, people=(Person("院长", "王某", "0483-1"),))
    with monkeypatch.context() as patched:
        patched.setattr("alvtc_info.cli.commands.emergency.institution_of", lambda _: known)
        assert run_cli("emergency", "folder", "-o", tmp_path / "c")[2] == ""
    monkeypatch.setitem(__import__("sys").modules, "grandalf.graphs", None)
    code, out, err = run_cli("emergency", "folder", "-o", tmp_path / "b")
    assert (code, "4 张" in out) == (0, True)
    assert "没有流程图" in err


def test_a_chart_that_fails_otherwise_is_told(run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alvtc_info.errors import OutputError

    def fails(*_: object) -> bytes:
        raise OutputError("too-large", "画不下")

    monkeypatch.setattr("alvtc_info.charting.draw.draw", fails)
    assert "画不下" in run_cli("emergency", "folder", "-o", tmp_path / "b")[2]


@pytest.mark.slow
@pytest.mark.libreoffice
def test_every_page_is_one_page_without_colour(tmp_path: Path) -> None:
    for number, data in enumerate(duty_folder(COLLEGE, DAY).values()):
        (tmp_path / f"{number}.docx").write_bytes(data)
    office = f"-env:UserInstallation=file://{tmp_path}/office"
    command: list[str | Path] = [
        "soffice",
        office,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        *sorted(tmp_path.glob("*.docx")),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for path in sorted(tmp_path.glob("*.pdf")):
        assert b"Pages:           1\n" in subprocess.run(["pdfinfo", path], check=True, capture_output=True).stdout
        picture = subprocess.run(["pdftoppm", "-r", "40", path], check=True, capture_output=True).stdout
        pixels = picture.split(b"\n", 3)[3]
        assert set(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)) <= {(n, n, n) for n in range(256)}


def test_a_shift_gives_no_time_to_an_order_that_was_written_up_without_one(tmp_path: Path) -> None:
    path = opened(tmp_path, "5月18日14:30")
    CaseLog(path, COLLEGE, now=at("14:55")).instruct("院长", "先救人")
    CaseLog(path, COLLEGE, now=at("14:56"), at="5月18日15:20").instruct("党委书记", "")
    text = shift_text(hand_over([load_case(path)], COLLEGE, at("18:00")))
    assert "批示：院长（没有写几时）：先救人" in text
    assert "批示：党委书记（15时20分）" in text


def test_a_shift_hands_over_what_is_open(tmp_path: Path, run_cli: Run) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:41")
    told(path, "党政办公室", "14:50", "written", report="first")
    CaseLog(path, COLLEGE, now=at("14:55")).instruct("院长", "先救人")
    CaseLog(path, COLLEGE, now=at("14:56")).instruct("党委书记", "")
    shift = hand_over([load_case(path)], COLLEGE, at("18:00"), giver="张某", taker="李某")
    text = shift_text(shift)
    for said in (
        "交接班　2024年5月20日18时00分\n交班人：张某　　接班人：李某\n",
        "1. 实训楼3层配电箱冒烟　案卷",
        "涉事部门：后勤处　　发生：2024年5月20日14时30分，已过 3 小时",
        "已送的书面材料：首报（14时50分，报党政办公室）",
        "要报：部门主要负责人 → 学院分管领导：打电话",
        "批示：院长（14时55分）：先救人　　落实情况：",
        "批示：党委书记（14时56分）　　落实情况：",
        "下一次续报　建议 5月21日2时50分前",
        "没有结束的事件 1 起\n",
    ):
        assert said in text
    sheet = words(print_shift(shift, COLLEGE))
    assert "值班交接单" in sheet
    assert "交班人：张某　　接班人：李某" in sheet
    assert "接班签名" in sheet
    other = tmp_path / "other"
    other.mkdir()
    over = opened(other)
    told(over, "党政办公室", "17:00", "written", report="final")
    CaseLog(over, COLLEGE, now=at("17:10")).close()
    both = hand_over([load_case(path), load_case(over)], COLLEGE, at("18:00"))
    assert "没有结束的事件 1 起，另有 1 起已经报过终报、处置结束" in shift_text(both)
    assert hand_over([], COLLEGE, at("18:00")).open == ()
    refused("one-person", lambda: hand_over([], COLLEGE, at("18:00"), giver="张某", taker="张某"))


def test_the_shift_on_the_command_line(tmp_path: Path, run_cli: Run) -> None:
    path = opened(tmp_path)
    code, out, _ = run_cli("应急", "交接班", path)
    assert (code, "没有结束的事件 1 起" in out) == (0, True)
    assert "（已过时限" in out
    sheet = tmp_path / "交接单.docx"
    assert run_cli("emergency", "shift", path, "-o", sheet)[0] == 0
    assert "值班交接单" in words(sheet.read_bytes())
    assert run_cli("emergency", "shift", path, "-o", tmp_path / "a.txt")[0] == 2
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"经过": "机密★1年"})
    assert "没有打印" in run_cli("emergency", "shift", path, "-o", tmp_path / "b.docx")[2]


def test_a_shift_with_many_events_is_set_small_so_that_it_is_signed_on_the_page(tmp_path: Path) -> None:
    import io

    import docx
    from docx.shared import Pt

    path = opened(tmp_path)
    for events, size in ((1, 12), (4, 10.5)):
        shift = hand_over([load_case(path)] * events, COLLEGE, at("18:00"), giver="张某", taker="李某")
        sheet = docx.Document(io.BytesIO(print_shift(shift, COLLEGE)))
        row = next(each for each in sheet.paragraphs if each.text.startswith("封签："))
        assert row.runs[0].font.size == Pt(size)
