from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from alvtc_info.cli.commands import emergency as commands
from alvtc_info.emergency import case_log
from alvtc_info.emergency.case_entries import Reported
from alvtc_info.emergency.case_file import load_case
from tests import TESTS, Run
from tests.emergency.cases import COLLEGE, at, opened


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [at("14:35")]
    monkeypatch.setattr(case_log, "current", lambda college: now[0])
    monkeypatch.setattr("alvtc_info.emergency.handover.current", lambda college: now[0])
    return now


def _interrupted(_: float) -> None:
    raise KeyboardInterrupt


@pytest.mark.medium
def test_the_command(
    tmp_path: Path, run_cli: Run, clock: list[datetime], examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "event.yaml"
    code, out, _ = run_cli(
        "emergency",
        "start",
        "--occurred",
        "14:30",
        "--place",
        "实训楼3层",
        "--what",
        "配电箱冒烟",
        "--department",
        "后勤处",
        "--sensitive",
        "-o",
        case,
    )
    assert code == 0
    assert "现在：14时35分，已过 5 分钟" in out
    clock[0] = at("14:42")
    code, out, _ = run_cli("emergency", "log", case, "--to", "部门主要负责人", "--by", "phone", "--at", "14:41")
    assert code == 0
    assert "已记：2. 14时41分　报告　后勤处 电话报部门主要负责人" in out
    assert "离对外报告的时限还剩 28 分钟" in out
    for given in (
        ("--correct", "2", "--at", "14:40"),
        ("--withdraw", "3"),
        ("--instruction", "先报后补", "--leader", "院长"),
        ("--delegate", "院长=王某", "--note", "出差"),
        ("--fact", "伤亡=无人员伤亡", "--fact", "措施＝断电"),
        ("--involve", "学工处=主管"),
        ("--to", "党委书记和院长"),
        ("--to", "党政办公室", "--by", "书面", "--report", "first"),
        ("--closed",),
    ):
        assert run_cli("emergency", "log", case, *given)[0] == 0, given
    assert any(entry.to == ("党委书记", "院长") for entry in load_case(case).those(Reported))
    assert run_cli("emergency", "status", case, "--now", "14:50")[0] == 0
    monkeypatch.setattr("time.sleep", _interrupted)
    assert run_cli("emergency", "status", case, "--watch")[0] == 0
    code, out, _ = run_cli(
        "emergency", "start", "--occurred", "14:30", "--department", "后勤处", "-o", tmp_path / "z.yml"
    )
    assert code == 0
    code, out, _ = run_cli("emergency", "status", case, "--now", "15:20")
    assert code == 1
    assert "已超时" in out
    assert run_cli("emergency", "status", case)[0] == 0
    assert run_cli("emergency", "script", case)[0] == 0
    assert run_cli("emergency", "script", case, "--print", tmp_path / "a.docx")[0] == 0
    assert run_cli("emergency", "handover", case, "-o", tmp_path / "case.zip")[0] == 0
    assert run_cli("emergency", "handover", tmp_path / "case.zip", "-o", tmp_path / "b.yaml")[0] == 0
    assert run_cli("emergency", "repair", case, "-o", tmp_path / "c.yaml")[0] == 0
    gone = tmp_path / "gone.yaml"
    gone.write_bytes((examples / "first.yaml").read_bytes())
    run_cli("emergency", "log", case, "--to", "党政办公室", "--file", gone)
    gone.unlink()
    assert "没有找到稿件 gone.yaml" in run_cli("emergency", "handover", case, "-o", tmp_path / "d.zip")[2]


def test_the_command_refuses_in_one_line(tmp_path: Path, run_cli: Run, clock: list[datetime]) -> None:
    case = opened(tmp_path)
    for given in (
        ("start", "--known", "14:30", "--department", "后勤处", "-o", tmp_path / "a.txt"),
        ("log", case),
        ("log", case, "--to", "处长", "--closed"),
        ("log", case, "--withdraw", "1", "--correct", "1"),
        ("log", case, "--to", "处长", "--by", "飞鸽"),
        ("log", case, "--delegate", "院长"),
        ("log", case, "--fact", "伤亡="),
        ("script", case, "--print", tmp_path / "a.txt"),
        ("handover", case, "-o", tmp_path / "a.txt"),
        ("handover", tmp_path / "a.zip", "-o", tmp_path / "b.zip"),
        ("status", case, "--now", "不详"),
        ("status", tmp_path / "none.yaml"),
    ):
        code, out, err = run_cli("emergency", *given)
        assert (code, out, err.count("\n")) == (2, "", 1), given


def test_a_damaged_case_is_shown_as_far_as_it_goes(tmp_path: Path, run_cli: Run, clock: list[datetime]) -> None:
    case = opened(tmp_path)
    case.write_text(case.read_text(encoding="utf-8") + "- entry: clo", encoding="utf-8")
    code, out, err = run_cli("emergency", "status", case)
    assert code == 2
    assert "部门主要负责人" in out
    assert "前 1 条记录完好" in err
    case.write_text("case: x\n", encoding="utf-8")
    assert run_cli("emergency", "status", case, "--now", "14:30")[0] == 2


def test_counting_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[datetime], capsys: pytest.CaptureFixture[str]
) -> None:
    case = opened(tmp_path)

    def sleep(_: float) -> None:
        clock[0] += timedelta(minutes=20)
        if clock[0] > at("15:20"):
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", sleep)
    assert commands._watch(str(case), COLLEGE) == 1
    shown_ = capsys.readouterr().out
    assert "还剩 25 分钟" in shown_
    assert "已超时" in shown_
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    clock[0] = at("15:10")
    commands._watch(str(case), COLLEGE)
    shown_ = capsys.readouterr().out
    assert shown_.startswith("\x1b[2J\x1b[H")
    assert "\x1b[31m" in shown_


def test_a_case_is_verified_and_what_was_recorded_by_mistake_erased(
    tmp_path: Path, run_cli: Run, clock: list[datetime], examples: Path
) -> None:
    case = opened(tmp_path)
    paper = tmp_path / "first.yaml"
    paper.write_bytes((examples / "first.yaml").read_bytes())
    clock[0] = at("15:00")
    run_cli("emergency", "log", case, "--to", "党政办公室", "--file", paper)
    run_cli("emergency", "log", case, "--fact", "报告人电话=13800000000")
    _, out, _ = run_cli("emergency", "handover", case, "-o", tmp_path / "case.zip")
    head = out.partition("封签：")[2].partition("（")[0]
    code, out, _ = run_cli("emergency", "verify", case, "--head", head)
    assert (code, out) == (0, f"已核对：4 条，都与封签一致\n封签：{head}　全部：{load_case(case).head.hash}\n")
    code, out, _ = run_cli(
        "emergency", "erase", case, "3", "--approved-by", "李某", "--reason", "误录电话", "--recorder", "王某"
    )
    assert (code, "已清除：第 3 条的内容（第 5 条记着：李某批准，误录电话）" in out) == (0, True)
    code, out, _ = run_cli("emergency", "verify", case)
    assert (code, "第3条已按批准清除（第5条：李某批准，误录电话）" in out, "没有对照留存的封签" in out) == (
        0,
        True,
        True,
    )
    paper.write_bytes(b"another")
    _, _, err = run_cli("emergency", "handover", case, "-o", tmp_path / "again.zip")
    assert "提示：第2条的稿件 first.yaml 与记下时不同" in err
    code, out, _ = run_cli("emergency", "verify", case)
    assert (code, "× 第2条的稿件 first.yaml 与记下时不同" in out) == (1, True)
    paper.unlink()
    case.write_text(case.read_text(encoding="utf-8").replace("配电箱", "电箱"), encoding="utf-8")
    code, out, _ = run_cli("emergency", "verify", case)
    assert (code, out.startswith("× 第1条与封签不一致：可能是"), "提示：没有找到稿件 first.yaml" in out) == (
        1,
        True,
        True,
    )


def test_a_case_of_the_first_version_is_verified(tmp_path: Path, run_cli: Run, clock: list[datetime]) -> None:
    case = tmp_path / "event.yaml"
    case.write_bytes((TESTS / "emergency" / "case-1.yaml").read_bytes())
    code, out, _ = run_cli("emergency", "verify", case)
    assert (code, "提示：这份案卷是旧版程序记的" in out) == (0, True)
    clock[0] = at("15:00")
    run_cli("emergency", "log", case, "--to", "院长")
    code, out, _ = run_cli("emergency", "verify", case)
    assert (code, "提示：前 5 条是旧版程序记的" in out) == (0, True)


def test_the_date_of_an_event_of_long_ago_is_asked_about(tmp_path: Path, run_cli: Run, clock: list[datetime]) -> None:
    case = tmp_path / "event.yaml"
    given = ("--department", "后勤处", "--what", "配电箱冒烟", "-o", case)
    code, _, err = run_cli("emergency", "start", "--occurred", "2022-05-20 14:30", *given)
    assert (code, "731 天以前，请核对年份" in err) == (0, True)
    code, _, err = run_cli("emergency", "start", "--known", "2022-05-20 14:30", *given, "--force")
    assert (code, "获知时刻" in err, "--fact 获知时间=" in err) == (0, True, True)
    assert run_cli("emergency", "start", "--occurred", "2022-05-20 14:30", *given, "--force")[0] == 0
    code, _, err = run_cli("emergency", "log", case, "--correct", "1", "--fact", "发生时间=2023-05-20 14:30")
    assert (code, "366 天以前" in err) == (0, True)
    code, _, err = run_cli("emergency", "log", case, "--fact", "伤亡=无人员伤亡")
    assert (code, "366 天以前" in err) == (0, True)
    assert run_cli("emergency", "start", "--occurred", "14:30", *given, "--force")[::2] == (0, "")


@pytest.mark.parametrize(
    ("typed", "now", "said"),
    [
        ("两点半", "23:00", "“两点半”没有说上午还是下午，按2024年5月20日2时30分记；是2024年5月20日14时30分的，用 log"),
        ("2点45", "15:00", "按2024年5月20日2时45分记"),
        ("两点半", "14:00", ""),
        ("14点半", "23:00", ""),
        ("2:30", "23:00", ""),
        ("凌晨两点半", "23:00", ""),
        ("12点半", "23:00", ""),
    ],
)
def test_which_half_of_the_day_was_taken_is_said(
    typed: str, now: str, said: str, tmp_path: Path, run_cli: Run, clock: list[datetime]
) -> None:
    clock[0] = at(now)
    case = tmp_path / "event.yaml"
    code, _, err = run_cli(
        "emergency", "start", "--occurred", typed, "--department", "后勤处", "--what", "配电箱冒烟", "-o", case
    )
    assert code in (0, 1)
    assert said in err if said else err == ""
    _, _, err = run_cli("emergency", "log", case, "--correct", "1", "--fact", f"发生：{typed}", "--fact", "伤亡=无")
    assert said in err if said else err == ""
