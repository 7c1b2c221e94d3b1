from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alvtc_info.reporters.exchange import FORMATS
from lxml import etree, html

from alvtc_info import check, read
from alvtc_info.institution.values import default_institution
from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.model.document import Document
from alvtc_info.model.result import Failure, Result
from alvtc_info.model.rule import framed
from alvtc_info.reporters.html import format_html
from tests.test_series import PLANTED, documents

Run = Callable[..., tuple[int, str, str]]
COLLEGE = default_institution()
TEXT = "一段平常的话。\n近日，学院开展检查，截止2024年5月20日完成。\n联系人手机13912345678，据了解<情况>正常。\n"
FAILED = [Failure("坏 的,文件:1.docx", "broken", "文件坏了：100%\n第二行"), Failure("", "crash", "出错")]


def checked(text: str = TEXT, name: str = "稿 件.txt") -> list[tuple[Result, Document]]:
    document = read(text.encode(), name=name)
    return [(check(document), document)]


def formatted(form: str, failures: list[Failure] = FAILED, **given: Any) -> str:
    return FORMATS[form](checked(**given), failures, COLLEGE)


def test_every_format_says_every_finding() -> None:
    told = checked()
    count = len(told[0][0].findings)
    assert count > 3
    assert formatted("jsonl").count('"type": "finding"') == count
    assert len(json.loads(formatted("sarif"))["runs"][0]["results"]) == count
    assert len(formatted("github").splitlines()) == count + 2
    assert len(json.loads(formatted("gitlab"))) == count + 2
    junit = etree.fromstring(formatted("junit").encode())
    assert sum(len((e.text or "").splitlines()) for e in junit.iter("failure")) == count
    checkstyle = etree.fromstring(formatted("checkstyle").encode())
    assert len(list(checkstyle.iter("error"))) == count + 2
    for form in FORMATS:
        assert "13912345678" not in formatted(form)


def test_each_line_of_jsonl_is_a_finding_with_its_fingerprint() -> None:
    lines = [json.loads(line) for line in formatted("jsonl").splitlines()]
    assert lines[0]["rule"] == "vague-time"
    assert re.fullmatch(r"[0-9a-f]{32}", lines[0]["fingerprint"])
    assert lines[-1] == {"type": "error", "path": "", "code": "crash", "message": "出错"}


def test_github_commands_are_escaped() -> None:
    lines = formatted("github").splitlines()
    assert lines[0].startswith("::error file=稿 件.txt,line=2,col=1,endColumn=3,title=必改 含糊时间表述::第2行“近日”：")
    assert lines[-2] == r"::error file=坏 的%2C文件%3A1.docx::文件坏了：100%25\u000a第二行"
    assert lines[-1] == "::error ::出错"


def test_gitlab_places() -> None:
    first, *_, last = json.loads(formatted("gitlab"))
    assert first["location"] == {"path": "稿 件.txt", "lines": {"begin": 2}}
    assert (first["severity"], last["severity"]) == ("major", "blocker")


def test_junit_and_checkstyle_hold_what_xml_cannot() -> None:
    text = TEXT.replace("近日", "近日\x0b")
    for form in ("junit", "checkstyle"):
        assert etree.fromstring(formatted(form, text=text, name="坏\x01\ud800.txt").encode()) is not None
    root = etree.fromstring(formatted("junit").encode())
    assert (root.get("errors"), root.get("name")) == ("2", "alvtc-info")
    clean = etree.fromstring(formatted("junit", [], text="一段平常的话。\n").encode())
    assert [case.get("name") for case in clean.iter("testcase")] == ["check"]
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")


def test_sarif_says_places_rules_and_fixes() -> None:
    run = json.loads(formatted("sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert [note["descriptor"]["id"] for note in run["invocations"][0]["toolExecutionNotifications"]] == [
        "broken",
        "crash",
    ]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert list(rules) == sorted(rules)
    assert rules["vague-time"]["help"]["text"]
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "vague-time"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E7%A8%BF%20%E4%BB%B6.txt"},
        "region": {"startLine": 2, "startColumn": 1, "endColumn": 3, "snippet": {"text": "近日"}},
    }
    fixed = next(r for r in run["results"] if r["ruleId"] == "jiezhi-misuse")
    replacement = fixed["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"] == {"text": "截至"}
    assert (
        TEXT.splitlines()[1][
            replacement["deletedRegion"]["startColumn"] - 1 : replacement["deletedRegion"]["endColumn"] - 1
        ]
        == "截止"
    )
    assert run["artifacts"][0]["hashes"]["sha-256"]
    assert formatted("sarif", [], name="/tmp/稿.txt").count("file:///tmp/") > 1


def test_word_places_are_named_and_reports_of_one_event_are_related(
    tmp_path: Path, run_cli: Run, examples: Path
) -> None:
    series = next(each for each in PLANTED if each["name"].startswith("三处"))
    paths = [tmp_path / f"{number}.txt" for number, _ in enumerate(documents(series))]
    for path, document in zip(paths, documents(series), strict=True):
        path.write_text(document.text, encoding="utf-8")
    run = json.loads(run_cli("check", *paths, "--one-event", "--format", "sarif")[1])["runs"][0]
    related = [place for result in run["results"] for place in result.get("relatedLocations", [])]
    assert related
    assert related[0]["physicalLocation"]["region"]["snippet"]["text"] in related[0]["message"]["text"]
    assert "对照：" in run_cli("check", *paths, "--one-event", "--format", "html")[1]
    run = json.loads(run_cli("check", examples / "draft.docx", "--format", "sarif")[1])["runs"][0]
    place = run["results"][0]["locations"][0]
    assert place["logicalLocations"][0]["name"] == "第6段"
    assert "region" not in place["physicalLocation"]
    _, out, _ = run_cli("check", examples / "draft.docx", "--format", "github")
    assert "line=" not in out
    assert "第6段“目前”" in out


def test_a_rule_of_ones_own_has_no_page(tmp_path: Path, run_cli: Run) -> None:
    (tmp_path / "alvtc-info.toml").write_text(
        '[[rules]]\nname = "no-blue"\ntitle = "不写蓝色"\navoid = ["蓝色"]\nmessage = "不写"\nbad = ["⟦蓝色⟧"]\ngood = ["红色"]\n',
        encoding="utf-8",
    )
    (tmp_path / "稿.txt").write_text("蓝色的房子。\n", encoding="utf-8")
    _, out, err = run_cli("check", tmp_path / "稿.txt", "--format", "sarif", "--select", "no-blue")
    assert err == ""
    (rule,) = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert "help" not in rule


def test_fingerprints_stay_when_paragraphs_move() -> None:
    moved = "先加一段平常的话。\n\n" + "\n".join(reversed(TEXT.splitlines(keepends=True)[1:]))
    marks = []
    for text in (TEXT, moved):
        ((result, document),) = checked(text)
        marks.append({m for m, f in zip(fingerprints(result, document), result.findings, strict=True) if f.quote})
    assert marks[0] == marks[1]
    twice = "近日，学院开展检查。\n近日，学院开展检查。\n"
    ((result, document),) = checked(twice)
    found = fingerprints(result, document)
    assert len(set(found)) == len(found)
    ((result, document),) = checked(TEXT.replace("开展检查", "开展排查"))
    assert fingerprints(result, document)[0] not in marks[0]


def test_the_page_shows_the_text_with_its_findings(tmp_path: Path) -> None:
    told = checked("# 一、情况\n\n" + TEXT, "稿.md") + checked("一段平常的话。\n", "好.txt") + checked("好。\n", "")
    text = format_html(told, FAILED, COLLEGE)
    page = html.fromstring(text)
    assert page.xpath("count(//script[@src]|//link|//img)") == 0
    marks = [(str(e.xpath("string()")), e.get("class")) for e in page.iter("mark")]
    assert ("近日", "error") in marks
    assert "13912345678" not in text
    assert "&lt;情况&gt;" in text
    names = {e.get("id") for e in page.iter("li")}
    assert {name for e in page.iter("mark") for name in e.get("data-by", "").split()} <= names
    assert {e.get("href", "")[1:] for e in page.iter("a")} <= names
    assert "没有发现问题" in text
    assert "（标准输入）" in text
    assert "文件坏了" in text


def test_overlapping_findings_are_marked_piece_by_piece() -> None:
    from dataclasses import replace

    ((result, document),) = checked("近日情况正常。\n")
    finding = replace(result.findings[0], start=0, end=4)
    other = replace(finding, start=2, end=6, severity=type(finding.severity)("info"))
    result = replace(result, findings=(finding, other, replace(finding, start=6, end=6)))
    page = html.fromstring(format_html([(result, document)], [], COLLEGE))
    assert [(str(e.xpath("string()")), e.get("class")) for e in page.iter("mark")] == [
        ("近日", "error"),
        ("情况", "error"),
        ("正常", "info"),
        ("。", "error"),
    ]


@pytest.mark.parametrize("form", [*FORMATS, "html"])
def test_the_exit_code_is_the_same_for_all(form: str, run_cli: Run, tmp_path: Path) -> None:
    draft, good = tmp_path / "稿.txt", tmp_path / "好.txt"
    draft.write_text(TEXT, encoding="utf-8")
    good.write_text("一段平常的话。\n", encoding="utf-8")
    assert run_cli("check", draft, "--format", form)[0] == 1
    assert run_cli("check", good, "--format", form)[0] == 0
    assert run_cli("check", good, tmp_path / "没有.txt", "--format", form)[0] == 2
    target = tmp_path / "out"
    assert run_cli("check", draft, "--format", form, "-o", target)[0] == 1
    assert target.read_text(encoding="utf-8")


def test_statistics_quiet_and_colour(run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, good = tmp_path / "稿.txt", tmp_path / "好.txt"
    draft.write_text(TEXT + "近日又查。\n", encoding="utf-8")
    good.write_text("一段平常的话。\n", encoding="utf-8")
    _, out, _ = run_cli("check", draft, good, "--statistics", "--select", "vague-time,jiezhi-misuse")
    assert out.endswith(
        "\n    2　必改　含糊时间表述（vague-time）\n    1　宜改　截至与截止误用（jiezhi-misuse）\n共 3 处\n"
    )
    _, out, _ = run_cli("check", draft, good, "--quiet")
    assert "好.txt" not in out
    assert "未检查：" not in out
    assert run_cli("check", good, "--quiet", "--select", "vague-time")[1] == ""
    assert "\x1b[31m必改\x1b[0m" in run_cli("check", draft, "--color", "always")[1]
    assert "\x1b" not in run_cli("check", draft)[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" in run_cli("check", draft)[1]
    assert "\x1b" not in run_cli("check", draft, "--color", "never")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run_cli("check", draft)[1]


def test_many_files_show_how_far_the_work_is(run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(21):
        (tmp_path / f"{number:02}.txt").write_text("一段平常的话。\n", encoding="utf-8")
    assert run_cli("check", tmp_path)[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = run_cli("check", tmp_path)[2]
    assert "\r正在检查 21/21" in err
    for number in range(21):  # repeats, which are judged a second time
        text = framed(
            f"后勤处检修{number}", "5月20日，后勤处更换学生公寓2号楼供水阀门6个，检修管道120米。", issue="第1期"
        )
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    err = run_cli("check", tmp_path)[2]
    assert "22/21" not in err
    assert err.endswith("\r")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
def test_a_file_name_that_is_no_text(run_cli: Run, tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xd0\xc5\xcf\xa2.txt")
    Path(name).write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    for form in ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "html"):
        assert run_cli("check", tmp_path, "--format", form)[0] == 1
        assert run_cli("check", tmp_path, "--format", form, "-o", tmp_path / f"{form}.out")[0] == 1
    assert json.loads((tmp_path / "json.out").read_bytes())["files"][0]["path"] == name
    assert run_cli("check", tmp_path, "--write-baseline", tmp_path / "baseline.json")[0] == 0
    assert run_cli("check", tmp_path, "--baseline", tmp_path / "baseline.json")[0] == 0
    for _ in range(2):
        assert run_cli("check", tmp_path, "--cache-dir", tmp_path / "kept", "--jobs", "2")[0] == 1


# baselines ---------------------------------------------------------------------------------------------------------------


def test_a_baseline_lets_pass_what_was_there_and_nothing_new(
    tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draft = tmp_path / "稿" / "一.txt"
    draft.parent.mkdir()
    draft.write_text(TEXT, encoding="utf-8")
    (tmp_path / "好.txt").write_text("一段平常的话。\n", encoding="utf-8")
    code, out, _ = run_cli("check", ".", "--write-baseline", "基线.json")
    assert (code, out) == (0, "已写好：基线.json（4 处，以后不再列出）\n")
    assert not set(re.findall(r"[\u4e00-\u9fff]+", (tmp_path / "基线.json").read_text(encoding="utf-8"))) - {"稿", "一"}
    code, out, err = run_cli("check", draft, "--baseline", tmp_path / "基线.json")
    assert (code, err) == (0, "基线里的 4 处没有列出\n")
    assert "含糊" not in out
    draft.write_text("先写一段。\n\n" + TEXT + "\n目前情况正常。\n", encoding="utf-8")
    code, out, err = run_cli("check", ".", "--baseline", "基线.json")
    assert (code, err) == (1, "基线里的 4 处没有列出\n")
    assert "“目前”没有说明是哪一刻" in out
    assert "“近日”" not in out
    draft.write_text(TEXT.replace("近日", "2024年5月20日"), encoding="utf-8")
    _, _, err = run_cli("check", ".", "--baseline", "基线.json")
    assert "基线里有 " in err
    assert "已经不在了" in err
    assert run_cli("check", ".", "--baseline", "基线.json", "--quiet")[2] == ""
    draft.write_text("一段平常的话。\n", encoding="utf-8")
    assert run_cli("check", ".", "--baseline", "基线.json")[::2] == (
        0,
        "基线里有 4 处已经不在了，可用 --write-baseline 重写\n",
    )
    assert run_cli("check", ".", "--write-baseline", "基线.json")[0] == 0
    _, _, err = run_cli("check", ".", "--baseline", "基线.json")
    assert "已经不在了" not in err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff", "这不是基线文件"),
        (b"[]", "这不是基线文件"),
        (b'{"baseline": 1, "files": {"a": "b"}}', "这不是基线文件"),
        (b'{"baseline": 1, "files": {"a": [1]}}', "这不是基线文件"),
        (b'{"files": {}}', "这不是基线文件"),
        (b'{"baseline": 2, "files": {}}', "请升级"),
    ],
)
def test_what_is_no_baseline_is_left_as_it_is(data: bytes, message: str, tmp_path: Path, run_cli: Run) -> None:
    path, draft = tmp_path / "基线.json", tmp_path / "稿.txt"
    path.write_bytes(data)
    draft.write_text(TEXT, encoding="utf-8")
    for option in ("--baseline", "--write-baseline"):
        code, out, err = run_cli("check", draft, option, path)
        assert (code, out, message in err) == (2, "", True)
    assert path.read_bytes() == data
    assert "找不到这个基线文件" in run_cli("check", draft, "--baseline", tmp_path / "没有.json")[2]


def test_no_baseline_of_what_could_not_be_read(tmp_path: Path, run_cli: Run) -> None:
    code, _, err = run_cli("check", tmp_path / "没有.txt", "--write-baseline", tmp_path / "基线.json")
    assert code == 2
    assert "找不到" in err
    assert not (tmp_path / "基线.json").exists()


def test_a_file_on_another_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    from alvtc_info.batch import baseline

    def nowhere(*_: str) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", nowhere)
    told = checked(name="/其他/稿.txt")
    assert list(json.loads(baseline.format_baseline("基线.json", told))["files"]) == ["/其他/稿.txt"]
