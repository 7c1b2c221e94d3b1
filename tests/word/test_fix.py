from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import alvtc_info
from alvtc_info import InputError, Kind, UsageError, check, fix, read
from alvtc_info.config.settings_file import build_config
from alvtc_info.model.rule import example, framed
from alvtc_info.rules import RULES
from alvtc_info.word.fix import unified_diff
from tests import Run
from tests.word.drafts import SPANS, run, saved, with_body

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


@pytest.mark.medium
@settings(max_examples=60)
@given(st.lists(st.sampled_from(FAULTS), min_size=1, max_size=5).filter(any), st.sampled_from(["\n", "\r\n", "\r"]))
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
        fix(tmp_path / "a.pdf")
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
    assert "不能写在它上面" in run_cli("fix", path, "-o", path)[2]
    assert path.read_text(encoding="utf-8") == "学院布署工作。"
    assert run_cli("fix", path, "--in-place")[0] == 0
    assert path.read_text(encoding="utf-8") == "学院部署工作。"
    assert run_cli("fix", path, "--in-place")[1].startswith("改了 0 处")
    assert run_cli("fix", path)[1].startswith(f"改了 0 处：{path.with_name(path.stem + '（修改）' + path.suffix)}")


def test_fixing_ends_after_some_rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.word.fix.ROUNDS", 1)
    assert fix(written(tmp_path, "学院布署工作,供暖正常。")).after == "学院部署工作，供暖正常。"


def test_a_diff_of_nothing_is_empty(tmp_path: Path) -> None:
    assert unified_diff(fix(written(tmp_path, "供暖正常。")), "a.txt") == ""


REPORT = """# 日常信息，注释留着
kind: daily
editor: 刘某   # 编辑
department: 后勤处
issue_number: 12
dated: 2024-05-22
title: '后勤处检修''阀门''。'
phone: "0483-8000000"
signed_off_by: 李某
body:
  - >-
    昨日，后勤处布署检修工作,
    更换阀门6个，截止2024年5月20日
    恢复供水。
  - "工作已布署。"
  - |
    一.第一行布署。
    第二行布署。
  - heading: 下一步布署
  - table: [[项目, 数量], [布署, "6"]]
    caption: 表1 布署情况
  - {picture: a.png, caption: 布署图}
  - "转义\\u5e03署，工作布署"
"""
FIXED = (
    REPORT.replace("昨日", "5月21日")
    .replace("截止2024", "截至2024")
    .replace("工作,\n", "工作，\n")
    .replace("阀门''。", "阀门''")
    .replace("布署", "部署")
    .replace('工作部署"\n', '工作布署"\n')
)


def test_a_report_in_yaml_is_fixed_where_its_words_stand(tmp_path: Path) -> None:
    path = written(tmp_path, REPORT, "a.yaml")
    fixed = fix(path, ignore=["heading-format", "quote-book-dunhao", "heading-trailing-punct"])
    assert fixed.after == FIXED
    again = fix(written(tmp_path, fixed.data, "b.yaml"), ignore=["heading-format", "heading-trailing-punct"])
    assert again.applied == ()


@pytest.mark.parametrize("body", [
    "body: 昨日布署工作。\n", "body: |\n  第一段布署。\n\n  第二段布署。\n", "body:\n- 甲处布署。\n- - 乙\n", "body: '他说：布署''工作''。'\n",
    "body: [布署工作]\n", 'body: "一行\\n布署"\n', "body:\n- |\n  布署\n  \n  好\n- 布署\n",
    "body: >-\n  OA system\n  is up 布署\n  ok\n",
])  # fmt: skip
def test_whatever_the_style_only_the_words_change(tmp_path: Path, body: str) -> None:
    text = f"kind: daily\ndepartment: 后勤处\ndated: 2024-05-22\ntitle: 后勤处检修\n{body}"
    path = written(tmp_path, text, "a.yaml")
    try:
        fixed = fix(path)
    except alvtc_info.ReportError:
        return
    done = body.count("布署") if '"' not in body else 0
    assert fixed.after.count("部署") == done
    assert fixed.after.replace("部署", "布署").replace("5月21日", "昨日") == text


def test_a_fix_that_would_change_what_the_yaml_says_is_left(tmp_path: Path) -> None:
    config = build_config({"rules": [{"name": "a-b", "swap": {"甲": "乙: 丙", "丁": "# 戊"}, "safe": True}]})
    text = "kind: daily\ndepartment: 后勤处\ndated: 2024-05-22\ntitle: 后勤处检修\nbody: 甲和 丁\n"
    fixed = fix(written(tmp_path, text, "a.yaml"), config=config, select=["a-b"])
    assert fixed.after == text
    assert fixed.applied == ()


def test_only_blocks_of_the_file_can_be_fixed() -> None:
    from alvtc_info.reading.yaml_positions import sites

    known = sites("kind: first\nsituation: 甲\nevent: {place: 乙, contacts: [{to: [丙, 丁]}]}\nempty:\n")
    assert {name: words for name, (words, _) in known.items()} == {
        "kind": "first", "situation[0]": "甲", "event.place": "乙", "event.contacts[0].to[0]": "丙", "event.contacts[0].to[1]": "丁",
    }  # fmt: skip


def test_a_heading_s_number_is_put_right_where_only_it_is_wrong(tmp_path: Path) -> None:
    frame = "后勤处值班信息\n第12期\n后勤处　2024年5月22日\n后勤处检修\n{}\n编辑：刘某 电话：8000000 签发：李某\n"
    for numbers, right in (("一二二四", "一二三四"), ("一三", "一二"), ("一三四", "一三四"), ("一二四五", "一二四五")):
        body = "\n".join(f"{n}、情况\n5月20日，后勤处更换阀门6个。" for n in numbers)
        fixed = fix(written(tmp_path, frame.format(body)), select=["heading-sequence"])
        assert "".join(line[0] for line in fixed.after.split("\n") if line.endswith("、情况")) == right


@pytest.mark.medium
@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([f for f in FAULTS if f.strip()]), min_size=1, max_size=4),
    st.sampled_from([None, '"', "'", "|", ">"]),
)
def test_fixing_yaml_twice_changes_nothing_more(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], style: str | None
) -> None:
    data = {"kind": "daily", "department": "后勤处", "dated": "2024-05-22", "title": "后勤处检修", "body": lines}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_style=style)
    path = written(tmp_path_factory.mktemp("fix"), text, "a.yaml")
    fixed = fix(path)
    again = fix(written(path.parent, fixed.data, "b.yaml"))
    assert again.applied == ()
    body = yaml.safe_load(fixed.after)["body"]
    assert len(body) == len(lines)
    assert {key: value for key, value in yaml.safe_load(fixed.after).items() if key not in ("body", "title")} == {
        key: value for key, value in data.items() if key not in ("body", "title")
    }


def test_what_somebody_must_confirm_is_written_only_when_asked(tmp_path: Path, run_cli: Run) -> None:
    text = "近日，学院布署工作。据了解，在校生达5300人。学院召开了会议。"
    path = written(tmp_path, text)
    assert fix(path).after == text.replace("布署", "部署")
    wanted = (
        "{YYYY年M月D日}，学院部署工作。据了解（{出处：发布单位、文献名称、时间}），"
        "在校生达5300人（截至{YYYY年M月D日}）。学院{M月D日}召开了会议。"
    )
    assert fix(path, unsafe=True).after == wanted
    assert len(fix(path, unsafe=True).applied) == 5
    assert run_cli("fix", path, "--unsafe", "--in-place")[1].startswith("改了 5 处")
    assert path.read_text(encoding="utf-8") == wanted


def test_fix_corrects_a_docx(tmp_path: Path, run_cli: Run) -> None:
    path = saved(tmp_path, with_body(run(SPANS)))
    done = fix(path)
    assert "昨日" in done.before
    assert "5月21日完成试压" in done.after
    code, out, _ = run_cli("fix", path, "--diff")
    assert code == 0
    assert "+目前，管线运行正常。近日已更换阀门12个，5月21日完成试压。" in out
    assert run_cli("fix", path, "-o", tmp_path / "f.docx")[0] == 0
    assert (
        read(tmp_path / "f.docx").joined({b.role for b in read(path).blocks}, "")
        == "".join(line for line in done.after.replace("　　", "").split("\n") if line)
        or "5月21日" in read(tmp_path / "f.docx").text
    )


@pytest.mark.parametrize(
    "line",
    [
        "（二）在5号楼增设10吨保温水箱1个。",
        "（二）更换循环泵两台。",
        "（二）由后勤处牵头落实。",
        "（二）后勤处检修了锅炉。",
    ],
)
def test_a_whole_sentence_keeps_its_full_stop(line: str) -> None:
    lines = ["二、有关建议", "（一）延长供水时间", "每日延长至22时30分。", line]
    text = framed("关于改善热水供应的建议", "一、存在问题", "热水不足。", *lines)
    fixed = fix(text.encode(), name="a.txt", kind=Kind.COMPOSITE)
    assert line in fixed.after.splitlines()
    heading = framed("关于改善热水供应的建议", "一、存在问题。", "热水不足。", "二、有关建议", "增设水箱。")
    assert "一、存在问题" in fix(heading.encode(), name="a.txt", kind=Kind.COMPOSITE).after.splitlines()
