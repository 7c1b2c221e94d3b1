from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alvtc_info import InputError, UsageError, check, fix, read
from alvtc_info.fixing import unified_diff
from alvtc_info.rule import example
from alvtc_info.rules import RULES

Run = Callable[..., tuple[int, str, str]]
FAULTS = sorted(
    {
        line
        for r in RULES
        if r.name != "secret-marking"
        for e in r.bad
        for line in example(e).bare.split("\n")
        if len(line) < 60
    }
)
DRAFT = "后勤处值班信息\n第12期\n后勤处　2024年5月22日\n更换阀门。\n一.情况\n昨日下午15:45，后勤处布署工作,截止2024年5月20日。\n编辑：刘某 电话：8000000 签发：李某\n"
AFTER = "后勤处值班信息\n第12期\n后勤处　2024年5月22日\n更换阀门\n一、情况\n5月21日15:45，后勤处部署工作，截至2024年5月20日。\n编辑：刘某 电话：8000000 签发：李某\n"


def written(folder: Path, text: str | bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_safe_fixes_are_applied_and_nothing_else(tmp_path: Path) -> None:
    fixed = fix(written(tmp_path, DRAFT))
    assert fixed.after == AFTER
    assert {f.rule for f in fixed.applied} == {
        "heading-trailing-punct",
        "heading-format",
        "relative-time",
        "time-format",
        "typo-confusable",
        "halfwidth-punct",
        "jiezhi-misuse",
    }
    assert fixed.before == DRAFT


@settings(max_examples=60)
@given(st.lists(st.sampled_from(FAULTS), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_fixing_twice_changes_nothing_more_and_removes_what_it_claims(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str
) -> None:
    path = written(tmp_path_factory.mktemp("fix"), end.join(lines))
    fixed = fix(path)
    again = fix(written(path.parent, fixed.data, "b.txt"))
    assert again.applied == ()
    assert again.data == fixed.data
    left = [f for f in check(read(fixed.data, name="a.txt")) if f.fix and f.fix.safe and f.quote]
    assert left == []
    assert len(fixed.after.splitlines()) == len(fixed.before.splitlines())


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16", b"")]
)
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, mark: bytes) -> None:
    data = mark + "学院布署工作，\r\n供暖正常。\r\n".encode(encoding)
    assert fix(written(tmp_path, data)).data == mark + "学院部署工作，\r\n供暖正常。\r\n".encode(encoding)


def test_rules_can_be_chosen_and_some_files_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "学院布署工作,供暖正常。")
    assert fix(path, select=["typo-confusable"]).after == "学院部署工作,供暖正常。"
    assert fix(path, ignore=["typo-confusable"]).after == "学院布署工作，供暖正常。"
    with pytest.raises(UsageError, match="只能改"):
        fix(tmp_path / "a.docx")
    with pytest.raises(InputError) as caught:
        fix(written(tmp_path, "机密★1年\n学院布署工作"))
    assert caught.value.code == "secret"


def test_the_command_writes_where_it_is_told(run_cli: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "学院布署工作。")
    code, out, _ = run_cli("fix", path, "--diff")
    assert code == 0
    assert "-学院布署工作。\n+学院部署工作。\n" in out
    target = tmp_path / "b.txt"
    assert run_cli("fix", path, "-o", target)[1] == f"改了 1 处：{target}\n"
    assert target.read_text(encoding="utf-8") == "学院部署工作。"
    assert run_cli("fix", path, "-o", target)[0] == 2
    assert "不能写到原文件上" in run_cli("fix", path, "-o", path)[2]
    assert path.read_text(encoding="utf-8") == "学院布署工作。"
    assert run_cli("fix", path, "--in-place")[0] == 0
    assert path.read_text(encoding="utf-8") == "学院部署工作。"
    assert run_cli("fix", path, "--in-place")[1].startswith("改了 0 处")
    assert "下列参数要写一个" in run_cli("fix", path)[2]


def test_fixing_ends_after_some_rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.fixing.ROUNDS", 1)
    assert fix(written(tmp_path, "学院布署工作,供暖正常。")).after == "学院部署工作，供暖正常。"


def test_a_diff_of_nothing_is_empty(tmp_path: Path) -> None:
    assert unified_diff(fix(written(tmp_path, "供暖正常。")), "a.txt") == ""
