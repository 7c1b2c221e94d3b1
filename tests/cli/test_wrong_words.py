"""What a clerk types that no command knows: one line in Chinese, what was meant or what to write, exit code 2."""

from __future__ import annotations

import shlex
from datetime import timedelta
from pathlib import Path

import pytest

from tests import TODAY, Run

OPEN = "emergency start --occurred 现在"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("emergency 打开案卷", "没有名为“打开案卷”的动作，是否指“立案 start”；可选：立案 start、记 log"),
        ("emergency strat", "是否指“立案 start”"),
        ("emergency 结束", "没有名为“结束”的动作；可选：立案 start"),
        ("ledger 列出来", "是否指“列出 list”"),
        ("emergency start --部门 后勤处", "是否指“--department”；用 alvtc-info emergency start --help"),
        ("emergency start --电话号码 1", "不认识的参数：--电话号码 1；用 alvtc-info emergency start --help"),
        ("check 稿.docx --输出 a", "是否指“-o”"),
        ("check 稿.docx --天气", "不认识的参数：--天气；用"),
        ("check 稿.docx --版式", "是否指“--layout"),
        ("check 稿.docx --页", "不认识的参数：--页；用"),
        ("check 稿.docx --文种 首报", "是否指“--kind”"),
        ("check 稿.docx --page", "不认识的参数：--page，是否指“--pages”"),
        ("emergency log a.yaml --fact 伤亡=16:50 抢救无效", "内容里有空格的，整句加引号"),
        ("review 稿.docx 另一份.txt", "不认识的参数：另一份.txt；一次只收一个文件，别的请另写一次"),
        ("emergency log a.yaml --correct 甲 --closed", "“甲”应为整数，如 3"),
        ("emergency log a.yaml --instruction 先救人", "如 --leader 院长"),
        ("check 稿.docx --ignore 含糊", "名称里有这几个字的：vague-time 含糊时间表述、vague-cutoff"),
        ("check 稿.docx --ignore 天气", "没有名为“天气”的规则；用"),
        ("receive 稿.docx", "稿.docx：这是稿件，不是报送包"),
        ("ledger request 供暖 --department 后情处 --create", "是否指“后勤处”；新设的先用 ledger department 登记"),
        ("ledger request 供暖 --department 信息系 --create", "是否指“信息工程系”"),
        ("ledger request 供暖 --department 气象站 --create", "不认识“气象站”这个部门；新设的先用"),
    ],
)
def test_one_line_says_what_was_meant(
    line: str, said: str, tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "另一份.txt").write_text("另一份。", encoding="utf-8")
    code, out, err = run_cli(*shlex.split(line))
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert ("--other" in err) == ("ledger add" in line)


@pytest.mark.medium
@pytest.mark.parametrize("word", ["help", "帮助", "version", "版本"])
def test_help_is_asked_for_in_any_words(word: str, run_cli: Run) -> None:
    code, out, err = run_cli(word)
    assert ("alvtc-info" in out, err) == (True, "")
    assert code == 0


@pytest.mark.medium
def test_files_have_names_by_default_and_replace_none(
    tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for line in (
        *[f"{OPEN} --department 后勤处 --role 属地部门"] * 2,
        *["new 首报"] * 2,
        "flowchart",
        "flowchart --event 案卷.yaml",
        "emergency folder",
        "emergency script 案卷.yaml -o 单子.docx",
        "emergency handover 案卷.yaml",
        "emergency handover 案卷（移交）.zip",
    ):
        code, _, err = run_cli(*shlex.split(line))
        assert code in (0, 1), (line, err)
    assert {each.name for each in tmp_path.iterdir() if not each.name.startswith(".")} >= {
        "案卷.yaml",
        "案卷（2）.yaml",
        "首报.docx",
        "首报（2）.docx",
        "流程图.docx",
        "案卷（经过）.docx",
        "值班夹",
        "单子.docx",
        "案卷（移交）.zip",
        "案卷（移交）.yaml",
    }
    (tmp_path / "案卷.yaml").write_text((tmp_path / "案卷.yaml").read_text("utf-8") + "坏", "utf-8")
    assert run_cli("emergency", "repair", "案卷.yaml")[0] == 0
    assert (tmp_path / "案卷（完好部分）.yaml").exists()


@pytest.mark.medium
def test_words_of_the_office_are_taken(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_cli("emergency", "open", "--occurred", "半小时前", "--department", "后勤处")[0] in (0, 1)
    for line in (
        "应急 记录 案卷.yaml --to 院长 --by 微信",
        "应急 记 案卷.yaml --fact 伤亡：2名学生擦伤",
        "应急 记 案卷.yaml --correct 第3条 --fact 伤亡=1名学生擦伤",
    ):
        assert run_cli(*shlex.split(line))[0] == 0
    assert "1名学生擦伤" in run_cli("应急", "查看", "案卷.yaml")[1]
    year = TODAY.year
    code, out, _ = run_cli(
        "台账", "约稿", "供暖", "--department", "后勤处", "--date", "昨天", "--due", "12月31号", "--create"
    )
    assert code == 0
    assert f"约稿日期：{TODAY - timedelta(days=1)}　期限：{year}-12-31" in out
    assert "供暖" in run_cli("台账", "查看", "第1条")[1]
    assert "供暖" in run_cli("台账", "列出", "--year", f"{year}年", "--department", "后勤保障处")[1]
    for words, said in (
        (("列出", "--department", "后情处"), "不认识“后情处”这个部门，是否指“后勤处”"),
        (("列出", "--year", "20226"), "“20226”不是年份"),
        (("采用", "--title", "甲", "--department", "后勤处", "--level", "盟级"), "是否指“盟级媒体”"),
    ):
        code, _, err = run_cli("台账", *words)
        assert (code, said in err) == (2, True), err


def test_the_end_is_not_before_the_event(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run_cli(*shlex.split(OPEN))
    for act in ("--closed", "--instruction 先救人 --leader 院长"):
        code, _, err = run_cli(*shlex.split(f"emergency log 案卷.yaml --at 1小时前 {act}"))
        assert code == 2
        assert "早于事件发生的时刻" in err
